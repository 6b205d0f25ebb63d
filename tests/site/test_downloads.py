"""Other programs can read what is there for them."""

from collections.abc import Mapping, Sequence
from datetime import date

import icalendar

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
