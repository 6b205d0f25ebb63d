"""The times that a happening can be given: every reading of every time expression of a story, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from timeline.dates import Date, Day, Edge, Interval, OneOf, When, earliest, latest
from timeline.extraction.heads import clause_around
from timeline.extraction.story import StorySentence
from timeline.language.clauses import Sentence
from timeline.when import Mention

Bounds = tuple[int | None, int | None]
"""The first and the last day that a time can touch, as ordinals; None where nothing bounds it."""

_CLOCK: Final = re.compile(
    r"\d{1,2}[:.]\d\d|\bnoon\b|\bmidnight\b|\b\d{1,2} ?[ap]\.?m|\bhours?\b|\bminutes?\b|o['’]clock"
    r"|\b(?:GMT|UTC|EST|EDT|BST)\b"
    r"|^(?:the |this |that )?(?:morning|evening|afternoon|night)$|\blater$",
    re.IGNORECASE,
)
_NAMES_DAY: Final = re.compile(
    r"day\b|today|yesterday|tomorrow|tonight|\blast\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d{4}",
    re.IGNORECASE,
)
_THIS: Final = re.compile(
    r"this (?:(?:past|coming) )?(?:week-?end|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE
)
_WEEK: Final = 7
_BETWEEN: Final = 3
"""Words that may stand between the two ends of a joined time."""
_JOINING: Final = frozenset(("and", "to", "through", "until", "till", "-", "–"))
_LENGTH: Final = re.compile(r"P(\d{1,3})([DWY])")
_COUNTING: Final = {"after": -1, "before": 1}
"""Words after a length of time, and the way it counts from the day of the sentence to what follows."""


@dataclass(frozen=True, slots=True)
class TimeCandidate:
    """One reading of one time expression, and where it stands.

    Words ``first`` to ``last`` (included) of sentence ``sentence``, within clause ``clause``. ``reading`` is the reason
    of the reading, ``taken`` whether it is the one that the words around it suggest. ``grain`` is how wide it is:
    "day", "week", "month", "season", "year", "more" or "open". ``clock`` is whether the words give a time of day and no
    day.
    """

    sentence: int
    first: int
    last: int
    clause: int | None
    mention: Mention
    when: When
    bounds: Bounds
    reading: str
    taken: bool
    grain: str
    clock: bool


def time_candidates(sentences: Sequence[StorySentence], published: Day | None) -> list[TimeCandidate]:
    """Return the readings of all time expressions that are dates, in the order of the text, and what follows from
    them: the part of "this week" that is over, the whole of "in 2003 and 2004", what "since May" has reached."""
    found: list[TimeCandidate] = []
    for at, one in enumerate(sentences):
        own = list(_of_sentence(one, at))
        found += own
        found += _joined(one.sentence, own)
        if published is not None:
            found += [each for time in own for each in _limited(time, published)]
    return found


def _of_sentence(one: StorySentence, at: int) -> Iterator[TimeCandidate]:
    sentence = one.sentence
    for mention in one.mentions:
        if mention.type not in ("DATE", "TIME") or mention.when is None:
            continue
        first, last = words_of(sentence, mention.start, mention.end)
        clause = clause_around(sentence, first)
        clock = bool(_CLOCK.search(mention.text)) and not _NAMES_DAY.search(mention.text)
        for number, (when, reason) in enumerate(mention.readings):
            bounds = bounds_of(when)
            grain = grain_of(bounds)
            yield TimeCandidate(at, first, last, clause, mention, when, bounds, reason, not number, grain, clock)


def _limited(time: TimeCandidate, published: Day) -> Iterator[TimeCandidate]:
    """Yield the part of a time that is over at publication, and the "this Sunday" that is over."""
    today = published.ordinal
    first, last = time.bounds
    start = earliest(time.when)
    if start is None or first is None:
        return
    if time.reading == "since" and first <= today:
        yield _changed(time, _interval(start, published), "since-to-publication")
    elif last is not None and first < today < last and time.taken:
        yield _changed(time, _interval(start, published), "to-publication")
    elif last is not None and today < first <= today + _WEEK and _is_this(time):
        end = latest(time.when)
        if end is not None:
            before = _interval(start.plus(-_WEEK), end.plus(-_WEEK))
            yield _changed(time, before, "this-before")


def _is_this(time: TimeCandidate) -> bool:
    return time.taken and _THIS.match(time.mention.text) is not None


def _joined(sentence: Sentence, own: Sequence[TimeCandidate]) -> Iterator[TimeCandidate]:
    """Yield the time from one expression to the next where "and", "to" or "through" joins them."""
    taken = [time for time in own if time.taken and not time.clock]
    for one, other in pairwise(taken):
        between = {word.low for word in sentence.words[one.last + 1 : other.first]}
        start, end = earliest(one.when), latest(other.when)
        if len(between) > _BETWEEN or between.isdisjoint(_JOINING):
            continue
        if start is None or end is None or end < start:
            continue
        if one.bounds[1] is not None and other.bounds[0] is not None and one.bounds[1] < other.bounds[0]:
            yield _changed(one, _interval(start, end), "joined")


def counted_times(
    one: StorySentence, at: int, own: Sequence[TimeCandidate], known: Sequence[Bounds]
) -> Iterator[TimeCandidate]:
    """Yield the times that "two days after" counts from: of the days that its sentence gives, or else those known.

    "The move came two days after the vote": where the move is of 13 March, the vote is of 11 March.
    """
    for mention in one.mentions:
        amount = _LENGTH.fullmatch(mention.value) if mention.type == "DURATION" else None
        if amount is None:
            continue
        first, last = words_of(one.sentence, mention.start, mention.end)
        sign = _COUNTING.get(one.sentence.words[last + 1].low) if last + 1 < len(one.sentence.words) else None
        if sign is None:
            continue
        bases = [time.bounds for time in own if time.grain == "day" and time.taken and not time.clock] or known
        clause = clause_around(one.sentence, last + 1)
        for base in dict.fromkeys(bases):
            when = _counted(base, int(amount[1]), amount[2], sign)
            if when is not None:
                bounds = bounds_of(when)
                yield TimeCandidate(
                    at, first, last, clause, mention, when, bounds, "counted", True, grain_of(bounds), False
                )


def _counted(base: Bounds, amount: int, unit: str, sign: int) -> When | None:
    if base[0] is None or base[0] != base[1]:
        return None
    day = Day.from_ordinal(base[0])
    if unit in "DW":
        return Date.of(day.plus(sign * amount * (_WEEK if unit == "W" else 1)))
    return Date(day.year + sign * amount) if unit == "Y" else None


def _changed(time: TimeCandidate, when: When, reading: str) -> TimeCandidate:
    bounds = bounds_of(when)
    return replace(time, when=when, bounds=bounds, reading=reading, taken=False, grain=grain_of(bounds))


def _interval(start: Day, end: Day) -> When:
    return Date.of(start) if start == end else Interval(Date.of(start), Date.of(end))


def words_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Return the first and the last word of code points ``start`` to ``end`` of the text."""
    words = sentence.words
    first = next((n for n, word in enumerate(words) if word.end > start), len(words) - 1)
    last = first
    while last + 1 < len(words) and words[last + 1].start < end:
        last += 1
    return first, last


def bounds_of(when: When) -> Bounds:
    """Return the first and last day of a date as ordinals. "2024-06" is that of 1 June and that of 30 June."""
    first, last = earliest(when), latest(when)
    return first.ordinal if first else None, last.ordinal if last else None


def is_bounded(bounds: Bounds) -> bool:
    """Return whether anything bounds a time: nothing does where the year is not known, as in XXXX-10-03."""
    return bounds != (None, None)


def grain_of(bounds: Bounds) -> str:
    """Return how wide bounds are, as a word."""
    first, last = bounds
    if first is None or last is None:
        return "open"
    width = last - first
    for grain, most in (("day", 0), ("week", 9), ("month", 31), ("season", 200), ("year", 366)):
        if width <= most:
            return grain
    return "more"


def until(day: Day) -> When:
    """Return "some day up to this one", as [..2024-10-03]."""
    return OneOf(None, Date.of(day))


def since(day: Day) -> When:
    """Return "from this day on", as 2024-10-03/.. ."""
    return Interval(Date.of(day), Edge.OPEN)
