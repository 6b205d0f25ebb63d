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
"""Elements within elements that are followed."""


def block_lines(body: Any, depth: int = 0) -> Iterator[str]:
    """Each block of a body in TEI as trafilatura writes it: "## 2021", "- The gates closed.", "| 4 March | ... |"."""
    if depth > MAX_DEPTH:
        yield _text(body)
        return
    line = body.text or ""
    for block in body:
        if block.tag in _INLINE:
            line += _text(block) if block.tag not in ("lb", "graphic") else ""
            if block.tag == "lb":
                yield " ".join(line.split())
                line = ""
            line += block.tail or ""
            continue
        yield " ".join(line.split())
        yield from _lines_of_block(block, depth)
        line = block.tail or ""
    yield " ".join(line.split())


_INLINE: Final = frozenset(("lb", "hi", "ref", "del", "graphic", "code"))
"""Elements within a line. Source: https://trafilatura.readthedocs.io/en/latest/corefunctions.html, TEI."""


def _lines_of_block(block: Any, depth: int) -> Iterator[str]:
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
            yield from (f"> {line}" for line in block_lines(block, depth + 1) if line)
        case _:
            yield from [_bold(block)] if _is_bold(block) else block_lines(block, depth + 1)


def _is_bold(block: Any) -> bool:
    """Whether a paragraph is bold as a whole, and in one line."""
    bold = len(block) == 1 and block[0].tag == "hi" and block[0].get("rend") == "#b"
    if not bold or block[0].findall("lb"):
        return False
    return not (block.text or "").strip() and not (block[0].tail or "").strip()


def _bold(block: Any) -> str:
    """A whole sentence in bold type is emphasised; without a full stop it is a heading."""
    text = _text(block)
    return text if not text or text.endswith((".", "!", "?", "…", "”", '"')) else f"**{text}**"


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
