"""The layout of a text: its headings, list items, table rows, dated lines and paragraphs, as offsets into it.

The text itself carries the layout, as Markdown or as people set plain text, so a layout is never stored: what an editor
changes in a seed changes the layout with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from timeline.layout.labels import LONGEST_LABEL, is_dateline, leading_label, precision, trimmed, unmarked, whole_label
from timeline.layout.notices import notice

Kind = Literal[
    "paragraph",
    "heading",
    "list-item",
    "table-row",
    "cell",
    "caption",
    "quote",
    "entry",
    "credit",
    "boilerplate",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a text. ``start`` and ``end`` are code points of the text, without marks such as "#", "-" or "|".

    A "table-row" is followed by its "cell" blocks, which lie inside it; other blocks do not overlap. A paragraph or an
    item whose lines were wrapped is one block, with line breaks inside. An "entry" is the line that opens an entry of a
    live blog.

    Attributes:
        heading: Index in the layout of the heading or entry that governs the block. Headings name the heading above
            them, cells the head of their column, so the whole chain can be walked.
        level: Depth of a heading, 1 for the highest. 1 to 6 are those of Markdown, 7 is a bold line, 8 a plain line.
        label: Offsets of the date or time a line begins with: "4 March" in "4 March: The gates were closed."
        body: Offset where the text behind the label begins; ``start`` where there is no label.
        row, column: The place in a table, from 1; row 0 is the head.
        page: The printed page, from 1.
        time, permalink, author: Those of the live-blog entry the block belongs to; ``time`` as ISO 8601.
        cue: Where in a recording the paragraph begins, "00:01:05", as a transcript says it.
        state: "corrected" or "withdrawn" for the entry, or the version of it, that no longer stands.
    """

    start: int
    end: int
    kind: Kind
    heading: int | None = None
    level: int | None = None
    label: tuple[int, int] | None = None
    body: int = -1
    row: int | None = None
    column: int | None = None
    page: int | None = None
    time: str | None = None
    permalink: str | None = None
    author: str | None = None
    state: str | None = None
    cue: str | None = None

    def __post_init__(self) -> None:
        if self.body < 0:
            object.__setattr__(self, "body", self.start)


_LINE: Final = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_ATX: Final = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(?=\S)")
_ATX_END: Final = re.compile(r"[ \t]+#+[ \t]*$")
_SETEXT: Final = re.compile(r"[ ]{0,3}(=+|-{3,})[ \t]*$")
_BREAK: Final = re.compile(r"[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|[-–—=_~·•*]{3,})$")
_BOLD: Final = re.compile(r"[ \t]*(\*\*|__)(?=\S)([^*_]{1,200})\1[ \t]*:?[ \t]*$")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+•◦‣▪·–—►■●]|\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}\))[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"[ ]{0,3}>[ \t>]*")
_RULE_ROW: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_COMMENT: Final = re.compile(r"[ \t]*<!--")
_CUE: Final = re.compile(r"[ \t]*<!-- (\d{2,3}:\d\d:\d\d) -->[ \t]*")
_IMAGE: Final = re.compile(r"[ \t]*!\[([^\]]{0,2000})\]\([^)]{0,2000}\)[ \t]*$")

_ENTRY: Final = re.compile(
    r"""[ ]{0,3}\#{1,6}[ \t]+
    (?P<time>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)
    (?P<rest>(?:[ \t]+·[ \t]+[^·]{1,2000}){0,4})[ \t]*$""",
    re.VERBOSE,
)
"""The line that opens an entry.

Matches:
    ## 2024-10-18T14:05+03:00 · A. Writer · <https://example.org/live#p3>
    ## 2024-10-18
Does not match:
    ## 18 October 2024
    2024-10-18 · A. Writer
"""

_ENDED: Final = frozenset(".!?:;\"”’'»)…。！？؟।")
_LONG: Final = 50
"""Code points from which on a line can be one that was wrapped."""
_WIDEST: Final = 120
"""The longest line that a text set at a width has; plain mail has 72 to 80, printed text up to 110."""
_SHORT: Final = 90
"""The longest plain line that can be a heading."""


def read_layout(text: str, pages: Sequence[int] = ()) -> tuple[Block, ...]:
    """Return the blocks of a text in its order.

    Args:
        text: Markdown or plain text. Nothing in it is changed: every offset refers to it as given.
        pages: Offsets where the second and each further printed page begins.

    Example:
        >>> [(block.kind, block.label) for block in read_layout("2022\\n4 March: The gates were closed.")]
        [('heading', (0, 4)), ('list-item', (5, 12))]
    """
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    blocks = _governed(text, list(_blocks(text, lines)))
    if pages:
        blocks = [replace(block, page=bisect_right(pages, block.start) + 1) for block in blocks]
    return tuple(blocks)


def _blocks(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Yield the blocks without what depends on those above them: heading, and the entry that they belong to."""
    width = _width(text, lines)
    alone = _standing_alone(text, lines)
    written = _dateline(text, lines)
    index = 0
    row = 0
    while index < len(lines):
        start, end = lines[index]
        line = text[start:end]
        if _is_row(line) and not _BREAK.match(line):
            head = index + 1 < len(lines) and _RULE_ROW.match(text[slice(*lines[index + 1])]) is not None
            if _RULE_ROW.match(line):
                yield Block(start, end, "boilerplate")
            else:
                row = 0 if head and row == 0 else row + 1
                yield from _cells(text, start, end, row)
            index += 1
            continue
        row = 0
        under = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        block = Block(start, end, "credit") if index == written else _single(text, start, end, alone[index])
        mark = _SETEXT.match(under) if block is None and len(line) <= _SHORT * 2 else None
        if mark is not None and _adjacent(text, lines, index):
            yield Block(*trimmed(text, start, end), "heading", level=1 if mark[1][0] == "=" else 2)
            yield Block(*lines[index + 1], "boilerplate")
            index += 2
            continue
        if block is None:
            block = _running(text, start, end)
            while index + 1 < len(lines) and _goes_on(text, lines, index, width, block.kind):
                index += 1
                block = replace(block, end=trimmed(text, *lines[index])[1])
        yield block
        index += 1


def _single(text: str, start: int, end: int, alone: bool) -> Block | None:
    """The block that a line is by itself, whatever follows: a heading, an entry, a notice; None for running text."""
    line = text[start:end]
    if _COMMENT.match(line) or _BREAK.match(line):
        return Block(start, end, "boilerplate")
    if entry := _ENTRY.match(line):
        return _entry(start, end, entry)
    if mark := _ATX.match(line):
        tail = _ATX_END.search(line, mark.end())
        span = trimmed(text, start + mark.end(), start + tail.start() if tail else end)
        return Block(*unmarked(text, *span), "heading", level=len(mark[1]), label=whole_label(text, *span))
    bold = _BOLD.match(line)
    if bold and not notice(bold[2]):
        span = start + bold.start(2), start + bold.end(2)
        return Block(*span, "heading", level=7, label=whole_label(text, *span))
    if image := _IMAGE.match(line):
        return Block(start + image.start(1), start + image.end(1), "caption")
    if kind := notice(line):
        return Block(*trimmed(text, start, end), kind)
    span = trimmed(text, start, end)
    if len(line) <= LONGEST_LABEL and (label := whole_label(text, *span)):
        return Block(*span, "heading", level=8, label=label)
    titled = alone and _is_title(line) and not _ITEM.match(line)
    if titled and not leading_label(text, *span):
        return Block(*span, "heading", level=8)
    return None


def _running(text: str, start: int, end: int) -> Block:
    """A paragraph, a quotation or a list item as its first line opens it."""
    start, end = trimmed(text, start, end)
    item = _ITEM.match(text, start, end)
    # "2. 4 March: ..." is the second item; "2. März: ..." is a date.
    dated = None if item and text[item.end()].isdecimal() else leading_label(text, start, end)
    if dated is None and (quoted := _QUOTE.match(text, start, end)):
        return Block(quoted.end(), end, "quote") if quoted.end() < end else Block(start, end, "boilerplate")
    if dated is None and item:
        start = item.end()
        dated = leading_label(text, start, end)
        label, body = dated or (None, start)
        return Block(start, end, "list-item", label=label, body=body)
    if dated:
        return Block(start, end, "list-item", label=dated[0], body=dated[1])
    return Block(start, end, "paragraph")


def _cells(text: str, start: int, end: int, row: int) -> Iterator[Block]:
    """Yield a row of a table and its cells."""
    cells = []
    opening = start
    for position in range(start, end + 1):
        if position < end and (text[position] != "|" or text[position - 1] == "\\"):
            continue
        cells.append(trimmed(text, opening, position))
        opening = position + 1
    # A row begins and ends with a bar, so nothing is before the first one and mostly nothing behind the last one.
    cells = cells[1:-1] if cells[-1][0] >= cells[-1][1] else cells[1:]
    written = [cell for cell in cells if cell[0] < cell[1]]
    if not written:
        yield Block(start, end, "boilerplate")
        return
    label = whole_label(text, *cells[0]) if row else None
    body = written[1][0] if label and written[1:] else -1
    yield Block(written[0][0], written[-1][1], "table-row", row=row, label=label, body=body)
    for column, (first, last) in enumerate(cells, 1):
        if first < last:
            yield Block(first, last, "cell", row=row, column=column, label=whole_label(text, first, last))


def entry_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each line that opens an entry of a live blog begins and ends, and the day in it, as 2024-10-18."""
    for line in _CLOCKED.finditer(text):
        yield line.start(), line.end(), line[1]


_CLOCKED: Final = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(\d{4}-\d\d-\d\d)T\d\d:\d\d[^\n]*$", re.MULTILINE)


def _entry(start: int, end: int, match: re.Match[str]) -> Block:
    """The line that opens an entry, with what it says of it."""
    permalink = author = state = None
    for part in match["rest"].split("·"):
        part = part.strip()
        if part.startswith("<http") and part.endswith(">"):
            permalink = part[1:-1]
        elif part.split(" ", 1)[0] in ("correction", "withdrawal"):
            state = part.split(" ", 1)[0]
        elif part:
            author = part
    return Block(start, end, "entry", level=2, time=match["time"], permalink=permalink, author=author, state=state)


def _superseded(blocks: list[Block]) -> list[Block]:
    """The blocks with the state of each entry that a correction or a withdrawal below it is of."""
    states: dict[str, str] = {}
    result = []
    for block in reversed(blocks):
        if block.kind == "entry":
            key = block.permalink or block.time or ""
            later = states.get(key)
            if block.state is not None:
                states[key] = "corrected" if block.state == "correction" else "withdrawn"
            # The notice of a withdrawal tells nothing itself; a correction is the version that stands.
            own = "withdrawn" if block.state == "withdrawal" else None
            block = replace(block, state=later or own)
        result.append(block)
    return result[::-1]


def _governed(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with the heading that governs each, and the time, address and author of their entry."""
    blocks = _superseded(blocks)
    governed: list[Block] = []
    above: list[tuple[tuple[int, int], int]] = []
    entry: Block | None = None
    cue: str | None = None
    heads: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.kind == "entry":
            entry = block
        elif entry is not None:
            block = replace(
                block, time=entry.time, permalink=entry.permalink, author=entry.author, state=block.state or entry.state
            )
        if block.kind == "boilerplate" and (time := _CUE.fullmatch(text, block.start, block.end)):
            cue = time[1]
        elif cue is not None:
            block = replace(block, cue=cue)
        if block.level is not None:
            rank = block.level, precision(text, *block.label) if block.label else 0
            while above and above[-1][0] >= rank:
                above.pop()
        heading = above[-1][1] if above else None
        if block.kind == "cell" and block.column is not None:
            if block.row == 0:
                heads[block.column] = index
            else:
                heading = heads.get(block.column, heading)
        elif _ends_table(block):
            heads = {}
        governed.append(replace(block, heading=heading))
        if block.level is not None:
            above.append((rank, index))
    return governed


def _ends_table(block: Block) -> bool:
    """Return whether a block that is no cell ends the table above it, or begins another."""
    if block.kind == "table-row":
        return block.row == 0
    return block.kind != "boilerplate"


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: it begins with a bar and has a second one, or has bars between cells."""
    stripped = line.strip()
    return stripped.count("|") >= 2 and stripped.startswith("|")


def _is_title(line: str) -> bool:
    """Whether a line that stands alone reads like a heading: short, no lower case first, ends no sentence."""
    line = line.strip()
    if not 1 < len(line) <= _SHORT:
        return False
    return not line[0].islower() and line[-1] not in ".!;,…" and any(map(str.isalpha, line))


def _standing_alone(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """Whether an empty line, or an edge of the text, is on both sides of each line."""
    bounds = [(0, 0), *lines, (len(text), len(text))]
    gaps = [text.count("\n", last, start) >= 2 for (_, last), (start, _) in pairwise(bounds)]
    if gaps:
        gaps[0] = True
    # The last line of a text stands above nothing, so it is no heading.
    return [above and below for above, below in pairwise([*gaps[:-1], False])]


def _dateline(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The line at the top that says where and when the text was written: the day is no heading of what is below.

    Where several lines say a place and a day they are the headings of a diary.
    """
    dated = [index for index, span in enumerate(lines) if is_dateline(text, *trimmed(text, *span))]
    return dated[0] if len(dated) == 1 and dated[0] < TOP else None


TOP: Final = 4
"""Lines at the beginning of a text that a dateline is one of: it stands below the title and a summary at most."""


def _adjacent(text: str, lines: list[tuple[int, int]], index: int) -> bool:
    return text.count("\n", lines[index][1], lines[index + 1][0]) < 2


def opens_block(text: str, start: int, end: int) -> bool:
    """Return whether a line cannot go on what is above it: a heading, an item, a row, a quotation, a dated line."""
    line = text[start:end]
    marked = any(mark.match(line) for mark in (_ITEM, _QUOTE, _ATX, _BOLD, _COMMENT))
    return marked or _is_row(line) or leading_label(text, *trimmed(text, start, end)) is not None


def _width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width that a text's lines were wrapped at; None where they were not.

    Where lines are wrapped, the first word of the next one would not have fitted: that is so for all lines within
    paragraphs, and for few where each line is a paragraph.
    """
    lengths = [end - start for start, end in lines if "://" not in text[start:end]]
    width = max(lengths, default=0)
    if not _LONG <= width <= _WIDEST:
        return None
    fits = total = 0
    for index in range(len(lines) - 1):
        (first, last), (start, end) = lines[index], lines[index + 1]
        if not _adjacent(text, lines, index) or opens_block(text, start, end):
            continue
        total += 1
        word = re.compile(r"\s*\S+").match(text, start, end)
        # Two characters of tolerance: printed text is not cut to the letter.
        fits += last - first + 1 + len(word[0].lstrip() if word else "") <= width - 8
    return width if total >= 3 and fits <= total * 0.1 else None


def _goes_on(text: str, lines: list[tuple[int, int]], index: int, width: int | None, kind: Kind) -> bool:
    """Whether the next line goes on the paragraph or item of this one."""
    (first, last), (start, end) = lines[index], lines[index + 1]
    if not _adjacent(text, lines, index):
        return False
    if kind == "quote" and _QUOTE.match(text, start, end):
        return True
    if opens_block(text, start, end) or _single(text, start, end, alone=False) is not None:
        return False
    indented = text[start : start + 2].isspace()
    if width is not None:
        return not indented or kind == "list-item"
    if kind == "list-item" and indented:
        return True
    ended = text[first:last].rstrip()[-1] in _ENDED
    return last - first >= _LONG and text[start:end].lstrip()[0].islower() and not ended
