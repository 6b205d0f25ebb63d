"""A large corpus adds its weightiest events; what is in the files stays, and nothing unrelated moves."""

from collections.abc import Mapping

from timeline.dates import Date
from timeline.events import Citation, Event
from timeline.weight import Weight
from timeline.weight.budget import Budget, passages


def event(name: str, *articles: str) -> Event:
    return Event(
        name, Date(2024), name, sources=tuple(Citation(article, f"{name} in {article}") for article in articles)
    )


EVENTS = [event("top", "a", "b"), event("second", "a"), event("third", "a"), event("lone", "b"), event("last", "b")]
VALUES = {"top": 0.9, "second": 0.5, "third": 0.4, "lone": 0.3, "last": 0.2}


def weights() -> Mapping[str, Weight]:
    return {name: Weight(value) for name, value in VALUES.items()}


def kept(budget: Budget) -> list[str]:
    found, rest = budget.divide(EVENTS, weights)
    assert sorted(one.id for one in (*found, *rest)) == sorted(VALUES)
    return [one.id for one in found]


def test_each_article_adds_its_weightiest_events() -> None:
    assert kept(Budget(1)) == ["top"]
    assert kept(Budget(2)) == ["top", "second", "lone"]


def test_no_limit_keeps_all() -> None:
    assert kept(Budget(0)) == list(VALUES)


def test_a_row_that_is_in_the_files_stays() -> None:
    assert kept(Budget(1, passages([event("last", "b")]))) == ["top", "last"]


def test_only_a_new_article_adds_a_row() -> None:
    assert kept(Budget(1, fresh={"b"})) == ["top"]
    assert kept(Budget(2, fresh={"b"})) == ["top", "lone"]
    assert kept(Budget(3, fresh=())) == []


def test_dated_lines_of_a_chronology_are_all_wanted() -> None:
    assert kept(Budget(1, lines={"last", "third"})) == ["top", "third", "last"]
