"""Names, numbers and turns of phrase that look like a time and are none, beyond those of test_false_friends."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

FRIDAY = Day(2024, 10, 18)

NONE = """
    China Daily reported
    The Evening Standard asked
    the Chongqing Morning Post
    according to USA Today
    the Sunday Herald said
    The Sun. A newspaper
    light from the sun. It warms
    he sat. Then he rose
    they wed. Then they left
    do not mar. the surface
    she is on the 31st floor
    the 16th tallest tower
    the 20th anniversary of the club
    the 5th Avenue shop
    his 50th birthday party
    the 7th Fleet
    the 101st Airborne
    the 4th Circuit
    the third attack in as many weeks
    about 66 million years old
    nearly 40 years old
    the Fortune 500
    Boeing 2024 jets
    Area 51
    Route 66 and Highway 1999
    Windows 2000 crashed
    Apollo 11 landed
    the S&P 500 index fell
    a 1080p screen
    WD-40
    catch-22
    B-52 bombers
    the G20 met
    the 737-800 jet
    COVID-19
    Article 2024 of the code
    call 0800 1999
    dial 911
    at number 10
    10 Downing Street
    1600 Pennsylvania Avenue
    the number 1990 bus
    3 million 2000 watt bulbs
    the 2000 metres steeplechase
    a 1500m final
    score 30-28 in the set
    won 6-4, 7-5
    a vote of 1,998 to 2,001
    he polled 1998 votes
    serial 20230105
    version 2024.1
    IPv6 2001:db8
    ISO 9001 and ISO 8601
    Sections 1981 and 1983
    may well be
    a march past
    an august body
    wed in white
    sat nav
    the second half goal
    a split-second decision
    second to none
    the second time
    a fall guy
    a fall in prices
    spring water
    a spring in her step
    the mainspring
    to spring a leak
    winter wheat
    summer school
    Summer Olympics
    Winter Palace
    the Autumn Statement
    April Fool
    April Smith testified
    Mr. June sang
    June bug
    Maya and Julia
    Augustus
    Octavia
    Marchioness
    Monday.com shares
    Friday Night Lights
    Saturday Night Live
    Giving Tuesday
    Ruby Tuesday restaurants
    Man Friday
    weekday
    hour of need
    man of the hour
    rush hour
    the eleventh hour
    happy hour
    zero hour
    minute details
    minutes of the meeting
    a minute amount
    a second opinion
    seconds out
    day one
    day labour
    daylight robbery
    payday
    birthday
    yesteryear
    light years away
    dog years
    calendar
    decade-defining
    century plant
    hit a century
    scored 50 off 32 balls
    a quarter pounder
    quarter horse
    headquarters
    the French Quarter
    first quarter moon
    midnight blue
    a midnight cherry roadster
    a galaxy designated RXJ1131-1231
    the model XJ-1999
    form I-1040
    high noon
    NOW protested
    the Times of London
    two times table
    at all times
    modern times
    time out
    Prime Time
    Standard Time Corporation
    the Daily Mail wrote
"""

STILL = """
    He met this week with the envoy.              | this week
    The talks ended on the 8th at noon.           | the 8th at noon
    It sold 2,000 cars in 2015.                   | 2015
    The library closed in Q3 2023.                | Q3 2023
    On Monday Smith resigned.                     | Monday
    The Sunday service was cancelled.             | Sunday
    Sun., Oct. 13                                 | Sun., Oct. 13
    They settled the 1990 strike.                 | 1990
    daily protests outside the palace             | daily
    it fell in mid-1999                           | mid-1999
    the 1998-1999 season                          | 1998-1999
    NOW WE KNOW                                   | NOW
"""


@pytest.mark.parametrize("text", [line.strip() for line in NONE.strip().splitlines()])
def test_a_name_or_number_is_no_time(text: str) -> None:
    assert [(mention.text, mention.value) for mention in find_dates(text, FRIDAY)] == []


@pytest.mark.parametrize(
    ("text", "words"), [[cell.strip() for cell in line.split("|")] for line in STILL.strip().splitlines()]
)
def test_what_stands_near_one_is_still_a_time(text: str, words: str) -> None:
    assert ", ".join(mention.text for mention in find_dates(text, FRIDAY)) == words
