"""Phrases of Arabic and Chinese that count, and days of the week in the languages without rules of their own.

A table of patterns, the first that fits taken; each is linear, because nothing in it repeats but digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from timeline.when.meaning import (
    Bound,
    Bounded,
    Calendar,
    DayOfWeek,
    Division,
    From,
    In,
    Meaning,
    Offset,
    Range,
    Shifted,
    Unit,
    Weekday,
    Whole,
)


class Phrase(NamedTuple):
    """Where a phrase stands, and what it means."""

    start: int
    end: int
    meaning: Meaning


_CHINESE: Final = {mark: number for number, mark in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_CHINESE_DAYS: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_CHINESE_UNITS: Final = {
    "天": Unit.DAY, "周": Unit.WEEK, "星期": Unit.WEEK, "个月": Unit.MONTH, "年": Unit.YEAR,
}  # fmt: skip
_CHINESE_SEASONS: Final = {"春": 1, "夏": 2, "秋": 3, "冬": 4}
_CHINESE_SHIFTS: Final = {"上": -1, "本": 0, "这": 0, "下": 1}

_ARABIC_NUMBERS: Final = {
    "ثلاثة": 3, "ثلاث": 3, "أربعة": 4, "أربع": 4, "خمسة": 5, "خمس": 5, "ستة": 6, "ست": 6, "سبعة": 7, "سبع": 7,
    "ثمانية": 8, "ثماني": 8, "تسعة": 9, "تسع": 9, "عشرة": 10, "عشر": 10,
}  # fmt: skip
_ARABIC_UNITS: Final = {
    "يوم": Unit.DAY, "أيام": Unit.DAY, "يوما": Unit.DAY, "أسبوع": Unit.WEEK, "أسابيع": Unit.WEEK, "شهر": Unit.MONTH,
    "أشهر": Unit.MONTH, "شهور": Unit.MONTH, "شهرا": Unit.MONTH, "عام": Unit.YEAR, "أعوام": Unit.YEAR,
    "عاما": Unit.YEAR, "سنة": Unit.YEAR, "سنوات": Unit.YEAR,
}  # fmt: skip
_ARABIC_PAIRS: Final = {
    "يومين": Unit.DAY, "أسبوعين": Unit.WEEK, "شهرين": Unit.MONTH, "عامين": Unit.YEAR, "سنتين": Unit.YEAR,
}  # fmt: skip
_ARABIC_CENTURIES: Final = {
    "الخامس عشر": 15, "السادس عشر": 16, "السابع عشر": 17, "الثامن عشر": 18, "التاسع عشر": 19, "العشرين": 20,
    "الحادي والعشرين": 21,
}  # fmt: skip
_ARABIC_DAYS: Final = {
    "الاثنين": 0, "الإثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6,
}  # fmt: skip
_ARABIC_SEASONS: Final = {"ربيع": 1, "صيف": 2, "خريف": 3, "شتاء": 4}
_ARABIC_SHIFTS: Final = {"الماضي": -1, "الماضية": -1, "المقبل": 1, "المقبلة": 1, "القادم": 1, "القادمة": 1}


def _any(words: object) -> str:
    return "|".join(sorted((re.escape(str(word)) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _CHINESE.get(written) or _ARABIC_NUMBERS[written]


def _ago_zh(match: re.Match[str]) -> Meaning:
    return Offset(_number(match["count"]), _CHINESE_UNITS[match["unit"]], -1)


def _weekday_zh(match: re.Match[str]) -> Meaning:
    day = Weekday(DayOfWeek(_CHINESE_DAYS[match["day"]]))
    return In(day, Shifted(Unit.WEEK, _CHINESE_SHIFTS[match["shift"]])) if match["shift"] else day


def _years(match: re.Match[str]) -> Meaning | None:
    first, last = int(match["first"]), int(match["last"])
    return Range(Calendar(first), Calendar(last)) if first < last else None


def _ago_ar(match: re.Match[str]) -> Meaning:
    if match["pair"]:
        return Offset(2, _ARABIC_PAIRS[match["pair"]], -1)
    return Offset(_number(match["count"]) if match["count"] else 1, _ARABIC_UNITS[match["unit"]], -1)


_PATTERNS: Final[dict[str, tuple[tuple[str, Callable[[re.Match[str]], Meaning | None]], ...]]] = {
    "zh": (
        (rf"(?P<count>\d{{1,3}}|[{''.join(_CHINESE)}])(?P<unit>{_any(_CHINESE_UNITS)})(?:以前|之前|前)", _ago_zh),
        (r"(?P<shift>[上本这下])?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])", _weekday_zh),
        (r"(?P<century>\d{1,2})世纪(?P<decade>\d)0年代",
         lambda match: Whole(Unit.DECADE, (int(match["century"]) - 1) * 10 + int(match["decade"]))),
        (r"(?P<century>\d{1,2})世纪", lambda match: Whole(Unit.CENTURY, int(match["century"]) - 1)),
        (r"从?(?P<first>\d{4})年?(?:到|至|-|—|–)(?P<last>\d{4})年", _years),
        (r"(?P<year>\d{4})年(?P<season>[春夏秋冬])[天季]?",
         lambda match: Division(Unit.SEASON, _CHINESE_SEASONS[match["season"]], Calendar(int(match["year"])))),
    ),
    "ar": (
        (rf"\bقبل (?:(?P<pair>{_any(_ARABIC_PAIRS)})|(?:(?P<count>\d{{1,3}}|{_any(_ARABIC_NUMBERS)}) )?"
         rf"(?P<unit>{_any(_ARABIC_UNITS)}))\b", _ago_ar),
        (rf"\b(?:يوم )?(?P<day>{_any(_ARABIC_DAYS)})(?: (?P<shift>{_any(_ARABIC_SHIFTS)}))?\b",
         lambda match: Weekday(DayOfWeek(_ARABIC_DAYS[match["day"]]), _ARABIC_SHIFTS.get(match["shift"] or ""))),
        (r"(?:بين عامي|من عام|من) (?P<first>\d{4}) (?:و|إلى |حتى |إلى عام )(?P<last>\d{4})\b", _years),
        (rf"\bالقرن (?P<century>{_any(_ARABIC_CENTURIES)})\b",
         lambda match: Whole(Unit.CENTURY, _ARABIC_CENTURIES[match["century"]] - 1)),
        (rf"\b(?P<season>{_any(_ARABIC_SEASONS)}) (?:عام |سنة )?(?P<year>(?:1\d|20)\d\d)\b",
         lambda match: Division(Unit.SEASON, _ARABIC_SEASONS[match["season"]], Calendar(int(match["year"])))),
        (rf"\b(?:عطلة )?نهاية الأسبوع(?: (?P<shift>{_any(_ARABIC_SHIFTS)}))?\b",
         lambda match: Shifted(Unit.WEEKEND, 0 if _ARABIC_SHIFTS.get(match["shift"] or "", -1) > 0 else -1)),
        (rf"\bمنذ (?:يوم )?(?P<day>{_any(_ARABIC_DAYS)})\b",
         lambda match: Bounded(Bound.SINCE, Weekday(DayOfWeek(_ARABIC_DAYS[match["day"]])))),
        (r"\bاليوم (?:نفسه|ذاته)\b", lambda _: Shifted(Unit.DAY, 0, From.FOCUS)),
        (r"\bمنذ (?:عام |سنة )?(?P<year>(?:1\d|20)\d\d)\b",
         lambda match: Bounded(Bound.SINCE, Calendar(int(match["year"])))),
    ),
}  # fmt: skip


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Meaning | None]], ...]:
    return tuple((re.compile(pattern), means) for pattern, means in _PATTERNS.get(language, ()))


def phrases(text: str, language: str) -> Iterator[Phrase]:
    """Yield the phrases of a text that count, in a language that has such patterns.

    Example:
        >>> [phrase.meaning for phrase in phrases("三天前他去世。", "zh")]
        [Offset(amount=3, unit=DAY, sign=-1, base=WRITING, of=None)]
    """
    for pattern, means in _compiled(language):
        for match in pattern.finditer(text):
            meaning = means(match)
            if meaning is not None:
                yield Phrase(match.start(), match.end(), meaning)
