"""The chronology as an Atom feed (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree

from timeline.exchange.account import account, date_words
from timeline.exchange.edition import Edition, Written
from timeline.exchange.feed import FeedItem, items, last_changed, timestamp, urn
from timeline.text import clean

FILE = "feed.atom"
"""What the feed is called beside the timeline page."""

_ATOM = "http://www.w3.org/2005/Atom"


def write_atom(edition: Edition, folder: str = "", page: str = "") -> Written:
    """The events that changed last. Remarks name those of which no source says when, and those left out.

    A feed of some of the events is in a ``folder`` of its own below the timeline page, as "who/port-authority/", and
    has an id of its own, by which programs tell it from the others. ``page`` is the one that shows the same, below
    the timeline page, where the folder has none.
    """
    entries, remarks = items(edition)
    feed = ElementTree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", urn(f"{edition.host}/{folder}" if folder else edition.host))
    _add(feed, "title", clean(edition.title) or "Timeline")
    _add(feed, "updated", timestamp(last_changed(entries)))
    _add(ElementTree.SubElement(feed, "author"), "name", clean(edition.title) or "Timeline")
    for rel, url in (("alternate", edition.file(page or folder)), ("self", edition.file(folder + FILE))):
        if url is not None:
            ElementTree.SubElement(feed, "link", rel=rel, href=clean(url))
    for item in entries:
        _entry(ElementTree.SubElement(feed, "entry"), item, edition)
    ElementTree.indent(feed)
    return Written(
        f"<?xml version='1.0' encoding='utf-8'?>\n{ElementTree.tostring(feed, encoding='unicode')}\n", remarks
    )


def _entry(entry: ElementTree.Element, item: FeedItem, edition: Edition) -> None:
    event, page = item.event, edition.page(item.event)
    _add(entry, "id", item.id)
    _add(entry, "title", clean(event.title) or "Untitled")
    _add(entry, "published", timestamp(item.added))
    _add(entry, "updated", timestamp(item.changed))
    if page is not None:
        ElementTree.SubElement(entry, "link", rel="alternate", href=clean(page))
    for tag in event.tags:
        ElementTree.SubElement(entry, "category", term=clean(tag))
    _add(entry, "summary", date_words(event, edition))
    _add(entry, "content", account(event, edition), type="text")


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text
