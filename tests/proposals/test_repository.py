"""A repository with a proposer over time: rebuilt without network, edits kept, and what review shows."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.proposals.conftest import STRIKE, STRIKE_EVENTS, Model, event, make_repository, saying
from timeline.build import read_site
from timeline.cli import main
from timeline.editing.decisions import accept
from timeline.editing.queue import queue
from timeline.problems import Invalid
from timeline.proposals.provenance import ProposedBy
from timeline.settings import Settings, read_settings
from timeline.site.pages import pages_of
from timeline.store import read_folder
from timeline.updating.pipeline import check, conventions_of, update

pytestmark = pytest.mark.integration


def run(settings: Settings, *arguments: str, code: int = 0) -> str:
    """What a command prints."""
    result = CliRunner().invoke(main, [*arguments, "-f", str(settings.config_file)])
    assert result.exit_code == code, result.output
    return result.output


def titles(settings: Settings) -> list[str]:
    return [one.title for one in read_folder(settings.events_folder, settings.root, conventions_of(settings)).events]


def files(settings: Settings) -> dict[str, bytes]:
    return {
        path.relative_to(settings.root).as_posix(): path.read_bytes()
        for path in settings.root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def of_strike(body: dict[str, Any]) -> tuple[int, Any]:
    """A model that answers about the strike, and finds nothing in other articles."""
    return saying(STRIKE_EVENTS if "Strike" in body["messages"][1]["content"] else [])(body)


def test_without_a_proposer_nothing_changes(tmp_path: Path) -> None:
    settings = make_repository(tmp_path)
    update(settings)
    assert "proposals" not in {path.name for path in tmp_path.iterdir()}
    assert all(row["proposed_by"] == "engine" and row["agreement"] is None for row in queue(settings, drafts=True))


def test_the_proposals_of_a_model_go_into_the_chronology(repository: Settings, model: Model) -> None:
    update(repository)
    assert "Two sides sign an agreement" in titles(repository)
    model.answer = of_strike
    output = run(repository, "propose")
    assert "2 articles to ask about, 0 have an answer" in output
    assert "3 events proposed, 3 verified, 0 rejected" in output
    update(repository)
    assert {"Dock workers strike at harbour", "Dock workers and port sign agreement"} <= {*titles(repository)}


def test_a_rebuild_needs_no_model_and_gives_the_same_bytes(repository: Settings, model: Model, tmp_path: Path) -> None:
    model.answer = of_strike
    run(repository, "propose")
    asked = len(model.bodies)
    update(repository)
    first = files(repository)
    other = tmp_path / "clone"
    for name, content in first.items():
        path = other / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not name.startswith(("docs/", "timeline.lock")):
            path.write_bytes(content)
    settings = read_settings(other / "mkdocs.yml")
    update(settings)
    assert files(settings) == first
    assert update(settings).written == ()
    assert check(settings, sync=True) == ()
    assert len(model.bodies) == asked


def test_update_can_ask_first(repository: Settings, model: Model) -> None:
    model.answer = of_strike
    output = run(repository, "update", "--propose")
    assert "2 answers kept" in output
    assert "Dock workers strike at harbour" in titles(repository)
    run(repository, "update", "--propose", "--dry-run", code=2)
    model.answer = lambda body: (500, {})
    assert "0 articles to ask about" in run(repository, "update", "--propose")


def test_a_changed_article_makes_its_answer_stale_and_what_still_holds_stays(
    repository: Settings, model: Model
) -> None:
    model.answer = of_strike
    run(repository, "propose")
    update(repository)
    path = repository.seeds_folder / "strike.md"
    path.write_text(STRIKE.replace("signed an agreement on Monday", "signed a pact on Monday"), encoding="utf-8")
    outcome = update(repository)
    (stale,) = [problem for problem in outcome.problems if problem.rule == "stale-proposal"]
    assert (stale.path, stale.severity) == ("proposals/strike.json", "warning")
    assert stale.message.endswith("ask again with: timeline propose strike")
    assert "Dock workers strike at harbour" in titles(repository)
    assert "Dock workers and port sign agreement" not in titles(repository)
    assert "stale-proposal" in {problem.rule for problem in check(repository, sync=True)}
    run(repository, "check", "--sync")
    run(repository, "propose", "strike")
    assert not update(repository).problems


@pytest.mark.parametrize(
    ("key", "said"), [("prompt", "the prompt is version"), ("schema", "the schema is version"), ("request", "changed")]
)
def test_another_prompt_or_schema_is_said(repository: Settings, model: Model, key: str, said: str) -> None:
    model.answer = of_strike
    run(repository, "propose")
    path = repository.proposals_folder / "strike.json"
    kept = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**kept, key: 0 if key != "request" else "0", "request": "0"}), encoding="utf-8")
    assert said in "".join(problem.message for problem in update(repository).problems)


def test_what_a_person_edited_stays(repository: Settings, model: Model) -> None:
    update(repository)
    path = repository.events_folder / "2024.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Two sides sign an agreement", "A deal"), encoding="utf-8")
    model.answer = of_strike
    run(repository, "propose")
    update(repository)
    assert "A deal" in titles(repository)


def test_a_broken_file_is_named_and_the_rest_is_used(repository: Settings, model: Model) -> None:
    model.answer = of_strike
    run(repository, "propose")
    (repository.proposals_folder / "ferry.json").write_text("<<<<<<< ours", encoding="utf-8")
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["proposal"]
    assert "Dock workers strike at harbour" in titles(repository)


def test_the_queue_shows_who_saw_what_and_agreement_first(repository: Settings, model: Model) -> None:
    model.answer = of_strike
    run(repository, "propose")
    update(repository)
    rows = queue(repository, drafts=True)
    drafts = [row for row in rows if row["state"] == "draft"]
    order = [(row["proposed_by"], bool(row["agreement"] and row["agreement"]["differs"])) for row in drafts]
    rank = {("both", False): 0, ("both", True): 1, ("model", False): 2, ("engine", False): 3}
    assert [rank[each] for each in order] == sorted(rank[each] for each in order)
    assert {row["proposed_by"] for row in drafts} == {"both", "engine"}
    text = run(repository, "review", "--list", "--drafts")
    assert "seen by engine and model, which agree" in text
    assert "seen by only the engine" in text
    assert 'date given: "Monday" stands in its own sentence' in text


def test_what_only_the_model_sees_without_a_proof_waits_undated_and_can_be_accepted(
    repository: Settings, model: Model
) -> None:
    undated = event(4, "guards had beaten two pickets", "d1b", "Guards allegedly beat two pickets", who=["guards"])
    quiet = event(3, "11 ships left Nordhaven", "d99", "Ships leave Nordhaven in a convoy of 11")
    model.answer = lambda body: saying([undated, quiet] if "Strike" in str(body) else [])(body)
    run(repository, "propose")
    outcome = update(repository)
    assert not [problem for problem in outcome.problems if problem.severity == "error"]
    for row in queue(repository):
        if row["proposed_by"] == "model":
            accept(repository, [row["id"]])
    assert update(repository).written == ()


def test_an_article_in_a_language_that_is_not_read_gives_events(tmp_path: Path, model: Model) -> None:
    settings = make_repository(tmp_path, model.url)
    text = "---\ntitle: meH\npublished: 2024-03-05\nlanguage: tlh\n---\nnaDev 2024-03-04 meH SoQmoHlu'.\n"
    (settings.seeds_folder / "bridge.md").write_text(text, encoding="utf-8")
    assert "language" in {problem.rule for problem in check(settings)}
    model.answer = lambda body: saying(
        [event(1, "naDev 2024-03-04 meH SoQmoHlu'.", "d1", "Bridge is closed")] if "meH" in str(body) else []
    )(body)
    run(settings, "propose")
    update(settings)
    assert "language" not in {problem.rule for problem in check(settings)}
    (bridge,) = [
        one
        for one in read_folder(settings.events_folder, settings.root, conventions_of(settings)).events
        if one.translated
    ]
    assert (bridge.title, bridge.translated, str(bridge.date)) == ("Bridge is closed", "tlh", "2024-03-04")
    assert bridge.sources[0].quote == "naDev 2024-03-04 meH SoQmoHlu'."
    assert "translated: tlh" in (settings.events_folder / "2024.yaml").read_text(encoding="utf-8")
    assert "title translated by machine" in run(settings, "review", "--list", "--drafts")


def test_the_engine_alone_never_says_more_than_itself(repository: Settings, model: Model) -> None:
    """A model that says nothing takes nothing away."""
    update(repository)
    before = titles(repository)
    model.answer = saying([])
    run(repository, "propose")
    assert update(repository).written == ("timeline.lock",)
    assert titles(repository) == before
    assert {row["proposed_by"] for row in queue(repository, drafts=True)} == {str(ProposedBy.ENGINE)}


def test_requests_and_answers_are_files(repository: Settings, tmp_path: Path) -> None:
    requests, answers = tmp_path / "requests.jsonl", tmp_path / "answers.jsonl"
    assert "2 requests in " in run(repository, "propose", "--requests", str(requests))
    answers.write_text(json.dumps({"custom_id": "strike", "answer": {"events": STRIKE_EVENTS}}), encoding="utf-8")
    assert "1 answers kept; 1 not asked" in run(repository, "propose", "--answers", str(answers))
    answers.write_text("nothing\n", encoding="utf-8")
    assert "line 1: " in run(repository, "propose", "--answers", str(answers), code=1)


def test_the_command_explains_and_lists_its_rules(repository: Settings, model: Model) -> None:
    model.answer = lambda body: saying([event(1, "Nobody said that.", None, "No")])(body)
    run(repository, "propose")
    explained = run(repository, "propose", "--explain", "strike")
    assert "quote: quote 'Nobody said that.' the sentences that it names do not hold these words" in explained
    rules = run(repository, "propose", "--rules")
    assert "title-subject: " in rules
    assert "goes on: " in rules


def read_ids(settings: Settings) -> list[str]:
    return list(read_folder(settings.events_folder, settings.root, conventions_of(settings)).by_id)


def test_why_shows_what_the_rules_made_of_a_proposal(repository: Settings, model: Model) -> None:
    model.answer = lambda body: saying([{**STRIKE_EVENTS[0], "who": ["Nelson Orm"]}] if "Strike" in str(body) else [])(
        body
    )
    run(repository, "propose")
    update(repository)
    (ident,) = [name for name in read_ids(repository) if "dock-workers" in name]
    said = run(repository, "why", "--event", ident)
    assert "proposed by test-model of strike:" in said
    assert "participants: who 'Nelson Orm' does not stand in the article" in said


def test_the_pages_mark_a_translated_title(tmp_path: Path, model: Model) -> None:
    settings = make_repository(tmp_path)
    text = "---\npublished: 2024-03-05\nlanguage: uk\n---\nМіст у Ліндалі закрили 4 березня 2024 року.\n"
    (settings.seeds_folder / "bridge.md").write_text(text, encoding="utf-8")
    answers = tmp_path / "answers.jsonl"
    item = event(1, "Міст у Ліндалі закрили 4 березня 2024 року.", "d1", "Bridge in Lindal is closed")
    answers.write_text(json.dumps({"custom_id": "bridge", "answer": {"events": [item]}}), encoding="utf-8")
    run(settings, "propose", "--answers", str(answers))
    update(settings)
    shown = pages_of(read_site(settings))
    (page,) = [
        shown[path] for path in shown if path.startswith("events/") and "lindal" in path and path.endswith(".md")
    ]
    assert "A machine translated the title from Ukrainian" in page
    assert "Міст у Ліндалі закрили" in page


def test_a_failure_is_said_and_the_exit_code_is_1(repository: Settings, model: Model) -> None:
    model.answer = lambda body: (404, {"error": {"message": "model not found"}})
    output = run(repository, "propose", code=1)
    assert "stopped: the server answered 404: model not found" in output
    assert not repository.proposals_folder.exists()


def test_a_key_comes_from_the_environment_and_never_from_the_file(
    tmp_path: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIMELINE_TEST_KEY", "sk-from-the-environment")
    settings = make_repository(tmp_path, model.url, key="!ENV TIMELINE_TEST_KEY")
    model.answer = saying([])
    output = run(settings, "propose")
    assert model.headers[0]["authorization"] == "Bearer sk-from-the-environment"
    assert "sk-from" not in output + "".join(content.decode() for content in files(settings).values())
    with pytest.raises(Invalid, match="the key itself stands here"):
        make_repository(tmp_path, model.url, key="sk-written-down")


@pytest.mark.parametrize(
    ("proposer", "said"),
    [
        ({"url": "http://localhost/v1"}, "write model"),
        ({"model": "m"}, "write url"),
        ({"url": "http://localhost/v1", "model": "m", "modle": "x"}, 'write "model"'),
        ({"url": "http://localhost/v1", "model": "m", "batch": 0}, "1 to 64"),
        ({"url": "http://localhost/v1", "model": "m", "budget": "much"}, "budget"),
        ({"url": "http://localhost/v1", "model": "m", "prices": {"in": 1}}, "input: 0.15"),
        ("http://localhost/v1", "write what is asked"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, proposer: Any, said: str) -> None:
    config = {"site_name": "A", "plugins": [{"timeline": {"proposer": proposer}}]}
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(Invalid) as invalid:
        read_settings(tmp_path / "mkdocs.yml")
    assert said in str(invalid.value)
