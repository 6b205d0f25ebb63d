"""JSON lines: one answer for each line, in order, and a bad line costs only itself."""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli.jsonl import MAX_LINE, RefusedLine, answers, input_lines


def length_of(line: Mapping[str, Any]) -> dict[str, Any]:
    if line["text"] == "bad":
        raise ValueError("this text is bad; write another")
    if line["text"] == "defect":
        raise ZeroDivisionError("ours")
    return {"docid": line.get("docid"), "length": len(line["text"])}


def answered(*lines: bytes) -> list[Mapping[str, Any]]:
    return [answer.as_json() if isinstance(answer, RefusedLine) else answer for answer in answers(lines, length_of)]


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"{", {"line": 1, "error": "not a line of JSON in UTF-8"}),
        (b'{"docid": "\xf6"}', {"line": 1, "error": "not a line of JSON in UTF-8"}),
        (b"[1]", {"line": 1, "error": "not a JSON object; write"}),
        (b"[" * 100_000, {"line": 1, "error": "not a line of JSON"}),
        (b'{"docid": "a"}', {"docid": "a", "error": 'no "text"; write the text'}),
        (b'{"docid": "a", "text": "", "dct": 20241018}', {"docid": "a", "error": '"dct" is the publication day'}),
        (b'{"docid": "a", "text": "bad"}', {"docid": "a", "error": "this text is bad; write another"}),
        (b'{"docid": "a", "text": "defect"}', {"docid": "a", "error": "internal error, please report it"}),
    ],
)
def test_a_bad_line_is_told_by_docid_or_number_and_the_next_is_answered(line: bytes, error: dict[str, Any]) -> None:
    first, second = answered(line, b'{"docid": "b", "text": "four"}')
    assert {**first, "error": first["error"][: len(error["error"])]} == error
    assert second == {"docid": "b", "length": 4}


def test_blank_lines_are_passed_over_but_counted() -> None:
    assert answered(b"\n", b"{\n")[0]["line"] == 2


@pytest.mark.parametrize("length", [MAX_LINE + 1, 2 * MAX_LINE, 3 * MAX_LINE + 5])
def test_a_line_that_is_too_long_is_refused_without_being_held(length: int) -> None:
    stream = io.BytesIO(b'"' + b"x" * length + b'"\n' + b'{"docid": "b", "text": "four"}\n')
    lines = list(input_lines(stream))
    assert [len(line) for line in lines] == [MAX_LINE + 1, 31]
    assert answered(*lines) == [
        {"line": 1, "error": "longer than 16,000,000 bytes; split the text"},
        {"docid": "b", "length": 4},
    ]


def test_answers_stream() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b'{"docid": "a", "text": ""}'

    assert next(iter(answers(endless(), length_of))) == {"docid": "a", "length": 0}


@given(st.lists(st.text().filter(lambda text: text not in ("bad", "defect"))))
def test_answers_keep_the_order_of_the_lines(texts: list[str]) -> None:
    lines = [json.dumps({"docid": n, "text": text}).encode() for n, text in enumerate(texts)]
    assert [answer["docid"] for answer in answered(*lines)] == list(range(len(texts)))
