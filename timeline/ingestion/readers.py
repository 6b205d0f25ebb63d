"""Which reader reads what. Packages add theirs by an entry point, each a ``timeline.plugins.DocumentReader``.

PDF and mail come in that way too:

    [project.entry-points."timeline.readers"]
    pdf = "timeline.ingestion.pdf:READER"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import Final

from timeline import plugins
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.plugins import DocumentReader


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
    read: Callable[[bytes, str, str], Parsed]
    starts: tuple[bytes, ...] = ()


def _of(module: str, name: str) -> Callable[[bytes, str, str], Parsed]:
    """A function of a module that is loaded when the first such document comes."""

    def read(content: bytes, address: str, charset: str) -> Parsed:
        function: Callable[[bytes, str, str], Parsed] = getattr(import_module(f"timeline.ingestion.{module}"), name)
        return function(content, address, charset)

    return read


BUILT_IN: Final = (
    Reader(
        "html",
        (".html", ".htm", ".xhtml", ".shtml"),
        ("text/html", "application/xhtml+xml"),
        _of("html", "read_html"),
        starts=(b"<!doctype html", b"<html"),
    ),
    Reader(
        "docx",
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        _of("office", "read_docx"),
    ),
    Reader("odt", (".odt",), ("application/vnd.oasis.opendocument.text",), _of("office", "read_odt")),
    Reader("epub", (".epub",), ("application/epub+zip",), _of("epub", "read_epub")),
    Reader(
        "transcript",
        (".vtt", ".srt"),
        ("text/vtt", "application/x-subrip"),
        _of("transcript", "read_transcript"),
        starts=(b"WEBVTT",),
    ),
    Reader(
        "activity",
        (".json", ".jsonld", ".as2"),
        ("application/activity+json", "application/ld+json"),
        _of("activity", "read_activity"),
    ),
    Reader("text", (".md", ".markdown", ".txt", ".text"), ("text/plain", "text/markdown"), _of("plain", "read_plain")),
)


def readers() -> tuple[DocumentReader, ...]:
    """Return those of packages by name, then the built-in ones: a package can replace what is built in."""
    return (*plugins.readers(), *BUILT_IN)


def reader_of(name: str, media_type: str, content: bytes) -> DocumentReader:
    """The reader of a document, by what it begins with, what the server calls it, and the ending of its name.

    Raises Unusable when there is none.
    """
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = PurePath(name.split("?")[0]).suffix.lower()
    tests: tuple[Callable[[DocumentReader], bool], ...] = (
        lambda reader: start.startswith(tuple(mark.lower() for mark in getattr(reader, "starts", ()))),
        lambda reader: media_type in reader.media_types,
        lambda reader: suffix in reader.suffixes,
    )
    for suits in tests:
        for reader in readers():
            if suits(reader):
                return reader
    kinds = ", ".join(suffix for reader in readers() for suffix in reader.suffixes)
    left_out = "".join(f"; {problem}" for problem in plugins.problems("timeline.readers"))
    raise Unusable(
        f"nothing reads {media_type or suffix or 'files without an ending'}; these are read: {kinds}{left_out}"
    )
