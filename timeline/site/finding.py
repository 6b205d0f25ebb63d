"""What the filter of a timeline with a page for each year knows of the other pages: every event in short."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from timeline.site.entries import Entry
from timeline.text import clean, shortened
from timeline.wording import bounds

INDEX: Final = "find.json"
"""The index of a timeline that has a page for each year, beside its first page."""

QUOTED: Final = 400
"""So many characters of a quote are shown in a list, and found there."""


def found_by(entries: Iterable[Entry], page: Callable[[Entry], str]) -> str:
    """Every event as the filter asks for it, as JSON. ``page`` gives the address of the page that lists an event."""
    events = [_found(entry, page(entry)) for entry in entries]
    return json.dumps({"events": events}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _found(entry: Entry, page: str) -> dict[str, Any]:
    event = entry.event
    days = bounds(event.date)
    return {
        "page": page,
        "id": entry.anchor,
        "title": entry.title,
        "when": entry.when_words,
        "days": [day.ordinal for day in days] if days else None,
        "status": event.standing.value,
        "who": [clean(name) for name in event.who],
        "where": [clean(name) for name in event.where],
        "tags": [clean(name) for name in event.tags],
        "source": list(dict.fromkeys(telling.source for telling in entry.tellings)),
        "text": " ".join([entry.standing, *(shortened(t.quote, QUOTED) for t in entry.tellings if t.quote)]),
    }
