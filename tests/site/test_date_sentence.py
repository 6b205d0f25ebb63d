"""How a date is known is one sentence that a native speaker would write, for every precision and every basis."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Basis, Citation, Event, Review, Stance
from timeline.i18n import translator
from timeline.site.cited_sources import tell
from timeline.site.entries import Entry

ARTICLE = Article(
    "harbour",
    "The harbour was closed on Tuesday. It had been opened on May 3, 1990. Three days later a ship came. "
    "The pier is to be widened soon. Boats were built here in the 1980s and from about 2019 on.",
    Day(2021, 5, 7),
    publisher="Northern Post",
    title="The harbour closes",
)
TITLED = replace(ARTICLE, publisher=None)
CLOSED, OPENED, CAME = (
    "The harbour was closed on Tuesday",
    "It had been opened on May 3, 1990",
    "Three days later a ship",
)
PLANNED = "The pier is to be widened soon"
BUILT = "Boats were built here in the 1980s and from about 2019 on"
WROTE = "On Friday, 7 May 2021, Northern Post wrote"


def sentence(
    date: str, *citations: Citation, article: Article = ARTICLE, checked: bool = False, language: str = "en"
) -> str:
    event = Event("one", parse_edtf(date), "It happens", sources=citations, review=Review.CHECKED if checked else None)
    cited_sources = tuple(tell(one, {"harbour": article}, "anchor") for one in citations)
    return Entry(event, cited_sources, translator(language)).plainly


def cite(quote: str | None, words: str | None = None, says: str | None = None, **more: object) -> Citation:
    return Citation("harbour", quote, parse_edtf(says) if says else None, words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "quote", "words", "expected"),
    [
        ("2021-05-04", CLOSED, "on Tuesday", f"{WROTE} “on Tuesday”: that is 4 May 2021."),
        ("1990-05-03", OPENED, "on May 3, 1990", "Northern Post gives the date itself: “on May 3, 1990”."),
        ("198X", BUILT, "in the 1980s", "Northern Post gives the date itself: “in the 1980s”."),
        ("2019~/..", BUILT, "from then on", f"{WROTE} “from then on”: that is from about 2019 on."),
        ("2021-05-07/..", PLANNED, "soon", f"{WROTE} “soon”: that is from 7 May 2021 on."),
        ("2021-05-XX", CLOSED, "this month", f"{WROTE} “this month”: that is a day in May 2021."),
        ("[..2021-05-02]", CLOSED, "earlier", f"{WROTE} “earlier”: that is before 3 May 2021."),
        (
            "1990-05-06",
            CAME,
            "Three days later",
            "Northern Post says “Three days later”, counted from Thursday, 3 May 1990: that is 6 May 1990.",
        ),
    ],
)
def test_a_date_that_words_give_names_them_and_what_they_mean(date: str, quote: str, words: str, expected: str) -> None:
    assert sentence(date, cite(quote, words, date)) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021-05-07~", "No source gives a date. It was reported on Friday, 7 May 2021."),
        ("2021-05-07/..", "No source gives a date. It begins with the report of Friday, 7 May 2021."),
        ("2020", "It is not recorded which words of a source give this date."),
        ("XXXX-05", "It is not recorded which words of a source give this date."),
        ("15XX", "It is not recorded which words of a source give this date."),
    ],
)
def test_a_date_without_words_says_what_it_stands_on(date: str, expected: str) -> None:
    assert sentence(date, cite("a ship came")) == expected


def test_a_linked_date_says_that_another_sentence_gives_it() -> None:
    linked = cite("a ship came", basis=Basis.LINKED)
    assert sentence("1990-05-06", linked) == "Northern Post gives the date in another sentence."


def test_what_an_editor_decided_is_said_to_be_theirs() -> None:
    assert sentence("1999") == "An editor set this date."
    assert sentence("1999", cite("a ship came"), checked=True) == "An editor set this date."
    other = cite(CLOSED, "on Tuesday", "2021-05-04")
    assert sentence("2021-05-05", other, checked=True) == "An editor chose this date; the sources give others."
    assert sentence("2021-05-05", other) == "No source gives exactly this date."
    corrected = cite(CLOSED, "on Tuesday", "2021-04-27")
    assert sentence("2021-04-27", corrected) == "Northern Post says “on Tuesday”; an editor read this date from it."


def test_a_source_known_by_its_title_writes_nothing() -> None:
    said = sentence("2021-05-04", cite(CLOSED, "on Tuesday", "2021-05-04"), article=TITLED)
    assert said == "“on Tuesday” in The harbour closes, published on Friday, 7 May 2021, is 4 May 2021."


def test_a_source_without_a_day_says_its_words() -> None:
    undated = replace(ARTICLE, published=None)
    said = sentence("2021-05-23", cite(CLOSED, "at Whitsun market", "2021-05-23"), article=undated)
    assert said == "Northern Post says “at Whitsun market”: that is 23 May 2021."


def test_words_of_a_denial_give_no_date() -> None:
    denial = cite(CLOSED, "on Tuesday", "2021-05-04", stance=Stance.DENIES)
    assert sentence("2021-05-04", denial) == "It is not recorded which words of a source give this date."


def test_german_says_the_same() -> None:
    cited = cite(CLOSED, "on Tuesday", "2021-05-04")
    said = sentence("2021-05-04", cited, language="de")
    assert said == "Am Freitag, 7. Mai 2021 schrieb Northern Post „on Tuesday“, gemeint ist: 4. Mai 2021."
    assert sentence("2021-05-07~", cite("a ship came"), language="de") == (
        "Keine Quelle nennt ein Datum. Berichtet wurde es am Freitag, 7. Mai 2021."
    )


def test_every_sentence_has_its_translation() -> None:
    source = Path("timeline/site/date_sentence.py").read_text("utf-8")
    german = translator("de")
    said = [line.split('"')[1] for line in source.splitlines() if line.count('"') >= 2 and "%(" in line]
    assert said
    assert [one for one in said if german.text(one) == one] == []
