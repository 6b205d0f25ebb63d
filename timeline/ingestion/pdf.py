"""PDF by pypdf: text in paragraphs; the day from the text, else from what the file says of itself."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from timeline.ingestion.address_day import read_address
from timeline.ingestion.characters import one_line, safe
from timeline.ingestion.dateline import read_dateline, read_lines
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.parsed import MAX_TEXT, Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.printed_page import (
    BULLETS,
    MOST_PAGES,
    Row,
    fragments_of,
    page_lines,
    rows_of,
    without_line_numbers,
    without_running_heads,
)
from timeline.ingestion.readers import Reader
from timeline.ingestion.stamps import read_stamp
from timeline.layout.labels import leading_label

MAX_PAGES: Final = MOST_PAGES
"""Pages of a PDF that are read."""

SHORT: Final = 0.7
"""A line so much shorter than most is the last of its paragraph, or a heading."""

SAMPLE: Final = 30
"""Characters by which the first line of a page is found again in the text."""

JOINT: Final = 4
"""Characters that can stand between two lines of a page in the text: an empty line between two paragraphs."""

LINES: Final = 6
"""Lines at the top of a page that are looked for: the first can be a header that stands on every page."""

MOST_LETTERS: Final = 0.95
"""Of the letters of a page that its pieces must hold for their places to be used; forms and turned text have none."""

_BULLET: Final = re.compile(BULLETS + r" \S")
_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}|[a-zAQ])[.)] \S")
_ENDS: Final = (".", ";", ":", "!", "?", "”", '"')

_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff]")

_MISREAD: Final = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError),
    *(NotImplementedError, TypeError, ValueError),
)
"""What pypdf raises beside its own errors where a file is not what it expects."""

_PDF_DATE: Final = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?)?")


def read_pdf(content: bytes, address: str = "", charset: str = "") -> Parsed:  # noqa: ARG001 (a PDF names its own)
    """The article in a PDF. Raises Unusable for what is locked, broken, too long, or only pictures of text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pdf = PdfReader(io.BytesIO(content))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Unusable("the PDF is locked with a password; save it without one")
        if len(pdf.pages) > MAX_PAGES:
            raise Unusable(f"{len(pdf.pages):,} pages; at most {MAX_PAGES} are read")
        read = _pages(pdf)
        pages = [page.text for page in read]
        text = article_text(_paragraphs(pages))
        about = dict(pdf.metadata or {})
    except (PyPdfError, *_MISREAD) as error:
        raise Unusable(f"the PDF is broken: {one_line(str(error), 100) or type(error).__name__}") from None
    if not text:
        raise Unusable("no text in this PDF, only pictures; run it through text recognition (OCR) first")
    # A printed line can break off in front of a day, so that it holds little else: whole paragraphs come first.
    lines = read_lines(text, "") or read_lines("\n".join(pages), "")
    found = (*read_address(address), *lines, *_made(str(about.get("/CreationDate") or "")))
    starts = _starts(text, pages)
    return Parsed(
        text,
        title=one_line(str(about.get("/Title") or "")) or _headline(text),
        author=_author(one_line(str(about.get("/Author") or ""))),
        pages=starts,
        line_numbers=tuple(_line_starts(text, starts, read)),
        url=address,
        evidence=(*found, *read_dateline(text, "en", found)),
    )


READER: Final = Reader("pdf", (".pdf",), ("application/pdf", "application/x-pdf"), read_pdf, starts=(b"%PDF-",))


@dataclass(frozen=True, slots=True)
class _Page:
    """The text of a page, its lines in the order of reading, and those of its lines that the margin numbers."""

    text: str
    numbered: Sequence[tuple[int, str]]


def _pages(pdf: Any) -> list[_Page]:
    length = 0
    plain: list[str] = []
    printed: list[list[Row]] = []
    numbered: list[list[tuple[int, str]]] = []
    for page in pdf.pages:
        rows, numbers, text = _rows_or_text(page, numbered[-1][-1][0] if numbered and numbered[-1] else 0)
        length += len(text) or sum(len(fragment.text) for row in rows for fragment in row)
        if length > MAX_TEXT:
            raise Unusable(f"more than {MAX_TEXT:,} characters; no article is so long")
        printed.append(rows)
        plain.append(text)
        numbered.append(numbers)
    pages = without_running_heads(printed)
    return [
        _Page(safe("\n".join(page_lines(rows))) or text, numbers)
        for rows, text, numbers in zip(pages, plain, numbered, strict=True)
    ]


def _rows_or_text(page: Any, last: int) -> tuple[list[Row], list[tuple[int, str]], str]:
    """The rows of a page by their places, with those that have numbers in the margin, or its text where places lose
    words or it runs from right to left. ``last`` is the last number in the margin of the page before."""
    try:
        fragments, whole = fragments_of(page)
    # pypdf gives the places of text by functions that are not public: another version may do so in another way.
    except (*_MISREAD, ImportError):
        fragments, whole = [], False
    shown = "".join(fragment.text for fragment in fragments)
    is_placed = whole and not _RIGHT_TO_LEFT.search(shown)
    text = "" if is_placed else safe(page.extract_text())
    if is_placed or (_letters(shown) >= MOST_LETTERS * _letters(text) and not _RIGHT_TO_LEFT.search(text)):
        return *without_line_numbers(rows_of(fragments), last), ""
    return [], [], text


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _paragraphs(pages: Iterable[str]) -> Iterator[str]:
    """The lines of pages as paragraphs: one ends at an empty line, or at a short one before a line that begins anew.

    A word that is parted at the end of a line is joined: "deploy-/ment" is "deployment".
    """
    paragraph = ""
    for page in pages:
        lines = [line.strip() for line in page.split("\n")]
        begins = lines[1:2] == [""] or _is_item(lines[0], paragraph)  # a heading, or an item, at the top of the page
        if begins and paragraph.endswith(_ENDS):
            yield paragraph
            paragraph = ""
        usual = sorted(len(line) for line in lines)[len(lines) * 3 // 4]
        for line, following in zip(lines, [*lines[1:], "-"], strict=True):
            if line.startswith("| "):
                yield paragraph
                yield line
                paragraph = ""
                continue
            if paragraph.endswith("-") and line[:1].islower() and paragraph[-2:-1].isalpha():
                paragraph = paragraph[:-1] + line
            else:
                paragraph = f"{paragraph} {line}".strip()
            begins_anew = not following[:1].islower() and following != "-"
            ends_short = begins_anew and len(line) < SHORT * usual
            if not line or ends_short or _is_item(following, line):
                yield paragraph
                paragraph = ""
    yield paragraph


def _is_item(line: str, above: str) -> bool:
    """Whether a line opens an item: "- They met.", or below the end of a sentence "2. They met.", "4 March: They met"
    or, in a record of what was asked and answered, "A. They met".
    """
    if _BULLET.match(line):
        return True
    opens = _NUMBER.match(line) is not None or leading_label(line, 0, len(line)) is not None
    return opens and above.endswith(_ENDS)


def _starts(text: str, pages: list[str]) -> tuple[int, ...]:
    """The offsets where the second and each further page begins: at its first line that is in the text behind the last
    lines of the page before.

    A page of which nothing is left begins where the next one does.
    """
    starts: list[int | None] = []
    position = 0
    for above, page in pairwise(pages):
        for line in _samples(above)[-LINES:]:
            position = max(position, text.find(line, position))
        found = (text.find(line, position) for line in _samples(page)[:LINES])
        start = next((one for one in found if one >= 0), None)
        position = position if start is None else start
        starts.append(start)
    following = len(text)
    for number in range(len(starts) - 1, -1, -1):
        following = following if starts[number] is None else (starts[number] or 0)
        starts[number] = following
    return tuple(start or 0 for start in starts)


def _line_starts(text: str, starts: Sequence[int], pages: Sequence[_Page]) -> Iterator[tuple[int, int]]:
    """The offset and the number of each line that the margin of a page numbers.

    A line follows the one before, so it is looked for where that ends; a long one is found again behind others, too.
    """
    for page, begin, end in zip(pages, (0, *starts), (*starts, len(text)), strict=True):
        position = begin
        for number, line in page.numbered:
            words = safe(" ".join(line.split()))
            is_long = len(words) >= SAMPLE // 2
            reach = end + len(words) if is_long else position + len(words) + JOINT
            start = text.find(words[:SAMPLE], position, reach)
            if words and start >= 0:
                yield start, number
                position = start + len(words) - 1  # a hyphen at the end of a line is not in the text


def _samples(page: str) -> list[str]:
    """The beginnings of the lines of a page that are long enough to be found again."""
    lines = (" ".join(line.split()) for line in page.split("\n"))
    return [line[:SAMPLE] for line in lines if len(line) >= SAMPLE // 2]


def _author(named: str) -> str:
    """Who a PDF says wrote it, "" where the program put in a word for nobody."""
    return "" if named.strip("()").casefold() in _NOBODY else named


_NOBODY: Final = frozenset(("anonymous", "unknown", "author", "user", "admin", "administrator"))
"""What programs write as the author where nobody said who it is."""


def _headline(text: str) -> str:
    first = text.split("\n", 1)[0]
    return one_line(first) if len(first) <= 200 else ""


def _made(stamp: str) -> tuple[Evidence, ...]:
    """When the file was made, ISO 32000-1, 7.9.4: "D:20241018093000+09'00'"."""
    match = _PDF_DATE.match(stamp)
    if match is None:
        return ()
    time = f"T{match[4]}:{match[5]}:{match[6]}{(match[7] or '').replace(chr(39), '')}" if match[4] else ""
    found = read_stamp(f"{match[1]}-{match[2]}-{match[3]}{time}")
    return (Evidence(EvidenceKind.FILE, *found, "the day the PDF was made", ("file",)),) if found else ()
