"""Finding the event that an editor names, or saying which one was meant."""

from __future__ import annotations

from timeline.events import Event
from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.store import Chronology, read_folder
from timeline.store.event_reader import most_similar
from timeline.store.model import cut
from timeline.store.yamlfile import EventFile, YamlEntry
from timeline.updating.pipeline import conventions_of


def read_chronology(settings: Settings) -> Chronology:
    """The YAML files as they are; what is wrong in one of them does not hide the others."""
    return read_folder(settings.events_folder, settings.root, conventions_of(settings))


def find_event(chronology: Chronology, ident: str) -> tuple[EventFile, YamlEntry, Event]:
    """The event with its place. Raises Invalid where there is none, or where the mistakes in it hide it."""
    for file, entry in chronology.entries:
        if entry.id == ident and entry.event is not None:
            return file, entry, entry.event
    for file, entry in chronology.entries:
        if entry.id == ident:
            raise Invalid(*file.problems)
    raise no_event(chronology, ident)


def no_event(chronology: Chronology, ident: str) -> Invalid:
    """There is no such event; the nearest id is the fix."""
    near = most_similar(ident, list(chronology.by_id))
    fix = f'write "{near}"' if near else "an event's id stands in its first line, and in the address of its page"
    return Invalid(Problem(chronology.folder, 0, 0, f'no event "{cut(ident)}"; {fix}', "id"))
