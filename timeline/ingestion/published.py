"""The day of publication: the most probable of the days that a document names, with what speaks for and against it.

A log-linear model weighs the features of ``signs``: each day's weights are summed, and so is 0 for "none of them", and
the exponentials of the sums are made to add up to 1. benchmarks/train_published.py makes the weights, which stand with
their card in published.json.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from timeline.dates import Day
from timeline.ingestion.parsed import Evidence, EvidenceKind
from timeline.ingestion.signs import features_of, is_place

SHOWN: Final = 3
"""So many days that speak against the verdict are named."""

LEAST: Final = 0.02
"""A day that is less probable speaks against nothing."""


_OF_THE_STORY: Final = frozenset(("story", "@story"))
"""Signs of a day that the story tells of, which says nothing against the day it came out."""


@dataclass(frozen=True, slots=True)
class Published:
    """The day an article came out.

    Attributes:
        stamp: The day with time and zone where they are given, as ISO 8601.
        why: The places that name the day, for people.
        against: What names another day, for people.
        probability: How probable the day is by the model; 1 where the owner or the source states it.
    """

    day: Day
    stamp: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    probability: float = 1.0

    @property
    def words(self) -> str:
        """For the front matter: "JSON-LD datePublished, address; but meta date says 2024-10-20"."""
        return ", ".join(self.why) + (f"; but {', '.join(self.against)}" if self.against else "")


def most_probable_day(evidence: Iterable[Evidence], latest: Day | None = None, address: str = "") -> Published | None:
    """Return the most probable day, None where none is probable enough: no day is better than a wrong one.

    What is stated by the owner or the source itself is taken at its word. Days after ``latest``, the day the document
    was fetched, are no evidence. ``address`` is that of the document.
    """
    found = [one for one in evidence if latest is None or one.day <= latest.plus(1)]
    if stated := [one for one in found if one.kind is EvidenceKind.STATED]:
        return _verdict(stated[0].day, found, {one.day: 1.0 for one in found}, 1.0)
    probabilities = probabilities_of(features_of(found, address))
    if not probabilities:
        return None
    day = max(probabilities, key=lambda one: (probabilities[one], -one.ordinal))
    if probabilities[day] < _model()["threshold"]:
        return None
    return _verdict(day, found, probabilities, probabilities[day])


def probabilities_of(features: Mapping[Day, Mapping[str, float]]) -> dict[Day, float]:
    """Return how probable each day is; what is missing to 1 is that it is none of them."""
    weights = _model()["weights"]
    scores = {day: sum(weights[name] * value for name, value in of_day.items()) for day, of_day in features.items()}
    most = max((0.0, *scores.values()))
    powers = {day: math.exp(score - most) for day, score in scores.items()}
    whole = math.exp(-most) + sum(powers.values())
    return {day: power / whole for day, power in powers.items()}


@cache
def _model() -> Mapping[str, Any]:
    model: Mapping[str, Any] = json.loads((resources.files(__package__) / "published.json").read_text("utf-8"))
    return model


def _verdict(day: Day, found: Sequence[Evidence], probabilities: Mapping[Day, float], probability: float) -> Published:
    """The day with the most exact stamp of it, the places that name it and those that name a probable other one."""
    # A word for machines is the better source of a time than one in a comment or a list of other articles.
    places = [one for one in found if is_place(one)]
    for_it = sorted(
        (one for one in places if one.day == day and one.kind is not EvidenceKind.CHANGE),
        key=lambda one: ("@elsewhere" in one.signs, one.kind, -len(one.stamp)),
    )
    others = sorted((one for one in places if one.day != day), key=lambda one: -probabilities.get(one.day, 0.0))
    against = [
        f"{one.where} says {one.day}"
        for one in others
        if probabilities.get(one.day, 0.0) >= LEAST and _OF_THE_STORY.isdisjoint(one.signs)
    ]
    stamp = next((one.stamp for one in for_it if "T" in one.stamp), str(day))
    why = tuple(dict.fromkeys(one.where for one in for_it))
    return Published(day, stamp, why[:5], tuple(dict.fromkeys(against))[:SHOWN], round(probability, 3))
