"""What a line, an item or a heading begins with: the date, and the words behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from timeline.dates import DateError
from timeline.exchange.loose_dates import read_loosely
from timeline.store.model import read_when

_MONTHS: Final = (
    "january february march april may june july august september october november december "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS.split())})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\d.,])(\d{3,4})(?![\d.,]?\d)(?:\s?(BCE?|AD|CE)\b)?")
_BREAK: Final = re.compile(r"(:\s|\s[–—-]\s|[–—])")
"""What is between a date and its title, or between the ends of a range: "28 July – 3 August 1914: ..."."""

_LONGEST: Final = 40
"""Characters of a date that a colon or a dash parts from its title. Not measured; "Wednesday, 28 September 1914, in
the evening" has as many."""
_LONGEST_HEADING: Final = 60
"""Characters of a heading that says the year or month of what is below it. Not measured; longer ones are titles."""
_MOST_WORDS: Final = 6
"""Words of a date that nothing parts from its title."""


def opening(text: str) -> tuple[str, str] | None:
    """Return the date that a text begins with, up to a colon or a dash, and the rest.

    Example:
        >>> opening("28 July 1914 – Austria declares war")
        ('28 July 1914', 'Austria declares war')
    """
    parts = _BREAK.split(text, maxsplit=2)
    dated = re.search(r"\d", parts[0]) or _MONTH.fullmatch(parts[0])
    if len(parts) < 3 or len(parts[0]) > _LONGEST or not dated:
        return None
    if len(parts) == 5 and re.search(r"\d", parts[2]) and not re.search(r"[^\W\d]", _MONTH.sub("", parts[2])):
        return f"{parts[0].strip()} – {parts[2].strip()}", parts[4].strip()
    return parts[0].strip(), "".join(parts[2:]).strip()


def first_words(text: str) -> tuple[str, str] | None:
    """Return the longest date that the first words of a text are, with a year, and the rest.

    Example:
        >>> first_words("3 May 2021 Bridge opens")
        ('3 May 2021', 'Bridge opens')
    """
    words = text.split(maxsplit=_MOST_WORDS)
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        date, rest = " ".join(words[:count]), " ".join(words[count:]).lstrip(":–—- ")
        if not rest or rest[0].islower():
            continue
        if _YEAR_IN.search(date) and is_date(date.rstrip(":.,")):
            return date.rstrip(":.,"), rest
    return None


_YEAR_IN: Final = re.compile(r"\d{3,4}")


def is_date(text: str) -> bool:
    """Say whether a text is a date with a number in it."""
    if not re.search(r"\d", text):
        return False
    try:
        read_loosely(text, read_when, "dmy")
    except (DateError, ValueError):
        return False
    return True


def completed(date: str, context: Mapping[int, str]) -> str | None:
    """Return the date with the year and month of the headings above, where it lacks them; None for what is no date."""
    if not (re.search(r"\d", date) or _MONTH.fullmatch(date)) or len(date) > _LONGEST_HEADING:
        return None
    if _YEAR.search(date):
        return date
    year = year_of(context)
    if year is None:
        return None
    if not _MONTH.search(date):
        month = next((match[0] for text in reversed(list(context.values())) if (match := _MONTH.search(text))), None)
        if month is None:
            return None
        date = f"{date} {month}"
    return f"{date} {year}"


def year_of(context: Mapping[int, str]) -> str | None:
    """Return the year of the nearest heading that says one, and only one."""
    for text in reversed(list(context.values())):
        years = _YEAR.findall(text)
        if len(years) == 1 and len(text) < _LONGEST_HEADING:
            return " ".join(part for part in years[0] if part)
    return None
