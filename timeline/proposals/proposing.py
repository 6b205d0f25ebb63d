"""Asking about articles: which, what that takes, many at once within limits; each answer is kept when it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Thread
from typing import Final, Protocol

from timeline.articles import Article
from timeline.files import write_whole
from timeline.proposals.answers import StoredAnswer, answer_file, answer_record, write_answer
from timeline.proposals.client import ModelAnswer
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.files import Answers
from timeline.proposals.requests import Request, request_digest, requests_of
from timeline.settings import Proposer

MOST_FAILURES: Final = 3
"""Failures in a row after which no more is asked: the server is down, or will not."""
_LETTERS: Final = 4.0
_OTHER_LETTERS: Final = 1.6
"""Characters of a token in Latin script and in others. Not measured; makers of models say about four for English. They
only size the window that is asked for."""
_ANSWER: Final = 0.75
"""Tokens of an answer for each of the article and its dates. Measured: .74 for all that a reader found in 31 articles
of news."""


class Asker(Protocol):
    """What answers requests: the client, or what a test puts in its place."""

    def ask(self, request: Request) -> ModelAnswer:
        """Return what is answered."""
        ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be asked; ``unchanged`` are the articles that have an answer already."""

    requests: tuple[Request, ...]
    evidence: Mapping[str, ArticleEvidence]
    unchanged: tuple[str, ...]

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles to be asked about."""
        return tuple(dict.fromkeys(request.article for request in self.requests))

    @property
    def sent(self) -> int:
        """Tokens to be sent, about."""
        return sum(map(tokens_of, self.requests))

    @property
    def received(self) -> int:
        """Tokens of the answers, about."""
        return sum(map(answer_tokens, self.requests))


@dataclass(frozen=True, slots=True)
class AskingOutcome:
    """What came of it. ``answered`` are the articles with a new answer, ``failed`` say why others have none,
    ``unanswered`` are those that were not asked, for the reason ``stopped``."""

    answered: tuple[str, ...] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    unanswered: tuple[str, ...] = ()
    stopped: str = ""
    sent: int = 0
    received: int = 0


def plan_requests(
    articles: Iterable[Article],
    fingerprints: Mapping[str, str],
    stored: Mapping[str, StoredAnswer],
    language: str,
    *,
    again: bool = False,
) -> Plan:
    """Return what is to be asked about articles: all of those that have no answer, or a stale one.

    Args:
        articles: The articles.
        fingerprints: SHA-256 of what each says.
        stored: The answers there are.
        language: The language of titles.
        again: Ask about those that have not changed, too.
    """
    requests: list[Request] = []
    evidence: dict[str, ArticleEvidence] = {}
    unchanged: list[str] = []
    for article in articles:
        digest = request_digest(fingerprints[article.id], language)
        if not again and article.id in stored and stored[article.id].request == digest:
            unchanged.append(article.id)
            continue
        evidence[article.id] = ArticleEvidence(article)
        requests += requests_of(article, fingerprints[article.id], language, evidence[article.id])
    return Plan(tuple(requests), evidence, tuple(unchanged))


def tokens_of(request: Request) -> int:
    """Return about how many tokens a request has."""
    text = "".join(message["content"] for message in request.messages)
    ascii_letters = sum(char.isascii() for char in text)
    return round(ascii_letters / _LETTERS + (len(text) - ascii_letters) / _OTHER_LETTERS)


def answer_tokens(request: Request) -> int:
    """Return about how many tokens the answer to a request will have."""
    return round(_ANSWER * tokens_of(replace(request, messages=request.messages[1:])))


def cost(proposer: Proposer, sent: int, received: int) -> float:
    """Return what tokens count against the budget: money where there are prices, else the tokens themselves."""
    if proposer.prices is None:
        return float(sent + received)
    return (sent * proposer.prices.input + received * proposer.prices.output) / 1_000_000


def ask_all(
    plan: Plan, client: Asker, proposer: Proposer, folder: Path, advance: Callable[[int], object] = lambda _: None
) -> Iterator[AskingOutcome]:
    """Ask, and yield what has come of it after each answer; an answer is written before it is told.

    ``batch`` requests are under way at once. Nothing more is sent once the budget would not last, after failures in a
    row, or after one that all would share. Who stops listening stops the asking: what is written stays.
    """
    collected = _Collected(plan, proposer, folder)
    waiting = list(plan.requests)
    running: dict[Future[ModelAnswer], Request] = {}
    while waiting or running:
        while waiting and len(running) < proposer.batch and not collected.stopped:
            if not collected.affords(waiting[0], running.values()):
                if not running:
                    collected.stopped = f"the budget of {proposer.budget:g} would not last"
                break
            request = waiting.pop(0)
            running[_started(client, request)] = request
        if not running:
            break
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda each: running[each].id):
            del running[future]
            collected.take(future.result())
            advance(1)
            yield collected.so_far(waiting)
    yield collected.so_far(waiting)


def _started(client: Asker, request: Request) -> Future[ModelAnswer]:
    """Return what a thread of its own will be answered; Ctrl-C does not wait for it as for those of a pool."""
    future: Future[ModelAnswer] = Future()

    def ask() -> None:
        try:
            future.set_result(client.ask(request))
        except BaseException as error:
            future.set_exception(error)

    Thread(target=ask, daemon=True).start()
    return future


class _Collected:
    """What has been answered so far; an article of several parts is kept when all of them are there."""

    def __init__(self, plan: Plan, proposer: Proposer, folder: Path) -> None:
        self._plan, self._proposer, self._folder = plan, proposer, folder
        self._parts: dict[str, dict[str, ModelAnswer]] = {}
        self._answered: list[str] = []
        self._failed: dict[str, str] = {}
        self._sent = self._received = self._in_a_row = 0
        self._expected = 0.0
        self.stopped = ""

    def affords(self, request: Request, running: Iterable[Request]) -> bool:
        """Return whether the budget lasts for one more request beside those under way."""
        if self._proposer.budget is None:
            return True
        spent = cost(self._proposer, self._sent, self._received)
        # Tokens are counted in another way by every model: what was forecast too low so far is, from here on, too.
        factor = max(1.0, spent / self._expected) if self._expected else 1.0
        return spent + factor * sum(map(self._cost, [request, *running])) <= self._proposer.budget

    def _cost(self, request: Request) -> float:
        """Return what a request is expected to cost."""
        return cost(self._proposer, tokens_of(request), answer_tokens(request))

    def take(self, answered: ModelAnswer) -> None:
        """Count an answer; write the file of its article when that is complete."""
        request = answered.request
        # Servers that do not count are believed to have had what was expected.
        self._expected += self._cost(request)
        self._sent += answered.sent or tokens_of(request)
        self._received += answered.received or (answer_tokens(request) if answered.items is not None else 0)
        self._in_a_row = 0 if answered.items is not None else self._in_a_row + 1
        if answered.items is None:
            self._failed.setdefault(request.article, answered.failed)
            if answered.hopeless or self._in_a_row >= MOST_FAILURES:
                self.stopped = self.stopped or answered.failed
            return
        parts = self._parts.setdefault(request.article, {})
        parts[request.id] = answered
        names = [each.id for each in self._plan.requests if each.article == request.article]
        if all(name in parts for name in names):
            items = [item for name in names for item in parts[name].items or ()]
            store_answer(self._folder, _stored(request, self._proposer.model, items, self._plan))
            self._answered.append(request.article)

    def so_far(self, waiting: Sequence[Request]) -> AskingOutcome:
        """Return what has come of it so far."""
        left = tuple(dict.fromkeys(request.article for request in waiting))
        return AskingOutcome(tuple(self._answered), dict(self._failed), left, self.stopped, self._sent, self._received)


def take_answers(plan: Plan, answers: Answers, folder: Path, model: str) -> AskingOutcome:
    """Keep the answers of a file to what is to be asked; an article of which a part is missing is left."""
    answered, unanswered = [], []
    failed: dict[str, str] = {}
    for article in plan.articles:
        own = [request for request in plan.requests if request.article == article]
        if article not in answers.items:
            unanswered.append(article)
        elif len(answers.parts[article]) < len(own):
            failed[article] = f"{len(own) - len(answers.parts[article])} of its {len(own)} parts are not answered"
        else:
            items = answers.items[article]
            store_answer(folder, _stored(own[0], answers.models.get(article) or model, items, plan))
            answered.append(article)
    return AskingOutcome(tuple(answered), failed, tuple(unanswered))


def _stored(request: Request, model: str, items: Iterable[object], plan: Plan) -> StoredAnswer:
    return answer_record(request.article, request.digest, model, items, plan.evidence[request.article])


def store_answer(folder: Path, answer: StoredAnswer) -> Path:
    """Write the file of an answer, whole or not at all."""
    path = answer_file(folder, answer.article)
    write_whole(path, write_answer(answer).encode("utf-8"))
    return path
