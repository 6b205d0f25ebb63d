"""A conflict that somebody settled, either way, is no conflict any more."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import main
from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.settings import Settings
from timeline.store import Conflict, Lock, load_lock, write_lock
from timeline.store.recognise import SourceName
from timeline.updating.pipeline import check, update

YAML = """\
- id: walkout   # the first
  date: 2024-09
  title: Walkout at the port
  status: reported
  sources:
  - {article: strike, quote: The two sides signed an agreement on Monday., words: Monday}
- id: talks
  date: 2024-10
  title: Talks
  status: reported
"""
QUOTE = "The two sides signed an agreement on Monday."
FOUND = Event("walkout", parse_edtf("2024-10"), "Strike", sources=(Citation("strike", QUOTE, words="on Monday"),))
CONFLICTS = (
    Conflict("talks", "title", None, "Meeting", "Meetings", "Talks"),
    Conflict("walkout", "date", None, "2024", "2024-10", "2024-09"),
    Conflict("walkout", "title", None, "Walkout", "Strike", "Walkout at the port"),
    Conflict("walkout", "words", SourceName("strike", QUOTE, ""), None, "on Monday", "Monday"),
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture
def edited(repository: Settings) -> Path:
    path = repository.events_folder / "2024.yaml"
    path.write_text(YAML, encoding="utf-8")
    talks = Event("talks", parse_edtf("2024-10"), "Meetings")
    text = write_lock(Lock({"walkout": FOUND, "talks": talks}, conflicts=CONFLICTS))
    repository.lock_file.write_text(text, encoding="utf-8")
    return path


def test_what_is_kept_stands_as_it_was_and_is_no_longer_listed(repository: Settings, edited: Path) -> None:
    result = run("resolve", "walkout", "--keep")
    assert result.exit_code == 0
    assert result.output == (
        "walkout: date is 2024-09, not 2024-10\n"
        "walkout: title is Walkout at the port, not Strike\n"
        "walkout: words is Monday, not on Monday\n"
    )
    assert edited.read_text(encoding="utf-8") == YAML
    assert [problem.line for problem in check(repository) if problem.rule == "conflict"] == [9]
    assert load_lock(repository.root).base["walkout"] == FOUND


def test_what_is_taken_is_written_and_nothing_else(repository: Settings, edited: Path) -> None:
    assert run("resolve", "walkout", "--take").exit_code == 0
    assert edited.read_text(encoding="utf-8") == (
        YAML.replace("2024-09", "2024-10").replace("Walkout at the port", "Strike").replace("s: Monday", "s: on Monday")
    )
    assert load_lock(repository.root).conflicts == CONFLICTS[:1]


def test_one_field_is_settled_alone(repository: Settings, edited: Path) -> None:
    assert run("resolve", "walkout", "--field", "date", "--take").output == "walkout: date is 2024-10, not 2024-09\n"
    assert edited.read_text(encoding="utf-8") == YAML.replace("2024-09", "2024-10")
    assert load_lock(repository.root).conflicts == (CONFLICTS[0], *CONFLICTS[2:])


def test_where_nothing_is_open_what_is_open_is_named(repository: Settings, edited: Path) -> None:
    wrong = run("resolve", "walkuot", "--keep")
    assert wrong.exit_code == 1
    assert wrong.output == (
        'timeline.lock: no conflict is open in "walkuot"; open are: talks (title), walkout (date, title, words)\n'
    )
    assert 'in "talks", field date; open are: talks' in run("resolve", "talks", "--field", "date", "--keep").output
    repository.lock_file.unlink()
    assert run("resolve", "walkout", "--keep").output.endswith("; none is open anywhere\n")


def test_to_settle_is_to_say_how(edited: Path) -> None:
    wrong = run("resolve", "walkout")
    assert wrong.exit_code == 2
    assert "--keep (your words) or --take (what is found now)" in wrong.output


@pytest.mark.parametrize(
    ("choice", "date", "next_date"), [("--keep", "2024-10-01", None), ("--take", "2024-10-21", "2024-10-28")]
)
def test_a_conflict_of_an_update_stays_settled_and_only_what_was_taken_follows_the_articles(
    repository: Settings, choice: str, date: str, next_date: str | None
) -> None:
    def published(before: str, after: str) -> None:
        path = repository.seeds_folder / "strike.md"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")

    update(repository)
    path = repository.events_folder / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('date: "2024-10-14"', 'date: "2024-10-01"'), "utf-8")
    published("2024-10-18", "2024-10-25")
    (conflict,) = update(repository).conflicts
    assert (conflict.field, conflict.found, conflict.yours) == ("date", "2024-10-21", "2024-10-01")
    assert run("resolve", conflict.id, choice).exit_code == 0
    assert f'date: "{date}"' in path.read_text(encoding="utf-8")
    assert check(repository, sync=True) == ()
    assert update(repository).conflicts == ()
    published("2024-10-25", "2024-11-01")
    outcome = update(repository)
    assert bool(outcome.conflicts) == (choice == "--keep")
    assert f'date: "{next_date or date}"' in path.read_text(encoding="utf-8")
