"""German words and what each can be. A word written here with a capital needs one in the text."""

from __future__ import annotations

from typing import Any

from timeline.when.meaning import DayOfWeek, From, Mod, Unit


def _inflected(stems: dict[str, Any], endings: str = "e en er es em") -> dict[str, Any]:
    """Every form of an adjective: "letzt" gives letzte, letzten ..."""
    return {stem + ending: value for stem, value in stems.items() for ending in endings.split()}


MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

MONTHS = {
    "januar": 1, "jänner": 1, "februar": 2, "feber": 2, "märz": 3, "april": 4, "Mai": 5, "juni": 6, "juli": 7,
    "august": 8, "september": 9, "oktober": 10, "november": 11, "dezember": 12, "jan.": 1, "jän.": 1, "feb.": 2,
    "febr.": 2, "apr.": 4, "aug.": 8, "sept.": 9, "sep.": 9, "okt.": 10, "nov.": 11, "dez.": 12, "Sept": 9,
}  # fmt: skip

WEEKDAYS = {
    "montag": MON, "dienstag": TUE, "mittwoch": WED, "donnerstag": THU, "freitag": FRI, "samstag": SAT,
    "sonnabend": SAT, "sonntag": SUN,
}  # fmt: skip

MORNING = {"morgen": "MO", "früh": "MO"}

DAY_PARTS = {
    "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI", "spätnachmittag": "AF",
    "mitternacht": "NI", "morgengrauen": "MO", "vorabend": "EV",
}  # fmt: skip

UNITS = {
    "sekunde": Unit.SECOND, "minute": Unit.MINUTE, "stunde": Unit.HOUR, "tag": Unit.DAY, "woche": Unit.WEEK,
    "wochenende": Unit.WEEKEND, "monat": Unit.MONTH, "quartal": Unit.QUARTER, "jahr": Unit.YEAR,
    "jahrzehnt": Unit.DECADE, "jahrhundert": Unit.CENTURY, "jahrtausend": Unit.MILLENNIUM,
}  # fmt: skip

UNITS_INFLECTED = {
    "tages": Unit.DAY, "tags": Unit.DAY, "tage": Unit.DAY, "monats": Unit.MONTH, "monates": Unit.MONTH,
    "jahres": Unit.YEAR, "jahrs": Unit.YEAR, "jahre": Unit.YEAR, "jahrhunderts": Unit.CENTURY,
    "jahrzehnts": Unit.DECADE, "jahrtausends": Unit.MILLENNIUM, "wochenendes": Unit.WEEKEND,
    "quartals": Unit.QUARTER,
}  # fmt: skip

UNITS_MANY = {
    "sekunden": Unit.SECOND, "minuten": Unit.MINUTE, "stunden": Unit.HOUR, "tage": Unit.DAY, "tagen": Unit.DAY,
    "wochen": Unit.WEEK, "wochenenden": Unit.WEEKEND, "monate": Unit.MONTH, "monaten": Unit.MONTH,
    "quartale": Unit.QUARTER, "quartalen": Unit.QUARTER, "jahre": Unit.YEAR, "jahren": Unit.YEAR,
    "jahrzehnte": Unit.DECADE, "jahrzehnten": Unit.DECADE, "jahrhunderte": Unit.CENTURY,
    "jahrhunderten": Unit.CENTURY, "jahrtausende": Unit.MILLENNIUM, "jahrtausenden": Unit.MILLENNIUM,
}  # fmt: skip

DIGITS = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
}  # fmt: skip

TENS = {
    "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90,
}  # fmt: skip

NUMBERS: dict[str, float] = {
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
    "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
    "neunzehn": 19, **TENS, "hundert": 100, "einhundert": 100, "zweihundert": 200, "dreihundert": 300,
    "fünfhundert": 500, "tausend": 1000, "eintausend": 1000, "zweier": 2, "dreier": 3, "beiden": 2,
    "anderthalb": 1.5, "eineinhalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "viereinhalb": 4.5, "dutzend": 12,
    "fünfeinhalb": 5.5, **{f"{digit}und{tens}": one + ten for digit, one in DIGITS.items() for tens,
    ten in TENS.items()},
}  # fmt: skip

ORDINALS = _inflected(
    {
        "erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fünft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8,
        "neunt": 9, "zehnt": 10, "elft": 11, "zwölft": 12, "dreizehnt": 13, "vierzehnt": 14, "fünfzehnt": 15,
        "sechzehnt": 16, "siebzehnt": 17, "achtzehnt": 18, "neunzehnt": 19, "zwanzigst": 20, "einundzwanzigst": 21,
    }
)  # fmt: skip

DECADES = {
    "zwanziger": 192, "dreißiger": 193, "dreissiger": 193, "vierziger": 194, "fünfziger": 195, "sechziger": 196,
    "siebziger": 197, "achtziger": 198, "neunziger": 199, "nullerjahre": 200, "nullerjahren": 200,
}  # fmt: skip

SEASONS = {
    "frühling": 1, "frühjahr": 1, "sommer": 2, "herbst": 3, "winter": 4, "frühlings": 1, "frühjahrs": 1, "sommers": 2,
    "herbstes": 3, "winters": 4,
}  # fmt: skip

ABOUT = {
    "etwa": Mod.APPROX, "rund": Mod.APPROX, "ungefähr": Mod.APPROX, "circa": Mod.APPROX, "ca.": Mod.APPROX,
    "zirka": Mod.APPROX, "in etwa": Mod.APPROX, "annähernd": Mod.APPROX, "um die": Mod.APPROX, "knapp": Mod.LESS_THAN,
    "fast": Mod.LESS_THAN, "beinahe": Mod.LESS_THAN, "nahezu": Mod.LESS_THAN, "weniger als": Mod.LESS_THAN,
    "nicht einmal": Mod.LESS_THAN, "gut": Mod.MORE_THAN, "über": Mod.MORE_THAN, "mehr als": Mod.MORE_THAN,
    "länger als": Mod.MORE_THAN, "mindestens": Mod.EQUAL_OR_MORE, "wenigstens": Mod.EQUAL_OR_MORE,
    "höchstens": Mod.EQUAL_OR_LESS, "maximal": Mod.EQUAL_OR_LESS, "bis zu": Mod.EQUAL_OR_LESS,
}  # fmt: skip

# The year may stand behind: "Jahresende 2019".
EDGES = {
    "jahresende": (Unit.YEAR, Mod.END), "jahresbeginn": (Unit.YEAR, Mod.START), "jahresanfang": (Unit.YEAR, Mod.START),
    "jahresmitte": (Unit.YEAR, Mod.MID), "jahresschluss": (Unit.YEAR, Mod.END), "monatsende": (Unit.MONTH, Mod.END),
    "monatsanfang": (Unit.MONTH, Mod.START), "monatsbeginn": (Unit.MONTH, Mod.START),
    "monatsmitte": (Unit.MONTH, Mod.MID), "wochenbeginn": (Unit.WEEK, Mod.START),
    "wochenanfang": (Unit.WEEK, Mod.START), "wochenmitte": (Unit.WEEK, Mod.MID),
}  # fmt: skip

NEIGHBOURS = {
    "vorjahr": (Unit.YEAR, -1), "vorjahres": (Unit.YEAR, -1), "vorjahrs": (Unit.YEAR, -1), "vormonat": (Unit.MONTH, -1),
    "vormonats": (Unit.MONTH, -1), "vorwoche": (Unit.WEEK, -1), "vorvorjahr": (Unit.YEAR, -2),
}  # fmt: skip

FOCUS_NEIGHBOURS = {
    "vortag": (Unit.DAY, -1), "vortages": (Unit.DAY, -1), "vortags": (Unit.DAY, -1), "folgetag": (Unit.DAY, 1),
    "folgejahr": (Unit.YEAR, 1), "folgewoche": (Unit.WEEK, 1), "folgemonat": (Unit.MONTH, 1), "tags darauf": (Unit.DAY,
    1),
    "tags zuvor": (Unit.DAY, -1),
}  # fmt: skip

REFERENCES = {
    "jetzt": "PRESENT_REF", "derzeit": "PRESENT_REF", "zurzeit": "PRESENT_REF", "zur zeit": "PRESENT_REF",
    "momentan": "PRESENT_REF", "heutzutage": "PRESENT_REF", "gegenwärtig": "PRESENT_REF",
    "dieser tage": "PRESENT_REF", "im moment": "PRESENT_REF", "im augenblick": "PRESENT_REF",
    "zum jetzigen zeitpunkt": "PRESENT_REF", "damals": "PAST_REF", "kürzlich": "PAST_REF", "neulich": "PAST_REF",
    "unlängst": "PAST_REF", "vor kurzem": "PAST_REF", "vor langem": "PAST_REF", "jüngst": "PAST_REF",
    "einst": "PAST_REF", "die vergangenheit": "PAST_REF", "der vergangenheit": "PAST_REF",
    "vergangenen zeiten": "PAST_REF", "vergangener zeiten": "PAST_REF", "früheren zeiten": "PAST_REF",
    "der vergangenen zeit": "PAST_REF", "letzter zeit": "PAST_REF", "jüngster zeit": "PAST_REF",
    "jener zeit": "PAST_REF", "dieser zeit": "PAST_REF", "bald": "FUTURE_REF", "demnächst": "FUTURE_REF",
    "in kürze": "FUTURE_REF", "die zukunft": "FUTURE_REF", "der zukunft": "FUTURE_REF", "naher zukunft": "FUTURE_REF",
    "nächster zeit": "FUTURE_REF",
}  # fmt: skip

_LENGTHS = {"tägig": Unit.DAY, "wöchig": Unit.WEEK, "monatig": Unit.MONTH, "stündig": Unit.HOUR, "minütig": Unit.MINUTE}

FREQUENCIES = {
    "täglich": (Unit.DAY, 1), "wöchentlich": (Unit.WEEK, 1), "monatlich": (Unit.MONTH, 1), "jährlich": (Unit.YEAR, 1),
    "alljährlich": (Unit.YEAR, 1), "stündlich": (Unit.HOUR, 1), "vierteljährlich": (Unit.MONTH, 3),
    "halbjährlich": (Unit.MONTH, 6), "zweijährlich": (Unit.YEAR, 2),
}  # fmt: skip

HOLIDAYS = {
    "neujahr": "new year's day", "neujahrstag": "new year's day", "silvester": "new year's eve",
    "silvesterabend": "new year's eve", "dreikönigstag": "epiphany", "heilige drei könige": "epiphany",
    "valentinstag": "valentine's day", "faschingsdienstag": "shrove tuesday", "fastnachtsdienstag": "shrove tuesday",
    "aschermittwoch": "ash wednesday", "palmsonntag": "palm sunday", "gründonnerstag": "maundy thursday",
    "karfreitag": "good friday", "ostern": "easter", "ostersonntag": "easter", "ostermontag": "easter monday",
    "tag der arbeit": "may day", "muttertag": "mother's day", "christi himmelfahrt": "ascension day",
    "pfingsten": "pentecost", "pfingstsonntag": "pentecost", "pfingstmontag": "whit monday",
    "fronleichnam": "corpus christi", "mariä himmelfahrt": "assumption",
    "tag der deutschen einheit": "german unity day",
    "reformationstag": "reformation day", "halloween": "halloween", "allerheiligen": "all saints' day",
    "allerseelen": "all souls' day", "heiligabend": "christmas eve", "heiliger abend": "christmas eve",
    "weihnachten": "christmas", "christtag": "christmas", "erster weihnachtstag": "christmas",
    "ersten weihnachtstag": "christmas", "zweiter weihnachtstag": "boxing day", "zweiten weihnachtstag": "boxing day",
    "stephanstag": "boxing day",
}  # fmt: skip

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": MONTHS,
    "WEEKDAY_NAME": WEEKDAYS | {f"{day}es": number for day, number in WEEKDAYS.items() if day.endswith("g")},
    "WEEKLY": {f"{day}s": number for day, number in WEEKDAYS.items()},
    "DAY_AND_PART": {
        f"{day}{part}": (number, code)
        for day, number in WEEKDAYS.items()
        for part, code in (DAY_PARTS | MORNING).items()
    },
    "DAY_PART": DAY_PARTS,
    "MORNING": MORNING,
    "EVERY_PART": {
        "morgens": "MO", "frühmorgens": "MO", "vormittags": "MO", "mittags": "MI", "nachmittags": "AF", "abends": "EV",
        "nachts": "NI",
    },
    "DAY_WORD": {"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2},
    "MORROW": {"morgen": 1},
    "OF_DAY": _inflected({"gestrig": -1, "morgig": 1}),
    "OF_TODAY": _inflected({"heutig": "PRESENT_REF"}),
    "OF_YEAR": _inflected({"diesjährig": 0, "letztjährig": -1, "vorjährig": -1, "heurig": 0}),
    "UNIT_ONE": UNITS | UNITS_INFLECTED,
    "UNIT_MANY": UNITS_MANY,
    "UNIT_LONG": {
        "stundenlang": Unit.HOUR, "tagelang": Unit.DAY, "wochenlang": Unit.WEEK, "monatelang": Unit.MONTH,
        "jahrelang": Unit.YEAR, "jahrzehntelang": Unit.DECADE, "jahrhundertelang": Unit.CENTURY,
        **_inflected({
            "stundenlang": Unit.HOUR, "tagelang": Unit.DAY, "wochenlang": Unit.WEEK, "monatelang": Unit.MONTH,
            "jahrelang": Unit.YEAR, "jahrzehntelang": Unit.DECADE, "mehrjährig": Unit.YEAR, "mehrmonatig": Unit.MONTH,
            "mehrwöchig": Unit.WEEK, "mehrtägig": Unit.DAY, "mehrstündig": Unit.HOUR,
        }),
    },
    "LONG": _inflected(
        {
            number + stem: (count, unit)
            for stem, unit in _LENGTHS.items()
            for number, count in (DIGITS | {"zehn": 10, "zwölf": 12, "vierzehn": 14}).items()
        }
    ),
    "LONG_END": _inflected(_LENGTHS),
    "PIECE": {
        "viertelstunde": (15, Unit.MINUTE), "dreiviertelstunde": (45, Unit.MINUTE), "halbstunde": (30, Unit.MINUTE),
        "vierteljahrhundert": (25, Unit.YEAR), "vierteljahr": (3, Unit.MONTH), "halbjahrhundert": (50, Unit.YEAR),
    },
    "SEASON_NAME": SEASONS,
    "SEASON_PART": {
        "frühsommer": (2, Mod.START), "hochsommer": (2, Mod.MID), "spätsommer": (2, Mod.END),
        "frühherbst": (3, Mod.START), "spätherbst": (3, Mod.END), "spätwinter": (4, Mod.END),
    },
    "NUMBER_WORD": NUMBERS,
    "ONE": {"ein": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "eines": 1},
    "HALF_OF": {"halbes": 0.5, "halben": 0.5, "halbe": 0.5, "halber": 0.5},
    "WHOLE_OF": _inflected({"ganz": 0, "knapp": 0, "gut": 0, "voll": 0, "weiter": 0, "rund": 0}),
    "ORDINAL_WORD": ORDINALS,
    "DECADE_WORD": DECADES,
    "DECADE_YEARS": {f"{word}jahre{n}": value for word, value in DECADES.items() if value < 200 for n in ("", "n")},
    "DECADE_MANY": {f"{word}n": value for word, value in DECADES.items() if value < 200},
    "SHIFT": _inflected(
        {
            "letzt": -1, "vergangen": -1, "vorig": -1, "zurückliegend": -1, "abgelaufen": -1, "vorvergangen": -2,
            "vorletzt": -2, "nächst": 1, "kommend": 1, "übernächst": 2, "laufend": 0,
        }
    ) | {"diese": 0, "diesen": 0, "dieser": 0, "dieses": 0, "diesem": 0},
    "FOCUS_SHIFT": _inflected(
        {
            "folgend": 1, "darauffolgend": 1, "anschließend": 1, "selb": 0, "gleich": 0, "nämlich": 0,
            "vorangegangen": -1, "vorausgegangen": -1, "vorherig": -1,
        }
    ) | {"jenes": 0, "jenem": 0, "jener": 0, "demselben": 0, "desselben": 0, "derselben": 0, "am selben": 0},
    "LATER": {
        "später": (1, From.FOCUS), "danach": (1, From.FOCUS), "darauf": (1, From.FOCUS), "zuvor": (-1, From.FOCUS),
        "früher": (-1, From.FOCUS), "davor": (-1, From.FOCUS), "vorher": (-1, From.FOCUS),
    },
    "BESIDE": {"vor": -1, "nach": 1},
    "VAGUE": _inflected({"einig": 0, "mehrer": 0, "viel": 0, "wenig": 0, "etlich": 0, "zahlreich": 0}, "e en er")
    | {"ein paar": 0, "hunderte": 0, "tausende": 0, "dutzende": 0},
    "PART_OF": {
        "anfang": Mod.START, "beginn": Mod.START, "mitte": Mod.MID, "ende": Mod.END, "ausgang": Mod.END,
        "auftakt": Mod.START,
    },
    "EARLY": _inflected({"früh": Mod.START, "spät": Mod.END}),
    "ABOUT": ABOUT,
    "NEAR": {"um": Mod.APPROX, "etwa": Mod.APPROX, "circa": Mod.APPROX, "ca.": Mod.APPROX, "gegen": Mod.APPROX},
    "ARTICLE": {"der": 0, "die": 0, "das": 0, "den": 0, "dem": 0, "des": 0},
    "REFERENCE": REFERENCES,
    "PAST_NOUN": {"vergangenheit": "PAST_REF"},
    "FORMERLY": {"früher": "PAST_REF"},
    "HALF_YEAR": {"jahreshälfte": 0, "halbjahr": 0, "halbjahres": 0, "halbjahrs": 0},
    "HALVES": {"hälfte": 0},
    "THIS_YEAR": {"heuer": 0},
    "EDGE": EDGES,
    "NEIGHBOUR": NEIGHBOURS,
    "FOCUS_NEIGHBOUR": FOCUS_NEIGHBOURS,
    "FREQUENCY": FREQUENCIES | _inflected(FREQUENCIES),
    "HALF_TO": {"halb": 0},
    "SAINT": {"Nikolaus": 0},
    "ERA": {
        "v. chr.": -1, "vor christus": -1, "vor christi geburt": -1, "n. chr.": 1, "nach christus": 1,
        "nach christi geburt": 1,
    },
    "O_CLOCK": {"uhr": 0},
    "ZONE": {"ortszeit": "", "mez": "+01:00", "mesz": "+02:00", "gmt": "Z", "utc": "Z"},
    "HOLIDAY_NAME": HOLIDAYS,
}  # fmt: skip

WEAK = frozenset(
    (
        "ARTICLE", "ONE", "NUMBER_WORD", "ORDINAL_WORD", "SHIFT", "FOCUS_SHIFT", "VAGUE", "PART_OF", "EARLY", "ABOUT",
        "NEAR", "MORNING", "LATER", "BESIDE", "HALF_OF", "WHOLE_OF", "HALVES", "ZONE",
    )
)  # fmt: skip
"""Classes whose words alone are no reason to look for a time."""
