"""Who and where: names with evidence that they are names, of those who take part."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.extraction.participants import Participants, participants
from timeline.extraction.referents import Background
from timeline.extraction.story import read_story
from timeline.extraction.titles import write_headline


def read(text: str, trigger: str) -> Participants:
    """Who takes part in what the last occurrence of a word names, and where it is."""
    story = read_story(text, Day(2023, 5, 12))
    place = text.rindex(trigger)
    background = Background(story, text)
    for index, each in enumerate(story):
        for number, word in enumerate(each.sentence.words):
            if word.start == place:
                found = write_headline(background, index, number)
                return participants(background, index, number, found.text if found else "")
    raise AssertionError(trigger)


def test_the_subject_takes_part_and_the_place_is_where() -> None:
    assert read("Ann Lee was arrested by police in Paris on Monday.", "arrested")[:2] == (("Ann Lee",), ("Paris",))


@pytest.mark.parametrize(
    ("text", "trigger", "parties"),
    [
        ("Police arrested Jon Marsh in Torvik on Friday.", "arrested", ("Jon Marsh",)),
        ("Jon Marsh was taken into custody in Torvik on Friday.", "taken", ("Jon Marsh",)),
        ("Mayor Jon Marsh and Ann Lee resigned on Friday.", "resigned", ("Jon Marsh", "Ann Lee")),
        ("The arrest of Jon Marsh on Friday shocked the town.", "arrest", ("Jon Marsh",)),
        ("Port Mallory elected a new mayor on Friday.", "elected", ("Port Mallory",)),
        ("Jon Marsh's arrest on Friday shocked the town.", "arrest", ("Jon Marsh",)),
        ("Fire destroyed the Port Mallory market on Friday.", "destroyed", ()),
        ("A train derailed at Port Mallory station on Friday.", "derailed", ()),
        ("Port Mallory's old mill burned down on Friday.", "burned", ()),
    ],
)
def test_a_party_acts_or_is_acted_on_and_a_name_of_something_else_does_not(
    text: str, trigger: str, parties: tuple[str, ...]
) -> None:
    assert read(text, trigger).parties == parties


@pytest.mark.parametrize("text", ["Nurses in Port Mallory walked out.", "Voters in Port Mallory walked out."])
def test_people_in_a_town_do_not_make_the_town_a_person(text: str) -> None:
    assert read(text, "walked").who == ()


def test_a_pronoun_gives_the_person_it_means() -> None:
    text = (
        "Greta Holm, the manager, runs the port of Lindal. Mrs Holm is 60. Holm took over in 2011. "
        "She signed the contract with the union on Tuesday."
    )
    assert read(text, "signed")[0] == ("Greta Holm",)


@pytest.mark.parametrize("name", ["Monday", "Oct", "Avenue", "Big", "Mr", "French"])
def test_what_only_has_a_capital_letter_is_nobody(name: str) -> None:
    found = read(f"The {name} Ann Lee was arrested in Paris. {name} was arrested.", "arrested")
    assert name not in (*found.who, *found.where)
