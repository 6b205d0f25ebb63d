"""A timeline in memory: its articles, its chronology and its site, of which an edit changes only what it must."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline.articles import Article, Articles, read_article, read_articles
from timeline.build import make_site, require_output
from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.site import Cards, Page, Site, pages_by_path
from timeline.store import Chronology, Lock, Names, load_lock, read_folder, read_names
from timeline.updating.pipeline import conventions_of


@dataclass(frozen=True, slots=True)
class TimelineContent:
    """What the files of a timeline say. ``problems`` is what is wrong with them; the rest stands in spite of it."""

    settings: Settings
    articles: Articles
    chronology: Chronology
    lock: Lock
    names: Names
    problems: tuple[Problem, ...]


class ArticleMemory:
    """Reads an article from its file, once for each of its states."""

    def __init__(self) -> None:
        self._cached: dict[tuple[str, str], tuple[int, int, Article]] = {}

    def __call__(self, path: Path, shown: str, language: str) -> Article:
        """Return the article. Raises Invalid, as ``read_article`` does."""
        status = path.stat()
        cached = self._cached.get((shown, language))
        if cached is not None and cached[:2] == (status.st_mtime_ns, status.st_size):
            return cached[2]
        article = read_article(path, shown, language)
        self._cached[shown, language] = (status.st_mtime_ns, status.st_size, article)
        return article


def read_timeline(
    settings: Settings, memory: ArticleMemory, before: TimelineContent | None = None, *, articles_changed: bool = True
) -> TimelineContent:
    """Read the files of a timeline. Never raises for what stands in them.

    Args:
        settings: Those of the timeline.
        memory: Remembers articles.
        before: What they said before; files of events, and the lock, that say the same are not parsed again.
        articles_changed: Whether an article may have; otherwise they are those of before.
    """
    problems: list[Problem] = []
    if before is None or articles_changed:
        try:
            articles = read_articles(settings.seeds_folder, settings.root, settings.language, memory)
        except Invalid as invalid:
            articles = Articles({}, invalid.problems, frozenset())
    else:
        articles = before.articles
    chronology = read_folder(
        settings.events_folder, settings.root, conventions_of(settings), before.chronology if before else None
    )
    try:
        lock = load_lock(settings.root, settings.lock_file.name, before.lock if before else None)
    except Invalid as invalid:
        problems += invalid.problems
        lock = before.lock if before else Lock(name=settings.lock_file.name)
    names, wrong = read_names(settings.root)
    problems += [*wrong, *chronology.errors]
    problems += [problem for problem in articles.problems if problem.severity == "error"]
    return TimelineContent(settings, articles, chronology, lock, names, tuple(sorted(problems)))


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline as the server holds it: what its files say, its site, and pages and cards by path, made on demand."""

    files: TimelineContent
    site: Site
    pages: dict[str, Page]
    cards: Cards


def make_timeline(files: TimelineContent, before: Timeline | None = None) -> Timeline:
    """Make the site of what the files say. Raises Invalid where it would not be a part of the MkDocs site."""
    require_output(files.settings)
    site = make_site(
        files.settings, files.articles, files.chronology, files.lock, files.names, before.site if before else None
    )
    return Timeline(files, site, pages_by_path(site), Cards(site))
