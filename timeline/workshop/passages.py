"""An article as the desk shows it: in pieces, each marked with what became of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.articles import Article
from timeline.text import find_quote


@dataclass(frozen=True, slots=True)
class Highlight:
    """What became of text[start:end] of an article.

    ``state`` is "here" for the passage under review, "waiting" or "draft" for that of another suggestion, "checked" for
    that of a checked event, "left" for a sentence that is left out, with the ``reason``. ``ident`` is the suggestion or
    event, "" for none.
    """

    start: int
    end: int
    state: str
    ident: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a paragraph. ``first`` is whether its mark begins here, so that what is said of it is said once."""

    text: str
    mark: Highlight | None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading, in pieces."""

    pieces: tuple[Piece, ...]
    heading: bool = False


_RANK = {"left": 0, "checked": 1, "draft": 2, "waiting": 3, "here": 4}


def paragraphs_of(article: Article, marks: Iterable[Highlight]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an article. Where marks overlap, the one that matters most to the editor is shown."""
    ordered = sorted(marks, key=lambda mark: (_RANK[mark.state], mark.start))
    text = article.text
    blocks = [block for block in article.layout if block.kind != "cell"]
    # A block begins behind its mark, "#" or "-", which stands in its line.
    starts = sorted({0, len(text), *(text.rfind("\n", 0, block.start) + 1 for block in blocks)})
    headings = {text.rfind("\n", 0, block.start) + 1 for block in blocks if block.kind == "heading"}
    return tuple(
        Paragraph(_pieces(text, start, end, ordered), start in headings)
        for start, end in pairwise(starts)
        if text[start:end].strip()
    )


def _pieces(text: str, start: int, end: int, marks: Sequence[Highlight]) -> tuple[Piece, ...]:
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {start, end}
    for mark in inside:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    places = sorted(cuts)
    tops: list[tuple[int, int, Highlight | None]] = []
    for first, last in pairwise(places):
        top = next((mark for mark in reversed(inside) if mark.start <= first and last <= mark.end), None)
        if tops and tops[-1][2] is top:
            tops[-1] = (tops[-1][0], last, top)
        else:
            tops.append((first, last, top))
    seen: set[int] = set()
    pieces = []
    for first, last, top in tops:
        begins = top is not None and id(top) not in seen
        seen.add(id(top))
        pieces.append(Piece(text[first:last], top, begins))
    return tuple(pieces)


def place_of_quote(article: Article, quote: str | None) -> tuple[int, int] | None:
    """Return where a quote is in an article; None where it is not there."""
    return find_quote(article.text, quote) if quote and quote.strip() else None


def section(article: Article, offset: int) -> str:
    """Return the heading that a place in an article is below, "" where there is none."""
    headings = [block for block in article.layout if block.kind == "heading"]
    at = bisect_right([block.start for block in headings], offset)
    return " ".join(article.text[headings[at - 1].start : headings[at - 1].end].split()) if at else ""
