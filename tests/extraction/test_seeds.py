"""The chronology of the two first articles, as a careful reader takes it from them."""

from pathlib import Path

import pytest

import timeline
from timeline.articles import Article, read_article
from timeline.corroboration import extract
from timeline.events import Event, Stance, Status
from timeline.extraction import find_mentions
from timeline.extraction.title_text import LONGEST_CANDIDATE

SEEDS = Path(__file__).parents[2] / "seeds"
FIRST, SECOND = "north-korea-allegedly-sends-troops-2024-10-18", "tampa-free-press-2024-10-18"


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return [read_article(SEEDS / f"{name}.md") for name in (FIRST, SECOND)]


@pytest.fixture(scope="module")
def events() -> list[Event]:
    """The chronology as it stands: what the machine publishes, and what an editor accepted."""
    return list(timeline.load(SEEDS.parent).events)


def the_event(events: list[Event], *words: str) -> Event:
    """The one event whose title holds all the words."""
    [found] = [event for event in events if all(word.lower() in event.title.lower() for word in words)]
    return found


@pytest.mark.parametrize(
    ("words", "date", "status", "told_by"),
    [
        (("Putin", "Kim Jong Un", "sign"), "2024-06", "reported", {FIRST}),
        (("six North Korean", "missile strike"), "2024-10-03", "reported", {FIRST}),
        (("1,500", "special forces", "to Russia"), "2024-10-08/2024-10-13", "reported", {FIRST, SECOND}),
        (("South Korea’s National Intelligence Service", "reveals"), "2024-10-18", "reported", {FIRST, SECOND}),
        (("Yoon Suk Yeol", "convenes", "emergency"), "2024-10-18~", "reported", {FIRST}),
        (("Zelenskyy", "10,000"), "2024-10-18~", "reported", {FIRST, SECOND}),
        (("Peskov", "dismisses"), "2024-10-18~", "reported", {FIRST}),
        (("United States", "concern"), "2024-10-18~", "reported", {FIRST}),
        (("second deployment",), "2024-10-18/..", "planned", {SECOND}),
        (("soldiers", "join the fighting"), "2024-10-18/..", "planned", {FIRST, SECOND}),
    ],
)
def test_the_chronology_holds(
    events: list[Event], words: tuple[str, ...], date: str, status: str, told_by: set[str]
) -> None:
    event = the_event(events, *words)
    assert (str(event.date), str(event.status)) == (date, status)
    assert {citation.article for citation in event.sources if citation.stance is Stance.REPORTS} == told_by


def test_the_denial_attaches_to_the_shipment_which_is_then_disputed(events: list[Event]) -> None:
    shipment = the_event(events, "1,500", "deploys")
    [denial] = [citation for citation in shipment.sources if citation.stance is Stance.DENIES]
    assert denial.article == FIRST
    assert "fake news" in (denial.quote or "")
    assert denial.according_to == "Kremlin spokesman Dmitry Peskov"
    assert shipment.standing is Status.DISPUTED


def test_each_source_says_only_the_date_that_it_gives_itself(events: list[Event]) -> None:
    shipment = the_event(events, "1,500", "deploys")
    by_article = {citation.article: citation for citation in reversed(shipment.sources)}
    assert by_article[FIRST].says is None
    assert str(by_article[SECOND].says) == "2024-10-08/2024-10-13"
    assert by_article[SECOND].words == "between October 8th and 13th"


def test_the_shipment_tells_where_and_according_to_whom(events: list[Event]) -> None:
    shipment = the_event(events, "1,500", "deploys")
    assert shipment.where == ("Russia", "Vladivostok")
    assert {"North Korea", "Russian Navy"} <= set(shipment.who)
    assert [citation.according_to for citation in shipment.sources if citation.according_to] == [
        "South Korea’s National Intelligence Service",
        "Kremlin spokesman Dmitry Peskov",
    ]


@pytest.mark.parametrize(
    "words",
    ["READ:", "Sinwar", "donation", "Connect with us", "Subscribe", "free app", "has not confirmed", "isolation from"],
)
def test_what_is_no_event_makes_none(events: list[Event], words: str) -> None:
    assert not [citation.quote for event in events for citation in event.sources if words in (citation.quote or "")]


def test_every_quote_stands_in_its_article_letter_for_letter(articles: list[Article]) -> None:
    for article in articles:
        for candidate in find_mentions(article):
            assert article.text[candidate.start : candidate.end] == candidate.quote


def test_the_order_of_the_articles_does_not_matter(articles: list[Article]) -> None:
    assert extract(articles[::-1]) == extract(articles)


def test_titles_are_short_and_name_no_source_and_no_date(events: list[Event]) -> None:
    for event in events:
        assert len(event.title) < LONGEST_CANDIDATE
        assert not {"according", "Friday", "October", "June", "reportedly"} & set(event.title.split())


def test_without_a_publication_day_dates_stay_partial(articles: list[Article]) -> None:
    bare = [Article(article.id, article.text) for article in articles]
    mentions = [mention for article in bare for mention in find_mentions(article)]
    dates = {str(mention.when) for mention in mentions}
    assert {"XXXX-10-03", "XXXX-10-08/XXXX-10-13"} <= dates
    assert not any(date.startswith("20") for date in dates)
    assert not extract(bare)  # they wait: nobody can say where they belong in a chronology
