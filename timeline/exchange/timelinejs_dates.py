"""Dates as TimelineJS has them: year, month, day and an end, and a text that is shown in their place.

Its years have no zero: -44 is 44 BCE, which is -0043 in ISO 8601. What it cannot say it is given in words, as the
display date, and that is read back.
Source: https://timeline.knightlab.com/docs/json-format.html.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.dates import Date, DateError, Interval, When, parse_edtf
from timeline.exchange.characters import cut_line
from timeline.exchange.precision import is_iso
from timeline.exchange.rows import ReadDate
from timeline.exchange.spans import as_displayed
from timeline.text import clean

_WHOLE: Final = re.compile(r"-?\d{1,12}(?:\.0+)?")
_CLOCK: Final = re.compile(r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?(?:\.\d+)?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)

PARTS: Final = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class AxisPlace:
    """Where an event stands on the axis; ``exact`` is False where that is not all that its date says."""

    start: dict[str, int]
    end: dict[str, int] | None
    exact: bool


def place_of(when: When) -> AxisPlace | None:
    """Where a date stands; None when its year is not known. 2024-06~ stands at June 2024 and is not exact."""
    match when:
        case Date():
            start, end = _ends(when)
            return None if start is None else AxisPlace(start, end, is_iso(when))
        case _:
            dates = [date for date in (when.start, when.end) if isinstance(date, Date)]
            first, last = _ends(dates[0]), _ends(dates[-1])
            if first[0] is None or last[0] is None:
                return None
            closed = len(dates) == 2
            # TimelineJS drops an end that equals the start.
            two = isinstance(when, Interval) and closed and dates[0] != dates[1]
            return AxisPlace(first[0], last[1] or last[0] if closed else None, two and all(map(is_iso, dates)))


def axis_label(place: Mapping[str, int]) -> str:
    """The place on the axis for people: 2024-03."""
    return "-".join(f"{place[part]:02}" for part in PARTS if part in place)


def read_dates(slide: Mapping[str, Any], dates: ReadDate, lost: list[str]) -> str:
    """The date of a slide in EDTF. Raises ValueError where it has none, or one that cannot be."""
    start, end = slide.get("start_date"), slide.get("end_date")
    if not isinstance(start, Mapping):
        raise ValueError("date: no start date")
    begin = _date(start)
    if begin is None:
        raise ValueError("date: no year")
    finish = _date(end) if isinstance(end, Mapping) else None
    when: When = begin if finish is None or finish == begin else Interval(begin, finish)
    said = slide.get("edtf")
    if isinstance(said, str):
        try:
            return str(parse_edtf(said))
        except DateError:
            lost.append(f'edtf: "{cut_line(said)}" is not read; not kept')
    displays = [slide.get("display_date"), start.get("display_date")]
    display = clean(next((text for text in displays if isinstance(text, str) and text.strip()), "")[:1000])
    return str(as_displayed(when, display, dates, lost))


def read_clock(place: Mapping[str, Any], lost: list[str]) -> str | None:
    """The clock time of a start date, as 14:30; None where there is none. TimelineJS does not show midnight."""
    parts = [str(place.get(part, "") or "").strip() for part in ("hour", "minute", "second")]
    if not any(parts[0:1]) or not any(part.strip("0") for part in parts):
        return None
    hour, minute, second = (part.split(".")[0] or "0" for part in parts)
    try:
        numbers = [int(part) for part in (hour, minute, second) if len(part) <= 2]
    except ValueError:
        numbers = []
    if len(numbers) != 3 or any(number not in range(most) for number, most in zip(numbers, (24, 60, 60), strict=True)):
        lost.append(f'time: "{cut_line(":".join(parts))}" is not a clock time; not kept')
        return None
    return f"{numbers[0]:02}:{numbers[1]:02}" + (f":{numbers[2]:02}" if numbers[2] else "")


def clock_parts(text: str) -> dict[str, str] | None:
    """The hour, minute and second of a time as people type it: "2:30 PM" is hour 14, minute 30; None for no time."""
    match = _CLOCK.fullmatch(text.strip()[:40])
    if match is None:
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    return {"hour": str(hour), "minute": match[2] or "0", "second": match[3] or "0"}


def _ends(date: Date) -> tuple[dict[str, int] | None, dict[str, int] | None]:
    """Where a date begins, and where it ends when that is not in the same year, month or day."""
    first, last = date.first, date.last
    if first is None or last is None:
        return None, None
    month, day = date.month or 0, date.day or 0
    if date.masked:
        return {"year": _without_zero(first.year)}, {"year": _without_zero(last.year)}
    if month > 12:
        return (
            {"year": _without_zero(first.year), "month": first.month},
            {"year": _without_zero(last.year), "month": last.month},
        )
    start = {"year": _without_zero(first.year)}
    if month:
        start |= {"month": month} | ({"day": day} if day else {})
    return start, None


def _without_zero(year: int) -> int:
    return year if year > 0 else year - 1


_FARTHEST: Final = 999_999_999
"""Years that EDTF can say with nine digits."""


def _date(place: Mapping[str, Any]) -> Date | None:
    year, month, day = (_number(part, place.get(part)) for part in PARTS)
    if year is None:
        if month or day:
            raise ValueError("date: a month or day without a year")
        return None
    if year == 0:
        raise ValueError("date: there is no year 0; -1 is 1 BCE")
    if abs(year) > _FARTHEST:
        raise ValueError(f"date: the year {year} is further away than dates can say")
    if month and not 1 <= month <= 12:
        raise ValueError(f"date: there is no month {month}")
    try:
        return Date(year if year > 0 else year + 1, month or None, day or None)
    except DateError as error:
        raise ValueError(f"date: {error}") from None


def _number(part: str, value: Any) -> int | None:
    """A whole number as sheets write them: 2024, "2024", "2,024" or 2024.0."""
    text = re.sub(r"[\s,]", "", str(value)[:40]) if isinstance(value, str | int | float) else ""
    if not text:
        return None
    if isinstance(value, bool) or not _WHOLE.fullmatch(text):
        raise ValueError(f'date: {part} "{cut_line(text)}" is no whole number')
    return int(text.partition(".")[0])
