"""Text made fit for formats that cannot hold every character."""

from __future__ import annotations

import re
from typing import Final

_UNFIT: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Controls, bidi overrides that make a text read otherwise than it is written, lone surrogates, noncharacters."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def lines(text: str) -> str:
    """The text with its lines kept and what cannot be shown left out."""
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The text in one line, runs of white space as one space, what cannot be shown left out."""
    return " ".join(_UNFIT.sub("", text).split())


def encodable(text: str) -> str:
    """The text with U+FFFD in place of lone surrogates, which UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text)


def cut(text: str, length: int = 60) -> str:
    """The beginning of a text in one line, for messages."""
    shown = line(text[: 2 * length])
    return shown if len(shown) <= length else shown[: length - 3] + "..."
