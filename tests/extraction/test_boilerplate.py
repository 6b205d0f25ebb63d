"""What is no part of a story is told from what is, by the lists of boilerplate.toml."""

import tomllib
from pathlib import Path

import pytest

from timeline.dates import Day
from timeline.extraction.story import read_story
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


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO (AP) — ",
        "OSLO, March 15 (Reuters) - ",
        "OSLO, 3 May 2010 (AFP) - ",
        "OSLO | Tue Mar 15 - ",
        "OSLO | Tue Mar 15, 2011 8:41 am BST OSLO -LRB- Reuters -RRB- - ",
        "DUBAI, United Arab Emirates — ",
        "Photograph: A. Maker/AFP/Getty ",
        "Photo: Ann Maker/Reuters OSLO (Reuters) - ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence(dateline: str) -> None:
    [sentence] = read_story(f"{dateline}A bridge fell on Monday.", Day(2011, 3, 16))
    assert sentence.sentence.start == len(dateline)
    assert [mention.text for mention in sentence.mentions] == ["Monday"]


@pytest.mark.parametrize(
    "opening", ["US - China talks began.", "NATO-led forces - who left - won.", "A CBS poll - said so."]
)
def test_names_before_a_dash_are_no_dateline(opening: str) -> None:
    [sentence] = read_story(opening, None)
    assert sentence.sentence.start == 0


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("First published, Nov. 13 at 1:12 p.m. PT.", True),
        ("Updated on Monday at 4 p.m. with new figures.", True),
        ("Last updated Oct. 3, 2019.", True),
        ("Updated in May, the law forbids whaling.", False),
        ("The paper was first published in May 1911.", False),
        ("Posted to Lindal in May, she learnt the language.", False),
    ],
)
def test_when_the_text_was_made_is_no_part_of_its_story(text: str, stamp: bool) -> None:
    [sentence] = read_story(text, Day(2024, 10, 18))
    assert (sentence.rejected == "appeal or notice") == stamp
