"""TimelineJS, out and in: what it cannot say is shown in words, and comes back from them."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.edition import Edition, Written
from timeline.exchange.markup import to_markdown
from timeline.exchange.rows import ImportedRows
from timeline.exchange.timelinejs import read_timelinejs, write_timelinejs
from timeline.exchange.timelinejs_sheet import COLUMNS, read_sheet, write_sheet


def slides(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["events"]
    return found


def read(*events: Any) -> tuple[list[Event], list[str]]:
    found = read_timelinejs(json.dumps({"events": events}))
    return list(found.events), [str(remark) for remark in found.remarks]


def slide(start: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"start_date": start, "text": {"headline": "Strike"}, **more}


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024-10-03", {"year": 2024, "month": 10, "day": 3}, None),
        ("2024-10", {"year": 2024, "month": 10}, None),
        ("2024", {"year": 2024}, None),
        ("-0043", {"year": -44}, None),
        ("0000", {"year": -1}, None),
        ("2024-10-08/2024-10-13", {"year": 2024, "month": 10, "day": 8}, {"year": 2024, "month": 10, "day": 13}),
        ("2023/2024-02", {"year": 2023}, {"year": 2024, "month": 2}),
    ],
)
def test_dates_it_can_say_need_no_words(
    edition_of: Callable[..., Edition], edtf: str, start: dict[str, int], end: dict[str, int] | None
) -> None:
    written = write_timelinejs(edition_of(edtf))
    (found,) = slides(written.text)
    assert (found["start_date"], found.get("end_date"), found.get("display_date")) == (start, end, None)
    assert written.remarks == ()
    assert read_timelinejs(written.text).events[0].date == parse_edtf(edtf)


@pytest.mark.parametrize(
    ("edtf", "stands", "words"),
    [
        ("2024-06~", "2024-06", "about June 2024"),
        ("2024-10-03?", "2024-10-03", "perhaps 3 October 2024"),
        ("2024-21", "2024-03 to 2024-05", "spring 2024"),
        ("198X", "1980 to 1989", "the 1980s"),
        ("[..2021-05-02]", "2021-05-02", "before 3 May 2021"),
        ("2024-05/..", "2024-05", "from May 2024 on"),
        ("2024-XX", "2024", "a month of 2024"),
        ("[2024-10-01..2024-10-05]", "2024-10-01 to 2024-10-05", "between 1 and 5 October 2024"),
    ],
)
def test_what_it_cannot_say_is_shown_in_words_and_named(
    edition_of: Callable[..., Edition], edtf: str, stands: str, words: str
) -> None:
    written = write_timelinejs(edition_of(edtf))
    assert slides(written.text)[0]["display_date"] == words
    assert [str(remark) for remark in written.remarks] == [
        f'event-1: {edtf} stands at {stands}; only its display date says "{words}"'
    ]


def test_an_event_of_no_year_is_left_out(edition_of: Callable[..., Edition]) -> None:
    written = write_timelinejs(edition_of("XXXX-10-03"))
    assert slides(written.text) == []
    assert [str(remark) for remark in written.remarks] == [
        "event-1: left out: TimelineJS needs a year, and XXXX-10-03 has none"
    ]


def test_what_is_shown_in_words_comes_back_from_them() -> None:
    events, remarks = read(slide({"year": 2024, "month": 6}, display_date="about June 2024"))
    assert str(events[0].date) == "2024-06~"
    assert remarks == ['row 1: date: stands at 2024-06 and is shown as "about June 2024"; 2024-06~ is kept']


@pytest.mark.parametrize("shown", ["a dark day", "1066", "3 October"])
def test_words_that_say_another_date_or_none_are_named_and_not_kept(shown: str) -> None:
    events, remarks = read(slide({"year": 2024, "month": 6}, display_date=shown))
    assert str(events[0].date) == "2024-06"
    assert len(remarks) == 1
    assert shown in remarks[0]


@pytest.mark.parametrize(("write", "reader"), [(write_timelinejs, read_timelinejs), (write_sheet, read_sheet)])
def test_both_ways_keep_what_a_slide_can_hold(
    edition: Edition, write: Callable[[Edition], Written], reader: Callable[[str], ImportedRows]
) -> None:
    events = reader(write(edition).text).events
    assert [(one.date, one.title) for one in events] == [(one.date, one.title) for one in edition.events]
    assert events[1].time == "14:30"
    assert events[0].tags == ("deployment",)
    assert "In *three* ships, see [the list](https://ships.example/list)." in (events[0].text or "")


def test_slides_keep_the_ids_of_their_events(edition: Edition) -> None:
    read_back = read_timelinejs(write_timelinejs(edition).text)
    assert [event.id for event in read_back.events] == [event.id for event in edition.events]


def test_the_text_names_the_sources_with_their_quotes(edition: Edition) -> None:
    text = slides(write_timelinejs(edition).text)[0]["text"]["text"]
    assert "Example Herald, 18 October 2024: “Troops left port between October 8 and 13”" in text
    assert '<a href="https://herald.example/troops?a=1&amp;b=2">' in text
    assert "Example Monitor, 21 October 2024 (denies it)" in text


def test_hostile_text_is_shown_and_not_run() -> None:
    event = Event("a", parse_edtf("2024"), "<img src=x onerror=alert(1)>", text="<script>x</script> [a](javascript:x)")
    written = write_timelinejs(Edition((event,), title="</script>")).text
    found = slides(written)[0]["text"]
    assert found["headline"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert "<script" not in found["text"]
    assert "href" not in found["text"]


def test_the_sheet_has_the_columns_of_the_template_and_a_title(edition: Edition) -> None:
    rows = list(csv.reader(io.StringIO(write_sheet(edition).text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert (rows[1][COLUMNS.index("Headline")], rows[1][COLUMNS.index("Type")]) == ("Troops & treaties", "title")
    assert rows[2][:8] == ["2024", "10", "8", "", "2024", "10", "13", ""]


@pytest.mark.parametrize(
    ("start", "date", "time"),
    [
        ({"year": "2024", "month": "10", "day": "03"}, "2024-10-03", None),
        ({"year": "2,024", "month": "", "day": None}, "2024", None),
        ({"year": 2024.0, "month": 2}, "2024-02", None),
        ({"year": "-44"}, "-0043", None),
        ({"year": 2024, "month": 1, "day": 2, "hour": "9", "minute": 5}, "2024-01-02", "09:05"),
        ({"year": 2024, "month": 1, "day": 2, "hour": 9, "minute": 5, "second": "30"}, "2024-01-02", "09:05:30"),
        ({"year": 2024, "month": 1, "day": 2, "hour": 0, "minute": 0}, "2024-01-02", None),
    ],
)
def test_numbers_are_read_as_sheets_write_them(start: dict[str, Any], date: str, time: str | None) -> None:
    events, remarks = read(slide(start))
    assert ([(str(event.date), event.time) for event in events], remarks) == ([(date, time)], [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("strike", "no object"),
        ({}, "date: no start date"),
        (slide({}), "date: no year"),
        (slide({"month": 2}), "date: a month or day without a year"),
        (slide({"year": 0}), "date: there is no year 0; -1 is 1 BCE"),
        (slide({"year": "soon"}), 'date: year "soon" is no whole number'),
        (slide({"year": 2024, "month": 13}), "date: there is no month 13"),
        (slide({"year": 2024, "day": 3}), "date: a day without a month; write XX for a month that is not known"),
        (slide({"year": 2023, "month": 2, "day": 29}), 'date: "2023-02-29": month 2 of 2023 has days 1 to 28'),
        (slide({"year": -13_800_000_000}), "date: the year -13800000000 is further away than dates can say"),
        (slide({"year": 2024}, end_date={"year": 2023}), '"2024/2023" ends before it begins'),
        ({"start_date": {"year": 2024}}, "no title"),
    ],
)
def test_a_slide_that_is_no_event_is_left_out_with_the_reason(row: Any, reason: str) -> None:
    events, remarks = read(row)
    assert events == []
    assert len(remarks) == 1
    assert remarks[0].startswith("row 1: left out: ")
    assert reason in remarks[0]


def test_colours_are_named_and_not_kept() -> None:
    media = {"url": "https://x.example/a.jpg", "caption": "A ship", "credit": ""}
    _, remarks = read(slide({"year": 2024}, media=media, background={"color": "#fff"}, autolink=False))
    assert remarks == [
        "row 1: background; not kept",
        "row 1: autolink; not kept",
    ]


def test_a_picture_comes_in_as_a_link_and_a_place_with_its_coordinates() -> None:
    media = {"url": "https://x.example/a.jpg", "caption": "A <b>ship</b>", "credit": "A. Writer"}
    place = {"name": "Malta", "lat": 35.9, "lon": 14.5, "zoom": 9}
    (event,), _ = read(slide({"year": 2024}, media=media, location=place))
    assert event.text == "[Picture: A **ship** (A. Writer)](<https://x.example/a.jpg>)"
    assert event.where == ("Malta",)
    assert [(one.name, one.lat, one.lon) for one in event.places] == [("Malta", 35.9, 14.5)]


def test_an_era_is_an_event_with_a_tag_and_the_title_says_where_it_belongs() -> None:
    era = {"start_date": {"year": 1900}, "end_date": {"year": 1910}, "text": {"headline": "The first years"}}
    title = {"text": {"headline": "T", "text": "<p>How it began</p>"}}
    found = read_timelinejs(json.dumps({"title": title, "eras": [era], "events": []}))
    assert [(str(event.date), event.title, event.tags) for event in found.events] == [
        ("1900/1910", "The first years", ("era",))
    ]
    assert [str(remark) for remark in found.remarks] == [
        'the file: its title is "T"; to keep it, write title: in mkdocs.yml',
        "the file: its title has a text; to keep it, put it into a page: How it began",
    ]


def test_a_sheet_names_its_rows_as_spreadsheets_do() -> None:
    text = (
        "Year,Month,Day,Time,Headline,Type,End Month,Mood\n"
        "2024,,,,A title,title,,\n"
        "2024,10,3,2:30 PM,Strike,,,\n"
        "2024,10,3,noonish,Another,,12,glum\n"
        ",,,,Lost,,,\n"
        "1900,,,,An age,era,,\n"
    )
    found = read_sheet(text)
    assert [(event.title, event.time) for event in found.events] == [
        ("Strike", "14:30"),
        ("Another", None),
        ("An age", None),
    ]
    assert [str(remark) for remark in found.remarks] == [
        'the file: column "mood": unknown; not kept in any row',
        'row 2: the title is "A title"; to keep it, write title: in mkdocs.yml',
        'row 4: time: "noonish" is not a clock time; not kept',
        "row 4: an end without a year; not kept",
        "row 5: left out: date: no year",
    ]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One<br>two</p><p><b>three</b></p>", "One\ntwo\n\n**three**"),
        ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
        ('<a href="https://x.example/(a)">here</a>', "[here](https://x.example/%28a%29)"),
        ('<a href="javascript:alert(1)">here</a><script>x</script><img src=x onerror=y>', "here"),
        ("2 * 3 &lt; 7, [x], snake_case, _x_", "2 \\* 3 \\< 7, \\[x\\], snake_case, \\_x\\_"),
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
    ],
)
def test_html_becomes_markdown_that_says_the_same(html: str, markdown: str) -> None:
    assert to_markdown(html) == markdown
