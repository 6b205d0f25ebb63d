"""The whole on one page: mentions and articles in, related articles, likely pairs, clusters, events out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from timeline.articles import Article
from timeline.corroboration.blocking import Related
from timeline.corroboration.clusters import Pair, cluster
from timeline.corroboration.contradictions import contradict, exclude
from timeline.corroboration.draft import Draft, slug
from timeline.corroboration.features import Features, Headlines, compare_across, compare_within, headline_of
from timeline.corroboration.model import PairModel, pair_model
from timeline.corroboration.records import Record, records_of
from timeline.corroboration.stances import stances
from timeline.dates import chronological
from timeline.events import Event
from timeline.extraction.mentions import EventMention
from timeline.extraction.pipeline import find_mentions

SIMILAR: Final = 0.08
"""How similar the words of two mentions are at least for the model to be asked. Less is rarely likely."""
MOST_SIMILAR: Final = 3
"""How many mentions of a related article one is compared with: those whose words are most similar. It keeps the work in
proportion to the mentions where hundreds of articles say the same."""
LIKELY: Final = 0.02
"""What is less likely than that counts as 0: it could not hold a cluster together."""
LIKELY_WITHIN: Final = 0.5
"""The same for two mentions of one article: an article reports a happening once, and goes on to the next."""
AHEAD: Final = 8
"""How many mentions ahead in its article one may be reported again."""


def extract(articles: Iterable[Article]) -> list[Event]:
    """Return the events that articles report, in order of time: those of the chronology, without what only waits in
    review. The order of the articles does not matter."""
    known = list(articles)
    return split([mention for article in known for mention in find_mentions(article)], known)[0]


def group(mentions: Sequence[EventMention], articles: Iterable[Article]) -> list[Event]:
    """Return the events that mentions report, in order of time. The order of mentions and articles does not matter."""
    found, waiting = split(mentions, articles)
    return sorted([*found, *waiting], key=lambda event: (chronological(event.date), event.title, event.id))


def split(mentions: Sequence[EventMention], articles: Iterable[Article]) -> tuple[list[Event], list[Event]]:
    """Return the events of the chronology, and those of which every mention waits for review, in order of time.

    A mention that waits belongs to the event of the chronology that it reports as well: it is one source more.
    """
    taken: set[str] = set()
    dated = [draft for draft in corroborate(mentions, articles) if draft.date is not None]
    published = [draft for draft in dated if not draft.waits]
    waiting = [draft for draft in dated if draft.waits]
    found = [[draft.event(_unique(slug(draft.title), taken)) for draft in part] for part in (published, waiting)]
    return found[0], found[1]


def corroborate(mentions: Sequence[EventMention], articles: Iterable[Article]) -> list[Draft]:
    """Return the events that mentions report, each with its mentions and their stances, in order of time.

    Mentions of articles that are not given are left out. An event of which nobody knows the date comes last.
    """
    known = {article.id: article for article in articles}
    ordered = sorted((m for m in mentions if m.article in known), key=lambda m: (m.article, m.start, m.end, m.title))
    records = records_of(ordered, known)
    related = Related(list(known.values()))
    clusters = [[records[number] for number in numbers] for numbers in _clusters(records, known, related, pair_model())]
    return sorted((Draft(claims, denials) for claims, denials in stances(clusters, related)), key=Draft.order)


def _clusters(
    records: Sequence[Record], articles: Mapping[str, Article], related: Related, model: PairModel
) -> list[list[int]]:
    likely: dict[Pair, float] = {}
    apart: list[Pair] = []
    for pair, features in compared_pairs(records, articles, related):
        one, other = records[pair[0]], records[pair[1]]
        within = one.article == other.article
        likelihood = (model.within if within else model.across).likelihood(features)
        if likelihood >= (LIKELY_WITHIN if within else LIKELY):
            if exclude(one, other):
                apart.append(pair)
            elif not contradict(one, other):
                likely[pair] = likelihood
    return cluster(len(records), likely, model.threshold, apart)


def compared_pairs(
    records: Sequence[Record], articles: Mapping[str, Article], related: Related
) -> Iterator[tuple[Pair, Features]]:
    """Yield the pairs of mentions that the model is asked about, by their numbers, with their features: those of one
    article that are near each other, and those of related articles that share words."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        by_article[record.article].append(number)
    headlines = {name: headline_of(articles[name]) for name in by_article}
    for name, numbers in by_article.items():
        for index, one in enumerate(numbers):
            for other in numbers[index + 1 : index + 1 + AHEAD]:
                yield (one, other), compare_within(records[one], records[other], headlines[name])
    holders = {name: _Holders(records, numbers) for name, numbers in by_article.items()}
    for (first, second), similarity in related.pairs.items():
        if first in holders and second in holders:
            both = Headlines(headlines[first], headlines[second])
            for one, other, quote in holders[first].similar_to(records, by_article[second]):
                yield (one, other), compare_across(records[one], records[other], quote, similarity, both)


class _Holders:
    """Which mentions of an article hold a stem, and what it weighs there: an inverted index."""

    def __init__(self, records: Sequence[Record], numbers: Sequence[int]) -> None:
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for number in numbers:
            for stem, weight in records[number].quote.items():
                self._holders.setdefault(stem, []).append((number, weight))

    def similar_to(self, records: Sequence[Record], others: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of its mentions and others whose words are similar enough, with how similar they are."""
        for other in others:
            similarity = self._similarities(records[other])
            best = sorted(((-similar, one) for one, similar in similarity.items() if similar >= SIMILAR))[:MOST_SIMILAR]
            for similar, one in best:
                yield one, other, -similar

    def _similarities(self, other: Record) -> dict[int, float]:
        similarity: dict[int, float] = {}
        for stem, weight in other.quote.items():
            for one, own in self._holders.get(stem, ()):
                similarity[one] = similarity.get(one, 0.0) + weight * own
        return similarity


def _unique(wanted: str, taken: set[str]) -> str:
    """Return the id, with a number where it is taken."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name
