"""The form of an answer: its JSON schema, which servers hold a model to, and reading what came instead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.events import Mode

SCHEMA_VERSION: Final = 1
"""Raised with every change of the schema: answers to an older one are stale."""

MOST_EVENTS: Final = 200
"""Events of one answer that are read, at most."""
LONGEST_VALUE: Final = 2000
"""Characters of one text of an answer that are read, at most."""

_TEXT: Final = {"type": "string"}
_PERHAPS: Final = {"type": ["string", "null"]}
_NAMES: Final = {"type": "array", "items": _TEXT}
_FIELDS: Final[Mapping[str, Any]] = {
    "sentences": {"type": "array", "items": {"type": "integer"}},
    "quote": _TEXT,
    "date": _PERHAPS,
    "mode": {"type": "string", "enum": [str(mode) for mode in Mode]},
    "speaker": _PERHAPS,
    "who": _NAMES,
    "where": _NAMES,
    "title": _TEXT,
    "rank": {"type": "string", "enum": ["key", "minor"]},
}

SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _FIELDS,
                "required": list(_FIELDS),
                "additionalProperties": False,
            },
        }
    },
    "required": ["events"],
    "additionalProperties": False,
}
"""What a model is asked to answer, as JSON Schema; every field is required, as strict servers want it."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One event as a model proposes it, unverified.

    ``sentences`` are numbers of the request, ``date`` an id of it; None where the model gives none.
    """

    sentences: tuple[int, ...]
    quote: str
    date: str | None
    mode: Mode | None
    speaker: str | None
    who: tuple[str, ...]
    where: tuple[str, ...]
    title: str
    rank: str


def proposed(item: Any) -> Proposed | None:
    """Return the event that one item of an answer proposes; None where it is no event.

    A field of another type counts as absent: it costs itself and not the event.
    """
    if not isinstance(item, dict):
        return None
    numbers = item.get("sentences")
    numbers = [numbers] if isinstance(numbers, int) else numbers if isinstance(numbers, list) else []
    mode = item.get("mode")
    return Proposed(
        tuple(number for number in numbers[:9] if isinstance(number, int) and not isinstance(number, bool)),
        _text(item.get("quote")),
        _text(item.get("date")) or None,
        Mode(mode) if isinstance(mode, str) and mode in set(Mode) else None,
        _text(item.get("speaker")) or None,
        _names(item.get("who")),
        _names(item.get("where")),
        _text(item.get("title")),
        "minor" if item.get("rank") == "minor" else "key",
    )


def _text(value: Any) -> str:
    return value[:LONGEST_VALUE].strip() if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(dict.fromkeys(name for one in names[:20] if (name := _text(one))))


class Unreadable(ValueError):
    """Raised for an answer in which there is no event and no empty list of events; says what is there instead."""


def read_answer(text: str) -> list[Any]:
    """Return the items of an answer, as JSON has them, also of one that was cut or stands among other words.

    Raises:
        Unreadable: There is no list of events in it.

    Example:
        >>> read_answer('Here it is: {"events": [{"title": "A"}, {"titl')
        [{'title': 'A'}]
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return _salvaged(text)
    items = whole.get("events") if isinstance(whole, Mapping) else whole
    if not isinstance(items, list):
        raise Unreadable("the answer is JSON without a list of events")
    return items[:MOST_EVENTS]


_OPENING: Final = re.compile(r'"events"\s*:\s*\[|\[(?=\s*\{\s*"sentences")')
"""Where a list of events begins: behind its name, or with an event."""


def _salvaged(text: str) -> list[Any]:
    opening = _OPENING.search(text)
    if opening is None:
        raise Unreadable("the answer is not JSON")
    items = list(_items(text, opening.end()))
    if not items and not text[opening.end() :].lstrip().startswith("]"):
        raise Unreadable("the answer breaks off before its first event")
    return items


def _items(text: str, at: int) -> Iterator[Any]:
    """Yield the objects of a list one by one, up to the first that is broken."""
    decoder = json.JSONDecoder()
    for _ in range(MOST_EVENTS):
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1
        if at >= len(text) or text[at] != "{":
            return
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield item
