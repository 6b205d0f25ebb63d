"""The modules of the package as Python reads them, once for all tests that look at how they are written."""

import ast
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "timeline"


@cache
def modules() -> Mapping[Path, ast.Module]:
    """Every module by its path, in order."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
