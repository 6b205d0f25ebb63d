"""English."""

from __future__ import annotations

from timeline.when.languages import Language
from timeline.when.languages.en import calendar, numbers, relative
from timeline.when.languages.en.words import WEAK, WORDS

LANGUAGE = Language(
    "en",
    {**WORDS, "DAY_WORD": {"today": 0, "yesterday": -1, "tomorrow": 1}},
    WEAK,
    (numbers.NUMBERS, (*calendar.DATES, *relative.DATES), calendar.RANGES),
    past=frozenset(),
    future=frozenset(),
)
