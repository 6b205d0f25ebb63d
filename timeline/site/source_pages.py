"""A page for every source, and for every person, place and tag that several events name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from timeline.articles import ReadingDepth, depth_of
from timeline.dates import Day
from timeline.exchange import atom
from timeline.i18n import Translator, writing_direction
from timeline.i18n.wording import day_words
from timeline.site.chronicle import Source, Topic
from timeline.site.cited_sources import CitedSource
from timeline.site.context import Site
from timeline.site.coverage import shown_sentences
from timeline.site.drawing import draw
from timeline.site.entries import Entry, years_covered
from timeline.site.index_pages import KINDS
from timeline.site.links import archived_on
from timeline.site.list_pages import zoom
from timeline.site.markup import escape_plain, page, render_template
from timeline.text import clean, legible, primary_language, web_address

_HIDE: Final = ["navigation", "toc"]


MOST: Final = 400
"""So many sources are listed on one page, and so many events of a topic: some 2,800 nodes."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of sources. ``outside`` where it leads to another site."""

    name: str
    publisher: str
    href: str
    outside: bool
    published: Day | None
    passages: int


def source_page(site: Site, source: Source) -> str:
    """The page of an article: what it reports, and what became of its sentences."""
    article, full = source.article, site.settings.full_text
    name = _source_name(source, site.translator)
    body = render_template(
        "source.html",
        site.translator,
        source=source,
        sentences=shown_sentences(
            article, site.settings.coverage.get(article.id, ()), site.by_id, site.translator, full=full
        ),
        paragraphs=[clean(line) for line in legible(article.text).splitlines() if clean(line)] if full else (),
        title=name,
        url=web_address(article.url),
        archive=web_address(article.archive),
        archived=archived_on(web_address(article.archive)),
        digest=site.settings.digests.get(article.id, ""),
        direction=writing_direction(article.language),
        read_as=depth_of(article),
        links=site.links(source.folder),
        site_title=clean(site.settings.title),
    )
    passages = site.translator.count("%(number)s passage", "%(number)s passages", len(source.cited_sources))
    published = article.published and day_words(article.published, site.translator)
    return _page(
        site, name, body, description=escape_plain(", ".join(filter(None, (article.publisher, published, passages))))
    )


def sources_page(site: Site) -> str:
    """The list of all sources: the articles that have pages here, and the sources elsewhere by their addresses."""
    links = site.links("sources/")
    listed = [
        Listed(
            _source_name(source, site.translator),
            clean(source.article.publisher or ""),
            links.to(source.folder),
            False,
            source.article.published,
            len(source.cited_sources),
        )
        for source in site.chronicle.sources
    ]
    elsewhere: dict[str, list[tuple[Entry, CitedSource]]] = {}
    for entry in site.chronicle.entries:
        for cited in entry.cited_sources:
            if cited.article is None:
                elsewhere.setdefault(cited.url or cited.title or cited.source, []).append((entry, cited))
    for cited_sources in elsewhere.values():
        entry, cited = cited_sources[0]
        href = cited.url or links.to(entry.folder, "sources")
        name, publisher = cited.title or cited.source, cited.publisher
        listed.append(Listed(name, publisher, href, bool(cited.url), cited.published, len(cited_sources)))
    listed = [replace(one, publisher="") if one.publisher == one.name else one for one in listed]
    listed.sort(key=lambda one: (one.published or Day(9999, 12, 31), one.name))
    body = render_template(
        "sources.html",
        site.translator,
        sources=listed[:MOST],
        left=len(listed) - MOST,
        unread=_unread(site),
        links=links,
        site_title=clean(site.settings.title),
    )
    return _page(site, site.translator.text("Sources"), body)


def _unread(site: Site) -> str:
    """The languages of articles that are not read for events, with the number of articles: "Persian (2), Thai (1)"."""
    articles = (source.article for source in site.chronicle.sources)
    codes = Counter(primary_language(one.language) for one in articles if depth_of(one) is ReadingDepth.NONE)
    names = sorted((site.translator.name_of(code), site.translator.number(count)) for code, count in codes.items())
    return ", ".join(f"{name} ({count})" for name, count in names)


def topic_page(site: Site, topic: Topic) -> str:
    """The page of a person or group, a place, a tag or a publisher: a drawing of its events, and all of them."""
    translator, links = site.translator, site.links(topic.folder)
    counted = translator.count("%(number)s event", "%(number)s events", len(topic.entries))
    covered = f", {when}" if (when := years_covered(topic.entries, translator)) else ""
    asked = {"publishers": "source"}.get(topic.kind, topic.kind)
    body = render_template(
        "topic.html",
        translator,
        topic=topic,
        kind=translator.text(KINDS[topic.kind]),
        summary=f"{counted}{covered}.",
        view=draw(topic.entries, translator),
        map=site.map_of(topic.entries, links) if topic.kind == "where" else None,
        lines=[site.line(entry, links) for entry in topic.entries[:MOST]],
        left=len(topic.entries) - MOST,
        finder=f"{links.to('')}?{urlencode({asked: topic.name})}",
        feed=atom.FILE if site.edition.address else "",
        links=links,
        place=site.place,
        zoom=partial(zoom, site, topic.folder),
        site_title=clean(site.settings.title),
    )
    more = {"feeds": {"application/atom+xml": atom.FILE}} if site.edition.address else {}
    return _page(site, topic.name, body, text=[counted], description=counted, **more)


def _page(site: Site, title: str, html: str, **more: Any) -> str:
    return page(title, html, locale=site.translator.open_graph, hide=_HIDE, **more)


def _source_name(source: Source, translator: Translator) -> str:
    article = source.article
    return clean(article.title or article.publisher or article.id) or translator.text("Unnamed source")
