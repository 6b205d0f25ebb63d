"""Words that look like a time and are none: names, verbs, sums, scores, codes, ages."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates

NO_TIME = {
    "verbs": """
        it may march on
        they march through the streets every time
        you may go
        May I come in?
        he may well be right
        soldiers march past the palace
        prices fall sharply
        the government could fall
        shares fall back
        a fall in prices
        the fall of the Berlin Wall
        to second the motion
        I second that
        they spring into action
        a spring in his step
        he will august company keep
        an august body of scholars
        it will date badly
        do not second-guess them
        the bill may be watered down
        they might march on the capital
        the car sprang forward
        the leaves fall
        a night to remember
    """,
    "names": """
        Theresa May resigned
        the Mail on Sunday editor sued
        the Rangers lost again in Week 7.
        Prime Minister May spoke to the House
        Mrs May answered
        April Jones sang
        June Carter Cash wrote it
        her friend June Whitfield laughed
        Augusta is a city in Georgia
        Augusta National opened its gates
        Dr. August Weismann
        March Madness
        the Long March
        the Women's March on Washington
        Agatha Christie and Friday's Child in The Sunday Times
        the Sunday Telegraph reported
        the Sunday Mirror wrote
        the Mail and the Saturday Post
        Monday Night Football
        British Summer Time
        Daylight Saving Time, that is summer time
        standard time
        the Good Friday Agreement
        the Good Friday Accords
        Easter Island
        Christmas Island
        Person of the Year
        Man of the Year
        CBS's "60 Minutes"
        This Week with David Brinkley
        London Fashion Week
        Business Week
        Restaurant Week
        High Noon
        the Spring of the Arabs in Springfield
        Winterthur
        Decatur and Maybach
        Mayday
        Second Lieutenant Smith
        the Second Amendment
        the First Lady
        the Third Reich
        the Fourth Estate
        Wednesbury
        Junebug
        Octopus and Decimal
    """,
    "sums and counts": """
        $1990
        $2,024
        £1,990 each
        €2024 million
        1,990 people
        1990 people were there
        2000 soldiers crossed
        1500 troops
        1800 dollars
        2000 miles away
        1945 percent
        some 1,500 special forces
        12,000 men
        3.1990
        1990.5
        more than 2000 jobs
        nearly 2000 homes
        2010 votes
        1760 yards
        1999 pounds
        100,000 tons
        1.5 million
        2000 shares
        2024 students
        2000 calories
        highs in the 70s
        lows were in the upper 20s and 30s
        temperatures will climb into the 90s
        1800 rpm
        a ratio of 1990:1
    """,
    "scores, fractions and ratios": """
        they won 3-2
        a 2-1 victory
        a 21-14 win
        three quarters of the vote
        three-quarters of the capital
        the quarter-final
        the quarterback
        a quarter of the population
        a quarter to the north
        a touchdown in the third quarter
        in the second quarter of the match
        one third of voters
        two-thirds majority
        a 50-50 chance
        a 4-3 ruling
        11-9, 11-7
        ratio 16:9 ratio
        John 3:16
        Genesis 12:10
        Matthew 5:17
    """,
    "codes, versions and addresses": """
        flight 1990
        Boeing 1990
        He lives at 2134 Oak Place
        room 2001
        page 1984
        section 1983
        resolution 1929
        Highway 2000
        channel 2020
        A1990
        X-2000B2
        ISO9001
        version 2023
        Windows 2000
        10.0.2024.1
        192.168.2001.1
        call 555-2019-0404
        +44 20 7946 0958
        (212) 555-0142
        user_2019
        @march2019
        #2024
        file2019.txt
        no. 1914
        number 1812
        model 1903
        § 1983
        555-1234
        ISBN 0-306-40615-2
        bus 42
    """,
    "ages": """
        a 6-year-old boy
        the six-year-old
        the 44-year-old
        he is 52 years old
        she was 18 years old
        a three-month-old baby
        a two-week-old kitten
        26 years of age
        a group of 12-year-olds
        a 100-year-old
    """,
    "idioms": """
        as soon as they arrive
        day-to-day business
        the day to day running
        day by day
        day after day
        in a split second
        second-hand smoke
        a last-minute deal
        the last minute
        minutes of the meeting
        a day trip
        day care
        a second time
        a second chance
        the second largest
        at first
        in the first place
        secondly
        hourglass
        a daydream
        half of them
        the other half
        the first half of the match
        a time for everything
        at times
        all the time
        for the first time
        from time to time
        in no time
        time will tell
        the United States
        three of them
        at last
        the last of them
        next of kin
        the next step
        this and that
        that is all
        later he left
        the latter
        the former
        the former president
        it ended soon after
        the crew quarters
        in some quarters
        early on
        mid-sized firms
        late arrivals
        the end of the road
        the beginning of wisdom
        the middle of nowhere
        half-hearted
        yesteryear
        a daylight robbery
    """,
}

CASES = [
    pytest.param(line.strip(), id=line.strip())
    for block in NO_TIME.values()
    for line in block.splitlines()
    if line.strip()
]


@pytest.mark.parametrize("text", CASES)
def test_a_false_friend_is_no_time(text: str) -> None:
    assert [(mention.text, mention.value) for mention in find_dates(text, Day(2024, 10, 18), kind="news")] == []


def test_there_are_hundreds() -> None:
    assert len(CASES) >= 200
