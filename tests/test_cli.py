"""The command line: help that is true, exit codes that mean something, output that pipes."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from timeline.cli import main

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = {"docid": "a", "dct": "2024-10-18", "text": "Guards fired at a boat on October 3, officials said."}


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield name, command


COMMANDS = dict(commands())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [timeline]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.md").write_text("---\npublished: 2024-10-18\n---\n" + ARTICLE["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | bytes = b"") -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_says_what_it_does_and_shows_an_example_that_parses(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.csv").touch()  # what an example reads has to be there
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert COMMANDS[name].get_short_help_str(200)
    example = shown.output.partition("Example:\n")[2].strip().splitlines()[0]
    words = shlex.split(example.partition("<")[0].partition("&&")[0])
    assert words[:2] == ["timeline", name]
    COMMANDS[name].make_context(name, words[2:], resilient_parsing=False)


def test_the_list_of_commands_says_what_each_does_in_80_columns() -> None:
    shown = CliRunner().invoke(main, ["--help"], terminal_width=80).output.partition("Commands:\n")[2]
    assert len(shown.splitlines()) == len(COMMANDS)
    assert [line for line in shown.splitlines() if not line.endswith(".") or line.endswith("...")] == []


def test_wrong_use_exits_with_2() -> None:
    assert run("update", "--no-such-option").exit_code == 2
    wrong = run("why", "June", "--published", "18.10.2024")
    assert wrong.exit_code == 2
    assert '"18.10.2024" is not a day; write year-month-day, as 2024-10-18' in wrong.output


def test_outside_a_repository_a_command_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("update", "check", "build"):
        result = run(command)
        assert result.exit_code == 1
        assert "timeline new DIR" in result.output


def test_update_tells_what_is_new_and_check_is_content(repository: Path) -> None:
    updated = run("update")
    assert updated.exit_code == 0
    assert "2024-10-03" in updated.output
    assert "1 added" in updated.output
    assert run("update").output.endswith("nothing changed\n")
    assert run("check", "--sync").output == "everything is valid and in sync\n"


def test_update_reports_what_became_of_each_sentence_when_asked(repository: Path) -> None:
    (repository / "seeds" / "a.md").write_text("---\npublished: 2024-10-18\n---\nREAD: More news\n\n" + ARTICLE["text"])
    shown = run("update", "--report").output
    assert "seeds/a.md\n  rejected  READ: More news  (" in shown
    assert "\n  used      Guards fired at a boat on October 3, officials said.  (guards-fire-at-a-boat)\n" in shown


def test_what_is_exported_is_what_stands_beside_the_pages(repository: Path) -> None:
    (repository / "mkdocs.yml").write_text(
        "site_name: A\nsite_url: https://example.org\nplugins: [timeline]\n", encoding="utf-8"
    )
    run("update")
    run("build", "--pages")
    files = {
        "json": "events.json",
        "csv": "events.csv",
        "ics": "calendar.ics",
        "jsonld": "events.jsonld",
        "atom": "feed.atom",
        "jsonfeed": "feed.json",
    }
    for form, file in files.items():
        assert run("export", form).stdout_bytes == (repository / "docs/timeline" / file).read_bytes(), form


def test_check_exits_with_1_when_update_would_change_a_byte(repository: Path) -> None:
    out = run("check", "--sync")
    assert out.exit_code == 1
    assert "docs/events/2024.yaml: is not what timeline update would write" in out.output
    assert run("check").exit_code == 0


def test_fmt_turns_dates_in_words_into_edtf_and_leaves_the_rest(repository: Path) -> None:
    path = repository / "docs" / "events" / "own.yaml"
    path.parent.mkdir(parents=True)
    own = "# mine\n- id: talks   # the first\n  date: Oct 8-13, 2024\n  title: Talks\n  sources: [{url: 'https://a.org/'}]\n"
    path.write_text(own, encoding="utf-8")
    assert run("check").exit_code == 0
    assert run("fmt", "--check").exit_code == 1
    assert path.read_text(encoding="utf-8") == own
    assert run("fmt").exit_code == 0
    assert path.read_text(encoding="utf-8") == own.replace("Oct 8-13, 2024", "2024-10-08/2024-10-13")
    assert run("fmt", "--check").exit_code == 0


def test_the_hooks_for_pre_commit_are_commands_that_parse() -> None:
    hooks = yaml.safe_load((SEEDS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["timeline-check", "timeline-fmt"]
    for hook in hooks:
        program, name, *options = shlex.split(hook["entry"])
        assert program == "timeline"
        assert not hook["pass_filenames"]
        COMMANDS[name].make_context(name, options)
        files = re.compile(hook["files"])
        assert files.search("docs/events/2024.yaml")
        assert not files.search("README.md")


def test_a_mistake_is_shown_with_its_line_in_every_form(repository: Path) -> None:
    run("update")
    path = repository / "docs" / "events" / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("sources:", "soruces:"), encoding="utf-8")
    text = run("check")
    assert text.exit_code == 1
    assert 'unknown key "soruces"' in text.output
    assert "\n      soruces:\n      ^" in text.output
    problem = json.loads(run("check", "--format", "json").output)[0]
    assert problem["path"] == "docs/events/2024.yaml"
    assert run("check", "--format", "github").output.startswith("::error file=docs/events/2024.yaml,line=")
    assert run("update").exit_code == 1
    assert json.loads(run("update", "--format", "json").output) == json.loads(run("check", "--format", "json").output)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("between October 8th and 13th", "2024-10-08/2024-10-13"),
        ("on October 3", "2024-10-03"),
        ("in June", "2024-06"),
    ],
)
def test_why_shows_words_rule_meaning_days_and_what_lost(text: str, days: str) -> None:
    shown = run("why", text, "--published", "2024-10-18").output
    assert days in shown
    assert all(part in shown for part in ("words", "rule", "meaning", "days"))
    (row,) = json.loads(run("why", text, "--published", "2024-10-18", "--format", "json").output)
    assert row["edtf"] == days


def test_why_explains_the_events_of_a_text() -> None:
    text = "The old bridge collapsed on Tuesday, killing two people."
    shown = run("why", "--event", text, "--published", "2024-10-18").output
    assert all(
        part in shown for part in ('"collapsed" names a happening', "2024-10-15", '"Tuesday"', "title by the rule")
    )
    (row,) = json.loads(run("why", "--event", text, "--published", "2024-10-18", "--format", "json").output)
    assert (row["word"], row["date"], row["tier"]) == ("collapsed", "2024-10-15", "chronology")
    assert run("why", "--event", "The sky is blue today.").output == "no event in this text\n"


def test_why_says_what_a_date_needs_and_where_there_is_none() -> None:
    assert "publication day" in run("why", "on October 3").output
    assert run("why", "it may march on").output == "no date in this text\n"


def test_dates_events_and_anchors_go_in_and_out_as_lines() -> None:
    line = json.dumps({**ARTICLE, "spans": [{"id": "x", "start": 0, "end": 24}]}).encode() + b"\n"
    dates = json.loads(run("dates", given=line).output)
    assert [timex["edtf"] for timex in dates["timexes"]] == ["2024-10-03"]
    (event,) = json.loads(run("events", given=line).output)["events"]
    assert event["date"] == "2024-10-03"
    assert ARTICLE["text"][event["start"] : event["end"]] == event["quote"]
    (anchor,) = json.loads(run("anchor", given=line).output)["anchors"]
    assert anchor == {
        "id": "x",
        "edtf": "2024-10-03",
        "kind": "point",
        "begin": ["2024-10-03", "2024-10-03"],
        "end": ["2024-10-03", "2024-10-03"],
    }


def test_merged_events_name_each_telling() -> None:
    other = {**ARTICLE, "docid": "b", "text": "Guards fired at a boat on October 3, the coast guard said."}
    given = "".join(json.dumps({**article, "collection": "c"}) + "\n" for article in (ARTICLE, other))
    (event,) = [json.loads(line) for line in run("events", "--merge", given=given).output.splitlines()]
    assert (event["collection"], event["date"]) == ("c", "2024-10-03")
    assert [telling["docid"] for telling in event["tellings"]] == ["a", "b"]


@pytest.mark.parametrize("command", [["dates"], ["events"], ["events", "--merge"]])
def test_a_bad_line_is_told_and_exits_with_1_but_the_rest_is_answered(command: list[str]) -> None:
    result = run(*command, given=b"{\n" + json.dumps(ARTICLE).encode() + b"\n")
    assert result.exit_code == 1
    bad, *good = (json.loads(line) for line in result.output.splitlines())
    assert bad["line"] == 1
    assert good


@pytest.mark.integration
def test_a_reader_that_goes_away_early_is_no_crash(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text((json.dumps(ARTICLE) + "\n") * 5_000, encoding="utf-8")
    with lines.open("rb") as articles:
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "dates"], stdin=articles, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.integration
def test_dates_start_without_mkdocs_and_the_dateparser() -> None:
    code = "import sys, timeline.cli; from timeline.cli.jsonl.dates import time_expressions; print([*sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'mkdocs'" not in loaded
    assert "'dateparser'" not in loaded


@pytest.mark.integration
def test_a_check_and_an_update_start_without_the_engine_that_reads_articles() -> None:
    code = "import sys, timeline.cli, timeline.updating.pipeline; print([*sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'timeline.updating.pipeline'" in loaded
    assert "'timeline.extraction.pipeline'" not in loaded


def test_a_command_works_from_a_folder_below(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "seeds")
    assert run("update").exit_code == 0
    assert run("check", "--sync").output == "everything is valid and in sync\n"
    assert (repository / "docs/events/2024.yaml").is_file()


def test_commands_work_on_every_timeline_of_a_site_or_on_one(repository: Path) -> None:
    config = "site_name: A\nplugins: [{timeline: {timelines: {north: {seeds: seeds}, south: {}}}}]\n"
    (repository / "mkdocs.yml").write_text(config, encoding="utf-8")
    (repository / "seeds/a.md").rename(repository / "a.md")
    for name in ("north", "south"):
        (repository / "seeds" / name).mkdir()
    (repository / "a.md").rename(repository / "seeds/south/a.md")
    assert run("update", "--timeline", "south").exit_code == 0
    assert (repository / "docs/events/south/2024.yaml").is_file()
    assert (repository / "timeline.south.lock").is_file()
    assert not (repository / "timeline.north.lock").exists()
    assert run("show", "guards-fire-at-a-boat").exit_code == 1
    assert run("show", "guards-fire-at-a-boat", "--timeline", "south").exit_code == 0
    assert run("update").exit_code == 0
    assert run("check", "--sync").exit_code == 0


@pytest.mark.integration
@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_a_terminal_that_cannot_show_a_title_stops_no_command(repository: Path, encoding: str) -> None:
    (repository / "docs/events").mkdir(parents=True)
    text = "- {id: harbour, date: 2024-01-01, title: 港が閉鎖, sources: [{url: 'https://a.example/'}]}\n"
    (repository / "docs/events/own.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "show", "harbour"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(command, cwd=repository, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"????" in done.stdout


def test_ctrl_c_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def press(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.when.find_dates", press)
    done = run("why", "3 May 2021")
    assert done.exit_code == 130
    assert "interrupted" in done.output


@pytest.mark.integration
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_without_a_traceback() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "timeline", "why", "3 May 2021"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("the output cannot be written: ")
    assert "Traceback" not in done.stderr
