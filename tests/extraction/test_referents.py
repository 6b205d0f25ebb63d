"""Whom a pronoun means: somebody whom the sentences right before it named."""

import pytest

from timeline.dates import Day
from timeline.extraction.headline_candidates import Background
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
