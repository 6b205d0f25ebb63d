"""Atom as feedparser reads it, and JSON Feed as its standard asks for it."""

import json
from dataclasses import replace
from typing import Any

import feedparser

from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.exchange.atom import write_atom
from timeline.exchange.edition import Edition
from timeline.exchange.feed import MAX_ENTRIES
from timeline.exchange.json_feed import write_json_feed


def atom(edition: Edition) -> Any:
    read = feedparser.parse(write_atom(edition).text)
    assert not read.bozo
    return read


def test_the_feed_names_itself_and_the_page(edition: Edition) -> None:
    feed = atom(edition).feed
    assert (feed.title, feed.updated) == ("Troops & treaties", "2024-11-05T00:00:00Z")
    assert {link.rel: link.href for link in feed.links} == {
        "alternate": "https://example.org/timeline/",
        "self": "https://example.org/timeline/feed.atom",
    }


def test_an_entry_is_dated_by_its_sources(edition: Edition) -> None:
    entry = next(entry for entry in atom(edition).entries if entry.title == "Troops leave port")
    assert (entry.published, entry.updated) == ("2024-10-18T00:00:00Z", "2024-10-21T00:00:00Z")
    assert entry.link == "https://example.org/timeline/events/troops-leave/"
    assert [tag.term for tag in entry.tags] == ["deployment", "navy"]
    assert "“Troops left port between October 8 and 13”" in entry.content[0].value


def test_what_changed_last_stands_first(edition: Edition) -> None:
    updated = [entry.updated for entry in atom(edition).entries]
    assert updated == sorted(updated, reverse=True)


def test_an_entry_keeps_its_id_whatever_else_changes(edition: Edition) -> None:
    changed = replace(
        edition,
        title="Another",
        events=tuple(replace(event, title="New", date=parse_edtf("1999")) for event in edition.events),
    )
    assert {entry.id for entry in atom(edition).entries} == {entry.id for entry in atom(changed).entries}
    assert len({entry.id for entry in atom(edition).entries}) == len(edition.events)


def test_a_day_that_no_source_gives_is_named(edition: Edition) -> None:
    assert [remark.place for remark in write_atom(edition).remarks] == ["talks", "treaty", "about-june"]


def test_an_event_of_which_no_day_is_known_at_all_is_in_no_feed_and_named() -> None:
    written = write_atom(Edition((Event("feast", parse_edtf("XXXX-10-03"), "A feast"),)))
    assert feedparser.parse(written.text).entries == []
    [remark] = written.remarks
    assert str(remark) == "feast: left out: no source says when it was published, and no first day of it is known"


def test_both_feeds_hold_the_same(edition: Edition) -> None:
    feed = json.loads(write_json_feed(edition).text)
    entries = atom(edition).entries
    assert [item["id"] for item in feed["items"]] == [entry.id for entry in entries]
    assert [item["date_modified"] for item in feed["items"]] == [entry.updated for entry in entries]


def test_a_json_feed_has_what_its_standard_asks_for(edition: Edition) -> None:
    feed = json.loads(write_json_feed(edition).text)
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "Troops & treaties")
    assert feed["feed_url"] == "https://example.org/timeline/feed.json"
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert isinstance(item["content_text"], str)
    assert feed["items"][-1]["_timeline"] == {"id": "treaty", "date": "2024-06", "status": "reported"}


def test_a_feed_holds_the_latest_and_names_the_others() -> None:
    events = tuple(Event(f"e{number}", parse_edtf("2024"), "x") for number in range(MAX_ENTRIES + 2))
    written = write_atom(Edition(events))
    assert len(feedparser.parse(written.text).entries) == MAX_ENTRIES
    assert sum(remark.left_out for remark in written.remarks) == 2


def test_without_events_or_an_address_it_is_a_feed_still() -> None:
    assert atom(Edition(())).entries == []


def test_hostile_text_is_text_and_hostile_links_are_none() -> None:
    sources = (Citation(url="javascript:alert(1)", quote="\x00\ud800<b>"),)
    event = Event("a", parse_edtf("2024"), "<script>x</script>\x07&amp;", sources=sources, tags=("\x0b<",))
    entry = atom(Edition((event,))).entries[0]
    assert entry.title_detail.type == "text/plain"
    assert "javascript" not in str(entry)
