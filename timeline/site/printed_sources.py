"""The sources of a page numbered, and named in a list at its end: on paper no link leads to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from timeline.i18n import Translator
from timeline.i18n.wording import day_words
from timeline.site.cited_sources import CitedSource
from timeline.site.entries import Entry
from timeline.text import shortened

NAMED: Final = 2
"""So many publishers stand beside an event in a list; the others are a number that leads to them."""

LONGEST_TITLE: Final = 100
"""Characters of the title of a source in the list: one line on paper."""


@dataclass(frozen=True, slots=True)
class PrintedSources:
    """The numbers of the sources that some events cite, and a line for each: "3  Northern Post: The pier, 4 May 2021".

    ``first`` are the lines of those events that are shown at first, ``more`` those of the others.
    """

    numbers: Mapping[str, int]
    first: tuple[str, ...]
    more: tuple[str, ...] = ()

    def beside(self, entry: Entry) -> tuple[str, ...]:
        """The numbers beside each publisher that stands at an event, then those of all others: ("1, 4", "2", "5").

        Two articles of one publisher are two numbers. What denies the event is another than what reports it.
        """
        shown = {_stand(cited): at for at, cited in enumerate(entry.publishers[:NAMED])}
        beside: list[list[int]] = [[] for _ in range(len(shown) + 1)]
        for cited in entry.cited_sources:
            numbers = beside[shown.get(_stand(cited), -1)]
            if (number := self.numbers[cited.key]) not in numbers:
                numbers.append(number)
        return tuple(", ".join(map(str, sorted(numbers))) for numbers in beside)

    def all_of(self, entry: Entry) -> str:
        """The numbers of all sources of an event: "1, 2"."""
        return ", ".join(map(str, sorted({self.numbers[cited.key] for cited in entry.cited_sources})))


def printed_sources(first: Iterable[Entry], more: Iterable[Entry], translator: Translator) -> PrintedSources:
    """Number the sources of events, each source once, in the order in which they are cited."""
    numbers: dict[str, int] = {}

    def lines(entries: Iterable[Entry]) -> tuple[str, ...]:
        named = []
        for entry in entries:
            for cited in entry.cited_sources:
                if cited.key not in numbers:
                    numbers[cited.key] = len(numbers) + 1
                    named.append(f"{numbers[cited.key]}  {_line(cited, translator)}")
        return tuple(named)

    return PrintedSources(numbers, lines(first), lines(more))


def _stand(cited: CitedSource) -> tuple[bool, str]:
    return cited.contradicts, cited.publisher_key


def _line(cited: CitedSource, translator: Translator) -> str:
    """A source in words, as much as is known of it: publisher, title, day, address."""
    title = shortened(cited.title, LONGEST_TITLE) if cited.title != cited.source else ""
    name = ": ".join(filter(None, (cited.source, title)))
    day = day_words(cited.published, translator) if cited.published else ""
    return ", ".join(filter(None, (name, day, cited.url or cited.file)))
