"""From one time to another, and since, until, before and after one: "vom 8. bis zum 13. Oktober", "seit Mai"."""

from __future__ import annotations

from timeline.when.guards import in_a_number
from timeline.when.languages.shared import both_days, both_months, hours, short_years, to_day, to_month, years
from timeline.when.meaning import Bound, Bounded, Calendar, Range
from timeline.when.rules import Rule

# fmt: off
RANGES = (
    Rule("RANGE", "vom|zwischen ARTICLE? start:MONTH_DAY bis|und zum|dem? end:DAY", to_day,
         {"vom 8. bis zum 13. Oktober": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "start:MONTH_DAY bis|- zum? end:DAY", to_day, {"8.–13. Oktober 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "start:MONTH_DAY und|oder|,|/|sowie ARTICLE? end:DAY", both_days,
         {"am 10. und 11. Februar": "2024-02-10"}),
    Rule("RANGE",
         "vom|von|zwischen ARTICLE? start:DAY|MONTH|YEAR|SEASON|PART|PERIOD bis|und zum|dem|den? "
         "end:DAY|MONTH|YEAR|SEASON|PART|PERIOD",
         years, {"von 2019 bis 2021": "2019/2021", "zwischen Juni und August 2023": "2023-06/2023-08"}),
    Rule("RANGE", "start:DAY bis zum? end:DAY", lambda start, end: Range(start, end),
         {"Montag bis Mittwoch": "2024-10-14/2024-10-16"}),
    Rule("RANGE", "start:MONTH_NAME bis|-|/ end:MONTH", to_month, {"Juni bis August 2023": "2023-06/2023-08"}),
    Rule("RANGE", "start:MONTH_NAME und|oder|sowie end:MONTH", both_months, {"im April und Juni 1955": "1955-04"}),
    Rule("RANGE", "start:YEAR -|bis end:YEAR", years, {"1914–1918": "1914/1918"}),
    Rule("RANGE", "ARTICLE? jahren start:YEAR_DIGITS -|bis|und end:YEAR",
         lambda start, end: years(Calendar(start), end),
         {"in den Jahren 1914 bis 1918": "1914/1918"}),
    Rule("RANGE", "start:YEAR_DIGITS +/|- +end:DIGITS2", short_years, {"1998/99": "1998/1999", "1914–18": "1914/1918"},
         unless=(in_a_number,)),
    Rule("RANGE", "von|zwischen start:TIME bis|und end:TIME", lambda start, end: Range(start, end),
         {"von 18 Uhr bis 23 Uhr": "2024-10-18T18:00/2024-10-18T23:00"}),
    Rule("RANGE", "von|zwischen start:HOUR_DIGITS bis|und end:TIME", hours,
         {"zwischen 9 und 12 Uhr": "2024-10-18T09:00/2024-10-18T12:00"}),
)

BOUNDS = (
    Rule("RANGE", "seit|ab ARTICLE|dem|zum? start:DAY|TIME|MONTH|YEAR|SEASON|PART|PERIOD|DECADE|OFFSET|HALF|QUARTER",
         lambda start: Bounded(Bound.SINCE, start), {"seit Mai": "2024-05/..", "ab dem 3. Mai 2021": "2021-05-03/.."}),
    Rule("RANGE", "bis zum|zur|ende|in|ins? ARTICLE? start:DAY|TIME|MONTH|YEAR|SEASON|PART|PERIOD|DECADE",
         lambda start: Bounded(Bound.UNTIL, start), {"bis 1997": "/1997", "bis zum 3. Mai 2021": "/2021-05-03"}),
    Rule("RANGE", "bis|zum|am? spätestens bis|am|zum|im? start:DAY|MONTH|YEAR|PART|PERIOD",
         lambda start: Bounded(Bound.BY, start),
         {"bis spätestens 3. Mai 2021": "[..2021-05-03]"}),
    Rule("RANGE", "vor ARTICLE|dem? start:DAY|MONTH|YEAR|PART|DECADE", lambda start: Bounded(Bound.BEFORE, start),
         {"vor dem 3. Mai 2021": "[..2021-05-02]", "vor 1990": "[..1989-12-31]"}),
    Rule("RANGE", "nach ARTICLE|dem? start:DAY|MONTH|YEAR|PART|DECADE", lambda start: Bounded(Bound.AFTER, start),
         {"nach dem 3. Mai 2021": "[2021-05-04..]", "nach 1990": "[1991-01-01..]"}),
)
# fmt: on
