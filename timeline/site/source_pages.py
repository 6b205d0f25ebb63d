"""A page for every source, and for every person, place and tag that several events name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.dates import Day
from timeline.site.chronicle import Source, Topic
from timeline.site.coverage import shown
from timeline.site.links import archived_on
from timeline.site.markup import page, plain, render
from timeline.site.whole import Site
from timeline.text import clean, web_address
from timeline.voices import Voice, direction
from timeline.wording import day_words

_HIDE: Final = ["navigation", "toc"]


def source_pages(site: Site) -> Iterator[tuple[str, str]]:
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
        told = site.voice.count("%(number)s passage", "%(number)s passages", len(source.tellings))
        published = source.article.published and day_words(source.article.published, site.voice)
        description = plain(", ".join(filter(None, (source.article.publisher, published, told))))
        yield f"{source.folder}index.md", _page(site, name, body, description=description)
    named.sort(key=lambda pair: (pair[0].article.published or Day(9999, 12, 31), pair[1]))
    body = render(
        "sources.html",
        site.voice,
        sources=named,
        links=site.links("sources/"),
        site_title=clean(site.settings.title),
    )
    yield "sources/index.md", _page(site, site.voice.text("Sources"), body)


def topic_page(site: Site, topic: Topic) -> tuple[str, str]:
    body = render(
        "topic.html",
        site.voice,
        topic=topic,
        links=site.links(topic.folder),
        site_title=clean(site.settings.title),
    )
    counted = site.voice.count("%(number)s event", "%(number)s events", len(topic.entries))
    return f"{topic.folder}index.md", _page(site, topic.name, body, text=[counted], description=counted)


def _page(site: Site, title: str, html: str, **more: Any) -> str:
    return page(title, html, locale=site.voice.open_graph, hide=_HIDE, **more)


def _source_name(source: Source, voice: Voice) -> str:
    article = source.article
    return clean(article.title or article.publisher or article.id) or voice.text("A source without a name")
