"""Settling conflicts: the editor's value stays for good, or gives way to what the articles tell now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import groupby
from typing import Final

from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.store import (
    Change,
    Conflict,
    exclusive,
    load,
    load_lock,
    pending,
    repair,
    revised,
    save,
    take,
    with_marks,
    write_lock,
)
from timeline.store.model import cut
from timeline.updating.pipeline import conventions_of

LISTED: Final = 20
"""So many open conflicts are named where the one that was asked for is not among them."""


def resolve(settings: Settings, ident: str, field: str | None = None, *, taking: bool) -> tuple[Conflict, ...]:
    """Settle the open conflicts of an event, or those of one field of it; gives what was settled.

    ``taking`` writes what was found into the file; else the file stays as it is. Either way they are no longer listed.
    Raises Invalid, naming those that are open, when there is none.
    """
    with exclusive(settings.root):
        chronology = load(settings.events_folder, settings.root, conventions_of(settings))
        lock = repair(load_lock(settings.root, settings.lock_file.name), chronology.by_id)
        listed = pending(lock, (), chronology.by_id)
        settled = tuple(one for one in listed if one.id == ident and field in (None, one.field))
        if not settled:
            raise _nothing(settings, ident, field, listed)
        rest = replace(lock, conflicts=tuple(one for one in listed if one not in settled))
        events, changes = dict(chronology.by_id), {}
        if taking:
            events[ident] = reduce(take, settled, events[ident])
            changes = revised(chronology, events)
        hidden = lock.marks if chronology.unreadable else chronology.held
        changes[settings.lock_file.name] = Change(lock.text, write_lock(with_marks(rest, events, hidden)))
        save(settings.root, changes)
    return settled


def _nothing(settings: Settings, ident: str, field: str | None, listed: Sequence[Conflict]) -> Invalid:
    wanted = f'no conflict is open in "{cut(ident)}"' + (f", field {cut(field)}" if field else "")
    events = [f"{name} ({', '.join(one.field for one in of)})" for name, of in groupby(listed, lambda one: one.id)]
    shown = ", ".join(events[:LISTED]) + (f" and {len(events) - LISTED} more" if len(events) > LISTED else "")
    hint = f"open are: {shown}" if events else "none is open anywhere"
    return Invalid(Problem(settings.lock_file.name, 0, 0, f"{wanted}; {hint}", "conflict"))
