"""The commands export and import: files are read and written here, and what was lost on the way is printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

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

OUT: Final = (
    "json", "csv", "xlsx", "docx", "timelinejs", "timelinejs-csv", "markwhen", "vis", "ics", "jsonld", "ris", "atom",
    "jsonfeed", "json-schema",
)  # fmt: skip
IN: Final = (
    "json", "csv", "timelinejs", "timelinejs-csv", "ics", "markwhen", "table", "objects", "html", "markdown", "lines",
    "gdelt", "xlsx",
)  # fmt: skip

MAPS: Final = "imports.yaml"
"""The file beside mkdocs.yml that keeps what --map said, for the next import of a table with the same columns."""


class Format(click.Choice[str]):
    """A format to write: one that is built in, or one that a package adds."""

    def __init__(self) -> None:
        super().__init__(OUT)

    def convert(self, value: str, parameter: click.Parameter | None, context: click.Context | None) -> str:
        """Return the format that was asked for; only one that is not built in is looked for in packages."""
        if value in OUT:
            return value
        from timeline import plugins

        added = plugins.exporters()
        if value in added:
            return value
        names = ", ".join((*OUT, *added))
        left_out = "".join(f"\n{problem}" for problem in plugins.problems("timeline.exporters"))
        return self.fail(f'"{value}" is not one of {names}{left_out}', parameter, context)


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


EXPORT_HELP: Final = f"""Write the chronology for other programs.

FORMAT is {_listed([name for name in OUT if name != "json-schema"])},
or one that an installed package adds.
Dates stay as precise as they are. What FORMAT cannot say is printed on standard error, event by event. json loses
nothing; its JSON Schema is the format json-schema.
"""


@click.command(
    "export",
    help=EXPORT_HELP,
    epilog=example("timeline export csv -o events.csv\ntimeline export docx -o chronology.docx"),
)
@click.argument("form", metavar="FORMAT", type=Format())
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; standard output by default.",
)
@config_option
def export_command(form: str, output: Path | None, config_file: Path) -> None:
    """Write the chronology in a format to a file, or to standard output."""
    from timeline.exchange.formats import write
    from timeline.store import load
    from timeline.updating.pipeline import conventions_of

    settings = chosen(config_file)
    chronology = load(settings.events_folder, settings.root, conventions_of(settings))
    written = write(form, _edition(settings, chronology))
    content = written.content
    own = _own_keys(chronology, form) if form != "json-schema" else ()
    if output is None:
        if written.data is not None and sys.stdout.isatty():
            raise click.UsageError(f"{form} is not text; name a file with -o")
        click.echo(content, nl=False)
    else:
        try:
            output.write_bytes(content)
        except OSError as error:
            raise _invalid(output, f"cannot be written: {error.strerror or error}") from None
    _show((*written.remarks, *own))


def _mapping(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """--map title=event,url=source_url as {"title": "event", "url": "source_url"}."""
    mapping = {}
    for pair in (part for value in values for part in value.split(",") if part.strip()):
        target, equals, column = pair.partition("=")
        if not equals or not target.strip() or not column.strip():
            raise click.BadParameter(f'"{pair}" is no pair; write title=event,url=source_url', context, parameter)
        mapping[target.strip()] = column.strip()
    return mapping


@click.command("import", epilog=example("timeline import events.csv --map title=event,url=source_url"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(IN), help="The format of FILE; recognised by default.")
@click.option(
    "--map",
    "given",
    multiple=True,
    metavar="KEY=COLUMN,...",
    callback=_mapping,
    help="Which column is what, where its name does not say so; kept in imports.yaml for the next time.",
)
@click.option("--match", is_flag=True, help="Also say which events the articles report, contradict or do not have.")
@click.option("--dry-run", is_flag=True, help="Print the YAML and write nothing.")
@config_option
def import_command(
    file: Path, form: str | None, given: dict[str, str], match: bool, dry_run: bool, config_file: Path
) -> None:
    """Import the events of FILE into the YAML.

    FILE is a table (CSV, Excel, HTML, Markdown), a calendar, JSON or YAML with a list of objects, a TimelineJS or
    Markwhen timeline, a page such as Wikipedia's "Timeline of ...", or rows of ACLED, GDELT or Wikidata. Columns are
    known by their names in several languages.

    The events go into docs/events/imported-<name>.yaml, from where they are yours to edit. Events that are there
    already stay as they are, and come in only once. What could not be kept is printed on standard error, row by row.
    Rows that are left out are also written to <name>.left-out.csv or .json with the reason: correct them there and
    import that file. Exits with 1 when a row was left out.
    """
    from timeline.exchange.arrival import arrive
    from timeline.exchange.columns import MapError
    from timeline.exchange.formats import read_any
    from timeline.store import Change, EventFile, exclusive, load, revise, save, schema_text
    from timeline.store.schema import SCHEMA_NAME
    from timeline.text import title_slug
    from timeline.updating.pipeline import conventions_of

    settings = chosen(config_file)
    content = _content(file)
    try:
        kept_map = given or _saved_map(settings, content, form)
        read = read_any(content, form, conventions_of(settings).dates, kept_map, file.name, tuple(settings.own_keys))
    except MapError as error:
        raise click.UsageError(str(error)) from None
    name = f"imported-{title_slug(_stem(file)) or 'events'}.yaml"
    with nullcontext() if dry_run else exclusive(settings.root):
        chronology = load(settings.events_folder, settings.root, conventions_of(settings))
        arrival = arrive(read, chronology.by_id)
        path = f"{chronology.folder}/{name}"
        old = next((one for one in chronology.files if one.path == path), None)
        target = old or EventFile.parse("", path, chronology.conventions)
        after = revise(target, [*target.events, *arrival.events]) if arrival.events else target.content
        changes = {path: Change(old.content if old else None, after)} if arrival.events else {}
        if changes:
            changes[f"{chronology.folder}/{SCHEMA_NAME}"] = Change(
                chronology.schema, schema_text(chronology.conventions.keys)
            )
        if dry_run:
            click.echo(after, nl=False)
        else:
            save(settings.root, changes)
            if given:
                _keep_map(settings, content, form, given)
    _show((*arrival.remarks, *_unknown_articles(arrival.events, settings)))
    if match:
        _show_matches(arrival.events, chronology)
    new = (
        f"{len(arrival.events)} new event{'s'[: len(arrival.events) > 1]} in {path}"
        if arrival.events
        else "nothing new"
    )
    click.echo(new + (f", {arrival.there} there already" if arrival.there else ""), err=dry_run)
    left_out = [remark for remark in arrival.remarks if remark.left_out]
    if left_out:
        if not dry_run and (mend := _give_back(file, read.originals, left_out)):
            click.echo(f"{len(left_out)} left out: correct them in {mend}, then: timeline import {mend}")
        sys.exit(1)


def _stem(file: Path) -> str:
    """The name that the events go under: what was left out of a file belongs with the rest of it."""
    return file.stem.removesuffix(".left-out") if str(file) != "-" else "events"


def _give_back(file: Path, originals: Mapping[int, Mapping[str, Any]], left_out: Iterable[Remark]) -> Path | None:
    """Write the rows that were left out, as they were, with the reason; the path, None where there are none."""
    from timeline.exchange.cells import guarded, write_table
    from timeline.exchange.json_text import to_json
    from timeline.exchange.timelinejs import WHY

    rows = []
    for remark in left_out:
        number = remark.place.removeprefix("row ")
        row = originals.get(int(number)) if number.isdigit() else None
        if row is not None:
            rows.append({**row, WHY: remark.message})
    if not rows:
        return None
    flat = all(isinstance(value, str) for row in rows for value in row.values())
    path = Path.cwd() / f"{_stem(file)}.left-out.{'csv' if flat else 'json'}"
    if flat:
        columns = dict.fromkeys(name for row in rows for name in row)
        table = [{name: guarded(value) for name, value in row.items()} for row in rows]
        text = write_table([*(name for name in columns if name != WHY), WHY], table)
    else:
        text = to_json({"events": rows})
    try:
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        raise _invalid(path, f"cannot be written: {error.strerror or error}") from None
    return path.relative_to(Path.cwd())


def _columns(content: bytes, form: str | None) -> list[str]:
    """The names of the columns of a table, by which its mapping is found again."""
    from timeline.exchange.formats import columns_of

    return sorted(columns_of(content, form))


def _saved_map(settings: Settings, content: bytes, form: str | None) -> dict[str, str] | None:
    """What an earlier --map said of a table with these columns."""
    maps = _maps(settings)
    columns = _columns(content, form) if maps else []
    return next((dict(one["map"]) for one in maps if one["columns"] == columns), None)


def _maps(settings: Settings) -> list[dict[str, Any]]:
    import yaml

    path = settings.root / MAPS
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _invalid(path, f"cannot be read: {error}") from None
    entries = loaded if isinstance(loaded, list) else []
    return [one for one in entries if isinstance(one, dict) and isinstance(one.get("map"), dict) and "columns" in one]


def _keep_map(settings: Settings, content: bytes, form: str | None, given: Mapping[str, str]) -> None:
    import yaml

    columns = _columns(content, form)
    every = [one for one in _maps(settings) if one["columns"] != columns]
    every.append({"columns": columns, "map": dict(given)})
    text = "# What --map said of a table with these columns; the next import of one uses it.\n"
    text += yaml.safe_dump(every, allow_unicode=True, sort_keys=False)
    (settings.root / MAPS).write_text(text, encoding="utf-8", newline="\n")


def _show_matches(events: Iterable[Event], chronology: Chronology) -> None:
    """Say of each imported event whether the articles report it, with which words, or with another date."""
    from timeline.exchange.matching import match_events

    counts: dict[str, int] = {}
    for one in match_events(events, chronology.events):
        counts[one.kind] = counts.get(one.kind, 0) + 1
        click.echo(str(one))
    click.echo(", ".join(f"{count} {kind}" for kind, count in counts.items()) or "no event to match")


def _edition(settings: Settings, chronology: Chronology) -> Edition:
    from timeline.exchange.edition import Edition, with_pages
    from timeline.i18n import translator
    from timeline.i18n.wording import words

    speaks = translator(settings.site_language)
    cites = any(citation.article for event in chronology.events for citation in event.sources)
    articles = _articles(settings) if cites else {}
    return Edition(
        tuple(with_pages(event, articles) for event in chronology.events),
        articles,
        settings.site_name,
        settings.timeline_url,
        settings.directory_urls,
        partial(words, translator=speaks),
        speaks,
        settings.own_keys,
    )


def _articles(settings: Settings) -> Mapping[str, Article]:
    from timeline.articles import read_articles

    if not settings.seeds_folder.is_dir():
        return {}
    return read_articles(settings.seeds_folder, settings.root, settings.language).by_id


def _own_keys(chronology: Chronology, form: str) -> Iterator[Remark]:
    """The keys of the owner's own that a format does not have: private ones stay in the YAML."""
    from timeline.exchange.edition import Remark
    from timeline.store.model import OWN
    from timeline.store.nodes import Pairs

    for _, entry in chronology.entries:
        if isinstance(entry.node, Pairs):
            names = [key.value for key, _ in entry.node.items if key.value.startswith(OWN)]
            if names:
                yield Remark(entry.id or "", f"{', '.join(names)} of your own stay in the YAML")
        if entry.event is not None and entry.event.own and form not in ("json", "csv", "xlsx"):
            names = [name for name, _ in entry.event.own]
            yield Remark(entry.event.id, f"{', '.join(names)}: only in json, csv and xlsx")


def _unknown_articles(events: Iterable[Event], settings: Settings) -> Iterator[Remark]:
    """The first event that cites each article that is not here."""
    from timeline.exchange.edition import Remark

    cited = [(citation.article, event.id) for event in events for citation in event.sources if citation.article]
    articles = _articles(settings) if cited else {}
    for article, name in dict(reversed(cited)).items():
        if article not in articles:
            yield Remark(name, f'cites the article "{article[:60]}", which is not in {settings.seeds}/; add it there')


def _content(file: Path) -> bytes:
    """The bytes of the file, of standard input for "-". Raises Invalid when it is too large or cannot be read."""
    try:
        with click.open_file(str(file), "rb") as stream:
            content: bytes = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _invalid(file, f"cannot be read: {error.strerror or error}") from None
    if len(content) > MAX_BYTES:
        raise _invalid(file, f"more than {MAX_BYTES:,} bytes; import it in parts")
    return content


def _invalid(file: Path, message: str) -> Exception:
    from timeline.problems import Invalid, Problem

    return Invalid(Problem(str(file), 0, 0, message, "exchange"))


def _show(remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        click.echo("".join(char if char.isprintable() else " " for char in str(remark)), err=True)
