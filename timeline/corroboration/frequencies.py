"""How much a word says of what a text is about: rare words say most, by a table that no corpus changes.

The frequencies are frozen. With those of the corpus at hand, one article more would change how similar all others are,
and with it events that it has nothing to do with. On ECB+ and news-clusters frozen ones tell stories apart as well
(frequencies.md).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Final

Weights = Mapping[str, float]
"""Stem -> weight; as a vector of length one."""

_UNSEEN: Final = 0.5
"""How often a stem counts as seen that no document has: less than once."""


@lru_cache(65536)
def rarity(stem: str) -> float:
    """Return the inverse document frequency of a stem: about 0.6 for "time", 6.1 for a name that no document has."""
    documents, frequency = _table()
    return math.log((documents + 1) / (frequency.get(stem, 0) + _UNSEEN))


def weigh(counts: Mapping[str, float]) -> Weights:
    """Return the stems with their weights, how much each counts times its rarity, as a vector of length one."""
    weights = {stem: count * rarity(stem) for stem, count in counts.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def weigh_evenly(stems: Iterable[str]) -> Weights:
    """Return the weights of stems that all count the same."""
    return weigh(dict.fromkeys(stems, 1.0))


def cosine(one: Weights, other: Weights) -> float:
    """Return how similar two vectors of length one are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = one.keys() & other.keys()
    return math.fsum([one[stem] * other[stem] for stem in shared]) if shared else 0.0


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    stored = json.loads(resources.files("timeline.corroboration").joinpath("frequencies.json").read_bytes())
    frequency = {stem: int(count) for count, stems in stored["stems"].items() for stem in stems.split()}
    return int(stored["documents"]), frequency
