"""Chronologies to give out."""

from collections.abc import Callable

import pytest

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.exchange.edition import Edition
from timeline.i18n.wording import words

ARTICLE = Article(
    "example-herald-2024-10-18",
    "Troops left port between October 8 and 13, officials said.",
    published=Day(2024, 10, 18),
    title="Troops leave port",
    publisher="Example Herald",
    url="https://herald.example/troops?a=1&b=2",
)

EVENTS = (
    Event(
        "troops-leave",
        parse_edtf("2024-10-08/2024-10-13"),
        "Troops leave port",
        text="In *three* ships, see [the list](https://ships.example/list).",
        who=("North Korea", "Russian Navy"),
        where=("Vladivostok",),
        tags=("deployment", "navy"),
        sources=(
            Citation(ARTICLE.id, "Troops left port between October 8 and 13", parse_edtf("2024-10-08/2024-10-13")),
            Citation(
                url="https://monitor.example/denial",
                title="No troops",
                publisher="Example Monitor",
                published=Day(2024, 10, 21),
                stance=Stance.DENIES,
                according_to="the ministry",
            ),
        ),
    ),
    Event("talks", parse_edtf("2024-11-05"), "Talks, in Geneva; at last", time="14:30Z", status=Status.PLANNED),
    Event("treaty", parse_edtf("2024-06"), "Treaty signed"),
    Event("about-june", parse_edtf("2024-06~"), "Talks about a treaty"),
)


def edition_of(*dates: str, **more: object) -> Edition:
    """An edition with an event for each date, named by it."""
    events = tuple(Event(f"event-{number}", parse_edtf(date), f"On {date}") for number, date in enumerate(dates, 1))
    return Edition(events, words=words, **more)  # type: ignore[arg-type]


@pytest.fixture
def edition() -> Edition:
    """Four events, published at an address."""
    return Edition(EVENTS, {ARTICLE.id: ARTICLE}, "Troops & treaties", "https://example.org/timeline/", words=words)


@pytest.fixture(name="edition_of")
def edition_of_fixture() -> Callable[..., Edition]:
    return edition_of
