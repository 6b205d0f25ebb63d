"""Dates as precise as they are known, and EDTF (ISO 8601-2) in and out.

A *date* here is whatever a text lets us know of when something was: a day, a month without its day, a decade, a
range, "some day before 3 May". Nothing is ever filled in: June 2024 is a month, not its first day. Years are
astronomical and proleptic Gregorian as in ISO 8601: 0 is 1 BCE, -43 is 44 BCE.

EDTF is ISO 8601-2:2019 level 0 to 2: divisions of a year 21-41, qualifiers of single components (2004-06~-11), digits
not given (15XX-12-25), significant digits (1950S2), exponential years (Y-17E7), sets of which one (``[..]``) or every
member (``{..}``) is meant, and date-times, whose time ``split_time`` gives. Source:
https://www.loc.gov/standards/datetime/.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

from timeline.problems import TimelineError

ANY: Final = 0
"""A month or day that exists but is not given: the XX of 2024-10-XX."""

SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF's seasons as (first month, last month): the meteorological ones of the northern hemisphere. The hemisphere-bound
codes 25-32 follow them. Winter 2024 runs from December 2024 to February 2025."""

_DIVISIONS: Final = (
    SEASONS
    | {code + 4: months for code, months in SEASONS.items()}  # 25-28: northern hemisphere
    | {29: (9, 11), 30: (12, 2), 31: (3, 5), 32: (6, 8)}  # southern hemisphere
    | {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}  # quarters
    | {37: (1, 4), 38: (5, 8), 39: (9, 12)}  # thirds
    | {40: (1, 6), 41: (7, 12)}  # halves
)


class DateError(TimelineError, ValueError):
    """Raise for a date that cannot be read or does not exist; the message names the text and the fix."""


def days_in_month(year: int, month: int) -> int:
    """The length of a month in days. February 2024 has 29."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


class _Fields(NamedTuple):
    year: int
    month: int
    day: int


def _comparison(name: str) -> Callable[[Day, object], bool]:
    """Make a comparison that also takes a ``datetime.date``; a Day and a Day compare as the tuples that they are."""
    plain = getattr(tuple, name)

    def compare(self: Day, other: object) -> bool:
        if other.__class__ is not Day:  # the usual case first: days are compared a lot
            other = Day.of(other) if isinstance(other, date) else NotImplemented
        result: bool = NotImplemented if other is NotImplemented else plain(self, other)
        return result

    return compare


class Day(_Fields):
    """A calendar day of any year, in the proleptic Gregorian calendar; days compare in time, also with dates.

    Args:
        year: Astronomical: 0 is 1 BCE. Years need not fit into ``datetime.date``.
        month: 1 to 12.
        day: 1 to the length of the month.

    Raises:
        DateError: No such day exists.

    Example:
        >>> print(Day(2024, 10, 3))
        2024-10-03
        >>> Day(2024, 10, 3) < date(2024, 10, 18)
        True
    """

    __slots__ = ()

    def __new__(cls, year: int, month: int, day: int) -> Day:
        """Return a day of the calendar. Raises DateError where there is none: Day(2024, 2, 30)."""
        # Most days are before the 29th; only the others need the calendar.
        if not (1 <= month <= 12 and 1 <= day <= 28):
            _require_day(f"Day({year}, {month}, {day})", year, month, day)
        return cls._make((year, month, day))

    __lt__ = _comparison("__lt__")
    __le__ = _comparison("__le__")
    __gt__ = _comparison("__gt__")
    __ge__ = _comparison("__ge__")
    __eq__ = _comparison("__eq__")
    __ne__ = _comparison("__ne__")

    def __hash__(self) -> int:
        # What is equal must have one hash: a date's where there is such a date.
        return hash(date(*self)) if 1 <= self.year <= 9999 else tuple.__hash__(self)

    @classmethod
    def of(cls, value: str | date | Day | Date) -> Day:
        """Return the day of a Day, a Date, a ``datetime.date``, a ``datetime``, or text in ISO 8601.

        Raises:
            DateError: The text or the date is not a full day that exists.
            TypeError: The value is of another type.
        """
        if isinstance(value, Day):
            return value
        if isinstance(value, date):
            return cls._make((value.year, value.month, value.day))
        if isinstance(value, Date) and value.as_day:
            return value.as_day
        if isinstance(value, str | Date):
            return cls.parse(str(value))
        raise TypeError(f"expected a day, not {type(value).__name__}; write year-month-day as text, as 2024-10-18")

    def to_date(self) -> date:
        """Return the same day as a ``datetime.date``.

        Raises:
            DateError: The year is outside of 1 to 9999, the years that ``datetime`` has.
        """
        if not 1 <= self.year <= 9999:
            raise DateError(f"{self} is outside of the years 1 to 9999 that datetime has")
        return date(*self)

    def __str__(self) -> str:
        return f"{_year(self.year)}-{self.month:02}-{self.day:02}"

    @property
    def ordinal(self) -> int:
        """Days since 1 January of the year 1, which is 1, as in datetime.date; zero and less before."""
        # Howard Hinnant's days_from_civil: years begin in March, so that the leap day is the last of its year.
        year = self.year - (self.month <= 2)
        era, year_of_era = divmod(year, 400)
        day_of_year = (153 * ((self.month + 9) % 12) + 2) // 5 + self.day - 1
        day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
        return era * 146097 + day_of_era - 305

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Day:
        """The day with this ordinal; the inverse of ``ordinal``. 1 is 0001-01-01."""
        era, day_of_era = divmod(ordinal + 305, 146097)
        year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
        day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
        shifted = (5 * day_of_year + 2) // 153
        month = shifted + 3 if shifted < 10 else shifted - 9
        return cls._make((era * 400 + year_of_era + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1))

    @property
    def weekday(self) -> int:
        """0 for Monday to 6 for Sunday. 2024-10-18 is 4, a Friday."""
        return (self.ordinal - 1) % 7

    def plus(self, days: int) -> Day:
        """The day so many days later, earlier when negative."""
        return Day.from_ordinal(self.ordinal + days)

    @classmethod
    def parse(cls, text: str) -> Day:
        """The day of an ISO 8601 day or date-time: "2024-10-18T09:30+09:00" is 2024-10-18.

        Raises DateError when the text does not begin with a full day that exists.
        """
        match = re.match(r"(-?\d{4})-(\d\d)-(\d\d)(?:[T ]|$)", text.strip())
        if match is None:
            raise DateError(f'"{_shown(text)}" is not a day; write year-month-day, as 2024-10-18')
        year, month, day = (int(part) for part in match.groups())
        _require_day(text, year, month, day)
        return cls(year, month, day)


@dataclass(frozen=True, slots=True)
class Date:
    """One date, as precise as it is known.

    ``year`` is None when it is not known (XXXX-10-03); ``masked`` counts its last digits that are not known: 1 for a
    decade (198X is year 1980, masked 1), 2 for a century. ``month`` is 1-12, an EDTF division of the year 21-41
    (seasons, quarters, halves), ANY for "some month", None where none is spoken of; ``day`` is 1-31, ANY or None.
    "about June 2024" is Date(2024, 6, approximate=True), that is 2024-06~.

    Example:
        >>> str(Date(2024, 6, approximate=True)), str(Date(1980, masked=1)), str(Date(None, 10, 3))
        ('2024-06~', '198X', 'XXXX-10-03')

    Three things are seldom there. ``marks`` are the qualifiers of year, month and day where they differ: the month of
    2004-?06-11. ``significant`` counts the digits of the year that are right: 1950S2 is some year of the 1900s.
    ``pattern`` is the date as written where digits are missing elsewhere than at the end of a year: 15XX-12-25.
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    masked: int = 0
    approximate: bool = False
    uncertain: bool = False
    marks: tuple[str, ...] = ()
    significant: int = 0
    pattern: str = ""

    def __post_init__(self) -> None:
        if self.pattern:
            return  # parse_edtf has looked at it
        if self.month is None and self.day is not None:
            raise DateError("a day without a month; write XX for a month that is not known")
        if self.month and self.month > 12 and not self._is_division:
            raise DateError(f"month {self.month} is none; 01-12 are months, 21-41 seasons, quarters and halves")
        if self.masked and not self._is_year_of_our_era:
            raise DateError("only a year alone, of our era, can be a decade or a century, as 198X or 19XX")
        if self.month and self.month <= 12 and self.day:
            year = 2024 if self.year is None else self.year  # XXXX-02-29 can be
            if not (self.month >= 1 and 1 <= self.day <= days_in_month(year, self.month)):
                _require_day(str(self), year, self.month, self.day)

    def __str__(self) -> str:
        """The date in EDTF."""
        if self.pattern:
            return self.pattern + self._qualifier
        if self.marks:
            return "-".join(mark + part for mark, part in zip(self.marks, self._parts, strict=True))
        text = "XXXX" if self.year is None else _year(self.year)
        if self.masked:
            text = text[: -self.masked] + "X" * self.masked
        for part in (self.month, self.day):
            if part is not None:
                text += "-XX" if part == ANY else f"-{part:02}"
        return text + (f"S{self.significant}" if self.significant else "") + self._qualifier

    @property
    def _qualifier(self) -> str:
        return {(True, False): "~", (False, True): "?", (True, True): "%"}.get((self.approximate, self.uncertain), "")

    @property
    def _parts(self) -> list[str]:
        """Year, month and day, as far as they are given."""
        year = "XXXX" if self.year is None else _year(self.year)
        return [year, *("XX" if part == ANY else f"{part:02}" for part in (self.month, self.day) if part is not None)]

    @classmethod
    def of(cls, day: Day, *, approximate: bool = False) -> Date:
        """The date that is exactly this day, or about it."""
        return cls(day.year, day.month, day.day, approximate=approximate)

    @property
    def _is_division(self) -> bool:
        return self.day is None and self.month in _DIVISIONS

    @property
    def _is_year_of_our_era(self) -> bool:
        return self.month is None and self.year is not None and self.year >= 0

    @property
    def as_day(self) -> Day | None:
        """The calendar day, when the date is one; None when it is coarser or partial."""
        if self.pattern or self.year is None:
            return None
        return Day(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> Day | None:
        """The first day it can be; None when the year is not known. 2024-06 gives 2024-06-01."""
        if self.year is None:
            return None
        if self.pattern:
            return _matching(self.pattern, last=False)
        if self.significant:
            return Day(_significant(self.year, self.significant)[0], 1, 1)
        if self.month and self.month > 12:
            return Day(self.year, _DIVISIONS[self.month][0], 1)
        return Day(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> Day | None:
        """The last day it can be; None when the year is not known. 198X gives 1989-12-31."""
        if self.year is None:
            return None
        if self.pattern:
            return _matching(self.pattern, last=True)
        if self.significant:
            return Day(_significant(self.year, self.significant)[1], 12, 31)
        year, month = self.year + 10**self.masked - 1, self.month or 12
        if month > 12:
            first_month, month = _DIVISIONS[month]
            year += month < first_month  # winter ends in the year after
        return Day(year, month, self.day or days_in_month(year, month))


class Edge(Enum):
    """An end of an interval that is no date: still open (``..``), or there but not known (nothing)."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another, both included. "Oct 8-13, 2024" is 2024-10-08/2024-10-13; "since May" 2024-05/.. .

    Example:
        >>> str(Interval(Date(2024, 10, 8), Date(2024, 10, 13)))
        '2024-10-08/2024-10-13'
    """

    start: Date | Edge
    end: Date | Edge

    def __post_init__(self) -> None:
        if not isinstance(self.start, Date) and not isinstance(self.end, Date):
            raise DateError("an interval needs at least one end that is a date")
        first, last = earliest(self), latest(self)
        if first and last and last < first:
            raise DateError(f'"{self}" ends before it begins; write the earlier date first: {self.end}/{self.start}')

    def __str__(self) -> str:
        return "/".join(end.value if isinstance(end, Edge) else str(end) for end in (self.start, self.end))


@dataclass(frozen=True, slots=True)
class OneOf:
    """Some one time between two dates, or before or after one. "before 3 May 2021" is [..2021-05-02].

    ``members`` are the dates, and ranges of dates, that a list names: of [1667,1668,1670..1672] three. ``every`` says
    that all of them are meant, as in {1960,1961-12}.

    Example:
        >>> str(OneOf(None, Date(2021, 5, 2)))
        '[..2021-05-02]'
    """

    start: Date | None
    end: Date | None
    members: tuple[Date | tuple[Date | None, Date | None], ...] = ()
    every: bool = False

    def __post_init__(self) -> None:
        if self.start is None and self.end is None and not self.members:
            raise DateError("a set [..] needs at least one date")
        first, last = earliest(self), latest(self)
        if first and last and last < first:
            raise DateError(f'"{self}" ends before it begins; write the earlier date first: [{self.end}..{self.start}]')

    def __str__(self) -> str:
        opening, closing = "{}" if self.every else "[]"
        members = self.members or ((self.start, self.end),)
        return opening + ",".join(_member(member) for member in members) + closing


def _member(member: Date | tuple[Date | None, Date | None]) -> str:
    return str(member) if isinstance(member, Date) else f"{member[0] or ''}..{member[1] or ''}"


_BEFORE_ALL: Final = Day(-(10**12), 1, 1)
"""Before every year that can be written."""
_AFTER_ALL: Final = Day(10**12, 1, 1)
"""After every year that can be written."""

When = Date | Interval | OneOf
"""What can stand after ``date:`` in an event."""


@lru_cache(maxsize=65536)
def earliest(when: When) -> Day | None:
    """The first day that it can touch; None when nothing bounds it."""
    start = when if isinstance(when, Date) else when.start
    return start.first if isinstance(start, Date) else None


@lru_cache(maxsize=65536)
def latest(when: When) -> Day | None:
    """The last day that it can touch; None when nothing bounds it."""
    end = when if isinstance(when, Date) else when.end
    return end.last if isinstance(end, Date) else None


def approximate(when: When) -> bool:
    """Whether any part of it is only about right, or uncertain."""
    ends = (when,) if isinstance(when, Date) else (when.start, when.end)
    return any(end.approximate or end.uncertain for end in ends if isinstance(end, Date))


def compatible(one: When, other: When) -> bool:
    """Whether both could be true of one happening: no day lies between them. 2024-06 and 2024-06-12 are."""
    return not (_ends_before(one, other) or _ends_before(other, one))


@lru_cache(maxsize=65536)
def chronological(when: When) -> tuple[Day, Day]:
    """A sort key: by first day, and the wider before the narrower, so June stands before 1 June."""
    first, last = earliest(when), latest(when)
    start = first or last or _AFTER_ALL  # what nothing bounds comes last
    end = last or _AFTER_ALL
    return start, Day._make((-end.year, -end.month, -end.day))  # no day, only a key


def width(when: When) -> int:
    """How many days it can touch: 30 of 2024-06; one without an end is wider than all others."""
    first, last = earliest(when), latest(when)
    return last.ordinal - first.ordinal + 1 if first is not None and last is not None else 10**9


def parse_edtf(text: str) -> When:
    """Read EDTF. "2024-10-08/2024-10-13" is Interval(Date(2024, 10, 8), Date(2024, 10, 13)).

    Raises DateError, with what to write instead, for anything else.
    """
    text, _ = split_time(text.strip())
    try:
        if text[:1] in ("[", "{") and text[-1:] == {"[": "]", "{": "}"}[text[0]]:
            return _parse_set(text)
        if "/" in text:
            start, _, end = text.partition("/")
            return Interval(_parse_end(start), _parse_end(end))
        return _parse_date(text)
    except DateError as error:
        if _shown(text) in str(error):
            raise
        raise DateError(f'"{_shown(text)}": {error}') from None


LARGEST_OFFSET: Final = 14
"""Hours that the clocks of the Line Islands are ahead of UTC; no zone is farther from it."""
_TIME: Final = re.compile(r"(-?\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d(?::?[0-5]\d)?)?")


def slashed(
    text: str, first: int, second: int, year: int, order: str | None, fix: str = "write the one that is meant"
) -> Date:
    """Return the date of three numbers, of which the first two are a day and a month.

    Args:
        text: The three as they were written, for the error.
        first: The first number.
        second: The second number.
        year: The third one, with its century.
        order: "dmy" or "mdy"; None where it is not known. A number above 12 is the day in any order.
        fix: What the error asks for.

    Raises:
        DateError: It can be two dates.

    Example:
        >>> str(slashed("3/4/2024", 3, 4, 2024, "dmy"))
        '2024-04-03'
    """
    either = first <= 12 and second <= 12
    if either and first != second and order is None:
        both = f"{Date(year, second, first)} or {Date(year, first, second)}"
        raise DateError(f'"{text}" can be {both}; {fix}')
    day_first = order == "dmy" if either else first > 12
    return Date(year, second, first) if day_first else Date(year, first, second)


def is_clock_time(hour: int, minute: int, second: int) -> bool:
    """Return whether a clock can show a time. 23:59:59 is one, and 24:00:00, the end of a day; 24:00:01 is none."""
    end_of_day = (hour, minute, second) == (24, 0, 0)
    return end_of_day or (hour < 24 and max(minute, second) < 60)


def split_time(text: str) -> tuple[str, str | None]:
    """The date and the time of an EDTF date-time: "2004-01-01T10:10:10+05:00" is ("2004-01-01", "10:10:10+05:00").

    Raises DateError for a time that there is none of.
    """
    match = _TIME.fullmatch(text)
    if match is None:
        return text, None
    day, hour, minute, second, zone = match.groups()
    offset = 0 if zone in (None, "Z") else int(zone[1:3])
    if not is_clock_time(int(hour), int(minute), int(second or 0)) or offset > LARGEST_OFFSET:
        raise DateError(f'"{_shown(text)}": there is no such time of day; write it as 23:59:59, or 23:59+02:00')
    return day, f"{hour}:{minute}" + (f":{second}" if second else "") + (zone or "")


_MARK: Final = "[?~%]?"
_DATE: Final = re.compile(
    rf"""(?P<y0>{_MARK})(?:Y(?P<long>-?[1-9]\d{{4,11}})|(?P<year>-?[\dX]{{4}}))(?:S(?P<significant>[1-9]\d?))?(?P<y1>{_MARK})
    (?:-(?P<m0>{_MARK})(?P<month>[\dX]{{2}})(?P<m1>{_MARK})
    (?:-(?P<d0>{_MARK})(?P<day>[\dX]{{2}})(?P<d1>{_MARK}))?)?""",
    re.VERBOSE,
)
"""A date of EDTF without its sides: a year, a month, a day, each with the marks before and behind it.

Matches:
    2024-10-18
    2024-?10-XX~
    198X
    Y170000002
    1950S2
Does not match:
    2024-1
    24-10-18
    2024/2025
"""
_POWER: Final = re.compile(r"Y(-?[1-9]\d{0,8})E([1-9]|1[0-2])(?:S([1-9]\d?))?")

_HINT: Final = "write 2024-10-03, 2024-10, 2024, 198X or 2024-10-03~"


def _parse_date(text: str) -> Date:
    if power := _POWER.fullmatch(text):
        year = int(power[1]) * 10 ** int(power[2])
        if abs(year) <= 9999 or abs(year) >= 10**12:
            raise DateError(f'"{_shown(text)}": an exponential year has five to twelve digits')
        return Date(year, significant=int(power[3] or 0))
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(f'"{_shown(text)}" is not an EDTF date; {_HINT}')
    digits = match["long"] or match["year"]
    marks = _marks(match)
    shared = marks[0] if marks and len(set(marks)) == 1 else ""
    approximate = any(mark in "~%" for mark in marks if mark)
    uncertain = any(mark in "?%" for mark in marks if mark)
    own = () if shared or not any(marks) else marks
    if _is_pattern(digits, match["month"], match["day"]):
        pattern = "-".join(part for part in (digits, match["month"], match["day"]) if part)
        return _patterned(text, pattern, approximate, uncertain)
    masked = 0 if digits == "XXXX" else digits.count("X")
    year_number = None if digits == "XXXX" else int(digits.replace("X", "0"))
    month, day = (_number(text, part) for part in match.group("month", "day"))
    if month and month > 12 and day:
        _require_day(text, 2024 if year_number is None else year_number, month, day)
    significant = int(match["significant"] or 0)
    if significant and (month is not None or significant > len(digits.lstrip("-"))):
        raise DateError(f'"{_shown(text)}": significant digits are those of a year alone, as in 1950S2')
    return Date(year_number, month, day, masked, approximate, uncertain, own, significant)


def _marks(match: re.Match[str]) -> tuple[str, ...]:
    """The qualifier of each component given: one after it counts for all before it, one before it for it alone."""
    names = [name for name in ("y", "m", "d") if name == "y" or match[{"m": "month", "d": "day"}[name]]]
    marks = []
    for at, name in enumerate(names):
        distinct = {match[f"{name}0"], *(match[f"{other}1"] for other in names[at:])} - {"", None}
        both = len(distinct) > 1 or "%" in distinct
        marks.append("%" if both else distinct.pop() if distinct else "")
    return tuple(marks)


def _is_pattern(year: str, month: str | None, day: str | None) -> bool:
    """Whether digits are missing elsewhere than at the end of a year alone, or as a whole month or day."""
    if any(part is not None and part.count("X") == 1 for part in (month, day)):
        return True
    if "X" not in year or year == "XXXX":
        return False
    stripped = year.rstrip("X")
    return month is not None or year.startswith("-") or "X" in stripped


def _patterned(text: str, pattern: str, approximate: bool, uncertain: bool) -> Date:
    year, *rest = pattern.removeprefix("-").split("-")
    first_year = None if year == "XXXX" else int(year.replace("X", "0")) * (-1 if pattern.startswith("-") else 1)
    for part in rest:
        _number(text, part if "X" not in part else "XX" if part == "XX" else None)
    month = None if not rest else ANY if "X" in rest[0] else int(rest[0])
    day = None if len(rest) < 2 else ANY if "X" in rest[1] else int(rest[1])
    if month and month > 12:
        raise DateError(f'"{_shown(text)}": there is no month {month}')
    if not _dates_of(pattern):
        raise DateError(f'"{_shown(text)}": no day is written so')
    return Date(first_year, month, day, 0, approximate, uncertain, (), 0, pattern)


def _dates_of(pattern: str) -> list[Day]:
    """The first and the last day that a date with missing digits can be; none where it can be no day."""
    return [day for last in (False, True) if (day := _matching(pattern, last=last)) is not None]


def _matching(pattern: str, *, last: bool) -> Day | None:
    """The first or last day that is written so, X being any digit."""
    sign = -1 if pattern.startswith("-") else 1
    year, *rest = pattern.removeprefix("-").split("-")
    ends = [sign * int(year.replace("X", digit)) for digit in "09"]
    months = [month for month in range(1, 13) if not rest or _fits(f"{month:02}", rest[0])]
    first_year, last_year = min(ends), max(ends)
    # A leap day may be missing in the outermost years: a step of eight years meets the next leap year.
    years = (
        range(last_year, max(last_year - 9, first_year - 1), -1)
        if last
        else range(first_year, min(first_year + 9, last_year + 1))
    )
    for candidate in years:
        if not _fits(f"{abs(candidate):04}", year):
            continue
        for month in reversed(months) if last else months:
            days = [
                day
                for day in range(1, days_in_month(candidate, month) + 1)
                if len(rest) < 2 or _fits(f"{day:02}", rest[1])
            ]
            if days:
                return Day(candidate, month, days[-1] if last else days[0])
    return None


def _fits(digits: str, pattern: str) -> bool:
    return len(digits) == len(pattern) and all(
        mark in ("X", digit) for digit, mark in zip(digits, pattern, strict=True)
    )


def _significant(year: int, digits: int) -> tuple[int, int]:
    """The years that agree in their first digits: 1950S2 is one of 1900 to 1999."""
    size = 10 ** max(len(str(abs(year))) - digits, 0) if abs(year) > 9999 else 10 ** max(4 - digits, 0)
    first = abs(year) // size * size
    return (first, first + size - 1) if year >= 0 else (-(first + size - 1), -first)


def _parse_end(text: str) -> Date | Edge:
    return Edge(text) if text in ("..", "") else _parse_date(text)


def _parse_set(text: str) -> OneOf:
    every = text[0] == "{"
    members: list[Date | tuple[Date | None, Date | None]] = []
    for part in text[1:-1].split(","):
        start, dots, end = part.strip().partition("..")
        if dots:
            ends = (_parse_date(start) if start else None, _parse_date(end) if end else None)
            OneOf(*ends)  # raises where it runs backwards
            members.append(ends)
        else:
            members.append(_parse_date(start))
    edges = [(member, member) if isinstance(member, Date) else member for member in members]
    starts, ends_of = [edge[0] for edge in edges], [edge[1] for edge in edges]
    first = None if None in starts else min((one for one in starts if one is not None), key=_first_key)
    last = None if None in ends_of else max((one for one in ends_of if one is not None), key=_last_key)
    plain = len(members) == 1 and isinstance(members[0], tuple) and not every
    return OneOf(first, last, () if plain else tuple(members), every)


def _first_key(date: Date) -> Day:
    return date.first or _BEFORE_ALL


def _last_key(date: Date) -> Day:
    return date.last or _AFTER_ALL


def unqualified(date: Date) -> Date:
    """The same date without ~ and ?."""
    return replace(date, approximate=False, uncertain=False, marks=())


def _ends_before(one: When, other: When) -> bool:
    last, first = latest(one), earliest(other)
    return last is not None and first is not None and last < first


def _require_day(text: str, year: int, month: int, day: int) -> None:
    if not 1 <= month <= 12:
        hint = f"; did you mean {_year(year)}-{day:02}-{month:02}?" if 1 <= day <= 12 and month <= 31 else ""
        raise DateError(f'"{_shown(text)}": there is no month {month}{hint}')
    if not 1 <= day <= days_in_month(year, month):
        raise DateError(f'"{_shown(text)}": month {month} of {year} has days 1 to {days_in_month(year, month)}')


def _number(text: str, part: str | None) -> int | None:
    if part == "00":
        raise DateError(f'"{_shown(text)}": 00 is no month or day; leave it out, or write XX')
    return None if part is None else ANY if part == "XX" else int(part)


def _year(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
