"""An event mention, made ready to be compared with others: its words, names, numbers and days, each computed once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.articles import Article
from timeline.corroboration.frequencies import Weights, weigh_evenly
from timeline.dates import Day, When, earliest, latest
from timeline.events import Basis, Mode, Stance, Status
from timeline.extraction.mentions import EventMention
from timeline.language.concepts import CONCEPT
from timeline.language.stems import STOP, stem, stems

DEEDS: Final = frozenset(CONCEPT.values()) - {"soldier", "police", "spokesman", "company"}
"""The concepts that are deeds; the others are people."""
_ANYBODY: Final = frozenset(stems("spokesman president minister official north south united"))
"""Stems of a subject that do not say who it is."""
_CAPITAL: Final = re.compile(r"\b[A-Z][\w’'-]+")
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which a mention can have been, ``first`` and ``last`` as ordinals where they are known."""

    when: When | None
    basis: Basis | None
    first: int | None
    last: int | None

    @property
    def given(self) -> When | None:
        """The date, where words of the mention's own give it."""
        return self.when if self.basis is Basis.GIVEN else None


@dataclass(frozen=True, slots=True)
class Record:
    """A mention with what it is compared by.

    ``published`` is the ordinal of the day that the article came out. ``quote`` and ``title`` are weighed stems,
    ``named`` and ``worded`` those of the quote that are names and numbers, and those that are not; ``stems`` are all.
    ``deeds`` are the concepts of what happens, ``subject`` the stems of who acts, ``places`` and ``names`` the stems of
    names; ``counts`` are pairs of what is counted and how many. ``saying`` is whether somebody's saying is the
    happening, ``mode`` how the mention puts it, ``status`` how the event stands by it.
    """

    mention: EventMention
    article: str
    published: int | None
    sentence: int
    quote: Weights
    title: Weights
    named: Weights
    worded: Weights
    stems: frozenset[str]
    deeds: frozenset[str]
    subject: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    counts: frozenset[tuple[str, str]]
    span: Span
    saying: bool
    mode: Mode
    status: Status
    refers: str

    @property
    def planned(self) -> bool:
        """Whether it is still to come."""
        return self.mode in (Mode.PLANNED, Mode.HYPOTHETICAL)

    @property
    def denied(self) -> bool:
        """Whether it is denied."""
        return self.mode is Mode.DENIED


def record_of(mention: EventMention, published: Day | None) -> Record:
    """Return the record of a mention. The only place that knows how a mention is made."""
    title = stems(mention.gist)
    words = frozenset((*title, *stems(mention.quote)))
    numbers = frozenset(word for word in words if word[0].isdigit())
    capital = {stem(name.lower()) for name in _CAPITAL.findall(mention.quote) if name.lower() not in STOP}
    names = frozenset(stems(" ".join((*mention.who, *mention.where)))) | capital
    return Record(
        mention=mention,
        article=mention.article,
        published=published.ordinal if published else None,
        sentence=mention.sentence,
        quote=weigh_evenly(sorted(words)),
        title=weigh_evenly(title),
        named=weigh_evenly(sorted((names | numbers) & words)),
        worded=weigh_evenly(sorted(words - names - numbers)),
        stems=words,
        deeds=DEEDS & words,
        subject=frozenset(stems(mention.actor)) - _ANYBODY,
        names=names,
        places=frozenset(stems(" ".join(mention.where))),
        numbers=numbers,
        counts=counted(mention.quote),
        span=_span(mention.when, mention.basis),
        saying=mention.saying,
        mode=Mode.DENIED if mention.stance is Stance.DENIES else mention.mode,
        status=mention.status,
        refers=mention.refers,
    )


def records_of(mentions: Sequence[EventMention], articles: Mapping[str, Article]) -> list[Record]:
    """Return the records of mentions, in their order."""
    return [record_of(mention, articles[mention.article].published) for mention in mentions]


def counted(text: str) -> frozenset[tuple[str, str]]:
    """Return what a text counts, with the number: "112 ceasefire violations" is ("ceasefir", "112") and ("viol",
    "112"). A year and a day of a month count nothing."""
    found: set[tuple[str, str]] = set()
    words = [word.lower() for word in _WORD.findall(text)]
    for index, word in enumerate(words):
        number = stem(word)
        if not number[0].isdigit() or (len(number) == 4 and number[:2] in ("19", "20")):
            continue
        for following in words[index + 1 : index + 3]:
            if following in STOP or following[0].isdigit():
                break
            found.add((stem(following), number))
    return frozenset(found)


def _span(when: When | None, basis: Basis) -> Span:
    if when is None:
        return Span(None, None, None, None)
    first, last = earliest(when), latest(when)
    return Span(when, basis, first.ordinal if first else None, last.ordinal if last else None)
