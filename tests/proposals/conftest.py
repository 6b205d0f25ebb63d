"""A server on this machine that speaks like OpenAI's and does what a test tells it to, and articles to ask about."""

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from timeline.settings import Settings, read_settings

STRIKE = """\
---
title: Strike at the harbour
published: 2024-10-18
language: en
---
Dock workers walked out at the northern harbour on October 3, the port authority said.

The two sides signed an agreement on Monday. The next day 11 ships left Nordhaven.

Vera Holm, who runs the port, denied that guards had beaten two pickets.
"""
FERRY = """\
---
title: Ferry returns
published: 2024-11-02
language: en
---
The ferry Alba hit the pier of Nordhaven on Thursday, injuring four passengers.

A suit alleges that the captain had been asleep. The court will hear the case on 12 December 2024.
"""

Answer = Callable[[dict[str, Any]], tuple[int, Any]]
"""A request's body -> the status and what is answered: JSON, or bytes as they are."""


def event(sentence: int, quote: str, date: str | None, title: str, **more: Any) -> dict[str, Any]:
    """An event as a model proposes it."""
    plain = {"mode": "stated", "speaker": None, "who": [], "where": [], "rank": "key"}
    return {"sentences": [sentence], "quote": quote, "date": date, "title": title, **plain, **more}


STRIKE_EVENTS = [
    event(1, "Dock workers walked out at the northern harbour on October 3", "d1", "Dock workers strike at harbour"),
    event(2, "The two sides signed an agreement on Monday.", "d2", "Dock workers and port sign agreement"),
    event(
        4,
        "Vera Holm, who runs the port, denied that guards had beaten two pickets.",
        "publication",
        "Vera Holm denies that guards beat pickets",
        who=["Vera Holm"],
        rank="minor",
    ),
]


def content_of(body: dict[str, Any]) -> dict[str, Any]:
    """What the model was shown of the article."""
    shown: dict[str, Any] = json.loads(body["messages"][-1]["content"])
    return shown


def completion(content: str, **more: Any) -> dict[str, Any]:
    """A chat completion with this text."""
    message = {"role": "assistant", "content": content, **more}
    usage = {"prompt_tokens": 700, "completion_tokens": 200, "total_tokens": 900}
    return {
        "id": "x",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": usage,
    }


def saying(events: list[Any]) -> Answer:
    """A model that says these events of every article."""
    return lambda body: (200, completion(json.dumps({"events": events})))


def well(body: dict[str, Any]) -> tuple[int, Any]:
    """A model that answers well: of each sentence with a date its first words as title."""
    shown = content_of(body)
    events = [
        event(date["sentence"], text, date["id"], " ".join(text.split()[:6]).rstrip(",."))
        for date in shown["dates"]
        if "sentence" in date and date["id"][-1].isdigit()
        for text in [shown["sentences"][str(date["sentence"])]]
    ]
    return 200, completion(json.dumps({"events": events}))


@dataclass
class Model:
    """``answer`` says what is answered; ``bodies`` and ``headers`` are what was asked.

    It answers nobody before ``together`` have asked, and nobody while it is ``held``; it waits a minute at most.
    """

    url: str
    answer: Answer = well
    headers_sent: dict[str, str] = field(default_factory=dict)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    most_at_once: int = 0
    together: int = 1
    free: threading.Event = field(default_factory=threading.Event)
    held: bool = False


@contextlib.contextmanager
def serving() -> Iterator[Model]:
    """A server that runs until the block ends."""
    model: Model
    lock = threading.Lock()
    under_way = 0

    class Request(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            nonlocal under_way
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                under_way += 1
                model.most_at_once = max(model.most_at_once, under_way)
                model.bodies.append(body)
                model.headers.append({name.lower(): value for name, value in self.headers.items()})
                model.paths.append(self.path)
                status, answer = model.answer(body)
                if model.most_at_once >= model.together and not model.held:
                    model.free.set()
            model.free.wait(60)
            time.sleep(0.05 if model.together > 1 else 0)  # in which one more than may come would come
            content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            with lock:
                under_way -= 1
            with contextlib.suppress(OSError):
                self.send_response(status)
                sent = {"Content-Type": "application/json", "Content-Length": str(len(content))}
                for name, value in (sent | model.headers_sent).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
    server.daemon_threads = True
    model = Model(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def model() -> Iterator[Model]:
    with serving() as running:
        yield running


def make_repository(folder: Path, url: str = "", **proposer: Any) -> Settings:
    """A repository of two articles whose settings name a server."""
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "strike.md").write_text(STRIKE, encoding="utf-8")
    (folder / "seeds" / "ferry.md").write_text(FERRY, encoding="utf-8")
    own = {"url": url, "model": "test-model", **proposer}
    config = {"site_name": "Harbour", "plugins": [{"timeline": {"proposer": own} if url else {}}]}
    # JSON is YAML, and a key from the environment is a tag.
    text = json.dumps(config).replace('"!ENV TIMELINE_TEST_KEY"', "!ENV TIMELINE_TEST_KEY")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return read_settings(folder / "mkdocs.yml")


@pytest.fixture
def repository(tmp_path: Path, model: Model) -> Settings:
    return make_repository(tmp_path, model.url)
