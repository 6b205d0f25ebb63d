"""What around a phrase tells that it is no time after all: reasons for the ``unless`` of a rule, made from words."""

from __future__ import annotations

from timeline.when.grammar import Guard
from timeline.when.tokens import Pieces


def follows(*words: str) -> Guard:
    """It stands right after one of these words: "$" before 1990."""
    known = frozenset(words)
    return lambda pieces, first, last: pieces.before(first).lower() in known


def precedes(*words: str) -> Guard:
    """It stands right before one of these words: "percent" after 1990."""
    known = frozenset(words)
    return lambda pieces, first, last: pieces.after(last).lower() in known


def not_after(*words: str) -> Guard:
    """It stands after none of these words: a year like 1066 wants "in", "of", "since" before it."""
    known = frozenset(words)
    return lambda pieces, first, last: pieces.before(first).lower() not in known


def is_word(*words: str) -> Guard:
    """It ends in one of these words themselves: "fall" and "spring" are more than seasons."""
    known = frozenset(words)
    return lambda pieces, first, last: pieces.lower[last] in known


def not_before(*words: str) -> Guard:
    """It stands before none of these words: "the day before" wants a comma or a full stop after it."""
    known = frozenset(words)
    return lambda pieces, first, last: pieces.after(last).lower() not in known


def after_amount(pieces: Pieces, first: int, last: int) -> bool:
    """It tells how often an amount comes: the year of "$500 million a year" is a rate."""
    before = pieces.before(first).lower()
    return before.isdecimal() or before in _AMOUNTS


_AMOUNTS = frozenset(("million", "billion", "thousand", "trillion", "percent", "%", "times", "once", "twice", "cents"))


def both(one: Guard, other: Guard) -> Guard:
    """Two reasons that count only together."""
    return lambda pieces, first, last: one(pieces, first, last) and other(pieces, first, last)


def in_a_number(pieces: Pieces, first: int, last: int) -> bool:
    """It is a part of a longer number or code: the 1990 of 1,990, of 3.1990, of A1990 or of 1990th."""
    words = pieces.words
    before, after = words[first - 1] if first else " ", words[last + 1] if last + 1 < len(words) else " "
    if before.isalnum() or after.isalnum() or before in "_@#\\" or after in "_@\\":
        return True
    if before in ".,:/" and first > 1 and words[first - 2].isdecimal():
        return True
    return after in ".,:/" and last + 2 < len(words) and words[last + 2].isdecimal()


def in_a_name(pieces: Pieces, first: int, last: int) -> bool:
    """A capitalised word stands right before it in the same sentence: the May of "Theresa May", the March of "Long March"."""
    if first < 2 or not pieces.words[first - 1].isspace():
        return False
    before, entry = pieces.words[first - 2], pieces.entries[first - 2]
    if not before[0].isupper() or before.isupper():
        return False
    begins_sentence = first < 4 or not (pieces.words[first - 4].isalnum() or pieces.words[first - 4] == ",")
    return entry is None or (not begins_sentence and all(sense.symbol.islower() for sense in entry.senses))


def begins_a_name(pieces: Pieces, first: int, last: int) -> bool:
    """A capitalised word that is no time stands right after it: the June of "June Smith"."""
    if last + 2 >= len(pieces.words) or not pieces.words[last + 1].isspace():
        return False
    after = pieces.words[last + 2]
    return after[0].isupper() and pieces.entries[last + 2] is None


def lower_case(pieces: Pieces, first: int, last: int) -> bool:
    """It is written without a capital: "march" and "may" are verbs then."""
    return pieces.words[first][0].islower()
