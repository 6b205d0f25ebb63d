"""The queue of an editor: what waits in review, and what is in the files without anybody having checked it."""

from __future__ import annotations

from typing import Any

from timeline.events import Citation, Event
from timeline.settings import Settings
from timeline.store import read_folder
from timeline.store.model import plain
from timeline.updating import dates_of, waiting_in_review


def queue(settings: Settings, *, drafts: bool = False, jobs: int = 1) -> list[dict[str, Any]]:
    """What is to be reviewed, as JSON has it, in order of time: what waits first, then the drafts.

    ``state`` is "waiting" or "draft"; ``id`` is what accept and reject take; ``event`` is all of it, with the keys of
    the YAML.
    """
    rows = [_row("waiting", one.id, one.event) for one in waiting_in_review(settings, jobs=jobs)]
    if drafts:
        chronology = read_folder(settings.events_folder, settings.root, dates_of(settings))
        rows += [_row("draft", event.id, event) for event in chronology.events if not event.checked]
    return rows


def _row(state: str, ident: str, event: Event) -> dict[str, Any]:
    first = event.sources[0] if event.sources else Citation()
    return {
        "id": ident,
        "state": state,
        "article": first.article,
        "quote": first.quote,
        "date": str(event.date),
        "title": event.title,
        "status": str(event.status),
        "mode": str(first.mode),
        "speaker": first.according_to,
        "basis": None if first.basis is None else str(first.basis),
        "event": plain(event),
    }
