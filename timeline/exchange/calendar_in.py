"""Calendars (iCalendar) as events; a day is a day, a range a range, and what repeats comes in once.

Source: https://www.rfc-editor.org/rfc/rfc5545.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from timeline.dates import Date, DateError, Day, Interval, parse_edtf
from timeline.exchange.rows import ImportedRows, RawRow, ReadDate, rows_to_events, unreadable
from timeline.plugins import extra
from timeline.store.model import ID, read_when
from timeline.text import clean, web_address


def read_calendar(text: str, dates: ReadDate = read_when) -> ImportedRows:
    """Read the events of a calendar; the row of an event is its place among them, from 1.

    Raises Invalid where the extra is not installed.
    """
    with extra("exchange", "calendars of others need icalendar", "ics"):
        from icalendar import Calendar  # slow to import, and few imports are calendars

    try:
        calendars = Calendar.from_ical(text, multiple=True)
    except ValueError as error:
        return unreadable(f"not a calendar: {clean(str(error))[:200]}")
    entries = [entry for calendar in calendars for entry in calendar.walk("VEVENT")]
    if not entries:
        return unreadable("a calendar without events")
    return rows_to_events(_raw_rows(entries), dates)


def _raw_rows(entries: list[Any]) -> Iterator[RawRow]:
    for number, entry in enumerate(entries, 1):
        lost: list[str] = []
        try:
            yield number, _plain(entry, lost), lost
        except (AttributeError, TypeError, ValueError, OverflowError) as error:
            yield number, f"date: {clean(str(error))[:200]}", lost


def _plain(entry: Any, lost: list[str]) -> dict[str, Any] | str:
    start = entry.get("DTSTART")
    said = entry.get("X-TIMELINE-EDTF")
    if start is None and said is None:
        return "date: there is none"
    title = entry.get("X-TIMELINE-TITLE")
    row: dict[str, Any] = {"title": clean(_unescaped(title) if title else str(entry.get("SUMMARY") or ""))}
    if said is not None:
        row["date"] = str(parse_edtf(str(said)))
        row["time"] = str(entry.get("X-TIMELINE-TIME") or "") or None
    else:
        row["date"], row["time"] = _when(entry, start.dt, lost)
    row["text"] = str(entry.get("DESCRIPTION") or "").strip() if said is None else None
    row["where"] = _where(entry, lost)
    categories = entry.get("CATEGORIES")
    every = categories if isinstance(categories, list) else [categories] if categories is not None else []
    row["tags"] = [clean(str(name)) for one in every for name in one.cats if clean(str(name))]
    url = web_address(str(entry.get("URL") or ""))
    if url and said is None:
        row["sources"] = [{"url": url}]
    name = str(entry.get("UID") or "").partition("@")[0]
    if said is not None and ID.pattern.fullmatch(name):
        row["id"] = name
    if str(entry.get("STATUS") or "") == "CANCELLED":
        lost.append("it is cancelled; kept as denied")
        row["status"] = "denied"
    if entry.get("RRULE") is not None or entry.get("RDATE") is not None:
        lost.append("it repeats; only the first time is kept")
    return {key: value for key, value in row.items() if value}


def _unescaped(value: Any) -> str:
    """The text of a property that icalendar does not know, and leaves as it was written."""
    return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], str(value))


def _when(entry: Any, begin: date, lost: list[str]) -> tuple[str, str | None]:
    """The date and the clock time. The end of whole days is the day after, as the standard has it."""
    finish = entry.get("DTEND")
    duration = entry.get("DURATION")
    end: date | None = finish.dt if finish is not None else None
    if end is None and duration is not None:
        end = begin + duration.dt
    first = _day(begin)
    if isinstance(begin, datetime):
        last = _day(end) if end is not None else first
        return str(_span(first, last, lost)), _clock(begin)
    last = _day(end - timedelta(days=1)) if end is not None and end > begin else first
    return str(_span(first, last, lost)), None


def _span(first: Date, last: Date, lost: list[str]) -> Date | Interval:
    try:
        return first if first == last else Interval(first, last)
    except DateError as error:
        lost.append(f"end: {error}; not kept")
        return first


def _day(value: date) -> Date:
    return Date.of(Day.of(value))


def _clock(begin: datetime) -> str:
    offset = begin.utcoffset()
    zone = "" if offset is None else "Z" if not offset else begin.isoformat()[-6:]
    return f"{begin:%H:%M}{zone}"


def _where(entry: Any, lost: list[str]) -> list[Any]:
    name, place = clean(str(entry.get("LOCATION") or "")), entry.get("GEO")
    if place is not None and not name:
        lost.append("place: coordinates without a name; not kept")
    if not name:
        return []
    return [{"name": name, "lat": place.latitude, "lon": place.longitude}] if place is not None else [name]
