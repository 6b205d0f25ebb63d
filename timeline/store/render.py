"""An event as YAML, as it is written the first time."""

from __future__ import annotations

from timeline.events import Event
from timeline.store.model import Plain, plain
from timeline.store.scalars import write_scalar

MODELINE = "# yaml-language-server: $schema=.schema.json"
"""Tells editors which schema checks the file; the schema stands beside it."""

WIDTH = 110
"""Lists of names up to here stand in one line."""


def entry(event: Event, column: int, newline: str) -> str:
    """The event as an item of a list whose dashes stand in ``column`` (from 0). No line break before or after it.

    - id: strike
      date: 2024-10-03
    """
    return " " * column + "- " + mapping(plain(event), column + 2, newline)


def mapping(shown: dict[str, Plain] | dict[str, str], column: int, newline: str) -> str:
    """Keys below each other; the first line is not indented."""
    return (newline + " " * column).join(pair(key, value, column, newline) for key, value in shown.items())


def pair(key: str, value: Plain, column: int, newline: str) -> str:
    """``key: value``, where the key stands in ``column``."""
    inner = column + 2
    if isinstance(value, str):
        return f"{key}: {write_scalar(value, indent=inner, newline=newline)}"
    if all(isinstance(item, str) for item in value):
        line = f"{key}: {flow(value)}"
        if column + len(line) <= WIDTH:
            return line
    dashes = newline + " " * column + "- "
    return f"{key}:{dashes}{dashes.join(item(one, column, newline) for one in value)}"


def item(value: str | dict[str, str], column: int, newline: str) -> str:
    """What stands after a dash in ``column``."""
    if isinstance(value, str):
        return write_scalar(value, indent=column + 2, newline=newline)
    return mapping(value, column + 2, newline)


def flow(value: Plain | dict[str, str] | dict[str, Plain]) -> str:
    """The value within one line: [North Korea, Russian Navy]."""
    match value:
        case str():
            return write_scalar(value, flow=True)
        case dict():
            return "{" + ", ".join(flow_pair(key, inner) for key, inner in value.items()) + "}"
        case _:
            return "[" + ", ".join(flow(inner) for inner in value) + "]"


def flow_pair(key: str, value: Plain) -> str:
    """``key: value`` within braces."""
    return f"{key}: {flow(value)}"
