"""Article -> candidates -> events: what happened, when, who says so."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.articles import Article
from timeline.events import Event
from timeline.extraction.candidates import Candidate, find_candidates
from timeline.extraction.corroborate import group
from timeline.extraction.coverage import Covered, Fate, coverage
from timeline.extraction.reading import Found, find_all

__all__ = ["Candidate", "Covered", "Fate", "Found", "coverage", "extract", "find_all", "find_candidates", "group"]


def extract(articles: Iterable[Article]) -> list[Event]:
    """The events that articles tell, in order of time; the order of the articles does not matter."""
    known = list(articles)
    return group([candidate for article in known for candidate in find_candidates(article)], known)
