"""Every reader of YAML, old and new, reads back what was written, to the letter."""

import io

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from making import NASTY
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from timeline.store.scalars import is_plain, other_reading, write_scalar

anything = st.text(st.characters(exclude_categories=["Cs"]))


def readings(document):
    """The same document as PyYAML (YAML 1.1), libyaml and ruamel (YAML 1.2) read it."""
    yield yaml.safe_load(document)
    yield yaml.load(document, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    yield YAML(typ="safe", pure=True).load(io.StringIO(document))


@given(anything | st.sampled_from(NASTY), st.sampled_from(["", "'", '"']), st.sampled_from(["\n", "\r\n"]))
@example("- a\n  b", "", "\n")
def test_a_text_reads_back_in_every_reader(text, style, newline):
    block = write_scalar(text, indent=4, style=style, newline=newline)
    within = write_scalar(text, flow=True, style=style)
    document = newline.join([f"- key: {block}", f"  list: [{within}, {{k: {within}}}]", "- last", ""])
    for reading in readings(document):
        assert reading == [{"key": text, "list": [text, {"k": text}]}, "last"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("North Korea ships 1,500 soldiers", "North Korea ships 1,500 soldiers"),
        ("2024-10-08/2024-10-13", "2024-10-08/2024-10-13"),
        ("2024-10", "2024-10"),
        ("198X", "198X"),
        ("2024-10-18~", "2024-10-18~"),
        ("XXXX-10-03", "XXXX-10-03"),
        ("2024-10-03", '"2024-10-03"'),
        ("2024", '"2024"'),
        ("[..2021-05-02]", '"[..2021-05-02]"'),
        ("NO", '"NO"'),
        ("12:30", '"12:30"'),
        ("1_000", '"1_000"'),
        ("0x10", '"0x10"'),
        ("1e3", '"1e3"'),
        ("~", '"~"'),
        ("y", '"y"'),
        ("Kim: we go", '"Kim: we go"'),
        ("“We go”", "“We go”"),
        ('"We go"', '"\\"We go\\""'),
        ("10\u00a0000 people", "10\u00a0000 people"),
        ("turned\u202earound", '"turned\\u202earound"'),
        ("two\u2028lines", '"two\\u2028lines"'),
        ("two\nlines", "|-\n  two\n  lines"),
        ("two\nlines\n", "|\n  two\n  lines"),
        (" first\nsecond", '" first\\nsecond"'),
        ("one \ntwo", '"one \\ntwo"'),
    ],
)
def test_what_is_safe_stays_plain_and_the_rest_gets_quotes(text, written):
    assert write_scalar(text, indent=2) == written


@given(anything)
def test_what_is_plain_is_text_to_everyone(text):
    if is_plain(text, flow=False):
        assert other_reading(text) is None
        assert all(reading == text for reading in readings(text))


@pytest.mark.parametrize(
    ("plain", "reading"),
    [("NO", "true or false"), ("2024-10-03", "a date"), ("12:30", "a number"), ("1e3", "a number"), ("0o7", "a number"),
     ("+1", "a number"), ("._0", "a number"),
     ("null", "nothing"), ("2024-10", None), ("198X", None), ("Norway", None), ("1,500", None)],
)  # fmt: skip
def test_it_is_known_what_others_take_a_plain_value_for(plain, reading):
    assert other_reading(plain) == reading


@given(
    st.from_regex(r"[-+0-9_.:eExobTZ ]{1,12}", fullmatch=True)
    | st.from_regex(
        r"[12]\d{3}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d\d:\d\d(\.\d)?( ?(Z|[-+]\d{1,2}(:\d\d)?))?)?", fullmatch=True
    )
    | st.sampled_from(NASTY)
)
def test_no_reader_takes_for_something_else_what_we_take_for_text(text):
    try:
        node = yaml.compose(text)
        read = list(readings(text))
    except (yaml.YAMLError, ValueError, YAMLError):  # it cannot stand there at all, or is a day that there is not
        return
    if isinstance(node, yaml.ScalarNode) and not node.style and node.value == text and other_reading(text) is None:
        assert read == [text] * 3
