"""Why a mention was read as it was: lines for people, and the same as a value for JSON."""

from __future__ import annotations

from typing import Any, Final

from timeline.when.context import PUBLICATION
from timeline.when.mentions import Lost, Mention

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
        "language": mention.language,
        "parts": [{"text": part.text, "value": part.value, "edtf": part.edtf} for part in mention.parts],
        "others": [{"edtf": other.edtf, "reason": other.reason} for other in mention.others],
        "lost": [
            {"text": lost.text, "rule": lost.rule, "meaning": repr(lost.meaning), "reason": lost.reason}
            for lost in mention.lost
        ],
    }


_BASIS = {
    "text": "the words suffice",
    "published": "counted from the publication day",
    "narrative": "counted from the time told of before",
}


def lines(mention: Mention) -> list[str]:
    """The same for people, a line a fact."""
    counted = _BASIS[mention.basis] + (f", {mention.reference}" if mention.reference else "")
    if mention.needs:
        counted = f"{mention.needs} is needed" if mention.needs == PUBLICATION else "not known further"
    shown = [
        f"words    {mention.text}",
        f"rule     {mention.rule}",
        f"meaning  {mention.meaning!r}",
        f"days     {mention.edtf or 'none in the calendar'} ({counted})",
        f"TIMEX3   {mention.type} {mention.value}" + (f" {mention.mod}" if mention.mod else ""),
    ]
    if mention.time:
        shown.append(f"time     {mention.time}")
    if mention.needs:
        shown.append(f"needs    {mention.needs}")
    shown += [f"part     {part.text}: {part.edtf or part.value}" for part in mention.parts]
    shown += [f"not      {other.edtf} ({other.reason})" for other in mention.others]
    shown += [f"not      {lost.text}: {lost.meaning!r} ({lost.reason})" for lost in _telling(mention)]
    return shown


def _telling(mention: Mention) -> list[Lost]:
    """The readings that lost, but for the many that only say the same with fewer words."""
    told, telling = {repr(mention.meaning)}, []
    for lost in mention.lost:
        if repr(lost.meaning) not in told:
            told.add(repr(lost.meaning))
            telling.append(lost)
    return telling[:MOST_LOST]
