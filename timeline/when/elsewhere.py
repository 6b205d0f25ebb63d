"""The languages without rules of their own: names of months by CLDR, a few relative phrases, and dateparser behind a
guard.

A date here never has a year that the text does not hold, but that of publication, and is never finer than what was
said: "last week" is a week. What dateparser makes of anything else is dropped. Every mention names its rule.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from timeline.dates import Date, DateError, Day, When
from timeline.text import locale_of
from timeline.when.calendars import BUDDHIST, JAPANESE_ERAS, MINGUO
from timeline.when.context import Context, Resolution
from timeline.when.farther import phrases
from timeline.when.meaning import Calendar, Foreign, Meaning, Range, Shifted, Unit
from timeline.when.mentions import Mention
from timeline.when.resolve import resolve

RULE: Final = "dateparser"
"""What is named as the rule of a date that dateparser read."""

NAMES: Final = "names of months by CLDR"

COUNTS: Final = "what counts from publication"

_TWO_DAYS: Final = (Day(2001, 1, 31), Day(2010, 6, 15))
"""What is the same counted from either needs no day to count from; dateparser's own would be the clock's."""

_OTHER_MONTHS: Final = {
    "ar": {
        "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
        "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
    },
}  # fmt: skip
"""Months that a language has beside those of CLDR: the Levant's."""

_IRANIAN: Final = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "شهریور": 6, "مهر": 7, "آبان": 8, "آذر": 9, "دی": 10,
    "بهمن": 11, "اسفند": 12,
}  # fmt: skip

_DAY, _WEEK, _MONTH, _YEAR = Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR

_RELATIVE: Final[dict[str, dict[str, tuple[Unit, int]]]] = {
    "pl": {
        "wczoraj": (_DAY, -1), "dzisiaj": (_DAY, 0), "dziś": (_DAY, 0), "jutro": (_DAY, 1),
        "w zeszłym tygodniu": (_WEEK, -1), "w ubiegłym tygodniu": (_WEEK, -1), "w tym tygodniu": (_WEEK, 0),
        "w przyszłym tygodniu": (_WEEK, 1), "w zeszłym miesiącu": (_MONTH, -1), "w ubiegłym miesiącu": (_MONTH, -1),
        "w tym miesiącu": (_MONTH, 0), "w przyszłym miesiącu": (_MONTH, 1), "w zeszłym roku": (_YEAR, -1),
        "w ubiegłym roku": (_YEAR, -1), "w tym roku": (_YEAR, 0), "w przyszłym roku": (_YEAR, 1),
    },
    "nl": {
        "gisteren": (_DAY, -1), "eergisteren": (_DAY, -2), "vandaag": (_DAY, 0), "morgen": (_DAY, 1),
        "overmorgen": (_DAY, 2), "vorige week": (_WEEK, -1), "afgelopen week": (_WEEK, -1), "deze week": (_WEEK, 0),
        "volgende week": (_WEEK, 1), "vorige maand": (_MONTH, -1), "deze maand": (_MONTH, 0),
        "volgende maand": (_MONTH, 1), "vorig jaar": (_YEAR, -1), "dit jaar": (_YEAR, 0), "volgend jaar": (_YEAR, 1),
    },
    "sv": {
        "igår": (_DAY, -1), "i går": (_DAY, -1), "idag": (_DAY, 0), "i dag": (_DAY, 0), "imorgon": (_DAY, 1),
        "i morgon": (_DAY, 1), "förra veckan": (_WEEK, -1), "denna vecka": (_WEEK, 0), "nästa vecka": (_WEEK, 1),
        "förra månaden": (_MONTH, -1), "nästa månad": (_MONTH, 1), "förra året": (_YEAR, -1), "i fjol": (_YEAR, -1),
        "i år": (_YEAR, 0), "nästa år": (_YEAR, 1),
    },
    "cs": {
        "včera": (_DAY, -1), "dnes": (_DAY, 0), "zítra": (_DAY, 1), "minulý týden": (_WEEK, -1),
        "tento týden": (_WEEK, 0), "příští týden": (_WEEK, 1), "minulý měsíc": (_MONTH, -1),
        "příští měsíc": (_MONTH, 1), "minulý rok": (_YEAR, -1), "loni": (_YEAR, -1), "letos": (_YEAR, 0),
        "příští rok": (_YEAR, 1),
    },
    "tr": {
        "dün": (_DAY, -1), "bugün": (_DAY, 0), "yarın": (_DAY, 1), "geçen hafta": (_WEEK, -1), "bu hafta": (_WEEK, 0),
        "gelecek hafta": (_WEEK, 1), "geçen ay": (_MONTH, -1), "bu ay": (_MONTH, 0), "gelecek ay": (_MONTH, 1),
        "geçen yıl": (_YEAR, -1), "bu yıl": (_YEAR, 0), "gelecek yıl": (_YEAR, 1),
    },
    "ar": {
        "أمس": (_DAY, -1), "أول أمس": (_DAY, -2), "أول من أمس": (_DAY, -2), "أمس الأول": (_DAY, -2),
        "الليلة": (_DAY, 0), "اليوم": (_DAY, 0), "غدا": (_DAY, 1), "غداً": (_DAY, 1), "الأسبوع الماضي": (_WEEK, -1),
        "هذا الأسبوع": (_WEEK, 0), "الأسبوع المقبل": (_WEEK, 1), "الأسبوع القادم": (_WEEK, 1),
        "الشهر الماضي": (_MONTH, -1), "هذا الشهر": (_MONTH, 0), "الشهر المقبل": (_MONTH, 1),
        "الشهر القادم": (_MONTH, 1), "العام الماضي": (_YEAR, -1), "السنة الماضية": (_YEAR, -1),
        "هذا العام": (_YEAR, 0), "العام المقبل": (_YEAR, 1), "العام القادم": (_YEAR, 1),
    },
    "fa": {
        "دیروز": (_DAY, -1), "امروز": (_DAY, 0), "فردا": (_DAY, 1), "هفته گذشته": (_WEEK, -1), "این هفته": (_WEEK, 0),
        "هفته آینده": (_WEEK, 1), "ماه گذشته": (_MONTH, -1), "ماه آینده": (_MONTH, 1),
    },
    "he": {
        "אתמול": (_DAY, -1), "שלשום": (_DAY, -2), "היום": (_DAY, 0), "מחר": (_DAY, 1), "בשבוע שעבר": (_WEEK, -1),
        "השבוע": (_WEEK, 0), "בשבוע הבא": (_WEEK, 1), "בחודש שעבר": (_MONTH, -1), "החודש": (_MONTH, 0),
        "בחודש הבא": (_MONTH, 1), "בשנה שעברה": (_YEAR, -1), "השנה": (_YEAR, 0), "בשנה הבאה": (_YEAR, 1),
    },
    "zh": {
        "昨天": (_DAY, -1), "昨日": (_DAY, -1), "前天": (_DAY, -2), "今天": (_DAY, 0), "今日": (_DAY, 0),
        "明天": (_DAY, 1), "后天": (_DAY, 2), "上周": (_WEEK, -1), "上星期": (_WEEK, -1), "本周": (_WEEK, 0),
        "下周": (_WEEK, 1), "上个月": (_MONTH, -1), "上月": (_MONTH, -1), "本月": (_MONTH, 0), "下个月": (_MONTH, 1),
        "去年": (_YEAR, -1), "今年": (_YEAR, 0), "明年": (_YEAR, 1), "前年": (_YEAR, -2),
    },
    "ja": {
        "昨日": (_DAY, -1), "一昨日": (_DAY, -2), "今日": (_DAY, 0), "明日": (_DAY, 1), "先週": (_WEEK, -1),
        "今週": (_WEEK, 0), "来週": (_WEEK, 1), "先月": (_MONTH, -1), "今月": (_MONTH, 0), "来月": (_MONTH, 1),
        "昨年": (_YEAR, -1), "去年": (_YEAR, -1), "今年": (_YEAR, 0), "来年": (_YEAR, 1),
    },
    "ko": {
        "어제": (_DAY, -1), "오늘": (_DAY, 0), "내일": (_DAY, 1), "지난주": (_WEEK, -1), "이번 주": (_WEEK, 0),
        "다음 주": (_WEEK, 1), "지난달": (_MONTH, -1), "이번 달": (_MONTH, 0), "다음 달": (_MONTH, 1),
        "작년": (_YEAR, -1), "지난해": (_YEAR, -1), "올해": (_YEAR, 0), "내년": (_YEAR, 1),
    },
}  # fmt: skip
"""What counts from publication, in the languages that have no more than this."""

_BUDDHIST_YEARS: Final = 2300
"""A Thai year above this one counts from the Buddha: it would be of our 18th century at the earliest, or far ahead."""
_SPACELESS: Final = frozenset(("zh", "ja", "ko", "th"))
"""Languages that write words without spaces between them, or endings right behind numbers."""

_FROM_CHINA: Final = re.compile(
    r"""(?:(?P<era>明治|大正|昭和|平成|令和|民國|民国)(?P<of_era>\d{1,3}|元)|(?P<year>\d{4}))\s?[年년]
    (?:\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日号號일])?)?
    |(?<!\d)(?P<month_only>\d{1,2})\s?[月월]\s?(?P<day_only>\d{1,2})\s?[日号號일]""",
    re.VERBOSE,
)
"""Dates as Chinese, Japanese and Korean write them, the year first, counted from an era or from the year 1.

Matches:
    2024年10月18日
    令和6年10月
    2024년 10월 18일
    10月18日
Does not match:
    24年
    10月
    1018日
"""

_YEAR_WORDS: Final = {
    "pl": "roku|r\\.", "nl": "", "sv": "", "cs": "roku|roce", "tr": "yılında|yılı", "ar": "عام|سنة", "he": "שנת",
}  # fmt: skip

_OPENING_YEAR: Final = re.compile(r"^(?:1\d{3}|20\d\d)(?= ?[:–—] )", re.MULTILINE)
"""A year that opens a line of a chronology: "2021: ..."."""


class _Found(NamedTuple):
    """Where words stand, and what they mean."""

    start: int
    end: int
    meaning: Meaning
    rule: str


def find_elsewhere(text: str, published: Day | None, language: str) -> list[Mention]:
    """The dates of a text in a language without rules. Without a publication day only those that are whole without it.

    Raises DateError when neither CLDR nor dateparser knows the language.
    """
    if not _is_known(language):
        raise _unknown(language)
    plain = _with_digits(text)
    spans = [
        *_named(plain, language),
        *_chinese(plain, language),
        *_counted(plain, language),
        *_years(plain, language),
        *(_Found(*phrase, COUNTS) for phrase in phrases(plain, language)),
    ]
    taken: list[_Found] = []
    for one in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or other.end <= one.start for other in taken):
            taken.append(one)
    mentions = [mention for one in taken if (mention := _mention(text, one, published, language)) is not None]
    return sorted(mentions, key=lambda mention: mention.start)


def read_elsewhere(text: str, language: str, order: str | None, today: Day | None) -> When | None:
    """The date that a whole text is, no finer than the text; None when it is none.

    Raises DateError when neither CLDR nor dateparser knows the language.
    """
    mentions = find_elsewhere(text, today, language)
    if len(mentions) == 1 and (mentions[0].start, mentions[0].end) == (0, len(text)) and mentions[0].needs is None:
        return mentions[0].when
    readings = {_read(text, language, order, day) for day in ((today,) if today else _TWO_DAYS)}
    return readings.pop() if len(readings) == 1 else None


def _with_digits(text: str) -> str:
    """The text with the digits of every script as ours, each in its place: ۱۴۰۱ is 1401."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(mark))
        if not mark.isascii() and unicodedata.digit(mark, None) is not None and mark.isdecimal()
        else mark
        for mark in text
    )


@cache
def _months(language: str) -> dict[str, Calendar | Foreign]:
    """The names of months, in lower case, and the month that each is; the year is that of a pattern, not of a month."""
    from babel import UnknownLocaleError

    try:
        locale = locale_of(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, Calendar | Foreign] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[form][width].items():
                if len(name) > 2 and not name.isdecimal() and not name[0].isdecimal():
                    names.setdefault(name.lower().rstrip("."), Calendar(None, number))
    names |= {name: Calendar(None, number) for name, number in _OTHER_MONTHS.get(language, {}).items()}
    if language == "fa":
        names |= {name: Foreign("iranian", 0, number) for name, number in _IRANIAN.items()}
    return names


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    names = _months(language)
    if not names:
        return None
    listed = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    letters = "" if language in _SPACELESS else r"(?<![^\W\d_])[בלמה]?"
    to = "| إلى | حتى | و ?" if language == "ar" else ""
    first = "(?P<first_day>الأول من )|" if language == "ar" else "(?P<first_day>(?!))|"
    # After the name of a month at most its case: "Temmuz", "Temmuz'da", "lipca".
    day = r"(?P<day>(?<!\d)\d{1,2})(?:\.|º)?[ \u00a0]?(?:de |di )?"
    before = rf"{first}(?:(?P<first>(?<!\d)\d{{1,2}})(?:\.? ?[-–] ?{to}))?{day}"
    year = r"[ \u00a0,]{0,2}(?:de )?(?P<year>\d{4})(?!\d)"
    return re.compile(rf"(?:{before})?{letters}(?P<month>{listed})\.?(?:{year})?", re.IGNORECASE)


def _named(text: str, language: str) -> Iterator[_Found]:
    """Days and months by their names, with or without the year."""
    pattern, names = _pattern(language), _months(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        month = names.get(match["month"].lower())
        day, year = (int(match[part]) if match[part] else None for part in ("day", "year"))
        day = 1 if match["first_day"] else day
        if month is None:
            continue
        after = text[match.end("month") : match.end("month") + 1]
        alone = day is None and year is None
        if alone and (after.isalpha() or len(match["month"]) < 4):
            continue
        if isinstance(month, Foreign):
            if year is None:
                continue
            yield _Found(match.start(), match.end(), Foreign(month.calendar, year, month.month, day), NAMES)
            continue
        if language == "th" and year is not None and year > _BUDDHIST_YEARS:
            year += BUDDHIST
        if day is not None and not 1 <= day <= 31:
            continue
        meaning: Meaning = Calendar(year, month.month, day)
        if match["first"] is not None and day is not None and 1 <= int(match["first"]) < day:
            meaning = Range(Calendar(year, month.month, int(match["first"])), Calendar(year, month.month, day))
        yield _Found(match.start(), match.end(), meaning, NAMES)


def _chinese(text: str, language: str) -> Iterator[_Found]:
    """Years, months and days as Chinese, Japanese and Korean write them, with the eras of Japan and Taiwan."""
    if language not in _SPACELESS:
        return
    for match in _FROM_CHINA.finditer(text):
        if match["month_only"]:
            year, month, day = None, match["month_only"], match["day_only"]
        else:
            of_era = 1 if match["of_era"] == "元" else int(match["of_era"] or 0)
            offset = MINGUO if (match["era"] or "").startswith("民") else JAPANESE_ERAS.get(match["era"] or "", 0)
            year, month, day = of_era + offset if match["era"] else int(match["year"]), match["month"], match["day"]
        if month is None or 1 <= int(month) <= 12:
            meaning = Calendar(year, int(month) if month else None, int(day) if day else None)
            yield _Found(match.start(), match.end(), meaning, NAMES)


def _counted(text: str, language: str) -> Iterator[_Found]:
    """What counts from publication: "vorige week"."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    for phrase, (unit, shift) in _RELATIVE.get(language, {}).items():
        at = lower.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            alone = language in _SPACELESS or not (lower[at - 1 : at].isalpha() or lower[end : end + 1].isalpha())
            if alone:
                yield _Found(at, end, Shifted(unit, shift), COUNTS)
            at = lower.find(phrase, end)


def _years(text: str, language: str) -> Iterator[_Found]:
    """A year beside the word for one: "w 1955 roku"; numeric dates with the day first: 3.10.2023, 2023-10-03."""
    for match in re.finditer(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?![\d./-])", text):
        day, month = int(match[1]), int(match[2])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield _Found(match.start(), match.end(), Calendar(int(match[3]), month, day), NAMES)
    for match in re.finditer(r"(?<![\d./-])(\d{4})-(\d\d)-(\d\d)(?![\d./-])", text):
        if 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
            yield _Found(match.start(), match.end(), Calendar(*(int(part) for part in match.groups())), NAMES)
    for match in _OPENING_YEAR.finditer(text):
        yield _Found(match.start(), match.end(), Calendar(int(match[0])), NAMES)
    if words := _YEAR_WORDS.get(language):
        for match in re.finditer(rf"(?<!\d)(1\d{{3}}|20\d\d) (?:{words})|(?:{words}) (1\d{{3}}|20\d\d)(?!\d)", text):
            yield _Found(match.start(), match.end(), Calendar(int(match[1] or match[2])), NAMES)


def _mention(text: str, phrase: _Found, published: Day | None, language: str) -> Mention | None:
    context = Context(published)
    resolution: Resolution = resolve(phrase.meaning, context)
    if published is None and resolution.needs is not None and isinstance(phrase.meaning, Shifted):
        return None
    if resolution.value == "XXXX-XX-XX":
        return None
    return Mention(
        start=phrase.start,
        end=phrase.end,
        text=text[phrase.start : phrase.end],
        type=resolution.type,
        value=resolution.value,
        mod=None,
        when=resolution.when,
        time=None,
        rule=phrase.rule,
        meaning=phrase.meaning,
        reference=resolution.reference,
        basis=resolution.basis,
        needs=resolution.needs,
        language=language,
        context=context,
    )


def _read(text: str, language: str, order: str | None, today: Day) -> Date | None:
    """What dateparser makes of a whole text, where the guard lets it: each of its numbers stands in the text."""
    from dateparser.date import DateDataParser

    settings = _settings(today) | ({"DATE_ORDER": order.upper()} if order else {})
    try:
        parsed = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    except ValueError:
        raise _unknown(language) from None
    if parsed.date_obj is None:
        return None
    year, month, day = parsed.date_obj.timetuple()[:3]
    numbers = {int(number) for number in re.findall(r"\d+", _with_digits(text))}
    if numbers and year not in numbers and year % 100 not in numbers:
        return None
    match parsed.period:
        case "year":
            return Date(year)
        case "month":
            return Date(year, month)
        case _ if not numbers or day in numbers:
            return Date(year, month, day)
    return None


@cache
def _is_known(language: str) -> bool:
    if _months(language):
        return True
    from dateparser.date import DateDataParser

    try:
        DateDataParser(languages=[language]).get_date_data("1")
    except ValueError:
        return False
    return True


def _settings(today: Day) -> dict[str, Any]:
    from datetime import datetime

    return {"PREFER_DATES_FROM": "past", "RELATIVE_BASE": datetime(today.year, today.month, today.day)}


def _unknown(language: str) -> DateError:
    return DateError(f'language "{language}" is not known; write its code, as "en" or "pt"')
