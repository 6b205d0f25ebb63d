"""The calendar, as another program reads it: days and moments, and nothing unknown passes for one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import icalendar
import pytest

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.exchange.calendar import write_calendar
from timeline.exchange.calendar_in import read_calendar
from timeline.exchange.edition import Edition
from timeline.i18n import translator
from timeline.i18n.wording import words


def entries(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def test_a_range_of_days_ends_on_the_day_after_its_last(edition: Edition) -> None:
    entry = entries(write_calendar(edition).text)[0]
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2024, 10, 8), date(2024, 10, 14))


def test_an_entry_is_known_by_its_event_and_the_site(edition: Edition) -> None:
    entry = entries(write_calendar(edition).text)[0]
    assert (entry["UID"], entry["URL"]) == (
        "troops-leave@example.org",
        "https://example.org/timeline/events/troops-leave/",
    )


def test_the_stamp_is_the_day_of_the_latest_source(edition: Edition) -> None:
    assert entries(write_calendar(edition).text)[0]["DTSTAMP"].dt == datetime(2024, 10, 21, tzinfo=UTC)


def test_text_with_marks_of_the_format_comes_through(edition: Edition) -> None:
    entry = entries(write_calendar(edition).text)[1]
    assert entry["SUMMARY"] == "Talks, in Geneva; at last (planned)"
    assert entry["STATUS"] == "TENTATIVE"


def test_a_merely_reported_event_is_not_called_confirmed(edition: Edition) -> None:
    assert "STATUS" not in entries(write_calendar(edition).text)[2]


@pytest.mark.parametrize(
    ("edtf", "first", "after", "label"),
    [
        ("2024-06", date(2024, 6, 1), date(2024, 7, 1), "June 2024"),
        ("2024-06-12~", date(2024, 6, 12), date(2024, 6, 13), "about 12 June 2024"),
        ("2024-21", date(2024, 3, 1), date(2024, 6, 1), "spring 2024"),
        ("198X", date(1980, 1, 1), date(1990, 1, 1), "the 1980s"),
        ("2024-XX", date(2024, 1, 1), date(2025, 1, 1), "a month of 2024"),
        ("[2024-10-01..2024-10-05]", date(2024, 10, 1), date(2024, 10, 6), "between 1 and 5 October 2024"),
        ("2024-10-30/2024-11", date(2024, 10, 30), date(2024, 12, 1), "30 October 2024 – November 2024"),
    ],
)
def test_a_date_that_is_not_known_to_the_day_is_a_labelled_span_and_named(
    edition_of: Callable[..., Edition], edtf: str, first: date, after: date, label: str
) -> None:
    written = write_calendar(edition_of(edtf))
    entry = entries(written.text)[0]
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (first, after)
    assert entry["SUMMARY"] == f"On {edtf} ({label})"
    assert label in entry["DESCRIPTION"]
    assert [remark.place for remark in written.remarks] == ["event-1"]


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("XXXX-10-03", "its year is not known"),
        ("2024-10/..", "its end is not known"),
        ("/2024-10", "its beginning is not known"),
        ("[..2021-05-02]", "its beginning is not known"),
        ("[2021-05-02..]", "its end is not known"),
        ("2024-10/XXXX-10", "its year is not known"),
        ("-0043-03-15", "calendars know the years 1 to 9999"),
        ("9999-12-31", "calendars know the years 1 to 9999"),
    ],
)
def test_a_date_without_days_is_left_out_with_the_reason(
    edition_of: Callable[..., Edition], edtf: str, reason: str
) -> None:
    written = write_calendar(edition_of(edtf))
    assert entries(written.text) == []
    assert [(remark.left_out, remark.message.endswith(reason)) for remark in written.remarks] == [(True, True)]


def test_a_day_needs_no_remark(edition_of: Callable[..., Edition]) -> None:
    assert write_calendar(edition_of("2024-10-03", "2024-10-03/2024-11-01")).remarks == ()


def test_lines_have_at_most_75_octets_and_text_cannot_add_lines() -> None:
    event = Event("a", parse_edtf("2024-10-03"), "ä\r\nEND:VEVENT\x00 " + "漢字🎈" * 90, tags=("x\nURL:javascript:1",))
    text = write_calendar(Edition((event,))).text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert str(entries(text)[0]["SUMMARY"]) == "ä END:VEVENT " + "漢字🎈" * 90
    assert "URL" not in entries(text)[0]


@pytest.mark.parametrize("letter", ["x", "ä", "漢", "🎈"])
def test_a_line_is_folded_at_75_octets_whatever_its_letters(letter: str) -> None:
    """https://www.rfc-editor.org/rfc/rfc5545#section-3.1: the space that begins a line is one of them."""
    for length in (*range(20, 90), 300):
        text = write_calendar(Edition((Event("a", parse_edtf("2024-10-03"), letter * length),))).text
        assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
        assert f"SUMMARY:{letter * length}\r\n" in text.replace("\r\n ", "")


def test_a_calendar_speaks_the_language_of_the_site() -> None:
    source = Citation(url="https://example.org/a", publisher="Post", says=parse_edtf("2024-05"), stance=Stance.DENIES)
    event = Event("a", parse_edtf("2024-06"), "A", status=Status.PLANNED, who=("Ann",), sources=(source,))
    german = translator("de")
    text = write_calendar(Edition((event,), words=partial(words, translator=german), translator=german)).text
    entry = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert entry["SUMMARY"] == "A (Juni 2024) (geplant)"
    assert entry["DESCRIPTION"].split("\n")[:4] == [
        "Juni 2024 (2024-06)",
        "Stand: geplant",
        "Wer: Ann",
        "Post (bestreitet es), mit dem Datum: Mai 2024 https://example.org/a",
    ]


@pytest.mark.parametrize(
    ("time", "begins"),
    [
        ("14:05", datetime(2024, 10, 3, 14, 5)),
        ("14:05:30Z", datetime(2024, 10, 3, 14, 5, 30, tzinfo=UTC)),
        ("14:05+03:00", datetime(2024, 10, 3, 11, 5, tzinfo=UTC)),
        ("00:30+05:30", datetime(2024, 10, 2, 19, 0, tzinfo=UTC)),
    ],
)
def test_an_event_whose_time_is_known_begins_at_it_and_comes_back(
    edition_of: Callable[..., Edition], time: str, begins: datetime
) -> None:
    edition = edition_of("2024-10-03")
    timed = replace(edition, events=[replace(event, time=time) for event in edition.events])
    text = write_calendar(timed).text

    entry = entries(text)[0]
    assert entry["DTSTART"].dt == begins
    assert "DTEND" not in entry
    assert read_calendar(text).events[0].time == time


def test_a_time_of_a_day_that_is_not_known_is_named(edition_of: Callable[..., Edition]) -> None:
    edition = edition_of("2024-10")
    timed = replace(edition, events=[replace(event, time="14:05") for event in edition.events])

    assert any("no single day" in remark.message for remark in write_calendar(timed).remarks)


def test_a_time_that_no_text_can_hold_stops_no_calendar() -> None:
    event = Event("a", parse_edtf("2024-10-03"), "A", time="\ud800")
    assert write_calendar(Edition((event,))).content
