"""Which events of the chronology a suggestion may be one with, for an editor to join them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from timeline.corroboration.likeness import Likeness
from timeline.events import Event

MOST: Final = 5


@dataclass(frozen=True, slots=True)
class Similar:
    """An event that may be the same happening; ``score`` is how likely that is, 0 to 1."""

    event: Event
    score: float


def similar(event: Event, others: Iterable[Event], likeness: Likeness) -> tuple[Similar, ...]:
    """Return the events that are most likely the same happening, the likeliest first."""
    best = nlargest(MOST, likeness.alike(event, others), key=lambda found: (found[0], found[1].id))
    return tuple(Similar(other, likelihood) for likelihood, other in best)
