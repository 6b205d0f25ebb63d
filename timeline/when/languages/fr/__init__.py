"""French."""

from __future__ import annotations

from timeline.when.languages import Language, read_cues
from timeline.when.languages.fr import calendar, exclusions, lengths, numbers, ranges, relative, times
from timeline.when.languages.fr.words import WEAK, WORDS
from timeline.when.tokens import BEFORE_NUMBERS

LANGUAGE = Language(
    code="fr",
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
    **read_cues("fr"),
    before_numbers=BEFORE_NUMBERS | {"en", "fin", "début"},
)
