"""An imported chronology against the articles: which of its events they report, with which words, and which not.

Two events are taken for one happening when the words of their titles overlap and their dates do not exclude each other;
where only the dates exclude each other, the articles contradict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from timeline.dates import compatible, earliest
from timeline.events import Event
from timeline.text import clean, slug

SIMILAR: Final = 0.34
"""Share of the shorter title's words that two titles of one happening have in common. Not measured; more than a third,
because an offer that is wrong costs a look, and one that is missed a double."""

FEWEST: Final = 2
"""Words that they have in common at least: a single one can be the name of a town."""

_NEAR: Final = 60
"""Days between two dates that may be two reports of one happening; further apart they are two happenings. Not measured;
two months, because chronologies of people often know the month only."""

_EMPTY: Final = frozenset(("and", "are", "for", "from", "has", "have", "into", "its", "over", "the", "was", "with"))


@dataclass(frozen=True, slots=True)
class Match:
    """What the articles say of an imported event. ``other`` is the event that they report, where there is one."""

    event: Event
    kind: Literal["reported", "contradicted", "not in the articles"]
    other: Event | None = None

    def __str__(self) -> str:
        said = f"{self.event.id}: {self.kind}"
        if self.other is None:
            return said
        quote = next((one.quote for one in self.other.sources if one.quote), None)
        date = f" {self.other.date}" if self.kind == "contradicted" else ""
        return f"{said}{date}, {self.other.id}" + (f': "{clean(quote)[:160]}"' if quote else "")


def match_events(events: Iterable[Event], present: Sequence[Event]) -> Iterator[Match]:
    """Match imported events with those that the articles report, in the order given."""
    reported = [(event, _words(event)) for event in present if any(citation.quote for citation in event.sources)]
    for event in events:
        words = _words(event)
        scored = [
            (share, compatible(event.date, other.date), other)
            for other, its in reported
            if (share := _share(words, its)) >= SIMILAR and _near(event, other)
        ]
        best = max(scored, key=lambda one: (one[1], one[0]), default=None)
        if best is None:
            yield Match(event, "not in the articles")
        else:
            yield Match(event, "reported" if best[1] else "contradicted", best[2])


def _words(event: Event) -> frozenset[str]:
    """The words of a title, cut to their first five letters: endings differ from one teller to the next."""
    return frozenset(word[:5] for word in slug(event.title).split("-") if len(word) > 2) - _EMPTY


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    common = len(one & other)
    return common / min(len(one), len(other)) if common >= FEWEST else 0.0


def _near(one: Event, other: Event) -> bool:
    first, second = earliest(one.date), earliest(other.date)
    if first is None or second is None:
        return True
    return abs(first.ordinal - second.ordinal) <= _NEAR or compatible(one.date, other.date)
