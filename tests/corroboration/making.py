"""Event mentions as extraction gives them, so that what becomes of them is tested without reading articles."""

from collections.abc import Container, Mapping, Sequence
from typing import Any

from timeline.articles import Article
from timeline.corroboration import Corpus, EventRow, Settled, SettledEvent, group_rows
from timeline.corroboration.blocking import Memory
from timeline.corroboration.pairs import Record, record_of
from timeline.dates import parse_edtf
from timeline.events import Basis, Mode
from timeline.extraction.mentions import EventMention


def mention(article: str, quote: str, when: str | None = "2024-10-14", **more: Any) -> EventMention:
    """A mention whose title is its quote; ``more`` are other fields of it."""
    title = more.pop("title", quote)
    values = {
        "start": 0,
        "end": len(quote),
        "words": None,
        "time": None,
        "mode": Mode.STATED,
        "speaker": None,
        "who": (),
        "where": (),
        "basis": Basis.GIVEN,
        "gist": title,
    }
    date = parse_edtf(when) if when else None
    return EventMention(article=article, quote=quote, when=date, title=title, **{**values, **more})


def record(article: str, quote: str, when: str | None = "2024-10-14", **more: Any) -> Record:
    """The record of a mention, ready to be compared."""
    return record_of(mention(article, quote, when, **more), None)


def rows_of(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[EventMention]],
    memory: Memory,
    settled: Settled | None = None,
) -> list[EventRow]:
    """The events that mentions of articles report; the key of an article is its id."""
    known = {article.id: article for article in articles}
    return group_rows(Corpus(known, mentions, {name: name for name in known}, memory), memory, settled)


def settled_by(rows: Sequence[EventRow], articles: Sequence[Article], left: Container[int] = ()) -> Settled:
    """What a lock would hold: the events of the chronology, without some, by number, that a person rejected."""
    events = [SettledEvent(set(row.passages), row.event("").date, row.event("").title) for row in rows if not row.waits]
    known = [each for number, each in enumerate(events) if number not in left]
    return Settled(known, {article.id for article in articles})
