"""Log-linear models: a weight for each named feature, in a file that people can read.

Every decision can be explained by the features that hold and what each adds. ``features.py`` names them.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

Features = Sequence[str]
"""The names of the features that hold; each counts once."""

SHOWN: Final = 8
"""Contributions that ``why`` prints of a decision."""


class Contribution(NamedTuple):
    """What one feature adds to the log-odds of a decision."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class LogLinear:
    """A log-linear model: the weights of its features, in log-odds. A feature without a weight counts nothing."""

    weights: Mapping[str, float]

    def score(self, features: Features) -> float:
        """Return the sum of the weights, in log-odds."""
        return math.fsum(filter(None, map(self.weights.get, features)))

    def probability(self, features: Features) -> float:
        """Return the probability that a decision with these features is yes, by the logistic function."""
        return logistic(self.score(features))

    def contributions(self, features: Features) -> list[Contribution]:
        """Return what each feature adds, the largest first."""
        weighed = [Contribution(feature, self.weights[feature]) for feature in features if feature in self.weights]
        return sorted(weighed, key=lambda each: (-abs(each.weight), each.feature))


def logistic(score: float) -> float:
    """Return the probability of log-odds. logistic(0) is 0.5."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def softmax(scores: Sequence[float]) -> list[float]:
    """Return the probabilities of alternatives of which exactly one holds. softmax([0, 0]) is [0.5, 0.5]."""
    top = max(scores)
    grown = [math.exp(score - top) for score in scores]
    total = math.fsum(grown)
    return [each / total for each in grown]


@dataclass(frozen=True, slots=True)
class Models:
    """The models that extraction decides by, as one file holds them, and the thresholds that belong to them."""

    select: LogLinear
    date: LogLinear
    row: LogLinear
    thresholds: Mapping[str, float]

    @classmethod
    def read(cls, content: bytes) -> Models:
        """Return the models of a file's content. Raises KeyError or ValueError where it is not such a file."""
        stored = json.loads(gzip.decompress(content))
        select, date, row = (LogLinear(stored[name]) for name in ("select", "date", "row"))
        return cls(select, date, row, stored["thresholds"])

    def write(self) -> bytes:
        """Return the content of a file that ``read`` reads, the same bytes for the same weights."""
        tables = {"select": self.select.weights, "date": self.date.weights, "row": self.row.weights}
        stored: dict[str, Mapping[str, float]] = {**tables, "thresholds": self.thresholds}
        text = json.dumps({name: rounded(table) for name, table in stored.items()}, indent=0, sort_keys=True)
        return gzip.compress(text.encode(), mtime=0)


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights with three decimals, those that then are 0 left out."""
    return {name: round(weight, 3) for name, weight in weights.items() if round(weight, 3)}


@cache
def load() -> Models:
    """Return the models that the package ships; ``benchmarks/train_extraction.py`` makes them."""
    return Models.read(resources.files("timeline.extraction").joinpath("models.json.gz").read_bytes())
