"""What grouping remembers changes no outcome: any sequence of increments gives what one go gives, in any order."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corroboration.making import rows_of
from tests.corroboration.test_grouping import wire
from timeline.articles import Article
from timeline.corroboration import Corpus, EventRow, group_rows
from timeline.corroboration.blocking import Forgetful, Memory, Recent
from timeline.extraction import EventMention, find_mentions
from timeline.updating.cache import Index

ARTICLES = wire(14, 11)


@cache
def mentions() -> dict[str, list[EventMention]]:
    """Those of all articles; not at import, for each process that runs tests imports this."""
    return {article.id: find_mentions(article) for article in ARTICLES}


def grouped(articles: list[Article], memory: Memory) -> list[EventRow]:
    return rows_of(articles, mentions(), memory)


@settings(max_examples=15)
@given(st.permutations(range(len(ARTICLES))), st.lists(st.integers(0, len(ARTICLES) - 1), min_size=1, max_size=4))
def test_increments_in_any_order_give_what_one_go_gives(order: list[int], removed: list[int]) -> None:
    index = Index()
    for count in (3, 5, 9, len(order)):
        grouped([ARTICLES[number] for number in order[:count]], index)
    grouped([ARTICLES[number] for number in order if number not in removed], index)
    assert grouped(ARTICLES, index) == grouped(ARTICLES, Forgetful())


@settings(max_examples=15)
@given(
    st.permutations(range(len(ARTICLES))),
    st.lists(st.integers(0, len(ARTICLES) - 1), min_size=1, max_size=4),
    st.integers(0, 4),
)
def test_so_it_is_where_an_article_has_more_like_it_than_are_compared(
    order: list[int], removed: list[int], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("timeline.corroboration.blocking.COMPARED", most)
        index = Index()
        for count in (3, 5, 9, len(order)):
            grouped([ARTICLES[number] for number in order[:count]], index)
        grouped([ARTICLES[number] for number in order if number not in removed], index)
        assert grouped(ARTICLES, index) == grouped(ARTICLES, Forgetful())


def test_what_is_remembered_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index()
    before = grouped(ARTICLES, index)
    for name in ("compare_across", "compare_within"):
        monkeypatch.setattr(f"timeline.corroboration.pairs.{name}", pytest.fail)
    assert grouped(ARTICLES, index) == before


def test_an_article_is_known_by_its_key_and_not_by_its_id() -> None:
    index = Index()
    grouped(ARTICLES, index)
    known = {article.id: article for article in ARTICLES}
    silent = dict.fromkeys(known, ())
    keys = {name: f"{name} without mentions" for name in known}
    assert group_rows(Corpus(known, silent, keys, index), index) == []


def test_what_was_asked_for_last_is_held() -> None:
    made: list[str] = []

    def make(thing: str) -> str:
        made.append(thing)
        return thing.upper()

    recent = Recent(2, {name: name for name in "abc"}, make)
    assert [recent.of(name) for name in "abacab"] == list("ABACAB")
    assert made == ["a", "b", "c", "b"]
