"""From one time to another, before and after one, the last week of one; and lengths of time as ISO 8601 writes them."""

from __future__ import annotations

from timeline.dates import Date, DateError, Edge, Interval, OneOf, When, earliest, latest
from timeline.when.context import Resolution
from timeline.when.meaning import Bound, Mod, Stretch, Unit
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
        when: When = Interval(Date.of(first), Date.of(last))
    else:
        inner = Period.holding(stretch.unit, last if stretch.last else first)
        other = inner.plus((1 - stretch.amount) if stretch.last else stretch.amount - 1)
        when = interval(edge(min(inner, other).when, 0), edge(max(inner, other).when, 1)) or inner.when
    return of._replace(type="DURATION", value=value, when=when)


def bounded(bound: Bound, date: Resolution) -> Resolution:
    """On one side of a date: "before 3 May 2021" is [..2021-05-02]. TIMEX3 has the date alone, kept in ``ends``."""
    ends = (date,)
    if date.when is None or date.period is None:
        return date._replace(ends=ends)
    mod = {Bound.BEFORE: Mod.BEFORE, Bound.AFTER: Mod.AFTER}.get(bound, date.mod)
    return date._replace(mod=mod, when=bounded_when(bound, date.when), ends=ends)


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
