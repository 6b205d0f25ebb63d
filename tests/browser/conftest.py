"""The site of a small chronology, built once and served on this machine."""

import functools
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import programs
from timeline.articles import Article, parse_article
from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.site import SiteSettings, pages, write_files

CONFIG = """site_name: Harbour news
use_directory_urls: false
theme: {name: timeline}
plugins:
  - material/search:
      separator: '[\\s\\-,.:!?()\\[\\]"“”‘’«»„]+|&[a-z#0-9]+;|;'
nav:
  - Home: index.md
  - Timeline: timeline/index.md
not_in_nav: |
  /timeline/*/**
  /years/**
"""
HARBOUR = """---
title: The harbour closes
publisher: Northern Post
url: http://127.0.0.1:{port}/article.html
published: 2021-05-07
---
The harbour was closed on Tuesday. Fishermen protested between May 5 and 6. A new pier is to open in autumn.
"""
KEYS = {"amount": "Amount in euros", "berths": "Berths"}
"""What the settings declare."""

MAYOR = """---
title: Nothing is closed
published: 2021-05-08
---
The mayor called the report about the harbour “invented”. He met the fishermen.
"""


def articles(port: int) -> dict[str, Article]:
    texts = {"harbour": HARBOUR.replace("{port}", str(port)), "mayor": MAYOR}
    return {name: parse_article(text, name=name, path=f"seeds/{name}.md") for name, text in texts.items()}


def harbour(quote: str, words: str | None = None, says: str | None = None) -> Citation:
    return Citation("harbour", quote, words=words, says=parse_edtf(says) if says else None)


EVENTS = (
    Event("new-mayor", parse_edtf("2019-03"), "A new mayor takes office", who=("The mayor",)),
    Event(
        "storm",
        parse_edtf("2020-11-02/2020-11-05"),
        "A storm",
        where=("Harbour",),
        status=Status.CONFIRMED,
        own=(("berths", ("South",)),),
    ),
    Event(
        "harbour-closed",
        parse_edtf("2021-05-04"),
        "The harbour is closed",
        who=("Port authority",),
        where=("Harbour",),
        sources=(
            harbour("The harbour was closed on Tuesday", "on Tuesday", "2021-05-04"),
            Citation(
                "mayor",
                "The mayor called the report about the harbour “invented”",
                stance=Stance.DENIES,
                according_to="the mayor",
            ),
        ),
    ),
    Event(
        "fishermen-protest",
        parse_edtf("2021-05-05/2021-05-06"),
        "Fishermen protest",
        where=("Harbour",),
        tags=("protest",),
        sources=(harbour("Fishermen protested between May 5 and 6", "between May 5 and 6", "2021-05-05/2021-05-06"),),
    ),
    Event(
        "mayor-meets",
        parse_edtf("2021-05-08~"),
        "The mayor meets the fishermen",
        who=("The mayor",),
        sources=(Citation("mayor", "He met the fishermen"),),
    ),
    Event(
        "pier",
        parse_edtf("2021-23"),
        "A new pier opens",
        own=(("amount", "500,000"), ("berths", ("North", "South"))),
        status=Status.PLANNED,
        where=("Harbour",),
        sources=(harbour("A new pier is to open in autumn", "in autumn", "2021-23"),),
    ),
    Event("rumour", parse_edtf("2021-05"), "A rumour", status=Status.DENIED, text="Nobody *knows*."),
    Event(
        "hostile",
        parse_edtf("2021-06-01"),
        '<img src="https://evil.example/x.png" onerror="window.hurt = 1"><script>window.hurt = 1</script>{{ config }}',
        who=('"><script>window.hurt = 1</script>',),
        text="<script>window.hurt = 1</script>",
    ),
    Event("long-name", parse_edtf("2021-06~"), "Donau" + "dampfschifffahrts" * 12, tags=("x" * 80,)),
)


# Nothing inline, nothing from elsewhere: docs/guide/publishing.md promises that the site works with it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Strict(Quiet):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def served(folder: Path, handler: type[Quiet] = Strict) -> Iterator[int]:
    """The port at which a folder is served while the context lasts."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("harbour")


@pytest.fixture(scope="session")
def site(site_folder: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    with served(site_folder / "site") as port:
        places = {event.id: ("docs/events/2021.yaml", 1) for event in EVENTS}
        settings = SiteSettings("The harbour", edit_url="https://example.org/edit/", places=places, keys=KEYS)
        (site_folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        (site_folder / "docs").mkdir()
        (site_folder / "docs/index.md").write_text("# Harbour\n\n[Timeline](timeline/index.md)\n", encoding="utf-8")
        (site_folder / "docs/article.html").write_text(
            f"<!doctype html><html lang=en><title>A</title><p>{json.dumps(HARBOUR)}</html>", encoding="utf-8"
        )
        write_files(pages(EVENTS, articles(port), settings), site_folder / "docs/timeline")
        by_year = SiteSettings("The harbour by year", split_above=3)
        write_files(pages(EVENTS, articles(port), by_year), site_folder / "docs/years")
        programs.run("mkdocs", "build", "--strict", "--quiet", cwd=site_folder).check_returncode()
        yield f"http://127.0.0.1:{port}/"
