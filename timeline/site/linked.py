"""An event as linked data: schema.org's Event with the articles that tell it, as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from timeline.dates import Date, Interval
from timeline.site.entries import Entry
from timeline.site.tellings import Telling
from timeline.text import clean
from timeline.wording import machine


def linked(entry: Entry) -> str:
    """JSON-LD for the page of an event, safe inside a script element. Only exact dates are in it as dates."""
    event = entry.event
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": entry.title,
        "description": f"{entry.when_words}. {entry.standing}.",
    }
    match event.date:
        case Date(approximate=False, uncertain=False) as date:
            described |= {"startDate": machine(date), "endDate": machine(date)}
        case Interval(start=start, end=end):
            described |= {"startDate": _exact(start), "endDate": _exact(end)}
    if event.where:
        described["location"] = [{"@type": "Place", "name": clean(name)} for name in event.where]
    if event.who:
        described["about"] = [{"@type": "Thing", "name": clean(name)} for name in event.who]
    if entry.tellings:
        described["subjectOf"] = [_article(telling) for telling in entry.tellings]
    text = json.dumps({key: value for key, value in described.items() if value}, ensure_ascii=True)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _exact(date: object) -> str | None:
    return machine(date) if isinstance(date, Date) and not (date.approximate or date.uncertain) else None


def _article(telling: Telling) -> dict[str, Any]:
    described = {
        "@type": "NewsArticle",
        "headline": telling.title or telling.source,
        "url": telling.url,
        "datePublished": str(telling.published) if telling.published else None,
        "publisher": {"@type": "Organization", "name": telling.source} if telling.source != telling.title else None,
        "abstract": telling.quote or None,
    }
    return {key: value for key, value in described.items() if value}
