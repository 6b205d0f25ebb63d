"""What is read in sentences of many kinds of news: wire, local, reports of aid groups, court, sport, business, science.

Each sentence stands above its TIMEX3s, "words = value", with the modifier where there is one; a dash means none.
"""

from __future__ import annotations

import pytest

from timeline.cli.jsonl.dates import time_expressions

SENTENCES = """
    LAGOS (Wire) - Gunmen killed nine farmers in northern Nigeria early Thursday, police said Friday.
        early Thursday = 2024-10-17 START; Friday = 2024-10-18
    The ministry said the toll could rise as rescuers reached villages cut off since Sunday's landslide.
        Sunday = 2024-10-13
    The central bank left rates unchanged on Wednesday and signalled a cut as soon as December.
        Wednesday = 2024-10-16; December = 2024-12
    Voters go to the polls on Nov. 5 in an election delayed from last spring.
        Nov. 5 = 2024-11-05; last spring = 2024-SP
    The ferry, built in 1987, capsized shortly before midnight on Tuesday, some 10 km off the coast.
        1987 = 1987; midnight on Tuesday = 2024-10-15T24:00
    The shops cut their limits on October 4 and 5 respectively.
        October 4 = 2024-10-04; 5 = 2024-10-05
    The council will hold a public hearing at 7 p.m. Monday in the town hall.
        7 p.m. Monday = 2024-10-21T19:00
    Main Street will be closed from 9 a.m. to 3 p.m. on Saturday for the harvest parade.
        9 a.m. = 2024-10-19T09:00; 3 p.m. on Saturday = 2024-10-19T15:00
    The library reopens Tuesday after a two-month renovation.
        Tuesday = 2024-10-22; two-month = P2M
    Ms. Hart, who has taught here for 31 years, will retire at the end of the school year.
        31 years = P31Y
    The pool, closed since Labor Day, is expected to reopen by mid-May.
        Labor Day = 2024-09-02; mid-May = 2025-05 MID
    Between 1 July and 30 September 2024, teams documented 214 violations in the region.
        1 July = 2024-07-01; 30 September 2024 = 2024-09-30
    More than 40,000 people have fled since the beginning of the month, according to aid workers.
        the beginning of the month = 2024-10 START
    In the first half of 2024, access was denied twice as often as in the same period of 2023.
        the first half of 2024 = 2024-H1; the same period of 2023 = 2023-H1
    The cholera outbreak, declared on 12 August, had spread to seven districts by late September.
        12 August = 2024-08-12; late September = 2024-09 END
    Food stocks will last until the end of November at most.
        the end of November = 2024-11 END
    The defendant was arrested on the night of 3 March 2023 and has been in custody ever since.
        the night of 3 March 2023 = 2023-03-03TNI
    Sentencing was set for Jan. 14, and the judge adjourned the hearing until Thursday.
        Jan. 14 = 2025-01-14; Thursday = 2024-10-24
    He was sentenced to 12 years in prison, five of them suspended, on Oct. 10.
        12 years = P12Y; Oct. 10 = 2024-10-10
    The appeal must be filed within 30 days.
        30 days = P30D
    The complaint says she was dismissed three days after she reported the theft.
        three days = P3D
    United won 3-1 on Saturday, their fourth win in five weeks, and play Leeds next Wednesday.
        Saturday = 2024-10-12; five weeks = P5W; next Wednesday = 2024-10-23
    The 24-year-old scored in the 88th minute of last season's final.
        -
    She set the record in Zurich in August 2019 and missed the whole of the 2022 season.
        August 2019 = 2019-08; 2022 = 2022
    The race, first run in 1903, starts on Sunday in Lille and ends three weeks later in Nice.
        1903 = 1903; Sunday = 2024-10-20; three weeks later = 2024-W45
    He has not played since fracturing a wrist in the spring.
        the spring = 2024-SP
    Net profit fell 12% in the third quarter from a year earlier, the company said late Thursday.
        the third quarter = 2024-Q3; a year earlier = 2023-Q3; late Thursday = 2024-10-17 END
    Revenue for the nine months ended Sept. 30 rose to $2.1 billion.
        the nine months = P9M; Sept. 30 = 2024-09-30
    The shares closed at a 52-week high on Monday and have doubled so far this year.
        52-week = P52W; Monday = 2024-10-14; this year = 2024
    The board will decide on the dividend next month and pay it in early January.
        next month = 2024-11; early January = 2025-01 START
    Analysts expect sales to recover in the second half of next year.
        the second half of next year = 2025-H2
    The probe was launched at 14:07 GMT on Oct. 14 and will reach Jupiter in April 2030.
        14:07 GMT on Oct. 14 = 2024-10-14T14:07; April 2030 = 2030-04
    The fossils are about 66 million years old, the team reports in a paper published this week.
        this week = 2024-W42
    Temperatures in the past decade were the highest since the 1850s.
        the past decade = P1DE; the 1850s = 185
    The comet was last seen in the 11th century and will not return for 400 years.
        the 11th century = 10; 400 years = P400Y
    Patients were followed for an average of 4.5 years, and every six months a scan was taken.
        4.5 years = P4.5Y; every six months = P6M
    Police said the two men had met on the evening of Sept. 28 and driven north the next morning.
        the evening of Sept. 28 = 2024-09-28TEV; the next morning = 2024-09-29TMO
    Two days before the vote on Sunday, the party dropped its candidate.
        Two days = 2024-10-11; Sunday = 2024-10-13
    The treaty, signed on June 5, 1992, came into force the following year.
        June 5, 1992 = 1992-06-05; the following year = 1993
    The curfew runs from dusk on Friday until dawn on Monday.
        dusk on Friday = 2024-10-18TEV; dawn on Monday = 2024-10-21TMO
    It was the third attack in as many weeks and the deadliest since October 7, 2023.
        October 7, 2023 = 2023-10-07
    In the late 1990s, and again from 2008 to 2010, the mill stood idle.
        the late 1990s = 199 END; 2008 = 2008; 2010 = 2010
    Rents rose 4 percent a year between 2015 and 2020.
        a year = P1Y; 2015 = 2015; 2020 = 2020
    The strike, now in its second week, began on the first Monday of October.
        now = PRESENT_REF; the first Monday of October = 2024-10-07
    Trains will run every 20 minutes on weekdays and every half-hour on Sundays.
        every 20 minutes = PT20M; every half-hour = PT30M; Sundays = XXXX-WXX-7
    A decade ago the town had two cinemas; today it has none.
        A decade ago = 201; today = 2024-10-18
    The president, in office since last November, flew to Rome overnight for talks.
        last November = 2023-11; overnight = 2024-10-17TNI
    The two leaders last met in May of last year, a month before the war began.
        May of last year = 2023-05; a month = P1M
    In the first half of the year profit rose from the same period last year.
        the first half of the year = 2024-H1; the same period last year = 2023-H1
    Protesters gathered outside parliament for a third straight night Wednesday.
        Wednesday = 2024-10-16
    The hostages, held since Oct. 7 last year, were seen in a video released Tuesday.
        Oct. 7 last year = 2023-10-07; Tuesday = 2024-10-15
    Storms are forecast for Saturday through Monday.
        Saturday = 2024-10-19; Monday = 2024-10-21
    A memorial service is planned for 11 a.m. Friday, Oct. 25, at St. Mary's.
        11 a.m. Friday, Oct. 25 = 2024-10-25T11:00
    The suspect, 34, was due to appear in court later Friday.
        Friday = 2024-10-18
    The fire broke out at about 2:40 a.m. Sunday and burned until dawn.
        about 2:40 a.m. Sunday = 2024-10-13T02:40
    Two years to the day after the blast, families gathered at the site.
        Two years = P2Y
    He was last heard from on the morning of Oct. 2.
        the morning of Oct. 2 = 2024-10-02TMO
    The new rules take effect Jan. 1.
        Jan. 1 = 2025-01-01
    The rules took effect July 1.
        July 1 = 2024-07-01
    Negotiators have until midnight on Thursday to reach a deal.
        midnight on Thursday = 2024-10-24T24:00
    The company plans to cut 500 jobs by the end of the first quarter.
        the end of the first quarter = 2025-Q1 END
    Shares have fallen every day this week.
        every day = P1D; this week = 2024-W42
    The lake froze over for the first time since the winter of 1963.
        the winter of 1963 = 1963-WI
    The minister resigned on Tuesday, a day after protests in the capital.
        Tuesday = 2024-10-15; a day = P1D
    The film opens in theaters on Dec. 20.
        Dec. 20 = 2024-12-20
    The war, which began in February 2022, has killed tens of thousands.
        February 2022 = 2022-02
    The vote, originally scheduled for September, was pushed back to next spring.
        September = 2024-09; next spring = 2025-SP
    Inflation was 2.4 percent in September, down from 2.5 percent in August and 3.7 percent a year ago.
        September = 2024-09; August = 2024-08; a year ago = 2023
    He spent nine months in hospital, from March to December 2020.
        nine months = P9M; March = 2020-03; December 2020 = 2020-12
    Researchers sampled the river monthly from 2015 through 2023.
        monthly = P1M; 2015 = 2015; 2023 = 2023
    The satellite will pass overhead tonight at 9:15 p.m.
        tonight at 9:15 p.m. = 2024-10-18T21:15
    The king died in 1066 and his son reigned for 21 years.
        1066 = 1066; 21 years = P21Y
    Officials said on Oct. 16 that a ceasefire would begin at dawn the next day.
        Oct. 16 = 2024-10-16; the next day = 2024-10-17
    The storm, which made landfall late Wednesday, weakened early on Thursday.
        late Wednesday = 2024-10-16 END; early on Thursday = 2024-10-17 START
    The talks resume on Monday after a break of several weeks.
        Monday = 2024-10-21; several weeks = PXW
    In the spring of 2020, flights stopped; by summer 2021 half had returned.
        the spring of 2020 = 2020-SP; summer 2021 = 2021-SU
    The mayor, elected two years ago this month, said she would not run again.
        two years ago this month = 2022-10
    The group will meet on the third Thursday of each month.
        the third Thursday of each month = P1M
    She wrote the first draft in three days in the summer of '69.
        three days = P3D; the summer of '69 = 1969-SU
    The ship left port on Friday the 11th.
        Friday the 11th = 2024-10-11
    Deliveries are expected sometime in the next two years.
        the next two years = P2Y
    The report covers the 12 months to June 30.
        the 12 months = P12M; June 30 = 2024-06-30
    He had lived there since the early 1970s, long before the road was built in 1988-89.
        the early 1970s = 197 START; 1988 = 1988; 89 = 1989
"""


def pairs(text: str) -> list[list[str]]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return [[lines[at], lines[at + 1]] for at in range(0, len(lines), 2)]


@pytest.mark.parametrize(("sentence", "expected"), pairs(SENTENCES))
def test_a_sentence_of_news_is_read_as_written_below_it(sentence: str, expected: str) -> None:
    timexes = time_expressions({"docid": "a", "dct": "2024-10-18", "text": sentence, "kind": "news"})["timexes"]
    shown = [f"{timex['text']} = {timex['value']} {timex.get('mod', '')}".strip() for timex in timexes]
    assert ("; ".join(shown) or "-") == expected
