"""Addresses: from page to page, and to the exact sentence of an article elsewhere on the web."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote as percent_encode

from timeline.dates import DateError, Day
from timeline.text import slug, web_address

EXACT_WORDS: Final = 12
"""A quote of up to so many words is looked for as a whole, a longer one by its beginning and its end."""

EDGE_WORDS: Final = 5
"""Words at the beginning and at the end of a longer quote by which browsers find it."""
CONTEXT_WORDS: Final = 3
"""Words before and behind a quote that stands twice, of which more are taken until they tell."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses as seen from one page. ``here`` is its folder under docs/timeline/, "" or as "events/some-id/".

    ``topics`` are those that have a page, as pairs of kind and slug; ``lines`` the folders of events that have none,
    each with the folder and the anchor of the line that tells it.
    """

    here: str
    directory_urls: bool
    topics: Container[tuple[str, str]] = ()
    lines: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def up(self) -> str:
        """The relative address of docs/timeline/: from events/a/ it is "../../"."""
        return "../" * self.here.count("/")

    def to(self, folder: str, anchor: str = "") -> str:
        """The relative address of the page in a folder. From events/a/ to sources/b/ it is "../../sources/b/"."""
        folder, anchor = self.lines.get(folder, (folder, anchor))
        fragment = f"#{anchor}" if anchor else ""
        if folder == self.here and anchor:
            return fragment
        page = "" if self.directory_urls else "index.html"
        path = self.up + folder + page
        return (path or "./") + fragment

    def file(self, path: str) -> str:
        """The relative address of a file under docs/timeline/."""
        return self.up + path

    def topic(self, kind: str, name: str) -> str | None:
        """The relative address of the page of a person, place or tag; None when it has none."""
        return self.to(topic_folder(kind, name)) if (kind, slug(name)) in self.topics else None


def topic_folder(kind: str, name: str) -> str:
    """The folder of a topic's page, as "who/north-korea/"."""
    return f"{kind}/{slug(name)}/"


def to_sentence(url: str | None, text: str, start: int, end: int, pages: str | None = None) -> str | None:
    """The address of a passage in an article on the web, as a text fragment; None where the url is no web address.

    Of a PDF, whose printed ``pages`` are known, it is that of the page (RFC 8118): no text fragment leads into one.

    ``text`` is the article, ``start`` and ``end`` are the offsets of the passage in it. "a, b" in https://x.org/ is
    https://x.org/#:~:text=a%2C%20b. The words around it are added where the words alone stand earlier in the text, too:
    browsers go to the first place that fits. Source: https://wicg.github.io/scroll-to-text-fragment/.
    """
    url = web_address(url)
    if url is None:
        return None
    passage = text[start:end].strip()
    if not passage:
        return url
    if pages is not None:
        return f"{url.partition('#')[0]}#page={pages.partition('-')[0]}"
    one_line = not re.search(r"[\r\n]", passage)
    words = passage.split()
    if one_line and len(words) <= EXACT_WORDS:
        first, last = passage, ""
    else:
        first = _edge(passage.splitlines()[0].split(), EDGE_WORDS, first=True)
        last = _edge(passage.splitlines()[-1].split(), EDGE_WORDS, first=False)
    directive = _encode(first) + (f",{_encode(last)}" if last else "")
    prefix, alone = _prefix(text, start, first)
    if prefix:
        directive = f"{_encode(prefix)}-,{directive}"
    if not alone and not last:
        suffix = _edge((text[end:].splitlines() or [""])[0].split(), CONTEXT_WORDS, first=True)
        directive += f",-{_encode(suffix)}" if suffix else ""
    base, hash_, fragment = url.partition("#")
    return f"{base}#{fragment if hash_ else ''}:~:text={directive}"


def archived_on(archive: str | None) -> str | None:
    """The day that a copy was made, from its address: https://web.archive.org/web/20241018123456/... is 2024-10-18."""
    stamp = re.search(r"/(\d{4})(\d\d)(\d\d)(?:\d{6})?(?:[a-z]{2}_)?/", archive or "")
    try:
        return str(Day(*map(int, stamp.groups()))) if stamp else None
    except DateError:
        return None


def _prefix(text: str, start: int, first: str) -> tuple[str, bool]:
    """So many words before a passage that it does not stand earlier with them, and whether that could be had.

    "" where the passage stands there for the first time: the less is looked for, the more changes of a page it bears.
    """
    earlier = _fold(text[: start + len(first) - 1])
    if _fold(first) not in earlier:
        return "", True
    before = (text[:start].splitlines()[-1:] or [""])[0]
    blank = " " if before[-1:].isspace() else ""
    prefix = ""
    for count in CONTEXT_WORDS, 2 * CONTEXT_WORDS, 4 * CONTEXT_WORDS:
        prefix = _edge(before.split(), count, first=False)
        if prefix and _fold(prefix + blank + first) not in earlier:
            return prefix, True
    return prefix, False


def _edge(words: list[str], count: int, *, first: bool) -> str:
    return " ".join(words[:count] if first else words[-count:])


def _encode(text: str) -> str:
    """Percent-encoded, with "-", "," and "&", which mean something in a text fragment."""
    return percent_encode(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()
