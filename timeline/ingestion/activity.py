"""Posts as ActivityPub and ActivityStreams give them: one post, or a collection of them as a log.

Source: https://www.w3.org/TR/activitystreams-vocabulary/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from timeline.ingestion.characters import decode, one_line, safe
from timeline.ingestion.fragments import fragment, lines_of_fragment
from timeline.ingestion.liveblog import MAX_ENTRIES, BlogEntry, entries_text
from timeline.ingestion.paragraphs import article_text
from timeline.ingestion.parsed import Evidence, EvidenceKind, Parsed, Unusable
from timeline.ingestion.stamps import read_stamp
from timeline.text import web_address

_POSTS: Final = frozenset(("Note", "Article", "Page", "Question", "Event", "Video"))
MAX_CONTENT: Final = 100_000
"""Characters of the HTML of a post that are read: no post of a person is longer."""
MAX_DEPTH: Final = 6
"""Posts within posts that are followed."""


def read_activity(content: bytes, address: str = "", charset: str = "") -> Parsed:
    """The post in a document, or its posts as entries, oldest first. Raises Unusable when it has none."""
    try:
        value = json.loads(decode(content, charset))
    except (ValueError, RecursionError):
        raise Unusable("not valid JSON") from None
    posts = [(node, entry) for node in _posts(value) if (entry := _entry(node))][:MAX_ENTRIES]
    if not posts:
        raise Unusable("no posts in this JSON; ActivityPub notes, articles and collections of them are read")
    node, first = min(posts, key=lambda pair: pair[1].time)
    language = next(iter(node["contentMap"]), "") if isinstance(node.get("contentMap"), dict) else ""
    single = len(posts) == 1
    stamp = read_stamp(first.time)
    entries = sorted((entry for _, entry in posts), key=lambda one: one.time)
    return Parsed(
        f"{first.body}\n" if single else entries_text(entries),
        title=first.heading or one_line(first.body.split("\n", 1)[0], 80),
        publisher=urlsplit(first.permalink).hostname or "",
        author=first.author if single or len({entry.author for entry in entries}) == 1 else "",
        language=str(language)[:35],
        url=first.permalink if single else address,
        evidence=(Evidence(EvidenceKind.STATED, *stamp, "published of the post"),) if stamp else (),
        modified=_string(node.get("updated")) if single else "",
    )


def _posts(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The posts in a value: itself, the object of an activity, the items of a collection."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value[:MAX_ENTRIES]:
            yield from _posts(one, depth + 1)
    elif isinstance(value, dict):
        if value.get("type") in _POSTS and (value.get("content") or value.get("contentMap")):
            yield value
        for key in ("object", "orderedItems", "items", "first"):
            if isinstance(value.get(key), dict | list) and value.get("type") != "Announce":
                yield from _posts(value[key], depth + 1)


def _entry(node: dict[str, Any]) -> BlogEntry | None:
    stamp = read_stamp(_string(node.get("published")))
    content = _string(node.get("content"))
    if not content and isinstance(node.get("contentMap"), dict):
        content = next((one for one in node["contentMap"].values() if isinstance(one, str)), "")
    body = article_text(map(safe, lines_of_fragment(fragment(content[:MAX_CONTENT])))).strip()
    if stamp is None or not body:
        return None
    link = web_address(_string(node.get("url")) or _string(node.get("id"))) or ""
    author = node.get("attributedTo")
    name = _string(author.get("name")) if isinstance(author, dict) else _handle(_string(author))
    return BlogEntry(stamp[1], body, one_line(_string(node.get("name"))), one_line(name, 100), link)


def _handle(actor: str) -> str:
    """An actor's address as people write it: https://social.example/users/lee is @lee@social.example."""
    parts = urlsplit(web_address(actor) or "")
    name = parts.path.rstrip("/").rpartition("/")[2].lstrip("@")
    return f"@{name}@{parts.hostname}" if parts.hostname and name else ""


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""
