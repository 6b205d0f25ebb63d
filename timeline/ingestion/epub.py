"""EPUB: the chapters of a book in the order of its spine. Source: https://www.w3.org/TR/epub-33/."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import Final
from urllib.parse import unquote

from timeline.ingestion.characters import decode, markup, one_line, safe
from timeline.ingestion.fragments import lines_of_fragment
from timeline.ingestion.html import parse_html
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.parsed import MAX_TEXT, Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.stamps import read_stamp
from timeline.ingestion.zipped import Zipped

MAX_CHAPTERS: Final = 1_000
"""Chapters of a book that are read."""


def read_epub(content: bytes, address: str = "", charset: str = "") -> Parsed:  # noqa: ARG001 (XML names its own)
    """The text of a book. Raises Unusable for what is none, or longer than an article may be."""
    zipped = Zipped.open(content)
    container = zipped.xml("META-INF/container.xml")
    rootfile = None if container is None else container.find(".//{*}rootfile")
    path = str(rootfile.get("full-path") or "") if rootfile is not None else ""
    package = zipped.xml(path) if path else None
    if package is None:
        raise Unusable("no book in this file")
    text = article_text(map(safe, _chapters(zipped, path, package)))
    if not text:
        raise Unusable("no text in this book")
    stamp = read_stamp(str(package.findtext(".//{*}metadata/{*}date") or ""))
    evidence = (
        (Evidence(EvidenceKind.META, *stamp, "the date of the book", ("meta.plain", "meta.first")),) if stamp else ()
    )
    about = {name: one_line(str(package.findtext(f".//{{*}}metadata/{{*}}{name}") or "")) for name in _ABOUT}
    return Parsed(
        text,
        title=about["title"],
        publisher=about["publisher"],
        author=about["creator"],
        language=about["language"][:35],
        url=address,
        evidence=evidence,
        kind="narrative",
    )


_ABOUT: Final = ("title", "publisher", "creator", "language")


def _chapters(zipped: Zipped, path: str, package: object) -> Iterator[str]:
    root: object = package
    items = {item.get("id"): item for item in root.iter("{*}item")}  # type: ignore[attr-defined]
    length = 0
    for number, reference in enumerate(root.iter("{*}itemref")):  # type: ignore[attr-defined]
        item = items.get(reference.get("idref"))
        if number >= MAX_CHAPTERS or item is None or "html" not in (item.get("media-type") or ""):
            continue
        name = normpath(join(dirname(path), unquote(item.get("href") or "").split("#")[0]))
        chapter = zipped.read(name)
        if not chapter.strip():
            continue
        for line in lines_of_fragment(parse_html(markup(decode(chapter)))):
            length += len(line)
            if length > MAX_TEXT:
                raise Unusable(f"more than {MAX_TEXT:,} characters; add the chapters that matter as files of their own")
            yield line
