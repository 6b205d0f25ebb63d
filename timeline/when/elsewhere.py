"""The languages without a file of their own, through dateparser: slower, less exact, and marked as such.

Every mention has the rule "dateparser". A date that dateparser completed stays as coarse as its words: a month that it
made a day of is a month again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.dates import Date, DateError, Day
from timeline.when.meaning import Calendar
from timeline.when.mentions import Mention
from timeline.when.periods import Period

RULE: Final = "dateparser"


_TWO_DAYS: Final = (Day(2001, 1, 31), Day(2010, 6, 15))
"""What is the same counted from either needs no day to count from; dateparser's own would be the clock's."""


def find_elsewhere(text: str, published: Day | None, language: str) -> list[Mention]:
    """The dates that dateparser finds. Without a publication day only those that are whole without it.

    Raises DateError when dateparser does not know the language either.
    """
    from dateparser.search import search_dates

    try:
        found = search_dates(text, languages=[language], settings=_settings(published or _TWO_DAYS[0]))
    except ValueError:
        raise _unknown(language) from None
    return list(_mentions(text, [words for words, _ in found or []], published, language))


def read_elsewhere(text: str, language: str, order: str | None, today: Day | None) -> Date | None:
    """The date that a whole text is to dateparser, no finer than the text; None when it is none."""
    readings = {_read(text, language, order, day) for day in ((today,) if today else _TWO_DAYS)}
    return readings.pop() if len(readings) == 1 else None


def _read(text: str, language: str, order: str | None, today: Day) -> Date | None:
    from dateparser.date import DateDataParser

    settings = _settings(today) | ({"DATE_ORDER": order.upper()} if order else {})
    try:
        found = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    except ValueError:
        raise _unknown(language) from None
    if found.date_obj is None:
        return None
    year, month, day = found.date_obj.timetuple()[:3]
    match found.period:
        case "year":
            return Date(year)
        case "month":
            return Date(year, month)
        case _:
            return Date(year, month, day)


def _settings(today: Day) -> dict[str, Any]:
    from datetime import datetime

    return {"PREFER_DATES_FROM": "past", "RELATIVE_BASE": datetime(today.year, today.month, today.day)}


def _unknown(language: str) -> DateError:
    return DateError(f'language "{language}" is not known; write its code, as "en" or "pt"')


def _mentions(text: str, found: list[str], published: Day | None, language: str) -> Iterator[Mention]:
    at = 0
    for words in found:
        start = text.find(words, at)
        date = read_elsewhere(words, language, None, published)
        if start < 0 or date is None:
            continue
        at = start + len(words)
        day = date.as_day
        period = Period.day(day) if day else Period.month(date.year or 0, date.month) if date.month else None
        yield Mention(
            start=start,
            end=at,
            text=words,
            type="DATE",
            value=str(period) if period else str(date),
            mod=None,
            when=date,
            time=None,
            rule=RULE,
            meaning=Calendar(date.year, date.month, date.day),
            reference=published,
            basis="text" if published is None else "published",
            needs=None,
            language=language,
        )
