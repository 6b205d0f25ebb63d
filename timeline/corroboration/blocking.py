"""Which articles are related: only their mentions are compared, so that the work grows with the number of articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from timeline.articles import Article
from timeline.corroboration.frequencies import Weights, cosine, weigh
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
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


class Similarity(NamedTuple):
    """How similar two articles are: in all of their words, and in their names and numbers alone."""

    all: float
    names: float


class Related:
    """The similarity of articles, by their ids. Their order does not matter.

    The similarity of two articles depends on their own texts alone.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        ordered = sorted(articles, key=lambda each: (each.published.ordinal if each.published else 0, each.id))
        bags = [bag(article.text[:READ]) for article in ordered]
        vectors = [weigh(each) for each in bags]
        names = [weigh({stem: count for stem, count in each.items() if count >= OF_NAMES}) for each in bags]
        self._similarity: dict[tuple[str, str], Similarity] = {}
        self._near: dict[str, list[str]] = {article.id: [] for article in ordered}
        for one, other in compared(vectors):
            similarity = cosine(vectors[one], vectors[other])
            if similarity >= RELATED:
                first, second = sorted((ordered[one].id, ordered[other].id))
                self._similarity[first, second] = Similarity(similarity, cosine(names[one], names[other]))
                self._near[first].append(second)
                self._near[second].append(first)

    @property
    def pairs(self) -> Mapping[tuple[str, str], Similarity]:
        """The pairs of related articles, each in the order of their ids, with their similarity."""
        return self._similarity

    def similarity(self, one: str, other: str) -> float:
        """Return the similarity of two articles, 0 where they are not related."""
        found = self._similarity.get((min(one, other), max(one, other)))
        return found.all if found else 0.0

    def near(self, article: str) -> Sequence[str]:
        """Return the articles related to one."""
        return self._near[article]


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


def compared(vectors: Sequence[Weights]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles to compare, by their numbers: of those that share signs the ones that share most."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, weights in enumerate(vectors):
        signs = sorted(weights, key=lambda word: (-weights[word], word))[:SIGNS]
        shared = Counter(other for sign in signs for other in holders[sign][-AROUND:])
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:COMPARED]:
            yield other, index
        for sign in signs:
            holders[sign].append(index)
