"""What an event's sources make of its status, and which events cite an article."""

import pytest

from timeline.dates import Date
from timeline.events import Citation, Event, Stance, Status, by_article

TELLS, DENIES, CORRECTS, _ = (Citation(article="a", stance=stance) for stance in Stance)


@pytest.mark.parametrize(
    ("written", "sources", "shown"),
    [
        ("reported", (TELLS,), "reported"),
        ("reported", (TELLS, DENIES), "disputed"),
        ("reported", (DENIES,), "reported"),
        ("reported", (TELLS, CORRECTS), "reported"),
        ("confirmed", (TELLS, DENIES), "confirmed"),
        ("planned", (TELLS, DENIES), "planned"),
    ],
)
def test_an_event_that_one_source_tells_and_another_denies_is_disputed_unless_an_editor_says_otherwise(
    written: str, sources: tuple[Citation, ...], shown: str
) -> None:
    event = Event("shipment", Date(2024, 10), "Soldiers shipped", status=Status(written), sources=sources)
    assert event.standing == shown


def test_the_events_of_an_article_are_those_that_cite_it_each_once() -> None:
    twice = Event("a", Date(2024), "A", sources=(Citation("one", "x"), Citation("one", "y"), Citation("two", "z")))
    once = Event("b", Date(2024), "B", sources=(Citation("one", "w"), Citation(url="https://example.org")))
    citing = by_article([twice, once])
    assert (citing["one"], citing["two"], citing["three"]) == ([twice, once], [twice], [])
