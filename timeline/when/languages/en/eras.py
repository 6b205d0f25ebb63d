"""Years that are counted from an emperor, a republic or the Hijra, and days of the French Republic's calendar."""

from __future__ import annotations

from typing import Final

from timeline.when.calendars import YEARS_OF, from_republican
from timeline.when.guards import in_a_number
from timeline.when.languages.en.calendar import elsewhere
from timeline.when.meaning import Calendar, Foreign, Range
from timeline.when.rules import Rule

_REPUBLIC: Final = 14
"""Years that France counted by its republican calendar."""
_LONGEST_ERA: Final = 130
"""Years of an era that is counted: that of Taiwan began in 1912 and goes on."""


def _hijri_year(year: int) -> Range | None:
    """ "1435 AH": from its first day to the last, which are those of two years of ours."""
    if year not in YEARS_OF["islamic"]:
        return None
    return Range(Foreign("islamic", year, 1, 1), Foreign("islamic", year, 12))


def _republican(day: int, month: int, year: int) -> Calendar | None:
    if not 1 <= day <= 30 or not 1 <= year <= _REPUBLIC:
        return None
    ours = from_republican(year, month, day)
    return Calendar(ours.year, ours.month, ours.day)


# fmt: off
YEARS = (
    Rule("YEAR", "REIGN INTEGER", lambda reign, integer:
         Calendar(reign + integer) if 1 <= integer <= _LONGEST_ERA else None,
         {"in Heisei 12": "2000", "since Minguo 38": "1949/.."}, unless=(in_a_number,)),
    Rule("YEAR", "the INTEGER +NTH year of? REIGN", lambda integer, reign: Calendar(reign + integer),
         {"the 20th year of Showa": "1945"}),
    Rule("RANGE", "INTEGER HIJRI", lambda integer: _hijri_year(integer), {"in 1435 AH": "2013-11-04/2014-10-24"}),
    Rule("DAY", "the? DAY_DIGITS|NTH_DAY of? REPUBLICAN_MONTH ,? year|an? INTEGER|ROMAN_NUMBER",
         lambda day_digits, republican_month, integer: _republican(day_digits, republican_month, integer),
         {"9 Thermidor Year II": "1794-07-27", "18 Brumaire VIII": "1799-11-09"}),
    Rule("DAY", "the NTH_DAY|ORDINAL of MONTH_ELSEWHERE ,? INTEGER HIJRI?",
         lambda nth_day, month_elsewhere, integer: elsewhere(month_elsewhere, integer, nth_day),
         {"the 12th of Muharram 1440": "2018-09-22"}),
    # the fasting month, which people name without its year; other Islamic months they do not
    Rule("MONTH", "the? holy? month? of? RAMADAN", lambda: Foreign("islamic", None, 9),
         {"during Ramadan": "2024-03-11/2024-04-09"}),
    Rule("MONTH", "RAMADAN of|,|in? FULL_YEAR", lambda full_year: Foreign("islamic", None, 9, ours=full_year),
         {"during Ramadan 2019": "2019-05-06/2019-06-03"}),
    Rule("MONTH", "RAMADAN this year", lambda: Foreign("islamic", None, 9),
         {"said Ramadan this year": "2024-03-11/2024-04-09"}),
)
# fmt: on
