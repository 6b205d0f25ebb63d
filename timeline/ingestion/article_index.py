"""What is in the repository already: the same address in another form, or the same text at another address."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable
from typing import Final

from timeline.articles import Article
from timeline.ingestion.addresses import same_article
from timeline.ingestion.liveblog import is_live
from timeline.ingestion.seeds import copy_number

_WORD: Final = re.compile(r"\w+")

SHINGLE: Final = 5
"""Words in a row that are compared."""

SAMPLE: Final = 4
"""One shingle of so many is kept, chosen by its number, so the same ones in every text."""

SHARED: Final = 0.8
"""Texts that share so much of the shorter one are the same: an agency's text with a line added here and there."""

LONGER: Final = 1.5
"""How much longer one of them may be: a story that goes on where another ends is a new one."""

FEWEST: Final = 12
"""Sampled shingles that a text must have to be compared in this way: about 50 words."""


_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
FEW: Final = 1
"""So many numbers may be others: a correction, or a spelling."""

MISSING: Final = 0.1
"""The share of the numbers of a text that a copy may lack."""


class ArticleIndex:
    """The articles of a repository, findable by id, by address and by text."""

    def __init__(self, articles: Iterable[Article], unread: Iterable[str] = ()) -> None:
        self._ids = set(unread)
        self._by_address: dict[str, str] = {}
        self._by_fingerprint: dict[str, str] = {}
        self._by_words: dict[str, str] = {}
        self._by_shingle: dict[int, list[str]] = {}
        self._live: set[str] = set()
        self._sizes: dict[str, int] = {}
        self._particulars: dict[str, Counter[str]] = {}
        for article in articles:
            self.add(article)

    def add(self, article: Article) -> None:
        """Add an article under its fingerprint and all of its addresses."""
        if article.fingerprint:
            self._by_fingerprint.setdefault(article.fingerprint, article.id)
        for address in (article.url, article.archive, *article.also):
            if address:
                self._by_address.setdefault(same_article(address), article.id)
        self._ids.add(article.id)
        if is_live(article.text):
            self._live.add(article.id)
        words = _words(article.text)
        self._by_words.setdefault(" ".join(words), article.id)
        shingles = _shingles(words)
        self._sizes[article.id] = len(shingles)
        self._particulars[article.id] = _particulars(article.text)
        for shingle in shingles:
            self._by_shingle.setdefault(shingle, []).append(article.id)

    def __contains__(self, article: object) -> bool:
        """Whether there is an article with this id, one that cannot be read included."""
        return article in self._ids

    def add_address(self, address: str, article: str) -> None:
        """Add a further address at which an article stands."""
        self._by_address.setdefault(same_article(address), article)

    def at(self, address: str) -> str | None:
        """The id of the article at this address."""
        return self._by_address.get(same_article(address))

    def is_live(self, article: str) -> bool:
        """Whether an article is a live blog, which can have more entries the next time."""
        return article in self._live

    def with_words(self, text: str) -> str | None:
        """The id of the article with this very text, or the same words."""
        return self._with_words(text, _words(text))

    def _with_words(self, text: str, words: list[str]) -> str | None:
        if (same := self._by_fingerprint.get(copy_number(text))) is not None:
            return same  # even where a person has corrected the text since
        return self._by_words.get(" ".join(words))

    def with_text(self, text: str) -> str | None:
        """The id of the article with this text, or nearly this text."""
        words = _words(text)
        if (same := self._with_words(text, words)) is not None:
            return same
        shingles = _shingles(words)
        if len(shingles) < FEWEST:
            return None
        shared = Counter(article for shingle in sorted(shingles) for article in self._by_shingle.get(shingle, ()))
        for article, count in shared.most_common(5):
            shorter, longer = sorted((len(shingles), self._sizes[article]))
            alike = shorter >= FEWEST and count >= SHARED * shorter and longer <= LONGER * shorter
            if alike and not _differ(_particulars(text), self._particulars[article]):
                return article
        return None


def _particulars(text: str) -> Counter[str]:
    """The numbers of a text, with how often each stands in it: its days, times and counts."""
    return Counter(match[0] for match in _NUMBER.finditer(text))


def _differ(one: Counter[str], other: Counter[str]) -> bool:
    """Whether each text has numbers that the other has not: then they are reports of one form on other days.

    A copy that was added to has more numbers, but lacks hardly any.
    """
    lacking = sum((one - other).values()), sum((other - one).values())
    fewer = min(one.total(), other.total())
    return min(lacking) > max(FEW, MISSING * fewer)


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text.casefold())]


def _shingles(words: list[str]) -> set[int]:
    numbers = (zlib.crc32(" ".join(words[at : at + SHINGLE]).encode("utf-8", "replace")) for at in range(len(words)))
    return {number for number in numbers if number % SAMPLE == 0}
