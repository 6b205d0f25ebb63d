"""What the guide says about CI is so: its exit codes, its files; and our own CI fails with each of its steps."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests import programs
from timeline.new import TEMPLATE, create

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/guide/ci.md").read_text(encoding="utf-8")


def test_gitlab_runs_the_commands_that_github_runs() -> None:
    gitlab = yaml.safe_load((TEMPLATE / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    workflow = yaml.safe_load((TEMPLATE / ".github/workflows/timeline.yml").read_text(encoding="utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    lines = {line.removesuffix(" --format github").strip() for step in steps for line in step.splitlines()}
    assert lines == {
        *gitlab["default"]["before_script"],
        *gitlab["check"]["script"],
        *gitlab["links"]["script"],
    }
    assert gitlab["pages"]["script"] == [".venv/bin/timeline build", "mv site public"]


def test_the_guide_runs_the_commands_of_the_workflows() -> None:
    for file in ("timeline", "regenerate"):
        text = (TEMPLATE / f".github/workflows/{file}.yml").read_text(encoding="utf-8")
        commands = set(re.findall(r"\.venv/bin/(timeline (?:check --sync|build|update --format markdown))", text))
        assert commands
        assert [command for command in commands if command not in GUIDE] == []


@pytest.fixture(scope="module")
def updated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("ci") / "new"
    list(create(root, "Harbour"))
    assert run(root, "update") == 0
    return root


@pytest.fixture
def repository(updated: Path, tmp_path: Path) -> Path:
    return shutil.copytree(updated, tmp_path / "new")


def run(folder: Path, *arguments: str) -> int:
    return programs.run("timeline", *arguments, cwd=folder).returncode


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda root: None, 0),
        (lambda root: (root / "seeds/example.md").unlink(), 1),
        (lambda root: next(root.glob("docs/events/*.yaml")).write_text("- id: a\n", encoding="utf-8"), 1),
    ],
    ids=["in sync", "an article is gone", "broken YAML"],
)
def test_the_exit_code_says_how_it_is(repository: Path, change: Callable[[Path], object], code: int) -> None:
    change(repository)
    assert run(repository, "check", "--sync") == code


def test_wrong_use_has_an_exit_code_of_its_own(repository: Path) -> None:
    assert run(repository, "check", "--snyc") == 2


TOOLS = ("ruff", "ruff format", "mypy", "lint-imports", "accuracy", "engines", "pytest")
PYTHON = """#!/usr/bin/env bash
# Stands for Python where .ci/run makes an environment: its tools say their names and fail where BROKEN has one of them.
if [ "$1 $2" = "-m venv" ]; then
  mkdir -p "$3/bin"
  for tool in python ruff mypy lint-imports; do cp "$0" "$3/bin/$tool"; done
  exit
fi
name=$(basename "$0")
case "$name $*" in
  "ruff format"*) name="ruff format" ;;
  *accuracy.py*) name=accuracy ;;
  *engines.py*) name=engines ;;
  *"-m pytest"*) name=pytest ;;
esac
echo "ran $name"
[ "$name" != "$BROKEN" ]
"""


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on the path")
@pytest.mark.parametrize("broken", ["", *TOOLS])
def test_our_own_ci_fails_with_each_of_its_steps(tmp_path: Path, broken: str) -> None:
    python = tmp_path / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / "chromium").symlink_to(python)
    env = {**os.environ, "PYTHON": str(python), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "BROKEN": broken}
    done = subprocess.run([ROOT / ".ci/run"], env=env, capture_output=True, text=True, check=False)
    said = set(re.findall("^ran (.*)$", done.stdout, re.MULTILINE))
    assert (done.returncode == 0) == (not broken), done.stdout + done.stderr
    assert said >= {*TOOLS} if not broken else broken in said
