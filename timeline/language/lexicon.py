"""What words name, and their parts of speech. From WordNet 3.0, whose notice is in docs/guide/events.md."""

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
    ``parts``: word -> the parts of speech that it is used as, the commonest first: n noun, v verb, a adjective, r
    adverb. ``irregular``: form -> verb. ``places``: names of cities, countries, rivers."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    parts: dict[str, str]
    irregular: dict[str, str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships; ``benchmarks/make_lexicon.py`` makes it."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("lexicon.json.gz").read_bytes()))
    verbs, nouns, parts = (
        {word: kind for kind, words in stored[table].items() for word in words.split()}
        for table in ("verbs", "nouns", "parts")
    )
    return Lexicon(verbs, nouns, parts, stored["irregular"], frozenset(stored["places"].split("|")))
