"""German."""

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


def _inflected(stems: dict[str, Any], endings: str) -> dict[str, Any]:
    """Every form of an adjective: "letzt" with "e en er es em" gives letzte, letzten ..."""
    return {stem + ending: value for stem, value in stems.items() for ending in endings.split()}


MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek
WEEKDAYS = {
    "montag": MON, "dienstag": TUE, "mittwoch": WED, "donnerstag": THU, "freitag": FRI, "samstag": SAT,
    "sonnabend": SAT, "sonntag": SUN,
}  # fmt: skip
DAY_PARTS = {
    "morgen": "MO", "früh": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI",
}  # fmt: skip
UNITS = {
    "sekunde": Unit.SECOND, "minute": Unit.MINUTE, "stunde": Unit.HOUR, "tag": Unit.DAY, "woche": Unit.WEEK,
    "wochenende": Unit.WEEKEND, "monat": Unit.MONTH, "quartal": Unit.QUARTER, "jahr": Unit.YEAR,
    "jahrzehnt": Unit.DECADE, "jahrhundert": Unit.CENTURY,
}  # fmt: skip
UNITS_INFLECTED = {
    "tages": Unit.DAY, "tags": Unit.DAY, "monats": Unit.MONTH, "jahres": Unit.YEAR, "jahre": Unit.YEAR,
    "jahrhunderts": Unit.CENTURY, "jahrzehnts": Unit.DECADE, "wochenendes": Unit.WEEKEND, "quartals": Unit.QUARTER,
}  # fmt: skip
WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": {
        "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "april": 4, "Mai": 5, "juni": 6, "juli": 7, "august": 8,
        "september": 9, "oktober": 10, "november": 11, "dezember": 12, "jan.": 1, "feb.": 2, "apr.": 4, "aug.": 8,
        "sept.": 9, "okt.": 10, "nov.": 11, "dez.": 12,
    },
    "WEEKDAY_NAME": WEEKDAYS,
    "WEEKLY": {f"{day}s": number for day, number in WEEKDAYS.items()},
    "DAY_AND_PART": {
        f"{day}{part}": (number, code) for day, number in WEEKDAYS.items() for part, code in DAY_PARTS.items()
    },
    "DAY_PART": {part: code for part, code in DAY_PARTS.items() if part not in ("morgen", "früh")},
    "MORNING": {"morgen": "MO", "früh": "MO"},
    "EVERY_PART": {"morgens": "MO", "vormittags": "MO", "nachmittags": "AF", "abends": "EV", "nachts": "NI"},
    "DAY_WORD": {"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2},
    "UNIT_ONE": UNITS | UNITS_INFLECTED,
    "UNIT_MANY": {
        "sekunden": Unit.SECOND, "minuten": Unit.MINUTE, "stunden": Unit.HOUR, "tage": Unit.DAY, "tagen": Unit.DAY,
        "wochen": Unit.WEEK, "monate": Unit.MONTH, "monaten": Unit.MONTH, "quartale": Unit.QUARTER, "jahre": Unit.YEAR,
        "jahren": Unit.YEAR, "jahrzehnte": Unit.DECADE, "jahrzehnten": Unit.DECADE, "jahrhunderte": Unit.CENTURY,
        "jahrhunderten": Unit.CENTURY,
    },
    "UNIT_LONG": {
        "stundenlang": Unit.HOUR, "tagelang": Unit.DAY, "wochenlang": Unit.WEEK, "monatelang": Unit.MONTH,
        "jahrelang": Unit.YEAR, "jahrzehntelang": Unit.DECADE,
    },
    "SEASON_NAME": {"frühling": 1, "frühjahr": 1, "sommer": 2, "herbst": 3, "winter": 4},
    "NUMBER_WORD": {
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
        "elf": 11,
        "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
        "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
        "achtzig": 80, "neunzig": 90, "hundert": 100, "tausend": 1000,
    },
    "ONE": {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1},
    "ORDINAL_WORD": _inflected(
        {"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "acht": 8}, "e en er es"
    ),
    "DECADE_WORD": {
        "zwanziger": 192, "dreißiger": 193, "vierziger": 194, "fünfziger": 195, "sechziger": 196, "siebziger": 197,
        "achtziger": 198, "neunziger": 199,
    },
    "SHIFT": _inflected({"letzt": -1, "vergangen": -1, "vorig": -1, "nächst": 1, "kommend": 1}, "e en er es em")
    | {"diese": 0, "diesen": 0, "dieser": 0, "dieses": 0, "diesem": 0, "laufenden": 0},
    "VAGUE": _inflected({"einig": 0, "mehrer": 0, "viel": 0, "wenig": 0}, "e en er") | {"ein paar": 0},
    "PART_OF": {"anfang": Mod.START, "beginn": Mod.START, "mitte": Mod.MID, "ende": Mod.END},
    "ABOUT": {
        "etwa": Mod.APPROX, "rund": Mod.APPROX, "ungefähr": Mod.APPROX, "circa": Mod.APPROX, "knapp": Mod.LESS_THAN,
        "fast": Mod.LESS_THAN, "gut": Mod.MORE_THAN, "über": Mod.MORE_THAN, "mehr als": Mod.MORE_THAN,
        "mindestens": Mod.EQUAL_OR_MORE,
    },
    "ARTICLE": {"der": 0, "die": 0, "das": 0, "den": 0, "dem": 0, "des": 0},
    "REFERENCE": {
        "jetzt": "PRESENT_REF", "derzeit": "PRESENT_REF", "zurzeit": "PRESENT_REF", "momentan": "PRESENT_REF",
        "heutzutage": "PRESENT_REF", "dieser tage": "PRESENT_REF", "damals": "PAST_REF", "kürzlich": "PAST_REF",
        "neulich": "PAST_REF", "unlängst": "PAST_REF", "einst": "PAST_REF", "die vergangenheit": "PAST_REF",
        "der vergangenheit": "PAST_REF", "bald": "FUTURE_REF", "demnächst": "FUTURE_REF", "die zukunft": "FUTURE_REF",
        "der zukunft": "FUTURE_REF", "dieser zeit": "PAST_REF",
    },
    "HALF_YEAR": {"jahreshälfte": 0, "halbjahr": 0},
    "MORROW": {"morgen": 1},
    "THIS_YEAR": {"heuer": 0},
    "FREQUENCY": {
        "täglich": Unit.DAY, "wöchentlich": Unit.WEEK, "monatlich": Unit.MONTH, "jährlich": Unit.YEAR,
        "alljährlich": Unit.YEAR,
    },
    "O_CLOCK": {"uhr": 0},
    "HOLIDAY_NAME": {
        "neujahr": "new year's day", "silvester": "new year's eve", "karfreitag": "good friday", "ostern": "easter",
        "ostersonntag": "easter", "ostermontag": "easter monday", "palmsonntag": "palm sunday",
        "pfingsten": "pentecost", "pfingstmontag": "whit monday", "christi himmelfahrt": "ascension day",
        "heiligabend": "christmas eve", "weihnachten": "christmas", "allerheiligen": "all saints' day",
        "aschermittwoch": "ash wednesday", "fronleichnam": "corpus christi", "nikolaus": "st nicholas' day",
        "tag der deutschen einheit": "german unity day",
    },
}  # fmt: skip

WEAK = frozenset(("ARTICLE", "ONE", "NUMBER_WORD", "ORDINAL_WORD", "SHIFT", "VAGUE", "PART_OF", "ABOUT", "MORNING"))


def _shifted(shift: int, unit: Unit) -> Shifted | None:
    return None if unit.of_clock else Shifted(unit, shift)


def _numeric(day: int, month: int, year: int | None) -> Calendar | None:
    return Calendar(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _to_day(start: int, end: Meaning) -> Range | None:
    """ "8. bis 13. Oktober" """
    return Range(Calendar(end.year, end.month, start), end) if isinstance(end, Calendar) and end.day else None


# fmt: off
NUMBERS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD", lambda number_word: number_word),
    Rule("COUNT", "INTEGER +, +decimal:INTEGER", lambda integer, decimal: float(f"{integer}.{decimal}"),
         {"2,5 Stunden": "PT2H30M"}),
    Rule("ORDINAL", "INTEGER +.", lambda integer: integer),
    Rule("ORDINAL", "ORDINAL_WORD", lambda ordinal_word: ordinal_word),
    Rule("MONTH_DAY", "DAY_DIGITS +.", lambda day_digits: day_digits),
)

CALENDAR = (
    Rule("DAY", "MONTH_DAY MONTH_NAME", lambda month_day, month_name: Calendar(None, month_name, month_day),
         {"am 3. Oktober": "2024-10-03"}),
    Rule("DAY", "MONTH_DAY MONTH_NAME YEAR_DIGITS",
         lambda month_day, month_name, year_digits: Calendar(year_digits, month_name, month_day),
         {"8. Oktober 2023": "2023-10-08"}),
    Rule("DAY", "day:DAY_DIGITS +. month:MONTH_DIGITS +. YEAR_DIGITS",
         lambda day, month, year_digits: _numeric(day, month, year_digits), {"am 3.10.2023": "2023-10-03"}),
    Rule("DAY", "YEAR_DIGITS +- +month:DIGITS2 +- +day:DIGITS2",
         lambda year_digits, month, day: _numeric(day, month, year_digits), {"2023-10-03": "2023-10-03"}),
    Rule("DAY", "WEEKDAY_NAME", lambda weekday_name: Weekday(weekday_name), {"am Freitag": "2024-10-18"}),
    Rule("DAY", "SHIFT WEEKDAY_NAME", lambda shift, weekday_name: Weekday(weekday_name, shift),
         {"am vergangenen Dienstag": "2024-10-15"}),
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word), {"gestern": "2024-10-17"}),
    Rule("TIME", "DAY_AND_PART", lambda day_and_part: PartOfDay(Weekday(day_and_part[0]), day_and_part[1]),
         {"Dienstagabend": "2024-10-15TEV"}),
    Rule("MONTH", "MONTH_NAME", lambda month_name: Calendar(None, month_name), {"im Juni": "2024-06"}),
    Rule("MONTH", "MONTH_NAME YEAR_DIGITS", lambda month_name, year_digits: Calendar(year_digits, month_name),
         {"Juni 2023": "2023-06"}),
    Rule("MONTH", "SHIFT MONTH_NAME", lambda shift, month_name: MonthNamed(month_name, shift),
         {"im vergangenen Juni": "2024-06"}),
    Rule("YEAR", "YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
         {"im Jahr davor, 1990": "1990"},
         unless=(in_a_number, follows("€", "$", "nr", "§", "seite", "postfach", "rund", "mindestens", "fast", "über",
             "knapp", "als"), precedes("euro", "%", "prozent", "menschen", "meter", "kilometer", "mark"))),
    Rule("YEAR", "ARTICLE? jahr|jahre|jahres YEAR_DIGITS", lambda year_digits: Calendar(year_digits),
         {"im Jahr 1990": "1990"}),
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"im Sommer": "2024-22"},
         unless=(not_after("im", "vom", "zum", "ab", "seit", "bis", "diesen", "den", "ende", "anfang"),)),
    Rule("SEASON", "SEASON_NAME YEAR_DIGITS",
         lambda season_name, year_digits: Division(Unit.SEASON, season_name, Calendar(year_digits)),
         {"Herbst 1998": "1998-23"}),
    Rule("SEASON", "SHIFT SEASON_NAME", lambda shift, season_name: Division(Unit.SEASON, season_name, None, shift),
         {"im vergangenen Winter": "2023-24"}),
    Rule("DECADE", "ARTICLE? YEAR_DIGITS +er -? jahre|jahren",
         lambda year_digits: Whole(Unit.DECADE, year_digits // 10), {"die 1980er Jahre": "198X"}),
    Rule("DECADE", "ARTICLE? DECADE_WORD -? jahre|jahren", lambda decade_word: Whole(Unit.DECADE, decade_word),
         {"in den sechziger Jahren": "196X"}),
    Rule("DECADE", "ARTICLE? ORDINAL jahrhundert|jahrhunderts", lambda ordinal: Whole(Unit.CENTURY, ordinal - 1),
         {"im 20. Jahrhundert": "19XX"}),
    Rule("QUARTER", "ARTICLE? ORDINAL quartal|quartals",
         lambda ordinal: Division(Unit.QUARTER, ordinal) if ordinal <= 4 else None, {"im dritten Quartal": "2024-35"}),
    Rule("QUARTER", "ARTICLE? ORDINAL quartal|quartals YEAR_DIGITS",
         lambda ordinal, year_digits: Division(Unit.QUARTER, ordinal, Calendar(year_digits)) if ordinal <= 4 else None,
         {"im ersten Quartal 2023": "2023-33"}),
    Rule("PERIOD", "ARTICLE? SHIFT UNIT_ONE", lambda shift, unit_one: _shifted(shift, unit_one),
         {"in der vergangenen Woche": "2024-10-07/2024-10-13", "im nächsten Jahr": "2025", "dieses Jahres": "2024"}),
    Rule("PERIOD", "am tag darauf|danach", lambda: Shifted(Unit.DAY, 1, From.TOLD), {"am Tag darauf": "2024-10-19"}),
    Rule("HALF", "ARTICLE ORDINAL HALF_YEAR", lambda ordinal: Division(Unit.HALF, ordinal) if ordinal <= 2 else None,
         {"in der zweiten Jahreshälfte": "2024-41"}),
    Rule("PERIOD", "THIS_YEAR", lambda: Shifted(Unit.YEAR, 0), {"heuer": "2024"}),
    Rule("PERIOD", "ARTICLE? wochenende", lambda: Shifted(Unit.WEEKEND, -1),
         {"am Wochenende": "2024-10-12/2024-10-13"}),
    Rule("DAY", "HOLIDAY_NAME", lambda holiday_name: Holiday(holiday_name), {"zu Weihnachten": "2024-12-25"}),
    Rule("DAY", "HOLIDAY_NAME YEAR_DIGITS", lambda holiday_name, year_digits: Holiday(holiday_name, year_digits),
         {"Ostern 2023": "2023-04-09"}),
    Rule("DURATION", "COUNT -? UNIT_ONE|UNIT_MANY", lambda count, unit_one: _length(count, unit_one),
         {"drei Wochen": "P3W", "zwei Stunden": "PT2H"}, unless=(in_a_number,)),
    Rule("DURATION", "ONE UNIT_ONE", lambda unit_one: None if unit_one is Unit.WEEKEND else _length(1, unit_one),
         {"einem Jahr": "P1Y"}),
    Rule("DURATION", "VAGUE UNIT_MANY", lambda unit_many: _length(None, unit_many),
         {"mehrere Jahre": "PXY", "einigen Wochen": "PXW"}),
    Rule("DURATION", "UNIT_LONG", lambda unit_long: _length(None, unit_long), {"tagelang": "PXD"}),
    Rule("DURATION", "ARTICLE? SHIFT COUNT UNIT_MANY", lambda count, unit_many: _length(count, unit_many),
         {"in den vergangenen zwei Jahren": "P2Y"}),
    Rule("DURATION", "ARTICLE? SHIFT UNIT_MANY", lambda unit_many: _length(None, unit_many),
         {"in den vergangenen Jahren": "PXY"}),
    Rule("SET", "FREQUENCY", lambda frequency: Every(frequency), {"täglich": "P1D"}),
    Rule("SET", "jede|jeden|jedes|jeder UNIT_ONE", lambda unit_one: Every(unit_one), {"jedes Jahr": "P1Y"}),
    Rule("SET", "jahr um|für jahr", lambda: Every(Unit.YEAR), {"Jahr für Jahr": "P1Y"}),
    Rule("SET", "jeden WEEKDAY_NAME", lambda weekday_name: EveryNamed(f"XXXX-WXX-{weekday_name + 1}"),
         {"jeden Dienstag": "XXXX-WXX-2"}),
    Rule("SET", "WEEKLY", lambda weekly: EveryNamed(f"XXXX-WXX-{weekly + 1}"), {"dienstags": "XXXX-WXX-2"}),
    Rule("SET", "EVERY_PART", lambda every_part: EveryNamed(f"XXXX-XX-XXT{every_part}"), {"abends": "XXXX-XX-XXTEV"}),
    Rule("REF", "REFERENCE", lambda reference: Indefinite(reference), {"derzeit": "PRESENT_REF"}),
    Rule("CLOCK", "HOUR_DIGITS O_CLOCK", lambda hour_digits: Clock(hour_digits, 0)),
    Rule("CLOCK", "HOUR_DIGITS +.|: +DIGITS2 O_CLOCK",
         lambda hour_digits, digits2: Clock(hour_digits, digits2) if digits2 < 60 else None),
    Rule("NONE", "COUNT -? jahre alt|alte|alter|altes|alten", lambda: NoDate()),
    Rule("NONE", "am|zum ersten mal", lambda: NoDate()),
)

COMBINED = (
    Rule("DAY", "WEEKDAY_NAME ,? ARTICLE? DAY", lambda day: day if isinstance(day, Calendar) else None,
         {"Freitag, 13. Oktober 2023": "2023-10-13", "Freitag, den 18. Oktober": "2024-10-18"}),
    Rule("TIME", "CLOCK", lambda clock: clock, {"um 12.30 Uhr": "2024-10-18T12:30", "9 Uhr": "2024-10-18T09:00"}),
    Rule("TIME", "DAY DAY_PART|MORNING", lambda day, day_part: PartOfDay(day, day_part),
         {"gestern Abend": "2024-10-17TEV"}),
    Rule("TIME", "ARTICLE DAY_PART", lambda day_part: PartOfDay(None, day_part), {"in der Nacht": "2024-10-18TNI"}),
    Rule("DAY", "MORROW", lambda: Shifted(Unit.DAY, 1),
         {"Er kommt morgen.": "2024-10-19"},
         unless=(follows("am", "guten", "heute", "gestern", "jeden", "der", "den"),)),
    Rule("PERIOD", "vor COUNT UNIT_ONE|UNIT_MANY", lambda count, unit_one: Offset(count, unit_one, -1),
         {"vor drei Tagen": "2024-10-15", "vor zwei Jahren": "2022"}),
    Rule("PERIOD", "vor ONE UNIT_ONE", lambda unit_one: Offset(1, unit_one, -1), {"vor einem Jahr": "2023"}),
    Rule("PERIOD", "vor VAGUE UNIT_MANY", lambda unit_many: Offset(None, unit_many, -1),
         {"vor einigen Jahren": "PAST_REF"}),
    Rule("PERIOD", "COUNT UNIT_MANY später|danach", lambda count, unit_many: Offset(count, unit_many, 1, From.TOLD),
         {"zwei Tage später": "2024-10-20"}),
    Rule("PERIOD", "COUNT UNIT_MANY zuvor|früher|davor",
         lambda count, unit_many: Offset(count, unit_many, -1, From.TOLD), {"zwei Tage zuvor": "2024-10-16"}),
    Rule("PART", "PART_OF ARTICLE? MONTH|YEAR|PERIOD|DECADE|SEASON", lambda part_of, month: Modified(month, part_of),
         {"Ende Dezember 2023": "2023-12", "Anfang Juni": "2024-06", "Ende 2023": "2023"}),
    Rule("DURATION", "ABOUT DURATION", lambda about, duration: Modified(duration, about), {"etwa drei Jahre": "P3Y"}),
)

SPANS = (
    Rule("TIME", "DAY ,|um|gegen? TIME",
         lambda day, time: Clock(time.hour, time.minute, of=day) if isinstance(time, Clock) else None,
         {"am 8. Oktober 2023 um 9 Uhr": "2023-10-08T09:00"}),
    Rule("RANGE", "vom|zwischen start:MONTH_DAY bis|und zum|dem? end:DAY", _to_day,
         {"vom 8. bis zum 13. Oktober": "2024-10-08/2024-10-13"}),
    Rule("RANGE", "start:MONTH_DAY bis|- end:DAY", _to_day, {"8.–13. Oktober 2023": "2023-10-08/2023-10-13"}),
    Rule("RANGE", "vom|von|zwischen start:DAY|MONTH|YEAR bis|und zum|dem? end:DAY|MONTH|YEAR",
         lambda start, end: Range(start, end),
         {"von 2019 bis 2021": "2019/2021", "zwischen Juni und August 2023": "2023-06/2023-08"}),
    Rule("RANGE", "start:YEAR -|bis end:YEAR", lambda start, end: Range(start, end) if start.year < end.year else None,
         {"1914–1918": "1914/1918"}),
    Rule("RANGE", "seit start:DAY|MONTH|YEAR|SEASON|PART|PERIOD|DECADE", lambda start: Bounded(Bound.SINCE, start),
         {"seit Mai": "2024-05/.."}),
    Rule("RANGE", "bis zum|ende? start:DAY|MONTH|YEAR|SEASON|PART|PERIOD", lambda start: Bounded(Bound.UNTIL, start),
         {"bis 1997": "/1997"}),
)
# fmt: on


def _length(count: float | None, unit: Unit) -> Duration:
    if unit is Unit.HOUR and count is not None and count % 1 == 0.5:
        return Duration(((int(count), unit), (30, Unit.MINUTE)))
    return Duration(((count, unit),))


LANGUAGE = Language(
    code="de",
    words=WORDS,
    weak=WEAK,
    levels=(NUMBERS, CALENDAR, COMBINED, SPANS),
    past=frozenset(
        (
            "war", "waren", "hatte", "hatten", "wurde", "wurden", "gab", "kam", "kamen", "ging", "gingen", "sagte",
            "sagten", "hat", "haben", "ist", "stand", "starb", "fand", "begann", "nahm", "schrieb", "sprach", "traf",
        )
    ),
    future=frozenset(
        ("wird", "werden", "soll", "sollen", "will", "wollen", "bis", "geplant", "findet", "beginnt", "startet")
    ),
    past_endings=("ierte", "ierten", "elte", "elten", "igte", "igten"),
)  # fmt: skip
