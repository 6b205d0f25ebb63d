"""Whom a pronoun means: somebody whom the sentences right before it named."""

import tomllib
from importlib import resources

import pytest

from timeline.dates import Day
from timeline.extraction.referents import Background
from timeline.extraction.story import read_story

FRIDAY = Day(2024, 10, 18)


def meant(text: str) -> list[str]:
    """Whom the pronoun that begins the last sentence may mean, the likeliest first."""
    story = read_story(text, FRIDAY)
    return [each.text for each in Background(story, text).referents.meant(len(story) - 1, 0)]


@pytest.mark.parametrize(("between", "reached"), [(0, True), (4, True), (5, False)])
def test_a_pronoun_reaches_back_five_sentences(between: int, reached: bool) -> None:
    text = "Ann Berg resigned as mayor of Lindal." + " The snow fell on the hills." * between + " She left the town."
    assert ("Ann Berg" in meant(text)) is reached


def test_it_means_whom_the_nearest_sentence_named_in_its_subject() -> None:
    text = "Ann Berg met Vera Holm in Lindal. Vera Holm thanked Ida Rask. She left the town."
    assert meant(text)[0] == "Vera Holm"


def test_he_is_nobody_who_was_called_she() -> None:
    text = "Olav Dahl and his sister Ann Berg met in Lindal. She said that Ann Berg was ill. He left the town."
    assert "Ann Berg" not in meant(text)


def test_a_first_name_tells_whether_he_or_she_can_mean_somebody() -> None:
    assert meant("Caroline Holm met Daniel Rask in Lindal. He left the town.")[0] == "Daniel Rask"
    assert "Caroline Holm" not in meant("Caroline Holm met Daniel Rask in Lindal. He left the town.")


def test_first_names_are_he_or_she_and_stand_once() -> None:
    stored = tomllib.loads(resources.files("timeline.language").joinpath("first_names.toml").read_text("utf-8"))
    names = [name for key in ("he", "she") for name in stored[key].split()]
    assert len(names) == len(set(names))


def test_a_pronoun_can_mean_somebody_without_a_name() -> None:
    text = "Olav Dahl runs the port. The prisoner was ill. He left the town."
    assert meant(text)[0] == "The prisoner"


def test_a_place_is_nobody() -> None:
    assert "Sierra Leone" not in meant("Sierra Leone said on Monday that it would vote. He left the town.")


def test_the_person_of_the_headline_is_meant_where_two_were_named() -> None:
    text = "Olav Dahl met Ole Berg in Lindal. Snow fell there. He left the town."
    story = read_story(text, FRIDAY)
    last = len(story) - 1
    first = Background(story, text, "Berg leaves Lindal").referents.meant(last, 0)[0].text
    assert first == "Ole Berg"


def test_an_office_of_another_country_is_not_the_one_who_holds_it_here() -> None:
    text = "The president, Olav Dahl, met growers. The US president left the town."
    story = read_story(text, FRIDAY)
    referents = Background(story, text).referents
    assert referents.by_role(1, "president", ["US"]) == []
    assert referents.by_role(1, "president")[0].text == "Olav Dahl"


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The agency said that the sailors were sent to Lindal.", "the sailors"),
        ("The sailors said that the agency was slow.", "The sailors"),
        ("The agency said on Monday that it would wait.", "The agency"),
    ],
)
def test_they_are_a_group_only_where_no_subject_is_in_the_plural(before: str, who: str) -> None:
    assert meant(f"{before} They were given new papers.")[0] == who


REBELS = "Norland rebels took the port. Fishermen saw the boats of the Norland rebels."


@pytest.mark.parametrize(
    ("before", "noun", "name"),
    [
        (REBELS, "rebels", "Norland"),
        (f"{REBELS} Fishermen saw Sundland rebels, too.", "rebels", ""),
        ("The Brandt inquiry heard twelve fishermen.", "inquiry", "Brandt"),
        ("The Norland president met growers.", "president", ""),
        ("The mayor thanked Lindal riot police.", "police", ""),
        ("On Monday fishermen met.", "fishermen", ""),
    ],
)
def test_a_noun_means_what_was_introduced_by_it_with_one_name(before: str, noun: str, name: str) -> None:
    story = read_story(f"{before} They left on Friday.", FRIDAY)
    assert Background(story, f"{before} They left on Friday.").referents.introduced_as(len(story) - 1, noun) == name


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Ivo Brand met growers. Ivo Brand met Bo Chen. John Holm spoke to Bo Chen.", "John Holm"),
        ("John Holm praised the fleet. Bo Chen agreed. “It is late,” said John Holm.", "John Holm"),
        ("Ivo Brand met growers. Ivo Brand left. Ivo Brand came again. John Holm spoke. He wept.", "John Holm"),
    ],
)
def test_who_was_told_of_alone_in_the_sentence_before_goes_on(before: str, who: str) -> None:
    assert meant(f"{before} He was given a medal.")[0] == who
