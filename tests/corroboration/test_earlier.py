"""What an earlier grouping found saves work and changes no outcome: increments with it and without it are the same."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.corroboration.making import rows_of, settled_by
from tests.corroboration.test_grouping import STORIES, wire
from timeline.articles import Article
from timeline.corroboration import EventRow, Settled
from timeline.corroboration.blocking import Forgetful, Memory
from timeline.extraction import EventMention, find_mentions
from timeline.updating.cache import Index

DENIAL = "Police denied that a man was arrested. Mayor Ann {} denied that a fire destroyed the market hall of {}."
ARTICLES = [replace(article, published=article.published.plus(9 * number)) for number, article in STORIES[:12]]
ARTICLES += [
    Article(f"b{number}", DENIAL.format(text.split("Ann ")[1].split()[0], text.split("hall of ")[1].split()[0]), day)
    for number, (text, day) in enumerate((article.text, article.published) for article in ARTICLES[:3])
]
ARTICLES += [replace(ARTICLES[3], id="copy"), replace(ARTICLES[3], id="a copy")]


@cache
def mentions() -> dict[str, list[EventMention]]:
    """Those of all articles; not at import, for each process that runs tests imports this."""
    return {article.id: find_mentions(article) for article in ARTICLES}


def grouped(articles: Sequence[Article], memory: Memory, settled: Settled | None) -> list[EventRow]:
    return rows_of(articles, mentions(), memory, settled)


steps = st.lists(st.sets(st.integers(0, len(ARTICLES) - 1), min_size=1, max_size=3), min_size=1, max_size=4)


@pytest.mark.parametrize("most", [2, 250], ids=["a flood", "no flood"])
@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.sets(st.integers(0, len(ARTICLES) - 1), min_size=6), steps, st.lists(st.integers(0, 12), max_size=2))
def test_any_sequence_of_changes_gives_with_a_memory_what_it_gives_without_one(
    most: int, first: set[int], changes: list[set[int]], left: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("timeline.corroboration.blocking.COMPARED", most)
        index, there, settled = Index(), set(first), None
        articles = [ARTICLES[number] for number in sorted(there)]
        for change in [set(), *changes, set()]:
            there ^= change
            articles = [ARTICLES[number] for number in sorted(there)]
            rows = grouped(articles, index, settled)
            assert rows == grouped(articles, Forgetful(), settled)
            settled = settled_by(rows, articles, left)


def test_an_article_more_has_only_its_own_parts_clustered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        replace(article, published=article.published.plus(60 * (n % 5))) for n, article in enumerate(wire(30, 4))
    ]
    found = {article.id: find_mentions(article) for article in articles}
    index = Index()
    settled = settled_by(rows_of(articles[:-1], found, index), articles[:-1])
    clustered: list[int] = []
    from timeline.corroboration import grouping

    cluster = grouping.cluster
    monkeypatch.setattr(grouping, "cluster", lambda count, *rest: clustered.append(count) or cluster(count, *rest))
    rows_of(articles, found, index, settled)
    few = sum(clustered)
    clustered.clear()
    index.put("clusters", "", None)
    rows_of(articles, found, index, settled)
    assert 0 < few < sum(clustered) / 2
