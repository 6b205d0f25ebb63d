"""A file is read with the place of everything in it, and both parsers read the same."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from making import chronicles, few, laid_out

from timeline.problems import Invalid
from timeline.store import EventFile
from timeline.store.event_reader import is_whole_number
from timeline.store.nodes import FAST, MAX_DEPTH, parse_yaml

TEXT = """\
# our events
- id: one
  date: 2024-10
  title: 'First'
  sources:
  - article: a
    quote: "x"
- title: Second
  id: two
  date: "2024-11-03"
"""


def test_every_value_knows_its_line_and_column():
    one, two = EventFile.parse(TEXT, "2024.yaml").entries
    assert (one.line, two.line) == (2, 8)
    assert one.place("date") == (3, 9)
    assert one.place("sources", 0, "quote") == (7, 12)
    assert one.place("where") == one.place("sources", 7) == (2, 3)
    assert two.place("id") == (9, 7)


@pytest.mark.skipif(FAST is yaml.SafeLoader, reason="PyYAML was built without libyaml")
@few
@given(st.data(), chronicles)
def test_the_fast_parser_sees_what_the_other_sees(data, held):
    text = data.draw(laid_out(held)).removeprefix("\ufeff")
    assert parse_yaml(text, "a.yaml", loader=yaml.SafeLoader) == parse_yaml(text, "a.yaml")


@given(st.text(st.sampled_from("ab-:#'\"[]{}|>&*!%@,? \n\t\r\\\u2028é~<")) | st.text())
def test_nothing_raises_on_any_text(text):
    file = EventFile.parse(text, "a.yaml")
    assert file.content == text
    assert file.problems or not file.entries or all(entry.event for entry in file.entries)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused_and_ends_no_process(opening):
    with pytest.raises(Invalid, match=f"more than {MAX_DEPTH} deep|not valid YAML"):
        parse_yaml(opening * 100_000, "a.yaml")


def test_a_billion_laughs_are_refused():
    lines = ["- &a [ha, ha]"] + [f"- &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)]
    (problem,) = EventFile.parse("\n".join(lines), "a.yaml").problems
    assert str(problem).startswith("a.yaml:1:3: the anchor &a stands here")


def test_a_byte_order_mark_is_kept_and_moves_no_column():
    file = EventFile.parse("\ufeff" + TEXT, "a.yaml")
    assert file.content == "\ufeff" + TEXT
    assert file.entries[0].place("date") == (3, 9)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "[]\n", "---\n", "~\n"])
def test_a_file_can_be_empty(text):
    file = EventFile.parse(text, "a.yaml")
    assert (file.entries, file.problems) == ((), ())


TABS = {
    "before a key": "- id: one\n\tdate: '2024'\n  title: One\n",
    "after a dash": "-\tid: one\n  date: '2024'\n  title: One\n",
    "after a colon": "- id:\tone\n  date: '2024'\n  title: One\n",
    "at the end of a line": "- id: one\t\n  date: '2024'\n  title: One\n",
    "before a comment": "- id: one\n  date: '2024'\t# about\n  title: One\n",
    "in an empty line": "- id: one\n\t\n  date: '2024'\n  title: One\n",
    "in plain text": "- id: one\n  date: '2024'\n  title: One\ttwo\n",
    "within braces": "- {id: one,\tdate: '2024', title: One}\n",
    "alone": "\t\n",
}


@pytest.mark.parametrize("loader", [yaml.SafeLoader, FAST])
@pytest.mark.parametrize("text", TABS.values(), ids=TABS)
def test_a_tab_between_values_is_refused_by_both_parsers(text: str, loader: Any) -> None:
    file = EventFile.parse(text, "2024.yaml", loader=loader)
    assert file.events == ()
    assert "a tab stands here; indent with spaces" in str(file.problems[0])


@pytest.mark.parametrize("loader", [yaml.SafeLoader, FAST])
@pytest.mark.parametrize(
    "line", ['title: "One\ttwo"', "title: 'One\ttwo'", "title: |-\n    One\ttwo", 'title: "One\ttwo"  # a\tb']
)
def test_a_tab_in_quotes_a_block_or_a_comment_is_text(line: str, loader: Any) -> None:
    file = EventFile.parse(f"- id: one\n  date: '2024'\n  {line}\n", "2024.yaml", loader=loader)
    assert [event.title for event in file.events] == ["One\ttwo"]


@pytest.mark.parametrize(
    ("text", "whole"),
    [("0", True), ("12", True), ("012", False), ("00", False), ("1_000", False), ("१", False), ("", False)],
)
def test_a_number_that_every_reader_takes_for_the_same_needs_no_quotes(text: str, whole: bool) -> None:
    assert is_whole_number(text) is whole
