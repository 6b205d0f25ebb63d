"""What an event is made of its mentions: the date that most articles give, the passages that say most."""

from typing import Any

import pytest

from tests.corroboration.making import record
from timeline.corroboration.draft import MOST_QUOTED, Draft, best_date, telling_most
from timeline.events import Basis, Mode, Stance, Status

SANK = "The ferry Solveig sank off Tarnholm in a storm with forty people on board"
DIVERS = "Divers said that forty passengers died when the Solveig went down near Lindal"
OWNER = "Nordic Lines has lost its newest ship off the coast of the island"


def dated(*given: tuple[str, str, str], **more: Any) -> str:
    """The date that is chosen among mentions, each an article, a quote and a date."""
    return str(best_date([record(article, quote, when, **more) for article, quote, when in given]))


def test_the_date_is_the_one_that_most_articles_give() -> None:
    assert dated(("a", SANK, "2024-10-14"), ("b", DIVERS, "2024-10-15"), ("c", OWNER, "2024-10-15")) == "2024-10-15"
    assert dated(("a", SANK, "2024-10-14"), ("b", DIVERS, "2024-10-14"), ("c", OWNER, "2024-10-15")) == "2024-10-14"


def test_an_article_counts_once_however_often_it_gives_a_date() -> None:
    assert dated(("a", SANK, "2024-10-15"), ("a", DIVERS, "2024-10-15"), ("b", OWNER, "2024-10-14")) == "2024-10-14"


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("The ferry Solveig sank off Tarnholm in a storm with forty people on board", False),
        ("The ferry Solveig sank off Tarnholm in a storm with forty sailors on board", False),
        ("The ferry Solveig sank near Lindal in a storm with sixty sailors aboard", True),
    ],
    ids=["the same", "one word in seven", "half of the words"],
)
def test_a_copy_that_a_newspaper_edited_counts_with_its_original(changed: str, counts: bool) -> None:
    """Three of four words have to be the same."""
    chosen = dated(("a", SANK, "2024-10-15"), ("b", changed, "2024-10-15"), ("c", OWNER, "2024-10-14"))
    assert (chosen == "2024-10-15") is counts


def test_of_dates_that_as_many_give_the_finest_is_taken_then_the_earliest() -> None:
    assert dated(("a", SANK, "2024-10"), ("b", DIVERS, "2024-10-15")) == "2024-10-15"
    assert dated(("a", SANK, "2024-10-16"), ("b", DIVERS, "2024-10-15")) == "2024-10-15"


def test_a_date_in_words_goes_before_a_linked_one_and_that_before_the_day_of_publication() -> None:
    mentions = [
        record("a", SANK, "2024-10-18", basis=Basis.REPORTED),
        record("b", DIVERS, "2024-10-16", basis=Basis.LINKED),
        record("c", OWNER, "2024-10-15"),
    ]
    assert [str(best_date(mentions[:count])) for count in (1, 2, 3)] == ["2024-10-18", "2024-10-16", "2024-10-15"]
    assert best_date([record("a", SANK, None)]) is None


def test_of_an_article_the_passages_are_quoted_that_add_something_and_no_more_than_three() -> None:
    same = [record("a", SANK, start=number) for number in range(4)]
    assert len(telling_most(same)) == 1
    numbers = [record("a", f"There were {number} people on board", start=number) for number in range(10, 15)]
    assert len(telling_most(numbers)) == MOST_QUOTED == 3


@pytest.mark.parametrize(
    ("modes", "status"),
    [
        ((Mode.ALLEGED, Mode.STATED), Status.REPORTED),
        ((Mode.DENIED, Mode.ALLEGED), Status.ALLEGED),
        ((Mode.PLANNED, Mode.DENIED), Status.DENIED),
        ((Mode.PLANNED, Mode.HYPOTHETICAL), Status.PLANNED),
    ],
)
def test_what_one_states_is_reported_though_others_only_claim_it(modes: tuple[Mode, ...], status: Status) -> None:
    draft = Draft([record(f"a{number}", SANK, mode=mode) for number, mode in enumerate(modes)])
    assert draft.status() is status


def test_the_articles_that_give_a_date_are_quoted_first_and_denials_last() -> None:
    draft = Draft(
        [record("a", SANK, "2024-10-18", basis=Basis.REPORTED), record("b", DIVERS, "2024-10-15")],
        [record("c", OWNER, denies=True, denier="Nordic Lines")],
    )
    event = draft.event("solveig")
    assert [(one.article, one.stance) for one in event.sources] == [
        ("b", Stance.REPORTS),
        ("a", Stance.REPORTS),
        ("c", Stance.DENIES),
    ]
    assert [str(one.says) for one in event.sources] == ["2024-10-15", "None", "None"]
    assert event.sources[2].according_to == "Nordic Lines"


def test_an_event_without_a_date_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a date"):
        Draft([record("a", SANK, None)]).event("solveig")
