"""Days that a rule of the calendar gives: Easter, Thanksgiving, Christmas Eve ..., by name and year.

Easter is dateutil's, by the Gregorian computus, which goes on into the years before 1583. The other rules are those of
the countries that keep the day; feasts by the moon of India, China and of Islam are listed in ``tables.json``, most
from 1901 or 1925 to 2100.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN
from dateutil.easter import easter as computus

from timeline.dates import DateError, Day
from timeline.when.calendars import from_hebrew, from_iranian, from_julian
from timeline.when.tables import feast


def easter(year: int) -> Day:
    """Western Easter Sunday. That of 1916 was 23 April. Raises DateError for a year that ``datetime`` does not have."""
    return Day.of(_computus(year, EASTER_WESTERN))


def _computus(year: int, method: int) -> date:
    if not MINYEAR <= year <= MAXYEAR:
        raise DateError(f"Easter is not computed for the year {year}")
    found: date = computus(year, method)
    return found


def _fixed(month: int, day: int) -> Callable[[int], Day]:
    return lambda year: Day(year, month, day)


def _nth(count: int, weekday: int, month: int) -> Callable[[int], Day]:
    """The fourth Thursday of November is _nth(4, 3, 11)."""

    def rule(year: int) -> Day:
        first = Day(year, month, 1)
        return first.plus((weekday - first.weekday) % 7 + 7 * (count - 1))

    return rule


def _last_monday(month: int) -> Callable[[int], Day]:
    def rule(year: int) -> Day:
        last = Day(year, month, 31)
        return last.plus(-last.weekday)

    return rule


def _from_easter(days: int) -> Callable[[int], Day]:
    return lambda year: easter(year).plus(days)


def orthodox_easter(year: int) -> Day:
    """Easter of the churches that keep the Julian calendar. That of 2016 was 1 May. Raises DateError as ``easter``."""
    # Not EASTER_ORTHODOX, which shifts the years before 1583 by ten days throughout.
    return from_julian(*_computus(year, EASTER_JULIAN).timetuple()[:3])


def _from_orthodox(days: int) -> Callable[[int], Day]:
    return lambda year: orthodox_easter(year).plus(days)


def advent(year: int, number: int) -> Day:
    """A Sunday of Advent by its number, 1 to 4; the fourth is the last one before Christmas. That of 2018 began on
    2 December."""
    fourth = Day(year, 12, 24)
    return fourth.plus(-((fourth.weekday + 1) % 7) - 7 * (4 - number))


def _hebrew(month: int, day: int, after: int = 0) -> Callable[[int], Day]:
    """A day of the Hebrew calendar; Tishri to Tevet of a year of ours belong to the Hebrew year that begins in it."""

    def rule(year: int) -> Day:
        if month >= 7:
            return from_hebrew(year + 3761 if month < 11 else year + 3760, month, day).plus(after)
        return from_hebrew(year + 3760, month, day).plus(after)

    return rule


def _purim(year: int) -> Day:
    """14 Adar, thirty days before Passover."""
    return from_hebrew(year + 3760, 1, 15).plus(-30)


def _listed(name: str, after: int = 0) -> Callable[[int], Day]:
    """A feast by the moon. Raises DateError for years that the tables do not have."""
    return lambda year: feast(name, year).plus(after)


def _diwali(year: int) -> Day:
    """As India keeps it where that is known; before 2001 as the new moon of Kartika tells."""
    try:
        return feast("diwali in india", year)
    except DateError:
        return feast("diwali", year)


def _nowruz(year: int) -> Day:
    return from_iranian(year - 621, 1, 1)


def _super_tuesday(year: int) -> Day:
    """The day on which most states of the USA vote in the primaries. Raises DateError in years without one."""
    if year % 4:
        raise DateError(f"{year} has no primaries")
    return Day(2008, 2, 5) if year == 2008 else _nth(1, 1, 3)(year)


def _election_day(year: int) -> Day:
    return _nth(1, 0, 11)(year).plus(1)


_RULES: Final[dict[str, Callable[[int], Day]]] = {
    "new year's day": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _nth(3, 0, 1),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _nth(3, 0, 2),
    "women's day": _fixed(3, 8),
    "st patrick's day": _fixed(3, 17),
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter": easter,
    "easter monday": _from_easter(1),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "may day": _fixed(5, 1),
    "ve day": _fixed(5, 8),
    "victory day": _fixed(5, 9),
    "mother's day": _nth(2, 6, 5),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
    "corpus christi": _from_easter(60),
    "memorial day": _last_monday(5),
    "juneteenth": _fixed(6, 19),
    "father's day": _nth(3, 6, 6),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "assumption": _fixed(8, 15),
    "labor day": _nth(1, 0, 9),
    "german unity day": _fixed(10, 3),
    "columbus day": _nth(2, 0, 10),
    "reformation day": _fixed(10, 31),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "all souls' day": _fixed(11, 2),
    "guy fawkes night": _fixed(11, 5),
    "election day": _election_day,
    "veterans day": _fixed(11, 11),
    "super tuesday": _super_tuesday,
    "thanksgiving": _nth(4, 3, 11),
    "black friday": lambda year: _nth(4, 3, 11)(year).plus(1),
    "cyber monday": lambda year: _nth(4, 3, 11)(year).plus(4),
    "st nicholas' day": _fixed(12, 6),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "trinity sunday": _from_easter(56),
    "low sunday": _from_easter(7),
    "twelfth night": _fixed(1, 5),
    "candlemas": _fixed(2, 2),
    "st david's day": _fixed(3, 1),
    "lady day": _fixed(3, 25),
    "songkran": _fixed(4, 13),
    "st george's day": _fixed(4, 23),
    "midsummer day": _fixed(6, 24),
    "lammas": _fixed(8, 1),
    "vj day": _fixed(8, 15),
    "michaelmas": _fixed(9, 29),
    "martinmas": _fixed(11, 11),
    "st andrew's day": _fixed(11, 30),
    "world aids day": _fixed(12, 1),
    "human rights day": _fixed(12, 10),
    "holocaust remembrance day": _fixed(1, 27),
    "advent sunday": lambda year: advent(year, 1),
    "orthodox easter": orthodox_easter,
    "orthodox good friday": _from_orthodox(-2),
    "orthodox palm sunday": _from_orthodox(-7),
    "orthodox pentecost": _from_orthodox(49),
    "orthodox christmas": _fixed(1, 7),
    "orthodox christmas eve": _fixed(1, 6),
    "old new year": _fixed(1, 14),
    "yom kippur": _hebrew(7, 10),
    "rosh hashanah": _hebrew(7, 1),
    "sukkot": _hebrew(7, 15),
    "simchat torah": _hebrew(7, 22),
    "hanukkah": _hebrew(9, 25),
    "passover": _hebrew(1, 15),
    "shavuot": _hebrew(3, 6),
    "tisha b'av": _hebrew(5, 9),
    "purim": _purim,
    "eid al-fitr": _listed("eid al-fitr"),
    "eid al-adha": _listed("eid al-adha"),
    "islamic new year": _listed("islamic new year"),
    "ashura": _listed("ashura"),
    "arbaeen": _listed("arbaeen"),
    "mawlid": _listed("mawlid"),
    "laylat al-qadr": _listed("laylat al-qadr"),
    "quds day": _listed("quds day"),
    "ramadan": _listed("ramadan"),
    "lunar new year": _listed("lunar new year"),
    "lunar new year's eve": _listed("lunar new year", -1),
    "dragon boat festival": _listed("dragon boat festival"),
    "mid-autumn festival": _listed("mid-autumn festival"),
    "qingming": _listed("qingming"),
    "diwali": _diwali,
    "holi": _listed("holi"),
    "dussehra": _listed("dussehra"),
    "guru nanak jayanti": _listed("guru nanak jayanti"),
    "janmashtami": _listed("janmashtami"),
    "raksha bandhan": _listed("raksha bandhan"),
    "vesak": _listed("vesak"),
    "nowruz": _nowruz,
}

NAMES: Final = frozenset(_RULES)
"""What a Holiday can be called."""


def holiday(name: str, year: int) -> Day:
    """The day of a holiday in a year. Thanksgiving of 2024 is 28 November."""
    return _RULES[name](year)
