"""How alike two tellings are: by their words, rare ones counting most, by deeds and numbers shared."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.extraction.candidates import Candidate
from timeline.extraction.concepts import CONCEPT
from timeline.extraction.stems import stems

Weights = Mapping[str, float]

ACTS: Final = frozenset(CONCEPT.values()) - {"soldier", "police", "spokesman", "company"}
"""The concepts that are deeds; the others are people."""
SAME_STORY: Final = 0.12
"""How alike two articles are that tell of one story. Measured on ECB+; see docs/guide/events.md."""
JOINED: Final = 0.21
"""How alike two tellings of one story are at least that are of one happening; of two stories, twice as much."""
_SHARED: Final = 0.08
"""What a deed or a number that both tell of adds; numbers of which none is shared take as much away."""
_ANYBODY: Final = frozenset(stems("spokesman president minister official north south united"))
"""Words of a subject that do not tell who it is."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A candidate with what it is compared by: its weighed words, the deeds and the numbers among them, and the
    words of its subject."""

    candidate: Candidate
    weights: Weights
    acts: frozenset[str]
    numbers: frozenset[str]
    speaker: frozenset[str]


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


def tellings_of(candidates: Sequence[Candidate]) -> list[Telling]:
    """The candidates with what they are compared by."""
    bags = [dict.fromkeys(stems(f"{candidate.gist} {candidate.quote}"), 1.0) for candidate in candidates]
    return [
        Telling(
            candidate,
            weights,
            ACTS.intersection(bag),
            frozenset(stem for stem in bag if stem[0].isdigit()),
            frozenset(stems(candidate.actor)) - _ANYBODY,
        )
        for candidate, bag, weights in zip(candidates, bags, weigh(bags), strict=True)
    ]


def alike(one: Telling, other: Telling, words: float, articles: float) -> float:
    """How alike two tellings are; 1 is where they are joined. ``words`` is how alike their words are, ``articles`` how
    alike their articles are."""
    score = words + _SHARED * bool(one.acts & other.acts)
    if one.numbers and other.numbers:
        score += _SHARED if one.numbers & other.numbers else -_SHARED
    return score / (JOINED if articles >= SAME_STORY else 2 * JOINED)
