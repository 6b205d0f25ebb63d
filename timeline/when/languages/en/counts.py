"""Four digits that count or label something and are no year: "sent 1094 special forces", "page 1984"."""

from __future__ import annotations

from typing import Final

from timeline.when.guards import precedes
from timeline.when.tokens import Position

COUNTED = precedes(
    "%", "percent", "people", "miles", "soldiers", "troops", "men", "women", "dollars", "points", "feet", "km",
    "metres", "meters", "tons", "tonnes", "shares", "votes", "words", "kilometers", "kilometres", "jobs", "units",
    "workers", "employees", "barrels", "yards", "pounds", "acres", "homes", "copies", "members", "students", "cases",
    "deaths", "civilians", "prisoners", "aircraft", "tanks", "calories", "rpm", "hours", "cc", "hp", "mph", "mm",
    "cm", "kg", "mw", "marines", "francs", "marks", "yen", "euros", "rubles", "degrees", "pages", "seats", "fighters",
    "inhabitants", "watt", "watts", "volts", "passengers", "residents", "households", "families", "refugees",
    "migrants", "protesters", "demonstrators", "voters", "respondents", "participants", "patients", "victims",
    "children", "pupils", "teachers", "officers", "firefighters", "spectators", "visitors", "hectares", "litres",
    "liters", "gallons", "grams", "gram", "gsm", "m", "g", "kb", "mb",
    "gb", "kilos", "megawatts", "kilowatts", "foot", "mile", "metre", "meter",
)  # fmt: skip
_LABELS: Final = frozenset(
    (
        "$", "£", "€", "¥", "#", "no", "nos", "number", "numbers", "page", "pages", "flight", "section",
        "sections", "route", "article", "than", "room", "chapter", "highway", "paragraph", "line", "psalm",
        "resolution", "interstate", "model", "nearly", "almost", "only", "boeing", "windows", "rs", "dlrs",
        "usd", "extension", "suite", "channel", "version", "another", "nikkei", "dow", "index", "§", "office",
        "bmw", "peugeot", "issn", "isbn", "russell", "box", "http", "cyberpunk", "directive", "regulation",
        "decision", "lines", "serial", "civ", "crim", "film", "movie", "song", "album", "novel", "runner",
        "against", "a4", "form", "docket", "case", "lot", "zip", "code", "codes", "fax", "tel", "phone",
        "gate", "bus", "train", "locomotive", "class", "type", "mark", "mk", "part", "clause", "statute",
        "opus", "unit", "apollo", "rooms", "tracks", "pp", "unscr", "res", "tickets", "platforms", "gates",
        "apartments", "flats", "bulletins",
    )
)  # fmt: skip
"""Words before a number that is the name of something."""

_COMPARED: Final = frozenset(("earlier", "later", "sooner", "rather"))


def labelled(place: Position) -> bool:
    """It is the name of what stands before it, or is compared: "page 1984", "pp. 1984-1990", "more than 1998". A year
    may be "no earlier than 2015"."""
    words = [word for word in place.pieces.lower[max(place.first - 5, 0) : place.first] if not word.isspace()]
    before = words[-1] if words else ""
    if before == "." and len(words) > 1:
        before = words[-2] if words[-2] in _SHORTENED else before
    if before == "than" and len(words) > 1 and words[-2] in _COMPARED:
        return False
    return before in _LABELS


_SHORTENED: Final = frozenset(("no", "nos", "pp", "p", "res", "fig", "art", "nr"))
"""Labels that are written with a full stop."""


_COUNTING: Final = frozenset(
    (
        "send", "sends", "sending", "sent", "count", "counts", "counted", "counting", "kill", "kills", "killed",
        "killing", "wounded", "injured", "capture", "captured", "arrest", "arrests", "arrested", "arresting", "detain",
        "detained", "deploy", "deploys", "deployed", "deploying", "evacuate", "evacuated", "evacuating", "rescue",
        "rescued", "rescuing", "sell", "sells", "sold", "selling", "buy", "buys", "bought", "buying", "employ",
        "employs", "employed", "employing", "hire", "hires", "hired", "hiring", "destroy", "destroyed", "destroying",
        "seize", "seized", "deport", "deported", "displaced", "deliver", "delivers", "delivered", "delivering",
        "freed", "planted", "planting", "collected", "contain", "contains", "contained", "comprises", "numbered",
        "numbering", "totaled", "totalled", "totaling", "totalling", "fired", "dropped", "downed", "shot",
        "intercepted", "executed", "jailed", "imprisoned", "buried", "massacred", "slaughtered", "recruited",
        "recruiting", "transported", "has", "have", "seats", "sleeps", "houses", "housed", "housing", "treated",
        "interviewed", "surveyed", "carrying",
    )
)  # fmt: skip
"""Verbs that come before a number of things."""

_SOME: Final = frozenset(
    (
        "some", "about", "approximately", "roughly", "estimated", "additional", "other", "further", "these", "those",
        "least", "exactly", "all", "over",
    )
)  # fmt: skip
"""What comes before a number of things, seldom before a year that belongs to the noun."""

_ABOUT: Final = frozenset(("about", "around", "approximately", "roughly", "circa", "some", "over"))

_TIMES: Final = frozenset(
    (
        "in", "since", "by", "until", "till", "of", "during", "from", "to", "between", "before", "after", "through",
        "throughout", "year", "years", "early", "late", "mid", "-", "–", "(", "ad", "for",
    )
)  # fmt: skip
"""Words before a year."""

_NO_COUNTED: Final = frozenset(
    (
        "a", "an", "the", "of", "in", "at", "on", "to", "for", "by", "with", "from", "and", "or", "but", "as", "if",
        "that", "this", "these", "those", "when", "while", "where", "which", "who", "was", "is", "has", "does", "his",
        "its", "theirs", "hers", "ours", "yours", "her", "their", "he", "she", "it", "they", "we", "i", "you", "there",
        "were", "are", "had", "have", "did", "will", "would", "could", "may", "against", "during", "after", "before",
        "until", "most", "many", "several", "few", "both", "all", "some", "various", "hundreds", "thousands",
        "millions", "dozens", "tens", "numerous", "always", "perhaps", "across", "besides",
        "nowadays", "sometimes", "afterwards", "towards", "onwards", "upwards", "thus", "news", "politics", "says",
        "ends", "begins", "starts", "sees", "saw", "marks", "brings", "elections", "results", "protests", "riots",
        "talks", "wars", "olympics", "finals", "games", "championships", "playoffs", "attacks", "bombings", "killings",
        "sales", "figures", "levels", "prices", "earnings", "profits", "revenues", "models", "floods", "fires",
        "accords", "treaties", "primaries", "hearings", "trials", "awards", "negotiations", "sanctions", "uprisings",
        "demonstrations", "strikes", "revolutions", "budgets", "taxes", "exports", "imports", "hits", "reforms",
        "laws", "rules", "amendments", "guidelines", "standards", "rates", "estimates", "statistics",
    )
)  # fmt: skip
"""Words that no number counts, and what has a year rather than a number: "the company lost 1998 sales"."""

_PLURALS: Final = frozenset(("people", "men", "women", "children", "police", "personnel", "sheep", "cattle"))

_SUSPECT: Final = 1500
"""News seldom tells of years before this one, and seldom without a word before them that says so."""

_PLURAL_VERBS: Final = frozenset(("were", "are", "have"))
"""Verbs that a year at the beginning of a sentence has not: "1500 were killed"."""

_OPENINGS: Final = frozenset(("", ".", "!", "?", '"', "“", ")"))
"""What stands before the first word of a sentence."""

_REACH: Final = 8
"""Pieces, white space included, from the number to the noun at most: three words, or two with a hyphen."""


def counts_things(place: Position) -> bool:
    """It counts what follows: the 1942 of "counted 1942 dead birds", not of "in 1942 thousands fled".

    Up to two adjectives may stand before a noun in the plural. Before the number a word must be one that counts
    ("killed", "some"); where it would be a year long past, any will do that no year wants before it. Of nouns that
    are often counted only a clear beginning makes a year: "In 1945 soldiers returned", not "in 1942 homes".
    """
    number = place.pieces.words[place.first]
    if place.first != place.last or not number.isdecimal():
        return COUNTED(place)
    before = _before(place)
    if COUNTED(place):
        return not (int(number) % 100 and (before == "since" or place.pieces.words[max(place.first - 2, 0)] == "In"))
    if place.after in _PLURAL_VERBS and before in _OPENINGS:
        return True
    old = int(number) < _SUSPECT
    if before == "of" and _group_before(place):
        return True
    if (joined := _joined(place)) is not None and COUNTED(joined):
        return True
    if (before in _TIMES and not (old and before == "of")) or before.isdecimal():
        return False
    if old:
        return before in _COUNTING or _plural_follows(place)
    return (before in _COUNTING or before in _SOME) and _plural_follows(place)


_GROUPS: Final = frozenset(
    ("crowd", "army", "force", "audience", "total", "population", "staff", "fleet", "team", "capacity", "circulation",
     "workforce", "tally", "garrison", "congregation", "circle", "collection", "maximum", "minimum", "average")
)  # fmt: skip
"""What a number after "of" counts."""


def _group_before(place: Position) -> bool:
    words = [word for word in place.pieces.lower[max(place.first - 5, 0) : place.first] if not word.isspace()]
    return len(words) > 1 and words[-2] in _GROUPS


def _joined(place: Position) -> Position | None:
    """The number that this one is joined with: the 1500 of "between 1200 and 1500 people"."""
    words, last = place.pieces.words, place.last
    if words[last + 2 : last + 3] and words[last + 2] in ("and", "or", "to") and words[last + 4 : last + 5]:
        joined = words[last + 4].isdecimal()
        return Position(place.pieces, last + 4, last + 4) if joined else None
    return None


def _before(place: Position) -> str:
    """The word before, or the one before that of "in about 1450" and "1203 and 1204"."""
    words = [word for word in place.pieces.lower[max(place.first - 6, 0) : place.first] if not word.isspace()]
    before = words[-1] if words else ""
    further = words[-2] if len(words) > 1 else ""
    return further if (before in _ABOUT and further in _TIMES) or (before == "and" and further.isdecimal()) else before


def _is_plural(lower: str) -> bool:
    """Return whether a word is a plural by its form: "rockets", and not "gas", "focus" or "analysis"."""
    return len(lower) > 3 and lower[-1] == "s" and lower[-2] not in "sui"


def _plural_follows(place: Position) -> bool:
    words = place.pieces.words[place.last + 1 : place.last + _REACH]
    if not words or not words[0].isspace():
        return False
    for word in words[1:]:
        if word.isspace() or word == "-":
            continue
        lower = word.lower()
        if not word.isalpha() or lower in _NO_COUNTED:
            return False
        if lower in _PLURALS or _is_plural(lower):
            return True
    return False
