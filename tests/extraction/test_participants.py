"""Who and where: names with evidence that they are names, of those who take part."""

from __future__ import annotations

import pytest

from timeline.dates import Day
from timeline.extraction.participants import participants
from timeline.extraction.referents import Background
from timeline.extraction.story import read_story
from timeline.extraction.titles import write_headline


def read(text: str, trigger: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
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
    who, where = read("Ann Lee was arrested by police in Paris on Monday.", "arrested")
    assert who == ("Ann Lee",)
    assert where == ("Paris",)


def test_a_pronoun_gives_the_person_it_means() -> None:
    text = (
        "Greta Holm, the manager, runs the port of Lindal. Mrs Holm is 60. Holm took over in 2011. "
        "She signed the contract with the union on Tuesday."
    )
    assert read(text, "signed")[0] == ("Greta Holm",)


@pytest.mark.parametrize("name", ["Monday", "Oct", "Avenue", "Big", "Mr", "French"])
def test_what_only_has_a_capital_letter_is_nobody(name: str) -> None:
    who, where = read(f"The {name} Ann Lee was arrested in Paris. {name} was arrested.", "arrested")
    assert name not in (*who, *where)
