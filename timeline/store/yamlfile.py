"""One YAML file of events: its text, its events and where each stands. Nothing in it is ever reformatted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from timeline.events import Citation, Event
from timeline.problems import Invalid, Problem
from timeline.store.conventions import USUAL, Conventions
from timeline.store.event_reader import read_event
from timeline.store.nodes import FAST, Items, Node, Pairs, Scalar, parse

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """One event of a file. ``id`` is as written, even where the event has errors and ``event`` is None.

    ``sources`` too are there then; None is one that cannot be read. ``sound`` is the event as it can be shown: all of
    it, or all but the sources that have errors; None where it is held back.
    """

    event: Event | None
    id: str | None
    node: Node = field(compare=False, repr=False)
    sources: tuple[Citation | None, ...] = ()
    sound: Event | None = None

    @property
    def line(self) -> int:
        """The line of the entry, from 1."""
        return self.node.line

    @property
    def column(self) -> int:
        """The column of the entry, from 1."""
        return self.node.column

    def place(self, *steps: str | int) -> tuple[int, int]:
        """Line and column of a value, as ``place("sources", 0, "quote")``; those of the entry where it is absent."""
        node: Node | None = self.node
        for step in steps:
            match node, step:
                case Pairs(), str():
                    node = node.get(step)
                case Items(), int() if step < len(node.items):
                    node = node.items[step]
                case _:
                    node = None
        return (self.line, self.column) if node is None else (node.line, node.column)


@dataclass(frozen=True, slots=True)
class EventFile:
    """A file as it is. ``text`` is without the byte order mark that ``bom`` tells of; ``path`` as shown to people.

    ``conventions`` are those that it was read by.
    """

    path: str
    text: str
    bom: bool
    root: Node | None = field(compare=False, repr=False)
    entries: tuple[YamlEntry, ...]
    problems: tuple[Problem, ...]
    conventions: Conventions = field(default=USUAL, compare=False, repr=False)

    @classmethod
    def parse(cls, text: str, path: str, conventions: Conventions = USUAL, *, loader: Any = FAST) -> EventFile:
        """Read the text of a file. Never raises: what is wrong stands in ``problems``."""
        bom = text.startswith(BOM)
        text = text.removeprefix(BOM)
        try:
            # Without a line break at its end the last block of a file would say another text than with one.
            root = parse(text if text.endswith("\n") else text + "\n", path, loader=loader)
        except Invalid as invalid:
            return cls(path, text, bom, None, (), invalid.problems, conventions)
        if root is None:
            return cls(path, text, bom, None, (), (), conventions)
        if not isinstance(root, Items):
            message = 'the file is no list of events; begin each event with "- id: ..." at the start of a line'
            return cls(
                path, text, bom, root, (), (Problem(path, root.line, root.column, message, "structure"),), conventions
            )
        entries, problems = [], []
        for node in root.items:
            read = read_event(node, path, conventions)
            problems += read.problems
            written = node.get("id") if isinstance(node, Pairs) else None
            ident = written.value if isinstance(written, Scalar) else None
            entries.append(YamlEntry(read.event, ident, node, read.sources, read.event or read.sound))
        return cls(path, text, bom, root, tuple(entries), tuple(sorted(problems)), conventions)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that could be read, in the order of the file."""
        return tuple(entry.event for entry in self.entries if entry.event is not None)

    @property
    def broken(self) -> bool:
        """Whether no event can be told from another in it, because it is not valid YAML or no list."""
        return bool(self.problems) and not isinstance(self.root, Items)

    @property
    def content(self) -> str:
        """The file to the letter."""
        return BOM + self.text if self.bom else self.text

    @property
    def newline(self) -> str:
        """The line ending of the file: that of its first line."""
        first = self.text.find("\n")
        return "\r\n" if first > 0 and self.text[first - 1] == "\r" else "\n"
