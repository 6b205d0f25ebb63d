"""What German and French phrases mean in the same way: from the values of a rule's slots to a meaning."""

from __future__ import annotations

from timeline.when.meaning import (
    Both,
    Calendar,
    Clock,
    Division,
    Duration,
    EveryNamed,
    From,
    Meaning,
    Modified,
    NoDate,
    Offset,
    Range,
    Shifted,
    Stretch,
    Unit,
    Whole,
)
from timeline.when.rules import Rule

_HALVES = {
    Unit.MINUTE: (30, Unit.SECOND), Unit.HOUR: (30, Unit.MINUTE), Unit.YEAR: (6, Unit.MONTH),
    Unit.CENTURY: (50, Unit.YEAR), Unit.DECADE: (5, Unit.YEAR),
}  # fmt: skip
_COUNTED = frozenset((Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR))


def no_time(pattern: str) -> Rule:
    """A false friend."""
    return Rule("NONE", pattern, lambda: NoDate())


def numeric(day: int, month: int, year: int | None) -> Calendar | None:
    """The day comes first: 3.10.2023 and 03/10/2023 are 3 October."""
    return Calendar(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def decade(digits: int) -> Whole | None:
    """The 1980s from 1980, or from 80."""
    if digits % 10 or 100 <= digits < 1000:
        return None
    return Whole(Unit.DECADE, digits // 10 + (190 if digits < 100 else 0))


def division(unit: Unit, number: int, of: Meaning | None = None) -> Division | None:
    """A quarter or half of the year, where there is one of that number."""
    return Division(unit, number, of) if 1 <= number <= (4 if unit is Unit.QUARTER else 2) else None


def length(count: float | None, unit: Unit) -> Duration | None:
    """So many units; half an hour is 30 minutes, half a year 6 months. A weekend is no length."""
    if unit is Unit.WEEKEND:
        return None
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        return Duration(((int(count), unit), _HALVES[unit]) if count > 1 else (_HALVES[unit],))
    return Duration(((count, unit),))


def shifted(unit: Unit, shift: int, base: From = From.WRITING) -> Shifted | None:
    """The unit so many away; an hour has no place in a calendar."""
    return None if unit.of_clock else Shifted(unit, shift, base)


def offset(length: Meaning, sign: int, base: From = From.WRITING, of: Meaning | None = None) -> Meaning | None:
    """So much before or after now, the focus or something else, where it is said in one unit."""
    match length:
        case Duration(((amount, unit),)):
            return Offset(amount, unit, sign, base, of)
        case Modified(Duration(((amount, unit),)), mod):
            return Modified(Offset(amount, unit, sign, base, of), mod)
    return None


def stretch(count: float, unit: Unit, of: Meaning, last: bool) -> Stretch | None:
    """The first or last so many of a time."""
    return Stretch(int(count), unit, of, last) if unit in _COUNTED else None


def weekly(day: int) -> EveryNamed:
    """Return every week's day, counted from Monday as 0: "every Friday" is weekly(4)."""
    return EveryNamed(f"XXXX-WXX-{day + 1}")


def on(clock: Meaning, day: Meaning) -> Clock | None:
    """A time of day on a day."""
    if not isinstance(clock, Clock) or clock.of is not None:
        return None
    return Clock(clock.hour, clock.minute, clock.second, clock.zone, day)


def by_half_day(clock: Clock, part: str) -> Clock | None:
    """8 in the evening is 20."""
    return Clock(clock.hour + 12, clock.minute) if part in ("AF", "EV") and clock.hour < 12 else clock


def to_day(start: int, end: Meaning) -> Range | None:
    """From the 8th to 13 October: the month of the second day is that of the first."""
    return Range(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) and end.day else None


def both_days(start: int, end: Meaning) -> Both | None:
    """The 8th and 13 October."""
    return Both(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) and end.day else None


def to_month(start: int, end: Meaning) -> Range | None:
    """June to August 2023."""
    if not isinstance(end, Calendar) or end.day is not None or end.month is None:
        return None
    return Range(Calendar(None if end.year is None else end.year - (start > end.month), start), end)


def both_months(start: int, end: Meaning) -> Both | None:
    """June and August 2023."""
    if not isinstance(end, Calendar) or end.day is not None or end.month is None:
        return None
    return Both(Calendar(end.year, start), end)


def years(start: Meaning, end: Meaning) -> Range | None:
    """1914 to 1918; years that run backwards are a sum or a score."""
    match start, end:
        case Calendar(int() as first, None, None), Calendar(int() as last, None, None):
            return Range(start, end) if first < last else None
    return Range(start, end)


def hours(start: int, end: Meaning) -> Range | None:
    """From 9 to 12 o'clock."""
    return Range(Clock(start, 0), end) if isinstance(end, Clock) and start < end.hour else None


def short_years(start: int, end: int) -> Range | None:
    """1998/99: the century of the first year is that of the second."""
    year = start - start % 100 + end + (100 if end < start % 100 else 0)
    return Range(Calendar(start), Calendar(year)) if start < year <= start + 50 else None
