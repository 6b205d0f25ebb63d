"""What matters more has more weight, for reasons that a reader can follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Date, Day, parse_edtf
from timeline.events import Citation, Event, Stance
from timeline.i18n import translator
from timeline.weight import Outline, Scales, WeightCorpus, outline, weigh_all

DAM = "The Lindal dam broke on Monday, officials in Lindal said. Ann Berg had warned of it on May 3."


def corpus(*articles: Article) -> WeightCorpus:
    known = {article.id: article for article in articles}
    return WeightCorpus(known, {name: outline(article) for name, article in known.items()})


def told(name: str, day: str, *articles: str, **more: object) -> Event:
    sources = tuple(Citation(article, f"{name} {article}") for article in articles)
    return Event(name, parse_edtf(day), name.replace("-", " "), sources=sources, **more)  # type: ignore[arg-type]


def test_an_article_shows_the_days_it_mentions_with_the_names_of_their_sentences() -> None:
    one = outline(Article("a", DAM, Day(2024, 10, 18)))
    assert [(str(Day.from_ordinal(day)), sorted(names)) for day, names in one.days] == [
        ("2024-10-14", ["Lindal"]),
        ("2024-05-03", ["Berg"]),
    ]
    assert Outline.of_json(one.to_json()) == one


def test_a_clock_time_is_no_mention_of_a_day() -> None:
    assert outline(Article("a", "The siren was heard at 5:30 pm in Lindal.", Day(2024, 10, 18))).days == ()


def test_the_subject_is_what_nearly_all_articles_name() -> None:
    articles = [Article(f"a{n}", f"On Friday Ann Berg spoke in Town{n}x.", Day(2024, 10, 18)) for n in range(5)]
    assert corpus(*articles).subject == {"Ann", "Berg"}


def test_a_corpus_of_many_stories_has_no_subject() -> None:
    articles = [Article(f"a{n}", f"On Friday Name{n}x spoke in Town{n}x.", Day(2024, 10, 18)) for n in range(5)]
    assert corpus(*articles).subject == frozenset()


def days_of(*texts: tuple[str, Day]) -> dict[str, float]:
    articles = [Article(f"a{n}", text, day) for n, (text, day) in enumerate(texts)]
    return {str(Day.from_ordinal(day)): one.value for day, one in corpus(*articles).days.items()}


def test_a_day_that_more_articles_mention_has_more_weight() -> None:
    day = Day(2024, 10, 18)
    weights = days_of(("It broke on October 3.", day), ("It broke on October 3.", day), ("It rained on June 1.", day))
    assert weights["2024-10-03"] > weights["2024-06-01"] > 0


def test_a_day_that_papers_come_back_to_has_more_weight() -> None:
    soon, late = Day(2024, 10, 4), Day(2024, 12, 24)
    weights = days_of(
        ("It broke on October 3.", soon),
        ("It broke on October 3.", late),
        *[("It rained on June 1.", Day(2024, 6, 2))] * 2,
    )
    assert weights["2024-10-03"] > weights["2024-06-01"]


def test_a_day_like_those_around_it_has_less_weight_than_one_that_stands_out() -> None:
    day = Day(2024, 10, 30)
    busy = [(f"It rained on October {n}.", day) for n in range(1, 29) for _ in range(2)]
    weights = days_of(*busy, *[("It broke on June 1.", day)] * 2)
    assert weights["2024-06-01"] > weights["2024-10-14"]


def test_the_event_that_is_told_most_takes_the_weight_of_its_day() -> None:
    articles = [Article(f"a{n}", DAM, Day(2024, 10, 18), publisher=f"P{n}") for n in range(4)]
    events = [told("dam-breaks", "2024-10-14", "a0", "a1", "a2", "a3"), told("cat-is-found", "2024-10-14", "a0")]
    weights = weigh_all(events, corpus(*articles))
    assert weights["dam-breaks"].value > weights["cat-is-found"].value + 0.2
    assert {"reported by 4 publishers", "4 articles mention its day"} <= {*weights["dam-breaks"].reasons}
    assert weights["cat-is-found"].reasons == ()


def test_an_editor_decides_over_all() -> None:
    events = [told("one", "2024", key=True), told("two", "2024-10-14", "a", key=False)]
    weights = weigh_all(events, corpus(Article("a", DAM, Day(2024, 10, 18))))
    assert (weights["one"].value, weights["one"].reasons) == (1.0, ("chosen by the editor",))
    assert (weights["two"].value, weights["two"].reasons) == (0.0, ("set aside by the editor",))


def test_who_denies_it_is_no_publisher_that_reports_it() -> None:
    denied = Event("one", Date(2024), "One", sources=(Citation("a", "x"), Citation("b", "y", stance=Stance.DENIES)))
    articles = [Article(name, DAM, Day(2024, 10, 18), publisher=name) for name in "ab"]
    assert weigh_all([denied], corpus(*articles))["one"].reasons == ("sources differ",)


def test_reasons_speak_the_language_of_the_site() -> None:
    events = [told("one", "2024-10-14", key=True)]
    assert weigh_all(events, corpus(), translator("de"))["one"].reasons == ("von der Redaktion gewählt",)


@given(
    st.lists(
        st.tuples(st.sampled_from(["2024-10-14", "2024", "2024-10", "../2020", "XXXX-10-03"]), st.integers(0, 3)),
        max_size=6,
    )
)
def test_a_weight_is_between_nothing_and_one_in_any_order(rows: list[tuple[str, int]]) -> None:
    articles = [Article(f"a{n}", DAM, Day(2024, 10, 18 + n)) for n in range(3)]
    events = [told(f"e{n}", day, *(f"a{k}" for k in range(count))) for n, (day, count) in enumerate(rows)]
    weights = weigh_all(events, corpus(*articles))
    assert all(0 <= weight.value <= 1 for weight in weights.values())
    assert weights == weigh_all(events[::-1], corpus(*articles[::-1]))


@pytest.mark.parametrize("value", [None, [], [1, 2, 3], [{}, [], [["x", []]]]])
def test_what_is_no_outline_is_refused(value: object) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        Outline.of_json(value)


ROWS = st.lists(
    st.tuples(st.sampled_from(["2024-10-14", "2024", "2024-10"]), st.integers(0, 3), st.sampled_from([None, True])),
    max_size=6,
)


@given(st.lists(ROWS, min_size=2, max_size=4))
def test_scales_that_have_weighed_before_weigh_as_new_ones(states: list[list[tuple[str, int, bool | None]]]) -> None:
    known = corpus(*[Article(f"a{n}", DAM, Day(2024, 10, 18 + n)) for n in range(3)])
    scales = Scales(known)
    for rows in states:
        events = [
            told(f"e{n}", day, *(f"a{k}" for k in range(count)), key=key) for n, (day, count, key) in enumerate(rows)
        ]
        assert scales.weigh(events) == weigh_all(events, known)
