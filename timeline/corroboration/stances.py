"""A denial and what it denies are one event with two stances: which event does a denial speak of?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from timeline.corroboration.blocking import Related
from timeline.corroboration.records import Record
from timeline.language.stems import stems
from timeline.language.wordlists import DENYING

DENIED: Final = 0.5
"""How much of what a denial speaks of an event has to report, to be what is denied."""
_OWN: Final = 0.1
"""What it adds that the article of the denial reports the event itself."""
_OF_DENIALS: Final = frozenset(
    stem
    for word in sorted(DENYING | {"claim", "report", "allegation", "involvement", "fake", "news", "accusation"})
    for stem in stems(word)
)
"""Stems that denials have and what they deny has not."""

Cluster = Sequence[Record]


def stances(clusters: Sequence[Cluster], related: Related) -> list[tuple[Cluster, list[Record]]]:
    """Return the clusters that report something, each with the denials of it.

    A denial of what nobody reports remains as a cluster of its own; so does one that is a happening itself, somebody's
    saying ("the minister denied ..."). Of several events that a denial can speak of, it
    is the one that reports most of its words, of these the one that is reported most.
    """
    claims = [cluster for cluster in clusters if not cluster[0].denied]
    denials: dict[int, list[Record]] = defaultdict(list)
    alone: list[Cluster] = []
    reporting = _Reporting(claims, related)
    for cluster in clusters:
        if cluster[0].denied:
            number = reporting.denied_by(cluster)
            if number is not None:
                denials[number].extend(cluster)
            if number is None or any(record.saying for record in cluster):
                alone.append(cluster)
    return [*((claim, denials[number]) for number, claim in enumerate(claims)), *((each, []) for each in alone)]


class _Reporting:
    """Which clusters report what, by their articles."""

    def __init__(self, claims: Sequence[Cluster], related: Related) -> None:
        self._related = related
        self._by_article: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[int, frozenset[str]] = {}
        self._size = [len(claim) for claim in claims]
        for number, claim in enumerate(claims):
            if not any(record.saying or record.planned for record in claim):
                self._stems[number] = frozenset().union(*(record.stems for record in claim))
                for article in dict.fromkeys(record.article for record in claim):
                    self._by_article[article].append(number)

    def denied_by(self, denials: Cluster) -> int | None:
        """Return the number of the cluster that denials speak of, None where there is none."""
        best = max((each for denial in denials for each in self._candidates(denial)), default=None)
        return -best[2] if best is not None else None

    def _candidates(self, denial: Record) -> list[tuple[float, int, int]]:
        subject = set(stems(" ".join(denial.mention.who[:2])))
        spoken = set(stems(denial.mention.title)) - subject - _OF_DENIALS
        own = self._by_article.get(denial.article, ())
        articles = (denial.article, *self._related.near(denial.article))
        shares = {
            number: len(spoken & self._stems[number]) / max(len(spoken), 1)
            for article in articles
            for number in self._by_article.get(article, ())
        }
        return [
            (share + _OWN * (number in own), self._size[number], -number)
            for number, share in sorted(shares.items())
            if share >= DENIED
        ]
