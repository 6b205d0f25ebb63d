"""What is given out names its sources and licences, and holds nothing that is not ours to give."""

import re
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
ANNOTATIONS = tomllib.loads((ROOT / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
LEARNT = sorted(path for path in (ROOT / "timeline").rglob("*.gz"))


def patterns() -> Iterator[tuple[str, str]]:
    """Each pattern of REUSE.toml with its licence."""
    for annotation in ANNOTATIONS:
        paths = annotation["path"]
        yield from (
            (path, annotation["SPDX-License-Identifier"]) for path in ([paths] if isinstance(paths, str) else paths)
        )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the source archive."""
    [path] = SdistBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("sdist")), versions=["standard"])
    with tarfile.open(path) as packed:
        return {name.partition("/")[2] for name in packed.getnames()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The files of the wheel."""
    [path] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"])
    return set(zipfile.ZipFile(path).namelist())


def test_every_annotation_is_of_files_that_are_there() -> None:
    assert [path for path, _ in patterns() if not any(ROOT.glob(path))] == []


def test_every_licence_that_is_named_is_there_and_no_other() -> None:
    assert {licence for _, licence in patterns()} == {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}


@pytest.mark.parametrize("path", LEARNT, ids=lambda path: path.name)
def test_what_was_learnt_from_the_work_of_others_is_in_the_notice(path: Path) -> None:
    assert path.name in NOTICE


def test_the_licence_of_the_package_names_those_of_its_files() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shipped = {licence for path, licence in patterns() if path.startswith(("timeline/", "**"))}
    assert set(project["license"].split(" AND ")) == shipped


@pytest.mark.integration
def test_wheel_and_source_archive_hold_the_notice_and_the_licences(archive: set[str], wheel: set[str]) -> None:
    wanted = {"LICENSE", "NOTICE", *(f"LICENSES/{path.name}" for path in (ROOT / "LICENSES").glob("*.txt"))}
    assert wanted <= archive
    assert wanted <= {re.sub(r"^.*\.dist-info/licenses/", "", name) for name in wheel}


@pytest.mark.integration
def test_the_source_archive_holds_no_article_of_others_and_no_key(archive: set[str]) -> None:
    held = [name for name in archive if name.startswith(("seeds/", "docs/events/")) or name.endswith((".pem", ".lock"))]
    assert held == []
    assert "timeline/new/template/seeds/example.md" in archive
