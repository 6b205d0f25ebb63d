"""What a feed says: the events, those last added or changed first, each with days that the sources give.

No clock is asked: an event was added when its first source was published, and changed when its last one was.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Final

from timeline.dates import Day, earliest
from timeline.events import Event
from timeline.exchange.edition import Edition, Remark
from timeline.text import address

MAX_ENTRIES: Final = 200
"""A feed holds the latest so many."""

_NAMES: Final = uuid.UUID("6f0a3c1e-3f0d-5b0e-9d3b-5a7f0c2d9b11")
_NEVER: Final = Day(1970, 1, 1)
"""When a feed without entries changed last: Atom wants a day."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry of a feed. ``id`` is a URN that stays the same as long as the event's id and the host do."""

    event: Event
    id: str
    added: Day
    changed: Day


def items(edition: Edition) -> tuple[tuple[FeedItem, ...], tuple[Remark, ...]]:
    """The entries, the last changed first, and what the feed does not hold."""
    remarks: list[Remark] = []
    entries: list[FeedItem] = []
    undated: list[Remark] = []
    for event in edition.events:
        days = edition.reported(event)
        if days is None or not all(1 <= day.year <= 9999 for day in days):
            day = earliest(event.date)
            if day is None or not 1 <= day.year <= 9999:
                message = "no source says when it was published, and no first day of it is known"
                undated.append(Remark(event.id, message, left_out=True))
                continue
            days = (day, day)
            remarks.append(Remark(event.id, f"no source says when it was published; {days[1]} stands for it"))
        entries.append(FeedItem(event, urn(f"{edition.host}/{address(event.id)}"), *days))
    entries.sort(key=lambda item: (-item.changed.ordinal, -item.added.ordinal, item.event.id))
    left_out = {item.event.id: item for item in entries[MAX_ENTRIES:]}
    message = f"a feed holds the {MAX_ENTRIES} that were last changed"
    remarks = [remark for remark in remarks if remark.place not in left_out]
    remarks += [Remark(name, message, left_out=True) for name in left_out]
    return tuple(entries[:MAX_ENTRIES]), (*remarks, *undated)


def urn(name: str) -> str:
    """A name for machines that is the same wherever and whenever it is made from the same name."""
    return uuid.uuid5(_NAMES, name).urn


def timestamp(day: Day) -> str:
    """The beginning of a day in RFC 3339: feeds ask for a time, and sources give days."""
    return f"{day}T00:00:00Z"


def last_changed(entries: tuple[FeedItem, ...]) -> Day:
    """When the feed changed last."""
    return max((item.changed for item in entries), default=_NEVER)
