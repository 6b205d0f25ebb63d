"""Which events of the chronology a suggestion may be one with: alike in words, names and days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Final

from timeline.dates import compatible, earliest
from timeline.events import Event

MOST: Final = 5
LEAST: Final = 0.18
"""Below this two events are not alike; by eye on made-up and real rows, nothing was measured."""

_WORD: Final = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class Similar:
    """An event that may be the same happening; ``score`` is from 0 to 1."""

    event: Event
    score: float


def similar(event: Event, others: Iterable[Event]) -> tuple[Similar, ...]:
    """Return the events that are most like one, the most similar first."""
    known = [other for other in others if other.id != event.id]
    frequency = Counter(word for other in known for word in _words(other))
    scored = (Similar(other, _score(event, other, frequency, len(known))) for other in known)
    return tuple(sorted((one for one in scored if one.score >= LEAST), key=lambda one: -one.score)[:MOST])


def _score(one: Event, other: Event, frequency: Counter[str], count: int) -> float:
    mine, theirs = _words(one), _words(other)
    shared = sum(_weight(word, frequency, count) for word in mine & theirs)
    every = sum(_weight(word, frequency, count) for word in mine | theirs)
    return (shared / every if every else 0.0) * _nearness(one, other)


def _nearness(one: Event, other: Event) -> float:
    """1 where both dates can be the same, less the further they are apart."""
    if compatible(one.date, other.date):
        return 1.0
    first, second = earliest(one.date), earliest(other.date)
    if first is None or second is None:
        return 0.5
    return 1.0 / (1.0 + abs(first.ordinal - second.ordinal) / 7)


def _weight(word: str, frequency: Counter[str], count: int) -> float:
    return log((count + 1) / (frequency[word] + 1)) + 0.1


@lru_cache(maxsize=65536)
def _words(event: Event) -> frozenset[str]:
    said = " ".join([event.title, *event.who, *event.where, *(one.quote or "" for one in event.sources[:3])])
    return frozenset(word[:6] for word in _WORD.findall(said.casefold()))
