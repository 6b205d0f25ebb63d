"""The chronology as a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from timeline.exchange.account import account, date_words
from timeline.exchange.edition import Edition, Written
from timeline.exchange.feed import FeedItem, items, timestamp
from timeline.exchange.json_text import to_json_lines
from timeline.text import clean

FILE = "feed.json"
"""What the feed is called beside the timeline page."""


def write_json_feed(edition: Edition) -> Written:
    """The events that changed last. Remarks name those of which no source says when, and those left out."""
    entries, remarks = items(edition)
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(edition.title) or "Timeline",
        "home_page_url": edition.address,
        "feed_url": edition.file(FILE),
    }
    feed = {name: value for name, value in feed.items() if value}
    return Written(to_json_lines(feed | {"items": [_item(item, edition) for item in entries]}), remarks)


def _item(item: FeedItem, edition: Edition) -> dict[str, Any]:
    event = item.event
    described = {
        "id": item.id,
        "url": edition.page(event),
        "title": clean(event.title),
        "content_text": account(event, edition),
        "summary": date_words(event, edition),
        "date_published": timestamp(item.added),
        "date_modified": timestamp(item.changed),
        "tags": [clean(tag) for tag in event.tags],
        # An extension, as the standard names them: the date as it is known.
        "_timeline": {"id": event.id, "date": str(event.date), "status": event.standing.value},
    }
    return {name: value for name, value in described.items() if value}
