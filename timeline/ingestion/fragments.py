"""HTML that is the article as a whole, as chapters of books and posts are: its blocks as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from lxml.html import HtmlElement, fromstring

from timeline.ingestion.boxes import boxed
from timeline.ingestion.characters import markup
from timeline.ingestion.layout import MAX_ELEMENTS

_SKIPPED: Final = frozenset(("script", "style", "noscript", "template", "nav", "head", "svg", "iframe", "figure"))
_LEAVES: Final = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "dt", "dd", "pre", "blockquote"))


def fragment(body: str) -> HtmlElement:
    """The tree of HTML that stands in another document, below an element of its own."""
    return fromstring(f"<div>{markup(body)}</div>")


def lines_of_fragment(tree: HtmlElement) -> Iterator[str]:
    """Each block of a tree: "## 2021", "- The gates closed.", "| 4 March | They met. |"; nothing is left out."""
    boxed(tree)
    if next(tree.iter(*_LEAVES), None) is None:
        yield " ".join(str(tree.text_content()).split())
        return
    skipped: set[HtmlElement] = set()
    numbers: dict[HtmlElement | None, int] = {}
    for element in islice(tree.iter(), MAX_ELEMENTS):
        parent = element.getparent()
        if element.tag in _SKIPPED or parent in skipped:
            skipped.add(element)
            continue
        if element.tag not in _LEAVES:
            bare = element.tag == "div" and parent is tree and not len(element)
            if bare and (words := (element.text or "").split()):
                yield " ".join(words)
            continue
        if element.tag in ("li", "blockquote", "dd") and element.find(".//p") is not None and element.tag != "li":
            continue
        if element.tag == "p" and any(above.tag in ("li", "tr") for above in islice(element.iterancestors(), 3)):
            continue
        if element.tag == "tr":
            cells = [
                " ".join(str(cell.text_content()).split()).replace("|", "\\|")
                for cell in element
                if cell.tag in ("td", "th")
            ]
            yield f"| {' | '.join(cells)} |" if any(cells) else ""
            if cells and all(cell.tag == "th" for cell in element if cell.tag in ("td", "th")):
                yield f"|{' --- |' * len(cells)}"
            continue
        text = " ".join(_own_text(element).split())
        if text:
            numbers[parent] = numbers.get(parent, 0) + 1
            yield f"{_mark(element, numbers[parent])}{text}"


def _own_text(element: HtmlElement) -> str:
    """The text of an element, without that of lists inside it, which has lines of its own."""
    if element.tag != "li":
        return str(element.text_content())
    parts = [element.text or ""]
    for child in element:
        if child.tag not in ("ul", "ol"):
            parts.append(str(child.text_content()))
        parts.append(child.tail or "")
    return " ".join(parts)


def _mark(element: HtmlElement, number: int) -> str:
    """What a line of Markdown begins with; ``number`` is the place of an item in its list."""
    tag = str(element.tag)
    if tag[0] == "h" and tag[1:].isdigit():
        return f"{'#' * int(tag[1:])} "
    if tag == "li":
        parent = element.getparent()
        return f"{number}. " if parent is not None and parent.tag == "ol" else "- "
    quoted = tag == "blockquote" or any(above.tag == "blockquote" for above in islice(element.iterancestors(), 3))
    return "> " if quoted else ""
