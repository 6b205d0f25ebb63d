"""The chronology for machines: events.json for programs, calendar.ics for calendars, feed.xml for feed readers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import escape

from timeline.dates import Date, earliest, latest
from timeline.site.chronicle import Chronicle
from timeline.site.entries import Entry
from timeline.site.settings import SiteSettings
from timeline.site.tellings import Telling
from timeline.text import clean

FEED: Final = 50
"""So many events are in the feed."""


def downloads(chronicle: Chronicle, settings: SiteSettings) -> Iterator[tuple[str, str]]:
    """Each file's path and text."""
    yield "events.json", _json(chronicle, settings)
    yield "calendar.ics", _calendar(chronicle, settings)
    if settings.site_url:  # a feed is read elsewhere and needs whole addresses
        yield "feed.xml", _feed(chronicle, settings)


def _json(chronicle: Chronicle, settings: SiteSettings) -> str:
    """One object an event; ``earliest`` and ``latest`` are the days that its date can touch, null where open."""
    events = [_event(entry) for entry in chronicle.entries]
    return json.dumps({"title": settings.title, "events": events}, ensure_ascii=True, indent=1) + "\n"


def _event(entry: Entry) -> dict[str, Any]:
    event = entry.event
    first, last = earliest(event.date), latest(event.date)
    described = {
        "id": event.id,
        "page": f"{entry.folder}",
        "date": str(event.date),
        "earliest": str(first) if first else None,
        "latest": str(last) if last else None,
        "when": entry.when_words,
        "title": event.title,
        "status": event.standing.value,
        "who": list(event.who),
        "where": list(event.where),
        "tags": list(event.tags),
        "sources": [_source(telling) for telling in entry.tellings],
    }
    if event.text:
        described["text"] = event.text
    return described


def _source(telling: Telling) -> dict[str, Any]:
    citation = telling.citation
    described = {
        "article": citation.article,
        "name": telling.source,
        "url": telling.url,
        "published": str(telling.published) if telling.published else None,
        "quote": citation.quote,
        "stance": citation.stance.value,
        "according_to": citation.according_to,
        "says": str(citation.says) if citation.says is not None else None,
        "words": citation.words,
    }
    return {key: value for key, value in described.items() if value is not None}


def _calendar(chronicle: Chronicle, settings: SiteSettings) -> str:
    """iCalendar (RFC 5545), whole days; events known less exactly than to the day say so in their title.

    Only what has a first and a last day can stand in a calendar. DTSTAMP, which must be there, is the day of the latest
    source, so that the file depends on nothing but the chronology.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-timeline//EN",
        f"X-WR-CALNAME:{_escaped(settings.title)}",
    ]
    for entry in chronicle.entries:
        first, last = earliest(entry.event.date), latest(entry.event.date)
        if first is None or last is None or not (1 <= first.year <= 9999 and last.year < 9999):
            continue
        exact = isinstance(entry.event.date, Date) and entry.event.date.as_day and not entry.event.date.approximate
        title = entry.title if exact else f"{entry.title} ({entry.when_words})"
        published = [telling.published for telling in entry.tellings if telling.published]
        stamp = str(max(published, default=first)).replace("-", "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.anchor}@timeline",
            f"DTSTAMP:{stamp}T000000Z",
            f"DTSTART;VALUE=DATE:{str(first).replace('-', '')}",
            f"DTEND;VALUE=DATE:{str(last.plus(1)).replace('-', '')}",
            f"SUMMARY:{_escaped(title)}",
            f"DESCRIPTION:{_escaped(entry.standing)}",
            f"STATUS:{'TENTATIVE' if entry.planned else 'CONFIRMED'}",
            *([f"URL:{settings.site_url.rstrip('/')}/timeline/{entry.folder}"] if settings.site_url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _feed(chronicle: Chronicle, settings: SiteSettings) -> str:
    """Atom (RFC 4287): the events that were reported last, newest first.

    What an event says was "updated" is the day its latest source came out; events without a day of publication are
    left out.
    """
    dated = [
        (max(days), entry)
        for entry in chronicle.entries
        if (days := [telling.published for telling in entry.tellings if telling.published])
    ]
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)[:FEED]
    home, title = _xml(f"{settings.site_url.rstrip('/')}/timeline/"), _xml(settings.title)
    updated = newest[0][0] if newest else "1970-01-01"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{title}</title><id>{home}</id><updated>{updated}T00:00:00Z</updated>",
        f'<link href="{home}"/><link rel="self" href="{home}feed.xml"/><author><name>{title}</name></author>',
    ]
    for day, entry in newest:
        page = home + entry.folder
        quotes = [f"“{telling.quote}” ({telling.source})" for telling in entry.listed[0] if telling.quote]
        summary = _xml(" ".join([f"{entry.when_words}. {entry.standing}.", *quotes]))
        lines.append(
            f'<entry><title>{_xml(entry.title)}</title><id>{page}</id><link href="{page}"/>'
            f"<updated>{day}T00:00:00Z</updated><summary>{summary}</summary></entry>"
        )
    return "\n".join([*lines, "</feed>", ""])


def _xml(text: str) -> str:
    return str(escape(clean(text)))


def _escaped(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, as the standard asks, each but the first after a space."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 74:
            pieces.append("")
            size = 0
        pieces[-1] += character
        size += octets
    return "\r\n ".join(pieces)
