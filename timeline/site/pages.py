"""Events to pages: the path of every file under docs/timeline/, and the text of each when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from timeline.articles import Article
from timeline.events import Event, Review, Status
from timeline.exchange import atom
from timeline.exchange.edition import Edition, with_pages
from timeline.i18n import Translator, translator
from timeline.i18n.wording import words
from timeline.site.changes import Changes, changes_feed, changes_page
from timeline.site.chronicle import Source, Topic, chronicle
from timeline.site.context import Site
from timeline.site.downloads import Download, downloads
from timeline.site.entries import EVIDENCE, STATUSES, Entry, event_folder
from timeline.site.event_pages import event_page, former_page, moved_page
from timeline.site.finding import IndexShard, evidence_of, shard_script, shards
from timeline.site.index_pages import KINDS, IndexKind, index_page
from timeline.site.list_pages import embed_page, list_page
from timeline.site.settings import SiteSettings
from timeline.site.source_pages import source_page, sources_page, topic_page
from timeline.site.volumes import Volume, divide
from timeline.text import clean
from timeline.weight import Scales, WeightCorpus


@dataclass(frozen=True, slots=True)
class Moved:
    """An address of an event that leads to where it stands: an old one, or that of an event without a page."""

    folder: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Former:
    """The address of an event that is no longer there, and the reason that it gives, or nothing."""

    folder: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourcesIndex:
    """The page that lists all sources."""


@dataclass(frozen=True, slots=True)
class Embed:
    """The timeline for a frame in somebody else's page."""


@dataclass(frozen=True, slots=True)
class TopicFeed:
    """The feed of a person, place, tag or publisher."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class FacetFeed:
    """The feed of the events with a status, or of which something can be said about the evidence.

    ``kind`` is "status" or "evidence", ``value`` as the finder has it.
    """

    kind: str
    value: str

    @property
    def folder(self) -> str:
        """The folder of the feed, with "/" at its end."""
        return f"{self.kind}/{self.value}/"


@dataclass(frozen=True, slots=True)
class ChangesFeed:
    """The feed of what changed."""


Subject = (
    Volume
    | Entry
    | Moved
    | Former
    | Source
    | SourcesIndex
    | Topic
    | TopicFeed
    | FacetFeed
    | IndexKind
    | Changes
    | ChangesFeed
    | IndexShard
    | Embed
    | Download
)


@dataclass(frozen=True, slots=True)
class Page:
    """A file under docs/timeline/, not yet written: its path, what it is about, and the site that it is a part of."""

    path: str
    subject: Subject
    site: Site


def render(page: Page) -> str:  # noqa: C901  a case for each kind of page
    """Render the text of a page. Nothing is read and nothing is written; the same page gives the same bytes.

    >>> render(site_pages(events, articles, SiteSettings())["index.md"])[:3]
    '---'
    """
    site = page.site
    match page.subject:
        case Volume() as volume:
            return list_page(site, volume)
        case Entry() as entry:
            return event_page(site, entry)
        case Moved() as moved:
            return moved_page(site, moved.folder, moved.entry)
        case Former() as former:
            return former_page(site, former.folder, former.reason)
        case Source() as source:
            return source_page(site, source)
        case SourcesIndex():
            return sources_page(site)
        case Topic() as topic:
            return topic_page(site, topic)
        case TopicFeed(topic=topic):
            return _topic_feed(site, topic)
        case FacetFeed() as facet:
            return _facet_feed(site, facet)
        case IndexKind() as kind:
            return index_page(site, kind)
        case Changes() as changes:
            return changes_page(site, changes)
        case ChangesFeed():
            return changes_feed(site)
        case IndexShard() as shard:
            return shard_script(site, shard)
        case Embed():
            return embed_page(site)
        case Download() as download:
            return download.write(site.edition).text


def site_of(
    events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings, before: Site | None = None
) -> Site:
    """Work out all that the pages show. With ``drafts: hidden`` only what a person stands for is shown.

    Entries that have not changed since ``before`` are taken from it.
    """
    speaks = translator(settings.language)
    if settings.drafts == "hidden":
        events = [event for event in events if event.review is Review.CHECKED]
    events = [with_pages(event, articles) for event in events]
    whole = chronicle(events, articles, speaks, before.chronicle.entries if before else ())
    edition = Edition(
        tuple(events),
        articles,
        settings.title,
        settings.timeline_url,
        settings.directory_urls,
        partial(words, translator=speaks),
        speaks,
        settings.keys,
    )
    scales = _scales(articles, settings, speaks, before)
    weights = scales.weigh(events)
    root = divide(whole, clean(settings.title), settings.split_above, settings.key_above, speaks, weights)
    return Site(speaks, whole, edition, settings, root, weights, scales)


def _scales(
    articles: Mapping[str, Article], settings: SiteSettings, translator: Translator, before: Site | None
) -> Scales:
    """What weighs the events: that of ``before`` where the articles are the same."""
    if before is not None and before.edition.articles is articles:
        same = before.settings.outlines is settings.outlines and before.translator is translator
        if same:
            return before.scales
    return Scales(WeightCorpus(articles, settings.outlines), translator)


def site_pages(events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings) -> dict[str, Page]:
    """The pages of the site under docs/timeline/ by path, in a fixed order, none of them rendered yet."""
    return pages_by_path(site_of(events, articles, settings))


def pages_by_path(site: Site) -> dict[str, Page]:
    """The pages of a site by path, in a fixed order, none of them rendered yet."""
    return {page.path: page for page in _pages(site)}


def pages(events: Sequence[Event], articles: Mapping[str, Article], settings: SiteSettings) -> dict[str, str]:
    """The files of the site under docs/timeline/: path -> text. The same input gives the same bytes."""
    return {path: render(page) for path, page in site_pages(events, articles, settings).items()}


def pages_of(site: Site) -> Rendered:
    """The files of the site under docs/timeline/, each rendered when it is asked for."""
    return Rendered(pages_by_path(site))


class Rendered(Mapping[str, str]):
    """The texts of pages, each rendered when it is asked for and not kept: thousands of pages need no memory."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages

    def __getitem__(self, path: str) -> str:
        return render(self._pages[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)


def _pages(site: Site) -> Iterator[Page]:
    for path, subject in _subjects(site):
        yield Page(path, subject, site)


def _subjects(site: Site) -> Iterator[tuple[str, Subject]]:
    whole = site.chronicle
    for volume in _volumes(site.root):
        yield f"{volume.folder}index.md", volume
    yield from _events(site)
    for source in whole.sources:
        yield f"{source.folder}index.md", source
    yield "sources/index.md", SourcesIndex()
    for topic in whole.topics.values():
        yield f"{topic.folder}index.md", topic
        if site.edition.address:
            yield f"{topic.folder}{atom.FILE}", TopicFeed(topic)
    for kind in KINDS:
        yield f"{kind}/index.md", IndexKind(kind)
    if site.edition.address:
        facets = [FacetFeed("status", one.value) for one in Status] + [FacetFeed("evidence", one) for one in EVIDENCE]
        yield from ((f"{facet.folder}{atom.FILE}", facet) for facet in facets)
    yield "changes/index.md", Changes(site.settings.journal)
    if site.edition.address:
        yield f"changes/{atom.FILE}", ChangesFeed()
    for shard in shards(whole.entries):
        yield shard.path, shard
    yield "embed.html", Embed()
    for download in downloads(site.edition):
        yield download.file, download


def _events(site: Site) -> Iterator[tuple[str, Subject]]:
    """Yield the pages of events, and what stands at the addresses that events had before."""
    for entry in site.chronicle.entries:
        if entry.folder in site.lines:
            yield f"{entry.folder}index.html", Moved(entry.folder, entry)
        else:
            yield f"{entry.folder}index.md", entry
    for old, new in site.settings.renamed.items():
        if new in site.by_id and old not in site.by_id:
            yield f"{event_folder(old)}index.html", Moved(event_folder(old), site.by_id[new])
    for name, reason in site.settings.former.items():
        if name not in site.by_id:
            yield f"{event_folder(name)}index.html", Former(event_folder(name), reason)


def _volumes(root: Volume) -> Iterator[Volume]:
    """The pages of the list: the whole, and those below it where it is divided; a year always has its address then."""
    return root.walk()


def _topic_feed(site: Site, topic: Topic) -> str:
    return _feed(site, topic.entries, topic.name, topic.folder)


def _facet_feed(site: Site, facet: FacetFeed) -> str:
    if facet.kind == "status":
        label = STATUSES[Status(facet.value)]
        entries = [entry for entry in site.chronicle.entries if entry.event.standing.value == facet.value]
    else:
        label = EVIDENCE[facet.value]
        entries = [entry for entry in site.chronicle.entries if facet.value in evidence_of(site, entry)]
    page = f"{'' if site.settings.directory_urls else 'index.html'}?{facet.kind}={facet.value}"
    return _feed(site, entries, site.translator.text(label), facet.folder, page)


def _feed(site: Site, entries: Sequence[Entry], name: str, folder: str, page: str = "") -> str:
    edition = replace(
        site.edition, events=tuple(entry.event for entry in entries), title=f"{name} - {site.settings.title}"
    )
    return atom.write_atom(edition, folder, page).text
