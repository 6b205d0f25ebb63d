"""Mentions as JSON, so that an article that has not changed need not be read again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from timeline.dates import parse_edtf
from timeline.events import Basis, Mode
from timeline.extraction.mentions import EventMention, Tier

_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "when": lambda text: None if text is None else parse_edtf(text),
    "mode": Mode,
    "basis": Basis,
    "tier": Tier,
    "who": tuple,
    "where": tuple,
}
"""How the values that JSON does not know are read."""
_FIELDS: Final = tuple(field.name for field in fields(EventMention))


def text_of(mentions: Sequence[EventMention]) -> str:
    """Return the mentions of an article as JSON, in one line."""
    return json.dumps([_values(mention) for mention in mentions])


def mentions_of(text: str) -> tuple[EventMention, ...]:
    """Return the mentions that JSON holds. Raises ValueError, TypeError or KeyError where it holds none."""
    return tuple(_mention(values) for values in json.loads(text))


def _values(mention: EventMention) -> dict[str, Any]:
    values = {name: getattr(mention, name) for name in _FIELDS}
    return {**values, "when": None if mention.when is None else str(mention.when)}


def _mention(values: Mapping[str, Any]) -> EventMention:
    return EventMention(**{name: _READ[name](value) if name in _READ else value for name, value in values.items()})
