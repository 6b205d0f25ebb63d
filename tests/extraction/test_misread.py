"""A text whose UTF-8 was read as another encoding is read as it was meant, and quoted as it was given."""

from dataclasses import replace

from timeline import find_dates
from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction.anchor import anchor
from timeline.extraction.pipeline import coverage, explain_events, find_mentions
from timeline.layout import read_layout

PUBLISHED = Day(2024, 10, 18)
GIVEN = (
    "The court fined Zoë Müllerâ€™s bank Â£5 million on Monday. KÃ¶ln was quiet.\n\n"
    "The bank ran the port of SkÃ¥ne in 2012â€“2014. It closed the cafÃ© there on October 3.\n"
)
MEANT = GIVEN
for broken, right in {"â€™": "’", "Â£": "£", "Ã¶": "ö", "Ã¥": "å", "â€“": "–", "Ã©": "é"}.items():
    MEANT = MEANT.replace(broken, right)


def article(text: str) -> Article:
    return Article("bank", text, PUBLISHED, title="KÃ¶ln bank is fined")


def test_events_are_those_of_the_text_as_it_was_meant_and_quotes_those_of_the_text_as_given() -> None:
    given, meant = find_mentions(article(GIVEN)), find_mentions(article(MEANT))
    assert any("Müller’s bank £5 million" in mention.title for mention in given)
    assert [(one.title, one.when, one.who, one.where) for one in given] == [
        (one.title, one.when, one.who, one.where) for one in meant
    ]
    for one, other in zip(given, meant, strict=True):
        assert one.quote == GIVEN[one.start : one.end]
        assert one.quote.count(" ") == other.quote.count(" ")
        assert one.words is None or one.words in one.quote


def test_dates_are_found_where_the_given_text_has_them() -> None:
    found = find_dates(GIVEN, PUBLISHED)
    assert [(one.text, one.edtf) for one in found] == [
        ("Monday", "2024-10-14"),
        ("2012â€“2014", "2012/2014"),
        ("October 3", "2024-10-03"),
    ]
    for one in found:
        assert GIVEN[one.start : one.end] == one.text
        assert all(GIVEN[part.start : part.end] == part.text for part in one.parts)


def test_a_span_of_the_given_text_is_anchored() -> None:
    start = GIVEN.index("closed")
    [anchored] = anchor(GIVEN, PUBLISHED, [("e1", start, start + len("closed"))])
    assert str(anchored.edtf) == "2024-10-03"


def test_coverage_and_reasons_are_of_the_given_text() -> None:
    fates = coverage(article(GIVEN), [])
    assert all(one.quote == GIVEN[one.start : one.end] for one in fates)
    assert [one.dates for one in fates] == [("Monday",), (), ("2012â€“2014",), ("October 3",)]
    [explained] = explain_events(article(GIVEN), ["fined"])
    assert explained.mention.quote == GIVEN[: GIVEN.index(" KÃ¶ln")]


def test_the_pages_of_a_misread_text_stay_where_they_are() -> None:
    turned = GIVEN.index("The bank ran")
    pages = replace(article(GIVEN), pages=(turned,))
    assert [(one.title, one.start) for one in find_mentions(pages)] == [
        (one.title, one.start) for one in find_mentions(article(GIVEN))
    ]
    assert read_layout(GIVEN, (turned,))
