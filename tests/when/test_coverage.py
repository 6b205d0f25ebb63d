"""A fragment beside date-like words that were not read is never completed from the day of publication."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day, earliest
from timeline.when import find_dates, lines

PUBLISHED = Day(2024, 10, 18)

DATES = ("3 October", "October 3", "October", "12 March", "May", "June 30")

AFTER = ("-1911", "/1911", "/77", "’11", " ’11", " '68", " (O.S.)", " (Old Style)", " A.H.", " BC", " B.C.E.")
"""Invented neighbours behind a date without its year: what a reader would take for a part of it."""

LEADS = ("It fell on ", "They met in ", "", "Until ")

COMPLETED = ("2023", "2024", "2025")
"""Years that only the day of publication could give."""


def _completed(text: str) -> list[str]:
    """The days that were completed from the day of publication."""
    return [
        str(mention.when)
        for mention in find_dates(text, PUBLISHED)
        if mention.basis == "published"
        and mention.when is not None
        and str(earliest(mention.when)).startswith(COMPLETED)
    ]


def _understood(text: str) -> bool:
    """Whether the whole phrase was read as one date, as "October-1911" is."""
    return any(mention.basis == "text" and mention.needs is None for mention in find_dates(text, PUBLISHED))


@given(st.sampled_from(DATES), st.sampled_from(AFTER), st.sampled_from(LEADS))
def test_nothing_is_completed_before_words_that_were_not_understood(fragment: str, after: str, lead: str) -> None:
    text = f"{lead}{fragment}{after}."

    assert not _completed(text) or _understood(text), text


@given(st.sampled_from(("3 October", "12 March")), st.sampled_from(("1911 ", "1911, ", "17-", "17/")))
def test_no_date_is_completed_after_a_number_that_was_not_understood(fragment: str, before: str) -> None:
    text = f"They met on {before}{fragment} near the port."

    assert not _completed(text) or _understood(text), text


@given(
    st.sampled_from(("Monday", "Tuesday")),
    st.sampled_from(("second ", "fourth ", "21st ", "Bloody ", "Black ", "penultimate ")),
    st.sampled_from(("", " of the second week", " of the third year", " in Lent", " of Advent")),
)
def test_no_weekday_is_completed_beside_words_that_were_not_understood(day: str, before: str, after: str) -> None:
    text = f"They met on the {before}{day}{after}."

    assert not _completed(text) or _understood(text), text


@given(st.sampled_from((" of Thermidor", " of Floréal", " of Tishrei", " of his second month", " of the third year")))
def test_no_day_is_completed_before_a_month_that_was_not_understood(after: str) -> None:
    text = f"They met on the 3rd{after}."

    assert not _completed(text) or _understood(text), text


@pytest.mark.parametrize(
    "text",
    [
        "He was convicted on Tuesday of murder.",
        "On October 3, 12 people died.",
        "On Monday the second witness spoke.",
        "She left in October, one of many.",
        "On Friday of all days it rained.",
    ],
)
def test_what_only_stands_near_forbids_nothing(text: str) -> None:
    assert _completed(text)


def test_why_says_what_was_not_understood() -> None:
    mention = find_dates("They met on the first Monday in Lent.", PUBLISHED)[0]

    assert mention.edtf == "XXXX-XX-XX"
    assert 'needs    what "first" beside it means' in lines(mention)


def test_a_fragment_that_stays_open_has_no_other_readings_from_publication() -> None:
    mention = find_dates("They met on Bloody Sunday.", PUBLISHED)[0]

    assert [str(reading.when) for reading in mention.readings] == ["XXXX-XX-XX"]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("In 2009 she won; that night it rained.", "that night", "2009"),
        ("It sank in October 2019. The next day, nobody knew.", "The next day", "2019-10"),
        ("It sank in October 2019. Two days later it was found.", "Two days later", "2019-10"),
        ("It sank on 3 October 2019. Two days later it was found.", "Two days later", "2019-10-05"),
    ],
)
def test_no_day_comes_from_a_month_or_a_year_told(text: str, words: str, edtf: str) -> None:
    assert {mention.text: mention.edtf for mention in find_dates(text, PUBLISHED)}[words] == edtf
