"""Numbers, ordinals and days of the month, as German writes them."""

from __future__ import annotations

from timeline.when.rules import Rule

# fmt: off
NUMBERS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD", lambda number_word: number_word),
    Rule("COUNT", "INTEGER +, +decimal:INTEGER", lambda integer, decimal: float(f"{integer}.{decimal}"),
         {"2,5 Stunden": "PT2H30M"}),
    Rule("COUNT", "INTEGER +. +DIGITS3", lambda integer, digits3: integer * 1000 + digits3 if integer else None,
         {"1.000 Tage": "P1000D"}),
    Rule("ORDINAL", "INTEGER +.", lambda integer: integer),
    Rule("ORDINAL", "ORDINAL_WORD", lambda ordinal_word: ordinal_word),
    Rule("MONTH_DAY", "DAY_DIGITS +.", lambda day_digits: day_digits),
)
# fmt: on
