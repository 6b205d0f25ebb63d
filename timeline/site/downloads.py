"""The chronology as files beside its pages: what readers take along, and feeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.exchange import atom, json_feed
from timeline.exchange.calendar import write_calendar
from timeline.exchange.edition import Edition, Written
from timeline.exchange.jsonld import write_jsonld
from timeline.exchange.own_json import write_json
from timeline.exchange.table import write_csv
from timeline.i18n import message


@dataclass(frozen=True, slots=True)
class Download:
    """A file under docs/timeline/. ``feed`` is its media type where it is a feed, "" where it is none."""

    file: str
    label: str
    write: Callable[[Edition], Written]
    feed: str = ""


_DOWNLOADS = (
    Download("events.json", "JSON", write_json),
    Download("events.csv", "CSV", write_csv),
    Download("calendar.ics", message("calendar"), write_calendar),
    Download("events.jsonld", "JSON-LD", write_jsonld),
    Download(atom.FILE, "Atom", atom.write_atom, "application/atom+xml"),
    Download(json_feed.FILE, "JSON Feed", json_feed.write_json_feed, "application/feed+json"),
)


def downloads(edition: Edition) -> tuple[Download, ...]:
    """The files that there are; feeds are read elsewhere and need an edition whose address is known."""
    return tuple(download for download in _DOWNLOADS if edition.address or not download.feed)
