"""The formats by name: how each is written, read and recognised."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from timeline import plugins
from timeline.exchange.atom import write_atom
from timeline.exchange.calendar import write_calendar
from timeline.exchange.calendar_in import read_calendar
from timeline.exchange.cells import read_table
from timeline.exchange.columns import fold, synonyms
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.gdelt import is_gdelt, sheet_of_gdelt
from timeline.exchange.html_markdown_in import sheet_of_html, sheet_of_markdown
from timeline.exchange.json_feed import write_json_feed
from timeline.exchange.json_text import to_json
from timeline.exchange.jsonld import write_jsonld
from timeline.exchange.lines import is_lines, sheet_of_lines
from timeline.exchange.markwhen import read_markwhen, write_markwhen
from timeline.exchange.objects import NoObjects, as_of_wikidata, objects_of, parse_objects
from timeline.exchange.office import csv_of_xlsx, write_docx, write_xlsx
from timeline.exchange.own_json import file_schema, read_json, write_json
from timeline.exchange.ris import write_ris
from timeline.exchange.rows import ImportedRows, ReadDate, unreadable
from timeline.exchange.sheet import Sheet, read_sheet_rows, sheet_of_csv
from timeline.exchange.table import is_own, read_csv, write_csv
from timeline.exchange.timelinejs import read_timelinejs, write_timelinejs
from timeline.exchange.timelinejs_sheet import is_sheet, read_sheet, write_sheet
from timeline.exchange.vis import write_vis
from timeline.store.model import read_when


def write_schema(edition: Edition) -> Written:
    """The JSON Schema of our JSON, which is the same for every chronology but for the keys that settings declare."""
    return Written(to_json(file_schema(edition.keys)))


WRITERS: Final[Mapping[str, Callable[[Edition], Written]]] = {
    "json": write_json,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "docx": write_docx,
    "timelinejs": write_timelinejs,
    "timelinejs-csv": write_sheet,
    "markwhen": write_markwhen,
    "vis": write_vis,
    "ics": write_calendar,
    "jsonld": write_jsonld,
    "ris": write_ris,
    "atom": write_atom,
    "jsonfeed": write_json_feed,
    "json-schema": write_schema,
}
"""How each format that is built in is written, by name."""


def write(form: str, edition: Edition) -> Written:
    """Return a chronology in a format, built in or of a package.

    Raises:
        PluginError: The exporter of a package fails, or returns something else.
        KeyError: There is no such format.
    """
    if form in WRITERS:
        return WRITERS[form](edition)
    exporter = plugins.exporters()[form]
    with plugins.blamed("exporter", form):
        written = exporter.write(edition)
    if not isinstance(written, Written):
        raise plugins.PluginError(f'the exporter "{form}" returned {type(written).__name__} where Written is needed')
    return written


READERS: Final[Mapping[str, Callable[[str, ReadDate], ImportedRows]]] = {
    "json": read_json,
    "csv": read_csv,
    "timelinejs": read_timelinejs,
    "timelinejs-csv": read_sheet,
    "ics": read_calendar,
    "markwhen": read_markwhen,
}
"""Formats whose keys are fixed."""

TABLES: Final[Mapping[str, Callable[[str], Sheet]]] = {
    "table": lambda text: as_of_wikidata(sheet_of_csv(text)),
    "lines": sheet_of_lines,
    "objects": lambda text: objects_of(parse_objects(text)),
    "html": sheet_of_html,
    "markdown": sheet_of_markdown,
    "gdelt": sheet_of_gdelt,
}
"""Formats whose columns have to be guessed, or mapped by the user."""

FORMATS: Final = (*READERS, *TABLES, "xlsx")

_ZIP: Final = b"PK\x03\x04"


def read_any(
    content: bytes,
    form: str | None,
    dates: ReadDate = read_when,
    given: Mapping[str, str] | None = None,
    name: str = "",
    declared: Sequence[str] = (),
) -> ImportedRows:
    """Read a file of any format that is known.

    Args:
        content: The bytes of the file.
        form: One of ``FORMATS``; recognised from the content when None.
        dates: Reads a date as an editor of the repository writes it.
        given: What the columns are, target -> column; for tables only.
        name: The file's name, whose ending helps to tell Markdown from tables.
        declared: The keys of an event that the settings declare; our own formats and tables have them.

    Raises:
        MapError: ``given`` names a column or target that does not exist.
    """
    remarks: tuple[Remark, ...] = ()
    if form == "xlsx" or (form is None and content.startswith(_ZIP)):
        try:
            text, form = csv_of_xlsx(content), None
        except ValueError as error:
            return unreadable(str(error))
    else:
        text, remarks = _decoded(content)
    form = form or recognise_format(text, name)
    if given and form == "csv":
        form = "table"
    if form in READERS:
        if given:
            return unreadable(f"--map is for tables; {form} has keys of its own")
        reader = {"json": read_json, "csv": read_csv}.get(form)
        read = reader(text, dates, declared) if reader else READERS[form](text, dates)
    else:
        try:
            sheet = TABLES[form](text)
        except NoObjects as error:
            return unreadable(str(error))
        read = read_sheet_rows(sheet, dates, given, declared)
    return ImportedRows(read.rows, (*remarks, *read.remarks), read.originals)


def columns_of(content: bytes, form: str | None) -> tuple[str, ...]:
    """Return the names of the columns of a table; none for formats whose keys are fixed."""
    try:
        is_book = form == "xlsx" or content.startswith(_ZIP)
        text = csv_of_xlsx(content) if is_book else _decoded(content)[0]
        form = (
            "table"
            if is_book or (form in (None, "csv") and recognise_format(text) == "csv")
            else form or recognise_format(text)
        )
        return TABLES[form](text).header if form in TABLES else ()
    except (NoObjects, ValueError):
        return ()


def _decoded(content: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text of a file: UTF-8, or what it most likely is."""
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # for files of old programs only

        best = from_bytes(content[:1_000_000]).best()
        encoding = best.encoding if best is not None else "cp1252"
        return content.decode(encoding, "replace"), (Remark("the file", f"not UTF-8; read as {encoding}"),)


def recognise_format(text: str, name: str = "") -> str:
    """Return the format that a text looks like."""
    start = text.removeprefix("\ufeff").lstrip()[:10_000]
    ending = name.rpartition(".")[2].lower()
    if start.startswith(("{", "[")):
        return _recognised_json(start, text)
    if start.upper().startswith("BEGIN:VCALENDAR"):
        return "ics"
    if start.startswith("<"):
        return "html"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    for form, shape in _SHAPES.items():
        if re.search(shape, start, re.MULTILINE):
            return form
    if is_gdelt(text):
        return "gdelt"
    header, _ = read_table(text, (*synonyms(), "year", "headline", "date", "title"))
    if is_sheet(header):
        return "timelinejs-csv"
    if is_own(header):
        return "csv"
    if not any(fold(name) in synonyms() for name in header) and is_lines(start):
        return "lines"
    if len(header) == 1 and re.search(r"^[^\n:]{4,60}: \S", start, re.MULTILINE):
        return "markwhen"
    return "table"


def _recognised_json(start: str, text: str) -> str:
    if '"format"' in start and '"timeline"' in start:
        return "json"
    return "timelinejs" if re.search(r'"(?:start_date|display_date)"\s*:', text[:100_000]) else "objects"


_ENDINGS: Final = {
    "yaml": "objects",
    "yml": "objects",
    "mw": "markwhen",
    "markwhen": "markwhen",
    "md": "markdown",
    "markdown": "markdown",
}
_SHAPES: Final = {
    "markwhen": r"^// edtf: ",
    "markdown": r"^\|[ :]*-{3,}[-| :]*$",
    "objects": r"^\s*- +[\w ]+: ",
}
"""What a line of a text without a known ending looks like."""
