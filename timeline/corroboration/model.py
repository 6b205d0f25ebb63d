"""The pair model: how likely two mentions are of one happening, from the features that ``features.py`` names.

A logistic regression each for two mentions of two articles ("across") and of one ("within"). The weights are in
pair_model.json, which ``benchmarks/train_pairs.py`` writes; pair_model.md is its card.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

_NEVER: Final = -700.0
"""The least log-odds that a float can take the exponential of."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """The log-odds of features: a bias, and a weight for each."""

    bias: float
    weights: Mapping[str, float]

    def likelihood(self, features: Mapping[str, float]) -> float:
        """Return how likely it is that the two are of one happening, 0 to 1."""
        odds = self.bias + math.fsum([self.weights.get(name, 0.0) * value for name, value in features.items()])
        return 1 / (1 + math.exp(-max(odds, _NEVER)))

    def contributions(self, features: Mapping[str, float]) -> list[tuple[str, float]]:
        """Return by how much each feature moved the log-odds, the strongest first."""
        moved = [(name, self.weights.get(name, 0.0) * value) for name, value in features.items()]
        return sorted(moved, key=lambda each: (-abs(each[1]), each[0]))


@dataclass(frozen=True, slots=True)
class PairModel:
    """The scorers, and the average likelihood down to which clusters are joined."""

    across: Scorer
    within: Scorer
    threshold: float

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> PairModel:
        """Return the model that a JSON object holds."""
        across, within = (Scorer(stored[part]["bias"], stored[part]["weights"]) for part in ("across", "within"))
        return cls(across, within, stored["threshold"])


@cache
def pair_model() -> PairModel:
    """Return the model that the package ships."""
    return PairModel.of(json.loads(resources.files("timeline.corroboration").joinpath("pair_model.json").read_bytes()))
