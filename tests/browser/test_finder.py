"""The finder: words, names, dates, typos and evidence in one box, its state in the address, nothing loaded before."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

TIMELINE = "timeline/index.html"


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site + TIMELINE)
    yield page
    page.close()


def ask(page: Page, words: str) -> None:
    page.get_by_label("Find in the timeline").last.fill(words)


def expect_found(page: Page, *titles: str) -> None:
    expect(page.locator(".tl-found .tl-title > a")).to_have_text(list(titles))


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + TIMELINE, wait_until="networkidle")
    assert not any("/find/" in url for url in asked)
    page.get_by_label("Find in the timeline").last.focus()
    page.wait_for_load_state("networkidle")
    assert any("/find/0.js" in url for url in asked)
    page.close()


FOUND = {
    "fishermen MEETS": ["The mayor meets the fishermen"],
    "fishermen -meets": ["Fishermen protest"],
    "fishremen protest": ["Fishermen protest"],
    "4 may 2021": ["A rumour", "The harbour is closed"],
    "march 2019": ["A new mayor takes office"],
    "zzzzzz": [],
    "before 2020": ["A new mayor takes office"],
    "since 2021-09": ["A new pier opens"],
    "november 2020 storm": ["A storm"],
}
"""What is asked, one after the other on one page, and what is found: each time something else."""


def test_words_dates_and_typos_are_understood(page: Page, subtests: pytest.Subtests) -> None:
    for words, titles in FOUND.items():
        with subtests.test(words=words):
            ask(page, words)
            expect_found(page, *titles)
            expect(page.locator(".tl-count")).not_to_be_empty()


def test_declared_keys_are_facets_and_columns_of_what_is_taken_along(page: Page) -> None:
    page.get_by_role("button", name="Filter").click()
    group = page.get_by_role("group", name="Berths")
    expect(group.get_by_role("button")).to_have_text(["South2", "North1"])
    group.get_by_role("button", name="South").click()
    expect_found(page, "A storm", "A new pier opens")
    assert query(page) == {"own.berths": ["South"]}
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("group", name="Amount in euros").get_by_role("button", name="500,000").click()
    expect_found(page, "A new pier opens")
    page.reload()
    expect_found(page, "A new pier opens")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    rows = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert rows[0].endswith('"amount","berths"')
    assert rows[1].endswith('"500,000","North; South"')
    chip = page.locator(".tl-chips").get_by_role("button", name="South")
    chip.click()  # all of
    chip.click()  # without
    expect_found(page)


def test_the_address_keeps_what_was_asked_and_back_goes_back(page: Page, site: str) -> None:
    ask(page, "fishermen meets")
    expect_found(page, "The mayor meets the fishermen")
    assert query(page) == {"words": ["fishermen meets"]}
    assert not page.locator(".tl-body").is_visible()
    page.reload()
    expect_found(page, "The mayor meets the fishermen")
    page.locator(".tl-chips").get_by_role("button", name="Clear").click()
    expect(page.locator(".tl-body")).to_be_visible()
    assert query(page) == {}
    page.go_back()
    expect_found(page, "The mayor meets the fishermen")


def test_choices_of_one_kind_add_up_kinds_narrow_down_and_each_can_be_turned_round(page: Page, site: str) -> None:
    page.goto(site + TIMELINE + "?status=planned&status=disputed")
    expect_found(page, "The harbour is closed", "A new pier opens")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("group", name="Who").get_by_role("button", name="Port authority").click()
    expect_found(page, "The harbour is closed")
    assert query(page) == {"status": ["planned", "disputed"], "who": ["Port authority"]}
    page.keyboard.press("Escape")
    chip = page.locator(".tl-chips").get_by_role("button", name="Port authority")
    chip.click()
    page.locator(".tl-chips").get_by_role("button", name="all of Port authority").click()
    expect_found(page, "A new pier opens")
    assert query(page)["who.not"] == ["Port authority"]


def test_the_evidence_can_be_asked_about(page: Page, site: str) -> None:
    page.goto(site + TIMELINE + "?evidence=disputed")
    expect_found(page, "A rumour", "The harbour is closed")
    page.goto(site + TIMELINE + "?evidence=single&evidence.not=planned")
    expect_found(page, "Fishermen protest", "The mayor meets the fishermen")


def test_the_selection_can_be_taken_along_as_a_table(page: Page, site: str) -> None:
    page.goto(site + TIMELINE + "?words=pier")
    expect_found(page, "A new pier opens")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith('"id","date","title"')
    assert '"A new pier opens"' in text.splitlines()[1]


def test_the_pages_of_years_lead_to_what_is_found_anywhere(page: Page, site: str) -> None:
    page.goto(site + "years/2021/05/index.html?words=mayor")
    expect(page.locator(".tl-found .tl-title > a").first).to_have_text("A new mayor takes office")
    page.locator(".tl-found a").first.click()
    assert urlsplit(page.url).path == "/years/events/new-mayor/index.html"


def test_marks_that_do_not_fit_fade_ranges_and_plans_too(page: Page) -> None:
    ask(page, "harbour closed")
    expect_found(page, "The harbour is closed")
    assert page.locator(".tl-marks > li:not([data-out])").count() == 1
    assert page.locator(".tl-marks > li[data-out]").first.evaluate("mark => getComputedStyle(mark).opacity") == "0.2"


def test_the_drawing_zooms_with_keys_and_shows_all_again(page: Page) -> None:
    canvas = page.locator(".tl-canvas")
    width = canvas.evaluate("canvas => canvas.clientWidth")
    page.locator(".tl-mark-link").first.press("+")
    assert canvas.evaluate("canvas => canvas.clientWidth") == pytest.approx(2 * width, abs=2)
    page.get_by_role("button", name="Show the whole period").click()
    assert canvas.evaluate("canvas => canvas.clientWidth") == width


def test_without_javascript_there_is_no_box_and_every_mark_is_a_link(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site + TIMELINE)
    assert page.locator(".tl-filter input").count() == 0
    assert page.locator(".tl-marks a[href^='#']").count() == 9
    page.locator("label[for=tl-depth-days]").click()
    assert not page.locator(".tl-quote").first.is_visible()
    page.close()
