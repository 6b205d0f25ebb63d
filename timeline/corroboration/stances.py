"""A denial and what it denies are one event with two stances: which event does a denial speak of?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.corroboration.blocking import Related
from timeline.corroboration.corpus import DENIED, PLANNED, SAYING, Corpus
from timeline.corroboration.memory import Memory, key_of
from timeline.language.stems import stems
from timeline.language.wordlists import DENYING

REPORTED: Final = 0.5
"""How much of what a denial speaks of an event has to report, to be what is denied."""
_OWN: Final = 0.1
"""What it adds that the article of the denial reports the event itself."""
_OF_DENIALS: Final = frozenset(
    stem
    for word in sorted(DENYING | {"claim", "report", "allegation", "involvement", "fake", "news", "accusation"})
    for stem in stems(word)
)
"""Stems that denials have and what they deny has not."""

Cluster = Sequence[int]
"""Mentions of one happening, by their numbers in the corpus."""


@dataclass(frozen=True, slots=True)
class SettledDenials:
    """What an earlier update settled about denials.

    ``homes`` says of a denial which mention is of the event that it was brought to, ``standing`` are the mentions of
    all events then. A denial that has no home there comes to one of them only with a fresh mention on either side.
    """

    homes: Mapping[int, int] = field(default_factory=dict)
    standing: frozenset[int] = frozenset()
    fresh: frozenset[int] = frozenset()

    def may_join(self, denials: Cluster, claim: Cluster) -> bool:
        """Return whether denials without a home may be brought to an event."""
        return self.standing.isdisjoint(claim) or not self.fresh.isdisjoint((*denials, *claim))


def stances(
    clusters: Sequence[Cluster],
    corpus: Corpus,
    related: Related,
    memory: Memory,
    settled: SettledDenials | None = None,
) -> list[tuple[Cluster, list[int]]]:
    """Return the clusters that report something, each with the denials of it.

    A denial of what nobody reports remains as a cluster of its own; so does one that is a happening itself, somebody's
    saying ("the minister denied ..."). Of several events that a denial can speak of, it
    is the one that reports most of its words, of these the one that is reported most. What is ``settled`` stays.
    """
    settled = SettledDenials() if settled is None else settled
    claims = [cluster for cluster in clusters if not corpus.flags[cluster[0]] & DENIED]
    denials: dict[int, list[int]] = defaultdict(list)
    alone: list[Cluster] = []
    reporting = _Reporting(claims, corpus, related, memory)
    number_of = {mention: number for number, claim in enumerate(claims) for mention in claim}
    for cluster in clusters:
        if corpus.flags[cluster[0]] & DENIED:
            homes = (number_of.get(settled.homes[each]) for each in cluster if each in settled.homes)
            number = next((home for home in homes if home is not None), None)
            if number is None:
                number = reporting.denied_by(cluster)
                if number is not None and not settled.may_join(cluster, claims[number]):
                    number = None
            if number is not None:
                denials[number].extend(cluster)
            if number is None or any(corpus.flags[each] & SAYING for each in cluster):
                alone.append(cluster)
    return [*((claim, denials[number]) for number, claim in enumerate(claims)), *((each, []) for each in alone)]


class _Reporting:
    """Which clusters report what, by their articles."""

    def __init__(self, claims: Sequence[Cluster], corpus: Corpus, related: Related, memory: Memory) -> None:
        self._claims, self._corpus, self._related, self._memory = claims, corpus, related, memory
        self._by_article: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[str, str] = {}
        self._known: dict[int, frozenset[str]] = {}
        for number, claim in enumerate(claims):
            if not any(corpus.flags[each] & (SAYING | PLANNED) for each in claim):
                for index in dict.fromkeys(map(corpus.index, claim)):
                    self._by_article[corpus.names[index]].append(number)

    def denied_by(self, denials: Cluster) -> int | None:
        """Return the number of the cluster that denials speak of, None where there is none."""
        around = [self._around(self._corpus.names[self._corpus.index(each)]) for each in denials]
        claims = dict.fromkeys(each for names in around for name in names for each in self._by_article.get(name, ()))
        if not claims:
            return None
        read = (part for names in around for part in ("", *sorted(map(self._key, names))))
        key = key_of([*map(self._corpus.key, denials), *read])
        first = self._memory.get("denied", key)
        if first is None:
            best = max((each for denial in denials for each in self._candidates(denial)), default=None)
            first = "" if best is None else self._corpus.key(self._claims[-best[2]][0])
            self._memory.put("denied", key, first)
        return next((number for number in claims if first == self._corpus.key(self._claims[number][0])), None)

    def _around(self, article: str) -> list[str]:
        return [article, *self._related.near(article)]

    def _key(self, article: str) -> str:
        """Return what names an article with all clusters that report something of it."""
        if article not in self._keys:
            claims = (self._claims[number] for number in self._by_article.get(article, ()))
            members = (self._corpus.key(each) for claim in claims for each in (*claim, claim[0]))
            self._keys[article] = key_of([self._corpus.keys[article], *members])
        return self._keys[article]

    def _candidates(self, denial: int) -> Iterator[tuple[float, int, int]]:
        record = self._corpus.record(denial)
        subject = set(stems(" ".join(record.mention.who[:2])))
        spoken = set(stems(record.mention.title)) - subject - _OF_DENIALS
        own = self._by_article.get(record.article, ())
        for article in self._around(record.article):
            for number in self._by_article.get(article, ()):
                share = len(spoken & self._stems(number)) / max(len(spoken), 1)
                if share >= REPORTED:
                    yield share + _OWN * (number in own), len(self._claims[number]), -number

    def _stems(self, number: int) -> frozenset[str]:
        if number not in self._known:
            records = map(self._corpus.record, self._claims[number])
            self._known[number] = frozenset().union(*(record.stems for record in records))
        return self._known[number]
