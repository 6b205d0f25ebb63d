"""Times told from other times: "hier", "la semaine dernière", "il y a deux ans", "début juin"."""

from __future__ import annotations

from timeline.when.guards import follows, not_after, not_before, precedes
from timeline.when.languages.shared import offset, shifted, stretch
from timeline.when.meaning import (
    Calendar,
    DayOfMonth,
    Extent,
    From,
    In,
    Indefinite,
    Mod,
    Modified,
    MonthNamed,
    Offset,
    Shifted,
    Unit,
    Weekday,
)
from timeline.when.rules import Rule

_SPOKEN_OF = (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


def _of_year(month: int, unit: Unit, shift: int) -> In | None:
    """June of last year."""
    return In(Calendar(None, month), Shifted(unit, shift)) if unit is Unit.YEAR else None


def _part(mod: Mod, unit: Unit) -> Modified | None:
    """The end of the year is that of this one; the end of the hour is none."""
    return None if unit.of_clock else Modified(Shifted(unit, 0), mod, Extent.EDGE)


# fmt: off
DATES = (
    Rule("DAY", "le? NAMED_DAY", lambda named_day: named_day,
         {"le 3 octobre": "2024-10-03", "le 1er mai": "2024-05-01"}),
    Rule("DAY", "WEEKDAY", lambda weekday: weekday,
         {"mercredi": "2024-10-16", "mardi dernier": "2024-10-15", "ce vendredi": "2024-10-18",
          "lundi prochain": "2024-10-21"}),
    Rule("DAY", "le? WEEKDAY ,? le? NAMED_DAY", lambda named_day: named_day, {"vendredi 18 octobre": "2024-10-18"}),
    Rule("DAY", "WEEKDAY_NAME DAY_DIGITS", lambda day_digits: DayOfMonth(day_digits), {"mardi 15": "2024-10-15"},
         unless=(not_before(",", ".", ";", "à", "et", "au", "dans", "en", "lors", "par", ")", "pour", ""),)),
    Rule("DAY", "DAY_WORD ,? WEEKDAY_NAME", lambda day_word: Shifted(Unit.DAY, day_word),
         {"aujourd'hui vendredi": "2024-10-18", "demain, samedi": "2024-10-19", "hier jeudi": "2024-10-17"}),
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word),
         {"hier": "2024-10-17", "aujourd’hui": "2024-10-18"}),
    Rule("DAY", "le? FOCUS_DAY", lambda focus_day: Shifted(Unit.DAY, focus_day, From.FOCUS),
         {"le lendemain": "2024-10-19", "la veille": "2024-10-17", "le jour même": "2024-10-18"}),
    Rule("DAY", "le même jour", lambda: Shifted(Unit.DAY, 0, From.FOCUS), {"le même jour": "2024-10-18"}),
    Rule("PERIOD", "la|le même UNIT_ONE", lambda unit_one: shifted(unit_one, 0, From.FOCUS), {"la même année": "2024"}),
    Rule("PERIOD", "THIS UNIT_ONE +- +là", lambda unit_one: shifted(unit_one, 0, From.FOCUS),
         {"cette année-là": "2024", "ce jour-là": "2024-10-18"}),
    Rule("PERIOD", "THIS UNIT_ONE +- +ci", lambda unit_one: shifted(unit_one, 0), {"ce mois-ci": "2024-10"}),
    Rule("PERIOD", "THIS UNIT_ONE", lambda unit_one: shifted(unit_one, 0), {"cette année": "2024"}),
    Rule("PERIOD", "THE? UNIT_ONE AFTER_IT", lambda unit_one, after_it: shifted(unit_one, after_it),
         {"la semaine dernière": "2024-10-07/2024-10-13", "l'an dernier": "2023", "le mois prochain": "2024-11"}),
    Rule("PERIOD", "THE? UNIT_ONE FOCUS_AFTER",
         lambda unit_one, focus_after: shifted(unit_one, focus_after, From.FOCUS),
         {"l'année suivante": "2025", "la semaine précédente": "2024-10-07/2024-10-13"}),
    Rule("PERIOD", "THE? UNIT_ONE d ' avant", lambda unit_one: shifted(unit_one, -1, From.FOCUS),
         {"la semaine d'avant": "2024-10-07/2024-10-13"}),
    Rule("PERIOD", "THE? UNIT_ONE d ' après", lambda unit_one: shifted(unit_one, 1, From.FOCUS),
         {"la semaine d'après": "2024-10-21/2024-10-27"}),
    Rule("PERIOD", "THE UNIT_ONE", lambda unit_one: Shifted(Unit.WEEKEND, -1) if unit_one is Unit.WEEKEND else None,
         {"au cours du week-end": "2024-10-12/2024-10-13"}),
    Rule("PERIOD", "THE UNIT_ONE", lambda unit_one: Shifted(unit_one, 0) if unit_one in _SPOKEN_OF else None,
         {"au cours de l'année": "2024"},
         unless=(not_after("cours", "courant", "fin", "début", "milieu", "mi", "long", "ici"),)),
    Rule("DAY", "WEEKDAY_NAME FOCUS_AFTER",
         lambda weekday_name, focus_after: Weekday(weekday_name, focus_after, From.FOCUS),
         {"le lundi suivant": "2024-10-21"}),
    Rule("MONTH", "MONTH_NAME FOCUS_AFTER",
         lambda month_name, focus_after: MonthNamed(month_name, focus_after, base=From.FOCUS),
         {"en avril suivant": "2025-04"}),
    Rule("MONTH", "MONTH_NAME THE|de UNIT_ONE AFTER_IT",
         lambda month_name, unit_one, after_it: _of_year(month_name, unit_one, after_it),
         {"en juin de l'an dernier": "2023-06"}),
    Rule("MONTH", "MONTH_NAME de? THIS UNIT_ONE", lambda month_name, unit_one: _of_year(month_name, unit_one, 0),
         {"en mai de cette année": "2024-05"}),
    Rule("REF", "REFERENCE", lambda reference: Indefinite(reference), {"désormais": "PRESENT_REF"}),
)

OFFSETS = (
    # a week and a fortnight are counted with both their ends
    Rule("OFFSET", "il y a quinze jours", lambda: Offset(14, Unit.DAY, -1), {"il y a quinze jours": "2024-10-04"}),
    Rule("OFFSET", "il y a huit jours", lambda: Offset(7, Unit.DAY, -1), {"il y a huit jours": "2024-10-11"}),
    Rule("OFFSET", "dans quinze jours", lambda: Offset(14, Unit.DAY, 1), {"dans quinze jours": "2024-11-01"}),
    Rule("OFFSET", "dans huit jours", lambda: Offset(7, Unit.DAY, 1), {"dans huit jours": "2024-10-25"}),
    Rule("OFFSET", "il y a LENGTH", lambda length: offset(length, -1),
         {"il y a trois jours": "2024-10-15", "il y a deux ans": "2022", "il y a environ dix ans": "2014~"}),
    Rule("OFFSET", "dans LENGTH", lambda length: offset(length, 1), {"dans trois jours": "2024-10-21"},
         unless=(precedes("de"),)),
    Rule("OFFSET", "voilà|voici LENGTH", lambda length: offset(length, -1), {"voilà deux ans": "2022"}),
    Rule("OFFSET", "LENGTH LATER", lambda length, later: offset(length, *later),
         {"deux jours plus tard": "2024-10-20", "un an auparavant": "2023"},
         unless=(precedes("la", "le", "l", "les", "son", "sa", "leur", "leurs", "ses", "avoir", "être", "sa",
         "cette"),)),
    Rule("OFFSET", "LENGTH BESIDE DAY|YEAR", lambda length, beside, day: offset(length, beside, of=day),
         {"deux jours après le 3 octobre": "2024-10-05"}),
    Rule("STRETCH", "les? COUNT MANY_AFTER UNIT_MANY de|du? MONTH|YEAR",
         lambda count, many_after, unit_many, month: stretch(count, unit_many, month, many_after < 0),
         {"les trois premiers mois de 2023": "2023-01/2023-03"}),
)

PARTS = (
    Rule("PART", "PART_OF -|de|du|d|des? '? DAY|MONTH|YEAR|DECADE|SEASON|PERIOD|HALF",
         lambda part_of, day: Modified(day, part_of, Extent.EDGE),
         {"début juin": "2024-06-01/2024-06-10", "fin 2023": "2023-12", "mi-juin": "2024-06-11/2024-06-20",
          "début des années 60": "1960~/1963~",
          "la fin du XIXe siècle": "18XX", "à la mi-juin": "2024-06-11/2024-06-20"}),
    Rule("PART", "PART_OF d|de '? UNIT_ONE", lambda part_of, unit_one: _part(part_of, unit_one),
         {"en fin d'année": "2024-12", "en début de semaine": "2024-10-14"},
         unless=(follows("de", "fêtes", "prime"),)),
    Rule("PART", "NEAR YEAR|DECADE|NAMED_DAY", lambda near, year: Modified(year, near), {"vers 1850": "1850~"}),
)
# fmt: on
