"""The other days that the same words can mean, in the week or year before and after, and why they were not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.dates import Day, earliest
from timeline.when.context import Context, Resolution
from timeline.when.meaning import (
    Both,
    Bounded,
    Calendar,
    Clock,
    Division,
    Holiday,
    Meaning,
    Modified,
    PartOfDay,
    Range,
    Unit,
    Weekday,
)
from timeline.when.periods import Period
from timeline.when.resolve import resolve


@dataclass(frozen=True, slots=True)
class Other:
    """Days that the words can mean too, in EDTF, and why they do not. Of "October 8th" in 2024 it is 2023-10-08."""

    edtf: str
    reason: str


def others(meaning: Meaning, context: Context, taken: Resolution) -> tuple[Other, ...]:
    """What the words would mean a week or a year later and earlier, the more likely first: of "Monday" those around."""
    unit, base = _repeats(meaning), context.base()
    if unit is None or base is None or taken.when is None or taken.needs is not None:
        return ()
    return tuple(_others(meaning, context, taken, unit, base.first))


def _others(meaning: Meaning, context: Context, taken: Resolution, unit: Unit, base: Day) -> Iterator[Other]:
    first = earliest(taken.when) if taken.when is not None else None
    for step in (-1, 1) if first is not None and first > base else (1, -1):
        there = Period.day(base).moved(unit, step)
        when = resolve(meaning, context._replace(published=there.first, told=there)).when
        if when is not None and when != taken.when:
            yield Other(str(when), _reason(earliest(when), base, context))


def _repeats(meaning: Meaning) -> Unit | None:
    """The time after which the words can mean the next: a week for a weekday, a year for a month; None for a year."""
    match meaning:
        case Weekday(shift=None):
            return Unit.WEEK
        case Calendar(None, int()) | Division(of=None, shift=None) | Holiday(year=None, shift=None):
            return Unit.YEAR
        case Modified(of) | PartOfDay(of) | Clock(of=of) | Bounded(_, of) if of is not None:
            return _repeats(of)
        case Range(start, end) | Both(start, end):
            return _repeats(start) and _repeats(end)
    return None


def _reason(first: Day | None, base: Day, context: Context) -> str:
    if context.narrative:
        return "farther from the time told of before"
    match context.direction:
        case -1 if first is not None and first > base:
            return "ahead of publication, the past tense points back"
        case 1 if first is not None and first < base:
            return "behind publication, the words around it point ahead"
        case 0 if first is not None and first > base:
            return "ahead of publication, and nothing points there"
    return "farther away"
