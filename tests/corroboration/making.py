"""Event mentions as extraction gives them, so that what becomes of them is tested without reading articles."""

from typing import Any

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
