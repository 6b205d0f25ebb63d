"""The chronology as a table, one row an event, for spreadsheets and statistics, and to be read back.

Lists of names stand in one cell with "; " between them, sources as JSON. A table of somebody else's may have a column
"url" instead, with "source title", "publisher" and "published" beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from timeline.dates import earliest, latest
from timeline.events import Event
from timeline.exchange.cells import guarded, read_table, unguarded, write_table
from timeline.exchange.characters import encodable
from timeline.exchange.columns import fold, synonyms
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.json_text import from_json
from timeline.exchange.rows import (
    ImportedRows,
    RawRow,
    ReadDate,
    listed_names,
    rows_to_events,
    unreadable,
    with_unknown_columns,
)
from timeline.exchange.timelinejs import WHY
from timeline.store.model import EVENT, FilesKind, Item, NamesKind, PlacesKind, SourcesKind, event_values, read_when

DERIVED: Final = ("earliest", "latest")
"""Columns that follow from the date, for sorting; they are not read back."""

COLUMNS: Final = (*(key.name for key in EVENT[:2]), *DERIVED, *(key.name for key in EVENT[2:]))
"""The columns in their order: the keys of an event, and behind its date the days that it can touch."""

SOURCE_COLUMNS: Final = {
    "url": "url",
    "source title": "title",
    "publisher": "publisher",
    "published": "published",
    "quote": "quote",
}
"""Columns that a table may have for the one source of each event, and the keys of a source that they are."""

_TEXTS: Final = {
    key.name for key in EVENT if not isinstance(key.kind, NamesKind | PlacesKind | FilesKind | SourcesKind)
}
_NAMES: Final = {key.name for key in EVENT if isinstance(key.kind, NamesKind | PlacesKind)}
_LISTS: Final = {key.name for key in EVENT if isinstance(key.kind, NamesKind | PlacesKind | FilesKind | SourcesKind)}
_SOURCES: Final = {key.name for key in EVENT if isinstance(key.kind, FilesKind | SourcesKind)}


def write_csv(edition: Edition) -> Written:
    """All events. Only lone surrogates, which no file of text can hold, are replaced."""
    rows = [_row(event) for event in edition.events]
    remarks = tuple(
        Remark(row["id"], f"{column}: has characters that UTF-8 cannot hold; they are replaced by U+FFFD")
        for row in rows
        for column, cell in row.items()
        if encodable(cell) != cell
    )
    return Written(encodable(write_table((*COLUMNS, *edition.keys), rows)), remarks)


def read_csv(text: str, dates: ReadDate = read_when, declared: Collection[str] = ()) -> ImportedRows:
    """The events of a table whose first row names the columns; "date" and "title" must be among them.

    ``declared`` are the columns of keys that the settings declare.
    """
    header, rows = read_table(text, (*COLUMNS, *SOURCE_COLUMNS))
    missing = [column for column in ("date", "title") if column not in header]
    if missing:
        return unreadable(f"no column {' and no column '.join(missing)} in its first row")
    twice = [column for column, count in Counter(header).items() if column and count > 1]
    if twice:
        return unreadable(f"two columns {listed_names(twice)}; rename one")
    every = list(rows)
    read = rows_to_events(_shown(header, iter(every), declared), dates, declared)
    originals = {
        number: {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
        for number, cells in every
        if not isinstance(cells, str)
    }
    columns = (*COLUMNS, *SOURCE_COLUMNS, *declared, WHY)
    unknown = [column for column in header if column and column not in columns]
    return with_unknown_columns(ImportedRows(read.rows, read.remarks, originals), unknown)


def is_own(header: Sequence[str]) -> bool:
    """Whether these columns are ours: a date and a title, and nothing that is known under another name only."""
    return {"date", "title"} <= set(header) and all(
        column in COLUMNS or column in SOURCE_COLUMNS or fold(column) not in synonyms() for column in header if column
    )


def _row(event: Event) -> dict[str, str]:
    row = {name: str(day) for name, day in zip(DERIVED, (earliest(event.date), latest(event.date)), strict=True) if day}
    for name, value in event_values(event).items():
        match value:
            case bool():
                row[name] = str(value).lower()
            case list() if name not in _LISTS:  # of a declared key: one text may have any mark in it
                row[name] = json.dumps(value, ensure_ascii=False)
            case list():
                row[name] = _joined(value)
            case _:
                row[name] = str(value)
    return {column: guarded(cell) for column, cell in row.items()}


def _is_plain(name: str) -> bool:
    """Whether a name can stand in a list with semicolons, and comes out of it as it was."""
    marked = ";" in name or name.startswith(("[", "'"))
    return name != "" and name == name.strip() and not marked


def _joined(value: list[Item]) -> str:
    names = [item for item in value if isinstance(item, str)]
    if names and len(names) == len(value) and all(map(_is_plain, names)):
        return "; ".join(names)
    return json.dumps(value, ensure_ascii=False)


def _shown(
    header: list[str], rows: Iterator[tuple[int, list[str] | str]], declared: Collection[str] = ()
) -> Iterator[RawRow]:
    for number, cells in rows:
        if isinstance(cells, str):
            yield number, cells, []
            continue
        lost: list[str] = []
        if any(cell.strip() for cell in cells[len(header) :]):
            lost.append("more cells than columns; those without a name are not kept")
        filled = {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if cell.strip()}
        own = {name: _own(filled[name]) for name in declared if name in filled}
        yield number, _values(filled, lost) | own, lost


def _values(filled: dict[str, str], lost: list[str]) -> dict[str, Any]:
    """The cells of a row in the form of the model."""
    shown: dict[str, Any] = {}
    source = {key: filled[column] for column, key in SOURCE_COLUMNS.items() if column in filled}
    for name, cell in filled.items():
        if name in _NAMES or name in _SOURCES:
            shown[name] = _list(name, cell, lost)
        elif name in _TEXTS:
            shown[name] = cell
    if "url" in source:
        shown["sources"] = [*(shown.get("sources") or []), source]
    elif source:
        lost.append(f"{', '.join(source)} of a source without url; not kept")
    return shown


def _own(cell: str) -> str | list[Any]:
    """What stands in the cell of a declared key: a text, or the list of texts that an export writes as JSON."""
    try:
        read = from_json(cell) if cell.startswith("[") else cell
    except ValueError:
        return cell
    return read if isinstance(read, list) else cell


def _list(name: str, cell: str, lost: list[str]) -> list[Any] | None:
    if not cell.lstrip().startswith("["):
        if name in _NAMES:
            return [part.strip() for part in cell.split(";") if part.strip()]
        lost.append(f"{name}: not a JSON list; not kept")
        return None
    try:
        read = from_json(cell)
    except ValueError as error:
        lost.append(f"{name}: {error}; not kept")
        return None
    return read if isinstance(read, list) else None
