"""All the days that a time expression can mean, each with a short reason, for what chooses among them.

"Friday" written on Wednesday 16 October 2024 is the Friday before, the 11th ("before"), or the one after, the 18th
("after"). The reading that resolution took comes first. Readings are computed on demand: finding dates does not pay
for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.dates import Date, Day, Interval, When
from timeline.when.context import Context
from timeline.when.meaning import (
    Ahead,
    Ambiguous,
    Bound,
    Bounded,
    Calendar,
    Checked,
    Clock,
    DayIn,
    DayOfMonth,
    Division,
    Doubtful,
    Duration,
    Either,
    Holiday,
    In,
    Meaning,
    Modified,
    MonthNamed,
    Nth,
    NthFrom,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Stretch,
    Unit,
    Weekday,
)
from timeline.when.resolve import resolve
from timeline.when.spans import bounded_when, interval

YEARS: Final = ((-1, "year-before"), (0, "year-of"), (1, "year-after"))
"""The years around publication in which a date without a year can lie."""

MONTHS: Final = ((-1, "month-before"), (0, "month-of"), (1, "month-after"))
"""The months in which a day without a month can lie."""

_CACHED: Final = 8_192
"""Mentions whose readings are cached; "on Friday" of one article is asked for again and again."""

_LONGEST_SPAN: Final = 31
"""Days of the longest duration that can be the days of one happening: "a three-day summit", not "five years"."""


class Reading(NamedTuple):
    """Days that the words can mean, and why: of "October 8th" written in 2024 the 2024-10-08 of "year-of".

    The reason is one of: "text" (the words suffice), "before", "same" and "after" (a weekday), "year-before",
    "year-of", "year-after" and "year-told" (no year), "month-before", "month-of" and "month-after" (no month),
    "ambiguous", "day-month" and "month-day" (03/04/2024), "relative" and "told" (counted from publication, or from the
    time that the text is at), "to-the-day" (the day, where resolution gives its week, month or year), "clock" (no day
    at all), "since", "until" and "bound-day" (a bound, and the time that it is one of), "span", "span-start" and
    "span-end".
    """

    when: When
    reason: str


@lru_cache(maxsize=_CACHED)
def readings(meaning: Meaning, context: Context, taken: When | None) -> tuple[Reading, ...]:
    """Return the reading that was taken, then every other possible one, none twice."""
    all_readings = list(_readings(meaning, context))
    reasons: dict[When, str] = {}
    for reading in all_readings:
        reasons.setdefault(reading.when, reading.reason)
    if taken is not None:
        first = Reading(taken, reasons.pop(taken, "text" if not all_readings else all_readings[0].reason))
        return first, *(Reading(when, reason) for when, reason in reasons.items())
    return tuple(Reading(when, reason) for when, reason in reasons.items())


def _readings(meaning: Meaning, context: Context) -> Iterator[Reading]:
    match meaning:
        case Ambiguous(one, other):
            yield from _resolved(meaning, context, "ambiguous")
            for date, reason in ((one, "day-month"), (other, "month-day")):
                yield from _resolved(date, context, reason)
        case Checked(date):
            yield from _resolved(meaning, context, "text")
            yield from _readings(date, context)
        case Either(start, end):
            yield from _resolved(meaning, context, "text")
            yield from _readings(start, context)
            yield from _readings(end, context)
        case Bounded(bound, of):
            yield from _bounds(bound, of, context)
        case Range(start, end):
            yield from _spans(start, end, context)
        case Duration(((int() | float() as amount, unit),)) if unit in (Unit.DAY, Unit.WEEK):
            yield from _lasting(int(amount * (7 if unit is Unit.WEEK else 1)), context)
        case Ahead(amount, unit):
            yield from _resolved(Offset(amount, unit, 1), context, "relative")
            yield from _readings(Duration(((amount, unit),)), context)
        case Clock(of=None) | PartOfDay(None):
            yield from _clock(context)
        case _:
            yield from _anchored(meaning, context)


def _anchored(meaning: Meaning, context: Context) -> Iterator[Reading]:
    """Yield a reading for each value that the open anchor of a meaning can take: its week, month, year or base."""
    anchor = open_anchor(meaning)
    published = context.published
    if anchor is None or published is None:
        yield from _resolved(meaning, context, "text")
        return
    match anchor:
        case Weekday(day):
            for date, reason in _weekdays(day, published):
                yield from _resolved(anchored(meaning, _the(date)), context, reason)
        case DayOfMonth(day):
            for step, reason in MONTHS:
                year, month = divmod(published.year * 12 + published.month - 1 + step, 12)
                date = Calendar(year, month + 1, day)
                yield from _resolved(anchored(meaning, _the(date)), context, reason)
        case Shifted() | Offset() | MonthNamed():
            yield from _relative(meaning, anchor, context)
        case _:
            for year, reason in _years(context, published):
                yield from _resolved(anchored(meaning, _in(year)), context, reason)


def _years(context: Context, published: Day) -> Iterator[tuple[int, str]]:
    """Yield the year of the date that the text named last where it is another than that of publication, then those
    around publication: "November 21" behind "November 15, 2017" is of 2017. A year alone may be in passing: "the 2003
    invasion"."""
    focus = context.focus
    if focus is not None and focus.unit in _DATES and focus.year != published.year:
        yield focus.year, "year-told"
    for step, reason in YEARS:
        yield published.year + step, reason


def _relative(meaning: Meaning, anchor: Meaning, context: Context) -> Iterator[Reading]:
    taken = resolve(meaning, context)
    if taken.when is not None:
        yield Reading(taken.when, "told" if taken.basis == "narrative" else "relative")
    if context.focus is not None or context.said is not None:
        yield from _resolved(meaning, context._replace(focus=None, narrative=False, said=None), "relative")
    match anchor:
        case Offset(int() | float() as amount, unit, sign, of=None) if unit in _COARSE and amount == int(amount):
            base = context.base(anchor.base)
            if base is not None and base.unit is Unit.DAY:
                day = base.moved(unit, int(amount) * sign)
                yield Reading(day.when, "to-the-day")


_DATES: Final = frozenset((Unit.DAY, Unit.MONTH))
_COARSE: Final = frozenset((Unit.WEEK, Unit.MONTH, Unit.YEAR))


def _weekdays(day: int, published: Day) -> Iterator[tuple[Calendar, str]]:
    """Yield the day of publication where it matches, then the nearest before and after it."""
    back = (published.weekday - day) % 7
    if back == 0:
        yield _calendar(published), "same"
    yield _calendar(published.plus(-(back or 7))), "before"
    yield _calendar(published.plus(7 - back)), "after"


def _calendar(day: Day) -> Calendar:
    return Calendar(day.year, day.month, day.day)


def _clock(context: Context) -> Iterator[Reading]:
    """Yield the day of publication and the one before: a clock time alone tells no day."""
    if context.published is not None:
        yield Reading(Date.of(context.published), "clock")
        yield Reading(Date.of(context.published.plus(-1)), "clock")


def _bounds(bound: Bound, of: Meaning, context: Context) -> Iterator[Reading]:
    reason = "since" if bound in (Bound.SINCE, Bound.AFTER, Bound.FROM) else "until"
    inner = list(_readings(of, context))
    taken = resolve(of, context).when
    inner.sort(key=lambda reading: reading.when != taken)
    for reading in inner:
        bound_days = bounded_when(bound, reading.when)
        if bound_days is not None:
            yield Reading(bound_days, reason)
    for reading in inner:
        yield Reading(reading.when, "bound-day")


def _end(when: When, side: int) -> Date | None:
    end = when if isinstance(when, Date) else (when.start, when.end)[side]
    return end if isinstance(end, Date) else None


def _spans(start: Meaning, end: Meaning, context: Context) -> Iterator[Reading]:
    yield from _resolved(Range(start, end), context, "span")
    if context.published is not None and _yearless(start) and _yearless(end):
        for year, _ in _years(context, context.published):
            first = resolve(anchored(start, _in(year)), context)
            last = resolve(anchored(end, _in(year)), context)
            if first.when is not None and last.when is not None:
                first_end, last_end = _end(first.when, 0), _end(last.when, 1)
                if first_end is not None and last_end is not None and (span := interval(first_end, last_end)):
                    yield Reading(span, "span")
    taken = resolve(Range(start, end), context)
    for part, reason in zip(taken.ends, ("span-start", "span-end"), strict=False):
        if part.when is not None:
            yield Reading(part.when, reason)


def _yearless(meaning: Meaning) -> bool:
    return isinstance(open_anchor(meaning), Calendar | Division | Holiday)


def _lasting(days: int, context: Context) -> Iterator[Reading]:
    """Yield the days up to publication, and from it on, that a short duration can be: "a three-day summit"."""
    published = context.published
    if published is None or not 1 < days <= _LONGEST_SPAN:
        return
    yield Reading(Interval(Date.of(published.plus(1 - days)), Date.of(published)), "span")
    yield Reading(Interval(Date.of(published), Date.of(published.plus(days - 1))), "span")


def _resolved(meaning: Meaning, context: Context, reason: str) -> Iterator[Reading]:
    when = resolve(meaning, context).when
    if when is not None:
        yield Reading(when, reason)


def open_anchor(meaning: Meaning) -> Meaning | None:
    """Return the part of a meaning that only its surroundings settle: the Weekday of "Friday night"; None if none is.

    "last Tuesday" has one too, the day of writing, but its Weekday has a shift and counts as relative.
    """
    match meaning:
        case (
            Weekday(shift=None)
            | Calendar(None, int())
            | DayOfMonth()
            | Division(of=None, shift=None)
            | Holiday(year=None, shift=None)
            | Shifted()
            | Offset(of=None)
            | MonthNamed()
        ):
            return meaning
        case (
            Modified(of)
            | PartOfDay(of)
            | Clock(of=of)
            | Bounded(_, of)
            | Offset(of=of)
            | Division(of=of)
            | Doubtful(of)
        ):
            return None if of is None else open_anchor(of)
        case Nth(of=of) | NthFrom(of=of) | DayIn(of=of) | Stretch(of=of) | In(year=of):
            return open_anchor(of)
        case Range(start, end):
            return open_anchor(start) and open_anchor(end)
    return None


def anchored(meaning: Meaning, settle: Callable[[Meaning], Meaning]) -> Meaning:
    """Return the same meaning with its open anchor settled: "Friday night" of a Friday named by its date."""
    match meaning:
        case Modified(of) | PartOfDay(of) | Clock(of=of) | Bounded(_, of) if of is not None:
            return replace(meaning, of=anchored(of, settle))
        case Nth(of=of) | NthFrom(of=of) | DayIn(of=of) | Stretch(of=of):
            return replace(meaning, of=anchored(of, settle))
        case Offset(of=of) | Division(of=of) | Doubtful(of) if of is not None:
            return replace(meaning, of=anchored(of, settle))
        case In(year=of):
            return replace(meaning, year=anchored(of, settle))
        case Range(start, end):
            return Range(anchored(start, settle), anchored(end, settle))
    return settle(meaning)


def _the(date: Meaning) -> Callable[[Meaning], Meaning]:
    return lambda _: date


def _in(year: int) -> Callable[[Meaning], Meaning]:
    return lambda meaning: in_year(meaning, year)


def in_year(meaning: Meaning, year: int) -> Meaning:
    """Return a date, season, quarter or holiday of a given year."""
    match meaning:
        case Calendar(None, month, day):
            return Calendar(year, month, day)
        case Division(unit, number):
            return Division(unit, number, Calendar(year))
        case Holiday(name):
            return Holiday(name, year)
    return meaning
