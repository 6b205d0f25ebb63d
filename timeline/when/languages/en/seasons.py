"""Seasons: "summer 2023", "last fall", "the winter months"; and the verbs "fall" and "spring", which are none."""

from __future__ import annotations

from typing import Final

from timeline.when.guards import (
    begins_a_name,
    both,
    follows,
    in_a_name,
    is_word,
    not_after,
    not_before,
    precedes,
)
from timeline.when.languages.en.counts import LISTS, is_plural
from timeline.when.languages.en.relative import is_year
from timeline.when.meaning import Calendar, Division, Mod, Modified, Unit
from timeline.when.rules import Rule
from timeline.when.tokens import Position

FALLS = is_word("fall", "spring")

_PARTICLES: Final = (
    "away", "off", "apart", "behind", "back", "short", "down", "up", "open", "forward", "out", "over", "through",
    "to", "from", "into", "onto", "under", "ill", "asleep", "victim", "prey", "silent", "flat", "sharply", "further",
)  # fmt: skip
"""What follows the verbs: "fall away", "spring back"."""

_SUBJECTS: Final = LISTS["before_verbs"]

_TIMES: Final = frozenset(("SEASON_NAME", "MONTH_NAME"))


def is_verb(place: Position) -> bool:
    """It is the verb "fall" or "spring", as after "will" or a plural: "prices fall this year"."""
    lower, first, before = place.pieces.lower, place.first, place.before
    if lower[first] not in ("fall", "spring") or not first:
        return False
    no_time = before.isalpha() and place.pieces.entries[first - 2] is None
    return before in _SUBJECTS or (no_time and is_plural(before))


def joins_no_season(place: Position) -> bool:
    """It follows an "and" that joins no two times: not "winter and fall" but "rise and fall"."""
    lower, first = place.pieces.lower, place.first
    if place.before != "and":
        return False
    words = [at for at in range(max(first - 6, 0), first) if not lower[at].isspace()]
    if len(words) < 2 or lower[words[-2]] == lower[first]:
        return True
    entry = place.pieces.entries[words[-2]]
    return entry is None or entry.symbols.isdisjoint(_TIMES)


# fmt: off
NAMED = (
    Rule("SEASON", "SEASON_NAME of|,? FULL_YEAR|SHORT_YEAR",
         lambda season_name, full_year: Division(Unit.SEASON, season_name, Calendar(full_year)),
         {"summer 2023": "2023-22", "spring of 1940": "1940-21"}),
    Rule("SEASON", "the? SEASON_NAME of? YEAR_DIGITS +-|/ +DIGITS2",
         lambda season_name, year_digits, digits2: Division(Unit.SEASON, season_name, Calendar(year_digits))
             if season_name == 4 and digits2 == (year_digits + 1) % 100 else None,
         {"in the winter of 1978-79": "1978-24", "winter 1998/99": "1998-24"}),
    Rule("SEASON", "the SEASON_NAME of FULL_YEAR|SHORT_YEAR",
         lambda season_name, full_year: Division(Unit.SEASON, season_name, Calendar(full_year)),
         {"the winter of 1941": "1941-24", "the summer of '69": "1969-22"}),
    Rule("SEASON", "FULL_YEAR SEASON_NAME",
         lambda full_year, season_name: Division(Unit.SEASON, season_name, Calendar(full_year)),
         {"the 1940 summer": "1940-22"}),
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"It fell in summer": "2024-22"},
         unless=(not_after("in", "since", "by", "until", "till", "during", "through", "last", "this", "every",
             "each", "early", "late", "mid", "between", "from", "and"), in_a_name,
             both(FALLS, joins_no_season), both(FALLS, both(follows("and"), precedes(*_PARTICLES))))),
    Rule("SEASON", "the SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"in the summer": "2024-22"},
         unless=(precedes("of", "for"), begins_a_name,
             both(FALLS, precedes("in", "from", "line", "to")),
             both(FALLS, both(precedes("on", *_PARTICLES), not_after("in", "during", "by", "since", "until"))))),
    Rule("SEASON", "SEASON_NAME", lambda season_name: Division(Unit.SEASON, season_name),
         {"their summer offensive": "2024-22"},
         unless=(not_before("offensive", "campaign", "counter", "fighting", "counteroffensive", "months", "session",
             "break"),)),
)

DATES = (
    Rule("SEASON", "SHIFT SEASON_NAME", lambda shift, season_name: Division(Unit.SEASON, season_name, None, shift),
         {"last summer": "2024-22", "next spring": "2025-21", "this past winter": "2023-24"}),
    Rule("SEASON", "FOCUS_SHIFT SEASON_NAME",
         lambda focus_shift, season_name: Division(Unit.SEASON, season_name, None, focus_shift),
         {"the following spring": "2025-21"}),
)

SHIFTED = (
    Rule("SEASON", "the? SEASON_NAME of|,? PERIOD",
         lambda season_name, period: Division(Unit.SEASON, season_name, period) if is_year(period) else None,
         {"the spring of last year": "2023-21"}, unless=(is_verb,)),
)

PARTS = (
    Rule("PART", "MID_SEASON", lambda mid_season: Modified(Division(Unit.SEASON, mid_season), Mod.MID),
         {"by midsummer": "[..2024-08-31]"}),
    Rule("PART", "the SEASON_NAME months of|in? FULL_YEAR", lambda season_name, full_year:
         Division(Unit.SEASON, season_name, Calendar(full_year)), {"the summer months of 1914": "1914-22"}),
    Rule("PART", "the SEASON_NAME months", lambda season_name: Division(Unit.SEASON, season_name),
         {"over the summer months": "2024-22"}),
)
# fmt: on
