"""The guide to other formats tells the truth: its tables and its examples are checked against the program."""

import json
import re
from pathlib import Path

import icalendar
import pytest

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.calendar import write_calendar
from timeline.exchange.edition import Edition
from timeline.exchange.formats import FORMATS, WRITERS
from timeline.exchange.jsonld import write_jsonld
from timeline.exchange.own_json import read_json
from timeline.exchange.table import COLUMNS, read_csv
from timeline.exchange.timelinejs import write_timelinejs
from timeline.i18n.wording import words

READABLE = {*FORMATS, "vis"}  # which is read as any list of objects

PAGE = (Path(__file__).parents[2] / "docs/guide/exchange.md").read_text(encoding="utf-8")


def edition(edtf: str) -> Edition:
    return Edition((Event("a", parse_edtf(edtf), "A"),), words=words)


def rows(header: str) -> list[list[str]]:
    """The cells of the table that begins with a header."""
    _, _, rest = PAGE.partition(f"\n| {header} |")
    table = rest.partition("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def example(language: str) -> str:
    match = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert match is not None
    return match[1]


def test_it_names_every_format_and_which_way_it_goes() -> None:
    told = [(name.strip("`"), out, into) for name, out, into, _ in rows("format")]
    assert told == [(name, "yes", "yes" if name in READABLE else "no") for name in WRITERS]


def on_a_calendar(edtf: str) -> str:
    text = write_calendar(edition(edtf)).text
    for entry in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        first, after = entry["DTSTART"].dt, entry["DTEND"].dt
        last = type(first).fromordinal(after.toordinal() - 1)
        return (f"{first}" if first == last else f"{first} to {last}") + (
            "" if entry["SUMMARY"] == "A" else ", labelled"
        )
    return "left out"


def on_the_axis(edtf: str) -> str:
    for slide in json.loads(write_timelinejs(edition(edtf)).text)["events"]:
        ends = [slide[end] for end in ("start_date", "end_date") if end in slide]
        days = ["-".join(f"{part:02}" for part in end.values()) for end in ends]
        return " to ".join(days) + (", labelled" if "display_date" in slide else "")
    return "left out"


def in_json_ld(edtf: str) -> str:
    event = json.loads(write_jsonld(edition(edtf)).text)["@graph"][0]
    if "startDate" not in event:
        return "in words"
    interval = "/" in edtf
    return event["startDate"] + (f"/{event.get('endDate', '')}" if interval else "")


@pytest.mark.parametrize("row", rows("EDTF"), ids=lambda row: row[0])
def test_dates_become_what_it_says(row: list[str]) -> None:
    edtf = row[0].strip("`")
    assert row[1:] == [on_a_calendar(edtf), on_the_axis(edtf), in_json_ld(edtf)]


def test_its_columns_are_the_columns() -> None:
    said = next(part for part in PAGE.split("\n\n") if part.startswith("Columns: "))
    assert tuple(re.findall(r"`(\w+)`", said)) == COLUMNS


def test_its_examples_are_read_without_a_loss() -> None:
    assert read_json(example("json")).remarks == ()
    read = read_csv(example("csv"))
    assert read.remarks == ()
    assert [str(event.date) for event in read.events] == ["2024-10-08/2024-10-13", "2024-06"]
