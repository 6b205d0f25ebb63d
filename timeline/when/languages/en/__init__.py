"""English."""

from __future__ import annotations

from timeline.when.languages import Language, read_cues
from timeline.when.languages.en import (
    calendar,
    durations,
    eras,
    exclusions,
    fiscal,
    holidays,
    numbers,
    quarters,
    ranges,
    relative,
    seasons,
    times,
    windows,
)
from timeline.when.languages.en.words import WEAK, WORDS
from timeline.when.tokens import BEFORE_NUMBERS

LANGUAGE = Language(
    code="en",
    words=WORDS,
    weak=WEAK,
    levels=(
        numbers.WORDS,
        numbers.COMPOUNDS,
        (
            *calendar.NAMED,
            *seasons.NAMED,
            *durations.LENGTHS,
            *times.CLOCKS,
            *holidays.DAYS,
            *exclusions.EXCLUSIONS,
            *fiscal.NAMED,
        ),
        (*calendar.DATES, *eras.YEARS, *relative.DATES, *seasons.DATES, *quarters.DATES, *times.TIMES),
        (*relative.SHIFTED, *seasons.SHIFTED, *quarters.SHIFTED, *windows.SPANS, *durations.SPANS, *times.DAY_PARTS),
        (*relative.PARTS, *seasons.PARTS, *times.DATED, *windows.ANCHORED),
        (*windows.BOUNDS, *ranges.RANGES, *ranges.BOUNDS),
    ),
    **read_cues("en"),
    before_numbers=BEFORE_NUMBERS | {"in"},
)
