"""The chronology as a list: subject, drawing, one line of filters, and the events at the depth a reader wants."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, groupby
from typing import Any, Final

from timeline.dates import Day
from timeline.events import Status
from timeline.i18n import Translator
from timeline.i18n.wording import WordedPart
from timeline.site.cards import card_meta, list_card
from timeline.site.chronicle import Group, Year
from timeline.site.contents import contents
from timeline.site.context import Site
from timeline.site.downloads import downloads
from timeline.site.drawing import draw
from timeline.site.entries import STATUSES, Entry, years_covered
from timeline.site.finding import shards
from timeline.site.index_pages import KINDS
from timeline.site.lanes import lanes
from timeline.site.markup import escape_plain, page, render_template
from timeline.site.printed_sources import printed_sources
from timeline.site.scripted import declared, month_names, scripted
from timeline.site.volumes import FEW, Volume
from timeline.text import clean, isolated

MOST_NOTED: Final = 40
"""So many key events are tried above the columns of the drawing; few of them have room."""

_HIDE: Final = ["navigation", "toc"]


@dataclass(frozen=True)
class DayBlock:
    """The events of one date, below one heading. ``minor`` where none of them is a key event."""

    heading: tuple[WordedPart, ...]
    note: str
    entries: tuple[Entry, ...]
    minor: bool


@dataclass(frozen=True)
class Section:
    """The events of a month, or all of a year that has few. ``more`` are those not shown at first.

    ``page`` is the address of the page that has them, "" where they are on this one and open in place.
    """

    anchor: str
    name: str
    heading: str
    planned: bool
    days: tuple[DayBlock, ...]
    more: int = 0
    page: str = ""
    time: str = ""
    """The time of those that are not shown at first, in words, where there is no heading: "2024, month not known"."""

    @property
    def quiet(self) -> bool:
        """Whether nothing of it is shown at first, so that it needs no line of its own."""
        return bool(self.more) and all(day.minor for day in self.days)


@dataclass(frozen=True)
class YearPart:
    """A year of a page, or several in a row none of whose events is shown at first.

    Its own ``more`` and ``page`` are for a year without months. ``others`` are the years of a row that have pages.
    """

    anchor: str
    heading: str
    sections: tuple[Section, ...]
    more: int = 0
    page: str = ""
    others: tuple[tuple[str, str, int], ...] = ()
    dated: bool = False
    """Whether the dates of its events name the year, so that its own heading needs no line."""

    @property
    def shown(self) -> int:
        """The number of events shown at first, from which a browser guesses the height of what it does not draw yet."""
        return sum(len(day.entries) for section in self.sections for day in section.days if not day.minor)

    @property
    def name(self) -> str:
        """What the part is called in the list of contents."""
        return self.sections[0].name if self.sections else self.anchor


def list_page(site: Site, volume: Volume) -> str:
    """The page of the whole timeline, of a year, of a month or of a part of one."""
    entries, translator = volume.entries, site.translator
    links = site.links(volume.folder)
    summary = _summary(entries, translator, named=bool(volume.folder))
    offered = downloads(site.edition)
    view = draw(entries, translator, _weightiest(site, volume))
    html = render_template(
        "timeline.html",
        translator,
        title=volume.heading or clean(site.settings.title),
        standfirst=clean(site.settings.description) if not volume.folder else "",
        path=_path(site, volume),
        links=links,
        place=site.place,
        zoom=partial(zoom, site, volume.folder),
        words=scripted(translator),
        months=month_names(translator),
        thousands=translator.number(10_000)[2:-3],
        declared=declared(site.settings.keys),
        summary=summary,
        updated=_updated(entries),
        view=view,
        lanes=tuple(lanes(entries, view.bins, links, translator)) if view else (),
        contents=contents(site, volume),
        years=tuple(_years(site, volume)),
        keys=volume.keys,
        printed=printed_sources(
            [entry for entry in entries if entry.event.id in volume.keys],
            [entry for entry in entries if volume.whole and entry.event.id not in volume.keys],
            translator,
        ),
        has_minor=volume.whole and len(volume.keys) < len(entries),
        whole=volume.whole,
        around=_around(site, volume),
        shards=len(list(shards(site.chronicle.entries))),
        number=len(site.chronicle.entries),
        suffix="" if site.settings.directory_urls else "index.html",
        kinds=[(translator.text(name), links.to(f"{kind}/")) for kind, name in KINDS.items()],
        downloads=offered,
        drafts=site.settings.drafts == "marked",
    )
    feeds = {download.feed: links.file(download.file) for download in offered if download.feed}
    more: dict[str, Any] = ({"feeds": feeds} if feeds else {}) | (
        {"description": escape_plain(summary)} if summary else {}
    )
    if site.settings.cards:
        more |= card_meta(site, volume.folder, list_card(site, volume))
    title = volume.heading or site.settings.title
    # Search finds each event on its own page; finding it here again would only double the index.
    return page(title, html, locale=translator.open_graph, hide=_HIDE, search={"exclude": True}, **more)


def embed_page(site: Site) -> str:
    """The key events for a frame in somebody else's page: a whole HTML document beside the timeline page."""
    entries = [entry for entry in site.chronicle.entries if entry.event.id in site.root.keys]
    html = render_template(
        "embed.html",
        site.translator,
        title=clean(site.settings.title),
        stylesheet="../" * site.settings.depth + "assets/timeline.css",
        links=replace(site.links(""), directory_urls=False),
        view=draw(site.chronicle.entries, site.translator),
        place=site.place,
        zoom=partial(zoom, site, ""),
        entries=entries,
        number=len(site.chronicle.entries),
    )
    return f"{html}\n"


def _weightiest(site: Site, volume: Volume) -> list[Entry]:
    """The key events of a page, the weightiest first."""
    chosen = [entry for entry in volume.entries if entry.event.id in volume.keys]
    return sorted(chosen, key=lambda entry: -site.weights[entry.event.id].value)[:MOST_NOTED]


# --- The events, by year, month and day -----------------------------------------------------------------------------


def _years(site: Site, volume: Volume) -> Iterator[YearPart]:
    """The years of a page; those in a row of which nothing is shown at first are one part."""
    taken: set[str] = set()
    quiet: list[Year] = []
    for year in volume.years:
        if not any(entry.event.id in volume.keys for entry in year.entries) and not _months_have_pages(volume):
            quiet.append(year)
            continue
        part = _year(site, volume, year, taken)
        # The page of a year of few events is linked in the line above it, which takes less room than one of its own.
        linked = part.dated and bool(part.page)
        if quiet or linked:
            yield _row(site, volume, [*quiet, year] if linked and (part.more or not quiet) else quiet, taken)
            part = replace(part, more=0, page="") if linked else part
        quiet = []
        yield part
    if quiet:
        yield _row(site, volume, quiet, taken)


def _months_have_pages(volume: Volume) -> bool:
    return bool(volume.folder) and not volume.whole


def _row(site: Site, volume: Volume, years: Sequence[Year], taken: set[str]) -> YearPart:
    """Years in a row of which nothing is shown at first: in place below one heading, or as links to their pages.

    The last may be a year whose key events are shown below the row, which links its page.
    """
    first, last = years[0].heading, years[-1].heading
    heading = first if len(years) == 1 else f"{first} – {last}"
    anchor = _anchor(heading, taken)
    entries = [entry for year in years for entry in year.entries]
    if volume.whole:
        days = tuple(_days(entries, None, volume))
        return YearPart(anchor, heading, (Section("", f"row-{anchor}", "", False, days),), len(entries), dated=True)
    links = site.links(volume.folder)
    others = tuple(
        (year.heading, links.to(child.folder), len(year.entries))
        for year in years
        for child in volume.children
        if child.years[0].key == year.key
    )
    return YearPart(anchor, heading, (), others=others, dated=True)


def _year(site: Site, volume: Volume, year: Year, taken: set[str]) -> YearPart:
    anchor = _anchor(year.heading, taken)
    links = site.links(volume.folder)
    shown = [entry for entry in year.entries if volume.whole or entry.event.id in volume.keys]
    more = sum(entry.event.id not in volume.keys for entry in year.entries)
    if _months_have_pages(volume) or (len(shown) > FEW and len(year.groups) > 1):
        children = {child.years[0].groups[0].key: child for child in volume.children} if volume.folder else {}
        sections = tuple(
            section
            for group in year.groups
            if (section := _section(site, volume, year, group, children.get(group.key), taken)).days or section.page
        )
        if volume.whole or children:
            return YearPart(anchor, year.heading, sections)
    else:
        dated = len(volume.years) > 1
        days = tuple(_days(shown, None if dated else year.year, volume))
        sections = (Section("", year.key, "", False, days),)
        page = next((links.to(one.folder) for one in volume.children if one.years[0].key == year.key), "")
        return YearPart(anchor, year.heading, sections, more, page, dated=dated)
    page = next((links.to(one.folder) for one in volume.children if one.years[0].key == year.key), "")
    return YearPart(anchor, year.heading, sections, more, page)


def _section(site: Site, volume: Volume, year: Year, group: Group, child: Volume | None, taken: set[str]) -> Section:
    shown = [entry for entry in group.entries if volume.whole or entry.event.id in volume.keys]
    heading = group.heading or ""
    in_place = volume.whole or child is not None
    return Section(
        _anchor(heading or year.heading, taken),
        group.key,
        heading,
        group.planned,
        tuple(_days(shown, year.year, volume)),
        sum(entry.event.id not in volume.keys for entry in group.entries) if in_place else 0,
        site.links(volume.folder).to(child.folder) if child is not None else "",
        site.translator.say("%(time)s, month not known", time=year.heading) if year.year is not None else year.heading,
    )


def _days(entries: Sequence[Entry], year: int | None, volume: Volume) -> Iterator[DayBlock]:
    for (date, note), same in groupby(entries, key=lambda entry: (entry.event.date, entry.note)):
        entries_of_day = tuple(same)
        minor = not any(entry.event.id in volume.keys for entry in entries_of_day)
        del date
        yield DayBlock(entries_of_day[0].heading(year), note, entries_of_day, minor)


def _anchor(text: str, taken: set[str]) -> str:
    """An anchor as Markdown gives a heading: it leaves out what is not Latin, and numbers what would be there twice."""
    latin = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    base = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", latin).strip().lower())
    numbered = (f"{base}_{number}" for number in count(1))
    anchor = next(one for one in chain([base], numbered) if one and one not in taken)
    taken.add(anchor)
    return anchor


# --- Where the page is ----------------------------------------------------------------------------------------------


def _path(site: Site, volume: Volume) -> tuple[tuple[str, str], ...]:
    """The pages above this one, each with its address: the breadcrumb of the zoom."""
    links = site.links(volume.folder)
    above = [one for one in site.root.walk() if volume.folder != one.folder and volume.folder.startswith(one.folder)]
    return tuple((one.heading or clean(site.settings.title), links.to(one.folder)) for one in above)


def _around(site: Site, volume: Volume) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The pages before and after this one on the same level."""
    if not volume.folder:
        return None, None
    parent = max(
        (one for one in site.root.walk() if one.folder != volume.folder and volume.folder.startswith(one.folder)),
        key=lambda one: len(one.folder),
    )
    links = site.links(volume.folder)
    at = next(index for index, one in enumerate(parent.children) if one.folder == volume.folder)
    before = parent.children[at - 1] if at else None
    after = parent.children[at + 1] if at + 1 < len(parent.children) else None
    return (
        (before.heading, links.to(before.folder)) if before else None,
        (after.heading, links.to(after.folder)) if after else None,
    )


def zoom(site: Site, here: str, entries: Sequence[Entry]) -> str:
    """Where a column of the drawing leads: to the page below this one that lists all its events, else to the first."""
    names = [site.place(entry).split("/") for entry in entries]
    common = [parts[0] for parts in zip(*names, strict=False) if len(set(parts)) == 1 and parts[0]]
    folder = "".join(f"{name}/" for name in common)
    links = site.links(here)
    if folder != here and folder.startswith(here) and folder in site.folders:
        return links.to(folder)
    return links.to(site.place(entries[0]), entries[0].anchor)


# --- What it holds --------------------------------------------------------------------------------------------------


def _summary(entries: Sequence[Entry], translator: Translator, *, named: bool) -> str:
    """What the list holds: "9 events, June–October 2024. 5 articles by 2 publishers. 1 planned.".

    A page whose title names its time leaves the time out: ranges that end later would say "2025–2026" below "2025".
    """
    if not entries:
        return ""
    text = translator.count("%(number)s event", "%(number)s events", len(entries))
    if not named and (when := years_covered(entries, translator)):
        text += f", {isolated(when)}"
    cited_sources = [cited for entry in entries for cited in entry.cited_sources]
    articles = {cited.key for cited in cited_sources}
    publishers = {cited.publisher_key for cited in cited_sources}
    if articles:
        counted = translator.count("%(number)s article", "%(number)s articles", len(articles))
        by = translator.count("%(number)s publisher", "%(number)s publishers", len(publishers))
        text += ". " + translator.say("%(articles)s by %(publishers)s", articles=counted, publishers=by)
    standings = Counter(entry.event.standing for entry in entries)
    marked = [
        f"{translator.number(standings[status])} {translator.text(STATUSES[status])}"
        for status in Status
        if status is not Status.REPORTED and standings[status]
    ]
    if single := sum(entry.sources == 1 for entry in entries):
        marked.append(translator.count("%(number)s on one source", "%(number)s on one source", single))
    return text + "." + (f" {', '.join(marked)}." if marked else "")


def _updated(entries: Sequence[Entry]) -> Day | None:
    """The day of the last report: pages know no other day on which they changed."""
    return max((one.published for entry in entries for one in entry.cited_sources if one.published), default=None)
