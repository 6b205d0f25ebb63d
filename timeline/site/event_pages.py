"""A page for every event, and one that leads there at every address that an event had before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote as percent_encode
from urllib.parse import unquote

from timeline.exchange.edition import Edition
from timeline.exchange.jsonld import embedded
from timeline.i18n import Translator
from timeline.i18n.wording import words
from timeline.site.annotations import annotate
from timeline.site.cards import card_meta, event_card
from timeline.site.changes import corrections
from timeline.site.cited_sources import CitedSource
from timeline.site.citing import ways_to_cite
from timeline.site.context import Site
from timeline.site.entries import Entry
from timeline.site.markup import escape_plain, page, render_template
from timeline.site.prose import Targets, prose
from timeline.site.scripted import scripted
from timeline.site.settings import SiteSettings
from timeline.text import clean, shortened, web_address

_HIDE: Final = ["navigation", "toc"]

COLUMNS: Final = 8
"""So many sources have a column in the table of claims; all of them stand below it."""

# A number as articles write it, with its thousands and a part behind the point, or a percentage.
_NUMBER: Final = re.compile(
    r"(?<![\w.,])\d{1,3}(?:[,\u202f ]\d{3})+(?:\.\d+)?(?![\w])|(?<![\w.,])\d+(?:[.,]\d+)?(?: ?%)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of the event, as a column of the table."""

    source: str
    published: Any
    stance: str
    date: str
    numbers: str
    speaker: str
    quote: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A row of the table of claims: a cell for each source, and the values that differ from what most say."""

    label: str
    cells: tuple[str, ...]
    differing: frozenset[str] = frozenset()


def event_page(site: Site, entry: Entry) -> str:
    """The page of an event, which shows the evidence for it."""
    entries, translator, settings = site.chronicle.entries, site.translator, site.settings
    index = site.order[entry.event.id]
    claims = _claims(entry, translator)
    leaf = site.leaf_of[entry.event.id]
    key = entry.event.id in site.root.keys and len(entries) > settings.key_above
    body = render_template(
        "event.html",
        translator,
        entry=entry,
        links=site.links(entry.folder),
        place=site.place,
        site_title=clean(settings.title),
        heading=leaf.heading if leaf.folder else site.heading_of[entry.event.id],
        text=prose(entry.event.text, _targets(site, entry)) if entry.event.text else "",
        claims=claims,
        rows=claim_rows(claims, translator),
        stances=_stances(translator),
        draft=_draft(entry, site),
        translated=translator.name_of(entry.event.translated) if entry.event.translated else "",
        facts=_facts(entry, settings),
        media=list(_media(entry, site)),
        corrected=corrections(entry.event, settings.journal, translator),
        reasons=site.weights[entry.event.id].reasons if key else (),
        related=[site.line(other, site.links(entry.folder)) for other in _related(site, entry)],
        map=site.map_of([entry], site.links(entry.folder)),
        citing=ways_to_cite(entry, site.edition),
        before=entries[index - 1] if index else None,
        after=entries[index + 1] if index + 1 < len(entries) else None,
        edit=_edit_link(entry.event.id, settings),
        report=_report_link(entry, site),
        written=_written(entry.event.id, site),
        words=scripted(translator),
    )
    return page(
        entry.title,
        body,
        text=_searched(entry),
        linked_data=_linked_data(entry, site.edition),
        description=escape_plain(f"{entry.when_words}: {entry.title}. {entry.standing}."),
        locale=translator.open_graph,
        hide=_HIDE,
        **(card_meta(site, entry.folder, event_card(site, entry)) if settings.cards else {}),
    )


def _draft(entry: Entry, site: Site) -> str:
    """What a page says of an event that no person stands for yet; "" where it says nothing."""
    if not entry.unchecked or site.settings.drafts != "marked" or not entry.cited_sources:
        return ""
    if entry.event.id in site.settings.journal.found:
        return site.translator.text("Found by a program; no person has checked it yet.")
    return site.translator.text("No person has checked it yet.")


def moved_page(site: Site, folder: str, entry: Entry) -> str:
    """An old address of an event: plain HTML, which engines copy as it is and put into no search and no sitemap."""
    links = replace(site.links(folder), directory_urls=False)  # leads there without a server, too
    href, canonical = links.to(entry.folder), site.edition.page(entry.event)
    return render_template("moved.html", site.translator, entry=entry, href=href, canonical=canonical) + "\n"


def former_page(site: Site, folder: str, reason: str) -> str:
    """The address of an event that is no longer there: says so, and why where an editor gave a reason."""
    href = replace(site.links(folder), directory_urls=False).to("")
    shown = {"reason": clean(reason), "href": href, "site_title": clean(site.settings.title)}
    return render_template("former.html", site.translator, **shown) + "\n"


def _facts(entry: Entry, settings: SiteSettings) -> list[tuple[str, str]]:
    """What stands under the keys that the settings declare, in the order of the settings: label, and texts."""
    said = dict(entry.declared)
    return [
        (clean(label), ", ".join(clean(text) for text in said[name]))
        for name, label in settings.keys.items()
        if name in said
    ]


def _stances(translator: Translator) -> dict[str, str]:
    return {
        "denies": translator.text("Denied"),
        "corrects": translator.text("Corrected"),
        "retracts": translator.text("Retracted"),
    }


# --- What each source says ------------------------------------------------------------------------------------------


def _claims(entry: Entry, translator: Translator) -> tuple[Claim, ...]:
    """A column for each source that reports the event, then one for each that denies or corrects it."""
    claims = []
    for group in entry.by_source:
        for against in (False, True):
            cited_sources = [cited for cited in group if cited.contradicts is against]
            if cited_sources:
                claims.append(_claim(cited_sources, translator))
    claims.sort(key=lambda claim: claim.stance != "reports")
    return tuple(claims[:COLUMNS])


def _claim(cited_sources: Sequence[CitedSource], translator: Translator) -> Claim:
    best = min(cited_sources, key=lambda cited: not cited.citation.words)
    dates = dict.fromkeys(
        words(one.citation.says, translator) for one in cited_sources if one.citation.says is not None
    )
    # The numbers of the date are no numbers of the claim.
    quotes = [one.quote.replace(one.citation.words or "\0", " ") for one in cited_sources]
    numbers = dict.fromkeys(number for quote in quotes for number in _NUMBER.findall(quote))
    speakers = dict.fromkeys(clean(one.citation.according_to or "") for one in cited_sources)
    return Claim(
        shortened(best.source, 40),
        best.published,
        best.citation.stance.value,
        ", ".join(dates),
        ", ".join([*numbers][:4]),
        ", ".join(filter(None, speakers)),
        shortened(best.quote, 160),
    )


def claim_rows(claims: Sequence[Claim], translator: Translator) -> tuple[ClaimRow, ...]:
    """The rows that say anything, each with what differs in it."""
    rows = (
        _row(translator.text("Date"), [claim.date for claim in claims], compared=True),
        _row(translator.text("Numbers"), [claim.numbers for claim in claims], compared=True),
        _row(translator.text("According to"), [claim.speaker for claim in claims]),
        _row(translator.text("Quote"), [claim.quote for claim in claims]),
    )
    return tuple(row for row in rows if any(row.cells))


def _row(label: str, cells: Sequence[str], *, compared: bool = False) -> ClaimRow:
    """A row; what differs in it is what fewer say than the most. Where no value is said most, all of them differ:
    to mark all but the first would make that one look right."""
    if not compared:
        return ClaimRow(label, tuple(cells), frozenset())
    said = Counter(cell for cell in cells if cell)
    most = max(said.values(), default=0)
    commonest = [cell for cell, number in said.items() if number == most]
    return ClaimRow(
        label, tuple(cells), frozenset(said) - (frozenset(commonest) if len(commonest) == 1 else frozenset())
    )


# --- Around the event -----------------------------------------------------------------------------------------------


def _related(site: Site, entry: Entry) -> list[Entry]:
    """What the editor relates to it, then what names the same people, places and tags."""
    chosen = [site.by_id[name] for name in entry.event.related if name in site.by_id]
    neighbours = [other for other in site.neighbourhood.of(entry) if other not in chosen]
    return [*chosen, *neighbours][: max(5, len(chosen))]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the event as it is shown, with its address as seen from the page."""

    href: str
    alt: str
    caption: str
    credit: str


def _media(entry: Entry, site: Site) -> Iterator[Picture]:
    for one in entry.event.media:
        if href := _file(site, entry, one.file.strip()):
            credit = ", ".join(filter(None, (clean(one.credit or ""), clean(one.licence or ""))))
            yield Picture(href, clean(one.alt or ""), clean(one.caption or ""), credit)


def _file(site: Site, entry: Entry, path: str) -> str | None:
    """The address of a file below docs/, as seen from the page of an event; None where it would be elsewhere."""
    parts = path.lstrip("/").split("/")
    if not all(parts) or ".." in parts or ":" in parts[0]:
        return None
    return "../" * (entry.folder.count("/") + site.settings.depth) + percent_encode("/".join(parts))


def _targets(site: Site, entry: Entry) -> Targets:
    """Where an editor's words lead: by the id of an event to its page, else to a file below docs/."""

    def page(target: str) -> str | None:
        name, _, fragment = unquote(target).partition("#")
        event = site.by_id.get(site.settings.renamed.get(name, name))
        if event is not None:
            return site.links(entry.folder).to(event.folder)
        if "." not in name:
            return None
        if name.endswith(".md"):
            href = _made_page(site, entry, name)
        elif href := _file(site, entry, name.rstrip("/")):
            href += "/" * name.endswith("/")
        return f"{href}{'#' * bool(fragment)}{fragment}" if href else None

    return Targets(page, lambda source: _file(site, entry, unquote(source)))


def _made_page(site: Site, entry: Entry, path: str) -> str | None:
    """The address of the page that MkDocs makes of a Markdown file: of guide/about.md it is guide/about/ or
    guide/about.html, of guide/index.md and guide/README.md guide/ or guide/index.html."""
    folder, slash, name = path.rpartition("/")
    stem = "index" if name in ("index.md", "README.md") else name.removesuffix(".md")
    href = _file(site, entry, f"{folder}{slash}{stem}.html")
    if href is None or not site.settings.directory_urls:
        return href
    return href.removesuffix("index.html") if stem == "index" else f"{href.removesuffix('.html')}/"


def _linked_data(entry: Entry, edition: Edition) -> str:
    """JSON-LD for the page of an event, and for its quotes, safe inside a script element."""
    return embedded(entry.event, edition, *annotate(entry, edition))


def _searched(entry: Entry) -> Iterator[str]:
    """What the search of the site finds an event by, besides its title."""
    event = entry.event
    yield f"{entry.when_words}. {entry.standing}."
    yield entry.bare_text
    yield from dict.fromkeys(cited.quote for cited in entry.cited_sources)
    yield ", ".join((*event.who, *event.where, *event.tags, *(text for _, texts in entry.declared for text in texts)))


def _edit_link(event_id: str, settings: SiteSettings) -> str | None:
    if not settings.edit_url or event_id not in settings.places:
        return None
    path, line = settings.places[event_id]
    return web_address(f"{settings.edit_url}{path}#L{line}")


def _report_link(entry: Entry, site: Site) -> str | None:
    """Where to report an error: a new issue of the repository, with the event named."""
    if not site.settings.issues_url:
        return None
    title = percent_encode(f"{entry.event.id}: {entry.title}"[:200])
    return web_address(f"{site.settings.issues_url}?title={title}")


def _written(event_id: str, site: Site) -> str:
    """Where the event is written down, as "docs/events/2024.yaml, line 12"."""
    if event_id not in site.settings.places:
        return ""
    path, line = site.settings.places[event_id]
    return site.translator.say("%(file)s, line %(line)s", file=clean(path), line=line)
