"""How alike two tellings and two articles are: by their words, rare ones counting most, by deeds and numbers shared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.articles import Article
from timeline.extraction.candidates import Candidate
from timeline.extraction.concepts import CONCEPT
from timeline.extraction.stems import stems

Weights = Mapping[str, float]

ACTS: Final = frozenset(CONCEPT.values()) - {"soldier", "police", "spokesman", "company"}
"""The concepts that are deeds; the others are people."""
SAME_STORY: Final = 0.11
"""How alike two articles are that tell of one story. Measured on ECB+; see docs/guide/events.md."""
NEAR: Final = 0.07
"""How alike they are at least for their tellings to be compared at all."""
JOINED: Final = 0.12
"""How alike two tellings of one story are at least that are of one happening; of two stories, twice as much."""
_ANYBODY: Final = frozenset(stems("spokesman president minister official north south united"))
"""Words of a subject that do not tell who it is."""
_READ: Final = 20_000
"""Code points of an article that are compared."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A candidate with what it is compared by: its weighed words, the deeds and the numbers among them, and the
    words of its subject."""

    candidate: Candidate
    weights: Weights
    acts: frozenset[str]
    numbers: frozenset[str]
    speaker: frozenset[str]


def weigh(bags: Sequence[Sequence[str]]) -> list[Weights]:
    """Each bag of words with weights of length one, by how few of the bags have the word (TF-IDF)."""
    frequency = Counter(stem for bag in bags for stem in bag)
    weighed: list[Weights] = []
    for bag in bags:
        weights = {stem: math.log(1 + len(bags) / frequency[stem]) for stem in bag}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        weighed.append({stem: weight / length for stem, weight in weights.items()})
    return weighed


def cosine(one: Weights, other: Weights) -> float:
    """How alike two weighed bags are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(weight * other[stem] for stem, weight in one.items() if stem in other)


def tellings_of(candidates: Sequence[Candidate]) -> list[Telling]:
    """The candidates with what they are compared by."""
    bags = [stems(f"{candidate.gist} {candidate.quote}") for candidate in candidates]
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


def near_articles(articles: Sequence[Article]) -> dict[tuple[str, str], float]:
    """How alike every two articles are that have anything to do with each other, by their ids in order."""
    ordered = sorted(articles, key=lambda article: article.id)
    bags = weigh([stems(article.text[:_READ]) for article in ordered])
    holders: dict[str, list[int]] = defaultdict(list)
    for index, weights in enumerate(bags):
        for stem in weights:
            holders[stem].append(index)
    common = max(50, len(ordered) // 10)
    found: dict[tuple[str, str], float] = {}
    for index, weights in enumerate(bags):
        others = Counter(
            other for stem in weights if len(holders[stem]) <= common for other in holders[stem] if other < index
        )
        for other, shared in others.items():
            if shared >= 3 and (alike := cosine(weights, bags[other])) >= NEAR:
                found[ordered[other].id, ordered[index].id] = alike
    return found


def alike(one: Telling, other: Telling, articles: float) -> float:
    """How alike two tellings are; 1 is where they are joined. ``articles`` is how alike their articles are."""
    score = cosine(one.weights, other.weights)
    score += 0.08 * bool(one.acts & other.acts)
    if one.numbers and other.numbers:
        score += 0.08 if one.numbers & other.numbers else -0.08
    return score / (JOINED if articles >= SAME_STORY else 2 * JOINED)
