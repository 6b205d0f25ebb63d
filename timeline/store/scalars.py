"""Text as YAML scalars that every reader, of YAML 1.1 or 1.2, reads as the same text.

YAML 1.1 takes NO for false, 2024-10-03 for a date and 12:30 for the number 750; YAML 1.2 takes 1e3 for a number. What
any of them would take for something else stands in quotes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_READINGS: Final = (
    ("nothing", r"~|null|Null|NULL|"),
    ("true or false", r"true|True|TRUE|false|False|FALSE"),
    ("true or false", r"y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF"),
    ("a date", r"\d{4}-\d\d-\d\d"),
    ("a date", r"\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?))?"),
    ("a number", r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|[\d_]+)"),
    ("a number", r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?"),
    ("a number", r"[-+]?(?:\.[\d_]+|\d[\d_]*\.?[\d_]*)(?:[eE][-+]?\d+)?"),
    ("a number", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"),
    ("an instruction to merge", r"<<|="),
)  # fmt: skip
"""What a plain scalar can be taken for; the union of the rules of YAML 1.1 and of the core schema of YAML 1.2."""

_READERS: Final = tuple((reading, re.compile(pattern)) for reading, pattern in _READINGS)
_JOINERS: Final = "\u200c\u200d"
"""Invisible, but part of words and of emoji."""

_BREAKS: Final = "\x85\u2028\u2029\ufeff"
"""Line breaks to YAML 1.1 and characters to YAML 1.2; and the byte order mark."""


@lru_cache(maxsize=4096)
def other_reading(plain: str) -> str | None:
    """What some reader takes a plain scalar for, None when all read it as text. "NO" is "true or false"."""
    if plain and plain[0] not in "~nNtTfFyYoO0123456789_+-.<=":
        return None
    return next((reading for reading, pattern in _READERS if pattern.fullmatch(plain)), None)


def write_scalar(text: str, *, indent: int = 0, flow: bool = False, style: str = "", newline: str = "\n") -> str:
    """The text as a YAML value: plain where that is safe, else in quotes, or as a block of lines.

    ``indent`` is the column that the lines of a block begin at, ``flow`` whether it stands within brackets. ``style``
    is that of the value it replaces (', " or nothing) and kept where possible. The value stands in one line, however
    long, unless it has lines of its own. It has no line break at its end.
    """
    if not style and is_plain(text, flow=flow):
        return text
    if "\n" in text and not flow and _is_block(text):
        body = text.removesuffix("\n")
        header = "|" if body != text else "|-"
        return newline.join([header, *(" " * indent + line if line else "" for line in body.split("\n"))])
    clean = all(map(_raw, text))
    if style == "'" and clean:
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(map(_escaped, text)) + '"'


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether the text can stand without quotes. It is careful: some text that could gets quotes all the same."""
    if text == "" or text[-1].isspace() or text[-1] == ":":
        return False
    if not text[0].isalnum() and text[0] not in "“‘«(":
        return False
    marks = (": ", ":\t", " #", "\t", *(",[]{}:?" if flow else ""))
    if any(mark in text for mark in marks):
        return False
    return all(map(_raw, text)) and other_reading(text) is None


def _is_block(text: str) -> bool:
    """Whether a literal block holds the text to the letter, in every reader and through editors that trim lines."""
    lines = text.removesuffix("\n").split("\n")
    if lines[0] == "" or lines[-1] == "" or lines[0][0].isspace():
        return False
    trimmed = all(line == line.rstrip() and not line.startswith("\t") for line in lines)
    return trimmed and all(_raw(character) for line in lines for character in line if character != "\t")


@lru_cache(maxsize=4096)
def _raw(character: str) -> bool:
    """Whether the character can stand for itself: seen, or a space of some kind."""
    if character in _BREAKS:
        return False
    return character.isprintable() or unicodedata.category(character) == "Zs" or character in _JOINERS


@lru_cache(maxsize=4096)
def _escaped(character: str) -> str:
    named = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    if character in named:
        return named[character]
    if _raw(character):
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
