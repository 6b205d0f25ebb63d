"""Answers are read as far as they can be: cut, wrapped in words, of other types."""

import json
from contextlib import suppress

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.proposals.conftest import STRIKE_EVENTS
from timeline.events import Mode
from timeline.proposals.schema import MOST_EVENTS, SCHEMA, Unreadable, proposed, read_answer

WHOLE = json.dumps({"events": STRIKE_EVENTS})


def test_the_schema_is_one_and_takes_a_good_answer() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate({"events": STRIKE_EVENTS}, SCHEMA)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (WHOLE, 3),
        (f"Here it is:\n```json\n{WHOLE}\n```\nAnything else?", 3),
        (json.dumps(STRIKE_EVENTS), 3),
        ('{"events": []}', 0),
        ('{"events": [ ]', 0),
        (WHOLE[:-3], 2),
        (WHOLE[: WHOLE.index('"sentences": [4]')], 2),
        (json.dumps({"events": [{}] * (MOST_EVENTS + 50)}), MOST_EVENTS),
    ],
)
def test_as_many_events_are_read_as_there_are(text: str, number: int) -> None:
    assert len(read_answer(text)) == number


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", '{"error": "no"}', '{"events": {"a": 1}}', '{"events": [{"ti']
)
def test_what_is_no_answer_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Unreadable):
        read_answer(text)


def test_a_field_of_another_type_costs_itself_and_not_the_event() -> None:
    item = {"sentences": 3, "quote": "a", "date": 7, "mode": "certain", "who": "Ann", "where": {"x": 1}, "title": None}
    event = proposed(item)
    assert event is not None
    assert (event.sentences, event.quote, event.date, event.mode, event.who, event.where, event.title) == (
        (3,),
        "a",
        None,
        None,
        ("Ann",),
        (),
        "",
    )


def test_a_good_event_is_read_whole() -> None:
    event = proposed(STRIKE_EVENTS[2])
    assert event is not None
    assert (event.mode, event.who, event.rank) == (Mode.STATED, ("Vera Holm",), "minor")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@given(st.text(max_size=200) | JSON.map(json.dumps) | JSON.map(lambda value: json.dumps({"events": value})))
def test_any_text_gives_events_or_is_said_to_be_none(text: str) -> None:
    items: list[object] = []
    with suppress(Unreadable):
        items = read_answer(text)
    assert len(items) <= MOST_EVENTS
    assert all(isinstance(item, dict) or proposed(item) is None for item in items)
