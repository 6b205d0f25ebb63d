"""Where sentences begin and end; paragraphs are respected, lines that are only wrapped are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from nupunkt import sent_spans

from timeline.language.parts_of_speech import readings

_LINE: Final = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ENDED: Final = frozenset(".!?:;\"”’'»)")
_WIDTH: Final = 50
"""Code points from which on a line can be one that was wrapped."""
_ENDS: Final = re.compile(r"(?<![^\W_])([a-z]{4,40})[.!?][\"”’')]{0,3} +(?=[\"“‘(]?[A-Z])")
"""A word in lower case, a full stop, a capital: no abbreviation, where the word is in the lexicon."""
LONGEST: Final = 3000
"""Code points of the longest run that is looked at as one; what is longer is cut at a blank."""


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end), without blanks around them. "He left. She came." is [(0, 8), (9,
    18)]."""
    return [
        span
        for start, end in paragraphs(text)
        for piece in _pieces(text, start, end)
        for span in _sentences(text, *piece)
    ]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: its lines, or, where lines are wrapped at a width, the blocks between empty lines.

    A line that goes on in lower case after a long one that ended nothing is wrapped wherever it stands.
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    wrapped = _wrapped(text, lines)
    joined: list[tuple[int, int]] = lines[:1]
    for (first, last), (start, end) in pairwise(lines):
        near = text.count("\n", last, start) < 2
        goes_on = last - first >= _WIDTH and text[start].islower() and text[first:last].rstrip()[-1] not in _ENDED
        if wrapped and not text[start : start + 2].isspace():  # not set in
            goes_on = True
        if near and goes_on:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines break where the width ends: many, none long, and most end within a sentence."""
    if len(lines) < 6 or max(end - start for start, end in lines) > 100:
        return False
    return sum(text[start:end].rstrip()[-1] not in _ENDED for start, end in lines) > len(lines) / 2


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraph in pieces of bounded length."""
    pieces = []
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start + LONGEST // 2)
        pieces.append((start, cut))
        start = cut
    return [*pieces, (start, end)]


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans, cut where a sentence ends all the same: "It fell last month. Pay rose." is two."""
    for start, end in spans:
        for match in _ENDS.finditer(text, start, end):
            if readings(match[1]):
                yield start, match.end()
                start = match.end()
        yield start, end


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for begin, stop in _cut(text, ((start + first, start + last) for first, last in sent_spans(text[start:end]))):
        piece = text[begin:stop]
        begin += len(piece) - len(piece.lstrip())
        stop -= len(piece) - len(piece.rstrip())
        if begin < stop:
            spans.append((begin, stop))
    return spans
