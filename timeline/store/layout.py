"""Where things stand in a text: lines, the dash of an item, and the comments that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.store.model import OWN
from timeline.store.nodes import Items, Node, Pairs, Scalar, scalars

_COMMENT: Final = re.compile(r"#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class TextLines:
    """A text, looked at line by line. Indices count characters."""

    text: str

    def line_start(self, index: int) -> int:
        """Return where the line begins that holds a place."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line ends, before its line break."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > index and self.text[end - 1] == "\r" else end

    def next_line(self, index: int) -> int:
        """Return where the next line begins; the end of the text where there is none."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def dash(self, items: Items, node: Node) -> int:
        """Where the line begins in which the dash of an item of a block list stands."""
        column = items.column - 1
        start = self.line_start(node.start)
        while start and (
            self.text[start : start + column].strip(" ") or self.text[start + column : start + column + 1] != "-"
        ):
            start = self.line_start(start - 1)
        return start

    def extent(self, items: Items, node: Node) -> tuple[int, int]:
        """From the first comment line right above an item to the end of its last line, comments within it included.

        The comment at the top of a file is the file's.
        """
        column = items.column - 1
        start = self.dash(items, node)
        above = start
        while above and self.text[self.line_start(above - 1) : above].strip().startswith("#"):
            above = self.line_start(above - 1)
            if (
                len(self.text[above : self.line_end(above)]) - len(self.text[above : self.line_end(above)].lstrip(" "))
                > column
            ):
                above = self.next_line(above)
                break
        if above:
            start = above
        end = self.line_end(node.end)
        ahead = self.next_line(end)
        while ahead < len(self.text):
            line = self.text[ahead : self.line_end(ahead)]
            bare = line.lstrip(" ")
            if bare.startswith("#") and len(line) - len(bare) > column:
                end = self.line_end(ahead)
            elif bare:
                break
            ahead = self.next_line(ahead)
        return start, end

    def comments(self, nodes: Iterable[Node], start: int, end: int) -> list[str]:
        """The comments in a stretch of text that holds these nodes, each from its # to the end of its line."""
        lines: list[str] = []
        if "#" not in self.text[start:end]:
            return lines
        last = start
        for scalar in (one for node in nodes for one in scalars(node)):
            lines += _COMMENT.findall(self.text[last : scalar.start])
            if scalar.style in ("|", ">"):
                lines += _COMMENT.findall(self.block_header(scalar))
            last = scalar.end
        return lines + _COMMENT.findall(self.text[last : max(last, end)])

    def remarked(self, node: Node, start: int, end: int) -> bool:
        """Whether a person left words in or around a node that are no value of it: a comment, or an own key."""
        return bool(self.comments((node,), start, end)) or any(key.value.startswith(OWN) for key in keys_within(node))

    def block_header(self, scalar: Scalar) -> str:
        """The first line of a block, as |- or >+."""
        return self.text[scalar.start : self.line_end(scalar.start)]


def keys_within(node: Node) -> Iterator[Scalar]:
    """Every key in a node."""
    match node:
        case Items():
            for item in node.items:
                yield from keys_within(item)
        case Pairs():
            for key, value in node.items:
                yield key
                yield from keys_within(value)
        case _:
            pass
