"""The desk in a terminal: keys decide, text of articles shows as it is."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from tests.found import read_lines
from timeline.cli.review_keys import Terminal
from timeline.settings import Settings, read_settings
from timeline.store import load_lock
from timeline.workshop.desk import Desk, Query


@pytest.fixture
def desk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    return Desk(settings)


def run(desk: Desk, keys: str) -> str:
    pressed: Iterator[str] = iter(keys)
    console = Console(file=io.StringIO(), width=100)
    Terminal(desk, console, lambda: next(pressed)).run()
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_all_is_decided_by_keys(desk: Desk, yaml: Path, settings: Settings) -> None:
    shown = run(desk, "ax4a")
    assert "everything is reviewed" in shown
    assert "Dock workers walked out at the northern harbour" in shown
    assert [event.checked for event in desk.files.chronology.events] == [True, True]
    assert set(load_lock(settings.root).reasons.values()) == {"too small"}


def test_what_was_decided_is_undone(desk: Desk, yaml: Path) -> None:
    before = yaml.read_text(encoding="utf-8")
    assert "undone: accepted Dock workers walk out" in run(desk, "auq")
    assert yaml.read_text(encoding="utf-8") == before


def test_going_on_decides_nothing_and_ends_are_ends(desk: Desk, yaml: Path) -> None:
    before = yaml.read_text(encoding="utf-8")
    run(desk, "jjjj²kkkkkm\x1b")
    assert yaml.read_text(encoding="utf-8") == before


def test_text_is_no_markup(desk: Desk) -> None:
    assert "<script>window.hurt = 1</script>{{ config }}" in run(desk, "jjq").replace("\n", "")


def test_the_terminal_asks_for_declared_keys_and_writes_them(
    root: Path, yaml: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    config = root / "mkdocs.yml"
    declared = "{timeline: {own_keys: {tons: Tons of freight}}}"
    config.write_text(config.read_text().replace("search, timeline]", f"search, {declared}]"))
    before = yaml.read_text(encoding="utf-8").replace("  where: [Northern harbour]", "  tons: '40'")
    yaml.write_text(before, encoding="utf-8")
    asked = []

    def prompt(name: str, default: str) -> str:
        asked.append((name, default))
        return "65" if name == "Tons of freight" else default

    monkeypatch.setattr("timeline.cli.review_keys.click.prompt", prompt)
    shown = run(Desk(read_settings(config)), "eq")
    assert asked[-1] == ("Tons of freight", "40")
    assert "Tons of freight: 40" in shown
    assert "  tons: '65'\n" in yaml.read_text(encoding="utf-8")


def test_an_event_is_split_at_a_source(desk: Desk, yaml: Path) -> None:
    two = yaml.read_text(encoding="utf-8").replace(
        "    words: on October 3\n",
        "    words: on October 3\n  - article: harbour\n    quote: Fishermen protested between October 5 and 6.\n",
    )
    yaml.write_text(two, encoding="utf-8")
    desk.refresh()
    assert "only an event of the files with two sources or more" in run(desk, "jsq")
    run(desk, "s2q")
    sources = [[one.quote for one in event.sources] for event in desk.files.chronology.events]
    assert ["Fishermen protested between October 5 and 6."] in sources


def test_the_queue_is_put_in_another_order(desk: Desk) -> None:
    titles = [one.event.title for one in desk.queue(Query("date"))]
    assert titles[0] in run(desk, "oq").partition("1 of")[2].partition("1 of")[2]
