"""Days as pages print them: "Samstag, 19. Juli 2014", "03/02/2022", "2020年3月27日", in any language that CLDR knows.

This finds whole days in short pieces of a page, where a day stands alone. Dates in running text are for timeline.when.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from timeline.dates import Day
from timeline.text import locale_of, primary_language
from timeline.when.calendars import BUDDHIST

Order = Literal["dmy", "mdy"]

LANGUAGES: Final = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "bg", "mk", "ru", "uk", "be"),
    *("ro", "hu", "fi", "et", "lv", "lt", "sv", "da", "nb", "is", "ga", "el", "sq", "tr", "az", "kk", "ka", "hy", "ar"),
    *("fa", "he", "hi", "bn", "ur", "id", "ms", "vi", "th", "ca", "eu", "gl", "sw", "tl", "af", "mt", "cy"),
)
"""Whose names of months are tried where a page does not say its language."""

_NUMBER: Final = r"(\d{1,2})"
_YEAR: Final = r"(\d{4})"
_WORD: Final = r"([^\s\d.,;:/()|_-]{3,20}|[ก-๎]{1,3}\.[ก-๎]\.)"
_OF: Final = r"(?:(?:de|del|of|di) )?"
_ORDINAL: Final = r"(?:st|nd|rd|th|er|-?го|ος|º|ª|η|\.)?"
_GAP: Final = r"(?: ?[/.|-] ?| )?"
_BEFORE_YEAR: Final = r"(?: ?, ?| ?[/.|-] ?| )"

_FORMS: Final = {
    "ymd": re.compile(rf"(?<![\d./-]){_YEAR}([-/.]) ?{_NUMBER}\2 ?{_NUMBER}(?!\d|[./-]\d)"),
    "numbers": re.compile(rf"(?<![\d./-]){_NUMBER} ?([-/.|]) ?{_NUMBER} ?\2 ?{_YEAR}(?!\d|[./-]\d)"),
    "short": re.compile(r"(?<![\d./-])(\d\d?)([./]) ?(\d\d?)\2(\d\d)(?![\d./]|:\d)"),
    "digits": re.compile(r"(?:(?<=[^\W\d_], )|(?<=[^\W\d_] , ))(\d)\. ?(\d)\. ?(\d\d)(?= ?$)"),
    "d/m-y": re.compile(rf"(?<![\d./-]){_NUMBER}/{_NUMBER}-{_YEAR}(?!\d|[./-]\d)"),
    "cjk": re.compile(rf"{_YEAR} ?[年년] ?{_NUMBER} ?[月월] ?{_NUMBER} ?[日일]"),
    "d month y": re.compile(rf"(?<!\d){_NUMBER}{_ORDINAL}{_GAP}{_OF}{_WORD}\.?,?{_GAP}{_OF}{_YEAR}(?!\d)"),
    "month d y": re.compile(rf"{_WORD}\.?{_GAP}{_NUMBER}{_ORDINAL}{_BEFORE_YEAR}{_OF}{_YEAR}(?!\d)"),
    "month d time y": re.compile(rf"{_WORD} {_NUMBER} \d\d:\d\d(?::\d\d)?(?: [A-Z]{{2,5}})? {_YEAR}(?!\d)"),
    "y month d": re.compile(rf"(?<!\d){_YEAR}[.,]?(?: m\.)?[ -]?{_WORD}\.?,?[ -]{_NUMBER}(?!\d)"),
    "y d month": re.compile(rf"(?<!\d){_YEAR}\. gada {_NUMBER}\. {_WORD}"),
    "d month-th y": re.compile(rf"(?<!\d){_NUMBER} tháng {_NUMBER},? (?:năm )?{_YEAR}(?!\d)", re.IGNORECASE),
}

FEWEST_DIGITS: Final = 4
"""In "1.2.24"; no day is written with fewer."""

_SPACE: Final = re.compile(r"\s+")


def days_in(text: str, language: str = "", order: Order | None = None) -> list[Day]:
    """The days that a short text names in full, in the order of the text. "Juli 12, 2017" is 2017-07-12.

    ``language`` is a BCP 47 tag, empty when it is not known. 03/04/2024 is left out unless ``order`` decides it; with
    dots the day comes first everywhere.
    """
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return []
    text = _SPACE.sub(" ", text)
    days = sorted(set(_found(text, language, order)))
    return [day for _, day in days]


def _found(text: str, language: str, order: Order | None) -> Iterator[tuple[int, Day]]:
    for form, pattern in _FORMS.items():
        for match in pattern.finditer(text):
            parts = _parts(form, match, language, order)
            day = make_day(*parts) if parts else None
            if day is not None:
                yield match.start(), day


def _parts(form: str, match: re.Match[str], language: str, order: Order | None) -> tuple[int, int, int] | None:
    """Year, month and day of a match, None when its word is no month or its numbers can be read in two ways."""
    match form:
        case "ymd":
            return int(match[1]), int(match[3]), int(match[4])
        case "cjk":
            return int(match[1]), int(match[2]), int(match[3])
        case "short" if len(match[1] + match[3]) < 3:
            return None  # 1.2.11 is the number of a version
        case "digits" if primary_language(language) in ("", "en"):
            return None
        case "digits":  # "By A. Writer, 1.2.11", where days are written so
            return _century(match[3]), int(match[2]), int(match[1])
        case "short":
            return _ordered(int(match[1]), int(match[3]), _century(match[4]), "dmy" if match[2] == "." else order)
        case "numbers":
            return _ordered(int(match[1]), int(match[3]), int(match[4]), "dmy" if match[2] == "." else order)
        case "d/m-y" | "d month-th y":
            return int(match[3]), int(match[2]), int(match[1])
        case "d month y":
            day, word, year = match[1], match[2], match[3]
        case "month d y" | "month d time y":
            day, word, year = match[2], match[1], match[3]
        case "y d month":
            day, word, year = match[2], match[3], match[1]
        case _:
            day, word, year = match[3], match[2], match[1]
    month = month_number(word, language)
    return (int(year), month, int(day)) if month else None


_WEB: Final = 90
"""The year of the last century, in two digits, after which there are pages."""
_BUDDHIST: Final = range(2401, 2700)
"""Years of Thailand's calendar that pages have."""
_PUBLISHED: Final = range(1701, 2200)
"""Years in which something that is on the web came out: newspapers are scanned from their beginning."""


def _century(year: str) -> int:
    """The year that two digits mean: no page is older than the web."""
    return int(year) + (1900 if int(year) > _WEB else 2000)


def _ordered(first: int, second: int, year: int, order: Order | None) -> tuple[int, int, int] | None:
    if first > 12 or first == second or order == "dmy":
        return year, second, first
    if second > 12 or order == "mdy":
        return year, first, second
    return None


def make_day(year: int, month: int, day: int) -> Day | None:
    """The day, None when there is none or when nothing was published on it; Thailand counts 543 years more."""
    year = year + BUDDHIST if year in _BUDDHIST else year
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Day(year, month, day) if year in _PUBLISHED else None


def month_number(word: str, language: str = "") -> int | None:
    """The number of the month with this name in the language, else in English, else in whichever language agrees.

    "listopad" is 11 in Czech and 10 in Croatian, so without a language it is None. Names can be cut short: "févr" is 2.
    """
    word = _plain(word)
    own = _months_in(primary_language(language))
    number = own.get(word) or _months_in("en").get(word)
    return number or _cut(word, own) or _months_anywhere().get(word)


def _cut(word: str, months: dict[str, int]) -> int | None:
    """The one month whose name begins so."""
    numbers = {month for name, month in months.items() if len(word) > 2 and name.startswith(word)}
    return numbers.pop() if len(numbers) == 1 else None


def _plain(name: str) -> str:
    """The name in small letters, without dots and accents, which many leave out: "Février" is "fevrier"."""
    name = name.casefold().rstrip(".")
    if not name.isascii() and unicodedata.name(name[:1], "").startswith(("LATIN", "GREEK")):
        name = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return name


_ALSO: Final = {
    "ar": ("ar_LB", "ar_DZ", "ar_MA"),
    "de": ("de_AT",),
}
"""Where a language has other names for the months than where most of its speakers live."""

_SHORT: Final = {"en": {"sept": 9}, "de": {"mrz": 3}, "es": {"set": 9}}
"""What CLDR does not have."""


@lru_cache(maxsize=128)
def _months_in(language: str) -> dict[str, int]:
    from babel import UnknownLocaleError

    months: dict[str, int] = {}
    for name in (language, *_ALSO.get(language, ())):
        try:
            locale = locale_of(name)
        except (UnknownLocaleError, ValueError, TypeError):
            return {}
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, written in locale.months[context][width].items():
                    # The last word: "de maig" and "ta' Mejju" are written with their preposition.
                    last = _plain(written).split(" ")[-1].split("’")[-1]
                    if len(last) > 2:
                        months.setdefault(last, month)
                        if language == "he":
                            months.setdefault(f"ב{last}", month)  # "in May", as one word
    return months | _SHORT.get(language, {})


@lru_cache(maxsize=1)
def _months_anywhere() -> dict[str, int]:
    meanings: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for name, month in _months_in(language).items():
            meanings.setdefault(name, set()).add(month)
    return {name: months.pop() for name, months in meanings.items() if len(months) == 1}
