"""German."""

from __future__ import annotations

from timeline.when.languages import Language, read_cues
from timeline.when.languages.de import calendar, exclusions, lengths, numbers, ranges, relative, times
from timeline.when.languages.de.words import WEAK, WORDS
from timeline.when.tokens import BEFORE_NUMBERS

LANGUAGE = Language(
    code="de",
    words=WORDS,
    weak=WEAK,
    levels=(
        numbers.NUMBERS,
        (*calendar.NAMED, *lengths.LENGTHS, *times.CLOCKS, *exclusions.EXCLUSIONS),
        (*relative.DATES, *lengths.MODIFIED),
        (*relative.OFFSETS, *lengths.SPANS, *times.TIMES),
        (*relative.PARTS, *times.DATED),
        (*ranges.RANGES, *ranges.BOUNDS),
    ),
    **read_cues("de"),
    before_numbers=BEFORE_NUMBERS | {".", "am", "vom", "zum"},
)
