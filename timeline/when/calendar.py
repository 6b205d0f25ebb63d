"""Dates by the names that the calendar has for them: days, weekdays, months, seasons, quarters and holidays.

Nothing is filled in: where what is needed is missing, the result stays partial and says what it needs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from timeline.dates import ANY, Date, DateError, Day, Interval, days_in_month, latest
from timeline.when.calendars import from_hebrew, from_iranian, from_islamic, from_julian
from timeline.when.context import Context, Resolution, missing, settled, unknown
from timeline.when.holidays import holiday
from timeline.when.meaning import (
    Ambiguous,
    Calendar,
    DayOfMonth,
    DayOfWeek,
    Division,
    Fiscal,
    Foreign,
    Holiday,
    Meaning,
    MonthNamed,
    Unit,
    Weekday,
    WeekOfYear,
)
from timeline.when.nearest import PLAIN, counted, in_years, named_period, nearest, nearest_range, next_after_focus
from timeline.when.periods import SEASON_LETTERS, Period


def calendar_date(date: Calendar, context: Context) -> Resolution:
    """A year, a month or a day, of the nearest year that fits where the year is not told."""
    if date.year is not None:
        return settled(named_period(date.year, date.month, date.day))
    if date.month is None:
        return unknown(Unit.YEAR)
    base = context.base()
    if base is None:
        day = "" if date.day is None else f"-{date.day:02}"
        return missing(f"XXXX-{date.month:02}{day}", Date(None, date.month, date.day))
    if context.narrative:
        return settled(next_after_focus(date.month, date.day, base), context, base)
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


_WEEKDAY_REACH: Final = 6
"""Years around publication in which a date of a given weekday is looked for: each comes back within six years, but
for a leap day."""

_CONTRADICTS: Final = "{date} was a {day}"


def checked(date: Calendar | Ambiguous | DayOfMonth, day: DayOfWeek, context: Context) -> Resolution:
    """A date beside its weekday, which settles what the date leaves open, or contradicts it.

    Of 11/3/2015 only one reading is a Tuesday; of 18 July only that of 2014 is a Friday near 2013. A whole date that
    is of another weekday stays and is marked uncertain.
    """
    match date:
        case Ambiguous(one, other):
            fits = [named for named in (one, other) if _is_on(named, day)]
            if len(fits) == 1:
                return calendar_date(fits[0], context)
            if context.order:
                return calendar_date(one if context.order == "dmy" else other, context)
            return ambiguous(one, other)
        case DayOfMonth(number):
            return _day_of_month_on(number, day, context)
        case Calendar(int(), int(), int()):
            resolution = calendar_date(date, context)
            if not _is_on(date, day) and isinstance(resolution.when, Date) and resolution.period is not None:
                was = DayOfWeek(resolution.period.first.weekday)
                shown = _CONTRADICTS.format(date=resolution.when, day=_WEEKDAYS[was])
                return resolution._replace(when=replace(resolution.when, uncertain=True), doubt=shown)
            return resolution
        case Calendar(None, int() as month, int() as number):
            return _day_of_year_on(month, number, day, context)
    return calendar_date(date, context)


_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _is_on(date: Calendar, day: DayOfWeek) -> bool:
    if date.year is None or not date.month or not date.day:
        return False
    if date.day > days_in_month(date.year, date.month):
        return False
    return Day(date.year, date.month, date.day).weekday == day


def _day_of_year_on(month: int, number: int, day: DayOfWeek, context: Context) -> Resolution:
    taken = calendar_date(Calendar(None, month, number), context)
    base = context.base()
    if base is None or taken.period is None or taken.period.first.weekday == day:
        return taken
    days = [period for period in in_years(month, number, base.year, _WEEKDAY_REACH) if period.first.weekday == day]
    return settled(nearest(days, base, context.direction), context, base) if days else taken


def _day_of_month_on(number: int, day: DayOfWeek, context: Context) -> Resolution:
    """The nearest month in which that day is of that weekday: "Friday 16" written on 2 September is in August."""
    base = context.base()
    if base is None:
        return day_of_month(number, context)
    first = base.first.year * 12 + base.first.month - 1
    days = []
    for step in range(-12, 13):
        year, month = divmod(first + step, 12)
        if number <= days_in_month(year, month + 1) and Day(year, month + 1, number).weekday == day:
            days.append(Period.day(Day(year, month + 1, number)))
    return settled(nearest(days, base, context.direction), context, base) if days else day_of_month(number, context)


def week_of_year(week: WeekOfYear, context: Context) -> Resolution:
    """A week by its ISO number, of the year of writing where none is given. Raises DateError when there is none."""
    base = context.base()
    year = week.year if week.year is not None else None if base is None else base.year
    if year is None:
        return missing("XXXX-WXX")
    january = Day(year, 1, 4)  # ISO 8601: the first week holds 4 January
    monday = january.plus(-january.weekday + 7 * (week.number - 1))
    if not 1 <= week.number <= 53 or monday.plus(3).year != year:
        raise DateError(f"{year} has no week {week.number}")
    period = Period.holding(Unit.WEEK, monday) if week.day is None else Period.day(monday.plus(week.day))
    return settled(period) if week.year is not None else settled(period, context, base)


def month_named(named: MonthNamed, context: Context) -> Resolution:
    """A month, or a day of one, so many of them away."""
    base = context.base(named.base)
    if base is None:
        return calendar_date(Calendar(None, named.month, named.day), context)
    candidates = in_years(named.month, named.day, base.year, reach=2)
    return settled(counted(candidates, Period.holding(candidates[0].unit, base.first), named.shift), context, base)


def day_of_month(day: int, context: Context) -> Resolution:
    """A day of the month that the text is at."""
    base = (
        context.focus if context.focus is not None and context.focus.unit in (Unit.DAY, Unit.MONTH) else context.base()
    )
    if base is None:
        return missing(f"XXXX-XX-{day:02}", Date(None, ANY, day))
    first = base.first
    return settled(named_period(first.year, first.month, day), context, base)


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
            if days > 0 and context.direction <= -PLAIN:
                days -= 7
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
        chosen = last.plus(-((last.weekday - day) % 7) + 7 * (number + 1))
    else:
        chosen = first.plus((day - first.weekday) % 7 + 7 * (number - 1))
    if not first <= chosen <= last:
        raise DateError(f"{of.period} has no {day!r} number {number}")
    return of.at(Period.day(chosen))


def weekday_from(day: DayOfWeek, number: int, of: Resolution) -> Resolution:
    """A weekday counted from a day, which is not one of them: the Monday after Easter 2016 is 28 March."""
    if of.period is None:
        return missing("XXXX-XX-XX", Date(None, ANY, ANY))
    if number > 0:
        last = of.period.last
        chosen = last.plus((day - last.weekday - 1) % 7 + 1 + 7 * (number - 1))
    else:
        first = of.period.first
        chosen = first.plus(-((first.weekday - day - 1) % 7 + 1) + 7 * (number + 1))
    return of.at(Period.day(chosen))


def day_in(day: int, of: Resolution) -> Resolution:
    """A day of a month. Raises DateError where the month is too short."""
    if of.period is None:
        return missing(f"XXXX-XX-{day:02}", Date(None, ANY, day))
    return of.at(named_period(of.period.first.year, of.period.first.month, day))


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
    if division.shift == 0:  # "this spring" in February is that of the year, and February's own winter another's
        period = candidates[2]
    elif division.shift is not None:
        period = counted(candidates, Period.holding(unit, base.first), division.shift)
    elif context.narrative:
        period = candidates[2]
    else:
        period = nearest(candidates, base, context.direction)
    return settled(period, context, base)


_FISCAL_YEARS: Final = {"in": (4, -1), "au": (7, -1), "pk": (7, -1), "bd": (7, -1), "jp": (4, 0), "us": (10, -1)}
"""The month in which the year of accounts begins, and the years by which that is before the one that it is named by:
FY2019 of India began in April 2018, that of Japan in April 2019. Countries where nearly all keep to one year; that of
the USA is its government's."""


def fiscal_year(year: Fiscal, context: Context) -> Resolution:
    """A year of accounts as its country counts it, whose value is that of the calendar's year of its name."""
    named_by = settled(Period(Unit.YEAR, year.year))
    region = year.region or ("" if context.region == "us" else context.region)  # companies of the USA choose theirs
    begins = _FISCAL_YEARS.get(region)
    if begins is None:
        return named_by
    first = Period.month(year.year + begins[1], begins[0])
    months = (first, first.plus(11))
    return named_by._replace(when=Interval(*(Date(month.first.year, month.first.month) for month in months)))


_CONVERTED: Final = {
    "julian": from_julian,
    "islamic": from_islamic,
    "iranian": from_iranian,
    "hebrew": from_hebrew,
}


def foreign_date(date: Foreign, context: Context) -> Resolution:
    """A day of another calendar as one of ours, a month as the days from its first on. Raises DateError."""
    if date.year is not None:
        return _foreign(date, date.year)
    if date.ours is not None:
        begun = next((one for one in _lunar(date, date.ours) if one.period and one.period.year == date.ours), None)
        if begun is None:
            raise DateError(f"no month {date.month} of that calendar begins in {date.ours}")
        return begun
    written = context.base()
    if written is None:
        return missing("XXXX-XX-XX")
    by_span = {_span(month): month for month in _lunar(date, written.year)}
    taken = by_span[nearest_range(list(by_span), written, context.direction)]
    published = written.first == context.published
    return taken._replace(reference=written.first, basis="published" if published else "narrative")


def _lunar(date: Foreign, year: int) -> list[Resolution]:
    """The same month of the Islamic years around one of ours, which are some eleven days shorter."""
    guess = round((year - 622) * 33 / 32)
    return [_foreign(date, of_year) for of_year in range(guess - 1, guess + 4)]


def _span(month: Resolution) -> tuple[Period, Period]:
    first = month.period or Period.day(Day(1, 1, 1))
    last = None if month.when is None else latest(month.when)
    return first, first if last is None else Period.day(last)


def _foreign(date: Foreign, of_year: int) -> Resolution:
    convert = _CONVERTED[date.calendar]
    if date.day is not None:
        return settled(Period.day(convert(of_year, date.month, date.day)))
    year, month = (of_year, date.month + 1) if date.month < 12 else (of_year + 1, 1)
    first, last = convert(of_year, date.month, 1), convert(year, month, 1).plus(-1)
    when = Interval(Date.of(first), Date.of(last))
    return Resolution("DATE", f"{first}/{last}", when, Period.day(first))


def holiday_date(named: Holiday, context: Context) -> Resolution:
    """A holiday of a year, the nearest that fits, or so many away."""
    if named.year is not None:
        return settled(Period.day(holiday(named.name, named.year)))
    base = context.base()
    if base is None:
        return missing("XXXX-XX-XX", Date(None, ANY, ANY))
    if context.narrative:
        return settled(Period.day(holiday(named.name, base.year)), context, base)
    days = [
        Period.day(falls) for years in range(-2, 3) if (falls := _holiday_in(named.name, base.year + years)) is not None
    ]
    if not days:
        raise DateError(f"no {named.name} near {base.year}")
    if named.shift is not None:
        day = counted(days, Period.day(base.first), named.shift)
    else:
        day = nearest(days, base, context.direction)
    return settled(day, context, base)


def _holiday_in(name: str, year: int) -> Day | None:
    """The day of a holiday, None in a year that has none."""
    try:
        return holiday(name, year)
    except DateError:
        return None


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
                (first, named_period(first.year + turns, end_month, end_day))
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
