"""The queue of an editor: what waits in review, and what is in the files without anybody having checked it."""

from __future__ import annotations

from typing import Any

from timeline.events import Citation, Event
from timeline.proposals.provenance import Provenance
from timeline.settings import Settings
from timeline.store import load_lock, read_folder, read_names
from timeline.store.model import event_values
from timeline.updating.pipeline import articles_of, conventions_of, find_in, waiting_of


def queue(settings: Settings, *, drafts: bool = False, jobs: int = 1) -> list[dict[str, Any]]:
    """What is to be reviewed, as JSON has it, in order of time: what waits first, then the drafts.

    ``state`` is "waiting" or "draft"; ``id`` is what accept and reject take; ``event`` is all of it, with the keys of
    the YAML. ``proposed_by`` is "engine", "model" or "both"; where a language model was asked, ``agreement`` says how
    the two differ, how a date is proved, and what of the model's proposal was rejected. What both agree on comes first.
    """
    articles = articles_of(settings)
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    lock = load_lock(settings.root, settings.lock_file.name)
    findings = find_in(settings, articles, lock, jobs=jobs)
    waiting = waiting_of(findings, chronology, lock, read_names(settings.root)[0])
    rows = [_row("waiting", one.id, one.event, one.provenance) for one in waiting]
    if drafts:
        unchecked = [(event, findings.seen_by(event)) for event in chronology.events if not event.checked]
        unchecked.sort(key=lambda each: each[1].rank if each[1] is not None else 0)
        rows += [_row("draft", event.id, event, provenance) for event, provenance in unchecked]
    return rows


def _row(state: str, ident: str, event: Event, provenance: Provenance | None) -> dict[str, Any]:
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
        "proposed_by": str(provenance.by) if provenance is not None else "engine",
        "agreement": None if provenance is None else _agreement(provenance),
        "event": event_values(event),
    }


def _agreement(provenance: Provenance) -> dict[str, Any]:
    return {
        "model": provenance.model or None,
        "differs": list(provenance.differs),
        "proof": provenance.proof or None,
        "rejected": list(provenance.rejected),
        "translated": provenance.translated,
    }
