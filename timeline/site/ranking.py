"""Which events a page shows first: those of most weight, spread over the months."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.dates import When, latest
from timeline.site.entries import Entry
from timeline.weight import Weight

Weights = Mapping[str, Weight]
"""How much each event matters, by its id."""

SHARE: Final = 5
"""One event in so many is a key event, between the two bounds below."""

FEWEST_KEYS: Final = 12
"""Key events of a timeline at least, where it has so many."""
MOST_KEYS: Final = 60
"""Key events at most: more are no help."""


def key_events(entries: Sequence[Entry], above: int, weighed: Weights) -> frozenset[str]:
    """The ids of the key events among these: all where there are few, else the weightiest, spread over the months."""
    if len(entries) <= above:
        return frozenset(entry.event.id for entry in entries)
    weights = {entry.event.id: weighed[entry.event.id].value for entry in entries}
    chosen = [entry.event.id for entry in entries if entry.event.key]
    ranks = _ranks_in_month(entries, weights)
    rest = sorted(
        (entry.event.id for entry in entries if entry.event.key is None),
        key=lambda name: (-round(weights[name], 2), ranks[name], name),
    )
    wanted = min(MOST_KEYS, max(FEWEST_KEYS, len(entries) // SHARE))
    return frozenset(chosen + rest[: max(0, wanted - len(chosen))])


def _ranks_in_month(entries: Iterable[Entry], weights: dict[str, float]) -> dict[str, int]:
    """The place of each event among those of its month: where weights are equal, each month gives its first."""
    months: dict[object, list[str]] = {}
    for entry in entries:
        months.setdefault(_month(entry.event.date), []).append(entry.event.id)
    return {
        name: rank
        for names in months.values()
        for rank, name in enumerate(sorted(names, key=lambda name: (-weights[name], name)))
    }


def _month(when: When) -> tuple[int, int] | None:
    day = latest(when)
    return (day.year, day.month) if day else None
