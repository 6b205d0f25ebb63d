"""Lengths of time that count from another time: "two days after the vote", "the day before the rally", "the 70th
anniversary of the treaty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from timeline.dates import Date, DateError, Day, When
from timeline.extraction.story import Bounds, StorySentence, words_of
from timeline.language.lexicon import words
from timeline.when import Mention
from timeline.when.meaning import Duration
from timeline.when.units import Unit

_LENGTH: Final = re.compile(r"P(\d{1,3})([DWY])")
_COUNTING: Final = {"after": -1, "before": 1, "since": -1}
"""Words behind a length of time, and the way from the time of the sentence to that of what follows them."""
_DAYS: Final = words("day night morning evening")
_ONE: Final = words("a the one")
_NUMBERED: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WEEK: Final = 7


class Count(NamedTuple):
    """A length of time that words ``first`` to ``last`` count; ``way`` is the sign of the step to what they name.

    ``unit`` is "D", "W" or "Y"; an ``anniversary`` keeps the day of the year.
    """

    mention: Mention
    first: int
    last: int
    amount: int
    unit: str
    way: int
    anniversary: bool = False

    def moved(self, base: Bounds, way: int) -> When | None:
        """Return the time that lies this far from a day, None where there is none: 29 February in another year."""
        if base[0] is None or base[0] != base[1]:
            return None
        day, amount = Day.from_ordinal(base[0]), way * self.amount
        try:
            if self.anniversary:
                return Date(day.year + amount, day.month, day.day)
            if self.unit == "Y":
                return Date(day.year + amount)
            return Date.of(day.plus(amount * (_WEEK if self.unit == "W" else 1)))
        except DateError:
            return None


def counts_of(one: StorySentence) -> Iterator[Count]:
    """Yield the lengths of time that count in a sentence."""
    listed = one.sentence.words
    for mention in one.mentions:
        amount = _LENGTH.fullmatch(mention.value) if mention.type == "DURATION" else None
        if amount is None:
            continue
        first, last = words_of(one.sentence, mention.start, mention.end)
        way = _COUNTING.get(listed[last + 1].low) if last + 1 < len(listed) else None
        if way is not None:
            yield Count(mention, first, last, int(amount[1]), amount[2], way)
    for at in range(1, len(listed) - 1):
        low, behind = listed[at].low, listed[at + 1].low
        if low in _DAYS and behind in ("after", "before") and listed[at - 1].low in _ONE:
            yield Count(_length(one, at - 1, at, 1, Unit.DAY), at - 1, at, 1, "D", _COUNTING[behind])
        elif behind == "anniversary" and (years := _ordinal(low)):
            yield Count(_length(one, at, at + 1, years, Unit.YEAR), at, at + 1, years, "Y", -1, anniversary=True)


def _length(one: StorySentence, first: int, last: int, amount: int, unit: Unit) -> Mention:
    """Return words that are no time expression by themselves as the length of time that they name: "the day"."""
    begin, end = one.sentence.words[first], one.sentence.words[last]
    text = " ".join(word.text for word in one.sentence.words[first : last + 1])
    value = f"P{amount}{'D' if unit is Unit.DAY else 'Y'}"
    meaning = Duration(((amount, unit),))
    return Mention(
        begin.start, end.end, text, "DURATION", value, None, None, None, "counted", meaning, None, "text", None, "en"
    )


def _ordinal(low: str) -> int:
    """Return the number of an ordinal, 0 of another word: "70th" is 70, "second" is 2."""
    if low in _ORDINALS:
        return _ORDINALS.index(low) + 1
    match = _NUMBERED.fullmatch(low)
    return int(match[1]) if match else 0
