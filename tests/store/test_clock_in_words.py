"""A clock time that stands with a date in words goes to a line of its own."""

from __future__ import annotations

import pytest

from timeline.store.fmt import fmt

EVENT = "- id: a\n  date: {}\n  title: x\n  sources: [{{article: a, quote: b}}]\n"


@pytest.mark.parametrize(
    ("written", "date", "time"),
    [
        ("3 May 2021, 2:30 pm", "2021-05-03", "14:30"),
        ("Nov. 9, 1989 at 11:30 p.m.", "1989-11-09", "23:30"),
        ("late June 2021", "2021-06-21/2021-06-30", None),
    ],
)
def test_fmt_keeps_the_time_of_a_date_in_words(written: str, date: str, time: str | None) -> None:
    lines = [line.strip().replace('"', "") for line in fmt(EVENT.format(f'"{written}"')).splitlines()]
    assert f"date: {date}" in lines
    assert [line for line in lines if line.startswith("time")] == ([f"time: {time}"] if time else [])
