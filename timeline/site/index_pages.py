"""The indexes: all people, places, tags and publishers, each with its number of events and a small drawing of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from timeline.i18n import message
from timeline.i18n.wording import bounds
from timeline.site.context import Site
from timeline.site.entries import Entry, years_covered
from timeline.site.markup import escape_plain, page, render_template
from timeline.text import clean

KINDS: Final = {
    "who": message("People and groups"),
    "where": message("Places"),
    "tags": message("Topics"),
    "publishers": message("Publishers"),
}
"""The folders of the indexes, with their titles."""

SPARKS: Final = 24
"""So many steps has the small drawing beside a name."""

DRAWN: Final = 90
"""So many names have a drawing, the most frequent ones; a page would have too many nodes with all."""

LISTED: Final = 700
"""So many names are listed on an index; the finder knows all."""


@dataclass(frozen=True, slots=True)
class IndexKind:
    """An index, by the folder that it is the first page of."""

    name: str


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A name in an index. ``levels`` are the steps of its small drawing, 0 to 9; none where it has no drawing."""

    name: str
    href: str
    count: int
    span: str
    levels: str


def index_page(site: Site, kind: IndexKind) -> str:
    """Return the page that lists all topics of a kind, those with most events first."""
    folder = f"{kind.name}/"
    links = site.links(folder)
    topics = [topic for topic in site.chronicle.topics.values() if topic.kind == kind.name]
    topics.sort(key=lambda topic: (-len(topic.entries), topic.name.casefold()))
    whole = [span[0].ordinal for entry in site.chronicle.entries if (span := bounds(entry.event.date))]
    steps = _steps(sorted(whole))
    rows = [
        IndexRow(
            topic.name,
            links.to(topic.folder),
            len(topic.entries),
            years_covered(topic.entries, site.translator),
            _levels(topic.entries, steps) if index < DRAWN else "",
        )
        for index, topic in enumerate(topics[:LISTED])
    ]
    title = site.translator.text(KINDS[kind.name])
    others = [(site.translator.text(name), links.to(f"{other}/"), other == kind.name) for other, name in KINDS.items()]
    body = render_template(
        "index.html",
        site.translator,
        title=title,
        links=links,
        rows=rows,
        map=site.map_of(site.chronicle.entries, links) if kind.name == "where" else None,
        others=others,
        left=len(topics) - len(rows),
        site_title=clean(site.settings.title),
    )
    return page(
        title, body, locale=site.translator.open_graph, description=escape_plain(title), hide=["navigation", "toc"]
    )


def _steps(days: Sequence[int]) -> list[int]:
    """The last days of equally many events each, so that a busy year does not hide in one step."""
    return [days[len(days) * step // SPARKS] for step in range(1, SPARKS)] if days else []


def _levels(entries: Sequence[Entry], steps: Sequence[int]) -> str:
    counts = [0] * SPARKS
    for entry in entries:
        if span := bounds(entry.event.date):
            counts[bisect_right(steps, span[0].ordinal)] += 1
    most = max(counts) or 1
    return "".join(str(-(-9 * count // most)) for count in counts)
