"""The client against a server that behaves badly in every way that servers do."""

import json
import os
import re
import socket
from typing import Any

import pytest

from tests.proposals.conftest import STRIKE_EVENTS, Model, completion, saying
from timeline.ingestion.network import Network
from timeline.ingestion.parsed import Unusable
from timeline.proposals.client import Client, ModelAnswer
from timeline.proposals.requests import Request
from timeline.proposals.transport import Guarded
from timeline.settings import Proposer

pytestmark = pytest.mark.integration

KEY = "sk-very-secret-0123456789"
REQUEST = Request("strike", "strike", "0", ({"role": "system", "content": "s"}, {"role": "user", "content": "{}"}))


def asked(model: Model, key: str = "", tries: int = 2, seconds: float = 20.0) -> ModelAnswer:
    client = Client(Proposer(model.url, "test-model", key), Guarded(model.url, seconds=seconds), tries=tries)
    return client.ask(REQUEST)


def test_a_good_answer_is_read_with_its_tokens(model: Model) -> None:
    model.answer = saying(STRIKE_EVENTS)
    answered = asked(model)
    assert (answered.items, answered.sent, answered.received) == (tuple(STRIKE_EVENTS), 700, 200)
    (body,) = model.bodies
    assert (body["model"], body["temperature"], body["response_format"]["type"]) == ("test-model", 0, "json_schema")
    assert model.paths == ["/v1/chat/completions"]


def test_only_what_is_needed_is_sent(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-1")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-1")
    model.answer = saying([])
    asked(model)
    (headers,) = model.headers
    assert set(headers) == {
        *("host", "accept", "accept-encoding", "authorization", "connection", "content-length", "content-type"),
        "user-agent",
    }
    assert headers["authorization"] == "Bearer none"


def test_the_key_is_sent_and_never_said(model: Model) -> None:
    model.answer = lambda body: (401, {"error": {"message": f"Incorrect API key provided: {KEY}"}})
    answered = asked(model, KEY)
    assert model.headers[0]["authorization"] == f"Bearer {KEY}"
    assert answered.hopeless
    assert (answered.failed, KEY in repr(answered)) == (
        "the server answered 401: Incorrect API key provided: ...",
        False,
    )
    assert KEY not in repr(Proposer(model.url, "m", KEY))


def test_an_answer_that_holds_the_key_is_not_kept(model: Model) -> None:
    model.answer = saying([{**STRIKE_EVENTS[0], "title": f"Key is {KEY}"}])
    answered = asked(model, KEY)
    assert (answered.items, KEY in answered.failed) == (None, False)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_what_passes_is_tried_again(model: Model, status: int) -> None:
    model.headers_sent = {"retry-after-ms": "5"}
    answers = [(status, {"error": {"message": "busy"}}), (status, b"<html>busy</html>")]
    model.answer = lambda body: answers.pop() if answers else saying(STRIKE_EVENTS)(body)
    assert asked(model).items == tuple(STRIKE_EVENTS)
    assert len(model.bodies) == 3


def test_what_does_not_pass_is_said_after_some_tries(model: Model) -> None:
    model.headers_sent = {"retry-after-ms": "5"}
    model.answer = lambda body: (429, {"error": {"message": "quota used up"}})
    answered = asked(model)
    assert (answered.failed, len(model.bodies)) == ("the server answered 429: quota used up", 3)


@pytest.mark.parametrize(
    ("status", "answer", "said"),
    [
        (200, completion("I am sorry, I cannot."), "the answer is not JSON"),
        (200, completion(""), "the model said nothing"),
        (200, completion("", refusal="No."), "the model refused: No."),
        (200, {"choices": []}, "the model said nothing"),
        (200, {"hello": 1}, "the model said nothing"),
        (200, {"choices": "x", "usage": [1]}, "the model said nothing"),
        (200, b"not json", "the server's answer is not that of this interface"),
        (200, b"", "the server's answer is not that of this interface"),
        (200, b"[]", "the server's answer is not that of this interface"),
        (404, {"error": {"message": "model not found"}}, "the server answered 404: model not found"),
    ],
)
def test_what_is_no_answer_is_said(model: Model, status: int, answer: Any, said: str) -> None:
    model.answer = lambda body: (status, answer)
    answered = asked(model)
    assert answered.items is None
    assert answered.failed.startswith(said)


def test_a_cut_answer_gives_the_events_before_the_cut(model: Model) -> None:
    text = json.dumps({"events": STRIKE_EVENTS})
    model.answer = lambda body: (200, completion(text[:-40]))
    assert asked(model).items == tuple(STRIKE_EVENTS[:2])


def test_a_server_that_knows_less_is_asked_more_simply_and_that_is_remembered(model: Model) -> None:
    def answer(body: dict[str, Any]) -> tuple[int, Any]:
        refused = [name for name in ("temperature", "response_format") if name in body]
        return (400, {"error": {"message": f"unknown {refused}"}}) if refused else saying(STRIKE_EVENTS)(body)

    model.answer = answer
    client = Client(Proposer(model.url, "m"), Guarded(model.url), tries=0)
    assert client.ask(REQUEST).items == tuple(STRIKE_EVENTS)
    assert len(model.bodies) == 3
    assert client.ask(REQUEST).items == tuple(STRIKE_EVENTS)
    assert len(model.bodies) == 4


def test_a_redirect_is_not_followed(model: Model) -> None:
    model.headers_sent = {"Location": "http://127.0.0.1:9/v1/chat/completions"}
    model.answer = lambda body: (307, {})
    answered = asked(model, KEY)
    assert answered.hopeless
    assert answered.failed == (
        "the server answered 307: it redirects, which is not followed; write the address that it leads to"
    )
    assert len(model.bodies) == 1


def test_a_slow_server_is_given_up(model: Model) -> None:
    model.answer = saying([])
    model.held = True
    assert asked(model, tries=0, seconds=0.3).failed == "no answer in time"
    model.free.set()


def test_an_endless_answer_is_given_up(model: Model) -> None:
    model.answer = lambda body: (200, b" " * 4_000_001)
    assert "more than 4,000,000 bytes" in asked(model, tries=0).failed


def test_nobody_there_is_said() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
    answered = Client(Proposer(url, "m"), Guarded(url), tries=0).ask(REQUEST)
    assert answered.failed.startswith("no answer: ")


def resolving(number: str) -> Network:
    return Network(resolve=lambda host, port: [number])


@pytest.mark.parametrize(
    ("url", "number", "said"),
    [
        ("http://gpu.example/v1", "192.168.1.20", "url: http://192.168.1.20/v1"),
        ("https://metadata.example/v1", "169.254.169.254", "not a public address"),
        ("http://api.example/v1", "93.184.216.34", "write https://"),
        ("ftp://api.example/v1", "93.184.216.34", "url is no address"),
        ("https://user:word@api.example/v1", "93.184.216.34", "without a password"),
        ("https://", "93.184.216.34", "url is no address"),
    ],
)
def test_an_address_that_is_not_to_be_asked_is_refused(url: str, number: str, said: str) -> None:
    with pytest.raises(Unusable, match=re.escape(said)) as refused:
        Guarded(url, resolving(number))
    assert "word" not in str(refused.value).replace("password", "")


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("http://localhost:11434/v1", "127.0.0.1"),
        ("http://192.168.1.20:8000/v1", "192.168.1.20"),
        ("http://[::1]:8000/v1", "::1"),
        ("https://api.example/v1", "93.184.216.34"),
    ],
)
def test_a_private_address_is_asked_where_the_settings_name_it(url: str, number: str) -> None:
    assert Guarded(url, resolving(number))


def test_no_other_host_is_asked(model: Model) -> None:
    import httpx2

    guarded = Guarded(model.url)
    for other in ("http://127.0.0.1:9/v1", "https://example.org/v1", model.url.replace("http", "https")):
        with pytest.raises(httpx2.UnsupportedProtocol):
            guarded.handle_request(httpx2.Request("POST", other, headers={"authorization": KEY}))


def test_the_environment_names_no_server(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "https://example.org/v1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    model.answer = saying([])
    assert asked(model).items == ()
    assert os.environ["OPENAI_BASE_URL"]
