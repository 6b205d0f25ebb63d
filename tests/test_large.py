"""From a hundred articles on the files hold the weightiest events, and an article more moves no other row."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main
from timeline.cli.report import of_update
from timeline.settings import Settings, read_settings
from timeline.updating import gathering
from timeline.updating.pipeline import update, waiting_in_review
from timeline.weight import budget

FIRE = "A fire destroyed {} houses in {} on October {}. Police arrested a man in {} on October {}."


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Eight articles, which the budget takes for a large corpus; one event an article goes into the files."""
    monkeypatch.setattr(gathering, "LARGE", 5)
    assert budget.LARGE == 100
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Fires\nplugins:\n- timeline: {events_per_article: 1}\n", encoding="utf-8"
    )
    for number in range(8):
        write(tmp_path, number)
    return read_settings(tmp_path / "mkdocs.yml")


def write(root: Path, number: int) -> None:
    town = f"{'ABCDEFGHIJ'[number]}olm"
    text = FIRE.format(number + 12, town, number + 1, town, number + 2)
    front = f"---\ntitle: Fire in {town}\npublished: 2024-10-{number + 18}\nlanguage: en\n---\n"
    (root / "seeds" / f"fire-{number}.md").write_text(front + text + "\n", encoding="utf-8")


def rows(settings: Settings) -> dict[str, str]:
    """The rows of the files, by id."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(settings.events_folder.glob("*.yaml")))
    return {part.partition("\n")[0].strip(): part.strip() for part in text.split("- id:")[1:]}


def test_each_article_has_as_many_rows_as_the_setting_says_and_the_rest_waits(repository: Settings) -> None:
    update(repository)
    assert len(rows(repository)) == 8
    assert len(waiting_in_review(repository)) >= 8


def test_an_article_more_adds_its_own_row_and_moves_no_other(repository: Settings) -> None:
    update(repository)
    before = rows(repository)
    write(repository.root, 8)
    outcome = update(repository)
    assert len(outcome.merged.added) == 1
    assert {name: row for name, row in rows(repository).items() if name in before} == before
    assert update(repository).written == ()


def test_a_row_over_the_budget_stays_until_it_is_pruned_and_prune_says_why(repository: Settings) -> None:
    every = repository.config_file.read_text(encoding="utf-8")
    repository.config_file.write_text(every.replace("1}", "0}"), encoding="utf-8")
    update(read_settings(repository.config_file))
    many = len(rows(repository))
    assert many > 8
    repository.config_file.write_text(every, encoding="utf-8")
    write(repository.root, 8)
    update(repository)
    assert len(rows(repository)) == many + 1
    said = CliRunner().invoke(main, ["prune", "--dry-run", "-f", str(repository.config_file)])
    assert said.exit_code == 0
    assert said.output.count("over the budget, with a weight of 0.") == many + 1 - 9
    assert f"{many + 1 - 9} of {many + 1} events would go" in said.output
    assert len(rows(repository)) == many + 1
    assert CliRunner().invoke(main, ["prune", "-f", str(repository.config_file)]).exit_code == 0
    assert len(rows(repository)) == 9


def test_rank_lists_the_events_of_the_files_the_weightiest_first(repository: Settings) -> None:
    update(repository)
    said = CliRunner().invoke(main, ["rank", "--top", "3", "--format", "json", "-f", str(repository.config_file)])
    listed = json.loads(said.output)
    assert [sorted(row) for row in listed] == [["date", "id", "reasons", "title", "weight"]] * 3
    assert [row["weight"] for row in listed] == sorted((row["weight"] for row in listed), reverse=True)
    assert all(row["id"] in rows(repository) for row in listed)
    text = CliRunner().invoke(main, ["rank", "-f", str(repository.config_file)]).output
    assert text.count("[") == 8


def test_a_digest_has_the_weightiest_events_of_each_month_month_after_month(repository: Settings) -> None:
    update(repository)
    path = next(repository.events_folder.glob("2024.yaml"))
    early = "- id: strike\n  date: 2024-03\n  title: Strike\n- id: year\n  date: 2024\n  title: Year\n"
    path.write_text(early + path.read_text(encoding="utf-8"), encoding="utf-8")
    command = ["rank", "--by", "month", "-f", str(repository.config_file)]
    listed = json.loads(CliRunner().invoke(main, [*command, "--top", "2", "--format", "json"]).output)
    assert [(each["month"], len(each["events"])) for each in listed] == [("2024-03", 1), ("2024-10", 2)]
    text = CliRunner().invoke(main, command).output
    assert text.startswith("2024-03\n")
    assert text.count("[") == 1 + 5
    assert "year" not in text


def test_an_update_says_when_a_corpus_has_outgrown_what_was_grouped_before(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not update(repository).outgrown
    monkeypatch.setattr("timeline.corroboration.blocking.LARGE", 9)
    write(repository.root, 8)
    outcome = update(repository)
    assert outcome.outgrown
    assert "timeline update --regroup --dry-run says" in of_update(outcome)
    write(repository.root, 9)
    assert not update(repository).outgrown
