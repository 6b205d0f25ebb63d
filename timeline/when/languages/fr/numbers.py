"""Numbers, ordinals and days of the month, as French writes them."""

from __future__ import annotations

from timeline.when.rules import Rule

# fmt: off
NUMBERS = (
    Rule("COUNT", "INTEGER", lambda integer: integer),
    Rule("COUNT", "NUMBER_WORD", lambda number_word: number_word),
    Rule("COUNT", "INTEGER +, +decimal:INTEGER", lambda integer, decimal: float(f"{integer}.{decimal}"),
         {"30,4 secondes": "PT30.4S"}),
    Rule("COUNT", "INTEGER +. +DIGITS3", lambda integer, digits3: integer * 1000 + digits3 if integer else None,
         {"1.000 jours": "P1000D"}),
    Rule("ORDINAL", "ORDINAL_WORD", lambda ordinal_word: ordinal_word),
    Rule("ORDINAL", "INTEGER +NTH", lambda integer: integer),
    Rule("MONTH_DAY", "DAY_DIGITS", lambda day_digits: day_digits),
    Rule("MONTH_DAY", "DAY_DIGITS +er", lambda day_digits: day_digits if day_digits == 1 else None),
    Rule("MONTH_DAY", "premier", lambda: 1),
)
# fmt: on
