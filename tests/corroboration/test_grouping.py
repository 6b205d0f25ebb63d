"""The same happening told by several articles is one event; another happening is another. The examples are invented."""

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.corroboration import blocking, extract
from timeline.corroboration.blocking import Related, bag
from timeline.dates import Day
from timeline.events import Event
from timeline.updating.cache import Index

FRIDAY = Day(2024, 10, 18)
VERANA = "The cargo ship Verana sank off Malta {}. Its crew of 31 sailors was on the way from Genoa to Valletta."


def told(*texts: str, days: tuple[Day, ...] = ()) -> list[Event]:
    published = days or tuple(FRIDAY for _ in texts)
    return extract(Article(f"a{n}", text, day) for n, (text, day) in enumerate(zip(texts, published, strict=True)))


def sources(event: Event) -> set[str | None]:
    return {citation.article for citation in event.sources}


def test_articles_that_share_names_are_more_similar_than_articles_that_share_a_subject() -> None:
    related = Related(
        [
            Article("fire-one", "A fire destroyed the Lindal market hall on Monday. Mayor Ann Berg called it a loss."),
            Article("fire-two", "Ann Berg, the mayor, said the Lindal hall would be rebuilt after the blaze."),
            Article("fire-else", "A fire destroyed a market hall in Torvik on Monday. The mayor called it a loss."),
        ]
    )
    assert related.similarity("fire-one", "fire-two") > related.similarity("fire-one", "fire-else")


@pytest.mark.parametrize("word", ["Lindal", "1,500"])
def test_a_name_or_a_number_counts_more_than_another_word(word: str) -> None:
    counts = bag(f"The hall {word} of the town")
    assert max(counts, key=lambda stem: counts[stem]) in (word.lower().replace(",", ""), "lind")
    assert counts["hall"] < max(counts.values())


def test_a_word_that_is_mostly_written_small_is_no_name() -> None:
    counts = bag("Police came. The police left. Then police came back to Lindal.")
    assert counts["police"] < counts["lindal"]


def test_a_day_in_words_joins_what_has_the_same_or_none_and_parts_what_has_another() -> None:
    three = told(VERANA.format("on Monday"), VERANA.format("on October 14"), VERANA.format("at night"))
    assert any(sources(event) == {"a0", "a1", "a2"} and str(event.date) == "2024-10-14" for event in three)
    two = told(VERANA.format("on October 1"), VERANA.format("on October 14"))
    assert not any(len(sources(event)) == 2 and "sink" in event.title for event in two)


def test_what_is_told_long_after_without_a_day_is_of_another_time() -> None:
    text = VERANA.format("at night")
    soon = told(text, text, days=(FRIDAY, Day(2024, 10, 24)))
    late = told(text, text, days=(FRIDAY, Day(2025, 3, 1)))
    assert any(len(sources(event)) == 2 for event in soon)
    assert all(len(sources(event)) == 1 for event in late)


def test_a_denial_goes_to_an_event_of_its_own_story() -> None:
    port = "Rebels have seized the port of Lindal, the radio said. The harbour master Ann Berg fled."
    other = "The port of Torvik was seized by the bank in March. Its owner Olav Dahl is bankrupt."
    denial = "The defence minister denied that the port of Lindal was seized by rebels. Ann Berg is safe."
    events = told(port, other, denial)
    denied = [event for event in events if "a2" in sources(event) and sources(event) != {"a2"}]
    assert [sources(event) for event in denied] == [{"a0", "a2"}]


def wire(count: int, seed: int) -> list[Article]:
    """Articles of as many stories as a third of them, all about fires, each with names of its own."""
    chance = random.Random(seed)

    def name() -> str:
        return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()

    places = [(name(), name(), chance.randrange(20, 400)) for _ in range(max(1, count // 3))]
    articles = []
    for number in range(count):
        place, mayor, loss = chance.choice(places)
        text = (
            f"A fire destroyed the market hall of {place} on Monday. Mayor Ann {mayor} said {loss} traders lost all. "
            f"Police in {place} arrested a man on Tuesday. The {name()} insurance company will pay next week."
        )
        articles.append(Article(f"a{number:05}", text, Day(2024, 10, 18 + number % 3)))
    return articles


STORIES = [(number % 7, article) for number, article in enumerate(wire(40, 8))]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> int:
    """Compare an article with 50 others where the program compares it with 250: so few make a flood, too."""
    monkeypatch.setattr(blocking, "COMPARED", 50)
    return 50


@pytest.mark.parametrize("count", [40, 100, 200])
def test_the_pairs_of_articles_to_compare_grow_with_their_number_and_not_with_its_square(
    count: int, compared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(blocking, "_similarity", lambda *both: asked.append(both) or blocking.Similarity(0.0, 0.0))
    Related(wire(count, 1))
    every = count * (count - 1) // 2
    assert len(asked) == (
        every if count <= compared else compared * (count - compared) + compared * (compared - 1) // 2
    )


def test_an_article_more_is_compared_with_others_and_these_not_anew(
    compared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, index = wire(compared + 50, 1), Index()
    Related(articles[:20] + articles[21:], memory=index)
    similarity, asked = blocking._similarity, []
    monkeypatch.setattr(blocking, "_similarity", lambda *both: asked.append(both) or similarity(*both))
    Related(articles, memory=index)
    assert len(asked) < 2 * len(articles)


@settings(max_examples=10)
@given(st.integers(0, 39), st.permutations(range(40)))
def test_whether_two_articles_are_related_depends_on_no_third(left: int, order: list[int]) -> None:
    articles = [replace(article, published=article.published.plus(9 * number)) for number, article in STORIES]
    index = Index()
    without = [articles[number] for number in order if number != left]
    before = list(Related(without, memory=index).pairs)
    after = list(Related(articles, memory=index).pairs)
    assert after == list(Related(articles).pairs)
    assert [pair for pair in after if articles[left].id not in pair[:2]] == before


def test_articles_of_one_story_are_compared_among_many_alike(compared: int) -> None:
    articles = wire(compared + 50, 2)
    related = Related(articles)
    places = {article.id: article.text.split("hall of ")[1].split()[0] for article in articles}
    near = {(one, other) for one, other, _ in related.pairs}
    of_one = [pair for pair in itertools.combinations(sorted(places), 2) if places[pair[0]] == places[pair[1]]]
    assert sum(pair in near for pair in of_one) == len(of_one)


@pytest.mark.integration
def test_events_of_many_articles_are_the_same_in_any_order() -> None:
    articles = wire(40, 3)
    shuffled = random.Random(4).sample(articles, len(articles))
    assert extract(articles) == extract(shuffled)


def test_fires_of_the_same_day_in_different_towns_stay_apart() -> None:
    articles = wire(30, 5)
    places = {article.id: article.text.split("hall of ")[1].split()[0] for article in articles}
    fires = [event for event in extract(articles) if "destroy" in event.title]
    assert len(fires) == len(set(places.values()))
    assert all(len({places[name] for name in sources(event) if name}) == 1 for event in fires)


FERRY = "A passenger ferry, the Solveig, sank off Tarnholm on {}, killing {} people, {}. Its owner is Nordic Lines."


def test_sources_that_differ_by_a_day_or_in_a_number_are_of_one_event_and_keep_their_own() -> None:
    events = told(
        FERRY.format("October 14", "fourteen", "the hospital said"), FERRY.format("October 15", 12, "officials said")
    )
    [ferry] = [event for event in events if "ferry" in event.title]
    assert [(str(citation.says), citation.article) for citation in ferry.sources] == [
        ("2024-10-14", "a0"),
        ("2024-10-15", "a1"),
    ]


def test_what_is_said_on_two_days_is_said_twice() -> None:
    texts = (f"The mayor of Lindal, Ann Berg, warned of floods on October {day}." for day in (14, 15))
    assert [len(event.sources) for event in told(*texts)] == [1, 1]


def test_copies_that_a_newspaper_edited_count_as_one_source() -> None:
    copies = [FERRY.format("October 14", 12, said) for said in ("the coast guard said", "according to the coast guard")]
    others = [
        FERRY.format("October 15", 12, "the hospital in Lindal said on Thursday"),
        "Twelve people died on October 15 when the ferry Solveig of Nordic Lines sank off Tarnholm, divers said.",
    ]
    [ferry] = [event for event in told(*copies, *copies, *others) if len(event.sources) > 2]
    assert str(ferry.date) == "2024-10-15"
