"""What an article tells of a happening, made ready to be compared: could two be of one, and how alike are they?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.dates import When, compatible, earliest, latest
from timeline.events import Basis, Status
from timeline.extraction.likeness import Weights, weigh
from timeline.extraction.mentions import EventMention
from timeline.language.concepts import CONCEPT
from timeline.language.stems import stems

ACTS: Final = frozenset(CONCEPT.values()) - {"soldier", "police", "spokesman", "company"}
"""The concepts that are deeds; the others are people."""
SAME_STORY: Final = 0.12
"""How alike two articles are that tell of one story. Measured on ECB+; see docs/guide/events.md."""
JOINED: Final = 0.21
"""How alike two tellings of one story are at least that are of one happening; of two stories, twice as much."""
_SHARED: Final = 0.08
"""What a deed or a number that both tell of adds; numbers of which none is shared take as much away."""
CERTAIN: Final = 1.5
"""How alike two tellings are at least that are of one happening even if their dates differ by a day. A saying is of one
day: two sayings are two."""
DAYS_APART: Final = 14
"""How many days may lie between two tellings of one happening where the words of one of them do not say when it was.
What is told without a day is mostly told soon; what is told much later is told of another time."""
_ANYBODY: Final = frozenset(stems("spokesman president minister official north south united"))
"""Words of a subject that do not tell who it is."""


Kind = tuple[bool, bool, str]


@dataclass(frozen=True, slots=True)
class Dated:
    """The date of a telling, its first and last day as ordinals where it has them, and whether its words give it."""

    when: When | None
    own: bool
    first: int | None
    last: int | None

    @classmethod
    def of(cls, candidate: EventMention) -> Dated:
        first = earliest(candidate.when) if candidate.when is not None else None
        last = latest(candidate.when) if candidate.when is not None else None
        own = candidate.basis is Basis.GIVEN
        return cls(candidate.when, own, first.ordinal if first else None, last.ordinal if last else None)

    def allows(self, other: Dated) -> bool:
        """Whether both can be of one happening: dates in words can both be true, others are not far apart."""
        if self.own and other.own and self.when is not None and other.when is not None:
            return compatible(self.when, other.when)
        return not (self._ends_long_before(other) or other._ends_long_before(self))

    def is_next_to(self, other: Dated) -> bool:
        """Whether both are single days in words, one the day after the other."""
        if not (self.own and other.own) or self.first is None or other.first is None:
            return False
        return self.first == self.last and other.first == other.last and abs(self.first - other.first) == 1

    def _ends_long_before(self, other: Dated) -> bool:
        return self.last is not None and other.first is not None and other.first - self.last > DAYS_APART


@dataclass(frozen=True, slots=True)
class Telling:
    """A candidate with what it is compared by: its weighed words, the deeds and the numbers among them, and the
    words of its subject. ``kind`` is what all tellings of one happening have in common: whether it is that somebody
    says something, whether it is still to come, and whether it is told or denied."""

    candidate: EventMention
    kind: Kind
    dated: Dated
    weights: Weights
    acts: frozenset[str]
    numbers: frozenset[str]
    speaker: frozenset[str]


def tellings_of(candidates: Sequence[EventMention]) -> list[Telling]:
    """The candidates with what they are compared by."""
    bags = [dict.fromkeys(stems(f"{candidate.gist} {candidate.quote}"), 1.0) for candidate in candidates]
    return [
        Telling(
            candidate,
            (candidate.saying, candidate.status is Status.PLANNED, candidate.stance),
            Dated.of(candidate),
            weights,
            ACTS.intersection(bag),
            frozenset(stem for stem in bag if stem[0].isdigit()),
            frozenset(stems(candidate.actor)) - _ANYBODY,
        )
        for candidate, bag, weights in zip(candidates, bags, weigh(bags), strict=True)
    ]


def alike(one: Telling, other: Telling, words: float, articles: float) -> float:
    """How alike two tellings are; 1 is where they are joined, and 0 is all that is far from it. ``words`` is how alike
    their words are, ``articles`` how alike their articles are."""
    wanted = JOINED if articles >= SAME_STORY else 2 * JOINED
    if words + 2 * _SHARED < wanted:
        return 0.0
    score = words
    if not one.acts.isdisjoint(other.acts):
        score += _SHARED
    if one.numbers and other.numbers:
        score += -_SHARED if one.numbers.isdisjoint(other.numbers) else _SHARED
    return score / wanted


def may_join(one: Telling, other: Telling, alike: float) -> bool:
    """Whether two tellings as alike as that could be of one happening at all."""
    return (
        one.kind == other.kind
        and (not one.candidate.saying or not one.speaker.isdisjoint(other.speaker))
        and (one.dated.allows(other.dated) or (disagree(one, other, alike) and one.dated.is_next_to(other.dated)))
    )


def disagree(one: Telling, other: Telling, alike: float) -> bool:
    """Whether two tellings are so surely of one happening that, where their dates differ, the sources do."""
    return alike >= CERTAIN and not one.candidate.saying and not one.acts.isdisjoint(other.acts)
