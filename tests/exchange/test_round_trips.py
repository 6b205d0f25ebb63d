"""What goes out as JSON or CSV comes back the same, whatever it is; and nothing that comes in can do harm."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When, parse_edtf
from timeline.events import Citation, Event, Stance, Status
from timeline.exchange.edition import Edition, with_pages
from timeline.exchange.formats import READERS, WRITERS, recognise_format
from timeline.exchange.own_json import read_json, write_json
from timeline.exchange.table import read_csv, write_csv
from timeline.store import EventFile, revise

BINARY = ("xlsx", "docx")

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "'=1",
    "''+1",
    "-1",
    "@x",
    "\t=1",
    "＝1",
    "a;b",
    "[x]",
    "'",
    '"',
    "\r",
    "\r\n",
    "\x00",
    "NO",
    "<b>",
]

texts = (st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)).filter(
    lambda text: text.strip() != ""
)
lone = texts | st.just("\ud800x")
ids = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)
urls = st.from_regex(r"https?://[a-z]{1,5}\.org/[a-z?&=,;'\"()]{0,9}", fullmatch=True)
clocks = st.sampled_from(["14:30", "00:00", "23:59:59Z", "09:05+02:00"])
days = st.builds(lambda year, ordinal: Day(year, 1, 1).plus(ordinal), st.integers(-9999, 9998), st.integers(0, 364))


@st.composite
def dates(draw: st.DrawFn) -> Date:
    year = draw(st.none() | st.integers(-12000, 12000))
    month = draw(st.none() | st.integers(0, 12) | st.integers(21, 41))
    day = draw(st.integers(0, 28)) if month is not None and month <= 12 and draw(st.booleans()) else None
    masked = draw(st.integers(0, 3)) if month is None and year is not None and 0 <= year <= 9999 else 0
    year = year if year is None else year - year % 10**masked
    return Date(year, month, day, masked, approximate=draw(st.booleans()), uncertain=draw(st.booleans()))


@st.composite
def whens(draw: st.DrawFn) -> When:
    one, other = draw(dates()), draw(dates())
    shape = draw(st.integers(0, 6))
    try:
        match shape:
            case 0:
                return Interval(one, other)
            case 1:
                return Interval(one, draw(st.sampled_from(Edge)))
            case 2:
                return Interval(draw(st.sampled_from(Edge)), one)
            case 3:
                return OneOf(one, draw(st.none() | st.just(other)))
            case 4:
                return OneOf(None, one)
            case _:
                return one
    except DateError:  # it ended before it began
        return one


def events_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Event, ...]]:
    citations = st.builds(
        Citation,
        article=st.none() | texts,
        quote=st.none() | texts,
        says=st.none() | whens(),
        words=st.none() | texts,
        stance=st.sampled_from(Stance),
        according_to=st.none() | texts,
        url=urls,
        title=st.none() | texts,
        publisher=st.none() | texts,
        published=st.none() | days,
    )
    names = st.lists(texts, max_size=3).map(tuple)
    event = st.builds(
        Event,
        id=ids,
        date=whens(),
        title=texts,
        time=st.none() | clocks,
        text=st.none() | texts,
        status=st.sampled_from(Status),
        who=names,
        where=names,
        tags=names,
        sources=st.lists(citations, max_size=2).map(tuple),
    )
    return st.lists(event, max_size=3, unique_by=lambda one: one.id).map(tuple)


@given(events_of(texts))
@settings(max_examples=30)
def test_our_json_loses_nothing(events: tuple[Event, ...]) -> None:
    written = write_json(Edition(events))
    read = read_json(written.text.encode().decode())
    assert (read.events, read.remarks, written.remarks) == (events, (), ())


@given(events_of(texts))
@settings(max_examples=30)
def test_a_table_loses_nothing(events: tuple[Event, ...]) -> None:
    written = write_csv(Edition(events))
    read = read_csv(written.text.encode().decode())
    assert (read.events, read.remarks, written.remarks) == (events, (), ())


@given(events_of(lone))
@settings(max_examples=15)
def test_every_format_takes_every_chronology_and_gives_text_that_can_be_saved(events: tuple[Event, ...]) -> None:
    for name, write in WRITERS.items():
        if name not in BINARY:
            assert write(Edition(events)).text.encode()


@settings(max_examples=8)
@given(events=events_of(lone))
def test_every_chronology_fits_into_office_files_that_are_the_same_each_time(
    events: tuple[Event, ...],
) -> None:
    for name in BINARY:
        assert WRITERS[name](Edition(events)).content == WRITERS[name](Edition(events)).content


plain_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | lone,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
EVENT_KEYS = ["id", "date", "title", "time", "text", "status", "who", "tags", "sources", "derived", "x-own"]
SLIDE_KEYS = ["start_date", "end_date", "text", "media", "group", "display_date", "unique_id", "background"]
rough_events = st.dictionaries(st.sampled_from(EVENT_KEYS), plain_json | st.sampled_from(["2024", "a"]))
rough_dates = st.dictionaries(
    st.sampled_from(["year", "month", "day", "hour", "minute", "display_date"]),
    plain_json | st.sampled_from(["2024", 2, "-44", "2,024", 0]),
)
rough_slides = st.dictionaries(
    st.sampled_from(SLIDE_KEYS),
    plain_json | rough_dates | st.fixed_dictionaries({"headline": plain_json, "text": plain_json}),
)


def assert_usable(events: tuple[Event, ...]) -> None:
    """The events can be written as YAML that reads back as the same events, which the store makes sure of."""
    file = EventFile.parse("", "docs/events/imported.yaml")
    assert EventFile.parse(revise(file, events), file.path).problems == ()


@settings(max_examples=30)
@given(st.lists(rough_events | plain_json, max_size=3))
def test_json_of_any_form_is_read_or_its_loss_is_named(rows: list[Any]) -> None:
    read = read_json(json.dumps({"format": "timeline", "version": 1, "events": rows}))
    assert len(read.rows) + sum(remark.left_out for remark in read.remarks) == len(rows)
    assert_usable(read.events)


@settings(max_examples=30)
@given(st.lists(rough_slides | plain_json, max_size=3))
def test_slides_of_any_form_are_read_or_their_loss_is_named(rows: list[Any]) -> None:
    read = READERS["timelinejs"](json.dumps({"events": rows}), parse_edtf)
    assert len(read.rows) + sum(remark.left_out for remark in read.remarks) == len(rows)
    assert_usable(read.events)


@given(
    st.text() | st.text(alphabet='a,;"\n\t\r=2[]{}'),
    st.sampled_from(["", "date,title,who,sources\n", "Year,Headline,Text\n"]),
)
@example("2024,[[[[,[{", "date,title,who,sources\n")
@example('"', "date,title\n")
def test_no_text_breaks_a_reader(text: str, header: str) -> None:
    for read in READERS.values():
        read(header + text, parse_edtf)
    recognise_format(header + text)


def test_rows_without_an_id_are_named_after_their_titles_and_no_two_alike() -> None:
    read = read_csv("date,title\n2024,Strike!\n2025,Strike\n2026,ストライキ\n2027,…\n")
    assert [event.id for event in read.events] == ["strike", "strike-2", "sutoraiki", "event"]


def test_an_id_that_stands_in_the_file_is_not_taken_by_a_row_without_one() -> None:
    read = read_csv("id,date,title\n,2024,Strike\nstrike,2025,Another\n")
    assert [event.id for event in read.events] == ["strike-2", "strike"]


def test_what_is_derived_is_not_read_back(edition: Edition) -> None:
    shown = json.loads(write_json(edition).text)
    shown["events"][0]["derived"]["earliest"] = "1999-01-01"
    assert read_json(json.dumps(shown)).events == edition.events
    assert read_csv(write_csv(edition).text.replace("2024-10-08,2024-10-13", "1,1")).events == edition.events


def test_the_same_chronology_gives_the_same_bytes(edition: Edition) -> None:
    again = replace(edition, articles=dict(reversed(edition.articles.items())))
    assert all(write(edition) == write(again) for write in WRITERS.values())


def test_every_format_that_quotes_says_the_printed_page_of_a_quote() -> None:
    report = Article("report", "The mill burned.\n\nThe owner fled.", Day(2024, 5, 2), pages=(18,))
    event = Event("mill", parse_edtf("2024-05-01"), "Mill burns", sources=(Citation("report", "The owner fled."),))
    edition = Edition((with_pages(event, {"report": report}),), {"report": report})
    in_words = ("atom", "jsonfeed", "ics", "markwhen", "timelinejs")
    said = {"json": '"page": "2"', "csv": '""page"": ""2""', "jsonld": '"pagination":"2"', "ris": "fled. (page 2)"}
    for form, words in (said | dict.fromkeys(in_words, "page 2: “The owner fled.”")).items():
        assert words in WRITERS[form](edition).text.replace("\r\n ", ""), form
