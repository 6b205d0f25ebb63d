"""A file in canonical form: dates in words become EDTF, and what readers of YAML take differently gets quotes.

A clock time behind a date gets the line of its own that it belongs in, and the second of two events of one id an id of
its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.store.conventions import USUAL, Conventions
from timeline.store.event_reader import another_id, clock_of, is_whole_number
from timeline.store.layout import TextLines
from timeline.store.model import EVENT, MEDIA, PLACE, SOURCE, DateText, Flag, Key, Label, Number, ReadDate
from timeline.store.nodes import Items, Node, Pairs, Scalar
from timeline.store.scalars import other_reading, write_scalar
from timeline.store.splice import Splice, apply
from timeline.store.yamlfile import BOM, EventFile

_EVENT: Final = {key.name: key for key in EVENT}
_ITEMS: Final = {
    name: {key.name: key for key in keys} for name, keys in (("sources", SOURCE), ("media", MEDIA), ("where", PLACE))
}
"""The keys in the items of each list that holds more than names."""


def fmt(text: str, path: str = "", conventions: Conventions = USUAL) -> str:
    """The content of a file in canonical form; nothing else of it changes. "date: Oct 8-13, 2024" becomes EDTF.

    An event that cannot be read stays as it is.
    """
    file = EventFile.parse(text, path, conventions)
    sound = [entry for entry in file.entries if entry.event is not None]
    splices = [splice for entry in sound for splice in _splices(entry.node, _EVENT, conventions.dates)]
    splices += [splice for entry in sound for splice in _clock(file, entry.node)]
    splices.sort(key=lambda splice: splice[:2])
    return (BOM if file.bom else "") + apply(file.text, splices)


def with_own_ids(files: Sequence[EventFile]) -> dict[str, str]:
    """Return the content of files, by path, in which no event has the id of one before it: the later one gets another.

    Events that cannot be read keep what is written, and every event keeps the id that it alone has.
    """
    taken = {entry.id for file in files for entry in file.entries if entry.id is not None}
    seen: set[str] = set()
    contents = {}
    for file in files:
        splices = []
        for entry in file.entries:
            written = entry.node.get("id") if isinstance(entry.node, Pairs) else None
            if entry.id in seen and entry.event is not None and written is not None:
                name = another_id(entry.event.id, taken)
                taken.add(name)
                style = written.style if isinstance(written, Scalar) and written.style in ("'", '"') else ""
                splices.append((written.start, written.end, write_scalar(name, style=style)))
            if entry.id is not None:
                seen.add(entry.id)
        contents[file.path] = (BOM if file.bom else "") + apply(file.text, splices)
    return contents


def _splices(node: Node, keys: Mapping[str, Key], dates: ReadDate) -> Iterator[Splice]:
    """What changes in an event or in an item of one; keys of the owner's own are left alone."""
    if not isinstance(node, Pairs):
        return
    for name, value in node.items:
        key = keys.get(name.value)
        if key is None:
            continue
        for one in value.items if isinstance(value, Items) else (value,):
            if isinstance(one, Pairs):
                yield from _splices(one, _ITEMS.get(key.name, {}), dates)
            elif isinstance(one, Scalar):
                flow = node.flow or (isinstance(value, Items) and value.flow)
                yield from _scalar(one, key, dates, flow)


def _clock(file: EventFile, node: Node) -> Iterator[Splice]:
    """The line that a clock time behind a date gets: date: 2024-07-19T04:09Z is 2024-07-19 and time: "04:09Z"."""
    if not isinstance(node, Pairs) or (written := clock_of(node)) is None:
        return
    date = node.get("date")
    pair = f"time: {write_scalar(written, flow=node.flow)}"
    if node.flow or not isinstance(date, Scalar):
        end = date.end if date is not None else node.start
        yield end, end, f", {pair}"
        return
    layout = TextLines(file.text)
    at = layout.next_line(date.end)
    apart = "" if file.text[at - 1 : at] == "\n" else file.newline
    yield at, at, f"{apart}{' ' * (node.column - 1)}{pair}{'' if apart else file.newline}"


def _scalar(scalar: Scalar, key: Key, dates: ReadDate, flow: bool) -> Iterator[Splice]:
    if scalar.empty or isinstance(key.kind, Flag | Number):
        return
    said = str(dates(scalar.value)) if isinstance(key.kind, DateText) else scalar.value
    whole = isinstance(key.kind, Label) and is_whole_number(scalar.value)
    plain = not scalar.style and not whole
    if said != scalar.value or (plain and other_reading(scalar.value)):
        style = scalar.style if scalar.style in ("'", '"') else ""
        yield scalar.start, scalar.end, write_scalar(said, flow=flow, style=style)
