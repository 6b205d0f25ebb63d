"""The words around a date that tell its direction are data: each list has a reason, and an example that needs it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import Day
from timeline.when import find_dates, languages
from timeline.when.languages import CODES, Language

FOLDER = Path(languages.__file__).parent
WRITTEN = Day(2024, 10, 18)
LISTS = [
    (code, name, entry)
    for code in CODES
    for name, entry in tomllib.loads((FOLDER / code / "cues.toml").read_text(encoding="utf-8")).items()
]


def dates(text: str, code: str) -> str:
    return " ".join(mention.value for mention in find_dates(text, WRITTEN, language=code))


@pytest.mark.parametrize(("code", "name", "entry"), LISTS, ids=[f"{code}-{name}" for code, name, _ in LISTS])
def test_the_example_of_a_list_is_read_by_it_and_otherwise_without_it(
    code: str, name: str, entry: Mapping[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dates(entry["example"], code) == entry["means"]
    language, grammar = languages.load(code)
    without: Any = replace(language, **{name: type(getattr(language, name))()})
    monkeypatch.setattr(languages, "load", lambda _: (without, grammar))
    assert dates(entry["example"], code) != entry["means"]


@pytest.mark.parametrize("code", CODES)
def test_a_list_says_why_it_is_one_and_has_each_word_once(code: str) -> None:
    source = (FOLDER / code / "cues.toml").read_text(encoding="utf-8")
    listed = tomllib.loads(source)
    assert set(re.findall(r"^# .+\n\[(\w+)\]$", source, re.MULTILINE)) == set(listed)
    assert set(listed) <= {field.name for field in fields(Language)}
    for entry in listed.values():
        words = entry["words"].split() if isinstance(entry["words"], str) else " ".join(entry["words"]).split()
        assert len(words) == len(set(words))
