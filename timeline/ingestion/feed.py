"""Feeds: RSS, Atom and JSON Feed, for the addresses and days of the articles that they list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin

from lxml import etree

from timeline.ingestion.characters import decode, one_line, safe
from timeline.ingestion.found import Unusable
from timeline.ingestion.stamps import read_stamp

MAX_ITEMS: Final = 1_000

MEDIA_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
SUFFIXES: Final = (".rss", ".atom", ".xml", ".rdf")


@dataclass(frozen=True, slots=True)
class Item:
    """One article in a feed. ``stamp`` is when it came out, ISO 8601, empty when the feed does not say."""

    address: str
    title: str = ""
    stamp: str = ""
    author: str = ""


def is_feed(content: bytes, media_type: str = "", name: str = "") -> bool:
    """Whether a document looks like a feed: servers call them text/xml, application/json and worse."""
    start = content[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return b"jsonfeed.org/version" in start
    marked = any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:RDF"))
    called = media_type in MEDIA_TYPES or name.lower().endswith(SUFFIXES)
    return called or (marked and start.startswith(b"<") and b"<html" not in start[:500].lower())


def read_feed(content: bytes, address: str = "") -> list[Item]:
    """The articles that a feed lists, in its order, each address once. Raises Unusable when it is no feed.

    Sources: https://www.rssboard.org/rss-specification, RFC 4287, https://www.jsonfeed.org/version/1.1/.
    """
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = _of_json(content) if is_json else _of_xml(content)
    items: dict[str, Item] = {}
    for item in found:
        link = urljoin(address, item.address.strip())
        if link.startswith(("http://", "https://")) and len(items) < MAX_ITEMS:
            items.setdefault(link, Item(link, one_line(item.title), item.stamp, one_line(item.author)))
    if not items:
        raise Unusable("a feed without articles")
    return list(items.values())


def _of_json(content: bytes) -> Iterator[Item]:
    try:
        feed: Any = json.loads(decode(content))
    except (ValueError, RecursionError):
        raise Unusable("not a feed: it is no valid JSON") from None
    entries = feed.get("items") if isinstance(feed, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            told = {key: value for key, value in entry.items() if isinstance(value, str)}
            link = told.get("url") or told.get("external_url") or told.get("id", "")
            yield Item(link, told.get("title", ""), _stamp(told.get("date_published", "")))


def _of_xml(content: bytes) -> Iterator[Item]:
    """Names are compared without their namespaces: feeds get those wrong more often than right."""
    # No entities, no DTD, no network: a feed needs none of them, and a bomb all of them.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unusable(f"not a feed: {one_line(str(error), 100)}") from None
    if root is None:
        raise Unusable("not a feed: it is no XML")
    for entry in root.iter("{*}item", "{*}entry"):
        told: dict[str, str] = {}
        for part in entry:
            if isinstance(part.tag, str):
                told.setdefault(part.tag.rpartition("}")[2].rpartition(":")[2], _content(part))
        stamp = _stamp(told.get("pubDate") or told.get("published") or told.get("date") or told.get("issued") or "")
        author = told.get("creator") or told.get("author") or ""
        yield Item(_link(entry) or told.get("guid", ""), told.get("title", ""), stamp, author)


def _link(entry: Any) -> str:
    for link in entry.iter("{*}link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return str(link.get("href"))
        if link.text and link.text.strip():
            return str(link.text).strip()
    return ""


def _content(element: Any) -> str:
    return safe("".join(element.itertext())[:2_000]).strip()


def _stamp(text: str) -> str:
    stamp = read_stamp(text)
    return stamp[1] if stamp else ""
