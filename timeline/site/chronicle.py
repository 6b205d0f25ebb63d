"""Everything the pages show, worked out once: events joined with their sources, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.articles import Article
from timeline.dates import Date, Day, Interval, When, chronological, earliest, latest
from timeline.events import Event
from timeline.i18n import ENGLISH, Translator
from timeline.i18n.wording import month_words, year_words
from timeline.site.cited_sources import CitedSource, source_folder, tell
from timeline.site.entries import Entry
from timeline.site.links import topic_folder
from timeline.text import address


@dataclass(frozen=True)
class Group:
    """Events that are shown together: a month's, those of which only the year is known, or a year's plans."""

    key: str
    heading: str | None
    entries: tuple[Entry, ...]
    planned: bool = False


@dataclass(frozen=True)
class Year:
    """A year of the timeline; ``year`` is None for the events whose year nobody gives."""

    year: int | None
    groups: tuple[Group, ...]
    heading: str

    @property
    def key(self) -> str:
        """The year as it stands in addresses."""
        return "unknown" if self.year is None else str(self.year)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The events, in order of time."""
        return tuple(entry for group in self.groups for entry in group.entries)


@dataclass(frozen=True)
class Topic:
    """A person or group, a place, a tag or a publisher, and its events. ``kind`` is the folder: "who", "publishers"."""

    kind: str
    name: str
    entries: tuple[Entry, ...]

    @property
    def folder(self) -> str:
        """The folder of its page, with "/" at its end."""
        return topic_folder(self.kind, self.name)


@dataclass(frozen=True)
class Source:
    """An article and the citations that stand in it, each with its event, in the order of the text."""

    article: Article
    folder: str
    cited_sources: tuple[tuple[Entry, CitedSource], ...]


@dataclass(frozen=True)
class Chronicle:
    """The whole chronology in reading order."""

    years: tuple[Year, ...]
    topics: Mapping[tuple[str, str], Topic]
    sources: tuple[Source, ...]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The events, in order of time."""
        return tuple(entry for year in self.years for entry in year.entries)


def chronicle(
    events: Sequence[Event],
    articles: Mapping[str, Article],
    translator: Translator = ENGLISH,
    before: Iterable[Entry] = (),
) -> Chronicle:
    """Put the events in reading order: by year, month and day; events of one day stay in the order given.

    Entries ``before`` are used again where neither their event nor its articles have changed.
    """
    earlier = {entry.event.id: entry for entry in before}
    entries = [_entry(event, articles, translator, earlier.get(event.id)) for event in events]
    entries.sort(key=_in_time)
    by_year: dict[int | None, list[Entry]] = {}
    for entry in entries:
        by_year.setdefault(_year(entry.event.date), []).append(entry)
    years = tuple(
        Year(year, _groups(year, by_year[year], translator), _year_heading(year, translator))
        for year in sorted(by_year, key=_unknown_last)
    )
    ordered = [entry for year in years for entry in year.entries]
    return Chronicle(years, topics_of(ordered), _sources_of(ordered, articles))


def _in_time(entry: Entry) -> tuple[Day, Day, bool, float]:
    """The order of reading: by first day, the wider before the narrower, and within a day by the clock."""
    first, last = chronological(entry.event.date)
    return first, last, entry.day_of_report is not None, clock(entry.event.time)


def clock(time: str | None) -> float:
    """The minutes of a clock time after midnight, in UTC where its zone is given: "14:05+03:00" is 665.

    What has no time comes first. A time whose zone is not known counts as UTC.

    >>> clock("14:30:30")
    870.5
    """
    match = re.match(r"(\d{1,2}):(\d\d)(?::(\d\d))?\s*(?:Z|([+-])(\d\d):?(\d\d))?", time or "")
    if match is None:
        return _NO_TIME
    hours, minutes, seconds, sign, zone_hours, zone_minutes = match.groups()
    offset = (int(zone_hours) * 60 + int(zone_minutes)) * (1 if sign == "+" else -1) if sign else 0
    return int(hours) * 60 + int(minutes) + int(seconds or 0) / 60 - offset


_NO_TIME: Final = -10_000.0
"""Before every time of a day: 00:30+14:00 is 810 minutes before midnight in UTC."""


def _entry(event: Event, articles: Mapping[str, Article], translator: Translator, before: Entry | None) -> Entry:
    if before is None or before.translator is not translator or before.event != event:
        return Entry(event, tuple(_cited_sources(event, articles)), translator)
    same = all(one.article is articles.get(one.citation.article or "") for one in before.cited_sources)
    return before if same else Entry(event, tuple(_cited_sources(event, articles)), translator)


def _cited_sources(event: Event, articles: Mapping[str, Article]) -> Iterator[CitedSource]:
    """The cited sources; their anchors on the source's page are the event's, numbered from the second of it on."""
    seen: Counter[str | None] = Counter()
    for citation in event.sources:
        seen[citation.article] += 1
        number = seen[citation.article]
        yield tell(citation, articles, address(event.id) + (f"_{number}" if number > 1 else ""))


def _year_heading(year: int | None, translator: Translator) -> str:
    return translator.text("Year not known") if year is None else year_words(year, translator)


def _groups(year: int | None, entries: Iterable[Entry], translator: Translator) -> tuple[Group, ...]:
    months: dict[int, list[Entry]] = {}
    plans: list[Entry] = []
    for entry in entries:
        (plans if entry.planned else months.setdefault(_month(entry.event.date) or 0, [])).append(entry)
    name = "unknown" if year is None else str(year)
    groups = [
        Group(
            f"{name}-{month:02}" if month else name,
            month_words(year, month, translator) if month and year is not None else None,
            tuple(months[month]),
        )
        for month in sorted(months)
    ]
    if plans:
        heading = translator.text("Planned")
        if year is not None:
            heading += f", {year_words(year, translator)}"
        groups.append(Group(f"{name}-planned", heading, tuple(plans), planned=True))
    return tuple(groups)


def _year(when: When) -> int | None:
    day = earliest(when) or latest(when)
    return day.year if day else None


def _month(when: When) -> int | None:
    """The month it began in; None where that is not known, as of "spring 2024" or "before May 2021"."""
    first, last = earliest(when), latest(when)
    if first and last and (first.year, first.month) == (last.year, last.month):
        return first.month
    match when:
        case Interval(start=Date(year=int(), month=int() as month)) if 1 <= month <= 12:
            return month
        case _:
            return None


def _unknown_last(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0


def topics_of(entries: Sequence[Entry]) -> dict[tuple[str, str], Topic]:
    """The topics that more than one event names, by kind and slug; the first spelling is the one shown."""
    topics: dict[tuple[str, str], tuple[str, dict[str, Entry]]] = {}
    for entry in entries:
        for key, name in entry.topics:
            _, of_name = topics.setdefault(key, (name, {}))
            of_name[entry.event.id] = entry
    return {
        key: Topic(key[0], name, tuple(of_name.values()))
        for key, (name, of_name) in sorted(topics.items())
        if len(of_name) > 1
    }


def _sources_of(entries: Sequence[Entry], articles: Mapping[str, Article]) -> tuple[Source, ...]:
    """A source for every article; those of no event are shown, too: that nothing was found in them is to be seen."""
    cited_of: dict[str, list[tuple[Entry, CitedSource]]] = {article: [] for article in articles}
    for entry in entries:
        for cited in entry.cited_sources:
            if cited.article is not None:
                cited_of[cited.article.id].append((entry, cited))
    return tuple(
        Source(articles[article], source_folder(article), tuple(sorted(cited_sources, key=_in_text)))
        for article, cited_sources in cited_of.items()
    )


def _in_text(pair: tuple[Entry, CitedSource]) -> tuple[bool, int]:
    offset = pair[1].offset
    return offset is None, offset or 0
