"""The page of a source says what became of its sentences, without republishing the article."""

import inspect
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tests.site.test_pages import read
from timeline.articles import Article, read_articles
from timeline.events import Event
from timeline.extraction import mentions, pipeline, story
from timeline.extraction.pipeline import coverage
from timeline.language import sentences
from timeline.site import SiteSettings, pages
from timeline.site.coverage import REASONS, CoveredSentence, beginning


def first_paragraph(article: Article) -> list[CoveredSentence]:
    """The three sentences of the harbour's first paragraph."""
    closed, protest, pier = (article.text.index(word) for word in ("The harbour", "Fishermen", "A new pier"))
    return [
        CoveredSentence(closed, protest, "used", events=("harbour-closed", "gone")),
        CoveredSentence(protest, pier, "dated", "no happening"),
        CoveredSentence(pier, article.text.index("The harbour was closed in"), "rejected", "a reason of tomorrow"),
    ]


@pytest.fixture
def settings(articles: Mapping[str, Article]) -> SiteSettings:
    return SiteSettings(coverage={"harbour": first_paragraph(articles["harbour"])})


def test_a_used_sentence_is_quoted_and_leads_to_its_event(
    events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings
) -> None:
    page = read(pages(events, articles, settings)["sources/harbour/index.md"])
    [used, *_] = page.all("li.tl-sentence-fate")
    assert used == "The harbour was closed on Tuesday, the port authority said. used for The harbour is closed"
    assert page.all("summary.")[-1] == "What became of its sentences"
    counted = "3 sentences: 1 used, 1 with a date but not used, 1 left out."
    assert page.all("p.tl-note")[0].startswith(counted)


def test_of_other_sentences_only_the_beginning_is_shown_with_the_reason(
    events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings
) -> None:
    page = read(pages(events, articles, settings)["sources/harbour/index.md"])
    assert page.all("li.tl-sentence-fate")[1:] == [
        "Fishermen protested … has a date, not used: no happening",
        "A new … a reason of tomorrow",
    ]
    assert not page.all("section.")


def test_who_owns_the_texts_can_show_them(
    events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings
) -> None:
    full = SiteSettings(coverage=settings.coverage, full_text=True)
    page = read(pages(events, articles, full)["sources/harbour/index.md"])
    assert "Fishermen protested between May 5 and 6. has a date" in page.all("li.tl-sentence-fate")[1]
    assert "A new pier is to open in autumn. The harbour was closed in the storm of 1987, too." in page.all("p.")


def test_an_article_that_was_not_looked_into_has_nothing_to_show(
    events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings
) -> None:
    assert not read(pages(events, articles, settings)["sources/mayor/index.md"]).all("details.tl-how tl-coverage")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Closed.", "Closed. …"),
        ("He met the fishermen.", "He …"),
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen", 5),
        ("x" * 1000, "x" * 60 + " …"),
    ],
)
def test_a_beginning_is_short(text: str, shown: str | int) -> None:
    assert (len(beginning(text).split()) - 1 if isinstance(shown, int) else beginning(text)) == shown


def test_every_reason_of_the_extraction_has_its_words() -> None:
    code = "".join(inspect.getsource(module) for module in (sentences, mentions, pipeline, story))
    assert [reason for reason in REASONS if f'"{reason}"' not in code] == []
    seeds = Path(__file__).parents[2] / "seeds"
    told = [one.reason for article in read_articles(seeds, seeds).by_id.values() for one in coverage(article, ())]
    assert {*told} <= {*REASONS}
