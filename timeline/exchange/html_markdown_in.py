"""Chronologies in pages and texts: tables and lists of HTML and Markdown, as a table of rows.

Wikipedia's "Timeline of ..." pages are lists under headings that say the year or the month; others are tables. The rows
of both are gathered in the order of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import lxml.html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from timeline.exchange.columns import guess
from timeline.exchange.openings import completed, first_words, is_date, opening, year_of
from timeline.exchange.sheet import Sheet, names_for
from timeline.text import clean, web_address

MOST: Final = 100_000
"""Rows of one page."""

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_JUNK: Final = " | ".join(
    (
        "//sup",
        "//style",
        "//script",
        "//nav",
        "//footer",
        "//*[contains(@class,'mw-editsection')]",
        "//*[contains(@class,'navbox')]",
    )
)


def sheet_of_html(html: str) -> Sheet:
    """Return the rows of the tables and dated lists of a page. The page's own address is the source of each."""
    try:
        tree = lxml.html.document_fromstring(html)
    except (lxml.etree.ParserError, ValueError):
        return Sheet((), ())
    page = _address(tree)
    for junk in tree.xpath(_JUNK):
        junk.drop_tree()
    rows: list[tuple[int, dict[str, str]]] = []
    header: dict[str, None] = {}
    for cells in _rows(tree):
        if page and "url" not in cells:
            cells["url"] = page
        header |= dict.fromkeys(cells)
        rows.append((len(rows) + 1, cells))
        if len(rows) == MOST:
            break
    return Sheet(tuple(header), tuple(rows))


def sheet_of_markdown(text: str) -> Sheet:
    """Return the rows of the tables and dated lists of a Markdown text."""
    # Raw HTML in it is text: only what Markdown itself makes is looked at.
    return sheet_of_html(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def _address(tree: HtmlElement) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for link in tree.xpath(path):
            if address := web_address(str(link)):
                return address
    return None


def _rows(tree: HtmlElement) -> Iterator[dict[str, str]]:
    """The rows of tables, lists and dated paragraphs in the order of the page, under their headings."""
    context: dict[int, str] = {}
    for element in tree.iter():
        tag = element.tag
        if tag in _HEADINGS:
            level = int(tag[1])
            context = {one: text for one, text in context.items() if one < level} | {level: _text(element)}
        row: dict[str, str] | None = None
        if tag == "table" and not element.xpath("ancestor::table"):
            yield from _table(element, context)
        elif tag == "event" and element.get("start"):
            row = _simile(element)
        elif tag == "li" and not element.xpath("ancestor::table | ancestor::nav"):
            row = _item(element, context)
        elif tag == "dt":
            row = _definition(element, context)
        elif tag in _HEADINGS:
            row = _section(element, context)
        elif tag == "p" and not element.xpath("ancestor::li | ancestor::table"):
            row = _paragraph(element)
        elif tag == "time" or "date" in (element.get("class") or "").split():
            row = _card(element)
        if row:
            yield row


def _definition(term: HtmlElement, context: dict[int, str]) -> dict[str, str] | None:
    """A list of definitions whose terms are dates."""
    meaning = term.getnext()
    if meaning is None or meaning.tag != "dd":
        return None
    date = completed(_text(term), context)
    if date is None or not is_date(date):
        return None
    return _row(date, _text(meaning), _outside(meaning))


def _section(heading: HtmlElement, context: dict[int, str]) -> dict[str, str] | None:
    """A heading that is a date, alone or with a title, above paragraphs; those of a year above a list are no event."""
    parts = opening(_text(heading))
    date, title = (completed(parts[0], context), parts[1]) if parts else (_text(heading), "")
    paragraphs = []
    following = heading.getnext()
    while following is not None and following.tag == "p":
        paragraphs.append(following)
        following = following.getnext()
    if date is None or not is_date(date):
        return None
    if not paragraphs or any(map(_paragraph, paragraphs)):
        return None
    if following is not None and following.tag not in _HEADINGS and not title:
        return None
    texts = [_text(one) for one in paragraphs]
    link = next((link for one in paragraphs if (link := _outside(one))), None)
    title, prose = (title, texts) if title else (texts[0], texts[1:])
    return _row(date, title, link) | ({"text": "\n\n".join(prose)} if prose else {})


def _paragraph(element: HtmlElement) -> dict[str, str] | None:
    """A paragraph that begins with a date in bold."""
    bold = element[0] if len(element) and not (element.text or "").strip() else None
    if bold is None or bold.tag not in ("b", "strong"):
        return None
    date = _text(bold).rstrip(":.–—- ")
    rest = _text(element).removeprefix(_text(bold)).strip(":–—- ")
    return _row(date, rest, _outside(element)) if rest and is_date(date) else None


def _card(element: HtmlElement) -> dict[str, str] | None:
    """The box around an element that is marked as a date: its heading is the title, its paragraphs are the text."""
    box = element.getparent()
    while box is not None and _text(box) == _text(element):
        box = box.getparent()
    date = element.get("datetime") or _text(element)
    if box is None or box.tag in ("body", "li", "p", "td", "th") or not is_date(date):
        return None
    if len(box.xpath(".//time | .//*[contains(concat(' ', @class, ' '), ' date ')]")) > 1:
        return None
    title = next((_text(one) for one in box.xpath(" | ".join(f".//{tag}" for tag in _HEADINGS))), "")
    prose = "\n\n".join(_text(one) for one in box.xpath(".//p"))
    title = title or prose or _text(box).replace(_text(element), "", 1).strip(":–—- ")
    if not title:
        return None
    return _row(date, title, _outside(box)) | ({"text": prose} if prose and prose != title else {})


def _row(date: str, title: str, link: str | None) -> dict[str, str]:
    return {"date": date, "title": _without_marks(title)} | ({"url": link} if link else {})


def _simile(element: HtmlElement) -> dict[str, str]:
    """An event in the XML of SIMILE. Source: https://www.simile-widgets.org/wiki/Timeline_EventSources."""
    cells = {name: element.get(name) or "" for name in ("start", "end", "title", "link", "image")}
    return {name: text for name, text in {**cells, "description": _text(element)}.items() if text}


def _text(element: Any) -> str:
    return clean(" ".join(element.text_content().split()))


def _table(table: HtmlElement, context: dict[int, str]) -> Iterator[dict[str, str]]:
    """The rows of a table whose first row names its columns; cells that span rows are in each of them."""
    grid = list(_grid(table))
    if not grid:
        return
    if names := names_for([text for text, _ in grid[0]]):
        grid = [[(name, None) for name in names], *grid]
    header = [text or f"column {number}" for number, (text, _) in enumerate(grid[0], 1)]
    mapping = guess(header)
    targets = set(mapping.values())
    if not ("title" in targets and targets & {"date", "year"}):
        return
    year = year_of(context)
    for cells in grid[1:]:
        shown = zip(header, cells, strict=False)
        row = {name: text for name, cell in shown if (text := _shown(cell, mapping.get(name)))}
        if year and "year" not in targets:
            row["year"] = year
        if row:
            yield row


Cell = tuple[str, str | None]
"""The text of a cell and the first address that it leads to."""


def _shown(cell: Cell, target: str | None) -> str:
    """What a cell holds: its text, its link where that is all, and both where it names a source."""
    text, link = cell
    if link is None or web_address(text):
        return text
    if _is_mark(text):
        return link
    return f"{text} {link}" if target in ("source", "url") else text


def _grid(table: HtmlElement) -> Iterator[list[Cell]]:
    waiting: dict[int, tuple[int, Cell]] = {}
    for line in table.iter("tr"):
        cells: list[Cell] = []
        every = [cell for cell in line if cell.tag in ("td", "th")]
        while every or len(cells) in waiting:
            if len(cells) in waiting:
                left, above = waiting.pop(len(cells))
                if left > 1:
                    waiting[len(cells)] = (left - 1, above)
                cells.append(above)
                continue
            element = every.pop(0)
            cell = (_text(element), _link(element))
            for _ in range(min(_span(element, "colspan"), 50)):
                if _span(element, "rowspan") > 1:
                    waiting[len(cells)] = (_span(element, "rowspan") - 1, cell)
                cells.append(cell)
        if cells:
            yield cells


def _is_mark(text: str) -> bool:
    """Whether a cell holds only the mark of a link, as "link" or "[1]"."""
    return re.fullmatch(r"\W*(?:link|source|src|quelle|\d{1,3})?\W*", text, re.IGNORECASE) is not None


def _span(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), 1000)) if value.isdigit() else 1


def _link(element: HtmlElement) -> str | None:
    for link in element.xpath(".//a/@href"):
        if address := web_address(str(link)):
            return address
    return None


def _outside(item: HtmlElement) -> str | None:
    """The first link of an item that leads away from the wiki it stands in, or from any page of ours."""
    links = item.xpath(".//a[contains(@class,'external')]/@href") or item.xpath(".//a[not(@class)]/@href")
    return next((address for link in links if (address := web_address(str(link)))), None)


def _without_marks(text: str) -> str:
    """The text of an item without what is left of a link to a source: "Bridge opens (source)" is "Bridge opens"."""
    return re.sub(
        r"\s*(?:\((?:source|link|src|quelle|fuente|\d{1,3})\)|\[\d{1,3}\])(?=\.?$)", "", text, flags=re.IGNORECASE
    )


def _item(item: HtmlElement, context: dict[int, str]) -> dict[str, str] | None:
    """A list item that begins with a date, alone or with what the headings above it say of the year or month."""
    inner = item.xpath("./ul | ./ol")
    own = clean(" ".join("".join(item.xpath("text() | ./*[not(self::ul or self::ol)]//text()")).split()))
    parent = item.xpath("ancestor::li[1]")
    begins = opening(own[:2000]) or first_words(own[:2000])
    if begins is None and parent and not inner:
        above = parent[0].xpath("text() | ./*[not(self::ul or self::ol)]//text()")
        begins = clean(" ".join("".join(above).split())).rstrip(":–— "), own
    if begins is None or inner:
        return None
    date, title = completed(begins[0], context), begins[1]
    if date is None or not title:
        return None
    return _row(date, title, _outside(item))
