"""Articles that give orders to a model, and the answers of one that obeys: nothing invented comes through."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.proposals.conftest import Model, completion, event, make_repository
from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Review, Status
from timeline.proposals.answers import answer_record
from timeline.proposals.client import Client
from timeline.proposals.commands import make_plan
from timeline.proposals.evidence import ArticleEvidence, in_line
from timeline.proposals.proposing import ask_all
from timeline.proposals.requests import requests_of
from timeline.proposals.titles import is_fit, unknown_names, unknown_numbers
from timeline.proposals.transport import Guarded
from timeline.proposals.verification import verify
from timeline.settings import Proposer
from timeline.store import read_folder
from timeline.updating.pipeline import conventions_of, read_for_proposals, update

pytestmark = pytest.mark.integration

LINES = [
    json.loads(line) for line in Path(__file__).with_name("hostile.jsonl").read_text(encoding="utf-8").splitlines()
]
KEY = "sk-1234567890"


def answer_of(line: dict[str, Any]) -> list[Any]:
    items = [{**event(0, "", None, ""), **item} for item in line["events"]]
    return items * line.get("times", 1)


def test_there_are_twenty_of_many_kinds() -> None:
    assert len({line["kind"] for line in LINES}) == len(LINES) == 20


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["kind"])
def test_nothing_invented_comes_through(line: dict[str, Any]) -> None:
    evidence = ArticleEvidence(Article("a", line["text"], Day(2024, 10, 18)))
    items = answer_of(line)
    suggestions = verify(answer_record("a", "", "m", items, evidence), evidence)
    accepted = [one for one in suggestions if not one.rejected]
    assert len(accepted) <= 1
    for one in accepted:
        assert in_line(line["text"][one.start : one.end]) in in_line(line["text"])
        assert one.date is None or one.date in evidence.dates
        assert is_fit(one.title)
        assert unknown_names(one.title, evidence) == unknown_numbers(one.title, evidence.words) == []
        assert not {"bribes"} <= {*one.title.split()} or one.mode in ("alleged", "denied")
        assert KEY not in one.title
    assert all(one.findings for one in suggestions if one.rejected)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["kind"])
def test_the_article_is_data_inside_the_request(line: dict[str, Any]) -> None:
    article = Article("a", line["text"], Day(2024, 10, 18))
    (request,) = requests_of(article, "", "en", ArticleEvidence(article))
    system, user = request.messages
    assert line["text"] not in system["content"]
    shown = json.loads(user["content"])
    assert set(shown) == {"title", "published", "sentences", "dates"}
    assert "".join(shown["sentences"].values()).replace(" ", "") == line["text"].replace(" ", "")


def test_a_whole_run_changes_nothing_but_suggestions(tmp_path: Path, model: Model) -> None:
    settings = make_repository(tmp_path)
    for path in settings.seeds_folder.iterdir():
        path.unlink()
    answers = {}
    for number, line in enumerate(LINES):
        text = f"---\npublished: 2024-10-18\ntitle: t{number}\n---\n{line['text']}\n"
        (settings.seeds_folder / f"hostile-{number:02}.md").write_text(text, encoding="utf-8")
        answers[f"t{number}"] = answer_of(line)
    update(settings)
    alone = read_folder(settings.events_folder, settings.root, conventions_of(settings)).by_id
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def obey(body: dict[str, Any]) -> tuple[int, Any]:
        title = json.loads(body["messages"][1]["content"])["title"]
        return 200, completion(json.dumps({"events": answers[title]}))

    model.answer = obey
    proposer = Proposer(model.url, "m", KEY)
    client = Client(proposer, Guarded(model.url), tries=0)
    *_, asked = ask_all(make_plan(read_for_proposals(settings)), client, proposer, settings.proposals_folder)
    # The one that was made to say the key is not kept; every other answer is.
    assert (len(asked.answered), len(asked.failed)) == (19, 1)
    update(settings)
    changed = {
        path.relative_to(tmp_path).parts[0]
        for path in tmp_path.rglob("*")
        if path.is_file() and before.get(path) != path.read_bytes()
    }
    assert changed <= {"proposals", "docs", "timeline.lock", ".cache"}
    events = read_folder(settings.events_folder, settings.root, conventions_of(settings)).by_id
    assert {cited.article for one in alone.values() for cited in one.sources} <= {
        cited.article for one in events.values() for cited in one.sources
    }
    assert all(one.review is not Review.CHECKED and one.status is not Status.CONFIRMED for one in events.values())
    written = [path for path in tmp_path.rglob("*") if path.is_file() and settings.seeds_folder not in path.parents]
    assert not [path for path in written if KEY.encode() in path.read_bytes()]
