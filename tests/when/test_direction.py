"""Which way the words around a date point, past or future, and which days a range without a year or week is."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.direction import direction
from timeline.when.languages import load_language
from timeline.when.tokens import Pieces

FRIDAY = Day(2024, 10, 18)

DIRECTION = """
    The vote was postponed until Tuesday.                                    | until Tuesday   | /2024-10-22
    Judges adjourned the case until Monday.                                  | until Monday    | /2024-10-21
    The hearing was moved to Thursday.                                       | Thursday        | 2024-10-24
    The strike had been extended to Wednesday.                               | Wednesday       | 2024-10-16
    The two ministers meet Monday with the envoy.                            | Monday          | 2024-10-21
    Talks resume Tuesday in Geneva.                                          | Tuesday         | 2024-10-22
    The sides failed to meet Monday.                                         | Monday          | 2024-10-14
    As many as 20 may have died Sunday.                                      | Sunday          | 2024-10-13
    The bus could not be found Sunday.                                       | Sunday          | 2024-10-13
    The mayor revealed his bold plans late Thursday.                         | late Thursday   | 2024-10-17
    Among the first to arrive on Monday were nurses.                         | Monday          | 2024-10-14
    The captain of a plane bound for Lima died Monday.                       | Monday          | 2024-10-14
    She will succeed Jane P. Doe on Monday.                                  | Monday          | 2024-10-21
    The merger will be put to owners of Baker Inc. shares on Monday.         | Monday          | 2024-10-21
    They will go home.Officials met Monday.                                  | Monday          | 2024-10-14
    The mayor quit. The bus left the U.S. Monday he spoke.                   | Monday          | 2024-10-14
    On Monday Gen. Miller and Col. Smith were freed.                         | Monday          | 2024-10-14
"""

RANGES = """
    Sales fell from January to October.                | from January to October         | 2024-01/2024-10
    Sales fell from December to February.              | from December to February       | 2023-12/2024-02
    The fair runs from 28 December to 3 January.       | from 28 December to 3 January   | 2024-12-28/2025-01-03
    The fair will run from June to August.             | from June to August             | 2025-06/2025-08
    The court sat Monday through Wednesday.            | Monday through Wednesday        | 2024-10-14/2024-10-16
    The court will sit Monday through Wednesday.       | Monday through Wednesday        | 2024-10-21/2024-10-23
    Trains stopped from Saturday to Monday.            | from Saturday to Monday         | 2024-10-12/2024-10-14
    The shop is open from Thursday to Saturday.        | from Thursday to Saturday       | 2024-10-17/2024-10-19
    Roads were shut from 9 a.m. to 5 p.m. on Monday.   | from 9 a.m. to 5 p.m. on Monday | 2024-10-14
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "words", "days"), rows(DIRECTION) + rows(RANGES))
def test_the_words_around_tell_which_day_is_meant(sentence: str, words: str, days: str) -> None:
    assert [(mention.text, mention.edtf) for mention in find_dates(sentence, FRIDAY)] == [(words, days)]


@pytest.mark.parametrize("tag", ["en", "en-GB", "en_US", "EN", "en-Latn-IE"])
def test_of_a_language_tag_the_language_counts(tag: str) -> None:
    assert [mention.language for mention in find_dates("on Monday", FRIDAY, language=tag)] == ["en"]


def test_a_language_read_elsewhere_may_name_its_region() -> None:
    [mention] = find_dates("em 3 de outubro de 2023", FRIDAY, language="pt-BR")
    assert (mention.edtf, mention.language) == ("2023-10-03", "pt")


HOSTILE = [
    "until Friday night ",
    "October 2, 3 and ",
    "the third Thursday of ",
    "2024-10-03T14:30:",
    "a year ago today ",
    "between 3 and 5 p.m. ",
    "a week before the vote on ",
    "the early hours of ",
    "no. 1 a. b. ",
    "postponed until to have ",
    "66 million years ",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_work_grows_as_the_text_does(hostile: str) -> None:
    _, grammar = load_language("en")
    once, eightfold = (
        sum(island.steps for island in grammar.read(Pieces(hostile * count, grammar.lexicon))) for count in (50, 400)
    )
    assert eightfold <= 8.2 * once + 50


def test_a_direction_is_looked_for_in_a_bounded_reach() -> None:
    pieces = Pieces("Mr. " * 5000 + "Monday", load_language("en")[1].lexicon)
    language = load_language("en")[0]
    assert direction(pieces, len(pieces.words) - 1, len(pieces.words) - 1, language) == 0


SEVERAL = """
    They met on October 2, 3 and 4.                | October 2 = 2024-10-02; 3 = 2024-10-03; 4 = 2024-10-04
    They met on Oct. 2 and Oct. 4.                 | Oct. 2 = 2024-10-02; Oct. 4 = 2024-10-04
    It rained in March, April and May 2023.        | March = 2023-03; April = 2023-04; May 2023 = 2023-05
    It stood in the 18th and 19th centuries.       | 18th = 17XX; 19th centuries = 18XX
    On Oct. 2 and 4 people were hurt.              | Oct. 2 = 2024-10-02
"""


@pytest.mark.parametrize(("sentence", "expected"), rows(SEVERAL))
def test_times_told_in_one_breath_share_what_one_of_them_tells(sentence: str, expected: str) -> None:
    found = find_dates(sentence, FRIDAY)
    assert "; ".join(f"{mention.text} = {mention.edtf}" for mention in found) == expected


@pytest.mark.parametrize(
    ("text", "published", "words", "edtf"),
    [
        # the words right beside a date settle its direction
        ("He hoped to be alone after the meeting on Sunday, when he posed for pictures.", (2004, 4, 1), "Sunday",
         "2004-03-28"),
        ("The mood will change when a new president is elected in November.", (2008, 6, 13), "November", "2008-11"),
        ("Tuesday is the deadline.", (2013, 3, 4), "Tuesday", "2013-03-05"),
        ("The ministers prepare to vote on Friday.", (2006, 12, 12), "Friday", "2006-12-15"),
        ("This Sunday, a pilot crossed the Channel.", (2019, 8, 6), "This Sunday", "2019-08-04"),
        ("The dogs will wear shoes this spring.", (2008, 2, 26), "this spring", "2008-21"),
        ("Earlier this week the talks failed.", (2015, 9, 25), "Earlier this week", "2015-09-21/2015-09-25"),
        ("He spoke on Monday and expects it by the end of the week.", (2012, 2, 23), "by the end of the week",
         "[..2012-02-26]"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_date_settles_it(
    text: str, published: tuple[int, int, int], words: str, edtf: str
) -> None:
    assert {one.text: one.edtf for one in find_dates(text, Day(*published))}[words] == edtf


def test_a_text_that_begins_with_its_own_day_is_news_however_old_its_years() -> None:
    text = "She died early yesterday morning. " + " ".join(f"In {year} she moved." for year in range(1960, 1990, 3))
    text += " Her last speech was on September 11."

    assert {one.text: one.edtf for one in find_dates(text, Day(2019, 10, 18))}["September 11"] == "2019-09-11"


@pytest.mark.parametrize(
    ("language", "edtf"),
    [("en", "2019"), ("en-US", "2019"), ("en-IN", "2018-04/2019-03"), ("en-JP", "2019-04/2020-03")],
)
def test_a_fiscal_year_is_that_of_the_publishers_country_where_there_is_one(language: str, edtf: str) -> None:
    assert [one.edtf for one in find_dates("Profits fell in FY2019.", Day(2021, 5, 3), language=language)] == [edtf]
