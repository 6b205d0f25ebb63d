"""HTML that is the article as a whole, as chapters of books and posts are: its blocks as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any, Final

from lxml import etree
from lxml.html import HtmlElement, fromstring

from timeline.ingestion.boxes import boxed
from timeline.ingestion.characters import markup
from timeline.ingestion.layout import MAX_ELEMENTS
from timeline.ingestion.lines import block_lines

_SKIPPED: Final = ("script", "style", "noscript", "template", "nav", "head", "svg", "iframe", "figure")


def fragment(body: str) -> HtmlElement:
    """The tree of HTML that stands in another document, below an element of its own."""
    return fromstring(f"<div>{markup(body)}</div>")


def lines_of_fragment(tree: HtmlElement) -> Iterator[str]:
    """Each block of a tree: "## 2021", "- The gates closed.", "| 4 March | They met. |"; nothing is left out."""
    from trafilatura.htmlprocessing import convert_tags

    etree.strip_elements(boxed(tree), *_SKIPPED, with_tail=False)
    for cell in list(islice(tree.iter("td", "th"), MAX_ELEMENTS)):
        cell.set("role", "head" if cell.tag == "th" else "")
        cell.tag = "cell"
    for row in list(islice(tree.iter("tr"), MAX_ELEMENTS)):
        row.tag = "row"
    etree.strip_tags(tree, "tbody", "thead", "tfoot", "caption", "colgroup", "col")
    return block_lines(convert_tags(tree, _options()))


@cache
def _options() -> Any:
    """Trafilatura's settings: headings and bold type stay, links are their words."""
    from trafilatura.settings import Extractor

    return Extractor(formatting=True)
