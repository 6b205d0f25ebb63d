"""An event joined with its sources, ready to be shown: its date in words, how it stands, and who tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.dates import Date, Day
from timeline.events import Event, Mode, Review, Stance, Status
from timeline.exchange.precision import full_day
from timeline.i18n import ENGLISH, Translator, message
from timeline.i18n.wording import (
    WordedPart,
    bounds,
    clock_words,
    phrase,
    span_words,
    without_year,
    words,
)
from timeline.site.cited_sources import CitedSource
from timeline.site.date_explanation import DateExplanation, date_readings
from timeline.site.date_sentence import date_sentence
from timeline.site.links import Links
from timeline.site.prose import plain_words
from timeline.text import address, clean, shortened, slug

STATUSES: Final = {
    Status.REPORTED: message("reported"),
    Status.ALLEGED: message("alleged"),
    Status.PLANNED: message("planned"),
    Status.DENIED: message("denied"),
    Status.DISPUTED: message("disputed"),
    Status.CONFIRMED: message("confirmed"),
}
"""How an event stands, in a word."""


BRIEF: Final = 190
"""So many characters of the summary or quote are shown in a list: two lines on a wide screen."""

EVIDENCE: Final = {
    "single": message("one source only"),
    "disputed": message("disputed"),
    "differ": message("dates differ"),
    "unquoted": message("no quote"),
    "inferred": message("inferred date"),
    "planned": message("planned"),
    "unchecked": message("not checked by a person"),
    "changed": message("changed since published"),
}
"""What can be asked about the evidence of an event, in words."""


@dataclass(frozen=True)
class Entry:
    """An event, ready to be shown. ``anchor`` is its name on the timeline page, ``folder`` where its own page is."""

    event: Event
    cited_sources: tuple[CitedSource, ...]
    translator: Translator = ENGLISH

    @cached_property
    def anchor(self) -> str:
        """The event's id as part of an address."""
        return address(self.event.id)

    @property
    def folder(self) -> str:
        """The folder of the event's page, with "/" at its end."""
        return event_folder(self.event.id)

    @cached_property
    def title(self) -> str:
        """The title, fit to be shown."""
        return clean(self.event.title) or self.translator.text("Untitled")

    @cached_property
    def when(self) -> tuple[WordedPart, ...]:
        """The date in words; the planned and the merely reported say so."""
        parts = phrase(self.event.date, self.translator)
        if self.event.time:
            parts = *parts, WordedPart(f", {self.clock}")
        if self.planned:
            return *parts, WordedPart(f" ({self.status})")
        if self.day_of_report is not None:
            return *parts, WordedPart(", "), WordedPart(self.translator.text("the day it was reported"))
        return parts

    @property
    def clock(self) -> str:
        """The clock time as readers see it, "" where none is known."""
        return clock_words(clean(self.event.time or ""))

    def heading(self, year: int | None) -> tuple[WordedPart, ...]:
        """The date as a heading below that of its year, which it leaves out: "4 May", "8–13 October"."""
        return without_year(phrase(self.event.date, self.translator), year, self.translator)

    @property
    def note(self) -> str:
        """What is to be said beside the date of a heading: that it is only planned, or only the day of a report."""
        if self.planned:
            return self.status
        return self.translator.text("the day it was reported") if self.day_of_report is not None else ""

    @cached_property
    def bare_text(self) -> str:
        """The editor's words without their markup, "" where there are none. Lists, finder and search all show them."""
        return plain_words(self.event.text) if self.event.text else ""

    @cached_property
    def brief(self) -> tuple[str, CitedSource | None]:
        """One or two lines that say what happened, the editor's words or a quote, and the source that they quote."""
        if self.event.text:
            return shortened(clean(self.bare_text), BRIEF), None
        quoted = [cited for cited in self.cited_sources if cited.quote and not cited.contradicts]
        best = min(quoted, key=lambda cited: not cited.citation.words, default=None)
        return (shortened(best.quote, BRIEF), best) if best else ("", None)

    @cached_property
    def publishers(self) -> tuple[CitedSource, ...]:
        """One citation of each independent source, those that report first, then those that deny or correct."""
        by_name: dict[tuple[bool, str], CitedSource] = {}
        for cited in sorted(self.cited_sources, key=lambda cited: (cited.contradicts, not cited.citation.words)):
            by_name.setdefault((cited.contradicts, cited.publisher_key), cited)
        return tuple(by_name.values())

    @cached_property
    def evidence(self) -> tuple[str, ...]:
        """What can be said against the evidence, or needs to be known of it: names of ``EVIDENCE``."""
        standing, cited_sources = self.event.standing, self.cited_sources
        checks = {
            "single": self.sources == 1,
            "disputed": standing in (Status.DISPUTED, Status.DENIED) or any(one.contradicts for one in cited_sources),
            "differ": self.dates_differ,
            "unquoted": not any(cited.quote for cited in cited_sources),
            "inferred": bool(cited_sources) and not any(cited.citation.words for cited in cited_sources),
            "planned": self.planned,
            "unchecked": self.unchecked,
        }
        return tuple(name for name, holds in checks.items() if holds)

    @cached_property
    def plainly(self) -> str:
        """How the date is known, in one sentence."""
        return date_sentence(self.event, self.cited_sources, self.readings, self.day_of_report, self.translator)

    def named(self, links: Links) -> tuple[tuple[str, str, str | None], ...]:
        """Whom, what and where it names: kind, name, and the address of the page where there is one."""
        event = self.event
        kinds = (("who", event.who), ("where", event.where), ("tags", event.tags))
        return tuple(
            (kind, shown, links.topic(kind, name)) for kind, names in kinds for name in names if (shown := clean(name))
        )

    @cached_property
    def topics(self) -> tuple[tuple[tuple[str, str], str], ...]:
        """What it is listed under: kind and slug, and the name. Publishers are of those, too."""
        publishers = tuple(dict.fromkeys(cited.publisher for cited in self.cited_sources if cited.publisher))
        event = self.event
        kinds = {"who": event.who, "where": event.where, "tags": event.tags, "publishers": publishers}
        return tuple(
            ((kind, slug(name)), shown) for kind, names in kinds.items() for name in names if (shown := clean(name))
        )

    @property
    def declared(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What stands under the keys that the settings declare: the key, and its texts."""
        return tuple((name, (said,) if isinstance(said, str) else said) for name, said in self.event.own)

    @property
    def unchecked(self) -> bool:
        """Whether it is a machine's suggestion that no person has stood for yet."""
        return self.event.review is not Review.CHECKED

    @property
    def plain(self) -> bool:
        """Whether it is simply reported, so that a list need not say how it stands."""
        return self.event.standing is Status.REPORTED and bool(self.cited_sources)

    @cached_property
    def when_words(self) -> str:
        """The date in words."""
        return "".join(part.text for part in self.when)

    @property
    def status(self) -> str:
        """How it stands in a word, as "disputed"."""
        return self.translator.text(STATUSES[self.event.standing])

    @property
    def planned(self) -> bool:
        """Whether it is only planned."""
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
            or any(cited.citation.words for cited in self.cited_sources)
        ):
            return None
        day = date.as_day
        return day if day and any(cited.published == day for cited in self.cited_sources) else None

    @cached_property
    def readings(self) -> tuple[DateExplanation, ...]:
        """How its date was read."""
        return date_readings(self.event.date, self.cited_sources, self.translator)

    @cached_property
    def by_source(self) -> tuple[tuple[CitedSource, ...], ...]:
        """The citations of each source together, in the order in which the sources are first named."""
        groups: dict[str, list[CitedSource]] = {}
        for cited in self.cited_sources:
            groups.setdefault(cited.key, []).append(cited)
        return tuple(map(tuple, groups.values()))

    @cached_property
    def sources(self) -> int:
        """The number of independent sources: publishers, however many articles each has."""
        return len({cited.publisher_key for cited in self.cited_sources})

    def of_stance(self, stance: Stance) -> int:
        """The number of independent sources that take this stance."""
        return len({t.publisher_key for t in self.cited_sources if t.citation.stance is stance})

    @cached_property
    def standing(self) -> str:
        """How the event stands and by how many, as "Disputed: reported by 2 sources, denied by 1"."""
        say = self.translator.say
        reports, denies = self.of_stance(Stance.REPORTS), self.of_stance(Stance.DENIES)
        match self.event.standing:
            case Status.REPORTED if not self.cited_sources:
                return say("No source given")
            case Status.REPORTED:
                return say("Reported by %(sources)s", sources=self._sources(self.sources))
            case Status.DISPUTED if reports and denies:
                sources = self._sources(reports)
                return say(
                    "Disputed: reported by %(sources)s, denied by %(others)s", sources=sources, others=self._deniers
                )
            case Status.ALLEGED if speakers := self._speakers(Mode.ALLEGED):
                return say("Alleged by %(others)s", others=speakers)
            case Status.ALLEGED if self.cited_sources:
                return say("Alleged, according to %(sources)s", sources=self._sources(self.sources))
            case Status.PLANNED if self.cited_sources:
                return say("Planned, according to %(sources)s", sources=self._sources(self.sources))
            case Status.DENIED if denies:
                return say("Denied by %(others)s", others=self._deniers)
            case _:
                status = self.status[:1].upper() + self.status[1:]
                return f"{status}, {self._sources(self.sources)}" if self.cited_sources else status

    @property
    def denial(self) -> str:
        """Who denies it, as "Denied by the union"; "" where nobody does."""
        return (
            self.translator.say("Denied by %(others)s", others=self._deniers) if self.of_stance(Stance.DENIES) else ""
        )

    @property
    def _deniers(self) -> str:
        """Those who deny it by name, where the sources name one or two, else how many sources deny it."""
        denying = [t.citation.according_to for t in self.cited_sources if t.citation.stance is Stance.DENIES]
        return self._named(denying) or self._sources(self.of_stance(Stance.DENIES))

    def _speakers(self, mode: Mode) -> str:
        """Those who say it in a mode, by name, where the sources name one or two; else ""."""
        reporting = [cited.citation for cited in self.cited_sources if not cited.contradicts]
        return self._named([one.according_to for one in reporting if one.mode is mode or one.according_to])

    def _named(self, names: Iterable[str | None]) -> str:
        match list(dict.fromkeys(clean(name or "") for name in names)):
            case [str(name)] if name:
                return name
            case [str(name), str(other)] if name and other:
                return self.translator.say("%(one)s and %(other)s", one=name, other=other)
            case _:
                return ""

    def _sources(self, number: int) -> str:
        return self.translator.count("%(number)s source", "%(number)s sources", number)

    @cached_property
    def dates_differ(self) -> bool:
        """Whether the sources give dates that are not one and the same."""
        return len({str(t.citation.says) for t in self.cited_sources if t.citation.says is not None}) > 1

    def own_date(self, cited: CitedSource) -> str | None:
        """The date that this source gives, in words, where it is not that of the event."""
        says = cited.citation.says
        return (
            words(says, self.translator)
            if says is not None and (self.dates_differ or says != self.event.date)
            else None
        )


def years_covered(entries: Iterable[Entry], translator: Translator) -> str:
    """Return the years that entries span, or the months when it is one year; "" where no year is known."""
    spans = [span for entry in entries if (span := bounds(entry.event.date)) is not None]
    return span_words(min(first for first, _ in spans), max(last for _, last in spans), translator) if spans else ""


def event_folder(event_id: str) -> str:
    """The folder of an event's page, as "events/harbour-closed/"."""
    return f"events/{address(event_id)}/"
