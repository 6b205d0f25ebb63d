"""Feeds: RSS, Atom and JSON Feed, for the addresses and days of the articles that they list."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.ingestion.addresses import resolve_link
from timeline.ingestion.characters import decode, one_line, safe
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.stamps import read_stamp

MAX_ITEMS: Final = 1_000
"""Items of a feed that are read; feeds have some 20 to 100."""

MEDIA_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
SUFFIXES: Final = (".rss", ".atom", ".xml", ".rdf")


@dataclass(frozen=True, slots=True)
class ListedArticle:
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
    if media_type in MEDIA_TYPES or name.lower().endswith(SUFFIXES):
        return True
    marked = any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:RDF"))
    return marked and start.startswith(b"<") and b"<html" not in start[:500].lower()


def read_feed(content: bytes, address: str = "") -> list[ListedArticle]:
    """The articles that a feed lists, in its order, each address once. Raises Unusable when it is no feed.

    Sources: https://www.rssboard.org/rss-specification, RFC 4287, https://www.jsonfeed.org/version/1.1/.
    """
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    listed = _of_json(content) if is_json else _of_xml(content)
    items: dict[str, ListedArticle] = {}
    for item in listed:
        link = resolve_link(address, item.address)
        if link.startswith(("http://", "https://")) and len(items) < MAX_ITEMS:
            items.setdefault(link, ListedArticle(link, one_line(item.title), item.stamp, one_line(item.author)))
    if not items:
        raise Unusable("a feed without articles")
    return list(items.values())


def _of_json(content: bytes) -> Iterator[ListedArticle]:
    try:
        feed: Any = json.loads(decode(content))
    except (ValueError, RecursionError):
        raise Unusable("not a feed: it is no valid JSON") from None
    entries = feed.get("items") if isinstance(feed, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            fields = {key: value for key, value in entry.items() if isinstance(value, str)}
            link = fields.get("url") or fields.get("external_url") or fields.get("id", "")
            yield ListedArticle(link, fields.get("title", ""), _stamp(fields.get("date_published", "")))


def _of_xml(content: bytes) -> Iterator[ListedArticle]:
    """RSS and Atom of any version, as feedparser reads them, broken ones too."""
    import feedparser

    try:
        # A file, because feedparser would open what it is given as an address or the name of a file.
        read = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    except KeyError:  # it takes an end tag for that of an element that began: </link> in a channel without links
        raise Unusable("not a feed: an element ends that did not begin") from None
    except (OverflowError, ValueError):  # it makes a character of every reference: &#x110000;
        raise Unusable("not a feed: it refers to a character that does not exist") from None
    if not read.get("version") and not read.entries:
        reason = one_line(str(read.get("bozo_exception") or "it is no XML"), 100)
        raise Unusable(f"not a feed: {reason}")
    for entry in read.entries:
        fields = {key: value for key, value in dict.items(entry) if isinstance(value, str)}
        # RSS 1.0 has dc:date alone, which feedparser calls an update; elsewhere an update says nothing of publication.
        alone = fields.get("updated", "") if str(read.version) in ("rss10", "rss090") else ""
        stamp = _stamp(fields.get("published") or fields.get("created") or alone)
        yield ListedArticle(
            _link(entry, fields), _words(fields.get("title", "")), stamp, _words(fields.get("author", ""))
        )


def _link(entry: Any, fields: Mapping[str, str]) -> str:
    """The page of an entry; its guid where it has no link."""
    for link in entry.get("links", ()):
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            return str(link["href"])
    return fields.get("link") or fields.get("id") or ""


def _words(markup: str) -> str:
    """A title without the marks that some feeds write into it."""
    return html.unescape(re.sub(r"<[^<>]{0,300}>", "", safe(markup[:2_000]))).strip()


def _stamp(text: str) -> str:
    stamp = read_stamp(text)
    return stamp[1] if stamp else ""
