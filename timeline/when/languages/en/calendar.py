"""Days, months and years by their names: "October 8, 2024", "8 Oct", "June", "1990"."""

from __future__ import annotations

from timeline.when.grammar import Rule
from timeline.when.guards import follows, in_a_name, in_a_number, precedes
from timeline.when.meaning import Calendar, Range, Weekday

_COUNTED = precedes(
    "%", "percent", "people", "miles", "soldiers", "troops", "men", "dollars", "points", "feet", "km", "meters"
)
_LABELLED = follows("$", "£", "€", "#", "no", "nos", "number", "page", "flight", "section", "route", "article", "than")

DATES = (
    Rule(
        "DAY",
        "MONTH_NAME MONTH_DAY",
        lambda month_name, month_day: Calendar(None, month_name, month_day),
        {"October 8th": "2024-10-08", "Oct. 3": "2024-10-03"},
    ),
    Rule(
        "DAY",
        "MONTH_NAME MONTH_DAY ,? FULL_YEAR",
        lambda month_name, month_day, full_year: Calendar(full_year, month_name, month_day),
        {"October 8, 2023": "2023-10-08", "Sept. 3 1939": "1939-09-03"},
    ),
    Rule(
        "DAY",
        "the? MONTH_DAY of? MONTH_NAME",
        lambda month_name, month_day: Calendar(None, month_name, month_day),
        {"8 October": "2024-10-08", "the 8th of October": "2024-10-08"},
    ),
    Rule(
        "DAY",
        "the? MONTH_DAY of? MONTH_NAME ,? FULL_YEAR",
        lambda month_name, month_day, full_year: Calendar(full_year, month_name, month_day),
        {"8 October 2023": "2023-10-08", "1st of May, 1945": "1945-05-01"},
    ),
    Rule("DAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name), {"Friday": "2024-10-18"}),
    Rule(
        "DAY",
        "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
        lambda year_digits, month, day: (
            Calendar(year_digits, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
        ),
        {"2024-10-03": "2024-10-03"},
    ),
    Rule(
        "MONTH",
        "MONTH_NAME",
        lambda month_name: Calendar(None, month_name),
        {"in June": "2024-06"},
        unless=(in_a_name,),
    ),
    Rule(
        "MONTH",
        "MONTH_NAME ,|of? FULL_YEAR",
        lambda month_name, full_year: Calendar(full_year, month_name),
        {"June 2023": "2023-06", "June of 2023": "2023-06"},
    ),
    Rule(
        "YEAR",
        "FULL_YEAR",
        lambda full_year: Calendar(full_year),
        {"in 1990": "1990"},
        unless=(in_a_number, _COUNTED, _LABELLED),
    ),
)

RANGES = (
    Rule("RANGE", "from|between? start:DAY and|to|-|through|until end:DAY", lambda start, end: Range(start, end),
         {"from 8 October to 13 October 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "from|between? start:DAY and|to|- end:MONTH_DAY",
         lambda start, end: Range(start, Calendar(start.year, start.month, end)) if isinstance(start, Calendar) else None,
         {"between October 8th and 13th": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "from|between? start:DAY and|to|- end:MONTH_DAY ,? FULL_YEAR",
         lambda start, end, full_year: Range(Calendar(full_year, start.month, start.day), Calendar(full_year, start.month, end))
         if isinstance(start, Calendar) and start.year is None else None,
         {"Oct 8–13, 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "from|between? start:MONTH_DAY and|to|- end:DAY",
         lambda start, end: Range(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) else None,
         {"8–13 October 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "from|between start:YEAR and|to end:YEAR", lambda start, end: Range(start, end),
         {"from 2019 to 2021": "2019/2021"}),
    Rule("RANGE", "start:YEAR - end:YEAR", lambda start, end: Range(start, end), {"1914–1918": "1914/1918"}),
)  # fmt: skip
