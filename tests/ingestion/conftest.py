"""A web site on this machine that does what a test tells it to, a repository, and one process that reads for all."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

import pytest

from timeline.dates import Day
from timeline.ingestion.intake import Added, Refused, Result, Skipped, ingest
from timeline.ingestion.network import Limits, Network
from timeline.ingestion.sandbox import Sandbox
from timeline.settings import Settings

Handler = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """``routes`` says for a path what is served: bytes (as HTML), or a function that answers by itself."""

    address: str
    routes: dict[str, bytes | Handler] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def at(self, path: str) -> str:
        return self.address + path

    def serve(self, path: str, answer: bytes | Handler) -> str:
        self.routes[path] = answer
        return self.at(path)


def answer(
    content: bytes = b"", status: int = 200, media_type: str = "text/html; charset=utf-8", **headers: str
) -> Handler:
    """A handler that answers with this; header names are written with underscores."""

    def handle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        sent = {"Content-Type": media_type, "Content-Length": str(len(content))}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in sent.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    return handle


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    found: Site

    class Request(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.headers.append({name.lower(): value for name, value in self.headers.items()})
            route = found.routes.get(self.path, answer(b"nothing here", 404))
            with contextlib.suppress(OSError):  # who asked has gone
                (answer(route) if isinstance(route, bytes) else route)(self)

        do_POST = do_GET  # noqa: N815 (the name that http.server asks for)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def other_site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def network() -> Network:
    """Asks this machine, and does not wait between tries."""
    limits = Limits(seconds=2, stall=1, sent=200_000, expanded=500_000)
    return Network(limits, loopback=True, sleep=lambda seconds: None)


@pytest.fixture
def repository(tmp_path: Path) -> Settings:
    config = tmp_path / "repository" / "mkdocs.yml"
    config.parent.mkdir()
    config.write_text("site_name: Test\nplugins:\n- timeline\n")
    return Settings(config)


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


PARAGRAPH = (
    "The ministry of the harbour town said that the ferry to the island had been stopped because of the ice, and that "
    "the inhabitants would be supplied from the air until the thaw, which the weather office expects in a fortnight."
)


DATED = '<meta property="article:published_time" content="2024-10-18T09:30:00+09:00">'


def page(
    title: str = "Ferry stopped by ice", head: str = "", byline: str = "", text: str = PARAGRAPH, lang: str = "en"
) -> bytes:
    """A web page with an article in it."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f"<nav><a href=/>Home</a></nav><article><h1>{title}</h1>{byline}<p>{text}</p><p>It has done so before: "
        f"{PARAGRAPH}</p></article><footer>© 2031</footer></body></html>"
    ).encode()


def told(results: list[Result]) -> list[str]:
    """Results as a person would list them."""
    lines = []
    for result in results:
        match result:
            case Added(_, path, _, published):
                lines.append(f"added {path.name} {published.day if published else 'undated'}")
            case Skipped(_, reason, same_as):
                lines.append(f"skipped {reason}: {same_as}")
            case Refused(_, problem):
                lines.append(f"refused {problem.message}")
    return lines


class Bring(Protocol):
    """Adds sources and tells what came of each."""

    def __call__(self, *sources: str | Path, since: Day | None = None) -> list[str]: ...


@pytest.fixture
def bring(repository: Settings, network: Network, sandbox: Sandbox) -> Bring:
    def bring(*sources: str | Path, since: Day | None = None) -> list[str]:
        found = ingest([str(source) for source in sources], repository, network=network, sandbox=sandbox, since=since)
        return told(list(found))

    return bring
