"""Four digits that count or label something and are no year: "sent 1094 special forces", "page 1984"."""

from __future__ import annotations

from typing import Final

from timeline.files import word_lists
from timeline.when.guards import precedes
from timeline.when.tokens import Position

LISTS: Final = word_lists("timeline.when.languages.en", "lists.toml")

COUNTED = precedes(*LISTS["counted"])
_LABELS: Final = LISTS["labels"]

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
    # "#1984" is a number; "# 1984" is a heading of Markdown.
    is_heading = before == "#" and place.pieces.words[place.first - 1].isspace()
    return before in _LABELS and not is_heading


_SHORTENED: Final = frozenset(("no", "nos", "pp", "p", "res", "fig", "art", "nr"))
"""Labels that are written with a full stop."""


_COUNTING: Final = LISTS["counting"]

_SOME: Final = LISTS["some"]

_ABOUT: Final = frozenset(("about", "around", "approximately", "roughly", "circa", "some", "over"))

_TIMES: Final = LISTS["times"]

_NO_COUNTED: Final = LISTS["not_counted"]

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
    dates = before in _TIMES and not (old and before == "of")
    if dates or before.isdecimal():
        return False
    if old:
        return before in _COUNTING or _plural_follows(place)
    return (before in _COUNTING or before in _SOME) and _plural_follows(place)


_GROUPS: Final = LISTS["groups"]


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
    about_year, joined = before in _ABOUT and further in _TIMES, before == "and" and further.isdecimal()
    return further if about_year or joined else before


def is_plural(lower: str) -> bool:
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
        if lower in _PLURALS or is_plural(lower):
            return True
    return False
