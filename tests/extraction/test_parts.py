"""The entries of a live blog are read each as the short item that it is, on its own day."""

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Basis
from timeline.extraction import find_mentions
from timeline.extraction.mentions import Tier
from timeline.extraction.pipeline import coverage, explain_events
from timeline.when import find_dates

TEXT = """\
## 2024-10-14T14:20:00+02:00

**Basin closed**

Police have closed the eastern basin. Two dockers were taken to hospital.

## 2024-10-15T08:05:00+02:00

**Search resumes**

Divers resumed the search this morning. Yesterday the search was broken off at nightfall.

## 2024-10-16T07:40:00+02:00

**Body found**

Divers found a body today, the harbour authority said. The operator suspended all crane work yesterday.
"""
ARTICLE = Article("live", TEXT, Day(2024, 10, 16), title="Live: Crane falls in Holm")


def test_words_are_read_from_the_day_of_their_entry() -> None:
    found = {
        (mention.text, mention.edtf): TEXT[mention.start : mention.end]
        for mention in find_dates(TEXT, ARTICLE.published)
    }
    assert all(text == stands for (text, _), stands in found.items())
    assert {("this morning", "2024-10-15"), ("Yesterday", "2024-10-14"), ("today", "2024-10-16")} <= found.keys()
    assert ("yesterday", "2024-10-15") in found


def test_an_entry_tells_of_its_day_and_what_it_opens_with_is_news() -> None:
    shown = {
        mention.quote: (str(mention.when), mention.basis)
        for mention in find_mentions(ARTICLE)
        if mention.tier is Tier.CHRONOLOGY
    }
    assert shown["Police have closed the eastern basin."] == ("2024-10-14", Basis.LINKED)
    assert shown["Divers resumed the search this morning."] == ("2024-10-15", Basis.GIVEN)
    assert shown["Yesterday the search was broken off at nightfall."] == ("2024-10-14", Basis.GIVEN)
    assert shown["Divers found a body today, the harbour authority said."] == ("2024-10-16", Basis.GIVEN)


def test_every_mention_stands_where_it_says() -> None:
    found = find_mentions(ARTICLE)
    assert all(TEXT[mention.start : mention.end] == mention.quote for mention in found)
    assert len({(mention.sentence, mention.start) for mention in found}) == len(found)
    assert [mention.sentence for mention in found] == sorted(mention.sentence for mention in found)


def test_what_was_taken_back_or_corrected_is_read_no_more() -> None:
    text = TEXT + "\n## 2024-10-15T08:05:00+02:00 · withdrawal 2024-10-16\n"
    quotes = [mention.quote for mention in find_mentions(Article("live", text, Day(2024, 10, 16)))]
    assert not any("search" in quote for quote in quotes)
    assert any("basin" in quote for quote in quotes)


def test_coverage_and_explanations_know_the_entries() -> None:
    covered = coverage(ARTICLE, ())
    assert all(TEXT[each.start : each.end] == each.quote for each in covered)
    (found,) = explain_events(ARTICLE, ["Divers resumed the search this morning."])
    assert found.times[0].date == "2024-10-15"
    assert TEXT[found.mention.start : found.mention.end] == found.mention.quote
