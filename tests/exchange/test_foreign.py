"""Other people's chronologies come in: each kind of file with its rows, dates, places and what was left out."""

import io
import json
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from timeline.dates import DateError, parse_edtf
from timeline.exchange.columns import TARGETS, fold, guess, synonyms
from timeline.exchange.edition import Edition
from timeline.exchange.formats import WRITERS, read_any, recognise_format
from timeline.exchange.loose_dates import order_of, read_loosely
from timeline.exchange.objects import wikidata_date
from timeline.exchange.rows import ImportedRows
from timeline.store.model import read_when


def read(text: str, name: str = "", form: str | None = None) -> ImportedRows:
    return read_any(text.encode(), form, read_when, None, name)


def told(found: ImportedRows) -> list[tuple[str, str]]:
    return [(str(event.date), event.title) for event in found.events]


def left_out(found: ImportedRows) -> list[str]:
    return [f"{one.place}: {one.message}" for one in found.remarks if one.left_out]


CSV = """Event,Start,Ende,Ort,Latitude,Longitude,Source URL,Bild,Kategorie
Bridge opens,25/04/2020,,Linz,48.3,14.3,https://paper.example/bridge,https://paper.example/b.jpg,traffic
Tunnel dug,03/04/2019,01/05/2020,Graz,,,https://paper.example/tunnel,,traffic; works
Strike,soon,,,,,,,
"""


def test_a_table_with_columns_in_two_languages() -> None:
    found = read(CSV)
    assert told(found) == [("2020-04-25", "Bridge opens"), ("2019-04-03/2020-05-01", "Tunnel dug")]
    bridge, tunnel = found.events
    assert [(one.name, one.lat, one.lon) for one in bridge.places] == [("Linz", 48.3, 14.3)]
    assert bridge.sources[0].url == "https://paper.example/bridge"
    assert bridge.text == "[Picture](<https://paper.example/b.jpg>)"
    assert tunnel.tags == ("traffic", "works")
    assert len(left_out(found)) == 1
    assert left_out(found)[0].startswith("row 4: date: ")
    assert any("read day first" in remark.message for remark in found.remarks)


def test_a_workbook_of_excel() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["When", "What", "Where", "Sources"])
    sheet.append([date(2024, 5, 1), "March in the city", "Vienna", "Daily Example https://daily.example/march"])
    sheet.append([datetime(2024, 5, 2, 14, 30), "Speech", None, "Minutes of the council; Daily Example"])
    sheet.append([1999, "A year", None, None])
    content = io.BytesIO()
    book.save(content)
    found = read_any(content.getvalue(), None)
    assert told(found) == [("2024-05-01", "March in the city"), ("2024-05-02", "Speech"), ("1999", "A year")]
    assert [event.time for event in found.events] == [None, "14:30", None]
    assert found.events[0].sources[0].url == "https://daily.example/march"
    assert [one.title for one in found.events[1].sources] == ["Minutes of the council", "Daily Example"]


def test_something_else_in_an_archive_is_no_workbook() -> None:
    assert left_out(read_any(b"PK\\x03\\x04 and no more".replace(b"\\x03\\x04", bytes((3, 4))), None))[0].startswith(
        "the file: not a workbook of Excel"
    )


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20240101T000000Z
DTSTART;VALUE=DATE:20240501
DTEND;VALUE=DATE:20240504
SUMMARY:Congress\\, in Vienna
LOCATION:Vienna
GEO:48.2;16.4
CATEGORIES:politics,congress
URL:https://congress.example/
END:VEVENT
BEGIN:VEVENT
UID:2@example.org
DTSTAMP:20240101T000000Z
DTSTART:20240601T143000Z
SUMMARY:Vote
RRULE:FREQ=DAILY
END:VEVENT
BEGIN:VEVENT
UID:3@example.org
DTSTAMP:20240101T000000Z
SUMMARY:Some day
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar() -> None:
    found = read(CALENDAR.replace("\\\\", "\\"))
    assert told(found) == [("2024-05-01/2024-05-03", "Congress, in Vienna"), ("2024-06-01", "Vote")]
    assert found.events[0].tags == ("politics", "congress")
    assert [one.lat for one in found.events[0].places] == [48.2]
    assert found.events[1].time == "14:30Z"
    assert left_out(found) == ["row 3: date: there is none"]
    assert any("repeats" in remark.message for remark in found.remarks)


MARKWHEN = """---
title: A life
dateFormat: d/M/yyyy
---

// a comment
section Childhood #early
1900-05: Born #family
in a small town
- with a list
03/04/1910 - 05/1911: School
endSection
1914-07-28/1918-11-11: War
after !School 3 weeks: Holidays
now: Today
"""


def test_markwhen() -> None:
    found = read(MARKWHEN, "life.mw")
    assert told(found) == [
        ("1900-05", "Born"),
        ("1910-04-03/1911-05", "School"),
        ("1914-07-28/1918-11-11", "War"),
    ]
    born = found.events[0]
    assert (born.tags, born.text) == (("Childhood", "family"), "in a small town\n- with a list")
    assert left_out(found) == ["row 14: date: it is counted from another event; write the date itself"]


VIS = {
    "items": [
        {"id": 1, "content": "Bridge <b>opens</b>", "start": "2020-04-25", "group": 7, "title": "on hover"},
        {"id": 2, "content": "Works", "start": "2019-01-01T00:00:00.000Z", "end": "2019-06-30", "group": 8},
    ],
    "groups": [{"id": 7, "content": "Traffic"}, {"id": 8, "content": "<i>Building</i>"}],
}


def test_items_of_vis_timeline() -> None:
    found = read(json.dumps(VIS))
    assert [str(event.date) for event in found.events] == ["2020-04-25", "2019-01-01/2019-06-30"]
    assert [event.tags for event in found.events] == [("Traffic",), ("Building",)]
    assert found.events[0].title == "Bridge opens"


def test_events_of_simile_and_timemap() -> None:
    text = json.dumps(
        {
            "dateTimeFormat": "iso8601",
            "events": [
                {
                    "start": "1963-11-22",
                    "title": "Shots",
                    "description": "In <em>Dallas</em>",
                    "link": "https://a.example/",
                },
                {
                    "start": "1964",
                    "end": "1965",
                    "title": "Inquiry",
                    "point": {"lat": 38.9, "lon": -77},
                    "place": "Washington",
                },
            ],
        }
    )
    found = read(text)
    assert told(found) == [("1963-11-22", "Shots"), ("1964/1965", "Inquiry")]
    assert found.events[0].text == "In *Dallas*"
    assert found.events[0].sources[0].url == "https://a.example/"


def test_an_answer_of_wikidata_keeps_precision_and_calendar() -> None:
    row = {
        "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q42"},
        "itemLabel": {"type": "literal", "value": "October Revolution"},
        "date": {"type": "literal", "value": "1917-10-25T00:00:00Z"},
        "precision": {"type": "literal", "value": "11"},
        "calendar": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1985786"},
    }
    year = {
        "item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q43"},
        "itemLabel": {"type": "literal", "value": "Town founded"},
        "date": {"type": "literal", "value": "1200-01-01T00:00:00Z"},
    }
    found = read(json.dumps({"head": {}, "results": {"bindings": [row, year]}}))
    assert told(found) == [("1917-11-07", "October Revolution"), ("1200", "Town founded")]
    assert found.events[0].sources[0].url == "https://www.wikidata.org/wiki/Q42"


@pytest.mark.parametrize(
    ("time", "precision", "edtf"),
    [
        ("+1914-07-28T00:00:00Z", 11, "1914-07-28"),
        ("+1914-07-01T00:00:00Z", 10, "1914-07"),
        ("+1914-01-01T00:00:00Z", 9, "1914"),
        ("+1914-00-00T00:00:00Z", 9, "1914"),
        ("+1980-01-01T00:00:00Z", 8, "198X"),
        ("+1900-01-01T00:00:00Z", 7, "1801/1900"),
        ("-0044-03-15T00:00:00Z", 11, "-0043-03-15"),
        ("+1914-07-01T00:00:00Z", None, "1914-07"),
    ],
)
def test_times_of_wikidata(time: str, precision: int | None, edtf: str) -> None:
    assert wikidata_date(time, precision) == edtf


def test_a_list_in_yaml_however_deep_it_is() -> None:
    text = """
about: a town
chronology:
  chapters:
    first:
      - when: 12 May 1901
        what: The mill burns
        source: {url: "https://town.example/mill", title: The mill}
      - when: 1902
        what: It is built again
"""
    found = read(text, "town.yaml")
    assert told(found) == [("1901-05-12", "The mill burns"), ("1902", "It is built again")]
    assert (found.events[0].sources[0].url, found.events[0].sources[0].title) == (
        "https://town.example/mill",
        "The mill",
    )


def test_lines_of_json() -> None:
    found = read('{"date": "2024-05", "name": "A"}\n{"date": "20240601", "name": "B"}\n')
    assert told(found) == [("2024-05", "A"), ("2024-06-01", "B")]


PAGE = """<html><head><link rel="canonical" href="https://wiki.example/wiki/Timeline_of_the_strike"></head><body>
<nav><ul><li>1 May 1900 – Navigation</li></ul></nav>
<h2>1913</h2>
<ul><li>28 July – The miners stop work.<sup>[1]</sup></li>
<li>August:<ul><li>The owners <a href="#x">answer</a>.</li><li>Talks begin.</li></ul></li></ul>
<h2>1914</h2><h3>January</h3>
<ul><li>3 – Troops arrive. <a class="external text" href="https://paper.example/troops">[2]</a></li>
<li>5–7 January: The strike spreads</li></ul>
<h2>See also</h2><ul><li>Another strike</li></ul>
</body></html>"""


def test_a_page_with_lists_under_years() -> None:
    found = read(PAGE)
    assert told(found) == [
        ("1913-07-28", "The miners stop work."),
        ("1913-08", "The owners answer."),
        ("1913-08", "Talks begin."),
        ("1914-01-03", "Troops arrive."),
        ("1914-01-05/1914-01-07", "The strike spreads"),
    ]
    assert [one.sources[0].url for one in found.events][2:4] == [
        "https://wiki.example/wiki/Timeline_of_the_strike",
        "https://paper.example/troops",
    ]


def test_a_table_in_a_page_with_cells_that_span_rows() -> None:
    page = """<table><tr><th>Year</th><th>Date</th><th>Event</th><th>Ref</th></tr>
    <tr><td rowspan="2">1913</td><td>28 July</td><td>The miners stop work</td><td></td></tr>
    <tr><td>3 August</td><td>The owners answer</td><td></td></tr>
    <tr><td>1914</td><td></td><td>Peace</td><td></td></tr></table>"""
    assert told(read(page)) == [
        ("1913-07-28", "The miners stop work"),
        ("1913-08-03", "The owners answer"),
        ("1914", "Peace"),
    ]


def test_a_table_and_a_list_in_markdown() -> None:
    table = "| Date | Event |\n|---|---|\n| 3 May 2020 | Bridge opens |\n| spring 2021 | It closes |\n"
    assert told(read(table)) == [("2020-05-03", "Bridge opens"), ("2021-21", "It closes")]
    listed = "## 2020\n\n- 3 May: Bridge opens\n- 2021: It closes\n- no date here\n"
    assert told(read(listed, "notes.md")) == [("2020-05-03", "Bridge opens"), ("2021", "It closes")]


def test_rows_of_acled() -> None:
    text = (
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,location,latitude,"
        "longitude,source,notes,fatalities\n"
        "EXA1,10 April 2020,2020,1,Protests,Peaceful protest,Miners,,Exampland,Port Town,10.5,20.25,Daily Example,"
        '"On 10 April 2020, miners marched through Port Town.",0\n'
    )
    (event,) = read(text).events
    assert (str(event.date), event.title) == ("2020-04-10", "On 10 April 2020, miners marched through Port Town.")
    assert [(one.name, one.lat) for one in event.places] == [("Port Town", 10.5)]
    assert event.who == ("Miners",)
    assert event.tags == ("Protests", "Peaceful protest")
    assert [one.title for one in event.sources] == ["Daily Example"]


def test_rows_of_gdelt_have_no_header() -> None:
    cells = [""] * 61
    cells[0], cells[1], cells[6], cells[16], cells[28] = "1234", "20200410", "MINERS", "POLICE", "14"
    cells[52], cells[56], cells[57], cells[60] = "Port Town, Exampland", "10.5", "20.25", "https://daily.example/1"
    (event,) = read("\t".join(cells) + "\n").events
    assert (str(event.date), event.title) == ("2020-04-10", "Miners protests (Police)")
    assert event.sources[0].url == "https://daily.example/1"
    assert event.places[0].name == "Port Town, Exampland"


def test_a_google_sheet_with_a_display_date_invents_no_precision() -> None:
    found = read(
        "Year,Month,Day,Display Date,Headline\n"
        "2020,4,10,up to 10 April 2020,A\n2020,4,10,early in that month of 2020,B\n"
    )
    assert [str(event.date) for event in found.events] == ["/2020-04-10", "2020-04-10~"]


# Round trips


DATES = ["2024-10-03", "2024-10-08/2024-10-13", "2024-06", "2024-06~", "2024-21", "198X", "2024/..", "[..2020-04-10]"]


@pytest.mark.parametrize("form", ["xlsx", "timelinejs", "timelinejs-csv", "markwhen", "vis", "ics", "csv", "json"])
def test_what_goes_out_comes_back_without_invented_precision(form: str, edition_of: object) -> None:
    edition: Edition = edition_of(*DATES)  # type: ignore[operator]
    written = WRITERS[form](edition)
    gone = {remark.place for remark in written.remarks if remark.left_out}
    back = read_any(written.content, None)
    assert left_out(back) == []
    kept = {event.id: str(event.date) for event in back.events}
    assert kept == {event.id: str(event.date) for event in edition.events if event.id not in gone}


@pytest.mark.parametrize("form", ["xlsx", "timelinejs", "timelinejs-csv", "markwhen", "vis", "ics", "csv", "json"])
def test_what_goes_out_comes_back_without_duplicates(form: str, edition: Edition) -> None:
    from timeline.exchange.arrival import arrive

    present = {event.id: event for event in edition.events}
    arrival = arrive(read_any(WRITERS[form](edition).content, None), present)
    assert [event.id for event in arrival.events] == []
    assert arrival.there == len(edition.events)


# Columns and dates


def test_every_name_of_a_column_is_listed_once_and_is_one_of_ours() -> None:
    text = (Path(__file__).parents[2] / "timeline/exchange/data/columns.toml").read_text(encoding="utf-8")
    names = [fold(name) for name in re.findall(r'"([^"]+)"', text)]
    assert set(synonyms().values()) - {"ignored"} == set(TARGETS)
    assert len(synonyms()) == len(set(names))


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        (["Datum", "Ereignis"], {"Datum": "date", "Ereignis": "title"}),
        (["Fecha", "Evento", "Fuente"], {"Fecha": "date", "Evento": "title", "Fuente": "source"}),
        (["дата", "событие"], {"дата": "date", "событие": "title"}),
        (["START_DATE", "End Date", "Label"], {"START_DATE": "date", "End Date": "end", "Label": "title"}),
        (["date", "description"], {"date": "date", "description": "title"}),
        (["colour"], {}),
    ],
)
def test_columns_are_known_by_their_names(header: list[str], mapping: dict[str, str]) -> None:
    assert guess(header) == mapping


@pytest.mark.parametrize(
    ("text", "edtf", "time"),
    [
        ("2020-04-10 00:00:00", "2020-04-10", None),
        ("2020-04-10T14:30:00.000+0200", "2020-04-10", "14:30+02:00"),
        ("20200410", "2020-04-10", None),
        ("2020/4/10", "2020-04-10", None),
        ("1914–18", "1914/1918", None),
        ("1914-1918", "1914/1918", None),
        ("10 avril 2020", "2020-04-10", None),
        ("up to 10 April 2020", "/2020-04-10", None),
        ("c. 1450", "1450~", None),
        ("44 BC", "-0043", None),
        ("1066 [3]", "1066", None),
        ("1 January 1900 (Julian)", "1900-01-13", None),
    ],
)
def test_dates_of_others(text: str, edtf: str, time: str | None) -> None:
    assert read_loosely(text, read_when) == (parse_edtf(edtf), time)


@pytest.mark.parametrize("text", ["03/04/2020", "03/04/20", "soon", "1918-14"])
def test_dates_that_are_ambiguous_or_none_are_refused(text: str) -> None:
    with pytest.raises(DateError):
        read_loosely(text, read_when)


def test_the_order_of_day_and_month_follows_the_column() -> None:
    assert order_of(["03/04/2020", "25/04/2020"]) == "dmy"
    assert order_of(["03/04/2020", "04/25/2020"]) == "mdy"
    assert order_of(["25/04/2020", "04/25/2020"]) is None
    assert order_of(["03/04/2020"]) is None


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("[]", "", "objects"),
        ('{"events": [{"start_date": {}}]}', "", "timelinejs"),
        ("<p>", "", "html"),
        ("date,title\n", "", "csv"),
        ("Datum;Ereignis\n", "", "table"),
        ("Year,Headline\n", "", "timelinejs-csv"),
        ("2024: A\n2025: B\n", "", "markwhen"),
        ("- date: 2024\n  title: A\n", "", "objects"),
        ("x", "a.yaml", "objects"),
    ],
)
def test_formats_are_recognised(text: str, name: str, form: str) -> None:
    assert recognise_format(text, name) == form


@pytest.mark.parametrize("form", ["table", "objects", "html", "markdown", "gdelt", "ics", "markwhen"])
@pytest.mark.parametrize(
    "text", ["", "x", "{", "[[[[", "<", "\x00", "date", "a: [", "- : -", "BEGIN:VCALENDAR", "1: 2"]
)
def test_nothing_that_comes_in_raises(form: str, text: str) -> None:
    assert read(text, form=form).rows == () or form in ("markwhen", "markdown")


# What people have that follows no format


def test_a_table_without_a_header_has_its_columns_by_what_they_hold() -> None:
    found = read("3 May 2021,Bridge opens,https://paper.example/1\n4 June 2021,It closes,https://paper.example/2\n")
    assert told(found) == [("2021-05-03", "Bridge opens"), ("2021-06-04", "It closes")]
    assert found.events[1].sources[0].url == "https://paper.example/2"


@pytest.mark.parametrize(("name", "edtf"), [("Fecha", "2021-05-03"), ("Datum", "2021-05-03"), ("Date", None)])
def test_a_column_named_in_a_language_that_writes_the_day_first_is_read_so(name: str, edtf: str | None) -> None:
    found = read(f"{name},title\n03/05/2021,Bridge opens\n")
    assert [str(event.date) for event in found.events] == ([edtf] if edtf else [])


def test_dates_with_dots_have_the_day_first() -> None:
    assert told(read("Date,title\n03.05.2021,Bridge opens\n")) == [("2021-05-03", "Bridge opens")]


def test_the_last_words_of_a_name_say_what_a_column_is() -> None:
    header = ["Incident date", "Incident description", "Incident location", "Case number"]
    assert guess(header) == {
        "Incident date": "date",
        "Incident description": "title",
        "Incident location": "where",
    }


def test_a_title_inside_a_source_is_that_of_the_source() -> None:
    rows = [
        {
            "attributes": {"date": "2021-05-03", "name": "Fire"},
            "sources": [{"title": "A report", "url": "https://a.example/"}],
        }
    ]
    (event,) = read(json.dumps({"data": rows})).events
    assert (event.title, event.sources[0].title, event.sources[0].url) == ("Fire", "A report", "https://a.example/")


def test_lists_under_several_years_are_one_list_with_the_years_of_each() -> None:
    text = """
timeline:
- year: 1999
  entries: [{when: 3 May, what: Fire}, {when: 7 June, what: Sale}]
- year: 2000
  entries: [{when: 1 January, what: Merger}]
"""
    assert told(read(text, "a.yaml")) == [("1999-05-03", "Fire"), ("1999-06-07", "Sale"), ("2000-01-01", "Merger")]


def test_a_second_list_of_events_is_not_lost_in_silence() -> None:
    rows = [{"date": "2021", "title": "A"}, {"date": "2022", "title": "B"}]
    found = read(json.dumps({"main": rows, "more": rows[:1]}))
    assert [event.title for event in found.events] == ["A", "B"]
    assert [one.message for one in found.remarks] == ["more: another list, not read: 1"]


@pytest.mark.parametrize(
    "value",
    [
        {"3 May 2021": "Bridge opens", "2022": "It closes"},
        {"3 May 2021": ["Bridge opens"], "2022": ["It closes"]},
        {"3 May 2021": {"title": "Bridge opens"}, "2022": {"title": "It closes"}},
    ],
)
def test_events_by_their_day(value: object) -> None:
    assert told(read(json.dumps(value))) == [("2021-05-03", "Bridge opens"), ("2022", "It closes")]


def test_features_of_geojson_keep_their_place() -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [16.4, 48.2]},
        "properties": {"date": "2021-05-03", "name": "March", "place": "Vienna"},
    }
    (event,) = read(json.dumps({"type": "FeatureCollection", "features": [feature]})).events
    assert (str(event.date), event.title) == ("2021-05-03", "March")
    assert [(one.name, one.lat, one.lon) for one in event.places] == [("Vienna", 48.2, 16.4)]


def test_coordinates_without_a_name_are_their_own() -> None:
    (event,) = read("date,title,coord\n2021,March,Point(16.4 48.2)\n").events
    assert [(one.name, one.lat, one.lon) for one in event.places] == [("48.2, 16.4", 48.2, 16.4)]


def test_a_table_of_wikidata_has_its_precision_and_its_pages() -> None:
    (event,) = read(
        "item,itemLabel,date\nhttp://www.wikidata.org/entity/Q42,Town founded,1200-01-01T00:00:00Z\n"
    ).events
    assert (str(event.date), event.title) == ("1200", "Town founded")
    assert event.sources[0].url == "https://www.wikidata.org/wiki/Q42"


@pytest.mark.parametrize(("code", "edtf"), [("1", "2021-05-03"), ("2", "2021-05-03~"), ("3", "2021-05")])
def test_acled_says_how_exact_a_day_is(code: str, edtf: str) -> None:
    (event,) = read(f"event_date,time_precision,notes\n03 May 2021,{code},People march\n").events
    assert str(event.date) == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "time"),
    [
        ("1620000000000", "2021-05-03", "00:00Z"),
        ("1620036000000", "2021-05-03", "10:00Z"),
        ("1620036000", "2021-05-03", "10:00Z"),
        ("20210503101500", "2021-05-03", "10:15"),
    ],
)
def test_moments_that_programs_count(text: str, edtf: str, time: str) -> None:
    assert read_loosely(text, read_when) == (parse_edtf(edtf), None if time == "00:00Z" else time)


def test_lines_that_somebody_typed() -> None:
    text = "1912\n3 May - The mill burns\nIt had stood for years.\n1913-14: Works\n12/2019 Docks sold\n"
    found = read(text, "notes.txt")
    assert told(found) == [("1912-05-03", "The mill burns"), ("1913/1914", "Works"), ("2019-12", "Docks sold")]
    assert found.events[0].text == "It had stood for years."


def test_a_link_in_a_list_or_table_is_the_source() -> None:
    listed = "## 2021\n\n- **May 3**: Bridge opens ([source](https://paper.example/1))\n"
    (event,) = read(listed, "notes.md").events
    assert (event.title, event.sources[0].url) == ("Bridge opens", "https://paper.example/1")
    table = (
        "| Date | Event | Source |\n|---|---|---|\n| 2021 | It closes | [Example Daily](https://paper.example/2) |\n"
    )
    (event,) = read(table).events
    assert (event.sources[0].url, event.sources[0].publisher) == ("https://paper.example/2", "Example Daily")


def test_a_link_in_a_line_of_markwhen_is_the_source() -> None:
    (event,) = read("2021-06: [A report](https://paper.example/1) appears\n", "a.mw").events
    assert (event.title, event.sources[0].url) == ("A report appears", "https://paper.example/1")


def test_xml_of_simile() -> None:
    text = '<data><event start="May 03 2021 00:00:00 GMT" title="Fire" link="https://a.example/">In port</event></data>'
    (event,) = read(text, "a.xml").events
    assert (str(event.date), event.title, event.text) == ("2021-05-03", "Fire", "In port")


def test_what_a_library_program_exports_keeps_author_and_publication() -> None:
    (event,) = read(
        "Title,Date,Author,Publication Title,Url\nFire,2021-05-03,A. Writer,Example Daily,https://a.example/\n"
    ).events
    (source,) = event.sources
    assert (source.author, source.publisher) == ("A. Writer", "Example Daily")


def test_a_title_above_the_names_of_the_columns_is_passed_over_and_said() -> None:
    found = read("History of the mill;;\n;;\nJahr;Was geschah;Beleg\n1914–18;Krieg;Archiv\num 1920;Krise;\n")
    assert told(found) == [("1914/1918", "Krieg"), ("1920~", "Krise")]
    assert [one.message for one in found.remarks] == ["stands above the names of the columns; not kept"]


def test_a_better_known_name_is_the_title_and_the_other_the_text() -> None:
    (event,) = read("Date,Summary,Title\n2021,It was long planned.,Bridge opens\n").events
    assert (event.title, event.text) == ("Bridge opens", "It was long planned.")


def test_exhibits_and_pages_are_of_the_source() -> None:
    (event,) = read('No.,Date,Event,Exhibit,Page\n1,"Monday, May 3, 2021",She signs,GX-12,p. 4\n').events
    (source,) = event.sources
    assert (source.exhibit, source.page) == ("GX-12", "p. 4")


def test_how_exact_a_day_is_in_words() -> None:
    found = read("Event Name,Start Date,End Date,Start Precision,End Precision\nWar,1850-01-01,1860-12-31,year,year\n")
    assert told(found) == [("1850/1860", "War")]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On or about 7 June 2021", "2021-06-07~"),
        ("May 3, 2021 → May 9, 2021", "2021-05-03/2021-05-09"),
        ("15/8/2021 - 5/12/2021", "2021-08-15/2021-12-05"),
        ("в 1934 году", "1934"),
    ],
)
def test_dates_as_tables_have_them(text: str, edtf: str) -> None:
    order = order_of([text])
    assert read_loosely(text, read_when, order)[0] == parse_edtf(edtf)


def test_a_range_with_two_orders_is_refused() -> None:
    with pytest.raises(DateError, match="can be 2021-08-05 or 2021-05-08"):
        read_loosely("5/8/2021 - 5/12/2021", read_when)


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        ("<dl><dt>1912</dt><dd>Mill burns</dd><dt>Owner</dt><dd>A. Miller</dd></dl>", [("1912", "Mill burns")]),
        (
            "<div><div><span class=date>3 May 2021</span><h3>Fire</h3><p>In port</p></div>"
            "<div><time datetime=2021-06-07>June 7</time><h3>Sale</h3></div></div>",
            [("2021-05-03", "Fire"), ("2021-06-07", "Sale")],
        ),
        (
            "<p><b>3 May 2021</b> Fire in port.</p><p><b>Note</b> 2021 was dry.</p>",
            [("2021-05-03", "Fire in port.")],
        ),
        (
            "<table><tr><td>1912</td><td>Mill burns</td></tr><tr><td>1913</td><td>Rebuilt</td></tr></table>",
            [("1912", "Mill burns"), ("1913", "Rebuilt")],
        ),
        (
            "<h2>3 May 2021</h2><p>Fire breaks out.</p><p>Ten flee.</p><h2>7 June 2021: Sale</h2><p>All is sold.</p>"
            "<h2>Sources</h2><p>The press.</p>",
            [("2021-05-03", "Fire breaks out."), ("2021-06-07", "Sale")],
        ),
        ("<h2>1912</h2><p>A hard year.</p><ul><li>3 May: Mill burns</li></ul>", [("1912-05-03", "Mill burns")]),
    ],
)
def test_pages_that_are_neither_lists_nor_tables_with_names(page: str, rows: list[tuple[str, str]]) -> None:
    assert told(read(f"<html><body>{page}</body></html>")) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("History\n1899    Founded\n1950s   Decline\nc. 1990 Closed\n", ["1899", "195X", "1990~"]),
        ("2021-05-03 10:15 Call received\n2021-05-04 01:00 Fire out\n", ["2021-05-03", "2021-05-04"]),
        ("** <2021-05-03 Mon> Fire\n** <2021-06-07 Mon> Sale\n", ["2021-05-03", "2021-06-07"]),
    ],
)
def test_lines_of_logs_outlines_and_old_typescripts(text: str, rows: list[str]) -> None:
    assert [str(event.date) for event in read(text, "notes.txt").events] == rows


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2024-10-14 14:05", "14:05"),
        ("3 May 2021, 2:30 pm", "14:30"),
        ("2024-10-14 00:00:00", None),
        ("2024-10-14", None),
    ],
)
def test_a_clock_time_behind_a_date_is_kept(date: str, time: str | None) -> None:
    (event,) = read(f'date,title\n"{date}",Bridge opens\n').events
    assert event.time == time
