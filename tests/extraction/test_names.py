"""Who and where: short forms are the long ones of their article, and places are where. The examples are invented."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_mentions


def who_and_where(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(c.who, c.where) for c in find_mentions(Article("a", text, Day(2024, 10, 18)))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Berg left for Oslo on Monday. Berg met the king on Tuesday.", "Ann Berg"),
        (
            "The Bureau of Mine Safety closed a pit on Monday. The BMS closed another on Tuesday.",
            "Bureau of Mine Safety",
        ),
        ("Torvik Shipping fired its chief on Monday. Torvik named another on Tuesday.", "Torvik Shipping"),
        ("Lee Min Ho visited Oslo on Monday. Lee inspected a warship on Tuesday.", "Lee Min Ho"),
        ("A court jailed Omar al-Rahim on Monday. Police arrested al-Rahim again on Tuesday.", "Omar al-Rahim"),
    ],
)
def test_a_short_form_is_the_long_one_of_its_article(text: str, who: str) -> None:
    assert all(who in names for names, _ in who_and_where(text))
    assert len(who_and_where(text)) == 2


def test_a_part_of_two_names_is_neither() -> None:
    text = "Ann Berg and Ann Dahl resigned on Monday. Ann left for Oslo on Tuesday."
    assert not {"Ann Berg", "Ann Dahl"} & set(who_and_where(text)[-1][0])


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The army attacked the port of Lindal on Monday.", ("Lindal",)),
        ("A hurricane hit Florida on October 9.", ("Florida",)),
        ("Protesters burned cars in Paris, Lyon and Marseille on Friday.", ("Paris", "Lyon", "Marseille")),
        ("A court in The Hague convicted Rolf Dahl on Monday.", ("The Hague",)),
        ("On Christmas Day a fire destroyed a church in Lagos.", ("Lagos",)),
        ("In March a storm damaged roofs in Cork.", ("Cork",)),
        ("Spain's king opened a bridge on Monday.", ()),
    ],
)
def test_where_is_the_place_that_it_happens_in_or_strikes(text: str, where: tuple[str, ...]) -> None:
    [(who, found)] = who_and_where(text)
    assert found == where
    assert not {"Day", "March", "Street", "Spain", *where} & set(who)
