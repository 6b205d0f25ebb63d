"""Which articles are related: what their words weigh, how near in time they are, by which words they are looked up."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.corroboration import blocking
from timeline.corroboration.blocking import (
    COMPARED,
    GENERAL,
    OF_SIGNS,
    Related,
    Similarity,
    _SignIndex,
    bag,
    cosine,
    joined_key,
    needed,
    signs,
    similarity_of,
)
from timeline.dates import Day
from timeline.language.lexicon import stem
from timeline.updating.cache import Index

DAY = Day(2024, 10, 18)


def article(name: str, text: str, days: int | None = 0) -> Article:
    return Article(name, text, None if days is None else DAY.plus(days))


def test_words_names_and_the_beginning_count_each_in_its_measure() -> None:
    text = (
        "Ferry Solveig burned. The ferry carried 40 sailors." + " " * 950 + "Rescuers saw Solveig’s smoke near Torvik."
    )
    assert bag(text) == {
        "ferr": 2.0,  # written small as often as not
        "solveig": 6.0,
        "burn": 2.0,
        "carr": 2.0,
        "40": 6.0,
        "sail": 2.0,
        "rescue": 3.0,
        "saw": 1.0,
        "smok": 1.0,
        "torvik": 3.0,
    }


def test_of_two_words_of_one_stem_the_one_that_counts_more_counts() -> None:
    assert bag("burned" + " " * 1000 + "burning") == bag("burning" + " " * 1000 + "burned") == {"burn": 2.0}


def test_the_rarer_a_stem_the_more_it_weighs_and_lengths_are_one() -> None:
    assert GENERAL.of("none-has-it") == GENERAL.of("nor-this") > GENERAL.of(stem("police")) > 0
    weights = GENERAL.weigh({"none-has-it": 2.0, "nor-this": 1.0})
    assert weights == pytest.approx({"none-has-it": 2 / 5**0.5, "nor-this": 1 / 5**0.5})
    assert GENERAL.weigh_evenly(["none-has-it"]) == {"none-has-it": 1.0}
    assert GENERAL.weigh({}) == {}


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ({"a": 0.6, "b": 0.8}, {"a": 1.0}, 0.6),
        ({"a": 1.0}, {"a": 0.6, "b": 0.8}, 0.6),
        ({"a": 1.0}, {"b": 1.0}, 0.0),
        ({"a": 0.6, "b": 0.8}, {"a": 0.6, "b": 0.8}, 1.0),
    ],
)
def test_two_vectors_are_as_similar_as_what_they_share(
    one: Mapping[str, float], other: Mapping[str, float], similar: float
) -> None:
    assert cosine(one, other) == pytest.approx(similar)


def test_an_article_is_looked_up_by_its_sixty_weightiest_words() -> None:
    weights = {f"w{number:02}": float(number) for number in range(70)} | {"a": 69.0}
    found = signs(weights)
    assert found[:3] == [("a", 69.0), ("w69", 69.0), ("w68", 68.0)]
    assert (len(found), found[-1]) == (60, ("w11", 11.0))


@pytest.mark.parametrize(
    ("days", "least"),
    [(0, 0.1), (3, 0.1), (-3, 0.1), (4, 0.2), (30, 0.2), (-30, 0.2), (31, 0.3), (-31, 0.3), (None, 0.1)],
)
def test_the_longer_after_the_more_similar_an_article_must_be(days: int | None, least: float) -> None:
    assert needed(article("a", ""), article("b", "", days)) == least
    assert needed(article("b", "", days), article("a", "")) == least


def test_names_are_compared_only_where_the_articles_are_similar_at_all() -> None:
    one = article("a", "Solveig burned in Torvik.")
    assert similarity_of(one, one) == pytest.approx(Similarity(1.0, 1.0))
    assert similarity_of(one, article("b", "Coffee grew dear.")) == (0.0, 0.0)
    # Its one name is all that they share, among many other words.
    far = article("c", "Solveig " + " ".join(f"word{number}x" for number in range(400)))
    assert (
        similarity_of(article("d", "Solveig " + "other coffee grew dear and burned down by night " * 3), far)[1] == 0.0
    )


def test_only_the_first_pages_of_an_article_are_compared() -> None:
    long = "Solveig burned. " + "x" * 20_000 + " Torvik"
    assert similarity_of(article("a", long), article("b", "Solveig burned. ")).names == pytest.approx(1.0)


WORDS = [f"stem{number}x" for number in range(12)]
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
corpora = st.lists(st.tuples(texts, st.none() | st.integers(0, 70)), min_size=2, max_size=8).map(
    lambda every: [article(f"a{number}", text, days) for number, (text, days) in enumerate(every)]
)


def related_by_definition(articles: list[Article]) -> set[tuple[str, str]]:
    """The pairs that are similar enough for their days, and of which half shows in what they are looked up by."""
    found = set()
    for one in articles:
        for other in articles:
            if one.id < other.id:
                days = None
                if one.published and other.published:
                    days = abs(one.published.ordinal - other.published.ordinal)
                most = 12 if days is not None and days > 30 else 60
                first, second = (dict(signs(GENERAL.weigh(bag(each.text)))[:most]) for each in (one, other))
                shown = sum(first[sign] * second[sign] for sign in first.keys() & second.keys())
                least = needed(one, other)
                if shown >= OF_SIGNS * least and similarity_of(one, other).all >= least:
                    found.add((one.id, other.id))
    return found


@given(corpora)
def test_articles_are_related_as_defined_and_each_knows_the_other(articles: list[Article]) -> None:
    related = Related(articles)
    pairs = {(one, other) for one, other, _ in related.pairs}
    assert pairs == related_by_definition(articles)
    by_id = {one.id: one for one in articles}
    for one, other, similarity in related.pairs:
        assert similarity == pytest.approx(similarity_of(by_id[one], by_id[other]))
        assert related.near(one)[other] == related.near(other)[one] == similarity
        assert related.similarity(one, other) == related.similarity(other, one) == similarity.all
    assert [(one, other) for one, other, _ in related.pairs] == sorted(pairs)
    assert all(related.similarity(*pair) == 0.0 for pair in [("a0", "none"), ("none", "a0")])


@given(corpora, st.integers(0, 8))
def test_what_is_remembered_of_articles_changes_nothing(articles: list[Article], count: int) -> None:
    memory, keys = Index(), {one.id: f"key {one.id}" for one in articles}
    for part in (articles[:count], articles, articles[count:], articles):
        assert list(Related(part, keys, memory).pairs) == list(Related(part).pairs)


def test_of_too_many_articles_alike_those_that_share_most_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "COMPARED", 2)
    every = [article(name, text) for name, text in (("a", "x1 x2 x3"), ("b", "x1"), ("c", "x1 x2"), ("d", "x1 x2 x3"))]
    pairs = [(one, other) for one, other, _ in Related(every).pairs]
    assert pairs == [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("c", "d")]
    assert COMPARED == 250


def looked_up(articles: list[Article], signs_of: list[list[tuple[str, float]]]) -> list[str]:
    """The articles that may be related to the last one."""
    index = _SignIndex(articles)
    for place, own in enumerate(signs_of[:-1]):
        index.add(place, own)
    return [articles[other].id for _, other in index.strong(len(articles) - 1, signs_of[-1])]


def test_long_ago_only_the_twelve_weightiest_words_look_an_article_up() -> None:
    own = [(f"s{number}", 0.5) for number in range(20)]
    later = [("s15", 0.5), ("s14", 0.5)]
    old, near, new = article("old", "", 0), article("near", "", 10), article("new", "", 40)
    assert looked_up([old, near, new], [own, own, later]) == ["near"]
    assert looked_up([old, new], [own, own[11:]]) == ["old"]  # the twelfth word
    assert looked_up([old, new], [own, own[12:]]) == []


def test_an_article_without_a_day_is_compared_with_all_times() -> None:
    own = [(f"s{number}", 0.5) for number in range(20)]
    assert looked_up([article("old", "", -400), article("undated", "", None)], [own, own[15:]]) == ["old"]


def test_a_key_names_its_parts_in_their_order() -> None:
    assert len({joined_key(parts) for parts in (["a", "b"], ["b", "a"], ["ab"], ["a", "", "b"], [])}) == 5
    assert joined_key(["a", "\ud800"]) == joined_key(["a", "\ud800"])
    assert len(joined_key([])) == 32
    assert replace(article("a", "x"), text="y") != article("a", "x")


def test_an_index_of_the_signs_of_one_article_finds_what_one_of_all_signs_finds() -> None:
    ordered = [Article(name, "", Day(2024, 1, day)) for name, day in (("a", 1), ("b", 2), ("c", 3))]
    signs_of = [[("ferry", 0.8), ("harbour", 0.6)], [("strike", 0.8), ("harbour", 0.6)], [("harbour", 1.0)]]
    whole, some = _SignIndex(ordered), _SignIndex(ordered, {"harbour"})
    for place, own in enumerate(signs_of[:2]):
        whole.add(place, own)
        some.add(place, own)
    assert some.strong(2, signs_of[2]) == whole.strong(2, signs_of[2]) == [(0.6, 1), (0.6, 0)]
    assert [index.holds(own) for index in (whole, some) for own in signs_of] == [True, True, True, False, False, True]
