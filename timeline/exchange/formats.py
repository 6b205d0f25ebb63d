"""The formats by name: how each is written, read and recognised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from timeline.exchange.atom import write_atom
from timeline.exchange.calendar import write_calendar
from timeline.exchange.cells import read_table
from timeline.exchange.edition import Edition, Written
from timeline.exchange.encoding import to_json
from timeline.exchange.json_feed import write_json_feed
from timeline.exchange.jsonld import write_jsonld
from timeline.exchange.own_json import read_json, schema, write_json
from timeline.exchange.rows import Read, ReadDate
from timeline.exchange.table import read_csv, write_csv
from timeline.exchange.timelinejs import read_timelinejs, write_timelinejs
from timeline.exchange.timelinejs_sheet import is_sheet, read_sheet, write_sheet


def write_schema(_: Edition) -> Written:
    """The JSON Schema of our JSON, which is the same for every chronology."""
    return Written(to_json(schema()))


WRITERS: Final[Mapping[str, Callable[[Edition], Written]]] = {
    "json": write_json,
    "csv": write_csv,
    "timelinejs": write_timelinejs,
    "timelinejs-csv": write_sheet,
    "ics": write_calendar,
    "jsonld": write_jsonld,
    "atom": write_atom,
    "jsonfeed": write_json_feed,
    "json-schema": write_schema,
}

READERS: Final[Mapping[str, Callable[[str, ReadDate], Read]]] = {
    "json": read_json,
    "csv": read_csv,
    "timelinejs": read_timelinejs,
    "timelinejs-csv": read_sheet,
}


def recognise(text: str) -> str:
    """The format that a text looks like. One that begins with { is JSON, ours where it says so; all else is a table."""
    start = text.removeprefix("\ufeff").lstrip()[:10_000]
    if start.startswith(("{", "[")):
        return "json" if '"format"' in start and '"timeline"' in start else "timelinejs"
    header, _ = read_table(text, ("year", "headline", "date", "title"))
    return "timelinejs-csv" if is_sheet(header) else "csv"
