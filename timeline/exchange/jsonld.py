"""The chronology as JSON-LD: schema.org events, and the news articles that tell them.

Dates are ISO 8601 as precise as they are known: June 2024 is "2024-06". What ISO 8601 cannot say (about, before, some
time in a decade) has no startDate and stands in words.
Sources: https://schema.org/Event, https://schema.org/NewsArticle, https://schema.org/startDate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.dates import Date, Interval, When
from timeline.events import Citation, Event, Status
from timeline.exchange.account import account
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.encoding import to_json
from timeline.exchange.precision import is_iso
from timeline.text import clean


def write_jsonld(edition: Edition) -> Written:
    """All events. Remarks name the dates that stand in words only."""
    graph = [describe(event, edition) for event in edition.events]
    remarks = [remark for event in edition.events for remark in _unsaid(event, edition)]
    return Written(embeddable({"@context": "https://schema.org", "@graph": graph}), tuple(remarks))


def embeddable(value: Any, *, indent: int | None = 2) -> str:
    """JSON that can also stand in a <script> of a page: no "<" of the data can end it."""
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    return re.sub("[<>&]", lambda match: escapes[match[0]], to_json(value, indent=indent))


def describe(event: Event, edition: Edition) -> dict[str, Any]:
    """One event as schema.org has it, without the context."""
    page = edition.page(event)
    described: dict[str, Any] = {"@type": "Event"}
    described |= {"@id": page, "url": page} if page is not None else {"identifier": event.id}
    described |= {"name": clean(event.title), **_dates(event), "description": account(event, edition)}
    if event.standing is Status.PLANNED:
        described["eventStatus"] = "https://schema.org/EventScheduled"
    described["location"] = [{"@type": "Place", "name": clean(name)} for name in event.where]
    described["about"] = [{"@type": "Thing", "name": clean(name)} for name in event.who]
    described["keywords"] = [clean(tag) for tag in event.tags]
    described["subjectOf"] = [_article(citation, edition) for citation in event.sources]
    return {name: value for name, value in described.items() if value}


def _dates(event: Event) -> dict[str, str]:
    """startDate and endDate, each where ISO 8601 can say all of it."""
    if isinstance(event.date, Date) and _sayable(event.date):
        day = str(event.date)
        return {"startDate": f"{day}T{event.time}" if event.time and event.date.as_day else day}
    if isinstance(event.date, Interval):
        ends = {"startDate": event.date.start, "endDate": event.date.end}
        return {name: str(end) for name, end in ends.items() if isinstance(end, Date) and _sayable(end)}
    return {}


def _sayable(date: Date) -> bool:
    """Whether ISO 8601 says it without an agreement between those who read and write, as years before 0 need."""
    return is_iso(date) and date.year is not None and 0 <= date.year <= 9999


def _unsaid(event: Event, edition: Edition) -> Iterator[Remark]:
    said = _dates(event)
    if not _said(event.date, said):
        named = ", ".join(said) or "no startDate"
        yield Remark(event.id, f'{event.date} has {named}; "{clean(edition.words(event.date))}" stands in its text')
    if event.time is not None and not any("T" in value for value in said.values()):
        yield Remark(event.id, f"the time {event.time} stands in its text only")


def _said(when: When, said: dict[str, str]) -> bool:
    return len(said) == (1 if isinstance(when, Date) else 2)


def _article(citation: Citation, edition: Edition) -> dict[str, Any]:
    work = edition.work(citation)
    described: dict[str, Any] = {
        "@type": "NewsArticle" if work.article is not None else "CreativeWork",
        "headline": clean(work.title or work.name),
        "url": work.url,
        "datePublished": str(work.published) if work.published is not None and work.published.year >= 0 else None,
        "inLanguage": work.language,
        "publisher": {"@type": "Organization", "name": clean(work.publisher)} if work.publisher else None,
    }
    if citation.quote is not None:
        quotation: dict[str, Any] = {"@type": "Quotation", "text": clean(citation.quote)}
        if citation.according_to is not None:
            quotation["creator"] = {"@type": "Thing", "name": clean(citation.according_to)}
        described["hasPart"] = quotation
    return {name: value for name, value in described.items() if value}
