"""How a date was read is told in plain language."""

from dataclasses import replace

import pytest

from timeline.articles import Article
from timeline.dates import Day, parse_edtf
from timeline.events import Citation
from timeline.site.cited_sources import tell
from timeline.site.date_explanation import OTHER_LANGUAGE, DateExplanation, date_readings

ARTICLE = Article(
    "harbour",
    "The harbour was closed on Tuesday. It had been opened on May 3, 1990. Three days later a ship came.",
    Day(2021, 5, 7),
    publisher="Northern Post",
)


def read(quote: str, words: str | None, says: str | None, date: str, article: Article = ARTICLE) -> DateExplanation:
    citation = Citation("harbour", quote, parse_edtf(says) if says else None, words)
    [reading] = date_readings(parse_edtf(date), [tell(citation, {"harbour": article}, "anchor")])
    return reading


def test_a_weekday_was_read_against_the_day_of_publication() -> None:
    reading = read("The harbour was closed on Tuesday", "Tuesday", "2021-05-04", "2021-05-04")
    assert reading.rule == "a weekday is the nearest one on or before publication, unless the tense points ahead"
    assert reading.against == "Friday, 7 May 2021, the day of publication"
    assert (reading.gives, reading.edtf, reading.note) == ("4 May 2021", "2021-05-04", "")


def test_a_whole_date_was_read_against_nothing() -> None:
    reading = read("It had been opened on May 3, 1990", "May 3, 1990", "1990-05-03", "1990-05-03")
    assert reading.against == "no other day: the words are enough"


def test_an_inferred_day_of_publication_says_so() -> None:
    article = replace(ARTICLE, published_from="inferred: from the address")
    reading = read("The harbour was closed on Tuesday", "Tuesday", "2021-05-04", "2021-05-04", article)
    assert reading.against == "Friday, 7 May 2021, the day of publication, which is itself inferred"


def test_a_date_corrected_by_hand_shows_what_the_words_were_read_as() -> None:
    reading = read("The harbour was closed on Tuesday", "Tuesday", "2021-04-27", "2021-04-27")
    assert reading.note == "The words were read as 4 May 2021; the date was corrected by hand."


@pytest.mark.parametrize(
    ("date", "note"),
    [
        ("2021-05-07~", "No date in the text; this is the day of the report."),
        ("2021-05-07/..", "No date in the text; it begins with the day of the report."),
        ("2020", "Set in the chronology; it is not recorded which words give it."),
        ("XXXX-05", "Set in the chronology; it is not recorded which words give it."),
    ],
)
def test_a_date_without_words_says_where_it_is_from(date: str, note: str) -> None:
    assert read("a ship came", None, None, date).note == note


def test_a_date_that_no_source_gives_is_told_from_what_they_give() -> None:
    citation = Citation("harbour", "The harbour was closed on Tuesday", parse_edtf("2021-05-04"), "Tuesday")
    own, theirs = date_readings(parse_edtf("2021-05-05"), [tell(citation, {"harbour": ARTICLE}, "anchor")])
    assert (own.gives, own.note) == ("5 May 2021", "Set in the chronology. The sources were read as follows:")
    assert theirs.gives == "4 May 2021"


def test_words_that_the_article_does_not_hold_are_shown_without_a_rule() -> None:
    reading = read("The harbour was closed on Tuesday", "Whitsun", "2021-05-23", "2021-05-23")
    assert (reading.words, reading.rule, reading.gives) == ("Whitsun", "", "23 May 2021")


def test_a_language_without_rules_says_who_read_it() -> None:
    article = replace(ARTICLE, language="nl")
    reading = read("The harbour was closed on Tuesday", "Tuesday", "2021-05-04", "2021-05-04", article)
    assert (reading.rule, reading.gives) == (OTHER_LANGUAGE, "4 May 2021")
