"""An event joined with its sources, ready to be shown: its date in words, how it stands, and who tells it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.dates import Date, Day
from timeline.events import Event, Stance, Status
from timeline.exchange.precision import full_day
from timeline.site.reading import Reading, readings
from timeline.site.tellings import Telling
from timeline.text import address, clean
from timeline.voices import ENGLISH, Voice, message
from timeline.wording import Part, phrase, words

LISTED: Final = 3
"""So many sources are shown with an event in a list."""

STATUSES: Final = {
    Status.REPORTED: message("reported"),
    Status.ALLEGED: message("alleged"),
    Status.PLANNED: message("planned"),
    Status.DENIED: message("denied"),
    Status.DISPUTED: message("disputed"),
    Status.CONFIRMED: message("confirmed"),
}
"""How an event stands, in a word."""


@dataclass(frozen=True)
class Entry:
    """An event, ready to be shown. ``anchor`` is its name on the timeline page, ``folder`` where its own page is."""

    event: Event
    tellings: tuple[Telling, ...]
    voice: Voice = ENGLISH

    @cached_property
    def anchor(self) -> str:
        return address(self.event.id)

    @property
    def folder(self) -> str:
        return event_folder(self.event.id)

    @cached_property
    def title(self) -> str:
        return clean(self.event.title) or self.voice.text("Untitled")

    @cached_property
    def when(self) -> tuple[Part, ...]:
        """The date in words; the planned and the merely reported say so."""
        parts = phrase(self.event.date, self.voice)
        if self.event.time:
            parts = *parts, Part(f", {clean(self.event.time)}")
        if self.planned:
            return *parts, Part(f" ({self.status})")
        if self.day_of_report is not None:
            return *parts, Part(", "), Part(self.voice.text("the day it was reported"))
        return parts

    @cached_property
    def when_words(self) -> str:
        return "".join(part.text for part in self.when)

    @property
    def status(self) -> str:
        """How it stands in a word, as "disputed"."""
        return self.voice.text(STATUSES[self.event.standing])

    @property
    def planned(self) -> bool:
        return self.event.standing is Status.PLANNED

    @cached_property
    def shape(self) -> str:
        """How exactly the date is known: "day", "span" from a day to a day, or "soft"."""
        if not full_day(self.event.date):
            return "soft"
        return "day" if isinstance(self.event.date, Date) else "span"

    @cached_property
    def day_of_report(self) -> Day | None:
        """The day of publication, where it stands in for a date that no source gives."""
        date = self.event.date
        if (
            not isinstance(date, Date)
            or not date.approximate
            or any(telling.citation.words for telling in self.tellings)
        ):
            return None
        day = date.as_day
        return day if day and any(telling.published == day for telling in self.tellings) else None

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """How its date was read."""
        return readings(self.event.date, self.tellings, self.voice)

    @cached_property
    def listed(self) -> tuple[list[Telling], list[Telling], int]:
        """The tellings shown in a list, those of further sources, and how many more passages there are.

        Of each source its best: the passage that the date was read from, else the first. Denials are always shown.
        """
        told = [
            min(told_by, key=lambda telling: not telling.citation.words)
            for group in self.by_source
            if (told_by := [telling for telling in group if not telling.contradicts])
        ]
        told.sort(key=lambda telling: not telling.citation.words)
        shown = told[:LISTED] + [telling for telling in self.tellings if telling.contradicts]
        return shown, told[LISTED:], len(self.tellings) - len(shown) - len(told[LISTED:])

    @cached_property
    def by_source(self) -> tuple[tuple[Telling, ...], ...]:
        """The tellings of each source together, in the order in which the sources are first named."""
        found: dict[str, list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(telling.page or telling.url or telling.source, []).append(telling)
        return tuple(map(tuple, found.values()))

    @cached_property
    def sources(self) -> int:
        """The number of independent sources: publishers, however many articles each has."""
        return len({telling.publisher_key for telling in self.tellings})

    def of_stance(self, stance: Stance) -> int:
        """The number of independent sources that take this stance."""
        return len({t.publisher_key for t in self.tellings if t.citation.stance is stance})

    @cached_property
    def standing(self) -> str:
        """How the event stands and by how many, as "Disputed: reported by 2 sources, denied by 1"."""
        say = self.voice.say
        reports, denies = self.of_stance(Stance.REPORTS), self.of_stance(Stance.DENIES)
        match self.event.standing:
            case Status.REPORTED if not self.tellings:
                return say("No source given")
            case Status.REPORTED:
                return say("Reported by %(sources)s", sources=self._sources(self.sources))
            case Status.DISPUTED if reports and denies:
                told = self._sources(reports)
                return say(
                    "Disputed: reported by %(sources)s, denied by %(others)s", sources=told, others=self._deniers
                )
            case Status.PLANNED if self.tellings:
                return say("Planned, according to %(sources)s", sources=self._sources(self.sources))
            case Status.DENIED if denies:
                return say("Denied by %(others)s", others=self._deniers)
            case _:
                status = self.status[:1].upper() + self.status[1:]
                return f"{status}, {self._sources(self.sources)}" if self.tellings else status

    @property
    def _deniers(self) -> str:
        """Those who deny it by name, where the sources name one or two, else how many sources deny it."""
        tellings = [telling.citation for telling in self.tellings if telling.citation.stance is Stance.DENIES]
        match list(dict.fromkeys(clean(citation.according_to or "") for citation in tellings)):
            case [str(name)] if name:
                return name
            case [str(name), str(other)] if name and other:
                return self.voice.say("%(one)s and %(other)s", one=name, other=other)
            case _:
                return self._sources(self.of_stance(Stance.DENIES))

    def _sources(self, number: int) -> str:
        return self.voice.count("%(number)s source", "%(number)s sources", number)

    @cached_property
    def dates_differ(self) -> bool:
        """Whether the sources give dates that are not one and the same."""
        return len({str(t.citation.says) for t in self.tellings if t.citation.says is not None}) > 1

    def own_date(self, telling: Telling) -> str | None:
        """The date that this source gives, in words, where it is not that of the event."""
        says = telling.citation.says
        return words(says, self.voice) if says is not None and (self.dates_differ or says != self.event.date) else None


def event_folder(event_id: str) -> str:
    """The folder of an event's page, as "events/harbour-closed/"."""
    return f"events/{address(event_id)}/"
