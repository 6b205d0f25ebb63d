"""All of a timeline that has too many events for one page: its years or months, each of which opens in place.

A page has no room for every title. So what holds few events opens to their titles, the smallest first and as many as
there is room for, and what holds more opens to its months, which have pages. Opening takes no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.site.context import Site
from timeline.site.entries import Entry
from timeline.site.volumes import FEW, Volume

ROOM: Final = 1_000
"""Elements of a page for this: the key events of the largest take some 1,800 of the 3,000 that it may have."""

_OPENED: Final = 6
"""Elements of a part, besides the one for each title or month."""

JOINED: Final = 20
"""Years in a row that have no more events than this together are one part: nobody opens thirty years for one each."""


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """A month, or a year of several in a row: its name, the address of its page, and the number of its events."""

    name: str
    href: str
    number: int


@dataclass(frozen=True, slots=True)
class ContentsPart:
    """A month, a year or several, and the number of its events. It opens to titles, to groups, or leads to a page.

    ``titles`` are events with their dates, without the year where all are of one. ``href`` is "" where the part is of
    several years, which have a page each.
    """

    heading: str
    href: str
    number: int
    titles: tuple[tuple[str, Entry], ...] = ()
    groups: tuple[ContentsLink, ...] = ()


def contents(site: Site, volume: Volume) -> tuple[ContentsPart, ...]:
    """Return the parts of a page that does not hold all its events, none for one that does."""
    runs = list(_runs(volume.children))
    parts = [_part(site, volume, run) for run in runs]
    room = ROOM - sum(_OPENED + len(part.groups) for part in parts)
    for index in sorted(range(len(parts)), key=lambda index: parts[index].number):
        room -= parts[index].number - len(parts[index].groups)
        if room < 0:
            break
        parts[index] = replace(parts[index], titles=tuple(_titles(runs[index])), groups=())
    return tuple(parts)


def _runs(children: Sequence[Volume]) -> Iterator[list[Volume]]:
    """Years in a row that have few events together, every other child by itself."""
    run: list[Volume] = []
    for child in children:
        # A year of several is named by its number alone; plans and months are not, and neither is an unknown year.
        joins = child.folder.count("/") == 1 and child.years[0].year is not None
        if run and not (joins and sum(len(one.entries) for one in [*run, child]) <= JOINED):
            yield run
            run = []
        run.append(child)
    if run:
        yield run


def _titles(run: Sequence[Volume]) -> Iterator[tuple[str, Entry]]:
    for child in run:
        year = child.years[0].year if len(run) == 1 else None
        for entry in child.entries:
            yield "".join(part.text for part in entry.heading(year)), entry


def _part(site: Site, volume: Volume, run: Sequence[Volume]) -> ContentsPart:
    links, number = site.links(volume.folder), sum(len(child.entries) for child in run)
    if len(run) > 1:
        groups = tuple(ContentsLink(child.heading, links.to(child.folder), len(child.entries)) for child in run)
        return ContentsPart(f"{run[0].heading} – {run[-1].heading}", "", number, groups=groups)
    [child] = run
    [year] = child.years
    groups = tuple(
        ContentsLink(
            group.heading or site.translator.say("%(time)s, month not known", time=year.heading),
            links.to(child.children[index].folder)
            if child.children
            else links.to(child.folder, f"in_{group.key}" if number > FEW else ""),
            len(group.entries),
        )
        for index, group in enumerate(year.groups)
    )
    if len(groups) == 1:  # nothing to choose from: a month, or a year all of whose events are of one
        heading = groups[0].name if volume.folder and child.heading == year.heading else child.heading
        return ContentsPart(heading, links.to(child.folder), number)
    return ContentsPart(child.heading, links.to(child.folder), number, groups=groups)
