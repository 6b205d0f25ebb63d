"""The year that a heading gives to the dates that open the lines below it: "3 May: ..." below "2013" is of 2013."""

from __future__ import annotations

import re
from typing import Final

from timeline.when.meaning import Calendar, Meaning, Range, Unit
from timeline.when.periods import Period

_HEADING: Final = re.compile(r"^[ ]{0,3}(#{1,6})[ \t]", re.MULTILINE)
_BEFORE_HEADING: Final = re.compile(r"[ ]{0,3}(?P<marks>#{0,6})[ \t*_]*")
_BEHIND_HEADING: Final = re.compile(r"[ \t*_:.#]*")
_BEFORE_ITEM: Final = re.compile(r"[ \t]*(?:[-–*+•|>]|\d{1,3}[.)])?[ \t*_\[(]*(?:#{1,6}[ \t]+[*_]*)?")

PLAIN: Final = 7
"""The depth of a line that is no more than a year, without the marks of a heading: those of Markdown end at 6."""


class HeadingFrames:
    """The headings of a text that say a year, as they come.

    A frame holds until the next heading of its depth or above. In news a date without its year is else the nearest to
    the day of publication, which is wrong of every chronology that is older.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._year: Period | None = None
        self._depth = PLAIN
        self._seen = 0

    def hear(self, start: int, end: int, meaning: Meaning, period: Period | None) -> None:
        """Take a phrase for the frame of what is below it, where it is all that a line says, and says a year."""
        if period is None or period.unit not in (Unit.YEAR, Unit.MONTH) or not _says_year(meaning):
            return
        before, behind = self._around(start, end)
        heading = _BEFORE_HEADING.fullmatch(before)
        if heading is not None and _BEHIND_HEADING.fullmatch(behind):
            self._year, self._seen = Period(Unit.YEAR, period.year), end
            self._depth = len(heading["marks"]) or PLAIN

    def year_at(self, start: int, end: int, meaning: Meaning) -> Period | None:
        """Return the year of the heading above a date without one that opens a line; None where no heading says it."""
        if self._year is None or not _lacks_year(meaning):
            return None
        if any(len(mark[1]) <= self._depth for mark in _HEADING.finditer(self._text, self._seen, start)):
            self._year = None
        self._seen = start
        before, _ = self._around(start, end)
        return self._year if _BEFORE_ITEM.fullmatch(before) else None

    def _around(self, start: int, end: int) -> tuple[str, str]:
        """What the line of a phrase says before it and behind it."""
        above, below = self._text.rfind("\n", 0, start) + 1, self._text.find("\n", end)
        return self._text[above:start], self._text[end : below if below >= 0 else len(self._text)]


def _says_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Calendar) and meaning.year is not None


def _lacks_year(meaning: Meaning) -> bool:
    """Whether it is a day or a month of no year: "3 May", "May", "3-7 May"."""
    match meaning:
        case Calendar(year=None):
            return True
        case Range(start, end):
            return _lacks_year(start) and _lacks_year(end)
    return False
