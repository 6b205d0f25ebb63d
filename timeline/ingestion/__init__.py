"""From the web, saved pages, PDFs, mails and feeds to seeds: text, day of publication with its evidence, address.

>>> for result in timeline.ingest("page.html"): ...
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.ingestion.intake import Added, Continued, Refused, Result, Skipped, ingest
    from timeline.ingestion.network import Limits, Network
    from timeline.ingestion.readers import Reader

_WHERE = {
    **dict.fromkeys(("Added", "Continued", "Refused", "Result", "Skipped", "ingest"), "timeline.ingestion.intake"),
    **dict.fromkeys(("Limits", "Network"), "timeline.ingestion.network"),
    "Reader": "timeline.ingestion.readers",
}

__all__ = ["Added", "Continued", "Limits", "Network", "Reader", "Refused", "Result", "Skipped", "ingest"]


def __getattr__(name: str) -> object:
    # What reads pages is imported when pages are read: the worker and the command line start without the network.
    if name in _WHERE:
        return getattr(import_module(_WHERE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
