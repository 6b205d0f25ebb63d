"""Sentences end with their lines where the lines are no wrapped text."""

from timeline.language.sentences import split


def test_the_lines_of_a_chronology_are_sentences_though_none_has_a_full_stop() -> None:
    lines = [f"{year}: The mill stands still" for year in range(1990, 1998)]
    text = "\n".join(["History of the mill", *lines])
    assert [text[start:end] for start, end in split(text)] == ["History of the mill", *lines]
