"""Events to pages: the path of every file under docs/timeline/, and its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from timeline.articles import Article
from timeline.dates import Day
from timeline.events import Event, Status
from timeline.exchange.edition import Edition
from timeline.exchange.jsonld import describe, embeddable
from timeline.site.annotations import annotate
from timeline.site.chronicle import Chronicle, Source, Topic, Year, chronicle
from timeline.site.citing import citing
from timeline.site.coverage import shown
from timeline.site.downloads import downloads
from timeline.site.entries import STATUSES, Entry, event_folder
from timeline.site.links import Links, archived_on
from timeline.site.markup import page, plain, render
from timeline.site.overview import overview
from timeline.site.related import Neighbourhood
from timeline.site.settings import SiteSettings
from timeline.text import clean, slug, web_address
from timeline.voices import Voice, direction, voice
from timeline.wording import bounds, span_words, words

MANY: Final = 200
"""A page with more events than this asks the browser to lay out only what is near the window."""

_WIDE: Final = ["navigation"]
_NARROW: Final = ["navigation", "toc"]


@dataclass(frozen=True)
class _Site:
    """What every page is made with."""

    voice: Voice
    chronicle: Chronicle
    edition: Edition
    settings: SiteSettings
    volume_of: Mapping[str, Year]

    def links(self, here: str) -> Links:
        return Links(here, self.settings.directory_urls, self.chronicle.topics)

    @property
    def split(self) -> bool:
        return len(self.chronicle.entries) > self.settings.split_above

    def volume(self, year: Year) -> str:
        """The folder of the page that lists a year."""
        return f"{year.key}/" if self.split else ""

    def place(self, entry: Entry) -> str:
        """The folder of the page that lists this event."""
        return self.volume(self.volume_of[entry.event.id])


def pages(events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings) -> dict[str, str]:
    """The files of the site under docs/timeline/: path -> text. The same input gives the same bytes."""
    speaks = voice(settings.language)
    whole = chronicle(events, articles, speaks)
    edition = Edition(
        tuple(events),
        articles,
        settings.title,
        settings.timeline_url,
        settings.directory_urls,
        partial(words, voice=speaks),
    )
    site = _Site(
        speaks, whole, edition, settings, {entry.event.id: year for year in whole.years for entry in year.entries}
    )
    made = dict(_timeline(site))
    made.update(_events(site))
    made.update(_moved(site))
    made.update(_sources(site))
    made.update(_topic(site, topic) for topic in whole.topics.values())
    made.update((download.file, download.write(edition).text) for download in downloads(edition))
    return made


def _timeline(site: _Site) -> Iterator[tuple[str, str]]:
    """The timeline, on one page or, when there is more than one should hold, on a page for each year."""
    years = site.chronicle.years
    if not site.split:
        yield "index.md", _list_page(site, "", site.settings.title, years, years)
        return
    yield "index.md", _list_page(site, "", site.settings.title, years, ())
    for year in years:
        yield f"{site.volume(year)}index.md", _list_page(site, site.volume(year), year.heading, (year,), (year,))


def _list_page(site: _Site, folder: str, title: str, drawn: Sequence[Year], listed: Sequence[Year]) -> str:
    entries = [entry for year in drawn for entry in year.entries]
    links = site.links(folder)
    head = render(
        "timeline.html",
        site.voice,
        title=clean(title),
        site_title=clean(site.settings.title),
        links=links,
        place=site.place,
        summary=_summary(entries, site.voice),
        view=overview(entries, site.voice),
        volumes=[(year, site.volume(year)) for year in site.chronicle.years] if site.split else (),
    )
    html = [head]
    headings = []
    for year in listed:
        html.append(_heading(2, year.heading))
        headings.append(f"## {year.heading}")
        for group in year.groups:
            if group.heading:
                html.append(_heading(3, group.heading))
                headings.append(f"### {group.heading}")
            html.append(render("group.html", site.voice, group=group, links=links, many=len(entries) > MANY))
    offered = downloads(site.edition)
    html.append(render("downloads.html", site.voice, links=links, downloads=offered))
    # Search finds each event on its own page; finding it here again would only double the index.
    feeds = {download.feed: links.file(download.file) for download in offered if download.feed}
    more = {"feeds": feeds} if feeds else {}
    return page(title, "".join(html), headings=headings, hide=_WIDE, search={"exclude": True}, **more)


def _heading(level: int, text: str) -> str:
    """A heading with the anchor that Markdown gives it, so that the table of contents leads here."""
    return f'<h{level} id="{slug(text)}">{text}</h{level}>'


def _events(site: _Site) -> Iterator[tuple[str, str]]:
    entries = site.chronicle.entries
    neighbourhood = Neighbourhood(site.chronicle)
    for index, entry in enumerate(entries):
        year = site.volume_of[entry.event.id]
        body = render(
            "event.html",
            site.voice,
            entry=entry,
            links=site.links(entry.folder),
            place=site.place,
            site_title=clean(site.settings.title),
            heading=year.heading,
            related=neighbourhood.of(entry),
            citing=citing(entry, site.edition),
            before=entries[index - 1] if index else None,
            after=entries[index + 1] if index + 1 < len(entries) else None,
            edit=_edit_link(entry.event.id, site.settings),
            written=_written(entry.event.id, site),
        )
        yield (
            f"{entry.folder}index.md",
            page(
                entry.title,
                body,
                text=_searched(entry),
                linked_data=_linked_data(entry, site.edition),
                description=plain(f"{entry.when_words}: {entry.title}. {entry.standing}."),
                hide=_NARROW,
            ),
        )


def _moved(site: _Site) -> Iterator[tuple[str, str]]:
    """The old addresses of events: plain HTML, which engines copy as it is and put into no search and no sitemap."""
    entries = {entry.event.id: entry for entry in site.chronicle.entries}
    for old, new in site.settings.renamed.items():
        if new in entries and old not in entries:
            folder = event_folder(old)
            links = replace(site.links(folder), directory_urls=False)  # leads there without a server, too
            href, canonical = links.to(entries[new].folder), site.edition.page(entries[new].event)
            yield (
                f"{folder}index.html",
                render("moved.html", site.voice, entry=entries[new], href=href, canonical=canonical) + "\n",
            )


def _linked_data(entry: Entry, edition: Edition) -> str:
    """JSON-LD for the page of an event, and for its quotes, safe inside a script element."""
    described = {"@context": "https://schema.org", **describe(entry.event, edition)}
    return embeddable([described, *annotate(entry, edition)])


def _searched(entry: Entry) -> Iterator[str]:
    """What the search of the site finds an event by, besides its title."""
    event = entry.event
    yield f"{entry.when_words}. {entry.standing}."
    yield event.text or ""
    yield from dict.fromkeys(telling.quote for telling in entry.tellings)
    yield ", ".join((*event.who, *event.where, *event.tags))


def _sources(site: _Site) -> Iterator[tuple[str, str]]:
    named = [(source, _source_name(source, site.voice)) for source in site.chronicle.sources]
    entries = {entry.event.id: entry for entry in site.chronicle.entries}
    full = site.settings.full_text
    for source, name in named:
        body = render(
            "source.html",
            site.voice,
            source=source,
            sentences=shown(
                source.article, site.settings.coverage.get(source.article.id, ()), entries, site.voice, full=full
            ),
            paragraphs=[clean(line) for line in source.article.text.splitlines() if clean(line)] if full else (),
            title=name,
            url=web_address(source.article.url),
            archive=web_address(source.article.archive),
            archived=archived_on(web_address(source.article.archive)),
            direction=direction(source.article.language),
            links=site.links(source.folder),
            site_title=clean(site.settings.title),
        )
        yield f"{source.folder}index.md", page(name, body, hide=_NARROW)
    named.sort(key=lambda pair: (pair[0].article.published or Day(9999, 12, 31), pair[1]))
    body = render(
        "sources.html",
        site.voice,
        sources=named,
        links=site.links("sources/"),
        site_title=clean(site.settings.title),
    )
    yield "sources/index.md", page(site.voice.text("Sources"), body, hide=_NARROW)


def _topic(site: _Site, topic: Topic) -> tuple[str, str]:
    body = render(
        "topic.html",
        site.voice,
        topic=topic,
        links=site.links(topic.folder),
        site_title=clean(site.settings.title),
    )
    counted = site.voice.count("%(number)s event", "%(number)s events", len(topic.entries))
    return f"{topic.folder}index.md", page(topic.name, body, text=[counted], hide=_NARROW)


def _source_name(source: Source, voice: Voice) -> str:
    article = source.article
    return clean(article.title or article.publisher or article.id) or voice.text("A source without a name")


def _summary(entries: Sequence[Entry], voice: Voice) -> str:
    """What the list holds, as "9 events from 2 sources, June–October 2024. 1 planned, 1 disputed."."""
    if not entries:
        return ""
    sources = len({telling.publisher_key for entry in entries for telling in entry.tellings})
    text = voice.say(
        "%(events)s from %(sources)s",
        events=voice.count("%(number)s event", "%(number)s events", len(entries)),
        sources=voice.count("%(number)s source", "%(number)s sources", sources),
    )
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


def _edit_link(event_id: str, settings: SiteSettings) -> str | None:
    if not settings.edit_url or event_id not in settings.places:
        return None
    path, line = settings.places[event_id]
    return web_address(f"{settings.edit_url}{path}#L{line}")


def _written(event_id: str, site: _Site) -> str:
    """Where the event is written down, as "docs/events/2024.yaml, line 12"."""
    if event_id not in site.settings.places:
        return ""
    path, line = site.settings.places[event_id]
    return site.voice.say("%(file)s, line %(line)s", file=clean(path), line=line)
