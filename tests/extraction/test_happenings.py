"""What an article tells: which passages, when, with what title and standing. The examples are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Stance, Status
from timeline.extraction import Candidate, extract, find_candidates

FRIDAY = Day(2024, 10, 18)


def told(text: str, published: Day | None = FRIDAY) -> list[Candidate]:
    return find_candidates(Article("a", text, published))


@pytest.mark.parametrize(
    ("text", "when", "title"),
    [
        (
            "On Monday the mayor, Ann Lee, opened the new bridge, police said.",
            "2024-10-14",
            "The mayor opens the new bridge",
        ),
        ("Two men were arrested in Bergen on October 3.", "2024-10-03", "Two men are arrested in Bergen"),
        (
            "The army has reportedly sent 200 tanks to the border.",
            "2024-10-18~",
            "The army sends 200 tanks to the border",
        ),
        ("According to the ministry, the dam collapsed on Tuesday night.", "2024-10-15", "The dam collapses"),
        (
            "The union announced on Thursday that it had ended the strike.",
            "2024-10-17",
            "The union announces it had ended the strike",
        ),
        ("The museum will reopen on November 2.", "2024-11-02", "The museum to reopen"),
        (
            "Local radio reported the death of four miners in a landslide on October 9.",
            "2024-10-09",
            "Four miners die in a landslide",
        ),
        ("The ferry sank off Malta in June.", "2024-06", "The ferry sinks off Malta"),
        ("A strike on October 3 killed six people.", "2024-10-03", "A strike kills six people"),
        ("In May, six people drowned in a storm.", "2024-05", "Six people drown in a storm"),
        (
            "The ferry resumed service on Monday, the port authority said on Friday.",
            "2024-10-14",
            "The ferry resumes service",
        ),
        (
            "A storm killed nine people on the coast between October 8 and 10.",
            "2024-10-08/2024-10-10",
            "A storm kills nine people on the coast",
        ),
    ],
)
def test_a_happening_has_its_date_and_a_title(text: str, when: str, title: str) -> None:
    [candidate] = told(text)
    assert (str(candidate.when), candidate.title) == (when, title)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry has not confirmed the attack.",
        "READ: Army shells port city after talks fail",
        "Please subscribe to our newsletter and download our free app.",
        "Follow us on every channel for the latest news.",
        "The river is 40 kilometres long and belongs to two countries.",
        "“We were attacked and they burned the village,” he said.",
        "Could the government have stopped the attack?",
        "By Ann Lee",
        "If the dam breaks, the town would be flooded.",
    ],
)
def test_what_tells_of_no_happening_gives_none(text: str) -> None:
    assert told(text) == []


def test_announcement_and_what_is_announced_have_each_their_date() -> None:
    candidates = told("On Monday the hospital announced that the minister had died on Friday.")
    assert [(str(c.when), c.telling) for c in candidates] == [("2024-10-14", True), ("2024-10-11", False)]
    assert candidates[1].according_to == "the hospital"


def test_what_goes_on_about_a_dated_happening_takes_its_date() -> None:
    first, second = told("A train left the rails near Lund on October 9. The passengers were taken to a school.")
    assert (str(first.when), first.basis, first.words) == ("2024-10-09", "text", "October 9")
    assert (str(second.when), second.basis, second.words) == ("2024-10-09", "narrative", None)


def test_a_plan_is_planned_and_open_from_the_day_it_was_reported() -> None:
    [candidate] = told("More soldiers are expected to be sent to the island.")
    assert (candidate.status, str(candidate.when)) == (Status.PLANNED, "2024-10-18/..")


def test_a_denial_denies_and_attaches_to_what_it_denies() -> None:
    text = "Rebels have seized the port of Lindal. The defence minister denied that the port was seized."
    events = extract([Article("a", text, FRIDAY)])
    seized = next(event for event in events if "Rebels" in event.title)
    assert [citation.stance for citation in seized.sources] == [Stance.REPORTS, Stance.DENIES]
    assert seized.standing is Status.DISPUTED


def test_a_pronoun_becomes_the_name_it_stands_for() -> None:
    _, second = told("President Ann Lee visited Lima on Monday. She signed a trade pact.")
    assert second.title == "Ann Lee signs a trade pact"
    assert second.who == ("Ann Lee",)


def test_short_names_and_acronyms_are_the_long_ones() -> None:
    text = "The Coast Rescue Service (CRS) found the boat on Monday. On Tuesday the CRS searched the bay."
    assert [candidate.who[0] for candidate in told(text)] == ["Coast Rescue Service", "Coast Rescue Service"]


def test_who_says_it_has_no_part_in_it() -> None:
    [candidate] = told("Troops left Camp Orvale on Monday, according to the Northern Peace Mission.")
    assert candidate.according_to == "Northern Peace Mission"
    assert "Northern Peace Mission" not in candidate.who


def test_places_are_where_and_months_are_no_places() -> None:
    [candidate] = told("In October a fire destroyed a factory in Gdańsk.")
    assert candidate.where == ("Gdańsk",)


def test_two_articles_that_tell_one_happening_make_one_event_with_two_sources() -> None:
    one = Article(
        "one", "A cargo ship with 31 sailors sank off Malta on Monday. The ship Verana was on its way to Genoa.", FRIDAY
    )
    two = Article(
        "two",
        "Rescuers saved 31 sailors after the cargo ship Verana sank off Malta. The ship sailed for Genoa.",
        FRIDAY,
    )
    events = extract([one, two])
    assert any({c.article for c in event.sources} == {"one", "two"} for event in events)


def test_happenings_of_different_days_stay_apart() -> None:
    one = Article("one", "A bomb exploded at a market in Lund on October 1, killing four people.", FRIDAY)
    two = Article("two", "A bomb exploded at a market in Lund on October 9, killing four people.", FRIDAY)
    assert len(extract([one, two])) == 2


def test_copies_of_one_text_count_as_one_source_of_a_date() -> None:
    copied = "A bomb exploded at a market in Lund in October, killing four people near the harbour."
    other = "A bomb exploded at a market in Lund on October 1, killing four people near the harbour."
    articles = [*(Article(f"copy{number}", copied, FRIDAY) for number in range(3)), Article("other", other, FRIDAY)]
    [event] = extract(articles)
    assert len(event.sources) == 4
    assert str(event.date) == "2024-10-01"


@pytest.mark.parametrize("language", ["de", "en-GB", "no such language"])
def test_only_english_makes_events_and_no_language_raises(language: str) -> None:
    article = Article("a", "A bomb exploded in Lund on October 1.", FRIDAY, language=language)
    assert bool(find_candidates(article)) == language.startswith("en")


def test_ids_are_unique_and_the_same_in_any_order() -> None:
    articles = [Article(f"a{day}", f"A bomb exploded in Lund on October {day}.", FRIDAY) for day in (1, 3, 5)]
    ids = [event.id for event in extract(articles)]
    assert ids == ["a-bomb-explodes-in-lund", "a-bomb-explodes-in-lund-2", "a-bomb-explodes-in-lund-3"]
    assert ids == [event.id for event in extract(articles[::-1])]


@given(st.text(max_size=400), st.one_of(st.none(), st.just(FRIDAY)))
def test_nothing_raises_on_any_text(text: str, published: Day | None) -> None:
    article = Article("a", text, published)
    for candidate in find_candidates(article):
        assert text[candidate.start : candidate.end] == candidate.quote
        assert 0 < len(candidate.title) <= 90
    extract([article])


PIECES = st.sampled_from(
    [
        "On Monday ",
        "said ",
        "that ",
        "the ",
        "“",
        "”",
        "(",
        ")",
        ", ",
        ". ",
        "and ",
        "President ",
        "Ann Lee ",
        "NATO ",
        "(NATO) ",
        "was ",
        "killed ",
        "has ",
        "not ",
        "will ",
        "be ",
        "to ",
        "who ",
        "with ",
        "signing ",
        "According to ",
        "reports ",
        "denied ",
        "1,500 ",
        "troops ",
        "\n",
        "\n\n",
        "in June ",
        "he ",
        "it ",
        "A ",
        "'s ",
        "attack ",
    ]
)


@given(st.lists(PIECES, max_size=60))
def test_nothing_raises_on_anything_that_looks_like_news(pieces: list[str]) -> None:
    article = Article("a", "".join(pieces), FRIDAY)
    assert all(len(event.title) < 90 for event in extract([article, Article("b", article.text, FRIDAY)]))


def test_a_sentence_without_end_is_bounded() -> None:
    assert len(told("The army attacked the town and " * 3000)) < 400
