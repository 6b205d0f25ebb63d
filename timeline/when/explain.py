"""Why a mention was read as it was: lines for people, and the same as a value for JSON."""

from __future__ import annotations

from typing import Any, Final

from timeline.dates import earliest
from timeline.when.context import PUBLICATION
from timeline.when.mentions import LostReading, Mention
from timeline.when.paraphrase import paraphrase
from timeline.when.readings import Reading

MOST_LOST: Final = 3
"""How many readings that lost are shown to people; JSON has them all."""


def explain(mention: Mention) -> dict[str, Any]:
    """The words, the rule, the meaning, the days and what they were counted from, and what was not taken and why."""
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "rule": mention.rule,
        "meaning": repr(mention.meaning),
        "type": mention.type,
        "value": mention.value,
        "mod": mention.mod,
        "edtf": mention.edtf,
        "time": mention.time,
        "basis": mention.basis,
        "reference": None if mention.reference is None else str(mention.reference),
        "needs": mention.needs,
        "doubt": mention.doubt,
        "language": mention.language,
        "parts": [{"text": part.text, "value": part.value, "edtf": part.edtf} for part in mention.parts],
        "readings": [{"edtf": str(reading.when), "reason": reading.reason} for reading in mention.readings],
        "lost": [
            {"text": lost.text, "rule": lost.rule, "meaning": repr(lost.meaning), "reason": lost.reason}
            for lost in mention.lost
        ],
    }


_BASIS = {
    "text": "the words suffice",
    "published": "counted from the publication day",
    "narrative": "counted from the time that the text names before it",
}


def lines(mention: Mention) -> list[str]:
    """The same for people, a line a fact."""
    counted = _BASIS[mention.basis] + (f", {mention.reference}" if mention.reference else "")
    if mention.needs:
        counted = f"{mention.needs} is needed" if mention.needs == PUBLICATION else "not known further"
    shown = [
        f"words    {mention.text}",
        f"rule     {mention.rule}",
        f"meaning  {paraphrase(mention.meaning)}",
        f"days     {mention.edtf or 'none in the calendar'} ({counted})",
        f"TIMEX3   {mention.type} {mention.value}" + (f" {mention.mod}" if mention.mod else ""),
    ]
    if mention.time:
        shown.append(f"time     {mention.time}")
    if mention.needs:
        shown.append(f"needs    {mention.needs}")
    if mention.doubt:
        shown.append(f"doubt    {mention.doubt}")
    shown += [f"part     {part.text}: {part.edtf or part.value}" for part in mention.parts]
    shown += [f"not      {reading.when} ({_against(reading, mention)})" for reading in mention.readings[1:]]
    shown += [f"not      {lost.text}: {paraphrase(lost.meaning)} ({lost.reason})" for lost in _distinct(mention)]
    return shown


_SHOWN: Final = {
    "before": "the one before publication",
    "same": "the day of publication",
    "after": "the one after publication",
    "year-before": "the year before",
    "year-of": "the year of publication",
    "year-after": "the year after",
    "year-told": "the year of the date named before it",
    "month-before": "the month before",
    "month-of": "the month of publication",
    "month-after": "the month after",
    "ambiguous": "what both orders of day and month have in common",
    "day-month": "the day first",
    "month-day": "the month first",
    "relative": "counted from publication",
    "told": "counted from the time that the text names before it",
    "to-the-day": "counted to the day",
    "clock": "the words tell no day",
    "since": "open at its end",
    "until": "open at its beginning",
    "bound-day": "the bound itself",
    "span": "another span",
    "span-start": "the beginning of the span",
    "span-end": "the end of the span",
}
"""What a reading that was not taken would be."""


def reason_words(reason: str) -> str:
    """Return the reason of a reading in words: "before" is "the one before publication"."""
    return _SHOWN.get(reason, reason)


def _against(reading: Reading, mention: Mention) -> str:
    """What a reading is, and what in the words around it speaks against it."""
    shown, first = reason_words(reading.reason), earliest(reading.when)
    published, direction = mention.context.published, mention.context.direction
    if published is None or first is None or reading.reason not in _BESIDE:
        return shown
    if first > published and direction < 0:
        return f"{shown}; the past tense points back"
    if first < published and direction > 0:
        return f"{shown}; the words around it point ahead"
    return shown


_BESIDE: Final = frozenset(
    ("before", "after", "year-before", "year-of", "year-after", "month-before", "month-of", "month-after")
)


def _distinct(mention: Mention) -> list[LostReading]:
    """The readings that lost, but for the many that only say the same with fewer words."""
    meanings, distinct = {repr(mention.meaning)}, []
    for lost in mention.lost:
        if repr(lost.meaning) not in meanings:
            meanings.add(repr(lost.meaning))
            distinct.append(lost)
    return distinct[:MOST_LOST]
