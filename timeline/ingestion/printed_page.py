"""The lines of a printed page in the order of reading: columns one after the other, tables as rows, no line numbers.

A page of a PDF is pieces of text at places. Pieces at one height are a row; a wide gap parts a row into fragments. Rows
that leave the same gap free belong together: as columns where each side is prose, as a table where it is not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any, Final

WORD_GAP: Final = 0.15
"""Of the height of the type: what lies farther apart is two words. A space is about 0.28."""

WIDE_GAP: Final = 0.85
"""Of the height of the type: what lies farther apart is two fragments. Columns are at least 1 apart, words of justified
lines seldom more than 0.7."""

FEWEST_COLUMN_ROWS: Final = 4
FEWEST_WORDS: Final = 4
"""Words that half of the lines of a column of prose have; the cells of a table have fewer in one of its columns."""

FARTHEST: Final = 4.0
"""Of the height of the type, between two rows of a table or of columns; a running head is farther away."""

ALIGNED: Final = 0.3
"""Of the height of the type: what lies no farther apart is at one place."""

CLOSE: Final = 0.85
"""Of the largest distance of two lines of a table: what lies closer can be one cell."""

PARAGRAPH_GAP: Final = 1.35
"""Of the usual distance of two lines: a larger one parts paragraphs."""

FEWEST_NUMBERED: Final = 8
"""Rows that count on by one in the margin; a page of a court filing has 25 to 28."""

RUNNING: Final = 2
"""Rows at the top and the bottom of a page that can be a running head or foot."""

FEWEST_PAGES: Final = 3
"""Pages from which on what comes back at the same place of most is a running head."""
MOST_PAGES: Final = 300
"""A larger number that counts on is no page, but a year."""

BULLETS: Final = "[-–•*▪◦●■‣·]"
"""What an item of a list may open with, as a class of a regular expression."""

_MARKER: Final = re.compile(BULLETS + r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]")
_NUMBERED: Final = re.compile(r"(\d{1,3})(?:\s+|$)(?![.)])")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text on a page; ``left``, ``right``, ``base`` and ``height`` are in points from the lower left."""

    left: float
    right: float
    base: float
    height: float
    text: str


Row = tuple[Fragment, ...]
"""Fragments at one height, from left to right."""


def fragments_of(page: Any) -> tuple[list[Fragment], bool]:
    """Return what a page of pypdf shows and where, and whether that is all of its text.

    Turned text is left out, what a form shows too, and letters in a font that says nothing of them. Raises what pypdf
    raises where the page is broken.
    """
    from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op
    from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
    from pypdf.generic import ContentStream

    contents = page.get("/Contents")
    if contents is None:
        return [], False
    operations = ContentStream(contents.get_object(), page.pdf, "bytes").operations
    # The "Q" ends the outermost group, which the page itself does not write.
    _, shown = recurse_to_target_op(
        iter([*operations, ([], b"Q")]), TextStateManager(), b"Q", page._layout_mode_fonts()
    )
    seen = [one for one in shown if one.text.strip()]
    placed = [one for one in seen if one.font_height > 0 and one.font.interpretable and not one.rotated]
    fragments = [Fragment(one.tx, max(one.displaced_tx, one.tx), one.ty, one.font_height, one.text) for one in placed]
    return fragments, len(placed) == len(seen) > 0 and not any(operator == b"Do" for _, operator in operations)


def rows_of(fragments: Iterable[Fragment]) -> list[Row]:
    """Return the rows of a page from the top, the words between two wide gaps joined."""
    rows: list[list[Fragment]] = []
    for one in sorted(fragments, key=lambda one: (-one.base, one.left)):
        if rows and rows[-1][0].base - one.base <= min(one.height, rows[-1][0].height) / 2:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [tuple(_joined(sorted(row, key=lambda one: one.left))) for row in rows]


def _joined(row: Sequence[Fragment]) -> Iterator[Fragment]:
    """The fragments between wide gaps. The mark of an item belongs to what stands behind it."""
    last = row[0]
    for one in row[1:]:
        gap, height = one.left - last.right, min(last.height, one.height)
        if gap > WIDE_GAP * height and not _MARKER.fullmatch(last.text.strip()):
            yield _trimmed(last)
            last = one
            continue
        space = " " if gap > WORD_GAP * height and not last.text.endswith(" ") else ""
        text = f"{last.text}{space}{one.text}"
        last = Fragment(last.left, max(last.right, one.right), last.base, max(last.height, one.height), text)
    yield _trimmed(last)


def _trimmed(fragment: Fragment) -> Fragment:
    return replace(fragment, text=" ".join(fragment.text.split()))


def line_numbers(rows: Sequence[Row], goes_on_from: int = 0) -> dict[int, int]:
    """The numbers that count the lines of a page in its margin, as court filings have them, by the place of the row.

    A run may be short where it begins at the top of a page and ``goes_on_from`` the last number of the page before.
    """
    numbered = [
        (int(match[1]), place, row[0].left)
        for place, row in enumerate(rows)
        if (match := _NUMBERED.match(row[0].text)) and len(row) <= 2
    ]
    runs: list[list[tuple[int, int, float]]] = [[]]
    for one in numbered:
        last = runs[-1][-1] if runs[-1] else None
        # Numbers of one figure stand farther right than those of two, by the width of a figure.
        if last is None or (one[0] == last[0] + 1 and abs(one[2] - last[2]) <= rows[one[1]][0].height):
            runs[-1].append(one)
        else:
            runs.append([one])
    return {place: number for run in runs if _counts_lines(run, goes_on_from) for number, place, _ in run}


def _counts_lines(run: Sequence[tuple[int, int, float]], goes_on_from: int) -> bool:
    if len(run) >= FEWEST_NUMBERED:
        return True
    number, place, _ = run[0] if run else (0, 0, 0.0)
    return goes_on_from > 0 and place < RUNNING and number == goes_on_from + 1


def without_line_numbers(rows: Sequence[Row], goes_on_from: int = 0) -> tuple[list[Row], list[tuple[int, str]]]:
    """Drop the numbers that count the lines of a page; return them beside the rows, each with the text of its line."""
    numbers = line_numbers(rows, goes_on_from)
    left = [_uncounted(row) if place in numbers else row for place, row in enumerate(rows)]
    counted = [(number, _whole(left[place]).text) for place, number in numbers.items() if left[place]]
    return [row for row in left if row], counted


def _uncounted(row: Row) -> Row:
    text = _NUMBERED.sub("", row[0].text, count=1)
    if not text:
        return row[1:]
    # What a figure and a space are wide is taken from the left, so that the text stands where it is.
    share = (len(row[0].text) - len(text)) / len(row[0].text)
    return (replace(row[0], left=row[0].left + share * (row[0].right - row[0].left), text=text), *row[1:])


def without_running_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Drop what stands at the top or the bottom of most pages but for its numbers; the first page keeps it.

    What counts the pages is dropped from two pages on, and from the first, too: "Report on the mill, page 1".
    """
    counts = Counter(key for page in pages for key in {_key(row) for row in _edges(page)})
    most = max(FEWEST_PAGES, len(pages) / 2)
    heads = {
        key for key, count in counts.items() if count >= most or (count >= 2 and key.strip("# -–") in ("", "page"))
    }
    counting = {
        _key(row)
        for (above, below) in pairwise(pages)
        for row in _edges(above)
        for other in _edges(below)
        if _key(row) == _key(other) and _counts_on(row, other)
    }
    kept = []
    for number, page in enumerate(pages):
        edges = set(map(id, _edges(page)))
        dropped = heads | counting if number else counting
        kept.append([row for row in page if not (id(row) in edges and _key(row) in dropped)])
    return kept


def _counts_on(row: Row, following: Row) -> bool:
    """Whether a row of the next page has a number that is one more, and is the same in all else."""
    numbers, others = ([int(one) for one in re.findall(r"\d{1,4}", _words(each))] for each in (row, following))
    changed = [(before, after) for before, after in zip(numbers, others, strict=False) if before != after]
    return len(changed) == 1 and changed[0][1] - changed[0][0] == 1 and changed[0][1] <= MOST_PAGES


def _edges(page: Sequence[Row]) -> list[Row]:
    return [*page[:RUNNING], *page[max(RUNNING, len(page) - RUNNING) :]]


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", _words(row)).casefold()


def _words(row: Row) -> str:
    return " ".join(one.text for one in row)


def page_lines(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of a page, "" between two paragraphs, "| 4 March | They met. |" for a row of a table."""
    alone: list[Row] = []
    for together, gutters in _runs(rows):
        columns = [_column(together, *edges) for edges in pairwise((float("-inf"), *gutters, float("inf")))]
        # Gaps that meet by chance part nothing.
        if len(columns) < 2 or not all(_is_aligned(column) for column in columns[1:]):
            alone.extend(together)
            continue
        yield from (*_lines_of_prose(list(map(_whole, alone))), "")
        alone = []
        if _is_prose(together, columns):
            for column in columns:
                yield from _lines_of_prose([_whole(cell) for cell in column if cell])
        else:
            yield from _lines_of_table(columns)
        yield ""
    yield from _lines_of_prose(list(map(_whole, alone)))


def _runs(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], list[float]]]:
    """Rows that leave the same gaps free, with a place in each gap; single rows between them have none."""
    begun, alone = 0, 0
    while begun < len(rows):
        gaps = _gaps(rows[begun])
        end = begun + 1
        while gaps and end < len(rows) and _is_near(*rows[end - 1 : end + 1]):
            rest = _meet(gaps, _free(rows[end]))
            if not rest:
                break
            gaps, end = rest, end + 1
        # A last row that has only the left part may as well be the text below.
        several = sum(len(row) > 1 for row in rows[begun:end])
        if several < 2:
            begun += 1
            continue
        while len(rows[end - 1]) == 1 and rows[end - 2][0].base - rows[end - 1][0].base > 2 * rows[end - 1][0].height:
            end -= 1
        # The right column can begin higher than the left one.
        while begun > alone and rows[begun - 1][0].left >= gaps[0][1]:
            begun -= 1
        if alone < begun:
            yield rows[alone:begun], []
        yield rows[begun:end], [(left + right) / 2 for left, right in gaps]
        begun = alone = end
    if alone < len(rows):
        yield rows[alone:], []


def _is_near(above: Row, below: Row) -> bool:
    return above[0].base - below[0].base <= FARTHEST * max(above[0].height, below[0].height)


Gap = tuple[float, float]


def _gaps(row: Row) -> list[Gap]:
    """What is free between the fragments of a row."""
    return [(one.right, following.left) for one, following in pairwise(row)]


def _free(row: Row) -> list[Gap]:
    """What a row leaves free, its margins too."""
    return [(float("-inf"), row[0].left), *_gaps(row), (row[-1].right, float("inf"))]


def _meet(some: Sequence[Gap], others: Sequence[Gap]) -> list[Gap]:
    """What is free in both; both are in order."""
    met, first, second = [], 0, 0
    while first < len(some) and second < len(others):
        left, right = max(some[first][0], others[second][0]), min(some[first][1], others[second][1])
        if right - left > 1:
            met.append((left, right))
        if some[first][1] < others[second][1]:
            first += 1
        else:
            second += 1
    return met


def _column(rows: Sequence[Row], left: float, right: float) -> list[Row]:
    """The part of each row between two gutters, empty where it has none."""
    return [tuple(one for one in row if left < (one.left + one.right) / 2 <= right) for row in rows]


def _is_aligned(column: Sequence[Row]) -> bool:
    """Whether most of what stands in a column begins, or ends, at one place."""
    cells = [cell for cell in column if cell]
    edges = ([cell[0].left for cell in cells], [cell[-1].right for cell in cells])
    near = ALIGNED * median(cell[0].height for cell in cells) if cells else 0.0
    return any(
        sum(abs(edge - median(places)) <= near for edge in places) > len(cells) / 2 for places in edges if places
    )


def _is_prose(rows: Sequence[Row], columns: Sequence[Sequence[Row]]) -> bool:
    """Whether each column has lines of prose, so that it is read down and not across."""
    words = [[sum(len(one.text.split()) for one in cell) for cell in column if cell] for column in columns]
    several = sum(len(row) > 1 for row in rows)
    return several >= FEWEST_COLUMN_ROWS and all(counts and median(counts) >= FEWEST_WORDS for counts in words)


def _whole(row: Row) -> Fragment:
    text = " ".join(one.text for one in row)
    return Fragment(row[0].left, row[-1].right, row[0].base, max(one.height for one in row), text)


def _lines_of_prose(lines: Sequence[Fragment]) -> Iterator[str]:
    """Lines, with an empty one where they lie farther apart than most, or where the size of the type changes."""
    apart = [above.base - below.base for above, below in pairwise(lines)]
    usual = median(apart) if apart else 0.0
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else line
        larger = abs(above.height - line.height) > 0.15 * max(above.height, line.height)
        if number and (apart[number - 1] > PARAGRAPH_GAP * usual or larger):
            yield ""
        yield line.text


def _lines_of_table(columns: Sequence[Sequence[Row]]) -> Iterator[str]:
    """A row of Markdown for each row of the table, whose cells can have several lines."""
    lines = list(zip(*columns, strict=True))
    table: list[list[str]] = []
    for line, goes_on in zip(lines, _continuations(lines), strict=True):
        cells = [" ".join(one.text for one in cell) for cell in line]
        if goes_on:
            table[-1] = [f"{above} {cell}".strip() for above, cell in zip(table[-1], cells, strict=True)]
        else:
            table.append(cells)
    for cells in table:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _continuations(lines: Sequence[Sequence[Row]]) -> list[bool]:
    """Which lines go on with the row above: those that lie closer to it than others, or that have no first cell."""
    bases = [next(cell[0].base for cell in line if cell) for line in lines]
    apart = [above - below for above, below in pairwise(bases)]
    if not apart:
        return [False] * len(lines)
    close = [distance < CLOSE * max(apart) for distance in apart]
    # Where whole rows are as close, the distance means something else, such as the end of the head.
    if any(close) and all(not all(line) for line, is_close in zip(lines[1:], close, strict=True) if is_close):
        return [False, *close]
    return [False, *(not line[0] for line in lines[1:])]
