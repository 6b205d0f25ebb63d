"""A file in canonical form: dates in words become EDTF, and what readers of YAML take differently gets quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.problems import Invalid
from timeline.store.layout import scalars
from timeline.store.model import EVENT, SOURCE, DateText, ReadDate, read_when
from timeline.store.nodes import Items, Node, Pairs, Scalar
from timeline.store.scalars import other_reading, write_scalar
from timeline.store.splice import Splice, apply
from timeline.store.yamlfile import BOM, EventFile

_DATES: Final = {key.name for key in (*EVENT, *SOURCE) if isinstance(key.kind, DateText)}


def fmt(text: str, path: str = "", dates: ReadDate = read_when) -> str:
    """The content of a file in canonical form; nothing else of it changes. "date: Oct 8-13, 2024" becomes EDTF.

    Raises Invalid with every error of a file that cannot be read.
    """
    file = EventFile.parse(text, path, dates)
    errors = [problem for problem in file.problems if problem.severity == "error"]
    if errors:
        raise Invalid(*errors)
    splices = sorted(splice for entry in file.entries for splice in _splices(entry.node, dates))
    return (BOM if file.bom else "") + apply(file.text, splices)


def _splices(node: Node, dates: ReadDate) -> Iterator[Splice]:
    """What changes in an event or a source; keys of the owner's own are left alone."""
    if not isinstance(node, Pairs):
        return
    for key, value in node.items:
        if key.value == "sources" and isinstance(value, Items):
            for source in value.items:
                yield from _splices(source, dates)
        elif key.value in {known.name for known in (*EVENT, *SOURCE)}:
            for scalar in scalars(value):
                flow = node.flow or (isinstance(value, Items) and value.flow)
                yield from _scalar(scalar, dates if key.value in _DATES else None, flow)


def _scalar(scalar: Scalar, dates: ReadDate | None, flow: bool) -> Iterator[Splice]:
    if scalar.empty:
        return
    said = scalar.value if dates is None else str(dates(scalar.value))
    if said != scalar.value or (not scalar.style and other_reading(scalar.value)):
        style = scalar.style if scalar.style in ("'", '"') else ""
        yield scalar.start, scalar.end, write_scalar(said, flow=flow, style=style)
