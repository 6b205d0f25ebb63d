"""The canonical form of a file: EDTF, and quotes where readers of YAML would differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import chronicles, few, laid_out

from timeline.store import EventFile, fmt
from timeline.store.fmt import with_own_ids

BEFORE = """\
- {id: a, date: 2024-10-03, title: NO}   # flow
- id: b
  date: Oct 8-13, 2024  # in words
  title: Yes
  who: [1_000, 'No', x]
  time: 12:30
  x-mine: 2024-10-03
  sources:
  - article: art
    says: 'June 2024'
    words: "Oct 8-13"
"""
AFTER = """\
- {id: a, date: "2024-10-03", title: "NO"}   # flow
- id: b
  date: 2024-10-08/2024-10-13  # in words
  title: "Yes"
  who: ["1_000", 'No', x]
  time: "12:30"
  x-mine: 2024-10-03
  sources:
  - article: art
    says: '2024-06'
    words: "Oct 8-13"
"""


def test_dates_in_words_become_edtf_and_what_readers_differ_on_gets_quotes():
    assert fmt(BEFORE) == AFTER
    assert fmt(AFTER) == AFTER


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("June 2024", "2024-06"),
        ("3 May 2021", '"2021-05-03"'),
        ("Oct 8-13, 2024", "2024-10-08/2024-10-13"),
        ("circa 1998", "1998~"),
        ("before 3 May 2021", '"[..2021-05-02]"'),
        ("8 October 2024", '"2024-10-08"'),
    ],
)
def test_an_editor_can_write_a_date_in_words(words, edtf):
    assert fmt(f"- id: a\n  date: {words}\n  title: x\n") == f"- id: a\n  date: {edtf}\n  title: x\n"


@few
@given(st.data(), chronicles)
def test_what_is_in_canonical_form_stays_as_it_is(data, held):
    text = data.draw(laid_out(held))
    assert fmt(text) == text


def test_it_means_the_same_afterwards():
    assert EventFile.parse(fmt(BEFORE), "").events == EventFile.parse(BEFORE, "").events


def test_what_is_ambiguous_stays_and_the_rest_is_formatted():
    wrong = "- id: a\n  date: 03/04/2024\n  title: x\n"
    assert fmt(wrong + "- id: b\n  date: June 2024\n  title: x\n") == wrong + "- id: b\n  date: 2024-06\n  title: x\n"
    assert fmt("- id: [\n") == "- id: [\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- id: a\n  date: 2024-07-19T04:09:00Z # c\n  title: x\n",
         '- id: a\n  date: "2024-07-19" # c\n  time: 04:09Z\n  title: x\n'),
        ("- id: a\n  title: x\n  date: 2024-07-19 14:05:30+0300",
         '- id: a\n  title: x\n  date: "2024-07-19"\n  time: 14:05:30+03:00'),
        ("- {id: a, date: 2024-07-19T04:09, title: x}\n", '- {id: a, date: "2024-07-19", time: "04:09", title: x}\n'),
        ('- id: a\n  date: 2024-07-19T04:09:00Z\n  time: "05:00"\n  title: x\n',
         '- id: a\n  date: "2024-07-19"\n  time: "05:00"\n  title: x\n'),
    ],
)  # fmt: skip
def test_a_clock_time_behind_a_date_gets_its_own_line(before, after):
    assert fmt(before) == after
    assert fmt(after) == after
    assert EventFile.parse(after, "").events == EventFile.parse(before, "").events


def test_an_id_that_is_replaced_keeps_its_quotes():
    event = '[{"id": "%s", "date": "2024", "title": "x"}]'
    contents = with_own_ids([EventFile.parse(event % "a", path) for path in ("a.yaml", "b.yaml")])
    assert contents == {"a.yaml": event % "a", "b.yaml": event % "a-other"}


def test_the_later_of_two_events_of_one_id_gets_another_and_what_cannot_be_read_keeps_what_is_written():
    event = "- id: {}  # mine\n  date: {}\n  title: x\n"
    texts = {
        "a.yaml": event.format("a", "2024") + event.format("a-other", "2024"),
        "b.yaml": event.format("a", "2024") + event.format("a", "soon") + event.format("a", "2025"),
    }
    contents = with_own_ids([EventFile.parse(text, path) for path, text in texts.items()])
    assert contents == {
        "a.yaml": texts["a.yaml"],
        "b.yaml": event.format("a-other-2", "2024") + event.format("a", "soon") + event.format("a-other-3", "2025"),
    }
