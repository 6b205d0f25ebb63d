"""The architecture page tells the truth: every part is named, and imports point one way."""

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "timeline"
PAGE = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")

# A part may import from those of lower rank, and from itself.
RANKS = {
    rank: parts.split()
    for rank, parts in enumerate(
        (
            "files interrupts layout problems text voices",
            "dates plugins",
            "articles events index installed settings when wording",
            "language",
            "extraction store weight",
            "corroboration exchange ingestion",
            "proposals",
            "budget gathering site",
            "updating",
            "covering",
            "build new batch report",
            "editing",
            "workshop",
            "api cli plugin testing",
        )
    )
}
RANK_OF = {part: rank for rank, parts in RANKS.items() for part in parts}


def modules() -> list[Path]:
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent != PACKAGE or path.stem[0] != "_"]


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The parts of the package that a module imports when it is loaded."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return {name.split(".")[1] for name in found if name.startswith("timeline.")}


def test_the_page_names_every_part_and_no_other() -> None:
    named = set(re.findall(r"^\| `timeline/([a-z]+)(?:\.py|/)` ", PAGE, re.MULTILINE))
    there = {part_of(path) for path in modules()}
    assert named == there


def test_every_module_that_the_page_names_exists() -> None:
    names = re.findall(r"`([a-z_]+\.py)`", PAGE)
    assert names
    assert not [name for name in names if not list(PACKAGE.rglob(name))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_one_way(path: Path) -> None:
    part = part_of(path)
    assert all(other == part or RANK_OF[other] < RANK_OF[part] for other in imported(path))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
