"""Times told from other times: "yesterday", "last week", "three days ago"."""

from __future__ import annotations

from timeline.when.grammar import Rule
from timeline.when.meaning import MonthNamed, Offset, Shifted, Unit, Weekday

DATES = (
    Rule("DAY", "DAY_WORD", lambda day_word: Shifted(Unit.DAY, day_word), {"yesterday": "2024-10-17"}),
    Rule("DAY", "SHIFT WEEKDAY_NAME", lambda shift, weekday_name: Weekday(weekday_name, shift),
         {"last Tuesday": "2024-10-15", "next Friday": "2024-10-25"}),
    Rule("MONTH", "SHIFT MONTH_NAME", lambda shift, month_name: MonthNamed(month_name, shift), {"last June": "2024-06"}),
    Rule("PERIOD", "SHIFT UNIT_ONE", lambda shift, unit_one: Shifted(unit_one, shift),
         {"last week": "2024-10-07/2024-10-13", "next year": "2025"}),
    Rule("DAY", "COUNT UNIT_ONE|UNIT_MANY ago", lambda count, unit_one: Offset(count, unit_one, -1), {"three days ago": "2024-10-15"}),
)  # fmt: skip
