"""The span of the overview, narrowed by keys and by dragging, and the filter across pages of years."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site + "timeline/index.html")
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    return page.locator(".tl-event:visible .tl-title").all_inner_texts()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_arrow_keys_narrow_the_span_and_the_address_keeps_it(page: Page) -> None:
    handle = page.get_by_role("slider", name="From")
    assert handle.get_attribute("aria-valuetext") == "March 2019"
    handle.focus()
    page.keyboard.press("PageUp")
    assert handle.get_attribute("aria-valuetext") == "June 2019"
    for _ in range(7):
        page.keyboard.press("PageUp")
    page.keyboard.press("ArrowRight")
    assert handle.get_attribute("aria-valuetext") == "April 2021"
    assert "A storm" not in shown(page)
    assert "The harbour is closed" in shown(page)
    assert query(page)["from"] == ["2021-04-01"]
    before = shown(page)
    page.reload()
    assert shown(page) == before
    assert page.get_by_role("slider", name="From").get_attribute("aria-valuetext") == "April 2021"
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == 9
    assert query(page) == {}


def test_the_ends_of_the_span_cannot_pass_each_other(page: Page) -> None:
    first, last = page.get_by_role("slider", name="From"), page.get_by_role("slider", name="Until")
    last.focus()
    page.keyboard.press("Home")
    assert last.get_attribute("aria-valuetext") == first.get_attribute("aria-valuetext") == "March 2019"
    page.keyboard.press("Escape")
    assert last.get_attribute("aria-valuetext") != "March 2019"
    assert len(shown(page)) == 9


def test_dragging_over_the_overview_asks_for_that_time_and_a_click_still_follows_the_link(page: Page) -> None:
    box = page.locator(".tl-marks").bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 5)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 5, steps=3)
    page.mouse.up()
    page.wait_for_url("**from=**")
    assert shown(page) == ["A storm"]
    assert "1 of 9 events, " in page.locator(".tl-count").inner_text()
    assert page.locator(".tl-mark[data-out]").count() == 8
    page.get_by_role("button", name="Show all").click()
    page.locator(".tl-mark[href='#pier']").click()
    assert urlsplit(page.url).fragment == "pier"


def test_the_list_of_years_counts_what_fits_in_each_and_leads_there(page: Page, site: str) -> None:
    page.goto(site + "years/2021/index.html")
    page.get_by_label("Filter by any words").fill("mayor")
    page.locator(".tl-note", has_text="1 in other years").wait_for()
    years = page.locator(".tl-years a").all_inner_texts()
    assert [year.split() for year in years][:2] == [["2019", "1"], ["2020", "0"]]
    page.get_by_role("link", name="2019").click()
    assert shown(page) == ["A new mayor takes office"]
    assert query(page) == {"words": ["mayor"]}


def test_the_page_of_all_years_lists_the_events_found(page: Page, site: str) -> None:
    page.goto(site + "years/index.html")
    page.get_by_label("Filter by any words").fill("fishermen")
    page.get_by_role("link", name="The mayor meets the fishermen", exact=True).click()
    assert urlsplit(page.url).path == "/years/2021/index.html"
    assert urlsplit(page.url).fragment == "mayor-meets"
    page.goto(site + "years/index.html?status=confirmed")
    assert page.locator(".tl-found .tl-title").all_inner_texts() == ["A storm"]
    assert page.locator("summary", has_text="Status: confirmed").is_visible()


def test_without_javascript_there_are_no_handles_and_every_mark_is_a_link(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site + "timeline/index.html")
    assert page.get_by_role("slider").count() == 0
    assert page.locator(".tl-marks a[href^='#']").count() == 9
    page.close()
