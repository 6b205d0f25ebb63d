"""Dates as people type them: EDTF first, then the grammar, then dateparser; never a guess."""

from __future__ import annotations

import re

import pytest

from timeline.dates import Date, DateError, Day
from timeline.when import find_dates, read_date
from timeline.when.typed import TypedDate, read_typed

TYPED = """
    2024-10-08/2024-10-13       | 2024-10-08/2024-10-13
    Oct 8-13, 2024              | 2024-10-08/2024-10-13
    8–13 October 2024           | 2024-10-08/2024-10-13
    circa 1998                  | 1998~
    about 1850                  | 1850~
    before 3 May 2021           | [..2021-05-02]
    June 2024                   | 2024-06
    summer 2023                 | 2023-22
    Q3 2023                     | 2023-35
    the 1980s                   | 198X
    44 BC                       | -0043
    31/12/2024                  | 2024-12-31
    12/31/2024                  | 2024-12-31
"""


@pytest.mark.parametrize("row", TYPED.strip().splitlines())
def test_a_typed_date_is_read(row: str) -> None:
    text, edtf = (cell.strip() for cell in row.split("|"))
    assert str(read_date(text)) == edtf


def test_a_relative_date_counts_from_today() -> None:
    assert str(read_date("yesterday", today=Day(2024, 10, 18))) == "2024-10-17"


def test_a_relative_date_without_a_today_is_refused() -> None:
    with pytest.raises(DateError):
        read_date("3 days ago")


def test_the_order_of_day_and_month_is_asked_for() -> None:
    with pytest.raises(DateError, match="2024-04-03 or 2024-03-04"):
        read_date("03/04/2024")
    assert str(read_date("03/04/2024", order="dmy")) == "2024-04-03"
    assert str(read_date("03/04/2024", order="mdy")) == "2024-03-04"


@pytest.mark.parametrize("text", ["", "soonish", "June 2024 or so they say", "2024-13-45", "the king of June 2024"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        read_date(text)


def test_another_language_goes_through_dateparser_and_stays_as_coarse_as_it_is() -> None:
    assert str(read_date("8 de outubro de 2024", language="pt")) == "2024-10-08"
    assert str(read_date("outubro de 2024", language="pt")) == "2024-10"


def test_mentions_of_a_language_without_rules_say_so() -> None:
    [mention] = find_dates("Dat was op 8 oktober 2024.", Day(2024, 10, 18), language="nl")
    assert (mention.rule, mention.edtf, mention.language) == ("names of months by CLDR", "2024-10-08", "nl")


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match='language "xx" is not known'):
        find_dates("x", None, language="xx")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("1911-1914", "1911/1914"),
        ("c1745", "1745~"),
        ("perhaps 1903", "1903?"),
        ("1903 (uncertain)", "1903?"),
        ("1920 or so", "1920~"),
        ("Mar 1790 approx", "1790-03~"),
        ("1871 or 1872", "[1871..1872]"),
        ("2 or 3 May 2021", "[2021-05-02..2021-05-03]"),
        ("May 3 and 5, 2021", "{2021-05-03,2021-05-05}"),
        ("1862/63", "1862/1863"),
        ("12/2019", "2019-12"),
        ("2021-3-9", "2021-03-09"),
        ("31.12.99", "1999-12-31"),
        ("20200701", "2020-07-01"),
        ("spring of 1998", "1998-21"),
        ("H2 2023", "2023-41"),
        ("2016-W21", "2016-05-23/2016-05-29"),
        ("2019 - present", "2019/.."),
        ("2019 onwards", "2019/.."),
        ("not before 1920", "[1920..]"),
        ("before the end of 2011", "[..2011-12-31]"),
        ("15th-16th centuries", "14XX/15XX"),
        ("3 May - 5 June 2021", "2021-05-03/2021-06-05"),
        ("late June 2021", "2021-06-21/2021-06-30"),
        ("early June 2021", "2021-06-01/2021-06-10"),
        ("late 2019", "2019-09~/2019-12~"),
        ("late 1990s", "1997~/1999~"),
        ("early 18th century", "1700~/1733~"),
        ("the year ended 31 March 2019", "2018-04-01/2019-03-31"),
        ("sometime in 1920", "1920"),
    ],
)
def test_what_people_type_keeps_its_meaning(text: str, edtf: str) -> None:
    assert str(read_date(text)) == edtf
    assert str(read_date(edtf)) == edtf


def test_a_time_of_day_stands_beside_the_date() -> None:
    assert read_typed("3 May 2021, 2:30 pm") == TypedDate(Date(2021, 5, 3), "14:30")
    assert read_typed("2004-01-01T10:10:10+05:00") == TypedDate(Date(2004, 1, 1), "10:10:10+05:00")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Monday 8 October 2024", "2024-10-08 was a Tuesday; did you mean 2024-10-08?"),
        ("2021-13-05", "did you mean 2021-05-13?"),
        ("3 May 2021 evening", "did you mean 2021-05-03?"),
        ("1 Mai 2020", "did you mean 2020?"),
    ],
)
def test_what_is_refused_says_what_may_be_meant(text: str, meant: str) -> None:
    with pytest.raises(DateError, match=re.escape(meant)):
        read_date(text)
