"""Times told from other times: "yesterday", "last week", "three days ago", "the next day", "early June"."""

from __future__ import annotations

from timeline.when.guards import follows, not_after, not_before, precedes, shouted
from timeline.when.meaning import (
    Calendar,
    DayOfMonth,
    DayOfWeek,
    Duration,
    Extent,
    Foreign,
    From,
    Holiday,
    In,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    Nth,
    Offset,
    Shifted,
    Stretch,
    Then,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.rules import Rule

_WEEKEND = Offset(0, Unit.WEEKEND, 1, of=Weekday(DayOfWeek.SAT))
_AT_WEEKENDS = (
    "meeting", "summit", "talks", "vote", "referendum", "election", "elections", "conference", "congress", "attack",
    "attacks", "raid", "raids", "protests", "riots", "clashes", "violence", "bombing", "shooting", "crash", "fire",
)  # fmt: skip
"""What a weekend is named with that it was on; a weekend trip is as long as one, and may be any."""
BREAKS = not_before(*".,;:)", "")
_CALENDAR_UNITS = frozenset(Unit) - {Unit.SECOND, Unit.MINUTE, Unit.HOUR}


def _shifted(shift: int, unit: Unit, base: From = From.WRITING) -> Shifted | None:
    """ "last year"; "this day" is the one that the text is at, and "this hour" is none that a calendar shows."""
    if unit not in _CALENDAR_UNITS:
        return None
    return Shifted(unit, shift, From.FOCUS if (unit, shift) == (Unit.DAY, 0) else base)


def _coming(unit_one: Unit) -> Shifted | None:
    """ "the coming year" """
    if unit_one in (Unit.MONTH, Unit.YEAR):
        return Shifted(unit_one, 1, rolling=True)
    return _shifted(1, unit_one)


def _the_unit(unit: Unit) -> Meaning | None:
    """ "the week" is the one spoken of; "the hour" or "the second" are none."""
    return Shifted(unit, 0, From.FOCUS) if unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR) else None


def _stretch(focus_stretch: bool, unit_one: Unit, month: Meaning, count: float | None = None) -> Meaning | None:
    if unit_one not in (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        return None
    if unit_one is Unit.QUARTER and isinstance(month, Whole):  # a fourth of a century
        return Modified(month, Mod.END if focus_stretch else Mod.START, Extent.QUARTER)
    return Stretch(int(count or 1), unit_one, month, focus_stretch)


def _nearest_named(shift: int, named_day: Meaning) -> MonthNamed | None:
    """ "last Oct. 3" """
    match named_day:
        case Calendar(None, int(month), day):
            return MonthNamed(month, shift, day)
    return None


def _of_week(weekday: Weekday, period: Meaning) -> In | None:
    """ "Monday of last week" """
    return In(weekday, period) if isinstance(period, Shifted) and period.unit is Unit.WEEK else None


def is_year(period: Meaning) -> bool:
    """Whether it is a year told otherwise, as "last year" is."""
    return isinstance(period, Shifted) and period.unit is Unit.YEAR


def _nth_decade(ordinal: int, decade: Meaning) -> Whole | None:
    """ "the second decade of the 21st century" """
    if not isinstance(decade, Whole) or decade.unit is not Unit.CENTURY or not 1 <= ordinal <= 10:
        return None
    return Whole(Unit.DECADE, decade.number * 10 + ordinal - 1)


def _week_ago(offset: Offset, weekday: Weekday) -> Offset | None:
    """ "a week ago Friday": the Friday a week before the last."""
    if offset.unit is not Unit.WEEK or offset.base is not From.WRITING or not offset.amount:
        return None
    return Offset(offset.amount, Unit.WEEK, offset.sign, of=weekday)


def _from_today(offset: Offset, unit: Unit, shift: int = 0) -> Offset | None:
    """ "a year ago today", "a year ago yesterday": to the day, not to the year."""
    if offset.base is not From.WRITING or offset.amount is None or offset.of is not None:
        return None
    return Offset(offset.amount, offset.unit, offset.sign, of=Shifted(unit, shift))


def _counted_from(count: float, unit: Unit, day: Meaning) -> Offset:
    """ "a week from Monday" counts from the next one."""
    ahead = Weekday(day.day, 1) if isinstance(day, Weekday) and day.shift is None else day
    return Offset(count, unit, 1, of=ahead)


def _weekend_at(day: Meaning) -> Offset:
    """The weekend nearest to a day: before a Monday, after a Thursday."""
    return Offset(0, Unit.WEEKEND, 1, of=Offset(3, Unit.DAY, -1, of=day))


# fmt: off
DATES = (
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word),
         {"yesterday": "2024-10-17", "tomorrow": "2024-10-19"}),
    Rule("DAY", "SHORT_DAY_WORD", lambda short_day_word: Shifted(Unit.DAY, short_day_word),
         {"closes tmrw": "2024-10-19", "posted yest.": "2024-10-17"}),
    Rule("OFFSET", "INTEGER +SHORT_UNIT AGO_WORD", lambda integer, short_unit: Offset(integer, short_unit, -1),
         {"3w ago": "2024-09-23/2024-09-29", "2d ago": "2024-10-16"}),
    Rule("OFFSET", "INTEGER SHORTENED_UNIT AGO_WORD", lambda integer, shortened_unit:
         Offset(integer, shortened_unit, -1),
         {"2 yrs ago": "2022"}),
    Rule("PERIOD", "SHIFT yr", lambda shift: Shifted(Unit.YEAR, shift), {"last yr": "2023"}),
    Rule("DAY", "the day before yesterday", lambda: Shifted(Unit.DAY, -2), {"the day before yesterday": "2024-10-16"}),
    Rule("DAY", "the day after tomorrow", lambda: Shifted(Unit.DAY, 2), {"the day after tomorrow": "2024-10-20"}),
    Rule("DAY", "SHIFT WEEKDAY_NAME", lambda shift, weekday_name: Weekday(weekday_name, shift),
         {"last Tuesday": "2024-10-15", "next Friday": "2024-10-25", "this Monday": "2024-10-21"}),
    Rule("DAY", "FOCUS_SHIFT WEEKDAY_NAME",
         lambda focus_shift, weekday_name: Weekday(weekday_name, focus_shift, From.FOCUS),
         {"the previous Friday": "2024-10-11", "the following Monday": "2024-10-21"}),
    Rule("MONTH", "SHIFT MONTH_NAME", lambda shift, month_name: MonthNamed(month_name, shift),
         {"last June": "2024-06", "next March": "2025-03", "this September": "2024-09"}, unless=(follows("the"),)),
    Rule("MONTH", "FOCUS_SHIFT MONTH_NAME",
         lambda focus_shift, month_name: MonthNamed(month_name, focus_shift, base=From.FOCUS),
         {"the previous April": "2024-04"}),
    Rule("PERIOD", "SHIFT UNIT_ONE", lambda shift, unit_one: _shifted(shift, unit_one),
         {"last week": "2024-10-07/2024-10-13", "next year": "2025", "this month": "2024-10",
          "this past year": "2023"}),
    Rule("PERIOD", "the current UNIT_ONE", lambda unit_one: _shifted(0, unit_one), {"the current year": "2024"}),
    Rule("PERIOD", "the coming UNIT_ONE", _coming,
         {"the coming month": "2024-10-18/2024-11-18", "the coming week": "2024-10-21/2024-10-27"}),
    Rule("PERIOD", "the past|last year", lambda: Shifted(Unit.YEAR, -1, rolling=True),
         {"over the past year": "2023-10/2024-10"}),
    Rule("PERIOD", "FOCUS_SHIFT UNIT_ONE", lambda focus_shift, unit_one: _shifted(focus_shift, unit_one, From.FOCUS),
         {"the previous year": "2023", "that month": "2024-10", "the same day": "2024-10-18",
          "the next day": "2024-10-19"}),
    Rule("DAY", "the day after|following", lambda: Shifted(Unit.DAY, 1, From.FOCUS),
         {"The day after, it rained": "2024-10-19"}, unless=(BREAKS,)),
    Rule("DAY", "the day before", lambda: Shifted(Unit.DAY, -1, From.FOCUS),
         {"The day before, it rained": "2024-10-17"}, unless=(BREAKS,)),
    Rule("PERIOD", "the UNIT_ONE before|earlier",
         lambda unit_one: None if unit_one is Unit.DAY else _shifted(-1, unit_one, From.FOCUS),
         {"The year before, it rained": "2023"}, unless=(BREAKS,)),
    Rule("PERIOD", "the UNIT_ONE after",
         lambda unit_one: None if unit_one is Unit.DAY else _shifted(1, unit_one, From.FOCUS),
         {"The month after, it rained": "2024-11"}, unless=(BREAKS,)),
    Rule("PERIOD", "the UNIT_ONE", lambda unit_one: _the_unit(unit_one),
         {"for the month": "2024-10"},
         unless=(precedes("of", "that", "when", "in", "before", "after", "-", "ended", "ending"),)),
    Rule("PERIOD", "the weekend", lambda: _WEEKEND,
         {"over the weekend": "2024-10-12/2024-10-13", "will travel over the weekend": "2024-10-19/2024-10-20"}),
    Rule("PERIOD", "weekend", lambda: _WEEKEND,
         {"A weekend meeting ended in a row": "2024-10-12/2024-10-13"}, unless=(not_before(*_AT_WEEKENDS),)),
    Rule("PERIOD", "the UNIT_ONE before last", lambda unit_one: _shifted(-2, unit_one),
         {"the week before last": "2024-09-30/2024-10-06"}),
    Rule("PERIOD", "the UNIT_ONE after next", lambda unit_one: _shifted(2, unit_one), {"the year after next": "2026"}),
    Rule("DAY", "the NTH_DAY of the|this|that month", lambda nth_day: DayOfMonth(nth_day),
         {"the 8th of the month": "2024-10-08"}),
    Rule("PERIOD", "the full|whole|entire year", lambda: Shifted(Unit.YEAR, 0), {"for the full year": "2024"}),
    Rule("PERIOD", "HOLIDAY_NAME week", lambda holiday_name: Offset(0, Unit.WEEK, 1, of=Holiday(holiday_name)),
         {"Easter week": "2024-03-25/2024-03-31"}),
    Rule("PERIOD", "HOLIDAY_NAME week ,|of? FULL_YEAR", lambda holiday_name, full_year:
         Offset(0, Unit.WEEK, 1, of=Holiday(holiday_name, full_year)), {"Easter week 1916": "1916-04-17/1916-04-23"}),
    Rule("PERIOD", "holy week ,|of? FULL_YEAR?", lambda full_year:
         Offset(0, Unit.WEEK, 1, of=Offset(6, Unit.DAY, -1, of=Holiday("easter", full_year))),
         {"Holy Week 2010": "2010-03-29/2010-04-04"}),
    Rule("PERIOD", "HOLIDAY_NAME weekend ,|of? FULL_YEAR", lambda holiday_name, full_year:
         _weekend_at(Holiday(holiday_name, full_year)), {"Labor Day weekend 2019": "2019-08-31/2019-09-01"}),
    Rule("PERIOD", "HOLIDAY_NAME weekend", lambda holiday_name: _weekend_at(Holiday(holiday_name)),
         {"Thanksgiving weekend": "2024-11-30/2024-12-01", "Labor Day weekend": "2024-08-31/2024-09-01"}),
    Rule("DAY", "SHIFT NAMED_DAY",
         _nearest_named,
         {"last Oct. 3": "2024-10-03", "next Jan. 6": "2025-01-06"}),
)

SHIFTED = (
    Rule("OFFSET", "COUNT -? UNIT_ONE|UNIT_MANY AGO", lambda count, unit_one, ago: Offset(count, unit_one, *ago),
         {"three days ago": "2024-10-15", "two years ago": "2022", "ten days from now": "2024-10-28"}),
    Rule("OFFSET", "a|an UNIT_ONE AGO", lambda unit_one, ago: Offset(1, unit_one, *ago),
         {"a month ago": "2024-09", "a year ago": "2023"}),
    Rule("OFFSET", "a|one UNIT_ONE - and - a - half AGO", lambda unit_one, ago: Offset(1.5, unit_one, *ago),
         {"a year-and-a-half ago": "2023-04"}),
    Rule("OFFSET", "a|one UNIT_ONE and a half AGO", lambda unit_one, ago: Offset(1.5, unit_one, *ago),
         {"a year and a half ago": "2023-04"}),
    Rule("OFFSET", "COUNT or|to COUNT UNIT_MANY AGO",
         lambda count, unit_many, ago: Modified(Offset(count, unit_many, *ago), Mod.APPROX),
         {"two or three years ago": "2022~"}),
    Rule("OFFSET", "a half -? UNIT_ONE AGO", lambda unit_one, ago: Offset(0.5, unit_one, *ago),
         {"a half-century ago": "1974"}),
    Rule("OFFSET", "half a|an UNIT_ONE LATER", lambda unit_one, later: Offset(0.5, unit_one, *later),
         {"half a year later": "2025-04"}),
    Rule("OFFSET", "a quarter -|of? a? century AGO", lambda ago: Offset(25, Unit.YEAR, *ago),
         {"a quarter century ago": "1999", "a quarter of a century ago": "1999"}),
    Rule("OFFSET", "a|an UNIT_ONE before", lambda unit_one: Offset(1, unit_one, -1, From.FOCUS),
         {"A month before, it fell": "2024-09"}, unless=(BREAKS,)),
    Rule("REF", "COUNT million|billion years ago", lambda: Indefinite("PAST_REF"),
         {"66 million years ago": "PAST_REF"}),
    Rule("OFFSET", "a FORTNIGHT AGO", lambda ago: Offset(2, Unit.WEEK, *ago),
         {"a fortnight ago": "2024-09-30/2024-10-06"}),
    Rule("OFFSET", "a FORTNIGHT LATER", lambda later: Offset(2, Unit.WEEK, *later),
         {"a fortnight later": "2024-10-28/2024-11-03"}),
    Rule("DAY", "COUNT WEEKDAY_PLURAL ago",
         lambda count, weekday_plural: Weekday(weekday_plural, -int(count)) if 1 <= count <= 50 else None,
         {"two Sundays ago": "2024-10-06"}),
    Rule("DAY", "the? ORDINAL WEEKDAY_NAME of|in MONTH_NAME",
         lambda ordinal, weekday_name, month_name: Nth(weekday_name, ordinal, Calendar(None, month_name))
             if 1 <= ordinal <= 5 else None, {"first tuesday in september": "2024-09-03"}),
    Rule("DAY", "the last|final WEEKDAY_NAME of|in MONTH_NAME",
         lambda weekday_name, month_name: Nth(weekday_name, -1, Calendar(None, month_name)),
         {"the last friday of september": "2024-09-27"}),
    Rule("DAY", "the? ORDINAL WEEKDAY_NAME of|in MONTH|YEAR|PERIOD",
         lambda ordinal, weekday_name, month: Nth(weekday_name, ordinal, month) if 1 <= ordinal <= 5 else None,
         {"the third Thursday of November 2023": "2023-11-16",
          "the second Tuesday of this month": "2024-10-08"}),
    Rule("DAY", "the last|final WEEKDAY_NAME of|in MONTH|YEAR|PERIOD",
         lambda weekday_name, month: Nth(weekday_name, -1, month),
         {"the last Sunday in the month": "2024-10-27"}),
    Rule("OFFSET", "half a|an UNIT_ONE AGO", lambda unit_one, ago: Offset(0.5, unit_one, *ago),
         {"half a century ago": "1974"}),
    Rule("OFFSET", "COUNT -? UNIT_ONE|UNIT_MANY LATER", lambda count, unit_one, later: Offset(count, unit_one, *later),
         {"three days later": "2024-10-21", "two years earlier": "2022"}),
    Rule("OFFSET", "a|an UNIT_ONE LATER", lambda unit_one, later: Offset(1, unit_one, *later),
         {"a day later": "2024-10-19"}),
    Rule("OFFSET", "VAGUE UNIT_MANY AGO", lambda unit_many, ago: Offset(None, unit_many, *ago),
         {"several years ago": "PAST_REF"}),
    Rule("OFFSET", "VAGUE UNIT_MANY LATER", lambda unit_many, later: Offset(None, unit_many, *later),
         {"a few days later": "FUTURE_REF"}),
    Rule("OFFSET", "UNIT_MANY AGO", lambda unit_many, ago: Offset(None, unit_many, *ago), {"months ago": "PAST_REF"}),
    Rule("OFFSET", "UNIT_MANY LATER", lambda unit_many, later: Offset(None, unit_many, *later),
         {"weeks earlier": "PAST_REF"}),
    Rule("OFFSET", "COUNT UNIT_ONE|UNIT_MANY before", lambda count, unit_one: Offset(count, unit_one, -1, From.FOCUS),
         {"Two years before, it fell": "2022"}, unless=(BREAKS,)),
    Rule("STRETCH", "the ORDINAL week of|in MONTH|PERIOD",
         lambda ordinal, month: Stretch(1, Unit.WEEK, month, skip=ordinal - 1) if ordinal <= 4 else None,
         {"the second week of June": "2024-06-08/2024-06-14", "the first week of next month": "2024-11-01/2024-11-07"}),
    Rule("DECADE", "the? ORDINAL decade of DECADE", _nth_decade,
         {"the second decade of the 21st century": "201X"}),
    Rule("STRETCH", "FOCUS_STRETCH COUNT? UNIT_ONE|UNIT_MANY of MONTH|YEAR|SEASON|PERIOD|DECADE", _stretch,
         {"the last week of August": "2024-08-25/2024-08-31", "the first two months of 1939": "1939-01/1939-02",
          "the first two quarters of 1990": "1990-33/1990-34", "the last quarter of the 19th century": "1875~/1899~"}),
    Rule("OFFSET", "a|an UNIT_ONE or so AGO", lambda unit_one, ago: Modified(Offset(1, unit_one, *ago), Mod.APPROX),
         {"a week or so ago": "2024-10-07/2024-10-13"}),
    Rule("OFFSET", "COUNT UNIT_ONE|UNIT_MANY BEFORE DAY",
         lambda count, unit_one, before, day: Offset(count, unit_one, before, of=day),
         {"two days before 25 December 2023": "2023-12-23"}),
    Rule("OFFSET", "COUNT UNIT_ONE|UNIT_MANY from DAY",
         lambda count, unit_one, day: _counted_from(count, unit_one, day),
         {"two weeks from Monday": "2024-11-04", "ten days from 3 May 2010": "2010-05-13"}),
    Rule("OFFSET", "a|an UNIT_ONE from DAY", lambda unit_one, day: _counted_from(1, unit_one, day),
         {"a week from Monday he travels": "2024-10-28"}),
    Rule("OFFSET", "a|an UNIT_ONE BEFORE DAY", lambda unit_one, before, day: Offset(1, unit_one, before, of=day),
         {"a week after 8 October": "2024-10-15"}),
    Rule("DAY", "the? eve of DAY", lambda day: Offset(1, Unit.DAY, -1, of=day),
         {"on the eve of 1 May 1968": "1968-04-30"}),
    Rule("DAY", "the? eve of MONTH", lambda month: Offset(1, Unit.DAY, -1, of=month) if isinstance(month, Foreign)
         else None, {"on the eve of Ramadan 2019": "2019-05-05"}),
    Rule("DAY", "the? ORDINAL day after|following DAY", lambda ordinal, day: Offset(ordinal, Unit.DAY, 1, of=day),
         {"the third day after 5 March 2010": "2010-03-08"}),
    Rule("DAY", "the? WEEKDAY_NAME before last", lambda weekday_name: Weekday(weekday_name, -2),
         {"the Thursday before last": "2024-10-10"}),
    Rule("DAY", "the? WEEKDAY_NAME after next", lambda weekday_name: Weekday(weekday_name, 2),
         {"the Sunday after next": "2024-10-27"}),
    Rule("DAY", "this|that? day|date last year", lambda: Offset(1, Unit.YEAR, -1, of=Shifted(Unit.DAY, 0)),
         {"on this day last year": "2023-10-18"}),
    Rule("DAY", "the? day BEFORE DAY", lambda before, day: Offset(1, Unit.DAY, before, of=day),
         {"the day before 1 May 2023": "2023-04-30"}),
    Rule("DAY", "WEEKDAY ,|of? PERIOD",
         _of_week,
         {"Monday of last week": "2024-10-07", "Friday last week": "2024-10-11", "Tuesday next week": "2024-10-22"}),
    Rule("PERIOD", "the weekend of DAY", lambda day: Offset(0, Unit.WEEKEND, 1, of=day),
         {"the weekend of March 9": "2024-03-09/2024-03-10"}),
    Rule("PERIOD", "the? week of DAY", lambda day: Offset(0, Unit.WEEK, 1, of=day),
         {"the week of March 6": "2024-03-04/2024-03-10"}),
    # a month or day of a year told otherwise
    Rule("MONTH", "MONTH_NAME ,|of? PERIOD",
         lambda month_name, period: In(Calendar(None, month_name), period) if is_year(period) else None,
         {"June of that year": "2024-06", "June last year": "2023-06"}),
    Rule("DAY", "NAMED_DAY ,|of? PERIOD",
         lambda named_day, period: In(named_day, period)
             if is_year(period) and isinstance(named_day, Calendar) and named_day.year is None else None,
         {"August 21 of last year": "2023-08-21"}),
    Rule("DAY", "HOLIDAY_NAME ,|of? PERIOD",
         lambda holiday_name, period: In(Holiday(holiday_name), period) if is_year(period) else None,
         {"Boxing Day last year": "2023-12-26"}),
)

PARTS = (
    Rule("PART", "OFFSET on? WEEKDAY", _week_ago,
         {"a week ago Friday": "2024-10-11", "two weeks ago on Tuesday": "2024-10-01"}),
    Rule("PART", "EARLY -|in? DAY|MONTH|SEASON|YEAR|PERIOD|DECADE|QUARTER", lambda early, day: Modified(day, early),
         {"early June": "2024-06-01/2024-06-10", "mid-1990": "1990", "late in 1990": "1990",
          "late last week": "2024-10-07/2024-10-13"}),
    Rule("PART", "EARLIER in? MONTH|SEASON|YEAR|PERIOD|DECADE|QUARTER",
         lambda earlier, month: Modified(month, earlier, Extent.WHOLE),
         {"earlier this year": "2024", "later in the year": "2024"}),
    Rule("PART", "EARLIER in the day", lambda earlier: Modified(Shifted(Unit.DAY, 0), earlier, Extent.WHOLE),
         {"earlier in the day": "2024-10-18"}),
    Rule("PART", "EARLY on DAY", lambda early, day: Modified(day, early), {"late on Thursday": "2024-10-17"}),
    Rule("PART", "the EARLY -? MONTH|SEASON|YEAR|DECADE", lambda early, month: Modified(month, early),
         {"the mid-1990s": "1994~/1996~"}),
    Rule("PART", "the? very? PART_OF of DAY|MONTH|SEASON|YEAR|PERIOD|DECADE|QUARTER",
         lambda part_of, day: Modified(day, part_of, Extent.EDGE),
         {"the end of 1990": "1990-12", "the beginning of October": "2024-10-01/2024-10-10",
          "by the end of the year": "[..2024-12-31]"}),
    Rule("PART", "the REST_OF of MONTH|YEAR|SEASON|PERIOD|DECADE|QUARTER",
         lambda rest_of, month: Modified(month, rest_of, Extent.WHOLE), {"the rest of the year": "2024"}),
    Rule("PART", "ABOUT OFFSET", lambda about, offset: Modified(offset, about),
         {"more than four decades ago": "1984~", "less than a week later": "2024-10-21/2024-10-27"}),
    Rule("PART", "OFFSET today", lambda offset: _from_today(offset, Unit.DAY),
         {"a year ago today": "2023-10-18", "two weeks ago today": "2024-10-04"}),
    Rule("PART", "OFFSET yesterday", lambda offset: _from_today(offset, Unit.DAY, -1),
         {"a year ago yesterday": "2023-10-17"}),
    Rule("PART", "OFFSET tomorrow", lambda offset: _from_today(offset, Unit.DAY, 1),
         {"a year ago tomorrow": "2023-10-19"}),
    Rule("PART", "OFFSET this week", lambda offset: _from_today(offset, Unit.WEEK),
         {"four years ago this week": "2020-10-12/2020-10-18"}),
    Rule("PART", "OFFSET this month", lambda offset: _from_today(offset, Unit.MONTH),
         {"two years ago this month": "2022-10"}),
    Rule("PART", "WEEKDAY OFFSET", lambda weekday, offset: _week_ago(offset, weekday),
         {"on Friday a week ago": "2024-10-11"}),
    Rule("PART", "post - FULL_YEAR", lambda full_year: Modified(Calendar(full_year), Mod.AFTER),
         {"the post-1990 order": "[1991-01-01..]"}),
    Rule("PART", "pre - FULL_YEAR", lambda full_year: Modified(Calendar(full_year), Mod.BEFORE),
         {"the pre-1914 borders": "[..1913-12-31]"}),
    Rule("PART", "DAY|MONTH|YEAR or|and later|beyond|after|onward|onwards", lambda day: Modified(day, Mod.ON_OR_AFTER),
         {"until 2026 or later": "2026", "in 2026 and beyond": "[2026-01-01..]"}),
    Rule("PART", "DAY|MONTH|YEAR or earlier|before|sooner", lambda day: Modified(day, Mod.ON_OR_BEFORE),
         {"in 1850 or earlier": "[..1850-12-31]"}),
    Rule("PART", "over OFFSET", lambda offset: Modified(offset, Mod.MORE_THAN), {"over a year ago": "2023"}),
    Rule("PART", "~ +FULL_YEAR", lambda full_year: Modified(Calendar(full_year), Mod.APPROX), {"built ~1860": "1860~"}),
    Rule("PART", "NEAR HOLIDAY_NAME FULL_YEAR?",
         lambda near, holiday_name, full_year: Modified(Holiday(holiday_name, full_year), near),
         {"around Christmas 1914": "1914-12-25~"}),
    Rule("PART", "NEAR NAMED_DAY|MONTH|YEAR|DECADE|CENTURY", lambda near, named_day: Modified(named_day, near),
         {"around Nov. 1, 2023": "2023-11-01~", "about 1850": "1850~"}),
    Rule("PART", "YEAR_END", lambda: Calendar(None, 12, 31), {"by year-end": "[..2024-12-31]"}),
    Rule("PART", "FULL_YEAR YEAR_END", lambda full_year: Calendar(full_year, 12, 31),
         {"at 1990 year-end": "1990-12-31"}),
    Rule("PART", "YEAR_END FULL_YEAR", lambda full_year: Calendar(full_year, 12, 31),
         {"at year-end 1989": "1989-12-31"}),
    Rule("PART", "the PART_OF of the UNIT_ONE",
         lambda part_of, unit_one: Modified(Shifted(unit_one, 0), part_of, Extent.EDGE) if unit_one in (Unit.DECADE,
             Unit.CENTURY) else None, {"by the end of the decade": "[..2029-12-31]"}),
    Rule("PART", "MID_YEAR", lambda mid_year: Modified(Shifted(Unit.YEAR, 0), mid_year),
         {"by midyear": "[..2024-12-31]"}),
    Rule("REF", "SOON", lambda soon: Indefinite(soon, tense=1),
         {"will end soon": "FUTURE_REF"}, unless=(precedes("after"),)),
    Rule("FOCUS_REF", "FOCUS_REFERENCE", lambda focus_reference: Indefinite(focus_reference)),
    Rule("FOCUS_REF", "this time", lambda: Indefinite("PRESENT_REF"),
         unless=(not_after("at", "by", "during", "around", "since", "until", "throughout", "before", "from"),)),
    Rule("FOCUS_REF", "FOCUS_TIME", lambda: Then(),
         unless=(not_after("at", "by", "during", "around", "since", "until", "throughout", "before", "after"),)),
    Rule("REF", "REFERENCE", lambda reference: Indefinite(reference),
         {"now": "PRESENT_REF", "in the near future": "FUTURE_REF"}, unless=(precedes("-"), shouted)),
    Rule("REF", "previous|prior years|decades|months|weeks", lambda: Indefinite("PAST_REF"),
         {"in previous years": "PAST_REF"}),
    Rule("REF", "years|months|weeks past", lambda: Indefinite("PAST_REF"), {"in years past": "PAST_REF"}),
    Rule("REF", "recent|past years|decades|quarters", lambda: Indefinite("PAST_REF"), {"in recent years": "PAST_REF"}),
    Rule("REF", "recent UNIT_MANY and? UNIT_MANY", lambda: Indefinite("PAST_REF"),
         {"in recent weeks and months": "PAST_REF"}),
    Rule("REF", "recent UNIT_MANY", lambda unit_many: Duration(((None, unit_many),)), {"in recent months": "PXM"}),
    Rule("REF", "coming|future UNIT_MANY", lambda: Indefinite("FUTURE_REF"), {"coming quarters": "FUTURE_REF"}),
)
# fmt: on
