"""Days that a rule of the calendar gives: Easter, Thanksgiving, Christmas Eve ..., by name and year.

Easter follows the Gregorian computus (anonymous algorithm, Nature 13, 1876), before 1583 the Julian day's name in
the Gregorian calendar is not attempted. The other rules are those of the countries that keep the day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from timeline.dates import Day


def easter(year: int) -> Day:
    """Western Easter Sunday. That of 1916 was 23 April."""
    century, year_of_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year_of_century // 4) - moon - year_of_century % 4) % 7
    correction = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return Day(year, month, day + 1)


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
    "election day": lambda year: _nth(1, 0, 11)(year).plus(1),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _nth(4, 3, 11),
    "black friday": lambda year: _nth(4, 3, 11)(year).plus(1),
    "cyber monday": lambda year: _nth(4, 3, 11)(year).plus(4),
    "st nicholas' day": _fixed(12, 6),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
}

NAMES: Final = frozenset(_RULES)
"""What a Holiday can be called."""


def holiday(name: str, year: int) -> Day:
    """The day of a holiday in a year. Thanksgiving of 2024 is 28 November."""
    return _RULES[name](year)
