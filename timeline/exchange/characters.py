"""Text made fit for formats that cannot hold every character."""

from __future__ import annotations

import re
from typing import Final

from timeline.text import clean

SURROGATE: Final = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text with U+FFFD in place of lone surrogates, which UTF-8 cannot hold."""
    return SURROGATE.sub("\ufffd", text)


def cut_line(text: str, length: int = 60) -> str:
    """The beginning of a text in one line, for messages."""
    shown = clean(text[: 2 * length])
    return shown if len(shown) <= length else shown[: length - 3] + "..."
