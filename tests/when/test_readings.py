"""Every day that the words can mean, with a short reason, the one taken first."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

FRIDAY = Day(2024, 10, 18)

CASES = """
The court ruled Monday.           | 2024-10-14 before; 2024-10-21 after
The court will rule Monday.       | 2024-10-21 after; 2024-10-14 before
The court ruled Friday.           | 2024-10-18 same; 2024-10-11 before; 2024-10-25 after
It rained on Friday night.        | 2024-10-18 same; 2024-10-11 before; 2024-10-25 after
It rained on October 8th.         | 2024-10-08 year-of; 2023-10-08 year-before; 2025-10-08 year-after
It rained in June.                | 2024-06 year-of; 2023-06 year-before; 2025-06 year-after
It rained in the summer.          | 2024-22 year-of; 2023-22 year-before; 2025-22 year-after
It rained at Christmas.           | 2023-12-25 year-before; 2024-12-25 year-of; 2025-12-25 year-after
It rained on the 8th.             | 2024-10-08 month-of; 2024-09-08 month-before; 2024-11-08 month-after
It rained at 10 a.m.              | 2024-10-18 clock; 2024-10-17 clock
It rained in the morning.         | 2024-10-18 clock; 2024-10-17 clock
It rained on 8 October 2023.      | 2023-10-08 text
It rained yesterday.              | 2024-10-17 relative
It rained two weeks ago.          | 2024-09-30/2024-10-06 relative; 2024-10-04 to-the-day
It rained on 03/04/2020.          | 2020-XX-XX ambiguous; 2020-04-03 day-month; 2020-03-04 month-day
It has rained since 8 May 2024.   | 2024-05-08/.. since; 2024-05-08 bound-day
It rained until 8 May 2024.       | /2024-05-08 until; 2024-05-08 bound-day
It must stop by 8 May 2024.       | [..2024-05-08] until; 2024-05-08 bound-day
It rained until Monday.           | /2024-10-14 until; /2024-10-21 until; 2024-10-14 bound-day; 2024-10-21 bound-day
From 2 to 4 May 2024 it rained.   | 2024-05-02/2024-05-04 span; 2024-05-02 span-start; 2024-05-04 span-end
It ended a three-day summit.      | 2024-10-16/2024-10-18 span; 2024-10-18/2024-10-20 span
"""


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line])
def test_the_readings_are_the_days_that_the_words_can_mean(case: str) -> None:
    text, expected = (part.strip() for part in case.split("|"))
    [mention] = find_dates(text, FRIDAY)
    assert "; ".join(f"{reading.when} {reading.reason}" for reading in mention.readings) == expected


@pytest.mark.parametrize("case", [line for line in CASES.splitlines() if line])
def test_the_reading_taken_is_the_first(case: str) -> None:
    [mention] = find_dates(case.partition("|")[0], FRIDAY)
    assert mention.when is None or mention.readings[0].when == mention.when


def test_a_range_without_a_year_has_readings_in_the_years_around() -> None:
    [mention] = find_dates("It rained from 8 to 13 October.", FRIDAY)
    assert [str(reading.when) for reading in mention.readings if reading.reason == "span"] == [
        "2024-10-08/2024-10-13",
        "2023-10-08/2023-10-13",
        "2025-10-08/2025-10-13",
    ]


def test_a_date_without_a_year_can_be_of_the_year_of_the_date_before_it() -> None:
    _, mention = find_dates("He was arrested on 15 November 2017. He fled on 21 November.", FRIDAY)
    assert mention.readings[-1].when != mention.readings[0].when
    assert "2017-11-21 year-told" in [f"{reading.when} {reading.reason}" for reading in mention.readings]


def test_a_year_named_in_passing_is_not_that_of_the_dates_behind_it() -> None:
    _, mention = find_dates("He spoke of the 2003 invasion and fled on 21 November.", FRIDAY)
    assert "year-told" not in [reading.reason for reading in mention.readings]


def test_each_end_of_a_pair_has_readings_of_its_own() -> None:
    one, other = find_dates("on 02/03/2019 and 02/04/2019", FRIDAY)
    assert [str(reading.when) for reading in one.readings] == ["2019-XX-XX", "2019-03-02", "2019-02-03"]
    assert [str(reading.when) for reading in other.readings] == ["2019-XX-XX", "2019-04-02", "2019-02-04"]


def test_a_time_told_of_before_is_a_reading_beside_publication() -> None:
    *_, mention = find_dates("It fell on 3 May 2023. The next day it rose.", FRIDAY)
    assert [(str(reading.when), reading.reason) for reading in mention.readings] == [
        ("2023-05-04", "told"),
        ("2024-10-19", "relative"),
    ]
