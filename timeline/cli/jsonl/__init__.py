"""JSON lines in, JSON lines out: one answer for each line, in order, as soon as it is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from timeline.dates import DateError, Day

MAX_LINE: Final = 16_000_000
"""Bytes of a line. An article of a million characters fits, whatever it is written in and escaped as."""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that could not be answered: ``{"docid": ..., "error": ...}``, or its number where no docid is known."""

    line: int
    docid: object
    error: str

    def as_json(self) -> dict[str, object]:
        """Return the line that is printed in its place."""
        place = {"line": self.line} if self.docid is None else {"docid": self.docid}
        return {**place, "error": self.error}


def input_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long only the beginning, so that memory stays bounded."""
    while line := stream.readline(MAX_LINE + 1):
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE + 1)
        yield line


def read_objects(lines: Iterable[bytes]) -> Iterator[tuple[int, Mapping[str, Any] | RefusedLine]]:
    """The JSON object of each line with the line's number from 1; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _parsed(number, line)


def answers(
    lines: Iterable[bytes], answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> Iterator[Mapping[str, Any] | RefusedLine]:
    """Each line's answer, or why it has none; one bad line does not stop the rest."""
    for number, line in read_objects(lines):
        yield line if isinstance(line, RefusedLine) else _answered(number, line, answer)


def _parsed(number: int, line: bytes) -> Mapping[str, Any] | RefusedLine:
    if len(line) > MAX_LINE:
        return RefusedLine(number, None, f"longer than {MAX_LINE:,} bytes; split the text")
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        return RefusedLine(number, None, f"not a line of JSON in UTF-8: {error}")
    if not isinstance(value, dict):
        return RefusedLine(number, None, 'not a JSON object; write {"docid": ..., "dct": ..., "text": ...}')
    docid = value.get("docid")
    if not isinstance(value.get("text"), str):
        return RefusedLine(number, docid, 'no "text"; write the text of the article as a string')
    if not isinstance(value.get("dct"), str | None):
        return RefusedLine(number, docid, '"dct" is the publication day as a string, as "2024-10-18", or null')
    try:
        Day.parse(value.get("dct") or "2000-01-01")
    except DateError as error:
        return RefusedLine(number, docid, str(error))
    return value


def _answered(
    number: int, line: Mapping[str, Any], answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]
) -> Mapping[str, Any] | RefusedLine:
    try:
        return answer(line)
    except ValueError as error:
        return RefusedLine(number, line.get("docid"), str(error))
    except Exception as error:  # a defect of ours in one text must not cost the others their answers
        return RefusedLine(number, line.get("docid"), f"internal error, please report it: {error!r}")
