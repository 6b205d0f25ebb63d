"""What every page is made with: the chronology, the language, and where the list has which event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.exchange.edition import Edition
from timeline.site.chronicle import Chronicle, Year
from timeline.site.entries import Entry
from timeline.site.links import Links
from timeline.site.settings import SiteSettings
from timeline.voices import Voice


@dataclass(frozen=True)
class Site:
    """What every page is made with."""

    voice: Voice
    chronicle: Chronicle
    edition: Edition
    settings: SiteSettings
    volume_of: Mapping[str, Year]

    def links(self, here: str) -> Links:
        return Links(here, self.settings.directory_urls, self.chronicle.topics)

    @property
    def split(self) -> bool:
        return len(self.chronicle.entries) > self.settings.split_above

    def volume(self, year: Year) -> str:
        """The folder of the page that lists a year."""
        return f"{year.key}/" if self.split else ""

    def place(self, entry: Entry) -> str:
        """The folder of the page that lists this event."""
        return self.volume(self.volume_of[entry.event.id])
