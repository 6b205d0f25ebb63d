"""Mentions and articles in, events out: related articles, likely pairs, denials.

``Likeness`` says for an editor which events may be one, by the same model. What corroboration does not join by itself
is rarely sure, and a person sees it at a glance.
"""

from __future__ import annotations

import heapq
import json
import math
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, pairwise, product
from typing import Any, Final

from timeline.articles import Article
from timeline.corroboration.blocking import (
    RELATED,
    Forgetful,
    Memory,
    Recent,
    Related,
    Similarity,
    cosine,
    key_of,
    similarity_of,
)
from timeline.corroboration.draft import Draft
from timeline.corroboration.pairs import (
    TO_COME,
    Features,
    Headlines,
    PairModel,
    Record,
    compare_across,
    compare_within,
    contradict,
    exclude,
    headline_of,
    mode_of,
    pair_model,
    record_of,
)
from timeline.dates import chronological
from timeline.events import Basis, Citation, Event, Mode, Stance
from timeline.extraction.mentions import EventMention
from timeline.extraction.reading import read_mentions
from timeline.language.lexicon import DENYING, stems
from timeline.store.lock import Passage, passage_digest
from timeline.store.model import event_from, plain
from timeline.text import title_slug

DENIED: Final = 1
SAYING: Final = 2
PLANNED: Final = 4
"""What of a mention decides how its cluster is treated, as bits."""

RECENT: Final = 600
"""Articles whose records are held at once: neighbours in time are compared, so that few are made twice. It bounds the
memory of a corpus of any size."""


class Corpus:
    """The mentions of all articles, numbered in the order of the articles' ids and of their place in the text.

    ``names`` are the ids of the articles in order, ``place`` where each stands there. ``keys`` names each article with
    all of its mentions: it differs where either does. ``first`` is the number of the first mention of each article.
    """

    def __init__(
        self,
        articles: Mapping[str, Article],
        mentions: Mapping[str, Sequence[EventMention]],
        keys: Mapping[str, str],
        memory: Memory,
    ) -> None:
        self.articles = articles
        self.names = sorted(articles)
        self.place = {name: index for index, name in enumerate(self.names)}
        self.keys = keys
        self._mentions, self._memory = mentions, memory
        self._passages: dict[str, Sequence[str]] = {}
        self._records = Recent(RECENT, articles, self._made)
        flags = [self._flags_of(name, memory) for name in self.names]
        self.flags = b"".join(flags)
        self.first = [0, *accumulate(map(len, flags))]

    def __len__(self) -> int:
        return len(self.flags)

    def index(self, number: int) -> int:
        """Return which of ``names`` is the article of a mention."""
        return bisect_right(self.first, number) - 1

    def key(self, number: int) -> str:
        """Return what names a mention, wherever it stands in the order."""
        index = self.index(number)
        return f"{self.keys[self.names[index]]}:{number - self.first[index]}"

    def record(self, number: int) -> Record:
        """Return a mention, ready to be compared."""
        index = self.index(number)
        return self.of(self.names[index])[0][number - self.first[index]]

    def passages(self, name: str) -> Sequence[str]:
        """Return what names the quote of each mention of an article, in order."""
        if name not in self._passages:
            known: Sequence[str] | None = self._memory.get("passages", self.keys[name])
            if known is None:
                known = [passage_digest(mention.quote) for mention in self._ordered(name)]
                self._memory.put("passages", self.keys[name], known)
            self._passages[name] = known
        return self._passages[name]

    def passage(self, number: int) -> Passage:
        """Return the article of a mention, and what names its quote there."""
        index = self.index(number)
        name = self.names[index]
        return name, self.passages(name)[number - self.first[index]]

    def of(self, name: str) -> tuple[Sequence[Record], frozenset[str]]:
        """Return the records of an article, and the stems of its headline."""
        return self._records.of(name)

    def _made(self, article: Article) -> tuple[Sequence[Record], frozenset[str]]:
        return [record_of(each, article.published) for each in self._ordered(article.id)], headline_of(article)

    def _ordered(self, name: str) -> list[EventMention]:
        return sorted(self._mentions.get(name, ()), key=lambda each: (each.start, each.end, each.title))

    def _flags_of(self, name: str, memory: Memory) -> bytes:
        known = memory.get("flags", self.keys[name])
        if known is None:
            known = "".join(str(_flags(mention)) for mention in self._ordered(name))
            memory.put("flags", self.keys[name], known)
        return bytes(map(int, known))


def _flags(mention: EventMention) -> int:
    mode = mode_of(mention)
    return DENIED * (mode is Mode.DENIED) | SAYING * mention.saying | PLANNED * (mode in TO_COME)


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


Verdict = tuple[int, int, float]
"""Two mentions by their numbers in their articles and how likely they are one happening; -1 keeps them apart."""
ArticleRecords = tuple[Sequence[Record], frozenset[str]]
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
    standing, denials = (NOTHING_STANDS, None) if settled is None else _standing(corpus, settled)
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


def _judge_across(
    one: ArticleRecords, other: ArticleRecords, similarity: Similarity, model: PairModel
) -> Iterator[Verdict]:
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


def pairs_across(
    one: ArticleRecords, other: ArticleRecords, similarity: Similarity
) -> Iterator[tuple[int, int, Features]]:
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


CITED: Final = 4
"""So many citations of an event are compared: those of further sources say the same."""

ComparedCitation = tuple[Record, Article]
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
        self._compared: dict[str, tuple[Event, tuple[ComparedCitation, ...]]] = {}
        self._similar: dict[tuple[str, str], Similarity] = {}
        self._headlines: dict[str, frozenset[str]] = {}

    def alike(self, event: Event, others: Iterable[Event]) -> Iterator[tuple[float, Event]]:
        """Yield the events that may be the same happening, each with how likely that is: above 0, up to 1."""
        mine = self._of(event)
        for other in others:
            likelihood = 0.0 if other.id == event.id else self._likelihood(mine, self._of(other))
            if likelihood >= LIKELY:
                yield likelihood, other

    def _likelihood(self, mine: Iterable[ComparedCitation], theirs: Iterable[ComparedCitation]) -> float:
        """The average over their citations, as clusters are joined; 0 where two of them exclude each other."""
        pairs = list(product(mine, theirs))
        if not any(cosine(one.quote, other.quote) >= SIMILAR for (one, _), (other, _) in pairs):
            return 0.0
        if any(exclude(one, other) for (one, _), (other, _) in pairs):
            return 0.0
        return math.fsum(self._pair(*pair) for pair in pairs) / len(pairs)

    def _pair(self, one: ComparedCitation, other: ComparedCitation) -> float:
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

    def _of(self, event: Event) -> tuple[ComparedCitation, ...]:
        known = self._compared.get(event.id)
        if known is None or known[0] is not event:
            known = self._compared[event.id] = event, tuple(self._records(event))
        return known[1]

    def _records(self, event: Event) -> Iterator[ComparedCitation]:
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
