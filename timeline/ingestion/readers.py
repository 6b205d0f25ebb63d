"""Which reader reads what. A reader is a function from bytes to Found; packages add theirs by an entry point.

The group is "timeline.readers", each entry a Reader. PDF and mail come in that way too:

    [project.entry-points."timeline.readers"]
    pdf = "timeline.ingestion.pdf:READER"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import Final

from timeline.ingestion.found import Found, Unusable

GROUP: Final = "timeline.readers"


@dataclass(frozen=True, slots=True)
class Reader:
    """How one kind of document is read.

    ``suffixes`` are endings of file names in lower case, ``media_types`` what servers call it, ``starts`` what such
    a document begins with. ``read`` takes content, address and declared charset, the last two empty when unknown, and
    raises Unusable.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Callable[[bytes, str, str], Found]
    starts: tuple[bytes, ...] = ()


def _read_html(content: bytes, address: str, charset: str) -> Found:
    from timeline.ingestion.html import read_html

    return read_html(content, address, charset)


def _read_plain(content: bytes, address: str, charset: str) -> Found:
    from timeline.ingestion.plain import read_plain

    return read_plain(content, address, charset)


BUILT_IN: Final = (
    Reader(
        "html",
        (".html", ".htm", ".xhtml", ".shtml"),
        ("text/html", "application/xhtml+xml"),
        _read_html,
        starts=(b"<!doctype html", b"<html"),
    ),
    Reader("text", (".md", ".markdown", ".txt", ".text"), ("text/plain", "text/markdown"), _read_plain),
)


@lru_cache(maxsize=1)
def readers() -> tuple[Reader, ...]:
    """Those of packages by name, then the built-in ones: a package can replace what is built in."""
    found = [entry.load() for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)]
    return (*(reader for reader in found if isinstance(reader, Reader)), *BUILT_IN)


def reader_of(name: str, media_type: str, content: bytes) -> Reader:
    """The reader of a document, by what it begins with, what the server calls it, and the ending of its name.

    Raises Unusable when there is none.
    """
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = PurePath(name.split("?")[0]).suffix.lower()
    tests: tuple[Callable[[Reader], bool], ...] = (
        lambda reader: start.startswith(tuple(mark.lower() for mark in reader.starts)),
        lambda reader: media_type in reader.media_types,
        lambda reader: suffix in reader.suffixes,
    )
    for suits in tests:
        for reader in readers():
            if suits(reader):
                return reader
    kinds = ", ".join(suffix for reader in readers() for suffix in reader.suffixes)
    raise Unusable(f"nothing reads {media_type or suffix or 'files without an ending'}; these are read: {kinds}")
