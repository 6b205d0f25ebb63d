"""The files that sources name: whether they are there, and are what their checksums say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline.problems import Problem
from timeline.store.chronology import Chronology
from timeline.store.model import cut

_PIECE: Final = 1 << 20
"""Bytes that are read of a file at once."""


def check_files(chronology: Chronology, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files of sources. Only those are read that have a checksum.

    Args:
        chronology: The events.
        root: The repository, which the paths are relative to.
    """
    for file, entry in chronology.entries:
        for number, citation in enumerate(entry.sources):
            if citation is None or citation.file is None:
                continue
            message = check_file(root, citation.file, citation.sha256)
            if message:
                key = "sha256" if message.startswith("sha256") else "file"
                line, column = entry.place("sources", number, key)
                yield Problem(file.path, line, column, message, "file")


def check_file(root: Path, named: str, sha256: str | None) -> str:
    """Return what is wrong with a file that a source names, "" where nothing is."""
    path = root / named
    if not path.resolve().is_relative_to(root.resolve()):
        return f"file: {cut(named)} leads out of the repository; put the file itself there"
    try:
        if not path.is_file():
            return f"file: there is no {cut(named)}; put it there, or remove the line"
        digest = _digest(path) if sha256 else sha256
    except OSError as error:
        return f"file: {cut(named)} cannot be read ({error.strerror or error})"
    if digest != sha256:
        return f"sha256: {cut(named)} has another one, {digest}; take back the file, or write this one if it is right"
    return ""


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
