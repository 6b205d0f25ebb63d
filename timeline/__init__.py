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
    from collections.abc import Iterable
    from datetime import date
    from os import PathLike

    from timeline.articles import Article
    from timeline.dates import Date, DateError, Day, Edge, Interval, OneOf, When
    from timeline.events import Basis, Citation, Event, Media, Mode, Place, Review, Stance, Status, Work
    from timeline.ingestion import Added, Network, Refused, Result, Skipped
    from timeline.problems import Invalid, Problem, TimelineError
    from timeline.settings import Settings
    from timeline.store import Chronology, Conflict
    from timeline.updating.pipeline import Outcome
    from timeline.when import Mention

__version__ = "0.1.0"

_HOME = {
    "timeline.articles": ("Article",),
    "timeline.dates": ("Date", "DateError", "Day", "Edge", "Interval", "OneOf", "When"),
    "timeline.events": (
        *("Basis", "Citation", "Event", "Media", "Mode", "Place", "Review", "Stance", "Status", "Work"),
    ),
    "timeline.ingestion": ("Added", "Network", "Refused", "Result", "Skipped"),
    "timeline.problems": ("Invalid", "Problem", "TimelineError"),
    "timeline.settings": ("Settings",),
    "timeline.store": ("Chronology", "Conflict"),
    "timeline.updating.pipeline": ("Outcome",),
    "timeline.when": ("Mention",),
}
"""Where each public name is defined that is not defined here."""

_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}

__all__ = [
    "Added",
    "Article",
    "Basis",
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
    "Media",
    "Mention",
    "Mode",
    "Network",
    "OneOf",
    "Outcome",
    "Place",
    "Problem",
    "Refused",
    "Result",
    "Review",
    "Settings",
    "Skipped",
    "Stance",
    "Status",
    "TimelineError",
    "When",
    "Work",
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


def find_dates(
    text: str, published: str | date | Day | Date | None = None, language: str = "en", kind: str | None = None
) -> list[Mention]:
    """Find every time expression of a text.

    Args:
        text: The text. Offsets in the result are code points of it.
        published: The day the text came out, which "Monday" and "last year" are counted from. Without it a date that
            needs it stays partial.
        language: A BCP 47 tag. English, German, French, Spanish, Italian, Portuguese, Russian, Ukrainian and the
            languages of plug-ins are read by rules, others by dateparser.
        kind: "news" or "narrative"; inferred when absent.

    Returns:
        The mentions in order of the text, none inside another, each with its offsets, days and rule.

    Raises:
        DateError: ``published`` is not a day, or ``language`` or ``kind`` is not known.
        TypeError: The text is no ``str``, or ``published`` is neither text nor a day.

    Example:
        >>> from datetime import date
        >>> find_dates("a strike on Oct. 3", published=date(2024, 10, 18))[0].edtf
        '2024-10-03'
    """
    from timeline.when import find_dates as find

    if not isinstance(text, str):
        raise TypeError(f"expected a text, not {type(text).__name__}")
    return find(text, _day(published), language=language, kind=kind)


def extract(
    articles: Article | Iterable[Article] | str, published: str | date | Day | Date | None = None
) -> list[Event]:
    """Extract the events that articles report.

    Args:
        articles: An article, several, or the text of one. Their order does not matter.
        published: The day the text came out; for a text only, since an article says its own.

    Returns:
        The events in order of time. What several articles report is one event with several sources.

    Raises:
        DateError: ``published`` is not a day.
        TypeError: ``published`` is given with articles, or ``articles`` is something else.

    Example:
        >>> [str(event.date) for event in extract("The ferry sank off Malta on October 3.", published="2024-10-18")]
        ['2024-10-03']
    """
    from timeline.articles import Article
    from timeline.corroboration import extract as extract_all

    if isinstance(articles, str):
        return extract_all([Article("text", articles, _day(published))])
    if not isinstance(articles, Article) and not hasattr(articles, "__iter__"):
        raise TypeError(f"expected articles, not {type(articles).__name__}; write timeline.Article(id, text)")
    if published is not None:
        raise TypeError("published is for a text; write timeline.Article(id, text, published=...) for an article")
    batch = [articles] if isinstance(articles, Article) else list(articles)
    for article in batch:
        if not isinstance(article, Article):
            raise TypeError(f"expected articles, not {type(article).__name__}; write timeline.Article(id, text)")
    return extract_all(batch)


def ingest(
    *sources: str | PathLike[str],
    folder: str | PathLike[str] = ".",
    since: str | date | Day | Date | None = None,
    network: Network | None = None,
) -> list[Result]:
    """Bring articles into a timeline repository. Nothing that is there is changed.

    Args:
        sources: Files, folders, globs, or web addresses of articles or feeds.
        folder: The repository, where mkdocs.yml is.
        since: From feeds, take only what came out on this day or later.
        network: How the web is asked; the usual way when absent.

    Returns:
        What became of each article: Added, Skipped or Refused.

    Raises:
        Invalid: The settings are not valid.
        DateError: ``since`` is not a day.

    Example:
        >>> [added.path.name for added in timeline.ingest("https://example.org/ferry")]  # doctest: +SKIP
        ['ferry-sinks-2024-10-18.md']
    """
    from datetime import date
    from os import fspath
    from pathlib import Path

    from timeline.dates import Day
    from timeline.ingestion import ingest as ingest_all
    from timeline.settings import read_settings

    return list(
        ingest_all(
            [fspath(source) for source in sources],
            read_settings(Path(folder) / "mkdocs.yml"),
            network=network,
            today=Day.of(date.today()),
            since=_day(since),
        )
    )


def load(folder: str | PathLike[str] = ".") -> Chronology:
    """Load the chronology of a timeline repository from its YAML files.

    Args:
        folder: The repository, where mkdocs.yml is.

    Returns:
        The chronology; its ``events`` are in order of time.

    Raises:
        Invalid: With every problem found.

    Example:
        >>> [(str(event.date), event.title) for event in timeline.load().events]  # doctest: +SKIP
        [('2024-10-14', 'Ferry sinks off Malta')]
    """
    from pathlib import Path

    from timeline.settings import read_settings
    from timeline.store import load as load_events

    return load_events(read_settings(Path(folder) / "mkdocs.yml").events_folder)


def update(folder: str | PathLike[str] = ".") -> Outcome:
    """Read the articles of a timeline repository and merge their events into its YAML files.

    Args:
        folder: The repository, where mkdocs.yml is.

    Returns:
        What was added, changed and removed, the conflicts, and the files written.

    Raises:
        Invalid: The YAML cannot be used; nothing is written then.

    Example:
        >>> timeline.update().written  # doctest: +SKIP
        ('docs/events/2024.yaml', 'timeline.lock')
    """
    from pathlib import Path

    from timeline.settings import read_settings
    from timeline.updating.pipeline import update as update_repository

    return update_repository(read_settings(Path(folder) / "mkdocs.yml"))


def _day(published: str | date | Day | Date | None) -> Day | None:
    from timeline.dates import Day

    return None if published is None else Day.of(published)
