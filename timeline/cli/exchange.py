"""The commands export and import: files are read and written here, and what was lost on the way is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from timeline.cli.options import chosen, config_option, example

if TYPE_CHECKING:  # each command imports what it needs itself
    from timeline.articles import Article
    from timeline.events import Event
    from timeline.exchange.edition import Edition, Remark
    from timeline.settings import Settings
    from timeline.store import Chronology

MAX_BYTES: Final = 50_000_000
"""Larger files are not imported: a hundred thousand events are less."""

OUT: Final = ("json", "csv", "timelinejs", "timelinejs-csv", "ics", "jsonld", "atom", "jsonfeed", "json-schema")
IN: Final = ("json", "csv", "timelinejs", "timelinejs-csv")


@click.command("export", epilog=example("timeline export csv -o events.csv"))
@click.argument("form", metavar="FORMAT", type=click.Choice(OUT))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output when not given.",
)
@config_option
def export_command(form: str, output: Path | None, config_file: Path) -> None:
    """Write the chronology for other programs.

    FORMAT is json, csv, timelinejs, timelinejs-csv, ics, jsonld, atom or jsonfeed. Dates stay as precise as they are.
    What FORMAT cannot say is printed on standard error, event by event. json loses nothing; its JSON Schema is the
    format json-schema.
    """
    from timeline.exchange.formats import WRITERS
    from timeline.store import load
    from timeline.updating import dates_of

    settings = chosen(config_file)
    chronology = load(settings.events_folder, settings.root, dates_of(settings))
    written = WRITERS[form](_edition(settings, chronology))
    content = written.text.encode()
    own = _own_keys(chronology) if form != "json-schema" else ()
    if output is None:
        click.echo(content, nl=False)
    else:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise _invalid(output, f"cannot be written: {error.strerror or error}") from None
    _show((*written.remarks, *own))


@click.command("import", epilog=example("timeline import events.csv && timeline check"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(IN), help="The format of FILE; inferred when not given.")
@click.option("--dry-run", is_flag=True, help="Print the YAML and write nothing.")
@config_option
def import_command(file: Path, form: str | None, dry_run: bool, config_file: Path) -> None:
    """Bring the events of FILE into the YAML.

    They go into docs/events/imported-<name>.yaml, from where they are yours to edit. Events that are there already stay
    as they are, and come in only once. What could not be kept is printed on standard error, row by row; exits with 1
    when a row was left out.
    """
    from timeline.exchange.arrival import arrive
    from timeline.exchange.formats import READERS, recognise
    from timeline.store import Change, EventFile, exclusive, load, revise, save, schema_text
    from timeline.store.reading import slug
    from timeline.store.schema import SCHEMA_NAME
    from timeline.updating import dates_of

    settings = chosen(config_file)
    text = _content(file)
    read = READERS[form or recognise(text)](text, dates_of(settings))
    name = f"imported-{slug(file.stem) or 'events'}.yaml"
    with nullcontext() if dry_run else exclusive(settings.root):
        chronology = load(settings.events_folder, settings.root, dates_of(settings))
        arrival = arrive(read, chronology.by_id)
        path = f"{chronology.folder}/{name}"
        old = next((one for one in chronology.files if one.path == path), None)
        target = old or EventFile.parse("", path)
        after = revise(target, [*target.events, *arrival.events]) if arrival.events else target.content
        changes = {path: Change(old.content if old else None, after)} if arrival.events else {}
        if changes:
            changes[f"{chronology.folder}/{SCHEMA_NAME}"] = Change(chronology.schema, schema_text())
        if dry_run:
            click.echo(after, nl=False)
        else:
            save(settings.root, changes)
    _show((*arrival.remarks, *_unknown_articles(arrival.events, settings)))
    new = (
        f"{len(arrival.events)} new event{'s'[: len(arrival.events) > 1]} in {path}"
        if arrival.events
        else "nothing new"
    )
    click.echo(new + (f", {arrival.there} there already" if arrival.there else ""), err=dry_run)
    if any(remark.left_out for remark in arrival.remarks):
        sys.exit(1)


def _edition(settings: Settings, chronology: Chronology) -> Edition:
    from timeline.exchange.edition import Edition
    from timeline.voices import voice
    from timeline.wording import words

    speaks = voice(settings.site_language)
    return Edition(
        chronology.events,
        _articles(settings)
        if any(citation.article for event in chronology.events for citation in event.sources)
        else {},
        settings.site_name,
        settings.timeline_url,
        settings.directory_urls,
        partial(words, voice=speaks),
        speaks,
    )


def _articles(settings: Settings) -> Mapping[str, Article]:
    from timeline.articles import read_articles

    if not settings.seeds_folder.is_dir():
        return {}
    return read_articles(settings.seeds_folder, settings.root, settings.language).by_id


def _own_keys(chronology: Chronology) -> Iterator[Remark]:
    """The keys of the owner's own, which only the YAML can hold."""
    from timeline.exchange.edition import Remark
    from timeline.store.model import OWN
    from timeline.store.nodes import Pairs

    for _, entry in chronology.entries:
        if isinstance(entry.node, Pairs):
            names = [key.value for key, _ in entry.node.items if key.value.startswith(OWN)]
            if names:
                yield Remark(entry.id or "", f"{', '.join(names)} of your own stay in the YAML")


def _unknown_articles(events: Iterable[Event], settings: Settings) -> Iterator[Remark]:
    """The first event that cites each article that is not here."""
    from timeline.exchange.edition import Remark

    cited = [(citation.article, event.id) for event in events for citation in event.sources if citation.article]
    known = _articles(settings) if cited else {}
    for article, name in dict(reversed(cited)).items():
        if article not in known:
            yield Remark(name, f'cites the article "{article[:60]}", which is not in {settings.seeds}/; add it there')


def _content(file: Path) -> str:
    """The text of the file, of standard input for "-". Raises Invalid when it is too large or not UTF-8."""
    try:
        with click.open_file(str(file), "rb") as stream:
            content: bytes = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _invalid(file, f"cannot be read: {error.strerror or error}") from None
    if len(content) > MAX_BYTES:
        raise _invalid(file, f"more than {MAX_BYTES:,} bytes; import it in parts")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _invalid(file, f"byte {error.start + 1:,} is not UTF-8; save the file as UTF-8") from None


def _invalid(file: Path, message: str) -> Exception:
    from timeline.problems import Invalid, Problem

    return Invalid(Problem(str(file), 0, 0, message, "exchange"))


def _show(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        click.echo("".join(char if char.isprintable() else " " for char in str(remark)), err=True)
