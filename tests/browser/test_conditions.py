"""The site under conditions that readers and publishers set: a strict policy, high zoom, few colours, no motion."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Quiet, served
from tests.browser.test_site import KINDS

SMALL = """() => [...document.querySelectorAll(
  ".tl a, .tl summary, .tl button, .tl input, .tl label"
)].filter((at) => {
  const box = at.getBoundingClientRect();
  if (box.width <= 1 || getComputedStyle(at).display === "inline" || at.closest(".tl-hidden")) return false;
  const label = at.closest("label")?.getBoundingClientRect();
  return Math.min(label?.height ?? box.height, label?.width ?? box.width) < 24;
}).map((at) => at.outerHTML.slice(0, 120))"""
"""What is no link in a line of text and smaller than 24 px (WCAG 2.5.8); the drawing has the list as its equivalent."""


def test_a_strict_policy_is_not_violated(browser: Browser, site: str) -> None:
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    for path in KINDS.values():
        page.goto(site + path)
    page.goto(site + KINDS["timeline"])
    page.get_by_label("Find in the timeline").last.fill("pier")
    page.locator(".tl-found li").first.wait_for()
    page.get_by_role("button", name="Filter").click()
    page.locator(".tl-mark-link").first.press("+")
    page.locator(".md-search__input").click()
    page.keyboard.type("invented")
    page.locator(".md-search-result__link").first.wait_for()
    assert refused == []
    page.close()


def test_light_and_dark_are_kept_under_a_strict_policy(browser: Browser, site: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(site + KINDS["timeline"])
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("label[title*='switch to light']:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.goto(site + KINDS["event"])
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.close()


def test_at_400_percent_nothing_scrolls_sideways_and_targets_stay_large(
    browser: Browser, site: str, subtests: pytest.Subtests
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    for kind, path in KINDS.items():
        with subtests.test(kind=kind):
            page.goto(site + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320
            assert page.evaluate(SMALL) == []
    page.close()


def test_without_colours_of_its_own_marks_and_standings_are_still_told_apart(browser: Browser, site: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(site + KINDS["timeline"])
    width = page.locator(".tl-mark-link[href='#storm'] .tl-mark").evaluate("mark => mark.getBoundingClientRect().width")
    drawn = page.locator(".tl-mark-link[href='#storm'] .tl-mark").evaluate(
        "mark => [getComputedStyle(mark).backgroundColor, getComputedStyle(document.body).backgroundColor]"
    )
    assert width > 4
    assert drawn[0] != drawn[1]
    signs = page.locator(".tl-event .tl-sign:visible").evaluate_all(
        "signs => signs.map((sign) => getComputedStyle(sign).backgroundImage + getComputedStyle(sign).borderStyle)"
    )
    assert len(set(signs)) == 4  # confirmed, disputed, denied, planned
    page.close()


def test_who_wants_no_motion_gets_none(browser: Browser, site: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site + KINDS["timeline"])
    moving = page.evaluate(
        """() => [...document.querySelectorAll(".tl, .tl *, .tl-list *")].filter((at) => {
          const style = getComputedStyle(at);
          return parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01;
        }).map((at) => at.className)"""
    )
    assert moving == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.close()


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    return [
        found
        for found in page.locator(selector).evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().toJSON()).filter(box => box.width)"
        )
        if isinstance(found, dict)
    ]


def test_the_page_keeps_its_rhythm(browser: Browser, site: str, subtests: pytest.Subtests) -> None:
    page = browser.new_page()
    for width in (390, 768, 1280, 1920):
        with subtests.test(width=width):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(site + KINDS["timeline"])
            expect_rhythm(page, width)
    page.close()


def expect_rhythm(page: Page, width: int) -> None:
    titles, dates = boxes(page, ".tl-event .tl-title"), boxes(page, ".tl-day > .tl-when")
    assert len(titles) == 9
    assert len({round(box["left"]) for box in titles}) == 1, "titles stand in one line"
    assert len({round(box["left"]) for box in dates}) == 1, "dates stand in one line"
    if width >= 720:
        assert all(date["right"] <= titles[0]["left"] for date in dates)
    size = page.evaluate(
        """() => ["h1", ".tl-day > .tl-when", ".tl-quote", ".tl-by"].map(
          (part) => parseFloat(getComputedStyle(document.querySelector(part)).fontSize))"""
    )
    assert sorted(set(size), reverse=True) == size
    assert size[-1] >= 12
    head = boxes(page, ".tl-canvas")[0]
    marks = boxes(page, ".tl-mark-link")
    assert all(head["left"] - 1 <= box["left"] and box["right"] <= head["right"] + 1 for box in marks)
    assert all(box["height"] >= 24 and box["width"] >= 24 for box in marks)


class BelowFolder(Quiet):
    """A host that has the site in a folder of its own and answers with its page for what is not there."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix("/news")
        return super().translate_path(below if below != path else "/elsewhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.mark.usefixtures("site")
def test_what_is_not_there_leads_back_to_the_site_in_any_folder(browser: Browser, site_folder: Path) -> None:
    page = browser.new_page()
    with served(site_folder / "site", BelowFolder) as port:
        page.goto(f"http://127.0.0.1:{port}/news/timeline/events/gone/")
        links = page.locator("main a")
        expect(links).to_have_text(["The harbour - Harbour news", "Harbour news"])
        assert [link.get_attribute("href") for link in links.all()] == ["/news/timeline/", "/news/"]
        links.first.click()
        expect(page.locator("h1")).to_have_text("The harbour")
    page.close()


def test_what_is_not_there_has_links_without_javascript(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site}404.html")
    assert [link.get_attribute("href") for link in page.locator("main a").all()] == ["./", "../", "/"]
    page.close()


def test_a_title_from_right_to_left_is_cut_at_its_end_in_the_drawing(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site + KINDS["timeline"])
    label = page.locator(".tl-mark-link > b").first
    label.evaluate(
        "one => { one.textContent = 'وزارة النقل والسواحل تعلن إغلاق الميناء بعد احتجاج الصيادين على العقد' }"
    )
    ends = """one => {
      const words = document.createRange();
      words.setStart(one.firstChild, 0);
      words.setEnd(one.firstChild, 1);
      const [first, box] = [words.getBoundingClientRect(), one.getBoundingClientRect()];
      return { cut: one.scrollWidth > one.clientWidth, shown: first.left >= box.left && first.right <= box.right };
    }"""
    assert label.evaluate(ends) == {"cut": True, "shown": True}
    page.close()
