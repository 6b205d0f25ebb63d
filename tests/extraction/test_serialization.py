"""Mentions as JSON are the mentions again."""

import pytest

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_mentions
from timeline.extraction.mentions import dump_mentions, parse_mentions

TEXT = """The dam of Lindal broke on Monday, killing 12 people, police said.

Ann Berg will visit the valley next week. The company denied that it had been warned in May.
"""
FOUND = tuple(find_mentions(Article("a", TEXT, Day(2024, 10, 18))))


def test_what_was_written_is_read_as_it_was() -> None:
    assert len(FOUND) > 2
    assert parse_mentions(dump_mentions(FOUND)) == FOUND
    assert "\n" not in dump_mentions(FOUND)


@pytest.mark.parametrize("text", ["", "{", "null", "[{}]", '[{"when": "soon"}]'])
def test_what_holds_no_mentions_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        parse_mentions(text)
