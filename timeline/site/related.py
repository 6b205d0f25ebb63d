"""Events that belong together, because they name the same people, places and tags."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from timeline.site.chronicle import Chronicle
from timeline.site.entries import Entry

MOST: Final = 5
REACH: Final = 4
"""So many events before and after are looked at in each topic: the work stays linear, however common a topic is."""


class Neighbourhood:
    """Finds the events related to one. What few events share counts for more than what many do."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._topics = [topic.entries for topic in chronicle.topics.values() if topic.kind != "publishers"]
        self._order = {entry.event.id: index for index, entry in enumerate(chronicle.entries)}
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, entries in enumerate(self._topics):
            for index, entry in enumerate(entries):
                self._places[entry.event.id].append((number, index))

    def of(self, entry: Entry) -> list[Entry]:
        """The events most related to this one, in reading order."""
        weights: dict[str, float] = defaultdict(float)
        related: dict[str, Entry] = {}
        for number, index in self._places[entry.event.id]:
            topic = self._topics[number]
            for other in topic[max(0, index - REACH) : index + REACH + 1]:
                related[other.event.id] = other
                weights[other.event.id] += 1 / len(topic)
        related.pop(entry.event.id, None)
        here = self._order[entry.event.id]
        best = sorted(related, key=lambda key: (-weights[key], abs(self._order[key] - here), self._order[key]))[:MOST]
        return [related[key] for key in sorted(best, key=self._order.__getitem__)]
