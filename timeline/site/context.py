"""What every page is made with: the chronology, the language, and which page lists which event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from markupsafe import Markup

from timeline.events import Place
from timeline.exchange.edition import Edition
from timeline.i18n import Translator
from timeline.site.chronicle import Chronicle
from timeline.site.entries import Entry
from timeline.site.links import Links
from timeline.site.maps import Map, coordinates, map_of
from timeline.site.markup import macro
from timeline.site.related import Neighbourhood
from timeline.site.settings import SiteSettings
from timeline.site.volumes import Volume, places
from timeline.weight import Scales, Weight

LIGHT: Final = 0.5
"""The weight below which an event that one article tells has no page of its own, where there are thousands."""


@dataclass(frozen=True)
class Site:
    """What every page is made with. ``root`` is the page of the whole timeline, with those below it."""

    translator: Translator
    chronicle: Chronicle
    edition: Edition
    settings: SiteSettings
    root: Volume
    weights: Mapping[str, Weight]
    """How much each event matters, by its id."""

    scales: Scales
    """What weighed them."""

    def links(self, here: str) -> Links:
        """Return what makes addresses of links, relative to the page in the folder ``here``."""
        return Links(here, self.settings.directory_urls, self.chronicle.topics, self.lines)

    def place(self, entry: Entry) -> str:
        """The folder of the page that lists this event."""
        return self.leaf_of[entry.event.id].folder

    @cached_property
    def leaf_of(self) -> Mapping[str, Volume]:
        """The page that lists each event, by its id."""
        return places(self.root)

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, str]]:
        """The folders of the events that are only a line of the list, each with the folder and the anchor of it."""
        entries = self.chronicle.entries
        if len(entries) <= self.settings.lines_above:
            return {}
        return {entry.folder: (self.place(entry), entry.anchor) for entry in entries if self._is_line(entry)}

    def _is_line(self, entry: Entry) -> bool:
        """Whether a line says all that is known: the machine found it, in one article, and it has little weight."""
        event = entry.event
        edited = event.checked or event.id not in self.settings.journal.found or bool(event.text or event.media)
        articles = {cited.citation.article for cited in entry.cited_sources}
        return not edited and len(articles) == 1 and self.weights[event.id].value < LIGHT

    def line(self, entry: Entry, links: Links) -> Markup:
        """Return an event as a line of a list that is no page of the timeline: its date, its title, how it stands.

        Topics and related events show an event some ten times. On pages of one depth its line is the same, so it is
        rendered once for each: that saves a twentieth of the instructions of generating 300 events.
        """
        if (key := (entry.folder, links.up)) not in self._rendered:
            self._rendered[key] = macro("_entry.html", "line", self.translator, entry, links)
        return self._rendered[key]

    @cached_property
    def _rendered(self) -> dict[tuple[str, str], Markup]:
        """The lines of events that were rendered, by the folder of the event and the way up from the page."""
        return {}

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders of the pages of the list."""
        return frozenset(volume.folder for volume in self.root.walk())

    @cached_property
    def heading_of(self) -> Mapping[str, str]:
        """The year or month that the list has each event under, by its id."""
        return {
            entry.event.id: group.heading or year.heading
            for year in self.chronicle.years
            for group in year.groups
            for entry in group.entries
        }

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """The events by their ids."""
        return {entry.event.id: entry for entry in self.chronicle.entries}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each event in the order of time, by its id."""
        return {entry.event.id: index for index, entry in enumerate(self.chronicle.entries)}

    @cached_property
    def coordinates(self) -> Mapping[str, Place]:
        """The places whose coordinates are known, by slug."""
        return coordinates(self.chronicle)

    def map_of(self, entries: Sequence[Entry], links: Links) -> Map | None:
        """A map of where these events happened; None where no coordinates are known."""
        return map_of(entries, self.coordinates, links, self.translator)

    @cached_property
    def neighbourhood(self) -> Neighbourhood:
        """What is near each event in time and subject."""
        return Neighbourhood(self.chronicle)
