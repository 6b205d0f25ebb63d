"""What words name: kinds of doing, people, places. From WordNet 3.0, whose notice is in docs/guide/events.md."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib import resources
from typing import NamedTuple


class Lexicon(NamedTuple):
    """``verbs`` and ``nouns``: word -> the kind of its commonest sense, as WordNet's lexicographers sorted them:
    verbs are body, change, cognition, communication, competition, contact, motion, possession, social, stative ...;
    nouns, of which only these are kept, act, communication, event, group, person, phenomenon, process, state.
    ``irregular``: form -> verb. ``places``: names of cities, countries, rivers."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    irregular: dict[str, str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships; ``benchmarks/make_lexicon.py`` makes it."""
    stored = json.loads(
        gzip.decompress(resources.files("timeline.extraction").joinpath("lexicon.json.gz").read_bytes())
    )
    verbs, nouns = (
        {word: kind for kind, words in stored[part].items() for word in words.split()} for part in ("verbs", "nouns")
    )
    return Lexicon(verbs, nouns, stored["irregular"], frozenset(stored["places"].split("|")))
