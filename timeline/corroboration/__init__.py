"""Event mentions -> events: one happening that several articles report is one event with several sources."""

from __future__ import annotations

from timeline.corroboration.draft import Draft
from timeline.corroboration.grouping import corroborate, extract, group, split

__all__ = ["Draft", "corroborate", "extract", "group", "split"]
