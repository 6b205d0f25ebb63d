"""A long timeline of a real shape in a browser: 2,000 events, 1,000 of them in one year."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import programs
from tests.browser.conftest import CONFIG, served
from tests.site.realistic import realistic
from timeline.site import Rendered, SiteSettings, site_pages, write_files

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
ABOVE = """() => [...document.querySelectorAll(".tl-event .tl-title")].filter(
  (title) => title.checkVisibility() && title.getBoundingClientRect().bottom < innerHeight).length"""

WAITING = """{
  const later = setTimeout; // a busy machine must not come to the end of the longest wait
  window.setTimeout = (then, wait, ...more) => (wait === 1000 ? 0 : later(then, wait, ...more));
  new MutationObserver((_, observer) => {
    if (document.documentElement.hasAttribute("data-tl-first")) return;
    observer.disconnect();
    const years = [...document.querySelectorAll(".tl-later")];
    window.waited = { years: years.length, top: years[0]?.getBoundingClientRect().top };
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-tl-first"] });
}"""
"""Notes where the years begin that waited, as soon as they need not wait any longer."""


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site; of the pages of events and sources only the first few are built."""
    folder = tmp_path_factory.mktemp("long")
    (folder / "mkdocs.yml").write_text(CONFIG.replace("  - Timeline", "  - Long: 300/index.md\n  - Timeline"), "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    for count, name in ((2000, "timeline"), (300, "300")):
        events, articles = realistic(count)
        made = site_pages(events, articles, SiteSettings("The harbour", description="What the court found."))
        few = {path: page for path, page in made.items() if not path.startswith(("events/event-1", "sources/a"))}
        write_files(
            Rendered({path: page for path, page in few.items() if not path.startswith("events/event-2")}),
            folder / "docs" / name,
        )
    programs.run("mkdocs", "build", "--quiet", cwd=folder).check_returncode()
    with served(folder / "site") as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=DESK, reduced_motion="reduce")  # type: ignore[arg-type]
    yield page
    page.close()


@pytest.mark.parametrize(("viewport", "fewest"), [(DESK, 4), (PHONE, 2)], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["timeline", "300"])
def test_events_stand_above_the_fold(browser: Browser, long: str, name: str, viewport: object, fewest: int) -> None:
    page = browser.new_page(viewport=viewport)  # type: ignore[arg-type]
    page.goto(f"{long}{name}/index.html")
    page.locator(".tl-filter input").wait_for()
    assert page.evaluate(ABOVE) >= fewest
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]  # type: ignore[index]
    page.close()


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("name", ["timeline", "300"])
def test_only_years_below_the_window_wait_for_its_first_frame(
    browser: Browser, long: str, name: str, viewport: object
) -> None:
    page = browser.new_page(viewport=viewport)  # type: ignore[arg-type]
    page.add_init_script(WAITING)
    page.goto(f"{long}{name}/index.html")
    page.wait_for_function("() => window.waited")
    waited = page.evaluate("waited")
    assert waited["years"] > 0
    assert waited["top"] >= viewport["height"]  # type: ignore[index]
    drawn = (
        "[...document.querySelectorAll('.tl-later')].every((one) => getComputedStyle(one).contentVisibility === 'auto')"
    )
    assert page.evaluate(drawn)
    page.goto("about:blank")
    page.goto(f"{long}{name}/index.html#tl-list")
    assert page.evaluate("document.documentElement.hasAttribute('data-tl-first')") is False
    page.close()


def test_no_page_is_too_large(page: Page, long: str, subtests: pytest.Subtests) -> None:
    for path in ("timeline/index.html", "timeline/2025/index.html", "timeline/2025/05/index.html", "300/index.html"):
        with subtests.test(path=path):
            page.goto(long + path)
            assert page.evaluate("document.querySelectorAll('*').length") <= 3000


def test_the_front_page_links_at_least_twelve_key_events(page: Page, long: str) -> None:
    page.goto(long + "timeline/index.html")
    links = page.locator(".tl-event .tl-title a").evaluate_all("all => all.map((one) => one.href)")
    assert len(set(links)) >= 12


def test_a_link_of_the_drawing_leads_to_its_event_below_the_sticky_heading(page: Page, long: str) -> None:
    page.goto(long + "timeline/2025/05/index.html")
    href = page.locator(".tl-column").nth(9).get_attribute("href") or ""
    page.locator(".tl-column").nth(9).click()
    top = "id => document.getElementById(id).getBoundingClientRect().top"
    in_sight = f"id => 48 <= ({top})(id) && ({top})(id) <= 400"  # in the window and not under the header
    page.wait_for_function(in_sight, arg=href.removeprefix("#"))


def test_more_events_open_in_place_without_javascript(browser: Browser, long: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(long + "300/index.html")
    toggle = page.locator(".tl-month label.tl-more").first
    section = page.locator(".tl-list", has=toggle)
    assert section.locator(".tl-minor.tl-event:visible").count() == 0
    toggle.click()
    assert section.locator(".tl-minor.tl-event:visible").count() >= 1
    hidden = section.locator(".tl-minor.tl-event").count()
    page.locator("label[for=tl-depth-all]").click()
    assert page.locator(".tl-minor.tl-event:visible").count() >= hidden
    page.close()


def test_all_of_2000_events_opens_in_place_without_javascript(browser: Browser, long: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(long + "timeline/index.html")
    page.locator("label[for=tl-depth-all]").click()
    assert not page.locator(".tl-event:visible").count()
    parts = page.locator(".tl-contents > details")
    parts.first.locator("summary").click()
    assert parts.first.locator(".tl-title:visible").count() > 1
    parts.last.locator("summary").click()
    expect(parts.last.get_by_role("link", name="March 2025")).to_be_visible()
    parts.last.get_by_role("link", name="March 2025").click()
    expect(page.locator("h1")).to_have_text("March 2025")
    page.close()


def test_a_hidden_event_is_shown_when_its_address_is_opened(browser: Browser, long: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(long + "300/index.html")
    name = page.locator("article.tl-minor").nth(50).get_attribute("id")
    page.goto(f"{long}300/index.html#{name}")
    expect(page.locator(f"#{name}")).to_be_visible()
    expect(page.locator(f"#{name}")).to_be_in_viewport()
    page.close()


def test_an_old_anchor_of_a_year_that_has_month_pages_leads_on(page: Page, long: str) -> None:
    page.goto(long + "timeline/2025/index.html#event-31")
    page.wait_for_url("**/events/event-31/**")


def test_dates_and_titles_of_what_is_found_stand_apart(page: Page, long: str) -> None:
    page.goto(long + "timeline/index.html?words=customs+since+2024")
    page.locator(".tl-found li").first.wait_for()
    for row in page.locator(".tl-found li").all()[:5]:
        when, title = row.locator(".tl-when").bounding_box(), row.locator(".tl-title").bounding_box()
        assert when
        assert title
        assert when["x"] + when["width"] <= title["x"]
    count, note = page.locator(".tl-count").bounding_box(), page.locator(".tl-found").bounding_box()
    assert count
    assert note
    assert count["y"] + count["height"] <= note["y"]


def test_apostrophes_are_found_and_shown(page: Page, long: str) -> None:
    page.goto(long + "timeline/index.html")
    page.get_by_label("Find in the timeline").last.fill("o'brien's lease")
    expect(page.locator(".tl-found .tl-title > a").first).to_contain_text("O'Brien's lease")
    assert "&#39;" not in page.locator("main").inner_text()


def test_the_search_of_the_site_has_names_with_their_apostrophes(page: Page, long: str) -> None:
    index = page.request.get(f"{long}search/search_index.json").json()
    titles = [one["title"] for one in index["docs"] if "Brien" in one["title"]]
    assert titles
    assert all("O'Brien" in title for title in titles)


def test_the_words_of_an_editor_are_in_the_list_and_found(page: Page, long: str) -> None:
    page.goto(long + "300/index.html")
    page.locator("label[for=tl-depth-all]").click()
    expect(page.locator(".tl-brief").first).to_have_text("The editors have seen the contract.")
    page.get_by_label("Find in the timeline").last.fill("editors contract")
    expect(page.locator(".tl-found .tl-title > a").first).to_be_visible(timeout=30_000)


def test_all_columns_and_labels_are_inside_the_drawing(page: Page, long: str) -> None:
    page.goto(long + "timeline/index.html")
    outside = page.evaluate(
        """() => {
          const canvas = document.querySelector(".tl-canvas").getBoundingClientRect();
          return [...document.querySelectorAll(".tl-columns > li, .tl-axis span")].filter((one) => {
            const box = one.getBoundingClientRect();
            return box.left < canvas.left - 1 || box.right > canvas.right + 1;
          }).length;
        }"""
    )
    assert outside == 0
    assert (
        page.locator(".tl-column").evaluate_all(
            "all => Math.min(...all.map((one) => one.getBoundingClientRect().width))"
        )
        >= 24
    )


def test_no_label_touches_the_next_in_a_frame_of_800_pixels(page: Page, long: str) -> None:
    page.set_viewport_size({"width": 800, "height": 600})
    for path in ("timeline/embed.html", "300/embed.html"):
        page.goto(long + path)
        gaps = page.evaluate(
            """() => {
              const shown = [...document.querySelectorAll(".tl-axis span")]
                .filter((one) => getComputedStyle(one).color !== "rgba(0, 0, 0, 0)")
                .map((one) => {
                  const words = document.createRange();
                  words.selectNodeContents(one);
                  return [one.getBoundingClientRect().left, words.getBoundingClientRect().right];
                });
              return shown.slice(1).map(([left], at) => left - shown[at][1]);
            }"""
        )
        assert min(gaps) >= 3, path


def test_all_of_a_year_is_printed_though_it_is_closed_on_the_screen(page: Page, long: str) -> None:
    page.goto(long + "timeline/2025/index.html?depth=all")
    titles = page.locator(".tl-contents .tl-title:visible")
    assert titles.count() == 0
    page.emulate_media(media="print")
    assert titles.count() > 700


def test_a_page_of_print_holds_twelve_events(page: Page, long: str) -> None:
    page.goto(long + "300/index.html")
    page.locator("label[for=tl-depth-all]").click()
    pdf = page.pdf(format="A4")
    sheets = pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")
    assert sheets
    assert 300 / sheets >= 12


def test_a_key_is_answered_fast_on_a_slow_machine(page: Page, long: str) -> None:
    page.goto(long + "timeline/index.html")
    page.get_by_label("Find in the timeline").last.fill("zz")
    page.locator(".tl-count:not(:empty)").wait_for()
    steps = page.evaluate(
        """async () => {
          const box = document.querySelector(".tl-filter input[type=search]");
          const times = [];
          for (const words of ["p", "pi", "pie", "pier", "pier m", "pier may", "pier may 2025"]) {
            const start = performance.now();
            box.value = words;
            box.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.offsetHeight;
            times.push(performance.now() - start);
            await new Promise((done) => setTimeout(done, 120));
          }
          return Math.max(...times);
        }"""
    )
    assert steps < 100
