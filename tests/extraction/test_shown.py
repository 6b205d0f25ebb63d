"""What a reader sees of an event: its title, who says it, who denies it, where it was, which passages are quoted. The
examples are invented."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Event, Stance
from timeline.extraction import Candidate, extract, find_candidates

FRIDAY = Day(2024, 10, 18)


def told(text: str) -> list[Candidate]:
    return find_candidates(Article("a", text, FRIDAY))


def the_event(articles: list[Article], words: str) -> Event:
    """The one event whose title holds the words."""
    [found] = [event for event in extract(articles) if words in event.title]
    return found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to reports, rebels seized the port of Lindal on Monday.", None),
        ("Rebels seized the port of Lindal on Monday, according to some officials.", None),
        ("The bridge collapsed on Monday, it said.", None),
        (
            "Rebels seized the port of Lindal on Monday, according to the Northern Peace Mission.",
            "Northern Peace Mission",
        ),
        ("The mayor said that the bridge collapsed on Monday.", "the mayor"),
        ("The bridge collapsed on Monday, according to Norway‘s Road Office.", "Norway’s Road Office"),
        ("According to local reports, the dam broke on Monday.", "local reports"),
    ],
)
def test_whom_it_is_according_to_is_somebody(text: str, source: str | None) -> None:
    assert told(text)[0].according_to == source


def test_who_says_it_has_the_full_name() -> None:
    text = (
        "The Coast Rescue Service (CRS) found a boat on Monday. The CRS said that four sailors were saved on Tuesday. "
        "Captain Ann Lee led the search on Wednesday. She said that two sailors died on Thursday."
    )
    sources = [candidate.according_to for candidate in told(text)]
    assert sources == [None, "Coast Rescue Service", None, "Ann Lee"]


def test_a_reader_sees_who_denies() -> None:
    text = "Rebels have seized the port of Lindal. Defence minister Bo Kim denied that the port was seized."
    seized = the_event([Article("a", text, FRIDAY)], "Rebels")
    assert [c.according_to for c in seized.sources if c.stance is Stance.DENIES] == ["Defence minister Bo Kim"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Norway sent 200 soldiers to Mali on Monday to fight rebels in Niger.", ("Mali",)),
        ("The ministry announced on Monday that a bomb had exploded in Mali.", ()),
        ("A fire destroyed a factory in Danish waters on Monday.", ()),
        ("Protesters burned cars in Norway's capital on Monday.", ()),
        ("The mayor handed a letter to Norway on Monday.", ()),
        ("Soldiers are expected to join the fighting in Mali.", ("Mali",)),
    ],
)
def test_a_place_is_where_the_happening_itself_was(text: str, where: tuple[str, ...]) -> None:
    assert told(text)[0].where == where


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Denmark sent 200 Danish soldiers to Mali on Monday. These troops are expected to guard the airport.",
            "200 Danish soldiers are expected to guard the airport",
        ),
        ("The road was closed on Monday. These lorries were sent back on Tuesday.", "Lorries are sent back"),
        (
            "The firms reached a secret supply agreement on Monday. This agreement was signed on Tuesday.",
            "The secret supply agreement is signed",
        ),
        (
            "Tom Hobbins visited Lund on Monday. Hobbins shot two men on Tuesday.",
            "Tom Hobbins shoots two men",
        ),
        (
            "Police closed the office of the land register in the town of Lindal two days after floods damaged it.",
            "Police close the office of the land register in the town of Lindal",
        ),
        (
            "The mayor visited Lund on Monday. Police who searched the harbour found a gun, which was sold on Tuesday, "
            "and on Wednesday sealed the area.",
            "Police seal the area",
        ),
    ],
)
def test_the_last_title_says_who(text: str, title: str) -> None:
    assert told(text)[-1].title == title


def test_a_title_does_not_stop_at_a_verb_that_wants_more() -> None:
    text = (
        "The ministry of the interior revealed that the northern province had sent engineers "
        "to work alongside foreign rescue teams in the flooded valleys of the south."
    )
    assert told(text)[0].title == "The ministry of the interior reveals the northern province had sent engineers"


def test_a_title_does_not_stop_before_the_verb_of_a_clause() -> None:
    text = (
        "The ministry of the interior announced plans on Monday for villages that engineers "
        "from the northern provinces of the neighbouring country had surveyed."
    )
    assert told(text)[0].title == "The ministry of the interior announces plans for villages"


def test_what_is_only_attributed_at_the_end_is_one_happening() -> None:
    [candidate] = told("Two bridges were closed in Lund, police announced.")
    assert (candidate.title, candidate.according_to) == ("Two bridges are closed in Lund", "police")


SHIP = "A cargo ship with 31 sailors sank off Malta. The ship Verana was on its way to Genoa."


def test_articles_with_their_own_date_come_first_then_the_earlier_published() -> None:
    dated = SHIP.replace("off Malta.", "off Malta on October 14.")
    articles = [
        Article("a", SHIP, Day(2024, 10, 18)),
        Article("b", SHIP, Day(2024, 10, 16)),
        Article("c", dated, Day(2024, 10, 19)),
    ]
    assert [c.article for c in the_event(articles, "cargo ship").sources] == ["c", "b", "a"]


def test_of_one_article_only_passages_that_add_something_are_quoted() -> None:
    text = (
        "Norway sent 200 soldiers to Mali on October 14. The soldiers were sent by ship. "
        "The soldiers were sent from a base in Bergen."
    )
    sources = the_event([Article("a", text, FRIDAY)], "Norway").sources
    assert [c.quote for c in sources] == [
        "Norway sent 200 soldiers to Mali on October 14.",
        "The soldiers were sent from a base in Bergen.",
    ]


def test_who_makes_it_public_has_the_fullest_name_of_all_tellings() -> None:
    one = "On Friday the Coast Rescue Service announced that the ship Verana had sunk with 31 sailors on board."
    two = "Norway’s rescue agency has announced that the ship Verana had sunk with 31 sailors on board."
    event = the_event([Article("one", one, FRIDAY), Article("two", two, FRIDAY)], "announces")
    assert event.title.startswith(("Norway’s Coast Rescue Service announces", "The Coast Rescue Service announces"))
