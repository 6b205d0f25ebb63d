"""The site from memory is the site that a build writes, and follows each edit."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.workshop.client import ADDRESS, Client
from timeline.workshop.guard import POLICY, Door, Guard
from timeline.workshop.live_site import LiveSite
from timeline.workshop.pages import site_application
from timeline.workshop.server import Watch
from timeline.workshop.watching import changed_files, look

pytestmark = pytest.mark.integration


@pytest.fixture
def site(root: Path) -> Iterator[LiveSite]:
    with closing(LiveSite(root / "mkdocs.yml", ADDRESS)) as site:
        yield site


@pytest.fixture
def client(site: LiveSite) -> Client:
    return Client(Guard(site_application(site, lambda: True), Door("127.0.0.1", 8000)))


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def text_of(site: LiveSite, path: str) -> str:
    answer = site.answer(path)
    assert answer.status == 200
    return answer.body.decode()


def test_its_pages_are_those_that_a_build_writes(site: LiveSite, root: Path) -> None:
    pages = ["index.html", "guide/about/index.html", "timeline/index.html", "timeline/events/walkout/index.html"]
    files = ["timeline/events.json", "timeline/sources/harbour/index.html", "assets/timeline.css", "404.html"]
    served = {path: site.answer(path).body for path in [*pages, *files]}
    # A live site knows its own address, a built one has none here.
    (root / "mkdocs.yml").write_text(f"site_url: {ADDRESS}\n" + (root / "mkdocs.yml").read_text(encoding="utf-8"))
    subprocess.run([sys.executable, "-m", "timeline", "build"], cwd=root, check=True, capture_output=True)
    for path, body in served.items():
        assert body.decode() == (root / "site" / path).read_text(encoding="utf-8"), path


def test_it_writes_nothing_into_the_repository(site: LiveSite, root: Path) -> None:
    before = look([root])
    for path in ("index.html", "timeline/index.html", "search/search_index.json", "sitemap.xml"):
        assert site.answer(path).status == 200
    assert changed_files(before, look([root])) <= {str(root / "docs/timeline/.coverage.json")}


def test_an_edit_is_on_the_page_at_once_and_only_there(site: LiveSite, yaml: Path) -> None:
    about, page = site.answer("guide/about/index.html"), site.answer("timeline/events/walkout/index.html")
    edit(yaml, "title: Dock workers walk out", "title: Dock workers go home")
    assert site.refresh()
    assert "Dock workers go home" in text_of(site, "timeline/events/walkout/index.html")
    assert site.answer("timeline/events/walkout/index.html").version != page.version
    assert site.answer("guide/about/index.html").version == about.version
    assert not site.refresh()


def test_a_new_event_has_a_page_and_a_deleted_one_has_none(site: LiveSite, yaml: Path) -> None:
    edit(yaml, "- id: agreement", "- id: treaty")
    site.refresh()
    assert "agreement" in text_of(site, "timeline/events/treaty/index.html")
    assert site.answer("timeline/events/agreement/index.html").status == 404


def test_a_page_beside_the_timeline_follows_its_file(site: LiveSite, root: Path) -> None:
    (root / "docs/guide/new.md").write_text("# Brand new\n", encoding="utf-8")
    site.refresh()
    assert "Brand new" in text_of(site, "guide/new/index.html")


def test_an_article_that_changes_is_read_again(site: LiveSite, root: Path) -> None:
    edit(root / "seeds/harbour.md", "publisher: Northern Post", "publisher: Southern Post")
    site.refresh()
    assert "Southern Post" in text_of(site, "timeline/events/walkout/index.html")


def test_a_typo_is_shown_with_its_line_and_everything_else_is_served(
    site: LiveSite, client: Client, yaml: Path
) -> None:
    whole = yaml.read_text(encoding="utf-8")
    edit(yaml, 'date: "2024-10-14"', "date: 2024-14-10")
    site.refresh()
    page = client.get("/timeline/").text
    assert "docs/events/2024.yaml:15:9" in page
    assert '<span>  date: </span><mark>2024-14-10</mark>\n<b aria-hidden="true">        ^</b>' in page
    assert "Dock workers walk out" in page
    yaml.write_text(whole, encoding="utf-8")
    site.refresh()
    assert "2024.yaml:15" not in client.get("/timeline/").text


def test_a_broken_configuration_is_shown_and_the_site_stays(site: LiveSite, client: Client, root: Path) -> None:
    edit(root / "mkdocs.yml", "plugins: [", "plugins: [[")
    site.refresh()
    assert "mkdocs.yml" in client.get("/").text.partition('id="tl-live"')[2]
    edit(root / "mkdocs.yml", "plugins: [[", "plugins: [")
    site.refresh()
    assert site.problems == ()


def test_the_search_finds_pages_and_events(client: Client) -> None:
    titles = {entry["title"] for entry in client.get("/search/search_index.json").json()["docs"]}
    assert {"About", "Dock workers walk out"} <= titles


def test_a_folder_leads_to_its_page_and_what_is_not_there_is_404(client: Client) -> None:
    assert client.get("/timeline", follow=False).headers["location"] == "/timeline/"
    assert client.get("/nowhere/").status_code == 404
    assert client.get("/..%2Fmkdocs.yml").status_code == 404
    assert client.get("/-/..%2Fguard.py").status_code == 404
    assert client.get("/events/2024.yaml").status_code == 404


def test_every_page_forbids_what_is_inline(client: Client) -> None:
    assert client.get("/timeline/").headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:1", "127.0.0.1.evil.example:8000", "", "[", "10.0.0.1:8000"]
)
def test_another_name_for_this_machine_is_refused(host: str) -> None:
    async def site(*_: object) -> None:
        pytest.fail("it got in")

    client = Client(Guard(site, Door("127.0.0.1", 8000)))
    assert client.get("/", headers={"host": host}).status_code == 421


def test_the_stream_tells_of_a_change(site: LiveSite, yaml: Path) -> None:
    looks = []

    def stopped() -> bool:
        looks.append(1)
        if len(looks) == 1:
            edit(yaml, "title: Dock workers walk out", "title: Dock workers go home")
            site.refresh()
        return len(looks) > 2

    client = Client(site_application(site, stopped))
    version = client.get("/-/version", params={"path": "timeline/index.html"}).text
    assert client.get("/-/changes").text == f"retry: 500\n\ndata: {site.generation}\n\n"
    assert client.get("/-/version", params={"path": "timeline/index.html"}).text != version


def test_the_watch_rests_in_proportion_and_ends() -> None:
    looks: list[object] = []
    watch = Watch(lambda: bool(looks.append(1)), say=looks.append)
    watch.start()
    while not looks:
        pass
    watch.stopped.set()
    watch.join(5)
    assert not watch.is_alive()


def test_a_look_that_fails_is_said_once_and_tried_again_while_others_go_on() -> None:
    looks: list[str] = []
    said: list[str] = []

    def fails() -> bool:
        looks.append("one")
        if looks.count("one") < 4:
            raise KeyError("nothing here")
        return False

    watch = Watch(fails, lambda: bool(looks.append("other")), say=said.append, rest=0.01)
    watch.start()
    deadline = time.monotonic() + 20
    while looks.count("one") < 6 and time.monotonic() < deadline:
        time.sleep(0.01)
    watch.stopped.set()
    watch.join(5)
    assert looks.count("other") >= 5
    assert [line.partition(": KeyError")[0] for line in said] == [
        "what changed could not be read and is tried again",
        "what changed is read again",
    ]
    assert "test_live_site.py:" in said[0]


def test_what_could_not_be_taken_in_is_taken_in_later(
    site: LiveSite, yaml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("half-written")

    with monkeypatch.context() as broken:
        broken.setattr(site, "_take_in", fails)
        edit(yaml, "title: Dock workers walk out", "title: Dock workers go home")
        with pytest.raises(RuntimeError, match="half-written"):
            site.refresh()
    assert site.refresh()
    assert b"Dock workers go home" in site.answer("timeline/index.html").body


def test_cards_are_drawn_when_they_are_asked_for(root: Path) -> None:
    pytest.importorskip("PIL")
    config = (root / "mkdocs.yml").read_text().replace("search, timeline]", "search, {timeline: {cards: true}}]")
    (root / "mkdocs.yml").write_text(config)
    with closing(LiveSite(root / "mkdocs.yml", ADDRESS)) as site:
        page = site.answer("timeline/events/walkout/index.html").body.decode()
        assert f'{ADDRESS}timeline/events/walkout/card.png"' in page
        card = site.answer("timeline/events/walkout/card.png")
        assert (card.status, card.media_type, card.body[:4]) == (200, "image/png", b"\x89PNG")
        assert site.answer("timeline/card.png").status == 200
        assert site.answer("timeline/events/no-such/card.png").status == 404
