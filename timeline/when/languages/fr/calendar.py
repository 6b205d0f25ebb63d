"""Days, months, years, decades, quarters and seasons by their names: "le 3 octobre", "juin 2023", "les années 60"."""

from __future__ import annotations

from timeline.when.guards import (
    begins_a_name,
    both,
    follows,
    in_a_number,
    is_word,
    lower_case,
    not_after,
    not_before,
    precedes,
)
from timeline.when.languages.shared import decade, division, numeric
from timeline.when.meaning import Calendar, DayOfMonth, Division, Holiday, MonthNamed, Unit, Weekday, Whole
from timeline.when.numeric import PIVOT, century
from timeline.when.rules import Rule
from timeline.when.tokens import Position

COUNTED = precedes(
    "euros", "%", "francs", "personnes", "habitants", "mètres", "soldats", "dollars", "kilomètres", "km", "millions",
    "tonnes", "hommes", "femmes", "places", "salariés", "emplois", "logements", "voix", "manifestants", "visiteurs",
    "spectateurs", "élèves", "étudiants", "militaires", "policiers", "points", "pages", "litres", "hectares", "morts",
    "blessés", "victimes", "participants", "entreprises", "exemplaires", "ans", "jours", "heures", "h", "fois",
    "kg", "m", "degrés", "réfugiés", "candidats", "communes", "fr", "f",
)  # fmt: skip
LABELLED = follows(
    "€", "$", "n", "page", "environ", "numéro", "article", "vol", "chambre", "quelque", "près", "plus", "moins",
    "windows", "n°", "§", "tél", "téléphone", "rue", "boulevard", "peugeot", "boeing",
)  # fmt: skip
AFTER_YEAR = (
    "", ".", ",", ";", ":", "!", "?", ")", "»", "il", "elle", "on", "ils", "elles", "nous", "je", "le", "la", "les",
    "l", "un", "une", "avec", "par", "dans", "sur", "puis", "quand", "lorsque", "après", "avant", "contre", "chez",
    "pour", "comme", "déjà", "son", "sa", "ses", "leur", "était", "a", "ont", "fut",
)  # fmt: skip
OPENS = (
    "en", "de", "d", "'", "depuis", "dès", "jusqu", "fin", "début", "mi", "-", "et", "à", "au", "mois", "ce", "courant",
    "le", "entre", "avant", "après", "", ".", ",", "!", "?", ":", "«", "\"", "(", "ou",
)  # fmt: skip


def _capital(place: Position) -> bool:
    """Months are written small: Mars with a capital is a planet or a god, except where a sentence begins."""
    return not lower_case(place)


# fmt: off
NAMED = (
    # days
    Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME|MONTH_SHORT",
         lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"3 octobre": "2024-10-03", "3 sept.": "2024-09-03", "premier mai": "2024-05-01"}),
    Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME|MONTH_SHORT YEAR_DIGITS",
         lambda month_day, month_name, year_digits: Calendar(year_digits, month_name, month_day),
         {"le 8 octobre 2023": "2023-10-08"}),
    Rule("NAMED_DAY", "day:DAY_DIGITS +/|.|- +month:MONTH_DIGITS +/|.|- +YEAR_DIGITS",
         lambda day, month, year_digits: numeric(day, month, year_digits), {"03/10/2023": "2023-10-03"}),
    Rule("NAMED_DAY", "day:DAY_DIGITS +/ +month:MONTH_DIGITS +/ +DIGITS2",
         lambda day, month, digits2: numeric(day, month, century(digits2)), {"03/10/98": "1998-10-03"}),
    Rule("NAMED_DAY", "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
         lambda year_digits, month, day: numeric(day, month, year_digits), {"2023-10-03": "2023-10-03"}),
    Rule("DAY", "le? MONTH_DAY MONTH_NAME AFTER_IT",
         lambda month_day, month_name, after_it: MonthNamed(month_name, after_it, month_day),
         {"le 6 mai dernier": "2024-05-06"}),
    Rule("DAY", "le DAY_DIGITS du mois", lambda day_digits: DayOfMonth(day_digits), {"le 3 du mois": "2024-10-03"}),
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name), {"à Noël": "2024-12-25"}),
    Rule("DAY", "HOLIDAY_NAME YEAR_DIGITS", lambda holiday_name, year_digits: Holiday(holiday_name, year_digits),
         {"Pâques 2023": "2023-04-09"}),
    Rule("DAY", "HOLIDAY_NAME AFTER_IT", lambda holiday_name, after_it: Holiday(holiday_name, None, after_it),
         {"à Noël dernier": "2023-12-25"}),
    Rule("WEEKDAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name)),
    Rule("WEEKDAY", "WEEKDAY_NAME AFTER_IT", lambda weekday_name, after_it: Weekday(weekday_name, after_it)),
    Rule("WEEKDAY", "THIS WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name)),
    # months
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name), {"en juin": "2024-06"},
         unless=(both(_capital, not_after(*OPENS)), both(_capital, begins_a_name), both(is_word("mars"),
         follows("sur")),
             both(_capital, follows("-", "la", "le", "de")))),
    Rule("MONTH", "MONTH_NAME de? YEAR_DIGITS", lambda month_name, year_digits: Calendar(year_digits, month_name),
         {"juin 2023": "2023-06"}),
    Rule("MONTH", "MONTH_NAME DIGITS2",
         lambda month_name, digits2: Calendar(century(digits2), month_name) if digits2 > 31 else None,
         {"octobre 98": "1998-10"}, unless=(COUNTED,)),
    Rule("MONTH", "mois de|d MONTH_NAME", lambda month_name: Calendar(None, month_name),
         {"au mois de juin": "2024-06"}),
    Rule("MONTH", "mois d ' MONTH_NAME", lambda month_name: Calendar(None, month_name), {"au mois d'août": "2024-08"}),
    Rule("MONTH", "MONTH_NAME AFTER_IT", lambda month_name, after_it: MonthNamed(month_name, after_it),
         {"juin prochain": "2025-06"}),
    # years
    Rule("YEAR", "YEAR_DIGITS", lambda year_digits: Calendar(year_digits), {"en 1990": "1990"},
         unless=(in_a_number, LABELLED, COUNTED)),
    Rule("YEAR", "DIGITS2", lambda digits2: Calendar(century(digits2)) if digits2 > PIVOT else None,
         {"en 97, il partit": "1997", "fin 89": "1989-12"},
         unless=(in_a_number, not_after("en", "fin", "début"), not_before(*AFTER_YEAR))),
    Rule("YEAR", "l ' année|an YEAR_DIGITS", lambda year_digits: Calendar(year_digits), {"l'année 2001": "2001"}),
    Rule("YEAR", "l ' an INTEGER", lambda integer: Calendar(integer) if integer >= 100 else None,
         {"en l'an 842": "0842"}),
    Rule("YEAR", "INTEGER ERA", lambda integer, era: Calendar(integer if era > 0 else 1 - integer),
         {"en 52 av. J.-C.": "-0051"}),
    # seasons; "été" is a verb more often
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name), {"cet été": "2024-22"},
         unless=(not_after("en", "au", "cet", "ce", "un", "dès", "fin", "début", "mi", "et", "depuis", "-"),
             both(is_word("été"), follows("et", "au")))),
    Rule("SEASON", "l ' SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"pendant l'été": "2024-22"}),
    Rule("SEASON", "SEASON_NAME de? YEAR_DIGITS",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"printemps 1998": "1998-21"}),
    Rule("SEASON", "l ' SEASON_NAME de? YEAR_DIGITS",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"l'été 1998": "1998-22"}),
    Rule("SEASON", "l ' SEASON_NAME AFTER_IT",
         lambda season_name, after_it: Division(Unit.SEASON, season_name, None, after_it),
         {"l'hiver dernier": "2023-24"}),
    Rule("SEASON", "le? SEASON_NAME AFTER_IT",
         lambda season_name, after_it: Division(Unit.SEASON, season_name, None, after_it),
         {"au printemps prochain": "2025-21"}),
    # decades and centuries
    Rule("DECADE", "les? années DIGITS2|YEAR_DIGITS", lambda digits2: decade(digits2),
         {"les années 60": "196X", "dans les années 1980": "198X"}),
    Rule("DECADE", "les? années DECADE_WORD", lambda decade_word: Whole(Unit.DECADE, decade_word),
         {"les années soixante": "196X", "les années quatre-vingt-dix": "199X"}),
    Rule("DECADE", "la? décennie YEAR_DIGITS", lambda year_digits: decade(year_digits), {"la décennie 1990": "199X"}),
    Rule("DECADE", "le? CENTURY_ROMAN|ORDINAL siècle", lambda century_roman: Whole(Unit.CENTURY, century_roman - 1),
         {"le XIXe siècle": "18XX", "au 19e siècle": "18XX", "au dix-neuvième siècle": "18XX"}),
    Rule("DECADE", "le? ROMAN siècle", lambda roman: Whole(Unit.CENTURY, roman - 1), {"au XX siècle": "19XX"}),
    Rule("DECADE", "le? CENTURY_ROMAN|ORDINAL siècle ERA",
         lambda century_roman, era: Whole(Unit.CENTURY, century_roman - 1 if era > 0 else -century_roman),
         {"au Ve siècle av. J.-C.": "-0499/-0400"}),
    # quarters and halves
    Rule("QUARTER", "le? ORDINAL trimestre", lambda ordinal: division(Unit.QUARTER, ordinal),
         {"au troisième trimestre": "2024-35"}),
    Rule("QUARTER", "le? ORDINAL trimestre de? YEAR_DIGITS",
         lambda ordinal, year_digits: division(Unit.QUARTER, ordinal, Calendar(year_digits)),
         {"au premier trimestre 2023": "2023-33"}),
    Rule("HALF", "le? ORDINAL HALF_YEAR", lambda ordinal: division(Unit.HALF, ordinal),
         {"au second semestre": "2024-41"}),
    Rule("HALF", "le? ORDINAL HALF_YEAR de? YEAR_DIGITS",
         lambda ordinal, year_digits: division(Unit.HALF, ordinal, Calendar(year_digits)),
         {"au premier semestre 2023": "2023-40"}),
)
# fmt: on
