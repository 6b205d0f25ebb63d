"""Time stamps as machines write them, to the day they fall on where the article came out."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

from timeline.dates import Day
from timeline.ingestion.days import Order, days_in, make_day

_ISO: Final = re.compile(
    r"""(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)
    (?:[T ]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?\ ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?)?
    (?!\d)""",
    re.VERBOSE,
)
"""A day in ISO 8601, with or without a time; what is behind it is not read.

Matches:
    2024-10-18
    20241018
    2024-10-18T09:30:00+09:00
    2024-10-18 09:30:00.250 UTC
Does not match:
    18.10.2024
    2024-10
    202410181
"""
_SECONDS: Final = re.compile(r"(\d{10})(?:\d{3})?")

MAX_STAMP: Final = 100
"""No stamp is longer (characters)."""


def read_stamp(text: str, language: str = "", order: Order | None = None) -> tuple[Day, str] | None:
    """The day of a stamp, and the stamp as ISO 8601 as far as it is given, zone kept; None when it names no one day.

    "2024-10-18T09:30+09:00" is the 18th, whatever day it was in London; "Fri, 18 Oct 2024 09:30:00 +0900" is the same.
    """
    text = text.strip()
    if not text or len(text) > MAX_STAMP:
        return None
    if match := _ISO.match(text):
        year, month, day, hour, minute, second, zone = match.groups()
        day_read = make_day(int(year), int(month), int(day))
        if day_read is None:
            return None
        if hour is None or int(hour) > 23 or int(minute) > 59:
            return day_read, str(day_read)
        return day_read, f"{day_read}T{hour}:{minute}" + (f":{second}" if second else "") + _zone(zone)
    if match := _SECONDS.fullmatch(text):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(match[1]))
        return Day(moment.year, moment.month, moment.day), moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return _of_mail(text) or _in_words(text, language, order)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "Z"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _of_mail(text: str) -> tuple[Day, str] | None:
    """RFC 5322, as mails and RSS write it. Its zone "-0000" says that the zone is not known."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    day = make_day(moment.year, moment.month, moment.day)
    if day is None:
        return None
    if isinstance(moment.tzinfo, timezone) and moment.tzinfo.utcoffset(None) == timedelta(0):
        return day, moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return day, moment.isoformat()


def _in_words(text: str, language: str, order: Order | None) -> tuple[Day, str] | None:
    days = set(days_in(text, language, order))
    if len(days) != 1:
        return None
    day = days.pop()
    return day, str(day)
