"""What two mentions cannot both say of one happening: such pairs speak for no cluster, however similar their words are.

What nearly always is another happening keeps whole clusters apart; what is misread more often counts for its pair
alone, so that one bad reading among ten sources splits no event.
"""

from __future__ import annotations

from typing import Final

from timeline.corroboration.features import in_series, relation
from timeline.corroboration.frequencies import cosine
from timeline.corroboration.records import Record
from timeline.dates import compatible
from timeline.language.stems import stems

_ORDINALS: Final = frozenset(stems("second third fourth fifth sixth seventh eighth ninth tenth another"))
"""Words that tell a happening from another of its kind. "First" does not: it is said of firsts in history."""
SAME_FORM: Final = 0.6
"""How similar two mentions are, their names and numbers apart, that are of one form."""
EXCLUSIVE: Final = tuple(
    frozenset(stems(deeds))
    for deeds in (
        "searching dead",
        "searching found",
        "missing dead",
        "rescued dead",
        "arrested released",
        "convicted acquitted",
        "opened closed",
        "hospitalised dead",
    )
)
"""Pairs of deeds of which one follows the other or excludes it: who is searched for is not yet known to be dead."""


def contradict(one: Record, other: Record) -> bool:
    """Return whether two mentions cannot be of one happening."""
    return exclude(one, other) or any(contradicts(one, other) for contradicts in _CONTRADICTING)


def exclude(one: Record, other: Record) -> bool:
    """Return whether two mentions contradict each other so surely that no cluster may hold both."""
    return any(excludes(one, other) for excludes in _EXCLUDING)


def _denial_excludes(one: Record, other: Record) -> bool:
    """Return whether only one is denied. A denial comes to what it denies as a stance."""
    return one.denied != other.denied


def _plan_contradicts(one: Record, other: Record) -> bool:
    """Return whether only one is still to come."""
    return one.planned != other.planned


def _article_excludes(one: Record, other: Record) -> bool:
    """Return whether one article tells two happenings: two of a sentence, or two on days that its words give."""
    if one.article != other.article:
        return False
    days = one.span.given is not None and other.span.given is not None
    return one.sentence == other.sentence or (days and relation(one.span, other.span) not in ("same", "overlap"))


def _days_exclude(one: Record, other: Record) -> bool:
    """Return whether both give days in words that cannot be the same, beyond what sources differ in; or neither does,
    and they were reported long one after the other. What is reported without a day is mostly reported soon.

    Two reports may differ by a day about one happening. They are two of a series where each was published as long
    after its day as the other, or where they name other places, or count other numbers of the same.
    """
    if one.span.given is None and other.span.given is None:
        return relation(one.span, other.span) == "far"
    if one.span.given is None or other.span.given is None or compatible(one.span.given, other.span.given):
        return False
    if one.saying or other.saying or relation(one.span, other.span) != "next":
        return True
    return (
        in_series(one, other)
        or bool(one.places and other.places and one.places.isdisjoint(other.places))
        or one.names.isdisjoint(other.names)
    )


def _names_contradict(one: Record, other: Record) -> bool:
    """Return whether both say the same of other people and places: "a fire destroyed the market hall of" two towns."""
    named = one.names and other.names and one.names.isdisjoint(other.names)
    return bool(named) and cosine(one.worded, other.worded) >= SAME_FORM


def _ordinals_contradict(one: Record, other: Record) -> bool:
    """Return whether the titles count the happening differently: "a second blast" and "a blast"."""
    return _ORDINALS & one.title.keys() != _ORDINALS & other.title.keys()


def _deeds_contradict(one: Record, other: Record) -> bool:
    first, second = one.title.keys(), other.title.keys()
    for pair in EXCLUSIVE:
        here, there = pair & first, pair & second
        if len(here) == len(there) == 1 and here != there:
            return True
    return False


_EXCLUDING: Final = (_denial_excludes, _article_excludes, _days_exclude)
_CONTRADICTING: Final = (_plan_contradicts, _names_contradict, _ordinals_contradict, _deeds_contradict)
