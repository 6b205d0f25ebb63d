"""The headline of a happening: of those that its sentence allows, the one that tells it best."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from timeline.extraction.background import Background, Headline, HeadlineWeights
from timeline.extraction.headline_candidates import candidates
from timeline.extraction.headline_features import HeadlineCandidate

__all__ = ["Background", "Headline", "HeadlineWeights", "write_headline"]


@cache
def weights() -> HeadlineWeights:
    """The weights that the package ships; ``benchmarks/train_headlines.py`` makes them."""
    stored = json.loads(resources.files("timeline.extraction").joinpath("headline.json").read_bytes())
    return HeadlineWeights(stored["choice"], stored["trust"], stored["bias"])


def write_headline(background: Background, index: int, word: int) -> Headline | None:
    """The headline of the happening that a word of sentence ``index`` names: the last word of a verb group, or a noun.

    Of "On Monday the mayor, Ann Lee, opened the bridge, police said." and "opened" it is "Ann Lee opens the bridge".
    None where the sentence allows none.
    """
    if (index, word) not in background.written:
        found = candidates(background, index, word)
        background.written[index, word] = choose(found, background.headlines or weights())
    return background.written[index, word]


def choose(found: list[HeadlineCandidate], given: HeadlineWeights) -> Headline | None:
    """The candidate with the highest score, the first of equals."""
    if not found:
        return None
    scores = [score(each.features, given.choice) for each in found]
    best = scores.index(max(scores))
    chosen = found[best]
    added = tuple((name, given.choice.get(name, 0.0) * value) for name, value in chosen.features.items() if value)
    trust = given.bias + score(chosen.features, given.trust)
    return Headline(
        chosen.text,
        chosen.rule,
        1 / (1 + math.exp(-max(-50.0, min(50.0, trust)))),
        tuple(sorted(added, key=lambda pair: (-abs(pair[1]), pair[0]))),
    )


def score(features: Mapping[str, float], given: Mapping[str, float]) -> float:
    """The sum of the weighed features."""
    return sum(value * given.get(name, 0.0) for name, value in features.items())
