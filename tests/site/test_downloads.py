"""Other programs can read what is there for them."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import feedparser
import icalendar
import pytest
import yaml
from pyld import jsonld

from timeline.articles import Article
from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.own_json import read_json
from timeline.site import SiteSettings, pages

TIMELINE = "https://example.org/site/timeline/"


@pytest.fixture
def made(events: Sequence[Event], articles: Mapping[str, Article]) -> dict[str, str]:
    return pages(events, articles, SiteSettings("The <harbour>", TIMELINE, directory_urls=True))


def calendar(made: Mapping[str, str]) -> icalendar.Calendar:
    text = made["calendar.ics"]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    return found


def front_matter(text: str) -> dict[str, Any]:
    values = yaml.safe_load(text.split("---\n", 2)[1])
    assert isinstance(values, dict)
    return values


def test_the_calendar_holds_what_has_days_and_labels_what_is_not_exact(made: dict[str, str]) -> None:
    days = {
        str(event["SUMMARY"]): (event.decoded("DTSTART"), event.decoded("DTEND"))
        for event in calendar(made).walk("VEVENT")
    }
    assert days == {
        "A storm (1987)": (date(1987, 1, 1), date(1988, 1, 1)),
        "The harbour is closed (disputed)": (date(2021, 5, 4), date(2021, 5, 5)),
        "Fishermen protest": (date(2021, 5, 5), date(2021, 5, 7)),
        "The mayor meets the fishermen (about 8 May 2021)": (date(2021, 5, 8), date(2021, 5, 9)),
        "A new pier opens (autumn 2021) (planned)": (date(2021, 9, 1), date(2021, 12, 1)),
    }


def test_a_plan_is_tentative_and_an_event_leads_to_its_page(made: dict[str, str]) -> None:
    by_id = {str(event["UID"]): event for event in calendar(made).walk("VEVENT")}
    assert by_id["pier@example.org"]["STATUS"] == "TENTATIVE"
    assert str(by_id["storm@example.org"]["URL"]) == f"{TIMELINE}events/storm/"
    assert "5–6 May 2021" in str(by_id["fishermen-protest@example.org"]["DESCRIPTION"])


def test_a_feed_reader_reads_the_newest_reports_first(made: dict[str, str]) -> None:
    feed = feedparser.parse(made["feed.atom"])
    assert not feed.bozo
    assert feed.feed.title == "The <harbour>"
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        ("Fishermen protest", "2021-05-10"),
        ("The mayor meets the fishermen", "2021-05-08"),
        ("The harbour is closed", "2021-05-08"),
        ("A new pier opens", "2021-05-07"),
        ("A storm", "2021-05-07"),
    ]
    assert feed.entries[0].link == f"{TIMELINE}events/fishermen-protest/"
    items = json.loads(made["feed.json"])["items"]
    assert [item["id"] for item in items] == [entry.id for entry in feed.entries]


def test_the_timeline_names_its_feeds_where_they_can_be_read_elsewhere(
    made: dict[str, str], events: Sequence[Event], articles: Mapping[str, Article]
) -> None:
    assert front_matter(made["index.md"])["feeds"] == {
        "application/atom+xml": "feed.atom",
        "application/feed+json": "feed.json",
    }
    by_year = pages(events, articles, SiteSettings(timeline_url=TIMELINE, split_above=3))
    assert front_matter(by_year["2021/index.md"])["feeds"]["application/atom+xml"] == "../feed.atom"
    without = pages(events, articles, SiteSettings())
    assert "feeds" not in front_matter(without["index.md"])
    assert not {"feed.atom", "feed.json"} & without.keys()


@pytest.mark.parametrize("timeline_url", ["", TIMELINE])
def test_what_is_offered_is_what_is_there(
    events: Sequence[Event], articles: Mapping[str, Article], timeline_url: str
) -> None:
    made = pages(events, articles, SiteSettings(timeline_url=timeline_url))
    html = front_matter(made["index.md"])["timeline_html"].partition("tl-downloads")[2]
    files = [path for path in made if not path.endswith(".md") and "/" not in path]
    assert files
    assert [path for path in files if f'href="{path}"' not in html] == []


def test_events_json_holds_every_event(made: dict[str, str], events: Sequence[Event]) -> None:
    shown = json.loads(made["events.json"])
    storm = next(event for event in shown["events"] if event["id"] == "storm")
    derived = storm["derived"]
    assert (storm["date"], derived["earliest"], derived["latest"]) == ("1987", "1987-01-01", "1987-12-31")
    assert (derived["words"], derived["page"]) == ("1987", f"{TIMELINE}events/storm/")
    assert shown["articles"]["harbour"]["publisher"] == "Northern Post"
    read = read_json(made["events.json"])
    assert read.remarks == ()
    assert read.events == events


def test_the_table_has_a_row_for_every_event(made: dict[str, str], events: Sequence[Event]) -> None:
    rows = [*csv.DictReader(io.StringIO(made["events.csv"]))]
    assert [row["id"] for row in rows] == [event.id for event in events]
    assert (rows[-1]["date"], rows[-1]["earliest"]) == ("XXXX-10-03", "")


def test_the_page_that_a_file_names_is_the_page_of_the_event() -> None:
    events = [Event(name, parse_edtf("2021"), "A") for name in ("plain", "x" * 300, "Not a slug/..")]
    made = pages(events, {}, SiteSettings(timeline_url=TIMELINE, directory_urls=True))
    named = {event["derived"]["page"] for event in json.loads(made["events.json"])["events"]}
    there = {f"{TIMELINE}{path.removesuffix('index.md')}" for path in made if path.startswith("events/")}
    assert named == there


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(document | {"@context": {"@vocab": "https://schema.org/"}})
    return found


def test_linked_data_is_no_more_exact_than_the_date(made: dict[str, str]) -> None:
    def of(name: str) -> dict[str, Any]:
        [node] = expanded(json.loads(front_matter(made[f"events/{name}/index.md"])["linked_data"])[0])
        return node

    storm = of("storm")
    assert storm["@type"] == ["https://schema.org/Event"]
    assert storm["https://schema.org/startDate"] == [{"@value": "1987"}]
    assert of("fishermen-protest")["https://schema.org/endDate"] == [{"@value": "2021-05-06"}]
    for name, start in (("mayor-meets", "2021-05-08"), ("pier", "2021")):
        assert of(name)["https://schema.org/startDate"] == [{"@value": start}]
    assert not {"https://schema.org/startDate", "https://schema.org/endDate"} & of("feast").keys()
    assert len(of("harbour-closed")["https://schema.org/subjectOf"]) == 2


def test_the_linked_data_of_a_page_is_that_of_the_whole(made: dict[str, str], events: Sequence[Event]) -> None:
    graph = {node["name"]: node for node in json.loads(made["events.jsonld"])["@graph"]}
    assert len(graph) == len(events)
    for event in events:
        document = json.loads(front_matter(made[f"events/{event.id}/index.md"])["linked_data"])[0]
        assert document.pop("@context") == "https://schema.org"
        assert document == graph[event.title]


def test_a_quote_is_described_by_what_stands_around_it(made: dict[str, str]) -> None:
    _, *found = json.loads(front_matter(made["events/fishermen-protest/index.md"])["linked_data"])
    assert found == [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "motivation": "identifying",
            "body": f"{TIMELINE}events/fishermen-protest/",
            "target": {
                "source": "https://example.org/harbour?page=2&lang=en",
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": "Fishermen protested between May 5 and 6",
                    "prefix": "esday, the port authority said. ",
                    "suffix": ".",
                },
            },
        }
    ]


def test_a_quote_without_an_address_is_not_annotated(made: dict[str, str]) -> None:
    assert len(json.loads(front_matter(made["events/mayor-meets/index.md"])["linked_data"])) == 1


def test_each_feed_has_an_id_and_an_address_of_its_own(made: dict[str, str]) -> None:
    feeds = {path: feedparser.parse(text).feed for path, text in made.items() if path.endswith(".atom")}
    assert len(feeds) > 15
    assert len({feed.id for feed in feeds.values()}) == len(feeds)
    for path, feed in feeds.items():
        links = {link.rel: link.href for link in feed.links}
        assert links["self"] == TIMELINE + path
        page = links["alternate"].removeprefix(TIMELINE)
        assert page.startswith("?") or f"{page}index.md" in made


def test_what_is_asked_of_status_and_evidence_has_a_feed(made: dict[str, str]) -> None:
    disputed = feedparser.parse(made["status/disputed/feed.atom"])
    assert [entry.title for entry in disputed.entries] == ["The harbour is closed"]
    assert disputed.feed.title == "disputed - The <harbour>"
    assert {link.rel: link.href for link in disputed.feed.links}["alternate"] == f"{TIMELINE}?status=disputed"
    differ = feedparser.parse(made["evidence/differ/feed.atom"])
    assert [entry.title for entry in differ.entries] == ["Fishermen protest"]
