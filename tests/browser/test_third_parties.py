"""No page asks anyone but the site's own server, whatever settings are on: repository, social links, search, cards."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests import programs
from tests.browser.conftest import Quiet, served

EVENTS = """\
- id: harbour-closed
  date: 2021-05-04
  title: The harbour is closed
  text: |
    As the [port](https://elsewhere.example/port) says:

    ![A photograph](https://elsewhere.example/ship.jpg)

    <iframe src="https://elsewhere.example/frame"></iframe>
    <script src="https://elsewhere.example/script.js"></script>
    <video src="https://elsewhere.example/film.mp4" autoplay></video>
    <link rel="stylesheet" href="https://elsewhere.example/style.css">
    <p style="background: url(https://elsewhere.example/paper.png)">Words.</p>
  who: [Port Authority]
  where: [{name: Harbour, lat: 54.3, lon: 10.1}, {name: Pier, lat: 54.4, lon: 10.2}]
  key: true
  media:
  - {file: images/ship.png, alt: A ship}
  sources:
  - {article: notice, quote: The harbour is closed.}
  - {url: https://elsewhere.example/report, title: A report, archive: https://archive.example/report}
- id: storm
  date: 2021-05-05
  title: A storm <img src="https://elsewhere.example/title.png">
  where: [Pier]
  sources:
  - {url: https://elsewhere.example/storm, title: The storm}
"""
ARTICLE = """\
---
title: Notice
published: 2021-05-04
url: https://elsewhere.example/notice
publisher: Northern Post
---
The harbour is closed. <img src="https://elsewhere.example/article.png">
"""
CONFIG = """\
site_name: Harbour
site_url: https://harbour.example/
edit_uri: https://github.com/example/harbour/edit/main/docs/
{theme}
extra:
  social:
  - {icon: fontawesome/brands/mastodon, link: "https://social.example/@harbour"}
  - {icon: fontawesome/brands/github, link: "https://github.com/example"}
copyright: The harbour
"""
# Material itself asks api.github.com about a repository: in a site with its theme that is the site's choice.
THEMES = {
    "ours": "repo_url: https://github.com/example/harbour\ntheme: {name: timeline}\n"
    "plugins: [material/search, timeline: {full_text: true, cards: true}]",
    "material": "theme: {name: material, font: false}\nplugins: [search, timeline]",
}
# One page of each kind is given time to ask for something later.
PATIENT = {
    *("index.html", "404.html", "timeline/index.html", "timeline/embed.html", "timeline/sources/index.html"),
    *("timeline/events/harbour-closed/index.html", "timeline/sources/notice/index.html"),
}


@pytest.fixture(scope="module", params=THEMES)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("third-parties")
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000a49444154789c6300010000050001"
        "0d0a2db40000000049454e44ae426082"
    )  # fmt: skip
    for path, content in {
        "mkdocs.yml": CONFIG.replace("{theme}", THEMES[request.param]),
        "docs/index.md": "# Harbour\n\n<!-- timeline -->\n",
        "docs/events/2021.yaml": EVENTS,
        "seeds/notice.md": ARTICLE,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    (root / "docs/images").mkdir()
    (root / "docs/images/ship.png").write_bytes(pixel)
    done = programs.run("mkdocs", "build", "--quiet", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with served(folder, Quiet) as port:
        yield f"http://127.0.0.1:{port}/"


def test_no_page_asks_a_third_party(browser: Browser, folder: Path, address: str) -> None:
    asked: set[tuple[str, str]] = set()
    seen = 0

    def note(route: Route) -> None:
        nonlocal seen
        seen += 1
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            asked.add((page.url.removeprefix(address), route.request.url))
            route.abort()

    context = browser.new_context()
    context.set_default_timeout(
        120_000
    )  # every page of a site: a busy machine takes longer over one than half a minute
    context.route("**/*", note)
    page = context.new_page()
    every = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert {*every} >= PATIENT
    # Cards are named by addresses of the site's own; where none are drawn, one is for all pages.
    named = {
        address
        for path in every
        for address in re.findall(r'(?:og|twitter):image" content="([^"]*)"', (folder / path).read_text("utf-8"))
    }
    assert all(one.startswith("https://harbour.example/") for one in named)
    assert (len(named) > 1) == ("cards" in (folder.parent / "mkdocs.yml").read_text("utf-8"))
    for path in every:
        page.goto(address + path, wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if path in PATIENT:
            page.wait_for_load_state("networkidle")
    page.goto(f"{address}timeline/index.html")
    page.wait_for_function("'document$' in window")  # Material listens to keys from then on; its script comes late
    page.keyboard.press("/")
    page.keyboard.type("storm")
    # "1 matching document" or "No matching documents": the theme that brings a finder of its own keeps events out.
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching", timeout=120_000)
    page.wait_for_load_state("networkidle")
    context.close()
    assert seen > len(every)
    assert asked == set()
