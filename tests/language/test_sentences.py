"""Sentences end with their lines where the lines are no wrapped text; a compound is one word."""

import pytest

from timeline.language.sentences import split_sentences, split_words


def test_the_lines_of_a_chronology_are_sentences_though_none_has_a_full_stop() -> None:
    lines = [f"{year}: The mill stands still" for year in range(1990, 1998)]
    text = "\n".join(["History of the mill", *lines])
    assert [text[start:end] for start, end in split_sentences(text)] == ["History of the mill", *lines]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a salt - crusted quay", "salt - crusted"),
        ("the face - to - face talks", "face - to - face"),
        ("Ann Falk - Brand won", "Falk - Brand"),
        ("three towns - Lindal first", ""),
        ("the race - expected to be close", ""),
        ("the crew - who left", ""),
    ],
)
def test_a_hyphen_between_blanks_joins_words_where_a_text_writes_all_so(words: str, expected: str) -> None:
    so = "A well - known man, a high - speed train and an ill - fated trip."
    assert [word.text for word in split_words(f"{words}. {so}", 0, len(words)) if " - " in word.text] == [expected][
        : bool(expected)
    ]


def test_a_mark_between_blanks_is_a_dash_where_hyphens_have_none() -> None:
    text = "Ann Falk - Brand won. A well-known man, a high-speed train and an ill-fated trip."
    assert not any(" - " in word.text for word in split_words(text))
