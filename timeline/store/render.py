"""An event as YAML, as it is written the first time."""

from __future__ import annotations

from timeline.events import Event
from timeline.store.model import Item, Plain, Record, event_values
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
    return " " * column + "- " + mapping(event_values(event), column + 2, newline)


def mapping(shown: dict[str, Plain] | Record, column: int, newline: str) -> str:
    """Keys below each other; the first line is not indented."""
    return (newline + " " * column).join(pair(key, value, column, newline) for key, value in shown.items())


def pair(key: str, value: Plain, column: int, newline: str) -> str:
    """``key: value``, where the key stands in ``column``."""
    inner = column + 2
    if not isinstance(value, list):
        return f"{key}: {scalar(value, indent=inner, newline=newline)}"
    if all(isinstance(item, str) for item in value):
        line = f"{key}: {flow(value)}"
        if column + len(line) <= WIDTH:
            return line
    dashes = newline + " " * column + "- "
    return f"{key}:{dashes}{dashes.join(item(one, column, newline) for one in value)}"


def scalar(
    value: str | bool | float, *, indent: int = 0, flow: bool = False, style: str = "", newline: str = "\n"
) -> str:
    """One value that is no list: true and 43.1 without quotes, text as ``write_scalar`` has it."""
    match value:
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.15g}" if value % 1 else f"{value:.1f}"
        case _:
            return write_scalar(value, indent=indent, flow=flow, style=style, newline=newline)


def item(value: Item, column: int, newline: str) -> str:
    """What stands after a dash in ``column``."""
    if isinstance(value, str):
        return write_scalar(value, indent=column + 2, newline=newline)
    return mapping(value, column + 2, newline)


def flow(value: Plain | Record | dict[str, Plain]) -> str:
    """The value within one line: [North Korea, Russian Navy]."""
    match value:
        case dict():
            return "{" + ", ".join(flow_pair(key, inner) for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(inner) for inner in value) + "]"
        case _:
            return scalar(value, flow=True)


def flow_pair(key: str, value: Plain) -> str:
    """``key: value`` within braces."""
    return f"{key}: {flow(value)}"
