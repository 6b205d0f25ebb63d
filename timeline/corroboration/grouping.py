"""The whole on one page: mentions and articles in, related articles, likely pairs, clusters, events out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any, Final

from timeline.articles import Article
from timeline.corroboration.blocking import Related, Similarity
from timeline.corroboration.clusters import Judged, Pair, Standing, cluster, connected
from timeline.corroboration.contradictions import contradict, exclude
from timeline.corroboration.corpus import DENIED, Corpus
from timeline.corroboration.draft import Draft
from timeline.corroboration.features import Features, Headlines, compare_across, compare_within, headline_of
from timeline.corroboration.memory import Forgetful, Memory, key_of
from timeline.corroboration.model import PairModel, pair_model
from timeline.corroboration.records import Record
from timeline.corroboration.stances import Cluster, SettledDenials, stances
from timeline.dates import chronological
from timeline.events import Event
from timeline.extraction.extractors import read_mentions
from timeline.extraction.mentions import EventMention
from timeline.store.lock import Passage
from timeline.store.model import event_from, plain
from timeline.text import title_slug

Verdict = tuple[int, int, float]
"""Two mentions by their numbers in their articles and how likely they are one happening; -1 keeps them apart."""
Compared = tuple[Sequence[Record], frozenset[str]]
"""The records of an article, and the stems of its headline."""

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
    return split([mention for article in known for mention in read_mentions(article)], known)[0]


def group(mentions: Sequence[EventMention], articles: Iterable[Article]) -> list[Event]:
    """Return the events that mentions report, in order of time. The order of mentions and articles does not matter."""
    found, waiting = split(mentions, articles)
    return sorted([*found, *waiting], key=lambda event: (chronological(event.date), event.title, event.id))


def split(mentions: Sequence[EventMention], articles: Iterable[Article]) -> tuple[list[Event], list[Event]]:
    """Return the events of the chronology, and those of which every mention waits for review, in order of time.

    A mention that waits belongs to the event of the chronology that it reports as well: it is one source more.
    """
    memory = Forgetful()
    rows = group_rows(_corpus(mentions, articles, memory), memory)
    taken: set[str] = set()
    found = named((row for row in rows if not row.waits), taken)
    return found, named((row for row in rows if row.waits), taken)


def corroborate(mentions: Sequence[EventMention], articles: Iterable[Article]) -> list[Draft]:
    """Return the events that mentions report, each with its mentions and their stances, in order of time.

    Mentions of articles that are not given are left out. An event of which nobody knows the date comes last.
    """
    memory = Forgetful()
    corpus = _corpus(mentions, articles, memory)
    return sorted((_draft(corpus, *members) for members in _happenings(corpus, memory)), key=Draft.order)


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that mentions report, not yet named: ``wanted`` is the id that its title suggests, ``waits`` whether all
    of its mentions wait for review, ``line`` whether one is a dated line of a chronology, a list or a log.

    ``written`` is the event as JSON: most of thousands are never looked at. ``passages`` are all that report it, of
    which an event quotes those that add something.
    """

    order: tuple[int | str, ...]
    wanted: str
    waits: bool
    line: bool
    written: str
    passages: tuple[Passage, ...]

    def event(self, name: str) -> Event:
        """Return the event, under this id."""
        return replace(event_from(json.loads(self.written)), id=name)


def named(rows: Iterable[EventRow], taken: set[str]) -> list[Event]:
    """Return the events of rows, each under an id that is not taken; it is from then on."""
    return [row.event(_unique(row.wanted, taken)) for row in rows]


@dataclass(frozen=True, slots=True)
class Settled:
    """What an earlier update settled, which a later one keeps to.

    ``events`` are the passages that report each event of the chronology; ``articles`` are those that it knew as they
    are. Other articles join its events, or make more. With ``firm`` off, two of its events may be found to
    be one: so it is where git merged those of two branches.
    """

    events: Sequence[Collection[Passage]] = ()
    articles: Container[str] = frozenset()
    firm: bool = True


def group_rows(corpus: Corpus, memory: Memory, settled: Settled | None = None) -> list[EventRow]:
    """Return the events with a date that the mentions of a corpus report, in order of time.

    What the memory knows is not worked out again: an article more costs what it is compared with. What is ``settled``
    stays: then an article more changes the events that it tells, and no others.
    """
    rows = (_row(corpus, *members, memory) for members in _happenings(corpus, memory, settled))
    return sorted((row for row in rows if row is not None), key=lambda row: row.order)


def _corpus(mentions: Sequence[EventMention], articles: Iterable[Article], memory: Memory) -> Corpus:
    known = {article.id: article for article in articles}
    by_article: dict[str, list[EventMention]] = {name: [] for name in known}
    for mention in mentions:
        if mention.article in known:
            by_article[mention.article].append(mention)
    return Corpus(known, by_article, {name: name for name in known}, memory)


def _happenings(corpus: Corpus, memory: Memory, settled: Settled | None = None) -> list[tuple[Cluster, list[int]]]:
    """Return the mentions of each happening: those that report it, and those that deny it."""
    related = Related(list(corpus.articles.values()), corpus.keys, memory)
    standing, denials = (Standing(), None) if settled is None else _standing(corpus, settled)
    clusters = _clusters(corpus, related, pair_model(), memory, standing)
    # The articles of one time are looked at together, so that few of their mentions are made ready twice.
    place = {name: number for number, name in enumerate(sorted(corpus.names, key=lambda n: _time(corpus.articles[n])))}
    found = stances(clusters, corpus, related, memory, denials)
    return sorted(found, key=lambda each: (place[corpus.names[corpus.index(each[0][0])]], each[0][0]))


def _time(article: Article) -> tuple[int, str]:
    return article.published.ordinal if article.published else 0, article.id


def _draft(corpus: Corpus, claims: Cluster, denials: Sequence[int]) -> Draft:
    return Draft([corpus.record(each) for each in claims], [corpus.record(each) for each in denials])


def _row(corpus: Corpus, claims: Cluster, denials: Sequence[int], memory: Memory) -> EventRow | None:
    key = key_of([*map(corpus.key, claims), "", *map(corpus.key, denials)])
    known = memory.get("event", key)
    if known is None:
        known = _written(_draft(corpus, claims, denials))
        memory.put("event", key, known)
    if not known:
        return None
    order, wanted, waits, line, written = known
    return EventRow(tuple(order), wanted, waits, line, written, tuple(map(corpus.passage, (*claims, *denials))))


def _written(draft: Draft) -> list[Any]:
    """Return all of a row as JSON holds it, nothing where there is no date."""
    if draft.date is None:
        return []
    (first, last), title, article, start = draft.order()
    days = (part for day in (first, last) for part in (day.year, day.month, day.day))
    line = any(record.mention.line for record in draft.records)
    name = title_slug(draft.title) or "event"
    return [[*days, title, article, start], name, draft.waits, line, json.dumps(plain(draft.event(name)))]


def _clusters(
    corpus: Corpus, related: Related, model: PairModel, memory: Memory, standing: Standing
) -> list[list[int]]:
    """Return the mentions of each happening that somebody reports or denies, in order.

    Mentions that no chain of likely pairs connects are never joined, so each connected part is clustered by itself.
    """
    whole: list[list[int]] = []
    held = (((one, other), 0.0) for group in standing.groups for one, other in pairwise(group))
    pairs = chain(held, _judged(corpus, related, model, memory))  # in this order: what is judged counts
    homes = {group[0]: group for group in standing.groups}
    fresh = frozenset(standing.fresh)
    for members, likely, apart in connected(len(corpus), pairs):
        if len(members) == 1:
            whole.append(members)
            continue
        place = {number: index for index, number in enumerate(members)}
        inner = {(place[one], place[other]): value for (one, other), value in likely.items()}
        kept_apart = [(place[one], place[other]) for one, other in apart]
        within = Standing(
            [[place[number] for number in homes[first]] for first in members if first in homes],
            [place[number] for number in members if number in fresh],
            standing.firm,
        )
        found = cluster(len(members), inner, model.threshold, kept_apart, within)
        whole += [[members[index] for index in numbers] for numbers in found]
    return sorted(whole)


def _standing(corpus: Corpus, settled: Settled) -> tuple[Standing, SettledDenials]:
    """Return what is settled, by the numbers of mentions."""
    homes: dict[Passage, list[int]] = defaultdict(list)
    for event, passages in enumerate(settled.events):
        for passage in passages:
            homes[passage].append(event)
    groups: dict[int, list[int]] = defaultdict(list)
    denials: dict[int, list[int]] = {}
    fresh: list[int] = []
    for index, name in enumerate(corpus.names):
        numbers = range(corpus.first[index], corpus.first[index + 1])
        if name not in settled.articles:
            fresh += numbers
            continue
        for number in numbers:
            waiting = homes.get(corpus.passage(number), [])
            if corpus.flags[number] & DENIED:
                denials[number] = waiting  # of what it denies, and where it is a happening itself of that, too
            elif waiting:
                groups[waiting.pop(0)].append(number)
    standing = Standing([groups[event] for event in sorted(groups)], fresh, settled.firm)
    if not settled.firm:
        return standing, SettledDenials()
    mentions = frozenset(number for group in standing.groups for number in group)
    brought = {number: groups[each][0] for number, events in denials.items() for each in events if each in groups}
    return standing, SettledDenials(brought, mentions, frozenset(fresh))


def _judged(corpus: Corpus, related: Related, model: PairModel, memory: Memory) -> Iterator[Judged]:
    """Yield the pairs of mentions that are likely of one happening, and those that keep their clusters apart."""
    for index, name in enumerate(corpus.names):
        key = corpus.keys[name]
        first = corpus.first[index]
        known = memory.get("within", key)
        if known is None:
            known = list(_judge_within(*corpus.of(name), model))
            memory.put("within", key, known)
        yield from (((first + one, first + other), value) for one, other, value in known)
    for name in sorted(corpus.names, key=lambda each: _time(corpus.articles[each])):
        yield from _judged_across(name, corpus, related, model, memory)


def _judged_across(name: str, corpus: Corpus, related: Related, model: PairModel, memory: Memory) -> Iterator[Judged]:
    """Yield the same for the pairs of an article with those of a smaller id."""
    row = memory.get("across", corpus.keys[name]) or {}
    fresh = {}
    for other, similarity in related.near(name).items():
        if other < name:
            key = corpus.keys[other]
            pairs = row.get(key)
            if pairs is None:
                pairs = list(_judge_across(corpus.of(other), corpus.of(name), similarity, model))
            fresh[key] = pairs
            here, there = corpus.first[corpus.place[other]], corpus.first[corpus.place[name]]
            yield from (((here + one, there + two), value) for one, two, value in pairs)
    if fresh.keys() != row.keys():
        memory.put("across", corpus.keys[name], fresh)


def _judge_within(records: Sequence[Record], headline: frozenset[str], model: PairModel) -> Iterator[Verdict]:
    for one, other, features in pairs_within(records, headline):
        likelihood = model.within.likelihood(features)
        if likelihood >= LIKELY_WITHIN:
            yield from _verdict(one, other, records[one], records[other], likelihood)


def _judge_across(one: Compared, other: Compared, similarity: Similarity, model: PairModel) -> Iterator[Verdict]:
    for first, second, features in pairs_across(one, other, similarity):
        likelihood = model.across.likelihood(features)
        if likelihood >= LIKELY:
            yield from _verdict(first, second, one[0][first], other[0][second], likelihood)


def _verdict(one: int, other: int, record: Record, second: Record, likelihood: float) -> Iterator[Verdict]:
    """Yield how likely a pair is, -1 where it keeps its clusters apart; nothing where it contradicts itself."""
    if exclude(record, second):
        yield one, other, -1.0
    elif not contradict(record, second):
        yield one, other, likelihood


def pairs_within(records: Sequence[Record], headline: frozenset[str]) -> Iterator[tuple[int, int, Features]]:
    """Yield the pairs of mentions of an article that the model is asked about, by their numbers, with their
    features."""
    for one, record in enumerate(records):
        for other in range(one + 1, min(one + 1 + AHEAD, len(records))):
            yield one, other, compare_within(record, records[other], headline)


def pairs_across(one: Compared, other: Compared, similarity: Similarity) -> Iterator[tuple[int, int, Features]]:
    """Yield the same for two related articles, each with its records and the stems of its headline."""
    both = Headlines(one[1], other[1])
    for first, second, quote in _Holders(one[0]).similar_to(other[0]):
        yield first, second, compare_across(one[0][first], other[0][second], quote, similarity, both)


def compared_pairs(
    records: Sequence[Record], articles: Mapping[str, Article], related: Related
) -> Iterator[tuple[Pair, Features]]:
    """Yield the pairs of mentions that the model is asked about, by their numbers, with their features: those of one
    article that are near each other, and those of related articles that share words. The records are in order."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        by_article[record.article].append(number)
    ready = {
        name: ([records[number] for number in numbers], headline_of(articles[name]))
        for name, numbers in by_article.items()
    }
    for name, numbers in by_article.items():
        for one, other, features in pairs_within(*ready[name]):
            yield (numbers[one], numbers[other]), features
    for first, second, similarity in related.pairs:
        if first in ready and second in ready:
            for one, other, features in pairs_across(ready[first], ready[second], similarity):
                yield (by_article[first][one], by_article[second][other]), features


class _Holders:
    """Which mentions of an article hold a stem, and what it weighs there: an inverted index."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._holders: dict[str, list[tuple[int, float]]] = {}
        for number, record in enumerate(records):
            for stem, weight in record.quote.items():
                self._holders.setdefault(stem, []).append((number, weight))

    def similar_to(self, records: Sequence[Record]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of its mentions and others whose words are similar enough, with how similar they are."""
        for other, record in enumerate(records):
            similarity = self._similarities(record)
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
