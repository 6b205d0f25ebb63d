"""Which articles are of one story: alike in their names, in how they begin, and in the words that few others have."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.articles import Article
from timeline.extraction.likeness import Weights, cosine, weigh
from timeline.language.stems import STOP, stem

NEAR: Final = 0.07
"""How alike two articles are at least for what they tell to be compared at all. Measured on ECB+; see
docs/guide/events.md."""
OF_NAMES: Final = 3.0
"""How much more a name or a number counts than another word. Two fires are told in the same words; what tells them
apart is where and who."""
OF_LEADS: Final = 2.0
"""How much more a word counts that stands in the beginning of an article."""
_LEAD: Final = 1_000
"""Code points of an article that are its beginning."""
_READ: Final = 20_000
"""Code points of an article that are compared."""
SIGNS: Final = 60
"""The weightiest words of an article, by which others are looked for."""
AROUND: Final = 20
"""With how many of those that have the same sign, published next before it, an article is compared."""
COMPARED: Final = 40
"""With how many of the articles published before it an article is compared: those that share most signs."""
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


class Stories:
    """How alike articles are, by their ids. Their order does not matter."""

    def __init__(self, articles: Sequence[Article]) -> None:
        ordered = sorted(articles, key=lambda each: (each.published.ordinal if each.published else 0, each.id))
        weighed = weigh([bag(article.text[:_READ]) for article in ordered])
        self._words = {article.id: words for article, words in zip(ordered, weighed, strict=True)}
        self._alike: dict[tuple[str, str], float] = {}
        pairs = [sorted((ordered[one].id, ordered[other].id)) for one, other in compared(weighed)]
        self.near = [(one, other) for one, other in sorted(pairs) if self.alike(one, other)]
        self._around: dict[str, list[str]] = {article.id: [article.id] for article in ordered}
        for one, other in self.near:
            self._around[one].append(other)
            self._around[other].append(one)

    def alike(self, one: str, other: str) -> float:
        """How alike two articles are, 0 where they have nothing to do with each other."""
        pair = (min(one, other), max(one, other))
        if pair not in self._alike:
            alike = cosine(self._words[pair[0]], self._words[pair[1]])
            self._alike[pair] = alike if alike >= NEAR else 0.0
        return self._alike[pair]

    def around(self, article: str) -> Sequence[str]:
        """An article, and those near it."""
        return self._around[article]


def bag(text: str) -> dict[str, float]:
    """The words of a text by their stems, with how much they count: more for names, numbers and the beginning."""
    written: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    leading: set[str] = set()
    for match in _WORD.finditer(text.replace("’s", "").replace("'s", "")):
        word = match[0].lower()
        written[word] += 1
        capital[word] += match[0][0].isupper()
        if match.start() < _LEAD:
            leading.add(word)
    counts: dict[str, float] = {}
    for word in written:
        if word not in STOP:
            name = word[0].isdigit() or 2 * capital[word] > written[word]
            counts[stem(word)] = max(
                counts.get(stem(word), 0.0), (OF_NAMES if name else 1.0) * (OF_LEADS if word in leading else 1.0)
            )
    return counts


def compared(weighed: Sequence[Weights]) -> Iterator[tuple[int, int]]:
    """The pairs of articles to compare, by their numbers: of those that share signs the ones that share most."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, weights in enumerate(weighed):
        signs = sorted(weights, key=lambda word: (-weights[word], word))[:SIGNS]
        shared = Counter(other for sign in signs for other in holders[sign][-AROUND:])
        for other, _ in sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:COMPARED]:
            yield other, index
        for sign in signs:
            holders[sign].append(index)
