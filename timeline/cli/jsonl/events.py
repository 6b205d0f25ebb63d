"""The answers of ``timeline events`` and ``timeline anchor``: a JSON object in, one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction.anchor import Anchor, anchor
from timeline.extraction.mentions import EventMention, Tier
from timeline.extraction.pipeline import read_mentions


def events_of(line: Mapping[str, Any], *, everything: bool = False) -> dict[str, Any]:
    """The events of one text: those of the chronology, or ``everything``. Raises DateError when "dct" is no day."""
    mentions = read_mentions(article_of(line, str(line.get("docid", ""))), waiting=everything)
    return {"docid": line.get("docid"), "events": answer(mentions, everything=everything)}


def answer(mentions: Iterable[EventMention], *, everything: bool = False) -> list[dict[str, Any]]:
    """Return event mentions as ``timeline events`` prints them: those of the chronology, or ``everything``."""
    return [_event(each, tier=everything) for each in mentions if everything or each.tier is Tier.CHRONOLOGY]


def _event(mention: EventMention, *, tier: bool) -> dict[str, Any]:
    shown = {
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "date": str(mention.when) if mention.when is not None else None,
        "title": mention.title,
        "status": str(mention.status),
        "time": mention.time,
        "basis": str(mention.basis),
        "mode": str(mention.mode),
        "speaker": mention.speaker,
        "score": round(mention.score, 3),
    }
    return {**shown, "tier": str(mention.tier), "reason": mention.reason} if tier else shown


def anchors_of(line: Mapping[str, Any]) -> dict[str, Any]:
    """When the given spans of one text happened. Raises ValueError when "dct" is no day or a span is none."""
    article = article_of(line, str(line.get("docid", "")))
    spans = [_span(span) for span in line.get("spans", ())]
    anchors = anchor(article.text, article.published, spans)
    return {"docid": line.get("docid"), "anchors": [_anchor(each) for each in anchors]}


def _anchor(anchored: Anchor) -> dict[str, Any]:
    return {
        "id": anchored.id,
        "edtf": str(anchored.edtf) if anchored.edtf is not None else None,
        "kind": anchored.kind,
        "begin": [str(day) if day else None for day in anchored.begin],
        "end": [str(day) if day else None for day in anchored.end],
    }


def _span(span: object) -> tuple[Any, int, int]:
    match span:
        case {"id": name, "start": int(start), "end": int(end)} if 0 <= start <= end:
            return name, start, end
    raise ValueError('a span is written {"id": ..., "start": 0, "end": 5}, in code points of the text')


def article_of(line: Mapping[str, Any], name: str) -> Article:
    """Return the article of a line, under a name. Raises DateError when "dct" is no day."""
    dct = line.get("dct")
    title = line.get("title")
    language = str(line.get("language") or "en")
    return Article(
        name, str(line["text"]), Day.parse(dct) if dct else None, title=str(title) if title else None, language=language
    )
