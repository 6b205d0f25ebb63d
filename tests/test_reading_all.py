"""Reading many articles: on any number of processes the same, and an article that cannot be read costs only itself."""

import os
from collections.abc import Sequence

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_mentions, pipeline
from timeline.extraction.mentions import EventMention
from timeline.updating import reading
from timeline.updating.reading import find_all

pytestmark = pytest.mark.integration

FRIDAY = Day(2024, 10, 18)
ARTICLES = [
    Article(f"a{number:02}", f"A fire destroyed {number + 2} houses in Lindal on October {number + 1}.", FRIDAY)
    for number in range(17)
]


@pytest.fixture
def always_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "WORTHWHILE", 0)


def failing(article: Article) -> list[EventMention]:
    if article.id == "a03":
        raise ZeroDivisionError("ours")
    return find_mentions(article)


def ending(articles: Sequence[Article]) -> list[reading.Outcome]:
    """What a process does that one article ends. It has to be importable, as all that other processes do."""
    if any(article.id == "a03" for article in articles):
        os._exit(9)
    return reading.read_chunk(articles)


def test_an_article_that_makes_us_fail_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "read_mentions", failing)
    found = find_all(ARTICLES)
    assert {candidate.article for candidate in found.candidates} == {a.id for a in ARTICLES} - {"a03"}
    assert found.failed == {"a03": "internal error, please report it: ZeroDivisionError('ours')"}


def test_every_article_is_counted_once_when_it_has_been_read() -> None:
    counted: list[int] = []
    find_all(ARTICLES, advance=counted.append)
    assert sum(counted) == len(ARTICLES)


@pytest.mark.usefixtures("always_shared")
def test_two_processes_find_what_one_finds_in_any_order() -> None:
    assert find_all(ARTICLES[::-1], jobs=2) == find_all(ARTICLES, jobs=1)


@pytest.mark.usefixtures("always_shared")
def test_an_article_that_ends_the_process_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read_chunk", ending)
    found = find_all(ARTICLES[:8], jobs=2)
    assert {candidate.article for candidate in found.candidates} == {a.id for a in ARTICLES[:8]} - {"a03"}
    assert list(found.failed) == ["a03"]
    assert "ended the process" in found.failed["a03"]


@pytest.mark.usefixtures("always_shared")
def test_where_no_process_can_be_started_the_articles_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no processes here")

    monkeypatch.setattr(reading, "ProcessPoolExecutor", refuse)
    assert find_all(ARTICLES, jobs=2) == find_all(ARTICLES, jobs=1)


def test_little_work_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "ProcessPoolExecutor", pytest.fail)
    find_all(ARTICLES, jobs=8)
