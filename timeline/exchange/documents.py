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

from timeline.exchange.sheet import Sheet, guess
from timeline.text import clean, web_address

MOST: Final = 100_000
"""Rows of one page."""

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_MONTHS: Final = (
    "january february march april may june july august september october november december "
    "januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre octobre "
    "novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS.split())})\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<![\d.,])(\d{3,4})(?![\d.,]?\d)(?:\s?(BCE?|AD|CE)\b)?")
_BREAK: Final = re.compile(r"(:\s|\s[–—-]\s|[–—])")
"""What is between a date and its title, or between the ends of a range: "28 July – 3 August 1914: ..."."""

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
        for found in tree.xpath(path):
            if address := web_address(str(found)):
                return address
    return None


def _rows(tree: HtmlElement) -> Iterator[dict[str, str]]:
    """The rows of tables and the items of lists in the order of the page, under the headings they stand under."""
    context: dict[int, str] = {}
    for element in tree.iter():
        tag = element.tag
        if tag in _HEADINGS:
            level = int(tag[1])
            context = {one: text for one, text in context.items() if one < level} | {level: _text(element)}
        elif tag == "table" and not element.xpath("ancestor::table"):
            yield from _table(element, context)
        elif tag == "li" and not element.xpath("ancestor::table | ancestor::nav"):
            row = _item(element, context)
            if row:
                yield row


def _text(element: Any) -> str:
    return clean(" ".join(element.text_content().split()))


def _table(table: HtmlElement, context: dict[int, str]) -> Iterator[dict[str, str]]:
    """The rows of a table whose first row names its columns; cells that span rows are in each of them."""
    grid = list(_grid(table))
    if len(grid) < 2:
        return
    header = [text or f"column {number}" for number, text in enumerate(grid[0], 1)]
    targets = set(guess(header).values())
    if not ("title" in targets and targets & {"date", "year"}):
        return
    year = _year_of(context)
    for cells in grid[1:]:
        row = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        if year and "year" not in targets:
            row["year"] = year
        if row:
            yield row


def _grid(table: HtmlElement) -> Iterator[list[str]]:
    waiting: dict[int, tuple[int, str]] = {}
    for line in table.iter("tr"):
        cells: list[str] = []
        every = [cell for cell in line if cell.tag in ("td", "th")]
        while every or len(cells) in waiting:
            if len(cells) in waiting:
                left, text = waiting.pop(len(cells))
                if left > 1:
                    waiting[len(cells)] = (left - 1, text)
                cells.append(text)
                continue
            cell = every.pop(0)
            text, link = _text(cell), _link(cell)
            for _ in range(min(_span(cell, "colspan"), 50)):
                if _span(cell, "rowspan") > 1:
                    waiting[len(cells)] = (_span(cell, "rowspan") - 1, text)
                cells.append(link if link and web_address(text) is None and _is_mark(text) else text)
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


def _item(item: HtmlElement, context: dict[int, str]) -> dict[str, str] | None:
    """A list item that begins with a date, alone or with what the headings above it say of the year or month."""
    inner = item.xpath("./ul | ./ol")
    own = clean(" ".join("".join(item.xpath("text() | ./*[not(self::ul or self::ol)]//text()")).split()))
    parent = item.xpath("ancestor::li[1]")
    opening = _opening(own[:2000])
    if opening is None and parent and not inner:
        above = parent[0].xpath("text() | ./*[not(self::ul or self::ol)]//text()")
        opening = clean(" ".join("".join(above).split())).rstrip(":–— "), own
    if opening is None or inner:
        return None
    date, title = _completed(opening[0], context), opening[1]
    if date is None or not title:
        return None
    links = map(web_address, map(str, item.xpath(".//a[contains(@class,'external')]/@href")))
    link = next((one for one in links if one), None)
    return {"date": date, "title": title} | ({"url": link} if link else {})


def _opening(text: str) -> tuple[str, str] | None:
    """The date that an item begins with, and the rest: ("28 July 1914", "Austria declares war")."""
    parts = _BREAK.split(text, maxsplit=2)
    if len(parts) < 3 or len(parts[0]) > 40 or not (re.search(r"\d", parts[0]) or _MONTH.fullmatch(parts[0])):
        return None
    if len(parts) == 5 and re.search(r"\d", parts[2]) and not re.search(r"[^\W\d]", _MONTH.sub("", parts[2])):
        return f"{parts[0].strip()} – {parts[2].strip()}", parts[4].strip()
    return parts[0].strip(), "".join(parts[2:]).strip()


def _completed(date: str, context: dict[int, str]) -> str | None:
    """The date with the year and month of the headings above, where it lacks them; None for what is no date."""
    if not (re.search(r"\d", date) or _MONTH.fullmatch(date)) or len(date) > 60:
        return None
    if _YEAR.search(date):
        return date
    year = _year_of(context)
    if year is None:
        return None
    if not _MONTH.search(date):
        month = next((found[0] for text in reversed(context.values()) if (found := _MONTH.search(text))), None)
        if month is None:
            return None
        date = f"{date} {month}"
    return f"{date} {year}"


def _year_of(context: dict[int, str]) -> str | None:
    """The year of the nearest heading that says one, and only one."""
    for text in reversed(list(context.values())):
        found = _YEAR.findall(text)
        if len(found) == 1 and len(text) < 60:
            return " ".join(part for part in found[0] if part)
    return None
