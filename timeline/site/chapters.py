"""Part of a timeline in a page of the owner's own: a filtered list, a single event or a count, as HTML.

A page asks for one by a fenced block of Markdown whose language is "timeline":

    ```timeline
    tag: trial
    from: 2023
    view: lines
    ```

What it says may stand in the line of the fence, too: "timeline tag: trial, depth: key".
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from markupsafe import escape

from timeline.dates import DateError, When, earliest, latest, parse_edtf
from timeline.problems import TimelineError
from timeline.site.context import Site
from timeline.site.entries import Entry
from timeline.site.links import Links
from timeline.site.markup import render_template
from timeline.site.printed_sources import printed_sources
from timeline.site.ranking import key_events
from timeline.text import clean, slug

VIEWS: Final = ("list", "lines", "count", "map")
"""How the events are shown: in full with their sources, a line each, how many there are, or where they happened."""

DEPTHS: Final = ("key", "all", "days")
"""How much is shown: the key events, all of them, or all as their titles below their dates."""

KEYS: Final = {
    "timeline": "which timeline, where the site has several",
    "event": "the id of one event, shown in full",
    "who": "only events that name this person or group; several with commas",
    "where": "only events at this place",
    "tag": "only events with this tag",
    "source": "only events of this article (its id) or publisher",
    "status": "only events with this status, as disputed",
    "from": "only events that end on or after this date (EDTF, as 2023 or 2023-05)",
    "to": "only events that begin on or before this date",
    "limit": "at most this many events",
    "depth": "key (the key events), all, or days (titles below their dates); without it a list of more than 60 is key",
    "view": "list (in full), lines (a line each), count or map",
}
"""What a block may say, in the order of the reference."""


FEW_KEYS: Final = 12
"""A block of so few events shows all of them at the depth "key"."""


LOWEST: Final = 5
"""The level of a date at most: titles stand one below, and HTML has six."""


class ChapterError(TimelineError):
    """Raise for a block that cannot be shown; the message says what to write."""


@dataclass(frozen=True, slots=True)
class _OutsideLinks(Links):
    """Addresses as seen from a page outside of the timeline. ``base`` leads from there to its folder."""

    base: str = ""

    def to(self, folder: str, anchor: str = "") -> str:
        folder, anchor = self.lines.get(folder, (folder, anchor))
        page = "" if self.directory_urls else "index.html"
        return self.base + folder + page + (f"#{anchor}" if anchor else "")

    def file(self, path: str) -> str:
        return self.base + path


def chapter(site: Site, asked: Mapping[str, Any], base: str, level: int = 2) -> str:
    """Return the HTML of a block.

    Args:
        site: The timeline.
        asked: What the block says, by its keys.
        base: The relative address of the timeline's folder as seen from the page, with "/" at its end.
        level: The level of its headings: one below the heading that it stands under, so that none is left out.

    Returns:
        One line of HTML, escaped.

    Raises:
        ChapterError: The block has an unknown key or value, or names an event that does not exist.
    """
    for key in asked:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, 1)
            raise ChapterError(f'unknown key "{key}"; ' + (f'write "{near[0]}"' if near else f"use {', '.join(KEYS)}"))
    view = _one_of("view", asked, VIEWS, "list")
    chosen = entries = list(_chosen(site, asked))
    # As on the timeline: hundreds of events in full are a wall, and more nodes than a page should have.
    many = view == "list" and "limit" not in asked and len(chosen) > site.settings.key_above
    depth = _one_of("depth", asked, DEPTHS, "key" if many else "all")
    if depth == "key":
        names = key_events(chosen, min(site.settings.key_above, FEW_KEYS), site.weights)
        entries = [entry for entry in chosen if entry.event.id in names]
    if isinstance(limit := asked.get("limit"), int):
        entries = entries[:limit]
    if view == "count":
        return f'<p class="tl tl-count">{escape(site.translator.number(len(entries)))}</p>'
    if not entries:
        return f'<p class="tl tl-none">{escape(site.translator.text("No events yet."))}</p>'
    links = _OutsideLinks("", site.settings.directory_urls, site.chronicle.topics, site.lines, base)
    if view == "map":
        drawn = site.map_of(entries, links)
        if drawn is None:
            raise ChapterError(
                "view: map needs coordinates; write them at an event, as where: [{name: A, lat: 1.5, lon: 2.5}]"
            )
        places = [spot for spot in reversed(drawn.spots) if spot.href]
        return render_template("chapter_map.html", site.translator, map=drawn, places=places)
    return render_template(
        "chapter.html",
        site.translator,
        days=[(date, list(same)) for date, same in groupby(entries, key=lambda entry: entry.when)],
        links=links,
        level=min(level, LOWEST),
        printed=printed_sources(entries if view != "lines" else (), (), site.translator),
        lines=view == "lines",
        brief=depth == "days",
        more=len(chosen) - len(entries) if len(chosen) == len(site.chronicle.entries) and "limit" not in asked else 0,
        title=clean(site.settings.title),
    )


def _one_of(key: str, asked: Mapping[str, Any], values: tuple[str, ...], usual: str) -> str:
    value = str(asked.get(key) or usual)
    if value not in values:
        raise ChapterError(f'{key}: "{value}" does not exist; write {", ".join(values[:-1])} or {values[-1]}')
    return value


def _chosen(site: Site, asked: Mapping[str, Any]) -> Iterable[Entry]:
    """The events that the block asks for, in the order of time."""
    entries: Iterable[Entry] = site.chronicle.entries
    if "event" in asked:
        wanted = str(asked["event"])
        matching = [entry for entry in entries if entry.event.id == wanted]
        if not matching:
            near = difflib.get_close_matches(wanted, [entry.event.id for entry in entries], 1)
            raise ChapterError(f'event: there is no event "{wanted}"' + (f'; write "{near[0]}"' if near else ""))
        return matching
    for key, names in (("who", "who"), ("where", "where"), ("tag", "tags")):
        if key in asked:
            wanted_slugs = _slugs(asked[key])
            entries = [e for e in entries if wanted_slugs & {slug(name) for name in getattr(e.event, names)}]
    if "source" in asked:
        wanted_slugs = _slugs(asked["source"])
        entries = [
            entry
            for entry in entries
            if any(wanted_slugs & {slug(t.source), slug(t.citation.article or "")} for t in entry.cited_sources)
        ]
    if "status" in asked:
        wanted_slugs = _slugs(asked["status"])
        entries = [entry for entry in entries if entry.event.standing.value in wanted_slugs]
    if "from" in asked:
        first = earliest(_date("from", asked["from"]))
        entries = [e for e in entries if not first or not (last := latest(e.event.date)) or last >= first]
    if "to" in asked:
        end = latest(_date("to", asked["to"]))
        entries = [e for e in entries if not end or not (begin := earliest(e.event.date)) or begin <= end]
    if "limit" in asked and (not isinstance(asked["limit"], int) or asked["limit"] < 1):
        raise ChapterError("limit: write a number, as 10")
    return entries


def _slugs(value: Any) -> set[str]:
    names = value if isinstance(value, list) else str(value).split(",")
    return {slug(str(name)) for name in names}


def _date(key: str, value: Any) -> When:
    try:
        return parse_edtf(str(value))
    except DateError as error:
        raise ChapterError(f"{key}: {error}") from None
