"""The chronology as JSON-LD: schema.org events, and the news articles that tell them.

Dates are ISO 8601 as precise as they are known: June 2024 is "2024-06", and winter 2024 is "2024", because programs
that read schema.org expect a startDate. What such a date cannot say (about, perhaps, which season) stands in words, and
where ISO 8601 can say nothing that is true (before, some time in a decade) there is no startDate. An article that
denies or corrects the event says so by its genre, so that nobody counts it as support.
Sources: https://schema.org/Event, https://schema.org/NewsArticle, https://schema.org/startDate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from timeline.dates import ANY, Date, Interval, When
from timeline.events import Citation, Event, Mode, Stance, Status
from timeline.exchange.account import STANCES, account
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.json_text import to_json
from timeline.exchange.precision import MONTHS, is_iso
from timeline.text import clean

CONTEXT: Final = "https://schema.org"


def write_jsonld(edition: Edition) -> Written:
    """All events. Remarks name the dates that stand in words only."""
    graph = ",\n".join(_node(event, edition) for event in edition.events)
    remarks = [remark for event in edition.events for remark in _unsaid(event, edition)]
    # An event a line, as to_json_lines has it, but of lines that are made already.
    return Written(f'{{"@context": {_json(CONTEXT)},\n"@graph": [\n{graph}]}}\n', tuple(remarks))


def embedded(event: Event, edition: Edition, *others: Mapping[str, Any]) -> str:
    """The event and what else is said on its page, as JSON that can stand in a <script>: no "<" of the data ends it."""
    described = f'{{"@context":{_json(CONTEXT)},{_node(event, edition)[1:]}'
    return f"[{','.join((described, *map(_json, others)))}]\n"


def _node(event: Event, edition: Edition) -> str:
    """An event as JSON without the context, made once for its page and for the file of all events."""
    page = edition.page(event)
    made = edition.linked.get(event.id)
    if made is None or made[0] is not event or made[1] != page:
        made = edition.linked[event.id] = event, page, _json(describe(event, edition))
    return made[2]


def _json(value: Any) -> str:
    escapes = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
    return re.sub("[<>&]", lambda match: escapes[match[0]], to_json(value, indent=None).removesuffix("\n"))


def describe(event: Event, edition: Edition) -> dict[str, Any]:
    """One event as schema.org has it, without the context."""
    page = edition.page(event)
    described: dict[str, Any] = {"@type": "Event"}
    described |= {"@id": page, "url": page} if page is not None else {"identifier": event.id}
    described |= {"name": clean(event.title), **_dates(event), "description": account(event, edition)}
    if event.standing is Status.PLANNED:
        described["eventStatus"] = "https://schema.org/EventScheduled"
    described["location"] = [_place(name, event) for name in event.where]
    described["about"] = [{"@type": "Thing", "name": clean(name)} for name in event.who]
    described["keywords"] = [clean(tag) for tag in event.tags]
    described["subjectOf"] = [_article(citation, edition) for citation in event.sources]
    return {name: value for name, value in described.items() if value}


def _place(name: str, event: Event) -> dict[str, Any]:
    place: dict[str, Any] = {"@type": "Place", "name": clean(name)}
    for candidate in event.places:
        if candidate.name == name:
            place["geo"] = {"@type": "GeoCoordinates", "latitude": candidate.lat, "longitude": candidate.lon}
    return place


def _dates(event: Event) -> dict[str, str]:
    """startDate and endDate, each as precise as ISO 8601 can say it."""
    match event.date:
        case Date() as date:
            day = _reduced(date)
            exact = _sayable(date) and date.as_day is not None
            ends = {"startDate": f"{day}T{event.time}" if event.time and exact else day}
        case Interval(start=start, end=end):
            ends = {
                "startDate": _reduced(start) if isinstance(start, Date) else None,
                "endDate": _reduced(end) if isinstance(end, Date) else None,
            }
        case _:
            ends = {}
    return {name: said for name, said in ends.items() if said is not None}


def _reduced(date: Date) -> str | None:
    """The date as ISO 8601, less precise where it must be: 2024-06~ is "2024-06", winter 2024 is "2024", 198X None."""
    if date.year is None or date.masked or not 0 <= date.year <= 9999:
        return None
    if date.month is None or date.month == ANY or date.month > MONTHS:
        return str(Date(date.year))
    if date.day is None or date.day == ANY:
        return str(Date(date.year, date.month))
    return str(Date(date.year, date.month, date.day))


def _sayable(date: Date) -> bool:
    """Whether ISO 8601 says it without an agreement between those who read and write, as years before 0 need."""
    return is_iso(date) and date.year is not None and 0 <= date.year <= 9999


def _unsaid(event: Event, edition: Edition) -> Iterator[Remark]:
    said = _dates(event)
    if not _said_whole(event.date, said):
        named = ", ".join(said) or "no startDate"
        yield Remark(event.id, f'{event.date} has {named}; "{clean(edition.words(event.date))}" stands in its text')
    if event.time is not None and not any("T" in value for value in said.values()):
        yield Remark(event.id, f"the time {event.time} stands in its text only")


def _said_whole(when: When, said: dict[str, str]) -> bool:
    """Whether these dates say all of it."""
    match when:
        case Date():
            return bool(said) and _sayable(when)
        case Interval(start=Date() as start, end=Date() as end):
            return _sayable(start) and _sayable(end)
        case _:
            return False


def _article(citation: Citation, edition: Edition) -> dict[str, Any]:
    work = edition.work(citation)
    described: dict[str, Any] = {
        "@type": "NewsArticle" if work.article is not None else "CreativeWork",
        "headline": clean(work.title or work.name),
        "url": work.url,
        "datePublished": str(work.published) if work.published is not None and work.published.year >= 0 else None,
        "inLanguage": work.language,
        "publisher": {"@type": "Organization", "name": clean(work.publisher)} if work.publisher else None,
        "pagination": clean(citation.page) if work.article is not None and citation.page else None,
    }
    if genre := _genre(citation, edition):
        described["genre"] = genre
    if citation.quote is not None:
        quotation: dict[str, Any] = {"@type": "Quotation", "text": clean(citation.quote)}
        if genre:
            quotation["genre"] = genre
        if citation.according_to is not None:
            quotation["creator"] = {"@type": "Thing", "name": clean(citation.according_to)}
        described["hasPart"] = quotation
    return {name: value for name, value in described.items() if value}


def _genre(citation: Citation, edition: Edition) -> str:
    """What a source does, where it does not plainly report the event: "denies it", "alleged"."""
    if citation.stance is not Stance.REPORTS:
        return edition.translator.text(STANCES[citation.stance])
    return edition.translator.text(citation.mode.value) if citation.mode is not Mode.STATED else ""
