"""Where a happening is placed in time: on one day within a window, or over several days from one window to another."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates import Date, Day, Edge, Interval, OneOf, When

Window = tuple[Day | None, Day | None]
"""The earliest and the latest day that are possible, None where nothing bounds them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day within a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class DayRange:
    """Several days: from within one window to within another."""

    begin: Window
    end: Window


EventTime = Point | DayRange


def edtf_of(placed: EventTime) -> When | None:
    """Return the days that are possible; None where nothing bounds them.

    One day is 2024-10-03, one before it [..2024-10-03]. Several days are an interval that holds them all: 2024-10-03/..
    or /2024-10-03. What was so before publication and is so after it has no bounds.
    """
    match placed:
        case Point((first, last)):
            if first is not None and first == last:
                return Date.of(first)
            if first is None and last is None:
                return None
            return OneOf(Date.of(first) if first else None, Date.of(last) if last else None)
        case DayRange((first, _), (_, last)):
            if first is None and last is None:
                return None
            return Interval(Date.of(first) if first else Edge.UNKNOWN, Date.of(last) if last else Edge.OPEN)
