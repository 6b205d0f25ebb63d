"""The chronology as JSON: every event and source in full, for programs, and to be read back without a loss.

The keys are those of the YAML. What is derived from them stands under "derived" and "articles", and is not read back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from timeline.dates import earliest, latest
from timeline.events import Event
from timeline.exchange.edition import Edition, Written
from timeline.exchange.json_text import from_json, to_json_lines
from timeline.exchange.rows import ImportedRows, RawRow, ReadDate, rows_to_events, unreadable
from timeline.store.model import event_values, read_when
from timeline.store.schema import schema as yaml_schema

FORMAT: Final = "timeline"
VERSION: Final = 1
"""Goes up when a program that knows the old form would misread the new one; new keys alone do not raise it."""

_DERIVED: Final = {
    "words": ("string", "The date in words."),
    "earliest": ("string", "The first day that the date can touch, ISO 8601; absent where nothing bounds it."),
    "latest": ("string", "The last day that the date can touch; absent where nothing bounds it."),
    "standing": ("string", "The status that readers are shown: disputed where one source tells and another denies it."),
    "page": ("string", "The web address of the event's page."),
}
_ARTICLE: Final = {
    "title": "Its title.",
    "publisher": "Who published it.",
    "published": "The day it came out, ISO 8601.",
    "url": "Its web address.",
    "language": "Its language, BCP 47.",
}


def write_json(edition: Edition) -> Written:
    """All events. Nothing of them is left unsaid, so there are no remarks."""
    cited = dict.fromkeys(citation.article for event in edition.events for citation in event.sources)
    articles = [edition.articles[name] for name in cited if name is not None and name in edition.articles]
    shown = {
        "format": FORMAT,
        "version": VERSION,
        "title": edition.title,
        "events": [event_values(event) | {"derived": _derived(event, edition)} for event in edition.events],
        "articles": {article.id: _described(_ARTICLE, article) for article in articles},
    }
    return Written(to_json_lines(shown))


def read_json(text: str, dates: ReadDate = read_when, declared: Collection[str] = ()) -> ImportedRows:
    """The events of a text that ``write_json`` made, or of one that follows the schema.

    ``declared`` are the keys that the settings declare.
    """
    try:
        shown = from_json(text)
    except ValueError as error:
        return unreadable(str(error))
    if not isinstance(shown, dict) or not isinstance(shown.get("events"), list):
        return unreadable('no object with a list "events"')
    if shown.get("format") != FORMAT:
        return unreadable(f'"format" is not "{FORMAT}"')
    if shown.get("version") != VERSION:
        return unreadable(f'"version" is not {VERSION}, the one that this program reads')
    return rows_to_events(_rows(shown["events"]), dates, declared)


def file_schema(declared: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The JSON Schema (draft-07) of the file, made from the model of the YAML and the keys that settings declare.

    An event may lack its id, which is made from the title then; keys of the owner's own stay in the YAML.
    """
    event = _without(yaml_schema(declared)["items"], "patternProperties") | {"required": ["date", "title"]}
    sources = event["properties"]["sources"]
    derived = {name: {"type": kind, "description": about} for name, (kind, about) in _DERIVED.items()}
    article = {name: {"type": "string", "description": about} for name, about in _ARTICLE.items()}
    properties = event["properties"] | {
        "sources": sources | {"items": _without(sources["items"], "patternProperties")},
        "derived": {"description": "Follows from the rest; not read back.", "type": "object", "properties": derived},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A timeline",
        "type": "object",
        "required": ["format", "version", "events"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "title": {"description": "The title of the timeline.", "type": "string"},
            "events": {"type": "array", "items": event | {"properties": properties}},
            "articles": {
                "description": "The articles that the sources name, by id; not read back.",
                "type": "object",
                "additionalProperties": {"type": "object", "properties": article},
            },
        },
    }


def _rows(events: list[Any]) -> Iterator[RawRow]:
    for number, shown in enumerate(events, 1):
        if isinstance(shown, dict):
            yield number, {name: value for name, value in shown.items() if name != "derived"}, []
        else:
            yield number, "no object", []


def _derived(event: Event, edition: Edition) -> dict[str, str]:
    values = {
        "words": edition.words(event.date),
        "earliest": earliest(event.date),
        "latest": latest(event.date),
        "standing": event.standing.value,
        "page": edition.page(event),
    }
    return {name: str(value) for name, value in values.items() if value is not None}


def _without(described: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in described.items() if key != name}


def _described(names: dict[str, str], value: object) -> dict[str, str]:
    return {name: str(said) for name in names if (said := getattr(value, name)) is not None}
