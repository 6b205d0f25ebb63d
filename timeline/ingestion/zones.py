"""The day that a moment falls on where a page is made, for pages that tell machines their times in UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import Final

from timeline.ingestion.days import make_day
from timeline.ingestion.parsed import Evidence, EvidenceKind

MAX_FOUND: Final = 1_000
"""Stamps of a page that are looked at."""

WEST: Final = timedelta(hours=-12)
EAST: Final = timedelta(hours=14)
"""No clock of the world is further from UTC."""

_OFFSET: Final = re.compile(
    r"""(?:\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?|\d{4}\ \d\d:\d\d:\d\d\ )\ ?(?P<sign>[+-])(?P<hours>\d\d):?
    (?P<minutes>00|30|45)(?![\d:])""",
    re.VERBOSE,
)
"""What ends a stamp that has a zone.

Matches:
    2020-05-01T23:00:00-04:00
    Fri, 01 May 2020 23:00:00 -0400
    2020-05-01T23:00+05:30
Does not match:
    2020-05-01T23:00:00Z
    2020-05-01T23:00:00-04:20
"""

_SUMMER: Final = timedelta(hours=1)


def zones_of(page: str) -> tuple[timedelta, ...]:
    """How far the clocks of a page's own stamps are from UTC: one, or two in summer and winter; else none is its own.

    ``page`` is its source. Stamps in UTC do not count, because programs write them everywhere.
    """
    offsets = set()
    for match in islice(_OFFSET.finditer(page), MAX_FOUND):
        size = timedelta(hours=int(match[2]), minutes=int(match[3]))
        offsets.add(-size if match[1] == "-" else size)
    zones = sorted(one for one in offsets if one and WEST <= one <= EAST)
    return tuple(zones) if zones and zones[-1] - zones[0] <= _SUMMER else ()


def in_own_zone(evidence: Iterable[Evidence], zones: Sequence[timedelta]) -> tuple[Evidence, ...]:
    """The evidence, with each stamp in UTC at its day in the page's zone, unless readers are shown its day in UTC."""
    pieces = tuple(evidence)
    seen = {one.day for one in pieces if _is_seen(one)}
    return tuple(one if one.day in seen or not one.in_utc else _moved(one, zones) for one in pieces)


def _is_seen(one: Evidence) -> bool:
    """Whether a reader of the article sees its day: printed near it, in its address or its dateline."""
    if one.kind in (EvidenceKind.ADDRESS, EvidenceKind.DATELINE):
        return True
    return (not one.in_utc or "printed" in one.signs) and _NEAR.intersection(one.signs) != set()


_NEAR: Final = frozenset(("@beside", "@over", "@near", "@story", "@foot"))


def _moved(one: Evidence, zones: Sequence[timedelta]) -> Evidence:
    """The same moment on the clocks of the zones, where they agree on its day."""
    try:
        moment = datetime.fromisoformat(one.stamp)
        local = [moment.astimezone(timezone(zone)) for zone in zones]
    except (ValueError, OverflowError):
        return one
    days = {make_day(at.year, at.month, at.day) for at in local}
    day = days.pop() if len(days) == 1 else None
    if day is None or day == one.day:
        return one
    return replace(one, day=day, stamp=local[0].isoformat(), where=f"{one.where} in the page's zone")
