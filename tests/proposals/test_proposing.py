"""Asking about many articles: only what is new, within limits, and what is answered is kept at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.proposals.conftest import STRIKE_EVENTS, Model, make_repository, saying
from timeline.problems import Invalid
from timeline.proposals.answers import read_stored_answers
from timeline.proposals.client import Client, ModelAnswer
from timeline.proposals.commands import ask_live, forecast, make_plan
from timeline.proposals.proposing import AskingOutcome, Plan, ask_all
from timeline.proposals.requests import LONGEST_PART, Request
from timeline.proposals.transport import Guarded
from timeline.settings import Prices, Proposer, Settings
from timeline.updating.pipeline import read_for_proposals

pytestmark = pytest.mark.integration

PROPOSER = Proposer("http://localhost:1/v1", "m")


@contextmanager
def silent(what: str, total: int) -> Iterator[Callable[[int], object]]:
    yield lambda more: None


class Fake:
    """Answers at once, or fails, as it is told; ``asked`` are the ids of what it was asked."""

    def __init__(self, answer: Callable[[Request], ModelAnswer]) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def ask(self, request: Request) -> ModelAnswer:
        self.asked.append(request.id)
        return self.answer(request)


def fine(request: Request) -> ModelAnswer:
    return ModelAnswer(request, tuple(STRIKE_EVENTS), sent=500, received=100)


def failing(request: Request) -> ModelAnswer:
    return ModelAnswer(request, None, "the server answered 500")


def last(wanted: Plan, fake: Fake, settings: Settings, proposer: Proposer = PROPOSER) -> AskingOutcome:
    *_, outcome = ask_all(wanted, fake, proposer, settings.proposals_folder)
    return outcome


@pytest.fixture
def many(tmp_path: Path) -> Settings:
    """Twelve articles more."""
    settings = make_repository(tmp_path, "http://localhost:1/v1")
    for number in range(12):
        text = f"---\npublished: 2024-10-18\n---\nThe ferry {number} sank on 3 October 2024.\n"
        (settings.seeds_folder / f"wreck-{number:02}.md").write_text(text, encoding="utf-8")
    return settings


def test_what_has_not_changed_is_not_asked_again(repository: Settings, model: Model) -> None:
    def run() -> list[str]:
        read = read_for_proposals(repository)
        list(ask_live(make_plan(read), repository, silent))
        return [body["messages"][1]["content"][10:20] for body in model.bodies]

    assert len(run()) == 2
    assert len(run()) == 2
    path = repository.seeds_folder / "strike.md"
    path.write_text(path.read_text(encoding="utf-8").replace("October 3", "October 4"), encoding="utf-8")
    assert len(run()) == 3
    wanted = make_plan(read_for_proposals(repository), again=True)
    assert (wanted.articles, wanted.unchanged) == (("ferry", "strike"), ())


def test_a_name_of_no_article_is_refused(repository: Settings) -> None:
    with pytest.raises(Invalid, match='there is no article "strik"'):
        make_plan(read_for_proposals(repository), ["strik"])


def test_the_forecast_says_articles_tokens_and_money(repository: Settings) -> None:
    wanted = make_plan(read_for_proposals(repository))
    assert forecast(wanted, None).startswith("2 articles to ask about, 0 have an answer; about ")
    priced = replace(PROPOSER, prices=Prices(1000, 2000), budget=5)
    expected = (wanted.sent * 1000 + wanted.received * 2000) / 1e6
    assert forecast(wanted, priced).endswith(f", about {expected:.2f} at the prices of the settings; budget 5")
    assert forecast(wanted, replace(PROPOSER, budget=5000)).endswith("; budget 5000 tokens")


def test_a_long_article_is_asked_in_parts_and_kept_when_all_are_there(tmp_path: Path) -> None:
    settings = make_repository(tmp_path)
    long = "".join(f"The ferry {number} left the port of Nordhaven.\n\n" for number in range(900))
    (settings.seeds_folder / "long.md").write_text(f"---\npublished: 2024-10-18\n---\n{long}", encoding="utf-8")
    wanted = make_plan(read_for_proposals(settings), ["long"])
    assert [request.id for request in wanted.requests] == ["long#1", "long#2", "long#3", "long#4"]
    assert all(len(request.messages[1]["content"]) < 1.3 * LONGEST_PART for request in wanted.requests)
    halves = Fake(lambda request: failing(request) if request.id == "long#2" else fine(request))
    assert last(wanted, halves, settings).answered == ()
    assert last(wanted, Fake(fine), settings).answered == ("long",)
    answers, problems = read_stored_answers(settings.proposals_folder, settings.root)
    assert (len(answers["long"].items), problems) == (4 * len(STRIKE_EVENTS), [])


def test_failures_in_a_row_end_it_and_single_ones_do_not(many: Settings) -> None:
    wanted = make_plan(read_for_proposals(many))
    one_by_one = replace(PROPOSER, batch=1)
    outcome = last(wanted, fake := Fake(failing), many, one_by_one)
    assert (len(fake.asked), outcome.stopped, len(outcome.unanswered)) == (3, "the server answered 500", 11)
    every_second = Fake(lambda request: failing(request) if int(request.id[-2:], 36) % 2 else fine(request))
    outcome = last(wanted, every_second, many, one_by_one)
    assert (outcome.stopped, outcome.unanswered, len(outcome.answered) + len(outcome.failed)) == ("", (), 14)


def test_one_hopeless_failure_ends_it(many: Settings) -> None:
    wanted = make_plan(read_for_proposals(many))
    hopeless = Fake(lambda request: ModelAnswer(request, None, "the server answered 401", hopeless=True))
    outcome = last(wanted, hopeless, many, replace(PROPOSER, batch=1))
    assert (len(hopeless.asked), outcome.stopped) == (1, "the server answered 401")


@pytest.mark.parametrize("batch", [1, 4])
def test_the_budget_is_never_passed(many: Settings, batch: int) -> None:
    wanted = make_plan(read_for_proposals(many))
    for budget in (0, 500, 4000):
        outcome = last(wanted, Fake(fine), many, replace(PROPOSER, batch=batch, budget=budget))
        assert outcome.sent + outcome.received <= budget
        assert outcome.stopped == f"the budget of {budget} would not last"
        assert len(outcome.answered) + len(outcome.unanswered) == 14


def test_money_is_counted_by_the_prices(many: Settings) -> None:
    wanted = make_plan(read_for_proposals(many))
    priced = replace(PROPOSER, batch=1, budget=3.0, prices=Prices(1000, 5000))  # 500 and 100 tokens cost 1
    assert len(last(wanted, Fake(fine), many, priced).answered) == 3


def test_as_many_are_asked_at_once_as_the_settings_say(many: Settings, model: Model) -> None:
    model.together = 3
    model.answer = saying([])
    proposer = Proposer(model.url, "m", batch=3)
    client = Client(proposer, Guarded(model.url))
    *_, outcome = ask_all(make_plan(read_for_proposals(many)), client, proposer, many.proposals_folder)
    assert (len(outcome.answered), model.most_at_once) == (14, 3)


def test_who_stops_listening_keeps_what_is_there(many: Settings) -> None:
    fake = Fake(fine)
    asking = ask_all(make_plan(read_for_proposals(many)), fake, replace(PROPOSER, batch=1), many.proposals_folder)
    next(asking)
    next(asking)
    asking.close()  # type: ignore[attr-defined]
    assert len(list(many.proposals_folder.glob("*.json"))) == 2
    assert len(make_plan(read_for_proposals(many)).articles) == 12


def test_the_files_are_the_same_whatever_the_order_of_answers(many: Settings) -> None:
    def bytes_of(batch: int) -> dict[str, bytes]:
        last(make_plan(read_for_proposals(many), again=True), Fake(fine), many, replace(PROPOSER, batch=batch))
        return {path.name: path.read_bytes() for path in many.proposals_folder.iterdir()}

    assert bytes_of(1) == bytes_of(5)
