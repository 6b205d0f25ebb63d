"""How much an event matters to a reader, from what the chronology itself shows; it ranks and never leaves out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import When, latest
from timeline.events import Review, Status
from timeline.site.entries import Entry
from timeline.voices import Voice

LATER: Final = 30
"""Days after an event from which a report of it is a later mention: by then the news itself is over."""

SHARE: Final = 5
"""One event in so many is a key event, between the two bounds below."""

FEWEST_KEYS: Final = 12
MOST_KEYS: Final = 60


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of an event from 0 to 1, and the reasons for it in words."""

    value: float
    reasons: tuple[str, ...] = ()


def weigh(entry: Entry, voice: Voice) -> Weight:
    """Weigh an event by its independent publishers, by later mentions, by disputes and by what its editor says.

    >>> weigh(entry_told_by_four_publishers, ENGLISH).reasons
    ('reported by 4 publishers',)
    """
    event = entry.event
    if event.key is not None:
        said = voice.text("chosen by the editor") if event.key else voice.text("set aside by the editor")
        return Weight(1.0 if event.key else 0.0, (said,))
    reasons = []
    publishers, later = entry.sources, _later_mentions(entry)
    # The second publisher tells more than the tenth: corroboration grows with the logarithm.
    value = 0.2 + 0.12 * math.log2(max(1, publishers))
    if publishers > 1:
        reasons.append(voice.count("reported by %(number)s publisher", "reported by %(number)s publishers", publishers))
    if later:
        value += 0.08 * math.log2(1 + later)
        said = voice.count("mentioned again later, %(number)s time", "mentioned again later, %(number)s times", later)
        reasons.append(said)
    if event.standing is Status.DISPUTED or entry.dates_differ:
        value += 0.1
        reasons.append(voice.text("sources differ"))
    if event.review is Review.CHECKED or event.text:
        value += 0.05
        reasons.append(voice.text("written or checked by an editor"))
    if entry.shape == "soft":
        value -= 0.05
    if not any(telling.quote for telling in entry.tellings):
        value -= 0.05
    return Weight(min(0.99, max(0.01, value)), tuple(reasons))


def keys(entries: Sequence[Entry], above: int, voice: Voice) -> frozenset[str]:
    """The ids of the key events among these: all where there are few, else the weightiest, spread over the months."""
    if len(entries) <= above:
        return frozenset(entry.event.id for entry in entries)
    weights = {entry.event.id: weigh(entry, voice).value for entry in entries}
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


def _later_mentions(entry: Entry) -> int:
    last = latest(entry.event.date)
    if last is None:
        return 0
    return sum(
        telling.published is not None and telling.published.ordinal - last.ordinal >= LATER
        for telling in entry.tellings
        if not telling.contradicts
    )
