"""Lengths of time that have their place in the calendar: "the past three days", "in six months", "the week ending"."""

from __future__ import annotations

from timeline.when.guards import capital, follows, in_a_number, not_after, not_before, precedes
from timeline.when.meaning import (
    Ahead,
    Bound,
    Bounded,
    Calendar,
    DayIn,
    DayOfWeek,
    Duration,
    Extent,
    In,
    Meaning,
    Mod,
    Modified,
    Nth,
    NthFrom,
    Offset,
    Range,
    Shifted,
    Unit,
    Weekday,
    WeekOfYear,
    Window,
)
from timeline.when.rules import Rule
from timeline.when.tokens import Position


def _window(length: Meaning, sign: int, of: Meaning | None = None, inclusive: bool = False) -> Window | None:
    match length:
        case Duration(((float() | int() as amount, unit),)) if unit is not Unit.WEEKEND:
            return Window(amount, unit, sign, of, inclusive)
    return None


def _ahead(length: Meaning, exact: bool = False) -> Offset | None:
    """ "in six months", "in two weeks' time": as fine as its unit."""
    match length:
        case Duration(((float() | int() as amount, unit),)) if exact or not unit.of_clock:
            return Offset(amount, unit, 1)
    return None


def _in_length(duration: Meaning) -> Ahead | None:
    """ "will lapse in six months" """
    match duration:
        case Duration(((float() | int() as amount, unit),)) if not unit.of_clock:
            return Ahead(amount, unit)
    return None


def _single(unit: Unit, sign: int, of: Meaning | None = None) -> Window | None:
    if unit.of_clock or unit in (Unit.DAY, Unit.WEEKEND):
        return None
    return Window(1, unit, sign, of, inclusive=of is not None)


def _nth_after(number: int, day: DayOfWeek, of: Meaning) -> NthFrom | None:
    """ "the first Monday after Easter 2015" """
    return NthFrom(day, number, of) if 1 <= number <= 10 else None


def _month_day(number: int, period: Meaning) -> Meaning | None:
    """ "the 20th of next month" """
    match period:
        case Shifted(Unit.MONTH):
            return DayIn(number, period)
    return None


def _week(number: int, year: int | None = None) -> WeekOfYear | None:
    return WeekOfYear(number, year) if 1 <= number <= 53 else None


def _week_tuesday(period: Meaning, day: DayOfWeek) -> In | None:
    """ "last week Tuesday" """
    match period:
        case Shifted(Unit.WEEK):
            return In(Weekday(day), period)
    return None


def _since(start: Meaning) -> Bounded:
    return Bounded(Bound.SINCE, start)


def not_the(place: Position) -> bool:
    """It does not begin with "the": "the six months to 30 June", not "added two days to 30 June"."""
    return place.pieces.lower[place.first] != "the"


BREAKS = not_before(*".,;:)", "")
_ANY = "DAY|MONTH|YEAR|SEASON|PART|PERIOD|OFFSET|DECADE|QUARTER"


# fmt: off
SPANS = (
    Rule("DURATION", "the past|last|next|coming COUNT to|or|- COUNT UNIT_MANY",
         lambda unit_many: Duration(((None, unit_many),)), {"the next 12 to 18 months": "PXM"}),
    Rule("DURATION", "the|these|those? last|past DURATION", lambda duration: _window(duration, -1),
         {"in the past three days": "2024-10-15/2024-10-18", "the last two weeks": "2024-10-04/2024-10-18",
          "in the last 48 hours": "2024-10-16/2024-10-18"},
         unless=(precedes("of"),)),
    Rule("DURATION", "the|these? next|coming DURATION", lambda duration: _window(duration, 1),
         {"in the next three months": "2024-10-18/2025-01-18"}, unless=(precedes("of"),)),
    Rule("DURATION", "the last|past FORTNIGHT", lambda: Window(2, Unit.WEEK, -1),
         {"over the past fortnight": "2024-10-04/2024-10-18"}),
    Rule("DURATION", "the next|coming FORTNIGHT", lambda: Window(2, Unit.WEEK, 1),
         {"over the next fortnight": "2024-10-18/2024-11-01"}),
    Rule("DURATION", "the past UNIT_ONE", lambda unit_one: _single(unit_one, -1),
         {"over the past week": "2024-10-11/2024-10-18"},
         unless=(not_after("over", "in", "during", "for", "within", "throughout"),)),
    Rule("AHEAD", "DURATION", _in_length, {"It lapses and will end in six months": "2025-04"},
         unless=(not_after("in"),
             precedes("of", "a", "after", "before", "from", "since", "ago", "'", "long", "later"))),
    Rule("OFFSET", "in|within DURATION ' +s? time", lambda duration: _ahead(duration, exact=True),
         {"in five days' time": "2024-10-23", "in two weeks' time": "2024-10-28/2024-11-03"}),
    Rule("PERIOD", "calendar? week INTEGER of|,|in? FULL_YEAR", lambda integer, full_year: _week(integer, full_year),
         {"calendar week 12 of 2023": "2023-03-20/2023-03-26"}, unless=(in_a_number,)),
    Rule("PERIOD", "calendar? week INTEGER", lambda integer: _week(integer), {"in week 31": "2024-07-29/2024-08-04"},
         unless=(in_a_number, capital, precedes("of", "nfl"),
             not_after("in", "calendar", "during", "of", "since", "until", "by"),
             not_before(*".,;:)", "", "and", "to", "the", "will", "was", "were", "of"))),
)

ANCHORED = (
    Rule("DAY", "the NTH_DAY|ORDINAL of PERIOD", lambda nth_day, period: _month_day(nth_day, period),
         {"the 20th of next month": "2024-11-20", "the 21st of the previous month": "2024-09-21",
          "the first of last month": "2024-09-01"}),
    Rule("DAY", "the? NTH_DAY of PERIOD", lambda nth_day, period: _month_day(nth_day, period),
         {"on 5th of last month": "2024-09-05"}),
    Rule("DAY", "the? NTH_DAY LETTER_MONTH", lambda nth_day, letter_month:
         DayIn(nth_day, Shifted(Unit.MONTH, letter_month)),
         {"yours of the 28th ult.": "2024-09-28", "the 3rd inst.": "2024-10-03", "1st proximo": "2024-11-01"}),
    Rule("DAY", "the? ORDINAL day of MONTH",
         lambda ordinal, month: Calendar(month.year, month.month, ordinal)
             if isinstance(month, Calendar) and month.day is None and 1 <= ordinal <= 31 else None,
         {"the third day of May 1997": "1997-05-03", "this twenty-third day of June, 1902": "1902-06-23"}),
    Rule("PERIOD", "the ORDINAL weekend of|in MONTH",
         lambda ordinal, month: Offset(0, Unit.WEEKEND, 1, of=Nth(DayOfWeek.SAT, ordinal, month)),
         {"the first weekend of August 2023": "2023-08-05/2023-08-06"}),
    Rule("PERIOD", "the last|final weekend of|in MONTH",
         lambda month: Offset(0, Unit.WEEKEND, 1, of=Nth(DayOfWeek.SAT, -1, month)),
         {"the last weekend of September 2017": "2017-09-30/2017-10-01"}),
    Rule("DAY", "the? ORDINAL WEEKDAY_NAME after|following the? DAY", lambda ordinal, weekday_name, day:
         _nth_after(ordinal, weekday_name, day), {"the first Monday after Easter 2015": "2015-04-06"}),
    Rule("DAY", "the WEEKDAY_NAME after|following the? DAY", lambda weekday_name, day: NthFrom(weekday_name, 1, day),
         {"the Monday after Easter 2016": "2016-03-28"}),
    Rule("DAY", "the WEEKDAY_NAME before the? DAY", lambda weekday_name, day: NthFrom(weekday_name, -1, day),
         {"the Tuesday before the 3 November 2020 election": "2020-10-27"}),
    Rule("DAY", "COUNT UNIT_ONE|UNIT_MANY to the day after DAY",
         lambda count, unit_one, day: Offset(count, unit_one, 1, of=day),
         {"four years to the day after 5 March 2010": "2014-03-05"}),
    Rule("DURATION", "within DURATION of|from|after DAY", lambda duration, day: _window(duration, 1, day),
         {"within 30 days of 5 March 2020": "2020-03-05/2020-04-04"}),
    Rule("DURATION", "the DURATION following|after|from DAY", lambda duration, day: _window(duration, 1, day),
         {"in the two weeks following 3 May 2010": "2010-05-03/2010-05-17"}),
    Rule("DURATION", "the DURATION before|preceding DAY", lambda duration, day: _window(duration, -1, day),
         {"in the two weeks before 3 May 2010": "2010-04-19/2010-05-03"}),
    Rule("DURATION", "for DURATION from DAY", lambda duration, day: _window(duration, 1, day),
         {"for ten days from 18 December 2012": "2012-12-18/2012-12-28"}),
    Rule("DURATION", "the? UNIT_ONE ended|ending on? DAY",
         lambda unit_one, day: _single(unit_one, -1, day) if unit_one in (Unit.WEEK, Unit.MONTH) else None,
         {"the week ending 9 May 2010": "2010-05-03/2010-05-09"}),
    Rule("DURATION", "the? UNIT_ONE beginning|starting|commencing on? DAY",
         lambda unit_one, day: _single(unit_one, 1, day), {"the week beginning 3 May 2010": "2010-05-03/2010-05-09"}),
    Rule("DURATION", "w / c DAY", lambda day: Window(1, Unit.WEEK, 1, day, inclusive=True),
         {"w/c 3 May 2010": "2010-05-03/2010-05-09"}),
    Rule("DAY", "WEEKDAY_NAME week", lambda weekday_name: Offset(1, Unit.WEEK, 1, of=Weekday(weekday_name, 1)),
         {"meet Monday week": "2024-10-28"}, unless=(precedes("'", "of", "in"),)),
    Rule("DAY", "a week last WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name, -2),
         {"a week last Friday": "2024-10-04"}),
    Rule("DAY", "COUNT weeks last WEEKDAY_NAME", lambda count, weekday_name: Weekday(weekday_name, -1 - int(count))
         if 1 <= count <= 50 else None, {"two weeks last Tuesday": "2024-10-01"}),
    Rule("DAY", "DAY_WORD week", lambda day_word: Offset(7, Unit.DAY, 1 if day_word >= 0 else -1,
         of=Shifted(Unit.DAY, day_word)), {"meet today week": "2024-10-25", "left yesterday week": "2024-10-10"},
         unless=(precedes("'", "of", "in"),)),
    Rule("DAY", "this day week", lambda: Offset(7, Unit.DAY, 1, of=Shifted(Unit.DAY, 0)),
         {"this day week": "2024-10-25"}),
    Rule("DAY", "WEEKDAY_NAME FORTNIGHT", lambda weekday_name: Offset(2, Unit.WEEK, 1, of=Weekday(weekday_name, 1)),
         {"closes Tuesday fortnight": "2024-11-05"}, unless=(precedes("ago"),)),
    Rule("DAY", "a week on WEEKDAY_NAME", lambda weekday_name:
         Offset(1, Unit.WEEK, 1, of=Weekday(weekday_name, 1)),
         {"a week on Monday": "2024-10-28"}),
    Rule("DAY", "a FORTNIGHT on WEEKDAY_NAME", lambda weekday_name:
         Offset(2, Unit.WEEK, 1, of=Weekday(weekday_name, 1)), {"a fortnight on Monday": "2024-11-04"}),
    Rule("DAY", "COUNT weeks on WEEKDAY_NAME", lambda count, weekday_name:
         Offset(count, Unit.WEEK, 1, of=Weekday(weekday_name, 1)), {"two weeks on Monday": "2024-11-04"}),
    Rule("DAY", "the? ORDINAL sunday of|in advent FULL_YEAR", lambda ordinal, full_year:
         NthFrom(DayOfWeek.SUN, 1, Offset(28 - 7 * ordinal + 6, Unit.DAY, -1, of=Calendar(full_year, 12, 24)))
             if 1 <= ordinal <= 4 else None, {"the first Sunday in Advent 2018": "2018-12-02"}),
    Rule("PERIOD", "the ORDINAL week of FULL_YEAR", lambda ordinal, full_year: _week(ordinal, full_year),
         {"the 12th week of 2023": "2023-03-20/2023-03-26"}),
    Rule("PART", "the first half of MONTH", lambda month: Modified(month, Mod.START, Extent.HALF),
         {"the first half of May 2013": "2013-05-01/2013-05-15"}),
    Rule("PART", "the second|latter|last half of MONTH", lambda month: Modified(month, Mod.END, Extent.HALF),
         {"the second half of May 2013": "2013-05-16/2013-05-31"}),
    Rule("DAY", "COUNT WEEKDAY_PLURAL from now",
         lambda count, weekday_plural: Weekday(weekday_plural, int(count)) if 1 <= count <= 50 else None,
         {"three Fridays from now": "2024-11-08"}),
    Rule("DAY", "PERIOD ,|on? WEEKDAY_NAME", lambda period, weekday_name: _week_tuesday(period, weekday_name),
         {"last week Tuesday": "2024-10-08"}),
    Rule("PERIOD", "this time last year", lambda: Offset(1, Unit.YEAR, -1, of=Shifted(Unit.MONTH, 0)),
         {"at this time last year": "2023-10"}),
    Rule("PERIOD", "this time next year", lambda: Offset(1, Unit.YEAR, 1, of=Shifted(Unit.MONTH, 0)),
         {"by this time next year": "[..2025-10-31]"}),
    Rule("PERIOD", "year|month|quarter to date",
         lambda: Range(Shifted(Unit.YEAR, 0), Shifted(Unit.DAY, 0)), {"sales for the year to date": "2024/2024-10-18"}),
)

BOUNDS = (
    Rule("RANGE", "start:DURATION to|until end:DAY", lambda start, end: _window(start, -1, end, True),
         {"in the six months to 30 June 2010": "2010-01-01/2010-06-30"}, unless=(not_the,)),
    Rule("RANGE", "start:DURATION ended|ending on? end:DAY|MONTH", lambda start, end: _window(start, -1, end, True),
         {"the year ended 31 March 2019": "2018-04-01/2019-03-31", "the year ended March 2019": "2018-04-01/2019-03-31",
          "the nine months ended 30 September 2018": "2018-01-01/2018-09-30"}),
    Rule("RANGE", "the? financial year ended|ending on? DAY", lambda day: Window(1, Unit.YEAR, -1, day, True),
         {"the financial year ended 31 March 2019": "2018-04-01/2019-03-31"}),
    Rule("RANGE", "in|for|during|over? the DURATION to|until end:DAY|MONTH", lambda duration, end:
         _window(duration, -1, end, True), {"in the six months to June 2014": "2014-01-01/2014-06-30"}),
    Rule("RANGE", "the year to end:DAY|MONTH", lambda end: Window(1, Unit.YEAR, -1, end, True),
         {"in the year to March 2013": "2012-04-01/2013-03-31"}),
    Rule("RANGE", "the? half -? year to|ended|ending on? end:DAY|MONTH", lambda end:
         Window(6, Unit.MONTH, -1, end, True),
         {"the half year to 30 September 2012": "2012-04-01/2012-09-30"}),
    Rule("RANGE", "the DURATION to the PART_OF of end:MONTH", lambda duration, end: _window(duration, -1, end, True),
         {"the six months to the end of June 2014": "2014-01-01/2014-06-30"}),
    Rule("RANGE", f"prior to start:{_ANY}", lambda start: Bounded(Bound.BEFORE, start),
         {"prior to 5 March 2010": "[..2010-03-04]"}),
    Rule("RANGE", "at the latest on start:DAY", lambda start: Bounded(Bound.BY, start),
         {"at the latest on 5 March 2010": "[..2010-03-05]"}),
    Rule("RANGE", "by start:DAY|MONTH|YEAR at the latest", lambda start: Bounded(Bound.BY, start),
         {"by 5 March 2010 at the latest": "[..2010-03-05]"}),
    Rule("RANGE", "start:DAY|MONTH|YEAR at the latest", lambda start: Bounded(Bound.BY, start),
         {"in 2015 at the latest": "[..2015-12-31]"}),
    Rule("RANGE", "start:DAY|MONTH|YEAR at the earliest", lambda start: Bounded(Bound.FROM, start),
         {"in 2015 at the earliest": "[2015..]"}),
    Rule("RANGE", "as from start:DAY|MONTH|YEAR", _since, {"as from 5 March 2010": "2010-03-05/.."}),
    Rule("RANGE", "with effect from start:DAY|MONTH|YEAR", _since, {"with effect from 5 March 2010": "2010-03-05/.."}),
    Rule("RANGE", "from? start:DAY|MONTH|YEAR to|till|until the present", lambda start:
         Range(start, Shifted(Unit.DAY, 0)), {"from 2010 to the present": "2010/2024-10-18"}),
    Rule("RANGE", "start:YEAR to date", lambda start: Range(start, Shifted(Unit.DAY, 0)),
         {"sales of 2010 to date": "2010/2024-10-18"}),
    Rule("RANGE", f"on or before start:{_ANY}", lambda start: Bounded(Bound.BY, start),
         {"on or before 15 August 2023": "[..2023-08-15]"}),
    Rule("RANGE", f"not after start:{_ANY}", lambda start: Bounded(Bound.BY, start),
         {"not after 30 June 2021": "[..2021-06-30]"}),
    Rule("RANGE", f"no|not later than start:{_ANY}", lambda start: Bounded(Bound.BY, start),
         {"no later than 30 June 2021": "[..2021-06-30]"}),
    Rule("RANGE", f"at the latest by start:{_ANY}", lambda start: Bounded(Bound.BY, start),
         {"at the latest by 30 June 2021": "[..2021-06-30]"}),
    Rule("RANGE", f"up to and including start:{_ANY}", lambda start: Bounded(Bound.UNTIL, start),
         {"up to and including 3 May 2019": "/2019-05-03"}),
    Rule("RANGE", "up to|until start:DAY|MONTH|YEAR", lambda start: Bounded(Bound.UNTIL, start),
         {"up to 3 May 2019": "/2019-05-03"}),
    Rule("RANGE", f"on or after start:{_ANY}", lambda start: Bounded(Bound.FROM, start),
         {"on or after 15 August 2023": "[2023-08-15..]"}),
    Rule("RANGE", f"no|not earlier|sooner|before than? start:{_ANY}", lambda start: Bounded(Bound.FROM, start),
         {"not before 15 August 2023": "[2023-08-15..]", "no earlier than May 2023": "[2023-05..]"}),
    Rule("RANGE", "from start:DAY|MONTH|YEAR|PART|SEASON onward|onwards|forward", _since,
         {"from 2019 onwards": "2019/.."}),
    Rule("RANGE", "from start:DAY|MONTH|YEAR|PART|SEASON on", _since, {"from 3 May 2019 on": "2019-05-03/.."},
         unless=(BREAKS,)),
    Rule("RANGE", "start:DAY|MONTH|YEAR onward|onwards", _since, {"2019 onwards": "2019/.."}),
    Rule("RANGE", "starting|beginning|commencing from|on|in? start:DAY|MONTH|YEAR", _since,
         {"starting January 7, 2019": "2019-01-07/.."}),
    Rule("RANGE", "from at? least? start:DAY|MONTH|YEAR to|until|till date|present|now|today",
         lambda start: Range(start, Shifted(Unit.DAY, 0)), {"from 1 January 2014 to date": "2014-01-01/2024-10-18"}),
    Rule("RANGE", "since at least start:DAY|MONTH|YEAR|SEASON|PART|DECADE", _since, {"since at least 2015": "2015/.."}),
    Rule("RANGE", "through start:YEAR|MONTH|DAY", lambda start: Bounded(Bound.UNTIL, start),
         {"lasted through 2014": "/2014"}, unless=(follows("from", "half", "way", "midway"),)),
)
# fmt: on
