"""What Python programs use: ``timeline.find_dates``, ``extract``, ``ingest``, ``load`` and ``update``."""

from __future__ import annotations

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
    from timeline.updating import Outcome
    from timeline.when import Mention


def find_dates(
    text: str, published: str | Day | None = None, language: str = "en", kind: str | None = None
) -> list[Mention]:
    """Every time expression of a text, in order, each with its offsets (code points), days and rule.

    ``published`` is the day the text came out, ISO 8601; without it a date that needs it stays partial. ``kind`` is
    "news" or "narrative", inferred when absent. Raises DateError when ``published`` is no day.

    >>> find_dates("a strike on Oct. 3", published="2024-10-18")[0].edtf
    '2024-10-03'
    """
    from timeline.when import find_dates as find

    return find(text, Day.parse(published) if isinstance(published, str) else published, language=language, kind=kind)


def extract(*articles: Article) -> list[Event]:
    """The events that the articles tell; a happening that several tell is one event with several sources."""
    from timeline.extraction import extract as extract_all

    return extract_all(articles)


def ingest(
    *sources: str | PathLike[str],
    folder: str | PathLike[str] = ".",
    since: str | Day | None = None,
    network: Network | None = None,
) -> list[Result]:
    """Bring articles into the timeline repository in ``folder``: what became of each, Added, Skipped or Refused.

    A source is a file, a folder, a glob, or a web address of an article or a feed; from feeds what came out before
    ``since`` is left out. Nothing that is there is changed. Raises timeline.problems.Invalid when the settings are not
    valid, DateError when ``since`` is no day.
    """
    from timeline.ingestion import ingest as ingest_all
    from timeline.settings import read_settings

    now = date.today()
    return list(
        ingest_all(
            [fspath(source) for source in sources],
            read_settings(Path(folder) / "mkdocs.yml"),
            network=network,
            today=Day(now.year, now.month, now.day),
            since=Day.parse(since) if isinstance(since, str) else since,
        )
    )


def load(folder: str | PathLike[str] = ".") -> Chronology:
    """The chronology of the timeline repository in ``folder``, as its YAML files say it.

    Raises timeline.problems.Invalid with every problem found.
    """
    from timeline.settings import read_settings
    from timeline.store import load as load_events

    return load_events(read_settings(Path(folder) / "mkdocs.yml").events_folder)


def update(folder: str | PathLike[str] = ".") -> Outcome:
    """Read the articles of the timeline repository in ``folder`` and merge what they tell into its YAML files.

    Raises timeline.problems.Invalid when the YAML cannot be used; then nothing is written.
    """
    from timeline.settings import read_settings
    from timeline.updating import update as update_repository

    return update_repository(read_settings(Path(folder) / "mkdocs.yml"))
