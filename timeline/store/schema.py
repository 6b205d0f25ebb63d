"""JSON Schema (draft-07) of the YAML files, and the reference for people, both made from the model."""

from __future__ import annotations

import json
from typing import Any, Final

from timeline.store.model import EVENT, SOURCE, Choice, Key, Names, Pattern, Sources

SCHEMA_NAME: Final = ".schema.json"
"""It stands beside the files. MkDocs does not publish files whose name begins with a dot."""


def schema() -> dict[str, Any]:
    """The schema, for yaml-language-server, JetBrains and validators.

    It asks of a date only that it is text: dates in words are valid, and only reading them tells.
    """
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Events of a timeline",
        "type": "array",
        "items": _object(EVENT, "One event."),
    }


def schema_text() -> str:
    """The schema file to the letter."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def reference() -> str:
    """The keys of events and sources as Markdown tables."""
    return (
        "### Keys of an event\n\n" + _table(EVENT) + "\n### Keys of a source\n\n"
        "A source has `article` or `url`.\n\n" + _table(SOURCE)
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
        described["anyOf"] = [{"required": ["article"]}, {"required": ["url"]}]
    return described


def _property(key: Key) -> dict[str, Any]:
    match key.kind:
        case Choice(words):
            return {"description": key.about, "enum": [str(word) for word in words], "default": str(key.default)}
        case Names():
            return {"description": key.about, "type": "array", "items": {"type": "string", "minLength": 1}}
        case Sources():
            return {"description": key.about, "type": "array", "items": _object(SOURCE, "One source.")}
        case Pattern(pattern, form):
            return {"description": f"{key.about} Write {form}.", "type": "string", "pattern": f"^{pattern.pattern}$"}
        case _:
            return {"description": key.about, "type": "string", "minLength": 1}


def _table(keys: tuple[Key, ...]) -> str:
    rows = ["| key | what it is | example |", "|---|---|---|"]
    for key in keys:
        match key.kind:
            case Choice(words):
                about = f"{key.about} One of {', '.join(words)}; {key.default} when absent."
            case _:
                about = f"{key.about} Needed." if key.required else key.about
        rows.append(f"| `{key.name}` | {about} | {f'`{key.example}`' if key.example else ''} |")
    return "\n".join(rows) + "\n"
