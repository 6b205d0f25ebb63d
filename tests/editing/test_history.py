"""The history of an event is that of its fields, in whatever file it stood."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.settings import Settings

pytestmark = pytest.mark.integration

TALKS = "- id: talks\n  date: 2024-10\n  title: Talks\n"
WALKOUT = """\
- id: walkout
  date: 2024-10
  title: Walkout
  who: [Dock workers, Police]
  sources:
  - {article: strike, quote: Nobody was hurt., words: on Monday}
"""


def log(ident: str) -> Result:
    return CliRunner().invoke(main, ["log", ident])


def git(*arguments: str) -> None:
    settings = ["-c", "user.name=Ann\x1b Editor", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *settings, *arguments], check=True, capture_output=True)


def commit(files: dict[str, str], message: str, day: str) -> None:
    for name, text in files.items():
        Path(name).write_text(text, encoding="utf-8")
    git("add", "docs")
    git("commit", "-m", message, f"--date={day}T12:00:00+00:00")


@pytest.fixture
def versioned(repository: Settings) -> Settings:
    git("init", "-q")
    return repository


def changes(output: str) -> list[str]:
    """Without the commits' names, which differ from run to run."""
    return [
        line if line.startswith(" ") else "  ".join(part for n, part in enumerate(line.split("  ")) if n != 1)
        for line in output.splitlines()
    ]


def test_each_commit_is_told_with_the_fields_that_it_changed(versioned: Settings) -> None:
    commit({"docs/events/2024.yaml": TALKS + WALKOUT}, "Update", "2024-10-18")
    commit({"docs/events/2024.yaml": TALKS.replace("Talks", "Long talks") + WALKOUT}, "Other", "2024-10-19")
    corrected = WALKOUT.replace("2024-10", '"2024-10-03"').replace("Dock workers, Police", "Police, Union")
    commit({"docs/events/2024.yaml": TALKS + corrected.replace("on Monday", "Monday")}, "Correct", "2024-10-20")
    assert changes(log("walkout").output) == [
        "2024-10-20  Ann Editor  Correct",
        "    date: 2024-10 -> 2024-10-03",
        "    who: - Dock workers, + Union",
        '    sources: strike "Nobody was hurt.": words: on Monday -> Monday',
        "2024-10-18  Ann Editor  Update",
        "    written: 2024-10, Walkout",
    ]


def test_an_event_is_followed_to_another_file_and_to_its_end(versioned: Settings) -> None:
    commit({"docs/events/2024.yaml": TALKS + WALKOUT}, "Update", "2024-10-18")
    moved = f"# moved\n{WALKOUT.replace('title: Walkout', 'title: Strike')}"
    commit({"docs/events/2024.yaml": TALKS, "docs/events/strikes.yaml": moved}, "Move", "2024-10-19")
    commit({"docs/events/strikes.yaml": ""}, "Delete", "2024-10-20")
    assert changes(log("walkout").output) == [
        "2024-10-20  Ann Editor  Delete",
        "    deleted",
        "2024-10-19  Ann Editor  Move",
        "    title: Walkout -> Strike",
        "2024-10-18  Ann Editor  Update",
        "    written: 2024-10, Walkout",
    ]


def test_a_merge_is_told_only_where_it_changed_the_event_itself(versioned: Settings) -> None:
    commit({"docs/events/2024.yaml": TALKS + WALKOUT}, "Update", "2024-10-18")
    git("branch", "-M", "main")
    git("checkout", "-q", "-b", "other")
    commit(
        {"docs/events/2024.yaml": TALKS + WALKOUT.replace("title: Walkout", "title: Strike")}, "Theirs", "2024-10-19"
    )
    git("checkout", "-q", "main")
    commit({"docs/events/2024.yaml": TALKS.replace("Talks", "Long talks") + WALKOUT}, "Elsewhere", "2024-10-19")
    git("merge", "--no-commit", "-s", "ours", "other")
    both = TALKS.replace("Talks", "Long talks") + WALKOUT.replace("title: Walkout", "title: Strike")
    commit({"docs/events/2024.yaml": both}, "Merge", "2024-10-20")
    assert [line for line in changes(log("walkout").output) if "Merge" in line] == []

    git("checkout", "-q", "other")
    commit({"docs/events/2024.yaml": both.replace("title: Strike", "title: A strike")}, "Article", "2024-10-21")
    git("checkout", "-q", "main")
    commit({"docs/events/2024.yaml": both.replace("title: Strike", "title: The strike")}, "The", "2024-10-21")
    git("merge", "--no-commit", "-s", "ours", "other")
    commit(
        {"docs/events/2024.yaml": both.replace("title: Strike", "title: Strike in the port")}, "Settle", "2024-10-22"
    )
    assert changes(log("walkout").output)[:2] == [
        "2024-10-22  Ann Editor  Settle",
        "    title: The strike -> Strike in the port",
    ]


@pytest.mark.parametrize(
    "layout",
    [
        "- {id: walkout, date: 2024-10, title: Walkout}\n",
        "- date: 2024-10\n  title: Walkout\n  id: walkout\n",
        "-\n  id: 'walkout'\n  date: 2024-10\n  title: Walkout\n",
        "- id: walkout\n  # - id: walkout\n\n  date: 2024-10\n# aside\n  title: Walkout\n- id: z\n",
        "- id: other\n  date: 2024-10\n  title: O\n  text: |\n    - id: walkout\n"
        "- id: walkout # own\n  date: 2024-10\n  title: Walkout\n",
    ],
)
def test_an_event_is_found_however_it_is_laid_out(versioned: Settings, layout: str) -> None:
    commit({"docs/events/2024.yaml": layout}, "Update", "2024-10-18")
    assert changes(log("walkout").output)[1:] == ["    written: 2024-10, Walkout"]


def test_an_event_that_is_in_no_commit_is_told_from_one_that_is_not_there(versioned: Settings) -> None:
    Path("docs/events/2024.yaml").write_text(WALKOUT, encoding="utf-8")
    assert log("walkout").output == "walkout is in no commit yet; commit its file\n"
    wrong = log("walkuot")
    assert wrong.exit_code == 1
    assert wrong.output == 'docs/events: no event "walkuot"; write "walkout"\n'


def test_outside_of_git_that_is_said(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.root.resolve().parent))
    told = log("walkout")
    assert told.exit_code == 1
    assert told.output.endswith("is in no git repository; make it one with: git init\n")


def test_without_git_that_is_said(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told = log("walkout")
    assert told.exit_code == 1
    assert told.output == "git: git is not installed; the history of an event is read from it\n"
