"""A date with where it is from, and what days an expression of a text gives."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates import Date, Day, When, earliest, latest
from timeline.when import Mention


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with where it is from: ``words`` of the text, or the ``basis`` "narrative" or "published"."""

    when: When
    words: str | None
    time: str | None
    basis: str


def is_ahead(mention: Mention, published: Day | None) -> bool:
    """Whether it lies wholly after the day of publication."""
    first = earliest(mention.when) if mention.when is not None else None
    return published is not None and first is not None and first > published


def width(when: When | None) -> int:
    """How many days wide, in steps that matter: a day, a week or a few days, a month, a year, more: 0 to 4; 5 is
    without bound."""
    first, last = (earliest(when), latest(when)) if when is not None else (None, None)
    if first is None or last is None:
        return 5
    days = last.ordinal - first.ordinal
    return 0 if days == 0 else 1 if days <= 10 else 2 if days <= 31 else 3 if days <= 366 else 4


def day_of(mention: Mention, published: Day | None) -> Date | None:
    """The day that an expression gives, where it gives one that is not still to come."""
    when = mention.when
    return when if isinstance(when, Date) and width(when) == 0 and not is_ahead(mention, published) else None
