"""The commands about single events: review, accept, reject, join, split, resolve, show and log."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.options import address_option, chosen, config_option, example, format_option, jobs_option
from timeline.problems import Invalid
from timeline.text import clean

if TYPE_CHECKING:
    from timeline.settings import Settings


def _ids(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The ids that a shell can complete what is typed so far to; none where the files cannot be read."""
    from timeline.editing.lookup import read_chronology
    from timeline.settings import read_settings

    try:
        chronology = read_chronology(read_settings(context.params.get("config_file") or Path("mkdocs.yml")))
    except Invalid:
        return []
    return [name for name in chronology.by_id if name.startswith(begun)]


id_argument = click.argument("ident", metavar="ID", shell_complete=_ids)


@click.command(epilog=example("timeline review\ntimeline review --list --format json"))
@click.option("--terminal", is_flag=True, help="Review here in the terminal, not in a browser.")
@click.option("--list", "listing", is_flag=True, help="List what waits in review, and end.")
@click.option("--drafts", is_flag=True, help="With --list: also the events in the files that nobody has checked.")
@address_option("127.0.0.1:8010")
@jobs_option
@config_option
@format_option("text", "json")
def review(
    terminal: bool, listing: bool, drafts: bool, addr: tuple[str, int], jobs: int, config_file: Path, form: str
) -> None:
    """Review what was found: accept, correct or reject each event.

    Opens a local workspace and prints its address, which only browsers on this machine can use: left the article, right
    what is suggested. Every key that it knows is shown by "?". What you decide is written into the YAML at once, as
    update would write it, and can be undone.
    """
    if listing:
        _list(chosen(config_file), drafts, jobs, form)
        return
    settings = chosen(config_file)
    if terminal:
        from timeline.cli.review_keys import review as review_here

        review_here(settings, jobs)
    else:
        from timeline.workshop.commands import review as serve_desk

        serve_desk(settings, *addr, jobs, click.echo)


def _list(settings: Settings, drafts: bool, jobs: int, form: str) -> None:
    from timeline.editing.queue import queue

    rows = queue(settings, drafts=drafts, jobs=jobs)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['date']}  {clean(row['title'])}\n    {clean(row['quote'] or '')}")
        for line in _agreement_lines(row):
            click.echo(f"    {clean(line)}")
    click.echo(f"{len(rows)} to review", err=True)


def _agreement_lines(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield who saw an event, and what to look at, where a language model was asked."""
    agreement = row["agreement"]
    if agreement is None:
        return
    seen = {"engine": "only the engine", "model": "only the model", "both": "engine and model"}[row["proposed_by"]]
    agree = ", which differ" if agreement["differs"] else ", which agree" if row["proposed_by"] == "both" else ""
    yield f"seen by {seen}{agree}" + ("; title translated by machine" if agreement["translated"] else "")
    yield from agreement["differs"]
    if agreement["proof"]:
        yield f"date {agreement['proof']}"
    yield from (f"rejected {one}" for one in agreement["rejected"])


ids_argument = click.argument("idents", metavar="ID...", nargs=-1, required=True, shell_complete=_ids)


@click.command(epilog=example("timeline accept second-deployment tampa-free-press-2024-10-18-1f0c2a9b"))
@ids_argument
@jobs_option
@config_option
def accept(idents: tuple[str, ...], jobs: int, config_file: Path) -> None:
    """Mark events as checked, so that no update changes them.

    ID names an event in the files, which gets review: checked; an event that waits in review, which is written to the
    files; or an event that was rejected, which comes back.
    """
    from timeline.editing.decisions import accept as accept_events

    for name in accept_events(chosen(config_file), idents, jobs=jobs).ids:
        click.echo(f"accepted {name}")


@click.command(epilog=example('timeline reject second-deployment --because "the same as the first"'))
@ids_argument
@click.option("--because", default="", metavar="REASON", help="The reason, kept in timeline.lock.")
@jobs_option
@config_option
def reject(idents: tuple[str, ...], because: str, jobs: int, config_file: Path) -> None:
    """Remove events from the files or from review for good.

    Updates recognise them by their quotes and keep them out.
    """
    from timeline.editing.decisions import reject as reject_events

    for name in reject_events(chosen(config_file), idents, because, jobs=jobs).ids:
        click.echo(f"rejected {name}")


@click.command(epilog=example("timeline join second-deployment second-deployment-2"))
@id_argument
@click.argument("other", metavar="OTHER", shell_complete=_ids)
@config_option
def join(ident: str, other: str, config_file: Path) -> None:
    """Join two events that are the same happening.

    ID stays and takes over the sources, names and tags of OTHER. The address of OTHER redirects to it.
    """
    from timeline.editing.decisions import join as join_events

    join_events(chosen(config_file), ident, other)
    click.echo(f"joined {other} to {ident}")


@click.command(epilog=example("timeline split second-deployment --source 2 --source 3"))
@id_argument
@click.option("--source", "numbers", type=int, multiple=True, required=True, help="Its number in timeline show.")
@click.option("--title", help="The title of the new event; that of the old one by default.")
@config_option
def split(ident: str, numbers: tuple[int, ...], title: str | None, config_file: Path) -> None:
    """Split some sources of an event off into an event of their own."""
    from timeline.editing.decisions import split as split_event

    name, new = split_event(chosen(config_file), ident, numbers, title=title).ids
    click.echo(f"split {new} from {name}")


@click.command(epilog=example("timeline resolve second-deployment --field date --take\ntimeline update"))
@id_argument
@click.option("--field", metavar="FIELD", help="Only this field, for example date; all fields by default.")
@click.option("--keep", "choice", flag_value="keep", help="Keep your words.")
@click.option("--take", "choice", flag_value="take", help="Write what is found now into the file.")
@config_option
def resolve(ident: str, field: str | None, choice: str | None, config_file: Path) -> None:
    """Settle the conflicts of an event: keep yours or take theirs.

    A conflict is a field that both you and the machine changed. It is open until it is settled here, or until you
    change the field. Prints what was settled.
    """
    from timeline.editing.resolve import resolve as resolve_event

    if choice is None:
        raise click.UsageError("say which stays: --keep (your words) or --take (what is found now)")
    for conflict in resolve_event(chosen(config_file), ident, field, taking=choice == "take"):
        yours, found = conflict.yours or "nothing", conflict.found or "nothing"
        stays, goes = (found, yours) if choice == "take" else (yours, found)
        click.echo(f"{conflict.id}: {conflict.field} is {stays}, not {goes}")


@click.command(epilog=example("timeline show second-deployment"))
@id_argument
@config_option
def show(ident: str, config_file: Path) -> None:
    """Show an event and its quotes in context.

    Its title, its date in words and as EDTF, how it stands, its place in the YAML; each source with the sentences
    around its quote, which stands between >>> and <<<; and what is in conflict.
    """
    from timeline.editing.show import show as show_event

    click.echo(show_event(chosen(config_file), ident), nl=False)


@click.command(epilog=example("timeline log second-deployment"))
@id_argument
@config_option
def log(ident: str, config_file: Path) -> None:
    """Show from git who changed an event, and what.

    The newest commit comes first, each with the fields that it changed, old -> new. The event is followed from file to
    file.
    """
    from timeline.editing.history import history

    revisions = history(chosen(config_file), ident)
    for revision in revisions:
        click.echo(f"{revision.day}  {revision.commit[:10]}  {revision.author}  {revision.subject}")
        for change in revision.changes:
            click.echo(f"    {change}")
    if not revisions:
        click.echo(f"{ident} is in no commit yet; commit its file")


@click.command(epilog=example('timeline withdraw second-deployment --because "The paper took its report back."'))
@id_argument
@click.option("--because", required=True, metavar="REASON", help="What the page at its address says; it is public.")
@config_option
def withdraw(ident: str, because: str, config_file: Path) -> None:
    """Take an event off the site; its page says so, and why.

    Updates keep it out from then on.
    """
    from timeline.editing.takedown import withdraw as withdraw_event

    outcome = withdraw_event(chosen(config_file), ident, because)
    click.echo(f"withdrew {ident}; build the site, and its page says why")
    for article in outcome.articles:
        click.echo(f"{article} says it still: its page, and the sentences around other quotes of it, show that")


@click.command(epilog=example('timeline redact "Vera Holm" && timeline update'))
@click.argument("name")
@click.option("--with", "instead", default="N. N.", show_default=True, help="What stands in its place.")
@click.option("--only", is_flag=True, help="Leave the other names that names.yaml has for the same person.")
@config_option
def redact(name: str, instead: str, only: bool, config_file: Path) -> None:
    """Take a name out of every file, and say where git holds it.

    It is taken out of events, articles, their originals, pages, mkdocs.yml, the lock and names.yaml, and out of ids and
    names of files, also turned round: Holm, Vera. Its aliases in names.yaml go with it. Caches and generated pages are
    removed, the next update and build make them again. Originals that hold it are removed for good; check --custody
    says so from then on. Exit code 1: a file holds it still.
    """
    from timeline.editing.takedown import redact_name

    done = redact_name(chosen(config_file), name, instead, only=only)
    if done.names[1:]:
        click.echo(f"also taken out, as names.yaml has it: {', '.join(done.names[1:])}")
    for path in done.changed:
        click.echo(f"changed {path}")
    for old, new in done.renamed:
        click.echo(f"renamed {old} to {new}")
    for path in done.removed:
        click.echo(f"removed {path}")
    for one in done.left:
        click.echo(f"{one.path}: {one.advice}", err=True)
    if done.opaque:
        click.echo(f"{len(done.opaque)} files may show it where no program reads it; look at them yourself:")
        for path in done.opaque[:20]:
            click.echo(f"  {path}")
    if done.commits:
        click.echo(f"git holds it in {len(done.commits)} commits, the site's old versions may, too:")
        for commit in done.commits[:20]:
            click.echo(f"  {commit}")
        click.echo("rewrite them with git filter-repo --replace-text, push by force, and ask your host to drop caches")
    sys.exit(1 if done.left else 0)
