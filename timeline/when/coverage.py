"""Date-like words beside a phrase that no rule read: a fragment beside them is never completed from publication.

"Monday" of "the first Monday in Lent", "the 5th" of "the 5th of Thermidor" and "June" of "1999 June" say less than a
reader would understand, so what they leave open stays open, and the mention says which words were not understood.
"""

from __future__ import annotations

from typing import Final

from timeline.when.grammar import ChartEdge, Island
from timeline.when.languages import Language
from timeline.when.meaning import Calendar, DayOfMonth, Meaning, Weekday
from timeline.when.readings import open_anchor
from timeline.when.tokens import Pieces

_ERAS: Final = frozenset(("ERA", "OLD_STYLE", "HIJRI"))
_COUNTED: Final = frozenset(("ORDINAL_WORD", "NTH"))
_WEEKDAYS: Final = frozenset(("WEEKDAY_NAME",))
_UNITS: Final = frozenset(
    ("UNIT_ONE", "MONTH_NAME", "ORDINAL_WORD", "YEAR_DIGITS", "HOLIDAY_NAME", "MONTH_ELSEWHERE", "SEASON_NAME")
)
"""Classes of words after "of" that say which Tuesday or which 5th is meant."""

_GLUE: Final = frozenset("-–/.'’")
_ENDS: Final = frozenset(".,;:)]")
_LEADING_IN: Final = frozenset(("in", "on", "at", "by", "for", "from"))
"""Words behind which another time begins: "on Tuesday of taking bribes in 2017"."""
_OF_REACH: Final = 4
"""Words after "of" among which a unit, a month or a year is looked for: "Tuesday of the second week"."""


def unread_beside(pieces: Pieces, island: Island, edge: ChartEdge, language: Language) -> str | None:
    """Return the date-like words beside a fragment that were not understood, None where there are none.

    Only a meaning that its surroundings complete is a fragment: a date without its year, a day without its month, a
    weekday. ``edge`` is its reading in an island of known words.
    """
    anchor = open_anchor(edge.value)
    if not isinstance(anchor, Calendar | DayOfMonth | Weekday):
        return None
    first, last = island.pieces[edge.start], island.pieces[edge.end - 1]
    return (
        _era_after(pieces, island, edge.end)
        or _unread_after(pieces, last, anchor, language)
        or _unread_before(pieces, first, anchor, language)
    )


def _era_after(pieces: Pieces, island: Island, at: int) -> str | None:
    """An era or a style of counting behind it: "3 October (O.S.)", "October BC"; not the "ad" of a newspaper."""
    if at < len(island.pieces) and pieces.words[island.pieces[at]] == "(":
        at += 1
    if at >= len(island.edges) or "\n" in "".join(pieces.words[island.pieces[at - 1] + 1 : island.pieces[at]]):
        return None
    for edge in island.edges[at]:
        shown = "".join(pieces.words[island.pieces[at] : island.pieces[edge.end - 1] + 1])
        written_as_era = shown.isupper() or "." in shown or " " in shown
        if edge.symbol in _ERAS and written_as_era:
            return shown
    return None


def _unread_after(pieces: Pieces, last: int, anchor: Meaning, language: Language) -> str | None:
    words, lower = pieces.words, pieces.lower
    glued, after, further = (words[last + at] if last + at < len(words) else "" for at in (1, 2, 3))
    if glued in _GLUE and after.isdecimal() and glued != ".":  # "Oct-2011", "Oct '11" without its space
        return glued + after
    if not glued.isspace() or "\n" in glued:
        return None
    if after in ("'", "’") and further.isdecimal() and len(further) == 2:  # "May '68"
        return after + further
    if isinstance(anchor, Calendar) and after.isdecimal() and len(after) <= 2:
        if not further or further in _ENDS:  # "3 Aug 96" in a form that no rule has
            return after
        if further in "-/" and words[last + 4 : last + 5] and words[last + 4].isdecimal():  # "October 3/77"
            return after + further + words[last + 4]
    if isinstance(anchor, DayOfMonth) and _is(pieces, last + 2, _WEEKDAYS):  # "the 21st Monday"
        return after
    if lower[last + 2 : last + 3] and lower[last + 2] in language.of:
        return _unread_of(pieces, last + 2, anchor)
    return None


def _unread_of(pieces: Pieces, of: int, anchor: Meaning) -> str | None:
    """What says which one is meant: "of the second week", "of Thermidor"; not what somebody was convicted "of"."""
    places = range(of + 2, min(of + 2 + 2 * _OF_REACH, len(pieces.words)), 2)
    for count, at in enumerate(places):
        if not pieces.words[at - 1].isspace() or pieces.lower[at] in _LEADING_IN:
            break
        named = isinstance(anchor, DayOfMonth) and count == 0 and pieces.words[at][0].isupper()
        if named or _is(pieces, at, _UNITS):
            return "".join(pieces.words[of : at + 1])
    return None


def _unread_before(pieces: Pieces, first: int, anchor: Meaning, language: Language) -> str | None:
    words, lower = pieces.words, pieces.lower
    if first < 2:
        return None
    glued, before = words[first - 1], words[first - 2]
    if glued in "-/" and before.isdecimal():  # "17-May" in a form that no rule has
        return before + glued
    if glued == "," and isinstance(anchor, Calendar) and _is(pieces, first - 2, frozenset(("YEAR_DIGITS",))):
        return before
    if not glued.isspace() or "\n" in glued:
        return None
    if isinstance(anchor, DayOfMonth):  # "12th of the 5th"
        counted = lower[first - 2] in language.of and first > 3 and _is_number(words[first - 4])
        return f"{_whole(pieces, first - 4)} {before}" if counted else None
    if isinstance(anchor, Calendar):
        joined = first > 3 and words[first - 3] in "-/"
        if joined and before.isdecimal() and words[first - 4].isdecimal():
            return words[first - 4] + words[first - 3] + before  # "17/3 October"
        comma = before == "," and first > 2
        year = first - 3 if comma else first - 2
        if _is(pieces, year, frozenset(("YEAR_DIGITS",))) and words[year].isdecimal():
            return words[year]
        return None
    if _is(pieces, first - 2, _COUNTED) or lower[first - 2] in language.epithets:
        return _whole(pieces, first - 2)
    return None


def _whole(pieces: Pieces, at: int) -> str:
    """The whole word that a piece ends: the "12th" of "th"."""
    begin = at
    while begin and not pieces.words[begin - 1].isspace():
        begin -= 1
    return "".join(pieces.words[begin : at + 1])


def _is_number(word: str) -> bool:
    return word in ("th", "st", "nd", "rd") or word.isdecimal()


def _is(pieces: Pieces, at: int, symbols: frozenset[str]) -> bool:
    if not 0 <= at < len(pieces.words):
        return False
    entry = pieces.entries[at]
    return entry is not None and not symbols.isdisjoint(entry.symbols)
