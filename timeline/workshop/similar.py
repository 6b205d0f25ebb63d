"""Which events of the chronology a suggestion may be one with, for an editor to join them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from timeline.corroboration.pairs import PossibleDuplicates, pair_model
from timeline.events import Event

MOST: Final = 5
"""Events that are offered: each has a key."""

SURE: Final = 0.5
"""What is offered is at least so likely, as a share of what corroboration joins by itself: at a tenth of that, every
third of 342 suggestions of 30 articles had an offer, and one was taken."""


@dataclass(frozen=True, slots=True)
class Similar:
    """An event that may be the same happening; ``score`` is how likely that is, 0 to 1."""

    event: Event
    score: float


def similar(event: Event, others: Iterable[Event], duplicates: PossibleDuplicates) -> tuple[Similar, ...]:
    """Return the events that are most likely the same happening, the likeliest first."""
    least = SURE * pair_model().threshold
    pairs = (pair for pair in duplicates.alike(event, others) if pair[0] >= least)
    best = nlargest(MOST, pairs, key=lambda pairs: (pairs[0], pairs[1].id))
    return tuple(Similar(other, likelihood) for likelihood, other in best)
