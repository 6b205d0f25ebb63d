"""Dates in words, as precise as they are known and no more, in the language of a translator.

What HTML can say in ``<time datetime>`` comes along, part by part: of "8–13 October 2024" both ends are
machine-readable, of "the 1980s" nothing is, because HTML knows no decade. The order of day, month and year is that of
Unicode's CLDR.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from babel import Locale
from babel.lists import format_list

from timeline.dates import ANY, SEASONS, Date, Day, Edge, Interval, OneOf, When, earliest, latest, unqualified
from timeline.i18n import ENGLISH, Translator, message

MONTHS: Final = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)

_SEASONS: Final = (
    message("spring %(year)s"),
    message("summer %(year)s"),
    message("autumn %(year)s"),
    message("winter %(year)s"),
)
_PARTS: Final = (
    message("first quarter of %(year)s"),
    message("second quarter of %(year)s"),
    message("third quarter of %(year)s"),
    message("fourth quarter of %(year)s"),
    message("first third of %(year)s"),
    message("second third of %(year)s"),
    message("last third of %(year)s"),
    message("first half of %(year)s"),
    message("second half of %(year)s"),
)
_DIVISIONS: Final = dict(enumerate((*_SEASONS * 3, *_PARTS), 21))
"""What EDTF's months from 21 on are; seasons are told apart by hemisphere in some of them, in words in none."""

_PLACE: Final = re.compile(r"%\((\w+)\)s")


class WordedPart(NamedTuple):
    """A piece of a worded date; ``machine`` is what ``<time datetime>`` may say of it, if anything."""

    text: str
    machine: str | None = None


@lru_cache(maxsize=65536)
def phrase(when: When, translator: Translator = ENGLISH) -> tuple[WordedPart, ...]:
    """The date in words, in parts. Interval 2024-10-08/2024-10-13 is "8", "–", "13 October 2024"."""
    match when:
        case Date():
            return (_part(when, translator),)
        case Interval(start=Date() as start, end=Date() as end) | OneOf(start=Date() as start, end=Date() as end) if (
            start == end
        ):
            return (_part(start, translator),)
        case Interval(start=Date() as start, end=Date() as end):
            part = _part_of(start, end, translator)
            return _range(start, end, translator) if part is None else (WordedPart(part),)
        case Interval(start=Date() as start, end=Edge.OPEN):
            return _filled(translator.text("from %(date)s on"), date=_governed(start, translator))
        case Interval(start=Date() as start):
            return _filled(translator.text("from %(date)s, end not known"), date=_governed(start, translator))
        case Interval(start=Edge.OPEN, end=Date() as end):
            return _filled(translator.text("up to %(date)s"), date=_part(end, translator))
        case Interval(end=Date() as end):
            return _filled(translator.text("up to %(date)s, start not known"), date=_part(end, translator))
        case OneOf(members=(Date(), Date(), *_) as members) if all(isinstance(one, Date) for one in members):
            return (WordedPart(_listed([one for one in members if isinstance(one, Date)], when.every, translator)),)
        case OneOf(start=Date() as start, end=Date() as end):
            left, right = _shortened(start, end, translator)
            left, right = (
                _qualified(_article(left, start, translator), start, translator),
                _article(right, end, translator),
            )
            both = translator.text("between %(first)s and %(last)s")
            return _filled(both, first=left, last=right if _alike(start, end) else _qualified(right, end, translator))
        case OneOf(start=Date() as start):
            return _filled(translator.text("after %(date)s"), date=_governed(_neighbour(start, -1), translator))
        case OneOf(end=Date() as end):
            return _filled(translator.text("before %(date)s"), date=_governed(_neighbour(end, 1), translator))
    raise AssertionError(when)  # an Interval has at least one date


def _part_of(start: Date, end: Date, translator: Translator) -> str | None:
    """The words for a third of a month, or for about a part of a year or decade, as texts have them: 2021-06-21 to
    2021-06-30 is "late June 2021", 2019-09~/2019-12~ "late 2019"."""
    if start.uncertain or not _alike(start, end):
        return None
    part = _about_a_part(start, end) if start.approximate else _third(start, end)
    if part is None:
        return None
    number, whole = part
    pattern = translator.text(_PARTS_OF[number][whole.masked == 1])
    return pattern % {"date": _plain(whole, translator), "decade": whole.year}


def _third(start: Date, end: Date) -> tuple[int, Date] | None:
    """Which third of a month two days bound, and the month."""
    month = Date(start.year, start.month)
    if start.year is None or month.last is None:
        return None
    if not start.day or not end.day:
        return None
    last = month.last.day if end.day > 20 else end.day
    if replace(end, day=None) != month or end.day != last or not _is_month(start):
        return None
    number = _THIRDS.get((start.day, min(end.day, 21)))
    return None if number is None else (number, month)


def _about_a_part(start: Date, end: Date) -> tuple[int, Date] | None:
    """Which part of a year or decade two months or years bound, and that year or decade."""
    if start.year is None or end.year is None:
        return None
    if any(end_.day or end_.masked for end_ in (start, end)):
        return None
    if start.month and end.month and start.year == end.year:
        number, whole = _MONTHS_OF_PARTS.get((start.month, end.month)), Date(start.year)
    elif start.month is None and end.month is None and start.year > 0:
        decade = start.year - start.year % 10
        number, whole = _YEARS_OF_PARTS.get((start.year - decade, end.year - decade)), Date(decade, masked=1)
    else:
        return None
    return None if number is None else (number, whole)


_THIRDS: Final = {(1, 10): 0, (11, 20): 1, (21, 21): 2}
"""The first and last days of a month's thirds, of which the last ends with its month."""

_MONTHS_OF_PARTS: Final = {(1, 4): 0, (5, 8): 1, (9, 12): 2}
_YEARS_OF_PARTS: Final = {(0, 3): 0, (4, 6): 1, (7, 9): 2}
_PARTS_OF: Final = (
    (message("early %(date)s"), message("early %(decade)ss")),
    (message("mid-%(date)s"), message("mid-%(decade)ss")),
    (message("late %(date)s"), message("late %(decade)ss")),
)


def _listed(dates: list[Date], every: bool, translator: Translator) -> str:
    """Dates of which one is meant, or all: "1979 or 1983"."""
    shown = [_part(date, translator).text for date in dates]
    return str(format_list(shown, style="standard" if every else "or", locale=translator.locale))


def words(when: When, translator: Translator = ENGLISH) -> str:
    """The date in words. 2024-10-08/2024-10-13 is "8–13 October 2024", [..2021-05-02] "before 3 May 2021"."""
    return "".join(part.text for part in phrase(when, translator))


def without_year(
    parts: tuple[WordedPart, ...], year: int | None, translator: Translator = ENGLISH
) -> tuple[WordedPart, ...]:
    """The words of a date below a heading that names its year: "4 May 2021" is "4 May" under 2021, and
    "from 4 May 2021 on" is "from 4 May on".

    Left as they are where the year does not end them, as in "winter 2021–22" or in languages that begin with it.
    """
    if year is None or not parts:
        return parts
    at = max((at for at, part in enumerate(parts) if part.machine), default=len(parts) - 1)
    bare = parts[at].text.removesuffix(f" {year_words(year, translator)}").removesuffix(",")
    return (*parts[:at], parts[at]._replace(text=bare), *parts[at + 1 :]) if bare.strip() else parts


def day_words(day: Day, translator: Translator = ENGLISH) -> str:
    """A day in words, as "18 October 2024"."""
    return words(Date.of(day), translator)


def clock_words(time: str) -> str:
    """A clock time with its zone as people write it; what is no such time as it is.

    >>> clock_words("18:08+03:00"), clock_words("06:00-03:30"), clock_words("14:30Z"), clock_words("14:30")
    ('18:08 UTC+3', '06:00 UTC−3:30', '14:30 UTC', '14:30')
    """
    match = re.fullmatch(r"(?P<clock>\d\d:\d\d(?::\d\d)?)(?:Z|(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d))", time)
    if match is None:
        return time
    hours, minutes = int(match["hours"] or 0), match["minutes"] or "00"
    zone = f"{'−' if match['sign'] == '-' else '+'}{hours}" + (f":{minutes}" if minutes != "00" else "")
    return f"{match['clock']} UTC{zone if hours or minutes != '00' else ''}"


def weekday_words(day: Day, translator: Translator = ENGLISH) -> str:
    """A day in words with its weekday, as "Friday, 18 October 2024"."""
    weekday = translator.locale.days["format"]["wide"][day.weekday]
    return _arranged(
        translator, translator.locale.date_formats["full"].format, day.year, day.month, day.day, weekday=weekday
    )


def month_words(year: int, month: int, translator: Translator = ENGLISH) -> str:
    """A month in words, as "June 2024"."""
    return _arranged(translator, _skeleton(translator.locale, "yMMMM"), year, month)


def short_month(month: int, translator: Translator = ENGLISH) -> str:
    """The short name of a month, as "Jun"."""
    return str(translator.locale.months["stand-alone"]["abbreviated"][month])


def short_day(day: Day, translator: Translator = ENGLISH) -> str:
    """A day and the short name of its month, as "18 Oct"."""
    return _arranged(translator, _skeleton(translator.locale, "MMMd"), day.year, day.month, day.day)


def year_words(year: int, translator: Translator = ENGLISH) -> str:
    """A year in words: 2024 is "2024", 0 is "1 BCE", -2000 is "2001 BCE", -12000 is "12,001 BCE"."""
    if year > 0:
        return str(year)
    before = 1 - year
    # A year of four digits has no thousands mark in any style; longer ones cannot be read without.
    return translator.say("%(year)s BCE", year=before if before < 10_000 else translator.number(before))


def _part(date: Date, translator: Translator) -> WordedPart:
    return _qualified(_bare(date, translator), date, translator)


def _bare(date: Date, translator: Translator) -> WordedPart:
    return WordedPart(_plain(date, translator), machine(date))


def _governed(date: Date, translator: Translator) -> WordedPart:
    """A date behind a preposition."""
    return _qualified(_article(_bare(date, translator), date, translator), date, translator)


def _article(part: WordedPart, date: Date, translator: Translator) -> WordedPart:
    """A day behind a preposition has an article in some languages: "vor dem 3. Mai", but "vor Mai"."""
    if not date.day or date.day == ANY:
        return part
    return part._replace(
        text=translator.catalogue.pgettext("a day behind a preposition", "%(day)s") % {"day": part.text}
    )


def _qualified(part: WordedPart, date: Date, translator: Translator) -> WordedPart:
    said = {
        (True, False): translator.text("about %(date)s"),
        (False, True): translator.text("perhaps %(date)s"),
        (True, True): translator.text("perhaps about %(date)s"),
    }.get((date.approximate, date.uncertain), "%(date)s")
    return part._replace(text=said % {"date": part.text})


def _plain(date: Date, translator: Translator) -> str:
    if date.year is None:
        return _in_some_year(date, translator)
    if date.masked == 1:
        return translator.say("the %(decade)ss", decade=date.year)
    if date.masked == 2:
        return _century(date.year // 100 + 1, translator)
    if date.masked:
        last = date.year + 10**date.masked - 1
        return translator.say("some year from %(first)s to %(last)s", first=date.year, last=last)
    year = year_words(date.year, translator)
    if date.month is None:
        return year
    if date.month == ANY:
        return (
            translator.say("a month of %(year)s", year=year)
            if date.day is None
            else translator.say("a day in %(year)s", year=year)
        )
    if date.month > 12:
        if _DIVISIONS[date.month] == _SEASONS[3] and date.month in SEASONS and date.year > 0:
            return translator.say(
                "winter %(year)s–%(next)s", year=year, next=f"{(date.year + 1) % 100 or date.year + 1:02}"
            )
        return translator.say(_DIVISIONS[date.month], year=year)
    if date.day is None:
        return month_words(date.year, date.month, translator)
    if date.day == ANY:
        return translator.say("a day in %(month)s", month=month_words(date.year, date.month, translator))
    return _arranged(translator, translator.locale.date_formats["long"].format, date.year, date.month, date.day)


def _century(number: int, translator: Translator) -> str:
    """Name a century: 15 is "15th century", because "the 1400s" could also be a decade."""
    pattern = "%(ordinal)s century"
    text = translator.text("%(ordinal)s century")
    if text != pattern:
        return text % {"ordinal": f"{number}."}
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return pattern % {"ordinal": f"{number}{suffix}"}


def _in_some_year(date: Date, translator: Translator) -> str:
    if not date.month:
        return translator.text("date not known")
    if date.month > 12:
        # English has "of" before the year.
        division = translator.say(_DIVISIONS[date.month], year="").strip().removesuffix(" of")
    elif date.day:
        division = _arranged(translator, _skeleton(translator.locale, "MMMMd"), 0, date.month, date.day)
    else:
        division = str(translator.locale.months["stand-alone"]["wide"][date.month])
    return translator.say("%(date)s, year not known", date=division)


def _range(start: Date, end: Date, translator: Translator) -> tuple[WordedPart, ...]:
    left, right = _shortened(start, end, translator)
    short_end = " " not in right.text and right.text != _plain(end, translator)
    dash = WordedPart("–" if " " not in left.text or short_end else " – ")
    # "about" said once is said of both
    return (
        _qualified(left, start, translator),
        dash,
        right if _alike(start, end) else _qualified(right, end, translator),
    )


def _alike(start: Date, end: Date) -> bool:
    return (start.approximate, start.uncertain) == (end.approximate, end.uncertain)


def _shortened(start: Date, end: Date, translator: Translator) -> tuple[WordedPart, WordedPart]:
    """Both ends, one of them without what it shares with the other: "8" and "13 October 2024"."""
    left, right = _bare(start, translator), _bare(end, translator)
    if start.year is not None and end.year is not None and start.year <= 0 < end.year:
        # Behind "11 BCE" a year of few digits looks like one before our era, too.
        return left, right._replace(text=translator.say("%(date)s CE", date=right.text))
    if not (_alike(start, end) and start.year == end.year and start.year is not None):
        return left, right
    if not (_is_month(start) and _is_month(end) and bool(start.day) == bool(end.day)):
        return left, right
    order = re.findall(r"%\(([yMd])", translator.locale.date_formats["long"].format)
    if order == ["d", "M", "y"]:
        return left._replace(text=_without_year(start, translator, same_month=start.month == end.month)), right
    if order == ["y", "M", "d"]:
        return left, right._replace(text=_without_year(end, translator, same_month=start.month == end.month))
    return left, right


def _without_year(date: Date, translator: Translator, *, same_month: bool) -> str:
    if not date.day:
        return str(translator.locale.months["stand-alone"]["wide"][date.month])
    order = _skeleton(translator.locale, "MMMMd")
    if same_month:
        order = re.findall(r"%\(d+\)s[^\s%]*", order)[0]  # with what belongs to it, as the dot of "8."
    return _arranged(translator, order, 0, date.month or 0, date.day)


def _skeleton(locale: Locale, fields: str) -> str:
    """The order of some fields in a language, as "%(d)s. %(MMMM)s" for MMMMd in German."""
    return str(locale.datetime_skeletons[fields].format)


def _arranged(translator: Translator, order: str, year: int, month: int, day: int = 0, weekday: str = "") -> str:
    """A date in the order of its language."""
    months, alone = translator.locale.months["format"], translator.locale.months["stand-alone"]
    fields = {
        **dict.fromkeys(("d", "dd"), str(day)),
        **dict.fromkeys(("y", "yy", "yyyy"), year_words(year, translator)),
        **dict.fromkeys(("M", "MM", "L", "LL"), str(month)),
        **dict.fromkeys(("E", "EEE", "EEEE", "cccc"), weekday),
        "MMM": months["abbreviated"][month],
        "MMMM": months["wide"][month],
        "LLL": alone["abbreviated"][month],
        "LLLL": alone["wide"][month],
        "G": "",
    }
    return order % fields


def _filled(text: str, **parts: WordedPart) -> tuple[WordedPart, ...]:
    """A text with dates in its places, in parts: "from %(date)s on" is "from ", the date, " on"."""
    pieces = _PLACE.split(text)
    return tuple(
        parts[piece] if index % 2 else WordedPart(piece) for index, piece in enumerate(pieces) if index % 2 or piece
    )


def _is_month(date: Date) -> bool:
    return date.month is not None and 1 <= date.month <= 12 and date.day != ANY


def _neighbour(date: Date, step: int) -> Date:
    """The day, month or year next to this one: before 3 May is what [..05-02] says, before 2021 what [..2020] says."""
    edge = date.last if step > 0 else date.first
    if edge is None:
        return date
    day = edge.plus(step)
    if date.day:
        near = Date.of(day)
    elif date.month is not None:
        near = Date(day.year, day.month)
    else:
        near = Date(day.year)
    return replace(near, approximate=date.approximate, uncertain=date.uncertain)


def machine(date: Date) -> str | None:
    """The value of ``datetime``: HTML knows years from 1, months and days, and a yearless day as 10-03."""
    plain = unqualified(date)
    if date.masked or ANY in (date.month, date.day) or (date.month or 0) > 12:
        return None
    if date.year is None:
        return f"{date.month:02}-{date.day:02}" if date.month and date.day else None
    return str(plain) if 0 < date.year <= 9999 else None


def span_words(first: Day, last: Day, translator: Translator = ENGLISH) -> str:
    """The years that a chronology spans, as "2019–2024", or the months when it is one year."""
    if first.year != last.year:
        return words(Interval(Date(first.year), Date(last.year)), translator)
    if first.month != last.month:
        return words(Interval(Date(first.year, first.month), Date(last.year, last.month)), translator)
    return month_words(first.year, first.month, translator)


def bounds(when: When) -> tuple[Day, Day] | None:
    """The first and the last day it can touch, an open end closed by the other; None when the year is not known."""
    first, last = earliest(when), latest(when)
    if first is None and last is None:
        return None
    return first or last, last or first  # type: ignore[return-value]
