"""Tellings of many articles -> clusters of those that tell of one happening."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from timeline.events import Status
from timeline.extraction.likeness import cosine
from timeline.extraction.mentions import EventMention
from timeline.extraction.stories import Stories
from timeline.extraction.telling import ACTS, Kind, Telling, alike, disagree, may_join, tellings_of
from timeline.language.stems import stems

STORY_ON_AVERAGE: Final = 0.11
"""How alike the articles of two clusters have to be on the average to be joined."""
RETOLD: Final = 0.25
"""The share of a cluster's pairs within one article that have to retell each other: an article tells a happening
once, and goes on to the next."""
RETOLD_ALIKE: Final = 0.02
_MOST_ASKED: Final = 16
"""Of how many articles of a cluster it is asked whether they are of the story of another's."""
_RECENT: Final = 5
"""How many tellings back in its article one may go on about another."""


def cluster(candidates: Sequence[EventMention], stories: Stories) -> list[list[EventMention]]:
    """The candidates joined, most alike first, as long as every two of a cluster could be of one happening and the
    articles of both sides are of one story on the whole."""
    tellings = tellings_of(candidates)
    owner = [_Cluster(telling, index, stories) for index, telling in enumerate(tellings)]
    refused: set[tuple[int, int, int, int, bool]] = set()
    for likeness, one, other in [*_continued(tellings), *_alike(tellings, stories)]:
        certain = disagree(tellings[one], tellings[other], likeness)
        large, small = sorted((owner[one], owner[other]), key=lambda each: (-len(each.members), each.members[0]))
        tried = (large.members[0], len(large.members), small.members[0], len(small.members), certain)
        if large is small or tried in refused:
            continue
        if large.takes(small, certain=certain):
            large.take(small)
            for index in small.members:
                owner[index] = large
        else:
            refused.add(tried)
    clusters = {each.members[0]: each for each in owner}
    return [[candidates[index] for index in sorted(each.members)] for _, each in sorted(clusters.items())]


class _Cluster:
    """Tellings of one happening, and what decides whether it can take in others."""

    def __init__(self, telling: Telling, index: int, stories: Stories) -> None:
        candidate = telling.candidate
        self.members = [index]
        self._kind = telling.kind
        self._dates = {telling.dated}
        self._speakers = {telling.speaker} if candidate.saying else set()
        self._told = {candidate.article: [telling]}
        self._stories = stories

    def takes(self, other: _Cluster, *, certain: bool) -> bool:
        """Whether the two can be of one happening; ``certain`` is whether two of their tellings seem to be."""
        return (
            self._kind == other._kind
            and self._dates_allow(other, certain=certain)
            and not any(one.isdisjoint(two) for one in self._speakers for two in other._speakers)
            and self._retells(other)
            and self._is_of_the_story_of(other)
        )

    def take(self, other: _Cluster) -> None:
        """Take in all that the other holds."""
        self.members += other.members
        self._dates |= other._dates
        self._speakers |= other._speakers
        for article, tellings in other._told.items():
            self._told.setdefault(article, []).extend(tellings)

    def _dates_allow(self, other: _Cluster, *, certain: bool) -> bool:
        """Whether no two dates contradict each other; or by a day only, where sources disagree already or surely do."""
        pairs = [(one, two) for one in self._dates for two in other._dates]
        apart = [(one, two) for one, two in pairs if not one.allows(two)]
        if not apart:
            return True
        agreed = certain or any(one.own and two.own and one.allows(two) for one, two in pairs)
        return agreed and all(one.is_next_to(two) for one, two in apart)

    def _retells(self, other: _Cluster) -> bool:
        pairs = [
            (one, two)
            for article, tellings in other._told.items()
            for one in self._told.get(article, ())
            for two in tellings
        ]
        return not pairs or sum(_retells(one, two) for one, two in pairs) >= RETOLD * len(pairs)

    def _is_of_the_story_of(self, other: _Cluster) -> bool:
        """Whether the articles of both are alike on the average; of large clusters some of the articles tell."""
        pairs = [(one, two) for one in _some(self._told) for two in _some(other._told) if one != two]
        alike = [self._stories.alike(one, two) for one, two in pairs]
        return not pairs or math.fsum(alike) >= STORY_ON_AVERAGE * len(pairs)


def _some(articles: Collection[str]) -> list[str]:
    """At most _MOST_ASKED of the articles, evenly spread over all of them."""
    return list(articles)[:: -(-len(articles) // _MOST_ASKED)]


def _alike(tellings: Sequence[Telling], stories: Stories) -> list[tuple[float, int, int]]:
    """The pairs of tellings of two articles that are alike enough to be joined, each with how alike, most alike
    first."""
    of_article: dict[str, list[int]] = defaultdict(list)
    for index, telling in enumerate(tellings):
        of_article[telling.candidate.article].append(index)
    holders = defaultdict(dict, {article: _holders(tellings, indexes) for article, indexes in of_article.items()})
    pairs = []
    for first, second in stories.near:
        articles = stories.alike(first, second)
        for other in of_article.get(second, ()):
            held = holders[first].get(tellings[other].kind, {})
            words: dict[int, float] = defaultdict(float)
            for word, weight in tellings[other].weights.items():
                for one, own in held.get(word, ()):
                    words[one] += weight * own
            for one, shared in words.items():
                score = alike(tellings[one], tellings[other], shared, articles)
                if score >= 1 and may_join(tellings[one], tellings[other], score):
                    pairs.append((-score, one, other))
    return [(-score, one, other) for score, one, other in sorted(pairs)]


def _holders(tellings: Sequence[Telling], indexes: Sequence[int]) -> dict[Kind, dict[str, list[tuple[int, float]]]]:
    """Which of the tellings of a kind hold a word, and what it weighs there."""
    holders: dict[Kind, dict[str, list[tuple[int, float]]]] = {}
    for index in indexes:
        held = holders.setdefault(tellings[index].kind, {})
        for stem, weight in tellings[index].weights.items():
            held.setdefault(stem, []).append((index, weight))
    return holders


def _continued(tellings: Sequence[Telling]) -> list[tuple[float, int, int]]:
    """The pairs within an article of which the second goes on telling of the first: "These troops were moved by
    ship"."""
    pairs = []
    for index, telling in enumerate(tellings):
        for earlier in range(index - 1, max(index - _RECENT - 1, -1), -1):
            if tellings[earlier].candidate.article != telling.candidate.article:
                break
            if _goes_on(tellings[earlier], telling):
                pairs.append((1.0, earlier, index))
    return pairs


def _goes_on(before: Telling, after: Telling) -> bool:
    one, other = before.candidate, after.candidate
    if other.refers == "pronoun" and one.saying and other.saying:
        return other.sentence - one.sentence == 1 and bool(set(one.who) & set(other.who))
    if (
        other.refers != "definite"
        or one.saying
        or other.saying
        or (one.status is Status.PLANNED) is not (other.status is Status.PLANNED)
        or not before.dated.allows(after.dated)
    ):
        return False
    common = set(stems(one.gist)) & set(stems(other.gist))
    return bool(common & ACTS) and bool(common - ACTS)


def _retells(one: Telling, other: Telling) -> bool:
    """Whether two tellings of one article are of one happening: it goes on about it, or names the deed again."""
    if _goes_on(one, other) or _goes_on(other, one):
        return True
    return bool(one.acts & other.acts) and cosine(one.weights, other.weights) >= RETOLD_ALIKE
