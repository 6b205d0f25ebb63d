"""The events of each month that matter most: a digest, for who looks back and has a minute a month."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

from timeline.dates import When, earliest, latest, width

LONGEST_MONTH: Final = 31
"""Days that a date can touch and still be of a month. "Summer 2024" and "2024" are of none."""

_Ranked = TypeVar("_Ranked")


class Month(NamedTuple):
    """A month of a year, as 2024 and 10; years before the year 1 are as in ISO 8601."""

    year: int
    month: int

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}"


def month_of(when: When) -> Month | None:
    """Return the month in which a date begins, None where it is not known to the month.

    Example:
        >>> from timeline.dates import parse_edtf
        >>> str(month_of(parse_edtf("2024-10-28/2024-11-03"))), month_of(parse_edtf("2024"))
        ('2024-10', None)
    """
    first = earliest(when) or latest(when)
    return Month(first.year, first.month) if first is not None and width(when) <= LONGEST_MONTH else None


def by_month(ranked: Iterable[tuple[When, _Ranked]], top: int) -> dict[Month, list[_Ranked]]:
    """Return the first ``top`` of each month, in the order in which they are given, month after month.

    What is not known to the month is left out.
    """
    months: dict[Month, list[_Ranked]] = {}
    for when, one in ranked:
        month = month_of(when)
        if month is not None and len(of_month := months.setdefault(month, [])) < top:
            of_month.append(one)
    return dict(sorted(months.items()))
