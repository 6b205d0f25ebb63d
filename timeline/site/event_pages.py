"""A page for every event, and one that leads there at every address that an event had before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.exchange.edition import Edition
from timeline.exchange.jsonld import describe, embeddable
from timeline.site.annotations import annotate
from timeline.site.citing import citing
from timeline.site.entries import Entry, event_folder
from timeline.site.markup import page, plain, render
from timeline.site.related import Neighbourhood
from timeline.site.settings import SiteSettings
from timeline.site.whole import Site
from timeline.text import clean, web_address

_HIDE: Final = ["navigation", "toc"]


def event_pages(site: Site) -> Iterator[tuple[str, str]]:
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
                locale=site.voice.open_graph,
                hide=_HIDE,
            ),
        )


def moved_pages(site: Site) -> Iterator[tuple[str, str]]:
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


def former_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The addresses of events that are no longer there; each says so, and why where an editor gave a reason."""
    entries = {entry.event.id for entry in site.chronicle.entries}
    for name, reason in site.settings.former.items():
        if name not in entries:
            folder = event_folder(name)
            href = replace(site.links(folder), directory_urls=False).to("")
            shown = {"reason": clean(reason), "href": href, "site_title": clean(site.settings.title)}
            yield f"{folder}index.html", render("former.html", site.voice, **shown) + "\n"


def _linked_data(entry: Entry, edition: Edition) -> str:
    """JSON-LD for the page of an event, and for its quotes, safe inside a script element."""
    described = {"@context": "https://schema.org", **describe(entry.event, edition)}
    return embeddable([described, *annotate(entry, edition)], indent=None)


def _searched(entry: Entry) -> Iterator[str]:
    """What the search of the site finds an event by, besides its title."""
    event = entry.event
    yield f"{entry.when_words}. {entry.standing}."
    yield event.text or ""
    yield from dict.fromkeys(telling.quote for telling in entry.tellings)
    yield ", ".join((*event.who, *event.where, *event.tags))


def _edit_link(event_id: str, settings: SiteSettings) -> str | None:
    if not settings.edit_url or event_id not in settings.places:
        return None
    path, line = settings.places[event_id]
    return web_address(f"{settings.edit_url}{path}#L{line}")


def _written(event_id: str, site: Site) -> str:
    """Where the event is written down, as "docs/events/2024.yaml, line 12"."""
    if event_id not in site.settings.places:
        return ""
    path, line = site.settings.places[event_id]
    return site.voice.say("%(file)s, line %(line)s", file=clean(path), line=line)
