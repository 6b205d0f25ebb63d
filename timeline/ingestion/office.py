"""Documents of office programs, DOCX and ODT: headings, lists, tables and paragraphs as lines of Markdown.

Sources: ECMA-376 part 1 (WordprocessingML), OASIS OpenDocument 1.3 part 3. Deleted text of tracked changes, comments
and footnotes are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from timeline.ingestion.characters import one_line, safe
from timeline.ingestion.dateline import read_dateline, read_lines
from timeline.ingestion.days import days_in
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.parsed import MAX_TEXT, Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.stamps import read_stamp
from timeline.ingestion.zipped import Zipped

_LEVEL: Final = re.compile(r"(?:heading|berschrift|titre|título|titolo|заголовок)[ _]*(\d)", re.IGNORECASE)
MAX_DEPTH: Final = 50
"""Sections within sections that are followed."""


def read_docx(content: bytes, address: str = "", charset: str = "") -> Parsed:  # noqa: ARG001 (XML names its own)
    """The article in a Word document. Raises Unusable for what is none."""
    zipped = Zipped.open(content)
    root = zipped.xml("word/document.xml")
    body = None if root is None else root.find("{*}body")
    if body is None:
        raise Unusable("no text of Word in this file")
    about = zipped.xml("docProps/core.xml")
    return _found(_docx_lines(body), about, address, ("title", "creator", "created"))


def read_odt(content: bytes, address: str = "", charset: str = "") -> Parsed:  # noqa: ARG001 (XML names its own)
    """The article in an OpenDocument text. Raises Unusable for what is none."""
    zipped = Zipped.open(content)
    root = zipped.xml("content.xml")
    body = None if root is None else root.find("{*}body/{*}text")
    if body is None:
        raise Unusable("no text of OpenDocument in this file")
    about = zipped.xml("meta.xml")
    return _found(_odt_lines(body), about, address, ("title", "initial-creator", "creation-date"))


YEAR: Final = 366
"""Days; a text that names one so much later was written in a document made before, as templates are."""

MAX_TOLD: Final = 200_000
"""Characters that are searched for such days."""


def _found(lines: Iterable[str], about: etree._Element | None, address: str, names: tuple[str, str, str]) -> Parsed:
    text = article_text(map(safe, _bounded(lines)))
    if not text:
        raise Unusable("no text in this document")
    title, author, made = ("" if about is None else str(about.findtext(f".//{{*}}{name}") or "") for name in names)
    stamp = read_stamp(made)
    if stamp and any(one.ordinal - stamp[0].ordinal > YEAR for one in days_in(text[:MAX_TOLD])):
        stamp = None
    file = (Evidence(EvidenceKind.FILE, *stamp, "the day the document was made", ("file",)),) if stamp else ()
    evidence = (*read_lines(text, ""), *file)
    first = text.split("\n", 1)[0].strip("#* ")
    return Parsed(
        text,
        title=one_line(title) or (one_line(first) if len(first) <= 200 else ""),
        author=one_line(author),
        url=address,
        evidence=(*evidence, *read_dateline(text, "en", evidence)),
    )


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    length = 0
    for line in lines:
        length += len(line)
        if length > MAX_TEXT:
            raise Unusable(f"more than {MAX_TEXT:,} characters; no article is so long")
        yield line


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _docx_lines(body: etree._Element) -> Iterator[str]:
    for element in body:
        match _name(element):
            case "p":
                yield from _docx_paragraph(element)
            case "tbl":
                yield from _table(
                    [[_docx_text(cell) for cell in row.iterfind("{*}tc")] for row in element.iterfind("{*}tr")]
                )
            case "sdt":
                content = element.find("{*}sdtContent")
                yield from _docx_lines(content) if content is not None else ()


def _docx_paragraph(paragraph: etree._Element) -> Iterator[str]:
    text = _docx_text(paragraph)
    style = paragraph.find("{*}pPr/{*}pStyle")
    name = next((value for key, value in style.items() if key.endswith("}val")), "") if style is not None else ""
    if not text.strip():
        return
    if level := _LEVEL.search(name):
        yield f"{'#' * min(int(level[1]) or 1, 6)} {' '.join(text.split())}"
    elif name.lower() == "title":
        yield f"# {' '.join(text.split())}"
    elif paragraph.find("{*}pPr/{*}numPr") is not None or name.lower().startswith(("listbullet", "listnumber")):
        yield f"- {' '.join(text.split())}"
    else:
        yield from text.split("\n")


def _docx_text(element: etree._Element) -> str:
    """The text of a paragraph or a cell: runs, tabs and breaks, without what was deleted."""
    parts = []
    for piece in element.iter():
        match _name(piece):
            case "t":
                parts.append(piece.text or "")
            case "tab":
                parts.append("\t")
            case "br" | "cr":
                parts.append("\n")
            case "p" if piece is not element:
                parts.append(" ")
    return "".join(parts)


def _odt_lines(body: etree._Element, depth: int = 0) -> Iterator[str]:
    for element in body:
        match _name(element):
            case "h":
                level = next((value for key, value in element.items() if key.endswith("}outline-level")), "1")
                text = " ".join(_odt_text(element).split())
                yield f"{'#' * (min(int(level), 6) if level.isdigit() else 1)} {text}" if text else ""
            case "p":
                yield from _odt_text(element).split("\n")
            case "list":
                for item in element.iter("{*}list-item"):
                    text = " ".join(" ".join(_odt_text(one) for one in item.iterfind("{*}p")).split())
                    yield f"- {text}" if text else ""
            case "table":
                rows = element.iter("{*}table-row")
                yield from _table(
                    [
                        [
                            " ".join(_odt_text(one) for one in cell.iter("{*}p"))
                            for cell in row.iterfind("{*}table-cell")
                        ]
                        for row in rows
                    ]
                )
            case "section" if depth < MAX_DEPTH:
                yield from _odt_lines(element, depth + 1)


_ODT_SPACES: Final = {"s": " ", "tab": "\t", "line-break": "\n"}


def _odt_text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for piece in element.iterdescendants():
        name = _name(piece)
        inside = any(_name(above) in ("note", "annotation") for above in piece.iterancestors() if above is not element)
        if name in ("note", "annotation") or inside:
            parts.append(piece.tail or "" if name in ("note", "annotation") and not inside else "")
            continue
        parts.append(_ODT_SPACES.get(name, "") + (piece.text or "") + (piece.tail or ""))
    return "".join(parts)


def _table(rows: list[list[str]]) -> Iterator[str]:
    """The rows of a table; the first is its head, as in most of them, where no cell of it has a number."""
    for number, cells in enumerate(rows):
        cells = [" ".join(cell.split()).replace("|", "\\|") for cell in cells]
        if not any(cells):
            continue
        yield f"| {' | '.join(cells)} |"
        if number == 0 and len(rows) > 1 and not any(map(str.isdigit, "".join(cells))):
            yield f"|{' --- |' * len(cells)}"
