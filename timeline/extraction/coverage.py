"""What became of each sentence of an article: used, dated but unused, or rejected and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from timeline.articles import Article
from timeline.events import Event
from timeline.extraction.mentions import NO_EVENT
from timeline.extraction.model import load
from timeline.extraction.parts import ArticlePart, parts_of
from timeline.extraction.pipeline import mentions_of, read_view
from timeline.extraction.rows import read_rows
from timeline.text import find_quote

LEFT_OUT: Final = "tells of a happening, but no event quotes it"
"""Why a sentence that a candidate was made of is not used: its event was deleted or corrected by hand, or quotes
others that tell the same."""


class Fate(StrEnum):
    """USED: an event quotes it; DATED: it holds a date, but no event quotes it; REJECTED: neither."""

    USED = "used"
    DATED = "dated"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Covered:
    """A sentence of an article, text[start:end], and what became of it.

    ``events`` are the ids of the events that quote it or a part of it, in the order given. ``reason`` says in a few
    words why none does, "" where one does. ``dates`` are the expressions in it that are dates, as the text has them.
    """

    start: int
    end: int
    quote: str
    fate: Fate
    reason: str
    dates: tuple[str, ...]
    events: tuple[str, ...]


def coverage(article: Article, events: Iterable[Event]) -> list[Covered]:
    """Each sentence of an article, in the order of its text, with what became of it in a chronology.

    ``events`` are those of the chronology, all of them or those that quote the article; what they quote of other
    articles is passed over. A quote stands where the text first has it, as everywhere; one that the text does not have
    is passed over, too (``timeline check`` names it). "READ: Storm hits coast" is REJECTED, as "link or label".

    Nothing is read but the two arguments, nothing raised. The article's text is read anew, about 25 ms for 500 words.
    """
    quoted = list(_quoted(article, events))
    return [each for part in parts_of(article) for each in _covered(part, quoted)]


def _covered(part: ArticlePart, quoted: Sequence[tuple[str, int, int]]) -> Iterator[Covered]:
    article = part.article
    view = read_view(article)
    models = load()
    mentions = list(mentions_of(article, view, read_rows(view, models), models))
    waiting = {mention.sentence: mention.reason for mention in mentions if mention.reason}
    quotable = {mention.sentence for mention in mentions}
    for position, told in enumerate(view.sentences):
        start, end = told.sentence.start + part.start, told.sentence.end + part.start
        dates = tuple(mention.text for mention in told.mentions if mention.when is not None)
        used = tuple(dict.fromkeys(id_ for id_, first, last in quoted if first < end and start < last))
        fate = Fate.USED if used else Fate.DATED if dates and not told.rejected else Fate.REJECTED
        rejected = told.rejected or (LEFT_OUT if position in quotable else NO_EVENT)
        reason = "" if used else waiting.get(position, rejected)
        quote = article.text[told.sentence.start : told.sentence.end]
        yield Covered(start, end, quote, fate, reason, dates, used)


def _quoted(article: Article, events: Iterable[Event]) -> Iterable[tuple[str, int, int]]:
    """The events that quote an article, each with the offsets of a quote, without blanks around it."""
    for event in events:
        for citation in event.sources:
            quote = (citation.quote or "").strip()
            if citation.article == article.id and quote and (place := find_quote(article.text, quote)):
                yield event.id, *place
