"""Long regular expressions can be read: they are verbose, their groups have names, and examples beside them run.

The docstring of such an expression lists examples, a line each:

    Matches:
        READ MORE: Storm hits coast
    Does not match:
        She read more than he did.

They are tried as the module uses the expression: by `fullmatch`, from the beginning by `match`, else anywhere. A line
may mark what is matched: `on «Sept. 3» he left`. Where all do, they show what is left alone, too.
"""

import ast
import re
import textwrap
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sources import PACKAGE, modules

LONGEST = 100
"""Characters, as written, up to which an expression is read at a glance."""


class Expression(NamedTuple):
    """A long regular expression: where it is, its name, its flags and docstring as written, and how it is used."""

    place: str
    name: str
    flags: str
    doc: str
    use: str


def written(node: ast.expr) -> str:
    """The characters of a text that is put together of literals; what is put in counts as one."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(written(part) for part in parts)
        case ast.BinOp(left=left, right=right):
            return written(left) + written(right)
    return "_"


def compiled(tree: ast.AST) -> list[ast.Call]:
    """Every `re.compile` of a long expression in a tree."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile")
    return [call for call in calls if len(written(call.args[0])) > LONGEST]


def use_of(name: str, source: str) -> str:
    used = set(re.findall(rf"\b{name}\.(\w+)\(", source))
    return next((method for method in ("fullmatch", "match") if method in used), "search")


def expressions(path: Path) -> Iterator[Expression]:
    source = path.read_text(encoding="utf-8")
    if "re.compile(" not in source:
        return
    tree = modules()[path]
    place = path.relative_to(PACKAGE.parent).as_posix()
    calls = compiled(tree)
    long = {id(call) for call in calls}
    for node, below in zip(tree.body, [*tree.body[1:], None], strict=True):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and id(node.value) in long:
            assert isinstance(node.value, ast.Call)
            long.discard(id(node.value))
            doc = below.value if isinstance(below, ast.Expr) else None
            text = doc.value if isinstance(doc, ast.Constant) and isinstance(doc.value, str) else ""
            flags = " ".join(map(ast.unparse, node.value.args[1:]))
            yield Expression(place, target.id, flags, text, use_of(target.id, source))
    for call in calls:
        if id(call) in long:
            flags = " ".join(map(ast.unparse, call.args[1:]))
            yield Expression(place, f"line {call.lineno}", flags, "", "")


def examples(doc: str, heading: str) -> list[str]:
    """The lines of a section of a docstring."""
    found = re.search(rf"^{heading}:\n((?:    .*\n?|\n)+)", doc, re.MULTILINE)
    return textwrap.dedent(found[1]).strip("\n").split("\n") if found else []


def mark(example: str, attempt: Callable[[str], re.Match[str] | None]) -> str:
    """Return an example as it should be written: with marks around what is matched, where it has marks."""
    text = example.replace("«", "").replace("»", "")
    found = attempt(text)
    if found is None:
        return "no match"
    return f"{text[: found.start()]}«{found[0]}»{text[found.end() :]}" if text != example else text


@cache
def long_expressions() -> list[Expression]:
    """Those of the package; not worked out while tests are collected, which every process does."""
    return [one for path in sorted(PACKAGE.rglob("*.py")) for one in expressions(path)]


def check(long: Expression) -> None:
    assert "re.VERBOSE" in long.flags, "an expression over 100 characters is verbose"
    assert long.use, "an expression over 100 characters is a constant of its module, with a name"
    pattern = getattr(import_module(long.place.removesuffix(".py").replace("/", ".")), long.name)
    assert pattern.groups == len(pattern.groupindex), "its groups have names"
    matching, other = examples(long.doc, "Matches"), examples(long.doc, "Does not match")
    assert matching, "its docstring lists examples under Matches:"
    assert other or all("«" in line for line in matching), "and such that it leaves alone under Does not match:"
    attempt = getattr(pattern, long.use)
    assert [mark(line, attempt) for line in matching] == matching
    assert [line for line in other if attempt(line)] == []


def test_a_long_expression_is_verbose_has_named_groups_and_matches_its_examples(subtests: pytest.Subtests) -> None:
    for long in long_expressions():
        with subtests.test(f"{long.place}:{long.name}"):
            check(long)


def test_the_expressions_of_the_package_are_found() -> None:
    assert len(long_expressions()) > 12
