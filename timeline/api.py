"""The functions that Python programs use: ``timeline.find_dates``, ``extract``, ``ingest``, ``load`` and ``update``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.dates import Day

if TYPE_CHECKING:
    from timeline.articles import Article
    from timeline.events import Event
    from timeline.ingestion import Network, Result
    from timeline.store import Chronology
    from timeline.updating.pipeline import Outcome
    from timeline.when import Mention


def find_dates(
    text: str, published: str | date | Day | None = None, language: str = "en", kind: str | None = None
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
        DateError: ``published`` is not a day.

    Example:
        >>> from datetime import date
        >>> find_dates("a strike on Oct. 3", published=date(2024, 10, 18))[0].edtf
        '2024-10-03'
    """
    from timeline.when import find_dates as find

    return find(text, _day(published), language=language, kind=kind)


def extract(articles: Article | Iterable[Article] | str, published: str | date | Day | None = None) -> list[Event]:
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
    since: str | date | Day | None = None,
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
        >>> [added.path.name for added in timeline.ingest(["https://example.org/ferry"])]  # doctest: +SKIP
        ['ferry-sinks-2024-10-18.md']
    """
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
    from timeline.settings import read_settings
    from timeline.updating.pipeline import update as update_repository

    return update_repository(read_settings(Path(folder) / "mkdocs.yml"))


def _day(published: str | date | Day | None) -> Day | None:
    return None if published is None else Day.of(published)
