"""What the guide to editing says is so: its examples are run, its tables are those of the model."""

import re
from pathlib import Path

import pytest

from timeline.problems import RULES
from timeline.settings import read_settings
from timeline.store import EventFile, fmt, merge, reference, revise

GUIDE = (Path(__file__).parents[2] / "docs/guide/editing.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r'```\w+ title="([^"]+)"\n(.*?)```', GUIDE, re.DOTALL))


def between(name):
    return re.search(rf"<!-- {name}: begin -->\n(.*?)<!-- {name}: end -->", GUIDE, re.DOTALL)[1]


def events(title):
    file = EventFile.parse(BLOCKS[title], title)
    assert not file.problems
    return {event.id: event for event in file.events}


def test_the_first_example_is_a_valid_file_in_canonical_form():
    text = BLOCKS["docs/events/2024.yaml"]
    assert events("docs/events/2024.yaml")
    assert fmt(text) == text


@pytest.mark.parametrize(
    ("words", "edtf"), re.findall(r"^\| `([^`]+)` \| [^|]+ \| `([^`]+)` \|$", GUIDE.split("## What")[0], re.MULTILINE)
)
def test_a_date_in_words_means_what_the_guide_says(words, edtf):
    assert fmt(f"- id: a\n  date: {words}\n  title: x\n") == f"- id: a\n  date: {edtf}\n  title: x\n"


def test_an_update_does_with_edits_what_the_guide_says():
    merged = merge(events("found before"), list(events("found now").values()), events("your file"))
    yours = EventFile.parse(BLOCKS["your file"], "your file")
    assert revise(yours, list(merged.events.values())) == BLOCKS["after the update"]
    (conflict,) = merged.conflicts
    assert BLOCKS["conflict"].strip() == (
        f'{conflict.field}: was "{conflict.was}", is found as "{conflict.found}" now,'
        f' and you wrote "{conflict.yours}"; yours stands'
    )


def test_mistakes_are_told_as_the_guide_says():
    problems = EventFile.parse(BLOCKS["with mistakes"], "x").problems
    assert BLOCKS["what check says"].splitlines() == [str(problem).removeprefix("x:") for problem in problems]


def test_the_reference_is_that_of_the_model():
    assert between("reference") == reference()


def test_rules_are_switched_as_the_guide_says(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(BLOCKS["mkdocs.yml"], encoding="utf-8")
    assert read_settings(tmp_path / "mkdocs.yml").rules == {"future": "error", "plain-value": "off"}


def test_every_rule_is_listed():
    assert re.findall(r"^\| `([^`]+)` \| (.*) \|$", between("rules"), re.MULTILINE) == list(RULES.items())
