"""How alike two bags of words are: rare words count most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

Weights = Mapping[str, float]


def weigh(bags: Sequence[Weights]) -> list[Weights]:
    """Each bag of words with weights of length one: what a word counts, by how few of the bags have it (TF-IDF)."""
    frequency = Counter(stem for bag in bags for stem in bag)
    weighed: list[Weights] = []
    for bag in bags:
        weights = {stem: own * math.log(1 + len(bags) / frequency[stem]) for stem, own in bag.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        weighed.append({stem: weight / length for stem, weight in weights.items()})
    return weighed


def cosine(one: Weights, other: Weights) -> float:
    """How alike two weighed bags are: of length one, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum([weight * other[stem] for stem, weight in one.items() if stem in other])
