"""Which nouns may name a happening."""

from __future__ import annotations

import pytest

from timeline.extraction.story import find_heads, happening_kind, read_story


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("attack", "act"),
        ("attacks", "act"),
        ("meeting", "-ing"),  # a group of people by its commonest sense
        ("meetings", "-ing"),
        ("stabbing", "-ing"),
        ("resignation", "-ation"),
        ("investigation", "-ation"),
        ("judgment", "-ment"),
        ("appearance", "-ance"),
        ("table", ""),
        ("thing", ""),
        ("lion", ""),
        ("hospital", ""),
    ],
)
def test_a_noun_names_a_happening_by_its_sense_or_by_the_verb_that_it_is_made_of(noun: str, kind: str) -> None:
    assert happening_kind(noun) == kind


def test_a_noun_made_of_a_verb_is_a_head_of_its_own() -> None:
    [sentence] = read_story("His resignation came after a meeting in Lindal.", None)
    words = [sentence.sentence.words[head.word].text for head in find_heads([sentence])]
    assert words == ["resignation", "came", "meeting"]


def test_a_word_of_a_time_is_no_head() -> None:
    [sentence] = read_story("The two men met on Thursday night.", None)
    words = [sentence.sentence.words[head.word].text for head in find_heads([sentence])]
    assert words == ["met"]
