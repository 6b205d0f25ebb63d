"""The words around a date that say whether and when it is are data: each list has a reason, and an example that
needs it."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import Day
from timeline.files import shipped_toml
from timeline.when import find_dates, guards, languages
from timeline.when.languages import CODES, Language
from timeline.when.languages.en import calendar, counts, seasons

WORDS = [
    (table["example"], value)
    for lists, package, name in (
        (counts.LISTS, "timeline.when.languages.en", "lists.toml"),
        (guards._LISTS, "timeline.when", "guards.toml"),
    )
    for value, table in zip(lists.values(), shipped_toml(package, name).values(), strict=True)
]
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
    language, grammar = languages.load_language(code)
    without: Any = replace(language, **{name: type(getattr(language, name))()})
    monkeypatch.setattr(languages, "load_language", lambda _: (without, grammar))
    assert dates(entry["example"], code) != entry["means"]


@pytest.mark.parametrize("code", CODES)
def test_the_lists_of_a_language_are_those_that_the_engine_asks_for(code: str) -> None:
    assert {name for language, name, _ in LISTS if language == code} <= {field.name for field in fields(Language)}


@pytest.mark.parametrize(
    "path", sorted(FOLDER.parent.rglob("*.toml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_list_says_why_it_is_one_and_has_each_word_once(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    listed = tomllib.loads(source)
    assert set(re.findall(r"^# .+\n\[(\w+)\]$", source, re.MULTILINE)) == set(listed)
    for entry in listed.values():
        words = entry["words"].split() if isinstance(entry["words"], str) else " ".join(entry["words"]).split()
        assert len(words) == len(set(words))


@pytest.mark.parametrize(("example", "words"), WORDS, ids=[example for example, _ in WORDS])
def test_the_example_of_a_list_of_english_words_is_read_otherwise_without_it(
    example: str, words: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dates(example, "en")
    users = [
        (module, name)
        for module in (calendar, counts, guards, seasons)
        for name, value in vars(module).items()
        if value is words
    ]
    for module, name in users:
        monkeypatch.setattr(module, name, frozenset())
    if words is counts.LISTS["counted"]:
        monkeypatch.setattr(counts, "COUNTED", guards.precedes())
    assert dates(example, "en") != before
