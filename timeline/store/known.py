"""Entries of a YAML file that stand as the machine writes them: known by their text, they need not be parsed.

To parse the YAML of thousands of events is the longest part of an update with one article more. Most of them stand as
an update wrote them, and the lock has each event as well. So it is remembered which line of the lock says what an entry
says, each by its digest. Where neither has changed, the event is taken from the lock.

Nothing depends on that. An entry with a comment, a key of its own or another layout is not known, and is parsed; so is
the whole file where the entries that are left do not read by themselves as they would among the others.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from timeline.events import Event
from timeline.store import render
from timeline.store.nodes import Items, Node, Pairs, Scalar, parse_yaml

KnownEntries = Mapping[str, Event]
"""Events by the digest of the text that says them."""

_ENTRY: Final = re.compile(r"^- ", re.MULTILINE)
_LINE: Final = re.compile(r"[^\n]+")
_MARKS: Final = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)
"""What begins or ends a document of YAML."""
_COMMENTS: Final = re.compile(r"(?:#[^\n]*\n)*")
_DASH: Final = 2
"""Characters of the dash of an entry and the blank behind it."""


class KnownText(NamedTuple):
    """Where an entry stands whose event is known, in the text of its ``file``; ``start`` is behind the dash."""

    start: int
    end: int
    line: int
    column: int
    file: str
    event: Event

    @property
    def text(self) -> str:
        """The text of the entry, dash included. It is cut when it is asked for: of thousands hardly any is."""
        return self.file[self.start - _DASH : self.end]

    @property
    def outline(self) -> Pairs:
        """Its place, as a mapping without what is in it."""
        return Pairs(self.start, self.end, self.line, self.column, False, ())

    def node(self) -> Node:
        """Return what it says as a node of its file."""
        match parse_yaml(f"{self.text}\n", ""):
            case Items(items=(node,)):
                return _moved(node, self.start - _DASH, self.line - 1)
            case other:
                raise TypeError(f"an entry, and not {other}")


def text_digest(text: str) -> str:
    """Return what names a text: 16 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find_known(text: str, known: KnownEntries) -> tuple[list[KnownText], list[tuple[int, int]]]:
    """Return the entries of a file that are known, and from where to where the others reach."""
    found: list[KnownText] = []
    others: list[tuple[int, int]] = []
    starts = [match.start() for match in _ENTRY.finditer(text)]
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        written = text[start:end].rstrip("\n")
        event = known.get(text_digest(written)) if _stands_alone(text, start) else None
        if event is None:
            others.append((start, end))
            continue
        line += text.count("\n", counted, start)
        counted = start
        found.append(KnownText(start + _DASH, start + len(written), line, 1 + _DASH, text, event))
    return found, others


def _stands_alone(text: str, start: int) -> bool:
    """Return whether no comment above an entry belongs to it; one at the top of the file is the file's."""
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    return not above.lstrip().startswith("#") or _COMMENTS.fullmatch(text, 0, start) is not None


def parse_rest(
    text: str, path: str, found: Sequence[KnownText], others: Sequence[tuple[int, int]]
) -> Sequence[Node] | None:
    """Return the nodes of the entries that are not known, None where the file has to be read whole.

    Where the known ones stand comments take their room, so that all else keeps its place. Raises Invalid as
    ``parse_yaml`` does.
    """
    parts, last = [], 0
    for one in found:
        parts += [text[last : one.start - _DASH], _LINE.sub(lambda line: "#" * len(line[0]), one.text)]
        last = one.end
    rest = "".join([*parts, text[last:]])
    if _MARKS.search(rest):
        return None
    root = parse_yaml(rest, path)
    if root is None:
        return () if not others else None
    if not isinstance(root, Items) or root.flow or len(root.items) != len(others):
        return None
    inside = (start < node.start <= node.end <= end for node, (start, end) in zip(root.items, others, strict=True))
    return root.items if all(inside) else None


def in_file_order(found: Iterable[KnownText], rest: Iterable[Node]) -> list[KnownText | Node]:
    """Return both in the order of the file."""
    return sorted([*found, *rest], key=lambda one: one.start)


def as_machine_writes(text: str, node: Node, event: Event) -> str | None:
    """Return the text of an entry with its dash, where it stands as the machine writes an event; None where not."""
    written = render.entry(event, 0, "\n")
    start = node.start - _DASH
    return written if node.end - start == len(written) and text.startswith(written, start) else None


def _moved(node: Node, by: int, lines: int) -> Node:
    """Return a node that stands so many characters and lines further below."""
    start, end, line = node.start + by, node.end + by, node.line + lines
    match node:
        case Scalar():
            return node._replace(start=start, end=end, line=line)
        case Items():
            items = tuple(_moved(item, by, lines) for item in node.items)
            return Items(start, end, line, node.column, node.flow, items)
        case Pairs():
            pairs = tuple((_key(key, by, lines), _moved(value, by, lines)) for key, value in node.items)
            return Pairs(start, end, line, node.column, node.flow, pairs)


def _key(key: Scalar, by: int, lines: int) -> Scalar:
    return key._replace(start=key.start + by, end=key.end + by, line=key.line + lines)
