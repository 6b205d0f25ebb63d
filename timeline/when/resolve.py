"""Meaning and the day written give the days meant, as TIMEX3 and as EDTF; knows no language.

The conventions of news, as TimeML 1.2.1 annotates them: a weekday is the nearest on or before publication unless the
tense points ahead; a month, or a month and a day, without a year is the nearest that fits the tense. In a narrative
what is relative hangs on the time told of last. Nothing is filled in: where what is needed is missing, the result
stays partial and says what it needs.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.dates import ANY, Date, DateError, When
from timeline.when.context import Context, Resolution, missing, settled, unknown
from timeline.when.holidays import holiday
from timeline.when.meaning import (
    Ambiguous,
    Both,
    Bounded,
    Calendar,
    Clock,
    DayOfMonth,
    Division,
    Duration,
    Every,
    EveryNamed,
    From,
    Holiday,
    In,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    NoDate,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Stretch,
    Then,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.nearest import counted, in_years, named, nearest, next_told
from timeline.when.periods import SEASON_LETTERS, Period
from timeline.when.spans import bounded, duration, edge, interval, stretched


def resolve(meaning: Meaning, context: Context) -> Resolution:
    """What a meaning comes to. Weekday(TUE, -1) written on 2024-10-18 is 2024-10-15."""
    try:
        return _resolve(meaning, context)
    except (DateError, OverflowError):  # 31 June, or a year beyond any calendar
        return Resolution("DATE", "XXXX-XX-XX", needs="a date that exists")


def _resolve(meaning: Meaning, context: Context) -> Resolution:
    match meaning:
        case Calendar():
            return _calendar(meaning, context)
        case Ambiguous(one, other):
            return _ambiguous(one, other)
        case In(date, year):
            return _in(date, resolve(year, context), context)
        case MonthNamed():
            return _month_named(meaning, context)
        case DayOfMonth(day):
            return _day_of_month(day, context)
        case Weekday():
            return _weekday(meaning, context)
        case Whole(unit, number):
            return settled(Period(unit, number))
        case Division():
            return _division(meaning, context)
        case Shifted(unit, shift, base):
            return _shifted(unit, shift, context, base)
        case Offset():
            return _offset(meaning, context)
        case Modified(of, mod):
            return _modified(resolve(of, context), mod)
        case PartOfDay(of, part):
            return _part_of_day(of, part, context)
        case Clock():
            return _clock(meaning, context)
        case Holiday():
            return _holiday(meaning, context)
        case Then():
            told = context.told
            return Resolution("DATE", "PAST_REF") if told is None else settled(told, context, told)
        case Indefinite(value):
            return Resolution("DATE", value)
        case Duration(parts):
            return Resolution("DURATION", duration(parts))
        case Every(unit, amount):
            return Resolution("SET", duration(((amount, unit),)))
        case EveryNamed(value):
            return Resolution("SET", value)
        case Range(start, end):
            return _range(start, end, context)
        case Both(start, end):
            first, last = resolve(start, context), resolve(end, context)
            return replace(last, ends=(first, last))
        case Stretch():
            return stretched(meaning, resolve(meaning.of, context))
        case Bounded(bound, of):
            return bounded(bound, resolve(of, context))
        case NoDate():
            return Resolution("DATE", "")


def _calendar(date: Calendar, context: Context) -> Resolution:
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


def _ambiguous(one: Calendar, other: Calendar) -> Resolution:
    day = one.day if one.day == other.day else ANY
    month = one.month if one.month == other.month else ANY
    when = Date(one.year, month, day)
    return Resolution(
        "DATE", str(when), when, needs=f"the order of day and month: {_named_date(one)} or {_named_date(other)}"
    )


def _named_date(date: Calendar) -> Date:
    return Date(date.year, date.month, date.day)


def _in(date: Calendar | Shifted | Weekday, year: Resolution, context: Context) -> Resolution:
    if isinstance(date, Weekday):
        if year.period is None:
            return _weekday(date, Context(None))
        return year.at(Period.day(year.period.first.plus(date.day)))
    if year.period is None:
        return _calendar(date, Context(None)) if isinstance(date, Calendar) else unknown(date.unit)
    if isinstance(date, Calendar):
        return year.at(named(year.period.year, date.month, date.day))
    part = resolve(date, context).period
    return year if part is None else year.at(part.moved(Unit.YEAR, year.period.year - part.year))


def _month_named(named: MonthNamed, context: Context) -> Resolution:
    base = context.base(named.base)
    if base is None:
        return _calendar(Calendar(None, named.month, named.day), context)
    candidates = in_years(named.month, named.day, base.year, reach=2)
    return settled(counted(candidates, Period.holding(candidates[0].unit, base.first), named.shift), context, base)


def _day_of_month(day: int, context: Context) -> Resolution:
    base = context.told if context.told is not None and context.told.unit in (Unit.DAY, Unit.MONTH) else context.base()
    if base is None:
        return missing(f"XXXX-XX-{day:02}", Date(None, ANY, day))
    first = base.first
    return settled(named(first.year, first.month, day), context, base)


def _weekday(weekday: Weekday, context: Context) -> Resolution:
    base = context.base(weekday.base)
    if base is None:
        return missing(f"XXXX-WXX-{weekday.day + 1}", Date(None, ANY, ANY))
    written = base.last if base.unit is not Unit.DAY else base.first
    back = (written.weekday - weekday.day) % 7
    ahead = (weekday.day - written.weekday) % 7
    match weekday.shift:
        case None:
            days = ahead if context.direction > 0 else -back
        case 0:
            days = weekday.day - written.weekday
            if days < 0 and context.direction >= 0:
                days += 7
        case shift if shift < 0:
            days = -(back or 7) + 7 * (shift + 1)
        case shift:
            days = (ahead or 7) + 7 * (shift - 1)
    return settled(Period.day(written.plus(days)), context, base)


def _division(division: Division, context: Context) -> Resolution:
    unit, number = division.unit, division.number
    label = SEASON_LETTERS[number - 1] if unit is Unit.SEASON else f"{unit.letters[0]}{number}"
    if division.of is not None:
        year = resolve(division.of, context)
        if year.period is None:
            return missing(f"XXXX-{label}")
        return year.at(Period.division(unit, year.period.year, number))
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


def _shifted(unit: Unit, shift: int, context: Context, base: From) -> Resolution:
    start = context.base(base)
    if context.narrative and (unit, shift, base) == (Unit.YEAR, 0, From.TOLD):
        start = context.heard or start
    if start is None:
        return unknown(unit)
    if unit.of_clock:
        return missing("XXXX-XX-XX")
    if context.narrative and (unit, shift, base) == (Unit.DAY, 0, From.WRITING):
        return Resolution("DATE", "PRESENT_REF")  # who tells of old times does not tell of today
    return settled(Period.holding(unit, start.first).plus(shift), context, start)


def _offset(offset: Offset, context: Context) -> Resolution:
    if offset.of is not None:
        anchor = resolve(offset.of, context)
        start, told = anchor.period, anchor
    else:
        start, told = context.base(offset.base), None
    if offset.amount is None:
        return Resolution("DATE", "PAST_REF" if offset.sign < 0 else "FUTURE_REF")
    if offset.unit is Unit.YEAR and offset.amount == 1 and offset.of is None and not context.narrative:
        start = context.quarter or start  # where figures of a quarter are told, "a year ago" is that quarter's
        if start == context.quarter and start is not None:
            return settled(start.moved(Unit.YEAR, offset.sign), context, start)
    if start is None:
        return unknown(offset.unit)
    unit, amount = offset.unit, offset.amount * offset.sign
    if amount != int(amount):
        finer = {
            Unit.YEAR: (Unit.MONTH, 12),
            Unit.MONTH: (Unit.DAY, 30),
            Unit.WEEK: (Unit.DAY, 7),
            Unit.DECADE: (Unit.YEAR, 10),
            Unit.CENTURY: (Unit.YEAR, 100),
        }
        unit, factor = finer.get(unit, (Unit.DAY, 1))
        amount *= factor
    if unit.of_clock:
        return settled(Period.holding(Unit.DAY, start.first), context, start)
    if amount and (offset.of is not None or start.unit is Unit.QUARTER):
        period = start.moved(unit, int(amount))
    else:
        period = Period.holding(unit, start.first).plus(int(amount))
    return told.at(period) if told else settled(period, context, start)


def _modified(inner: Resolution, mod: Mod) -> Resolution:
    when = inner.when
    if mod is Mod.APPROX and isinstance(when, Date):
        when = replace(when, approximate=True)
    return replace(inner, mod=mod, when=when)


def _part_of_day(of: Meaning | None, part: str, context: Context) -> Resolution:
    day = resolve(of, context) if of is not None else _shifted(Unit.DAY, 0, context, From.TOLD)
    if day.period is not None and day.period.unit is not Unit.DAY:
        day = replace(day, value="XXXX-XX-XX")
    if "T" in day.value:
        return day
    return replace(day, type="TIME", value=f"{day.value}T{part}")


def _clock(clock: Clock, context: Context) -> Resolution:
    day = resolve(clock.of, context) if clock.of is not None else _shifted(Unit.DAY, 0, context, From.TOLD)
    if day.period is not None and day.period.unit is not Unit.DAY:
        day = replace(day, value="XXXX-XX-XX", when=None)
    time = f"{clock.hour:02}:{clock.minute or 0:02}" + (f":{clock.second:02}" if clock.second is not None else "")
    return replace(day, type="TIME", value=f"{day.value[:10]}T{time}", time=time + clock.zone)


def _holiday(named: Holiday, context: Context) -> Resolution:
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


def _range(start: Meaning, end: Meaning, context: Context) -> Resolution:
    match start, end:
        case Calendar(None, month, day), Calendar(int() as year, end_month, _) if month and end_month:
            start = Calendar(year - (month > end_month), month, day)
    first = resolve(start, context)
    match start, end:
        case Calendar(_, month, _), Calendar(None, int() as end_month, end_day) if first.period is not None and month:
            end = Calendar(first.period.year + (end_month < month), end_month, end_day)
        case _:
            pass
    last = resolve(end, context)
    when: When | None = None
    if first.when is not None and last.when is not None:
        when = interval(edge(first.when, 0), edge(last.when, 1))
    return Resolution(
        "DATE" if when is None or not _by_clock(first, last) else "TIME",
        f"{first.value}/{last.value}",
        when,
        last.period,
        reference=first.reference or last.reference,
        basis=first.basis if first.basis != "text" else last.basis,
        needs=first.needs or last.needs,
        ends=(first, last),
    )


def _by_clock(first: Resolution, last: Resolution) -> bool:
    return first.type == last.type == "TIME"
