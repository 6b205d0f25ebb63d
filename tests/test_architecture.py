"""The architecture page tells the truth: every part is named, and imports point one way."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

from tests import sources

PACKAGE = sources.PACKAGE
PAGE = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")

CONTRACT = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
LAYERS = [re.findall(r"\w+", layer) for layer in CONTRACT["contracts"][0]["layers"]]
"""The parts from the highest to the lowest, as `make lint` holds them to it."""


def modules() -> Mapping[Path, ast.Module]:
    """All but those beside the parts that begin with an underscore."""
    return {path: tree for path, tree in sources.modules().items() if path.parent != PACKAGE or path.stem[0] != "_"}


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_the_page_names_every_part_and_no_other() -> None:
    named = set(re.findall(r"^\| `timeline/([a-z0-9_]+)(?:\.py|/)` ", PAGE, re.MULTILINE))
    there = {part_of(path) for path in modules()}
    assert named == there


def test_every_module_that_the_page_names_exists() -> None:
    names = re.findall(r"`([a-z_]+\.py)`", PAGE)
    assert names
    assert not [name for name in names if not list(PACKAGE.rglob(name))]


def test_the_page_says_the_order_that_imports_are_held_to() -> None:
    said = re.search(r"Imports point one way: (.*?)\.\s+The\s+first line", PAGE, re.DOTALL)
    assert said
    order = [sorted(re.findall(r"`(\w+)`", layer)) for layer in said[1].split("<-")]
    assert order == [sorted(layer) for layer in reversed(LAYERS) if layer != ["__main__"]]


@pytest.mark.parametrize("place", re.findall(r"\| `(timeline[\w.:]+)` \|$", PAGE, re.MULTILINE))
def test_what_the_glossary_names_is_in_the_code(place: str) -> None:
    module, _, name = place.partition(":")
    assert not name or isinstance(getattr(import_module(module), name), type)
    assert import_module(module).__doc__


def test_a_term_of_the_glossary_has_one_meaning() -> None:
    terms = re.findall(r"^\| ([a-z -]+) \| .* \| `timeline[\w.:]+` \|$", PAGE, re.MULTILINE)
    assert len(terms) > 20
    assert len(terms) == len(set(terms))


def test_a_module_says_what_it_is_for() -> None:
    assert [
        path.relative_to(PACKAGE).as_posix() for path, tree in modules().items() if not ast.get_docstring(tree)
    ] == []


def test_no_two_classes_have_one_name() -> None:
    """A class with a name that another has is private to its module, or says more of itself."""
    found = Counter(
        node.name
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name[0] != "_"
    )
    assert [name for name, count in found.items() if count > 1] == []


SHARED_NAMES = {
    *("accept", "anchor", "archive", "check", "extract", "find_dates", "fmt", "ingest", "join", "load", "main"),
    *("program", "read_mentions", "readers", "reject", "render_template", "resolve", "review", "score", "serve"),
    *("show", "split", "update", "weights", "withdraw"),
    *("readings", "shortened", "singular", "tense_of", "words"),
}
"""Names of functions of several modules: a front door and what it opens, or one job for different values; in the last
line, those that still stand for two things. None is to be added to those."""


def test_no_two_functions_have_one_name() -> None:
    """A public function with a name that another has says more of itself, or is one of those that share it."""
    found = Counter(
        node.name
        for tree in modules().values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name[0] != "_"
    )
    assert [name for name, count in found.items() if count > 1 and name not in SHARED_NAMES] == []


def test_the_house_keeps_its_shape() -> None:
    """Few modules that a newcomer finds a subject in: more of them are joined, longer ones divided."""
    top = {path.name for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert len(top - {"__init__.py", "__main__.py"}) <= 28
    chosen = [path for part in ("extraction", "corroboration", "language") for path in (PACKAGE / part).rglob("*.py")]
    assert len(chosen) <= 28
    assert [path.name for path in chosen if len(path.read_text(encoding="utf-8").splitlines()) > 900] == []


def test_a_module_of_extraction_is_at_most_six_imports_away_from_any_other() -> None:
    own = {path.stem: path for path in (PACKAGE / "extraction").glob("*.py") if path.stem != "__init__"}
    imports = {
        name: {
            node.module.rpartition(".")[2]
            for node in ast.walk(modules()[path])
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("timeline.extraction.")
        }
        for name, path in own.items()
    }

    def chain(name: str, above: tuple[str, ...] = ()) -> tuple[str, ...]:
        assert name not in above, f"a cycle: {(*above, name)}"
        return max((chain(one, (*above, name)) for one in imports[name]), key=len, default=(*above, name))

    assert [found for found in map(chain, own) if len(found) > 6] == []


def test_what_asks_at_a_terminal_is_under_cli() -> None:
    assert [
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if part_of(path) != "cli"
        and re.search(r"^\s*(?:import|from) click\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    ] == []
