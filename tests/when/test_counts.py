"""Four digits that count things and are no year, and years that stand before things and count nothing."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

FRIDAY = Day(2024, 10, 18)

COUNTS = """
    North Korea sent 1094 special forces to Russia
    They counted 1942 dead birds
    The army killed 1450 rebels
    Rescuers freed 1094 stranded migrants
    About 1800 wounded soldiers were flown out
    some 2000 Chechen mercenaries
    an additional 1600 anti-tank mines
    They sold 1995 cars
    1200 new cases were reported
    the 1200 inmates of the island
    the ferry carries 1300 tourists
    They counted 1312.
    1500 were killed
    He fled. 2000 were arrested
    the killing of 1450 rebels
    The blast killed 1187 others
    of 1,200 guests and 1100 waiters
    in 2000 homes the lights went out
    in 1942 homes the lights went out
"""

YEARS = """
    the 1999 elections                           | 1999
    the 1917 revolution                          | 1917
    a 1973 hit song                              | 1973
    In 1942 thousands fled                       | 1942
    In 1945 American forces landed               | 1945
    In 1945 soldiers returned home               | 1945
    Since 1960 workers have left                 | Since 1960
    By 1990 most countries had signed            | By 1990
    of the 1990 elections                        | 1990
    From about 1950 settlers came                | about 1950
    They lost 1998 sales to a rival              | 1998
    He recalls 1968 protests                     | 1968
    The firm published 2019 results              | 2019
    2023 sales rose                              | 2023
    Until 1453 ships paid a toll                 | Until 1453
    in 1203 and 1204 crusaders came              | 1203, 1204
    It was built about 1450.                     | about 1450
    the battle of 1066                           | 1066
    The sales of 1998 were good                  | 1998
    The prices in 1998 and 1999 were low         | 1998, 1999
    The winters of 1968, 1969 were mild          | 1968, 1969
    In 1942 others fled                          | 1942
    1066 and all that                            | 1066
"""


@pytest.mark.parametrize("text", [line.strip() for line in COUNTS.strip().splitlines()])
def test_a_number_of_things_is_no_year(text: str) -> None:
    assert [mention.text for mention in find_dates(text, FRIDAY, kind="news")] == []


@pytest.mark.parametrize(
    ("text", "words"), [[cell.strip() for cell in line.split("|")] for line in YEARS.strip().splitlines()]
)
def test_a_year_before_things_is_still_a_year(text: str, words: str) -> None:
    assert ", ".join(mention.text for mention in find_dates(text, FRIDAY, kind="news")) == words
