"""When what an article tells of was. Every article is invented, and published on Friday 18 October 2024."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_candidates

FRIDAY = Day(2024, 10, 18)


def dates(text: str) -> list[tuple[str, str]]:
    return [(str(found.when), found.title) for found in find_candidates(Article("a", text, FRIDAY))]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        # The day on which somebody said so is about when it became news.
        ("Two men drowned in the harbour of Bergen, police said on Wednesday.", "2024-10-16~"),
        ("Police said on Wednesday that two men drowned in the harbour of Bergen.", "2024-10-16~"),
        ("Two men drowned in the harbour of Bergen on Monday, police said on Wednesday.", "2024-10-14"),
        # What a sentence is blamed, tried or praised for has a date of its own.
        ("A court jailed two men for the raid in July.", "2024-10-18~"),
        ("A court on Monday jailed two men for the raid in July.", "2024-10-14"),
        # What is told besides has a date of its own.
        ("The mayor honoured those who were shot in 1972.", "2024-10-18~"),
        ("The mayor on Monday honoured those who were shot in 1972.", "2024-10-14"),
        ("The flood killed nine people, the most since the 2004 flood.", "2024-10-18~"),
        ("A report listed 156 officers, the result of an inquiry begun in 2018.", "2024-10-18~"),
        ("The army shelled the homes of families who had fled in May.", "2024-10-18~"),
        # But a day in a relative clause mostly is that of the whole.
        ("A quake triggered a wave that hit the coast on Tuesday.", "2024-10-15"),
        # Verbs of saying that are none.
        ("A maker of toys recalled 3,000 bears in Norway last week.", "2024-10-07/2024-10-13"),
        ("The two ports concluded a treaty on Monday.", "2024-10-14"),
        # What opens a story is news, whatever its tense.
        ("The army has sent 200 tanks to the border.", "2024-10-18~"),
    ],
)
def test_a_sentence_alone(text: str, when: str) -> None:
    assert dates(text)[0][0] == when


@pytest.mark.parametrize(
    ("then", "when"),
    [
        ("Inspectors closed the road.", "2024-10-14"),
        ("Police have arrested two engineers.", "2024-10-14/2024-10-18"),
        ("Inspectors had closed one lane.", "../2024-10-14"),
        ("Police said on Wednesday that they had arrested two engineers.", "2024-10-14/2024-10-18"),
        ("The governor condemned the builders.", "2024-10-14/2024-10-18"),
        ("The governor will open a new bridge.", "2024-10-18/.."),
        ("Six workers drowned, police said on Wednesday.", "2024-10-16~"),
    ],
)
def test_what_follows_in_a_story_that_opens_with_a_day(then: str, when: str) -> None:
    assert dates(f"A bridge fell into the river at Lund on Monday.\n\n{then}")[-1][0] == when


def test_without_a_day_to_begin_with_what_has_happened_was_some_time_before() -> None:
    assert dates("The yard is in trouble. It has sold 200 boats.")[-1][0] == "../2024-10-18"


def test_a_paragraph_goes_on_from_its_own_day_rather_than_from_that_of_the_opening() -> None:
    opening = "A bridge fell into the river at Lund on Monday.\n\n"
    then = "On Wednesday the governor accused the builders. Soldiers sealed the yard."
    assert dates(opening + then)[-1] == ("2024-10-16", "Soldiers seal the yard")


def test_a_month_is_the_day_that_the_story_elsewhere_gives_the_deed() -> None:
    text = "Rebels attacked the port on July 15.\n\nThe rebels attacked the port in July after a long siege."
    assert [when for when, _ in dates(text)] == ["2024-07-15", "2024-07-15"]


def test_a_long_past_day_opens_no_window() -> None:
    text = "Rebels attacked the port on July 15.\n\nThe governor has condemned the rebels."
    assert dates(text)[-1][0] == "2024-10-18~"
