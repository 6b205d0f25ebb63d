"""Rules that languages of one build share: a language gives the words, in all their forms, and gets its rules.

Spanish, Portuguese, Italian, Russian and Ukrainian say a date in the same order: day, month, year, with "of" or a case
between them. What differs are the words. A class that a language does not have leaves its rules without effect.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from timeline.when import numeric
from timeline.when.guards import both, counts_a_noun, follows, in_a_number, lower_case, not_after, precedes
from timeline.when.languages import Language
from timeline.when.languages.shared import (
    both_days,
    decade,
    length,
    no_time,
    offset,
    on,
    shifted,
    short_years,
    to_day,
    to_month,
    weekly,
    years,
)
from timeline.when.meaning import (
    Bound,
    Bounded,
    Calendar,
    Checked,
    Clock,
    DayOfMonth,
    Division,
    Duration,
    Every,
    Extent,
    From,
    Holiday,
    In,
    Indefinite,
    Meaning,
    Modified,
    MonthNamed,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Unit,
    Weekday,
    Whole,
    Window,
)
from timeline.when.rules import Rule
from timeline.when.tokens import BEFORE_NUMBERS

WEAK: Final = frozenset(
    (
        "NUMBER_WORD", "ONE", "ORDINAL_WORD", "SHIFT", "FOCUS_SHIFT", "AGO", "AHEAD_OF", "OF", "THE", "THIS", "PART_OF",
        "ROMAN", "SINCE", "UNTIL", "BEFORE", "AFTER", "FROM", "TO", "BETWEEN", "AND", "VAGUE", "LATER", "ABOUT",
        "EVERY",
        "AGED", "AT", "HALF_DAY", "COUNTED", "LABEL", "MANY_SHIFT", "DAY_NUMBER", "IN",
    )
)  # fmt: skip
"""Classes whose words alone are no reason to look for a time."""


def _month_of(named: Meaning, shift: int) -> MonthNamed | None:
    """ "el pasado 3 de octubre", "junio pasado" """
    match named:
        case Calendar(None, int() as month, day):
            return MonthNamed(month, shift, day)
    return None


def _unit(unit: Unit, shift: int, base: From = From.WRITING) -> Meaning | None:
    return None if unit is Unit.WEEKEND and base is From.FOCUS else shifted(unit, shift, base)


def _recent(unit: Unit) -> Duration:
    return Duration(((None, unit),))


def _window(count: float, unit: Unit, sign: int) -> Window | None:
    return None if unit is Unit.WEEKEND or sign == 0 else Window(count, unit, sign)


def _century(roman: int, era: int = 1) -> Whole | None:
    return Whole(Unit.CENTURY, roman - 1 if era > 0 else -roman) if 1 <= roman <= numeric.LAST_CENTURY else None


def _era(integer: int, era: int) -> Calendar:
    return Calendar(integer if era > 0 else 1 - integer)


def _half_day(clock: Clock, half_day: str) -> Clock:
    late = half_day in ("AF", "EV", "NI") and clock.hour < 12
    return Clock(clock.hour + (12 if late else 0), clock.minute, clock.second, clock.zone, clock.of)


# fmt: off
def language(
    code: str,
    words: Mapping[str, Mapping[str, Any]],
    *,
    exclusions: tuple[str, ...] = (),
    past: frozenset[str] = frozenset(),
    past_endings: tuple[str, ...] = (),
    future: frozenset[str] = frozenset(),
    lower_months: bool = True,
    years_before: tuple[str, ...] = (),
) -> Language:
    """Return a language of this build from its words. ``years_before`` are words that a bare year follows."""
    counted = precedes(*words.get("COUNTED", {}))
    labelled = follows("$", "€", "№", "n", *words.get("LABEL", {}))
    capital = (_not_lower,) if lower_months else ()
    numbers = (
        Rule("COUNT", "INTEGER", lambda integer: integer),
        Rule("COUNT", "NUMBER_WORD|ONE", lambda number_word: number_word),
        Rule("COUNT", "INTEGER +,|. +DIGITS1", lambda integer, digits1: float(f"{integer}.{digits1}")),
        Rule("MONTH_DAY", "DAY_DIGITS", lambda day_digits: day_digits),
        Rule("MONTH_DAY", "DAY_NUMBER", lambda day_number: day_number),
    )
    named = (
        *numeric.numeric_dates("day-first"),
        Rule("NAMED_DAY", "MONTH_DAY OF? MONTH_NAME", lambda month_day, month_name:
             Calendar(None, month_name, month_day)),
        Rule("NAMED_DAY", "MONTH_DAY OF? MONTH_NAME OF|,? YEAR_DIGITS", lambda month_day, month_name, year_digits:
             Calendar(year_digits, month_name, month_day)),
        Rule("NAMED_DAY", "day:DAY_DIGITS +. +month:MONTH_DIGITS +. +DIGITS2", lambda day, month, digits2:
             numeric.day_of(numeric.century(digits2), month, day), unless=(in_a_number,)),
        Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name), unless=capital),
        Rule("MONTH", "MONTH_NAME OF|,? YEAR_DIGITS", lambda month_name, year_digits:
             Calendar(year_digits, month_name)),
        Rule("YEAR", "YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
             unless=(in_a_number, labelled, counted)),
        Rule("YEAR", "YEAR_DIGITS YEAR_WORD", lambda year_digits: Calendar(year_digits)),
        Rule("YEAR", "THE? YEAR_WORD OF? YEAR_DIGITS", lambda year_digits: Calendar(year_digits)),
        Rule("YEAR", "INTEGER YEAR_WORD? ERA", _era),
        Rule("YEAR", "INTEGER YEAR_WORD", lambda integer: Calendar(integer) if 100 <= integer < 1000 else None),
        Rule("DECADE", "DECADE_WORD OF? YEAR_DIGITS", lambda year_digits: decade(year_digits)),
        Rule("DECADE", "DECADE_WORD OF? DIGITS2", lambda digits2: decade(digits2)),
        Rule("DECADE", "YEAR_DIGITS - DECADE_ENDING DECADE_WORD?", lambda year_digits: decade(year_digits)),
        Rule("DECADE", "DIGITS2 - DECADE_ENDING DECADE_WORD", lambda digits2: decade(digits2)),
        Rule("DECADE", "DECADE_WORD OF? DECADE_NAME", lambda decade_name: Whole(Unit.DECADE, decade_name)),
        Rule("DECADE", "CENTURY_WORD ROMAN", lambda roman: _century(roman)),
        Rule("DECADE", "CENTURY_WORD ROMAN ERA", lambda roman, era: _century(roman, era)),
        Rule("DECADE", "ROMAN|INTEGER CENTURY_WORD", lambda roman: _century(roman)),
        Rule("DECADE", "ROMAN|INTEGER CENTURY_WORD ERA", lambda roman, era: _century(roman, era)),
        Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name)),
        Rule("SEASON", "SEASON_NAME OF? YEAR_DIGITS", lambda season_name, year_digits:
             Division(Unit.SEASON, season_name, Calendar(year_digits))),
        Rule("SEASON", "SEASON_NAME INTEGER ERA", lambda season_name, integer, era:
             Division(Unit.SEASON, season_name, _era(integer, era))),
        Rule("WEEKDAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name)),
        Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name)),
        Rule("DAY", "HOLIDAY_NAME OF? YEAR_DIGITS", lambda holiday_name, year_digits:
             Holiday(holiday_name, year_digits)),
        Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2", lambda hour_digits, digits2:
             Clock(hour_digits, digits2) if digits2 < 60 else None, unless=(in_a_number,)),
        Rule("CLOCK", "HOUR_DIGITS +: +DIGITS2 +: +second:DIGITS2", lambda hour_digits, digits2, second:
             Clock(hour_digits, digits2, second) if digits2 < 60 and second < 60 else None),
        Rule("CLOCK", "AT HOUR_DIGITS +.|, +DIGITS2", lambda hour_digits, digits2:
             Clock(hour_digits, digits2) if digits2 < 60 else None),
        Rule("CLOCK", "HOUR_DIGITS +.|, +DIGITS2 HOURS|ZONE", lambda hour_digits, digits2:
             Clock(hour_digits, digits2) if digits2 < 60 else None),
        Rule("CLOCK", "AT COUNT HOURS?", lambda count: Clock(int(count), 0) if count in range(25) else None),
        Rule("LENGTH", "COUNT UNIT_ONE|UNIT_MANY", lambda count, unit_one:
             None if unit_one is Unit.YEAR and count >= 1000 else length(count, unit_one), unless=(in_a_number,)),
        Rule("LENGTH", "COUNT UNIT_ONE|UNIT_MANY AND_HALF", lambda count, unit_one: length(count + 0.5, unit_one)),
        Rule("LENGTH", "VAGUE UNIT_MANY|UNIT_ONE", lambda unit_many: length(None, unit_many)),
        *(no_time(pattern) for pattern in exclusions),
    )
    dates = (
        Rule("DAY", "THE? NAMED_DAY", lambda named_day: named_day),
        Rule("DAY", "THE? NAMED_DAY YEAR_WORD", lambda named_day: named_day),
        Rule("DAY", "THE? WEEKDAY_NAME ,? THE? NAMED_DAY", lambda weekday_name, named_day:
             numeric.on_weekday(named_day, weekday_name)),
        Rule("DAY", "THE? WEEKDAY_NAME ,? DAY_DIGITS", lambda weekday_name, day_digits:
             Checked(DayOfMonth(day_digits), weekday_name),
             unless=(counts_a_noun, in_a_number, precedes(":", ".", "%"))),
        Rule("DAY", "THE? SHIFT NAMED_DAY", lambda shift, named_day: _month_of(named_day, shift)),
        Rule("DAY", "THE? NAMED_DAY SHIFT", lambda named_day, shift: _month_of(named_day, shift)),
        Rule("DAY", "THE? DAY_UNIT DAY_DIGITS", lambda day_digits: DayOfMonth(day_digits), unless=(in_a_number,)),
        Rule("DAY", "THE? WEEKDAY", lambda weekday: weekday),
        Rule("DAY", "THE? SHIFT WEEKDAY_NAME", lambda shift, weekday_name: Weekday(weekday_name, shift or None)),
        Rule("DAY", "THE? WEEKDAY_NAME SHIFT", lambda weekday_name, shift: Weekday(weekday_name, shift or None)),
        Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word)),
        Rule("DAY", "DAY_WORD ,? WEEKDAY_NAME", lambda day_word: Shifted(Unit.DAY, day_word)),
        Rule("DAY", "FOCUS_DAY", lambda focus_day: Shifted(Unit.DAY, focus_day, From.FOCUS)),
        Rule("PERIOD", "THE? SHIFT UNIT_ONE", lambda shift, unit_one: _unit(unit_one, shift)),
        Rule("PERIOD", "THE? UNIT_ONE SHIFT", lambda unit_one, shift: _unit(unit_one, shift)),
        Rule("PERIOD", "THE UNIT_ONE", lambda unit_one: _unit(unit_one, -1) if unit_one is Unit.WEEKEND else None),
        Rule("PERIOD", "YEAR_SHIFT", lambda year_shift: Shifted(Unit.YEAR, year_shift)),
        Rule("PERIOD", "THE? FOCUS_SHIFT UNIT_ONE",
             lambda focus_shift, unit_one: _unit(unit_one, focus_shift, From.FOCUS)),
        Rule("PERIOD", "THE? UNIT_ONE FOCUS_SHIFT",
             lambda unit_one, focus_shift: _unit(unit_one, focus_shift, From.FOCUS)),
        Rule("DAY", "THE? FOCUS_SHIFT WEEKDAY_NAME", lambda focus_shift, weekday_name:
             Weekday(weekday_name, focus_shift) if focus_shift else None),
        Rule("MONTH", "THE? SHIFT MONTH_NAME", lambda shift, month_name: MonthNamed(month_name, shift)),
        Rule("MONTH", "THE? MONTH_NAME SHIFT", lambda month_name, shift: MonthNamed(month_name, shift)),
        Rule("MONTH", "THE? MONTH_NAME YEAR_DIGITS YEAR_WORD", lambda month_name, year_digits:
             Calendar(year_digits, month_name)),
        Rule("MONTH", "MONTH_UNIT OF? MONTH_NAME", lambda month_name: Calendar(None, month_name)),
        Rule("MONTH", "MONTH_UNIT OF? MONTH_NAME OF? YEAR_DIGITS", lambda month_name, year_digits:
             Calendar(year_digits, month_name)),
        Rule("SEASON", "THE? SHIFT SEASON_NAME", lambda shift, season_name:
             Division(Unit.SEASON, season_name, None, shift)),
        Rule("SEASON", "THE? SEASON_NAME SHIFT", lambda season_name, shift:
             Division(Unit.SEASON, season_name, None, shift)),
        Rule("SEASON", "SEASON_NAME YEAR_DIGITS YEAR_WORD", lambda season_name, year_digits:
             Division(Unit.SEASON, season_name, Calendar(year_digits))),
        Rule("OFFSET", "AGO ABOUT? LENGTH", lambda ago, length: offset(length, -1) if ago < 0 else None),
        Rule("OFFSET", "LENGTH AGO_AFTER", lambda length: offset(length, -1)),
        Rule("OFFSET", "ONE? UNIT_ONE AGO_AFTER", lambda unit_one: Offset(1, unit_one, -1)),
        Rule("OFFSET", "AHEAD_OF LENGTH", lambda length: offset(length, 1)),
        Rule("OFFSET", "AHEAD_OF UNIT_ONE", lambda unit_one: Offset(1, unit_one, 1)),
        Rule("OFFSET", "LENGTH LATER", lambda length, later: offset(length, later, From.FOCUS)),
        Rule("REF", "REFERENCE", lambda reference: Indefinite(reference)),
        Rule("SET", "EVERY UNIT_ONE", lambda unit_one: None if unit_one.of_clock else Every(unit_one)),
        Rule("SET", "EVERY COUNT UNIT_MANY", lambda count, unit_many: Every(unit_many, count)),
        Rule("SET", "EVERY WEEKDAY_NAME", lambda weekday_name: weekly(weekday_name)),
        Rule("SET", "FREQUENCY", lambda frequency: Every(frequency[1], frequency[0])),
    )
    spans = (
        Rule("DURATION", "ABOUT? LENGTH", lambda about, length: length if about is None else Modified(length, about)),
        Rule("DURATION", "THE? MANY_SHIFT UNIT_MANY", lambda unit_many: _recent(unit_many)),
        Rule("DURATION", "THE? MANY_SHIFT COUNT UNIT_MANY", lambda many_shift, count, unit_many:
             _window(count, unit_many, many_shift)),
        Rule("DURATION", "THE? COUNT MANY_SHIFT UNIT_MANY", lambda many_shift, count, unit_many:
             _window(count, unit_many, many_shift)),
        Rule("TIME", "CLOCK", lambda clock: clock),
        Rule("TIME", "CLOCK HOURS", lambda clock: clock),
        Rule("TIME", "CLOCK HALF_DAY", _half_day),
        Rule("TIME", "CLOCK HOURS? ZONE", lambda clock, zone: Clock(clock.hour, clock.minute, clock.second, zone)),
        Rule("TIME", "PART_WORD", lambda part_word: PartOfDay(Shifted(Unit.DAY, part_word[0]), part_word[1])),
        Rule("TIME", "THE? DAY OF? THE? DAY_PART", lambda day, day_part: PartOfDay(day, day_part)),
        Rule("TIME", "THE? DAY_PART OF? DAY", lambda day_part, day: PartOfDay(day, day_part)),
        Rule("TIME", "THIS DAY_PART", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0), day_part)),
        Rule("PART", "THE? PART_OF OF? THE? DAY|MONTH|YEAR|SEASON|PERIOD|DECADE",
             lambda part_of, day: Modified(day, part_of, Extent.EDGE)),
        Rule("PART", "ABOUT YEAR|DECADE|MONTH", lambda about, year: Modified(year, about)),
        Rule("MONTH", "MONTH_NAME OF? PERIOD", _in_year),
        *numeric.stamps(),
    )
    timed = (
        Rule("TIME", "TIME ,|OF? DAY", lambda time, day: on(time, day)),
        Rule("TIME", "DAY ,|AT? TIME", lambda day, time: on(time, day)),
    )
    every = "DAY|MONTH|YEAR|SEASON|PART|PERIOD|DECADE"
    ranges = (
        Rule("RANGE", "BETWEEN|FROM? THE? start:MONTH_DAY TO|AND|- THE? end:DAY", to_day, unless=(in_a_number,)),
        Rule("RANGE", "THE? start:MONTH_DAY AND|, THE? end:DAY", both_days, unless=(in_a_number,)),
        Rule("RANGE", "BETWEEN|FROM start:DAY TO|AND|- end:DAY", lambda start, end: Range(start, end)),
        Rule("RANGE", "start:DAY - end:DAY", lambda start, end: Range(start, end)),
        Rule("RANGE", "BETWEEN|FROM start:MONTH|YEAR|SEASON|PART TO|AND|- end:MONTH|YEAR|SEASON|PART", years),
        Rule("RANGE", "start:MONTH_NAME -|TO|AND end:MONTH", to_month),
        Rule("RANGE", "start:MONTH - end:MONTH", lambda start, end: Range(start, end) if start.year else None),
        Rule("RANGE", "start:YEAR -|TO end:YEAR", years),
        Rule("RANGE", "start:YEAR_DIGITS +-|/ +end:DIGITS2", short_years, unless=(in_a_number,)),
        Rule("RANGE", f"SINCE start:{every}", lambda start: Bounded(Bound.SINCE, start)),
        Rule("RANGE", f"UNTIL start:{every}", lambda start: Bounded(Bound.UNTIL, start)),
        Rule("RANGE", f"BEFORE start:{every}", lambda start: Bounded(Bound.BEFORE, start)),
        Rule("RANGE", f"AFTER start:{every}", lambda start: Bounded(Bound.AFTER, start)),
    )
    return Language(
        code=code,
        words=words,
        weak=WEAK,
        levels=(numbers, (*named, *numeric.clocks()), dates, spans, timed, ranges),
        past=past,
        past_endings=past_endings,
        future=future,
        before_numbers=BEFORE_NUMBERS | set(years_before),
        plain_future=future,
        reporting=frozenset(words.get("REPORTING", ())),
    )
# fmt: on


def _not_lower(place: Any) -> bool:
    """Written with a capital in the middle of a sentence: a name."""
    before = place.before
    opens = before in '.!?:\n"«“(–—-' or before.isdecimal()  # "" is in every text
    return not lower_case(place) and not opens


def _in_year(month_name: int, period: Meaning) -> Meaning | None:
    """ "mayo de este año" """
    return In(Calendar(None, month_name), period) if isinstance(period, Shifted) and period.unit is Unit.YEAR else None


__all__ = ["both", "language", "not_after"]
