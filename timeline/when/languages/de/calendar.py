"""Days, months, years, decades, quarters and seasons by their names: "3. Oktober", "Juni 2023", "die 90er Jahre"."""

from __future__ import annotations

from timeline.when.guards import begins_a_name, both, follows, in_a_number, not_after, precedes
from timeline.when.languages.shared import decade, division, numeric
from timeline.when.meaning import Calendar, Division, Holiday, Modified, Unit, Weekday, Whole
from timeline.when.numeric import century
from timeline.when.rules import Rule

# Before a date, not before a sum or a name.
OPENS = (
    "im", "in", "seit", "bis", "ab", "vom", "zum", "von", "am", "den", "dem", "der", "des", "anfang", "mitte", "ende",
    "und", "oder", "zwischen", "vor", "nach", "beginn", "-", "diesen", "jeden", "gegen", "kommenden", "letzten",
)  # fmt: skip
OPENS_DAY = ("am", "vom", "zum", "bis", "seit", "ab", "dem", "den", "des", "und", "-")
NUMBERED = follows("version", "kapitel", "abschnitt", "punkt", "absatz", "nr", "ziffer", "ausgabe")
TITLES = follows("herr", "herrn", "frau", "könig", "kaiser", "prinz", "dr", "prof", "kurfürst", "onkel", "ministerin")
COUNTED = precedes(
    "euro", "%", "prozent", "menschen", "meter", "metern", "kilometer", "kilometern", "mark", "dollar", "franken",
    "mann",
    "soldaten", "personen", "einwohner", "einwohnern", "besucher", "besuchern", "zuschauer", "zuschauern", "millionen",
    "tonnen", "mitarbeiter", "mitarbeitern", "arbeitsplätze", "stellen", "stück", "stunden", "tote", "kubikmeter",
    "hektar", "liter", "quadratmeter", "teilnehmer", "mal", "kilogramm", "watt", "schilling", "demonstranten", "tage",
    "höhenmeter", "punkte", "stimmen", "unterschriften", "polizisten", "flüchtlinge", "jahre", "jahren", "seiten",
)  # fmt: skip
LABELLED = follows(
    "€", "$", "nr", "§", "seite", "postfach", "rund", "mindestens", "fast", "über", "knapp", "als", "artikel",
    "flug", "zimmer", "fast", "chf", "eur", "insgesamt", "windows", "nummer", "hausnummer", "telefon", "tel",
)  # fmt: skip

# fmt: off
NAMED = (
    # days
    Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME", lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"am 3. Oktober": "2024-10-03", "am 6. Jänner": "2025-01-06"}),
    Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME YEAR_DIGITS",
         lambda month_day, month_name, year_digits: Calendar(year_digits, month_name, month_day),
         {"8. Oktober 2023": "2023-10-08"}),
    Rule("NAMED_DAY", "MONTH_DAY MONTH_NAME ' +DIGITS2",
         lambda month_day, month_name, digits2: Calendar(century(digits2), month_name, month_day),
         {"8. Oktober '98": "1998-10-08"}),
    Rule("NAMED_DAY", "ORDINAL_WORD MONTH_NAME",
         lambda ordinal_word, month_name: Calendar(None, month_name, ordinal_word),
         {"am ersten Mai": "2024-05-01"}, unless=(precedes("-"),)),
    Rule("NAMED_DAY", "day:DAY_DIGITS +. month:MONTH_DIGITS +. YEAR_DIGITS",
         lambda day, month, year_digits: numeric(day, month, year_digits), {"am 3.10.2023": "2023-10-03"}),
    Rule("NAMED_DAY", "day:DAY_DIGITS +. +month:MONTH_DIGITS +. +DIGITS2",
         lambda day, month, digits2: numeric(day, month, century(digits2)), {"am 3.10.98": "1998-10-03"},
         unless=(NUMBERED, in_a_number)),
    Rule("NAMED_DAY", "day:DAY_DIGITS +. month:MONTH_DIGITS +.",
         lambda day, month: numeric(day, month, None),
         {"am 3.10.": "2024-10-03", "vom 24. 12. an": "2024-12-24"},
         unless=(not_after(*OPENS_DAY), in_a_number)),
    Rule("NAMED_DAY", "day:DAY_DIGITS +. +month:DIGITS2", lambda day, month: numeric(day, month, None),
         {"am 27.08 an": "2024-08-27"},
         unless=(not_after("am", "vom", "zum"), in_a_number, precedes("uhr", "%", "euro"))),
    Rule("NAMED_DAY", "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
         lambda year_digits, month, day: numeric(day, month, year_digits), {"2023-10-03": "2023-10-03"}),
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name), {"zu Weihnachten": "2024-12-25"}),
    Rule("DAY", "HOLIDAY_NAME YEAR_DIGITS", lambda holiday_name, year_digits: Holiday(holiday_name, year_digits),
         {"Ostern 2023": "2023-04-09"}),
    Rule("DAY", "SHIFT HOLIDAY_NAME", lambda shift, holiday_name: Holiday(holiday_name, None, shift),
         {"an den letzten Weihnachten": "2023-12-25"}),
    Rule("DAY", "SAINT", lambda: Holiday("st nicholas' day"),
         {"zu Nikolaus": "2024-12-06"}, unless=(not_after("zu", "an", "vor", "nach", "bis"),)),
    Rule("WEEKDAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name)),
    Rule("WEEKDAY", "SHIFT WEEKDAY_NAME", lambda shift, weekday_name: Weekday(weekday_name, shift)),
    # months
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name), {"im Juni": "2024-06"},
         unless=(TITLES, both(begins_a_name, not_after(*OPENS)))),
    Rule("MONTH", "MONTH_NAME YEAR_DIGITS", lambda month_name, year_digits: Calendar(year_digits, month_name),
         {"Juni 2023": "2023-06"}),
    Rule("MONTH", "MONTH_NAME ARTICLE jahres YEAR_DIGITS",
         lambda month_name, year_digits: Calendar(year_digits, month_name),
         {"im Mai des Jahres 1945": "1945-05"}),
    # years
    Rule("YEAR", "YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
         {"1990 begann der Umbau": "1990"}, unless=(in_a_number, LABELLED, COUNTED)),
    Rule("YEAR", "ARTICLE? jahr|jahre|jahres YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
         {"im Jahr 1990": "1990"}),
    Rule("YEAR", "jahr|jahre|jahres DIGITS3", lambda digits3: Calendar(digits3), {"im Jahr 843": "0843"}),
    Rule("YEAR", "jahr|jahre|jahres? INTEGER ERA", lambda integer, era: Calendar(integer if era > 0 else 1 - integer),
         {"im Jahr 44 v. Chr.": "-0043", "79 n. Chr.": "0079"}),
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"im Sommer": "2024-22"},
         unless=(not_after("im", "vom", "zum", "ab", "seit", "bis", "diesen", "den", "ende", "anfang", "mitte", "der",
             "dem", "vor", "nach", "des", "für"), both(follows("der", "den", "dem", "des"), begins_a_name))),
    Rule("SEASON", "SEASON_NAME ARTICLE? YEAR_DIGITS",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"Herbst 1998": "1998-23"}),
    Rule("SEASON", "SEASON_NAME YEAR_DIGITS +/ +DIGITS2",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"im Winter 1941/42": "1941-24"}),
    Rule("SEASON", "SHIFT SEASON_NAME", lambda shift, season_name: Division(Unit.SEASON, season_name, None, shift),
         {"im vergangenen Winter": "2023-24"}),
    Rule("SEASON", "SEASON_PART", lambda season_part: Modified(Division(Unit.SEASON, season_part[0]), season_part[1]),
         {"im Spätsommer": "2024-22"}),
    Rule("SEASON", "SEASON_PART YEAR_DIGITS",
         lambda season_part, year_digits: Modified(Division(Unit.SEASON, season_part[0], Calendar(year_digits)),
             season_part[1]), {"im Spätherbst 1989": "1989-23"}),
    # decades and centuries
    Rule("DECADE", "ARTICLE? YEAR_DIGITS +er -? jahre|jahren|jahres?", lambda year_digits: decade(year_digits),
         {"die 1980er Jahre": "198X", "in den 1970er-Jahren": "197X", "Ende der 1990er": "1997~/1999~"}),
    Rule("DECADE", "ARTICLE? '? DIGITS2 +er -? jahre|jahren", lambda digits2: decade(digits2),
         {"in den 90er Jahren": "199X", "Anfang der 80er-Jahre": "1980~/1983~"}),
    Rule("DECADE", "ARTICLE? DECADE_WORD -? jahre|jahren", lambda decade_word: Whole(Unit.DECADE, decade_word),
         {"in den sechziger Jahren": "196X"}),
    Rule("DECADE", "ARTICLE? DECADE_YEARS", lambda decade_years: Whole(Unit.DECADE, decade_years),
         {"in den Fünfzigerjahren": "195X"}),
    Rule("DECADE", "den DECADE_MANY", lambda decade_many: Whole(Unit.DECADE, decade_many),
         {"in den Achtzigern": "198X"}),
    Rule("DECADE", "der DECADE_WORD", lambda decade_word: Whole(Unit.DECADE, decade_word),
         {"Mitte der Siebziger": "1974~/1976~"},
         unless=(not_after("anfang", "mitte", "ende", "beginn"), precedes("jahre"))),
    Rule("DECADE", "ARTICLE? ORDINAL jahrhundert|jahrhunderts", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1),
         {"im 20. Jahrhundert": "19XX"}),
    Rule("DECADE", "ARTICLE? ORDINAL jahrhundert|jahrhunderts ERA",
         lambda ordinal, era: Whole(Unit.CENTURY, -ordinal if era < 0 else ordinal - 1),
         {"im 5. Jahrhundert v. Chr.": "-0499/-0400"}),
    Rule("DECADE", "ARTICLE? ORDINAL jahrtausend|jahrtausends", lambda ordinal: Whole(Unit.MILLENNIUM, ordinal - 1),
         {"das dritte Jahrtausend": "2XXX"}),
    # quarters and halves
    Rule("QUARTER", "ARTICLE? ORDINAL quartal|quartals", lambda ordinal: division(Unit.QUARTER, ordinal),
         {"im dritten Quartal": "2024-35"}),
    Rule("QUARTER", "ARTICLE? ORDINAL quartal|quartals ARTICLE? jahres? YEAR_DIGITS",
         lambda ordinal, year_digits: division(Unit.QUARTER, ordinal, Calendar(year_digits)),
         {"im ersten Quartal 2023": "2023-33"}),
    Rule("QUARTER", "q +INTEGER YEAR_DIGITS?",
         lambda integer, year_digits: division(Unit.QUARTER, integer, Calendar(year_digits) if year_digits else None),
         {"Q3 2023": "2023-35"}),
    Rule("HALF", "ARTICLE? ORDINAL HALF_YEAR", lambda ordinal: division(Unit.HALF, ordinal),
         {"in der zweiten Jahreshälfte": "2024-41"}),
    Rule("HALF", "ARTICLE? ORDINAL HALF_YEAR YEAR_DIGITS",
         lambda ordinal, year_digits: division(Unit.HALF, ordinal, Calendar(year_digits)),
         {"im ersten Halbjahr 2023": "2023-40"}),
)
# fmt: on
