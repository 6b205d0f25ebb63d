"""A new repository: complete, its own, green at its first commit, and never written over something."""

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from timeline.cli import main
from timeline.new import TEMPLATE, _with_plugin, add_to, create, installed
from timeline.new.installed import WHEEL_NAME, requirement
from timeline.problems import Invalid
from timeline.settings import all_settings, read_settings

pytestmark = pytest.mark.integration

ROOT = Path(__file__).parents[1]


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `timeline new` leaves, with a .venv that needs no network."""
    folder = tmp_path_factory.mktemp("made") / "new"
    done = CliRunner().invoke(main, ["new", str(folder), "--title", "Harbour", "--ci", "github"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def repository(made: Path, tmp_path: Path) -> Path:
    folder = shutil.copytree(made, tmp_path / "new")
    scripts = folder / ".venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "timeline").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m timeline "$@"\n')
    (scripts / "timeline").chmod(0o755)
    return folder


def test_a_new_repository_has_the_template_and_the_files_of_one_ci_service(tmp_path: Path) -> None:
    template = files(TEMPLATE)
    github = {path for path in template if path.startswith(".github/")}
    for service, own in (("github", github), ("gitlab", {".gitlab-ci.yml"}), ("none", set())):
        list(create(tmp_path / service, "Harbour", service))
        others = (github | {".gitlab-ci.yml"}) - own
        assert files(tmp_path / service) - {f"vendor/{WHEEL_NAME}"} == template - others


@pytest.mark.parametrize(
    "title", ["Harbour", 'A "quoted": title', "# no comment", "港 [x]", "{{ title }}", "{{ requirement }}"]
)
def test_its_title_is_what_was_said_whatever_it_holds(tmp_path: Path, title: str) -> None:
    list(create(tmp_path / "new", title))
    assert read_settings(tmp_path / "new" / "mkdocs.yml").site_name == title


def test_nothing_is_left_to_fill_in(made: Path) -> None:
    for path in files(made):
        if not path.endswith(".whl") and not path.startswith(".cache/"):
            assert not re.search(r"\{\{ [a-z_]+ \}\}", (made / path).read_text(encoding="utf-8")), path


@pytest.mark.parametrize("path", [path for path in sorted(files(TEMPLATE)) if path.endswith(".yml")])
def test_its_workflows_are_valid_yaml(path: str) -> None:
    text = (TEMPLATE / path).read_text(encoding="utf-8").replace("{{ site_name }}", "A")
    assert isinstance(yaml.load(text, Loader=yaml.BaseLoader), dict)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Invalid, match="not empty; name a new folder, or add a timeline to what is there"):
        list(create(tmp_path, "Harbour"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_new_says_what_was_found_and_what_comes_next(tmp_path: Path) -> None:
    shown = CliRunner().invoke(main, ["new", str(tmp_path / "a")]).output
    assert re.search(r"^[3-9] events: [3-9] added$", shown, re.MULTILINE)
    assert "timeline serve" in shown.partition("Next:")[2]
    assert "git init" in shown.partition("Next:")[2]


def steps(folder: Path, workflow: str, job: str) -> list[str]:
    """The shell of a job, without what installs packages: the tests have no network."""
    jobs = yaml.load((folder / workflow).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["jobs"]
    return [
        step["run"]
        for step in jobs[job]["steps"]
        if "run" in step and step.get("name") != "Install" and "schedule" not in step.get("if", "")
    ]


def commit(folder: Path) -> None:
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q", "-b", "trunk"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "Start"], check=True)


def shell(folder: Path, script: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )


def test_the_first_commit_passes_its_workflow_from_a_clean_clone(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", str(repository), str(clone)], check=True)
    shutil.copytree(repository / ".venv", clone / ".venv")
    for script in steps(clone, ".github/workflows/timeline.yml", "build"):
        done = shell(clone, script, SITE_URL="https://example.org/harbour/")
        assert done.returncode == 0, done.stdout + done.stderr
    front = (clone / "site/index.html").read_text(encoding="utf-8")
    assert "Engineers repair the pier" in front
    feed = (clone / "site/timeline/feed.atom").read_text(encoding="utf-8")
    assert "https://example.org/harbour/timeline/" in feed
    assert '<link rel="canonical" href="https://example.org/harbour/timeline/">' in (
        clone / "site/timeline/index.html"
    ).read_text(encoding="utf-8")
    assert list((clone / "site").rglob("*.yaml")) == []
    status = subprocess.run(["git", "-C", str(clone), "status", "--porcelain"], capture_output=True, text=True)
    assert status.stdout == ""


def test_gitlab_publishes_what_it_builds_and_rsync_takes_it_anywhere(repository: Path, tmp_path: Path) -> None:
    jobs = yaml.safe_load((TEMPLATE / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    for job in ("check", "pages"):
        for line in jobs[job]["script"]:
            done = shell(repository, line, SITE_URL="https://example.gitlab.io/harbour")
            assert done.returncode == 0, done.stdout + done.stderr
    assert "Engineers repair the pier" in (repository / "public/index.html").read_text(encoding="utf-8")
    if shutil.which("rsync"):
        shell(repository, f"rsync -a --delete public/ {tmp_path}/server/")
        assert files(tmp_path / "server") == files(repository / "public")


def test_regenerating_brings_in_new_articles_and_describes_them(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    article = "---\npublished: 2024-04-02\n---\nThe ferry sank off the bay on April 1."
    (repository / "seeds/aground.md").write_text(article, encoding="utf-8")
    update = next(s for s in steps(repository, ".github/workflows/regenerate.yml", "regenerate") if "update" in s)
    done = shell(repository, update, RUNNER_TEMP=str(tmp_path))
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert "**New (1)**" in summary
    assert "2024-04-01" in summary


@pytest.mark.parametrize(
    "workflow",
    [*sorted((TEMPLATE / ".github/workflows").glob("*.yml")), *sorted((ROOT / ".github/workflows").glob("*.yml"))],
    ids=lambda path: f"{path.parents[2].name}-{path.stem}",
)
def test_a_workflow_pins_actions_by_hash_and_has_few_permissions(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert [action for action, _ in used if not re.fullmatch(r"[^@]+@[0-9a-f]{40}|\./\S*", action)] == []
    assert [version for action, version in used if "@" in action and not re.fullmatch(r" # v[\d.]+", version)] == []
    parsed = yaml.load(text, Loader=yaml.BaseLoader)
    assert parsed["permissions"] in ({"contents": "read"}, {})
    assert "concurrency" in parsed
    assert all("timeout-minutes" in job for job in parsed["jobs"].values())


def test_the_locked_versions_are_those_that_the_tests_run_with() -> None:
    pins = [
        re.findall(r"^(\S+==\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        for path in (TEMPLATE / "requirements.txt", ROOT / "requirements.txt")
    ]
    assert len(pins[0]) > 20
    assert set(pins[0]) <= set(pins[1])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert names <= {canonicalize_name(pin.partition("==")[0]) for pin in pins[0]}


def test_the_wheel_that_comes_along_is_the_program_that_runs(tmp_path: Path) -> None:
    needed = requirement()
    assert needed.line == f"./vendor/{WHEEL_NAME}"
    assert needed.wheel == requirement().wheel
    assert needed.wheel is not None
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    ours, theirs = zipfile.ZipFile(io.BytesIO(needed.wheel)), zipfile.ZipFile(built)
    assert set(theirs.namelist()) == set(ours.namelist())
    same = [name for name in theirs.namelist() if name.startswith("timeline/")]
    assert all(ours.read(name) == theirs.read(name) for name in same)


@pytest.mark.parametrize(
    ("origin", "line"),
    [
        ("", "mkdocs-timeline==0.1.0"),
        (
            '{"url": "https://example.org/t.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}',
            "mkdocs-timeline @ git+https://example.org/t.git@abc",
        ),
        (
            '{"url": "https://example.org/t.whl", "archive_info": {}}',
            "mkdocs-timeline @ https://example.org/t.whl",
        ),
    ],
)
def test_what_others_can_fetch_is_named_and_does_not_come_along(
    origin: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return origin or None

    monkeypatch.setattr(installed, "distribution", lambda name: Installed())
    assert requirement() == installed.Requirement(line)


def test_git_keeps_line_ends_and_merges_the_lock_line_by_line(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "new")
    subprocess.run(["git", "init", "-q", tmp_path / "new"], check=True)
    asked = ["git", "-C", tmp_path / "new", "check-attr", "merge", "eol", "--", "timeline.lock", "timeline.war.lock"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert told.count("merge: union") == 2
    assert told.count("eol: lf") == 2


CONFIGS = {
    "no plugins": (
        "site_name: A\ntheme: material\n",
        "site_name: A\ntheme: material\n\nplugins:\n- search\n- timeline\n",
    ),
    "no newline at the end": ("site_name: A", "site_name: A\n\nplugins:\n- search\n- timeline\n"),
    "a list in a line": (
        "plugins: [search, tags]  # mine\nsite_name: A\n",
        "plugins: [search, tags, timeline]  # mine\nsite_name: A\n",
    ),
    "a list": (
        "plugins:  # mine\n  - search\n  # the blog\n  - blog:\n      toc: true\n\nsite_name: A\n",
        "plugins:  # mine\n  - search\n  # the blog\n  - blog:\n      toc: true\n  - timeline\n\nsite_name: A\n",
    ),
    "Windows' lines": (
        "site_name: A\r\nplugins:\r\n- search\r\n",
        "site_name: A\r\nplugins:\r\n- search\r\n- timeline\r\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CONFIGS.values(), ids=CONFIGS)
def test_the_plugin_is_added_and_every_other_line_stays(before: str, after: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(before.encode())
    done = {path.relative_to(tmp_path).as_posix(): what for path, what in add_to(tmp_path)}
    end = "\r\n" if "\r\n" in before else "\n"
    text, excluded = (tmp_path / "mkdocs.yml").read_bytes().decode().split(f"{end}# Raw YAML", 1)
    assert text == after
    assert excluded.endswith(f"{end}exclude_docs: |{end}  /events/{end}")
    assert done["mkdocs.yml"] == "changed"
    assert all_settings(tmp_path / "mkdocs.yml")[0].plugged
    assert list(add_to(tmp_path)) == []


def test_what_a_site_excludes_stays_as_it_is(tmp_path: Path) -> None:
    config = "site_name: A\nplugins: [search]\nexclude_docs: |\n  drafts/\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    list(add_to(tmp_path))
    expected = config.replace("[search]", "[search, timeline]")
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == expected


def test_plugins_that_cannot_be_added_to_are_named() -> None:
    for text in ("plugins: {search: {}}\n", "plugins:\n  search: {}\n", "plugins: [{a: [b]}]\n", "plugins:\n"):
        assert _with_plugin(text) is None


def test_an_existing_site_keeps_its_files_and_builds_with_the_timeline(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("# Mine\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("/site/", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: content\ntheme: material\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "content/index.md").read_text(encoding="utf-8") == "# Mine\n"
    ignored = (tmp_path / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ignored[0] == "/site/"
    assert "/content/timeline/" in ignored
    built = shell(tmp_path, f"{shlex.quote(sys.executable)} -m timeline build")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "site/timeline/index.html").is_file()


def test_a_folder_of_nothing_becomes_a_site(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["init", str(tmp_path), "--title", "Port"]).exit_code == 0
    assert read_settings(tmp_path / "mkdocs.yml").site_name == "Port"
    assert CliRunner().invoke(main, ["update", "-f", str(tmp_path / "mkdocs.yml")]).exit_code == 0
