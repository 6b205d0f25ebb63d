"""What a chronology holds: events, and the citations that they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from timeline.dates import Day, When


class Status(StrEnum):
    """How an event stands. PLANNED is said to be still to come; DENIED is told only by those who deny it."""

    REPORTED = "reported"
    PLANNED = "planned"
    DENIED = "denied"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"


class Stance(StrEnum):
    """What a source does with the event: tells it, says that it is not so, or says that it was otherwise."""

    REPORTS = "reports"
    DENIES = "denies"
    CORRECTS = "corrects"


@dataclass(frozen=True, slots=True)
class Citation:
    """One telling of an event: a passage of an article of ours, or a source elsewhere that nobody has the text of.

    ``article`` is the id of an article, ``quote`` a passage of its text, letter for letter. ``says`` is the date that
    this source gives, where it gives one, and ``words`` the expression that the date was read from. ``according_to`` is
    whom the source names as saying so. ``url``, ``title``, ``publisher`` and ``published`` describe a source elsewhere.
    """

    article: str | None = None
    quote: str | None = None
    says: When | None = None
    words: str | None = None
    stance: Stance = Stance.REPORTS
    according_to: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Day | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the citation as JSON has it, with the keys of the YAML; what is absent or the default is left out."""
        from timeline.store.model import plain_source  # knows the keys of the YAML, and is above this module

        return dict(plain_source(self))


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by one or more sources.

    ``id`` is the address of its page and never changes: lower-case letters, digits and hyphens. ``time`` is the clock
    time where known, ISO 8601 as 14:30 or 14:30Z. ``text`` is an editor's own words, as Markdown.
    """

    id: str
    date: When
    title: str
    time: str | None = None
    text: str | None = None
    status: Status = Status.REPORTED
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()

    @property
    def standing(self) -> Status:
        """The status that readers are shown: as written, but disputed where one source tells and another denies it."""
        stances = {citation.stance for citation in self.sources}
        if self.status is Status.REPORTED and Stance.DENIES in stances and Stance.REPORTS in stances:
            return Status.DISPUTED
        return self.status

    def to_dict(self) -> dict[str, Any]:
        """Return the event as JSON has it, with the keys of the YAML; dates are EDTF.

        Example:
            >>> from timeline import Date, Event
            >>> Event("ferry-sinks", Date(2024, 10, 3), "Ferry sinks").to_dict()
            {'id': 'ferry-sinks', 'date': '2024-10-03', 'title': 'Ferry sinks', 'status': 'reported'}
        """
        from timeline.store.model import plain  # knows the keys of the YAML, and is above this module

        return dict(plain(self))


def by_article(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """The events that cite each article, by its id, in the order given; of an article that none cites it is empty."""
    citing: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for article in dict.fromkeys(citation.article for citation in event.sources):
            if article is not None:
                citing[article].append(event)
    return citing
