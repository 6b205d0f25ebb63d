"""Pairs of mentions with how likely each is one happening -> clusters, by average linkage.

Clusters that an earlier update made can stand: new mentions join one of them or make others, and nothing else moves.
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Judged = tuple[Pair, float]
"""Two mentions and how likely they are of one happening; less than 0 where they keep their clusters apart."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands before mentions are clustered.

    ``groups`` are clusters that an earlier update made, ``fresh`` are the mentions that it did not know. No standing
    cluster is parted. With ``firm`` no two are joined, and one takes in nothing but fresh mentions and what they bring.
    """

    groups: Sequence[Sequence[int]] = ()
    fresh: Collection[int] = ()
    firm: bool = True


NOTHING_STANDS = Standing()


def connected(mentions: int, pairs: Iterable[Judged]) -> Iterator[tuple[list[int], dict[Pair, float], list[Pair]]]:
    """Yield the parts that likely pairs connect: its mentions in order, its likely pairs, those that are kept apart.

    What is kept apart between two parts says nothing: they are apart anyway.
    """
    ones, others, values = array("l"), array("l"), array("d")
    parts = _Parts(mentions)
    for (one, other), value in pairs:
        ones.append(one)
        others.append(other)
        values.append(value)
        if value >= 0:
            parts.join(one, other)
    members: dict[int, list[int]] = {}
    for number in range(mentions):
        members.setdefault(parts.of(number), []).append(number)
    inner: dict[int, array[int]] = {}
    for at in range(len(values)):
        part = parts.of(ones[at])
        if part == parts.of(others[at]):
            inner.setdefault(part, array("l")).append(at)
    for part, numbers in members.items():
        places = inner.get(part, ())
        likely = {(ones[at], others[at]): values[at] for at in places if values[at] >= 0}
        yield numbers, likely, [(ones[at], others[at]) for at in places if values[at] < 0]


class _Parts:
    """Which mentions are connected (union and find)."""

    def __init__(self, mentions: int) -> None:
        self._above = array("l", range(mentions))

    def of(self, number: int) -> int:
        """Return the mention that stands for all that one is connected with."""
        while self._above[number] != number:
            self._above[number] = number = self._above[self._above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Connect two mentions."""
        one, other = self.of(one), self.of(other)
        self._above[max(one, other)] = min(one, other)


def cluster(
    mentions: int,
    likely: Mapping[Pair, float],
    threshold: float,
    apart: Collection[Pair] = (),
    standing: Standing = NOTHING_STANDS,
) -> list[list[int]]:
    """Return so many mentions, by number, in clusters.

    The two clusters are joined first whose pairs are likeliest on the average, down to ``threshold``. A pair that
    ``likely`` does not name counts as 0; one of ``apart`` keeps its clusters apart for good. The work grows with the
    number of pairs.
    """
    growing = _Growing(mentions, likely, apart, standing)
    while (pair := growing.likeliest(threshold)) is not None:
        growing.join(*pair)
    return growing.clusters


class _Growing:
    """Clusters that grow, each under the number of one of its mentions; the sums of the likelihoods between them."""

    def __init__(
        self, mentions: int, likely: Mapping[Pair, float], apart: Collection[Pair], standing: Standing
    ) -> None:
        home = {number: min(group) for group in standing.groups for number in group}
        self._members: dict[int, list[int]] = {}
        for number in range(mentions):
            self._members.setdefault(home.get(number, number), []).append(number)
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self._members}
        self._apart: dict[int, set[int]] = {number: set() for number in self._members}
        for (first, second), likelihood in likely.items():
            one, other = home.get(first, first), home.get(second, second)
            if one != other:
                total = self._sums[one].get(other, 0.0) + likelihood
                self._sums[one][other] = self._sums[other][one] = total
        for first, second in apart:
            one, other = home.get(first, first), home.get(second, second)
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)
        self._firm = standing.firm
        self._fresh = {home.get(number, number) for number in standing.fresh}
        self._standing = {min(group) for group in standing.groups}
        pairs = ((one, other) for one, near in self._sums.items() for other in near if one < other)
        self._queue = [self._entry(one, other) for one, other in pairs if self._may_join(one, other)]
        heapq.heapify(self._queue)

    @property
    def clusters(self) -> list[list[int]]:
        """The mentions of each cluster, in order."""
        return sorted(sorted(members) for members in self._members.values())

    def likeliest(self, threshold: float) -> Pair | None:
        """Return the two clusters that are likeliest to be of one happening, None when none is likely enough."""
        while self._queue:
            entry = heapq.heappop(self._queue)
            if -entry[0] < threshold:
                return None
            _, one, other = entry
            current = other in self._sums.get(one, ()) and self._may_join(one, other)
            # Clusters that grew since have another entry with the average of today.
            if current and entry == self._entry(one, other):
                return one, other
        return None

    def join(self, one: int, other: int) -> None:
        """Make one cluster of two. The one with fewer neighbours moves, so that the work stays small."""
        large, small = (one, other) if len(self._sums[one]) >= len(self._sums[other]) else (other, one)
        self._members[large] += self._members.pop(small)
        for marked in (self._standing, self._fresh):
            if small in marked:
                marked.add(large)
        del self._sums[large][small]
        for third, total in self._sums.pop(small).items():
            if third != large:
                del self._sums[third][small]
                self._sums[large][third] = self._sums[third][large] = self._sums[large].get(third, 0.0) + total
        for third in self._apart.pop(small):
            self._apart[third].discard(small)
            self._apart[third].add(large)
            self._apart[large].add(third)
        for third in self._sums[large]:
            if self._may_join(large, third):
                heapq.heappush(self._queue, self._entry(large, third))

    def _may_join(self, one: int, other: int) -> bool:
        if other in self._apart[one]:
            return False
        if not self._firm or not (one in self._standing or other in self._standing):
            return True
        both = one in self._standing and other in self._standing
        return not both and (one in self._fresh or other in self._fresh)

    def _entry(self, one: int, other: int) -> tuple[float, int, int]:
        average = self._sums[one][other] / (len(self._members[one]) * len(self._members[other]))
        return -average, min(one, other), max(one, other)
