"""One YAML file of events: its text, its events and where each stands. Nothing in it is ever reformatted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Final

from timeline.events import Citation, Event
from timeline.problems import Invalid, Problem
from timeline.store.conventions import USUAL, Conventions
from timeline.store.event_reader import read_event
from timeline.store.known import (
    KnownEntries,
    KnownText,
    as_machine_writes,
    find_known,
    in_file_order,
    parse_rest,
    text_digest,
)
from timeline.store.nodes import FAST, Items, Node, Pairs, Scalar, parse_yaml

BOM = "\ufeff"
NOTHING_KNOWN: Final[KnownEntries] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class YamlEntry:
    """One event of a file. ``id`` is as written, even where the event has errors and ``event`` is None.

    ``sources`` too are there then; None is one that cannot be read. ``sound`` is the event as it can be shown: all of
    it, or all but the sources that have errors; None where it is held back. ``written`` is its node, or where it stands
    as the machine writes it.
    """

    event: Event | None
    id: str | None
    written: Node | KnownText = field(compare=False, repr=False)
    sources: tuple[Citation | None, ...] = ()
    sound: Event | None = None

    @property
    def node(self) -> Node:
        """The node of the entry. That of one that is known by its text is made when it is asked for."""
        return self.written.node() if isinstance(self.written, KnownText) else self.written

    @property
    def as_found(self) -> bool:
        """Whether it is known to stand as the machine writes it, without a comment or a key of a person's own."""
        return isinstance(self.written, KnownText)

    @property
    def line(self) -> int:
        """The line of the entry, from 1."""
        return self.written.line

    @property
    def column(self) -> int:
        """The column of the entry, from 1."""
        return self.written.column

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

    ``conventions`` are those that it was read by, ``known`` the entries that were not parsed where they stand as the
    machine writes them; of these ``root`` has only the places.
    """

    path: str
    text: str
    bom: bool
    root: Node | None = field(compare=False, repr=False)
    entries: tuple[YamlEntry, ...]
    problems: tuple[Problem, ...]
    conventions: Conventions = field(default=USUAL, compare=False, repr=False)
    known: KnownEntries = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def parse(
        cls,
        text: str,
        path: str,
        conventions: Conventions = USUAL,
        *,
        loader: Any = FAST,
        known: KnownEntries = NOTHING_KNOWN,
    ) -> EventFile:
        """Read the text of a file. Never raises: what is wrong stands in ``problems``.

        Entries that are ``known`` are not parsed where they stand as the machine writes them.
        """
        if known:
            partly = cls._partly(text, path, conventions, known)
            return partly or replace(cls.parse(text, path, conventions), known=known)
        bom = text.startswith(BOM)
        text = text.removeprefix(BOM)
        try:
            # Without a line break at its end the last block of a file would say another text than with one.
            root = parse_yaml(text if text.endswith("\n") else text + "\n", path, loader=loader)
        except Invalid as invalid:
            return cls(path, text, bom, None, (), invalid.problems, conventions)
        if root is None:
            return cls(path, text, bom, None, (), (), conventions)
        if not isinstance(root, Items):
            message = 'the file is no list of events; begin each event with "- id: ..." at the start of a line'
            return cls(
                path, text, bom, root, (), (Problem(path, root.line, root.column, message, "structure"),), conventions
            )
        problems: list[Problem] = []
        entries = tuple(_entry(node, path, conventions, problems) for node in root.items)
        return cls(path, text, bom, root, entries, tuple(sorted(problems)), conventions)

    @classmethod
    def _partly(cls, text: str, path: str, conventions: Conventions, known: KnownEntries) -> EventFile | None:
        """Return what a file says of which some entries are known; None where it has to be parsed whole."""
        bom = text.startswith(BOM)
        text = text.removeprefix(BOM)
        found, others = find_known(text, known)
        if not found:
            return None
        try:
            rest = parse_rest(text if text.endswith("\n") else text + "\n", path, found, others)
        except Invalid:
            return None
        if rest is None:
            return None
        every = in_file_order(found, rest)
        problems: list[Problem] = []
        entries = tuple(
            YamlEntry(one.event, one.event.id, one, one.event.sources, one.event)
            if isinstance(one, KnownText)
            else _entry(one, path, conventions, problems)
            for one in every
        )
        nodes = tuple(one.outline if isinstance(one, KnownText) else one for one in every)
        root = Items(nodes[0].start - 2, nodes[-1].end, nodes[0].line, 1, False, nodes)
        return cls(path, text, bom, root, entries, tuple(sorted(problems)), conventions, known)

    def as_written(self, events: Mapping[str, Event]) -> Iterator[tuple[Event, str]]:
        """Yield those of ``events``, by id, that stand here as the machine writes them, each with the digest of its
        text."""
        for event, written in ((entry.event, entry.written) for entry in self.entries):
            if event is None or events.get(event.id) != event:
                continue
            if isinstance(written, KnownText):
                yield event, text_digest(written.text)
            elif (text := as_machine_writes(self.text, written, event)) is not None:
                yield event, text_digest(text)

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


def _entry(node: Node, path: str, conventions: Conventions, problems: list[Problem]) -> YamlEntry:
    """Return the entry of a node, its problems added to the others."""
    read = read_event(node, path, conventions)
    problems += read.problems
    written = node.get("id") if isinstance(node, Pairs) else None
    ident = written.value if isinstance(written, Scalar) else None
    return YamlEntry(read.event, ident, node, read.sources, read.event or read.sound)
