"""What a chronology holds: events, and the citations that they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, Final

from timeline.dates import Date, Day, Interval, OneOf, When, parse_edtf

_WHEN_OR_NONE: Final[tuple[type, ...]] = (Date, Interval, OneOf, NoneType)


def _when(value: Any) -> When:
    """Return what a program gives for a date: EDTF, or a day. Raises DateError, and TypeError for anything else."""
    return parse_edtf(value) if isinstance(value, str) else Date.of(Day.of(value))


class Status(StrEnum):
    """How an event stands.

    ALLEGED is claimed by somebody and reported as a claim; PLANNED is said to be still to come; DENIED is told only by
    those who deny it. DISPUTED and CONFIRMED are people's words.
    """

    REPORTED = "reported"
    ALLEGED = "alleged"
    PLANNED = "planned"
    DENIED = "denied"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"


class Stance(StrEnum):
    """What a source does with the event: reports it, denies it, corrects it, or takes its own report back."""

    REPORTS = "reports"
    DENIES = "denies"
    CORRECTS = "corrects"
    RETRACTS = "retracts"


class Mode(StrEnum):
    """How a passage puts what it reports: the factuality of the report, not of the event."""

    STATED = "stated"
    ALLEGED = "alleged"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Basis(StrEnum):
    """Where the date of a citation is from: words of its own sentence, words elsewhere, or the day of publication."""

    GIVEN = "given"
    LINKED = "linked"
    REPORTED = "reported"


class Review(StrEnum):
    """CHECKED: a person stands for the event, and no update changes it. Absent, it is a machine's suggestion."""

    CHECKED = "checked"


class Work(StrEnum):
    """What kind of work a source is that is no article."""

    BOOK = "book"
    DOCUMENT = "document"
    INTERVIEW = "interview"
    COURT = "court"
    DATASET = "dataset"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its coordinates, in degrees of WGS 84."""

    name: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or another file of the repository, shown with the event. ``file`` is a path below docs/."""

    file: str
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One report of an event: a passage of an article of ours, or a source elsewhere that nobody has the text of.

    ``article`` is the id of an article, ``quote`` a passage of its text, letter for letter. ``says`` is the date that
    this source gives, where it gives one, ``words`` the expression that the date was read from, and ``basis`` where it
    is from, where no words say it. ``mode`` is how the passage puts it, ``according_to`` whom the source names as
    saying so. The other fields describe a source elsewhere; ``published`` is as exact as it is known, ``file`` a path
    in the repository and ``sha256`` its checksum.

    Example:
        >>> Citation("ferry-sinks", "The ferry sank on Monday.", words="on Monday").to_dict()
        {'article': 'ferry-sinks', 'quote': 'The ferry sank on Monday.', 'words': 'on Monday'}
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
    published: When | None = None
    mode: Mode = Mode.STATED
    basis: Basis | None = None
    kind: Work | None = None
    author: str | None = None
    page: str | None = None
    paragraph: str | None = None
    exhibit: str | None = None
    doi: str | None = None
    isbn: str | None = None
    file: str | None = None
    sha256: str | None = None
    archive: str | None = None
    accessed: Day | None = None

    def __post_init__(self) -> None:
        # A program that knows the day need not know that days are written as dates.
        for name in ("says", "published"):
            if not isinstance(getattr(self, name), _WHEN_OR_NONE):
                object.__setattr__(self, name, _when(getattr(self, name)))

    @property
    def work(self) -> str | None:
        """What a source elsewhere is known by: its address, else its number, its file, or its title."""
        return next(filter(None, (self.url, self.doi, self.isbn, self.file, self.title)), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the citation as JSON has it, with the keys of the YAML; what is absent or the default is left out."""
        from timeline.store.model import plain_source  # knows the keys of the YAML, and is above this module

        return dict(plain_source(self))


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, told by one or more sources.

    ``id`` is the address of its page and never changes: lower-case letters, digits and hyphens. A ``date`` that is
    given as EDTF or as a day becomes a ``When``. ``time`` is the clock time where known, ISO 8601 as 14:30 or 14:30Z.
    ``text`` is an editor's own words, as Markdown. ``key`` says that it is always, or never, among the key events.
    ``related`` are ids of other events. ``places`` are those of ``where`` whose coordinates are given. ``translated``
    is the language that a machine translated the title from. ``own`` are the keys that the settings declare, by name,
    each with its text or its list of texts.

    Example:
        >>> from timeline import Date
        >>> event = Event("ferry-sinks", Date(2024, 10, 14), "Ferry sinks off Malta")
        >>> str(event.date), event.status.value
        ('2024-10-14', 'reported')
        >>> Event("ferry-sinks", "2024-10-14", "Ferry sinks off Malta") == event
        True
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
    review: Review | None = None
    key: bool | None = None
    related: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    places: tuple[Place, ...] = ()
    translated: str | None = None
    own: tuple[tuple[str, str | tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.date, _WHEN_OR_NONE):
            object.__setattr__(self, "date", _when(self.date))

    @property
    def checked(self) -> bool:
        """Whether a person stands for the event."""
        return self.review is Review.CHECKED

    @property
    def standing(self) -> Status:
        """The status that readers are shown: as written, but disputed where one source reports and another denies it.

        A source that takes its report back counts as one that denies.
        """
        if self.status is not Status.REPORTED or len(self.sources) < 2:
            return self.status
        stances = {citation.stance for citation in self.sources}
        against = Stance.DENIES in stances or Stance.RETRACTS in stances
        return Status.DISPUTED if against and Stance.REPORTS in stances else Status.REPORTED

    def to_dict(self) -> dict[str, Any]:
        """Return the event as JSON has it, with the keys of the YAML; dates are EDTF.

        Example:
            >>> from timeline import Date, Event
            >>> Event("ferry-sinks", Date(2024, 10, 3), "Ferry sinks").to_dict()
            {'id': 'ferry-sinks', 'date': '2024-10-03', 'title': 'Ferry sinks', 'status': 'reported'}
        """
        from timeline.store.model import event_values  # knows the keys of the YAML, and is above this module

        return dict(event_values(self))


def by_article(events: Iterable[Event]) -> Mapping[str, list[Event]]:
    """The events that cite each article, by its id, in the order given; of an article that none cites it is empty."""
    citing: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        for article in dict.fromkeys(citation.article for citation in event.sources):
            if article is not None:
                citing[article].append(event)
    return citing
