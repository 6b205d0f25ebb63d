"""Dates as people type them: EDTF first, then the grammar, then dateparser; never a guess."""

from __future__ import annotations

import pytest

from timeline.dates import DateError, Day
from timeline.when import find_dates, read_date

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


def test_mentions_found_by_dateparser_say_so() -> None:
    [mention] = find_dates("Aconteceu em 8 de outubro de 2024.", Day(2024, 10, 18), language="pt")
    assert (mention.rule, mention.edtf, mention.language) == ("dateparser", "2024-10-08", "pt")


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match='language "xx" is not known'):
        find_dates("x", None, language="xx")
