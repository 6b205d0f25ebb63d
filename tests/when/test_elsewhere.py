"""Languages without rules of their own go through dateparser, and every mention says so."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.batch import dates_of

FRIDAY = Day(2024, 10, 18)


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        ("es", "La reunión fue el 8 de octubre de 2024 en Madrid.", "8 de octubre de 2024", "2024-10-08"),
        ("uk", "Зустріч відбулася 8 жовтня 2024 року в Києві.", "8 жовтня 2024 року", "2024-10-08"),
        ("pt", "Aconteceu em 8 de outubro de 2024.", "8 de outubro de 2024", "2024-10-08"),
    ],
)
def test_a_mention_of_dateparser_names_it_as_its_rule(language: str, text: str, words: str, days: str) -> None:
    [mention] = find_dates(text, FRIDAY, language=language)
    assert words in mention.text
    assert (mention.rule, mention.edtf, mention.language) == ("dateparser", days, language)


@pytest.mark.parametrize(("language", "text"), [("es", "fue en octubre de 2024"), ("pt", "foi em outubro de 2024")])
def test_a_month_is_given_no_day(language: str, text: str) -> None:
    assert [mention.edtf for mention in find_dates(text, FRIDAY, language=language)] == ["2024-10"]


def test_a_batch_says_which_dates_came_through_dateparser() -> None:
    line = {"docid": "a", "dct": "2024-10-18", "text": "fue el 8 de octubre de 2024", "language": "es"}
    assert [(timex["value"], timex["rule"]) for timex in dates_of(line)["timexes"]] == [("2024-10-08", "dateparser")]
    english = {"docid": "b", "dct": "2024-10-18", "text": "on 8 October 2024", "language": "en"}
    assert ["rule" in timex for timex in dates_of(english)["timexes"]] == [False]
