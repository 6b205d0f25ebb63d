"""Event mentions -> events: one happening that several articles report is one event with several sources."""

from __future__ import annotations

from timeline.corroboration.draft import Draft, Happening
from timeline.corroboration.grouping import (
    EventRow,
    Grouped,
    Settled,
    SettledEvent,
    corroborate,
    extract,
    free_id,
    group,
    group_rows,
    split,
    with_free_ids,
)
from timeline.corroboration.pairs import Corpus

__all__ = [
    "Corpus",
    "Draft",
    "EventRow",
    "Grouped",
    "Happening",
    "Settled",
    "SettledEvent",
    "corroborate",
    "extract",
    "free_id",
    "group",
    "group_rows",
    "split",
    "with_free_ids",
]
