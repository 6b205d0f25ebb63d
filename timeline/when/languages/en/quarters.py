"""Quarters and halves of a year told otherwise, and as news of companies tells them: "the year-ago quarter"."""

from __future__ import annotations

from timeline.when.languages.en.relative import is_year
from timeline.when.meaning import Calendar, Division, From, In, Offset, Shifted, Unit
from timeline.when.rules import Rule

_QUARTER = Shifted(Unit.QUARTER, 0, From.QUARTER)
_YEAR_AGO = Offset(1, Unit.YEAR, -1, From.QUARTER)


# fmt: off
DATES = (
    Rule("QUARTER", "the|that latest|same|current TERM", lambda: _QUARTER, {"in the latest period": "2024-35"}),
    Rule("QUARTER", "the most recent TERM", lambda: _QUARTER, {"the most recent quarter": "2024-35"}),
    Rule("QUARTER", "the|that quarter", lambda: _QUARTER, {"in the quarter": "2024-35"}),
    Rule("QUARTER", "the? comparable|corresponding? YEAR_AGO ORDINAL quarter",
         lambda ordinal: Division(Unit.QUARTER, ordinal, Shifted(Unit.YEAR, -1)) if ordinal <= 4 else None,
         {"the year-ago third quarter": "2023-35"}),
    Rule("QUARTER", "the? comparable|corresponding? YEAR_AGO TERM", lambda: _YEAR_AGO,
         {"the year-ago quarter": "2023-35"}),
    Rule("QUARTER", "YEAR_AGO", lambda: _YEAR_AGO, {"year-earlier profit": "2023-35"}),
    Rule("QUARTER", "the comparable|corresponding|same|like? TERM of|,? last year", lambda: _YEAR_AGO,
         {"the corresponding period last year": "2023-35"}),
    Rule("QUARTER", "the comparable|corresponding|same|like? TERM a year ago|earlier", lambda: _YEAR_AGO,
         {"the quarter a year ago": "2023-35"}),
    Rule("QUARTER", "last year ' +s TERM", lambda: _YEAR_AGO, {"last year's quarter": "2023-35"}),
    Rule("QUARTER", "the same|like|comparable|corresponding TERM of|in FULL_YEAR",
         lambda full_year: In(_QUARTER, Calendar(full_year)), {"the same period of 1988": "1988-35"}),
    Rule("QUARTER", "the FULL_YEAR TERM", lambda full_year: In(_QUARTER, Calendar(full_year)),
         {"in the 1988 period": "1988-35"}),
)

SHIFTED = (
    Rule("QUARTER", "NTH_QUARTER of|,? PERIOD",
         lambda nth_quarter, period: Division(Unit.QUARTER, nth_quarter.number,
             period) if is_year(period) else None, {"the first quarter of next year": "2025-33"}),
    Rule("QUARTER", "PERIOD ' +s ORDINAL -? quarter",
         lambda period, ordinal: Division(Unit.QUARTER, ordinal,
             period) if is_year(period) and ordinal <= 4 else None, {"this year's third quarter": "2024-35"}),
    Rule("HALF", "NTH_HALF of PERIOD",
         lambda nth_half, period: Division(Unit.HALF, nth_half.number, period) if is_year(period) else None,
         {"the first half of this year": "2024-40"}),
)
# fmt: on
