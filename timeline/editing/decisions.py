"""What an editor decides about events: accept, reject, join, split. Each is written as an update would write it.

Comments and layout stay, the difference is that of one event, and what changes the lock changes the files in one step.
A decision is a function from the events and the lock as they are to those that should be.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from pathlib import Path
from typing import Final

from timeline.dates import When
from timeline.editing.lookup import no_event
from timeline.events import Citation, Event, Review
from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.store import (
    Change,
    Chronology,
    Lock,
    exclusive,
    load_lock,
    read_folder,
    repair,
    revised,
    save,
    with_marks,
    write_lock,
)
from timeline.store.model import event_values
from timeline.store.notes import Notes, notes_of
from timeline.store.recognise import source_name, with_sources_of
from timeline.updating.pipeline import Waiting, conventions_of, waiting_in_review


@dataclass(frozen=True, slots=True)
class DecisionOutcome:
    """The outcome: the ids of the events that were decided about, and the files that were written."""

    ids: tuple[str, ...]
    written: tuple[str, ...]
    changes: Mapping[str, Change] = field(default_factory=dict)
    """The files before and after, for ``undo``."""


AROUND: Final = 80
"""So many characters before and after a changed piece are looked for with it, when it is to be undone."""


def accept(
    settings: Settings,
    idents: Sequence[str],
    *,
    change: Callable[[Event], Event] | None = None,
    snapshot: Snapshot | None = None,
    jobs: int = 1,
) -> DecisionOutcome:
    """Stand for events: they get ``review: checked``, and no update changes them from then on.

    An id is that of an event in the files, of one that waits in review, which is written, or of one that was rejected
    or deleted, which comes back. ``change`` corrects them on the way. Raises Invalid where there is no such event; then
    nothing is written.
    """

    def decide(state: _State) -> _State:
        events, base, gone = dict(state.events), dict(state.lock.base), set(state.lock.gone)
        done = []
        for ident in idents:
            if ident in events:
                name = ident
            elif ident in gone:
                name = ident
                events[name] = base[name]
                gone.discard(name)
            elif (waits := state.waiting.get(ident)) is not None:
                name = _free(waits.event.id, {*events, *base, *state.lock.leads, *state.lock.former})
                base[name] = events[name] = replace(waits.event, id=name)
            else:
                raise _unknown(state, ident)
            corrected = change(events[name]) if change is not None else events[name]
            events[name] = replace(corrected, id=name, review=Review.CHECKED)
            done.append(name)
        reasons = {name: why for name, why in state.lock.reasons.items() if name in gone}
        return replace(
            state,
            events=events,
            lock=replace(state.lock, base=base, gone=frozenset(gone), reasons=reasons),
            done=tuple(done),
        )

    return _decided(settings, decide, idents, jobs, snapshot)


def reject(
    settings: Settings, idents: Sequence[str], because: str = "", *, snapshot: Snapshot | None = None, jobs: int = 1
) -> DecisionOutcome:
    """Take events out of the files, or out of review, for good; the lock remembers their quotes and the reason.

    Raises Invalid where there is no such event; then nothing is written.
    """

    def decide(state: _State) -> _State:
        events, base = dict(state.events), dict(state.lock.base)
        gone, reasons = set(state.lock.gone), dict(state.lock.reasons)
        done = []
        for ident in idents:
            if ident in events:
                name, event = ident, events.pop(ident)
                base[name] = with_sources_of(base.get(name, event), event)
            elif (waits := state.waiting.get(ident)) is not None:
                name = _free(waits.event.id, {*events, *base})
                base[name] = replace(waits.event, id=name)
            elif ident in gone:
                name = ident
            else:
                raise _unknown(state, ident)
            gone.add(name)
            if because:
                reasons[name] = because
            done.append(name)
        return replace(
            state,
            events=events,
            lock=replace(state.lock, base=base, gone=frozenset(gone), reasons=reasons),
            done=tuple(done),
        )

    return _decided(settings, decide, idents, jobs, snapshot)


def join(settings: Settings, ident: str, other: str, *, snapshot: Snapshot | None = None) -> DecisionOutcome:
    """Make one event of two: the first takes sources, names and tags of the second, whose address leads to it.

    Its private notes go along. What is found for the second from then on is for the first. The second may be one that
    waits in review. Raises Invalid where there is no such event.
    """

    def decide(state: _State) -> _State:
        if ident == other:
            raise Invalid(Problem(state.folder, 0, 0, f'"{ident}" cannot be joined with itself; name two events', "id"))
        waits = state.waiting.get(other)
        for name in (ident, other):
            if name not in state.events and (name == ident or waits is None):
                raise _unknown(state, name)
        events = dict(state.events)
        kept, gone = events[ident], events.pop(other) if waits is None else waits.event
        events[ident] = replace(
            with_sources_of(kept, gone),
            who=_united(kept.who, gone.who),
            where=_united(kept.where, gone.where),
            tags=_united(kept.tags, gone.tags),
            related=_united(kept.related, gone.related),
            media=(*kept.media, *(one for one in gone.media if one not in kept.media)),
            places=(*kept.places, *(place for place in gone.places if place.name not in kept.where)),
            text="\n\n".join(text for text in (kept.text, gone.text) if text) or None,
            own=(*kept.own, *((name, says) for name, says in gone.own if name not in dict(kept.own))),
        )
        lock = state.lock
        if waits is None:  # what only waited has no address that would have to lead on
            lock = replace(
                lock,
                base={**lock.base, other: lock.base.get(other, gone)},
                gone=lock.gone | {other},
                renamed={**lock.renamed, other: ident},
            )
        return replace(state, events=events, lock=lock, done=(ident,), notes={ident: state.notes_of(other)})

    return _decided(settings, decide, (), 1, snapshot)


def split(
    settings: Settings,
    ident: str,
    numbers: Sequence[int],
    *,
    title: str | None = None,
    snapshot: Snapshot | None = None,
) -> DecisionOutcome:
    """Give some of the sources of an event, counted from 1 as ``timeline show`` does, an event of their own.

    It has the date that the first of them gives, where it gives one. The keys of their own that sources have go along;
    comments stay. Raises Invalid where there is no such event or source, or where one of the two would have none.
    """

    def decide(state: _State) -> _State:
        if ident not in state.events:
            raise _unknown(state, ident)
        event = state.events[ident]
        chosen = sorted(set(numbers))
        if not chosen or len(chosen) == len(event.sources) or not set(chosen) <= set(range(1, len(event.sources) + 1)):
            message = f'"{ident}" has {len(event.sources)} sources; name some of them by number, and leave one'
            raise Invalid(Problem(state.folder, 0, 0, message, "id"))
        taken = tuple(event.sources[number - 1] for number in chosen)
        left = tuple(one for number, one in enumerate(event.sources, 1) if number not in chosen)
        # No number alone: an update on another branch may give that to an event that it finds.
        name = _free(f"{ident}-part", {*state.events, *state.lock.base, *state.lock.leads, *state.lock.former})
        own = replace(
            event, id=name, date=_date_of(taken) or event.date, title=title or event.title, sources=taken, text=None
        )
        events = {**state.events, ident: replace(event, sources=left), name: own}
        notes = state.notes_of(ident).of_sources(map(source_name, taken))
        return replace(state, events=events, done=(ident, name), notes={name: notes})

    return _decided(settings, decide, (), 1, snapshot)


def undo(settings: Settings, changes: Mapping[str, Change]) -> tuple[str, ...]:
    """Take a decision back: the files say what they said before it; the paths of those that were written.

    What was edited elsewhere in a file since then stays.

    Args:
        settings: Those of the timeline.
        changes: What the decision changed.

    Raises:
        Invalid: A file was edited since where the decision changed it; then nothing is written.
    """
    with exclusive(settings.root):
        back = {path: _backwards(settings.root / path, path, change) for path, change in changes.items()}
        return save(settings.root, back)


def _backwards(file: Path, path: str, change: Change) -> Change:
    """From the text of a file as it is to that without a change."""
    now = file.read_bytes().decode("utf-8") if file.is_file() else None
    if now == change.after:
        return Change(now, change.before or "")
    before, after = change.before or "", change.after
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    # With some of what stands around it a piece is found again that is there only once.
    left, right = max(0, start - AROUND), max(0, end - AROUND)
    piece = after[left : len(after) - right]
    if now is None or now.count(piece) != 1 or path.endswith(".lock"):
        message = "was changed since where this decision is; nothing was undone, look at git diff"
        raise Invalid(Problem(path, 0, 0, message, "changed"))
    return Change(now, now.replace(piece, before[left : len(before) - right]))


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known before a decision, so that it need not be read again.

    ``waiting`` is what waits in review, by id; ``chronology`` and ``lock`` are the files as they were read last;
    ``versions`` what the editor saw of each event: a decision about one that has changed since is refused.
    """

    waiting: Mapping[str, Waiting]
    chronology: Chronology
    lock: Lock
    versions: Mapping[str, str] = field(default_factory=dict)


class Stale(Invalid):
    """Raise for a decision about an event that is no longer as the editor saw it."""


def version_of(event: Event) -> str:
    """Return what tells two states of an event apart."""
    said = json.dumps(event_values(event), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _State:
    """What a decision is about: the events of the files, the lock, and what waits in review, by id."""

    folder: str
    events: Mapping[str, Event]
    lock: Lock
    waiting: Mapping[str, Waiting]
    chronology: Chronology
    done: tuple[str, ...] = ()
    notes: Mapping[str, Notes] = field(default_factory=dict)  # the private ones that come to an event

    def notes_of(self, ident: str) -> Notes:
        """Return the private notes of an event of the files, none of one that waits in review."""
        there = (notes_of(file, entry) for file, entry in self.chronology.entries if entry.id == ident)
        return next(there, Notes())


def _decided(
    settings: Settings, decide: Callable[[_State], _State], idents: Sequence[str], jobs: int, snapshot: Snapshot | None
) -> DecisionOutcome:
    """Read, decide, and save the files and the lock in one step."""
    snapshot = snapshot or _snapshot(settings, idents, jobs)
    with exclusive(settings.root):
        chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings), snapshot.chronology)
        _refuse_stale(snapshot, chronology)
        before = load_lock(settings.root, settings.lock_file.name, snapshot.lock)
        lock = repair(before, chronology.by_id)
        state = decide(_State(chronology.folder, chronology.by_id, lock, snapshot.waiting, chronology))
        changes = revised(chronology, state.events, state.notes)
        hidden = lock.marks if chronology.unreadable else chronology.held
        changes[lock.name] = Change(before.text, write_lock(with_marks(state.lock, state.events, hidden)))
        changes = {path: change for path, change in changes.items() if change.before != change.after}
        written = save(settings.root, changes)
    return DecisionOutcome(state.done, written, changes)


def _snapshot(settings: Settings, idents: Sequence[str], jobs: int) -> Snapshot:
    """What has to be read before a decision: articles only where an id is none of an event in the files."""
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    lock = load_lock(settings.root, settings.lock_file.name)
    unknown = set(idents) - chronology.by_id.keys() - lock.gone
    waiting = {one.id: one for one in waiting_in_review(settings, jobs=jobs)} if unknown else {}
    return Snapshot(waiting, chronology, lock)


def _refuse_stale(snapshot: Snapshot, chronology: Chronology) -> None:
    for ident, seen in snapshot.versions.items():
        waits = snapshot.waiting.get(ident)
        event = chronology.by_id.get(ident) or (waits.event if waits is not None else None)
        if event is None or version_of(event) != seen:
            path, line = chronology.places().get(ident, (chronology.folder, 0))
            what = "is no longer there as you saw it" if event is None else "has changed since you opened it"
            raise Stale(Problem(path, line, 0, f'"{ident}" {what}; nothing was written, look at it again', "changed"))


def _unknown(state: _State, ident: str) -> Invalid:
    for file, entry in state.chronology.entries:
        if entry.id == ident:  # there, but with a mistake
            return Invalid(*file.problems)
    return no_event(state.chronology, ident)


def _free(ident: str, taken: set[str]) -> str:
    return next(one for one in chain([ident], (f"{ident}-{number}" for number in count(2))) if one not in taken)


def _united(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _date_of(citations: Sequence[Citation]) -> When | None:
    return next((citation.says for citation in citations if citation.says is not None), None)
