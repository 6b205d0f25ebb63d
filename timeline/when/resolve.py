"""Meaning and the day written give the days meant, as TIMEX3 and as EDTF; knows no language.

The conventions of news, as TimeML 1.2.1 annotates them: a weekday is the nearest on or before publication unless the
tense points ahead; a month, or a month and a day, without a year is the nearest that fits the tense. In a narrative
what is relative hangs on the time told of last. Nothing is filled in: where what is needed is missing, the result
stays partial and says what it needs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import ANY, Date, DateError, Day, Edge, Interval, OneOf, When, days_in_month, earliest, latest
from timeline.when.holidays import holiday
from timeline.when.meaning import (
    Ambiguous,
    Both,
    Bound,
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
    Unit,
    Weekday,
    Whole,
)
from timeline.when.periods import SEASON_LETTERS, Period

AGAINST: Final = 5
"""How many days with the tense one against it is worth: "Nov. 6" in a sentence of the past, written on 30 October, is
ahead."""

FUTURE: Final = 3
"""The same for a day ahead where no tense tells: news looks back."""

ASIDE: Final = 3
"""Years from the time told at which a year in the middle of a sentence is an aside."""

PUBLICATION: Final = "the publication day"


@dataclass(frozen=True, slots=True)
class Context:
    """Where a phrase stands.

    ``told`` is the time the text spoke of last, ``quarter`` the last quarter it spoke of; in a narrative what is
    relative counts from ``told``. ``direction`` is -1 where the words around speak of the past, 1 of the future, else
    0.
    """

    published: Day | None
    told: Period | None = None
    quarter: Period | None = None
    direction: int = 0
    narrative: bool = False

    def is_aside(self, period: Period) -> bool:
        """Whether a story that names this period in passing goes on from where it was: a year or more, far away."""
        if not self.narrative or self.told is None or period.unit in (Unit.DAY, Unit.MONTH):
            return False
        return period.unit not in (Unit.YEAR, Unit.SEASON) or abs(period.year - self.told.year) > ASIDE

    def base(self, base: From = From.WRITING) -> Period | None:
        """What to count from."""
        written = None if self.published is None else Period.day(self.published)
        if base is From.QUARTER:
            return self.quarter or (Period.holding(Unit.QUARTER, written.first).plus(-1) if written else None)
        if self.narrative or base is From.TOLD:
            return self.told or written
        return written


@dataclass(frozen=True, slots=True)
class Resolution:
    """The days a phrase means. ``period`` is what a narrative goes on from; the rest is as in Mention."""

    type: str
    value: str
    when: When | None = None
    period: Period | None = None
    mod: Mod | None = None
    time: str | None = None
    reference: Day | None = None
    basis: str = "text"
    needs: str | None = None
    ends: tuple[Resolution, ...] = ()

    def at(self, period: Period) -> Resolution:
        """The same, for another period."""
        return replace(self, value=str(period), when=period.when, period=period)


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
            return _period(Period(unit, number))
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
        case Indefinite(value):
            return Resolution("DATE", value)
        case Duration(parts):
            return Resolution("DURATION", _duration(parts))
        case Every(unit, amount):
            return Resolution("SET", _duration(((amount, unit),)))
        case EveryNamed(value):
            return Resolution("SET", value)
        case Range(start, end):
            return _range(start, end, context)
        case Both(start, end):
            first, last = resolve(start, context), resolve(end, context)
            return replace(last, ends=(first, last))
        case Stretch():
            return _stretch(meaning, resolve(meaning.of, context))
        case Bounded(bound, of):
            return _bounded(bound, resolve(of, context))
        case NoDate():
            return Resolution("DATE", "")


def _period(period: Period, context: Context | None = None, base: Period | None = None) -> Resolution:
    """A period, and what it was counted from where it was counted."""
    if context is None or base is None:
        return Resolution("DATE", str(period), period.when, period)
    published = context.published is not None and base == Period.day(context.published)
    return Resolution(
        "DATE",
        str(period),
        period.when,
        period,
        reference=base.first,
        basis="published" if published else "narrative",
    )


def _missing(value: str, when: When | None = None) -> Resolution:
    return Resolution("DATE", value, when, needs=PUBLICATION)


def _calendar(date: Calendar, context: Context) -> Resolution:
    if date.year is not None:
        return _period(_named(date.year, date.month, date.day))
    if date.month is None:
        return _unknown(Unit.YEAR)
    base = context.base()
    if base is None:
        day = "" if date.day is None else f"-{date.day:02}"
        return _missing(f"XXXX-{date.month:02}{day}", Date(None, date.month, date.day))
    if context.narrative:
        return _period(_told_next(date.month, date.day, base), context, base)
    return _period(_nearest(_in_years(date.month, date.day, base.year), base, context.direction), context, base)


def _told_next(month: int, day: int | None, told: Period) -> Period:
    """A month in a story is the one nearest to the time told last: after December 1941 January is that of 1942."""
    if told.unit not in (Unit.DAY, Unit.MONTH):
        return _named(told.year, month, day)
    return min(_in_years(month, day, told.year), key=lambda period: abs(period.first.ordinal - told.first.ordinal))


def _in_years(month: int, day: int | None, year: int) -> list[Period]:
    """The same date of the years around; 29 February of the leap years. Raises DateError when there is none."""
    reach = 8 if (month, day) == (2, 29) else 2
    years = [other for other in range(year - reach, year + reach + 1) if (day or 1) <= days_in_month(other, month)]
    return [_named(other, month, day) for other in years] or [_named(year, month, day)]


def _ambiguous(one: Calendar, other: Calendar) -> Resolution:
    day = one.day if one.day == other.day else ANY
    month = one.month if one.month == other.month else ANY
    when = Date(one.year, month, day)
    return Resolution(
        "DATE", str(when), when, needs=f"the order of day and month: {_named_date(one)} or {_named_date(other)}"
    )


def _named_date(date: Calendar) -> Date:
    return Date(date.year, date.month, date.day)


def _in(date: Calendar | Shifted, year: Resolution, context: Context) -> Resolution:
    if year.period is None:
        return _calendar(date, Context(None)) if isinstance(date, Calendar) else _unknown(date.unit)
    if isinstance(date, Calendar):
        return year.at(_named(year.period.year, date.month, date.day))
    part = resolve(date, context).period
    return year if part is None else year.at(part.moved(Unit.YEAR, year.period.year - part.year))


def _named(year: int, month: int | None, day: int | None) -> Period:
    if month is None:
        return Period(Unit.YEAR, year)
    if day is None:
        return Period.month(year, month)
    if not 1 <= day <= days_in_month(year, month):
        raise DateError(f"month {month} of {year} has no day {day}")
    return Period.day(Day(year, month, day))


def _nearest(candidates: list[Period], base: Period, direction: int) -> Period:
    """The nearest candidate, where a day against the tense counts as many."""
    day = base.first.ordinal

    def distance(period: Period) -> float:
        ahead, behind = period.first.ordinal - day, day - period.last.ordinal
        if ahead > 0:
            return ahead * (AGAINST if direction < 0 else FUTURE if direction == 0 else 1)
        return max(behind, 0) * (AGAINST if direction > 0 else 1)

    return min(candidates, key=distance)


def _month_named(named: MonthNamed, context: Context) -> Resolution:
    base = context.base(named.base)
    if base is None:
        return _calendar(Calendar(None, named.month, named.day), context)
    candidates = _in_years(named.month, named.day, base.year)
    return _period(_counted(candidates, Period.holding(candidates[0].unit, base.first), named.shift), context, base)


def _counted(candidates: list[Period], current: Period, shift: int) -> Period:
    """The last of the candidates before the current period, the next after it, or the one of the same year."""
    if shift < 0:
        return [period for period in candidates if period < current][shift]
    if shift > 0:
        return [period for period in candidates if period > current][shift - 1]
    return next((period for period in candidates if period.year == current.year), candidates[-1])


def _day_of_month(day: int, context: Context) -> Resolution:
    base = context.told if context.told is not None and context.told.unit in (Unit.DAY, Unit.MONTH) else context.base()
    if base is None:
        return _missing(f"XXXX-XX-{day:02}", Date(None, ANY, day))
    first = base.first
    return _period(_named(first.year, first.month, day), context, base)


def _weekday(weekday: Weekday, context: Context) -> Resolution:
    base = context.base(weekday.base)
    if base is None:
        return _missing(f"XXXX-WXX-{weekday.day + 1}", Date(None, ANY, ANY))
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
    return _period(Period.day(written.plus(days)), context, base)


def _division(division: Division, context: Context) -> Resolution:
    unit, number = division.unit, division.number
    label = SEASON_LETTERS[number - 1] if unit is Unit.SEASON else f"{unit.letters[0]}{number}"
    if division.of is not None:
        year = resolve(division.of, context)
        if year.period is None:
            return _missing(f"XXXX-{label}")
        return year.at(Period.division(unit, year.period.year, number))
    base = context.base()
    if base is None:
        return _missing(
            f"XXXX-{label}", Date(None, {Unit.QUARTER: 33, Unit.HALF: 40, Unit.SEASON: 21}[unit] + number - 1)
        )
    candidates = [Period.division(unit, base.year + years, number) for years in (-2, -1, 0, 1, 2)]
    if division.shift is not None:
        period = _counted(candidates, Period.holding(unit, base.first), division.shift)
    elif context.narrative:
        period = candidates[2]
    else:
        period = _nearest(candidates, base, context.direction)
    return _period(period, context, base)


_UNKNOWN: Final = {
    Unit.DAY: ("XXXX-XX-XX", Date(None, ANY, ANY)),
    Unit.WEEK: ("XXXX-WXX", None),
    Unit.WEEKEND: ("XXXX-WXX-WE", None),
    Unit.MONTH: ("XXXX-XX", Date(None, ANY)),
    Unit.QUARTER: ("XXXX-QX", None),
    Unit.YEAR: ("XXXX", Date(None)),
}


def _unknown(unit: Unit) -> Resolution:
    value, when = _UNKNOWN.get(unit, ("XXXX", None))
    return _missing(value, when)


def _shifted(unit: Unit, shift: int, context: Context, base: From) -> Resolution:
    start = context.base(base)
    if start is None:
        return _unknown(unit)
    if unit.of_clock:
        return _missing("XXXX-XX-XX")
    if context.narrative and (unit, shift, base) == (Unit.DAY, 0, From.WRITING):
        return Resolution("DATE", "PRESENT_REF")  # who tells of old times does not tell of today
    return _period(Period.holding(unit, start.first).plus(shift), context, start)


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
            return _period(start.moved(Unit.YEAR, offset.sign), context, start)
    if start is None:
        return _unknown(offset.unit)
    unit, amount = offset.unit, offset.amount * offset.sign
    if amount != int(amount):
        finer = {
            Unit.YEAR: (Unit.MONTH, 12),
            Unit.MONTH: (Unit.DAY, 30),
            Unit.WEEK: (Unit.DAY, 7),
            Unit.DECADE: (Unit.YEAR, 10),
        }
        unit, factor = finer.get(unit, (Unit.DAY, 1))
        amount *= factor
    if unit.of_clock:
        return _period(Period.holding(Unit.DAY, start.first), context, start)
    if amount and (offset.of is not None or start.unit is Unit.QUARTER):
        period = start.moved(unit, int(amount))
    else:
        period = Period.holding(unit, start.first).plus(int(amount))
    return told.at(period) if told else _period(period, context, start)


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
        return _period(Period.day(holiday(named.name, named.year)))
    base = context.base()
    if base is None:
        return _missing("XXXX-XX-XX", Date(None, ANY, ANY))
    if context.narrative:
        return _period(Period.day(holiday(named.name, base.year)), context, base)
    days = [Period.day(holiday(named.name, base.year + years)) for years in (-2, -1, 0, 1, 2)]
    if named.shift is not None:
        day = _counted(days, Period.day(base.first), named.shift)
    else:
        day = _nearest(days, base, context.direction)
    return _period(day, context, base)


def _duration(parts: tuple[tuple[float | None, Unit], ...]) -> str:
    """ISO 8601, X for what is not told: P2W, PT1H30M, PXD."""
    days = "".join(_amount(amount) + unit.letters for amount, unit in parts if not unit.of_clock)
    clock = "".join(_amount(amount) + unit.letters for amount, unit in parts if unit.of_clock)
    return f"P{days}" + (f"T{clock}" if clock else "")


def _amount(amount: float | None) -> str:
    return "X" if amount is None else f"{amount:g}" if amount < 1e6 else str(int(amount))


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
        when = _interval(_edge(first.when, 0), _edge(last.when, 1))
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


def _interval(start: Date | Edge, end: Date | Edge) -> When | None:
    try:
        return start if start == end and isinstance(start, Date) else Interval(start, end)
    except (
        DateError
    ):  # "from Friday to Monday" without a day of writing, or read wrongly: no days rather than false ones
        return None


def _edge(when: When, side: int) -> Date | Edge:
    if isinstance(when, Date):
        return when
    end = (when.start, when.end)[side]
    return end if end is not None else Edge.UNKNOWN


def _stretch(stretch: Stretch, of: Resolution) -> Resolution:
    """A length of time that has its place in the calendar: a duration with days."""
    value = _duration(((stretch.amount, stretch.unit),))
    if of.period is None:
        return replace(of, type="DURATION", value=value, when=None)
    first, last = of.period.first, of.period.last
    if stretch.unit in (Unit.DAY, Unit.WEEK):
        days = stretch.amount * (7 if stretch.unit is Unit.WEEK else 1) - 1
        first = last.plus(-days) if stretch.last else first.plus(stretch.skip * (days + 1))
        last = first.plus(days)
        when: When = Interval(Date.of(first), Date.of(last))
    else:
        inner = Period.holding(stretch.unit, last if stretch.last else first)
        other = inner.plus((1 - stretch.amount) if stretch.last else stretch.amount - 1)
        when = _interval(_edge(min(inner, other).when, 0), _edge(max(inner, other).when, 1)) or inner.when
    return replace(of, type="DURATION", value=value, when=when)


def _bounded(bound: Bound, date: Resolution) -> Resolution:
    ends = (date,)
    if date.when is None or date.period is None:
        return replace(date, ends=ends)
    match bound:
        case Bound.SINCE:
            return replace(date, when=_interval(_edge(date.when, 0), Edge.OPEN), ends=ends)
        case Bound.UNTIL:
            return replace(date, when=_interval(Edge.UNKNOWN, _edge(date.when, 1)), ends=ends)
        case Bound.BY:
            last = latest(date.when)
            return replace(date, when=OneOf(None, Date.of(last)) if last else None, ends=ends)
        case Bound.BEFORE:
            first = earliest(date.when)
            return replace(
                date, mod=Mod.BEFORE, when=OneOf(None, Date.of(first.plus(-1))) if first else None, ends=ends
            )
        case Bound.AFTER:
            last = latest(date.when)
            return replace(date, mod=Mod.AFTER, when=OneOf(Date.of(last.plus(1)), None) if last else None, ends=ends)
