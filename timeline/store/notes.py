"""Private notes, comments and x- keys: where an event or a source moves, they go along.

No ``Event`` holds them, so a decision that makes other events of the same sources takes them from the text of one entry
and writes them into that of another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Final

from timeline.problems import Invalid, Problem
from timeline.store.layout import TextLines
from timeline.store.model import OWN
from timeline.store.nodes import Items, Node, Pairs, Scalar
from timeline.store.recognise import SourceName, source_name
from timeline.store.scalars import write_scalar
from timeline.store.splice import Splice, apply, node_content, own_keys
from timeline.store.yamlfile import BOM, EventFile, YamlEntry

_BREAK: Final = re.compile(r"\r?\n")
_NOT_PLAIN: Final = frozenset(",[]{}\n")
"""What a plain text within brackets cannot hold."""


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key of the owner's own. ``written`` is its value from the colon on.

    ``column`` (from 0) is where the key stood, -1 within brackets, where columns say nothing.
    """

    name: str
    written: str
    column: int
    value: Node

    def in_lines(self, column: int, newline: str) -> str:
        """Return it as a pair of a mapping in lines whose keys stand in ``column``; the first line is not indented."""
        first, *lines = _BREAK.split(self.written)
        of_brackets = self.column < 0
        if not first.lstrip(" ").startswith(":") or (of_brackets and lines):
            return self.in_brackets()
        shift = column - self.column
        return newline.join([self.name + first, *(_shifted(line, shift) for line in lines)])

    def in_brackets(self) -> str:
        """Return it as a pair of a mapping in braces."""
        return f"{self.name}: {_in_brackets(self.value)}"


@dataclass(frozen=True, slots=True)
class Notes:
    """The private notes of one event: ``keys`` of the event itself, those of its ``sources``, and its ``comments``."""

    keys: tuple[OwnKey, ...] = ()
    sources: Mapping[SourceName, tuple[OwnKey, ...]] = field(default_factory=dict)
    comments: tuple[str, ...] = ()

    def of_sources(self, names: Iterable[SourceName]) -> Notes:
        """Return those of some sources alone."""
        wanted = set(names)
        return Notes(sources={name: keys for name, keys in self.sources.items() if name in wanted})


def notes_of(file: EventFile, entry: YamlEntry) -> Notes:
    """Return the private notes of an entry. Those of places and files are taken for those of the event.

    Comments in a file within brackets are left out: they stay there when the event goes.
    """
    if entry.event is None or not isinstance(entry.node, Pairs) or not isinstance(file.root, Items):
        return Notes()
    sources = {name: tuple(_own(file.text, node)) for name, node in _sources(entry).items()}
    comments = () if file.root.flow else _comments_there(TextLines(file.text), file.root, entry.node)
    return Notes(
        tuple(_own(file.text, entry.node)), {name: keys for name, keys in sources.items() if keys}, tuple(comments)
    )


def _sources(entry: YamlEntry) -> dict[SourceName, Node]:
    """Return the nodes of the sources of an entry."""
    listed = entry.node.get("sources") if isinstance(entry.node, Pairs) else None
    if entry.event is None or not isinstance(listed, Items):
        return {}
    return {source_name(one): node for one, node in zip(entry.event.sources, listed.items, strict=True)}


def with_notes(file: EventFile, notes: Mapping[str, Notes]) -> str:
    """Return the content of the file once its events have these notes, too; ``notes`` are by the id of the event.

    A key whose name is taken gets a number, unless it says the same there; a comment that is there already is not
    repeated. So an event that a merge by git brought back can be joined again. Raises Invalid for a layout in which
    they cannot be written.
    """
    # Without a line break at its end the last block of a file would say another text than with one.
    layout = TextLines(file.text if file.text.endswith("\n") else file.text + file.newline)
    splices: list[Splice] = []
    come: dict[str, Counter[object]] = {}
    for entry in file.entries:
        if isinstance(entry.node, Pairs) and isinstance(file.root, Items) and (entry.id or "") in notes:
            coming = notes[entry.id or ""]
            targets = list(_targets(entry, entry.node, coming))
            come[entry.id or ""] = Counter((key.name, node_content(key.value)) for _, keys in targets for key in keys)
            end = layout.extent(file.root, entry.node)[1]
            there = _comments_there(layout, file.root, entry.node)
            comments = [comment for comment in coming.comments if comment not in there]
            splices += [
                _keys_at_end(layout, node, keys, end if node is entry.node else 0, file.newline)
                for node, keys in targets
                if keys
            ]
            if comments:
                splices.append(_comments_at_end(layout, file.root, comments, end, file.newline))
    if not splices:
        return file.content
    text = apply(layout.text, sorted(splices, key=lambda splice: splice[:2]))
    text = BOM + text if file.bom else text
    _confirm(file, text, come)
    return text


def _targets(entry: YamlEntry, node: Pairs, notes: Notes) -> Iterator[tuple[Pairs, list[OwnKey]]]:
    """Yield the mappings of an entry that get keys, each with its keys; those of a bare address are the event's."""
    nodes = _sources(entry)
    own = list(notes.keys)
    for name, keys in notes.sources.items():
        match nodes.get(name):
            case Pairs() as source:
                yield source, _with_free_names(source, keys)
            case _:
                own += keys
    yield node, _with_free_names(node, own)


def _with_free_names(node: Pairs, keys: Sequence[OwnKey]) -> list[OwnKey]:
    """Return the keys that a mapping does not have, under names that it does not have either."""
    there = {key.value: node_content(value) for key, value in node.items}
    new = []
    for key in keys:
        says = node_content(key.value)
        names = chain([key.name], (f"{key.name}-{number}" for number in count(2)))
        name = next(one for one in names if there.get(one, says) == says)
        if name not in there:
            there[name] = says
            new.append(replace(key, name=name))
    return new


def _keys_at_end(layout: TextLines, node: Pairs, keys: Sequence[OwnKey], end: int, newline: str) -> Splice:
    """Write keys at the end of a mapping; ``end`` is that of the comments that belong to it, where it has any."""
    last = max(one.end for one in node.items[-1])
    if node.flow:
        return last, last, "".join(f", {key.in_brackets()}" for key in keys)
    at, column = layout.next_line(max(last, end)), node.column - 1
    return at, at, "".join(" " * column + key.in_lines(column, newline) + newline for key in keys)


def _comments_there(layout: TextLines, root: Items, node: Node) -> list[str]:
    """Return the comments of an event, or of the file where its list stands within brackets."""
    if root.flow:
        return layout.comments((root,), 0, len(layout.text))
    return layout.comments((node,), *layout.extent(root, node))


def _comments_at_end(layout: TextLines, root: Items, comments: Sequence[str], end: int, newline: str) -> Splice:
    """Write comments at the end of an event, or above the list where that stands within brackets."""
    at, column = (layout.line_start(root.start), 0) if root.flow else (layout.next_line(end), root.column + 1)
    return at, at, "".join(" " * column + comment + newline for comment in comments)


def _confirm(file: EventFile, text: str, come: Mapping[str, Counter[object]]) -> None:
    """Raise Invalid unless the text says the same events as the file, with the keys that were there and came."""
    back = EventFile.parse(text, file.path, file.conventions)
    same = len(back.entries) == len(file.entries)
    for before, after in zip(file.entries, back.entries, strict=False):
        wanted = Counter(own_keys(before.node)) + come.get(before.id or "", Counter())
        same = same and before.event == after.event and Counter(own_keys(after.node)) == wanted
    if not same:
        message = "private notes cannot be moved as it is laid out; write one key a line"
        raise Invalid(Problem(file.path, 0, 0, message, "layout"))


def _own(text: str, node: Node, *, brackets: bool = False) -> Iterator[OwnKey]:
    """Yield the keys of the owner's own in a node and in its lists, but for those of sources."""
    if not isinstance(node, Pairs):
        return
    brackets = brackets or node.flow
    for key, value in node.items:
        if key.value.startswith(OWN):
            written = text[key.end : max(key.end, value.end)]
            yield OwnKey(key.value, written, -1 if brackets else key.column - 1, value)
        elif isinstance(value, Items) and key.value != "sources":
            for item in value.items:
                yield from _own(text, item, brackets=brackets or value.flow)


def _shifted(line: str, shift: int) -> str:
    if not line.strip(" "):
        return ""
    return " " * shift + line if shift > 0 else line[min(-shift, len(line) - len(line.lstrip(" "))) :]


def _in_brackets(node: Node) -> str:
    match node:
        case Scalar(style="", value=value) if not _NOT_PLAIN & set(value):
            return value
        case Scalar(style=style, value=value):
            return write_scalar(value, flow=True, style="'" if style == "'" else '"')
        case Items():
            return "[" + ", ".join(map(_in_brackets, node.items)) + "]"
        case Pairs():
            return "{" + ", ".join(f"{_in_brackets(key)}: {_in_brackets(value)}" for key, value in node.items) + "}"
