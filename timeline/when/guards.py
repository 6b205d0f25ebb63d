"""What around a phrase tells that it is no time after all: reasons for the ``unless`` of a rule, made from words."""

from __future__ import annotations

from typing import Final

from timeline.files import word_lists
from timeline.when.rules import Guard
from timeline.when.tokens import Pieces, Position

_AMOUNTS: Final = frozenset(
    ("million", "billion", "thousand", "trillion", "percent", "%", "times", "once", "twice", "cents")
)


_LISTS: Final = word_lists("timeline.when", "guards.toml")
_FUNCTION: Final = _LISTS["function"]

_DOMAINS: Final = frozenset(("com", "org", "net", "co", "io"))
_STREETS: Final = _LISTS["streets"]


def follows(*words: str) -> Guard:
    """It stands right after one of these words: "$" before 1990."""
    choices = frozenset(words)
    return lambda place: place.before in choices


def precedes(*words: str) -> Guard:
    """It stands right before one of these words: "percent" after 1990."""
    choices = frozenset(words)
    return lambda place: place.after in choices


def not_after(*words: str) -> Guard:
    """It stands after none of these words: a season wants "in", "by", "since" before it."""
    choices = frozenset(words)
    return lambda place: place.before not in choices


def not_before(*words: str) -> Guard:
    """It stands before none of these words: "the day before" wants a comma or a full stop after it."""
    choices = frozenset(words)
    return lambda place: place.after not in choices


def is_word(*words: str) -> Guard:
    """It ends in one of these words itself: "fall" and "spring" are more than seasons."""
    choices = frozenset(words)
    return lambda place: place.pieces.lower[place.last] in choices


def both(one: Guard, other: Guard) -> Guard:
    """Two reasons that count only together."""
    return lambda place: one(place) and other(place)


def after_amount(place: Position) -> bool:
    """It tells how often an amount comes: the year of "$500 million a year" is a rate."""
    return place.before.isdecimal() or place.before in _AMOUNTS


def after_no_amount(place: Position) -> bool:
    """It tells of no rate: the year of "for a year"."""
    return not after_amount(place)


def in_a_number(place: Position) -> bool:
    """It is a part of a longer number or code: the 1990 of 1,990, of 3.1990, of A1990, of 1990th or of XJ-1990."""
    words, first, last = place.pieces.words, place.first, place.last
    before, after = words[first - 1] if first else " ", words[last + 1] if last + 1 < len(words) else " "
    if before.isalnum() or before in "_@#\\":
        return True
    if after.isalnum() or after in "_@\\":
        return True
    digits = words[first - 2] if first > 1 and words[first - 2].isdecimal() else ""
    joins = ".,:/-" if len(digits) == 3 else ".,:/"
    if digits and before in joins:
        return True
    if before == "-" and first > 1 and _is_code(place.pieces, first - 2):
        return True
    following = words[last + 2] if last + 2 < len(words) else ""
    if after == ":":
        return following.isalnum()
    return after in ".,/" and following.isdecimal()


def in_a_code(place: Position) -> bool:
    """A letter or a further number hangs on it with a hyphen, as in a code: 05-12-2019-X, 1998-2003-7."""
    words, first, last = place.pieces.words, place.first, place.last
    after, following = words[last + 1 : last + 2], words[last + 2 : last + 3]
    hangs = after in (["-"], ["–"], ["/"], ["_"]) and following
    if hangs and (following[0].isdecimal() or len(following[0]) == 1):
        return following[0].isalnum()
    before = words[first - 1] if first else " "
    return before in "-–/_" and first > 1 and words[first - 2].isdecimal()


def _is_code(pieces: Pieces, at: int) -> bool:
    """Capitals that are no word of time, or a number with letters right before it: XJ, and the 1131 of RXJ1131."""
    word = pieces.words[at]
    if word.isdecimal():
        return at > 0 and pieces.words[at - 1].isalpha()
    capitals = word.isalpha() and word.isupper()
    return capitals and (len(word) == 1 or pieces.entries[at] is None)


def in_a_name(place: Position) -> bool:
    """A capitalised word stands right before it, in the same sentence: "Theresa May", "the Long March"."""
    words, first = place.pieces.words, place.first
    if first < 2 or not words[first - 1].isspace():
        return False
    before, entry = words[first - 2], place.pieces.entries[first - 2]
    if not before[0].isupper() or before.isupper():
        return False
    begins_sentence = first < 4 or not (words[first - 4].isalnum() or words[first - 4] == ",")
    return entry is None or (not begins_sentence and all(sense.symbol.islower() for sense in entry.senses))


def begins_a_name(place: Position) -> bool:
    """A capitalised word that is no time stands right after it: the June of "June Smith"."""
    words, last = place.pieces.words, place.last
    if last + 2 >= len(words) or not words[last + 1].isspace():
        return False
    return words[last + 2][0].isupper() and place.pieces.entries[last + 2] is None


def lower_case(place: Position) -> bool:
    """It is written without a capital: "march" and "may" are verbs then."""
    return place.pieces.words[place.first][0].islower()


def capital(place: Position) -> bool:
    """It is written with a capital, as the rounds of a season are: "Week 7"."""
    return place.pieces.words[place.first][0].isupper()


def untitled(place: Position) -> bool:
    """Its second word has no capital, so that it is no title: "This week", not "This Week with ..."."""
    return place.pieces.words[min(place.first + 2, place.last)][0].islower()


def counts_a_noun(place: Position) -> bool:
    """A noun or a superlative follows that it counts: "the 20th anniversary", "the 16th tallest"."""
    words, last = place.pieces.words, place.last
    if last + 2 >= len(words) or not words[last + 1].isspace():
        return False
    after = words[last + 2]
    return after.isalpha() and after.islower() and after not in _FUNCTION


def after_a_number(place: Position) -> bool:
    """Only a space stands between it and a longer number, as in a telephone number: 0800 1999."""
    words, first = place.pieces.words, place.first
    before = words[first - 2] if first > 1 and words[first - 1] == " " else ""
    return before.isdecimal() and len(before) > 2


def in_an_address(place: Position) -> bool:
    """It is a part of an address: 1600 Pennsylvania Avenue, Monday.com."""
    words, lower, last = place.pieces.words, place.pieces.lower, place.last
    if words[last + 1 : last + 2] == ["."] and words[last + 2 : last + 3] and words[last + 2] in _DOMAINS:
        return True
    following = lower[last + 2 : last + 7 : 2]
    return any(
        word in _STREETS and all(other[0].isupper() for other in words[last + 2 : last + 3 + 2 * at : 2])
        for at, word in enumerate(following)
    )


def in_a_title(place: Position) -> bool:
    """It has a capital, and so has a word beside it: China Daily, the Daily Mail."""
    words, first, last = place.pieces.words, place.first, place.last
    if not words[first][0].isupper() or words[first].isupper():
        return False
    before = words[first - 2] if first > 1 and words[first - 1].isspace() else "."
    after = words[last + 2] if last + 2 < len(words) and words[last + 1].isspace() else "."
    return before[0].isupper() or after[0].isupper()


def follows_title(*words: str) -> Guard:
    """It stands after one of these words, with or without a full stop: the June of "Mr. June"."""
    choices = frozenset(words)

    def guard(place: Position) -> bool:
        before = place.before
        if before == ".":
            before = place.pieces.lower[max(place.first - 3, 0)]
        return before in choices

    return guard


def shouted(place: Position) -> bool:
    """It is written in capitals where its neighbours are not: NOW is a name."""
    words, first, last = place.pieces.words, place.first, place.last
    if not words[first].isupper() or len(words[first]) == 1:
        return False
    return any(word.islower() for word in (*words[max(first - 2, 0) : first], *words[last + 1 : last + 3]))
