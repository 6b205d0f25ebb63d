"""Days of other calendars as days of ours: Julian, Hebrew, Islamic, Iranian, Buddhist, Japanese, that of Taiwan.

Arithmetic after Reingold and Dershowitz, Calendrical Calculations (2018); the Islamic calendar is Umm al-Qura's from
1343 to 1500 AH, the tabular one before and after, which may be a day off; the Iranian new year is listed from 1901 to
2100 (``tables.py``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from timeline.dates import DateError, Day, days_in_month
from timeline.when.tables import FIRST_ISLAMIC_YEAR, LAST_ISLAMIC_YEAR, iranian_new_year, islamic_day

_HEBREW_EPOCH: Final = -1_373_427  # 7 October 3761 BCE (Julian), as an ordinal of ours
_ISLAMIC_EPOCH: Final = 227_015  # 16 July 622 (Julian)
_IRANIAN_EPOCH: Final = 226_896  # 19 March 622 (Julian)


def from_julian(year: int, month: int, day: int) -> Day:
    """25 October 1917 of the Julian calendar is 7 November. Raises DateError for a day that it does not have."""
    leap = year % 4 == 0
    if not 1 <= month <= 12 or not 1 <= day <= (29 if leap and month == 2 else days_in_month(2023, month)):
        raise DateError(f"the Julian calendar has no day {year}-{month:02}-{day:02}")
    before = (year - 1) * 365 + (year - 1) // 4 - 2
    months = (367 * month - 362) // 12 - (0 if month <= 2 else 1 if leap else 2)
    return Day.from_ordinal(before + months + day)


def from_islamic(year: int, month: int, day: int) -> Day:
    """1 Ramadan 1444 AH is 23 March 2023. Raises DateError for a day that there is not."""
    listed = FIRST_ISLAMIC_YEAR <= year <= LAST_ISLAMIC_YEAR
    listed_day = islamic_day(year, month, day) if listed and 1 <= month <= 12 else None
    if listed_day is not None:
        return listed_day
    there = 1 <= year < 2000 and 1 <= month <= 12 and 1 <= day <= 30
    if listed or not there:
        raise DateError(f"the Islamic calendar has no day {year}-{month:02}-{day:02}")
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return Day.from_ordinal(_ISLAMIC_EPOCH + days - 1)


def from_iranian(year: int, month: int, day: int) -> Day:
    """25 Shahrivar 1401 is 16 September 2022. Raises DateError for a day that there is not."""
    if not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30) or not 1 <= year < 3000:
        raise DateError(f"the Iranian calendar has no day {year}-{month:02}-{day:02}")
    months = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    begins, ends = iranian_new_year(year + 621), iranian_new_year(year + 622)
    if begins is not None:  # the astronomical rule, which the cycle below misses by a day now and then
        date = begins.plus(months + day - 1)
        if ends is not None and date >= ends:
            raise DateError(f"the Iranian calendar has no day {year}-{month:02}-{day:02}")
        return date
    cycle, of_cycle = divmod(year - 474, 2820)
    leaps = ((of_cycle + 474) * 682 - 110) // 2816
    days = cycle * 1_029_983 + leaps + 365 * (of_cycle + 474 - 1)
    return Day.from_ordinal(_IRANIAN_EPOCH + days + months + day - 1)


def from_hebrew(year: int, month: int, day: int) -> Day:
    """10 Tishri 5734 is 6 October 1973; months count from Nisan, so Tishri is 7."""
    months_before = (
        sum(_hebrew_month(year, one) for one in range(7, month))
        if month >= 7
        else sum(_hebrew_month(year, one) for one in (*range(7, _hebrew_months(year) + 1), *range(1, month)))
    )
    return Day.from_ordinal(_hebrew_new_year(year) + months_before + day - 1)


def _hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _hebrew_months(year: int) -> int:
    return 13 if _hebrew_leap(year) else 12


def _hebrew_elapsed(year: int) -> int:
    """Days from the epoch to the molad of Tishri, put off where the new year would fall on a day that it may not."""
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + (3 * (day + 1) % 7 < 3)


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(year + step) for step in (-1, 0, 1))
    delay = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return _HEBREW_EPOCH + this + delay


def _hebrew_month(year: int, month: int) -> int:
    days = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    match month:
        case 8:
            return 30 if days % 10 == 5 else 29
        case 9:
            return 29 if days % 10 == 3 else 30
        case 12:
            return 30 if _hebrew_leap(year) else 29
    return 29 if month in (2, 4, 6, 10, 13) else 30


_REPUBLICAN_LEAPS: Final = (3, 7, 11)
_REPUBLICAN_EPOCH: Final = Day(1792, 9, 22)


def from_republican(year: int, month: int, day: int) -> Day:
    """9 Thermidor of the year 2 is 27 July 1794, in the calendar that France kept from 1792 to 1805. Raises DateError
    for a day that it does not have."""
    if not 1 <= year <= 14 or not 1 <= month <= 12 or not 1 <= day <= 30:
        raise DateError(f"the calendar of the French Republic has no day {year}-{month:02}-{day:02}")
    leaps = sum(leap < year for leap in _REPUBLICAN_LEAPS)
    return _REPUBLICAN_EPOCH.plus((year - 1) * 365 + leaps + (month - 1) * 30 + day - 1)


YEARS_OF: Final[Mapping[str, range]] = {
    "islamic": range(1, 1601),
    "iranian": range(1000, 1601),
    "hebrew": range(4000, 6001),
}
"""The years of a calendar that a text can mean: what is outside them is a number. Not measured; they reach from what
history writes of to at most two centuries ahead."""

BUDDHIST: Final = -543
"""To add to a year of the Buddhist era as Thailand counts it: 2519 is 1976."""

MINGUO: Final = 1911
"""To add to a year of the Republic of China: 民國 100 is 2011."""

JAPANESE_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""To add to a year of each era: 平成23 is 2011."""
