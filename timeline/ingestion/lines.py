"""The body that trafilatura finds, as lines of Markdown: headings, items, rows and quotations keep what they are.

Bold type within a sentence is dropped, because quotes of events are compared letter for letter; a line that is bold as
a whole is a heading, and stays one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

LONGEST_TERM: Final = 80
"""Characters of a term in a list of terms that its description follows in the same line, as a date does."""

MAX_DEPTH: Final = 100


def lines_of(body: Any, depth: int = 0) -> Iterator[str]:
    """Each block of a body in TEI as trafilatura writes it: "## 2021", "- The gates closed.", "| 4 March | ... |"."""
    if depth > MAX_DEPTH:
        yield _text(body)
        return
    for block in body:
        match block.tag:
            case "head":
                level = str(block.get("rend") or "h2")[-1]
                text = _text(block)
                yield f"{'#' * (int(level) if level.isdigit() else 2)} {text}" if text else ""
            case "list":
                yield from _items(block, depth)
            case "table":
                yield from _rows(block)
            case "quote":
                yield from (f"> {line}" for line in _paragraphs(block) if line)
            case "p" | "ab":
                yield from _paragraphs(block)
            case "graphic" | "lb":
                continue
            case _:
                # Sections within the body, which have blocks of their own.
                yield from lines_of(block, depth + 1) if len(block) else iter([_text(block)])
        if block.tail and block.tail.strip():
            yield " ".join(block.tail.split())


def _paragraphs(block: Any) -> Iterator[str]:
    """The lines of a paragraph between its line breaks, with those of paragraphs inside it."""
    if any(child.tag in ("p", "list", "table", "head") for child in block):
        if (block.text or "").strip():
            yield " ".join(block.text.split())
        yield from lines_of(block, 1)
        return
    bold = len(block) == 1 and block[0].tag == "hi" and block[0].get("rend") == "#b"
    if bold and not (block.text or "").strip() and not (block[0].tail or "").strip() and not block[0].findall("lb"):
        text = _text(block)
        # A whole sentence in bold type is emphasised; without a full stop it is a heading.
        yield text if text.endswith((".", "!", "?", "…", "”", '"')) else f"**{text}**"
        return
    line = block.text or ""
    for child in block:
        if child.tag == "lb":
            yield " ".join(line.split())
            line = ""
        else:
            line += _text(child)
        line += child.tail or ""
    yield " ".join(line.split())


def _items(block: Any, depth: int) -> Iterator[str]:
    """The items of a list; a term and its description are one."""
    numbered = block.get("rend") == "ol"
    term = ""
    number = 0
    for item in block.iterchildren("item"):
        rend = str(item.get("rend") or "")
        inner = [child for child in item if child.tag == "list"]
        text = _text(item, without=inner)
        if rend.startswith("dt") and len(text) <= LONGEST_TERM:
            if term:
                yield f"- {term}"
            term = text
            continue
        if text:
            number += 1
            mark = f"{number}." if numbered else "-"
            yield f"{mark} {term}: {text}" if term else f"{mark} {text}"
            term = ""
        for child in inner if depth < MAX_DEPTH else ():
            yield from _items(child, depth + 1)
    if term:
        yield f"- {term}"


def _rows(block: Any) -> Iterator[str]:
    """The rows of a table; a line below the head says that it is one."""
    for number, row in enumerate(block.iterchildren("row")):
        cells = [_text(cell).replace("|", "\\|") for cell in row.iterchildren("cell")]
        if not any(cells):
            continue
        yield f"| {' | '.join(cells)} |"
        if number == 0 and all(cell.get("role") == "head" for cell in row.iterchildren("cell")):
            yield f"|{' --- |' * len(cells)}"


def _text(element: Any, without: list[Any] | None = None) -> str:
    """The text of an element in one line."""
    parts = [element.text or ""]
    for child in element:
        if child not in (without or ()):
            space = " " if child.tag in ("lb", "p", "item", "cell", "row", "list") else ""
            parts.append(f"{space}{_text_raw(child)}{space}")
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _text_raw(element: Any) -> str:
    parts = []
    for piece in element.iter():
        if piece is not element and piece.tag in ("lb", "p", "item", "cell", "row"):
            parts.append(" ")
        parts.append(piece.text or "")
        if piece is not element:
            parts.append(piece.tail or "")
    return "".join(parts)
