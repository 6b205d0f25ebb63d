"""Dates as other programs and people write them, read without inventing precision: 20200410, 1914–18, ISO times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from timeline.dates import Date, DateError, Interval, When, slashed
from timeline.exchange.rows import ReadDate

LONGEST_DATE: Final = 200
"""Characters of a date; what is longer is no date."""

OTHERS: Final = ("de", "fr", "es", "it", "pt", "nl", "ru", "uk", "pl")
"""Languages that are tried where that of the repository reads nothing; the first that reads it wins."""

_DATETIME: Final = re.compile(
    r"([+-]?\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?", re.IGNORECASE
)
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})")
_YEARS: Final = re.compile(r"(\d{3,4})\s?[–—-]\s?(\d{2,4})")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)")
_SLASHED_IN: Final = re.compile(rf"(?<![\d/.-]){_SLASHED.pattern}(?![\d/.-])")
_NOTE: Final = re.compile(r"\s*(?:\[[^\[\]]{0,20}\]|\([^()]{0,60}\))\s*$")
_ABOUT: Final = re.compile(r"^on or (?:about|around) ", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\s?(?:[–—-]|to|bis|until)\s?(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
_IN: Final = re.compile(r"^(?:am|im|in|le|en|el|il|nel|em|no|op|в|во|у|на|w)\s+", re.IGNORECASE)
"""What may stand before a date in a cell, in the languages that are tried."""

_STAMP: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_EPOCH: Final = re.compile(r"-?\d{12,13}|\d{9,10}")
"""Milliseconds of JavaScript, or seconds of Unix."""

_NO_CLOCK: Final = ("00:00", "00:00:00")


def read_loosely(text: str, dates: ReadDate, order: str | None = None) -> tuple[When, str | None]:
    """Read a date and, where it says one, a clock time.

    Args:
        text: The date, as a cell or a field holds it.
        dates: Reads a date as an editor of the repository writes it.
        order: "dmy" or "mdy": how 03/04/2024 is meant.

    Returns:
        The date, as precise as the text, and the clock time. Midnight is not a clock time: programs write it where they
        know none.

    Raises:
        DateError: The text is no date.

    Example:
        >>> from timeline.store.model import read_when
        >>> read_loosely("2020-04-10T14:30:00Z", read_when)
        (Date(year=2020, month=4, day=10, masked=0, approximate=False, uncertain=False), '14:30Z')
    """
    text = _ABOUT.sub("about ", " ".join(text[:LONGEST_DATE].replace("→", "–").split()))
    if match := _DATETIME.fullmatch(text):
        day, clock, seconds, zone = match.groups()
        return dates(day.removeprefix("+")), _clock(clock, seconds, zone)
    if match := _STAMP.fullmatch(text):
        year, month, number, hour, minute, second = match.groups()
        return dates(f"{year}-{month}-{number}"), _clock(f"{hour}:{minute}", f":{second}", None)
    if _EPOCH.fullmatch(text):
        return _since_epoch(int(text) // (1000 if len(text) > 10 else 1))
    for shape, read in _SHAPES:
        if match := shape.fullmatch(text):
            return read(*match.groups()), None
    if match := _SLASHED.fullmatch(text):
        return _slashed(text, match, order), None
    if match := _RANGE.fullmatch(text):
        first, last = (read_loosely(end, dates, order)[0] for end in match.groups())
        return from_to(first, last), None
    try:
        return dates(text), None
    except DateError as error:
        when = _elsewhere(text) or (_noted(text, dates, order) if _NOTE.search(text) else None)
        if when is None:
            raise error from None
        return when, None


def from_to(start: When, end: When) -> When:
    """Return the interval from a date to a date; the date itself where both are the same.

    Raises:
        DateError: The end is before the start, or one of them is no single date.
    """
    if start == end:
        return start
    if not isinstance(start, Date) or not isinstance(end, Date):
        raise DateError(f"{start} and {end} are no two ends of a time")
    return Interval(start, end)


def order_of(texts: Iterable[str]) -> str | None:
    """How a column writes 03/04/2024, where one of its dates can only be meant one way; None where none tells."""
    orders = set()
    for text in texts:
        for match in _SLASHED_IN.finditer(text[:LONGEST_DATE]):
            first, second = int(match[1]), int(match[3])
            if first > 12 >= second:
                orders.add("dmy")
            elif second > 12 >= first:
                orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


def _since_epoch(seconds: int) -> tuple[Date, str | None]:
    """The day and clock time, in UTC, of seconds since 1970."""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    clock = moment.strftime("%H:%M")
    return Date(moment.year, moment.month, moment.day), None if clock in _NO_CLOCK else f"{clock}Z"


def _clock(clock: str, seconds: str | None, zone: str | None) -> str | None:
    full = clock + (seconds if seconds and seconds != ":00" else "")
    if full in _NO_CLOCK:
        return None
    if zone and zone.upper() != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return full + (zone or "").upper()


def _years(first: str, last: str) -> When:
    """1914–18 and 1914–1918."""
    if len(last) == 3 or len(last) > len(first):
        raise DateError(f'"{first}-{last}" is no range of years; write {first}/{last}')
    end = int(first[: len(first) - len(last)] + last)
    return Interval(Date(int(first)), Date(end))


def _month(year: int, month: int) -> Date:
    if month > 12:
        raise DateError(f'"{month}/{year}": there is no month {month}')
    return Date(year, month)


_SHAPES: Final[tuple[tuple[re.Pattern[str], Callable[..., When]], ...]] = (
    (_COMPACT, lambda year, month, day: Date(int(year), int(month), int(day))),
    (_YEAR_FIRST, lambda year, month, day: Date(int(year), int(month), int(day))),
    (_MONTH_YEAR, lambda month, year: _month(int(year), int(month))),
)


def _slashed(text: str, match: re.Match[str], order: str | None) -> Date:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        raise DateError(f'"{text}" has a year of two digits; write all four')
    # Who writes dots writes the day first.
    order = order or ("dmy" if match[2] == "." else None)
    fix = "set date_order in mkdocs.yml, or write the one that is meant"
    return slashed(text, first, second, year, order, fix)


def _noted(text: str, dates: ReadDate, order: str | None) -> When | None:
    """What stands before a note in brackets, as "1066 [3]"; a note that changes the date is none: (Julian), (?)."""
    note = _NOTE.search(text)
    if note is None or re.search(r"julian|o\.\s?s|\?|ca?\.|circa|bc", note[0], re.IGNORECASE):
        return None
    try:
        return read_loosely(text[: note.start()], dates, order)[0]
    except DateError:
        return None


@lru_cache(maxsize=4096)
def _elsewhere(text: str) -> When | None:
    """The date in another language than that of the repository, and 1914–18; None where no language reads it."""
    from timeline.when import read_date  # the grammar, which few imports need

    if match := _YEARS.fullmatch(text):
        try:
            return _years(*match.groups())
        except DateError:
            return None
    if len(text) > 60 or not re.search(r"\d", text) or not re.search(r"[^\W\d_]", text):
        return None
    for language in OTHERS:
        for words in dict.fromkeys((text, _IN.sub("", text))):
            try:
                return read_date(words, language=language)
            except DateError:
                continue
    return None
