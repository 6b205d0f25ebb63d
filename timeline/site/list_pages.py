"""The timeline as a list: one page, or one for each year where there are very many events."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Final

from markupsafe import escape

from timeline.events import Status
from timeline.site.chronicle import Year
from timeline.site.downloads import downloads
from timeline.site.entries import STATUSES, Entry
from timeline.site.finding import INDEX, found_by
from timeline.site.markup import page, plain, render
from timeline.site.overview import overview
from timeline.site.scripted import scripted
from timeline.site.whole import Site
from timeline.text import clean
from timeline.voices import Voice
from timeline.wording import bounds, span_words

MANY: Final = 200
"""A page with more events than this asks the browser to lay out only what is near the window."""

MOST_WITH_MONTHS: Final = 5
"""On a page with more years than this the table of contents leads to the years, and not to each of their months."""

_HIDE: Final = ["navigation"]


def list_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The timeline, on one page or, when there is more than one should hold, on a page for each year."""
    years = site.chronicle.years
    if not site.split:
        yield "index.md", _list_page(site, "", site.settings.title, years, years)
        return
    yield "index.md", _list_page(site, "", site.settings.title, years, ())
    yield INDEX, found_by(site.chronicle.entries, lambda entry: site.links("").to(site.place(entry)))
    for year in years:
        yield f"{site.volume(year)}index.md", _list_page(site, site.volume(year), year.heading, (year,), (year,))


def _list_page(site: Site, folder: str, title: str, drawn: Sequence[Year], listed: Sequence[Year]) -> str:
    entries = [entry for year in drawn for entry in year.entries]
    links = site.links(folder)
    summary = _summary(entries, site.voice)
    head = render(
        "timeline.html",
        site.voice,
        title=clean(title),
        site_title=clean(site.settings.title),
        links=links,
        place=site.place,
        words=scripted(site.voice),
        summary=summary,
        view=overview(entries, site.voice),
        volumes=[(year, site.volume(year)) for year in site.chronicle.years] if site.split else (),
        index=links.file(INDEX) if site.split else None,
    )
    html = [head]
    headings = []
    anchors: set[str] = set()
    for year in listed:
        html.append(_heading(2, "tl-year", year.heading, anchors))
        headings.append(f"## {year.heading}")
        for group in year.groups:
            if group.heading:
                kind = "tl-month tl-month-planned" if group.planned else "tl-month"
                html.append(_heading(3, kind, group.heading, anchors))
                if len(listed) <= MOST_WITH_MONTHS:
                    headings.append(f"### {group.heading}")
            html.append(render("group.html", site.voice, group=group, links=links, many=len(entries) > MANY))
    offered = downloads(site.edition)
    html.append(render("downloads.html", site.voice, links=links, downloads=offered))
    # Search finds each event on its own page; finding it here again would only double the index.
    feeds = {download.feed: links.file(download.file) for download in offered if download.feed}
    more = ({"feeds": feeds} if feeds else {}) | ({"description": plain(summary)} if summary else {})
    return page(
        title,
        "".join(html),
        headings=headings,
        locale=site.voice.open_graph,
        hide=_HIDE,
        search={"exclude": True},
        **more,
    )


def _heading(level: int, kind: str, text: str, taken: set[str]) -> str:
    """A heading with the anchor that Markdown gives it, so that the table of contents leads here.

    Markdown leaves out what is not Latin, and numbers what would be there twice: after "2021", "Май 2021" is "2021_1".
    """
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    base = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", latin).strip().lower())
    numbered = (f"{base}_{number}" for number in count(1))
    anchor = next(one for one in chain([base], numbered) if one and one not in taken)
    taken.add(anchor)
    return f'<h{level} class="{kind}" id="{anchor}">{escape(text)}</h{level}>'


def _summary(entries: Sequence[Entry], voice: Voice) -> str:
    """What the list holds, as "9 events from 2 sources, June–October 2024. 1 planned, 1 disputed."."""
    if not entries:
        return ""
    sources = len({telling.publisher_key for entry in entries for telling in entry.tellings})
    text = voice.count("%(number)s event", "%(number)s events", len(entries))
    if sources:
        told_by = voice.count("%(number)s source", "%(number)s sources", sources)
        text = voice.say("%(events)s from %(sources)s", events=text, sources=told_by)
    spans = [span for entry in entries if (span := bounds(entry.event.date)) is not None]
    if spans:
        text += f", {span_words(min(first for first, _ in spans), max(last for _, last in spans), voice)}"
    standings = Counter(entry.event.standing for entry in entries)
    marked = [
        f"{voice.number(standings[status])} {voice.text(STATUSES[status])}"
        for status in Status
        if status is not Status.REPORTED and standings[status]
    ]
    return text + "." + (f" {', '.join(marked)}." if marked else "")
