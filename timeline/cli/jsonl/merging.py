"""The answers of ``timeline events --merge``: the articles of collections in, a JSON object for each event out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.articles import Article
from timeline.cli.jsonl.events import article_of
from timeline.corroboration.draft import Draft
from timeline.corroboration.grouping import corroborate
from timeline.corroboration.pairs import Record
from timeline.events import Stance
from timeline.extraction.mentions import EventMention
from timeline.updating.reading import find_all


def merged(lines: Iterable[Mapping[str, Any]], jobs: int = 1) -> Iterator[dict[str, Any]]:
    """Yield the events of all texts of each collection, each with its mentions; the collections in order of their
    first text. With ``jobs`` over 1 that many processes share the reading."""
    lines_by_id = {f"{number:09}": line for number, line in enumerate(lines)}
    articles = {name: article_of(line, name) for name, line in lines_by_id.items()}
    docids = {name: line.get("docid") for name, line in lines_by_id.items()}
    read = find_all(articles.values(), jobs)
    for name, why in read.failed.items():
        yield {"docid": docids[name], "error": why}
    collections: dict[Any, list[str]] = defaultdict(list)
    for name, line in lines_by_id.items():
        collections[line.get("collection")].append(name)
    mentions: dict[str, list[EventMention]] = defaultdict(list)
    for mention in read.candidates:
        mentions[mention.article].append(mention)
    for collection, names in collections.items():
        members: dict[str, Article] = {name: articles[name] for name in names}
        for draft in corroborate([mention for name in names for mention in mentions[name]], members.values()):
            yield {"collection": collection, **_event(draft, docids)}


def _event(draft: Draft, docids: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "date": str(draft.date) if draft.date is not None else None,
        "title": draft.title,
        "status": str(draft.status()),
        "tellings": [_citation(record, docids, stance) for record, stance in draft.tellings],
        "differences": [
            {
                "about": difference.about,
                "values": [
                    {"value": value, "docids": [docids[article] for article in articles]}
                    for value, articles in difference.values
                ],
            }
            for difference in draft.differences
        ],
    }


def _citation(record: Record, docids: Mapping[str, Any], stance: Stance) -> dict[str, Any]:
    mention = record.mention
    return {
        "docid": docids[mention.article],
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "date": str(record.span.when) if record.span.when is not None else None,
        "stance": str(stance),
        "mode": str(record.mode),
    }
