"""A heading that says a year gives it to the dates that open the lines below it, and to no others."""

import pytest

from timeline.dates import Day
from timeline.when import find_dates

PUBLISHED = Day(2021, 3, 9)


def read(text: str, language: str = "en") -> list[str]:
    return [mention.value for mention in find_dates(text, PUBLISHED, language=language)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("## 2013\n\n- 3 May – Rain begins.\n- 1 June – It ends.", ["2013", "2013-05-03", "2013-06-01"]),
        ("2013\n3 May: Rain begins.\n1 June: It ends.", ["2013", "2013-05-03", "2013-06-01"]),
        ("**May 2013**\n\n3 May: Rain begins.\n\n1 June: It ends.", ["2013-05", "2013-05-03", "2013-06-01"]),
        ("## 2013\n\n### May\n\n* **3 May**: Rain begins.", ["2013", "2013-05", "2013-05-03"]),
        ("## 2013\n\n| 3-7 May | Rain falls. |", ["2013", "2013-05-03/2013-05-07"]),
        ("## 2013\n\n### Rain\n\n- 3 May: It begins.\n\n## 2014\n\n- 3 May: Sun.", [
            *("2013", "2013-05-03", "2014", "2014-05-03"),
        ]),
    ],
)  # fmt: skip
def test_a_line_below_the_heading_of_a_year_is_of_that_year(text: str, values: list[str]) -> None:
    assert read(text) == values


def test_other_languages_have_such_headings_too() -> None:
    assert read("## 2013\n\n- 3. Mai: Der Regen beginnt.", "de") == ["2013", "2013-05-03"]
    assert read("## 2013\n\n- 3 травня: Починається дощ.", "uk") == ["2013", "2013-05-03"]


@pytest.mark.parametrize(
    "text",
    [
        "## 2013\n\n## Sources\n\n- 3 March: The archive was read.",
        "In 2013 it rained.\n\n- 3 March: The archive was read.",
        "## 2013\n\nThe archive was read on 3 March.",
        "## Floods of 2013\n\nIt was bad.\n\n- 3 March: The archive was read.",
    ],
)
def test_a_date_that_no_such_heading_governs_is_the_nearest(text: str) -> None:
    assert read(text)[-1] == "2021-03-03"


def test_a_sign_of_number_before_a_heading_with_blank_is_no_label() -> None:
    assert read("# 1984\n\nHe read #1984.") == ["1984"]
