"""What the finder knows of the events: every event in short, in shards that are loaded when somebody searches.

A shard is a script and not JSON, because a page that is opened from a folder may load scripts but no data. It calls
``timelineFound`` with its events; each event is a row, in the order of ``FIELDS``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.i18n.wording import bounds
from timeline.site.changes import corrections
from timeline.site.context import Site
from timeline.site.entries import Entry
from timeline.text import clean, shortened

SHARD: Final = 500
"""So many events are in one shard: some 60 kB on the wire."""

QUOTED: Final = 300
"""So many characters of a quote are found, and shown with what is found."""

FIELDS: Final = ("id", "title", "when", "days", "status", "who", "where", "tags", "source", "evidence", "text", "own")


@dataclass(frozen=True, slots=True)
class IndexShard:
    """A part of the index: these events, in order of time."""

    number: int
    entries: tuple[Entry, ...]

    @property
    def path(self) -> str:
        """The file of the shard, below the timeline."""
        return f"find/{self.number}.js"


def shards(entries: Sequence[Entry]) -> Iterator[IndexShard]:
    """Yield the events in runs of ``SHARD``, each with its number."""
    for number, first in enumerate(range(0, len(entries), SHARD)):
        yield IndexShard(number, tuple(entries[first : first + SHARD]))


def shard_script(site: Site, shard: IndexShard) -> str:
    """The text of a shard."""
    rows = [_row(entry, site) for entry in shard.entries]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # Two separators of lines that JSON allows end a line in older JavaScript.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"timelineFound({shard.number},{text});\n"


def evidence_of(site: Site, entry: Entry) -> tuple[str, ...]:
    """Return what can be asked about the evidence of an event, with what only the journal knows: that it changed."""
    changed = corrections(entry.event, site.settings.journal, site.translator)
    return (*entry.evidence, "changed") if changed else entry.evidence


def _row(entry: Entry, site: Site) -> list[Any]:
    event = entry.event
    days = bounds(event.date)
    said = [clean(entry.bare_text), *(shortened(one.quote, QUOTED) for one in entry.cited_sources if one.quote)]
    speakers = dict.fromkeys(clean(one.citation.according_to or "") for one in entry.cited_sources)
    return [
        entry.anchor,
        entry.title,
        entry.when_words,
        [day.ordinal for day in days] if days else 0,
        event.standing.value,
        [clean(name) for name in event.who],
        [clean(name) for name in event.where],
        [clean(name) for name in event.tags],
        list(dict.fromkeys(cited.source for cited in entry.cited_sources)),
        list(evidence_of(site, entry)),
        " … ".join(filter(None, [*said, *speakers])),
        {name: [clean(text) for text in values] for name, values in entry.declared},
    ]
