"""The classes that verbs and nouns fall under."""

import pytest

from timeline.language.lexicon import Part, classes_of


@pytest.mark.parametrize(
    ("word", "part", "above"),
    [
        ("assassinate", "verb", "kill"),
        ("earthquake", "noun", "natural_phenomenon"),
        ("wedding", "noun", "social_event"),
        ("acquit", "verb", "pronounce.2"),
    ],
)
def test_a_word_falls_under_what_it_is_a_kind_of(word: str, part: Part, above: str) -> None:
    assert above in classes_of(word, part)


def test_classes_go_from_the_widest_to_the_narrowest() -> None:
    found = classes_of("wedding", "noun")
    assert found.index("event") < found.index("social_event") < found.index("ceremony")


def test_a_word_that_is_not_known_falls_under_nothing() -> None:
    assert classes_of("blorp", "verb") == ()
    assert classes_of("table", "noun") == ()  # it names no happening
