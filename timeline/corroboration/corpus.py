"""The articles with their mentions in one order, each made ready to be compared when it is first needed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from timeline.articles import Article
from timeline.corroboration.features import headline_of
from timeline.corroboration.memory import Memory, Recent
from timeline.corroboration.records import Record, record_of
from timeline.events import Mode, Stance
from timeline.extraction.mentions import EventMention
from timeline.store.lock import Passage, passage_digest

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
    denied = mention.stance is Stance.DENIES or mention.mode is Mode.DENIED
    planned = not denied and mention.mode in (Mode.PLANNED, Mode.HYPOTHETICAL)
    return DENIED * denied | SAYING * mention.saying | PLANNED * planned
