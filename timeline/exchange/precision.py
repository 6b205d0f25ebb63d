"""How exactly a date is known, in the terms of formats that know days, months and years and nothing between."""

from __future__ import annotations

from typing import Final

from timeline.dates import ANY, Date, Day, Edge, Interval, OneOf, When, approximate, earliest, latest

MONTHS: Final = 12
"""Of a year: higher numbers in the place of a month are seasons and quarters in EDTF."""


def full_day(when: When) -> bool:
    """Whether it is one day or a range from a day to a day, and certain. 2024-10-08/2024-10-13 is, 2024-10 is not."""
    if isinstance(when, OneOf) or approximate(when):
        return False
    ends = (when,) if isinstance(when, Date) else (when.start, when.end)
    return all(isinstance(end, Date) and end.as_day is not None for end in ends)


def is_iso(date: Date) -> bool:
    """Whether ISO 8601 of reduced precision says all of it: 2024, 2024-10, 2024-10-03, but not 2024-10~ or 198X."""
    loose = date.approximate or date.uncertain or date.masked
    partly = date.year is None or ANY in (date.month, date.day)
    return not loose and not partly and (date.month or 0) <= MONTHS


def days(when: When) -> tuple[Day, Day] | None:
    """The first and the last day that it can touch; None where one of them is open or not known."""
    first, last = earliest(when), latest(when)
    return (first, last) if first is not None and last is not None else None


def why_no_days(when: When) -> str:
    """Why a date has no first or no last day."""
    match when:
        case Date():
            return "its year is not known"
        case Interval(start=Date(), end=Edge()) | OneOf(end=None):
            return "its end is not known"
        case Interval(start=Edge()) | OneOf(start=None):
            return "its beginning is not known"
        case _:
            return "its year is not known"
