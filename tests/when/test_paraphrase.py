"""What a date means is said in words, whatever its kind."""

import re

import pytest

from tests.when.test_examples import EXAMPLES, PUBLISHED
from timeline.when import find_dates
from timeline.when.explain import lines
from timeline.when.paraphrase import paraphrase


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("between October 8th and 13th", "from 8 October to 13 October"),
        ("44 BC", "44 BC"),
        ("last Tuesday", "the Tuesday before the day of writing"),
        ("on Friday", "the Friday nearest to the day of writing"),
        ("today", "the day of writing"),
        ("Monday of last week", "Monday of the week before the day of writing"),
        ("the last Friday of September", "the last Friday of September"),
        ("the 20th of next month", "day 20 of the month after the day of writing"),
        ("the 19th century", "the 19th century"),
        ("the 1980s", "the 1980s"),
        ("the winter of 1978-79", "the winter of 1978"),
        ("the third quarter of 1990", "the 3rd quarter of 1990"),
        ("half a year later", "half a year after the time that the text is at"),
        ("early June", "the beginning of June"),
        ("10 p.m. Wednesday", "22:00, the Wednesday nearest to the day of writing"),
        ("03/04/2024", "3 April 2024 or 4 March 2024, by the order of day and month"),
        ("the second week of June", "the 2nd week of June"),
        ("the week ending 9 May 2010", "the week up to 9 May 2010, that day included"),
        ("every Tuesday", "every Tuesday"),
        ("two more weeks", "2 weeks"),
        ("since May", "since May"),
        ("in 1862 or 1863", "1862 or 1863"),
        ("1 Ramadan 1444 AH", "day 1 of month 9 of 1444 in the Islamic calendar"),
    ],
)
def test_a_meaning_is_said_as_people_say_it(phrase: str, words: str) -> None:
    (mention,) = find_dates(phrase, PUBLISHED, kind="news")
    assert paraphrase(mention.meaning) == words


def test_no_explanation_shows_a_value_of_python() -> None:
    shown = [
        line
        for code, _, phrase, _ in (example.values for example in EXAMPLES)
        for mention in find_dates(phrase, PUBLISHED, language=code, kind="news")
        for line in lines(mention)
        if not line.startswith("rule")
    ]
    assert [line for line in shown if re.search(r"\w\(|\bNone\b|<", line)] == []
