"""Lanes below the drawing: the commonest people, places and topics over the same time, each as a row of small bars."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.i18n import Translator
from timeline.i18n.wording import bounds
from timeline.site.chronicle import topics_of
from timeline.site.drawing import Bin
from timeline.site.entries import Entry
from timeline.site.index_pages import KINDS
from timeline.site.links import Links

MOST: Final = 5
"""So many names of each kind have a lane."""

FEWEST: Final = 2
"""A name with fewer events has none."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A name with its page and its number of events, and the path of its bars in a box 1,000 wide and 10 high."""

    name: str
    href: str
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of one kind of names: "People and groups"."""

    label: str
    rows: tuple[Lane, ...]


def lanes(entries: Sequence[Entry], bins: Sequence[Bin], links: Links, translator: Translator) -> Iterator[Lanes]:
    """The commonest people, places and topics of these events, as far as several are named more than once."""
    by_topic = topics_of(entries)
    for kind in ("who", "where", "tags"):
        topics = [one for one in by_topic.values() if one.kind == kind and len(one.entries) >= FEWEST]
        topics.sort(key=lambda topic: (-len(topic.entries), topic.name.casefold()))
        rows = tuple(
            Lane(topic.name, links.topic(kind, topic.name) or "", len(topic.entries), _path(topic.entries, bins))
            for topic in topics[:MOST]
        )
        if len(rows) > 1:
            yield Lanes(translator.text(KINDS[kind]), rows)


def _path(entries: Sequence[Entry], bins: Sequence[Bin]) -> str:
    """A bar for each bin in which events begin; the highest is as high as the box."""
    begins = [one.first for one in bins]
    counts = [0] * len(bins)
    for entry in entries:
        if span := bounds(entry.event.date):
            counts[max(0, bisect_right(begins, span[0].ordinal) - 1)] += 1
    most = max(counts)
    bars = []
    for one, count in zip(bins, counts, strict=True):
        if count:
            width, height = max(3, round(10 * one.width) - 3), max(1, round(10 * count / most))
            bars.append(f"M{round(10 * one.left)} 10v-{height}h{width}v{height}z")
    return "".join(bars)
