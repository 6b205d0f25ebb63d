"""The whole span at a glance: where each event stands on a line, or, when they are many, how many stand where.

All positions are percentages of the width, so that the page needs no script. A mark is as wide as the time it may have
been: a month is a bar, not a dot on its first day, and the ends that are not known are soft.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from timeline.dates import Date, Day, Edge, Interval, OneOf, approximate
from timeline.events import Status
from timeline.site.entries import STATUSES, Entry
from timeline.voices import Voice, message
from timeline.wording import bounds, month_words, short_day, short_month, span_words, year_words

FEWEST_MARKS: Final = 3
MOST_MARKS: Final = 60
MOST_LANES: Final = 9
MOST_COLUMNS: Final = 72
MOST_TICKS: Final = 7
LAST_TICK: Final = 94
"""Per cent of the width: a label that begins further on would be cut."""
NARROWEST: Final = 2.4
"""Per cent of the width: so wide is the dot of a day, and so much room it needs."""

# The lengths of columns and of the steps between labels: months,.
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 60000, 120000)


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the line. ``left`` and ``width`` are per cent of the whole, ``lane`` counts from the line upwards."""

    entry: Entry
    left: float
    width: float
    lane: int
    shape: str
    soft_start: bool
    soft_end: bool

    def covers(self, other: Mark) -> bool:
        return self.left < other.left + other.width - 0.01 and other.left < self.left + self.width - 0.01


@dataclass(frozen=True, slots=True)
class Column:
    """How many events begin in a part of the span; ``height`` is per cent of the tallest, ``days`` are ordinals."""

    left: float
    width: float
    height: float
    label: str
    entries: tuple[Entry, ...]
    days: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the line; ``minor`` ones give way on a narrow screen."""

    left: float
    label: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What is drawn above the list: marks or columns, and the labels under them.

    ``first`` is the day at the left end, ``last`` the one that ends at the right, both as ordinals.
    """

    first: int
    last: int
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...] = ()
    columns: tuple[Column, ...] = ()
    lanes: int = 0
    undrawn: int = 0

    @property
    def legend(self) -> tuple[tuple[str, str, str], ...]:
        """What the marks mean, of those that are there: shape, standing and words."""
        drawn = [mark.entry for mark in self.marks]
        shapes = {entry.shape for entry in drawn if not entry.planned}
        forms = [
            ("day", "day", message("a day")),
            ("span", "span", message("a range")),
            ("soft", "day", message("not exact")),
        ]
        standings = {entry.event.standing for entry in drawn} - {Status.REPORTED}
        return (
            *((form, Status.REPORTED.value, said) for shape, form, said in forms if shape in shapes),
            *(("span", status.value, STATUSES[status]) for status in Status if status in standings),
        )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int

    def at(self, ordinal: int) -> float:
        """Where the beginning of a day is, in per cent."""
        return 100 * (ordinal - self.first) / (self.last - self.first)


def overview(entries: Sequence[Entry], voice: Voice) -> Overview | None:
    """The overview of these events; None when there are too few to make one, or all are of one day."""
    spans = [(entry, span) for entry in entries if (span := bounds(entry.event.date)) is not None]
    if len(spans) < FEWEST_MARKS:
        return None
    first, last = min(first for _, (first, _) in spans), max(last for _, (_, last) in spans)
    if first == last:
        return None
    scale, ticks = _axis(first, last, voice)
    marks = [_mark(entry, span, scale) for entry, span in spans]
    if len(marks) <= MOST_MARKS:
        packed = _packed(marks)
        lanes = max(mark.lane for mark in packed) + 1
        if lanes <= MOST_LANES:
            return Overview(scale.first, scale.last - 1, ticks, tuple(packed), lanes=lanes)
    return _crowded(spans, marks, scale, ticks, first, last, voice)


def _crowded(
    spans: Sequence[tuple[Entry, tuple[Day, Day]]],
    marks: Sequence[Mark],
    scale: _Scale,
    ticks: tuple[Tick, ...],
    first: Day,
    last: Day,
    voice: Voice,
) -> Overview:
    """Columns for what falls into one of them, bars for the longer ones as far as there is room."""
    starts = _column_starts(first, last)
    by_column: list[list[Entry]] = [[] for _ in starts[1:]]
    long: list[Mark] = []
    column = 0
    for (entry, (begin, end)), mark in sorted(zip(spans, marks, strict=True), key=lambda pair: pair[0][1]):
        while column + 1 < len(by_column) and starts[column + 1].ordinal <= begin.ordinal:
            column += 1
        if end.ordinal < starts[column + 1].ordinal or mark.width <= 2 * NARROWEST:
            by_column[column].append(entry)
        else:
            long.append(mark)
    tallest = max((len(found) for found in by_column), default=0)
    columns = tuple(
        Column(
            scale.at(start.ordinal),
            scale.at(end.ordinal) - scale.at(start.ordinal),
            100 * len(found) / tallest,
            _column_words(start, end, voice),
            tuple(found),
            (start.ordinal, end.ordinal - 1),
        )
        for start, end, found in zip(starts, starts[1:], by_column, strict=False)
        if found
    )
    bars = [mark for mark in _packed(long) if mark.lane < MOST_LANES // 2]
    lanes = max((mark.lane for mark in bars), default=-1) + 1
    return Overview(scale.first, scale.last - 1, ticks, tuple(bars), columns, lanes, undrawn=len(long) - len(bars))


def _mark(entry: Entry, span: tuple[Day, Day], scale: _Scale) -> Mark:
    date = entry.event.date
    begin, end = span
    soft_start = soft_end = approximate(date) or isinstance(date, OneOf)
    left, right = scale.at(begin.ordinal), scale.at(end.ordinal + 1)
    match date:
        case Interval(end=Edge()):
            right, soft_end = 100.0, True
        case Interval(start=Edge()) | OneOf(start=None):
            left, soft_start = 0.0, True
        case OneOf(end=None):
            right, soft_end = 100.0, True
        case Date() as one if begin != end and one.as_day is None:
            soft_start = soft_end = True
    dot = begin == end and isinstance(date, Date)
    width = max(right - left, NARROWEST)
    left = min(left, 100 - width)
    return Mark(entry, left, width, 0, "day" if dot else "span", soft_start, soft_end)


def _packed(marks: Iterable[Mark]) -> list[Mark]:
    """The marks in lanes, so that none covers another: what is exact lowest, then what is not, then what is planned."""
    lanes: list[list[Mark]] = []
    packed = []
    for mark in sorted(
        marks, key=lambda mark: (mark.entry.planned, mark.entry.shape == "soft", mark.left, -mark.width)
    ):
        lane = next((lane for lane, taken in enumerate(lanes) if not any(map(mark.covers, taken))), len(lanes))
        if lane == len(lanes) and lane <= MOST_LANES:
            lanes.append([])
        if lane < len(lanes):
            lanes[lane].append(mark)
        packed.append(replace(mark, lane=lane))
    return packed


def _axis(first: Day, last: Day, voice: Voice) -> tuple[_Scale, tuple[Tick, ...]]:
    """The scale from a round beginning to a round end, and the labels along it."""
    if last.ordinal - first.ordinal <= 45:
        return _axis_of_days(first, last, voice)
    months = _month_number(last) - _month_number(first) + 1
    step = next(step for step in _STEPS if months <= step * MOST_TICKS or step == _STEPS[-1])
    snap = 1 if step <= 12 else 12
    begin = _month_number(first) // snap * snap
    end = (_month_number(last) // snap + 1) * snap
    scale = _Scale(_first_of(begin).ordinal, _first_of(end).ordinal)
    numbers = list(range(-(-begin // step) * step, end, step))
    return scale, tuple(
        Tick(
            scale.at(_first_of(number).ordinal), _tick_words(number, step, number == numbers[0], voice), index % 2 == 1
        )
        for index, number in enumerate(numbers)
        if index == 0 or scale.at(_first_of(number).ordinal) <= LAST_TICK
    )


def _axis_of_days(first: Day, last: Day, voice: Voice) -> tuple[_Scale, tuple[Tick, ...]]:
    begin, end = first.ordinal - 1, last.ordinal + 2
    step = next(step for step in (1, 2, 7, 14) if (end - begin) <= step * MOST_TICKS or step == 14)
    scale = _Scale(begin, end)
    days = [Day.from_ordinal(ordinal) for ordinal in range(first.ordinal, last.ordinal + 1, step)]
    return scale, tuple(
        Tick(
            scale.at(day.ordinal),
            short_day(day, voice) + (f" {year_words(day.year, voice)}" if index == 0 else ""),
            index % 2 == 1,
        )
        for index, day in enumerate(days)
        if index == 0 or scale.at(day.ordinal) <= LAST_TICK
    )


def _tick_words(number: int, step: int, is_first: bool, voice: Voice) -> str:
    year, month = divmod(number, 12)
    if step >= 12:
        return year_words(year, voice)
    name = short_month(month + 1, voice)
    return f"{name} {year_words(year, voice)}" if is_first or month == 0 else name


def _column_starts(first: Day, last: Day) -> list[Day]:
    """The first days of the columns, and the day after the last: days, else weeks, else so many months each."""
    days = last.ordinal - first.ordinal + 1
    for length in (1, 7):
        if days <= length * MOST_COLUMNS:
            begin = first.ordinal - (first.weekday if length == 7 else 0)
            return [Day.from_ordinal(begin + length * n) for n in range((last.ordinal - begin) // length + 2)]
    months = _month_number(last) - _month_number(first) + 1
    step = next(step for step in _STEPS if months <= step * (MOST_COLUMNS - 1) or step == _STEPS[-1])
    starts = []
    for number in count(_month_number(first) // step * step, step):
        starts.append(_first_of(number))
        if number > _month_number(last):
            return starts
    raise AssertionError  # counting has no end


def _column_words(start: Day, end: Day, voice: Voice) -> str:
    """The time of a column: a day, a month or a year by its name, else its first and last."""
    last = Day.from_ordinal(end.ordinal - 1)
    match _month_number(end) - _month_number(start):
        case _ if end.ordinal - start.ordinal <= 7:
            return span_words(start, last, voice)
        case 1:
            return month_words(start.year, start.month, voice)
        case months if months < 12:
            return f"{month_words(start.year, start.month, voice)}–{month_words(last.year, last.month, voice)}"
        case 12:
            return year_words(start.year, voice)
        case _:
            return f"{year_words(start.year, voice)}–{year_words(last.year, voice)}"


def _month_number(day: Day) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month_number: int) -> Day:
    year, month = divmod(month_number, 12)
    return Day(year, month + 1, 1)
