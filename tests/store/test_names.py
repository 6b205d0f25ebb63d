"""names.yaml says what people, organisations and places are called, and what is no name."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event, Place
from timeline.store import read_names

FILE = """\
# who is who
- name: Vera Holm
  aliases: [Holm, Captain Holm]
  kind: person
  wikidata: Q42
- name: Nordhaven
  aliases: [Port of Nordhaven]
  kind: place
- name: Oct.
  aliases: [Big]
  ignore: true
"""
EVENT = Event(
    "a",
    parse_edtf("2024"),
    "Holm leaves",
    who=("holm", "Vera Holm", "Oct.", "Harbour  Board"),
    where=("Port of Nordhaven", "Skelder"),
    places=(Place("Port of Nordhaven", 1.0, 2.0),),
)


def test_names_are_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(FILE, encoding="utf-8")
    names, problems = read_names(tmp_path)
    assert problems == ()
    assert names.applied(EVENT) == replace(
        EVENT,
        who=("Vera Holm", "Harbour  Board"),
        where=("Nordhaven", "Skelder"),
        places=(Place("Nordhaven", 1.0, 2.0),),
    )
    assert names.applied(names.applied(EVENT)) == names.applied(EVENT)
    assert names.kinds == {"Vera Holm": "person", "Nordhaven": "place"}
    assert names.wikidata == {"Vera Holm": "Q42"}


def test_without_a_file_names_stay_as_they_are(tmp_path: Path) -> None:
    names, problems = read_names(tmp_path)
    assert (names.applied(EVENT), problems) == (EVENT, ())


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("- {name: A, alias: [B]}", 'names.yaml:1:13: unknown key "alias"; write "aliases"'),
        ("- {aliases: [B]}", "names.yaml:1:3: no name; add name: ..."),
        ("- {name: A, aliases: B}", "names.yaml:1:22: aliases: write a list of names: [Biden, President Biden]"),
        ("- {name: A, kind: ship}", 'names.yaml:1:3: kind: "ship" is not known; write person, organisation or place'),
        ("- {name: A, wikidata: 42}", 'names.yaml:1:3: wikidata: "42" is no item of Wikidata; write one as Q42'),
        ("- {name: A, ignore: yes}", 'names.yaml:1:3: ignore: "yes" is not known; write true or false'),
        ("- A", "names.yaml:1:3: no entry; write - name: ..., aliases: [...]"),
        ("name: A", "names.yaml:1:1: is no list; begin each entry with - name: ..."),
    ],
)
def test_a_mistake_is_named_and_the_other_entries_hold(tmp_path: Path, entry: str, said: str) -> None:
    rest = "" if entry.startswith("name") else "\n" + FILE
    (tmp_path / "names.yaml").write_text(entry + rest, encoding="utf-8")
    names, problems = read_names(tmp_path)
    assert [str(problem) for problem in problems] == [said]
    assert bool(names.canonical) == bool(rest)


def test_an_alias_of_two_is_named(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text(FILE + "- {name: Ivo Holm, aliases: [Holm]}\n", encoding="utf-8")
    names, [problem] = read_names(tmp_path)
    assert '"Holm" is a name of "Vera Holm", too' in str(problem)
    assert names.of(["Holm"]) == ("Vera Holm",)
