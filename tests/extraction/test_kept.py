"""What is kept of articles is what was found in them; a file that is broken is as none."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import find_mentions
from timeline.extraction.kept import read_kept, write_kept

TEXT = """The dam of Lindal broke on Monday, killing 12 people, police said.

Ann Berg will visit the valley next week. The company denied that it had been warned in May.
"""
TOLD = tuple(find_mentions(Article("a", TEXT, Day(2024, 10, 18))))


def test_what_was_kept_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "new" / "kept.jsonl"
    write_kept(path, {"one": TOLD, "two": ()})
    assert len(TOLD) > 2
    assert read_kept(path) == {"one": TOLD, "two": ()}


def test_a_missing_file_holds_nothing(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "kept.jsonl") == {}


@pytest.mark.parametrize(
    "content", ["{", "[]", '["one", [{}]]', '["one", [{"when": "soon"}]]', "[1, 2, 3]", "null", "[" * 9999]
)
def test_a_broken_file_raises_nothing(tmp_path: Path, content: str) -> None:
    path = tmp_path / "kept.jsonl"
    path.write_text(content, encoding="utf-8")
    assert read_kept(path) == {}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(max_size=40))
def test_nothing_in_the_file_raises(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kept.jsonl"
    path.write_bytes(content)
    read_kept(path)
