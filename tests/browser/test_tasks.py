"""Twelve things that readers come for, each walked in a browser in at most three steps; the guide names the same steps.

A step is a click, a choice, or words typed. What is read on the page that a step leads to is none.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import programs
from tests.browser.conftest import CONFIG, served
from tests.site.realistic import realistic
from timeline.i18n.wording import MONTHS
from timeline.site import Rendered, SiteSettings, site_pages, write_files

MOST_STEPS = 3


class Reader:
    """A reader on the timeline page, whose steps are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps: list[str] = []

    def click(self, name: str, place: Locator | None = None) -> None:
        self.steps.append(f"click {name}")
        (place or self.page.get_by_role("link", name=name)).first.click()

    def type(self, words: str) -> None:
        self.steps.append(f"type {words}")
        self.page.get_by_label("Find in the timeline").last.fill(words)
        expect(self.page.locator(".tl-count")).not_to_be_empty()

    def choose(self, facet: str) -> None:
        """Open the filter and choose a value: two steps."""
        self.click("Filter", self.page.get_by_role("button", name="Filter"))
        self.click(facet, self.page.locator(".tl-facet", has_text=facet))
        settled(self.found)

    @property
    def found(self) -> Locator:
        return self.page.locator(".tl-found .tl-title > a")

    def titles(self) -> list[str]:
        """The titles of what was found, once no more are drawn."""
        return settled(self.found)


LISTED = 40
"""Of what is found so many are shown."""


def settled(found: Locator) -> list[str]:
    """The titles of what is found, once as many are drawn as the line above them counts."""
    count = found.page.locator(".tl-count")
    expect(count).to_have_text(re.compile(r"^[1-9]"))
    expect(found).to_have_count(min(LISTED, int(count.inner_text().split()[0])))
    return found.all_inner_texts()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tasks")
    with served(folder / "site") as port:
        address = f"http://127.0.0.1:{port}/"
        (folder / "mkdocs.yml").write_text(f"site_url: {address}\n{CONFIG}", encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
        events, articles = realistic(90)
        settings = SiteSettings("The harbour", timeline_url=f"{address}timeline/", split_above=60)
        write_files(Rendered(site_pages(events, articles, settings)), folder / "docs/timeline")
        programs.run("mkdocs", "build", "--quiet", cwd=folder).check_returncode()
        yield address


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{address}timeline/index.html")
    reader = Reader(page)
    yield reader
    assert 1 <= len(reader.steps) <= MOST_STEPS, reader.steps
    page.close()


def test_what_happened_in_a_month_about_something(reader: Reader) -> None:
    about = next(event for event in realistic(90)[0] if re.fullmatch(r"2025-\d\d-\d\d", str(event.date)))
    month = MONTHS[int(str(about.date)[5:7]) - 1]
    reader.type(f"{month} 2025 {about.title.split()[-1]}")
    assert about.title in reader.titles()
    for when in reader.page.locator(".tl-found .tl-when").all_inner_texts():
        assert "2025" in when


def test_who_denied_it(reader: Reader) -> None:
    reader.choose("disputed")
    reader.click("the first", reader.found)
    expect(reader.page.locator(".tl-page > .tl-standing")).to_contain_text(re.compile("denied by", re.IGNORECASE))
    expect(reader.page.locator(".tl-passage[data-stance=denies] mark").first).to_be_visible()


def test_show_me_the_sentence(reader: Reader) -> None:
    reader.click("a title", reader.page.locator(".tl-event .tl-title a"))
    expect(reader.page.locator(".tl-quote mark").first).to_be_visible()
    there = reader.page.locator(".tl-sentence").first.get_attribute("href") or ""
    assert "#:~:text=" in there


def test_all_of_a_person(reader: Reader) -> None:
    name = reader.page.locator(".tl-names [data-kind=who]").first
    person = name.inner_text()
    reader.click(person, name)
    expect(reader.page.locator("h1")).to_have_text(person)
    expect(reader.page.locator(".tl-lines .tl-line").nth(1)).to_be_visible()


def test_what_stands_on_one_source_only(reader: Reader) -> None:
    reader.choose("one source only")
    expect(reader.found.nth(7)).to_be_visible()
    reader.page.goto(reader.found.first.get_attribute("href") or "")
    expect(reader.page.locator(".tl-telling")).to_have_count(1)


def test_what_changed(reader: Reader) -> None:
    reader.click("What changed")
    expect(reader.page.get_by_role("heading", name="Reported last")).to_be_visible()
    expect(reader.page.locator(".tl-line time").nth(4)).to_be_visible()


def test_subscribe(reader: Reader, address: str) -> None:
    feed = reader.page.locator(".tl-downloads a[href$='feed.atom']")
    with reader.page.expect_response("**/feed.atom") as response:
        reader.click("feed", feed)
    assert b"<feed" in response.value.body()


def test_subscribe_to_a_selection(reader: Reader) -> None:
    reader.choose("disputed")
    with reader.page.expect_response("**/evidence/disputed/feed.atom") as response:
        reader.click("its feed", reader.page.locator(".tl-chips a", has_text="Feed: disputed"))
    assert response.value.status == 200
    assert feedparser.parse(response.value.body()).entries


def test_a_feed_is_offered_only_where_there_is_one(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for facet in ("who=Fishermen’s Union", "where=St. John's Point", "tags=court", "source=Coast %26 Court"):
        page.goto(f"{address}timeline/index.html?{facet}")
        feed = page.locator(".tl-chips a")
        feed.wait_for()
        assert page.request.get(feed.get_attribute("href") or "").status == 200
    page.goto(f"{address}timeline/index.html?who=Nobody")
    page.locator(".tl-count:not(:empty)").wait_for()
    assert page.locator(".tl-chips a").count() == 0
    page.close()


def test_what_is_found_can_be_saved_as_a_feed(reader: Reader) -> None:
    reader.type("pier")
    number = int((reader.page.locator(".tl-count").inner_text()).split()[0])
    with reader.page.expect_download() as download:
        reader.click("Atom", reader.page.locator(".tl-chips").get_by_role("button", name="Atom"))
    saved = feedparser.parse(Path(download.value.path()).read_bytes())
    assert not saved.bozo
    assert len(saved.entries) == number
    assert saved.feed.link == reader.page.url
    assert all("events/" in entry.link and entry.updated for entry in saved.entries)


def test_a_spreadsheet_of_a_selection(reader: Reader) -> None:
    reader.type("pier")
    number = int((reader.page.locator(".tl-count").inner_text()).split()[0])
    with reader.page.expect_download() as download:
        reader.click("CSV", reader.page.locator(".tl-chips").get_by_role("button", name="CSV"))
    rows = Path(download.value.path()).read_text("utf-8-sig").splitlines()
    assert rows[0].startswith('"id","date","title"')
    assert len(rows) == number + 1


def test_cite_an_event(reader: Reader) -> None:
    reader.click("a title", reader.page.locator(".tl-event .tl-title a"))
    reader.click("Cite this event", reader.page.get_by_text("Cite this event"))
    expect(reader.page.locator(".tl-citation")).to_contain_text(reader.page.locator("h1").inner_text())
    expect(reader.page.locator(".tl-verbatim").first).to_contain_text("@")


def test_link_what_is_shown(reader: Reader, browser: Browser) -> None:
    reader.type("dredging since 2020")
    shown = reader.titles()
    other = browser.new_page()
    other.goto(reader.page.url)
    assert settled(other.locator(".tl-found .tl-title > a")) == shown
    other.close()


def test_compare_two_sources_that_differ(reader: Reader) -> None:
    reader.choose("dates differ")
    reader.click("the first", reader.found)
    expect(reader.page.locator(".tl-claims thead th").nth(1)).to_be_visible()
    expect(reader.page.locator(".tl-claims td[data-differs]").first).to_be_visible()


def test_print_a_chapter(reader: Reader) -> None:
    reader.click("the year", reader.page.locator(".tl-column").last)
    whole = reader.page.locator("label[for=tl-depth-all]")
    if whole.count():
        reader.click("All", whole)
    reader.steps.append("print")
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("h1")).to_be_visible()
    events = reader.page.locator(".tl-body .tl-event")
    assert events.count() >= 1
    assert events.evaluate_all("all => all.every((one) => one.checkVisibility())")
    expect(reader.page.locator(".tl-bar")).to_be_hidden()


def test_the_map_of_the_site_says_of_no_page_that_it_changed_today(browser: Browser, address: str) -> None:
    page = browser.new_page()
    listed = page.request.get(f"{address}sitemap.xml").text()
    page.close()
    assert "<lastmod>" not in listed
    assert listed.count(f"<loc>{address}timeline/events/") == 90
