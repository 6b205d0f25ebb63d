"""What the guide page on dates says is so."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from timeline.dates import Day
from timeline.when import find_dates, read_date

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/guide/dates.md").read_text(encoding="utf-8")
PUBLISHED = Day(2024, 10, 18)


def table(*head: str) -> list[list[str]]:
    """The rows of every table of the page with these headings."""
    rows, inside = [], False
    for line in GUIDE.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells == list(head):
            inside = True
        elif inside and not line.startswith("|--"):
            rows.append(cells)
    return rows


@pytest.mark.parametrize(("written", "days"), table("written", "read as"))
def test_the_examples_are_read_as_shown(written: str, days: str) -> None:
    assert [(mention.text, mention.edtf) for mention in find_dates(written, PUBLISHED)] == [(written, days)]


@pytest.mark.parametrize(("written", "timex"), table("written", "TIMEX3"))
def test_the_values_are_as_shown(written: str, timex: str) -> None:
    assert [f"{mention.type} {mention.value}" for mention in find_dates(written, PUBLISHED)] == [timex]


@pytest.mark.parametrize(("language", "written", "days"), table("language", "written", "read as"))
def test_the_other_languages_are_read_as_shown(language: str, written: str, days: str) -> None:
    assert [mention.edtf for mention in find_dates(written, PUBLISHED, language=language)] == [days]


def test_the_figures_are_those_on_record() -> None:
    recorded = tomllib.loads((ROOT / "benchmarks/accuracy.toml").read_text(encoding="utf-8"))
    expected = [
        [*name.split("/")[1:], *(f"{figures[figure]:.1f}" for figure in ("strict", "relaxed", "value"))]
        for name, figures in recorded.items()
        if name.startswith("dates/")
    ]
    assert table("set", "part", "strict", "relaxed", "value") == expected


@pytest.mark.parametrize(("typed", "edtf"), table("typed", "is"))
def test_what_is_typed_is_read_as_shown(typed: str, edtf: str) -> None:
    assert str(read_date(typed)) == edtf
