"""A condition can be read at once: an expression of "and", "or" and "not" has at most three terms, wherever it
stands."""

import ast
from pathlib import Path

import pytest

from tests.sources import PACKAGE, modules

MOST = 3


def terms(node: ast.expr) -> int:
    """The terms of an expression, those of its brackets with them."""
    match node:
        case ast.BoolOp(values=values):
            return sum(map(terms, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return terms(operand)
    return 1


@pytest.mark.parametrize(
    "path",
    sorted(PACKAGE.rglob("*.py")),
    ids=lambda path: path.relative_to(PACKAGE).as_posix(),
)
def test_an_expression_has_at_most_three_terms(path: Path) -> None:
    assert [
        node.lineno for node in ast.walk(modules()[path]) if isinstance(node, ast.BoolOp) and terms(node) > MOST
    ] == []
