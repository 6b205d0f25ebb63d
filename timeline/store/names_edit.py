"""Entries added to names.yaml, beside what people wrote there: every other character stays as it is."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.problems import Invalid, Problem
from timeline.store import render
from timeline.store.names import NAME, entry_of, folded
from timeline.store.nodes import Items, Node, Pairs, Scalar, parse_yaml


def with_alias(text: str | None, alias: str, name: str, kind: str = "") -> str:
    """Return the file with another name for somebody.

    >>> with_alias(None, "Biden", "Joe Biden", "person")
    '- name: Joe Biden\\n  aliases: [Biden]\\n  kind: person\\n'

    Args:
        text: The file as it is, None where there is none.
        alias: The other name.
        name: The canonical name; it is added where the file has none such.
        kind: person, organisation or place, for a name that is added; "" for none.

    Raises:
        Invalid: The file is not a list of names.
    """
    entry = _entry(text, name)
    if entry is None:
        lines = [f"- name: {render.scalar(name, indent=2)}", f"  aliases: [{render.flow(alias)}]"]
        return _appended(text, [*lines, *([f"  kind: {kind}"] if kind else [])])
    written = text or ""
    aliases = entry.get("aliases")
    if not isinstance(aliases, Items):
        key = next(value for key, value in entry.items if key.value == "name")
        end = _line_end(written, key.end)
        indent = " " * (entry.column - 1)
        return f"{written[:end]}\n{indent}aliases: [{render.flow(alias)}]{written[end:]}"
    if any(isinstance(one, Scalar) and folded(one.value) == folded(alias) for one in aliases.items):
        return written
    if aliases.flow:
        close = aliases.end - 1
        comma = ", " if aliases.items else ""
        return f"{written[:close].rstrip()}{comma}{render.flow(alias)}{written[close:]}"
    last = aliases.items[-1]
    end = _line_end(written, last.end)
    indent = " " * (aliases.column - 1)
    return f"{written[:end]}\n{indent}- {render.scalar(alias, indent=2)}{written[end:]}"


def with_ignored(text: str | None, name: str) -> str:
    """Return the file with an entry that says that something is no name.

    >>> with_ignored(None, "Oct.")
    '- name: Oct.\\n  ignore: true\\n'
    """
    if _entry(text, name) is not None:
        message = f'"{name}" has an entry; change it by hand'
        raise Invalid(Problem(NAME, 0, 0, message, "names"))
    return _appended(text, [f"- name: {render.scalar(name, indent=2)}", "  ignore: true"])


def without_entry(text: str, name: str) -> str:
    """Return the file without the entry of somebody; as it is where there is none in lines of its own.

    >>> without_entry("- name: Vera Holm\\n  aliases: [Holm]\\n- name: Board\\n", "Holm")
    '- name: Board\\n'
    """
    try:
        entry = entry_of(text, name)
    except Invalid:
        return text
    begin = text.rfind("\n", 0, entry.start) + 1 if entry is not None else 0
    if entry is None or text[begin : entry.start].strip() != "-":
        return text
    # A block ends where the next thing begins, behind the comments of that.
    end = _line_end(text, entry.end if entry.flow else max(one.end for one in _leaves(entry)))
    return text[:begin] + text[end + 1 :]


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case Pairs(flow=False):
            for _, value in node.items:
                yield from _leaves(value)
        case Items(flow=False):
            for value in node.items:
                yield from _leaves(value)
        case _:
            yield node


def _entry(text: str | None, name: str) -> Pairs | None:
    root: Node | None = parse_yaml(text, NAME) if text and text.strip() else None
    if root is not None and not isinstance(root, Items):
        raise Invalid(Problem(NAME, root.line, root.column, "is no list; begin each entry with - name: ...", "names"))
    for item in root.items if isinstance(root, Items) else ():
        said = item.get("name") if isinstance(item, Pairs) else None
        if isinstance(item, Pairs) and isinstance(said, Scalar) and folded(said.value) == folded(name):
            return item
    return None


def _appended(text: str | None, lines: list[str]) -> str:
    before = text or ""
    return before + "\n" * bool(before and not before.endswith("\n")) + "\n".join(lines) + "\n"


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
