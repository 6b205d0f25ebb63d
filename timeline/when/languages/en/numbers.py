"""Numbers, days of the month and years, as English writes them."""

from __future__ import annotations

from timeline.when.grammar import Rule

NUMBERS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD|TENS_WORD", lambda number_word: number_word),
    Rule("COUNT", "TENS_WORD -? NUMBER_WORD", lambda tens_word, number_word: tens_word + number_word),
    Rule("ORDINAL", "ORDINAL_WORD", lambda ordinal_word: ordinal_word),
    Rule("ORDINAL", "INTEGER +st|nd|rd|th", lambda integer: integer),
    Rule("ORDINAL", "TENS_WORD -? ORDINAL_WORD", lambda tens_word, ordinal_word: tens_word + ordinal_word),
    Rule("MONTH_DAY", "DAY_DIGITS", lambda day_digits: day_digits),
    Rule("MONTH_DAY", "DAY_DIGITS +st|nd|rd|th", lambda day_digits: day_digits),
    Rule("FULL_YEAR", "YEAR_DIGITS", lambda year_digits: year_digits),
)
