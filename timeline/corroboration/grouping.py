"""Mentions and articles in, events out: related articles, likely pairs, denials.

Of an earlier grouping only what new articles touch is worked out again. Mentions that no chain of pairs as likely as
the threshold connects are clustered apart, in *parts*. A part comes out as before where it has the same mentions and
the same pairs, and what is settled of it is as it came out. For a settled cluster takes in nothing old, and the others
are joined in the same order with and without it. So this saves work and changes no outcome.
"""

from __future__ import annotations

import heapq
import json
import struct
from array import array
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product
from typing import Any, Final, NamedTuple

from timeline.articles import Article
from timeline.corroboration.blocking import (
    GENERAL,
    Forgetful,
    Memory,
    Rarity,
    Related,
    Similarity,
    common_stems,
    joined_key,
    time_order,
)
from timeline.corroboration.draft import Cluster, Draft, Happening, Happenings, SettledDenials, stances
from timeline.corroboration.pairs import (
    DENIED,
    LIKELY,
    LIKELY_WITHIN,
    PUBLISHED,
    ArticleRecords,
    Corpus,
    Pair,
    PairModel,
    Record,
    contradict,
    exclude,
    pair_model,
    pairs_across,
    pairs_within,
)
from timeline.dates import When, chronological
from timeline.events import Event
from timeline.extraction.mentions import EventMention
from timeline.store.lock import Passage, quoted_passages
from timeline.store.model import event_from, event_values
from timeline.text import title_slug

Judged = tuple[Pair, float]
"""Two mentions and how likely they are of one happening; less than 0 where they keep their clusters apart."""


@dataclass(frozen=True, slots=True)
class SettledClusters:
    """What stands before mentions are clustered.

    ``groups`` are clusters that an earlier update made, ``fresh`` are the mentions that it did not know, ``gone`` those
    of events that people took out. No standing cluster is parted. One takes in nothing but fresh mentions and what they
    bring; two are joined only where a fresh mention is likely of both, and never one that stands with one that is gone:
    who took out the one let the other stand.
    """

    groups: Sequence[Sequence[int]] = ()
    fresh: Collection[int] = ()
    gone: Collection[int] = ()


NOTHING_SETTLED = SettledClusters()


class PairArrays:
    """Pairs with values. Arrays, because a corpus of ten thousand articles has more than a million."""

    def __init__(self, pairs: Iterable[Judged] = ()) -> None:
        self.ones, self.others, self.values = array("i"), array("i"), array("d")
        for (one, other), value in pairs:
            self.add(one, other, value)

    def add(self, one: int, other: int, value: float) -> None:
        """Add a pair."""
        self.ones.append(one)
        self.others.append(other)
        self.values.append(value)


@dataclass(frozen=True, slots=True)
class PairView:
    """Some of many pairs: those at the places ``which``, with mentions by what ``number`` has of them.

    It holds no pair a second time: the largest part has nearly all pairs of a corpus.
    """

    every: PairArrays
    which: Sequence[int]
    number: Sequence[int]

    def items(self) -> Iterator[Judged]:
        """Yield the pairs with their values, in the order in which they were added."""
        return zip(self, (self.every.values[at] for at in self.which), strict=True)

    def __iter__(self) -> Iterator[Pair]:
        ones, others, number = self.every.ones, self.every.others, self.number
        return ((number[ones[at]], number[others[at]]) for at in self.which)

    def __len__(self) -> int:
        return len(self.which)


Likely = Mapping[Pair, float] | PairView
"""Pairs of mentions, each with how likely they are of one happening."""


class ConnectedPart(NamedTuple):
    """Mentions that are clustered together: their numbers in the corpus, and by their places among these the likely
    pairs, and those that are kept apart."""

    mentions: Sequence[int]
    likely: PairView
    apart: PairView


def connected(
    mentions: int, pairs: Iterable[Judged], threshold: float, held: Iterable[Pair] = ()
) -> Iterator[ConnectedPart]:
    """Yield the parts of two mentions and more, in order.

    A part is what pairs as likely as ``threshold``, and those that are ``held`` together, connect. Two clusters are
    joined where their pairs are that likely on the average, so at least one of these is: what connects two parts more
    weakly, or keeps them apart, says nothing.
    """
    judged = PairArrays()
    parts = _Parts(mentions)
    for one, other in held:
        parts.join(one, other)
    for (one, other), value in pairs:
        judged.add(one, other, value)
        if value >= threshold:
            parts.join(one, other)
    members: dict[int, list[int]] = {}
    for number in range(mentions):
        part = parts.of(number)
        if part != number:  # the first mention stands for its part
            members.setdefault(part, [part]).append(number)
    likely: dict[int, array[int]] = {}
    apart: dict[int, array[int]] = {}
    for at, (one, other) in enumerate(zip(judged.ones, judged.others, strict=True)):
        part = parts.of(one)
        if part == parts.of(other):
            (likely if judged.values[at] >= 0 else apart).setdefault(part, array("i")).append(at)
    place = array("i", bytes(array("i").itemsize * mentions))
    for numbers in members.values():
        for index, number in enumerate(numbers):
            place[number] = index
    for part in sorted(members):
        inner, between = (PairView(judged, some.pop(part, ()), place) for some in (likely, apart))
        yield ConnectedPart(members.pop(part), inner, between)


class _Parts:
    """Which mentions are connected (union and find)."""

    def __init__(self, mentions: int) -> None:
        self._above = array("i", range(mentions))

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
    likely: Likely,
    threshold: float,
    apart: Collection[Pair] | PairView = (),
    standing: SettledClusters = NOTHING_SETTLED,
) -> list[list[int]]:
    """Return so many mentions, by number, in clusters.

    The two clusters are joined first whose pairs are likeliest on the average, down to ``threshold``. A pair that
    ``likely`` does not name counts as 0; one of ``apart`` keeps its clusters apart for good. The work grows with the
    number of pairs.
    """
    growing = _Growing(mentions, likely, threshold, apart, standing)
    while (pair := growing.likeliest()) is not None:
        growing.join(*pair)
    return growing.clusters


_UNIT: Final = 2**40
"""Likelihoods are added up as whole numbers of so small a part: sums of floats depend on the order in which they are
made, and so would which of two equal averages comes first."""


class _Growing:
    """Clusters that grow, each under the number of one of its mentions.

    How likely two clusters are of one happening is added up from the pairs of their mentions when one of them has
    grown, and which it is kept apart from is looked up then: to hold that of all clusters takes ten times the memory of
    the pairs.
    """

    def __init__(
        self,
        mentions: int,
        likely: Likely,
        threshold: float,
        apart: Collection[Pair] | PairView,
        standing: SettledClusters,
    ) -> None:
        self._threshold = threshold
        self._home = array("i", range(mentions))
        for group in standing.groups:
            for number in group:
                self._home[number] = min(group)
        self._grown = {min(group): sorted(group) for group in standing.groups}
        if not isinstance(likely, PairView):
            likely = PairView(PairArrays(likely.items()), range(len(likely)), range(mentions))
        self._pairs, self._apart = _Neighbours(mentions, likely), _Adjacent(mentions, apart)
        fresh = frozenset(standing.fresh)
        self._fresh = {self._home[number] for number in fresh}
        self._gone = {self._home[number] for number in standing.gone}
        self._standing = {min(group) for group in standing.groups}
        self._linked: defaultdict[int, set[int]] = defaultdict(set)
        begin = bytearray(mentions)
        for pair, likelihood in likely.items():
            if likelihood >= threshold:
                one, other = (self._home[number] for number in pair)
                begin[one] = begin[other] = 1
                if one != other and not fresh.isdisjoint(pair):
                    self._linked[one].add(other)
                    self._linked[other].add(one)
        self._queue: list[int] = []
        for one in range(mentions):
            if begin[one]:
                self._look_around(one, behind=True)

    @property
    def clusters(self) -> list[list[int]]:
        """The mentions of each cluster, in order."""
        return sorted(self._members(one) for one in range(len(self._home)) if self._home[one] == one)

    def likeliest(self) -> Pair | None:
        """Return the two clusters that are likeliest to be of one happening, None when none is likely enough."""
        while self._queue:
            first, last, *sizes = _unpacked(heapq.heappop(self._queue))
            one, other = self._home[first], self._home[last]
            # Of clusters that grew since there is another entry, with the average of today.
            if one != other and sizes == [len(self._members(one)), len(self._members(other))]:
                return one, other
        return None

    def join(self, one: int, other: int) -> None:
        """Make one cluster of two. The smaller moves, so that the work stays small."""
        large, small = (one, other) if len(self._members(one)) >= len(self._members(other)) else (other, one)
        moving = self._members(small)
        self._grown[large] = sorted([*self._members(large), *moving])
        self._grown.pop(small, None)
        for number in moving:
            self._home[number] = large
        for marked in (self._standing, self._fresh, self._gone):
            if small in marked:
                marked.add(large)
        for third in self._linked.pop(small, set()) - {large}:
            self._linked[third].discard(small)
            self._linked[third].add(large)
            self._linked[large].add(third)
        self._linked.get(large, set()).discard(small)
        self._look_around(large)

    def _members(self, one: int) -> list[int]:
        """Return the mentions of a cluster, in order. Most are one mention, of which nothing is held."""
        return self._grown.get(one) or [one]

    def _look_around(self, one: int, *, behind: bool = False) -> None:
        """Queue a cluster with all, or those ``behind`` it, that it is likely enough to be joined with."""
        own = self._members(one)
        apart = {self._home[each] for number in own for each in self._apart.of(number)}
        for other, total in self._sums(one).items():
            if behind and other < one:
                continue
            members = self._members(other)
            average = total / (len(own) * len(members))
            if average >= self._threshold * _UNIT and other not in apart and self._may_join(one, other):
                # The likeliest first, of equals those with the first mentions.
                (first, size), (last, size_of_last) = sorted(((own[0], len(own)), (members[0], len(members))))
                heapq.heappush(self._queue, _packed(average, first, last, size, size_of_last))

    def _sums(self, one: int) -> dict[int, int]:
        """Return what the likelihoods of the pairs of a cluster with others come to, by these."""
        sums: dict[int, int] = {}
        for number in self._members(one):
            for near, value in self._pairs.of(number):
                other = self._home[near]
                if other != one:
                    sums[other] = sums.get(other, 0) + value
        return sums

    def _may_join(self, one: int, other: int) -> bool:
        """Return whether two clusters may be joined, by what stands of them."""
        if not (one in self._standing or other in self._standing):
            return True
        if one in self._standing and other in self._standing:
            return other in self._linked.get(one, ()) and (one in self._gone) == (other in self._gone)
        return one in self._fresh or other in self._fresh


_BITS: Final = 31
"""Of one of the numbers of mentions."""
_HIGHEST: Final = 2**63 - 1
"""What the bits of an average are taken from, so that the larger comes first."""


def _packed(average: float, *numbers: int) -> int:
    """Return what sorts two clusters as one number: the larger average first, then their first mentions, and how many
    each had.

    The queue of ten thousand articles has half a million entries, and as objects each takes three times the memory.
    """
    # The bits of a float that is not negative, taken for a whole number, are sorted as it is.
    packed = _HIGHEST - int.from_bytes(struct.pack(">d", average))
    for number in numbers:
        packed = packed << _BITS | number
    return packed


def _unpacked(packed: int) -> list[int]:
    """Return the four numbers of an entry."""
    return [packed >> shift & (1 << _BITS) - 1 for shift in range(3 * _BITS, -1, -_BITS)]


class _Adjacent:
    """The mentions that each one has a pair with."""

    def __init__(self, mentions: int, pairs: Collection[Pair] | PairView) -> None:
        self._first = _first_places(mentions, pairs)
        self._near = array("i", bytes(self._first.itemsize * self._first[mentions]))
        free = array("i", self._first)
        for pair in pairs:
            for number, near in (pair, pair[::-1]):
                self._near[free[number]] = near
                free[number] += 1

    def of(self, number: int) -> Sequence[int]:
        """Return those of a mention."""
        return self._near[self._first[number] : self._first[number + 1]]


class _Neighbours:
    """The likely pairs of each mention, with their likelihoods as whole numbers."""

    def __init__(self, mentions: int, likely: PairView) -> None:
        self._first, self._values = _first_places(mentions, likely), likely.every.values
        self._near = array("i", bytes(self._first.itemsize * self._first[mentions]))
        self._at = array("i", self._near)  # a likelihood takes twice the room of its place
        free = array("i", self._first)
        for at, pair in zip(likely.which, likely, strict=True):
            for number, near in (pair, pair[::-1]):
                self._near[free[number]], self._at[free[number]] = near, at
                free[number] += 1

    def of(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield those of a mention."""
        begin, end = self._first[number], self._first[number + 1]
        for near, at in zip(self._near[begin:end], self._at[begin:end], strict=True):
            yield near, round(self._values[at] * _UNIT)


def _first_places(mentions: int, pairs: Iterable[Pair]) -> array[int]:
    """Return where the pairs of each mention begin, and behind them the number of all."""
    first = array("i", bytes(array("i").itemsize * (mentions + 1)))
    for number in chain.from_iterable(pairs):
        first[number + 1] += 1
    for number in range(mentions):
        first[number + 1] += first[number]
    return first


Verdict = tuple[int, int, float]
"""Two mentions by their numbers in their articles and how likely they are one happening; -1 keeps them apart."""


def extract(articles: Iterable[Article]) -> list[Event]:
    """Return the events that articles report, in order of time: those of the chronology, without what only waits in
    review. The order of the articles does not matter."""
    from timeline.extraction.pipeline import read_mentions  # slow, and most updates extract nothing

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
    found = with_free_ids((row for row in rows if not row.waits), taken)
    return found, with_free_ids((row for row in rows if row.waits), taken)


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
    which an event quotes those that add something: ``quoted``.
    """

    order: tuple[int | str, ...]
    wanted: str
    waits: bool
    line: bool
    written: str
    passages: tuple[Passage, ...]
    quoted: tuple[Passage, ...] = ()

    def event(self, name: str) -> Event:
        """Return the event, under this id."""
        return replace(event_from(json.loads(self.written)), id=name)


def with_free_ids(rows: Iterable[EventRow], taken: set[str]) -> list[Event]:
    """Return the events of rows, each under an id that is not taken; it is from then on."""
    return [row.event(free_id(row.wanted, taken)) for row in rows]


class SettledEvent(NamedTuple):
    """An event that an earlier update settled: the passages that report it, and what it says, by which its mention is
    told from another one of the same passage; ``gone`` where people took it out."""

    passages: Collection[Passage]
    date: When | None = None
    title: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """What an earlier update settled, which a later one keeps to.

    ``events`` are those of the chronology; ``articles`` are those that it knew as they are. Other articles join its
    events, or make more.
    """

    events: Sequence[SettledEvent] = ()
    articles: Container[str] = frozenset()


def group_rows(corpus: Corpus, memory: Memory, settled: Settled | None = None) -> list[EventRow]:
    """Return the events with a date that the mentions of a corpus report, in order of time.

    What the memory knows is not worked out again: an article more costs what it is compared with. What is ``settled``
    stays: then an article more changes the events that it tells, and no others.
    """
    grouped = Grouped.of(corpus, memory, settled)
    return grouped.rows([*grouped.published, *grouped.waiting])


@dataclass(frozen=True, slots=True)
class Grouped:
    """The happenings that the mentions of a corpus report: those that are ``published``, and those of which every
    mention is ``waiting`` for review.

    Rows are made of them when they are asked for: of thousands that wait hardly any is.
    """

    corpus: Corpus
    memory: Memory
    published: Happenings
    waiting: Happenings

    @classmethod
    def of(cls, corpus: Corpus, memory: Memory, settled: Settled | None = None) -> Grouped:
        """Group the mentions of a corpus, see ``group_rows``."""
        published, waiting = Happenings(), Happenings()
        for happening in _happenings(corpus, memory, settled):
            goes_in = any(corpus.flags[each] & PUBLISHED for each in happening.mentions)
            (published if goes_in else waiting).add(happening)
        return cls(corpus, memory, published, waiting)

    def rows(self, happenings: Iterable[Happening]) -> list[EventRow]:
        """Return the rows of happenings, in order of time."""
        rows = map(self.row, happenings)
        return sorted((row for row in rows if row is not None), key=lambda row: row.order)

    def row(self, happening: Happening) -> EventRow | None:
        """Return the row of a happening, None where nobody knows its date."""
        corpus, (claims, denials) = self.corpus, happening
        key = joined_key([*map(corpus.key, claims), "", *map(corpus.key, denials)])
        known = self.memory.get("event", key)
        if known is None:
            known = _written(_draft(corpus, claims, denials))
            self.memory.put("event", key, known)
        if not known:
            return None
        order, wanted, waits, line, written, quoted = known
        passages = tuple(map(corpus.passage, happening.mentions))
        return EventRow(tuple(order), wanted, waits, line, written, passages, tuple(map(tuple, quoted)))


def _corpus(mentions: Sequence[EventMention], articles: Iterable[Article], memory: Memory) -> Corpus:
    known = {article.id: article for article in articles}
    by_article: dict[str, list[EventMention]] = {name: [] for name in known}
    for mention in mentions:
        if mention.article in known:
            by_article[mention.article].append(mention)
    rarity = Rarity(common_stems([article.text for article in known.values()]))
    return Corpus(known, by_article, {name: name for name in known}, memory, rarity)


def _happenings(corpus: Corpus, memory: Memory, settled: Settled | None = None) -> list[Happening]:
    """Return the happenings, in the order of the articles that report them first."""
    related = Related(list(corpus.articles.values()), corpus.keys, memory, corpus.rarity)
    standing, denials = (NOTHING_SETTLED, None) if settled is None else _settled_clusters(corpus, settled)
    grouping = _Grouping(corpus, related, pair_model(), memory)
    # Where nothing is settled, all is looked at.
    earlier = None if settled is None else Earlier.of(corpus, memory)
    parts, moved = grouping.parts(standing, earlier)
    clusters = _with_singles(parts, len(corpus))
    known = {} if earlier is None else _known_denials(clusters, earlier, corpus, related, moved)
    found, spoken_of = stances(clusters, corpus, related, memory, denials, known)
    remember(parts, standing.groups, spoken_of, corpus, memory)
    # The articles of one time are looked at together, so that few of their mentions are made ready twice.
    place = {article.id: number for number, article in enumerate(sorted(corpus.articles.values(), key=time_order))}
    return sorted(found, key=lambda each: (place[corpus.names[corpus.index(each.claims[0])]], each.claims[0]))


def _with_singles(parts: Iterable[Clusters], mentions: int) -> list[list[int]]:
    """Return all clusters in order: those of the parts, and a mention of none by itself."""
    whole = [list(cluster) for part in parts for cluster in part]
    there = bytearray(mentions)
    for cluster in whole:
        for number in cluster:
            there[number] = 1
    return sorted([*whole, *([number] for number in range(mentions) if not there[number])])


def _known_denials(
    clusters: Iterable[Cluster], earlier: Earlier, corpus: Corpus, related: Related, moved: Collection[str]
) -> Mapping[int, int | None]:
    """Return what is known of denials: of those that are near no article of which something was clustered anew."""
    if earlier.gone:
        return {}
    near = {*moved, *(other for name in moved for other in related.near(name))}
    denials = (cluster for cluster in clusters if cluster[0] in earlier.denied)
    return {each[0]: earlier.denied[each[0]] for each in denials if near.isdisjoint(articles_of_mentions(each, corpus))}


def _draft(corpus: Corpus, claims: Cluster, denials: Sequence[int]) -> Draft:
    return Draft([corpus.record(each) for each in claims], [corpus.record(each) for each in denials])


def _written(draft: Draft) -> list[Any]:
    """Return all of a row as JSON holds it, nothing where there is no date."""
    if draft.date is None:
        return []
    (first, last), title, article, start = draft.order()
    days = (part for day in (first, last) for part in (day.year, day.month, day.day))
    line = any(record.mention.line for record in draft.records)
    name = title_slug(draft.title) or "event"
    event = draft.event(name)
    return [
        [*days, title, article, start],
        name,
        draft.waits,
        line,
        json.dumps(event_values(event)),
        quoted_passages(event),
    ]


def _settled_clusters(corpus: Corpus, settled: Settled) -> tuple[SettledClusters, SettledDenials]:
    """Return what is settled, by the numbers of mentions."""
    homes: dict[Passage, list[int]] = defaultdict(list)
    for event, one in enumerate(settled.events):
        for passage in one.passages:
            homes[passage].append(event)
    groups: dict[int, list[int]] = defaultdict(list)
    denials: dict[int, list[int]] = {}
    fresh: list[int] = []
    for index, name in enumerate(corpus.names):
        numbers = range(corpus.first[index], corpus.first[index + 1])
        if name not in settled.articles:
            fresh += numbers
            continue
        reporting: dict[Passage, list[int]] = defaultdict(list)
        for number in numbers:
            passage = corpus.passage(number)
            if corpus.flags[number] & DENIED:
                denials[number] = homes.get(passage, [])  # of what it denies, and of what it is itself
            elif passage in homes:
                reporting[passage].append(number)
        for passage, mentions in reporting.items():
            for number, event in _at_home(mentions, homes[passage], corpus, settled):
                groups[event].append(number)
    gone = [number for event in sorted(groups) if settled.events[event].gone for number in groups[event]]
    standing = SettledClusters([groups[event] for event in sorted(groups)], fresh, gone)
    stand = frozenset(number for group in standing.groups for number in group)
    brought = {number: groups[each][0] for number, events in denials.items() for each in events if each in groups}
    return standing, SettledDenials(brought, stand, frozenset(fresh))


def _at_home(
    mentions: Sequence[int], events: Sequence[int], corpus: Corpus, settled: Settled
) -> Iterator[tuple[int, int]]:
    """Yield the mentions of a passage that report settled events, each with its event.

    A sentence can report two happenings of which one was settled: then it is the one with its date and its title.
    """
    if len(mentions) == len(events) == 1:
        yield mentions[0], events[0]
        return

    def differ(mention: int, event: int) -> tuple[bool, bool]:
        said, one = corpus.record(mention).mention, settled.events[event]
        return said.when != one.date, said.title != one.title

    left, homeless = list(events), list(mentions)
    pairs = sorted(product(mentions, events), key=lambda pair: (differ(*pair), pair))
    for mention, event in pairs:
        if mention in homeless and event in left:
            homeless.remove(mention)
            left.remove(event)
            yield mention, event


_KIND = "clusters"

Clusters = Sequence[Sequence[int]]
"""Mentions of one happening each, by their numbers in the corpus."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier grouping found, by the numbers of mentions now.

    ``parts`` are the clusters of each part of two mentions and more. ``new`` are the articles that it did not know;
    ``loose`` the mentions of parts that had others of articles that are gone, and ``gone`` is whether there are such
    articles. ``stood`` are the first mentions of clusters that were settled then: by itself such a cluster might come
    out otherwise. ``denied`` is what each denial was found to deny: the first mentions of both, None where it is
    nothing.
    """

    parts: Sequence[Clusters]
    new: frozenset[str]
    loose: frozenset[int]
    gone: bool
    stood: frozenset[int]
    denied: Mapping[int, int | None]

    @classmethod
    def of(cls, corpus: Corpus, memory: Memory) -> Earlier:
        """Return what the memory has."""
        keys, parts, stood, denied = memory.get(_KIND, "") or ((), (), (), ())
        place = {corpus.keys[name]: index for index, name in enumerate(corpus.names)}
        first = [corpus.first[place[key]] if key in place else None for key in keys]

        def number(mention: Sequence[int]) -> int | None:
            begin = first[mention[0]]
            return None if begin is None else begin + mention[1]

        whole: list[Clusters] = []
        loose: set[int] = set()
        for part in parts:
            clusters = [[number(mention) for mention in cluster] for cluster in part]
            there = [[each for each in cluster if each is not None] for cluster in clusters]
            if there == clusters:
                whole.append(there)
            else:
                loose.update(each for cluster in there for each in cluster)
        known = set(keys)
        pairs = ((number(one), other and number(other)) for one, other in denied)
        return cls(
            whole,
            frozenset(name for name in corpus.names if corpus.keys[name] not in known),
            frozenset(loose),
            None in first,
            frozenset(each for each in map(number, stood) if each is not None),
            {one: other for one, other in pairs if one is not None},
        )

    def standing(
        self, groups: Clusters, fresh: Collection[int], touched: Iterable[int]
    ) -> tuple[list[Clusters], list[Clusters]]:
        """Return the parts that come out as before, and those that do not: with a ``fresh`` or a ``touched`` mention,
        with a settled group that is none of their clusters, or with a cluster that was settled and is no longer."""
        home = {mention: number for number, part in enumerate(self.parts) for cluster in part for mention in cluster}
        settled = {tuple(sorted(group)) for group in groups}
        clusters = {tuple(cluster) for part in self.parts for cluster in part}
        moved = (mention for group in settled - clusters for mention in group)
        freed = (each[0] for each in clusters - settled if each[0] in self.stood)
        open_ = {home[mention] for mention in (*touched, *fresh, *moved, *freed, *self.loose) if mention in home}
        same = [part for number, part in enumerate(self.parts) if number not in open_]
        return same, [part for number, part in enumerate(self.parts) if number in open_]


def remember(
    parts: Sequence[Clusters],
    groups: Clusters,
    denied: Mapping[int, int | None],
    corpus: Corpus,
    memory: Memory,
) -> None:
    """Remember what a grouping found, given the ``groups`` that were settled."""

    def mention(number: int) -> tuple[int, int]:
        index = corpus.index(number)
        return index, number - corpus.first[index]

    keys = [corpus.keys[name] for name in corpus.names]
    written = [[[mention(each) for each in cluster] for cluster in part] for part in parts]
    standing = {mention for group in groups for mention in group}
    stood = [mention(each[0]) for part in parts for each in part if not standing.isdisjoint(each)]
    pairs = [[mention(one), None if other is None else mention(other)] for one, other in sorted(denied.items())]
    memory.put(_KIND, "", [keys, written, stood, pairs])


def articles_of_mentions(mentions: Iterable[int], corpus: Corpus) -> Iterator[str]:
    """Yield the articles of mentions, each as often as it has one."""
    return (corpus.names[corpus.index(each)] for each in mentions)


class _Grouping:
    """Clusters the mentions of a corpus."""

    def __init__(self, corpus: Corpus, related: Related, model: PairModel, memory: Memory) -> None:
        self._corpus, self._related, self._model, self._memory = corpus, related, model, memory
        self._there = frozenset(corpus.keys.values())

    def parts(self, standing: SettledClusters, earlier: Earlier | None) -> tuple[list[Clusters], frozenset[str]]:
        """Return the clusters of each part of two mentions and more, and the articles of which a cluster is another one
        than ``earlier``; without that all parts are looked at, and all articles are."""
        if earlier is None:
            return list(self._clustered(standing, self._judged(self._corpus.names))), frozenset(self._corpus.names)
        new = earlier.new | self._related.moved
        threshold = self._model.threshold
        joined = [each for pair, value in self._judged(new, beyond=True) if value >= threshold for each in pair]
        groups = standing.groups
        same, other = earlier.standing(groups, standing.fresh, [*joined, *self._numbers_of(new)])
        settled = {mention for part in same for cluster in part for mention in cluster}
        loose = {mention for part in other for cluster in part for mention in cluster}
        loose.update(each for group in groups if settled.isdisjoint(group) for each in group)
        loose.update(joined, earlier.loose)
        touched = new.union(articles_of_mentions(loose, self._corpus))
        within = [
            (pair, value) for pair, value in self._judged(touched) if pair[0] not in settled and pair[1] not in settled
        ]
        left = replace(standing, groups=[group for group in groups if settled.isdisjoint(group)])
        found = list(self._clustered(left, within))
        before, now = ({tuple(each) for part in parts for each in part} for parts in (other, found))
        changed = (each for cluster in before ^ now for each in cluster)
        return [*same, *found], new.union(articles_of_mentions(changed, self._corpus))

    def _numbers_of(self, names: Iterable[str]) -> Iterator[int]:
        for name in names:
            index = self._corpus.place[name]
            yield from range(self._corpus.first[index], self._corpus.first[index + 1])

    def _clustered(self, standing: SettledClusters, judged: Iterable[Judged]) -> Iterator[Clusters]:
        """Yield the clusters of each part, in order.

        Each connected part is clustered by itself: what is in two of them is never joined.
        """
        threshold = self._model.threshold
        held = (pair for group in standing.groups for pair in pairwise(group))
        homes = {group[0]: group for group in standing.groups}
        fresh, gone = frozenset(standing.fresh), frozenset(standing.gone)
        for members, likely, apart in connected(len(self._corpus), judged, threshold, held):
            place = {number: index for index, number in enumerate(members)}
            within = SettledClusters(
                [[place[number] for number in homes[first]] for first in members if first in homes],
                [place[number] for number in members if number in fresh],
                [place[number] for number in members if number in gone],
            )
            found = cluster(len(members), likely, threshold, apart, within)
            yield [[members[index] for index in numbers] for numbers in found]

    def _judged(self, names: Collection[str], *, beyond: bool = False) -> Iterator[Judged]:
        """Yield the pairs of mentions that are likely of one happening, and those that keep their clusters apart: those
        of articles among themselves, and where it goes ``beyond`` them with all others."""
        corpus = self._corpus
        for name in sorted(names):
            first = corpus.first[corpus.place[name]]
            yield from (((first + one, first + other), value) for one, other, value in self._within(name))
        known = set(names)
        outside: dict[str, dict[str, Similarity]] = defaultdict(dict)
        for name in sorted(known, key=lambda each: time_order(corpus.articles[each])):
            own: dict[str, Similarity] = {}
            for other, similarity in self._related.near(name).items():
                if other < name and (beyond or other in known):
                    own[other] = similarity
                elif beyond and other not in known:
                    outside[other][name] = similarity
            yield from self._across(name, own)
        for name, own in sorted(outside.items()):
            yield from self._across(name, own)

    def _across(self, name: str, others: Mapping[str, Similarity]) -> Iterator[Judged]:
        """Yield the same for the pairs of an article with those of others, which have smaller ids."""
        corpus = self._corpus
        if not others:
            return
        row = self._memory.get("across", corpus.keys[name]) or {}
        fresh = {}
        there = corpus.first[corpus.place[name]]
        for other, similarity in others.items():
            key = corpus.keys[other]
            pairs = row.get(key)
            if pairs is None:
                pairs = list(_judge_across(corpus.of(other), corpus.of(name), similarity, self._model, corpus.rarity))
                fresh[key] = pairs
            here = corpus.first[corpus.place[other]]
            yield from (((here + one, there + two), value) for one, two, value in pairs)
        if fresh:
            there_are = {key: pairs for key, pairs in row.items() if key in self._there}
            self._memory.put("across", corpus.keys[name], there_are | fresh)

    def _within(self, name: str) -> Sequence[Verdict]:
        known: Sequence[Verdict] | None = self._memory.get("within", self._corpus.keys[name])
        if known is None:
            known = list(_judge_within(*self._corpus.of(name), self._model))
            self._memory.put("within", self._corpus.keys[name], known)
        return known


def _judge_within(records: Sequence[Record], headline: frozenset[str], model: PairModel) -> Iterator[Verdict]:
    for one, other, features in pairs_within(records, headline):
        likelihood = model.within.likelihood(features)
        if likelihood >= LIKELY_WITHIN:
            yield from _verdict(one, other, records[one], records[other], likelihood)


def _judge_across(
    one: ArticleRecords, other: ArticleRecords, similarity: Similarity, model: PairModel, rarity: Rarity = GENERAL
) -> Iterator[Verdict]:
    for first, second, features in pairs_across(one, other, similarity, rarity):
        likelihood = model.across.likelihood(features)
        if likelihood >= LIKELY:
            yield from _verdict(first, second, one[0][first], other[0][second], likelihood)


def _verdict(one: int, other: int, record: Record, second: Record, likelihood: float) -> Iterator[Verdict]:
    """Yield how likely a pair is, -1 where it keeps its clusters apart; nothing where it contradicts itself."""
    if exclude(record, second):
        yield one, other, -1.0
    elif not contradict(record, second):
        yield one, other, likelihood


def free_id(wanted: str, taken: set[str]) -> str:
    """Return an id that is not taken, with a number where the one that is wanted is; it is taken from then on."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    taken.add(name)
    return name
