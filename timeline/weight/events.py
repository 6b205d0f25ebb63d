"""The weight of an event: by its day and by what is told of it, with reasons in words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from timeline.dates import latest, width
from timeline.events import Event, Review, Stance, Status
from timeline.i18n import ENGLISH, Translator
from timeline.language.lexicon import stems
from timeline.weight.days import LATER, WIDEST, DayWeight, WeightCorpus

_OF_DAY: Final = 0.6
_OF_TELLING: Final = 0.4
"""What its day and what is told of it count in the weight of an event. Not measured; the day is what benchmarks/tls.py
can measure, so it counts more."""
_MANY_TIMES: Final = 2
"""How many times the level of its weeks a day has at least for that to be a reason."""
_MANY: Final = 5
"""How many articles mention a day at least for its level to say anything."""
_IN_HEADLINE: Final = 0.5
"""The share of the words of a title that a headline has that tells the event. Not measured."""
_SHARED: Final = 2
"""How many words it has of it at least."""
_SMALL: Final = 0.05
"""What a difference among the sources adds, and what an editor's words do. Not measured; little, so that it decides
among equals."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of an event from 0 to 1, and the reasons for it in words, the strongest first."""

    value: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reports:
    """How an event is told: by how many ``independent`` sources, of them ``publishers`` that are known, and by how many
    ``articles``, in how many of their headlines, on how many ``later`` days."""

    independent: int
    publishers: int
    articles: int
    headlines: int
    later: int

    @property
    def strength(self) -> float:
        """How much is told of it, 0 to 1. The second publisher says more than the tenth."""
        reports = 0.5 * math.log2(max(1, self.independent)) + 0.3 * math.log2(max(1, self.articles))
        return 1 - math.exp(
            -(0.25 + reports + 0.3 * math.log2(1 + self.headlines) + 0.2 * math.log2(1 + self.later)) / 1.5
        )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What decides the weight of an event beside its place among those of its day. ``place`` orders these: an event of
    one day alone first, and the one that is told most. ``chosen`` is the editor's ``key``, ``edited`` whether somebody
    wrote or checked it."""

    id: str
    chosen: bool | None
    disputed: bool
    edited: bool
    wide: bool
    reports: _Reports
    day: DayWeight | None
    place: tuple[bool, float, str]

    @classmethod
    def of(cls, event: Event, corpus: WeightCorpus) -> _Facts:
        """Return those of an event."""
        reports, days = _reports(event, corpus), width(event.date)
        return cls(
            event.id,
            event.key,
            event.standing is Status.DISPUTED or len({one.says for one in event.sources if one.says is not None}) > 1,
            event.review is Review.CHECKED or bool(event.text),
            days > WIDEST,
            reports,
            corpus.day(event.date),
            (days > 1, -reports.strength, event.id),
        )

    def parts(self, rank: int) -> tuple[float, float, float, float]:
        """Return what its day, its reports, a dispute and an editor add to its weight."""
        day = _OF_DAY * self.day.value / (1 + rank / 2) if self.day else 0.0
        return day, _OF_TELLING * self.reports.strength, _SMALL * self.disputed, _SMALL * self.edited

    def value(self, rank: int) -> float:
        """Return its weight, given its place among the events of its day."""
        if self.chosen is not None:
            return 1.0 if self.chosen else 0.0
        return round(min(0.99, max(0.01, math.fsum(self.parts(rank)) - _SMALL * self.wide)), 4)


class Scales:
    """Weighs the events of one corpus. What an edit did not change is not worked out again: in a server that is nearly
    all of it."""

    def __init__(self, corpus: WeightCorpus, translator: Translator = ENGLISH) -> None:
        self._corpus, self._translator = corpus, translator
        self._facts: dict[str, tuple[Event, _Facts]] = {}
        self._weights: dict[str, tuple[_Facts, int, Weight]] = {}

    def weigh(self, events: Iterable[Event]) -> dict[str, Weight]:
        """Return the weight of each event, by its id.

        A day lends its weight to the event of it that is told most, and less to each further one: what matters of a
        day is one happening, the others are told beside it. An editor's ``key`` wins over all.
        """
        ordered = sorted(events, key=lambda event: event.id)
        self._facts = {event.id: (event, self._facts_of(event)) for event in ordered}
        every = [facts for _, facts in self._facts.values()]
        ranks = _ranks(every)
        self._weights = {facts.id: self._weighed(facts, ranks[facts.id]) for facts in every}
        return {name: weight for name, (_, _, weight) in self._weights.items()}

    def _facts_of(self, event: Event) -> _Facts:
        cached = self._facts.get(event.id)
        return cached[1] if cached is not None and cached[0] == event else _Facts.of(event, self._corpus)

    def _weighed(self, facts: _Facts, rank: int) -> tuple[_Facts, int, Weight]:
        cached = self._weights.get(facts.id)
        if cached is not None and cached[0] is facts and cached[1] == rank:
            return cached
        return facts, rank, _weight(facts, rank, self._translator)


def weigh_all(events: Iterable[Event], corpus: WeightCorpus, translator: Translator = ENGLISH) -> dict[str, Weight]:
    """Return the weight of each event, by its id: see ``Scales.weigh``."""
    return Scales(corpus, translator).weigh(events)


def values_of(events: Iterable[Event], corpus: WeightCorpus) -> dict[str, float]:
    """Return the value of the weight of each event, by its id. No event is held, so that memory is small."""
    every = [_Facts.of(event, corpus) for event in events]
    ranks = _ranks(every)
    return {facts.id: facts.value(ranks[facts.id]) for facts in every}


def _ranks(events: Iterable[_Facts]) -> dict[str, int]:
    """Return the place of each event among those of its day."""
    of_day: dict[int, list[_Facts]] = defaultdict(list)
    for facts in events:
        of_day[facts.day.day if facts.day is not None else 0].append(facts)
    return {
        facts.id: rank
        for together in of_day.values()
        for rank, facts in enumerate(sorted(together, key=lambda facts: facts.place))
    }


def _weight(facts: _Facts, rank: int, translator: Translator) -> Weight:
    if facts.chosen is not None:
        said = translator.text("chosen by the editor") if facts.chosen else translator.text("set aside by the editor")
        return Weight(facts.value(rank), (said,))
    said_of_parts = (
        _day_reasons(facts.day, translator) if facts.day and not rank else (),
        _reasons_of_reports(facts.reports, translator),
        (translator.text("sources differ"),) if facts.disputed else (),
        (translator.text("written or checked by an editor"),) if facts.edited else (),
    )
    parts = zip(facts.parts(rank), said_of_parts, strict=True)
    reasons = (reason for _, said in sorted(parts, key=lambda part: -part[0]) for reason in said)
    return Weight(facts.value(rank), tuple(reasons))


def _day_reasons(day: DayWeight, translator: Translator) -> tuple[str, ...]:
    many, times = day.articles >= _MANY and day.burst >= _MANY_TIMES, round(day.burst)
    reasons = (
        (
            day.articles > 1,
            translator.count(
                "%(number)s article mentions its day", "%(number)s articles mention its day", day.articles
            ),
        ),
        (
            day.later > 0,
            translator.count(
                "papers come back to its day on %(number)s later day",
                "papers come back to its day on %(number)s later days",
                day.later,
            ),
        ),
        (
            many,
            translator.count(
                "%(number)s time the level of its weeks", "%(number)s times the level of its weeks", times
            ),
        ),
    )
    return tuple(said for holds, said in reasons if holds)


def _reasons_of_reports(reports: _Reports, translator: Translator) -> tuple[str, ...]:
    count = translator.count
    reasons = (
        (
            reports.publishers > 1,
            count("reported by %(number)s publisher", "reported by %(number)s publishers", reports.publishers),
        ),
        (
            reports.articles > max(1, reports.publishers),
            count("%(number)s article", "%(number)s articles", reports.articles),
        ),
        (
            reports.headlines > 0,
            count(
                "in the headline of %(number)s article", "in the headlines of %(number)s articles", reports.headlines
            ),
        ),
        (
            reports.later > 0,
            count("reported again on %(number)s later day", "reported again on %(number)s later days", reports.later),
        ),
    )
    return tuple(said for holds, said in reasons if holds)


def _reports(event: Event, corpus: WeightCorpus) -> _Reports:
    independent: set[str] = set()
    publishers: set[str] = set()
    articles: set[str] = set()
    headlines: set[str] = set()
    later: set[int] = set()
    last = latest(event.date)
    words = frozenset(stems(event.title))
    for citation in event.sources:
        if citation.stance is not Stance.REPORTS:
            continue
        article = corpus.articles.get(citation.article or "")
        name = article.id if article is not None else citation.work or ""
        publisher = citation.publisher or (article.publisher if article is not None else None)
        articles.add(name)
        independent.add(publisher or name)
        publishers |= {publisher} if publisher else set()
        if article is None:
            continue
        shared = len(words & corpus.headline(name))
        if shared >= _SHARED and shared >= len(words) * _IN_HEADLINE:
            headlines.add(name)
        if article.published is not None and last is not None and article.published.ordinal - last.ordinal >= LATER:
            later.add(article.published.ordinal)
    return _Reports(len(independent), len(publishers), len(articles), len(headlines), len(later))
