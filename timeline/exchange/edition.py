"""What an exporter is given, and what it gives back: the text, and all that the format could not say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

from timeline.articles import Article
from timeline.dates import Date, Day, When
from timeline.events import Citation, Event
from timeline.i18n import ENGLISH, Translator
from timeline.text import address, find_quote, host, web_address


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was lost on the way. ``place`` is the id of an event, or "row 12" of a file that was read.

    ``left_out`` is True where the whole event or row is missing, False where the rest of it is there.
    """

    place: str
    message: str
    left_out: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {'left out: ' if self.left_out else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class Written:
    """The content of an export. ``remarks`` are what it does not say, event by event, in the order of the events."""

    text: str
    remarks: tuple[Remark, ...] = ()
    data: bytes | None = None
    """The bytes of a format that is no text; ``text`` is empty then."""

    @property
    def content(self) -> bytes:
        """What is written to a file."""
        return self.text.encode() if self.data is None else self.data


@dataclass(frozen=True, slots=True)
class Edition:
    """A chronology as it is given out: the events in order, the articles that they cite, and where it is published.

    ``address`` is the web address of the timeline page, with "/" at its end, "" where it is not known;
    ``directory_urls`` says whether the addresses of pages end in "/" or in "index.html". ``words`` puts a date into
    words: 2024-06~ into "about June 2024". ``translator`` is the language of what is said about the events.
    """

    events: tuple[Event, ...]
    articles: Mapping[str, Article] = field(default_factory=dict)
    title: str = "Timeline"
    address: str = ""
    directory_urls: bool = True
    words: Callable[[When], str] = str
    translator: Translator = ENGLISH
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys of an event that the settings declare, each with its label."""

    accounts: dict[str, tuple[Event, str]] = field(default_factory=dict, compare=False, repr=False)
    """What ``account`` has told of events, by their ids: calendar, feeds, JSON-LD and pages all ask for it."""

    linked: dict[str, tuple[Event, str | None, str]] = field(default_factory=dict, compare=False, repr=False)
    """The JSON-LD of events with the page that it names, by their ids: the page has it and the file of all events."""

    def page(self, event: Event) -> str | None:
        """The web address of an event's page."""
        return self.file(f"events/{address(event.id)}/{'' if self.directory_urls else 'index.html'}")

    def file(self, path: str) -> str | None:
        """The web address of a file beside the timeline page, None where no address is known."""
        return self.address + path if self.address else None

    @property
    def host(self) -> str:
        """Who vouches for the ids of the events: the host of the address, "timeline" where there is none."""
        try:
            return urlsplit(self.address).hostname or "timeline"
        except ValueError:
            return "timeline"

    def work(self, citation: Citation) -> Publication:
        """The publication that a citation refers to."""
        return work_of(citation, self.articles)

    def reported(self, event: Event) -> tuple[Day, Day] | None:
        """The first and the last day that a source of the event was published on; None where none is known."""
        days = [day for citation in event.sources if (day := self.work(citation).published) is not None]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication: an article of ours, or a source elsewhere. ``article`` is its id where it is one of ours."""

    title: str | None
    publisher: str | None
    published: Day | None
    url: str | None
    language: str | None
    article: str | None
    issued: When | None = None
    """When it came out, as exactly as it is known; ``published`` is only there where that is a day."""

    number: str | None = None
    """What a source that has no other name is known by: its ISBN, or its file."""

    @property
    def name(self) -> str:
        """What people call it: its publisher, else its title, else its host, else its id or number."""
        site = host(self.url) if self.url else ""
        names = (self.publisher, self.title, site, self.article, self.number)
        return next(filter(None, names), "a source without a name")


def work_of(citation: Citation, articles: Mapping[str, Article]) -> Publication:
    """The publication that a citation refers to; what the citation says itself comes first."""
    article = articles.get(citation.article) if citation.article is not None else None
    issued = citation.published or (Date.of(article.published) if article and article.published else None)
    return Publication(
        citation.title or (article.title if article else None),
        citation.publisher or (article.publisher if article else None),
        issued.as_day if isinstance(issued, Date) else None,
        web_address(citation.url or (article.url if article else None) or _of_doi(citation.doi)),
        article.language if article else None,
        citation.article,
        issued,
        citation.isbn or citation.file,
    )


def with_pages(event: Event, articles: Mapping[str, Article]) -> Event:
    """Return the event with the printed page of each quote, for readers and other programs.

    Where its lines have numbers they stand there, too. It follows from the article, so the YAML need not say it; the
    page that an editor wrote stays.
    """
    sources = tuple(_with_page(citation, articles) for citation in event.sources)
    return event if sources == event.sources else replace(event, sources=sources)


def _with_page(citation: Citation, articles: Mapping[str, Article]) -> Citation:
    article = articles.get(citation.article or "")
    if article is None or citation.page is not None:
        return citation
    is_printed = bool(article.pages or article.line_numbers)
    place = find_quote(article.text, citation.quote) if is_printed and citation.quote else None
    return citation if place is None else replace(citation, page=article.printed_place(*place))


def _of_doi(doi: str | None) -> str | None:
    """Where a DOI leads. Source: https://www.doi.org/the-identifier/resources/handbook/."""
    return f"https://doi.org/{percent_encode(doi, safe='/')}" if doi else None
