"""Pages of MediaWiki: which revision was read, by its permanent address, and when it was made.

What was read is a revision, and a revision came out when it was saved, whenever the page was begun.
Source: https://www.mediawiki.org/wiki/Help:Permanent_link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from timeline.ingestion.addresses import resolve_link
from timeline.ingestion.days import Order, days_in
from timeline.ingestion.layout import MAX_ELEMENTS, short_text
from timeline.ingestion.parsed import Evidence, EvidenceKind

LONGEST_ADDRESS: Final = 1_000
"""Characters of the permanent address of a revision."""

_LAST_EDIT: Final = frozenset(("footer-info-lastmod", "lastmod"))
"""The ids of the line in the foot of a page: "This page was last edited on 18 October 2024, at 09:30"."""

_CLOCK: Final = re.compile(r"\b(\d{1,2}):(\d\d)\b")


@dataclass(frozen=True, slots=True)
class WikiRevision:
    """``address`` shows this revision for ever, empty where the page names none; ``evidence`` is when it was saved, in
    the wiki's time.

    WikiRevision("https://wiki.example/w/index.php?title=Ferry&oldid=77", (Evidence(..., "2024-10-18T09:30", ...),)).
    """

    address: str = ""
    evidence: tuple[Evidence, ...] = ()


def read_revision(tree: HtmlElement, address: str, language: str, order: Order | None) -> WikiRevision:
    """The revision of a page, empty where the page is not of MediaWiki. ``address`` is where the page came from."""
    if not _is_mediawiki(tree):
        return WikiRevision()
    return WikiRevision(next(_permanent(tree, address), ""), _saved(tree, language, order))


def _saved(tree: HtmlElement, language: str, order: Order | None) -> tuple[Evidence, ...]:
    for element in islice(tree.iter("li", "div", "span"), MAX_ELEMENTS):
        if element.get("id") in _LAST_EDIT:
            words = short_text(element)
            days = days_in(words, language, order)
            clock = _CLOCK.search(words)
            time = f"T{int(clock[1]):02}:{clock[2]}" if clock and int(clock[1]) < 24 and int(clock[2]) < 60 else ""
            return tuple(
                Evidence(EvidenceKind.STATED, day, f"{day}{time}", "the last edit of the wiki's page", ("revision",))
                for day in days[:1]
                if len(days) == 1
            )
    return ()


def article_element(tree: HtmlElement) -> HtmlElement | None:
    """The element that holds the article of a wiki's page; None where the page is not of MediaWiki."""
    return next((one for one in islice(tree.iter("div"), MAX_ELEMENTS) if _CONTENT in (one.get("class") or "")), None)


_CONTENT: Final = "mw-parser-output"


def _is_mediawiki(tree: HtmlElement) -> bool:
    made_by = ((meta.get("content") or "") for meta in tree.iter("meta"))
    return any(one.startswith("MediaWiki") for one in made_by) or article_element(tree) is not None


def _permanent(tree: HtmlElement, address: str) -> Iterator[str]:
    """The addresses of this revision: in the line that is printed below the page, then in the menu of tools."""
    places = (one for one in islice(tree.iter("div", "li"), MAX_ELEMENTS) if _names_revision(one))
    for place in sorted(places, key=lambda one: one.get("id") == "t-permalink"):
        for link in islice(place.iter("a"), 3):
            permanent = resolve_link(address, link.get("href") or "")
            number = parse_qs(urlsplit(permanent).query).get("oldid", [""])[0]
            if number.isdigit() and len(permanent) <= LONGEST_ADDRESS and permanent.startswith(("http://", "https://")):
                yield permanent


def _names_revision(element: HtmlElement) -> bool:
    return element.get("id") == "t-permalink" or "printfooter" in (element.get("class") or "").split()
