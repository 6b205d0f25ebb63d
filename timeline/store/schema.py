"""JSON Schema (draft-07) of the YAML files, and the reference for people, both made from the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from timeline.store.model import (
    ADDRESS,
    EVENT,
    KNOWN_BY,
    MEDIA,
    PLACE,
    SOURCE,
    ChoiceKind,
    FilesKind,
    Flag,
    Key,
    Label,
    NamesKind,
    Number,
    Pattern,
    PlacesKind,
    SourcesKind,
)

SCHEMA_NAME: Final = ".schema.json"
"""It stands beside the files. MkDocs does not publish files whose name begins with a dot."""


_NAME: Final = {"type": "string", "minLength": 1}
_ADDRESS: Final = {
    "description": "The address of a source.",
    "type": "string",
    "pattern": f"^{ADDRESS.pattern.pattern}$",
}


def schema(declared: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The schema, for yaml-language-server, JetBrains and validators.

    ``declared`` are the keys of an event that the settings declare, each with its label.

    It asks of a date only that it is text: dates in words are valid, and only reading them tells.
    """
    event = _object(EVENT, "One event.")
    event["properties"] |= {name: _declared(label) for name, label in (declared or {}).items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Events of a timeline",
        "type": "array",
        "items": event,
    }


def schema_text(declared: Mapping[str, str] | None = None) -> str:
    """The schema file to the letter."""
    return json.dumps(schema(declared), indent=2, ensure_ascii=False) + "\n"


def _declared(label: str) -> dict[str, Any]:
    """A key that the settings declare: a text, a number, or a list of texts."""
    return {
        "description": f"{label}. The settings declare it; readers see it.",
        "anyOf": [_NAME, {"type": ["number", "boolean"]}, {"type": "array", "items": _NAME}],
    }


def reference() -> str:
    """The keys of events and sources as Markdown tables."""
    return (
        "### Keys of an event\n\n" + _table(EVENT) + "\n### Keys of a source\n\n"
        "A source has `article`, or what it is known by elsewhere: `url`, `doi`, `isbn`, `file` or `title`. An address "
        "alone is a source, too: `- https://example.org/report`.\n\n"
        + _table(SOURCE)
        + "\n### Keys of a place with coordinates\n\n"
        + _table(PLACE)
        + "\n### Keys of a picture or another file\n\n"
        "`alt` and `credit` are asked for by `timeline check`. Nothing is loaded from elsewhere.\n\n" + _table(MEDIA)
    )


def _object(keys: tuple[Key, ...], about: str) -> dict[str, Any]:
    described: dict[str, Any] = {
        "type": "object",
        "description": about,
        "properties": {key.name: _property(key) for key in keys},
        "patternProperties": {"^x-": {"description": "Your own: kept, and not looked into."}},
        "additionalProperties": False,
    }
    required = [key.name for key in keys if key.required]
    if required:
        described["required"] = required
    else:
        described["anyOf"] = [{"required": [name]} for name in KNOWN_BY]
    return described


def _list(key: Key, *items: dict[str, Any]) -> dict[str, Any]:
    """A list whose items are each as one of these says."""
    return {"description": key.about, "type": "array", "items": items[0] if len(items) == 1 else {"anyOf": [*items]}}


def _property(key: Key) -> dict[str, Any]:
    match key.kind:
        case ChoiceKind(words):
            default = {} if key.default is None else {"default": str(key.default)}
            return {"description": key.about, "enum": [str(word) for word in words], **default}
        case Flag():
            return {"description": key.about, "type": "boolean"}
        case Label():
            return {"description": key.about, "type": ["string", "integer"]}
        case Number(least, most):
            return {"description": key.about, "type": "number", "minimum": least, "maximum": most}
        case NamesKind():
            return _list(key, _NAME)
        case PlacesKind():
            return _list(key, _NAME, _object(PLACE, "One place, with its coordinates."))
        case FilesKind():
            return _list(key, _object(MEDIA, "One picture or another file."))
        case SourcesKind():
            return _list(key, _ADDRESS, _object(SOURCE, "One source."))
        case Pattern(pattern, form):
            return {"description": f"{key.about} Write {form}.", "type": "string", "pattern": f"^{pattern.pattern}$"}
        case _:
            return {"description": key.about, "type": "string", "minLength": 1}


def _table(keys: tuple[Key, ...]) -> str:
    rows = ["| key | what it is | example |", "|---|---|---|"]
    for key in keys:
        match key.kind:
            case ChoiceKind(words):
                absent = f"; {key.default} when absent" if key.default is not None else ""
                about = f"{key.about} {'One of ' if len(words) > 1 else 'Write '}{', '.join(words)}{absent}."
            case _:
                about = f"{key.about} Needed." if key.required else key.about
        rows.append(f"| `{key.name}` | {about} | {f'`{key.example}`' if key.example else ''} |")
    return "\n".join(rows) + "\n"
