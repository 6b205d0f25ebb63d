"""One line of ``timeline dates``: a text as JSON in, its TIMEX3s as JSON out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from timeline.dates import Day
from timeline.when.languages import has_rules
from timeline.when.mentions import Mention, find_dates


def time_expressions(line: Mapping[str, Any]) -> dict[str, Any]:
    """The time expressions of ``{"docid", "dct", "text"}`` and, where they are given, "kind" and "language".

    A range comes as its two ends, as TimeML 1.2.1 annotates it, each with the whole of it under "range". In a
    language without rules of its own each names its "rule". Raises DateError when "dct" is not a day.
    """
    dct = line.get("dct")
    mentions = find_dates(
        line["text"],
        Day.parse(dct) if dct else None,
        language=line.get("language") or "en",
        kind=line.get("kind"),
        reasons=False,
    )
    return {"docid": line.get("docid"), "timexes": [timex for mention in mentions for timex in _timexes(mention)]}


def _timexes(mention: Mention) -> Iterator[dict[str, Any]]:
    if not mention.parts:
        yield _timex(mention)
        return
    whole = {"start": mention.start, "end": mention.end, "edtf": mention.edtf}
    for part in mention.parts:
        yield {**_timex(part), "range": whole}


def _timex(mention: Mention) -> dict[str, Any]:
    timex: dict[str, Any] = {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "value": mention.value,
        "edtf": mention.edtf,
    }
    if mention.mod is not None:
        timex["mod"] = mention.mod
    if not has_rules(mention.language):
        timex["rule"] = mention.rule
    return timex
