"""News articles in, a chronology that can be checked out.

>>> import timeline
>>> [mention.edtf for mention in timeline.find_dates("shipped between October 8th and 13th", published="2024-10-18")]
['2024-10-08/2024-10-13']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import extract, find_dates, ingest, load, update

__all__ = ["__version__", "extract", "find_dates", "ingest", "load", "update"]

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    # What a command does not use it does not import: `timeline dates` starts in a third of the time.
    if name in __all__:
        return getattr(import_module("timeline.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
