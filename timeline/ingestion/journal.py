"""The journal of originals, line by line, and the proofs beside it that a line existed at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FOLDER: Final = "originals"
JOURNAL: Final = "custody.jsonl"

MAX_LINES: Final = 1_000_000
"""Of a journal that are read."""

LARGEST_PROOF: Final = 100_000
"""Bytes: a token of an authority has about 6,000 with its certificates, a proof that Bitcoin has confirmed 3,000."""


def journal_lines(journal: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a journal of originals by their numbers, from 1; MAX_LINES at the most."""
    with journal.open("rb") as file:
        for number, raw in enumerate(file, 1):
            if number > MAX_LINES:
                return
            if raw.strip():
                yield number, raw.rstrip(b"\r\n")


def parse_entry(raw: bytes, *names: str) -> list[Any] | None:
    """Return what a line of the journal has under these names; None where it is no line of a journal or lacks one."""
    try:
        line = json.loads(raw)
        return [line[name] for name in names]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def document_digests(root: Path) -> dict[str, str]:
    """Return the SHA-256 of the document that each seed of a repository was made of last, by the seed's name.

    It is that of the page or file as it came, which anyone who has it can compare. Lines that cannot be read have none.
    """
    journal = root / FOLDER / JOURNAL
    digests: dict[str, str] = {}
    for _, raw in journal_lines(journal) if journal.is_file() else ():
        seed, digest = parse_entry(raw, "seed", "content_sha256") or (None, None)
        if isinstance(seed, str) and isinstance(digest, str) and re.fullmatch("[0-9a-f]{64}", digest):
            digests[seed] = digest
    return digests


def proofs(journal: Path, name: re.Pattern[str]) -> list[tuple[Path, bytes | None]]:
    """Return the proofs beside a journal, sorted by name, each with the line that it is of.

    There is no line where the journal has none of that number, or where the file is a link or too large for a proof.

    Args:
        journal: The file of the journal.
        name: The names of these proofs; the first group is the number of the line.
    """
    named = [(path, match) for path in sorted(journal.parent.iterdir()) if (match := name.fullmatch(path.name))]
    lines = dict(journal_lines(journal)) if named else {}
    return [(path, lines.get(int(match[1])) if _can_be_proof(path) else None) for path, match in named]


def _can_be_proof(path: Path) -> bool:
    return not path.is_symlink() and path.stat().st_size <= LARGEST_PROOF
