"""Years that begin with no January: "FY2019", "fiscal 2018", "the 2018-19 season", "the March quarter"."""

from __future__ import annotations

from timeline.when.guards import in_a_number
from timeline.when.meaning import Calendar, Division, Fiscal, Range, Unit
from timeline.when.numeric import century
from timeline.when.rules import Rule


def _pair(start: int, end: int) -> Range | None:
    """ "FY 2018/19" """
    year = start - start % 100 + end if end < 100 else end
    return Range(Calendar(start), Calendar(year)) if year == start + 1 else None


def _quarter_of_month(month: int) -> Division | None:
    """ "the March quarter" ends with March."""
    return Division(Unit.QUARTER, month // 3) if month % 3 == 0 else None


# fmt: off
NAMED = (
    Rule("YEAR", "FISCAL -? YEAR_DIGITS", lambda year_digits: Fiscal(year_digits), {"FY2019 results": "2019"},
         unless=(in_a_number,)),
    Rule("YEAR", "FISCAL -|'? DIGITS2", lambda digits2: Fiscal(century(digits2)), {"FY19 results": "2019"},
         unless=(in_a_number,)),
    Rule("YEAR", "fiscal|financial|tax year? YEAR_DIGITS", lambda year_digits: Fiscal(year_digits),
         {"fiscal 1989": "1989", "the financial year 2018": "2018"}),
    Rule("YEAR", "the? YEAR_DIGITS fiscal|financial|tax year", lambda year_digits: Fiscal(year_digits),
         {"the 1990 fiscal year": "1990"}),
    Rule("YEAR", "the? federal|government fiscal year? YEAR_DIGITS", lambda year_digits: Fiscal(year_digits, "us"),
         {"the federal fiscal year 2019": "2018-10/2019-09"}),
    Rule("YEAR", "the? u +. +s +. fiscal year? YEAR_DIGITS", lambda year_digits: Fiscal(year_digits, "us"),
         {"U.S. fiscal year 2019": "2018-10/2019-09"}),
    Rule("RANGE", "FISCAL|fiscal|financial|tax year? start:YEAR_DIGITS +-|/ +end:DIGITS2|YEAR_DIGITS", _pair,
         {"FY 2018/19": "2018/2019", "the tax year 2015-16": "2015/2016"}, unless=(in_a_number,)),
    Rule("QUARTER", "the? MONTH_NAME quarter", lambda month_name: _quarter_of_month(month_name),
         {"in the March quarter": "2024-33"}),
    Rule("QUARTER", "INTEGER +q +DIGITS2", lambda integer, digits2:
         Division(Unit.QUARTER, integer, Calendar(century(digits2))) if 1 <= integer <= 4 else None,
         {"3Q17 profit": "2017-35"}, unless=(in_a_number,)),
    Rule("HALF", "INTEGER +h YEAR_DIGITS", lambda integer, year_digits:
         Division(Unit.HALF, integer, Calendar(year_digits)) if 1 <= integer <= 2 else None,
         {"1H 2014": "2014-40"}),
)
# fmt: on
