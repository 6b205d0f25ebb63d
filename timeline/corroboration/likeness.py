"""How likely two events are one happening, by the pair model that corroboration joins by: for an editor to join them.

Corroboration joins what is likely enough by itself. What is left is rarely sure, and a person sees at a glance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from timeline.articles import Article
from timeline.corroboration.blocking import RELATED, Similarity, similarity_of
from timeline.corroboration.contradictions import contradict, exclude
from timeline.corroboration.features import Headlines, compare_across, compare_within, headline_of
from timeline.corroboration.frequencies import cosine
from timeline.corroboration.grouping import AHEAD, LIKELY, SIMILAR
from timeline.corroboration.model import pair_model
from timeline.corroboration.records import Record, record_of
from timeline.events import Basis, Citation, Event, Stance
from timeline.extraction.mentions import EventMention

CITED: Final = 4
"""So many citations of an event are compared: those of further sources say the same."""

Compared = tuple[Record, Article]
"""A citation as the model compares it, and the article that it is of."""


class Likeness:
    """Compares events. What is worked out for one is remembered, as long as the event and its article are as they were.

    Args:
        articles: The articles, by id.
        mentions: What was extracted from them, by article and quote. A citation that is not among them is compared by
            what its event says.
    """

    def __init__(self, articles: Mapping[str, Article], mentions: Mapping[tuple[str, str], EventMention]) -> None:
        self._articles = articles
        self._mentions = mentions
        self._compared: dict[str, tuple[Event, tuple[Compared, ...]]] = {}
        self._similar: dict[tuple[str, str], Similarity] = {}
        self._headlines: dict[str, frozenset[str]] = {}

    def alike(self, event: Event, others: Iterable[Event]) -> Iterator[tuple[float, Event]]:
        """Yield the events that may be the same happening, each with how likely that is: above 0, up to 1."""
        mine = self._of(event)
        for other in others:
            likelihood = 0.0 if other.id == event.id else self._likelihood(mine, self._of(other))
            if likelihood >= LIKELY:
                yield likelihood, other

    def _likelihood(self, mine: Iterable[Compared], theirs: Iterable[Compared]) -> float:
        """The average over their citations, as clusters are joined; 0 where two of them exclude each other."""
        pairs = list(product(mine, theirs))
        if not any(cosine(one.quote, other.quote) >= SIMILAR for (one, _), (other, _) in pairs):
            return 0.0
        if any(exclude(one, other) for (one, _), (other, _) in pairs):
            return 0.0
        return math.fsum(self._pair(*pair) for pair in pairs) / len(pairs)

    def _pair(self, one: Compared, other: Compared) -> float:
        if contradict(one[0], other[0]):
            return 0.0
        if one[1].id == other[1].id:
            first, second = sorted((one[0], other[0]), key=lambda record: (record.sentence, record.mention.start))
            if second.sentence - first.sentence > AHEAD:
                return 0.0
            return pair_model().within.likelihood(compare_within(first, second, self._headline(one[1])))
        similarity = self._similarity(one[1], other[1])
        if similarity.all < RELATED:
            return 0.0
        headlines = Headlines(self._headline(one[1]), self._headline(other[1]))
        quote = cosine(one[0].quote, other[0].quote)
        return pair_model().across.likelihood(compare_across(one[0], other[0], quote, similarity, headlines))

    def _of(self, event: Event) -> tuple[Compared, ...]:
        known = self._compared.get(event.id)
        if known is None or known[0] is not event:
            known = self._compared[event.id] = event, tuple(self._records(event))
        return known[1]

    def _records(self, event: Event) -> Iterator[Compared]:
        cited = [one for one in event.sources if one.article in self._articles and one.quote]
        for citation in cited[:CITED]:
            article = self._articles[citation.article or ""]
            mention = self._mentions.get((article.id, citation.quote or "")) or _mention(event, citation, article)
            yield record_of(mention, article.published), article
        if not cited:
            said = " ".join(filter(None, [event.title, event.text, *(one.quote for one in event.sources)]))
            article = Article(id=f"event:{event.id}", text=said)
            yield record_of(_mention(event, Citation(quote=event.title), article), None), article

    def _similarity(self, one: Article, other: Article) -> Similarity:
        key = (min(one.id, other.id), max(one.id, other.id))
        if key not in self._similar:
            self._similar[key] = similarity_of(one, other)
        return self._similar[key]

    def _headline(self, article: Article) -> frozenset[str]:
        if article.id not in self._headlines:
            self._headlines[article.id] = headline_of(article)
        return self._headlines[article.id]


def _mention(event: Event, citation: Citation, article: Article) -> EventMention:
    """A citation that nobody extracted, as a mention: what its event says is all that is known of it."""
    start = max(article.text.find(citation.quote or ""), 0)
    return EventMention(
        article.id,
        start,
        start + len(citation.quote or ""),
        citation.quote or "",
        citation.says or event.date,
        citation.words,
        event.time,
        event.title,
        citation.mode,
        citation.according_to,
        event.who,
        event.where,
        Basis.GIVEN if citation.words else citation.basis or Basis.GIVEN,
        sentence=article.text.count(". ", 0, start),
        gist=event.title,
        denies=citation.stance is Stance.DENIES,
    )
