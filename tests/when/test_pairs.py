"""Two dates side by side: whatever joins them, nothing raises and every answer can be."""

from __future__ import annotations

from itertools import product

import pytest

from timeline.dates import Day, earliest, latest
from timeline.when import Mention, find_dates

pytestmark = pytest.mark.integration

FORMS = (
    "02/03/2019", "2/3/19", "03.02.2019", "2019-02-03", "2019/2/3", "02-03-2019", "21/05/2017", "May 2019",
    "3 May 2019", "3 May", "May 3", "May 3rd, 2019", "the 3rd", "3", "3rd", "May", "2019", "'19", "1862", "44 BC",
    "the 1980s", "the 18th century", "Monday", "last Tuesday", "Monday 3 May", "Monday 02/03/2019", "Easter 2016",
    "Christmas",
    "the summer of 1940", "spring", "Q3 2018", "the third quarter", "the first half of 2018", "yesterday", "last week",
    "two years ago", "the next day", "three days", "early June", "mid-1990", "10 a.m.", "14:30", "noon",
    "14:30 GMT on 3 May", "Friday night", "the early hours of Friday", "this time last year", "every Monday", "now",
    "until 1997", "since May", "by 3 May", "before 2012", "between 3 and 9 May", "2014-2016", "the last week of May",
    "04/2016", "20200701", "2016-W21", "31-Oct-74", "c1860", "11 February 1731/32", "041515Z MAR 11",
)  # fmt: skip

FRIDAY = Day(2024, 10, 18)

JOINS = (" and ", " or ", " to ", " - ", "-", ", ", "/", " through ", " until ", " ")

ENCLOSING = ("{}{}{}", "between {}{}{}", "from {}{}{} 2019", "on {}{}{}, 2019")


def _whole(mention: Mention) -> None:
    """Everything about a mention can be computed, and its days do not run backwards."""
    for one in (mention, *mention.parts):
        for when in (one.when, *(reading.when for reading in one.readings)):
            if when is not None:
                first, last = earliest(when), latest(when)
                assert first is None or last is None or first <= last


@pytest.mark.parametrize("turn", range(len(JOINS)))
def test_any_two_dates_joined_raise_nothing(turn: int) -> None:
    """Each pair meets two of the joins in one longer phrase, so that all run in seconds."""
    for at, (one, other) in enumerate(product(FORMS, repeat=2)):
        if at % len(JOINS) == turn:
            for step in range(2):
                join = JOINS[(at // len(JOINS) + turn + step * 3) % len(JOINS)]
                for mention in find_dates(ENCLOSING[at % len(ENCLOSING)].format(one, join, other), FRIDAY):
                    _whole(mention)
            for mention in find_dates(f"{one} and {other}", None):
                _whole(mention)
