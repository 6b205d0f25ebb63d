"""An editor at the desk, with keys alone."""

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.found import read_lines
from tests.workshop.conftest import CONFIG, HOSTILE
from timeline.settings import read_settings
from timeline.store import load_lock, read_folder
from timeline.workshop.desk import Desk
from timeline.workshop.guard import Door, Guard
from timeline.workshop.review import ReviewApp
from timeline.workshop.server import Watch, serve

WAITING, DRAFTS = 80, 20
TOKEN = "a-token"
AXE = os.environ.get("AXE") or shutil.which("axe.min.js")


def quote(number: int) -> str:
    if number >= WAITING:
        return f"A crane breaks after {number} hours of work on the quay."
    return f"Ship number {number} leaves the harbour with {number * 7} crates."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desk")
    (root / "docs/events").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    days = [f"2024-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(WAITING + DRAFTS)]
    lines = [f"{day}? {quote(number)}" for number, day in enumerate(days[:WAITING])]
    lines += [quote(number) for number in range(WAITING, WAITING + DRAFTS)]
    head = "---\ntitle: The log of the harbour\npublished: 2024-12-31\n---\n"
    (root / "seeds/log.md").write_text(head + "\n\n".join([*lines, HOSTILE]) + "\n", encoding="utf-8")
    events = [
        f'- id: crane-{number}\n  date: "{days[number]}"  # Crane {number}\n  title: Crane {number} breaks\n'
        f"  status: reported\n  sources:\n  - article: log\n    quote: {quote(number)}\n"
        for number in range(WAITING, WAITING + DRAFTS)
    ]
    (root / "docs/events/2024.yaml").write_text("\n".join(events), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def desk(root: Path) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.updating.pipeline.gather", read_lines)
        yield Desk(read_settings(root / "mkdocs.yml"))


@pytest.fixture(scope="module")
def address(desk: Desk) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        door = Door("127.0.0.1", listening.getsockname()[1], TOKEN)
        watch = Watch(desk.refresh, say=print)
        app = Guard(ReviewApp(desk, stopped=watch.stopped.is_set).application(), door)
        started = threading.Event()
        server = threading.Thread(target=serve, args=([(listening, app)], watch, started.set), daemon=True)
        server.start()
        assert started.wait(20)
        yield door.address
        watch.stopped.set()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}?token={TOKEN}")
    yield page
    context.close()


def press(page: Page, *keys: str) -> None:
    """Press keys, the last of which decides, and wait for the next page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press(keys[-1])


def test_nothing_of_an_article_runs_and_nothing_is_asked_elsewhere(page: Page) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    press(page, "j")
    assert page.evaluate("window.hurt") is None
    assert page.locator(".source img").count() == 0
    assert all(url.startswith((page.url.split("/item")[0], "data:")) for url in asked)
    assert said == []


def test_keys_fill_in_without_the_mouse(page: Page) -> None:
    press(page, "j")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "title"
    page.keyboard.type("jxa? Not a command")
    assert page.locator("#title").input_value() == "jxa? Not a command"
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    assert page.locator("#date").input_value() == page.locator("input[name=pick]").nth(1).input_value()
    page.keyboard.press("x")
    assert page.locator("details.reject").get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert page.locator("details.reject").get_attribute("open") is None
    page.keyboard.press("?")
    assert page.locator(".menu dl").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "next"])
def test_nothing_is_wider_than_the_screen(page: Page, address: str, width: int, path: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if path:
        box = page.locator(".actions .accept").bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


@pytest.mark.skipif(AXE is None, reason="axe-core is not installed; name its file in AXE")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "next"])
def test_axe_finds_nothing(browser: Browser, address: str, path: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{address}?token={TOKEN}")
    page.goto(address + path)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")["violations"]
    context.close()
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []


def test_it_works_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}?token={TOKEN}")
    page.get_by_role("link", name="Start").click()
    before = page.locator("#title").input_value()
    page.get_by_label("What happened").fill("Filled in by hand")
    page.locator("input[name=pick]").nth(1).check()
    page.get_by_role("button", name="Accept").click()
    assert page.locator("#title").input_value() != before
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#title").input_value() == before
    context.close()


def test_a_hundred_suggestions_are_decided_with_keys_alone(page: Page, desk: Desk, root: Path) -> None:
    kept = read_folder(root / "docs/events", root)
    assert len(desk.suggestions) == WAITING + DRAFTS == 100
    press(page, "j")
    for number in range(100):
        match number % 5:
            case 0:
                press(page, "x", str(1 + number % 7))
            case 1:
                press(page, "e", "End", "!", "Control+Enter")
            case 2:
                press(page, "2", "a")
            case _:
                press(page, "a")
    assert page.get_by_text("Everything is reviewed.").is_visible()
    after = read_folder(root / "docs/events", root)
    lock = load_lock(root)
    assert len(after.events) == 80
    assert all(event.checked for event in after.events)
    assert sum(event.title.endswith("!") for event in after.events) == 20
    assert sum(str(event.date) == "2024-12-31" for event in after.events) == 20
    assert len(lock.gone) == 20
    assert set(lock.reasons) == set(lock.gone)
    # Comments of the file stay with the events that stay.
    text = (root / "docs/events/2024.yaml").read_text(encoding="utf-8")
    assert text.count("# Crane ") == sum(event.id.startswith("crane-") for event in after.events)
    assert kept.errors == after.errors == ()
    press(page, "u")
    assert len(desk.suggestions) == 1
