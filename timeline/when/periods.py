"""Stretches of the calendar that have a name: days, weeks, months ... counted, so that the next one is one more.

"last month" is the month of writing, less one; "a year earlier" than a quarter is that quarter, less four. A Period
prints as the TIMEX3 value and gives the same as a date.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from timeline.dates import Date, Day, Interval, When, days_in_month
from timeline.when.meaning import Unit

_PER_YEAR: Final = {Unit.MONTH: 12, Unit.QUARTER: 4, Unit.SEASON: 4, Unit.HALF: 2, Unit.YEAR: 1}
_YEARS: Final = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
_DAYS: Final = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}
SEASON_LETTERS: Final = ("SP", "SU", "FA", "WI")


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
        return cls(Unit.DAY, day.ordinal)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        return cls(Unit.MONTH, year * 12 + month - 1)

    @classmethod
    def division(cls, unit: Unit, year: int, number: int) -> Period:
        """The quarter, half or season of that number, from 1."""
        return cls(unit, year * _PER_YEAR[unit] + number - 1)

    def plus(self, count: int) -> Period:
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
        if self.unit in _PER_YEAR and months and months * _PER_YEAR[self.unit] % 12 == 0:
            return self.plus(months * _PER_YEAR[self.unit] // 12)
        return Period.holding(unit, self.first).plus(count)

    @property
    def year(self) -> int:
        return self.first.year

    @property
    def first(self) -> Day:
        """Its first day."""
        if self.unit in _DAYS:
            if self.unit is Unit.DAY:
                return Day.from_ordinal(self.number)
            return Day.from_ordinal(self.number * 7 + (1 if self.unit is Unit.WEEK else 6))
        if self.unit in _YEARS:
            # There was no year 0: the 5th century BC is 500 to 401 BC, which ISO 8601 calls -499 to -400.
            return Day(self.number * _YEARS[self.unit] + (self.number < 0 and self.unit is not Unit.YEAR), 1, 1)
        months = 12 // _PER_YEAR[self.unit]
        year, month = divmod(self.number * months + (2 if self.unit is Unit.SEASON else 0), 12)
        return Day(year, month + 1, 1)

    @property
    def last(self) -> Day:
        """Its last day; a weekend's is the Sunday."""
        if self.unit is Unit.WEEKEND:
            return self.first.plus(1)
        return self.plus(1).first.plus(-1)

    def __str__(self) -> str:
        """The TIMEX3 value: 2024-10-18, 2024-W42, 2024-W42-WE, 2024-Q4, 2024-FA, 198 for the eighties, BC0044."""
        match self.unit:
            case Unit.DAY | Unit.MONTH if self.first.year >= 1:
                return str(self.first) if self.unit is Unit.DAY else str(self.first)[:-3]
            case Unit.WEEK | Unit.WEEKEND:
                # ISO 8601: a week belongs to the year that its Thursday is in.
                thursday = Day.from_ordinal(self.number * 7 + 4)
                week = (thursday.ordinal - Day(thursday.year, 1, 1).ordinal) // 7 + 1
                return f"{thursday.year:04}-W{week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.QUARTER | Unit.HALF:
                year, number = divmod(self.number, _PER_YEAR[self.unit])
                return f"{_year(year)}-{self.unit.letters[0]}{number + 1}"
            case Unit.SEASON:
                year, number = divmod(self.number, 4)
                return f"{_year(year)}-{SEASON_LETTERS[number]}"
            case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
                width = {Unit.DECADE: 3, Unit.CENTURY: 2, Unit.MILLENNIUM: 1}[self.unit]
                return f"BC{-self.number - 1:0{width}}" if self.number < 0 else f"{self.number:0{width}}"
            case _:
                return _year(self.first.year) + str(self.first)[5:][: {Unit.YEAR: 0, Unit.MONTH: 3}.get(self.unit, 6)]

    @property
    def when(self) -> When:
        """The same as a date: a week is the range of its days, a quarter EDTF's division of the year."""
        match self.unit:
            case Unit.DAY:
                return Date.of(self.first)
            case Unit.MONTH:
                return Date(self.first.year, self.first.month)
            case Unit.YEAR:
                return Date(self.number)
            case Unit.QUARTER | Unit.HALF | Unit.SEASON:
                year, number = divmod(self.number, _PER_YEAR[self.unit])
                return Date(year, {Unit.QUARTER: 33, Unit.HALF: 40, Unit.SEASON: 21}[self.unit] + number)
            case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM if self.number >= 0:
                masked = {Unit.DECADE: 1, Unit.CENTURY: 2, Unit.MILLENNIUM: 3}[self.unit]
                return Date(self.first.year, masked=masked)
            case Unit.DECADE | Unit.CENTURY | Unit.MILLENNIUM:
                return Interval(Date(self.first.year), Date(self.last.year))
            case _:
                return Interval(Date.of(self.first), Date.of(self.last))


def _year(year: int) -> str:
    """TIMEX3 counts before our era from 1, as people do: 44 BC is BC0044, which ISO 8601 calls -43."""
    return f"{year:04}" if year >= 1 else f"BC{1 - year:04}"
