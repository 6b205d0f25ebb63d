"""The sheet that TimelineJS reads from Google, as CSV, out and in.

Source: https://timeline.knightlab.com/docs/using-spreadsheets.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.exchange.cells import guarded, read_table, unguarded, write_table
from timeline.exchange.characters import cut_line, encodable
from timeline.exchange.edition import Edition, Written
from timeline.exchange.rows import ImportedRows, RawRow, ReadDate, rows_to_events, unreadable, with_unknown_columns
from timeline.exchange.timelinejs import WHY, era_of, plain_of, slides_of
from timeline.exchange.timelinejs_dates import PARTS, clock_parts
from timeline.store.model import read_when

COLUMNS: Final = (
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
    "EDTF",
    "ID",
)
"""The columns of the template, in its order; TimelineJS takes the first four by their place."""

_KNOWN: Final = frozenset({*(column.casefold() for column in COLUMNS), WHY})


def write_sheet(edition: Edition) -> Written:
    """The title and a row for each event whose year is known."""
    slides, remarks = slides_of(edition)
    rows = [{"Headline": guarded(edition.title), "Type": "title"}, *map(_row, slides)]
    return Written(encodable(write_table(COLUMNS, rows)), tuple(remarks))


def read_sheet(text: str, dates: ReadDate = read_when) -> ImportedRows:
    """The rows as events."""
    header, rows = read_table(text, _KNOWN)
    missing = [column for column in ("year", "headline") if column not in header]
    if missing:
        return unreadable(f"no column {' and no column '.join(missing)} in its first row")
    unknown = [column for column in header if column and column not in _KNOWN]
    every = list(rows)
    read = rows_to_events(_shown(header, iter(every), dates), dates)
    originals = {
        number: {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if name and cell.strip()}
        for number, cells in every
        if not isinstance(cells, str)
    }
    return with_unknown_columns(ImportedRows(read.rows, read.remarks, originals), unknown)


def is_sheet(header: list[str]) -> bool:
    """Whether these columns are those of TimelineJS."""
    return "year" in header and "headline" in header


def _row(slide: dict[str, Any]) -> dict[str, str]:
    start, end = slide["start_date"], slide.get("end_date") or {}
    row = {part.capitalize(): str(start[part]) for part in PARTS if part in start}
    row |= {f"End {part.capitalize()}": str(end[part]) for part in PARTS if part in end}
    clock = [f"{start[part]:02}" for part in ("hour", "minute", "second") if part in start]
    texts = {
        "Time": ":".join(clock),
        "Display Date": slide.get("display_date", ""),
        "Headline": slide["text"]["headline"],
        "Text": slide["text"]["text"],
        "Group": slide.get("group", ""),
        "EDTF": slide.get("edtf", ""),
        "ID": slide.get("unique_id", ""),
    }
    return row | {column: guarded(text) for column, text in texts.items()}


def _shown(header: list[str], rows: Iterator[tuple[int, list[str] | str]], dates: ReadDate) -> Iterator[RawRow]:
    for number, cells in rows:
        if isinstance(cells, str):
            yield number, cells, []
            continue
        row = {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if cell.strip()}
        kind = row.get("type", "").strip().casefold()
        if kind == "title":
            yield (
                number,
                None,
                [f'the title is "{cut_line(row.get("headline", ""))}"; to keep it, write title: in mkdocs.yml'],
            )
        else:
            lost: list[str] = []
            slide = _slide(row, lost)
            if kind == "era":
                slide = era_of(slide)
            shown, more = plain_of(slide, dates)
            yield number, shown, [*lost, *more]


def _slide(row: dict[str, str], lost: list[str]) -> dict[str, Any]:
    """The row as a slide of the JSON."""
    start: dict[str, str] = {part: row[part] for part in PARTS if part in row}
    end = {part: row[f"end {part}"] for part in PARTS if f"end {part}" in row}
    for place, column in ((start, "time"), (end, "end time")):
        if column in row:
            clock = clock_parts(row[column])
            if clock is None:
                lost.append(f'{column}: "{row[column][:40]}" is not a clock time; not kept')
            else:
                place |= clock
    slide: dict[str, Any] = {
        "start_date": start,
        "text": {"headline": row.get("headline"), "text": row.get("text")},
        "display_date": row.get("display date"),
        "group": row.get("group"),
        "edtf": row.get("edtf"),
        "unique_id": row.get("id"),
        "background": row.get("background"),
        "media": {
            "url": row.get("media"),
            "caption": row.get("media caption"),
            "credit": row.get("media credit"),
            "thumbnail": row.get("media thumbnail"),
        },
    }
    if "year" in end:
        slide["end_date"] = end
    elif end:
        lost.append("an end without a year; not kept")
    return {key: value for key, value in slide.items() if value is not None}
