"""Which articles are related: only their mentions are compared, so the work grows with the number of articles.

Rare words say most of what a text is about, by a table of frequencies that no corpus changes (frequencies.md). But a
corpus about one subject has its names in every article: there they tell no two stories apart. So what a large part of
the articles has counts as common there. Which stems that are is found once, and kept in timeline.lock: were it found
anew with each article, an article more would change how similar all others are, and with it events that it has nothing
to do with.

What was computed is remembered under a key that names all of its input. So a cache changes no outcome: with one and
without one the events are the same, whatever was added in which order.
"""

from __future__ import annotations

import hashlib
import json
import math
from array import array
from bisect import bisect_left
from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final, Generic, NamedTuple, Protocol, TypeVar

from timeline import __version__
from timeline.articles import Article
from timeline.extraction import EXTRACTOR_VERSION
from timeline.language.lexicon import STOP, WORD, stem

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Memory(Protocol):
    """Values that JSON can hold, by kind and key."""

    def get(self, kind: str, key: str) -> Any:
        """Return the value, None where there is none."""

    def put(self, kind: str, key: str, value: Any) -> None:
        """Remember a value."""


class Forgetful:
    """Remembers nothing."""

    def get(self, kind: str, key: str) -> Any:  # noqa: ARG002 (as every memory takes them)
        """Return None: nothing is remembered."""
        return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Do nothing."""


class Recent(Generic[_Item, _Made]):
    """What is made of things by name; those that were asked for last are held, so that memory is bounded."""

    def __init__(self, most: int, things: Mapping[str, _Item], make: Callable[[_Item], _Made]) -> None:
        self._most, self._things, self._make = most, things, make
        self._held: OrderedDict[str, _Made] = OrderedDict()

    def of(self, name: str) -> _Made:
        """Return what is made of a thing."""
        if name in self._held:
            self._held.move_to_end(name)
            return self._held[name]
        made = self._held[name] = self._make(self._things[name])
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return made


def joined_key(parts: Iterable[str]) -> str:
    """Return a key that names its parts, in their order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def program() -> str:
    """Return what names this version of grouping: what another one computed is of no use to it."""
    files = (
        path for path in resources.files("timeline.corroboration").iterdir() if path.name.endswith((".py", ".json"))
    )
    digest = hashlib.sha256(f"{__version__} {EXTRACTOR_VERSION}".encode())
    for path in sorted(files, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


Weights = Mapping[str, float]
"""Stem -> weight; as a vector of length one."""

_HELD: Final = 100_000
"""Stems whose rarity is held."""
_UNSEEN: Final = 0.5
"""How often a stem counts as seen that no document has: less than once. Not measured by itself."""

COMMON: Final = 0.2
"""The share of the articles that have a stem from which on it is common in a corpus. Measured: of the pairs of mentions
that were found to be of one event in 103 articles on the war in Libya and 87 on Hamid Karzai (those of
benchmarks/tls.py), 49 and 65 of 100 had days more than three days apart without such stems, with them 5 and 21; with a
share of .3 11 and 33."""
LARGE: Final = 100
"""Articles from which on a corpus can have such stems: in a small one a story is a large part."""

OF_NAMES: Final = 3.0
"""How much more a name or a number counts than another word. Two fires are reported in the same words; where and who
tell them apart. Not measured by itself."""
OF_LEADS: Final = 2.0
"""How much more a word of the beginning of an article counts. Not measured by itself."""
LEAD: Final = 1_000
"""Code points of an article that are its beginning."""
READ: Final = 20_000
"""Code points of an article that are compared; a long report says what it is about in its first pages."""


class Rarity:
    """How rare stems are, where those that are ``common``, each with the share of the articles that have it, say less
    than elsewhere."""

    def __init__(self, common: Mapping[str, float] = MappingProxyType({})) -> None:
        self.common = common
        self._known: dict[str, float] = {}

    def of(self, stem: str) -> float:
        """Return the inverse document frequency of a stem: about 0.6 for "time", 6.1 for a name that no document
        has."""
        known = self._known.get(stem)
        if known is None:
            if len(self._known) > _HELD:
                self._known.clear()
            known = self._known[stem] = _rarity(stem, self.common.get(stem))
        return known

    def weigh(self, counts: Mapping[str, float]) -> Weights:
        """Return the stems with their weights, how much each counts times its rarity, as a vector of length one."""
        weights = {stem: count * self.of(stem) for stem, count in counts.items()}
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}

    def weigh_evenly(self, stems: Iterable[str]) -> Weights:
        """Return the weights of stems that all count the same."""
        return self.weigh(dict.fromkeys(stems, 1.0))


GENERAL: Final = Rarity()
"""Where nothing is known of the corpus."""


def common_stems(texts: Collection[str]) -> dict[str, float]:
    """Return the stems that a large part of the texts has, more than documents elsewhere do, each with that share."""
    count = len(texts)
    if count < LARGE:
        return {}
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update(bag(text[:READ]).keys())
    shares = {stem: round(many / count, 2) for stem, many in sorted(seen.items()) if many >= COMMON * count}
    return {stem: share for stem, share in shares.items() if _rarity(stem, share) < _rarity(stem, None)}


def _rarity(stem: str, share: float | None) -> float:
    documents, frequency = _table()
    general = math.log((documents + 1) / (frequency.get(stem, 0) + _UNSEEN))
    return general if share is None else min(general, -math.log(share))


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    stored = json.loads(resources.files("timeline.corroboration").joinpath("frequencies.json").read_bytes())
    frequency = {stem: int(count) for count, stems in stored["stems"].items() for stem in stems.split()}
    return int(stored["documents"]), frequency


def bag(text: str) -> dict[str, float]:
    """Return the stems of a text with how much each counts: more for names, numbers and the beginning."""
    written: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    leading: set[str] = set()
    for match in WORD.finditer(text.replace("’s", "").replace("'s", "")):
        word = match[0].lower()
        written[word] += 1
        capital[word] += match[0][0].isupper()
        if match.start() < LEAD:
            leading.add(word)
    counts: dict[str, float] = {}
    for word in written:
        if word not in STOP:
            name = word[0].isdigit() or 2 * capital[word] > written[word]
            count = (OF_NAMES if name else 1.0) * (OF_LEADS if word in leading else 1.0)
            counts[stem(word)] = max(counts.get(stem(word), 0.0), count)
    return counts


def cosine(one: Weights, other: Weights) -> float:
    """Return how similar two vectors of length one are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = one.keys() & other.keys()
    return math.fsum([one[stem] * other[stem] for stem in shared]) if shared else 0.0


RELATED: Final = 0.1
"""How similar two articles are at least for their mentions to be compared. Measured: on ECB+ nine of ten pairs of
articles on one event have .23 and more, on news-clusters .10 and more."""
NEEDED: Final = ((3, RELATED), (30, 0.2))
"""The same by how many days lie between their publication, up to so many: what is reported later is another happening,
unless the article is more similar. It costs one pair of news-clusters in forty, and spares one wrong one in two."""
NEEDED_LATER: Final = 0.3
"""The same for more days. Not measured by itself."""
SIGNS: Final = 60
"""The words of most weight of an article, by which related ones are looked up."""
SIGNS_LATER: Final = 12
"""The same for articles published more than WINDOW days apart: few, because a corpus of years holds many."""
WINDOW: Final = NEEDED[-1][0]
"""Days before its publication in which an article looks for others by all of its signs."""
OF_SIGNS: Final = 0.5
"""The share of the similarity that is needed which the signs alone show, for the whole articles to be compared. Not
measured by itself."""
COMPARED: Final = 250
"""How many of the articles published before it an article is compared with. Only a flood of hundreds of articles alike
within days reaches it; there, and nowhere else, does an article depend on others than the one that it is compared
with."""
RECENT: Final = 1_000
"""Articles whose vectors are held at once: an article is compared with those of its time, so few are made twice."""
_NO_DAY: Final = 10**9
"""Where articles without a day are sorted: behind all others."""


Signs = Sequence[tuple[str, float]]
"""Words of an article with their weights, the weightiest first."""


class Similarity(NamedTuple):
    """How similar two articles are: in all of their words, and in their names and numbers alone."""

    all: float
    names: float


class Related:
    """The similarity of articles, by their ids. Their order does not matter.

    Whether two articles are related depends on them alone: on their texts and their days of publication. So an article
    more makes no others related, and parts none. What the ``memory`` knows of an article by its ``keys`` is not worked
    out again: its row there says what it is compared with of what was published before it. An article more has a row of
    its own, and comes into those of later articles. Where these are full it can take the place of another one, and of
    no other article anything is looked at.
    """

    def __init__(
        self,
        articles: Sequence[Article],
        keys: Mapping[str, str] | None = None,
        memory: Memory | None = None,
        rarity: Rarity = GENERAL,
    ) -> None:
        keys = {article.id: article.id for article in articles} if keys is None else keys
        self._ordered = sorted(articles, key=time_order)
        self._place = {article.id: place for place, article in enumerate(self._ordered)}
        rows = _Rows(self._ordered, keys, Forgetful() if memory is None else memory, rarity)
        self._pairs = _Pairs(len(self._ordered))
        for place, row in enumerate(rows.brought_up_to_date()):
            for other, (every, names) in row:
                self._pairs.add(other, place, every, names)
        self._pairs.sort()
        self.moved: frozenset[str] = frozenset(self._ordered[place].id for place in rows.moved)
        """The articles that were there before and are now related to others of those, or no longer to some."""

    @property
    def pairs(self) -> Iterator[tuple[str, str, Similarity]]:
        """Every pair of related articles, in the order of their ids, with their similarity."""
        for one in sorted(self._place):
            near = self.near(one)
            yield from ((one, other, near[other]) for other in sorted(near) if one < other)

    def similarity(self, one: str, other: str) -> float:
        """Return the similarity of two articles, 0 where they are not related."""
        found = self.near(one).get(other) if one in self._place else None
        return found.all if found else 0.0

    def near(self, article: str) -> Mapping[str, Similarity]:
        """Return the articles related to one, each with its similarity."""
        return {self._ordered[other].id: similar for other, similar in self._pairs.of(self._place[article])}


class _Pairs:
    """Related articles by their numbers. Arrays, because a corpus of ten thousand articles has a million pairs."""

    def __init__(self, articles: int) -> None:
        self._ones, self._others = array("i"), array("i")
        self._all, self._names = array("d"), array("d")
        self._first = array("i", bytes(array("i").itemsize * (articles + 1)))
        self._of = array("i")

    def add(self, one: int, other: int, every: float, names: float) -> None:
        """Add a pair, with how similar all words of the two are, and their names."""
        self._ones.append(one)
        self._others.append(other)
        self._all.append(every)
        self._names.append(names)

    def sort(self) -> None:
        """Put the pairs in the order of the articles that they are of, once all are there."""
        first = self._first
        for numbers in (self._ones, self._others):
            for number in numbers:
                first[number + 1] += 1
        for number in range(1, len(first)):
            first[number] += first[number - 1]
        free = array("i", first)
        self._of = array("i", bytes(first.itemsize * first[-1]))
        for numbers in (self._others, self._ones):  # those published before an article first
            for at, number in enumerate(numbers):
                self._of[free[number]] = at
                free[number] += 1

    def of(self, number: int) -> Iterator[tuple[int, Similarity]]:
        """Yield what an article is related to."""
        for at in self._of[self._first[number] : self._first[number + 1]]:
            other = self._ones[at] if self._others[at] == number else self._others[at]
            yield other, Similarity(self._all[at], self._names[at])


Near = Mapping[str, Sequence[float]]
"""Articles by their keys, each with the two numbers of its similarity: as JSON holds them, for most are only passed
on."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What an article is compared with of what was published before it. ``near`` are those of it that are related;
    ``most`` is how many may be compared at most. Where these are too many, ``taken`` are those that are, by their keys,
    each with how similar the signs are."""

    near: Near
    most: int
    taken: Mapping[str, float] | None = None


class _Rows:
    """The rows of articles in the order of time, as the memory has them and as they are now."""

    def __init__(self, ordered: Sequence[Article], keys: Mapping[str, str], memory: Memory, rarity: Rarity) -> None:
        self._ordered, self._memory = ordered, memory
        self._keys = [keys[article.id] for article in ordered]
        self._place = {key: place for place, key in enumerate(self._keys)}
        texts = {article.id: article.text for article in ordered}
        self._vectors = Recent(RECENT, texts, lambda text: _vectors(text, rarity))
        self._every, self._added = _SignIndex(ordered), 0
        self.moved: set[int] = set()

    def brought_up_to_date(self) -> Iterator[Iterable[tuple[int, Sequence[float]]]]:
        """Yield of each article the numbers of those before it that it is related to, with their similarity."""
        known = frozenset(self._memory.get("compared", "") or ())
        there = known & self._place.keys()
        last = max((self._place[key] for key in there), default=0)
        if there:
            fresh = (place for place, key in enumerate(self._keys) if key not in known)
            self._every = _SignIndex(self._ordered, {sign for place in fresh for sign, _ in self._signs(place)})
        new = _SignIndex(self._ordered)
        for place, key in enumerate(self._keys):
            written = self._memory.get("similar", key) if key in known else None
            before = None if written is None else _Row(*written)
            found = new.strong(place, self._signs(place)) if new and before is not None else ()
            row = (before and self._with_new(before, place, found)) or self._made(place)
            if row is not before:
                self._memory.put("similar", key, [row.near, row.most, row.taken])
                if before is not None:
                    changed = [self._place[each] for each in before.near.keys() ^ row.near.keys() if each in there]
                    self.moved.update([place, *changed] if changed else ())
            if before is None and place < last:  # a later row may have it to be added
                new.add(place, self._signs(place))
            yield [(self._place[other], similar) for other, similar in row.near.items() if other in self._place]
        if known != self._place.keys():
            self._memory.put("compared", "", sorted(self._place))

    def _made(self, place: int) -> _Row:
        """Return the row of an article, made from all that was published before it."""
        if not place:
            return _Row({}, 0)
        own = self._signs(place)
        if not self._every.holds(own):
            self._every, self._added = _SignIndex(self._ordered), 0
        for before in range(self._added, place):
            self._every.add(before, self._signs(before))
        self._added = max(self._added, place)
        found = self._every.strong(place, own)
        best = sorted(found, reverse=True)[:COMPARED]
        taken = {self._keys[other]: value for value, other in best} if len(found) > COMPARED else None
        return _Row(self._related(place, [other for _, other in best]), len(found), taken)

    def _with_new(self, row: _Row, place: int, found: Sequence[tuple[float, int]]) -> _Row | None:
        """Return a row with what is new of what it may be compared with; None where it has to be made from all."""
        if row.taken is not None and not row.taken.keys() <= self._place.keys():
            return None  # one of them is gone, so there is room for one that was left out
        if not found:
            return row
        most = row.most + len(found)
        if row.taken is None:
            if most > COMPARED:
                return None
            return _Row({**row.near, **self._related(place, [other for _, other in found])}, most)
        pool = {(value, self._place[key]) for key, value in row.taken.items()}.union(found)
        taken = {self._keys[other]: value for value, other in sorted(pool, reverse=True)[:COMPARED]}
        near = {key: similar for key, similar in row.near.items() if key in taken}
        added = [other for _, other in found if self._keys[other] in taken]
        return _Row({**near, **self._related(place, added)}, most, taken)

    def _related(self, place: int, others: Iterable[int]) -> Near:
        article, near = self._ordered[place], {}
        for other in sorted(others):  # in the order of time, so that few vectors are made twice
            similar = _similarity(self._vectors.of(self._ordered[other].id), self._vectors.of(article.id))
            if similar.all >= needed(self._ordered[other], article):
                near[self._keys[other]] = similar
        return near

    def _signs(self, place: int) -> Signs:
        known: Signs | None = self._memory.get("signs", self._keys[place])
        if known is None:
            known = signs(self._vectors.of(self._ordered[place].id).all)
            self._memory.put("signs", self._keys[place], known)
        return known


def similarity_of(one: Article, other: Article, rarity: Rarity = GENERAL) -> Similarity:
    """Return how similar two articles are, whichever others there are."""
    return _similarity(_vectors(one.text, rarity), _vectors(other.text, rarity))


class _Vectors(NamedTuple):
    """The weights of all words of an article, and of its names and numbers."""

    all: Weights
    names: Weights


def _vectors(text: str, rarity: Rarity) -> _Vectors:
    words = bag(text[:READ])
    return _Vectors(
        rarity.weigh(words), rarity.weigh({stem: count for stem, count in words.items() if count >= OF_NAMES})
    )


def _similarity(one: _Vectors, other: _Vectors) -> Similarity:
    similar = cosine(one.all, other.all)
    return Similarity(similar, cosine(one.names, other.names) if similar >= RELATED else 0.0)


def signs(weights: Weights) -> Signs:
    """Return the words of an article by which related ones are looked up, with their weights, the weightiest first."""
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:SIGNS]


def needed(one: Article, other: Article) -> float:
    """Return how similar two articles must be to be related. Without a day of publication they may be of one time."""
    if one.published is None or other.published is None:
        return RELATED
    days = abs(one.published.ordinal - other.published.ordinal)
    return next((similar for most, similar in NEEDED if days <= most), NEEDED_LATER)


class _SignIndex:
    """Which articles have a sign, by their place in the order of time: an inverted index.

    It can be of ``some`` signs: for one new article most of those that all others have are of no use.
    """

    def __init__(self, ordered: Sequence[Article], some: Collection[str] | None = None) -> None:
        self._ordered, self._some = ordered, some
        self._days = [time_order(article)[0] for article in ordered]
        self._all = _Postings()
        self._first = _Postings()

    def __bool__(self) -> bool:
        return bool(self._all)

    def holds(self, own: Signs) -> bool:
        """Return whether the index is of all signs of an article."""
        return self._some is None or all(sign in self._some for sign, _ in own)

    def add(self, place: int, own: Signs) -> None:
        """Add an article, after those before it."""
        for number, (sign, weight) in enumerate(own):
            if self._some is not None and sign not in self._some:
                continue
            self._all.add(sign, place, weight)
            if number < SIGNS_LATER:
                self._first.add(sign, place, weight)

    def strong(self, place: int, own: Signs) -> list[tuple[float, int]]:
        """Return the articles before one that may be related to it, by their signs, each behind how similar these make
        them."""
        article = self._ordered[place]
        return [
            (value, int(other))
            for other, value in self._sharing(place, own)
            if value >= OF_SIGNS * needed(self._ordered[int(other)], article)
        ]

    def _sharing(self, place: int, own: Signs) -> Iterable[tuple[float, float]]:
        # What has no day comes last, and may be of any time.
        begin = bisect_left(self._days, self._days[place] - WINDOW) if self._days[place] < _NO_DAY else 0
        shared: dict[float, float] = {}
        for sign, weight in own:
            for other, its in self._all.latest(sign):
                if other < begin:
                    break
                shared[other] = shared.get(other, 0.0) + weight * its
        for sign, weight in own[:SIGNS_LATER] if begin else ():
            for other, its in self._first.earliest(sign):
                if other >= begin:
                    break
                shared[other] = shared.get(other, 0.0) + weight * its
        return shared.items()


class _Postings:
    """The articles of each sign with its weights, in the order of time.

    Both are numbers of one array, place after weight: as objects of their own those of ten thousand articles took
    a hundred megabytes.
    """

    def __init__(self) -> None:
        self._of: dict[str, array[float]] = {}

    def __bool__(self) -> bool:
        return bool(self._of)

    def add(self, sign: str, place: int, weight: float) -> None:
        """Add an article to those of a sign, behind the others."""
        known = self._of.get(sign)
        if known is None:
            self._of[sign] = array("d", (weight, place))
        else:
            known.append(weight)
            known.append(place)

    def earliest(self, sign: str) -> Iterator[tuple[float, float]]:
        """Yield the articles of a sign, each with its weight there."""
        each = iter(self._of.get(sign, ()))
        return ((place, weight) for weight, place in zip(each, each, strict=True))

    def latest(self, sign: str) -> Iterator[tuple[float, float]]:
        """Yield the same, backwards."""
        each = reversed(self._of.get(sign, ()))
        return zip(each, each, strict=True)


def time_order(article: Article) -> tuple[int, str]:
    """Return a sort key: the day of publication, then the id. An article without a day comes last."""
    return article.published.ordinal if article.published else _NO_DAY, article.id
