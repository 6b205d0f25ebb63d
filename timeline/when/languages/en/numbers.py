"""Numbers, days of the month and years, as English writes them."""

from __future__ import annotations

from typing import Final

from timeline.when.rules import Rule

_PIVOT: Final = 30
"""Two digits behind an apostrophe, above this one, are of the 20th century: who writes '35 looks back."""


def _thousands(integer: int, digits3: int) -> int | None:
    return integer * 1000 + digits3 if 1 <= integer <= 999 else None


def _decimal(integer: int, decimal: int) -> float:
    return float(f"{integer}.{decimal}")


def _two_by_two(first: int, second: int) -> int | None:
    """ "nineteen ninety-seven" is 1997."""
    return first * 100 + second if 10 <= first <= 20 and second >= 10 else None


def _era(integer: int, era: int) -> int | None:
    """A year before our era is one more than its number: 44 BC is -43."""
    return integer if era > 0 else 1 - integer


# fmt: off
WORDS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD|TENS_WORD", lambda number_word: number_word),
    Rule("COUNT", "TENS_WORD -? NUMBER_WORD", lambda tens_word, number_word: tens_word + number_word),
    Rule("COUNT", "INTEGER +, +DIGITS3", _thousands, {"1,500 days": "P1500D"}),
    Rule("COUNT", "INTEGER +. +decimal:INTEGER", _decimal),
    Rule("COUNT", "INTEGER 1 +/ +2", lambda integer: integer + 0.5, {"5 1/2 hours": "PT5H30M"}),
    Rule("COUNT", "INTEGER ½", lambda integer: integer + 0.5, {"5½ hours": "PT5H30M"}),
    Rule("COUNT", "NUMBER_WORD -? and -? a|one -? half", lambda number_word: number_word + 0.5,
         {"two-and-a-half hours": "PT2H30M", "two and one-half years": "P2.5Y"}),
    Rule("COUNT", "a couple of", lambda: 2, {"a couple of years": "P2Y"}),
    Rule("COUNT", "couple of", lambda: 2, {"the next couple of years": "2024-10-18/2026-10-18"}),
    Rule("COUNT", "a couple", lambda: 2, {"a couple weeks": "P2W"}),
    Rule("COUNT", "a? dozen", lambda: 12, {"a dozen years": "P12Y"}),
    Rule("COUNT", "a|one? hundred", lambda: 100, {"a hundred years": "P100Y", "the Hundred Days": "P100D"}),
    Rule("COUNT", "a|one thousand", lambda: 1000, {"a thousand days": "P1000D"}),
    Rule("COUNT", "NUMBER_WORD hundred", lambda number_word: number_word * 100, {"two hundred years": "P200Y"}),
    Rule("COUNT", "NUMBER_WORD thousand", lambda number_word: number_word * 1000, {"two thousand years": "P2000Y"}),
    Rule("ORDINAL", "ORDINAL_WORD", lambda ordinal_word: ordinal_word),
    Rule("ORDINAL", "INTEGER +NTH", lambda integer: integer),
    Rule("ORDINAL", "TENS_WORD -? ORDINAL_WORD", lambda tens_word, ordinal_word: tens_word + ordinal_word,
         {"the twenty-first century": "20XX"}),
    Rule("MONTH_DAY", "DAY_DIGITS", lambda day_digits: day_digits),
    Rule("NTH_DAY", "DAY_DIGITS +NTH", lambda day_digits: day_digits),
    Rule("FULL_YEAR", "YEAR_DIGITS", lambda year_digits: year_digits),
    Rule("FULL_YEAR", "CENTURY_WORD second:NUMBER_WORD|TENS_WORD",
         lambda century_word, second: _two_by_two(century_word, second)),
    Rule("COUNT", "NUMBER_WORD|INTEGER hundred and? TENS_WORD", lambda number_word, tens_word:
         number_word * 100 + tens_word, {"three hundred and fifty days": "P350D"}),
    Rule("COUNT", "NUMBER_WORD|INTEGER hundred and? second:NUMBER_WORD",
         lambda number_word, second: number_word * 100 + second, {"five hundred and twelve days": "P512D"}),
    Rule("COUNT", "NUMBER_WORD|INTEGER hundred and? TENS_WORD -? second:NUMBER_WORD",
         lambda number_word, tens_word, second: number_word * 100 + tens_word + second,
         {"three hundred and sixty-five days": "P365D"}),
    Rule("FULL_YEAR", "CENTURY_WORD hundred and? TENS_WORD -? NUMBER_WORD",
         lambda century_word, tens_word, number_word: _two_by_two(century_word, tens_word + number_word),
         {"in seventeen hundred and thirty-three": "1733"}),
    Rule("FULL_YEAR", "CENTURY_WORD hundred and TENS_WORD|NUMBER_WORD",
         lambda century_word, tens_word: century_word * 100 + tens_word, {"in eighteen hundred and twelve": "1812"}),
    Rule("FULL_YEAR", "two thousand and NUMBER_WORD", lambda number_word: 2000 + number_word,
         {"the year two thousand and eight": "2008"}),
    Rule("FULL_YEAR", "two thousand", lambda: 2000, {"the year two thousand": "2000"}),
    Rule("ERA_YEAR", "INTEGER ERA", _era),
    Rule("ERA_YEAR", "INTEGER +, +DIGITS3 ERA", lambda integer, digits3, era: _era(integer * 1000 + digits3, era)
         if integer < 1000 else None, {"in 10,000 BC": "-9999"}),
    Rule("ERA_YEAR", "ERA INTEGER", lambda era, integer: integer if era > 0 else None),
    Rule("SHORT_YEAR", "' +DIGITS2", lambda digits2: digits2 + (1900 if digits2 > _PIVOT else 2000)),
)

COMPOUNDS = (
    Rule("MONTH_DAY", "NTH_DAY", lambda nth_day: nth_day),
    Rule("MONTH_DAY", "ORDINAL", lambda ordinal: ordinal if 1 <= ordinal <= 31 else None),
    Rule("FULL_YEAR", "CENTURY_WORD TENS_WORD -? NUMBER_WORD",
         lambda century_word, tens_word, number_word: _two_by_two(century_word, tens_word + number_word)),
    Rule("FULL_YEAR", "ERA_YEAR", lambda era_year: era_year),
)
# fmt: on
