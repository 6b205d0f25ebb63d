"""Article -> candidates -> events: what happened, when, who says so."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline.articles import Article
    from timeline.events import Event
    from timeline.extraction.candidates import Candidate, find_candidates
    from timeline.extraction.corroborate import group
    from timeline.extraction.coverage import Covered, Fate
    from timeline.extraction.reading import Found, find_all

EXTRACTOR_VERSION: Final = 2
"""Raised whenever other events come out of the same articles: then articles are read again where an update is run.

A change that changes no output does not raise it, so it costs users nothing. A test holds it against the output.
"""

_HOME: Final = {
    "Candidate": "candidates",
    "Covered": "coverage",
    "Fate": "coverage",
    "Found": "reading",
    "find_all": "reading",
    "find_candidates": "candidates",
    "group": "corroborate",
}
"""Where each name is defined. It is imported when it is first used: most updates have nothing to extract."""

__all__ = [
    "EXTRACTOR_VERSION",
    "Candidate",
    "Covered",
    "Fate",
    "Found",
    "extract",
    "find_all",
    "find_candidates",
    "group",
]


def extract(articles: Iterable[Article]) -> list[Event]:
    """The events that articles tell, in order of time; the order of the articles does not matter."""
    from timeline.extraction.candidates import find_candidates
    from timeline.extraction.corroborate import group

    known = list(articles)
    return group([candidate for article in known for candidate in find_candidates(article)], known)


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(f"timeline.extraction.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
