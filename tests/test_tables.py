"""A table of values is one item that tries every row and reports each that fails; a test without rows is an error."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONFTEST = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from tests.tables import as_one_item

def pytest_pycollect_makeitem(collector, name, obj):
    return as_one_item(collector, name, obj)
"""
TESTS = """
import pytest

TRIED = []

@pytest.mark.parametrize("word", "ab")
@pytest.mark.parametrize("number", [1, 2, 3])
def test_rows(number, word):
    TRIED.append((number, word))
    if number == 3:
        pytest.skip("no third")
    assert number + (word == "b") < 3
    if number == 1 and word == "a":
        raise ValueError("not a comparison")

def test_tried():
    assert TRIED == [(number, word) for number in (1, 2, 3) for word in "ab"]

@pytest.mark.parametrize("number", [1, 2])
def test_with_a_fixture(number, tmp_path):
    assert number < 2
"""
WITHOUT_ROWS = """
import pytest

@pytest.mark.parametrize("number", [])
@pytest.mark.parametrize("word", "ab")
def test_no_rows(number, word):
    raise AssertionError
"""


def run(folder: Path, tests: str) -> list[str]:
    """Run a module of tests with the settings of this repository, and return the lines that say what came of it."""
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_these.py").write_text(tests)
    options = ["-q", "-rA", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "no:cacheprovider"]
    command = [sys.executable, "-m", "pytest", *options, str(folder)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = done.stdout.partition("short test summary info")[2].splitlines()[1:-1]
    # Under CI=true, pytest says the whole of a failed assertion here, in lines that begin otherwise.
    said = [line for line in said if line.split(" ")[0].partition("(")[0].isupper()]
    return [line.replace(" test_these.py::", " ").partition(" - ")[0] for line in said]


@pytest.mark.integration
def test_each_row_that_fails_is_named_and_the_rows_behind_it_are_tried(tmp_path: Path) -> None:
    assert run(tmp_path, TESTS) == [
        "PASSED test_tried",
        "PASSED test_with_a_fixture[1]",
        "SUBSKIPPED(number=3, word='a') [2] test_these.py:11: no third",
        "SUBFAILED(number=1, word='a') test_rows",
        "SUBFAILED(number=2, word='b') test_rows",
        "FAILED test_rows",
        "FAILED test_with_a_fixture[2]",
    ]


@pytest.mark.integration
def test_a_test_without_rows_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path, WITHOUT_ROWS)[0] == "ERROR test_these.py"
