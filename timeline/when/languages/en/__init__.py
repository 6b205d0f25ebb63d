"""English."""

from __future__ import annotations

from timeline.when.languages import Language
from timeline.when.languages.en import (
    calendar,
    cues,
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
    past=cues.PAST,
    future=cues.FUTURE,
    past_endings=cues.PAST_ENDINGS,
    not_past=cues.NOT_PAST,
    intends=cues.INTENDS,
    pluperfect=cues.PLUPERFECT,
    toward=cues.TOWARD,
    infinitive=cues.INFINITIVE,
    before_participle=cues.DETERMINERS | {"be"},
    nominal=cues.NOMINAL,
    ranks=cues.RANKS,
    doubtful=cues.DOUBTFUL,
    unreal=cues.UNREAL,
    defers=cues.DEFERS,
    defer_to=cues.DEFER_TO,
    abbreviations=cues.ABBREVIATIONS,
    plain_future=cues.PLAIN_FUTURE,
    reporting=cues.REPORTING,
    turns=cues.TURNS,
    copula=frozenset(("is", "are")),
    when=frozenset(("when",)),
    of=frozenset(("of",)),
    epithets=cues.EPITHETS,
    general=frozenset(("in", "during")),
    not_plain=cues.NOT_PLAIN,
    before_numbers=BEFORE_NUMBERS | {"in"},
)
