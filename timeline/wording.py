"""Dates in words, as precise as they are known and no more.

What HTML can say in ``<time datetime>`` comes along, part by part: of "8–13 October 2024" both ends are
machine-readable, of "the 1980s" nothing is, because HTML knows no decade.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from timeline.dates import ANY, SEASONS, Date, Day, Edge, Interval, OneOf, When, earliest, latest, unqualified

MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_DIVISIONS: Final = (
    {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
    | {25: "spring", 26: "summer", 27: "autumn", 28: "winter"}
    | {29: "spring", 30: "summer", 31: "autumn", 32: "winter"}
    | {33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of"}
    | {37: "first third of", 38: "second third of", 39: "last third of"}
    | {40: "first half of", 41: "second half of"}
)


class Part(NamedTuple):
    """A piece of a worded date; ``machine`` is what ``<time datetime>`` may say of it, if anything."""

    text: str
    machine: str | None = None


def phrase(when: When) -> tuple[Part, ...]:
    """The date in words, in parts. Interval 2024-10-08/2024-10-13 is "8", "–", "13 October 2024"."""
    match when:
        case Date():
            return (Part(_date(when), machine(when)),)
        case Interval(start=Date() as start, end=Date() as end):
            return _range(start, end)
        case Interval(start=Date() as start, end=Edge.OPEN):
            return Part("from "), Part(_date(start), machine(start)), Part(" on")
        case Interval(start=Date() as start):
            return Part("from "), Part(_date(start), machine(start)), Part(", end not known")
        case Interval(start=Edge.OPEN, end=Date() as end):
            return Part("until "), Part(_date(end), machine(end))
        case Interval(end=Date() as end):
            return Part("until "), Part(_date(end), machine(end)), Part(", start not known")
        case OneOf(start=Date() as start, end=Date() as end):
            left, right = _shortened(start, end)
            return Part("between "), left, Part(" and "), right
        case OneOf(start=Date() as start):
            before = _neighbour(start, -1)
            return Part("after "), Part(_date(before), machine(before))
        case OneOf(end=Date() as end):
            after = _neighbour(end, 1)
            return Part("before "), Part(_date(after), machine(after))
    raise AssertionError(when)  # an Interval has at least one date


def words(when: When) -> str:
    """The date in words. 2024-10-08/2024-10-13 is "8–13 October 2024", [..2021-05-02] "before 3 May 2021"."""
    return "".join(part.text for part in phrase(when))


def day_words(day: Day) -> str:
    """A day in words, as "18 October 2024"."""
    return _date(Date.of(day))


def month_words(year: int, month: int) -> str:
    """A month in words, as "June 2024"."""
    return f"{MONTHS[month - 1]} {year_words(year)}"


def year_words(year: int) -> str:
    """A year in words: 2024 is "2024", 0 is "1 BCE", -43 is "44 BCE"."""
    return str(year) if year > 0 else f"{1 - year:,} BCE"


def _date(date: Date) -> str:
    return _qualifier(date) + _plain(date)


def _qualifier(date: Date) -> str:
    said = {(True, False): "about ", (False, True): "perhaps ", (True, True): "perhaps about "}
    return said.get((date.approximate, date.uncertain), "")


def _plain(date: Date) -> str:
    if date.year is None:
        return _in_some_year(date)
    if date.masked:
        last = date.year + 10**date.masked - 1
        return f"the {date.year}s" if date.masked == 1 else f"{date.year}–{last}"
    year = year_words(date.year)
    if date.month is None:
        return year
    if date.month == ANY:
        return f"a month of {year}" if date.day is None else f"a day in {year}"
    if date.month > 12:
        if _DIVISIONS[date.month] == "winter" and date.month in SEASONS and date.year > 0:
            year = f"{year}–{(date.year + 1) % 100 or date.year + 1:02}"
        return f"{_DIVISIONS[date.month]} {year}"
    month = f"{MONTHS[date.month - 1]} {year}"
    if date.day is None:
        return month
    return f"a day in {month}" if date.day == ANY else f"{date.day} {month}"


def _in_some_year(date: Date) -> str:
    if not date.month:
        return "date not known"
    if date.month > 12:
        return f"{_DIVISIONS[date.month].removesuffix(' of')}, year not known"
    day = f"{date.day} " if date.day else ""
    return f"{day}{MONTHS[date.month - 1]}, year not known"


def _range(start: Date, end: Date) -> tuple[Part, ...]:
    left, right = _shortened(start, end)
    tight = " " not in left.text.removeprefix(_qualifier(start))
    return left, Part("–" if tight else " – "), right


def _shortened(start: Date, end: Date) -> tuple[Part, Part]:
    """Both ends, the first without what it shares with the second: "8" and "13 October 2024"."""
    left, right = _date(start), _date(end)
    alike = (start.approximate, start.uncertain) == (end.approximate, end.uncertain)
    if alike and start.year == end.year and _is_month(start) and _is_month(end) and start.year is not None:
        if start.day and end.day and start.month == end.month:
            left = left.removesuffix(f" {month_words(start.year, start.month or 1)}")
        elif bool(start.day) == bool(end.day):
            left = left.removesuffix(f" {year_words(start.year)}")
        right = _plain(end)  # "about" said once is said of both
    return Part(left, machine(start)), Part(right, machine(end))


def _is_month(date: Date) -> bool:
    return date.month is not None and 1 <= date.month <= 12 and date.day != ANY


def _neighbour(date: Date, step: int) -> Date:
    """The day, month or year next to this one: before 3 May is what [..05-02] says, before 2021 what [..2020] says."""
    edge = date.last if step > 0 else date.first
    if edge is None:
        return date
    day = edge.plus(step)
    if date.day:
        near = Date.of(day)
    elif date.month is not None:
        near = Date(day.year, day.month)
    else:
        near = Date(day.year)
    return replace(near, approximate=date.approximate, uncertain=date.uncertain)


def machine(date: Date) -> str | None:
    """The value of ``datetime``: HTML knows years from 1, months and days, and a yearless day as 10-03."""
    plain = unqualified(date)
    if date.masked or ANY in (date.month, date.day) or (date.month or 0) > 12:
        return None
    if date.year is None:
        return f"{date.month:02}-{date.day:02}" if date.month and date.day else None
    return str(plain) if 0 < date.year <= 9999 else None


def span_words(first: Day, last: Day) -> str:
    """The years that a chronology spans, as "2019–2024", or the months when it is one year."""
    if first.year != last.year:
        return words(Interval(Date(first.year), Date(last.year)))
    if first.month != last.month:
        return words(Interval(Date(first.year, first.month), Date(last.year, last.month)))
    return month_words(first.year, first.month)


def bounds(when: When) -> tuple[Day, Day] | None:
    """The first and the last day it can touch, an open end closed by the other; None when the year is not known."""
    first, last = earliest(when), latest(when)
    if first is None and last is None:
        return None
    return first or last, last or first  # type: ignore[return-value]
