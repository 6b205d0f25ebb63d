"""What around a phrase tells that it is no time after all: reasons for the ``unless`` of a rule, made from words."""

from __future__ import annotations

from typing import Final

from timeline.when.rules import Guard
from timeline.when.tokens import Place

_AMOUNTS: Final = frozenset(
    ("million", "billion", "thousand", "trillion", "percent", "%", "times", "once", "twice", "cents")
)


def follows(*words: str) -> Guard:
    """It stands right after one of these words: "$" before 1990."""
    known = frozenset(words)
    return lambda place: place.before in known


def precedes(*words: str) -> Guard:
    """It stands right before one of these words: "percent" after 1990."""
    known = frozenset(words)
    return lambda place: place.after in known


def not_after(*words: str) -> Guard:
    """It stands after none of these words: a season wants "in", "by", "since" before it."""
    known = frozenset(words)
    return lambda place: place.before not in known


def not_before(*words: str) -> Guard:
    """It stands before none of these words: "the day before" wants a comma or a full stop after it."""
    known = frozenset(words)
    return lambda place: place.after not in known


def is_word(*words: str) -> Guard:
    """It ends in one of these words itself: "fall" and "spring" are more than seasons."""
    known = frozenset(words)
    return lambda place: place.pieces.lower[place.last] in known


def both(one: Guard, other: Guard) -> Guard:
    """Two reasons that count only together."""
    return lambda place: one(place) and other(place)


def after_amount(place: Place) -> bool:
    """It tells how often an amount comes: the year of "$500 million a year" is a rate."""
    return place.before.isdecimal() or place.before in _AMOUNTS


def after_no_amount(place: Place) -> bool:
    """It tells of no rate: the year of "for a year"."""
    return not after_amount(place)


def in_a_number(place: Place) -> bool:
    """It is a part of a longer number or code: the 1990 of 1,990, of 3.1990, of A1990 or of 1990th."""
    words, first, last = place.pieces.words, place.first, place.last
    before, after = words[first - 1] if first else " ", words[last + 1] if last + 1 < len(words) else " "
    if before.isalnum() or after.isalnum() or before in "_@#\\" or after in "_@\\":
        return True
    if (
        first > 1
        and words[first - 2].isdecimal()
        and (before in ".,:/" or (before == "-" and len(words[first - 2]) == 3))
    ):
        return True
    return after in ".,:/" and last + 2 < len(words) and words[last + 2].isdecimal()


def in_a_name(place: Place) -> bool:
    """A capitalised word stands right before it, in the same sentence: "Theresa May", "the Long March"."""
    words, first = place.pieces.words, place.first
    if first < 2 or not words[first - 1].isspace():
        return False
    before, entry = words[first - 2], place.pieces.entries[first - 2]
    if not before[0].isupper() or before.isupper():
        return False
    begins_sentence = first < 4 or not (words[first - 4].isalnum() or words[first - 4] == ",")
    return entry is None or (not begins_sentence and all(sense.symbol.islower() for sense in entry.senses))


def begins_a_name(place: Place) -> bool:
    """A capitalised word that is no time stands right after it: the June of "June Smith"."""
    words, last = place.pieces.words, place.last
    if last + 2 >= len(words) or not words[last + 1].isspace():
        return False
    return words[last + 2][0].isupper() and place.pieces.entries[last + 2] is None


def lower_case(place: Place) -> bool:
    """It is written without a capital: "march" and "may" are verbs then."""
    return place.pieces.words[place.first][0].islower()


def untitled(place: Place) -> bool:
    """Its second word has no capital, so that it is no title: "This week", not "This Week with ..."."""
    return place.pieces.words[min(place.first + 2, place.last)][0].islower()
