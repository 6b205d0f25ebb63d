"""Which times a story offers its happenings."""

import pytest

from timeline.dates import Day
from timeline.extraction.factuality import Claims
from timeline.extraction.features import Fits, surroundings_of, time_features
from timeline.extraction.story import TimeCandidate, View, read_story

PUBLISHED = Day(2019, 10, 2)


def view_of(text: str) -> View:
    return View(read_story(text, PUBLISHED), PUBLISHED, "", text, read_claims=Claims)


def times(text: str) -> list[TimeCandidate]:
    return view_of(text).times


@pytest.mark.parametrize("words", ["Two years later", "A day later", "Three months later"])
def test_what_is_days_or_years_later_is_no_time_of_the_clock(words: str) -> None:
    assert not any(time.clock for time in times(f"It opened in March 2015. {words} it closed."))


def test_hours_later_give_no_day() -> None:
    assert all(time.clock for time in times("It closed two hours later."))


def test_a_list_of_neighbours_can_be_one_time() -> None:
    joined = [str(time.when) for time in times("It rained in June, July and August.") if time.reading == "joined"]
    assert "2019-06-01/2019-08-31" in joined


def test_a_list_with_gaps_is_not_one_time_from_its_first_to_its_last() -> None:
    joined = [str(time.when) for time in times("It rained in March, July and August.") if time.reading == "joined"]
    assert joined == ["2019-07-01/2019-08-31"]


def test_that_day_of_a_week_is_no_day() -> None:
    days = {str(time.when) for time in times("It burned on 3 May. The following week he fled. That day it rained.")}
    assert "2019-05-06" not in days


@pytest.mark.parametrize(
    ("text", "verb", "relation"),
    [
        ("The mayor praised the plan that a firm made when it came in 1997.", "praised", "under content"),
        ("In 1997 he said that she left because he lied.", "lied", "over content"),
        ("The mayor, who left when the war began in 1997, praised the plan.", "praised", "far relative"),
    ],
)
def test_a_time_knows_the_clauses_between_it_and_a_verb(text: str, verb: str, relation: str) -> None:
    view = view_of(text)
    [head] = [each for each in view.heads if view.sentences[0].sentence.words[each.word].text == verb]
    features = time_features(view, head, view.times[0], Fits(view, head, ()), surroundings_of(view, head))
    assert any(f"relation={relation} noun=0" in each for each in features)
