"""The schema and the reference are made from the model, and the model is that of the events."""

import json
from dataclasses import fields

import jsonschema
import pytest
import yaml
from hypothesis import given
from making import events, few

from timeline.events import Citation, Event
from timeline.store import reference, schema
from timeline.store.model import EVENT, SOURCE, event_from, event_values
from timeline.store.schema import schema_text


def test_every_field_of_an_event_and_of_a_source_has_a_key():
    # The coordinates of a place stand with its name; which keys are one's own, the settings say.
    assert {key.name for key in EVENT} == {field.name for field in fields(Event)} - {"places", "own"}
    assert {key.name for key in SOURCE} == {field.name for field in fields(Citation)}


def test_it_is_a_draft_07_schema_in_a_file_of_whole_lines():
    jsonschema.Draft7Validator.check_schema(schema())
    text = schema_text()
    assert json.loads(text) == schema()
    assert text.endswith("\n}\n")


@few
@given(events())
def test_every_event_is_valid_and_reads_back(event):
    jsonschema.Draft7Validator(schema()).validate([event_values(event)])
    assert event_from(event_values(event)) == event


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {id: a, date: x}", "'title' is a required property"),
        ("- {id: a, date: x, title: x, soruces: []}", "soruces"),
        ("- {id: A b, date: x, title: x}", "does not match"),
        ("- {id: a, date: 2024, title: x}", "2024 is not of type 'string'"),
        ("- {id: a, date: x, title: x, status: x}", "is not one of"),
        ("- {id: a, date: x, title: x, sources: [{quote: x}]}", "is not valid under any of the given schemas"),
    ],
)
def test_an_editor_that_reads_the_schema_sees_mistakes(text, said):
    (error,) = jsonschema.Draft7Validator(schema()).iter_errors(yaml.safe_load(text))
    assert said in error.message


def test_own_keys_are_allowed():
    jsonschema.Draft7Validator(schema()).validate([{"id": "a", "date": "x", "title": "x", "x-mine": [1]}])


def test_the_reference_names_every_key():
    assert all(f"| `{key.name}` |" in reference() for key in (*EVENT, *SOURCE))
