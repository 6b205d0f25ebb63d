"""The units, weekdays and modifiers that meanings are made of."""

from __future__ import annotations

from enum import Enum, IntEnum


class Unit(Enum):
    """A unit of time; the value is its letter in an ISO 8601 duration as TIMEX3 writes it."""

    SECOND = "S"
    MINUTE = "M "  # told from MONTH by the space; durations strip it
    HOUR = "H"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "HY"
    SEASON = "SN"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"
    MILLENNIUM = "ML"

    __hash__ = object.__hash__  # Enum's own is Python that hashes the name, at every look into a table

    @property
    def letters(self) -> str:
        """Its letter, as ISO 8601 has it in durations."""
        return self.value.strip()

    @property
    def of_clock(self) -> bool:
        """Whether it is shorter than a day."""
        return self in (Unit.SECOND, Unit.MINUTE, Unit.HOUR)

    def __repr__(self) -> str:
        return self.name


class DayOfWeek(IntEnum):
    """Days of the week, numbered as ``Day.weekday`` does."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6

    def __repr__(self) -> str:
        return self.name


class From(Enum):
    """What a relative phrase counts from.

    Source: the day of writing is TimeML's document creation time; the focus is Webber's temporal focus (1988), the time
    that the text is at.
    """

    WRITING = "the day of writing"  # "three days ago"
    FOCUS = "the time that the text is at"  # "three days later", "the next day"
    QUARTER = "the quarter that the text is at"  # "the year-ago quarter"

    def __repr__(self) -> str:
        return self.name


class Mod(Enum):
    """TIMEX3's modifiers."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    BEFORE = "BEFORE"
    AFTER = "AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"

    def __repr__(self) -> str:
        return self.name


class Extent(Enum):
    """How much of a time a part of it is."""

    THIRD = "third"
    HALF = "half"
    QUARTER = "quarter"
    EDGE = "edge"
    WHOLE = "whole"

    def __repr__(self) -> str:
        return self.name


class Bound(Enum):
    """On which side of a date a happening lies."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    FROM = "from"  # on it or after

    def __repr__(self) -> str:
        return self.name
