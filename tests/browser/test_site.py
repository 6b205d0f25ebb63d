"""The built site in a browser: reading, following, filtering, with and without JavaScript, and nothing leaves."""

import gzip
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from timeline.text import address

KINDS = {
    "timeline": "timeline/index.html",
    "event": "timeline/events/harbour-closed/index.html",
    "planned": "timeline/events/pier/index.html",
    "source": "timeline/sources/mayor/index.html",
    "sources": "timeline/sources/index.html",
    "hostile": "timeline/events/hostile/index.html",
    "topic": "timeline/where/harbour/index.html",
    "index": "timeline/who/index.html",
    "changes": "timeline/changes/index.html",
    "embed": "timeline/embed.html",
    "years": "years/index.html",
    "year": "years/2021/index.html",
    "home": "index.html",
}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_an_event_can_be_followed_to_the_sentence_it_stands_in(browser: Browser, site: str, scripts: bool) -> None:
    page = browser.new_page(java_script_enabled=scripts)
    page.goto(site)
    page.locator("article").get_by_role("link", name="Timeline").click()
    page.get_by_role("link", name="The mayor meets the fishermen", exact=True).first.click()
    assert page.locator("h1").inner_text() == "The mayor meets the fishermen"
    page.get_by_role("link", name="The quote on its source’s page").click()
    assert urlsplit(page.url).fragment == "mayor-meets"
    place = page.locator("#mayor-meets mark")
    assert place.inner_text() == "He met the fishermen"
    assert place.evaluate("mark => mark.getBoundingClientRect().top < innerHeight")
    page.close()


def test_a_source_on_the_web_opens_at_the_sentence(page: Page, site: str) -> None:
    page.goto(site + KINDS["timeline"])
    link = page.locator("#fishermen-protest a.tl-source")
    assert (link.get_attribute("href") or "").endswith(
        "/article.html#:~:text=Fishermen%20protested%20between%20May%205%20and%206"
    )
    link.click()
    page.wait_for_url("**/article.html*")


def test_how_a_date_was_read_opens_without_javascript(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site + KINDS["event"])
    details = page.locator("details.tl-grammar")
    assert not details.locator("dl").first.is_visible()
    details.locator("summary").click()
    assert "on Tuesday" in details.inner_text()
    assert "Friday, 7 May 2021" in details.inner_text()
    page.close()


def test_no_request_leaves(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in KINDS.values():
        page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert not any("search_index" in url for url in asked), "the index waits until somebody searches"
    page.locator(".md-search__input").focus()
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("search_index.json") for url in asked)
    assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


@pytest.mark.parametrize("kind", ["event", "source", "topic"])
def test_a_page_of_one_event_weighs_100_kilobytes_with_all_of_material(page: Page, site: str, kind: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site + KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert any("/assets/timeline.js" in answer.url for answer in answers)
    assert sum(len(gzip.compress(answer.body(), 6)) for answer in answers if answer.ok) <= 100_000


@pytest.mark.parametrize("kind", ["timeline", "hostile"])
def test_text_from_outside_stays_text(page: Page, site: str, kind: str) -> None:
    page.goto(site + KINDS[kind])
    page.get_by_text("onerror", exact=False).first.wait_for()
    if kind == "timeline":
        page.get_by_label("Find in the timeline").last.fill("script")
        page.locator(".tl-found li").first.wait_for()
    assert page.evaluate("window.hurt") is None
    assert page.locator("img[src^='https://evil']").count() == 0


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_phone_needs_no_sideways_scrolling(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(site + path)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.close()


def shown(page: Page) -> list[str]:
    return page.locator(".tl-event:visible .tl-title").all_inner_texts()


def test_a_sentence_in_english_ends_with_its_full_stop_on_a_page_that_runs_from_right_to_left(
    page: Page, site: str
) -> None:
    page.goto(f"{site}timeline/events/storm/index.html")
    page.evaluate("document.body.dir = 'rtl'")
    ends = page.locator(".tl-plainly").first.evaluate(
        """(shown) => {
          const text = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT).nextNode();
          const at = (place) => {
            const range = document.createRange();
            range.setStart(text, place);
            range.setEnd(text, place + 1);
            return range.getBoundingClientRect().left;
          };
          const stop = text.data.lastIndexOf(".");
          return [at(stop - 1), at(stop)];
        }"""
    )
    assert ends[0] < ends[1]


def test_every_event_is_reached_by_the_keyboard_and_the_focus_is_seen(page: Page, site: str) -> None:
    page.goto(site + KINDS["timeline"])
    page.locator("h1").click()
    reached, seen = set(), set()
    for _ in range(120):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              const lit = style.outlineStyle !== "none" || style.boxShadow !== "none";
              return [at.closest(".tl-title") ? at.closest(".tl-event").id : null, at.closest(".tl") ? lit : true];
            }"""
        )
        reached.add(focus[0])
        seen.add(focus[1])
        if focus[0] == "pier":
            break
    ids = page.locator(".tl-event").evaluate_all("events => events.map(event => event.id)")
    assert set(ids) <= reached
    assert seen == {True}


def test_the_search_finds_an_event_by_its_quote(page: Page, site: str) -> None:
    page.goto(site + "index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("invented")
    result = page.locator(".md-search-result__link").first
    result.wait_for()
    assert "events/harbour-closed" in (result.get_attribute("href") or "")


def test_the_site_works_from_a_folder(page: Page, site: str, site_folder: Path) -> None:
    page.goto((site_folder / "site/index.html").as_uri())
    page.locator("article").get_by_role("link", name="Timeline").click()
    page.get_by_label("Find in the timeline").last.fill("pier")
    page.locator(".tl-found").get_by_role("link", name="A new pier opens", exact=True).click()
    assert page.locator("h1").inner_text() == "A new pier opens"


def test_print_shows_everything(page: Page, site: str) -> None:
    page.goto(site + KINDS["timeline"])
    page.emulate_media(media="print")
    assert len(shown(page)) == 9
    assert not page.locator(".tl-filter").is_visible()
    assert not page.locator(".md-header").is_visible()


def test_print_names_every_source_by_a_number(page: Page, site: str) -> None:
    page.goto(site + KINDS["timeline"])
    listed = page.locator(".tl-printed p:not(.tl-label)")
    assert not listed.first.is_visible()
    page.emulate_media(media="print")
    lines = listed.first.inner_text().splitlines()
    numbers = [line.split()[0] for line in lines]
    assert numbers == [str(number) for number in range(1, len(lines) + 1)]
    cited = page.locator(".tl-event [data-n]:visible").evaluate_all("all => all.map(one => one.dataset.n)")
    assert set(", ".join(cited).split(", ")) == set(numbers)
    said = "one => getComputedStyle(one, '::after').content"
    first = page.locator(".tl-event .tl-source").first
    assert first.evaluate(said) == f'" [{first.get_attribute("data-n")}]"'
    assert any(first.inner_text() in line for line in lines)


def axe() -> str:
    """axe-core, where somebody has put it: npm install --no-save axe-core."""
    places = [os.environ.get("AXE", ""), "node_modules/axe-core/axe.min.js"]
    found = next((place for place in places if place and Path(place).is_file()), None)
    if found is None:
        npm = "" if shutil.which("npm") else " (npm itself is missing)"
        pytest.skip(f"no axe-core; npm install --no-save axe-core{npm}, or name axe.min.js in AXE")
    return Path(found).read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, site: str, scheme: Literal["light", "dark"]) -> None:
    script = axe()
    page = browser.new_page(color_scheme=scheme)
    found: dict[str, Any] = {}
    for kind, path in KINDS.items():
        page.goto(site + path)
        page.evaluate(script)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            found[f"{kind}: {violation['id']}"] = [node["html"][:200] for node in violation["nodes"]][:3]
    page.close()
    assert found == {}


def test_ids_are_the_anchors_of_the_list(page: Page, site: str) -> None:
    page.goto(site + KINDS["timeline"] + "#" + address("pier"))
    page.wait_for_function("document.getElementById('pier').getBoundingClientRect().top < innerHeight")
