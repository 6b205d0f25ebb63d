"""Events to pages: the path of every file under docs/timeline/, and its text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from timeline.articles import Article
from timeline.events import Event
from timeline.exchange.edition import Edition
from timeline.site.chronicle import chronicle
from timeline.site.downloads import downloads
from timeline.site.event_pages import event_pages, former_pages, moved_pages
from timeline.site.list_pages import list_pages
from timeline.site.settings import SiteSettings
from timeline.site.source_pages import source_pages, topic_page
from timeline.site.whole import Site
from timeline.voices import voice
from timeline.wording import words


def pages(events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings) -> dict[str, str]:
    """The files of the site under docs/timeline/: path -> text. The same input gives the same bytes."""
    return pages_of(site_of(events, articles, settings))


def site_of(events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings) -> Site:
    """Join events, articles and settings to what every page is made with."""
    speaks = voice(settings.language)
    whole = chronicle(events, articles, speaks)
    edition = Edition(
        tuple(events),
        articles,
        settings.title,
        settings.timeline_url,
        settings.directory_urls,
        partial(words, voice=speaks),
        speaks,
    )
    return Site(
        speaks, whole, edition, settings, {entry.event.id: year for year in whole.years for entry in year.entries}
    )


def pages_of(site: Site) -> dict[str, str]:
    """Return the files of the site under docs/timeline/: path -> text."""
    made = dict(list_pages(site))
    made.update(event_pages(site))
    made.update(moved_pages(site))
    made.update(former_pages(site))
    made.update(source_pages(site))
    made.update(topic_page(site, topic) for topic in site.chronicle.topics.values())
    made.update((download.file, download.write(site.edition).text) for download in downloads(site.edition))
    return made
