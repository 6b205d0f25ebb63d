"""The journal of originals, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

MAX_LINES: Final = 1_000_000
"""Of a journal that are read."""


def journal_lines(journal: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a journal of originals by their numbers, from 1; MAX_LINES at the most."""
    with journal.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if number > MAX_LINES:
                return
            if raw.strip():
                yield number, raw.rstrip(b"\r\n")
