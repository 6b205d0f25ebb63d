"""The day in an article's address: https://example.org/2014/05/18/talks is of 2014-05-18."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from timeline.ingestion.days import Order, make_day
from timeline.ingestion.parsed import Evidence, EvidenceKind

_YEAR: Final = r"((?:19|20)\d\d)"
_YMD: Final = re.compile(rf"(?<!\d){_YEAR}([-/_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d])")
_COMPACT: Final = re.compile(rf"(?<!\d){_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\d{{0,10}}(?!\d))")
_SPLIT: Final = re.compile(rf"/{_YEAR}/(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_SECTIONS: Final = re.compile(rf"/{_YEAR}(?:/[a-z][a-z.-]{{0,30}}){{1,3}}/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=/)")
_DMY: Final = re.compile(rf"(?<!\d)(0?[1-9]|[12]\d|3[01])([-/_.])(0?[1-9]|1[0-2])\2{_YEAR}(?!\d)")
_NAMED: Final = re.compile(rf"(?<!\d){_YEAR}/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d\d?)(?!\d)")
_NAME: Final = re.compile(r"[-_][^\W\d_]")
_ARCHIVED: Final = re.compile(r"^/web/\d{14}[a-z_]*/")
"""When the Wayback Machine saved a page says nothing about when it came out."""

_MONTH: Final = re.compile(rf"/{_YEAR}(?:[/-](0[1-9]|1[0-2]))?(?=[/-])")

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_address(address: str, order: Order | None = None) -> tuple[Evidence, ...]:
    """The one day that the path names in full; none when it names several."""
    path = _ARCHIVED.sub("/", unquote(urlsplit(address).path[:2000]).lower())
    dates = set()
    for match in _YMD.finditer(path):
        if (match[2] or len(match[0]) == 8) and not _begins_a_name(match, path):
            dates.add(make_day(int(match[1]), int(match[3]), int(match[4])))
    for match in (*_COMPACT.finditer(path), *_SPLIT.finditer(path), *_SECTIONS.finditer(path)):
        dates.add(make_day(int(match[1]), int(match[2]), int(match[3])))
    for match in _NAMED.finditer(path):
        dates.add(make_day(int(match[1]), _MONTHS.index(match[2]) + 1, int(match[3])))
    for match in () if dates else _DMY.finditer(path):
        number, month, year = int(match[1]), int(match[3]), int(match[4])
        if number > 12 or number == month or order == "dmy":
            dates.add(make_day(year, month, number))
    days = {day for day in dates if day is not None}
    if len(days) != 1:
        return ()
    (day,) = days
    return (Evidence(EvidenceKind.ADDRESS, day, str(day), "address", ("address",)),)


def _begins_a_name(match: re.Match[str], path: str) -> bool:
    """Whether the number after a month is the first word of a name: /2023/10/3-questions is of October."""
    return match[2] == "/" and len(match[4]) == 1 and _NAME.match(path, match.end()) is not None


def month_in_address(address: str) -> tuple[int, int] | None:
    """The year that the path names, and the month or 0: that of /2014/05/talks is (2014, 5)."""
    match = _MONTH.search(_ARCHIVED.sub("/", urlsplit(address).path[:2000]))
    return (int(match[1]), int(match[2] or 0)) if match else None
