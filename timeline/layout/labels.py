"""The date or clock time that a line begins with, or is: the 4 March of "4 March: The gates were closed".

Only the form of a line is read here, so that its layout is known; what its date means, ``when`` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final

_CLOCK: Final = r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:[ \t]?[ap]\.?m\.?)?|\d{1,2}[ \t]?[ap]\.?m\b\.?"
_TOKEN: Final = re.compile(
    rf"""(?P<numeric>\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b|\d{{4}}[./]\d{{1,2}}[./]\d{{1,2}})|
    (?P<clock>{_CLOCK})|
    (?P<short>\d{{1,2}}[./]\d{{1,2}}\.?)|(?P<iso>\d{{4}}-\d\d(?:-\d\d)?(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)|
    (?P<era>\d{{1,4}}(?=[ \t]?(?:BCE?|AD|CE)\b))|(?P<year>\d{{4}}(?:s|-\d\d\b|–\d\d\b|/\d\d\b)?(?!\d))|
    (?P<day>\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?(?![\d%$€£]))|
    (?P<word>[^\W\d_]+\.?(?:[^\W\d_]\.)*)|(?P<gap>[ \t,.'’()/–—-]+)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A piece of a label that can be part of a date: a number, a clock time, a word, or what stands between.

Matches:
    «18.10.2024», Friday
    «14:05» on Friday
    «2024-10-18T14:05+03:00» · A. Writer
    «44» BC
    «October» 18
Does not match:
    *18 October*
    “October”
"""
_HIGHEST: Final = {"year": 2199, "day": 31}
_SAME: Final = {"short": "numeric", "era": "year"}
_LABEL_END: Final = re.compile(r"[ \t]*(?:[:|\t][ \t]*|[ \t]{3,}|[ \t][–—-][ \t]+|[–—][ \t]+|\.[ \t]+[–—-][ \t]+)")
_BLANKS: Final = re.compile(r"[ \t]+")
_OPENING: Final = re.compile(r"(?:\*{1,3}|_{1,2}|[\[(])?(?P<on>(?:On|In|Am|Le|El)[ \t]+)?")
"""Marks of bold or italic type and brackets before a label, and the "On" of "On 4 March: ..."."""
_CLOSING: Final = re.compile(r":?(?:\*{1,3}|_{1,2})|[\])]")
LONGEST_LABEL: Final = 60
"""Code points of a date before an entry; what is longer is a sentence that has one."""


DAY: Final = 3
"""The precision of a day."""


def precision(text: str, start: int, end: int) -> int:
    """How exact a date is: 1 for years, 2 for months and seasons, 3 for days, 4 for clock times."""
    kinds = {kind for kind, _ in _tokens(text, start, end)}
    if "clock" in kinds and not {"month", "day"} & kinds:
        return 4
    if {"day", "numeric", "iso"} & kinds:
        return 3
    return 2 if {"month", "season"} & kinds else 1


@cache
def _months() -> frozenset[str]:
    """The names of months and weekdays in label_months.txt."""
    return _words_in("label_months.txt")


@cache
def _other_words() -> frozenset[str]:
    """The words of label_words.txt."""
    return _words_in("label_words.txt")


def _words_in(name: str) -> frozenset[str]:
    lines = (resources.files("timeline.layout") / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_SEASONS: Final = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "early", "mid", "late", "q1", "q2", "q3", "q4")
)


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield what a text is made of as far as it can be a date: the kind of each piece and where it ends."""
    position = start
    while position < end and (token := _TOKEN.match(text, position, end)):
        kind = token.lastgroup or "gap"
        if kind == "word":
            word = token[0].casefold().rstrip(".")
            if word in _months():
                kind = "month"
            elif word in _SEASONS:
                kind = "season"
            elif word not in _other_words():
                return
        elif not 0 < int("".join(filter(str.isdecimal, token[0]))[:4] or 1) <= _HIGHEST.get(kind, 9999):
            return
        yield _SAME.get(kind, kind), token.end()
        position = token.end()


def _is_date(kinds: Sequence[str]) -> bool:
    """Whether pieces make a date or a clock time: a number of a day alone, or a month's name alone, does not."""
    # A season needs a year, which makes a date by itself.
    return not {"clock", "iso", "year", "numeric"}.isdisjoint(kinds) or {"month", "day"} <= set(kinds)


def whole_label(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of a date that is all a line says: "March 2022", "**4 March**", "1914–1918"; else None.

    A month alone is one as well: below the heading of a year it is the month of that year.
    """
    start, end = unmarked(text, start, end)
    while end > start and text[end - 1] in ":.–—- \t":
        end -= 1
    if not start < end <= start + LONGEST_LABEL:
        return None
    tokens = list(_tokens(text, start, end))
    if not tokens or tokens[-1][1] != end:
        return None
    kinds = [kind for kind, _ in tokens if kind != "gap"]
    return (start, end) if _is_date(kinds) or kinds == ["month"] else None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Return whether a line says where and on which day a text was written, and no more: "Kolby, 9 February 2024"."""
    place, _, _ = text[start:end].partition(",")
    day = start + len(place) + 1
    is_named = place[:1].isupper() and len(place.split()) <= MOST_PLACE_WORDS and not whole_label(text, start, day - 1)
    return is_named and whole_label(text, day, end) is not None and precision(text, day, end) == DAY


MOST_PLACE_WORDS: Final = 4
"""Words of a place before the day of a dateline: "Santa Cruz de Tenerife"."""


def leading_label(text: str, start: int, end: int) -> tuple[tuple[int, int], int] | None:
    """The offsets of the date that a line begins with, and where the text behind it begins; None where it has none.

    "4 March: The gates were closed." has "4 March"; "3-7 March 2011 – Troops left" has "3-7 March 2011"; "14:05 The
    doors open" has the clock time. "In March the gates were closed" has none: there the date is part of the sentence.
    """
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    kinds: list[str] = []
    best = None
    for kind, stop in _tokens(text, first, min(end, first + LONGEST_LABEL)):
        if kind == "gap":
            if not kinds:
                return None
            continue
        kinds.append(kind)
        if not _is_date(kinds) and kinds != ["month"]:
            continue
        closing = _CLOSING.match(text, stop, end)
        # What stands in bold type or in brackets needs no colon, and a clock time before a capital needs none either.
        ending = _BLANKS if closing else _LABEL_END
        after = closing.end() if closing else stop
        gap = _LABEL_END.match(text, after, end) or ending.match(text, after, end)
        if (opening and opening["on"]) or kinds == ["month"]:
            # "On 4 March – a day late – they met" is a sentence, and so is "May - or may not"; a colon makes a label.
            gap = gap if gap and ":" in text[stop : gap.end()] else None
        elif gap is None and kinds == ["clock"] and (blank := _BLANKS.match(text, stop, end)):
            gap = blank if _opens_sentence(text[blank.end() : blank.end() + 1]) else None
        if gap is not None and gap.end() < end:
            best = (first, stop), gap.end()
    return best


def _opens_sentence(char: str) -> bool:
    """Whether a letter can begin a sentence: a capital, or one of a script without capitals."""
    return char.isalpha() and not char.islower()


def unmarked(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks of bold or italic type around it."""
    for mark in ("**", "__", "*", "_"):
        if end - start > 2 * len(mark) and text.startswith(mark, start) and text.endswith(mark, start, end):
            return start + len(mark), end - len(mark)
    return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
