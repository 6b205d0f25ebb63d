"""The batch answers: events, merged events, anchors."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.jsonl.events import anchors_of, events_of
from timeline.cli.jsonl.merging import merged
from timeline.dates import Day, parse_edtf
from timeline.extraction.anchor import anchor

TEXT = "The dam broke on Monday, officials said. Ann Lee will visit the valley next week. The river is 40 km long."


def line(text: str, **more: Any) -> dict[str, Any]:
    return {"docid": "a", "dct": "2024-10-18", "text": text, **more}


def test_events_of_a_line_quote_its_text() -> None:
    answer = events_of(line(TEXT))
    assert answer["docid"] == "a"
    first = answer["events"][0]
    assert list(first) == [
        "start",
        "end",
        "quote",
        "date",
        "title",
        "status",
        "time",
        "basis",
        "mode",
        "speaker",
        "score",
    ]
    assert TEXT[first["start"] : first["end"]] == first["quote"]
    assert (first["date"], first["status"]) == ("2024-10-14", "reported")


def test_a_publication_day_may_carry_a_time_or_be_missing() -> None:
    assert (
        events_of(line("The dam broke on Monday.") | {"dct": "2024-10-18T09:30:00"})["events"][0]["date"]
        == "2024-10-14"
    )
    [waiting] = events_of(line("The dam broke on October 3.") | {"dct": None}, everything=True)["events"]
    assert (waiting["date"], waiting["reason"]) == ("XXXX-10-03", "the year is not known")


def test_merged_events_stay_within_their_collection() -> None:
    told = "A cargo ship with 31 sailors sank off Malta on Monday. The ship Verana was on its way to Genoa."
    lines = [line(told, collection=name) | {"docid": id_} for id_, name in (("a", "one"), ("b", "one"), ("c", "two"))]
    answers = list(merged(lines))
    assert [answer["collection"] for answer in answers] == sorted(answer["collection"] for answer in answers)
    tellings = [{telling["docid"] for telling in answer["tellings"]} for answer in answers]
    assert {"a", "b"} in tellings
    assert {"c"} in tellings
    assert not any({"a", "c"} <= docids for docids in tellings)


@pytest.mark.parametrize(
    ("text", "word", "kind", "begin", "end"),
    [
        ("The dam broke on Monday.", "broke", "point", ["2024-10-14"] * 2, ["2024-10-14"] * 2),
        ("The mayor said the dam was safe.", "said", "point", ["2024-10-18"] * 2, ["2024-10-18"] * 2),
        ("The road will open soon.", "open", "point", ["2024-10-18", None], ["2024-10-18", None]),
        ("The army has seized the port.", "seized", "point", [None, "2024-10-18"], [None, "2024-10-18"]),
        ("The family owns two farms.", "owns", "span", [None, "2024-10-18"], ["2024-10-18", None]),
        ("Exports rose between May 3 and 9.", "rose", "span", ["2024-05-03"] * 2, ["2024-05-09"] * 2),
    ],
)
def test_anchors(text: str, word: str, kind: str, begin: list[str | None], end: list[str | None]) -> None:
    start = text.index(word)
    answer = anchors_of(line(text, spans=[{"id": "e1", "start": start, "end": start + len(word)}]))
    [found] = answer["anchors"]
    assert (found["id"], found["kind"], found["begin"], found["end"]) == ("e1", kind, begin, end)


def test_a_span_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="a span is written"):
        anchors_of(line(TEXT, spans=[{"id": "e1", "start": 5}]))


@given(st.text(max_size=200), st.integers(0, 300), st.one_of(st.none(), st.just(Day(2024, 10, 18))))
def test_any_place_of_any_text_has_an_anchor(text: str, start: int, published: Day | None) -> None:
    [found] = anchor(text, published, [("x", start, start + 1)])
    assert found.edtf is None or parse_edtf(str(found.edtf)) == found.edtf
    assert found.kind in ("point", "span")
