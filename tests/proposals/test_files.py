"""Requests and answers as files: what is written can be answered by anybody, and read back."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.proposals.conftest import STRIKE_EVENTS, completion
from timeline.articles import Article
from timeline.problems import Invalid
from timeline.proposals import reading
from timeline.proposals.answers import read_stored_answers, write_answer
from timeline.proposals.commands import make_plan, read_answers, write_requests
from timeline.proposals.files import answers_in
from timeline.proposals.provenance import ProposedBy
from timeline.proposals.schema import SCHEMA
from timeline.settings import Settings
from timeline.updating.pipeline import read_for_proposals, update, waiting_in_review


def line(name: str = "strike", **more: object) -> str:
    return json.dumps({"custom_id": name, **more})


def test_requests_are_what_batch_interfaces_take(repository: Settings, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    write_requests(make_plan(read_for_proposals(repository)), path, repository.proposer)
    ferry, strike = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert (ferry["custom_id"], strike["custom_id"]) == ("ferry", "strike")
    assert (strike["method"], strike["url"]) == ("POST", "/v1/chat/completions")
    assert strike["body"]["model"] == "test-model"
    shown = json.loads(strike["body"]["messages"][1]["content"])
    assert shown["sentences"]["2"] == "The two sides signed an agreement on Monday."
    assert {"id": "d2", "sentence": 2, "words": "Monday", "date": "2024-10-14"} in shown["dates"]
    jsonschema.Draft202012Validator.check_schema(strike["body"]["response_format"]["json_schema"]["schema"])


@pytest.mark.parametrize(
    "answer",
    [
        line(answer={"events": STRIKE_EVENTS}),
        line(response={"status_code": 200, "body": completion(json.dumps({"events": STRIKE_EVENTS}))}, error=None),
        line(id="batch_1", response={"body": completion(f"```json\n{json.dumps(STRIKE_EVENTS)}\n```")}),
    ],
)
def test_answers_come_back_in_the_form_of_batch_interfaces_or_a_simple_one(answer: str) -> None:
    answers = answers_in(["", answer, "\n"])
    assert (answers.items, answers.problems) == ({"strike": tuple(STRIKE_EVENTS)}, ())


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("not json", "line 2: "),
        (line(), 'line 2: neither "response" nor "answer" stands beside "strike"'),
        ('{"a": 1}', 'line 2: no "custom_id"'),
        (line(error={"message": "expired"}), 'line 2: no answer for "strike": expired'),
        (line(response={"body": completion("no")}), "line 2: the answer is not JSON"),
        (line(response={"body": completion("", refusal="never")}), "line 2: the model refused: never"),
    ],
)
def test_a_bad_line_costs_only_itself(bad: str, said: str) -> None:
    answers = answers_in([line("ferry", answer={"events": []}), bad])
    assert answers.items == {"ferry": ()}
    (problem,) = answers.problems
    assert problem.startswith(said)


def test_files_go_round(repository: Settings, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text(line(answer={"events": STRIKE_EVENTS}, model="by hand"), encoding="utf-8")
    wanted = make_plan(read_for_proposals(repository))
    asked, problems = read_answers(wanted, answers, repository)
    assert (asked.answered, asked.unanswered, problems) == (("strike",), ("ferry",), ())
    kept, wrong = read_stored_answers(repository.proposals_folder, repository.root)
    assert (kept["strike"].items, kept["strike"].model, wrong) == (tuple(STRIKE_EVENTS), "by hand", [])
    file = repository.proposals_folder / "strike.json"
    assert write_answer(kept["strike"]) == file.read_text(encoding="utf-8")
    assert make_plan(read_for_proposals(repository)).articles == ("ferry",)
    again, _ = read_answers(make_plan(read_for_proposals(repository)), answers, repository)
    assert again.answered == ()


def test_an_answer_is_held_against_its_article_once(
    repository: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text(line(answer={"events": STRIKE_EVENTS}, model="by hand"), encoding="utf-8")
    read_answers(make_plan(read_for_proposals(repository)), answers, repository)
    read, articles = reading.read_together, []

    def noted(mentions: object, article: Article, *more: object) -> tuple[str, str]:
        articles.append(article.id)
        return read(mentions, article, *more)

    monkeypatch.setattr(reading, "read_together", noted)
    update(repository)
    waiting = waiting_in_review(repository)
    assert articles == ["strike"]
    seen_by = {one.provenance.by if one.provenance else None for one in waiting if one.id.startswith("strike")}
    assert seen_by == {ProposedBy.BOTH}
    assert waiting_in_review(repository) == waiting
    assert articles == ["strike"]


def test_an_answer_to_no_article_is_said(repository: Settings, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl"
    answers.write_text(line("../strike", answer={"events": []}), encoding="utf-8")
    asked, problems = read_answers(make_plan(read_for_proposals(repository)), answers, repository)
    assert (asked.answered, problems) == ((), ('there is no article "../strike"',))


def test_a_file_that_is_not_there_is_said(repository: Settings, tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="cannot be read"):
        read_answers(make_plan(read_for_proposals(repository)), tmp_path / "none.jsonl", repository)


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"article": 1}', "\x00", "[" * 100_000])
def test_a_kept_file_that_is_none_is_a_problem_and_nothing_else(repository: Settings, content: str) -> None:
    repository.proposals_folder.mkdir()
    (repository.proposals_folder / "strike.json").write_text(content, encoding="utf-8")
    kept, (problem,) = read_stored_answers(repository.proposals_folder, repository.root)
    assert (kept, problem.rule, problem.path) == ({}, "proposal", "proposals/strike.json")


def test_the_schema_of_requests_is_that_of_answers() -> None:
    jsonschema.validate({"events": STRIKE_EVENTS}, SCHEMA)
