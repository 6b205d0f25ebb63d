"""The command line: the only place that prints or exits.

Exit codes: 0 fine, 1 a finding (invalid data, out of sync, a line that could not be answered), 2 wrong use.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click

from timeline import __version__
from timeline.dates import Day
from timeline.options import (
    FORM,
    config_option,
    day_option,
    example,
    format_option,
    jobs_option,
    loopback_option,
    shown,
)
from timeline.problems import Invalid, Problem

# Each command imports what it needs itself: `timeline dates` has no use for MkDocs, and starts in a third of the time.

LATER: Final = {
    "add": ("timeline.ingestion.command", "add"),
    "archive": ("timeline.ingestion.command", "archive"),
    "export": ("timeline.exchange.command", "export_command"),
    "import": ("timeline.exchange.command", "import_command"),
    "log": ("timeline.editing.command", "log"),
    "resolve": ("timeline.editing.command", "resolve"),
    "show": ("timeline.editing.command", "show"),
}
"""Commands that stand with what they command: name -> module and object, imported when asked for."""


class Front(click.Group):
    """Finds the commands, and turns what is wrong with the user's files into messages and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *LATER])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in LATER:
            return super().get_command(ctx, cmd_name)
        module, name = LATER[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Invalid as invalid:
            _show(invalid.problems, ctx.meta.get(FORM, "text"), Path.cwd())
            ctx.exit(1)


@click.group(cls=Front, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """News articles in, a chronology that can be checked out.

    Exit codes: 0 fine, 1 a finding (invalid data, out of sync), 2 wrong use.
    """
    # What a command reads it keeps: looking for garbage in it at every turn makes large chronologies grow faster than
    # they are, by a third at 5,000 events.
    gc.set_threshold(100_000)


@main.command(epilog=example("timeline new my-timeline\ncd my-timeline\ntimeline update"))
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--title", help="The site's name; the folder's name when not given.")
def new(folder: Path, title: str | None) -> None:
    """Make a timeline repository in DIR.

    It has settings, an example article and a CI workflow.
    """
    from timeline.new import create

    for path in create(folder, title or folder.resolve().name):
        click.echo(path)


@main.command(epilog=example("timeline update && git diff docs/events"))
@click.option("--report", "full", is_flag=True, help="Also say what became of each sentence of the articles.")
@jobs_option
@config_option
@format_option("text", "json", "github")
def update(full: bool, jobs: int, config_file: Path, form: str) -> None:
    """Read the articles and merge what they tell into the YAML.

    The YAML is docs/events/*.yaml. What you changed, deleted or added by hand stays. Prints what changed and every
    conflict between your words and what is found now. A second run changes nothing.
    """
    from timeline import report
    from timeline.settings import read_settings
    from timeline.updating import coverage_of
    from timeline.updating import update as update_repository

    settings = read_settings(config_file)
    outcome = update_repository(settings, jobs=jobs, progress=shown)
    if form == "text":
        if full:
            for article, sentences in coverage_of(settings):
                click.echo(report.of_sentences(article, sentences))
        click.echo(report.of_update(outcome), nl=False)
        _show(outcome.problems, form, settings.root)
    else:
        click.echo(report.write(outcome.problems, form, settings.root), nl=False)
    _finish(outcome.problems)


@main.command(epilog=example("timeline check --sync --format github\ntimeline check --links"))
@click.option("--sync", is_flag=True, help="Also exit with 1 when `timeline update` would change a byte.")
@click.option("--links", is_flag=True, help="Also ask for every source: is it there, and does it hold the quotes?")
@loopback_option
@jobs_option
@config_option
@format_option("text", "json", "github", "sarif")
def check(config_file: Path, sync: bool, links: bool, loopback: bool, jobs: int, form: str) -> None:
    """Say what is wrong with the articles and the YAML.

    Everything is named at once, each with file, line and fix. Without --links nobody is asked.
    """
    from timeline import report
    from timeline.settings import read_settings
    from timeline.updating import check as check_repository
    from timeline.updating import dates_of

    settings = read_settings(config_file)
    problems = check_repository(settings, sync=sync, jobs=jobs, progress=shown)
    if links:
        from timeline.ingestion.command import problems_of_links

        problems = tuple(sorted((*problems, *problems_of_links(settings, dates_of(settings), loopback=loopback))))
    if form == "text":
        _show(problems, form, settings.root)
        valid = "everything is valid" + (" and in sync" if sync else "")
        click.echo(report.count(problems) if problems else valid, err=bool(problems))
    else:
        click.echo(report.write(problems, form, settings.root), nl=False)
    _finish(problems)


@main.command(epilog=example("timeline fmt --check"))
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@config_option
def fmt(only_check: bool, config_file: Path) -> None:
    """Put the YAML into canonical form.

    "Oct 8-13, 2024" becomes 2024-10-08/2024-10-13. Nothing else changes: comments, order and spacing are yours.
    """
    from timeline.settings import read_settings
    from timeline.updating import fmt as fmt_repository

    changed = fmt_repository(read_settings(config_file), write=not only_check)
    for path in changed:
        click.echo(f"would change {path}" if only_check else path)
    if only_check and changed:
        sys.exit(1)


@main.command(epilog=example("timeline build\nopen site/index.html"))
@click.option("--pages", is_flag=True, help="Write docs/timeline/ only; another program builds the site.")
@click.option("--strict/--no-strict", default=True, show_default=True, help="Treat MkDocs' warnings as errors.")
@config_option
def build(config_file: Path, pages: bool, strict: bool) -> None:
    """Write the pages and build the site with MkDocs."""
    from timeline.build import build_site, write_pages

    if pages:
        for path in write_pages(config_file):
            click.echo(path)
    else:
        build_site(config_file, strict=strict)


@main.command(epilog=example("timeline serve --addr 127.0.0.1:8001"))
@click.option("-a", "--addr", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT")
@config_option
def serve(config_file: Path, addr: str) -> None:
    """Show the site on this machine and rebuild it at every change."""
    from timeline.build import serve_site

    serve_site(config_file, addr)


@main.command(epilog=example('timeline why "between October 8th and 13th" --published 2024-10-18'))
@click.argument("text")
@day_option("--published", "The day the text came out, as 2024-10-18.")
@click.option("--language", default="en", show_default=True, help="The language of the text, as a BCP 47 tag.")
@click.option("--kind", type=click.Choice(["news", "narrative"]), help="What the text is; inferred when not said.")
@format_option("text", "json")
def why(text: str, published: Day | None, language: str, kind: str | None, form: str) -> None:
    """Explain every date in TEXT: its words, its rule, its days.

    Also the readings that lost, and why.
    """
    from timeline.when import explain, find_dates, lines

    mentions = find_dates(text, published, language=language, kind=kind)
    if form == "json":
        click.echo(json.dumps([explain(mention) for mention in mentions], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join("\n".join(lines(mention)) for mention in mentions) or "no date in this text")


@main.command(epilog=example("timeline dates < articles.jsonl > dates.jsonl"))
def dates() -> None:
    """Find the time expressions of texts, JSON lines in and out.

    \b
    in   {"docid", "dct", "text"}   dct: the publication day, or null
    out  {"docid", "timexes": [{"start", "end", "text", "type", "value", "edtf"}]}
    """
    from timeline.when.batch import dates_of

    _answer(dates_of)


@main.command(epilog=example("timeline events < articles.jsonl\ntimeline events --merge < articles.jsonl"))
@click.option("--merge", is_flag=True, help='One line for each event of all articles of a "collection".')
@jobs_option
def events(merge: bool, jobs: int) -> None:
    """Find the events of texts, JSON lines in and out.

    \b
    in   {"docid", "dct", "text"}   dct: the publication day, or null; with --merge also "collection"
    out  {"docid", "events": [{"start", "end", "quote", "date", "title", "status", "time"}]}
         with --merge: {"collection", "date", "title", "status", "tellings": [{"docid", "start", ...}]}
    """
    from timeline.extraction.batch import events_of, merged

    if merge:
        _answer_together(lambda lines: merged(lines, jobs))
    else:
        _answer(events_of)


@main.command(epilog=example("timeline anchor < passages.jsonl"))
def anchor() -> None:
    """Say when given passages of texts happened, JSON lines in and out.

    \b
    in   {"docid", "dct", "text", "spans": [{"id", "start", "end"}]}
    out  {"docid", "anchors": [{"id", "edtf", "kind", "begin", "end"}]}
         kind is "point" or "span"; begin and end are [earliest, latest] days, null is unknown
    """
    from timeline.extraction.batch import anchors_of

    _answer(anchors_of)


def _answer(answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    from timeline import batch

    _print_lines(batch.answers(batch.lines_of(sys.stdin.buffer), answer))


def _answer_together(answer: Callable[[Iterable[Mapping[str, Any]]], Iterable[Mapping[str, Any]]]) -> None:
    from timeline import batch

    read = [line for _, line in batch.read(batch.lines_of(sys.stdin.buffer))]
    refused = [line for line in read if isinstance(line, batch.Refused)]
    _print_lines([*refused, *answer(line for line in read if not isinstance(line, batch.Refused))])


def _print_lines(lines: Iterable[Any]) -> None:
    """Print each answer as soon as it is known; exit with 1 at the end when one was refused."""
    from timeline import batch

    failed = False
    try:
        for line in lines:
            if isinstance(line, batch.Refused):
                line = line.as_json()
            failed = failed or "error" in line
            # ASCII, so that neither a lone surrogate nor the terminal's encoding can stop the stream.
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    if failed:
        sys.exit(1)


def _show(problems: Iterable[Problem], form: str, root: Path) -> None:
    from timeline import report

    click.echo(report.write(problems, form, root), nl=False, err=form == "text")


def _finish(problems: Iterable[Problem]) -> None:
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
