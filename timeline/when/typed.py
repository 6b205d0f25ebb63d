"""Dates as people type them into YAML and tables: EDTF, else a phrase of the grammar that is the whole text.

What is typed is a claim about one date. So nothing of it may be left over, nothing may be lost that EDTF can say, and a
weekday that contradicts the day is refused. Everything refused gets a "did you mean".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When, earliest, parse_edtf, slashed, split_time
from timeline.text import primary_language
from timeline.when.elsewhere import read_elsewhere
from timeline.when.languages import has_rules
from timeline.when.meaning import Mod
from timeline.when.mentions import Mention, find_dates
from timeline.when.numeric import century
from timeline.when.spans import beside

_WORDS: Final = re.compile(r"[^\W\d_XY]")
_SLASHED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_SPACED: Final = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_MASKED: Final = re.compile(r"\[?(\d\d)(?:(\d)[-u]|[-u]{2})(\?)?\]?")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{4})")
_PACKED: Final = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ORDINAL: Final = re.compile(r"(\d{4})-(\d{3})")
_LEADING: Final = re.compile(
    r"""(?P<uncertain>perhaps|possibly|probably|maybe)\s+
    |(?P<approximate>about|around|roughly|approximately|approx\.?|circa|ca\.?|c\.|~|±)\s*
    |(?P<about>(?:on|in)\ or\ (?:about|around))\s+
    |(?P<nothing>some\ ?time\ in|sometime|in\ the\ year|the\ year|year|anno|in|on|dated|during|either)\s+""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands before a date and says how sure it is, or nothing.

Matches:
    perhaps 1745
    c. 1745
    on or about 3 May 1745
    sometime in 1745
Does not match:
    May 1745
    one day in 1745
"""
_TRAILING: Final = re.compile(
    r"""\s*(?:(?P<uncertain>\((?:uncertain|\?)\)|,?\ uncertain|\s?\?)
    |(?P<approximate>\(?(?:approx\.?|approximately|circa|or\ so|or\ thereabouts)\)?))$""",
    re.IGNORECASE | re.VERBOSE,
)
"""The same behind a date.

Matches:
    1745 (?)
    1745, uncertain
    1745 or thereabouts
Does not match:
    1745 (? or 1746)
    1745 or 1746
"""
_OPEN: Final = re.compile(
    r"""(?:from\s+)?(?P<start>.+?)\s*
    (?:(?:-|to|until|till)\s*(?:the\s+)?(?:present(?:\ day)?|now|today|date|ongoing)|onwards?|and\ after|[-+])$
    |from\s+(?P<from>.+)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A range without an end.

Matches:
    1745 to the present
    from 3 May 1745
    1745 onwards
    1745-
Does not match:
    1745 to 1746
    1745 and 1746
"""
_BESIDE: Final = (
    (re.compile(r"(?:terminus ante quem|t\.?a\.?q\.?)\s+", re.IGNORECASE), Mod.ON_OR_BEFORE),
    (re.compile(r"(?:terminus post quem|t\.?p\.?q\.?)\s+", re.IGNORECASE), Mod.ON_OR_AFTER),
    (re.compile(r"(?:ante\s+|<\s*)", re.IGNORECASE), Mod.BEFORE),
    (re.compile(r"(?:post\s+|>\s*)", re.IGNORECASE), Mod.AFTER),
)
"""What archivists write before a date that bounds another: "ante 1745", "> 1745"."""

_NIGHT: Final = re.compile(r"(?:the\s+)?nights?\s+(?:of|from)\s+", re.IGNORECASE)
"""Before two days; a night of one day is a part of it, which EDTF has not."""

_RANGE: Final = re.compile(r"(?P<start>.+?)(?:\s+(?:-|to|until|till|through)\s+|\s*\.\.\s*)(?P<end>.+)")
_DASHES: Final = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2009": " "})

_FIXES: Final = ("did you mean", "write the one that is meant", "write the earlier date first")
"""What an error says that has its fix already."""

MOST: Final = 200
"""Characters of the longest text that can be a date."""


class TypedDate(NamedTuple):
    """What was typed: the date, and the time of day that stood with it. "3 May 2021, 2:30 pm" has the time 14:30."""

    when: When
    time: str | None = None


def read_date(text: str, *, language: str = "en", order: str | None = None, today: Day | None = None) -> When:
    """The date that a whole text is. "Oct 8-13, 2024" is 2024-10-08/2024-10-13.

    ``language`` is a BCP 47 tag. ``order`` is "dmy" or "mdy" and decides 03/04/2024, which raises DateError with both
    readings where it is None. ``today`` is what "yesterday" counts from. Raises DateError when the text is no date, or
    not the whole of it is.
    """
    return read_typed(text, language=language, order=order, today=today).when


def read_typed(text: str, *, language: str = "en", order: str | None = None, today: Day | None = None) -> TypedDate:
    """The same with the time of day that stands with it."""
    shown = text.strip()
    if len(shown) > MOST:
        raise DateError(f'"{shown[:57]}..." is too long for a date; write one as 2024-10-03')
    text, language = " ".join(shown.translate(_DASHES).split()), primary_language(language)

    def read(part: str) -> TypedDate:
        return _read(part, language, order, today)

    try:
        return read(text)
    except DateError as error:
        if any(fix in str(error) for fix in _FIXES):
            raise
        meant = _meant(text)
        raise DateError(f"{error}{f'; did you mean {meant}?' if meant else ''}") from None


def _read(text: str, language: str, order: str | None, today: Day | None) -> TypedDate:
    """One way of typing after the other, from the strictest on."""
    try:
        return TypedDate(parse_edtf(text), split_time(text)[1])
    except DateError as error:
        problem = error
    if (numbered := _numbered(text, order)) is not None:
        return TypedDate(numbered)

    def read(part: str) -> TypedDate:
        return _read(part, language, order, today)

    if (typed := _whole(text, language, today)) is not None:
        return typed
    if match := _OPEN.fullmatch(text):
        return TypedDate(_opened(read(match["start"] or match["from"]).when, text))
    if (bounded := _beside(text, read)) is not None:
        return bounded
    if (match := _NIGHT.match(text)) and isinstance(nights := read(text[match.end() :]).when, Interval):
        return TypedDate(nights)
    if (hedged := _hedged(text, read)) is not None:
        return hedged
    if (match := _RANGE.fullmatch(text)) and (interval := _interval(match["start"], match["end"], read)) is not None:
        return TypedDate(interval)
    if not _WORDS.search(text) or has_rules(language):
        raise problem  # what our own grammar does not read is no date: dateparser would make something of any
    other = read_elsewhere(text, language, order, today)
    if other is None:
        raise problem
    return TypedDate(other)


def _beside(text: str, read: Callable[[str], TypedDate]) -> TypedDate | None:
    """One side of a date: "before May 2021", "after 3 May"."""
    for prefix, side in _BESIDE:
        if match := prefix.match(text):
            return TypedDate(_bounded(read(text[match.end() :]).when, side, text))
    return None


def _hedged(text: str, read: Callable[[str], TypedDate]) -> TypedDate | None:
    """A date that is about right or uncertain, as a word before or behind it says: "circa 1862", "1862 (?)"."""
    if (match := _LEADING.match(text)) and match.end() < len(text):
        return _qualified(read(text[match.end() :]), match.lastgroup)
    if match := _TRAILING.search(text):
        return _qualified(read(text[: match.start()]), match.lastgroup)
    return None


def _numbered(text: str, order: str | None) -> When | None:
    """A date in numbers alone that is no EDTF: 3.10.2023, 12/2019, 20230603, 2023-154."""
    if match := _SLASHED.fullmatch(text) or _SPACED.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        # Who writes dots writes the day first.
        return slashed(
            text, first, second, year if len(match[3]) == 4 else century(year), "dmy" if "." in text else order
        )
    if (match := _MONTH_FIRST.fullmatch(text)) and 1 <= int(match[1]) <= 12:
        return Date(int(match[2]), int(match[1]))
    if (match := _PACKED.fullmatch(text)) and 1000 <= int(match[1]) < 2200:
        return Date(int(match[1]), int(match[2]), int(match[3]))
    if match := _MASKED.fullmatch(text):  # as catalogues of libraries have it: 198-, 19--, 197u, [198-?]
        masked = 1 if match[2] else 2
        return Date(int(match[1] + (match[2] or "0") + "0"), masked=masked, uncertain=bool(match[3]))
    if (match := _ORDINAL.fullmatch(text)) and 1 <= int(match[2]) <= 366:
        return Date.of(Day(int(match[1]), 1, 1).plus(int(match[2]) - 1))
    return None


def _whole(text: str, language: str, today: Day | None) -> TypedDate | None:
    """The date of a text that the grammar reads to its last character; None where it leaves something over."""
    if not has_rules(language):
        return None
    mentions = find_dates(text, today, language=language, kind="news")
    if not mentions or mentions[0].start != 0 or mentions[-1].end != len(text):
        return None
    for mention in mentions:
        if mention.doubt is not None and mention.when is not None:
            raise DateError(f'"{text}": {mention.doubt}; did you mean {_unqualified(mention.when)}?')
    if len(mentions) > 1:
        return _listed(text, mentions)
    mention = mentions[0]
    if mention.when is None or mention.needs is not None:
        return None
    if mention.type == "SET" or (mention.type == "TIME" and mention.time is None):
        raise DateError(f'"{text}": EDTF has no part of a day; did you mean {mention.when}?')
    return TypedDate(_thirds(mention, mention.when), mention.time)


_PARTS_OF_YEARS: Final = {"START": 0, "MID": 1, "END": 2}


def _thirds(mention: Mention, when: When) -> When:
    """Late 2019 is about its last third; in prose it stays a year, because readers take it so."""
    part = _PARTS_OF_YEARS.get(mention.mod or "")
    match when:
        case Date(int() as year, None, None, masked=0) if part is not None and not when.approximate:
            first = 4 * part + 1
            return Interval(Date(year, first, approximate=True), Date(year, first + 3, approximate=True))
        case Date(int() as year, None, None, masked=2) if part is not None:
            first, last = ((0, 33), (34, 66), (67, 99))[part]
            return Interval(Date(year + first, approximate=True), Date(year + last, approximate=True))
    return when


def _listed(text: str, mentions: list[Mention]) -> TypedDate | None:
    """Two or more dates in one breath, with nothing but "or", "and" and commas between them."""
    between = [text[one.end : other.start].strip(" ,") for one, other in pairwise(mentions)]
    if not all(join in ("", "or", "and", "&") for join in between):
        return None
    dates = [mention.when for mention in mentions if mention.needs is None]
    if len(dates) != len(mentions) or not all(isinstance(date, Date) for date in dates):
        return None
    members = tuple(date for date in dates if isinstance(date, Date))
    if "or" in between and len(members) == 2 and _adjacent(*members):
        return TypedDate(OneOf(members[0], members[1]))
    first, last = min(members, key=_first), max(members, key=_first)
    return TypedDate(OneOf(first, last, members, every="or" not in between))


def _first(date: Date) -> Day:
    return date.first or Day(0, 1, 1)


def _adjacent(one: Date, other: Date) -> bool:
    last, first = one.last, other.first
    return last is not None and first is not None and last.plus(1) == first


def _opened(when: When, text: str) -> When:
    match when:
        case Date():
            return Interval(when, Edge.OPEN)
        case Interval(start=Date() as start):
            return Interval(start, Edge.OPEN)
    raise DateError(f'"{text}": nothing can begin there; write a date as 2019/..')


def _bounded(when: When, side: Mod, text: str) -> When:
    bounded = beside(side, when)
    if bounded is None:
        raise DateError(f'"{text}": nothing can be before or after that; write a date as [..1745-12-31]')
    return bounded


def _interval(start: str, end: str, read: Callable[[str], TypedDate]) -> When | None:
    """From one typed date to another; what the first does not say is as in the second: "3 May - 5 June 2021"."""
    last = read(end)
    try:
        first = read(start)
    except DateError:
        year = earliest(last.when)
        if year is None:
            raise
        first = read(f"{start} {year.year}")
    if first.time or last.time:
        return None
    if not isinstance(first.when, Date) or not isinstance(last.when, Date):
        return None
    return Interval(first.when, last.when)


def _qualified(typed: TypedDate, kind: str | None) -> TypedDate:
    if kind == "nothing" or kind is None:
        return typed

    def mark(date: Date) -> Date:
        return replace(date, approximate=True) if kind in ("approximate", "about") else replace(date, uncertain=True)

    match typed.when:
        case Date() as date:
            return TypedDate(mark(date), typed.time)
        case Interval(start, end):
            ends = (mark(one) if isinstance(one, Date) else one for one in (start, end))
            return TypedDate(Interval(*ends), typed.time)
    raise DateError(f'"{typed.when}" can not be marked as a whole; write it in EDTF')


def _unqualified(when: When) -> When:
    return replace(when, uncertain=False) if isinstance(when, Date) else when


def _meant(text: str) -> When | None:
    """What a text that is refused may mean: the one date in it, or that of the numbers in another order."""
    dates = [mention.when for mention in find_dates(text, None, kind="news") if mention.needs is None and mention.when]
    if len(dates) == 1:
        return dates[0]
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
        if 1 <= day <= 12 < month <= 31:
            return Date(year, day, month)
    if re.fullmatch(r"\d{4}.*", text):
        return Date(int(text[:4]))
    return None
