"""What became of each sentence of an article, by the events that quote it."""

from __future__ import annotations

from timeline.articles import Article
from timeline.corroboration import extract
from timeline.dates import Day
from timeline.events import Citation, Event
from timeline.extraction import Covered, Fate
from timeline.extraction.pipeline import LEFT_OUT, coverage

TEXT = (
    "READ: More news\n"
    "A bomb exploded in Lund on October 1, and police arrested two men on October 2.\n"
    "The town was 900 years old in 2019.\n"
    "Fog lay over the river."
)
ARTICLE = Article("a", TEXT, Day(2024, 10, 18))
FOUND = extract([ARTICLE])


def told(sentences: list[Covered]) -> list[tuple[str, str, str]]:
    return [(covered.fate.value, ", ".join(covered.events), covered.reason) for covered in sentences]


def test_every_sentence_is_used_by_events_or_told_why_not() -> None:
    assert told(coverage(ARTICLE, FOUND)) == [
        ("rejected", "", "link or label"),
        ("used", "bomb-explodes-in-lund, police-arrest-two-men", ""),
        ("dated", "", "no happening"),
        ("rejected", "", "no happening"),
    ]


def test_a_sentence_whose_events_were_deleted_is_dated_but_unused() -> None:
    one = coverage(ARTICLE, [])[1]
    assert (one.fate, one.reason, one.dates) == (Fate.DATED, LEFT_OUT, ("October 1", "October 2"))


def test_a_quote_added_by_hand_makes_any_sentence_used() -> None:
    fog = Event("fog", FOUND[0].date, "Fog", sources=(Citation("a", "Fog lay over"),))
    assert told(coverage(ARTICLE, [fog]))[3] == ("used", "fog", "")


def test_quotes_of_other_articles_and_quotes_that_are_not_there_use_nothing() -> None:
    sources = (
        Citation("b", "Fog lay over"),
        Citation("a", "No such words"),
        Citation("a"),
        Citation(url="https://x.org/"),
    )
    assert all(
        covered.fate is not Fate.USED
        for covered in coverage(ARTICLE, [Event("x", FOUND[0].date, "X", sources=sources)])
    )


def test_offsets_are_those_of_the_text() -> None:
    assert all(TEXT[covered.start : covered.end] == covered.quote for covered in coverage(ARTICLE, FOUND))
