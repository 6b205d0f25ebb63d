"""French."""

from __future__ import annotations

from typing import Any

from timeline.when.grammar import Rule
from timeline.when.guards import follows, in_a_number, not_after, precedes
from timeline.when.languages import Language
from timeline.when.meaning import (
    Bound,
    Bounded,
    Calendar,
    Clock,
    DayOfWeek,
    Division,
    Duration,
    Every,
    EveryNamed,
    From,
    Holiday,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    NoDate,
    Offset,
    PartOfDay,
    Range,
    Shifted,
    Unit,
    Weekday,
    Whole,
)

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek
UNITS = {
    "seconde": Unit.SECOND, "minute": Unit.MINUTE, "heure": Unit.HOUR, "jour": Unit.DAY, "journée": Unit.DAY,
    "semaine": Unit.WEEK, "week-end": Unit.WEEKEND, "mois": Unit.MONTH, "trimestre": Unit.QUARTER, "an": Unit.YEAR,
    "année": Unit.YEAR, "décennie": Unit.DECADE, "siècle": Unit.CENTURY,
}  # fmt: skip
WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": {
        "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
        "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "janv.": 1, "févr.": 2, "sept.": 9, "oct.": 10,
        "nov.": 11, "déc.": 12,
    },
    "WEEKDAY_NAME": {
        "lundi": MON, "mardi": TUE, "mercredi": WED, "jeudi": THU, "vendredi": FRI, "samedi": SAT, "dimanche": SUN,
    },
    "WEEKDAY_PLURAL": {
        "lundis": MON, "mardis": TUE, "mercredis": WED, "jeudis": THU, "vendredis": FRI, "samedis": SAT,
        "dimanches": SUN,
    },
    "DAY_PART": {
        "matin": "MO", "matinée": "MO", "midi": "MI", "après-midi": "AF", "soir": "EV", "soirée": "EV", "nuit": "NI",
    },
    "DAY_WORD": {"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    "NEXT_DAY": {"lendemain": 1},
    "UNIT_ONE": UNITS,
    "UNIT_MANY": {f"{word}s": unit for word, unit in UNITS.items() if word not in ("mois", "week-end")}
    | {"mois": Unit.MONTH, "week-ends": Unit.WEEKEND},
    "SEASON_NAME": {"printemps": 1, "été": 2, "automne": 3, "hiver": 4},
    "NUMBER_WORD": {
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100, "mille": 1000,
    },
    "ONE": {"un": 1, "une": 1},
    "ROMAN": {
        "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21,
        "xve": 15, "xvie": 16, "xviie": 17, "xviiie": 18, "xixe": 19, "xxe": 20, "xxie": 21,
    },
    "ORDINAL_WORD": {
        "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    },
    "AFTER_IT": {
        "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "prochain": 1, "prochaine": 1, "précédent": -1,
        "précédente": -1, "suivant": 1, "suivante": 1,
    },
    "MANY_AFTER": {
        "derniers": -1, "dernières": -1, "prochains": 1, "prochaines": 1, "premiers": 0, "premières": 0,
    },
    "THIS": {"ce": 0, "cet": 0, "cette": 0},
    "THE": {"le": 0, "la": 0, "l'": 0, "les": 0, "des": 0, "du": 0},
    "VAGUE": {"plusieurs": 0, "quelques": 0, "des": 0, "de nombreux": 0, "de nombreuses": 0},
    "PART_OF": {
        "début": Mod.START, "le début": Mod.START, "mi": Mod.MID, "milieu": Mod.MID, "le milieu": Mod.MID,
        "fin": Mod.END, "la fin": Mod.END,
    },
    "ABOUT": {
        "environ": Mod.APPROX, "près de": Mod.LESS_THAN, "plus de": Mod.MORE_THAN, "moins de": Mod.LESS_THAN,
        "au moins": Mod.EQUAL_OR_MORE, "quelque": Mod.APPROX,
    },
    "REFERENCE": {
        "maintenant": "PRESENT_REF", "désormais": "PRESENT_REF", "actuellement": "PRESENT_REF",
        "à présent": "PRESENT_REF", "pour l'instant": "PRESENT_REF", "en ce moment": "PRESENT_REF",
        "récemment": "PAST_REF", "autrefois": "PAST_REF", "jadis": "PAST_REF", "naguère": "PAST_REF",
        "bientôt": "FUTURE_REF", "prochainement": "FUTURE_REF", "l'avenir": "FUTURE_REF",
    },
    "FREQUENCY": {
        "quotidien": Unit.DAY, "quotidienne": Unit.DAY, "quotidiennement": Unit.DAY, "hebdomadaire": Unit.WEEK,
        "mensuel": Unit.MONTH, "mensuelle": Unit.MONTH, "annuel": Unit.YEAR, "annuelle": Unit.YEAR,
        "annuels": Unit.YEAR, "annuelles": Unit.YEAR,
    },
    "HOURS": {"h": 0},
    "CLOCK_WORD": {"midi": 12, "minuit": 24},
    "HOLIDAY_NAME": {
        "noël": "christmas", "pâques": "easter", "lundi de pâques": "easter monday", "pentecôte": "pentecost",
        "toussaint": "all saints' day", "le jour de l'an": "new year's day", "ascension": "ascension day",
        "assomption": "assumption", "la saint-sylvestre": "new year's eve",
    },
}  # fmt: skip

WEAK = frozenset(
    (
        "NUMBER_WORD", "ONE", "ORDINAL_WORD", "AFTER_IT", "MANY_AFTER", "THIS", "THE", "VAGUE", "PART_OF", "ABOUT",
    )
)  # fmt: skip


def _length(count: float | None, unit: Unit) -> Duration:
    return Duration(((count, unit),))


def _shifted(unit: Unit, shift: int) -> Shifted | None:
    return None if unit.of_clock else Shifted(unit, shift)


def _numeric(day: int, month: int, year: int) -> Calendar | None:
    """Day before month: 03/04/2024 is 3 April in every French-speaking country but Canada."""
    return Calendar(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _to_day(start: int, end: Meaning) -> Range | None:
    """ "du 8 au 13 octobre" """
    return Range(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) and end.day else None


def _quarter(ordinal: int, year: int | None = None) -> Division | None:
    return Division(Unit.QUARTER, ordinal, None if year is None else Calendar(year)) if ordinal <= 4 else None


# fmt: off
NUMBERS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD", lambda number_word: number_word),
    Rule("COUNT", "INTEGER +, +decimal:INTEGER", lambda integer, decimal: float(f"{integer}.{decimal}"),
         {"30,4 secondes": "PT30.4S"}),
    Rule("MONTH_DAY", "DAY_DIGITS +er?", lambda day_digits: day_digits),
)

CALENDAR = (
    Rule("DAY", "MONTH_DAY MONTH_NAME", lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"3 octobre": "2024-10-03"}),
    Rule("DAY", "le? MONTH_DAY MONTH_NAME", lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"le 1er octobre": "2024-10-01"}),
    Rule("DAY", "le? MONTH_DAY MONTH_NAME YEAR_DIGITS",
         lambda month_day, month_name, year_digits: Calendar(year_digits, month_name, month_day),
         {"le 8 octobre 2023": "2023-10-08"}),
    Rule("DAY", "le? MONTH_DAY MONTH_NAME AFTER_IT",
         lambda month_day, month_name, after_it: MonthNamed(month_name, after_it, month_day),
         {"le 6 mai dernier": "2024-05-06"}),
    Rule("DAY", "day:DAY_DIGITS +/|. +month:MONTH_DIGITS +/|. +YEAR_DIGITS",
         lambda day, month, year_digits: _numeric(day, month, year_digits), {"03/10/2023": "2023-10-03"}),
    Rule("DAY", "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
         lambda year_digits, month, day: _numeric(day, month, year_digits), {"2023-10-03": "2023-10-03"}),
    Rule("DAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name), {"mercredi": "2024-10-16"}),
    Rule("DAY", "WEEKDAY_NAME AFTER_IT", lambda weekday_name, after_it: Weekday(weekday_name, after_it),
         {"mardi dernier": "2024-10-15"}),
    Rule("DAY", "THIS WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name), {"ce vendredi": "2024-10-18"}),
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word),
         {"hier": "2024-10-17", "aujourd’hui": "2024-10-18"}),
    Rule("DAY", "le même jour", lambda: Shifted(Unit.DAY, 0, From.TOLD), {"le même jour": "2024-10-18"}),
    Rule("DAY", "le? NEXT_DAY", lambda: Shifted(Unit.DAY, 1, From.TOLD), {"le lendemain": "2024-10-19"}),
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name), {"en juin": "2024-06"}),
    Rule("MONTH", "MONTH_NAME YEAR_DIGITS", lambda month_name, year_digits: Calendar(year_digits, month_name),
         {"juin 2023": "2023-06"}),
    Rule("MONTH", "MONTH_NAME AFTER_IT", lambda month_name, after_it: MonthNamed(month_name, after_it),
         {"juin prochain": "2025-06"}),
    Rule("YEAR", "YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
         {"en 1990": "1990"},
         unless=(in_a_number, follows("€", "$", "n", "page", "environ"), precedes("euros", "%", "francs",
             "personnes", "habitants", "mètres", "soldats"))),
    Rule("YEAR", "l ' année|an YEAR_DIGITS", lambda year_digits: Calendar(year_digits), {"l'année 2001": "2001"}),
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"cet été": "2024-22"},
         unless=(not_after("l", "'", "le", "en", "au", "cet", "ce", "l'", "d", "du", "un"), follows("a", "ont"))),
    Rule("SEASON", "SEASON_NAME YEAR_DIGITS",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"printemps 1998": "1998-21"}),
    Rule("SEASON", "l ' SEASON_NAME AFTER_IT",
         lambda season_name, after_it: Division(Unit.SEASON, season_name, None, after_it),
         {"l'hiver dernier": "2023-24"}),
    Rule("DECADE", "les? années DIGITS2", lambda digits2: Whole(Unit.DECADE, 190 + digits2 // 10),
         {"les années 60": "196X"}),
    Rule("DECADE", "le|au ROMAN +e? siècle", lambda roman: Whole(Unit.CENTURY, roman - 1), {"le XIXe siècle": "18XX"}),
    Rule("QUARTER", "le|au ORDINAL_WORD trimestre", lambda ordinal_word: _quarter(ordinal_word),
         {"au troisième trimestre": "2024-35"}),
    Rule("QUARTER", "le|au ORDINAL_WORD trimestre YEAR_DIGITS",
         lambda ordinal_word, year_digits: _quarter(ordinal_word, year_digits),
         {"au premier trimestre 2023": "2023-33"}),
    Rule("PERIOD", "l ' an|année AFTER_IT", lambda after_it: Shifted(Unit.YEAR, after_it), {"l'an dernier": "2023"}),
    Rule("PERIOD", "THE? UNIT_ONE AFTER_IT", lambda unit_one, after_it: _shifted(unit_one, after_it),
         {"la semaine dernière": "2024-10-07/2024-10-13"}),
    Rule("PERIOD", "THIS UNIT_ONE", lambda unit_one: _shifted(unit_one, 0), {"cette année": "2024"}),
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name), {"à Noël": "2024-12-25"}),
    Rule("DAY", "HOLIDAY_NAME YEAR_DIGITS", lambda holiday_name, year_digits: Holiday(holiday_name, year_digits),
         {"Pâques 2023": "2023-04-09"}),
    Rule("DURATION", "COUNT UNIT_ONE|UNIT_MANY", lambda count, unit_one: _length(count, unit_one),
         {"dix ans": "P10Y"}, unless=(in_a_number,)),
    Rule("DURATION", "ONE UNIT_ONE", lambda unit_one: _length(1, unit_one), {"une heure": "PT1H"}),
    Rule("DURATION", "VAGUE UNIT_MANY", lambda unit_many: _length(None, unit_many), {"plusieurs jours": "PXD"}),
    Rule("DURATION", "les|ces COUNT? MANY_AFTER UNIT_MANY", lambda unit_many, count=None: _length(count, unit_many),
         {"ces derniers jours": "PXD"}),
    Rule("DURATION", "les|ces MANY_AFTER COUNT UNIT_MANY", lambda count, unit_many: _length(count, unit_many),
         {"ces dernières 24 heures": "PT24H"}),
    Rule("SET", "FREQUENCY", lambda frequency: Every(frequency), {"annuels": "P1Y"}),
    Rule("SET", "chaque UNIT_ONE", lambda unit_one: Every(unit_one), {"chaque année": "P1Y"}),
    Rule("SET", "tous|toutes les UNIT_MANY", lambda unit_many: Every(unit_many), {"tous les ans": "P1Y"}),
    Rule("SET", "tous les COUNT UNIT_MANY", lambda count, unit_many: Every(unit_many, count),
         {"tous les deux ans": "P2Y"}),
    Rule("SET", "chaque WEEKDAY_NAME", lambda weekday_name: EveryNamed(f"XXXX-WXX-{weekday_name + 1}"),
         {"chaque mardi": "XXXX-WXX-2"}),
    Rule("SET", "les WEEKDAY_PLURAL", lambda weekday_plural: EveryNamed(f"XXXX-WXX-{weekday_plural + 1}"),
         {"les mardis": "XXXX-WXX-2"}),
    Rule("REF", "REFERENCE", lambda reference: Indefinite(reference), {"désormais": "PRESENT_REF"}),
    Rule("CLOCK", "HOUR_DIGITS HOURS", lambda hour_digits: Clock(hour_digits, 0)),
    Rule("CLOCK", "HOUR_DIGITS h DIGITS2",
         lambda hour_digits, digits2: Clock(hour_digits, digits2) if digits2 < 60 else None),
    Rule("CLOCK", "CLOCK_WORD", lambda clock_word: Clock(clock_word, 0)),
    Rule("NONE", "COUNT ans d ' âge", lambda: NoDate()),
    Rule("NONE", ", COUNT ans ,|.|)?", lambda: NoDate()),
    Rule("NONE", "âgé|âgée|agé|agée de COUNT ans", lambda: NoDate()),
    Rule("NONE", "une seconde fois|chance", lambda: NoDate()),
    Rule("SET", "par UNIT_ONE", lambda unit_one: None if unit_one.of_clock else Every(unit_one), {"par an": "P1Y"}),
    Rule("NONE", "à la fois|mi - temps", lambda: NoDate()),
)

COMBINED = (
    Rule("DAY", "WEEKDAY_NAME DAY", lambda day: day if isinstance(day, Calendar) else None,
         {"vendredi 18 octobre": "2024-10-18"}),
    Rule("TIME", "CLOCK", lambda clock: clock,
         {"à 14 h 15": "2024-10-18T14:15", "minuit": "2024-10-18T24:00"},
         unless=(follows("les", "dernières", "ces", "pendant", "en", "après"),)),
    Rule("TIME", "à|vers HOUR_DIGITS heures", lambda hour_digits: Clock(hour_digits, 0),
         {"à 8 heures": "2024-10-18T08:00"}),
    Rule("TIME", "DAY DAY_PART", lambda day, day_part: PartOfDay(day, day_part),
         {"mardi soir": "2024-10-15TEV", "hier matin": "2024-10-17TMO"}),
    Rule("TIME", "THIS DAY_PART", lambda day_part: PartOfDay(Shifted(Unit.DAY, 0), day_part),
         {"ce soir": "2024-10-18TEV"}),
    Rule("PERIOD", "il y a DURATION", lambda duration: Offset(duration.parts[0][0], duration.parts[0][1], -1),
         {"il y a trois jours": "2024-10-15", "il y a deux ans": "2022"}),
    Rule("PERIOD", "DURATION plus tard",
         lambda duration: Offset(duration.parts[0][0], duration.parts[0][1], 1, From.TOLD),
         {"deux jours plus tard": "2024-10-20"}),
    Rule("PART", "PART_OF -|de|du|d? '? MONTH|YEAR|DECADE", lambda part_of, month: Modified(month, part_of),
         {"début juin": "2024-06", "fin 2023": "2023", "mi-juin": "2024-06"}),
    Rule("PART", "la fin de l ' année", lambda: Modified(Shifted(Unit.YEAR, 0), Mod.END),
         {"la fin de l'année": "2024"}),
    Rule("PART", "PART_OF des années DIGITS2",
         lambda part_of, digits2: Modified(Whole(Unit.DECADE, 190 + digits2 // 10), part_of),
         {"début des années 60": "196X"}),
    Rule("DURATION", "ABOUT DURATION", lambda about, duration: Modified(duration, about),
         {"plus de vingt ans": "P20Y"}),
)

SPANS = (
    Rule("TIME", "TIME DAY",
         lambda time, day: Clock(time.hour, time.minute, of=day) if isinstance(time, Clock) else None,
         {"4 h mardi": "2024-10-15T04:00"}),
    Rule("RANGE", "du|entre le? start:MONTH_DAY au|et le? end:DAY", _to_day,
         {"du 8 au 13 octobre": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "du|entre start:DAY au|et end:DAY", lambda start, end: Range(start, end),
         {"du 8 octobre au 2 novembre 2023": "2023-10-08/2023-11-02"}),
    Rule("RANGE", "de start:TIME à end:TIME", lambda start, end: Range(start, end),
         {"de 18 h à 23 h": "2024-10-18T18:00/2024-10-18T23:00"}),
    Rule("RANGE", "de|entre start:MONTH|YEAR à|et end:MONTH|YEAR", lambda start, end: Range(start, end),
         {"de 2019 à 2021": "2019/2021"}),
    Rule("RANGE", "start:YEAR - end:YEAR", lambda start, end: Range(start, end) if start.year < end.year else None,
         {"1914–1918": "1914/1918"}),
    Rule("RANGE", "depuis start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|DECADE", lambda start: Bounded(Bound.SINCE, start),
         {"depuis mai": "2024-05/.."}),
    Rule("RANGE", "jusqu ' en|au start:DAY|MONTH|YEAR|SEASON|PART|PERIOD", lambda start: Bounded(Bound.UNTIL, start),
         {"jusqu'en 1997": "/1997"}),
    Rule("RANGE", "avant start:DAY|MONTH|YEAR|SEASON|PART|PERIOD", lambda start: Bounded(Bound.BEFORE, start),
         {"avant 1997": "[..1996-12-31]"}),
)
# fmt: on

LANGUAGE = Language(
    code="fr",
    words=WORDS,
    weak=WEAK,
    levels=(NUMBERS, CALENDAR, COMBINED, SPANS),
    past=frozenset(("a", "ont", "était", "étaient", "avait", "avaient", "fut", "été", "est", "sont")),
    future=frozenset(
        ("sera", "seront", "aura", "auront", "doit", "doivent", "va", "vont", "prévu", "prévue", "devrait")
    ),
    past_endings=("èrent", "aient"),
)
