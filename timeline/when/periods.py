"""Stretches of the calendar that have a name: days, weeks, months ... counted, so that the next one is one more.

"last month" is the month of writing, less one; "a year earlier" than a quarter is that quarter, less four. A Period
prints as the TIMEX3 value and gives the same as a date.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from timeline.dates import Date, Day, Interval, When, days_in_month
from timeline.when.meaning import Unit

_PER_YEAR: Final = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2, Unit.YEAR: 1}
_YEARS: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
_DAYS: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
SEASON_LETTERS: Final = ("SP", "SU", "FA", "WI")

_KEPT: Final = 4_096
"""How many periods are kept in mind."""


class Period(NamedTuple):
    """The ``number``-th unit: year 2024 is Period(YEAR, 2024), its June Period(MONTH, 24293), a day its ordinal.

    Seasons are counted spring, summer, autumn, winter; the winter that begins in December 2024 is the last of 2024.
    """

    unit: Unit
    number: int

    @classmethod
    def holding(cls, unit: Unit, day: Day) -> Period:
        """The unit that a day is in. The SEASON of 2024-10-18 is autumn 2024."""
        if unit in _DAYS:
            return cls(unit, (day.ordinal - 1) // _DAYS[unit] + (unit is Unit.DAY))
        if unit in _YEARS:
            return cls(unit, (day.year - (day.year < 0 and unit is not Unit.YEAR)) // _YEARS[unit])
        if unit is Unit.SEASON:
            year, season = divmod(day.year * 12 + day.month - 3, 12)
            return cls(unit, year * 4 + season // 3)
        per_year = _PER_YEAR[unit]
        return cls(unit, day.year * per_year + (day.month - 1) * per_year // 12)

    @classmethod
    def day(cls, day: Day) -> Period:
        """Return the period of one day."""
        return _day(day)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return a month, from 1."""
        return cls(Unit.MONTH, year * 12 + month - 1)

    @classmethod
    def division(cls, unit: Unit, year: int, number: int) -> Period:
        """The quarter, half or season of that number, from 1."""
        return cls(unit, year * _PER_YEAR[unit] + number - 1)

    def plus(self, count: int) -> Period:
        """Return the period that is so many of its own units later."""
        return Period(self.unit, self.number + count)

    def moved(self, unit: Unit, count: int) -> Period:
        """So many units away, as fine as the period itself: "a year earlier" than a quarter is a quarter, than a day
        a day."""
        if unit in _DAYS and self.unit in (Unit.DAY, *_DAYS):
            return Period(self.unit, self.number + count * _DAYS[unit] // _DAYS[self.unit])
        months = count * 12 // _PER_YEAR[unit] if unit in _PER_YEAR else count * 12 * _YEARS.get(unit, 0)
        if self.unit is Unit.DAY and months:
            first = self.first
            year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
            return Period.day(Day(year, month + 1, min(first.day, days_in_month(year, month + 1))))
        if self.unit is Unit.WEEK and months:
            return Period.holding(Unit.WEEK, Period.day(self.first).moved(unit, count).first)
        if self.unit in _PER_YEAR and months and months * _PER_YEAR[self.unit] % 12 == 0:
            return self.plus(months * _PER_YEAR[self.unit] // 12)
        return Period.holding(unit, self.first).plus(count)

    def is_coarser(self, unit: Unit) -> bool:
        """Whether it leaves open which day or week of it is meant: a month, or a year, beside a unit of days."""
        if unit is Unit.DAY and self.unit in (Unit.WEEK, Unit.WEEKEND):
            return True
        return unit in (Unit.DAY, Unit.WEEK, Unit.WEEKEND) and self.unit not in _DAYS

    @property
    def year(self) -> int:
        """The year that it begins in."""
        return self.first.year

    @property
    def first(self) -> Day:
        """Its first day."""
        return _first(self)

    @property
    def last(self) -> Day:
        """Its last day; a weekend's is the Sunday."""
        return _last(self)

    def __str__(self) -> str:
        """The TIMEX3 value: 2024-10-18, 2024-W42, 2024-W42-WE, 2024-Q4, 2024-FA, 198 for the eighties, BC0044."""
        return _text(self)

    @property
    def when(self) -> When:
        """The same as a date: a week is the range of its days, a quarter EDTF's division of the year."""
        return _when(self)


# A text tells of the same few days, months and years again and again.


@lru_cache(maxsize=_KEPT)
def _day(day: Day) -> Period:
    return Period(Unit.DAY, day.ordinal)


@lru_cache(maxsize=_KEPT)
def _first(period: Period) -> Day:
    if period.unit in _DAYS:
        if period.unit is Unit.DAY:
            return Day.from_ordinal(period.number)
        return Day.from_ordinal(period.number * 7 + (1 if period.unit is Unit.WEEK else 6))
    if period.unit in _YEARS:
        # There was no year 0: the 5th century BC is 500 to 401 BC, which ISO 8601 calls -499 to -400.
        return Day(period.number * _YEARS[period.unit] + (period.number < 0 and period.unit is not Unit.YEAR), 1, 1)
    months = 12 // _PER_YEAR[period.unit]
    year, month = divmod(period.number * months + (2 if period.unit is Unit.SEASON else 0), 12)
    return Day(year, month + 1, 1)


@lru_cache(maxsize=_KEPT)
def _last(period: Period) -> Day:
    if period.unit is Unit.DAY:
        return period.first
    if period.number < 0 and period.unit in _YEARS and period.unit is not Unit.YEAR:
        return Day((period.number + 1) * _YEARS[period.unit], 12, 31)  # the 1st century BC ends with 1 BC, year 0
    return period.first.plus(1) if period.unit is Unit.WEEKEND else period.plus(1).first.plus(-1)


@lru_cache(maxsize=_KEPT)
def _text(period: Period) -> str:
    match period.unit:
        case Unit.DAY | Unit.MONTH if period.first.year >= 1:
            return str(period.first) if period.unit is Unit.DAY else str(period.first)[:-3]
        case Unit.WEEK | Unit.WEEKEND:
            # ISO 8601: a week belongs to the year that its Thursday is in.
            thursday = Day.from_ordinal(period.number * 7 + 4)
            week = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
            return f"{thursday.year:04}-W{week:02}" + ("-WE" if period.unit is Unit.WEEKEND else "")
        case Unit.QUARTER | Unit.HALF:
            year, number = divmod(period.number, _PER_YEAR[period.unit])
            return f"{_year(year)}-{period.unit.letters[0]}{number + 1}"
        case Unit.SEASON:
            year, number = divmod(period.number, 4)
            return f"{_year(year)}-{SEASON_LETTERS[number]}"
        case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
            width = {Unit.DECADE: 3, Unit.CENTURY: 2, Unit.MILLENNIUM: 1}[period.unit]
            return f"BC{-period.number - 1:0{width}}" if period.number < 0 else f"{period.number:0{width}}"
        case _:
            return _year(period.first.year) + str(period.first)[5:][: {Unit.YEAR: 0, Unit.MONTH: 3}.get(period.unit, 6)]


@lru_cache(maxsize=_KEPT)
def _when(period: Period) -> When:
    match period.unit:
        case Unit.DAY:
            return Date.of(period.first)
        case Unit.MONTH:
            return Date(period.first.year, period.first.month)
        case Unit.YEAR:
            return Date(period.number)
        case Unit.QUARTER | Unit.HALF | Unit.SEASON:
            year, number = divmod(period.number, _PER_YEAR[period.unit])
            return Date(year, {Unit.QUARTER: 33, Unit.HALF: 40, Unit.SEASON: 21}[period.unit] + number)
        case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM if period.number >= 0:
            masked = {Unit.DECADE: 1, Unit.CENTURY: 2, Unit.MILLENNIUM: 3}[period.unit]
            return Date(period.first.year, masked=masked)
        case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
            return Interval(Date(period.first.year), Date(period.last.year))
        case _:
            return Interval(Date.of(period.first), Date.of(period.last))


def _year(year: int) -> str:
    """TIMEX3 counts before our era from 1, as people do: 44 BC is BC0044, which ISO 8601 calls -43."""
    return f"{year:04}" if year >= 1 else f"BC{1 - year:04}"
