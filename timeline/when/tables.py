"""Days that no short rule gives: feasts by the moon, the Iranian new year, the months of Umm al-Qura.

``tables.json`` has them year by year, made of the packages ``holidays`` and ``hijridate`` by
benchmarks/make_calendars.py: a few kilobytes instead of nine megabytes to install.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import Any, Final

from timeline.dates import DateError, Day

FIRST_ISLAMIC_YEAR: Final = 1343
LAST_ISLAMIC_YEAR: Final = 1500
SHORTEST: Final = 28
"""Days of the shortest month that was seen; the file says how many more each has."""


@cache
def _tables() -> Mapping[str, Any]:
    stored: Mapping[str, Any] = json.loads(resources.files("timeline.when").joinpath("tables.json").read_bytes())
    return stored


def feast(name: str, year: int) -> Day:
    """Return the first day of a feast: "lunar new year" 2024 is 10 February. Raises DateError for a year not listed."""
    day = _listed(_tables()["feasts"][name], year)
    if day is None:
        raise DateError(f"{year} has no {name} that is known here")
    return day


def iranian_new_year(year: int) -> Day | None:
    """Return the day in a year of ours on which the Iranian one begins, None where it is not listed. 2024: 20 March."""
    return _listed(_tables()["iranian new year"], year)


def _listed(table: Mapping[str, Any], year: int) -> Day | None:
    days = table["days"].split()
    at = year - table["from"]
    if not 0 <= at < len(days):
        return None
    month, day = days[at].split("-")
    return Day(year, int(month), int(day))


@cache
def _islamic_months() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The days of every month that is listed, and the ordinal of the first day of each."""
    table = _tables()["islamic months"]
    lengths = tuple(SHORTEST + int(more) for more in table["months"].replace(" ", ""))
    year, month, day = map(int, table["begins"].split("-"))
    return lengths, tuple(accumulate(lengths, initial=Day(year, month, day).ordinal))


def islamic_day(year: int, month: int, day: int) -> Day | None:
    """Return a day as Umm al-Qura has it, None where that month has no such day.

    Args:
        year: Of the Hijra, ``FIRST_ISLAMIC_YEAR`` to ``LAST_ISLAMIC_YEAR``.
        month: 1 to 12.
        day: From 1.
    """
    lengths, starts = _islamic_months()
    at = (year - FIRST_ISLAMIC_YEAR) * 12 + month - 1
    return Day.from_ordinal(starts[at] + day - 1) if 1 <= day <= lengths[at] else None
