"""How the chronology is divided into pages: one, or one for each year, month of a large year, or part of a month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from timeline.i18n import Translator
from timeline.site.chronicle import Chronicle, Group, Year
from timeline.site.entries import Entry
from timeline.site.ranking import Weights, key_events

Choose = Callable[[Sequence[Entry]], frozenset[str]]
"""Which of some events are key events, by their ids."""

FEW: Final = 12
"""A year that shows no more events than this has no headings of its months."""

PART: Final = 240
"""So many events of a month stand on one page where it has too many for one: 2,400 nodes."""


@dataclass(frozen=True)
class Volume:
    """A page of the chronology. ``folder`` is "", "2025/", "2025/03/" or "2025/03/2/".

    ``keys`` are the ids of the events that are shown in full from the beginning. Where the page is ``whole`` the others
    are on it, too, and open in place; else they are on the pages of ``children``.
    """

    folder: str
    heading: str
    years: tuple[Year, ...]
    keys: frozenset[str]
    children: tuple[Volume, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it is on one page."""
        return not self.children

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The events, in order of time."""
        return tuple(entry for year in self.years for entry in year.entries)

    def walk(self) -> Iterator[Volume]:
        """This volume and those below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def divide(whole: Chronicle, title: str, most: int, key_above: int, translator: Translator, weights: Weights) -> Volume:
    """Divide the chronology into pages of at most ``most`` events, with key events where over ``key_above``."""
    choose = partial(key_events, above=key_above, weighed=weights)
    children = tuple(_of_year(year, most, choose, translator) for year in whole.years)
    return _volume("", title, whole.years, children, most, choose)


def _volume(
    folder: str, heading: str, years: Sequence[Year], children: Sequence[Volume], most: int, choose: Choose
) -> Volume:
    entries = [entry for year in years for entry in year.entries]
    return Volume(folder, heading, tuple(years), choose(entries), tuple(children) if len(entries) > most else ())


def _of_year(year: Year, most: int, choose: Choose, translator: Translator) -> Volume:
    folder = f"{year.key}/"
    children = tuple(
        _of_group(
            f"{folder}{_group_name(group)}/", group.heading or year.heading, year, group, most, choose, translator
        )
        for group in year.groups
    )
    return _volume(folder, year.heading, (year,), children, most, choose)


def _of_group(
    folder: str, heading: str, year: Year, group: Group, most: int, choose: Choose, translator: Translator
) -> Volume:
    parts = [group.entries[first : first + PART] for first in range(0, len(group.entries), PART)]
    children = tuple(
        _volume(
            f"{folder}{number}/",
            translator.say("%(title)s, part %(number)s", title=heading, number=number),
            (replace(year, groups=(replace(group, entries=part),)),),
            (),
            most,
            choose,
        )
        for number, part in enumerate(parts, 1)
    )
    return _volume(folder, heading, (replace(year, groups=(group,)),), children, most, choose)


def _group_name(group: Group) -> str:
    """The folder of a group within its year: "2025-03" is "03", plans are "planned", no month "undated"."""
    _, dash, name = group.key.removeprefix("-").partition("-")
    return name if dash else "undated"


def places(volume: Volume) -> Mapping[str, Volume]:
    """The page that lists each event, by its id."""
    return {entry.event.id: leaf for leaf in volume.walk() if leaf.whole for entry in leaf.entries}
