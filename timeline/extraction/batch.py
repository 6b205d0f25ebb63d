"""The answers of ``timeline events``, ``timeline events --merge`` and ``timeline anchor``: a JSON object in, one
out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Stance
from timeline.extraction.anchor import Anchor, anchor
from timeline.extraction.corroborate import drafts
from timeline.extraction.mentions import EventMention, Tier
from timeline.extraction.pipeline import find_mentions
from timeline.extraction.reading import find_all


def events_of(line: Mapping[str, Any], *, everything: bool = False) -> dict[str, Any]:
    """The events of one text: those of the chronology, or ``everything``. Raises DateError when "dct" is no day."""
    mentions = find_mentions(_article(line, str(line.get("docid", ""))))
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


def merged(lines: Iterable[Mapping[str, Any]], jobs: int = 1) -> Iterator[dict[str, Any]]:
    """The events of all texts of each collection, each with its tellings; the collections in order of their first
    text. With ``jobs`` over 1 that many processes share the reading."""
    known = {f"{number:09}": line for number, line in enumerate(lines)}
    articles = {name: _article(line, name) for name, line in known.items()}
    docids = {name: line.get("docid") for name, line in known.items()}
    read = find_all(articles.values(), jobs)
    for name, why in read.failed.items():
        yield {"docid": docids[name], "error": why}
    collections: dict[Any, list[str]] = defaultdict(list)
    for name, line in known.items():
        collections[line.get("collection")].append(name)
    told: dict[str, list[EventMention]] = defaultdict(list)
    for candidate in read.candidates:
        told[candidate.article].append(candidate)
    for collection, names in collections.items():
        for draft in drafts([c for name in names for c in told[name]], [articles[name] for name in names]):
            tellings = [_telling(c, docids, Stance.REPORTS) for c in draft.tellings]
            tellings += [_telling(c, docids, Stance.DENIES) for c in draft.denials]
            yield {
                "collection": collection,
                "date": str(draft.date),
                "title": draft.title,
                "status": str(draft.status()),
                "tellings": tellings,
            }


def _telling(candidate: EventMention, docids: Mapping[str, Any], stance: Stance) -> dict[str, Any]:
    return {
        "docid": docids[candidate.article],
        "start": candidate.start,
        "end": candidate.end,
        "quote": candidate.quote,
        "date": str(candidate.when),
        "stance": str(stance),
    }


def anchors_of(line: Mapping[str, Any]) -> dict[str, Any]:
    """When the given spans of one text happened. Raises ValueError when "dct" is no day or a span is none."""
    article = _article(line, str(line.get("docid", "")))
    spans = [_span(span) for span in line.get("spans", ())]
    found = anchor(article.text, article.published, spans)
    return {"docid": line.get("docid"), "anchors": [_anchor(each) for each in found]}


def _anchor(found: Anchor) -> dict[str, Any]:
    return {
        "id": found.id,
        "edtf": str(found.edtf) if found.edtf is not None else None,
        "kind": found.kind,
        "begin": [str(day) if day else None for day in found.begin],
        "end": [str(day) if day else None for day in found.end],
    }


def _span(span: object) -> tuple[Any, int, int]:
    match span:
        case {"id": name, "start": int(start), "end": int(end)} if 0 <= start <= end:
            return name, start, end
    raise ValueError('a span is written {"id": ..., "start": 0, "end": 5}, in code points of the text')


def _article(line: Mapping[str, Any], name: str) -> Article:
    dct = line.get("dct")
    title = line.get("title")
    language = str(line.get("language") or "en")
    return Article(
        name, str(line["text"]), Day.parse(dct) if dct else None, title=str(title) if title else None, language=language
    )
