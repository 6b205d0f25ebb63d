"""Articles -> event mentions: each date goes where it belongs, and only what is sure is published.

The articles are of Friday 18 October 2024.
"""

from __future__ import annotations

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Basis, Mode
from timeline.extraction import EventMention, Tier, find_mentions
from timeline.extraction.mentions import UNTOLD

FRIDAY = Day(2024, 10, 18)


def mentions(text: str, title: str | None = None) -> list[EventMention]:
    return find_mentions(Article("a", text, FRIDAY, title=title))


def published(text: str) -> list[EventMention]:
    return [mention for mention in mentions(text) if mention.tier is Tier.CHRONOLOGY]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The mayor opened the new bridge on October 14, police said.", {"2024-10-14"}),
        ("A dam collapsed in the north on Tuesday, killing 12 people.", {"2024-10-15"}),
        ("The 1973 building was damaged on Tuesday in a fire.", {"2024-10-15"}),
        ("Sunday's election was won by the Green Party.", {"2024-10-13"}),
        ("The company, which was founded in 1987, filed for bankruptcy on Tuesday.", {"1987", "2024-10-15"}),
        ("On Monday he was arrested, and on Tuesday a judge released him.", {"2024-10-14", "2024-10-15"}),
        ("North Korea deployed 1,500 soldiers to Russia between October 8 and 13.", {"2024-10-08/2024-10-13"}),
        ("The two leaders signed a pact in June.", {"2024-06"}),
        ("In 2008 the village was flooded in the early hours.", {"2008"}),
        ("The museum will reopen on November 2.", {"2024-11-02"}),
        ("The two ministers met this week in Malta.", {"2024-10-14/2024-10-18"}),
    ],
)
def test_a_date_in_a_sentence_goes_to_what_it_modifies(text: str, dates: set[str]) -> None:
    found = published(text)
    assert {str(mention.when) for mention in found} == dates
    assert {mention.basis for mention in found} == {Basis.GIVEN}
    assert all(mention.words and mention.words in text for mention in found)


def test_a_date_of_the_sentence_before_is_linked() -> None:
    first, second = mentions("A ferry sank off Lindal on Monday.\n\nTwelve people died when the ferry sank.")
    assert (str(first.when), first.basis) == ("2024-10-14", Basis.GIVEN)
    assert (str(second.when), second.basis, second.words) == ("2024-10-14", Basis.LINKED, None)


def test_what_counts_from_a_day_is_computed() -> None:
    found = mentions("The move came two days after the parliament voted on Wednesday.")
    assert "2024-10-16" in {str(mention.when) for mention in found}


def test_a_title_that_tells_a_denied_deed_around_a_noun_is_denied() -> None:
    found = mentions("The Lindal Bank has denied that it bought bonds of the failing Teller Bank on 19 March 2020.")
    assert {mention.mode for mention in found if "bonds" in mention.title} == {Mode.DENIED}


def test_what_a_denial_only_dates_itself_by_is_no_part_of_it() -> None:
    found = mentions("Ann Lee has not been beaten since her victory in Lindal in March.")
    assert {mention.mode for mention in found if str(mention.when) == "2024-03"} == {Mode.STATED}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The league decided on Monday to move the match to Lindal.", Mode.STATED),
        ("On Monday the singer signalled her intention to return to the stage.", Mode.STATED),
        ("The ship was scheduled to sail on Monday.", Mode.PLANNED),
    ],
)
def test_what_was_decided_is_done_and_what_was_only_scheduled_is_a_plan(text: str, mode: Mode) -> None:
    assert {mention.mode for mention in mentions(text)} == {mode}


@pytest.mark.parametrize(
    "text",
    [
        "The minister has been barred from the vote next month.",
        "The firm pushed the talks into next year.",
    ],
)
def test_what_was_done_by_the_day_of_publication_is_not_dated_after_it(text: str) -> None:
    assert [mention for mention in mentions(text) if mention.mode is Mode.PLANNED] == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("The ferry resumed service on Monday, the port authority said on Thursday.", {"2024-10-14"}),
        ("The port authority said on Thursday that the fares will rise.", {"2024-10-17"}),
    ],
)
def test_who_told_a_deed_with_a_day_of_its_own_is_no_event_beside_it(text: str, dates: set[str]) -> None:
    assert {str(mention.when) for mention in published(text)} == dates


def test_a_clock_time_never_makes_a_day() -> None:
    for mention in mentions("In 2008 a fire broke out in the early hours.\n\nIt was put out at 6:30 a.m."):
        assert str(mention.when) != "2008-01-01"


def test_only_the_lead_of_an_item_is_published_by_the_day_of_its_report() -> None:
    text = (
        "A storm has destroyed 40 houses in Lindal.\n\nThe council has closed two schools.\n\n"
        "The army sent 200 soldiers to the town."
    )
    reported = [mention for mention in mentions(text) if mention.basis is Basis.REPORTED]
    tiers = {mention.sentence: mention.tier for mention in reported}
    assert all(tier is Tier.REVIEW for sentence, tier in tiers.items() if sentence)
    assert all(mention.reason for mention in reported if mention.tier is Tier.REVIEW)


def test_what_is_denied_is_the_denial_of_its_own_day() -> None:
    [denial] = published("The bank denied on Monday that it had bought the bonds in 2019.")
    assert str(denial.when) == "2024-10-14"
    assert "denies" in denial.title


def test_an_acquittal_is_not_of_the_day_of_the_deed() -> None:
    assert {str(m.when) for m in mentions("A court acquitted the trader on Tuesday of taking bribes in 2017.")} == {
        "2024-10-15"
    }


def test_what_will_be_is_planned() -> None:
    [mention] = published("The museum will reopen on November 2.")
    assert mention.mode is Mode.PLANNED


def test_every_quote_is_a_passage_of_the_text_of_bounded_length() -> None:
    text = "On Monday " + "the mayor of Lindal opened a bridge, and " * 30 + "the band played.\n\nIt rained on Tuesday."
    for mention in mentions(text):
        assert text[mention.start : mention.end] == mention.quote
        assert len(mention.quote) <= 450


def test_passages_of_one_article_are_distinct() -> None:
    found = mentions("On Monday he was arrested, and on Tuesday a judge released him, and on Wednesday he left.")
    assert len({(mention.start, mention.end) for mention in found}) == len(found)


def test_without_a_day_of_publication_what_needs_one_is_unknown() -> None:
    found = find_mentions(Article("a", "A dam collapsed in the north, killing 12 people. It was built in 1954."))
    assert all(mention.when is None or str(mention.when) == "1954" for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "The minister resigned on Tuesday. A bomb exploded on 3 May.",
        "Chronology\n\n3 May: The bridge opens.\n9 May: A barge hits the bridge.\n",
        "14:05 Fire breaks out in the mill.\n\n14:40 The roof collapses.\n",
    ],
)
def test_without_a_day_of_publication_a_date_without_a_year_waits(text: str) -> None:
    found = find_mentions(Article("a", text, None))
    assert {(mention.tier, mention.reason) for mention in found} == {(Tier.REVIEW, "the year is not known")}


def test_a_year_in_the_text_needs_no_day_of_publication() -> None:
    [opened] = find_mentions(Article("a", "The firm opened a plant on 3 May 2008.", None))
    assert (opened.tier, str(opened.when)) == (Tier.CHRONOLOGY, "2008-05-03")


def test_what_somebody_without_the_business_to_know_says_is_a_claim() -> None:
    text = "The mill of Ann Lee burned on Sunday, her uncle said. The mill of Bo Chen closed on Sunday, police said."
    modes = [(m.title, m.mode) for m in find_mentions(Article("a", text, published=Day(2024, 10, 15)))]
    assert [mode for _, mode in modes] == [Mode.ALLEGED, Mode.STATED], modes


STORY = (
    "The ferry to Holm hit the pier on Monday, and four passengers were injured, the harbour office said. Its captain "
    "had seen the ice too late. Divers searched the basin until midnight and found nobody.\n\nThe harbour office "
    "closed the basin on Tuesday. It will open again on 21 October 2024, when the wreck has been raised. In 2019 the "
    "same ferry had run aground off Skelder, and repairs took three months. The pilots called for a second tug.\n\n"
)


@pytest.mark.parametrize(
    "below",
    [
        "Comments (2)\n\nJo\n15 October 2024 at 8:00\nMy brother drowned in 2011 off the same pier.\n",
        "Comments (2)\n\n14 October 2011: I was there.\n\n15 October 2011: You saw us.\n\n16 October 2011: I left.\n",
        "This article was amended on 21 October 2024. An earlier version said that the ferry sank in 2018.\n",
        "- This blogpost has been corrected. The tug was sold in 2018.\n",
    ],
)
def test_what_readers_and_editors_write_below_a_story_is_no_event(below: str) -> None:
    def told(text: str) -> list[tuple[str, str]]:
        return [(one.quote, str(one.when)) for one in find_mentions(Article("a", text, Day(2024, 10, 18)))]

    assert told(STORY + below) == told(STORY)
    assert told(STORY)


def test_comments_below_a_story_that_is_read_without_a_grammar_are_no_events() -> None:
    story = "Die Fähre lief am 3. Mai 2019 vor Skelder auf Grund, und vier Fahrgäste wurden verletzt. " * 6
    below = "\n\nKommentare (1)\n\nMein Bruder ertrank am 4. Mai 2011 an dieser Mole.\n"
    found = find_mentions(Article("a", story + below, Day(2024, 10, 18), language="de"))
    assert {str(one.when) for one in found} == {"2019-05-03"}


@pytest.mark.parametrize(
    ("text", "mode", "title"),
    [
        (
            "The suit was filed on Monday. It says Hale pushed the nurse in May 2019.",
            Mode.ALLEGED,
            "The suit says that Hale pushes the nurse",
        ),
        (
            "Prosecutors spoke on Monday. Hale bought the rifle in May 2023, they said.",
            Mode.ALLEGED,
            "Prosecutors say that Hale buys the rifle",
        ),
        (
            "The police spoke on Monday. They said Hale bought the rifle in May 2023.",
            Mode.STATED,
            "Hale buys the rifle",
        ),
    ],
)
def test_a_pronoun_that_stands_for_one_side_speaks_for_it(text: str, mode: Mode, title: str) -> None:
    _, told = published(text)
    assert (told.mode, told.title) == (mode, title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The jet almost hit a tower at Karsk on Tuesday.", "Jet almost hits a tower at Karsk"),
        ("The jet was almost hit by a bird on Tuesday.", "Jet is almost hit by a bird"),
        ("Nearly 200 men fled Karsk on Tuesday.", "Nearly 200 men flee Karsk"),
    ],
)
def test_a_title_says_what_almost_happened(text: str, title: str) -> None:
    [told] = published(text)
    assert told.title == title


def test_a_title_is_given_once_in_an_article_to_the_happening_that_it_tells() -> None:
    lead = "A strike of teachers shut the schools of Lindal on Monday."
    text = f"{lead} The last teachers' strike in Lindal, in 1996, lasted 11 days."
    found = {str(each.when): each.title for each in mentions(text, "Teachers' strike shuts schools in Lindal")}
    assert found["2024-10-14"] == "Teachers' strike shuts schools in Lindal"
    assert found["1996"] == "Last teachers' strike in Lindal lasts 11 days"


def test_a_title_of_what_is_said_loses_the_whole_clause_of_saying() -> None:
    text = "The report came out on Monday. The victims were buried in two pits the next day, it says."
    assert not any(each.title.endswith(", it") for each in mentions(text))


def test_what_was_supposed_to_happen_is_a_plan() -> None:
    (found,) = mentions("The dredging of the channel was supposed to begin in April 2023, but no ship came.")
    assert found.mode is Mode.PLANNED


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "After an attack in the capital in 2015, a bill was proposed in 2016 to ban masks.",
            {"2015": "Attack in the capital takes place", "2016": "Bill is proposed to ban masks"},
        ),
        (
            "The speech came one week after an attack on the harbour in Lindal.",
            {"2024-10-11": "Attack on the harbour in Lindal takes place"},
        ),
        (
            "They shared a house with other students last year and Lee was invited to a ball at the castle in June.",
            {"2023": "They share a house with other students", "2024-06": "Lee is invited to a ball at the castle"},
        ),
    ],
)
def test_a_title_tells_the_happening_that_the_date_belongs_to(text: str, titles: dict[str, str]) -> None:
    assert {str(mention.when): mention.title for mention in published(text)} == titles


def test_a_row_waits_that_no_title_tells() -> None:
    [protest] = mentions("The remarks surfaced after a protest on 25 September, when the army began to shell Lindal.")
    assert (protest.tier, protest.reason) == (Tier.REVIEW, UNTOLD)


def test_of_the_happenings_of_a_date_that_which_has_it_most_surely_makes_the_row() -> None:
    text = "The court quashed her conviction and ordered a new trial, in which she was found guilty again in 2008."
    assert {str(mention.when): mention.title for mention in published(text)}["2008"] == "She is found guilty"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("The firm plans to sell the mill to Ann Lee, who bought the port in 2018.", "Ann Lee buys the port"),
        ("The club wants to hire Ann Lee, whom the port sacked in 2018.", "Port sacks Ann Lee"),
    ],
)
def test_what_is_added_about_somebody_in_a_plan_happened(text: str, title: str) -> None:
    (found,) = (each for each in mentions(text) if str(each.when) == "2018")
    assert (found.mode, found.title) == (Mode.STATED, title)


def test_what_only_the_title_of_another_happening_tells_waits() -> None:
    found = published("Ivo Brand, who will next year move to the team of Lindal, won a race in Merlo in 2000.")
    assert [(str(each.when), each.title) for each in found] == [("2000", "Ivo Brand wins a race in Merlo")]
