"""The chronology as iCalendar (RFC 5545): whole days, moments where the time is known, and every event that is not
known to the day says so.

The file depends on nothing but the chronology: DTSTAMP, which must be there, is the day of the latest source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from timeline.dates import Date, Day
from timeline.events import Event, Status
from timeline.exchange.account import account
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.precision import days, full_day, why_no_days
from timeline.text import address, clean, clean_lines

_LAST: Final = Day(9999, 12, 30)
"""The last day whose day after, which DTEND names, still has four digits in its year."""

_STANDING: Final = {
    Status.CONFIRMED: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.DISPUTED: "TENTATIVE",
    Status.DENIED: "TENTATIVE",
}
"""What is merely reported has no status: calendars know only what is certain and what is not yet."""


def write_calendar(edition: Edition) -> Written:
    """An entry for each event that has a first and a last day in the years 1 to 9999.

    One that is not known to the day spans all the days that it can be, and its title ends in the date in words.
    """
    name = _escaped(clean(edition.title))
    written = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mkdocs-timeline//EN", "CALSCALE:GREGORIAN"]
    written += [f"NAME:{name}", f"X-WR-CALNAME:{name}"]
    remarks = []
    for event in edition.events:
        span = days(event.date)
        if span is None:
            reason = f"{event.date} has no place in a calendar: {why_no_days(event.date)}"
            remarks.append(Remark(event.id, reason, left_out=True))
        elif span[0].year < 1 or span[1] > _LAST:
            remarks.append(Remark(event.id, f"{event.date}: calendars know the years 1 to 9999", left_out=True))
        else:
            if not full_day(event.date):
                words = clean(edition.words(event.date))
                message = f'{event.date} spans {span[0]} to {span[1]}; its title and text say "{words}"'
                remarks.append(Remark(event.id, message))
            if event.time is not None and _moment(event) is None:
                remarks.append(
                    Remark(event.id, f"the time {event.time} stands in its text only; {event.date} is no single day")
                )
            written += _entry(event, span, edition)
    written.append("END:VCALENDAR")
    return Written("".join(f"{_folded(one)}\r\n" for one in written), tuple(remarks))


def _entry(event: Event, span: tuple[Day, Day], edition: Edition) -> Iterator[str]:
    title = clean(event.title)
    if not full_day(event.date):
        title += f" ({clean(edition.words(event.date))})"
    if event.standing in (Status.PLANNED, Status.DENIED, Status.DISPUTED):
        title += f" ({edition.translator.text(event.standing.value)})"
    reported, page = edition.reported(event), edition.page(event)
    stamp = reported[1] if reported and 1 <= reported[1].year <= 9999 else span[0]
    yield "BEGIN:VEVENT"
    yield f"UID:{address(event.id)}@{clean(edition.host)}"
    yield f"DTSTAMP:{_basic(stamp)}T000000Z"
    moment = _moment(event)
    if moment is None:
        yield f"DTSTART;VALUE=DATE:{_basic(span[0])}"
        yield f"DTEND;VALUE=DATE:{_basic(span[1].plus(1))}"
    else:  # without an end, which nobody told, it ends when it begins
        yield f"DTSTART:{moment}"
    yield f"SUMMARY:{_escaped(title)}"
    # What a calendar cannot say, for who reads the file back: https://www.rfc-editor.org/rfc/rfc5545#section-3.8.8.2
    yield f"X-TIMELINE-EDTF:{event.date}"
    if event.time is not None:
        yield f"X-TIMELINE-TIME:{clean(event.time)}"
    if title != clean(event.title):
        yield f"X-TIMELINE-TITLE:{_escaped(clean(event.title))}"
    yield f"DESCRIPTION:{_escaped(account(event, edition))}"
    if event.where:
        yield f"LOCATION:{_escaped(', '.join(map(clean, event.where)))}"
    if event.tags:
        yield f"CATEGORIES:{','.join(_escaped(clean(tag)) for tag in event.tags)}"
    if event.standing in _STANDING:
        yield f"STATUS:{_STANDING[event.standing]}"
    if page is not None:
        yield f"URL:{clean(page)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(event: Event) -> str | None:
    """When it began, for DTSTART: in UTC where its zone is known, else by whatever clock hangs there; None where the
    day or the time is not known."""
    day = event.date.as_day if isinstance(event.date, Date) and full_day(event.date) else None
    if day is None or event.time is None:
        return None
    try:
        begun = datetime.fromisoformat(f"{day}T{event.time}")
        if begun.tzinfo is None:
            return f"{begun:%Y%m%dT%H%M%S}".zfill(15)
        return f"{begun.astimezone(UTC):%Y%m%dT%H%M%SZ}".zfill(16)
    except (ValueError, OverflowError):  # the first or last hours of all time
        return None


def _basic(day: Day) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    text = clean_lines(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


_LINE: Final = 75
"""Octets of a line at most, without its end. Source: RFC 5545, 3.1."""

_INSIDE: Final = 0b10
"""The two bits that each octet of a character of UTF-8 but the first begins with."""


def _folded(text: str) -> str:
    """A line in pieces of at most 75 octets, as the standard asks, each but the first after a space."""
    octets = text.encode()
    pieces: list[bytes] = []
    while len(octets) > _LINE - 1:
        end = _LINE - 1
        while octets[end] >> 6 == _INSIDE:
            end -= 1
        pieces.append(octets[:end])
        octets = octets[end:]
    return b"\r\n ".join([*pieces, octets]).decode()
