"""timeline add, timeline archive and timeline check --links: what they print and when they fail."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from timeline.articles import Article, ReadingDepth, depth_of, read_articles
from timeline.cli.options import chosen, config_option, day_option, example, format_option, loopback_option
from timeline.dates import Day
from timeline.ingestion.archive import archive as archive_all
from timeline.ingestion.intake import Added, Continued, Refused, Result, Skipped, ingest
from timeline.ingestion.links import check_links, links_of
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.problems import Problem, switched
from timeline.settings import Settings
from timeline.store import Conventions, read_folder


@click.command(epilog=example("timeline add page.html\ntimeline add https://example.org/feed.xml --since 2024-10-01"))
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|URL...")
@day_option("--since", "From feeds, take only articles published on this day or later.")
@loopback_option
@config_option
@format_option("text", "json")
def add(sources: tuple[str, ...], since: Day | None, loopback: bool, config_file: Path, form: str) -> None:
    """Add articles from files, folders and the web.

    Web pages, saved pages, PDFs, mails, text, feeds, lists of addresses and web archives are read. Each article becomes
    a file in seeds/ with its text, title, publisher, address and day of publication, and the evidence for that day.
    Articles that you already have are skipped and never changed. Exits with 1 when something was refused.
    """
    settings = chosen(config_file)
    now = date.today()  # the day where the person is
    counts: Counter[str] = Counter()
    with _bar("adding") as bar:
        for result in ingest(
            sources,
            settings,
            network=Network(loopback=loopback),
            today=Day(now.year, now.month, now.day),
            since=since,
            expect=bar.expect,
        ):
            counts[type(result).__name__.lower()] += 1
            click.echo(json.dumps(_as_json(result, settings)) if form == "json" else _as_text(result, settings))
            bar.advance(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    if form == "text":
        continued = f"{counts['continued']} continued, " if counts["continued"] else ""
        click.echo(f"{counts['added']} added, {continued}{counts['skipped']} skipped, {counts['refused']} refused")
    if counts["refused"]:
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Bar:
    """How far we are; shown only to a person who is watching."""

    progress: Progress
    task: TaskID

    def expect(self, more: int) -> None:
        self.progress.update(self.task, total=(self.progress.tasks[0].total or 0) + more)

    def advance(self, detail: str = "") -> None:
        self.progress.update(self.task, advance=1, detail=detail)


@contextmanager
def _bar(what: str) -> Iterator[_Bar]:
    """A bar on standard error where that is a terminal, gone at the end."""
    console = Console(stderr=True)
    detail = TextColumn("{task.fields[detail]}")
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), detail)
    # Lines for the terminal stand above the bar; those for a file or a pipe must not be taken to the terminal.
    redirect = sys.stdout.isatty()
    hidden = not console.is_terminal
    with Progress(*columns, console=console, transient=True, redirect_stdout=redirect, disable=hidden) as progress:
        yield _Bar(progress, progress.add_task(what, total=None, detail=""))


@click.command(epilog=example("timeline archive\ntimeline archive --save"))
@click.option("--save", is_flag=True, help="Ask the Wayback Machine to make a copy where it has none.")
@click.option("--timestamp", is_flag=True, help="Have the journal of originals time-stamped, and ask no archive.")
@loopback_option
@config_option
def archive(save: bool, timestamp: bool, loopback: bool, config_file: Path) -> None:
    """Record the copy of each article in the Wayback Machine.

    The copy stays when the page goes. Requests go to archive.org only, slowly; you can stop and start again. Exits with
    1 when an article could not be looked up.
    """
    if timestamp:
        _timestamp(chosen(config_file), Network(loopback=loopback))
        return
    failed = False
    for result in archive_all(chosen(config_file), save=save):
        failed = failed or not result.copy
        detail = f"{'saved' if result.saved else 'found'} {result.copy}" if result.copy else result.reason
        click.echo(f"{result.article}: {detail}")
    if failed:
        sys.exit(1)


def _timestamp(settings: Settings, network: Network) -> None:
    from timeline.ingestion.journal import FOLDER, JOURNAL
    from timeline.ingestion.timestamps import stamp

    try:
        stamped = stamp(settings, settings.root / FOLDER / JOURNAL, network)
    except Unusable as refusal:
        raise click.ClickException(str(refusal)) from None
    if stamped is None:
        click.echo("the journal has a time stamp already")
    else:
        click.echo(f"{FOLDER}/{stamped.path.name}: line {stamped.line} existed at {stamped.time:%Y-%m-%d %H:%M:%S} UTC")


@click.command(epilog=example("timeline evidence -o bundle\ntimeline evidence ferry-stopped-by-ice -o bundle"))
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The new folder to write.")
@config_option
def evidence(ids: tuple[str, ...], output: Path, config_file: Path) -> None:
    """Write a bundle of events with their evidence.

    It holds the articles they stand on and the originals with their journal, as a BagIt bag (RFC 8493), which other
    tools can verify. Without ID the bundle is of all events.
    """
    from timeline.ingestion.bundle import write_bundle
    from timeline.store import load
    from timeline.updating.pipeline import conventions_of

    settings = chosen(config_file)
    events = {event.id: event for event in load(settings.events_folder, settings.root, conventions_of(settings)).shown}
    if unknown := [name for name in ids if name not in events]:
        raise click.UsageError(f"there is no event {unknown[0]}; `timeline show` lists their ids")
    if output.exists():
        raise click.UsageError(f"{output} is there already; name a new folder")
    wanted = {name: event for name, event in events.items() if not ids or name in ids}
    articles = read_articles(settings.seeds_folder, settings.root, settings.language)
    files = write_bundle(settings, output, wanted, articles.by_id, date.today())
    click.echo(f"{output}: {len(wanted)} events, {files} files")


def problems_of_links(settings: Settings, conventions: Conventions, *, loopback: bool) -> tuple[Problem, ...]:
    """What is wrong with the addresses of the sources, as severe as the settings say, sorted by place.

    ``conventions`` are how the YAML is read.
    """
    articles = read_articles(settings.seeds_folder, settings.root, settings.language)
    chronology = read_folder(settings.events_folder, settings.root, conventions)
    links = links_of(articles.by_id.values(), chronology)
    dead_links: list[Problem] = []
    with _bar("checking links") as bar:
        bar.expect(len(links))
        for problems in check_links(links, Network(loopback=loopback)):
            dead_links += problems
            bar.advance(f"{len(dead_links)} found")
    return switched(dead_links, settings.rules)


def _as_text(result: Result, settings: Settings) -> str:
    match result:
        case Added(_, path, article, published):
            detail = f"{published.day}, from {published.words}" if published else "not known; write published: by hand"
            title = article.title or "(no title)"
            return f"added {settings.shown(path)}\n  {title}\n  published {detail}{_read(article)}"
        case Continued(_, path, new, corrected, withdrawn):
            detail = f"{new} new, {corrected} corrected, {withdrawn} withdrawn"
            return f"continued {settings.shown(path)}: entries: {detail}"
        case Skipped(source, reason, same_as):
            return f"skipped {source}: {reason}, as {same_as}"
        case Refused(_, problem):
            return f"refused {problem}"


def _read(article: Article) -> str:
    """How an article is read that is not in English, as a line of its own; "" for English."""
    match depth_of(article):
        case ReadingDepth.SHALLOW:
            return f"\n  language {article.language}: only its sentences with a date of their own become events"
        case ReadingDepth.NONE:
            return f"\n  language {article.language}: no events are found in it"
    return ""


def _as_json(result: Result, settings: Settings) -> dict[str, Any]:
    match result:
        case Added(source, path, article, published, evidence):
            return {
                "source": source,
                "added": settings.shown(path),
                "title": article.title,
                "published": published.stamp if published else None,
                "from": published.words if published else None,
                "evidence": [{"day": str(one.day), "stamp": one.stamp, "where": one.where} for one in evidence],
            }
        case Continued(source, path, new, corrected, withdrawn):
            shown = settings.shown(path)
            return {"source": source, "continued": shown, "new": new, "corrected": corrected, "withdrawn": withdrawn}
        case Skipped(source, reason, same_as):
            return {"source": source, "skipped": reason, "same_as": same_as}
        case Refused(source, problem):
            return {"source": source, "refused": problem.message}
