"""Dates by the names that the calendar has for them: days, weekdays, months, seasons, quarters and holidays.

Nothing is filled in: where what is needed is missing, the result stays partial and says what it needs.
"""

from __future__ import annotations

from timeline.dates import ANY, Date, DateError, days_in_month
from timeline.when.context import Context, Resolution, missing, settled, unknown
from timeline.when.holidays import holiday
from timeline.when.meaning import Calendar, DayOfWeek, Division, Holiday, Meaning, MonthNamed, Unit, Weekday
from timeline.when.nearest import counted, in_years, named, nearest, nearest_range, next_told
from timeline.when.periods import SEASON_LETTERS, Period


def calendar_date(date: Calendar, context: Context) -> Resolution:
    """A year, a month or a day, of the nearest year that fits where the year is not told."""
    if date.year is not None:
        return settled(named(date.year, date.month, date.day))
    if date.month is None:
        return unknown(Unit.YEAR)
    base = context.base()
    if base is None:
        day = "" if date.day is None else f"-{date.day:02}"
        return missing(f"XXXX-{date.month:02}{day}", Date(None, date.month, date.day))
    if context.narrative:
        return settled(next_told(date.month, date.day, base), context, base)
    return settled(nearest(in_years(date.month, date.day, base.year), base, context.direction), context, base)


def ambiguous(one: Calendar, other: Calendar) -> Resolution:
    """What the two readings have in common. 3 April and 4 March 2024 are 2024-XX-XX."""
    day = one.day if one.day == other.day else ANY
    month = one.month if one.month == other.month else ANY
    when = Date(one.year, month, day)
    return Resolution(
        "DATE", str(when), when, needs=f"the order of day and month: {_named_date(one)} or {_named_date(other)}"
    )


def _named_date(date: Calendar) -> Date:
    return Date(date.year, date.month, date.day)


def month_named(named: MonthNamed, context: Context) -> Resolution:
    """A month, or a day of one, so many of them away."""
    base = context.base(named.base)
    if base is None:
        return calendar_date(Calendar(None, named.month, named.day), context)
    candidates = in_years(named.month, named.day, base.year, reach=2)
    return settled(counted(candidates, Period.holding(candidates[0].unit, base.first), named.shift), context, base)


def day_of_month(day: int, context: Context) -> Resolution:
    """A day of the month told of."""
    base = context.told if context.told is not None and context.told.unit in (Unit.DAY, Unit.MONTH) else context.base()
    if base is None:
        return missing(f"XXXX-XX-{day:02}", Date(None, ANY, day))
    first = base.first
    return settled(named(first.year, first.month, day), context, base)


def weekday(date: Weekday, context: Context) -> Resolution:
    """A day of the week: on or before the day of writing unless the direction is ahead, or so many away."""
    base = context.base(date.base)
    if base is None:
        return missing(f"XXXX-WXX-{date.day + 1}", Date(None, ANY, ANY))
    written = base.last if base.unit is not Unit.DAY else base.first
    back = (written.weekday - date.day) % 7
    ahead = (date.day - written.weekday) % 7
    match date.shift:
        case None:
            days = ahead if context.direction > 0 else -back
        case 0:
            days = date.day - written.weekday
            if days < 0 and context.direction >= 0:
                days += 7
        case shift if shift < 0:
            days = -(back or 7) + 7 * (shift + 1)
        case shift:
            days = (ahead or 7) + 7 * (shift - 1)
    return settled(Period.day(written.plus(days)), context, base)


def nth_weekday(day: DayOfWeek, number: int, of: Resolution) -> Resolution:
    """A weekday counted in a month or year. Raises DateError when there are not so many."""
    if of.period is None:
        return missing("XXXX-XX-XX", Date(None, ANY, ANY))
    first, last = of.period.first, of.period.last
    if number < 0:
        found = last.plus(-((last.weekday - day) % 7) + 7 * (number + 1))
    else:
        found = first.plus((day - first.weekday) % 7 + 7 * (number - 1))
    if not first <= found <= last:
        raise DateError(f"{of.period} has no {day!r} number {number}")
    return of.at(Period.day(found))


def season_or_quarter(division: Division, of: Resolution | None, context: Context) -> Resolution:
    """A season, quarter or half of a year told, or the nearest that fits."""
    unit, number = division.unit, division.number
    label = SEASON_LETTERS[number - 1] if unit is Unit.SEASON else f"{unit.letters[0]}{number}"
    if of is not None:
        return missing(f"XXXX-{label}") if of.period is None else of.at(Period.division(unit, of.period.year, number))
    base = context.base()
    if base is None:
        return missing(
            f"XXXX-{label}", Date(None, {Unit.QUARTER: 33, Unit.HALF: 40, Unit.SEASON: 21}[unit] + number - 1)
        )
    candidates = [Period.division(unit, base.year + years, number) for years in (-2, -1, 0, 1, 2)]
    if division.shift is not None:
        period = counted(candidates, Period.holding(unit, base.first), division.shift)
    elif context.narrative:
        period = candidates[2]
    else:
        period = nearest(candidates, base, context.direction)
    return settled(period, context, base)


def holiday_date(named: Holiday, context: Context) -> Resolution:
    """A holiday of a year, the nearest that fits, or so many away."""
    if named.year is not None:
        return settled(Period.day(holiday(named.name, named.year)))
    base = context.base()
    if base is None:
        return missing("XXXX-XX-XX", Date(None, ANY, ANY))
    if context.narrative:
        return settled(Period.day(holiday(named.name, base.year)), context, base)
    days = [Period.day(holiday(named.name, base.year + years)) for years in (-2, -1, 0, 1, 2)]
    if named.shift is not None:
        day = counted(days, Period.day(base.first), named.shift)
    else:
        day = nearest(days, base, context.direction)
    return settled(day, context, base)


def range_of_names(start: Meaning, end: Meaning, context: Context) -> tuple[Period, Period] | None:
    """Both ends of a range whose year or week neither tells, the nearest that fits as a whole: "January to October"
    written in November is this year's. None for any other range, and in a story, which goes on from its first end."""
    base = context.base()
    if base is None or context.narrative:
        return None
    match start, end:
        case Calendar(None, int() as month, day), Calendar(None, int() as end_month, end_day):
            turns = (end_month, end_day or 0) < (month, day or 0)
            ranges = [
                (first, named(first.year + turns, end_month, end_day))
                for first in in_years(month, day, base.year)
                if (end_day or 1) <= days_in_month(first.year + turns, end_month)
            ]
        case Weekday(day, None), Weekday(end_day, None):
            monday = base.first.plus(-base.first.weekday)
            ranges = [
                (Period.day(first), Period.day(first.plus((end_day - day) % 7)))
                for first in (monday.plus(day + 7 * week) for week in (-2, -1, 0, 1))
            ]
        case _:
            return None
    return nearest_range(ranges, base, context.direction) if ranges else None
