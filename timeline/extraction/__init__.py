"""Article -> event mentions: what happened, when, who says so."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline.extraction.mentions import EventMention, Tier
    from timeline.extraction.pipeline import Covered, Fate, find_mentions

EXTRACTOR_VERSION: Final = 11
"""Raised whenever other events come out of the same articles: then articles are read again where an update is run.

A change that changes no output does not raise it, so it costs users nothing. A test holds it against the output.
"""

_HOME: Final = {
    "EventMention": "mentions",
    "Covered": "pipeline",
    "Fate": "pipeline",
    "Tier": "mentions",
    "find_mentions": "pipeline",
}
"""Where each name is defined. It is imported when it is first used: most updates have nothing to extract."""

__all__ = [
    "EXTRACTOR_VERSION",
    "Covered",
    "EventMention",
    "Fate",
    "Tier",
    "find_mentions",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(f"timeline.extraction.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
