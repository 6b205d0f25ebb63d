"""Other programs can read what is there for them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import feedparser
import icalendar
import yaml
from pyld import jsonld

from timeline.articles import Article
from timeline.events import Event
from timeline.site import SiteSettings, pages


def calendar(events: Sequence[Event], articles: Mapping[str, Article]) -> icalendar.Calendar:
    text = pages(events, articles, SiteSettings("The harbour", "https://example.org/site/"))["calendar.ics"]
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    return found


def test_the_calendar_holds_what_has_days(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    days = {
        str(event["SUMMARY"]): (event.decoded("DTSTART"), event.decoded("DTEND"))
        for event in calendar(events, articles).walk("VEVENT")
    }
    assert days == {
        "A storm (1987)": (date(1987, 1, 1), date(1988, 1, 1)),
        "The harbour is closed": (date(2021, 5, 4), date(2021, 5, 5)),
        "Fishermen protest (5–6 May 2021)": (date(2021, 5, 5), date(2021, 5, 7)),
        "The mayor meets the fishermen (about 8 May 2021, the day it was reported)": (
            date(2021, 5, 8),
            date(2021, 5, 9),
        ),
        "A new pier opens (autumn 2021 (planned))": (date(2021, 9, 1), date(2021, 12, 1)),
    }


def test_a_plan_is_tentative_and_an_event_leads_to_its_page(
    events: Sequence[Event], articles: Mapping[str, Article]
) -> None:
    by_id = {str(event["UID"]): event for event in calendar(events, articles).walk("VEVENT")}
    assert by_id["pier@timeline"]["STATUS"] == "TENTATIVE"
    assert str(by_id["storm@timeline"]["URL"]) == "https://example.org/site/timeline/events/storm/"


def test_a_feed_reader_reads_the_newest_reports_first(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    made = pages(events, articles, SiteSettings("The <harbour>", "https://example.org/site/"))
    feed = feedparser.parse(made["feed.xml"])
    assert not feed.bozo
    assert feed.feed.title == "The <harbour>"
    assert [(entry.title, entry.updated[:10]) for entry in feed.entries] == [
        ("Fishermen protest", "2021-05-10"),
        ("The harbour is closed", "2021-05-08"),
        ("The mayor meets the fishermen", "2021-05-08"),
        ("A storm", "2021-05-07"),
        ("A new pier opens", "2021-05-07"),
    ]
    assert feed.entries[0].link == "https://example.org/site/timeline/events/fishermen-protest/"
    assert "feed.xml" not in pages(events, articles, SiteSettings())


def test_linked_data_has_no_date_that_is_not_exact(events: Sequence[Event], articles: Mapping[str, Article]) -> None:
    made = pages(events, articles, SiteSettings())

    def expanded(name: str) -> dict[str, Any]:
        _, header, _ = made[f"events/{name}/index.md"].split("---\n", 2)
        document = json.loads(yaml.safe_load(header)["linked_data"])
        context = {"@vocab": "https://schema.org/"}
        [node] = jsonld.expand(document | {"@context": context})
        assert isinstance(node, dict)
        return node

    storm = expanded("storm")
    assert storm["@type"] == ["https://schema.org/Event"]
    assert storm["https://schema.org/startDate"] == [{"@value": "1987"}]
    assert expanded("fishermen-protest")["https://schema.org/endDate"] == [{"@value": "2021-05-06"}]
    assert "https://schema.org/startDate" not in expanded("mayor-meets")
    assert len(expanded("harbour-closed")["https://schema.org/subjectOf"]) == 2
