"""Seasons, and the verbs and months that are written like them: "fall", "spring", "march" and "may"."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

FRIDAY = Day(2024, 10, 18)

VERBS = """
    the boosters cut off and fall away from the rocket
    Prices fall and fall
    They rise and fall with the tide
    Stocks rise by daylight and fall by moonlight
    The branches bend and spring back
    They crouch and spring to life
    the rise, decline and fall of an empire
    markets rise and fall
    the fall into the river
    the fall back to the old line
    the fall on Wall Street
    March on, comrades
    The March on Washington drew thousands
    May they rest in peace
    May God help us
"""

SEASONS = """
    fall 2017                                         | 2017-FA
    this fall                                         | 2024-FA
    it was shut in fall and winter                    | 2024-FA, 2023-WI
    They came in winter and fall                      | 2023-WI, 2024-FA
    in the summer and fall                            | 2024-SU, 2024-FA
    between spring and fall                           | 2024-SP/2024-FA
    a fall offensive                                  | 2024-FA
    In the fall over a hundred came                   | 2024-FA
    By the fall, he said, it will be over             | 2024-FA
    the fall harvest                                  | 2024-FA
    the spring of last year                           | 2023-SP
    in fall last year                                 | 2023-FA
    Prices fall this year                             | 2024
    It may fall this year                             | 2024
    It rose in summer and will fall back in winter     | 2024-SU, 2024-WI
    In March on a Friday                              | 2024-03, 2024-10-18
    They voted in May they said                       | 2024-05
    the May vote                                      | 2024-05
"""


@pytest.mark.parametrize("text", [line.strip() for line in VERBS.strip().splitlines()])
def test_a_verb_that_is_written_like_a_season_or_month_is_no_time(text: str) -> None:
    assert [mention.text for mention in find_dates(text, FRIDAY, kind="news")] == []


@pytest.mark.parametrize(
    ("text", "values"), [[cell.strip() for cell in line.split("|")] for line in SEASONS.strip().splitlines()]
)
def test_a_season_is_one_beside_what_looks_like_a_verb(text: str, values: str) -> None:
    assert ", ".join(mention.value for mention in find_dates(text, FRIDAY, kind="news")) == values
