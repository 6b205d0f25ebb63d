"""Dates as people type them into YAML: EDTF, else a phrase of the grammar, else whatever dateparser can read."""

from __future__ import annotations

import re
from typing import Final

from timeline.dates import Date, DateError, Day, When, parse_edtf
from timeline.when.elsewhere import read_elsewhere
from timeline.when.languages import CODES, primary
from timeline.when.mentions import find_dates

_WORDS: Final = re.compile(r"[^\W\d_XY]")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def read_date(text: str, *, language: str = "en", order: str | None = None, today: Day | None = None) -> When:
    """The date that a whole text is. "Oct 8-13, 2024" is 2024-10-08/2024-10-13.

    ``language`` is a BCP 47 tag. ``order`` is "dmy" or "mdy" and decides 03/04/2024, which raises DateError with both
    readings where it is None. ``today`` is what "yesterday" counts from. Raises DateError when the text is no date, or
    not the whole of it is.
    """
    text, language = text.strip(), primary(language)
    try:
        return parse_edtf(text)
    except DateError as error:
        problem = error
    if match := _SLASHED.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        return _slashed(text, first, second, year, order)
    if not _WORDS.search(text):
        raise problem  # numbers alone are EDTF or nothing: dateparser would make something of any
    if language in CODES:
        for mention in find_dates(text, today, language=language):
            if mention.text == text and mention.when is not None and mention.needs is None:
                return mention.when
    found = read_elsewhere(text, language, order, today)
    if found is None:
        raise problem
    return found


def _slashed(text: str, first: int, second: int, year: int, order: str | None) -> Date:
    if order is None and first <= 12 and second <= 12 and first != second:
        raise DateError(
            f'"{text}" can be {Date(year, second, first)} or {Date(year, first, second)}; write the one that is meant'
        )
    day_first = order == "dmy" if first <= 12 and second <= 12 else first > 12
    return Date(year, second, first) if day_first else Date(year, first, second)
