"""Turn news articles into a chronology you can verify.

Import everything from here: the functions ``find_dates``, ``extract``, ``ingest``, ``load`` and ``update``, and every
type and error that they use. A name is imported when it is first used, so ``import timeline`` costs next to nothing.

>>> import timeline
>>> [mention.edtf for mention in timeline.find_dates("shipped between October 8th and 13th", published="2024-10-18")]
['2024-10-08/2024-10-13']
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself takes longer to import than all of this
if TYPE_CHECKING:
    from timeline.api import extract, find_dates, ingest, load, update
    from timeline.articles import Article
    from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When
    from timeline.events import Citation, Event, Stance, Status
    from timeline.ingestion import Added, Network, Refused, Result, Skipped
    from timeline.problems import Invalid, Problem, TimelineError
    from timeline.settings import Settings
    from timeline.store import Chronology, Conflict
    from timeline.updating.pipeline import Outcome
    from timeline.when import Mention

__version__ = "0.1.0"

_HOME = {
    "timeline.api": ("extract", "find_dates", "ingest", "load", "update"),
    "timeline.articles": ("Article",),
    "timeline.dates": ("Date", "DateError", "Day", "Edge", "Interval", "OneOf", "When"),
    "timeline.events": ("Citation", "Event", "Stance", "Status"),
    "timeline.ingestion": ("Added", "Network", "Refused", "Result", "Skipped"),
    "timeline.problems": ("Invalid", "Problem", "TimelineError"),
    "timeline.settings": ("Settings",),
    "timeline.store": ("Chronology", "Conflict"),
    "timeline.updating.pipeline": ("Outcome",),
    "timeline.when": ("Mention",),
}
"""Where each public name is defined."""

_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Added",
    "Article",
    "Chronology",
    "Citation",
    "Conflict",
    "Date",
    "DateError",
    "Day",
    "Edge",
    "Event",
    "Interval",
    "Invalid",
    "Mention",
    "Network",
    "OneOf",
    "Outcome",
    "Problem",
    "Refused",
    "Result",
    "Settings",
    "Skipped",
    "Stance",
    "Status",
    "TimelineError",
    "When",
    "__version__",
    "extract",
    "find_dates",
    "ingest",
    "load",
    "update",
]


def __getattr__(name: str) -> object:
    if name in _MODULE_OF:
        from importlib import import_module

        value = getattr(import_module(_MODULE_OF[name]), name)
        globals()[name] = value  # asked for once, then a plain attribute
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
