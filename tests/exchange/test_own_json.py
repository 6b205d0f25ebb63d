"""Our JSON follows its schema, and what does not is refused row by row with the reason."""

import json
from typing import Any

import jsonschema
import pytest

from timeline.dates import parse_edtf
from timeline.exchange.edition import Edition
from timeline.exchange.own_json import file_schema, read_json, write_json
from timeline.exchange.rows import MAX_ITEMS, MAX_TEXT
from timeline.when import read_date


def read(*events: Any) -> tuple[list[str], list[str]]:
    """The titles of the events, and the remarks."""
    found = read_json(json.dumps({"format": "timeline", "version": 1, "events": events}))
    return [event.title for event in found.events], [str(remark) for remark in found.remarks]


def test_it_follows_its_schema(edition: Edition) -> None:
    jsonschema.Draft7Validator.check_schema(file_schema())
    jsonschema.validate(json.loads(write_json(edition).text), file_schema())


@pytest.mark.parametrize(
    "event",
    [
        {"title": "No date"},
        {"date": "2024", "title": "Own key", "x-own": "1"},
        {"date": "2024", "title": "Bad address", "sources": [{"url": "javascript:alert(1)"}]},
        {"date": "2024", "title": "No source", "sources": [{"publisher": "x"}]},
        {"date": "2024", "title": "Bad status", "status": "maybe"},
    ],
    ids=lambda event: event["title"],
)
def test_the_schema_refuses_what_cannot_be_kept_in_full(event: dict[str, Any]) -> None:
    assert list(
        jsonschema.Draft7Validator(file_schema()).iter_errors({"format": "timeline", "version": 1, "events": [event]})
    )
    assert read(event)[1]


def test_an_event_without_an_id_is_valid_and_named_after_its_title() -> None:
    shown = {"format": "timeline", "version": 1, "events": [{"date": "2024", "title": "A strike"}]}
    jsonschema.validate(shown, file_schema())
    assert [event.id for event in read_json(json.dumps(shown)).events] == ["a-strike"]


def test_it_says_what_follows_from_the_date_for_programs_that_know_no_edtf(edition: Edition) -> None:
    shown = json.loads(write_json(edition).text)
    assert shown["events"][3]["derived"] == {
        "words": "about June 2024",
        "earliest": "2024-06-01",
        "latest": "2024-06-30",
        "standing": "reported",
        "page": "https://example.org/timeline/events/about-june/",
    }
    assert shown["articles"]["example-herald-2024-10-18"]["publisher"] == "Example Herald"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "not valid JSON: Expecting value in line 1, column 1"),
        ("[" * 200_000, "lists within lists, deeper than any chronology needs"),
        ("[]", 'no object with a list "events"'),
        ('{"events": []}', '"format" is not "timeline"'),
        ('{"format": "timeline", "version": 2, "events": []}', '"version" is not 1, the one that this program reads'),
        ('{"events": [], "events": []}', '"events" stands twice in one object; keep one'),
        ('{"events": [NaN]}', "NaN is no JSON"),
    ],
)
def test_a_file_that_is_none_says_why(text: str, reason: str) -> None:
    found = read_json(text)
    assert (found.events, [str(remark) for remark in found.remarks]) == ((), [f"the file: left out: {reason}"])


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        ("strike", "row 1: left out: no object"),
        ({"title": "Strike"}, "row 1: left out: no date"),
        ({"date": "2024"}, "row 1: left out: no title"),
        ({"date": "2024", "title": " "}, "row 1: left out: title: blank; not kept"),
        ({"date": 2024, "title": "Strike"}, "row 1: left out: date: not text; not kept"),
        (
            {"date": "2024-31-10", "title": "Strike"},
            'row 1: left out: date: "2024-31-10": there is no month 31; did you mean 2024-10-31?',
        ),
    ],
)
def test_a_row_without_a_date_or_a_title_is_left_out_with_the_reason(row: Any, remark: str) -> None:
    assert read(row, {"id": "b", "date": "2025", "title": "Kept"}) == (["Kept"], [remark])


@pytest.mark.parametrize(
    ("more", "remark"),
    [
        ({"soruces": []}, 'row 1: "soruces": unknown key; not kept'),
        ({"x-own": 1}, 'row 1: "x-own": unknown key; not kept'),
        ({"who": "Ann"}, "row 1: who: not a list; not kept"),
        ({"who": ["Ann", 3]}, "row 1: who 2: not text; not kept"),
        (
            {"sources": [{"url": "javascript:alert(1)"}]},
            'row 1: sources 1, url: "javascript:alert(1)" does not fit; '
            "write a web address that begins with https://; not kept",
        ),
        ({"sources": [{"publisher": "x"}]}, "row 1: sources 1: neither an article nor a web address; not kept"),
        (
            {"text": "x" * (MAX_TEXT + 1)},
            f"row 1: text: {MAX_TEXT + 1:,} characters; only the first {MAX_TEXT:,} are kept",
        ),
        (
            {"who": ["x"] * (MAX_ITEMS + 1)},
            f"row 1: who: {MAX_ITEMS + 1:,} items; only the first {MAX_ITEMS:,} are kept",
        ),
    ],
)
def test_what_is_wrong_beside_them_is_named_and_the_rest_kept(more: Any, remark: str) -> None:
    titles, remarks = read({"id": "a", "date": "2024", "title": "Strike", **more})
    assert titles == ["Strike"]
    assert remark in remarks


def test_a_date_may_stand_in_words_where_the_reader_knows_them() -> None:
    text = json.dumps({"format": "timeline", "version": 1, "events": [{"date": "Oct 8-13, 2024", "title": "Strike"}]})
    assert read_json(text, read_date).events[0].date == parse_edtf("2024-10-08/2024-10-13")
