"""The text of a file that holds other events, in which every line that need not change is as it was.

Each change is a splice: from where, to where, what instead. All are found on the text as it is.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, TypeAlias

from timeline.dates import chronological
from timeline.events import Event
from timeline.problems import Invalid, Problem
from timeline.store import render
from timeline.store.known import KnownEntries, text_digest
from timeline.store.layout import TextLines
from timeline.store.model import EVENT, KNOWN_BY, MEDIA, OWN, PLACE, SOURCE, Item, Plain, Record, event_values
from timeline.store.nodes import Items, Node, Pairs, Scalar, scalars
from timeline.store.yamlfile import BOM, EventFile, YamlEntry

Splice: TypeAlias = tuple[int, int, str]

_EVENT_ORDER: Final = tuple(key.name for key in EVENT)
_ITEM_ORDERS: Final = {
    "sources": tuple(key.name for key in SOURCE),
    "where": tuple(key.name for key in PLACE),
    "media": tuple(key.name for key in MEDIA),
}
"""The order of the keys in the items of each list that holds more than names."""


def revise(file: EventFile, events: Sequence[Event]) -> str:
    """Return the content of a file once it holds exactly these events, as ``revise_file`` does."""
    return revise_file(file, events).content


def revise_file(file: EventFile, events: Sequence[Event]) -> EventFile:
    """Return the file once it holds exactly these events.

    An event that the file holds stays where it is and only what differs in it changes; others are put where they belong
    in time. One that cannot be read stays as it is. Raises Invalid for a layout that cannot be edited in place; none is
    known.
    """
    ended = not file.text or file.text.endswith("\n")
    page = _Page(file.text if ended else file.text + file.newline, file.newline)
    splices = sorted(_splices(page, file, events), key=lambda splice: splice[:2])
    if not splices:
        return file
    revised = apply(page.text, splices)
    if not ended and revised.endswith("\n" + page.text[page.line_start(len(file.text)) :]):
        revised = revised.removesuffix(file.newline)
    revised = (BOM if file.bom else "") + revised
    return _confirmed(file, revised, events)


def apply(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice made; they are sorted and do not overlap."""
    parts, last = [], 0
    for start, end, new in splices:
        parts += [text[last:start], new]
        last = max(last, end)
    return "".join([*parts, text[last:]])


def _confirmed(file: EventFile, revised: str, events: Sequence[Event]) -> EventFile:
    """Return what a revised file says. One that does not read back as what it should say is not written.

    New events are read back one by one first: as nodes, those of thousands of articles take ten times their text.
    """
    present = {entry.id for entry in file.entries}
    new = _read_back((event for event in events if event.id not in present), file)
    back = EventFile.parse(revised, file.path, file.conventions, known={**file.known, **new})
    back = replace(back, known=file.known)
    wanted = {event.id: event for event in events}
    held = sum(entry.event is None for entry in file.entries)
    kept = {entry.id or "": _own_that_stay(entry, wanted[entry.id]) for entry in file.entries if entry.id in wanted}
    for entry in back.entries:
        if entry.event is None or (held and entry.id not in wanted):
            held -= 1  # what cannot be read, or the second of two events of one id
        elif wanted.pop(entry.event.id, None) != entry.event or _own_keys_in(entry) != kept.get(entry.id or "", ()):
            message = f'the event "{entry.id}" cannot be edited as it is laid out; write its keys below each other'
            raise Invalid(Problem(file.path, entry.line, entry.column, message, "layout"))
    if wanted or held or _errors(back) != _errors(file):
        raise Invalid(Problem(file.path, 0, 0, "cannot be edited as it is laid out; write one key a line", "layout"))
    return back


def _read_back(events: Iterable[Event], file: EventFile) -> KnownEntries:
    """Return those of new events that the machine's text of them says, by the digests of that text."""
    said = {}
    for event in events:
        text = render.entry(event, 0, "\n")
        back = EventFile.parse(f"{text}\n", file.path, file.conventions)
        if back.events == (event,) and not back.problems:
            said[text_digest(text)] = event
    return said


def own_keys(node: Node) -> tuple[object, ...]:
    """The keys of the owner's own in an event, those of its sources too, each with what it says."""
    return _sayings(own_pairs(node))


def _own_that_stay(entry: YamlEntry, event: Event) -> tuple[object, ...]:
    """Return the keys of the owner's own that an edit has to leave as they are.

    They are those of the event and of the sources, places and files that stay; what goes takes its own keys along.
    """
    if entry.as_found or entry.event is None or entry.event == event:
        return _own_keys_in(entry)
    node = entry.node
    if not isinstance(node, Pairs):
        return own_keys(node)
    return _sayings(_pairs_that_stay(node, event_values(entry.event), event_values(event)))


def _own_keys_in(entry: YamlEntry) -> tuple[object, ...]:
    """Return the same as ``own_keys`` of an entry. As the machine writes it, it has none."""
    return () if entry.as_found else own_keys(entry.node)


def _pairs_that_stay(node: Pairs, old: Mapping[str, Plain], new: Mapping[str, Plain]) -> Iterator[tuple[Scalar, Node]]:
    for key, value in node.items:
        if key.value.startswith(OWN):
            yield key, value
            continue
        before, after = old.get(key.value), new.get(key.value)
        if isinstance(value, Items) and isinstance(before, list) and isinstance(after, list):
            for at, stays in _aligned(before, after):
                if at is not None and stays is not None and not isinstance(after[stays], str):
                    yield from own_pairs(value.items[at])


def _sayings(pairs: Iterable[tuple[Scalar, Node]]) -> tuple[object, ...]:
    return tuple((key.value, node_content(value)) for key, value in pairs)


def own_pairs(node: Node) -> Iterator[tuple[Scalar, Node]]:
    """Yield the keys of the owner's own in an event with their values, those of its sources too."""
    if isinstance(node, Pairs):
        for key, value in node.items:
            if key.value.startswith(OWN):
                yield key, value
            elif isinstance(value, Items):
                yield from (pair for item in value.items for pair in own_pairs(item))


def node_content(node: Node) -> Hashable:
    """What a node says, whatever its layout: a text, or a tuple of what is in it."""
    match node:
        case Scalar():
            return node.value
        case Items():
            return tuple(node_content(item) for item in node.items)
        case Pairs():
            return tuple((key.value, node_content(value)) for key, value in node.items)


def _errors(file: EventFile) -> list[str]:
    """What holds events of a file back, wherever that stands."""
    return sorted(problem.message for problem in file.problems if problem.severity == "error")


def _splices(page: _Page, file: EventFile, events: Sequence[Event]) -> Iterator[Splice]:
    wanted = {event.id: event for event in events}
    present = {entry.id for entry in file.entries}
    new = sorted((event for event in events if event.id not in present), key=_in_time)
    for entry in file.entries:
        event = wanted.get(entry.id or "")
        if event is None or entry.event is None or event == entry.event:
            continue
        node = entry.node
        if isinstance(node, Pairs):
            yield from page.pairs(node, event_values(entry.event), event_values(event), _order(event))
    if not isinstance(file.root, Items) or not file.root.items:
        if new:
            yield _first_events(page, file, new)
        return
    gone = [entry.event is not None and entry.id not in wanted for entry in file.entries]
    if file.root.flow:
        added = [(_place_in_time(file, gone, event), render.flow(event_values(event))) for event in new]
        yield from page.flow([(node,) for node in file.root.items], gone, added, file.root.end)
        return
    yield from _block_list(page, file, file.root, gone, new)


def _order(event: Event) -> tuple[str, ...]:
    """The order of the keys of an event: those that settings declare stand before the evidence, which is the last."""
    return *_EVENT_ORDER[:-1], *(name for name, _ in event.own), _EVENT_ORDER[-1]


def _first_events(page: _Page, file: EventFile, new: Sequence[Event]) -> Splice:
    newline = file.newline
    text = (newline * 2).join(render.entry(event, 0, newline) for event in new)
    if isinstance(file.root, Items):  # the empty list []
        return file.root.start, file.root.end, text
    header = "" if page.text else render.MODELINE + newline
    return len(page.text), len(page.text), header + text + newline


def _block_list(
    page: _Page, file: EventFile, root: Items, gone: Sequence[bool], new: Sequence[Event]
) -> Iterator[Splice]:
    newline = file.newline
    column = root.column - 1
    extents = [page.extent(root, node) for node in root.items]
    gap = (
        newline
        if len(extents) > 1 and all(not _blank_after(page.text, end) for _, end in extents[:-1])
        else newline * 2
    )
    if all(gone) and not new:
        yield extents[0][0], extents[0][0], " " * column + "[]" + newline
    for index, (start, end) in enumerate(extents):
        if gone[index]:
            floor = page.line_end(root.items[index - 1].end) + 1 if index else 0
            yield page.without_lines(start, end, floor)
    before_first = []
    for event in new:
        at = _place_in_time(file, gone, event)
        written = render.entry(event, column, newline)
        if at is None:
            before_first.append(written)
        else:
            apart = "" if _keeps_breaks(file, file.entries[at]) else gap.removesuffix(newline)
            yield page.below(extents[at][1], apart + written)
    if before_first:
        start = extents[0][0]
        yield start, start, gap.join([*before_first, ""])


def _place_in_time(file: EventFile, gone: Sequence[bool], event: Event) -> int | None:
    """After which entry a new event goes: the last that is not later; None when it goes before all of them."""
    key = _in_time(event)
    for index in range(len(file.entries) - 1, -1, -1):
        other = file.entries[index].event
        if not gone[index] and other is not None and _in_time(other) <= key:
            return index
    return None


def _in_time(event: Event) -> tuple[object, str]:
    return chronological(event.date), event.id


def _keeps_breaks(file: EventFile, entry: YamlEntry) -> bool:
    """Whether the entry ends in a block |+, to which every empty line after it belongs."""
    *_, last = scalars(entry.node)
    return last.style in ("|", ">") and "+" in TextLines(file.text).block_header(last)


def _blank_after(text: str, end: int) -> bool:
    return text[end:].lstrip("\r")[:1] == "\n" and text[end:].replace("\r", "")[1:2] == "\n"


@dataclass(frozen=True, slots=True)
class _Page(TextLines):
    """A text, and how to change one thing in it."""

    newline: str

    def without_lines(self, start: int, end: int, floor: int) -> Splice:
        """Remove whole lines, and the empty lines after them, or before them where nothing follows."""
        after = self.next_line(end)
        while after < len(self.text) and not self.text[after : self.next_line(after)].strip():
            after = self.next_line(after)
        if after == len(self.text):
            after = self.next_line(end)
            while start > floor and not self.text[self.line_start(start - 1) : start].strip():
                start = self.line_start(start - 1)
        return start, after, ""

    def without(self, nodes: Iterable[Node], start: int, end: int, indent: str) -> Splice:
        """Remove the lines from ``start`` to that of ``end``, but leave the comments of people that stand in them."""
        left = self.comments(nodes, start, self.line_end(end))
        if left:
            return start, self.line_end(end), self.newline.join(indent + comment for comment in left)
        return start, self.next_line(end), ""

    def below(self, index: int, lines: str) -> Splice:
        """Add lines below that of a place. They are whole ones, so that the line itself can be removed beside it."""
        at = self.next_line(index)
        return at, at, lines + self.newline

    def pairs(
        self, node: Pairs, old: Mapping[str, Plain] | Record, new: Mapping[str, Plain] | Record, order: Sequence[str]
    ) -> Iterator[Splice]:
        """Change a mapping that says ``old`` so that it says ``new``."""
        spans = [_span(pair) for pair in node.items]
        names = [key.value for key, _ in node.items]
        for key, value in node.items:
            if key.value in new and new[key.value] != old.get(key.value):
                yield from self.value(key, value, old.get(key.value), new[key.value], node.flow)
        empty = [isinstance(value, Scalar) and value.empty for _, value in node.items]
        gone = [name in old and name not in new and not nothing for name, nothing in zip(names, empty, strict=True)]
        # A status that is not written is the default.
        changed = {name for name in new if new[name] != old.get(name)}
        added = [name for name in order if name in changed and name not in names]
        anchors = [(name, _anchor(name, names, gone, order)) for name in added]
        if node.flow:
            yield from self.flow(
                node.items, gone, [(at, render.flow_pair(name, new[name])) for name, at in anchors], node.end
            )
            return
        column = node.column - 1
        indent = " " * column
        written = {name: render.pair(name, new[name], column, self.newline) for name in added}
        if all(gone):
            yield node.start, node.end, (self.newline + indent).join(written.values())
            return
        first = gone.index(False)
        if first:
            start, end = spans[0][0], spans[first][0]
            left = self.comments((one for pair in node.items[:first] for one in pair), start, end)
            yield start, end, "".join(comment + self.newline + indent for comment in left)
        for index in range(first + 1, len(gone)):
            if gone[index]:
                yield self.without(node.items[index], self.line_start(spans[index][0]), spans[index][1], indent)
        for name, at in anchors:
            if at is None:
                yield spans[first][0], spans[first][0], written[name] + self.newline + indent
            else:
                yield self.below(spans[at][1], indent + written[name])

    def value(self, key: Scalar, node: Node, old: Plain | None, new: Plain, flow: bool) -> Iterator[Splice]:
        """Change the value after a key."""
        # Behind a value that a comment follows no block of lines can begin.
        flow = flow or self.text[node.end : self.line_end(node.end)].strip() != ""
        match node, new:
            case Scalar(), str() | bool() | float() if not node.empty:
                quote = node.style if node.style in ("'", '"') else ""
                written = render.scalar(new, indent=key.column + 1, flow=flow, style=quote, newline=self.newline)
                yield node.start, node.end, written
            case Items(), list() if isinstance(old, list) or not node.items:
                yield from self.items(node, old if isinstance(old, list) else [], new, _ITEM_ORDERS.get(key.value, ()))
            case _ if flow:
                yield key.start, max(key.end, node.end), render.flow_pair(key.value, new)
            case _:
                yield key.start, max(key.end, node.end), render.pair(key.value, new, key.column - 1, self.newline)

    def items(self, node: Items, old: Sequence[Item], new: Sequence[Item], order: Sequence[str]) -> Iterator[Splice]:
        """Change a list that says ``old`` so that it says ``new``; ``order`` is that of the keys in an item."""
        gone = [True] * len(old)
        added: list[tuple[int | None, Item]] = []
        at: int | None = None
        for before, after in _aligned(old, new):
            if before is not None and after is not None:
                gone[before] = False
                at = before
                one, other = old[before], new[after]
                inner = node.items[before]
                match inner, one, other:
                    case _ if one == other:
                        pass
                    case Pairs(), dict(), dict():
                        yield from self.pairs(inner, one, other, order)
                    case _:  # an address alone, which becomes a source with more keys
                        yield inner.start, inner.end, render.flow(other)
            elif after is not None:
                added.append((at, new[after]))
        if node.flow:
            written = [(at, render.flow(one)) for at, one in added]
            yield from self.flow([(inner,) for inner in node.items], gone, written, node.end)
            return
        column = node.column - 1
        indent = " " * column
        for index, inner in enumerate(node.items):
            if gone[index] and not all(gone):
                yield self.without((inner,), self.dash(node, inner), inner.end, indent)
        lines = [indent + "- " + render.item(one, column, self.newline) for _, one in added]
        if all(gone):
            start, end = self.dash(node, node.items[0]), self.line_end(node.end)
            left = [indent + comment for comment in self.comments(node.items, start, end)]
            yield start, end, self.newline.join([*left, *lines])
            return
        for (at, _), line in zip(added, lines, strict=True):
            if at is None:
                start = self.dash(node, node.items[0])
                yield start, start, line + self.newline
            else:
                yield self.below(node.items[at].end, line)

    def flow(
        self, parts: Sequence[Sequence[Node]], gone: Sequence[bool], added: Sequence[tuple[int | None, str]], close: int
    ) -> Iterator[Splice]:
        """Remove from and add to what stands between brackets; ``close`` is where the closing one ends.

        A part is an item, or a key with its value.
        """
        spans = [_span(part) for part in parts]
        if all(gone):
            start = spans[0][0] if spans else close - 1
            written = ", ".join(written for _, written in added)
            yield start, close - 1, self.left_in_flow(parts, start, close - 1) + written
            return
        first = gone.index(False)
        if first:
            start, end = spans[0][0], spans[first][0]
            yield start, end, self.left_in_flow(parts[:first], start, end)
        for index in range(first + 1, len(spans)):
            if gone[index]:
                start, end = spans[index - 1][1], spans[index][1]
                yield start, end, self.left_in_flow([parts[index]], start, end)
        for at, one in added:
            if at is None:
                yield spans[first][0], spans[first][0], one + ", "
            else:
                yield spans[at][1], spans[at][1], ", " + one

    def left_in_flow(self, parts: Sequence[Sequence[Node]], start: int, end: int) -> str:
        """The comments of people in a stretch between brackets, each with the line break that ends it."""
        left = self.comments((node for part in parts for node in part), start, end)
        line = self.text[self.line_start(end) : end]
        indent = self.newline + " " * max(len(line) - len(line.lstrip(" ")), 1)
        return "".join(f" {comment}{indent}" for comment in left)


def _span(part: Sequence[Node]) -> tuple[int, int]:
    return part[0].start, max(node.end for node in part)


def _anchor(name: str, names: Sequence[str], gone: Sequence[bool], order: Sequence[str]) -> int | None:
    """After which key a new one is written: the nearest of those that stand before it in the usual order."""
    for earlier in reversed(order[: order.index(name)]):
        if earlier in names and not gone[names.index(earlier)]:
            return names.index(earlier)
    return None


def _aligned(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[int | None, int | None]]:
    """Which item of the new list is which of the old one, in order; None for what went or came."""
    names, others = [_name(one) for one in old], [_name(one) for one in new]
    for kind, start, end, from_, to in SequenceMatcher(None, names, others, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(from_, to), strict=True)
            continue
        left = list(range(start, end))
        for after in range(from_, to):
            before = next((one for one in left if _is_same_source(old[one], new[after])), None)
            if before is not None:
                yield from ((one, None) for one in left[: left.index(before)])
                left = left[left.index(before) + 1 :]
            yield before, after
        yield from ((one, None) for one in left)


def _is_same_source(one: Item, other: Item) -> bool:
    """Whether a source of another name is the same one: its article was renamed, or is quoted anew."""
    if isinstance(one, str) or isinstance(other, str):
        return False
    return any(key in one and one[key] == other.get(key) for key in ("quote", "article"))


def _name(item: Item) -> tuple[object, ...]:
    """What an item is known by: a text by itself, a place by its name, a source as in ``recognise.source_name``."""
    if isinstance(item, str):
        return (item,)
    if "article" in item:
        return item["article"], item.get("quote", ""), item.get("url", "")
    known = (item[key] for key in ("name", *KNOWN_BY) if key in item)
    return "", item.get("quote", ""), next(known, "")
