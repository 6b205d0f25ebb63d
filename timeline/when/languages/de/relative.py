"""Times told from other times: "gestern", "in der vergangenen Woche", "zwei Tage später", "Anfang Juni"."""

from __future__ import annotations

from timeline.when.guards import both, follows, is_word, not_after, precedes
from timeline.when.languages.shared import division, offset, shifted, stretch
from timeline.when.meaning import (
    Calendar,
    Division,
    Extent,
    From,
    In,
    Indefinite,
    Meaning,
    Mod,
    Modified,
    MonthNamed,
    Offset,
    Shifted,
    Unit,
    Weekday,
    Whole,
)
from timeline.when.rules import Rule


def _half(ordinal: int, whole: Meaning) -> Meaning | None:
    """The first half of a year is one; that of a century or month only its beginning."""
    match whole:
        case Calendar(int(), None) | Shifted(Unit.YEAR):
            return division(Unit.HALF, ordinal, whole)
        case Whole() | Calendar() | Shifted():
            return Modified(whole, Mod.START if ordinal == 1 else Mod.END, Extent.HALF) if ordinal <= 2 else None
    return None


_SPOKEN_OF = (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


# fmt: off
DATES = (
    Rule("DAY", "NAMED_DAY", lambda named_day: named_day, {"8. Oktober": "2024-10-08"}),
    Rule("DAY", "WEEKDAY", lambda weekday: weekday,
         {"am Freitag": "2024-10-18", "am vergangenen Dienstag": "2024-10-15", "kommenden Montag": "2024-10-21"}),
    Rule("DAY", "WEEKDAY ,? ARTICLE? NAMED_DAY", lambda named_day: named_day,
         {"Freitag, 13. Oktober 2023": "2023-10-13", "Freitag, den 18. Oktober": "2024-10-18"}),
    Rule("DAY", "WEEKDAY_NAME ARTICLE? SHIFT woche",
         lambda weekday_name, shift: In(Weekday(weekday_name), Shifted(Unit.WEEK, shift)),
         {"Montag vergangener Woche": "2024-10-07", "am Dienstag dieser Woche": "2024-10-15"}),
    Rule("DAY", "NAMED_DAY SHIFT jahres",
         lambda named_day, shift: In(named_day, Shifted(Unit.YEAR, shift)) if named_day.year is None else None,
         {"am 3. Mai vergangenen Jahres": "2023-05-03"}),
    Rule("DAY", "NAMED_DAY ARTICLE SHIFT|NEIGHBOUR jahres?",
         lambda named_day, shift: In(named_day, Shifted(Unit.YEAR, shift if isinstance(shift, int) else -1))
             if named_day.year is None else None,
         {"am 3. Mai des vergangenen Jahres": "2023-05-03"}),
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word), {"gestern": "2024-10-17"},
         unless=(both(is_word("heute"), follows("bis")),)),
    Rule("DAY", "DAY_WORD , WEEKDAY_NAME ,", lambda day_word: Shifted(Unit.DAY, day_word),
         {"gestern, Donnerstag,": "2024-10-17"}),
    Rule("DAY", "DAY_WORD|MORROW WEEKDAY_NAME", lambda day_word: Shifted(Unit.DAY, 1 if day_word is None else day_word),
         {"gestern Donnerstag": "2024-10-17", "morgen Samstag": "2024-10-19"}),
    Rule("DAY", "MORROW", lambda: Shifted(Unit.DAY, 1),
         {"Er kommt morgen.": "2024-10-19"},
         unless=(follows("am", "guten", "heute", "gestern", "jeden", "der", "den", "diesem", "zum", "nächsten", "gegen",
             "frühen", "selben"),)),
    Rule("DAY", "OF_DAY WEEKDAY_NAME|DAY_PART?", lambda of_day: Shifted(Unit.DAY, of_day),
         {"das gestrige Treffen": "2024-10-17", "am gestrigen Donnerstag": "2024-10-17"}),
    Rule("DAY", "OF_TODAY WEEKDAY_NAME|tag", lambda: Shifted(Unit.DAY, 0), {"am heutigen Freitag": "2024-10-18"}),
    Rule("DAY", "FOCUS_NEIGHBOUR", lambda focus_neighbour: Shifted(focus_neighbour[0], focus_neighbour[1], From.FOCUS),
         {"am Vortag": "2024-10-17", "tags darauf": "2024-10-19", "im Folgejahr": "2025"}),
    Rule("DAY", "tag darauf|danach", lambda: Shifted(Unit.DAY, 1, From.FOCUS), {"am Tag darauf": "2024-10-19"}),
    Rule("DAY", "tag zuvor|davor|vorher", lambda: Shifted(Unit.DAY, -1, From.FOCUS), {"am Tag zuvor": "2024-10-17"}),
    Rule("DAY", "nächsten|nächster tag|tages", lambda: Shifted(Unit.DAY, 1, From.FOCUS),
         {"am nächsten Tag": "2024-10-19"}),
    Rule("PERIOD", "ARTICLE? FOCUS_SHIFT UNIT_ONE",
         lambda focus_shift, unit_one: shifted(unit_one, focus_shift, From.FOCUS),
         {"am folgenden Tag": "2024-10-19", "im selben Jahr": "2024", "jener Woche": "2024-10-14/2024-10-20"}),
    Rule("DAY", "ARTICLE? FOCUS_SHIFT WEEKDAY_NAME",
         lambda focus_shift, weekday_name: Weekday(weekday_name, focus_shift, From.FOCUS),
         {"am darauffolgenden Montag": "2024-10-21"}),
    Rule("PERIOD", "ARTICLE? UNIT_ONE darauf|danach", lambda unit_one: shifted(unit_one, 1, From.FOCUS),
         {"in der Woche darauf": "2024-10-21/2024-10-27", "im Jahr darauf": "2025"}),
    Rule("PERIOD", "ARTICLE? UNIT_ONE zuvor|davor", lambda unit_one: shifted(unit_one, -1, From.FOCUS),
         {"in der Woche davor": "2024-10-07/2024-10-13", "im Jahr zuvor": "2023"}),
    Rule("PERIOD", "ARTICLE? kommende|kommenden|kommendes wochenende", lambda: Shifted(Unit.WEEKEND, 0),
         {"am kommenden Wochenende": "2024-10-19/2024-10-20"}),
    Rule("PERIOD", "ARTICLE? SHIFT UNIT_ONE", lambda shift, unit_one: shifted(unit_one, shift),
         {"in der vergangenen Woche": "2024-10-07/2024-10-13", "im nächsten Jahr": "2025", "dieses Jahres": "2024",
          "vorvergangenen Monat": "2024-08"}),
    Rule("PERIOD", "THIS_YEAR", lambda: Shifted(Unit.YEAR, 0), {"heuer": "2024"}),
    Rule("PERIOD", "OF_YEAR", lambda of_year: Shifted(Unit.YEAR, of_year), {"die diesjährige Messe": "2024"}),
    Rule("PERIOD", "NEIGHBOUR", lambda neighbour: Shifted(*neighbour),
         {"im Vorjahr": "2023", "in der Vorwoche": "2024-10-07/2024-10-13"}),
    Rule("PERIOD", "ARTICLE? wochenende", lambda: Shifted(Unit.WEEKEND, -1),
         {"am Wochenende": "2024-10-12/2024-10-13"}),
    Rule("PERIOD", "ARTICLE UNIT_ONE",
         lambda unit_one: Shifted(unit_one, 0) if unit_one in _SPOKEN_OF else None,
         {"im Laufe des Jahres": "2024"},
          unless=(not_after("laufe", "verlauf", "während", "anfang", "mitte", "ende", "beginn"),)),
    Rule("MONTH", "SHIFT MONTH_NAME", lambda shift, month_name: MonthNamed(month_name, shift),
         {"im vergangenen Juni": "2024-06", "kommenden März": "2025-03"}),
    Rule("MONTH", "MONTH_NAME ARTICLE? SHIFT jahres",
         lambda month_name, shift: In(Calendar(None, month_name), Shifted(Unit.YEAR, shift)),
         {"im Juni vergangenen Jahres": "2023-06", "im Mai dieses Jahres": "2024-05"}),
    Rule("MONTH", "MONTH_NAME ARTICLE? NEIGHBOUR",
         lambda month_name, neighbour: In(Calendar(None, month_name), Shifted(*neighbour)),
         {"im Juni des Vorjahres": "2023-06"}),
    Rule("SEASON", "SEASON_NAME ARTICLE? SHIFT jahres",
         lambda season_name, shift: Division(Unit.SEASON, season_name, Shifted(Unit.YEAR, shift)),
         {"im Herbst vergangenen Jahres": "2023-23"}),
    Rule("HALF", "ARTICLE? ORDINAL HALVES ARTICLE? whole:DECADE|YEAR|MONTH", _half,
         {"in der ersten Hälfte des 15. Jahrhunderts": "1400~/1449~", "in der zweiten Hälfte 2023": "2023-41"}),
    Rule("REF", "heute", lambda: Indefinite("PRESENT_REF"), {"bis heute": "PRESENT_REF"}, unless=(not_after("bis"),)),
    Rule("REF", "REFERENCE", lambda reference: Indefinite(reference), {"derzeit": "PRESENT_REF"},
         unless=(follows("so"), both(is_word("zeit"), precedes("der", "des")))),
    Rule("REF", "PAST_NOUN", lambda past_noun: Indefinite(past_noun), {"anders als in Vergangenheit": "PAST_REF"},
         unless=(not_after("in", "zur", "aus", "und"),)),
    Rule("REF", "FORMERLY", lambda formerly: Indefinite(formerly), {"wie früher": "PAST_REF"},
         unless=(precedes("als", "oder", "oktober", "morgen"), follows("viel", "etwas", "noch", "tage", "jahre",
         "stunden"))),
    Rule("REF", "OF_TODAY", lambda of_today: Indefinite(of_today), {"die heutige Lage": "PRESENT_REF"}),
)

OFFSETS = (
    # TimeML leaves prepositions outside; in German "vor" is one.
    Rule("OFFSET", "LENGTH", lambda length: offset(length, -1),
         {"vor drei Tagen": "2024-10-15", "vor etwa zehn Jahren": "2014~", "vor einem Jahr": "2023"},
         unless=(not_after("vor"),)),
    Rule("OFFSET", "LENGTH LATER", lambda length, later: offset(length, *later),
         {"zwei Tage später": "2024-10-20", "drei Jahre zuvor": "2021", "ein Jahr danach": "2025"}),
    Rule("OFFSET", "LENGTH BESIDE ARTICLE? DAY|MONTH|YEAR", lambda length, beside, day: offset(length, beside, of=day),
         {"zwei Tage nach dem 3. Oktober": "2024-10-05", "eine Woche vor Weihnachten 2023": "2023-12-18"}),
    Rule("DAY", "tag BESIDE ARTICLE? DAY", lambda beside, day: Offset(1, Unit.DAY, beside, of=day),
         {"am Tag nach Weihnachten 2023": "2023-12-26"}),
    Rule("STRETCH", "ARTICLE? SHIFT COUNT UNIT_MANY ARTICLE? MONTH|YEAR|DECADE",
         lambda shift, count, unit_many, month: stretch(count, unit_many, month, True) if shift < 0 else None,
         {"in den letzten drei Tagen des August": "2024-08-29/2024-08-31"}),
    Rule("STRETCH", "ARTICLE? ersten COUNT UNIT_MANY ARTICLE? MONTH|YEAR|DECADE",
         lambda count, unit_many, month: stretch(count, unit_many, month, False),
         {"in den ersten zwei Monaten 1939": "1939-01/1939-02"}),
)

PARTS = (
    Rule("PART", "PART_OF ARTICLE? DAY|MONTH|YEAR|PERIOD|DECADE|SEASON|HALF",
         lambda part_of, day: Modified(day, part_of, Extent.EDGE),
         {"Ende Dezember 2023": "2023-12-21/2023-12-31", "Anfang Juni": "2024-06-01/2024-06-10", "Ende 2023": "2023-12",
          "Mitte nächster Woche": "2024-10-21/2024-10-27", "Anfang der 90er Jahre": "1990~/1993~"}),
    Rule("PART", "PART_OF MONTH_NAME -|/ end:MONTH", lambda part_of, end: Modified(end, part_of),
         {"Ende August/September": "2024-09-21/2024-09-30"}),
    Rule("PART", "EDGE", lambda edge: Modified(Shifted(edge[0], 0), edge[1], Extent.EDGE),
         {"zum Jahresende": "2024-12"}),
    Rule("PART", "EDGE YEAR", lambda edge, year: Modified(year, edge[1], Extent.EDGE) if edge[0] is Unit.YEAR else None,
         {"zum Jahresende 2019": "2019-12"}),
    Rule("PART", "ARTICLE? EARLY DECADE|SEASON|YEAR", lambda early, decade: Modified(decade, early),
         {"in den frühen 1990er Jahren": "1990~/1993~", "im späten 19. Jahrhundert": "18XX"}),
    Rule("PART", "NEAR YEAR|DECADE", lambda near, year: Modified(year, near), {"um 1850": "1850~"}),
    Rule("PART", "NEAR ARTICLE DAY|YEAR", lambda near, day: Modified(day, near), {"um den 3. Oktober": "2024-10-03~"}),
)
# fmt: on
