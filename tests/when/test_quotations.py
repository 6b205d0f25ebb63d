"""Quotations, and the day that "today" is in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.quotations import quotations

PUBLISHED = Day(2024, 10, 18)
"""A Friday."""


def _days(text: str) -> dict[str, str | None]:
    return {mention.text: mention.edtf for mention in find_dates(text, PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ('She said on Tuesday: "The dam broke today."', "today", "2024-10-15"),
        ("She said on Tuesday: “The dam broke last night.”", "last night", "2024-10-14"),
        ('He wrote on Wednesday: "We leave tomorrow."', "tomorrow", "2024-10-17"),
        ('"The dam broke today," she said.', "today", "2024-10-18"),
        ('She spoke on Tuesday. The dam broke today, and "nobody knew".', "today", "2024-10-18"),
        ('In June 2019 he said: "Today we begin."', "Today", "2024-10-18"),
        ('On 3 May 1998 he said: "Today we begin."', "Today", "2024-10-18"),
    ],
)
def test_today_in_a_quotation_is_the_day_when_it_was_said(text: str, words: str, edtf: str) -> None:
    assert _days(text)[words] == edtf


def test_a_quotation_that_is_never_closed_ends_with_its_line() -> None:
    text = 'He said on Tuesday: "We wait.\nThe dam broke today.'

    assert _days(text)["today"] == "2024-10-18"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('a "b" c', "b"),
        ("a “b” c", "b"),
        ("a „b“ c", "b"),
        ("a «b» c", "b"),
        ("a »b« c", "b"),
        ('a 5" pipe', ""),
    ],
)
def test_the_marks_of_many_languages_quote(text: str, quoted: str) -> None:
    found = quotations(text)

    assert "".join(letter for at, letter in enumerate(text) if found.hold(at) and letter.isalpha()) == quoted


@given(st.text(alphabet='ab "“”„«»\n.(', max_size=60))
def test_quotations_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = quotations(text)
    places = [place for pair in zip(found.starts, found.ends, strict=True) for place in pair]

    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
