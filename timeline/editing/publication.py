"""What somebody should look at before a site is published: who is named and with what, and what stands on little."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.events import Event, Status
from timeline.settings import Settings
from timeline.store import read_folder
from timeline.text import clean
from timeline.updating.pipeline import conventions_of


@dataclass(frozen=True, slots=True)
class PublicationReport:
    """The lists. ``named`` has for each name the events that name it, by the status that readers are shown."""

    named: Mapping[str, Mapping[Status, tuple[str, ...]]]
    one_source: tuple[str, ...]
    unchecked: tuple[str, ...]


def publication(settings: Settings) -> PublicationReport:
    """The lists for what the site would show today."""
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    return listed(event for event in chronology.shown if event.checked or settings.drafts != "hidden")


def listed(events: Iterable[Event]) -> PublicationReport:
    """The same for events at hand. Two passages of one article are one source."""
    named: defaultdict[str, defaultdict[Status, list[str]]] = defaultdict(lambda: defaultdict(list))
    one_source, unchecked = [], []
    for event in events:
        for name in dict.fromkeys(event.who):
            named[name][event.standing].append(event.id)
        if len({citation.article or citation.work for citation in event.sources}) < 2:
            one_source.append(event.id)
        if not event.checked:
            unchecked.append(event.id)
    return PublicationReport(
        {
            name: {status: tuple(named[name][status]) for status in Status if named[name][status]}
            for name in sorted(named, key=lambda name: (name.casefold(), name))
        },
        tuple(one_source),
        tuple(unchecked),
    )


def in_lines(lists: PublicationReport) -> Iterator[str]:
    """The lists for people. What is not simply reported of somebody is named event by event."""
    yield f"named on the site: {len(lists.named)}"
    for name, statuses in lists.named.items():
        counts = ", ".join(f"{len(ids)} {status}" for status, ids in statuses.items())
        yield f"  {clean(name)}: {counts}"
        for status, ids in statuses.items():
            if status not in (Status.REPORTED, Status.CONFIRMED, Status.PLANNED):
                yield from (f"    {status}: {ident}" for ident in ids)
    for what, ids in (("with one source or none", lists.one_source), ("that nobody has checked", lists.unchecked)):
        yield f"events {what}: {len(ids)}"
        yield from (f"  {ident}" for ident in ids)
