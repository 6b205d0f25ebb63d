"""Which event a denial speaks of: one that reports at least half of what it denies."""

from typing import Any

import pytest

from tests.corroboration.making import mention
from timeline.articles import Article
from timeline.corroboration import corroborate
from timeline.dates import Day
from timeline.events import Stance
from timeline.extraction.mentions import EventMention

STORY = "Rebels seized the port of Lindal, where the harbour master Ann Berg fled from her house."
FRIDAY = Day(2024, 10, 18)
ARTICLES = [
    *(Article(name, STORY, FRIDAY) for name in "abcd"),
    Article("z", "Prices of coffee rose in Torvik.", FRIDAY),
]
SEIZED = "Rebels seized the port of Lindal"


def denial(article: str, title: str, **more: Any) -> EventMention:
    return mention(article, f"The minister denied it: {title}", title=title, denies=True, **more)


def told(*mentions: EventMention) -> list[tuple[set[str], set[str]]]:
    """Each event: the articles that report it, and those that deny it."""
    drafts = corroborate(mentions, ARTICLES)
    return [
        tuple(
            {record.article for record, said in draft.tellings if said is stance}
            for stance in (Stance.REPORTS, Stance.DENIES)
        )  # type: ignore[misc]
        for draft in drafts
    ]


@pytest.mark.parametrize(
    ("title", "goes"),
    [
        ("port seized by rebels", True),
        ("port seized by drunken sailors", True),  # two of four words
        ("port burned by drunken sailors", False),  # one of four
    ],
)
def test_a_denial_goes_with_what_reports_half_of_what_it_denies(title: str, goes: bool) -> None:
    assert (({"a"}, {"b"}) in told(mention("a", SEIZED), denial("b", title))) is goes


def test_it_goes_with_nothing_in_an_article_of_another_story() -> None:
    assert ({"a"}, set()) in told(mention("a", SEIZED), denial("z", "port seized by rebels"))


def test_a_denial_of_what_nobody_reports_remains_alone() -> None:
    assert (set(), {"b"}) in told(mention("a", SEIZED), denial("b", "bank robbed"))


def test_a_denial_that_is_a_happening_itself_is_told_as_one_too() -> None:
    found = told(mention("a", SEIZED), denial("b", "port seized by rebels", saying=True))
    assert ({"a"}, {"b"}) in found
    assert (set(), {"b"}) in found
