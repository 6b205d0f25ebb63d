"""Which of the years: a date without its year is one of several, and tense and story tell which."""

from __future__ import annotations

from typing import Final

from timeline.dates import DateError, Day, days_in_month
from timeline.when.meaning import Unit
from timeline.when.periods import Period

# Measured on TBAQ and WikiWars, points of value F1: AGAINST between 2 and 8 costs at most .3, 1 and 15 cost .5 and .8.
# FUTURE 1 costs .05; 5 and 10 would gain .2 on TBAQ. BACK 1.15 costs .05 on WikiWars, 1 and 2 cost .2 and .5.

AGAINST: Final = 5
"""How many days with the tense one against it is worth: "Nov. 6" in a sentence of the past, written on 30 October, is
ahead."""

PLAIN: Final = 2
"""A direction that is proof, not a hint: "The court will rule in December", "In February, the minister resigned"."""

PROOF: Final = 1000
"""The same where the verb leaves no doubt."""

FUTURE: Final = 3
"""The same for a day ahead where no tense tells: news looks back."""

BACK: Final = 1.3
"""The same for a day behind the time that a story is at: stories go on. Measured with the others above."""


def named_period(year: int, month: int | None, day: int | None) -> Period:
    """The year, month or day of this name. Raises DateError for a day that its month does not have."""
    if month is None:
        return Period(Unit.YEAR, year)
    if day is None:
        return Period.month(year, month)
    if not 1 <= day <= days_in_month(year, month):
        raise DateError(f"month {month} of {year} has no day {day}")
    return Period.day(Day(year, month, day))


def in_years(month: int, day: int | None, year: int, reach: int = 1) -> list[Period]:
    """The same date of the years around; 29 February of the leap years. Raises DateError when there is none."""
    if (month, day) == (2, 29):
        reach = 8
    years = [other for other in range(year - reach, year + reach + 1) if (day or 1) <= days_in_month(other, month)]
    return [named_period(other, month, day) for other in years] or [named_period(year, month, day)]


def nearest(candidates: list[Period], base: Period, direction: int) -> Period:
    """The nearest candidate, where a day against the tense counts as many."""
    return nearest_range([(candidate, candidate) for candidate in candidates], base, direction)[0]


def nearest_range(candidates: list[tuple[Period, Period]], base: Period, direction: int) -> tuple[Period, Period]:
    """The same for ranges, each from one period to another; against the tense the whole of it counts."""
    day = base.first.ordinal
    against = PROOF if abs(direction) >= PLAIN else AGAINST

    def distance(ends: tuple[Period, Period]) -> float:
        ahead, behind = ends[0].first.ordinal - day, day - ends[1].last.ordinal
        if ahead > 0 and direction < 0:
            return (ends[1].first.ordinal - day) * against
        if ahead > 0:
            return ahead * (FUTURE if direction == 0 else 1)
        return max(behind, 0) * (against if direction > 0 else 1)

    return min(candidates, key=distance)


def next_after_focus(month: int, day: int | None, focus: Period) -> Period:
    """A month in a story is the one nearest to the time that it is at: after December 1941 January is that of 1942."""
    if focus.unit not in (Unit.DAY, Unit.MONTH):
        return named_period(focus.year, month, day)

    def distance(period: Period) -> float:
        ahead = period.first.ordinal - focus.first.ordinal
        return ahead if ahead > 0 else -ahead * BACK

    return min(in_years(month, day, focus.year), key=distance)


def counted(candidates: list[Period], current: Period, shift: int) -> Period:
    """The last of the candidates before the current period, the next after it, or the one of the same year."""
    if shift < 0:
        return [period for period in candidates if period < current][shift]
    if shift > 0:
        return [period for period in candidates if period > current][shift - 1]
    return next((period for period in candidates if period.year == current.year), candidates[-1])
