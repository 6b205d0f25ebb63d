"""A change touches what must change, and nothing else, however the file is laid out."""

import difflib
import io
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from making import changed, chronicles, events, few, laid_out
from ruamel.yaml import YAML

from timeline.dates import parse_edtf
from timeline.events import Event, Status
from timeline.problems import Invalid
from timeline.store import Conventions, EventFile, revise
from timeline.store.model import event_from, event_values
from timeline.store.splice import own_keys
from timeline.when import read_date


def read(text):
    file = EventFile.parse(text, "2024.yaml")
    assert not [problem for problem in file.problems if problem.severity == "error"], file.problems
    return file


def test_where_the_first_keys_go_the_next_one_stands_behind_the_dash_with_their_comments_above_it():
    text = "- id: a\n  date: 2024\n  title: x\n  sources:\n  - words: today # soon\n    says: 2024\n    url: https://x.org\n"
    [event] = read(text).events
    source = replace(event.sources[0], words=None, says=None)
    revised = revise(read(text), [replace(event, sources=(source,))])
    assert revised.endswith("  - # soon\n    url: https://x.org\n")
    assert read(revised).events[0].sources == (source,)


@few
@given(st.data(), chronicles)
def test_every_layout_is_read_as_it_is_meant_and_saved_as_it_was(data, held):
    text = data.draw(laid_out(held))
    file = read(text)
    assert list(file.events) == held
    assert revise(file, held) == text == file.content


@few
@given(st.data(), chronicles)
def test_changing_one_event_leaves_the_lines_of_all_others_and_every_comment(data, held):
    text = data.draw(laid_out(held))
    if not held:
        return
    at = data.draw(st.integers(0, len(held) - 1))
    event = data.draw(changed(held[at]))
    file = read(text)
    revised = revise(file, [*held[:at], event, *held[at + 1 :]])
    assert list(read(revised).events) == [*held[:at], event, *held[at + 1 :]]
    assert comments(text) <= comments(revised)
    if file.root.flow:
        return
    first = file.entries[at].line - 1
    last = file.entries[at + 1].line - 1 if at + 1 < len(held) else len(text)
    lines = file.text.splitlines(keepends=True)
    others = [*lines[:first], *lines[last:]]
    assert revised.removeprefix("\ufeff").startswith("".join(lines[:first]))
    assert _kept(others, revised)


def comments(text):
    return set(re.findall(r"#c\d+\b", text))


def _kept(lines, text):
    """Whether the lines are all there, in order."""
    rest = iter(text.removeprefix("\ufeff").splitlines(keepends=True))
    return all(line in rest for line in lines)


@few
@given(st.data(), chronicles, chronicles)
def test_adding_and_removing_events_leaves_the_others_as_they_are(data, held, more):
    text = data.draw(laid_out(held))
    kept = [event for event in held if data.draw(st.booleans())]
    new = [event for event in more if event.id not in {old.id for old in held}]
    revised = revise(read(text), [*kept, *new])
    assert {event.id: event for event in read(revised).events} == {event.id: event for event in [*kept, *new]}
    if len(kept) == len(held) and not text.removeprefix("\ufeff").startswith("["):
        assert comments(text) <= comments(revised)
        whole = text.removeprefix("\ufeff").splitlines()
        assert _kept([line + "\n" for line in whole], revised.replace("\r\n", "\n") + "\n")


@few
@given(st.data(), chronicles, events())
def test_old_and_new_readers_read_a_changed_file_alike(data, held, event):
    text = data.draw(laid_out(held))
    others = [other for other in held if other.id != event.id]
    revised = revise(read(text), [*others, event])
    want = {one.id: one for one in [*others, event]}
    for document in (yaml.safe_load(revised), YAML(typ="safe", pure=True).load(io.StringIO(revised))):
        known = [{key: value for key, value in row.items() if not key.startswith("x-")} for row in document]
        assert {row["id"]: event_from(row) for row in known} == want
        assert all(
            isinstance(value, str)
            for row in known
            for key, value in row.items()
            if isinstance(event_values(want[row["id"]]).get(key), str)
        )


BEFORE = """\
# yaml-language-server: $schema=.schema.json

# The deployment
- id: shipment
  date: 2024-10-08/2024-10-13   # the agency's days
  title: 'North Korea ships soldiers'
  status: reported
  x-checked: Anna
  who: [ North Korea, 'Russian Navy' ]  # as named
  tags:
    - troops   # our word
    - navy
  sources:
  - article: tampa
    # the second sentence
    quote: >-
      North Korea deployed 1,500
      soldiers
  - {article: other, quote: Soldiers sailed.}

# Later
- id: reaction
  date: "2024-10-18"
  title: "Kremlin: fake"
"""


DATE = "  date: 2024-10-08/2024-10-13   # the agency's days"
WHO = "  who: [ North Korea, 'Russian Navy' ]  # as named"
FIRST = {"article": "tampa", "quote": "North Korea deployed 1,500 soldiers"}
SECOND = {"article": "other", "quote": "Soldiers sailed."}
FLOW = "  - {article: other, quote: Soldiers sailed.}"


@pytest.mark.parametrize(
    ("change", "diff"),
    [
        ({"title": "Soldiers sail"}, ["-  title: 'North Korea ships soldiers'", "+  title: 'Soldiers sail'"]),
        ({"date": "2024-10"}, ["-" + DATE, "+  date: 2024-10   # the agency's days"]),
        ({"date": "2024-10-08"}, ["-" + DATE, '+  date: "2024-10-08"   # the agency\'s days']),
        ({"status": "denied"}, ["-  status: reported", "+  status: denied"]),
        ({"time": "14:30"}, ['+  time: "14:30"']),
        ({"who": ["North Korea", "Russian Navy", "NO"]}, ["-" + WHO, "+" + WHO.replace(" ]", ', "NO" ]')]),
        ({"who": ["Russian Navy"]}, ["-" + WHO, "+  who: [ 'Russian Navy' ]  # as named"]),
        ({"who": []}, ["-" + WHO, "+  # as named"]),
        ({"tags": ["troops", "navy", "ships"]}, ["+    - ships"]),
        ({"tags": ["troops", "ships", "navy"]}, ["+    - ships"]),
        ({"tags": ["troops"]}, ["-    - navy"]),
        ({"tags": ["navy"]}, ["-    - troops   # our word", "+    # our word"]),
        ({"where": ["Vladivostok"]}, ["+  where: [Vladivostok]"]),
        ({"text": "Two lines\nof mine\n"}, ["+  text: |", "+    Two lines", "+    of mine"]),
        ({"sources": [FIRST | {"stance": "denies"}, SECOND]}, ["+    stance: denies"]),
        ({"sources": [FIRST, SECOND | {"stance": "denies"}]},
         ["-" + FLOW, "+" + FLOW.replace("}", ", stance: denies}")]),
        ({"sources": [FIRST]}, ["-" + FLOW]),
        ({"sources": [FIRST, SECOND, {"article": "new", "quote": "They: all"}]},
         ["+  - article: new", '+    quote: "They: all"']),
    ],
)  # fmt: skip
def test_a_change_is_as_small_as_it_can_be(change, diff):
    file = read(BEFORE)
    shown = event_values(file.events[0]) | change
    revised = revise(file, [event_from(shown), file.events[1]])
    lines = difflib.unified_diff(BEFORE.splitlines(), revised.splitlines(), n=0, lineterm="")
    assert [line for line in lines if not line.startswith(("---", "+++", "@@"))] == diff


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_what_comes_goes_below_a_last_line_that_goes(gap, newline):
    """One change removes a line, another adds one below it."""
    text = BEFORE.replace("\n# Later", gap + "# Later").replace(
        "  sources:", "  where:\n    - Kiel\n    - Bonn\n  sources:"
    )
    file = read(text.replace("\n", newline))
    shown = event_values(file.events[0]) | {"tags": ["troops"], "where": ["Kiel"], "sources": [FIRST], "time": "14:30"}
    wanted = [event_from(shown), file.events[1], new("between", "2024-10-15")]
    revised = revise(file, wanted)
    assert {event.id: event for event in read(revised).events} == {event.id: event for event in wanted}
    assert revised.count("\n") == revised.count(newline)
    assert f"soldiers{newline}{gap and newline}- id: between{newline}" in revised


def new(name, date):
    return event_from({"id": name, "date": date, "title": "New"})


def test_a_new_event_goes_to_its_place_in_time_and_keeps_off_the_comments_of_others():
    file = read(BEFORE)
    revised = revise(file, [*file.events, new("between", "2024-10-15"), new("first", "2023"), new("last", "2025")])
    assert [event.id for event in read(revised).events] == ["first", "shipment", "between", "reaction", "last"]
    assert revised.startswith(
        BEFORE.split("# The")[0]
        + '- id: first\n  date: "2023"\n  title: New\n  status: reported\n\n# The deployment\n- id: shipment'
    )
    assert "Soldiers sailed.}\n\n- id: between\n" in revised
    assert "  status: reported\n\n# Later\n- id: reaction" in revised
    assert revised.endswith('fake"\n\n- id: last\n  date: "2025"\n  title: New\n  status: reported\n')


def test_an_event_that_goes_takes_its_own_comment_and_leaves_the_others():
    file = read(BEFORE)
    assert revise(file, [file.events[1]]) == BEFORE.split("# The")[0] + BEFORE[BEFORE.index("# Later") :]
    assert revise(file, [file.events[0]]) == BEFORE[: BEFORE.index("\n# Later")]


def test_a_file_without_events_says_so_to_every_reader_and_can_be_filled_again():
    file = read(BEFORE)
    empty = revise(file, [])
    assert empty == "# yaml-language-server: $schema=.schema.json\n\n[]\n"
    assert revise(read(empty), [new("a", "2024")]) == empty.replace(
        "[]", '- id: a\n  date: "2024"\n  title: New\n  status: reported'
    )


def test_a_new_file_begins_with_the_line_that_names_its_schema():
    assert revise(read(""), [new("a", "2024-10")]) == (
        "# yaml-language-server: $schema=.schema.json\n- id: a\n  date: 2024-10\n  title: New\n  status: reported\n"
    )


def test_a_file_is_changed_by_the_reading_of_dates_that_it_was_read_with():
    def day_first(text):
        return read_date(text, order="dmy")

    file = EventFile.parse("- id: a\n  date: 03/04/2024\n  title: x\n", "a.yaml", Conventions(day_first))
    assert revise(file, [*file.events, new("b", "2025")]).startswith(file.text.rstrip("\n") + "\n\n- id: b")


BLOCKS = {
    "blanks below": "text: |\n    words\n    \n   \n",
    "blanks behind the last word": "text: |\n    words   \n",
    "blanks deeper than the block, which are of it": "text: |\n    words\n     \n",
    "no line break at the end of the file": "text: |\n    words   ",
    "a folded block with blanks": "text: >-\n    words\n    more  \n  \n",
    "an indentation that is given": "text: |2\n      words\n       \n",
    "lines that are kept": "text: |+\n    words\n\n\n",
    "an own key with blanks": "x-own: |\n    words\n     \n",
    "an own key without a line break": "x-own: |\n    words\n     ",
    "an own key of empty lines": "x-own: |+\n\n\n",
    "an own key of empty lines, folded": "x-own: >\n\n    folded\n    text\n\n      deeper  \n    \t\n\n",
    "an own key in several lines": "x-own: one\n    two\n\n    three\n",
    "a list that holds a comment alone": "who: [\n    # nobody yet\n  ]\n",
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize(
    "change",
    [{"title": "New"}, {"status": Status.PLANNED}, {"who": ("A", "B")}, {"text": "new\n"}, {"text": None},
     {"tags": ("t",)}],
    ids=lambda change: " ".join(change) + " gone" * (None in change.values()),
)  # fmt: skip
def test_a_block_at_the_end_is_edited_and_left_exactly(newline, block, change):
    text = f"- id: a\n  date: 2024-10\n  title: x\n  {block}".replace("\n", newline)
    file = EventFile.parse(text, "")
    wanted = replace(file.events[0], **change)
    revised = revise(file, [wanted])
    back = EventFile.parse(revised, "")
    assert back.events == (wanted,)
    assert own_keys(back.entries[0].node) == own_keys(file.entries[0].node)
    assert revised.count("#") == text.count("#")
    assert revise(back, [wanted]) == revised


OWN_KEYS = """\
- id: a
  date: "2024"
  title: x
  x-mine: stays
  where:
  - {name: Kiel, lat: 54.3, lon: 10.1, x-map: seen}
  - Bonn
  sources:
  - article: one
    quote: The first.
    x-one: [private, words]
  - article: two
    quote: The second.
    x-two: |
      more
      words
  - {url: https://example.org/a, x-three: flow}
"""


@pytest.mark.parametrize(
    ("change", "left"),
    [
        (lambda event: {"sources": event.sources[1:]}, ("x-mine", "x-map", "x-two", "x-three")),
        (lambda event: {"sources": event.sources[:1]}, ("x-mine", "x-map", "x-one")),
        (lambda event: {"sources": ()}, ("x-mine", "x-map")),
        (lambda event: {"sources": (*event.sources[:2], replace(event.sources[2], url="https://example.org/b"))},
         ("x-mine", "x-map", "x-one", "x-two")),
        (lambda event: {"sources": (replace(event.sources[0], quote="Anew."), *event.sources[1:])},
         ("x-mine", "x-map", "x-one", "x-two", "x-three")),
        (lambda event: {"sources": (event.sources[2], event.sources[0])}, ("x-mine", "x-map", "x-one")),
        (lambda event: {"places": ()}, ("x-mine", "x-one", "x-two", "x-three")),
        (lambda event: {"places": (), "where": ("Bonn",)}, ("x-mine", "x-one", "x-two", "x-three")),
    ],
    ids=["first goes", "last two go", "all go", "one is another", "one is quoted anew", "order changes",
         "coordinates go", "a place goes"],
)  # fmt: skip
def test_what_goes_takes_its_own_keys_along_and_what_stays_keeps_them(change, left):
    file = read(OWN_KEYS)
    wanted = replace(file.events[0], **change(file.events[0]))
    revised = revise(file, [wanted])
    back = read(revised)
    assert list(back.events) == [wanted]
    before = dict(own_keys(file.entries[0].node))
    assert dict(own_keys(back.entries[0].node)) == {key: before[key] for key in left}


def test_an_edit_that_would_lose_a_key_of_a_source_that_stays_is_refused(monkeypatch):
    lossy = OWN_KEYS.replace("title: x", "title: y").replace("    x-two: |\n      more\n      words\n", "")
    monkeypatch.setattr("timeline.store.splice.apply", lambda text, splices: lossy)
    file = read(OWN_KEYS)
    with pytest.raises(Invalid, match='the event "a" cannot be edited as it is laid out'):
        revise(file, [replace(file.events[0], title="y")])


TAGGED = "- id: a\n  date: 2024-10\n  title: A\n  tags: {}\n"


@pytest.mark.parametrize(
    ("before", "tags", "after"),
    [
        ("[a, b]", ("b",), "[b]"),
        ("[a, b]", ("a",), "[a]"),
        ("[a, b]", ("b", "c"), "[b, c]"),
        ("[b]", ("a", "b"), "[a, b]"),
        ("[a, b]", ("a", "c", "b"), "[a, c, b]"),
        ("[\n    a, # first\n    b\n    ]", ("b",), "[\n     # first\n    b\n    ]"),
        ("[\n    a,\n    b, # second\n    c # third\n    ]", ("a", "c"), "[\n    a, # second\n    c # third\n    ]"),
        ("[\n    # none yet\n    ]", ("a", "b"), "[\n    # none yet\n    a, b]"),
        ("[ # later\n    ]", ("a",), "[ # later\n    a]"),
        ("[]", ("a", "b"), "[a, b]"),
        ("[a]", (), None),
    ],
)
def test_between_brackets_only_what_differs_is_written_and_comments_stay(before, tags, after):
    file = read(TAGGED.format(before))
    revised = revise(file, [replace(file.events[0], tags=tags)])
    assert revised == (TAGGED.format(after) if after else TAGGED.removesuffix("  tags: {}\n"))
    assert read(revised).events[0].tags == tags


@pytest.mark.parametrize("indent", ["", "  "])
def test_a_list_that_loses_its_last_event_is_an_empty_one_at_the_same_place(indent):
    file = read("# ours\n" + "".join(f"{indent}{line}\n" for line in ("- id: a", "  date: 2024-10", "  title: A")))
    assert revise(file, []) == f"# ours\n{indent}[]\n"


IN_A, IN_B = '{id: a, date: "2024-10", title: A}', '{id: b, date: "2024-11", title: B}'
IN_JANUARY = "{id: c, date: 2024-01, title: C, status: reported}"
IN_DECEMBER = IN_JANUARY.replace("-01", "-12")


@pytest.mark.parametrize(
    ("kept", "date", "after"),
    [
        (["a"], None, [IN_A]),
        (["b"], None, [IN_B]),
        ([], None, []),
        (["a", "b"], "2024-12", [IN_A, IN_B, IN_DECEMBER]),
        (["a", "b"], "2024-01", [IN_JANUARY, IN_A, IN_B]),
        (["a"], "2024-12", [IN_A, IN_DECEMBER]),
    ],
)
def test_a_file_within_brackets_gains_and_loses_events_there(kept, date, after):
    file = read(f"[{IN_A}, {IN_B}]\n")
    wanted = [event for event in file.events if event.id in kept]
    wanted += [Event("c", parse_edtf(date), "C")] if date else []
    assert revise(file, wanted) == f"[{', '.join(after)}]\n"


@pytest.mark.parametrize(("header", "apart"), [("|+", ""), ("|", "\n")])
def test_a_new_event_below_a_block_that_keeps_its_empty_lines_adds_none(header, apart):
    first = '- id: z\n  date: "2024-09"\n  title: Z\n\n'
    before = f'{first}- id: a\n  date: "2024-10"\n  title: A\n  text: {header}\n    One.\n\n'
    below = '- id: y\n  date: "2025"\n  title: Y\n'
    file = read(before + below)
    revised = revise(file, [*file.events, Event("c", parse_edtf("2024-12"), "C")])
    assert revised == f"{before}- id: c\n  date: 2024-12\n  title: C\n  status: reported\n{apart}{below}"


def test_the_place_of_what_is_not_there_is_that_of_its_event():
    [entry] = read("# ours\n- id: a\n  date: 2024-10\n  title: A\n  who: [X]\n").entries
    assert [entry.place("who", 0), entry.place("who", 1), entry.place("text"), entry.place("title", 0)] == [
        (5, 9), (2, 3), (2, 3), (2, 3),
    ]  # fmt: skip
