"""Which articles are related: only their mentions are compared, so that the work grows with the number of articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.articles import Article
from timeline.corroboration.frequencies import Weights, cosine, weigh
from timeline.corroboration.memory import Forgetful, Memory, Recent
from timeline.language.stems import STOP, stem

RELATED: Final = 0.1
"""How similar two articles are at least for their mentions to be compared. On ECB+ nine of ten pairs of articles on one
event have .23 and more, on news-clusters .10 and more."""
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
AROUND: Final = 20
"""How many articles with the same sign, published next before it, an article finds through that sign."""
COMPARED: Final = 40
"""How many of the articles published before it an article is compared with: those that share most signs."""
RECENT: Final = 1_000
"""Articles whose vectors are held at once: an article is compared with those of its time, so few are made twice."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


class Similarity(NamedTuple):
    """How similar two articles are: in all of their words, and in their names and numbers alone."""

    all: float
    names: float


class Related:
    """The similarity of articles, by their ids. Their order does not matter.

    The similarity of two articles depends on their own texts alone, so it is taken from the ``memory`` where both are
    known there by their ``keys``.
    """

    def __init__(
        self, articles: Sequence[Article], keys: Mapping[str, str] | None = None, memory: Memory | None = None
    ) -> None:
        keys = {article.id: article.id for article in articles} if keys is None else keys
        memory = Forgetful() if memory is None else memory
        ordered = sorted(articles, key=lambda each: (each.published.ordinal if each.published else 0, each.id))
        vectors = Recent(RECENT, {article.id: article for article in articles}, _vectors)
        self._near: dict[str, dict[str, Similarity]] = {article.id: {} for article in ordered}
        every = (_signs_of(article, keys[article.id], vectors, memory) for article in ordered)
        for index, others in compared(every):
            one = ordered[index].id
            known = memory.get("similar", keys[one]) or {}
            row = {}
            for other in (ordered[number].id for number in others):
                row[keys[other]] = found = known.get(keys[other]) or _similarity(vectors.of(other), vectors.of(one))
                if found[0] >= RELATED:
                    self._near[one][other] = self._near[other][one] = Similarity(*found)
            if row.keys() != known.keys():
                memory.put("similar", keys[one], row)

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
    first, second = _bags(one.text), _bags(other.text)
    return Similarity(cosine(first.all, second.all), cosine(first.names, second.names))


class _Vectors(NamedTuple):
    """The weights of all words of an article, and of its names and numbers."""

    all: Weights
    names: Weights


def _vectors(article: Article) -> _Vectors:
    return _weighed(article.text)


@lru_cache(RECENT)
def _bags(text: str) -> _Vectors:
    return _weighed(text)


def _weighed(text: str) -> _Vectors:
    words = bag(text[:READ])
    return _Vectors(weigh(words), weigh({stem: count for stem, count in words.items() if count >= OF_NAMES}))


def _similarity(one: _Vectors, other: _Vectors) -> tuple[float, float]:
    similar = cosine(one.all, other.all)
    return similar, cosine(one.names, other.names) if similar >= RELATED else 0.0


def _signs_of(article: Article, key: str, vectors: Recent[Article, _Vectors], memory: Memory) -> Sequence[str]:
    known: Sequence[str] | None = memory.get("signs", key)
    if known is None:
        known = signs(vectors.of(article.id).all)
        memory.put("signs", key, known)
    return known


def bag(text: str) -> dict[str, float]:
    """Return the stems of a text with how much each counts: more for names, numbers and the beginning."""
    written: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    leading: set[str] = set()
    for match in _WORD.finditer(text.replace("’s", "").replace("'s", "")):
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


def signs(weights: Weights) -> list[str]:
    """Return the words of an article by which related ones are looked up, the weightiest first."""
    return sorted(weights, key=lambda word: (-weights[word], word))[:SIGNS]


def compared(every: Iterable[Sequence[str]]) -> Iterator[tuple[int, list[int]]]:
    """Yield for each article, by its number, those before it to compare it with: those that share most signs."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(every):
        shared = Counter(other for sign in own for other in holders[sign][-AROUND:])
        best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:COMPARED]
        yield index, [other for other, _ in best]
        for sign in own:
            holders[sign].append(index)
            del holders[sign][:-AROUND]
