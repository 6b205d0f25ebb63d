"""Dates in numbers, in one place for all languages: 2015-3-3, 31/Oct/1974, 04/2016, 2016-W21, logs and headers.

A language includes ``numeric_dates``, ``stamps`` and ``clocks`` in its levels and says with ``day_first`` whether
03/04/2024 can be read in one way only. A date in numbers is no date inside a code, a version or a telephone number
(``in_a_number``, ``in_a_code``).
"""

from __future__ import annotations

from typing import Final

from timeline.dates import LARGEST_OFFSET, Day, days_in_month, is_clock_time
from timeline.when.guards import counts_a_noun, follows, in_a_code, in_a_number
from timeline.when.meaning import Ambiguous, Calendar, Checked, Clock, DayOfWeek, Division, Meaning, Unit, WeekOfYear
from timeline.when.rules import Rule

PIVOT: Final = 40
"""Two digits up to this one are of the 21st century, above it of the 20th: '96 is 1996, '24 is 2024. Measured on TBAQ
and WikiWars: 30 to 50 give the same."""

LAST_CENTURY: Final = 21
"""Centuries with a higher number are none that a text means, but for the next one as the end of a range."""

CODES: Final = follows(
    "version", "release", "lot", "grid", "part", "no", "serial", "ip", "lines", "rule", "section", "chapter",
    "sections", "record", "resolution", "regulation", "directive", "decision", "case", "docket", "isbn", "issn",
    "ticket", "invoice",
)  # fmt: skip
"""Words before numbers that are no date."""


def century(two_digits: int) -> int:
    """The year of two digits."""
    return two_digits + (1900 if two_digits > PIVOT else 2000)


def day_of(year: int, month: int, day: int) -> Calendar | None:
    """A day where there can be one."""
    return Calendar(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def either_order(first: int, second: int, year: int) -> Meaning | None:
    """10/30/1989 can only be one day; 03/04/2024 two, and the text does not say which."""
    mdy, dmy = day_of(year, first, second), day_of(year, second, first)
    return Ambiguous(dmy, mdy) if mdy and dmy and mdy != dmy else mdy or dmy


def day_first(first: int, second: int, year: int) -> Meaning | None:
    """The day comes first, unless that cannot be: 03/04/2024 is 3 April, 10/30/1989 is 30 October."""
    return day_of(year, second, first) or day_of(year, first, second)


def _month(month: int, year: int) -> Calendar | None:
    return Calendar(year, month) if 1 <= month <= 12 else None


def _year_month(year: int, month: int) -> Calendar | None:
    """2008-04 is April; 1915-17 and 2008-12 can be years, and 1998-99 is nothing else."""
    return Calendar(year, month) if 1 <= month <= 12 and month <= year % 100 else None


def _packed(stamp: int) -> Calendar | None:
    """20200701"""
    year, rest = divmod(stamp, 10_000)
    month, day = divmod(rest, 100)
    real = 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    return Calendar(year, month, day) if real else None


def _ordinal(year: int, number: int) -> Calendar | None:
    """2014-063 is the 63rd day of its year."""
    if not 1 <= number <= 366:
        return None
    day = Day(year, 1, 1).plus(number - 1)
    return Calendar(year, day.month, day.day) if day.year == year else None


def _week(year: int, week: int, day: int | None = None) -> WeekOfYear | None:
    if not 1 <= week <= 53 or not 1 <= (day or 1) <= 7:
        return None
    return WeekOfYear(week, year, None if day is None else DayOfWeek(day - 1))


def _quarter(number: int, year: int) -> Division | None:
    return Division(Unit.QUARTER, number, Calendar(year)) if 1 <= number <= 4 else None


def _half(number: int, year: int) -> Division | None:
    return Division(Unit.HALF, number, Calendar(year)) if 1 <= number <= 2 else None


def on_weekday(date: Meaning, day: DayOfWeek) -> Meaning | None:
    """A date beside its weekday."""
    match date:
        case Calendar(_, int(), int()) | Ambiguous():
            return Checked(date, day)
    return date


def _on(clock: Clock, date: Meaning | None) -> Clock | None:
    if date is None:
        return None
    return Clock(clock.hour, clock.minute, clock.second, clock.zone, date)


def zone(sign: str, digits: int) -> str | None:
    """Return a time zone as ISO 8601 has it: "+", 530 is "+05:30"; None where no zone is so far from UTC."""
    hours, minutes = divmod(digits, 100)
    return f"{sign}{hours:02}:{minutes:02}" if hours <= LARGEST_OFFSET and minutes < 60 else None


def zoned(clock: Clock, zone: str | None) -> Clock:
    """Return a time of day in a time zone."""
    return clock if zone is None else Clock(clock.hour, clock.minute, clock.second, zone, clock.of)


def _basic(stamp8: int, digits6: int, zone: str | None = None) -> Clock | None:
    """20140304T092107Z"""
    day, (hour, rest) = _packed(stamp8), divmod(digits6, 10_000)
    minute, second = divmod(rest, 100)
    if day is None or hour == 24 or not is_clock_time(hour, minute, second):
        return None
    return Clock(hour, minute, second, zone or "", day)


def _iso(year_digits: int, month: int, day: int, clock: Clock, numeric_zone: str | None) -> Clock | None:
    return _on(zoned(clock, numeric_zone), day_of(year_digits, month, day))


def _group(digits6: int, month: int, year: int) -> Clock | None:
    """A military date-time group: 041515Z MAR 11."""
    day, time = divmod(digits6, 10_000)
    hour, minute = divmod(time, 100)
    if not 1 <= day <= 31 or hour > 23 or minute > 59:
        return None
    return Clock(hour, minute, None, "Z", Calendar(year, month, day))


# fmt: off
def numeric_dates(order: str) -> tuple[Rule, ...]:
    """The days, months, weeks, quarters and halves in numbers; ``order`` is "either" or "day-first"."""
    read = day_first if order == "day-first" else either_order
    slashed = {"10/30/1989": "1989-10-30", "03/04/2024": "2024-04-03" if read is day_first else "2024-XX-XX"}
    return (
        *(Rule("NAMED_DAY", f"YEAR_DIGITS +{mark} +month:INTEGER +{mark} +day:INTEGER",
               lambda year_digits, month, day: day_of(year_digits, month, day), {f"2015{mark}3{mark}9": "2015-03-09"},
               unless=(in_a_number, in_a_code, CODES)) for mark in "-/."),
        *(Rule("NAMED_DAY", f"first:INTEGER +{mark} +second:INTEGER +{mark} +YEAR_DIGITS",
               lambda first, second, year_digits: read(first, second, year_digits), slashed if mark == "/" else
               {"05-25-2015": "2015-05-25"}, unless=(in_a_number, in_a_code, CODES)) for mark in "/-"),
        Rule("NAMED_DAY", "day:INTEGER +. +month:INTEGER +. +YEAR_DIGITS",
             lambda day, month, year_digits: day_of(year_digits, month, day), {"3.10.2023": "2023-10-03"},
             unless=(in_a_number, in_a_code, CODES)),
        *(Rule("NAMED_DAY", f"DAY_DIGITS +{mark} +ROMAN_MONTH +{mark} +YEAR_DIGITS",
               lambda day_digits, roman_month, year_digits: Calendar(year_digits, roman_month, day_digits),
               {f"3{mark}xi{mark}1944": "1944-11-03"}) for mark in "/-."),
        Rule("NAMED_DAY", "YEAR_DIGITS +- +DIGITS3", lambda year_digits, digits3: _ordinal(year_digits, digits3),
             {"2014-063": "2014-03-04"}, unless=(in_a_number, in_a_code, CODES)),
        Rule("NAMED_DAY", "first:INTEGER +/ +second:INTEGER +/ +DIGITS2",
             lambda first, second, digits2: read(first, second, century(digits2)), {"10/30/89": "1989-10-30"}),
        Rule("NAMED_DAY", "first:DIGITS2 +- +second:DIGITS2 +- +DIGITS2",
             lambda first, second, digits2: read(first, second, century(digits2)), {"12-30-16": "2016-12-30"},
             unless=(in_a_number, in_a_code, CODES)),
        *(Rule("NAMED_DAY", f"MONTH_DAY +{mark} +MONTH_NAME +{mark} +YEAR_DIGITS",
               lambda month_day, month_name, year_digits: Calendar(year_digits, month_name, month_day),
               {f"31{mark}Oct{mark}1974": "1974-10-31"}) for mark in "/-."),
        *(Rule("NAMED_DAY", f"MONTH_DAY +{mark} +MONTH_NAME +{mark} +DIGITS2",
               lambda month_day, month_name, digits2: Calendar(century(digits2), month_name, month_day),
               {f"31{mark}Oct{mark}74": "1974-10-31"}, unless=(in_a_number,)) for mark in "/-"),
        *(Rule("NAMED_DAY", f"MONTH_NAME +{mark} +MONTH_DAY +{mark} +YEAR_DIGITS",
               lambda month_name, month_day, year_digits: Calendar(year_digits, month_name, month_day),
               {f"August{mark}10{mark}2012": "2012-08-10"}) for mark in "-/"),
        Rule("NAMED_DAY", "YEAR_DIGITS +- +MONTH_NAME +- +MONTH_DAY",
             lambda year_digits, month_name, month_day: Calendar(year_digits, month_name, month_day),
             {"2012-Aug-10": "2012-08-10"}),
        Rule("NAMED_DAY", "YEAR_DIGITS ,? MONTH_NAME MONTH_DAY",
             lambda year_digits, month_name, month_day: Calendar(year_digits, month_name, month_day),
             {"2018 March 18": "2018-03-18"}, unless=(in_a_number,)),
        Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME DIGITS2",
             lambda month_day, month_name, digits2: Calendar(century(digits2), month_name, month_day),
             {"3 Aug 96": "1996-08-03"}, unless=(counts_a_noun, in_a_number)),
        Rule("NAMED_DAY", "MONTH_NAME MONTH_DAY , DIGITS2",
             lambda month_name, month_day, digits2: Calendar(century(digits2), month_name, month_day)
             if digits2 > 31 else None, {"Aug 9, 96": "1996-08-09"}, unless=(counts_a_noun, in_a_number)),
        Rule("NAMED_DAY", "STAMP8", lambda stamp8: _packed(stamp8), {"20200701": "2020-07-01"},
             unless=(in_a_number, in_a_code, CODES)),
        Rule("MONTH", "INTEGER +/ +YEAR_DIGITS", lambda integer, year_digits: _month(integer, year_digits),
             {"04/2016": "2016-04"}, unless=(in_a_number, in_a_code, CODES)),
        Rule("MONTH", "YEAR_DIGITS +- +DIGITS2", lambda year_digits, digits2: _year_month(year_digits, digits2),
             {"2008-04": "2008-04"}, unless=(in_a_number, in_a_code, CODES)),
        Rule("MONTH", "YEAR_DIGITS +/ +DIGITS2", lambda year_digits, digits2: _year_month(year_digits, digits2),
             {"2008/04": "2008-04"}, unless=(in_a_number, in_a_code, CODES)),
        *(Rule("MONTH", f"MONTH_NAME +{mark} +YEAR_DIGITS",
               lambda month_name, year_digits: Calendar(year_digits, month_name), {f"Nov{mark}2011": "2011-11"})
          for mark in "-/"),
        Rule("MONTH", "YEAR_DIGITS +m +DIGITS2", lambda year_digits, digits2: _month(digits2, year_digits),
             {"2014M05": "2014-05"}, unless=(in_a_number,)),
        Rule("MONTH", "YEAR_DIGITS +- +MONTH_NAME", lambda year_digits, month_name: Calendar(year_digits, month_name),
             {"2021-Aug": "2021-08"}),
        Rule("PERIOD", "YEAR_DIGITS -? +w +DIGITS2", lambda year_digits, digits2: _week(year_digits, digits2),
             {"2016-W21": "2016-05-23/2016-05-29"}, unless=(in_a_number,)),
        Rule("NAMED_DAY", "YEAR_DIGITS -? +w +DIGITS2 +- +day:INTEGER",
             lambda year_digits, digits2, day: _week(year_digits, digits2, day), {"2016-W21-3": "2016-05-25"}),
        Rule("QUARTER", "YEAR_DIGITS -|/? +q +INTEGER", lambda year_digits, integer: _quarter(integer, year_digits),
             {"2018Q4": "2018-36", "2023-Q3": "2023-35"}),
        Rule("QUARTER", "YEAR_DIGITS q +INTEGER", lambda year_digits, integer: _quarter(integer, year_digits),
             {"2018 Q4": "2018-36"}),
        Rule("QUARTER", "INTEGER +q YEAR_DIGITS", lambda integer, year_digits: _quarter(integer, year_digits),
             {"4Q 2018": "2018-36"}),
        Rule("HALF", "YEAR_DIGITS -|/? +h +INTEGER", lambda year_digits, integer: _half(integer, year_digits),
             {"2019-H2": "2019-41"}),
        Rule("HALF", "h +INTEGER ,? YEAR_DIGITS", lambda integer, year_digits: _half(integer, year_digits),
             {"H2 2023": "2023-41"}),
    )


def clocks() -> tuple[Rule, ...]:
    """Times of day to the second and their zones: 11:00:09, 06:36:02 +0200, 04:16:13-05:00."""
    return (
        Rule("NUMERIC_ZONE", "+ +DIGITS4", lambda digits4: zone("+", digits4)),
        Rule("NUMERIC_ZONE", "- +DIGITS4", lambda digits4: zone("-", digits4), unless=(in_a_number,)),
        Rule("NUMERIC_ZONE", "+ +hour:DIGITS2 +: +minute:DIGITS2",
             lambda hour, minute: zone("+", hour * 100 + minute)),
        Rule("NUMERIC_ZONE", "- +hour:DIGITS2 +: +minute:DIGITS2",
             lambda hour, minute: zone("-", hour * 100 + minute)),
        Rule("NUMERIC_ZONE", "+z", lambda: "Z"),
    )


def stamps() -> tuple[Rule, ...]:
    """Moments as machines write them; they see the CLOCKs, days and zones of the levels below."""
    return (
        Rule("TIME", "YEAR_DIGITS +- +month:INTEGER +- +day:INTEGER +t +CLOCK +NUMERIC_ZONE?",
             _iso,
             {"2012-11-02T04:16:13-05:00": "2012-11-02T04:16:13", "2024-10-03T14:30Z": "2024-10-03T14:30"}),
        Rule("TIME", "YEAR_DIGITS +- +month:INTEGER +- +day:INTEGER CLOCK NUMERIC_ZONE?",
             _iso,
             {"2012-11-02 04:16:13 +0100": "2012-11-02T04:16:13", "2012-11-02 04:16:13 +01:00": "2012-11-02T04:16:13"}),
        Rule("TIME", "STAMP8 +t +DIGITS6", _basic, {"20140304T092107": "2014-03-04T09:21:07"}),
        Rule("TIME", "STAMP8 +t +DIGITS6 +z", lambda stamp8, digits6: _basic(stamp8, digits6, "Z"),
             {"20140304T092107Z": "2014-03-04T09:21:07"}),
        Rule("TIME", "YEAR_DIGITS +- +month:INTEGER +- +day:INTEGER +t +hour:DIGITS2",
             lambda year_digits, month, day, hour: _on(Clock(hour, None), day_of(year_digits, month, day))
             if hour < 24 else None, {"2008-05-16T09": "2008-05-16T09"}),
        Rule("TIME", "DAY_DIGITS +/ +MONTH_NAME +/ +YEAR_DIGITS +: +CLOCK NUMERIC_ZONE?",
             lambda day_digits, month_name, year_digits, clock, numeric_zone:
                 _on(zoned(clock, numeric_zone), Calendar(year_digits, month_name, day_digits)),
             {"06/Nov/2023:06:36:02 +0200": "2023-11-06T06:36:02"}),
        Rule("TIME", "DIGITS6 +z MONTH_NAME DIGITS2",
             lambda digits6, month_name, digits2: _group(digits6, month_name, century(digits2)),
             {"041515Z MAR 11": "2011-03-04T15:15"}),
        Rule("TIME", "DIGITS6 +z MONTH_NAME YEAR_DIGITS",
             lambda digits6, month_name, year_digits: _group(digits6, month_name, year_digits),
             {"041515Z MAR 2011": "2011-03-04T15:15"}),
        Rule("TIME", "WEEKDAY_NAME|WEEKDAY_SHORT ,? MONTH_NAME DAY_DIGITS CLOCK ZONE? YEAR_DIGITS",
             lambda weekday_name, month_name, day_digits, clock, year_digits, zone: _on(zoned(clock, zone),
                 on_weekday(Calendar(year_digits, month_name, day_digits), weekday_name)),
             {"Thu Oct 26 11:00:09 2023": "2023-10-26T11:00:09",
              "Thu Oct 26 11:00:09 EDT 2023": "2023-10-26T11:00:09"}),
        Rule("TIME", "MONTH_NAME DAY_DIGITS CLOCK ZONE? YEAR_DIGITS",
             lambda month_name, day_digits, clock, year_digits, zone:
                 _on(zoned(clock, zone), Calendar(year_digits, month_name, day_digits)),
             {"Oct 26 11:00:09 2023": "2023-10-26T11:00:09"}),
        Rule("TIME", "NAMED_DAY CLOCK NUMERIC_ZONE",
             lambda named_day, clock, numeric_zone: _on(zoned(clock, numeric_zone), named_day),
             {"3 Oct 2023 11:00:09 -0400": "2023-10-03T11:00:09"}),
    )
# fmt: on
