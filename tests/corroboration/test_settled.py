"""What an earlier update settled stays: an article more changes the events that it tells, and no others."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corroboration.making import rows_of, settled_by
from tests.corroboration.test_grouping import wire
from timeline.articles import Article
from timeline.corroboration import Corpus, EventRow, Settled, SettledEvent, group_rows
from timeline.corroboration.blocking import Forgetful
from timeline.corroboration.draft import SettledDenials
from timeline.corroboration.grouping import SettledClusters, _settled_clusters, cluster
from timeline.extraction import EventMention, find_mentions
from timeline.updating.cache import Index

ARTICLES = [
    replace(article, published=article.published.plus(9 * (number % 7))) for number, article in enumerate(wire(24, 8))
]
INDEX = Index()


@cache
def mentions() -> dict[str, list[EventMention]]:
    return {article.id: find_mentions(article) for article in ARTICLES}


def grouped(articles: list[Article], settled: Settled | None = None) -> list[EventRow]:
    return rows_of(articles, mentions(), INDEX, settled)


# Three articles more of each beginning: of what comes after them other examples begin.
@given(st.permutations(range(len(ARTICLES))), st.integers(5, len(ARTICLES) - 1))
def test_articles_more_change_only_events_that_they_tell(order: list[int], count: int) -> None:
    articles = [ARTICLES[number] for number in order[:count]]
    rows = grouped(articles)
    for number in order[count : count + 3]:
        before, known = rows, settled_by(rows, articles)
        articles = [*articles, ARTICLES[number]]
        rows = grouped(articles, known)
        now = {row.written for row in rows}
        own = {passage for row in rows for passage in row.passages if passage[0] == ARTICLES[number].id}
        changed = [row for row in before if not row.waits and row.written not in now]
        for row in changed:
            [joined] = [each for each in rows if set(row.passages) <= set(each.passages)]
            assert own & set(joined.passages)


def test_what_was_settled_and_did_not_change_comes_out_as_it_was() -> None:
    rows = grouped(ARTICLES)
    assert grouped(ARTICLES, settled_by(rows, ARTICLES)) == rows


def test_the_order_of_articles_does_not_matter() -> None:
    half = ARTICLES[:12]
    known = settled_by(grouped(half), half)
    assert grouped(ARTICLES[::-1], known) == grouped(ARTICLES, known)


LIKELY = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9, (2, 3): 0.9, (3, 4): 0.9}


@pytest.mark.parametrize(
    ("standing", "clusters"),
    [
        (SettledClusters(), [[0, 1, 2], [3, 4]]),
        (SettledClusters([[0], [1]], [2, 3, 4]), [[0, 1, 2], [3, 4]]),
        (SettledClusters([[0], [1]], [3, 4]), [[0], [1], [2, 3], [4]]),
        (SettledClusters([[0, 1, 2]], []), [[0, 1, 2], [3, 4]]),
        (SettledClusters([[0, 1]], []), [[0, 1], [2, 3], [4]]),
        (SettledClusters([[0, 1]], [2]), [[0, 1, 2], [3, 4]]),
        (SettledClusters([[0], [1]], [2, 3, 4], gone=[0]), [[0, 2], [1], [3, 4]]),
        (SettledClusters([[0], [1]], [2, 3, 4], gone=[0, 1]), [[0, 1, 2], [3, 4]]),
        (SettledClusters([[0, 4]], []), [[0, 4], [1, 2], [3]]),
    ],
    ids=[
        "nothing",
        "a fresh mention links two",
        "two apart",
        "as it would be",
        "nothing joins",
        "fresh joins",
        "what stands is not joined with what is gone",
        "two that are gone",
        "never parted",
    ],
)
def test_what_stands_is_neither_parted_nor_joined_but_by_fresh_mentions(
    standing: SettledClusters, clusters: list[list[int]]
) -> None:
    assert cluster(5, LIKELY, 0.5, standing=standing) == clusters


@pytest.mark.parametrize(
    ("denials", "claim", "may"),
    [([9], [1], False), ([5], [1], True), ([9], [1, 5], True), ([9], [3], True)],
    ids=["both old", "a fresh denial", "a fresh claim", "no settled event"],
)
def test_an_old_denial_comes_to_no_settled_event_without_a_fresh_mention(
    denials: list[int], claim: list[int], may: bool
) -> None:
    settled = SettledDenials({}, standing=frozenset({1, 2}), fresh=frozenset({5}))
    assert settled.may_join(denials, claim) is may


def test_of_two_happenings_of_one_sentence_the_one_that_was_settled_stays_settled() -> None:
    text = "A fire destroyed the market hall of Lindal on October 14 and the mayor, Ann Berg, resigned on October 16."
    article = Article("one", text, ARTICLES[0].published)
    both = [replace(mentions()[ARTICLES[0].id][0], article="one", start=0, end=len(text), quote=text, title=title)
                for title in ("Fire destroys the market hall", "Ann Berg resigns")]  # fmt: skip
    corpus = Corpus({"one": article}, {"one": both}, {"one": "one"}, INDEX)
    rows = group_rows(corpus, Forgetful())
    assert len(rows) == 2
    for row in rows:
        event = row.event("")
        [only] = [SettledEvent(set(row.passages), event.date, event.title)]
        standing, _ = _settled_clusters(corpus, Settled([only], {"one"}))
        [[number]] = standing.groups
        assert corpus.record(number).mention.title == event.title
