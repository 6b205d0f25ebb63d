"""How many events of a large corpus go into the files: those of most weight; the rest waits in review. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.events import Event
from timeline.weight import Weight

LARGE: Final = 100
"""Articles from which on there is a budget: a small corpus is read whole."""

Passage = tuple[str | None, str | None]
"""The article and the quote of a citation, by which an event is known again."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may go into the files.

    ``most`` events an article, 0 for any number. ``known`` are the passages that events in the files stand on already:
    a row that is once there stays. ``fresh`` are the articles that are new: only what they tell can add a row, so that
    an article more moves no row that it has nothing to do with; None is all articles. ``lines`` are the ids of events
    that a dated line of a chronology tells, which are all wanted.
    """

    most: int
    known: Collection[Passage] = frozenset()
    fresh: Collection[str] | None = None
    lines: Collection[str] = frozenset()

    def divide(
        self, found: Sequence[Event], weights: Callable[[], Mapping[str, Weight]]
    ) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """Return the events that go into the files, and those that wait. An event goes in where it is among the
        weightiest ``most`` of one of its articles."""
        if not self.most:
            return tuple(found), ()
        chosen = self._chosen(found, weights())
        known = {event.id for event in found if any(each in self.known for each in _passages(event))}
        wanted = {*chosen, *known, *self.lines}
        return (
            tuple(event for event in found if event.id in wanted),
            tuple(event for event in found if event.id not in wanted),
        )

    def _chosen(self, candidates: Iterable[Event], weights: Mapping[str, Weight]) -> set[str]:
        of_article: defaultdict[str, list[Event]] = defaultdict(list)
        for event in candidates:
            if event.id not in self.lines:
                for article in {citation.article for citation in event.sources if citation.article}:
                    of_article[article].append(event)
        chosen: set[str] = set()
        for article, events in of_article.items():
            if self.fresh is None or article in self.fresh:
                ranked = sorted(events, key=lambda event: (-weights[event.id].value, event.id))
                chosen.update(event.id for event in ranked[: self.most])
        return chosen


def passages(events: Iterable[Event]) -> frozenset[Passage]:
    """Return the passages that events stand on."""
    return frozenset(each for event in events for each in _passages(event))


def _passages(event: Event) -> Iterable[Passage]:
    return ((citation.article, citation.quote) for citation in event.sources)
