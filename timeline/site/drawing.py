"""The chronology as a drawing: columns of time, finer where much happened, with the empty times between folded away.

Everything is a percentage of the width, so that the drawing needs no script. The axis is divided into *bins*, spans of
a century, decade, year, month or day, all equally wide: a bin is divided as long as it holds far more than the others,
and empty bins between two that are not become one *fold*. So 1142 and 2025 are both readable, and a year with half of
all events does not become one bar. Few events are drawn as marks with titles, more as marks, many as stacked columns.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, Literal

from timeline.dates import Date, Day, Edge, Interval, OneOf, approximate, days_in_month
from timeline.events import Status
from timeline.i18n import Translator, message
from timeline.i18n.wording import bounds, month_words, short_day, short_month, span_words, words, year_words
from timeline.site.entries import STATUSES, Entry

FEWEST: Final = 3
MOST_TITLED: Final = 24
MOST_MARKS: Final = 90
MOST_LANES: Final = 5
MOST_BINS: Final = 40
"""So that a column is 24 pixels wide and more on a screen of 1,280."""

FOLDED: Final = 3
"""So many empty bins in a row become a fold."""

FOLD: Final = 0.6
"""The width of a fold, in bins."""

NARROWEST: Final = 2.2
"""Per cent of the width that a mark needs: 24 pixels on a screen of 1,280."""

TITLED: Final = 17.0
"""Per cent of the width that a mark with its title needs."""

NOTED: Final = 21.0
"""Per cent of the width that the title of a key event above the columns needs."""

WIDEST_NOTE: Final = 44.0
"""Per cent of the width that it takes where there is room."""

LABELLED: Final = 5.5
"""Per cent of the width from which each month or day of a run has a label of its own."""

CHARACTER: Final = 6.5
"""Pixels of a character of a label: digits of 11.6 pixels in the widest of the usual fonts, DejaVu Sans aside."""

LABEL_EDGE: Final = 5
"""Pixels of a label's line, of the room beside it, and of the gap to the next label."""

NARROWEST_BIN: Final = 24
"""Pixels of a bin at least; where there is no room for all, the drawing scrolls."""

DAILY: Final = 62
"""A time of up to so many days is drawn by days."""

LONE: Final = 2
"""So few events of a decade or century are drawn in their own years."""

CROWDED: Final = 40
"""A month with so many events is drawn by days, too."""

Minor = Literal["", "narrow", "tight"]

SCREENS: Final[Mapping[Minor, int]] = {"": 358, "narrow": 690, "tight": 1160}
"""The pixels from which a label is shown: on any screen, not on that of a phone (390 with its margins), or only in a
drawing as wide as on a large screen. The stylesheet asks for the same widths."""

Unit = Literal["millennium", "century", "decade", "year", "month", "day"]
_Span = tuple[Entry, tuple[Day, Day]]
"""An event with its first and last day."""

_YEARS: Final[dict[str, int]] = {"millennium": 1000, "century": 100, "decade": 10, "year": 1}
_FINER: Final[dict[str, Unit]] = {
    "millennium": "century",
    "century": "decade",
    "decade": "year",
    "year": "month",
    "month": "day",
}


@dataclass(frozen=True, slots=True)
class Bin:
    """A span of time, from ``first`` until the day before ``end``, both as ordinals; a fold has no unit."""

    first: int
    end: int
    unit: Unit | None
    count: int = 0
    left: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the drawing. ``left`` and ``width`` are per cent of the whole, ``lane`` counts from the axis upwards.

    ``room`` is the width that it needs with its title, ``limit`` the end of its bin: up to there it may give way.
    """

    entry: Entry
    left: float
    width: float
    lane: int
    shape: str
    soft_start: bool
    soft_end: bool
    titled: bool = False
    room: float = 0.0
    limit: float = 100.0

    @property
    def roomy(self) -> str:
        """How much more room its title has than it needs: "half" as much again, "twice" as much, or "" for none."""
        if not self.titled or self.room <= TITLED:
            return ""
        return "twice" if self.room >= 2 * TITLED else "half"

    @property
    def turned(self) -> bool:
        """Whether its title would be cut at the right edge, and so stands left of it and ends where the mark does."""
        return self.left + self.room > 100

    @property
    def begin(self) -> float:
        """Where the mark with its title begins, in per cent of the width."""
        return self.end - self.room if self.turned else self.left

    @property
    def end(self) -> float:
        """Where the mark with its title ends, in per cent of the width."""
        return self.left + (self.width if self.turned else max(self.width, self.room))


@dataclass(frozen=True, slots=True)
class Column:
    """The events that begin in a bin, by status; ``height`` of each part is per cent of the tallest column."""

    left: float
    width: float
    label: str
    entries: tuple[Entry, ...]
    parts: tuple[tuple[Status, float], ...]
    days: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A key event named above the columns, so that the drawing says what happened. Its title begins at ``at`` and has
    ``width``, in per cent; ``before``: it ends at its event and begins before it."""

    entry: Entry
    at: float
    width: float
    before: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """The dates that the sources of one event differ in: from the first of them to the last, beside its mark."""

    left: float
    width: float
    lane: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis, for the bins that begin at it. ``minor`` ones give way: "narrow" on the screen of a
    phone, "tight" in any drawing that is not as wide as a large screen."""

    left: float
    width: float
    label: str
    minor: Minor


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn above the list. ``bins`` give the scale to scripts: first day, end and place of each."""

    bins: tuple[Bin, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...] = ()
    columns: tuple[Column, ...] = ()
    lanes: int = 0
    tallest: int = 0
    notes: tuple[Note, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def folds(self) -> tuple[Bin, ...]:
        """The bins in which nothing happened, which are drawn folded."""
        return tuple(one for one in self.bins if one.unit is None)

    @property
    def uneven(self) -> bool:
        """Whether times are drawn wider than others."""
        return len({one.unit for one in self.bins}) > 1

    @property
    def scale(self) -> str:
        """The bins for scripts, as "first:end:left:width" in tenths of per cent, one behind the other."""
        return " ".join(f"{b.first}:{b.end}:{round(10 * b.left)}:{round(10 * b.width)}" for b in self.bins)

    @property
    def legend(self) -> tuple[tuple[str, str, str], ...]:
        """What the marks mean, of those that are there: shape, standing and words."""
        drawn = [mark.entry for mark in self.marks] or [entry for column in self.columns for entry in column.entries]
        shapes = {entry.shape for entry in drawn if not entry.planned} if self.marks else set()
        forms = [
            ("day", "day", message("a day")),
            ("span", "span", message("a range")),
            ("soft", "soft", message("not exact")),
        ]
        standings = {entry.event.standing for entry in drawn} - ({Status.REPORTED} if self.marks else set())
        return (
            *((form, Status.REPORTED.value, said) for shape, form, said in forms if shape in shapes),
            *(("span", status.value, STATUSES[status]) for status in Status if status in standings),
        )


def draw(entries: Sequence[Entry], translator: Translator, keys: Sequence[Entry] = ()) -> Drawing | None:
    """Draw these events; None when there are too few, or all are of one day.

    ``keys`` are events that are named where the drawing has no room for the titles of all, the weightiest first.
    """
    spans = _spans(entries)
    bins = _bins_of(spans)
    if not bins:
        return None
    if len(spans) <= MOST_MARKS:
        scale = _Scale(bins)
        marks = [_mark(entry, span, scale, titled=len(spans) <= MOST_TITLED) for entry, span in spans]
        untitled = [replace(mark, titled=False, room=NARROWEST) for mark in marks]
        named = frozenset(entry.event.id for entry in (keys or entries))
        # With the titles that their number allows; where these need too many lanes, with those that have room anyway.
        for some, names in ((marks, frozenset[str]()), (untitled, named)):
            packed = _packed(some)
            lanes = max(mark.lane for mark in packed) + 1
            if lanes <= MOST_LANES:
                placed = tuple(_titled_with_room(packed, names))
                return Drawing(
                    bins, tuple(_ticks(bins, translator)), placed, lanes=lanes, ties=tuple(_ties(placed, scale))
                )
    # A column holds what begins in it: a range that ends in the next year needs no column there.
    bins = _bins_of(_beginnings(spans)) or bins
    ticks = tuple(_ticks(bins, translator))
    columns = tuple(_columns(spans, bins, translator))
    notes = tuple(_notes(keys, bins))
    return Drawing(bins, ticks, columns=columns, tallest=max(len(column.entries) for column in columns), notes=notes)


def columns(entries: Sequence[Entry], translator: Translator) -> tuple[Column, ...]:
    """The same time as columns, however few events there are; none where ``draw`` gives None."""
    spans = _spans(entries)
    bins = _bins_of(_beginnings(spans)) or _bins_of(spans)
    return tuple(_columns(spans, bins, translator)) if bins else ()


def _spans(entries: Sequence[Entry]) -> list[_Span]:
    return [(entry, span) for entry in entries if (span := bounds(entry.event.date)) is not None]


def _beginnings(spans: Sequence[_Span]) -> list[_Span]:
    return [(entry, (first, first)) for entry, (first, _) in spans]


def _bins_of(spans: Sequence[_Span]) -> tuple[Bin, ...]:
    """The bins of a drawing; none where there are too few events, or all are of one day."""
    if len(spans) < FEWEST:
        return ()
    first, last = min(first for _, (first, _) in spans), max(last for _, (_, last) in spans)
    return _placed(_bins([begin for _, (begin, _) in spans], first, last)) if first != last else ()


# --- The axis -------------------------------------------------------------------------------------------------------


def _bins(begins: Sequence[Day], first: Day, last: Day) -> list[Bin]:
    """Divide the time from the first day to the last, the fullest bin first, as long as the bins have room."""
    days = sorted(day.ordinal for day in begins)
    coarse = _folded(list(_of_unit(_coarsest(first, last), first.ordinal, last.ordinal)), days)
    daily = last.ordinal - first.ordinal <= DAILY
    # One threshold for all, so that of two years that are alike not one is drawn by months and the other is not.
    most = max(2.0, len(days) / 16)
    for lone in (LONE, 0):
        bins = _joined([*_divided(coarse, days, most, lone, daily=daily)])
        while len(bins) > MOST_BINS and most < len(days):
            most *= 1.25
            bins = _joined([*_divided(coarse, days, most, lone, daily=daily)])
        if len(bins) <= MOST_BINS:
            break
        most = max(2.0, len(days) / 16)
    while bins[0].unit is None:
        del bins[0]
    while bins[-1].unit is None:
        del bins[-1]
    return bins


def _divided(bins: Sequence[Bin], days: Sequence[int], most: float, lone: int, *, daily: bool) -> Iterator[Bin]:
    """The bins, those with more events than ``most`` divided, and those with at most ``lone`` down to single years."""
    for one in bins:
        alone = 0 < one.count <= lone and one.unit in ("millennium", "century", "decade")
        by_days = daily or one.count >= CROWDED or one.count > len(days) / 3
        full = one.count > most and (one.unit != "month" or by_days)
        if one.unit in _FINER and (alone or full):
            finer = _folded(list(_of_unit(_FINER[one.unit], one.first, one.end - 1)), days, one)
            yield from _divided(finer, days, most, lone, daily=daily)
        else:
            yield one


def _coarsest(first: Day, last: Day) -> Unit:
    for unit, years in _YEARS.items():
        if (last.year - first.year) // years >= 1:
            return unit  # type: ignore[return-value]
    return "month" if (first.year, first.month) != (last.year, last.month) else "day"


def _of_unit(unit: Unit, first: int, last: int) -> Iterator[Bin]:
    """The bins of a unit that these days are in."""
    start = _start(unit, Day.from_ordinal(first))
    while start.ordinal <= last:
        end = _next(unit, start)
        yield Bin(start.ordinal, end.ordinal, unit)
        start = end


def _start(unit: Unit, day: Day) -> Day:
    if unit == "day":
        return day
    if unit == "month":
        return Day(day.year, day.month, 1)
    step = _YEARS[unit]
    if day.year > 0 or step == 1:
        # There is no year 0 of our era: its first century is short.
        return Day(max(1, day.year // step * step) if day.year > 0 else day.year, 1, 1)
    # Before our era the round years are one further back: 2000 BCE is the year -1999.
    return Day((day.year - 1) // step * step + 1, 1, 1)


def _next(unit: Unit, start: Day) -> Day:
    if unit == "day":
        return start.plus(1)
    if unit == "month":
        return start.plus(days_in_month(start.year, start.month))
    step = _YEARS[unit]
    return Day(start.year // step * step + step if start.year > 0 else start.year + step, 1, 1)


def _folded(bins: list[Bin], days: Sequence[int], within: Bin | None = None) -> list[Bin]:
    """The bins with the numbers of events that begin in them, empty ones in a row as one fold."""
    counted = [replace(one, count=bisect_left(days, one.end) - bisect_left(days, one.first)) for one in bins]
    if within is not None:
        counted = [replace(one, first=max(one.first, within.first), end=min(one.end, within.end)) for one in counted]
    return _joined(counted)


def _joined(bins: Sequence[Bin]) -> list[Bin]:
    """The bins with the empty ones in a row made one fold, where they are so many or one was a fold before."""
    joined: list[Bin] = []
    run: list[Bin] = []
    for one in [*bins, None]:
        if one is not None and not one.count:
            run.append(one)
            continue
        if len(run) >= FOLDED or any(empty.unit is None for empty in run):
            joined.append(Bin(run[0].first, run[-1].end, None))
        else:
            joined += run
        run = []
        if one is not None:
            joined.append(one)
    return joined


def _placed(bins: Sequence[Bin]) -> tuple[Bin, ...]:
    whole = sum(1.0 if one.unit else FOLD for one in bins)
    placed, left = [], 0.0
    for one in bins:
        width = 100 * (1.0 if one.unit else FOLD) / whole
        placed.append(replace(one, left=left, width=width))
        left += width
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Scale:
    bins: tuple[Bin, ...]

    def at(self, ordinal: int) -> float:
        """Where the beginning of a day is, in per cent."""
        for one in self.bins:
            if ordinal < one.end:
                return one.left + one.width * max(0, ordinal - one.first) / (one.end - one.first)
        return 100.0


@dataclass(frozen=True, slots=True)
class _Label:
    """A label that a tick could have. Of two that touch the one of the lower ``rank`` is shown."""

    left: float
    text: str
    rank: int

    def pixels(self, scale: float) -> tuple[float, float]:
        """Where it begins and ends where so many pixels are a per cent of the width."""
        return self.left * scale, self.left * scale + len(self.text) * CHARACTER + LABEL_EDGE


def _ticks(bins: Sequence[Bin], translator: Translator) -> Iterator[Tick]:
    """The labels that have room; those that have it on large screens only are minor."""
    labels = list(_labels(bins, translator))
    shown: dict[int, Minor] = {}
    by_rank = sorted(range(len(labels)), key=lambda at: labels[at].rank)
    for minor, pixels in SCREENS.items():
        scale = max(pixels, NARROWEST_BIN * len(bins)) / 100
        taken = [labels[at].pixels(scale) for at in shown]
        for at in by_rank:
            begin, end = labels[at].pixels(scale)
            fits = end <= 100 * scale + LABEL_EDGE / 2  # behind the last one comes no other
            touches = any(begin < other_end and other_begin < end for other_begin, other_end in taken)
            if at not in shown and fits and not touches:
                shown[at] = minor
                taken.append((begin, end))
    drawn = [(labels[at], shown[at]) for at in sorted(shown)]
    ends = [label.left for label, _ in drawn[1:]] + [100.0]
    for (label, minor), end in zip(drawn, ends, strict=True):
        yield Tick(label.left, end - label.left, label.text, minor)


def _labels(bins: Sequence[Bin], translator: Translator) -> Iterator[_Label]:
    """A label for each run of bins of one unit that have one name: "2025" under its months, else each its own.

    What begins a run of months or days has the first rank, because those behind it need it to be understood. A decade
    comes before a year: years can be counted from those beside them.
    """
    runs: list[list[Bin]] = []
    for one in bins:
        if one.unit is None:
            continue
        if runs and _together(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        step = ceil(LABELLED / run[0].width)  # so many months or days share a label
        if len(run) >= 2 * step and run[0].unit in ("month", "day"):
            for number, one in enumerate(run[::step]):
                day = Day.from_ordinal(one.first)
                yield _Label(one.left, _short_words(one, day, number == 0, translator), 3 if number else 0)
            continue
        day = Day.from_ordinal(run[0].first)
        rank = 2 if run[0].unit == "year" else 1
        yield _Label(run[0].left, _tick_words(run, day, translator), rank)


def _short_words(one: Bin, day: Day, is_first: bool, translator: Translator) -> str:
    """The label of one month or day of several: "Jun 2024", "Jul", or "5 Jun", "6"."""
    if one.unit == "month":
        name = short_month(day.month, translator)
        return f"{name} {year_words(day.year, translator)}" if is_first else name
    return short_day(day, translator) if is_first or day.day == 1 else str(day.day)


def _together(one: Bin, other: Bin) -> bool:
    """Whether two neighbouring bins need one label only: the months of a year, the days of a month."""
    if one.unit != other.unit or one.end != other.first:
        return False
    left, right = Day.from_ordinal(one.first), Day.from_ordinal(other.first)
    if one.unit == "month":
        return left.year == right.year
    return one.unit == "day" and left[:2] == right[:2]


def _tick_words(run: Sequence[Bin], day: Day, translator: Translator) -> str:
    match run[0].unit:
        case "day":
            first = short_day(day, translator)
            return f"{first} {year_words(day.year, translator)}"
        case "month" if len(run) == 1:
            return f"{short_month(day.month, translator)} {year_words(day.year, translator)}"
        case "month":
            return year_words(day.year, translator)
        case "decade" | "century" if len(run) == 1 and day.year > 9:
            return translator.say("%(year)ss", year=day.year)
        case _:
            return year_words(day.year, translator)


def bin_words(one: Bin, translator: Translator) -> str:
    """The time of a bin in words: "March 2025", "the 1980s"."""
    first, last = Day.from_ordinal(one.first), Day.from_ordinal(one.end - 1)
    match one.unit:
        case "day":
            return words(Date.of(first), translator)
        case "month":
            return month_words(first.year, first.month, translator)
        case "year":
            return year_words(first.year, translator)
        case "decade" if first.year > 0:
            return words(Date(first.year, masked=1), translator)
        case _:
            return span_words(first, last, translator)


# --- What is drawn --------------------------------------------------------------------------------------------------


def _columns(spans: Sequence[_Span], bins: Sequence[Bin], translator: Translator) -> Iterator[Column]:
    ordered = sorted(spans, key=lambda pair: pair[1][0])
    held: list[list[Entry]] = [[] for _ in bins]
    at = 0
    for entry, (begin, _) in ordered:
        while begin.ordinal >= bins[at].end:
            at += 1
        held[at].append(entry)
    tallest = max(map(len, held))
    for one, entries in zip(bins, held, strict=True):
        if entries:
            counts = Counter(entry.event.standing for entry in entries)
            parts = tuple((status, 100 * counts[status] / tallest) for status in Status if counts[status])
            yield Column(
                one.left, one.width, bin_words(one, translator), tuple(entries), parts, (one.first, one.end - 1)
            )


def _notes(keys: Sequence[Entry], bins: tuple[Bin, ...]) -> Iterator[Note]:
    """The weightiest key events whose titles have room beside each other, at the columns that they are in."""
    scale, chosen = _Scale(bins), list[tuple[float, float, Entry, bool]]()
    for entry in keys:
        span = bounds(entry.event.date)
        if span is None or not bins[0].first <= span[0].ordinal < bins[-1].end:
            continue
        left = scale.at(span[0].ordinal)
        before = left + NOTED > 100
        begin, end = (left - NOTED, left) if before else (left, left + NOTED)
        if all(end <= other_begin or begin >= other_end for other_begin, other_end, _, _ in chosen):
            chosen.append((begin, end, entry, before))
    chosen.sort(key=lambda one: one[:2])
    free = 0.0  # where the title before ends
    begins = [begin for begin, *_ in chosen]
    for (begin, end, entry, before), following in zip(chosen, [*begins[1:], 100.0], strict=False):
        width = min(WIDEST_NOTE, end - free if before else following - begin)
        at = end - width if before else begin
        free = at + width
        yield Note(entry, at, width, before)


def _ties(marks: Sequence[Mark], scale: _Scale) -> Iterator[Tie]:
    """From the first to the last day that the sources of an event give for it, where they differ."""
    for mark in marks:
        if not mark.entry.dates_differ:
            continue
        dates = [mark.entry.event.date, *(one.citation.says for one in mark.entry.cited_sources if one.citation.says)]
        days = [span[0].ordinal for date in dates if (span := bounds(date)) is not None]
        left = max(0.0, min(scale.at(min(days)), mark.left))
        right = min(100.0, scale.at(max(days)) + NARROWEST)
        if right > mark.left + mark.width or left < mark.left:
            yield Tie(left, max(right, mark.left + mark.width) - left, mark.lane)


def _mark(entry: Entry, span: tuple[Day, Day], scale: _Scale, *, titled: bool) -> Mark:
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
    width = NARROWEST if dot else max(right - left, NARROWEST)
    left = max(0.0, min(left, 100 - width))
    room = TITLED if titled else NARROWEST
    limit = next((one.left + one.width for one in scale.bins if begin.ordinal < one.end), 100.0)
    return Mark(entry, left, width, 0, "day" if dot else "span", soft_start, soft_end, titled, room, limit)


def _titled_with_room(marks: Sequence[Mark], named: Collection[str]) -> Iterator[Mark]:
    """The marks, those of events that may be ``named`` with their titles where none follows in their lane so soon, and
    those of which the next is far with more room."""
    following = [100.0] * (1 + max(mark.lane for mark in marks))
    for mark in sorted(marks, key=lambda mark: -mark.left):
        free = following[mark.lane] - mark.left
        following[mark.lane] = mark.begin
        titled = mark.titled or (free >= max(TITLED, mark.width) and mark.entry.event.id in named)
        wider = next((room for room in (2 * TITLED, 1.5 * TITLED) if free >= room), TITLED)
        room = wider if titled else mark.room
        yield replace(mark, titled=titled, room=room)


def _beside(mark: Mark, ends: Sequence[float]) -> int | None:
    """The lane in which a mark has room beside the others of its own day or month, where all lanes are taken there."""
    if mark.titled:
        return None
    fits = [lane for lane, end in enumerate(ends) if end + mark.width <= mark.limit + 0.01]
    return min(fits, key=lambda lane: ends[lane], default=None)


def _packed(marks: Sequence[Mark]) -> list[Mark]:
    """The marks in lanes, so that none covers another and each title has its room."""
    ends: list[float] = []
    packed = []
    for mark in sorted(marks, key=lambda mark: (mark.left, -mark.width)):
        lane = next((lane for lane, end in enumerate(ends) if end <= mark.begin + 0.01), len(ends))
        if lane >= MOST_LANES and (near := _beside(mark, ends)) is not None:
            lane = near
            mark = replace(mark, left=ends[lane])
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = mark.end
        packed.append(replace(mark, lane=lane))
    return packed
