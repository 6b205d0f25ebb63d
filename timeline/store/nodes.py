"""YAML text -> nodes that know the characters they stand in, so that one can be changed without touching the others.

PyYAML parses (with libyaml where that is there); no value is interpreted: every scalar is its text. Aliases, tags and
deep nesting are refused, so no small file becomes a large value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeAlias

import yaml

from timeline.problems import Invalid, Problem

MAX_DEPTH: Final = 20
"""Lists within lists. An event needs four."""

MAX_CHARACTERS: Final = 50_000_000
"""Of one file; a hundred thousand events are less."""

FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's parser in C where it was built with libyaml. It is ten times as fast and gives the same nodes."""


class Scalar(NamedTuple):
    """One value. ``text[start:end]`` is how it is written, ``line`` and ``column`` (from 1) where it begins.

    ``style`` is the quote or | or > that it is written with, nothing for a plain one.
    """

    start: int
    end: int
    line: int
    column: int
    value: str
    style: str

    @property
    def empty(self) -> bool:
        """Whether it is nothing at all to every reader: ``time:`` or ``time: ~``."""
        return not self.style and self.value in ("", "~", "null", "Null", "NULL")


class Pairs(NamedTuple):
    """A mapping; ``flow`` when in braces. A key that is no text makes the file invalid."""

    start: int
    end: int
    line: int
    column: int
    flow: bool
    items: tuple[tuple[Scalar, Node], ...]

    def get(self, key: str) -> Node | None:
        """The value that stands after the key."""
        return next((value for name, value in self.items if name.value == key), None)


class Items(NamedTuple):
    """A list; ``flow`` when in brackets."""

    start: int
    end: int
    line: int
    column: int
    flow: bool
    items: tuple[Node, ...]


Node: TypeAlias = Scalar | Pairs | Items


def parse_yaml(text: str, path: str, *, loader: Any = FAST) -> Node | None:
    """The one document of the text; None when it holds only comments.

    A byte order mark must be gone. Raises Invalid, with the line and what to write instead.
    """
    _refuse_unreadable(text, path)
    try:
        root = _compose(text, path, loader)
        if loader is not yaml.SafeLoader and root is not None and _has_tabs_between(root, text):
            _compose(text, path, yaml.SafeLoader)
        return root
    except yaml.YAMLError as error:
        raise Invalid(_explained(_plain_error(error, text, path), path)) from None


_COMMENT: Final = re.compile(r"#[^\r\n]*")


def _has_tabs_between(root: Node, text: str) -> bool:
    """Whether a tab is in a plain text or between values, where the parser in C takes it and others refuse it."""
    if "\t" not in text:
        return False
    last = 0
    for scalar in scalars(root):
        written = text[scalar.start : scalar.end]
        if (not scalar.style and "\t" in written) or "\t" in _COMMENT.sub("", text[last : scalar.start]):
            return True
        last = scalar.end
    return "\t" in _COMMENT.sub("", text[last:])


def _plain_error(error: yaml.YAMLError, text: str, path: str) -> yaml.YAMLError:
    """The error as the parser in Python has it, which says more of what is wrong than the one in C."""
    try:
        _compose(text, path, yaml.SafeLoader)
    except yaml.YAMLError as reason:
        return reason
    return error


def scalars(node: Node) -> Iterator[Scalar]:
    """Every scalar of a node, keys included, in the order of the text."""
    match node:
        case Scalar():
            yield node
        case Items():
            for item in node.items:
                yield from scalars(item)
        case Pairs():
            for key, value in node.items:
                yield key
                yield from scalars(value)


def _compose(text: str, path: str, loader: Any) -> Node | None:
    events: Iterator[Any] = iter(yaml.parse(text, Loader=loader))
    root: Node | None = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                fix = 'a second document begins here; remove the line "---", a file holds one list'
                raise Invalid(_problem(path, event.start_mark, fix))
        elif isinstance(event, yaml.NodeEvent):
            root = _node(event, events, text, path, 0)
    return None if isinstance(root, Scalar) and root.empty else root


def _node(event: Any, events: Iterator[Any], text: str, path: str, depth: int) -> Node:
    mark = event.start_mark
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        name = getattr(event, "anchor", "")
        kind = f"the alias *{name}" if isinstance(event, yaml.AliasEvent) else f"the anchor &{name}"
        raise Invalid(
            _problem(path, mark, f"{kind} stands here; write the value itself in each place, or quote the text")
        )
    if getattr(event, "tag", None) not in (None, "!"):
        tag = str(getattr(event, "tag", "")).replace("tag:yaml.org,2002:", "!!")
        raise Invalid(
            _problem(path, mark, f'the tag {tag[:60]} stands here; leave it out, or quote text that begins with "!"')
        )
    if depth > MAX_DEPTH:
        raise Invalid(_problem(path, mark, f"lists within lists, more than {MAX_DEPTH} deep; nothing here needs that"))
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or ""
        end = _index(event.end_mark)
        if style in ("|", ">"):
            end = _block_end(text, mark.index, end, event.value)
        return Scalar(mark.index, end, mark.line + 1, mark.column + 1, event.value, style)
    if isinstance(event, yaml.SequenceStartEvent):
        items: list[Node] = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                end = _index(inner.end_mark) if event.flow_style or not items else items[-1].end
                return Items(mark.index, end, mark.line + 1, mark.column + 1, bool(event.flow_style), tuple(items))
            items.append(_node(inner, events, text, path, depth + 1))
    pairs: list[tuple[Scalar, Node]] = []
    closing: Any = None
    for closing in events:
        if isinstance(closing, yaml.MappingEndEvent):
            break
        key = _node(closing, events, text, path, depth + 1)
        if not isinstance(key, Scalar):
            raise Invalid(_problem(path, closing.start_mark, "a list or a mapping stands where a key should; quote it"))
        pairs.append((key, _node(next(events), events, text, path, depth + 1)))
    flow = bool(getattr(event, "flow_style", False))
    end = _index(closing.end_mark) if flow or not pairs else pairs[-1][1].end
    return Pairs(mark.index, end, mark.line + 1, mark.column + 1, flow, tuple(pairs))


def _index(mark: Any) -> int:
    return int(mark.index)


def _block_end(text: str, start: int, end: int, value: str) -> int:
    """Where the last line of a block ends that belongs to its value, the blanks at the end of that line included.

    ``end`` is where the parser stopped. The empty lines before that are of the value only when it is written |+ or >+.
    """
    header, *lines = re.findall(r"[^\n]*(?:\n|\Z)", text[start:end])[:-1] or [""]
    if "+" in header.split("#")[0]:
        body = text[start:end]
        return start + len(body) - len(re.search(r"(?:\r?\n)?\Z", body)[0])  # type: ignore[index]
    # How deep the lines are indented shows in the first of them that says something.
    said = next((line for line in value.split("\n") if line.strip(" ")), "")
    written = next((line for line in lines if line.strip(" \r\n")), "")
    indent = _blanks(written) - _blanks(said)
    last, at = start + len(header.rstrip("\r\n")), start + len(header)
    for line in lines:
        bare = line.rstrip("\r\n")
        if len(bare) > indent:
            last = at + len(bare)
        at += len(line)
    return last


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_CONFLICT: Final = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_BAD: Final = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]|\r(?!\n)"
)


def _refuse_unreadable(text: str, path: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise Invalid(
            Problem(path, 0, 0, f"{len(text):,} characters; split it, a file has at most {MAX_CHARACTERS:,}", "yaml")
        )
    problems: list[Problem] = []
    for match in _CONFLICT.finditer(text):
        if match[0][0] == "<" or not problems:
            line, _ = line_and_column(text, match.start())
            message = (
                f"git left a conflict here ({match[0]}); keep the lines that are right and remove the marker lines"
            )
            problems.append(Problem(path, line, 1, message, "git-conflict"))
    if problems:
        raise Invalid(*problems)
    if bad := _BAD.search(text):
        line, column = line_and_column(text, bad.start())
        code = f"U+{ord(bad[0]):04X}"
        escape = f'"\\u{ord(bad[0]):04x}" within double quotes'
        message = f"the character {code} is not seen and readers of YAML differ on it; remove it, or write {escape}"
        raise Invalid(Problem(path, line, column, message, "yaml"))


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of the text."""
    before = re.split(r"\r\n|[\r\n]", text[:index])
    return len(before), len(before[-1]) + 1


_FIXES: Final = (
    ("mapping values are not allowed", 'a ": " within plain text, or a wrong indentation; put such text in quotes'),
    ("'\\t' that cannot start", "a tab stands here; indent with spaces"),
    ("cannot start any token", "no plain text can begin with this character; put the text in quotes"),
    ("unexpected end of stream", "a quote or bracket that was opened here is not closed"),
    ("could not find expected ':'", "a line without a key; write key: value, or indent it"),
    ("expected <block end>, but found", "the indentation does not fit, or text follows a closing quote; quote it all"),
    ("expected ',' or", "a comma or a bracket is missing; put names with commas or brackets in quotes"),
    ("unknown escape character", "a backslash stands within double quotes; write it twice, or use single quotes"),
    ("expected alphabetic or numeric character", 'plain text cannot begin with "*" or "&"; put it in quotes'),
    ("expected the node content", "a value is missing, or a list is not closed"),
)  # fmt: skip


def _explained(error: yaml.YAMLError, path: str) -> Problem:
    reason = str(getattr(error, "problem", None) or error).split("\n")[0]
    fix = next((fix for sign, fix in _FIXES if sign in reason), "put text with special characters in quotes")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if "unexpected end of stream" in reason:
        mark = getattr(error, "context_mark", None) or mark
    if mark is None:
        return Problem(path, 1, 1, f"not valid YAML ({reason}); {fix}", "yaml")
    return _problem(path, mark, f"not valid YAML ({reason}); {fix}")


def _problem(path: str, mark: Any, message: str) -> Problem:
    return Problem(path, mark.line + 1, mark.column + 1, message, "yaml")
