"""French words and what each can be. A word written here with a capital needs one in the text."""

from __future__ import annotations

from typing import Any

from timeline.when.meaning import DayOfWeek, From, Mod, Unit

MON, TUE, WED, THU, FRI, SAT, SUN = DayOfWeek

MONTHS = {
    "janvier": 1, "février": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
}  # fmt: skip

MONTHS_SHORT = {
    "janv.": 1, "févr.": 2, "fév.": 2, "avr.": 4, "juil.": 7, "sept.": 9, "oct.": 10, "nov.": 11, "déc.": 12,
}  # fmt: skip

WEEKDAYS = {
    "lundi": MON, "mardi": TUE, "mercredi": WED, "jeudi": THU, "vendredi": FRI, "samedi": SAT, "dimanche": SUN,
}  # fmt: skip

DAY_PARTS = {
    "matin": "MO", "matinée": "MO", "après-midi": "AF", "soir": "EV", "soirée": "EV", "nuit": "NI", "aube": "MO",
    "midi": "MI",
}  # fmt: skip

UNITS = {
    "seconde": Unit.SECOND, "minute": Unit.MINUTE, "heure": Unit.HOUR, "jour": Unit.DAY, "journée": Unit.DAY,
    "semaine": Unit.WEEK, "week-end": Unit.WEEKEND, "weekend": Unit.WEEKEND, "mois": Unit.MONTH,
    "trimestre": Unit.QUARTER, "an": Unit.YEAR, "année": Unit.YEAR, "décennie": Unit.DECADE, "siècle": Unit.CENTURY,
    "millénaire": Unit.MILLENNIUM,
}  # fmt: skip

DIGITS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}

TEENS = {
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "dix-sept": 17,
    "dix-huit": 18, "dix-neuf": 19,
}  # fmt: skip

TENS = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80,
    "nonante": 90,
}  # fmt: skip

NUMBERS = (
    DIGITS
    | TEENS
    | TENS
    | {f"{ten} et un": value + 1 for ten, value in TENS.items()}
    | {f"{ten} et une": value + 1 for ten, value in TENS.items()}
    | {f"{ten}-{digit}": value + one for ten, value in TENS.items() for digit, one in DIGITS.items()}
    | {f"soixante-{teen}": 60 + value for teen, value in TEENS.items()}
    | {f"quatre-vingt-{number}": 80 + value for number, value in (DIGITS | TEENS | {"un": 1, "une": 1}).items()}
    | {"soixante et onze": 71, "quatre-vingts": 80, "cent": 100, "deux cents": 200, "mille": 1000}
)

ROUND = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip

ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21,
}  # fmt: skip

ORDINALS = {
    "premier": 1, "première": 1, "deuxième": 2, "second": 2, "seconde": 2, "troisième": 3, "quatrième": 4,
    "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
    "douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15, "seizième": 16, "dix-septième": 17,
    "dix-huitième": 18, "dix-neuvième": 19, "vingtième": 20, "vingt et unième": 21,
}  # fmt: skip

DECADES = {
    "vingt": 192, "trente": 193, "quarante": 194, "cinquante": 195, "soixante": 196, "soixante-dix": 197,
    "septante": 197, "quatre-vingt": 198, "quatre-vingts": 198, "quatre-vingt-dix": 199, "nonante": 199,
}  # fmt: skip

ABOUT = {
    "environ": Mod.APPROX, "quelque": Mod.APPROX, "autour de": Mod.APPROX, "à peu près": Mod.APPROX,
    "près de": Mod.LESS_THAN, "presque": Mod.LESS_THAN, "moins de": Mod.LESS_THAN, "moins d'": Mod.LESS_THAN,
    "près d'": Mod.LESS_THAN, "plus de": Mod.MORE_THAN, "plus d'": Mod.MORE_THAN, "un peu plus de": Mod.MORE_THAN,
    "un peu plus d'": Mod.MORE_THAN, "un peu moins de": Mod.LESS_THAN, "un peu moins d'": Mod.LESS_THAN,
    "au moins": Mod.EQUAL_OR_MORE, "au plus": Mod.EQUAL_OR_LESS, "au maximum": Mod.EQUAL_OR_LESS,
    "jusqu'à": Mod.EQUAL_OR_LESS,
}  # fmt: skip

REFERENCES = {
    "maintenant": "PRESENT_REF", "désormais": "PRESENT_REF", "actuellement": "PRESENT_REF",
    "à présent": "PRESENT_REF", "pour l'instant": "PRESENT_REF", "pour le moment": "PRESENT_REF",
    "en ce moment": "PRESENT_REF", "à l'heure actuelle": "PRESENT_REF", "de nos jours": "PRESENT_REF",
    "à ce jour": "PRESENT_REF", "ces jours-ci": "PRESENT_REF", "récemment": "PAST_REF", "dernièrement": "PAST_REF",
    "autrefois": "PAST_REF", "jadis": "PAST_REF", "naguère": "PAST_REF", "à l'époque": "PAST_REF",
    "il y a longtemps": "PAST_REF", "il y a peu": "PAST_REF", "par le passé": "PAST_REF", "dans le passé": "PAST_REF",
    "bientôt": "FUTURE_REF", "prochainement": "FUTURE_REF", "l'avenir": "FUTURE_REF", "sous peu": "FUTURE_REF",
    "un avenir proche": "FUTURE_REF",
}  # fmt: skip

HOLIDAYS = {
    "noël": "christmas", "réveillon de noël": "christmas eve", "veille de noël": "christmas eve",
    "pâques": "easter", "dimanche de pâques": "easter", "lundi de pâques": "easter monday",
    "vendredi saint": "good friday", "jeudi saint": "maundy thursday", "rameaux": "palm sunday",
    "mardi gras": "shrove tuesday", "mercredi des cendres": "ash wednesday", "pentecôte": "pentecost",
    "lundi de pentecôte": "whit monday", "toussaint": "all saints' day", "le jour de l'an": "new year's day",
    "nouvel an": "new year's day", "ascension": "ascension day", "jeudi de l'ascension": "ascension day",
    "assomption": "assumption", "la saint-sylvestre": "new year's eve", "saint-valentin": "valentine's day",
    "épiphanie": "epiphany", "fête du travail": "may day", "fête-dieu": "corpus christi",
    "fête nationale française": "bastille day",
}  # fmt: skip

WORDS: dict[str, dict[str, Any]] = {
    "MONTH_NAME": MONTHS,
    "MONTH_SHORT": MONTHS_SHORT,
    "WEEKDAY_NAME": WEEKDAYS,
    "WEEKDAY_PLURAL": {f"{day}s": number for day, number in WEEKDAYS.items()},
    "DAY_PART": DAY_PARTS,
    "DAY_WORD": {"aujourd'hui": 0, "hier": -1, "avant-hier": -2, "demain": 1, "après-demain": 2},
    "FOCUS_DAY": {
        "lendemain": 1, "surlendemain": 2, "la veille": -1, "l'avant-veille": -2, "le jour même": 0, "le jour-même": 0,
    },
    "UNIT_ONE": UNITS,
    "UNIT_MANY": {f"{word}s": unit for word, unit in UNITS.items() if word != "mois"} | {"mois": Unit.MONTH},
    "TERM": {"quinquennat": (5, Unit.YEAR), "septennat": (7, Unit.YEAR)},
    "SEASON_NAME": {"printemps": 1, "été": 2, "automne": 3, "hiver": 4},
    "NUMBER_WORD": NUMBERS,
    "ROUND": ROUND,
    "ONE": {"un": 1, "une": 1},
    "CENTURY_ROMAN": {
        f"{roman}{ending}": number for roman, number in ROMAN.items() for ending in ("e", "ème", "è", "ᵉ")
    } | {"ier": 1},
    "ROMAN": {roman: number for roman, number in ROMAN.items() if number >= 15},
    "ORDINAL_WORD": ORDINALS,
    "NTH": {"er": 0, "e": 0, "ème": 0, "è": 0, "re": 0, "nd": 0},
    "DECADE_WORD": DECADES,
    "AFTER_IT": {
        "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "écoulé": -1, "écoulée": -1, "prochain": 1,
        "prochaine": 1,
    },
    "FOCUS_AFTER": {"précédent": -1, "précédente": -1, "suivant": 1, "suivante": 1},
    "MANY_AFTER": {
        "derniers": -1, "dernières": -1, "prochains": 1, "prochaines": 1, "premiers": 0, "premières": 0,
    },
    "THIS": {"ce": 0, "cet": 0, "cette": 0},
    "THE": {"le": 0, "la": 0, "l'": 0, "du": 0, "de la": 0, "de l'": 0},
    "THESE": {"les": 0, "des": 0, "ces": 0, "aux": 0, "ses": 0},
    "VAGUE": {
        "plusieurs": 0, "quelques": 0, "de nombreux": 0, "de nombreuses": 0, "de longues": 0, "de longs": 0,
        "maintes": 0, "bien des": 0,
    },
    "PART_OF": {
        "début": Mod.START, "le début": Mod.START, "commencement": Mod.START, "mi": Mod.MID,
        "milieu": Mod.MID, "le milieu": Mod.MID, "courant": Mod.MID, "fin": Mod.END, "la fin": Mod.END,
        "la mi": Mod.MID,
    },
    "ABOUT": ABOUT,
    "NEAR": {"vers": Mod.APPROX, "autour de": Mod.APPROX, "environ": Mod.APPROX},
    "LATER": {
        "plus tard": (1, From.FOCUS), "après": (1, From.FOCUS), "plus tôt": (-1, From.FOCUS),
        "auparavant": (-1, From.FOCUS), "avant": (-1, From.FOCUS),
    },
    "BESIDE": {"après": 1, "avant": -1},
    "REFERENCE": REFERENCES,
    "FREQUENCY": {
        "quotidiennement": (Unit.DAY, 1), "journalier": (Unit.DAY, 1), "journalière": (Unit.DAY, 1),
        "hebdomadaire": (Unit.WEEK, 1), "hebdomadaires": (Unit.WEEK, 1), "mensuel": (Unit.MONTH, 1),
        "mensuels": (Unit.MONTH, 1), "mensuelle": (Unit.MONTH, 1), "mensuelles": (Unit.MONTH, 1),
        "trimestriel": (Unit.MONTH, 3), "trimestrielle": (Unit.MONTH, 3), "semestriel": (Unit.MONTH, 6),
        "annuel": (Unit.YEAR, 1), "annuelle": (Unit.YEAR, 1), "annuels": (Unit.YEAR, 1), "annuelles": (Unit.YEAR, 1),
        "annuellement": (Unit.YEAR, 1),
    },
    "DAILY": {"quotidienne": Unit.DAY, "quotidiennes": Unit.DAY},
    "EVERY_PART": {"soirs": "EV", "matins": "MO", "nuits": "NI"},
    "HALF_YEAR": {"semestre": 0},
    "HOURS": {"h": 0},
    "CLOCK_WORD": {"midi": 12, "minuit": 24},
    "ZONE": {"gmt": "Z", "utc": "Z", "heure locale": "", "heure de paris": ""},
    "ERA": {
        "av. j.-c.": -1, "avant j.-c.": -1, "avant jésus-christ": -1, "avant notre ère": -1, "apr. j.-c.": 1,
        "après j.-c.": 1, "après jésus-christ": 1, "de notre ère": 1,
    },
    "HOLIDAY_NAME": HOLIDAYS,
}  # fmt: skip

WEAK = frozenset(
    (
        "NUMBER_WORD", "ONE", "ORDINAL_WORD", "NTH", "AFTER_IT", "FOCUS_AFTER", "MANY_AFTER", "THIS", "THE", "THESE",
        "VAGUE", "PART_OF", "ABOUT", "NEAR", "LATER", "BESIDE", "DECADE_WORD", "ROMAN", "ZONE", "ROUND",
    )
)  # fmt: skip
"""Classes whose words alone are no reason to look for a time."""
