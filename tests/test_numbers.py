"""A number has a name that says what it is, and one that decides says which measurement set it, or that none did."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sources import PACKAGE, modules

DECIDING = ("corroboration", "exchange", "extraction", "language", "proposals", "weight", "when")
"""The parts where a share or a factor chooses among readings; elsewhere it is a size, a time or a distance."""

COMMON = {
    *range(-1, 13),
    *(0.5, 15, 16, 20, 23, 24, 25, 28, 29, 30, 31, 50, 53, 59, 60, 90, 99, 100, 366),
    32,
    127,
    128,
    256,
    65_535,
    65_536,
}
COMMON |= {200, 300, 304, 400, 404, 500, *(10**power for power in range(3, 10)), 9999, 999, 1900, 2000, 2100, 2200}
"""Numbers that are compared with as they are: counts of a few, what clocks and calendars have, answers of HTTP, the
bounds of characters, powers of ten."""
FORMULAS = ("when/calendars.py", "when/holidays.py")
"""Modules of arithmetic whose numbers are those of its source, which they name."""


class Constant(NamedTuple):
    """A number with a name, and what is said of it."""

    place: str
    value: float
    doc: str


def number_of(node: ast.expr | None) -> float | None:
    """The number that an expression of numbers gives; None for any other."""
    if node is None or any(isinstance(part, ast.Name | ast.Call | ast.List | ast.Tuple) for part in ast.walk(node)):
        return None
    try:
        value = eval(compile(ast.Expression(node), "", "eval"), {})
    except TypeError:
        return None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def constants(path: Path) -> Iterator[Constant]:
    """The numbers that a module names. One docstring can be of several that stand right above it."""
    source = path.read_text(encoding="utf-8")
    lines, body = source.splitlines(), modules()[path].body
    for index, node in enumerate(body):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        value = number_of(node.value) if isinstance(node, ast.AnnAssign) else None
        if not isinstance(target, ast.Name) or value is None:
            continue
        said = "#" in lines[node.lineno - 1] or lines[node.lineno - 2].startswith("#")
        below = next((one for one in body[index + 1 :] if not isinstance(one, ast.AnnAssign)), None)
        joined = below is not None and "" not in lines[node.lineno : below.lineno - 1]
        doc = below.value if isinstance(below, ast.Expr) and joined else None
        text = (
            doc.value if isinstance(doc, ast.Constant) and isinstance(doc.value, str) else "a comment" if said else ""
        )
        yield Constant(f"{path.relative_to(PACKAGE).as_posix()}:{target.id}", value, text)


@cache
def every_constant() -> list[Constant]:
    """Those of the package; not worked out while tests are collected, which every process does."""
    return [constant for path in sorted(PACKAGE.rglob("*.py")) for constant in constants(path)]


def test_a_number_with_a_name_says_what_it_is() -> None:
    assert len(every_constant()) > 100
    assert [constant.place for constant in every_constant() if not constant.doc] == []


def test_a_share_that_decides_says_what_measurement_set_it() -> None:
    shares = [one for one in every_constant() if isinstance(one.value, float) and "server" not in one.doc]
    deciding = [one for one in shares if one.place.startswith(DECIDING)]
    assert [one.place for one in deciding if not re.search(r"\b[Mm]easured\b", one.doc)] == []


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(PACKAGE.rglob("*.py")) if not path.as_posix().endswith(FORMULAS)],
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_what_is_compared_with_has_a_name_unless_everybody_knows_it(path: Path) -> None:
    compared = [
        operand
        for node in ast.walk(modules()[path])
        if isinstance(node, ast.Compare)
        for operand in (node.left, *node.comparators)
    ]
    numbers = [(number_of(operand), operand.lineno) for operand in compared if isinstance(operand, ast.Constant)]
    assert [(number, line) for number, line in numbers if number is not None and number not in COMMON] == []
