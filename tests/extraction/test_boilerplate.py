"""What is no part of a story is told from what is, by the lists of boilerplate.toml."""

import tomllib
from pathlib import Path

import pytest

from timeline.language.sentences import boilerplate

LISTS = tomllib.loads((Path(__file__).parents[2] / "timeline/language/boilerplate.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("reason", "line"), [(reason, line) for reason, lines in LISTS["examples"].items() for line in lines]
)
def test_an_example_is_read_as_its_list_says(reason: str, line: str) -> None:
    assert boilerplate(line) == (None if reason == "story" else reason)


@pytest.mark.parametrize("name", ["labels", "appeals"])
def test_each_entry_stands_once(name: str) -> None:
    assert len(LISTS[name]) == len(set(LISTS[name]))
