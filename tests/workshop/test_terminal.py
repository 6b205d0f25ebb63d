"""The desk in a terminal: keys decide, text of articles shows as it is."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from tests.found import read_lines
from timeline.settings import Settings
from timeline.store import load_lock
from timeline.workshop.desk import Desk
from timeline.workshop.terminal import Terminal


@pytest.fixture
def desk(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("timeline.updating.gather", read_lines)
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
    run(desk, "jjjjkkkkkm\x1b")
    assert yaml.read_text(encoding="utf-8") == before


def test_text_is_no_markup(desk: Desk) -> None:
    assert "<script>window.hurt = 1</script>{{ config }}" in run(desk, "jjq").replace("\n", "")
