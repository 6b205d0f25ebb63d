"""From one time to another, and since, until, before and after one: "du 8 au 13 octobre", "depuis mai"."""

from __future__ import annotations

from timeline.when.guards import in_a_number
from timeline.when.languages.shared import both_days, both_months, hours, short_years, to_day, to_month, years
from timeline.when.meaning import Bound, Bounded, Range
from timeline.when.rules import Rule

# fmt: off
RANGES = (
    Rule("RANGE", "du|entre WEEKDAY_NAME? le? start:MONTH_DAY au|et WEEKDAY_NAME? le? end:DAY", to_day,
         {"du 8 au 13 octobre": "2024-10-08/2024-10-13", "du mardi 8 au dimanche 13 octobre": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "les? start:MONTH_DAY et|ou|, end:DAY", both_days, {"les 10 et 11 février": "2024-02-10"}),
    Rule("RANGE", "les? start:MONTH_DAY -|au end:DAY", to_day, {"8-13 octobre 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "de|du|entre start:DAY à|au|et end:DAY", lambda start, end: Range(start, end),
         {"du 8 octobre au 2 novembre 2023": "2023-10-08/2023-11-02", "de lundi à mercredi": "2024-10-14/2024-10-16"}),
    Rule("RANGE", "de start:TIME à end:TIME", lambda start, end: Range(start, end),
         {"de 18 h à 23 h": "2024-10-18T18:00/2024-10-18T23:00"}),
    Rule("RANGE", "entre start:TIME et end:TIME", lambda start, end: Range(start, end),
         {"entre 18 h et 23 h": "2024-10-18T18:00/2024-10-18T23:00"}),
    Rule("RANGE", "entre|de start:HOUR_DIGITS et|à end:TIME", hours,
         {"entre 18 et 23 h": "2024-10-18T18:00/2024-10-18T23:00"}),
    Rule("RANGE", "de|du|entre|d '? start:MONTH|YEAR|SEASON|PART à|et|au|jusqu '? en|à? end:MONTH|YEAR|SEASON|PART",
         years,
         {"de 2019 à 2021": "2019/2021", "entre juin et août 2023": "2023-06/2023-08"}),
    Rule("RANGE", "start:MONTH_NAME et|ou end:MONTH", both_months, {"en avril et juin 1955": "1955-04"}),
    Rule("RANGE", "start:MONTH_NAME -|à end:MONTH", to_month, {"juin-août 2023": "2023-06/2023-08"}),
    Rule("RANGE", "start:YEAR - end:YEAR", years, {"1914–1918": "1914/1918"}),
    Rule("RANGE", "start:YEAR_DIGITS +-|/ +end:DIGITS2", short_years, {"la saison 1998-99": "1998/1999"},
         unless=(in_a_number,)),
)

BOUNDS = (
    Rule("RANGE", "depuis|dès start:DAY|TIME|MONTH|YEAR|SEASON|PART|PERIOD|DECADE",
         lambda start: Bounded(Bound.SINCE, start),
         {"depuis mai": "2024-05/.."}),
    Rule("RANGE", "à compter|partir de|du|d '? start:DAY|MONTH|YEAR|SEASON|PART|PERIOD",
         lambda start: Bounded(Bound.SINCE, start),
         {"à partir de 2021": "2021/..", "à compter du 3 mai 2021": "2021-05-03/.."}),
    Rule("RANGE", "jusqu ' en|au|à? start:DAY|TIME|MONTH|YEAR|SEASON|PART|PERIOD",
         lambda start: Bounded(Bound.UNTIL, start),
         {"jusqu'en 1997": "/1997"}),
    Rule("RANGE", "d ' ici à|au|le? start:DAY|MONTH|YEAR|SEASON|PART|PERIOD", lambda start: Bounded(Bound.BY, start),
         {"d'ici à 2030": "[..2030-12-31]", "d'ici fin 2025": "[..2025-12-31]"}),
    Rule("RANGE", "avant start:DAY|MONTH|YEAR|SEASON|PART|PERIOD", lambda start: Bounded(Bound.BEFORE, start),
         {"avant 1997": "[..1996-12-31]"}),
    Rule("RANGE", "après start:DAY|MONTH|YEAR|DECADE", lambda start: Bounded(Bound.AFTER, start),
         {"après 1997": "[1998-01-01..]"}),
)
# fmt: on
