"""How many events of a large corpus go into the files: those of most weight; the rest waits in review. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

LARGE: Final = 100
"""Articles from which on there is a budget: a small corpus is read whole."""

Passage = tuple[str, str]
"""An article and what names a passage in it, by which an event is known again."""


class Candidate(NamedTuple):
    """What may go into the files: an event by its id, the passages that it quotes, and whether a dated line of a
    chronology tells it."""

    id: str
    passages: Sequence[Passage]
    line: bool = False

    @property
    def articles(self) -> set[str]:
        """The articles that tell it."""
        return {article for article, _ in self.passages}


Weights = Callable[[Collection[str]], Mapping[str, float]]
"""Given the ids of candidates, returns the weight of each."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may go into the files.

    ``most`` events an article, 0 for any number. ``known`` are the passages that events in the files stand on already,
    each with their ids: a row that is once there stays. ``fresh`` are the articles that are new: only what they tell
    can add a row, so that an article more moves no row that it has nothing to do with; None is all articles. What a
    dated line of a chronology tells is always wanted.
    """

    most: int
    known: Mapping[Passage, Collection[str]] = field(default_factory=dict)
    fresh: Collection[str] | None = None

    def wanted(self, candidates: Sequence[Candidate], weights: Weights) -> frozenset[str]:
        """Return the ids of those that go into the files. An event goes in where it is among the weightiest ``most`` of
        one of its articles; weighed are only those that have more."""
        if not self.most:
            return frozenset(one.id for one in candidates)
        lines = {one.id for one in candidates if one.line}
        return frozenset(lines | self._standing(candidates) | self._chosen(candidates, weights))

    def _standing(self, candidates: Iterable[Candidate]) -> set[str]:
        """Return those that are in the files already.

        A sentence can report two happenings of which one is there. Where all events in the files that stand on it are
        known by their ids, the other is not.
        """
        quoting: defaultdict[Passage, set[str]] = defaultdict(set)
        for one in candidates:
            for passage in one.passages:
                if passage in self.known:
                    quoting[passage].add(one.id)
        standing: set[str] = set()
        for passage, names in quoting.items():
            there = set(self.known[passage])
            standing.update(there if names.issuperset(there) else names)
        return standing

    def _chosen(self, candidates: Iterable[Candidate], weights: Weights) -> set[str]:
        of_article: defaultdict[str, list[str]] = defaultdict(list)
        for one in candidates:
            if not one.line:
                for article in one.articles:
                    of_article[article].append(one.id)
        told = [ids for article, ids in of_article.items() if self.fresh is None or article in self.fresh]
        many = [ids for ids in told if len(ids) > self.most]
        weight = weights({name for ids in many for name in ids}) if many else {}
        chosen = {name for ids in told if len(ids) <= self.most for name in ids}
        for ids in many:
            chosen.update(sorted(ids, key=lambda name: (-weight[name], name))[: self.most])
        return chosen
