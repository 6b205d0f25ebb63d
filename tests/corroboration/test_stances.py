"""Which event a denial speaks of: one that reports at least half of what it denies."""

import pytest

from tests.corroboration.making import record
from timeline.articles import Article
from timeline.corroboration.blocking import Related
from timeline.corroboration.records import Record
from timeline.corroboration.stances import stances
from timeline.events import Mode

STORY = "Rebels seized the port of Lindal, where the harbour master Ann Berg fled from her house."
RELATED = Related([Article(name, STORY) for name in "abcd"] + [Article("z", "Prices of coffee rose in Torvik.")])


def claim(article: str, quote: str) -> Record:
    return record(article, quote)


def denial(article: str, title: str, **more: object) -> Record:
    return record(article, f"The minister denied it: {title}", title=title, denies=True, mode=Mode.STATED, **more)


def denied(claims: list[list[Record]], said: Record) -> list[str]:
    """The quotes of the claims that the denial goes with."""
    return [cluster[0].mention.quote for cluster, denials in stances([*claims, [said]], RELATED) if denials]


SEIZED = "Rebels seized the port of Lindal"


@pytest.mark.parametrize(
    ("title", "goes"),
    [
        ("port seized by rebels", True),
        ("port seized by drunken sailors", True),  # two of four words
        ("port burned by drunken sailors", False),  # one of four
    ],
)
def test_a_denial_goes_with_what_reports_half_of_what_it_denies(title: str, goes: bool) -> None:
    assert denied([[claim("a", SEIZED)]], denial("b", title)) == [SEIZED] * goes


def test_of_two_events_it_goes_with_the_one_of_its_own_article_then_with_the_one_that_more_report() -> None:
    one, other = "Rebels seized the port", "A port seized by rebels"
    assert denied([[claim("a", one)], [claim("b", other)]], denial("b", "port seized by rebels")) == [other]
    often = [claim("b", other), claim("c", other)]
    assert denied([[claim("a", one)], often], denial("d", "port seized by rebels")) == [other]


def test_it_goes_with_nothing_in_an_article_of_another_story() -> None:
    assert denied([[claim("a", SEIZED)]], denial("z", "port seized by rebels")) == []


def test_a_denial_of_what_nobody_reports_remains_alone() -> None:
    alone = denial("b", "bank robbed")
    assert [cluster for cluster, _ in stances([[claim("a", SEIZED)], [alone]], RELATED)][-1] == [alone]


def test_a_denial_that_is_a_happening_itself_is_told_as_one_too() -> None:
    said = denial("b", "port seized by rebels", saying=True)
    found = stances([[claim("a", SEIZED)], [said]], RELATED)
    assert [(len(cluster), len(denials)) for cluster, denials in found] == [(1, 1), (1, 0)]
    assert found[1][0] == [said]
