"""Which articles are related: only their mentions are compared, so the work grows with the number of articles.

Rare words say most of what a text is about, by a table of frequencies that no corpus changes. With those of the corpus
at hand, one article more would change how similar all others are, and with it events that it has nothing to do with. On
ECB+ and news-clusters frozen ones tell stories apart as well (frequencies.md).

What was computed is remembered under a key that names all of its input. So a cache changes no outcome: with one and
without one the events are the same, whatever was added in which order.
"""

from __future__ import annotations

import hashlib
import json
import math
from bisect import bisect_left
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from operator import itemgetter
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


def key_of(parts: Iterable[str]) -> str:
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

_UNSEEN: Final = 0.5
"""How often a stem counts as seen that no document has: less than once."""


@lru_cache(65536)
def rarity(stem: str) -> float:
    """Return the inverse document frequency of a stem: about 0.6 for "time", 6.1 for a name that no document has."""
    documents, frequency = _table()
    return math.log((documents + 1) / (frequency.get(stem, 0) + _UNSEEN))


def weigh(counts: Mapping[str, float]) -> Weights:
    """Return the stems with their weights, how much each counts times its rarity, as a vector of length one."""
    weights = {stem: count * rarity(stem) for stem, count in counts.items()}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {stem: weight / length for stem, weight in weights.items()}


def weigh_evenly(stems: Iterable[str]) -> Weights:
    """Return the weights of stems that all count the same."""
    return weigh(dict.fromkeys(stems, 1.0))


def cosine(one: Weights, other: Weights) -> float:
    """Return how similar two vectors of length one are, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    shared = one.keys() & other.keys()
    return math.fsum([one[stem] * other[stem] for stem in shared]) if shared else 0.0


@cache
def _table() -> tuple[int, Mapping[str, int]]:
    stored = json.loads(resources.files("timeline.corroboration").joinpath("frequencies.json").read_bytes())
    frequency = {stem: int(count) for count, stems in stored["stems"].items() for stem in stems.split()}
    return int(stored["documents"]), frequency


RELATED: Final = 0.1
"""How similar two articles are at least for their mentions to be compared. On ECB+ nine of ten pairs of articles on one
event have .23 and more, on news-clusters .10 and more."""
NEEDED: Final = ((3, RELATED), (30, 0.2))
"""The same by how many days lie between their publication, up to so many: what is reported later is another happening,
unless the article is more similar. It costs one pair of news-clusters in forty, and spares one wrong one in two."""
NEEDED_LATER: Final = 0.3
"""The same for more days."""
OF_NAMES: Final = 3.0
"""How much more a name or a number counts than another word. Two fires are reported in the same words; where and who
tell them apart."""
OF_LEADS: Final = 2.0
"""How much more a word of the beginning of an article counts."""
LEAD: Final = 1_000
"""Code points of an article that are its beginning."""
READ: Final = 20_000
"""Code points of an article that are compared; a long report says what it is about in its first pages."""
SIGNS: Final = 60
"""The words of most weight of an article, by which related ones are looked up."""
SIGNS_LATER: Final = 12
"""The same for articles published more than WINDOW days apart: few, because a corpus of years holds many."""
WINDOW: Final = NEEDED[-1][0]
"""Days before its publication in which an article looks for others by all of its signs."""
OF_SIGNS: Final = 0.5
"""The share of the similarity that is needed which the signs alone show, for the whole articles to be compared."""
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
    more makes no others related, and parts none. What the ``memory`` knows of two articles by their ``keys`` is not
    worked out again.
    """

    def __init__(
        self, articles: Sequence[Article], keys: Mapping[str, str] | None = None, memory: Memory | None = None
    ) -> None:
        keys = {article.id: article.id for article in articles} if keys is None else keys
        memory = Forgetful() if memory is None else memory
        self._near: dict[str, dict[str, Similarity]] = {article.id: {} for article in articles}
        ordered = sorted(articles, key=_time)
        rows = {article.id: memory.get("similar", keys[article.id]) for article in ordered}
        before: dict[str, int] = dict(memory.get("compared", "") or ())
        fresh = {name for name, row in rows.items() if row is None or keys[name] not in before}
        counts = {name: before.get(keys[name], 0) for name in rows}
        # Without an article others would be compared instead of it, where there were too many.
        if max(before.values(), default=0) > COMPARED and before.keys() - set(keys.values()):
            fresh = set(rows)
        if fresh:
            vectors = Recent(RECENT, {article.id: article.text for article in articles}, _vectors)
            signs_of = {article.id: _signs_of(article, keys[article.id], vectors, memory) for article in ordered}
            found, now = compared(ordered, signs_of, fresh, counts)
            if any(count > COMPARED and count > counts[name] for name, count in now.items() if name not in fresh):
                fresh = set(rows)
                found, now = compared(ordered, signs_of, fresh, counts)
            self._compare(found, fresh, rows, vectors, keys, memory)
            memory.put("compared", "", sorted((keys[name], now[name]) for name in rows))
        names = {keys[name]: name for name in rows}
        for one, row in rows.items():
            for key, similar in (row or {}).items():
                if (other := names.get(key)) is not None:
                    self._near[one][other] = self._near[other][one] = Similarity(*similar)

    @staticmethod
    def _compare(
        found: Iterable[tuple[Article, Article]],
        fresh: Container[str],
        rows: dict[str, dict[str, tuple[float, float]] | None],
        vectors: Recent[str, _Vectors],
        keys: Mapping[str, str],
        memory: Memory,
    ) -> None:
        """Put the similarity of each pair that is related into the row of one that is fresh, the later where both
        are."""
        new: dict[str, dict[str, tuple[float, float]]] = {name: {} for name in rows if name in fresh}
        for one, other in found:
            similar = _similarity(vectors.of(one.id), vectors.of(other.id))
            if similar[0] >= needed(one, other):
                owner, partner = (other, one) if other.id in new else (one, other)
                new[owner.id][keys[partner.id]] = similar
        for name, row in new.items():
            rows[name] = row
            memory.put("similar", keys[name], row)

    @property
    def pairs(self) -> Iterator[tuple[str, str, Similarity]]:
        """Every pair of related articles, in the order of their ids, with their similarity."""
        return (
            (one, other, near[other])
            for one, near in sorted(self._near.items())
            for other in sorted(near)
            if one < other
        )

    def similarity(self, one: str, other: str) -> float:
        """Return the similarity of two articles, 0 where they are not related."""
        found = self._near.get(one, {}).get(other)
        return found.all if found else 0.0

    def near(self, article: str) -> Mapping[str, Similarity]:
        """Return the articles related to one, each with its similarity."""
        return self._near[article]


def similarity_of(one: Article, other: Article) -> Similarity:
    """Return how similar two articles are, whichever others there are."""
    return Similarity(*_similarity(_vectors_of(one.text), _vectors_of(other.text)))


class _Vectors(NamedTuple):
    """The weights of all words of an article, and of its names and numbers."""

    all: Weights
    names: Weights


def _vectors(text: str) -> _Vectors:
    words = bag(text[:READ])
    return _Vectors(weigh(words), weigh({stem: count for stem, count in words.items() if count >= OF_NAMES}))


_vectors_of = lru_cache(RECENT)(_vectors)


def _similarity(one: _Vectors, other: _Vectors) -> tuple[float, float]:
    similar = cosine(one.all, other.all)
    return similar, cosine(one.names, other.names) if similar >= RELATED else 0.0


def _signs_of(article: Article, key: str, vectors: Recent[str, _Vectors], memory: Memory) -> Signs:
    known: Signs | None = memory.get("signs", key)
    if known is None:
        known = signs(vectors.of(article.id).all)
        memory.put("signs", key, known)
    return known


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


def signs(weights: Weights) -> Signs:
    """Return the words of an article by which related ones are looked up, with their weights, the weightiest first."""
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:SIGNS]


def needed(one: Article, other: Article) -> float:
    """Return how similar two articles must be to be related. Without a day of publication they may be of one time."""
    if one.published is None or other.published is None:
        return RELATED
    days = abs(one.published.ordinal - other.published.ordinal)
    return next((similar for most, similar in NEEDED if days <= most), NEEDED_LATER)


def compared(
    ordered: Sequence[Article], signs_of: Mapping[str, Signs], fresh: Container[str], counts: Mapping[str, int]
) -> tuple[list[tuple[Article, Article]], dict[str, int]]:
    """Return the pairs of articles to compare, the earlier first, one of which is ``fresh`` at least; and how many
    earlier ones may be compared with each article, given that number for those that are not fresh.

    Of more than COMPARED those are taken that share most.
    """
    every, new = _Holders(ordered), _Holders(ordered)
    pairs: list[tuple[Article, Article]] = []
    now: dict[str, int] = {}
    for place, article in enumerate(ordered):
        own = signs_of[article.id]
        is_fresh = article.id in fresh
        shared = (every if is_fresh else new).sharing(place, own)
        found = [(value, other) for other, value in shared if value >= OF_SIGNS * needed(ordered[other], article)]
        now[article.id] = len(found) + (0 if is_fresh else counts[article.id])
        found = sorted(found, reverse=True)[:COMPARED]
        pairs += ((ordered[other], article) for _, other in sorted(found, key=itemgetter(1)))
        every.add(place, own)
        if is_fresh:
            new.add(place, own)
    return pairs, now


class _Holders:
    """Which articles have a sign, by their place in the order of time: an inverted index."""

    def __init__(self, ordered: Sequence[Article]) -> None:
        self._days = [_time(article)[0] for article in ordered]
        self._all: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._first: dict[str, list[tuple[int, float]]] = defaultdict(list)

    def add(self, place: int, own: Signs) -> None:
        """Add an article, after those before it."""
        for number, (sign, weight) in enumerate(own):
            self._all[sign].append((place, weight))
            if number < SIGNS_LATER:
                self._first[sign].append((place, weight))

    def sharing(self, place: int, own: Signs) -> Iterable[tuple[int, float]]:
        """Return the articles before one that share signs with it, each with how similar these make them."""
        # What has no day comes last, and may be of any time.
        begin = bisect_left(self._days, self._days[place] - WINDOW) if self._days[place] < _NO_DAY else 0
        shared: dict[int, float] = {}
        for sign, weight in own:
            for other, its in reversed(self._all.get(sign, ())):
                if other < begin:
                    break
                shared[other] = shared.get(other, 0.0) + weight * its
        for sign, weight in own[:SIGNS_LATER] if begin else ():
            for other, its in self._first.get(sign, ()):
                if other >= begin:
                    break
                shared[other] = shared.get(other, 0.0) + weight * its
        return shared.items()


def _time(article: Article) -> tuple[int, str]:
    return article.published.ordinal if article.published else _NO_DAY, article.id
