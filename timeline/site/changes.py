"""What changed: newly reported, newly disputed, corrected by an editor, withdrawn.

Nothing here asks git or a clock. What the machine found last stands in timeline.lock; where the chronology differs from
it, a person corrected it. When something was reported, or denied, is the day that its source was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from timeline.dates import Day
from timeline.events import Event
from timeline.exchange import atom
from timeline.i18n import Translator, message
from timeline.i18n.wording import words
from timeline.site.context import Site
from timeline.site.entries import STATUSES, Entry
from timeline.site.journal import Journal
from timeline.site.markup import escape_plain, page, render_template
from timeline.text import clean

MOST: Final = 60
"""So many of each kind are listed, the latest first."""

FIELDS: Final = {
    "date": message("Date"),
    "title": message("Title"),
    "status": message("Status"),
    "who": message("Who"),
    "where": message("Where"),
    "time": message("Time"),
}


@dataclass(frozen=True)
class Changes:
    """The page of what changed."""

    journal: Journal


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of an event that a person corrected: its name, what was found, and what stands there now."""

    field: str
    before: str
    after: str


def corrections(event: Event, journal: Journal, translator: Translator) -> tuple[Correction, ...]:
    """The fields in which an event differs from what the machine found last.

    >>> corrections(event, Journal({event.id: found}), ENGLISH)
    (Correction(field='Date', before='4 May 2021', after='5 May 2021'),)
    """
    revisions = journal.found.get(event.id)
    if revisions is None:
        return ()
    return tuple(
        Correction(translator.text(label), _said(revisions, name, translator), _said(event, name, translator))
        for name, label in FIELDS.items()
        if getattr(revisions, name) != getattr(event, name)
    )


def _said(event: Event, name: str, translator: Translator) -> str:
    match name:
        case "date":
            return words(event.date, translator)
        case "status":
            return translator.text(STATUSES[event.status])
        case "title" | "time":
            return clean(getattr(event, name) or "") or "–"
        case _:
            return ", ".join(clean(one) for one in getattr(event, name)) or "–"


def changes_page(site: Site, changes: Changes) -> str:
    """Return the page of what was corrected, and of what changed since the last update."""
    translator = site.translator
    entries = site.chronicle.entries
    corrected = [
        (entry, found) for entry in entries if (found := corrections(entry.event, changes.journal, translator))
    ]
    body = render_template(
        "changes.html",
        translator,
        links=site.links("changes/"),
        site_title=clean(site.settings.title),
        added=_latest(entries, _reported),
        disputed=_latest((entry for entry in entries if _denied(entry)), _denied),
        corrected=corrected[:MOST],
        withdrawn=_withdrawn(site, changes.journal)[:MOST],
        feed=site.links("changes/").file(f"changes/{atom.FILE}") if site.edition.address else "",
    )
    title = translator.text("What changed")
    more = {"feeds": {"application/atom+xml": atom.FILE}} if site.edition.address else {}
    return page(
        title, body, locale=translator.open_graph, description=escape_plain(title), hide=["navigation", "toc"], **more
    )


def _withdrawn(site: Site, journal: Journal) -> list[tuple[str, str]]:
    """Return when each withdrawn event was, and why it went. What it said is gone from the site, its address too."""
    former, translator = site.settings.former, site.translator
    return [(words(one.date, translator), clean(former.get(one.id, ""))) for one in journal.withdrawn]


def changes_feed(site: Site) -> str:
    """The events that were corrected or newly disputed, as a feed."""
    journal, translator = site.settings.journal, site.translator
    changed = [one for one in site.chronicle.entries if _denied(one) or corrections(one.event, journal, translator)]
    title = f"{site.settings.title}: {translator.text('What changed')}"
    return atom.write_atom(
        replace(site.edition, events=tuple(one.event for one in changed), title=title), "changes/"
    ).text


def _latest(entries: Iterable[Entry], day_of: Callable[[Entry], Day | None]) -> list[tuple[Day, Entry]]:
    dated = ((day, entry) for entry in entries if (day := day_of(entry)) is not None)
    return sorted(dated, key=lambda pair: (-pair[0].ordinal, pair[1].event.id))[:MOST]


def _reported(entry: Entry) -> Day | None:
    """The day of its first report."""
    return min((one.published for one in entry.cited_sources if one.published), default=None)


def _denied(entry: Entry) -> Day | None:
    """The day of the last denial or correction, where somebody denies what others report."""
    denials = [one.published for one in entry.cited_sources if one.contradicts and one.published]
    return max(denials, default=None)
