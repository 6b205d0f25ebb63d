"""Meaning and the day written give the days meant, as TIMEX3 and as EDTF; knows no language.

The conventions of news, as TimeML 1.2.1 annotates them: a weekday is the nearest on or before publication unless the
tense points ahead; a month, or a month and a day, without a year is the nearest that fits the tense. In a narrative
what is relative hangs on the time that the text is at. Nothing is filled in: where what is needed is missing, the
result stays partial and says what it needs.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.dates import Date, DateError, When
from timeline.when.calendar import (
    ambiguous,
    calendar_date,
    checked,
    day_in,
    day_of_month,
    fiscal_year,
    foreign_date,
    holiday_date,
    month_named,
    nth_weekday,
    range_of_names,
    season_or_quarter,
    week_of_year,
    weekday,
    weekday_from,
)
from timeline.when.context import Context, Resolution, missing, settled, unknown
from timeline.when.meaning import (
    Ahead,
    Ambiguous,
    Both,
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
    Every,
    EveryNamed,
    Extent,
    Fiscal,
    Foreign,
    From,
    Holiday,
    In,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    NoDate,
    Nth,
    NthFrom,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Stretch,
    Then,
    Unit,
    Weekday,
    WeekOfYear,
    Whole,
    Window,
)
from timeline.when.nearest import named_period
from timeline.when.periods import Period
from timeline.when.spans import (
    beside,
    bounded,
    doubted,
    duration,
    edge,
    either,
    interval,
    part_of,
    resolve_window,
    stretched,
    whole_of_part,
)


def resolve(meaning: Meaning, context: Context) -> Resolution:
    """What a meaning comes to. Weekday(TUE, -1) written on 2024-10-18 is 2024-10-15."""
    try:
        return _resolve(meaning, context)
    except (DateError, OverflowError):  # 31 June, or a year beyond any calendar
        return Resolution("DATE", "XXXX-XX-XX", needs="a date that exists")


def _resolve(meaning: Meaning, context: Context) -> Resolution:  # noqa: C901  a case for each kind of meaning
    match meaning:
        case Calendar():
            return calendar_date(meaning, context)
        case Ambiguous(one, other):
            if context.order:
                return calendar_date(one if context.order == "dmy" else other, context)
            return ambiguous(one, other)
        case In(date, year):
            return _in(date, resolve(year, context), context)
        case MonthNamed():
            return month_named(meaning, context)
        case DayOfMonth(day):
            return day_of_month(day, context)
        case Weekday():
            return weekday(meaning, context)
        case Nth(day, number, of):
            return nth_weekday(day, number, resolve(of, context))
        case NthFrom(day, number, of):
            return weekday_from(day, number, resolve(of, context))
        case DayIn(day, of):
            return day_in(day, resolve(of, context))
        case Whole(unit, number):
            return settled(Period(unit, number))
        case Division():
            return season_or_quarter(meaning, None if meaning.of is None else resolve(meaning.of, context), context)
        case Shifted(unit, shift, base, rolling):
            resolution = _shifted(unit, shift, context, base)
            return _rolling(resolution, unit, shift) if rolling else resolution
        case Offset():
            return _offset(meaning, context)
        case Modified(Shifted(Unit.WEEK, 0, From.FOCUS), mod, extent) if context.focus_nearby():
            return _modified(resolve(Shifted(Unit.WEEK, 0), context), mod, extent)
        case Modified(of, mod, extent):
            return _modified(resolve(of, context), mod, extent)
        case PartOfDay(of, part):
            return _part_of_day(of, part, context)
        case Clock():
            return _clock(meaning, context)
        case Holiday():
            return holiday_date(meaning, context)
        case Fiscal():
            return fiscal_year(meaning, context)
        case Foreign():
            return foreign_date(meaning, context)
        case Then():
            focus = context.focus
            return Resolution("DATE", "PAST_REF") if focus is None else settled(focus, context, focus)
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
        case Both():
            ends = tuple(resolve(time, context) for time in meaning.times)
            return ends[-1]._replace(ends=ends)
        case Stretch():
            return stretched(meaning, resolve(meaning.of, context))
        case Bounded(bound, of):
            return bounded(bound, resolve(of, context))
        case Checked(date, day):
            return checked(date, day, context)
        case WeekOfYear():
            return week_of_year(meaning, context)
        case Window():
            return _window(meaning, context)
        case Ahead(amount, unit):
            if context.direction > 0 and not context.narrative and not unit.of_clock:
                return _offset(Offset(amount, unit, 1), context)
            return Resolution("DURATION", duration(((amount, unit),)))
        case Either(start, end):
            return either(resolve(start, context), resolve(end, context))
        case Doubtful(of):
            inner = resolve(of, context)
            return inner._replace(when=doubted(inner.when))
        case NoDate():
            return Resolution("DATE", "")


def _in(date: Calendar | Shifted | Weekday | Holiday, year: Resolution, context: Context) -> Resolution:
    if isinstance(date, Weekday):
        if year.period is None:
            return weekday(date, Context(None))
        return year.at(Period.day(year.period.first.plus(date.day)))
    if isinstance(date, Holiday):
        return year if year.period is None else holiday_date(Holiday(date.name, year.period.year), context)
    if year.period is None:
        return calendar_date(date, Context(None)) if isinstance(date, Calendar) else unknown(date.unit)
    if isinstance(date, Calendar):
        return year.at(named_period(year.period.year, date.month, date.day))
    part = resolve(date, context).period
    return year if part is None else year.at(part.moved(Unit.YEAR, year.period.year - part.year))


def _shifted(unit: Unit, shift: int, context: Context, base: From) -> Resolution:
    start = context.today() if (unit, base) == (Unit.DAY, From.WRITING) else context.base(base)
    if context.narrative and (unit, shift, base) == (Unit.YEAR, 0, From.FOCUS):
        start = context.heard or start
    if start is None:
        return unknown(unit)
    if unit.of_clock:
        return missing("XXXX-XX-XX")
    if context.narrative and (unit, shift, base) == (Unit.DAY, 0, From.WRITING):
        return Resolution("DATE", "PRESENT_REF")  # who tells of old times does not tell of today
    if base is From.QUARTER and start.unit is Unit.HALF:  # "the same period of 2023", of a text about a half
        return settled(start, context, start)
    if base is From.FOCUS and start.is_coarser(unit):
        return _within(start, unit, context)
    return settled(Period.holding(unit, start.first).plus(shift), context, start)


def _rolling(resolution: Resolution, unit: Unit, shift: int) -> Resolution:
    """The days up to the one of writing, or from it on: the past year is no year of the calendar, whose value it has
    in TIMEX3."""
    if resolution.reference is None:
        return resolution
    near = Period.day(resolution.reference)
    if unit is Unit.YEAR:
        near = Period.holding(Unit.MONTH, resolution.reference)
    first, last = sorted((near, near.moved(unit, shift)))
    return resolution._replace(when=interval(edge(first.when, 0), edge(last.when, 1)))


def _within(focus: Period, unit: Unit, context: Context) -> Resolution:
    """A day of which only the month or year is told: "that night", in a text about 2009, is some day of 2009."""
    value = f"{focus}-XX" if unit is Unit.DAY and focus.unit is Unit.MONTH else str(focus)
    return settled(focus, context, focus)._replace(value=value)


def _offset(offset: Offset, context: Context) -> Resolution:
    if offset.of is not None and offset.base is From.QUARTER and context.quarter is not None:
        return settled(context.quarter, context, context.quarter)
    if offset.of is not None:
        anchor = resolve(offset.of, context)
        start, counted_from = anchor.period, anchor
    else:
        start, counted_from = context.base(offset.base), None
        counted = offset.base is From.FOCUS and offset.amount
        if counted and start is not None and start.is_coarser(offset.unit):
            return _within(start, offset.unit, context)
    if offset.amount is None:
        return Resolution("DATE", "PAST_REF" if offset.sign < 0 else "FUTURE_REF")
    a_year = offset.unit is Unit.YEAR and offset.amount == 1
    if a_year and offset.of is None and not context.narrative:
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
    if amount and (offset.of is not None or start.unit in (Unit.QUARTER, Unit.HALF)):
        period = start.moved(unit, int(amount))
    else:
        period = Period.holding(unit, start.first).plus(int(amount))
    if unit is Unit.DECADE and counted_from is None and abs(amount) >= 1:
        # TIMEX3 has the decade; whoever says "three decades ago" means a year about thirty years back.
        return settled(period, context, start)._replace(when=Date(start.year + int(amount) * 10, approximate=True))
    return counted_from.at(period) if counted_from else settled(period, context, start)


def _modified(inner: Resolution, mod: Mod, extent: Extent) -> Resolution:
    when = inner.when
    match mod:
        case Mod.START | Mod.MID | Mod.END if inner.period is not None and when == inner.period.when:
            when = _so_far(inner, mod, extent) or part_of(inner.period, mod, extent) or when
        case Mod.APPROX if isinstance(when, Date):
            when = replace(when, approximate=True)
        case Mod.BEFORE | Mod.ON_OR_BEFORE | Mod.AFTER | Mod.ON_OR_AFTER if when is not None:
            when = beside(mod, when)
    return inner._replace(mod=mod, when=when)


def _so_far(inner: Resolution, mod: Mod, extent: Extent) -> When | None:
    """The days of a week up to the one of writing: "earlier this week"; or from it on. Of a month or a year readers
    take the whole."""
    period, today = inner.period, inner.reference
    if period is None or today is None:
        return None
    if extent is not Extent.WHOLE or period.unit is not Unit.WEEK:
        return None
    if not period.first <= today <= period.last or inner.basis != "published":
        return None
    ends = (period.first, today) if mod is Mod.START else (today, period.last)
    return interval(Date.of(ends[0]), Date.of(ends[1]))


def _part_of_day(of: Meaning | None, part: str, context: Context) -> Resolution:
    day = resolve(of, context) if of is not None else _shifted(Unit.DAY, 0, context, From.FOCUS)
    if day.period is not None and day.period.unit is not Unit.DAY:
        day = day._replace(value="XXXX-XX-XX")
    if "T" in day.value:
        return day
    return day._replace(type="TIME", value=f"{day.value}T{part}")


def _clock(clock: Clock, context: Context) -> Resolution:
    day = resolve(clock.of, context) if clock.of is not None else _shifted(Unit.DAY, 0, context, From.FOCUS)
    if day.period is not None and day.period.unit is not Unit.DAY:
        day = day._replace(value="XXXX-XX-XX", when=None)
    hour = f"{clock.hour:02}" if clock.minute is None else f"{clock.hour:02}:{clock.minute:02}"
    time = f"{clock.hour:02}:{clock.minute or 0:02}" + (f":{clock.second:02}" if clock.second is not None else "")
    # TimeML writes midnight as the end of its day, T24:00; on a clock that is no time of the day.
    shown = time + clock.zone if clock.hour < 24 else None
    return day._replace(type="TIME", value=f"{day.value[:10]}T{time if clock.minute is not None else hour}", time=shown)


def _window(meaning: Window, context: Context) -> Resolution:
    if meaning.of is not None:
        return resolve_window(meaning, resolve(meaning.of, context))
    base = context.base()
    if base is None or base.unit is not Unit.DAY:
        return resolve_window(meaning, unknown(Unit.DAY))
    # What a text tells next does not go on from here, as it does not from any length of time.
    return resolve_window(meaning, settled(base, context, base))._replace(period=None)


def _range(start: Meaning, end: Meaning, context: Context) -> Resolution:
    first, last = _ends(start, end, context)
    when: When | None = None
    if first.when is not None and last.when is not None:
        when = interval(edge(whole_of_part(first) or first.when, 0), edge(whole_of_part(last) or last.when, 1))
    return Resolution(
        "TIME" if when is not None and first.type == last.type == "TIME" else "DATE",
        f"{first.value}/{last.value}",
        when,
        last.period,
        reference=first.reference or last.reference,
        basis=first.basis if first.basis != "text" else last.basis,
        needs=first.needs or last.needs,
        ends=(first, last),
    )


def _ends(start: Meaning, end: Meaning, context: Context) -> tuple[Resolution, Resolution]:
    """Both ends of a range; what one of them does not tell, the year or the day, is that of the other."""
    if (named := range_of_names(_day_of(start), _day_of(end), context)) is not None:
        first, last = (settled(period, context, context.base()) for period in named)
        return _at_time_of(start, first, context), _at_time_of(end, last, context)
    match start, end:
        case Calendar(None, month, day), Calendar(int() as year, end_month, _) if month and end_month:
            start = Calendar(year - (month > end_month), month, day)
        case Clock(of=None), Clock(of=day) if day is not None:
            start = replace(start, of=day)
        case Clock(of=day), Clock(of=None):
            end = replace(end, of=day)
    first = resolve(start, context)
    match start, end:
        case Calendar(_, month, _), Calendar(None, int() as end_month, end_day) if first.period is not None and month:
            end = Calendar(first.period.year + (end_month < month), end_month, end_day)
    return first, resolve(end, context)


def _day_of(meaning: Meaning) -> Meaning:
    """The day of "9 a.m. Monday" and of "Monday night"."""
    match meaning:
        case PartOfDay(of) | Clock(of=of) if of is not None:
            return of
    return meaning


def _at_time_of(meaning: Meaning, day: Resolution, context: Context) -> Resolution:
    """A day at the time that was said with it."""
    match meaning:
        case PartOfDay(_, part):
            return day._replace(type="TIME", value=f"{day.value}T{part}")
        case Clock() if day.when is not None and day.period is not None:
            first = day.period.first
            timed = _clock(replace(meaning, of=Calendar(first.year, first.month, first.day)), context)
            return timed._replace(reference=day.reference, basis=day.basis)
    return day
