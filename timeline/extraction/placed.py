"""Where a happening is placed in time: on one day within a window, or over several days from one window to another."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from timeline.dates import Date, Day, Edge, Interval, OneOf, When, earliest, latest

Window = tuple[Day | None, Day | None]
"""The earliest and the latest day that are possible, None where nothing bounds them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One day within a window."""

    window: Window


@dataclass(frozen=True, slots=True)
class Stretch:
    """Several days: from within one window to within another."""

    begin: Window
    end: Window


Placed = Point | Stretch


def edtf_of(placed: Placed) -> When | None:
    """The days that are possible. One day is 2024-10-03, one before it [..2024-10-03]; several days are an interval
    that holds them all, 2024-10-03/.. or /2024-10-03. None where nothing bounds it, as for what was so before
    publication and is so after it."""
    match placed:
        case Point((first, last)):
            if first is not None and first == last:
                return Date.of(first)
            if first is None and last is None:
                return None
            return OneOf(Date.of(first) if first else None, Date.of(last) if last else None)
        case Stretch((first, _), (_, last)):
            if first is None and last is None:
                return None
            return Interval(Date.of(first) if first else Edge.UNKNOWN, Date.of(last) if last else Edge.OPEN)


def place(when: When, now: Day | None, *, spanning: bool = False) -> Placed:
    """Where a date puts what it dates. "in May" is one day of May, or, of what lasts, May from end to end; "since
    May" goes on until after ``now``."""
    first, last = earliest(when), latest(when)
    if first is None or first == last:
        return Point((first, last))
    if isinstance(when, Interval) and not isinstance(when.end, Date):
        begun = when.start.last if isinstance(when.start, Date) else None
        return Stretch((first, begun), (now, None))
    if spanning or isinstance(when, Interval):
        return Stretch((first, first), (last, last))
    return Point((first, last))


def until(placed: Placed, now: Day | None) -> Placed:
    """What has been by ``now``: a window that reaches beyond ends there. "this year", told in the past tense, is
    between New Year and publication."""
    match placed:
        case Point((first, last)) if now is not None and last is not None and last > now:
            return placed if first is not None and first > now else Point((first, now))
    return placed


def width(placed: Placed) -> int | None:
    """How many days lie between the bounds; None where one is missing. A day is 0."""
    match placed:
        case Point((first, last)) | Stretch((first, _), (_, last)):
            return None if first is None or last is None else last.ordinal - first.ordinal


def finer(one: Placed, other: Placed) -> Placed:
    """The narrower of two that can be the same; the first where no day is possible for both."""
    (a, b), (c, d) = _bounds(one), _bounds(other)
    if b < c or d < a:
        return one
    spans = width(one), width(other)
    return other if spans[1] is not None and (spans[0] is None or spans[1] < spans[0]) else one


def _bounds(placed: Placed) -> tuple[float, float]:
    match placed:
        case Point((first, last)) | Stretch((first, _), (_, last)):
            return first.ordinal if first else -inf, last.ordinal if last else inf
