"""From one time to another, before and after one, the last week of one; and lengths of time as ISO 8601 writes them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When, days_in_month, earliest, latest
from timeline.when.context import Resolution
from timeline.when.meaning import Bound, Extent, Mod, Stretch, Unit, Window
from timeline.when.periods import Period


def duration(parts: tuple[tuple[float | None, Unit], ...]) -> str:
    """ISO 8601, X for what is not told: P2W, PT1H30M, PXD."""
    days = "".join(_amount(amount) + unit.letters for amount, unit in parts if not unit.of_clock)
    clock = "".join(_amount(amount) + unit.letters for amount, unit in parts if unit.of_clock)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _amount(amount: float | None) -> str:
    return "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))


def interval(start: Date | Edge, end: Date | Edge) -> When | None:
    """From one to the other; None where that cannot be, as from Friday to Monday when both days are not known."""
    try:
        return start if start == end and isinstance(start, Date) else Interval(start, end)
    except DateError:  # it runs backwards: no days rather than false ones
        return None


def edge(when: When, side: int) -> Date | Edge:
    """Where it begins (side 0) or ends (side 1)."""
    if isinstance(when, Date):
        return when
    end = (when.start, when.end)[side]
    return end if end is not None else Edge.UNKNOWN


def stretched(stretch: Stretch, of: Resolution) -> Resolution:
    """A length of time that has its place in the calendar: a duration with days."""
    value = duration(((stretch.amount, stretch.unit),))
    if of.period is None:
        return of._replace(type="DURATION", value=value, when=None)
    first, last = of.period.first, of.period.last
    if stretch.unit in (Unit.DAY, Unit.WEEK):
        days = stretch.amount * (7 if stretch.unit is Unit.WEEK else 1) - 1
        first = last.plus(-days) if stretch.last else first.plus(stretch.skip * (days + 1))
        last = first.plus(days)
        when = interval(Date.of(first), Date.of(last))
    else:
        inner = Period.holding(stretch.unit, last if stretch.last else first)
        other = inner.plus((1 - stretch.amount) if stretch.last else stretch.amount - 1)
        when = interval(edge(min(inner, other).when, 0), edge(max(inner, other).when, 1)) or inner.when
    return of._replace(type="DURATION", value=value, when=when)


def resolve_window(span: Window, of: Resolution) -> Resolution:
    """The days up to a day or from it on: the value is the length, the days are those of the calendar."""
    value = duration(((span.amount, span.unit),))
    if of.period is None:
        return of._replace(type="DURATION", value=value, when=None)
    ends = () if span.of is None else (Resolution("DURATION", value), of)
    near = of.period.first if span.sign < 0 or of.period.unit is Unit.DAY else of.period.last
    if of.period.unit is not Unit.DAY and span.sign < 0:
        near = of.period.last if span.inclusive else of.period.first
    days = {Unit.HOUR: span.amount / 24, Unit.MINUTE: span.amount / 1440}.get(span.unit)
    if days is not None:
        far = near.plus(span.sign * -int(-days // 1))
    else:
        whole = int(span.amount)
        far = _moved(near, span.unit, span.sign * whole, span.inclusive)
        if span.amount != whole:
            far = far.plus(span.sign * round((span.amount - whole) * _DAYS_OF.get(span.unit, 1)))
    first, last = min(near, far), max(near, far)
    return of._replace(type="DURATION", value=value, when=interval(Date.of(first), Date.of(last)), ends=ends)


def _moved(near: Day, unit: Unit, count: int, inclusive: bool) -> Day:
    """So many units away. Nine months that end on 30 September, the last of its month, begin on 1 January."""
    far = Period.day(near).moved(unit, count).first
    if not inclusive:
        return far
    if count < 0 and unit in _WHOLE_MONTHS and near.day == days_in_month(near.year, near.month):
        return Day(far.year, far.month, days_in_month(far.year, far.month)).plus(1)
    return far.plus(1 if count < 0 else -1)


_WHOLE_MONTHS: Final = (Unit.MONTH, Unit.QUARTER, Unit.YEAR)
_DAYS_OF: Final = {Unit.WEEK: 7, Unit.MONTH: 30, Unit.QUARTER: 91, Unit.YEAR: 365, Unit.DECADE: 3652}


def either(one: Resolution, other: Resolution) -> Resolution:
    """One of two times: [1862..1863] of "1862 or 1863"."""
    if one.when is None or other.when is None:
        return one._replace(ends=(one, other))
    first, last = edge(one.when, 0), edge(other.when, 1)
    if not isinstance(first, Date) or not isinstance(last, Date):
        return one._replace(ends=(one, other))
    between = first.last is not None and last.first is not None and first.last.plus(1) == last.first
    chosen = OneOf(first, last) if between else OneOf(first, last, (first, last))
    return other._replace(value=one.value, when=chosen, ends=(one, other), needs=one.needs or other.needs)


def doubted(when: When | None) -> When | None:
    """The same days, uncertain: 1862?."""
    match when:
        case Date():
            return replace(when, uncertain=True)
        case Interval(start, end):
            return Interval(_doubted(start), _doubted(end))
    return when


def _doubted(end: Date | Edge) -> Date | Edge:
    return replace(end, uncertain=True) if isinstance(end, Date) else end


def part_of(period: Period, mod: Mod, extent: Extent) -> When | None:
    """The days of a part of a time: early June is its first ten days, late in the 1990s about 1997 to 1999, the end of
    1995 December. None where nobody says how long it is, as of "early 1995", which readers take for all of the year."""
    if extent is Extent.WHOLE:
        return None
    part = {Mod.START: 0, Mod.MID: 1, Mod.END: 2}[mod]
    first, last = period.first, period.last
    match period.unit:
        case Unit.MONTH if extent is Extent.HALF:
            halves = (Date(first.year, first.month, day) for day in ((1, 15) if mod is Mod.START else (16, last.day)))
            return Interval(*halves)
        case Unit.MONTH:
            days = ((1, 10), (11, 20), (21, last.day))[part]
            return Interval(*(Date(first.year, first.month, day) for day in days))
        case Unit.YEAR if extent is Extent.EDGE and mod is not Mod.MID:
            return Date(first.year, 1 if mod is Mod.START else 12)
        case Unit.DECADE if period.number >= 0:
            years = ((0, 4), (5, 9))[part // 2] if extent is Extent.HALF else ((0, 3), (4, 6), (7, 9))[part]
            return Interval(*(Date(first.year + year, approximate=True) for year in years))
        case Unit.CENTURY if period.number >= 0 and extent in _PARTS_OF_CENTURIES:
            years = _PARTS_OF_CENTURIES[extent][part]
            return Interval(*(Date(first.year + year, approximate=True) for year in years))
        case Unit.WEEK if extent is Extent.EDGE and mod is not Mod.MID:
            return Interval(Date.of(last.plus(-2)), Date.of(last)) if mod is Mod.END else Date.of(first)
    return None


_PARTS_OF_CENTURIES: Final = {
    Extent.HALF: ((0, 49), (25, 74), (50, 99)),
    Extent.QUARTER: ((0, 24), (25, 74), (75, 99)),
}
"""The years of the beginning, the middle and the end of a century; how long its "late" years are nobody says."""


def whole_of_part(date: Resolution) -> When | None:
    """The whole that a date is a part of, which a bound or a range in years goes by: "until mid-February" is until
    February."""
    if date.mod in (Mod.START, Mod.MID, Mod.END) and date.period is not None and date.period.unit is not Unit.MONTH:
        return date.period.when
    return None


def bounded(bound: Bound, date: Resolution) -> Resolution:
    """On one side of a date: "before 3 May 2021" is [..2021-05-02]. TIMEX3 has the date alone, kept in ``ends``."""
    ends = (date,)
    if date.when is None or date.period is None:
        return date._replace(ends=ends)
    when = date.period.when if date.mod in (Mod.START, Mod.MID, Mod.END) else date.when
    mod = {Bound.BEFORE: Mod.BEFORE, Bound.AFTER: Mod.AFTER}.get(bound, date.mod)
    return date._replace(mod=mod, when=bounded_when(bound, when), ends=ends)


def bounded_when(bound: Bound, when: When) -> When | None:
    """The days on one side of others: until 1997 is /1997, before 3 May 2021 [..2021-05-02]."""
    match bound:
        case Bound.SINCE:
            return interval(edge(when, 0), Edge.OPEN)
        case Bound.UNTIL:
            return interval(Edge.UNKNOWN, edge(when, 1))
        case Bound.BY:
            return beside(Mod.ON_OR_BEFORE, when)
        case Bound.BEFORE:
            return beside(Mod.BEFORE, when)
        case Bound.AFTER:
            return beside(Mod.AFTER, when)
        case Bound.FROM:
            start = edge(when, 0)
            return OneOf(start, None) if isinstance(start, Date) else None


def beside(mod: Mod, when: When) -> When | None:
    """Some day before, on or after: ON_OR_AFTER 1994 is [1994-01-01..]. None where it has no first or last day."""
    first, last = earliest(when), latest(when)
    match mod:
        case Mod.BEFORE if first:
            return OneOf(None, Date.of(first.plus(-1)))
        case Mod.ON_OR_BEFORE if last:
            return OneOf(None, Date.of(last))
        case Mod.AFTER if last:
            return OneOf(Date.of(last.plus(1)), None)
        case Mod.ON_OR_AFTER if first:
            return OneOf(Date.of(first), None)
    return None
