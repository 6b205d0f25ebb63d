"""Chronologies as people print them: lines and table rows that a date opens, each an event of that date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import Date, DateError, earliest
from timeline.extraction.time_candidates import TimeCandidate, bounds_of
from timeline.extraction.view import View
from timeline.layout import Block

FEWEST: Final = 2
"""Dated lines that make a chronology; a single one is a dateline, or a paragraph that opens with a date."""
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?::|\.| [-–—])\s+(?=\S)")
_COVERS: Final = 0.6
"""The share of a table's cell that a date fills which is the date of its row."""


@dataclass(frozen=True, slots=True)
class DatedLine:
    """A line with the date that opens it.

    ``start`` and ``end`` are the whole line, ``body`` is where the text behind the date begins, and ``sentence`` the
    sentence that tells the event. In a log ``time`` is None and ``clock`` the time of day.
    """

    start: int
    body: int
    end: int
    sentence: int
    time: TimeCandidate | None
    clock: str | None = None


def dated_lines(view: View, layout: Sequence[Block]) -> dict[int, DatedLine]:
    """Return the dated lines of a chronology by their sentence; none where the text is no chronology."""
    found: dict[int, DatedLine] = {}
    for line in _lines(view, layout):
        found.setdefault(line.sentence, line)
    return found if len(found) >= FEWEST else {}


def _lines(view: View, layout: Sequence[Block]) -> Iterator[DatedLine]:
    for index, block in enumerate(layout):
        if block.kind == "table-row":
            cells = [cell for cell in layout[index + 1 : index + 12] if cell.kind == "cell" and cell.row == block.row]
            yield from _of_row(view, block, [cell for cell in cells if block.start <= cell.start <= block.end])
        elif block.label is not None and block.kind in ("paragraph", "list-item"):
            time = _time_within(view, *block.label)
            sentence = _sentence_at(view, block.body, block.end)
            if sentence is not None and (time is not None or (clock := _clock_within(view, *block.label))):
                yield DatedLine(block.start, block.body, block.end, sentence, time, None if time else clock)
        elif numbered := _numbered(view, layout, block):
            yield numbered
        elif block.heading is not None and block.kind in ("paragraph", "list-item"):
            heading = layout[block.heading]
            time = _time_within(view, heading.start, heading.end)
            first = layout[index - 1].kind == "heading" or block.kind == "list-item"
            sentence = _sentence_at(view, block.start, block.end)
            if not first or time is None or sentence is None:
                continue
            if _fills(time, heading):
                end = view.sentences[sentence].sentence.end
                yield DatedLine(block.start, block.start, min(block.end, end), sentence, time)


def _of_row(view: View, row: Block, cells: Sequence[Block]) -> Iterator[DatedLine]:
    dated = [(cell, time) for cell in cells if (time := _time_within(view, cell.start, cell.end)) is not None]
    if not row.row or not dated:
        return
    label, time = dated[0]
    if not _fills(time, label):
        return
    told = max((cell for cell in cells if cell is not label), key=lambda cell: cell.end - cell.start, default=None)
    sentence = _sentence_at(view, told.start, told.end) if told is not None else None
    if told is not None and sentence is not None:
        yield DatedLine(told.start, told.start, told.end, sentence, time)


def _fills(time: TimeCandidate, block: Block) -> bool:
    """Return whether a date is most of a heading or a cell."""
    return time.mention.end - time.mention.start >= _COVERS * (block.end - block.start)


def _numbered(view: View, layout: Sequence[Block], block: Block) -> DatedLine | None:
    """Return a line that a day's number opens below a heading that is a month: "4: ..." below "March"."""
    opening = _DAY.match(view.text, block.start, block.end)
    if opening is None or block.heading is None or block.kind == "heading":
        return None
    heading = layout[block.heading]
    month = _time_within(view, heading.start, heading.end)
    sentence = _sentence_at(view, opening.end(), block.end)
    if month is None or sentence is None:
        return None
    if month.grain != "month" or not isinstance(month.when, Date):
        return None
    with suppress(DateError):
        when = Date(month.when.year, month.when.month, int(opening[1]))
        time = replace(month, when=when, bounds=bounds_of(when), grain="day")
        return DatedLine(block.start, opening.end(), block.end, sentence, time)
    return None


def _clock_within(view: View, start: int, end: int) -> str | None:
    """Return the time of day that opens a line of a log: "14:20"."""
    for each in view.sentences:
        for mention in each.mentions:
            if mention.time and start <= mention.start and mention.end <= end + 1:
                return mention.time
    return None


def _time_within(view: View, start: int, end: int) -> TimeCandidate | None:
    """Return the widest date inside these code points, in the year of the text before it where it gives none itself."""
    inside = [
        time for time in view.times if not time.clock and start <= time.mention.start and time.mention.end <= end + 1
    ]
    if not inside:
        return None
    mention = max((time.mention for time in inside), key=lambda each: (each.end - each.start, -each.start))
    readings = [time for time in inside if time.mention is mention]
    year = _year_before(view, mention.start)
    framed = [time for time in readings if time.reading.startswith("year-") and _year(time) == year]
    return next(iter([*framed, *(time for time in readings if time.taken)]), None)


def _year_before(view: View, start: int) -> int | None:
    """Return the last year that the text names before a place: that of a heading, or of the line before."""
    named = [time for time in view.times if time.mention.start < start and time.reading == "text" and _year(time)]
    return _year(named[-1]) if named else None


def _year(time: TimeCandidate) -> int | None:
    first = earliest(time.when)
    return first.year if first is not None else None


def _sentence_at(view: View, start: int, end: int) -> int | None:
    """Return the first sentence that reaches into these code points."""
    for number, each in enumerate(view.sentences):
        if each.sentence.end > start and each.sentence.start < end:
            return number
    return None
