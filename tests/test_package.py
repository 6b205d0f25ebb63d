"""What is shipped and what is installed: the wheel holds the whole package, the lock all that the package names."""

import ast
import re
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, files, packages_distributions, requires
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.sources import modules

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
NAMED = [
    Requirement(line)
    for line in [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(line for extra in PROJECT["project"]["optional-dependencies"].values() for line in extra),
        *PROJECT["dependency-groups"]["dev"],
    ]
]


def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    shipped = set(zipfile.ZipFile(wheel).namelist())
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "timeline").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert package <= shipped


@pytest.mark.parametrize(
    ("group", "name", "value"),
    [
        ("console_scripts", "timeline", "timeline.cli:main"),
        ("mkdocs.plugins", "timeline", "timeline.plugin:TimelinePlugin"),
        ("mkdocs.themes", "timeline", "timeline.site.theme"),
    ],
)
def test_an_entry_point_leads_to_something(group: str, name: str, value: str) -> None:
    (point,) = entry_points(group=group, name=name)
    assert point.value == value
    assert point.load()


@pytest.mark.parametrize("named", NAMED, ids=str)
def test_what_pyproject_names_is_bounded_and_locked(named: Requirement) -> None:
    assert any(bound.operator == "<" for bound in named.specifier)
    pins = re.findall(rf"^{canonicalize_name(named.name)}==(\S+)", LOCK, re.MULTILINE)
    assert pins
    assert all(named.specifier.contains(pin) for pin in pins)


@pytest.mark.integration
def test_what_is_imported_is_named() -> None:
    extras = PROJECT["project"]["optional-dependencies"].values()
    lines = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    named = {canonicalize_name(Requirement(line).name) for line in lines}
    imported = {
        module.split(".")[0] for tree in modules().values() for node in ast.walk(tree) for module in _modules(node)
    } - {*sys.stdlib_module_names, "timeline"}
    distributions = packages_distributions()
    assert {module for module in imported if not named & set(map(canonicalize_name, distributions[module]))} == set()


def _modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [name.name for name in names]
        case ast.ImportFrom(module=str() as module, level=0):
            return [module]
        case _:
            return []


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    pins = re.findall(r"^[a-z0-9.-]+==.*\\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z0-9.-]+(?:\[[a-z,]*\])?==", LOCK, re.MULTILINE))
    assert "://" not in LOCK


ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
MOST_PACKAGES = 61
"""45 is the aim. What holds the others is in docs/architecture.md."""


MOST_MEGABYTES = 120


def installed() -> set[str]:
    """The packages that a new repository installs here; those for other systems are not."""
    written = (ROOT / "timeline/new/template/requirements.txt").read_text(encoding="utf-8")
    lines = [Requirement(line.rstrip(" \\")) for line in re.findall(r"^[a-z0-9.-]+==.*$", written, re.MULTILINE)]
    return {one.name for one in lines if one.marker is None or one.marker.evaluate({"sys_platform": "linux"})}


def test_a_new_repository_installs_what_the_architecture_says_and_no_more_packages_than_today() -> None:
    names = installed()
    section = ARCHITECTURE.split("## What is installed")[1]
    rows = re.findall(r"^\| .* \| ([a-z0-9, -]+) \| (\d+) \|$", section.split("\n## ")[0], re.MULTILINE)
    assert {name for packages, _ in rows for name in packages.split(", ")} == names
    assert [len(packages.split(", ")) for packages, _ in rows] == [int(number) for _, number in rows]
    assert len(names) <= MOST_PACKAGES, sorted(names)


@pytest.mark.integration
@pytest.mark.skipif(sys.platform != "linux", reason="the page says the size of the packages for Linux")
def test_what_is_installed_is_as_large_as_the_architecture_says() -> None:
    paths = [Path(str(file.locate())) for name in installed() for file in files(name) or ()]
    own = [path for path in (ROOT / "timeline").rglob("*") if path.is_file()]
    packages, ours = (sum(_size(path) for path in each) / 1e6 for each in (paths, own))
    said = re.search(r"^(\d+) packages, (\d+) MB, and (\d+) MB of Timeline", ARCHITECTURE, re.MULTILINE)
    assert said is not None
    assert int(said[1]) == len(installed())
    # From one version of Python to another the compiled ones differ by some megabytes.
    assert abs(packages - int(said[2])) <= 10
    assert abs(ours - int(said[3])) <= 1
    assert packages + ours <= MOST_MEGABYTES


def _size(path: Path) -> int:
    return path.stat().st_size if path.suffix != ".pyc" and path.exists() else 0


def test_what_a_package_asks_another_for_as_an_extra_is_named_too() -> None:
    """Old pips know no extra whose name is written in another way: "html_clean" for "html-clean"."""
    written = (ROOT / "timeline/new/template/requirements.txt").read_text(encoding="utf-8")
    named = {canonicalize_name(Requirement(line).name) for line in PROJECT["project"]["dependencies"]}
    asked = [
        (canonicalize_name(needed.name), canonicalize_name(extra))
        for name in set(re.findall(r"^([a-z0-9.-]+)==", written, re.MULTILINE)) - {"tzdata"}
        for needed in map(Requirement, requires(name) or ())
        if needed.marker is None or needed.marker.evaluate({"extra": ""})
        for extra in needed.extras
    ]
    assert ("lxml", "html-clean") in asked
    brought = {
        canonicalize_name(needed.name)
        for package, extra in asked
        for needed in map(Requirement, requires(package) or ())
        if needed.marker and needed.marker.evaluate({"extra": extra}) and not needed.marker.evaluate({"extra": ""})
    }
    assert brought - named == set()


def test_no_package_of_an_extra_is_imported_before_it_is_needed() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    named = {canonicalize_name(Requirement(line).name) for lines in extras.values() for line in lines}
    distributions = packages_distributions()
    early = [
        f"{path.relative_to(ROOT)}: {module}"
        for path, tree in modules().items()
        if path != ROOT / "timeline/proposals/transport.py"  # imported by the client alone, where openai is there
        for node in tree.body
        for module in _modules(node)
        if named & set(map(canonicalize_name, distributions.get(module.split(".")[0], ())))
    ]
    assert early == []
