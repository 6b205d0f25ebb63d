"""Which days of a corpus matter: its subject, and what its articles mention."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.articles import Article
from timeline.dates import When, earliest, latest
from timeline.language.lexicon import stems
from timeline.weight.outline import HEAD, Outline

LATER: Final = 7
"""Days after a day from which an article that mentions it comes back to it: the news itself is over by then."""
AROUND: Final = 15
"""Days before and after a day that its level is taken from: about a month."""
DENSE: Final = 8
"""Names of the subject in an article from which on it is wholly about it."""
SUBJECT: Final = 0.3
"""The share of the articles that name the subject at least, for the corpus to have one. Not measured by itself; see
below."""
AS_COMMON: Final = 0.8
"""How common a name is, against the commonest, to be the subject's too: first and last name, a country and its people.
Not measured by itself."""
WIDEST: Final = 14
"""Days of the widest date that takes the weight of its best day; a year takes that of no day."""
_COMES_BACK: Final = 0.3
"""What the days on which papers come back count, against the articles that mention a day. Measured with the two below
on the gold timelines that benchmarks/tls.py reads: all values near these do as well, and nothing is fitted to a
topic."""
_LEVEL: Final = 0.5
"""How much the level of the weeks around counts against a day: 0 not at all, 1 wholly. Measured as above."""
_EVEN: Final = 1.5
"""The score of a day that is worth six tenths of the most. Measured as above."""


@dataclass(frozen=True, slots=True)
class DayWeight:
    """The weight of a day from 0 to 1. ``day`` is its ordinal; ``articles`` mention it, on ``later`` days papers come
    back to it; ``burst`` is how many times the level of the weeks around it has."""

    day: int
    value: float
    articles: int
    later: int
    burst: float


class WeightCorpus:
    """What all articles show together: the subject, and which days matter."""

    def __init__(self, articles: Mapping[str, Article], outlines: Mapping[str, Outline]) -> None:
        self.articles = articles
        self.outlines = outlines
        self._headlines: dict[str, frozenset[str]] = {}

    @cached_property
    def subject(self) -> frozenset[str]:
        """The names that the corpus is about: those of nearly as many articles as the commonest."""
        shared = Counter(name for one in self.outlines.values() for name in one.names)
        most = max(shared.values(), default=0)
        if not self.outlines or most < SUBJECT * len(self.outlines):
            return frozenset()
        return frozenset(name for name, count in shared.items() if count >= AS_COMMON * most)

    def about(self, article: str) -> float:
        """Return how much an article is about the subject, 0 to 1: by its headline and by how often it names it."""
        one = self.outlines.get(article)
        return 1.0 if one is None else self._about(one)

    def _about(self, one: Outline) -> float:
        if not self.subject:
            return 1.0
        named = sum(one.names.get(name, 0) for name in self.subject)
        return (bool(one.headline & self.subject) + min(1.0, named / DENSE)) / 2

    def headline(self, article: str) -> frozenset[str]:
        """Return the stems of the headline of an article, or of its first words."""
        if article not in self._headlines:
            one = self.articles[article]
            self._headlines[article] = frozenset(stems(one.title or one.text[:HEAD]))
        return self._headlines[article]

    @cached_property
    def days(self) -> Mapping[int, DayWeight]:
        """The weight of every day that an article mentions, by its ordinal."""
        strength: defaultdict[int, float] = defaultdict(float)
        articles: Counter[int] = Counter()
        later: defaultdict[int, set[int]] = defaultdict(set)
        for name in sorted(self.outlines):
            one = self.outlines[name]
            about = self._about(one)
            published = self._published(name)
            by_day: dict[int, bool] = {}
            for day, names in one.days:
                by_day[day] = by_day.get(day, False) or not self.subject or bool(names & self.subject)
            for day, said in by_day.items():
                strength[day] += (1 + 2 * about + said) / 4
                articles[day] += 1
                if published is not None and published - day >= LATER:
                    later[day].add(published)
        return {day: _day_weight(day, strength, articles[day], len(later[day])) for day in sorted(strength)}

    def day(self, when: When) -> DayWeight | None:
        """Return the weight of the best day of a date, None where it is wide or no article mentions one."""
        first, last = earliest(when), latest(when)
        if first is None or last is None or last.ordinal - first.ordinal >= WIDEST:
            return None
        days = (self.days.get(day) for day in range(first.ordinal, last.ordinal + 1))
        return max((day for day in days if day is not None), key=lambda day: day.value, default=None)

    def _published(self, name: str) -> int | None:
        article = self.articles.get(name)
        return article.published.ordinal if article is not None and article.published is not None else None


def _day_weight(day: int, strength: Mapping[int, float], articles: int, later: int) -> DayWeight:
    around = sum(strength.get(other, 0.0) for other in range(day - AROUND, day + AROUND + 1) if other != day)
    level = around / (2 * AROUND)
    score = math.log1p(strength[day]) + _COMES_BACK * math.log1p(later) - _LEVEL * math.log1p(level)
    value = 1 - math.exp(-max(score, 0.0) / _EVEN)
    return DayWeight(day, value, articles, later, strength[day] / level if level else 0.0)
