"""Dates put together from a beginning, an end and what readers were shown, without inventing precision."""

from __future__ import annotations

import re
from typing import Final

from timeline.dates import Date, DateError, Edge, Interval, OneOf, When, compatible, earliest, latest
from timeline.exchange.characters import cut_line
from timeline.exchange.loose_dates import read_loosely
from timeline.exchange.rows import ReadDate

_NO_DATE: Final = re.compile(r"[\d]")


def as_displayed(when: When, display: str, dates: ReadDate, lost: list[str]) -> When:
    """What readers were shown, where it is a date that fits the one on the axis; else that one.

    Words with a number in them that nobody can read may say that the date is not exact: it is then about right.
    """
    if not display.strip():
        return when
    try:
        said, _ = read_loosely(display, dates)
    except DateError:
        if isinstance(when, Date) and when.as_day and _NO_DATE.search(display):
            lost.append(f'display date: "{cut_line(display)}" is not read; {when} is kept as about right')
            return Date(when.year, when.month, when.day, approximate=True)
        lost.append(f'display date: "{cut_line(display)}" is not read as a date; {when} is kept')
        return when
    if said == when:
        return when
    if _up_to(said, when) or (compatible(said, when) and not _no_year(said)):
        lost.append(f'date: stands at {when} and is shown as "{cut_line(display)}"; {said} is kept')
        return said
    lost.append(f'display date: "{cut_line(display)}" is not {when}; {when} is kept')
    return when


def _up_to(said: When, when: When) -> bool:
    """Whether the axis shows only the end that a time without a beginning has, as "up to 10 April 2020"."""
    if isinstance(said, Interval) and isinstance(said.start, Edge):
        return latest(said) == latest(when)
    if isinstance(said, OneOf) and said.start is None:
        return latest(said) == latest(when)
    return False


def _no_year(said: When) -> bool:
    return earliest(said) is None and latest(said) is None
