"""The story on one page: read the articles, extract what they tell, merge it into what people wrote, save."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline.articles import Article, Articles, read_articles
from timeline.dates import DateError, When, parse_edtf
from timeline.events import Event, by_article
from timeline.problems import Problem, switched
from timeline.settings import Settings
from timeline.store import (
    Change,
    Chronology,
    Conflict,
    Lock,
    Merged,
    check_chronology,
    exclusive,
    interrupted,
    load,
    load_lock,
    merge,
    pending,
    plan,
    read_folder,
    repair,
    save,
)
from timeline.store import fmt as fmt_text

if TYPE_CHECKING:
    from timeline.extraction.coverage import Covered


Progress = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]
"""What long work tells how far it is: given what it is and of how many, a context whose value takes how many more."""


KEPT: Final = Path(".cache", "timeline", "candidates.jsonl")
"""Where in a repository it is kept what was found in each article; git ignores it, and it can be deleted."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How articles are read: what was found is ``kept`` there, and written there if it ``keeps``; by how many
    processes; who is told how far it is."""

    kept: Path
    jobs: int
    progress: Progress | None
    keeps: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did. ``written`` are the files that changed, ``finished`` those of an interrupted update before.

    ``conflicts`` are those that nobody has settled yet; ``problems``, what is wrong with articles, stop nothing else.
    ``renamed`` are the ids that the editor changed since the last update: the old one -> the new one.
    """

    merged: Merged
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    written: tuple[str, ...]
    finished: tuple[str, ...]
    repaired: bool
    renamed: Mapping[str, str]


def update(settings: Settings, *, jobs: int = 1, progress: Progress | None = None) -> Outcome:
    """Bring the YAML files up to date with the articles; what people edited stays.

    All files are written or none. Raises Invalid, having written nothing, when the YAML cannot be used. ``jobs`` is
    how many processes may share the reading of articles; what comes out does not depend on it.
    """
    with exclusive(settings.root) as finished:
        articles = _articles(settings)
        chronology = load(settings.events_folder, settings.root, dates_of(settings))
        before = load_lock(settings.root, settings.lock_file.name)
        lock = repair(before, chronology.by_id)
        reading = _Reading(settings.root / KEPT, jobs, progress, keeps=True)
        merged, changes, failed = _work_out(articles, chronology, lock, reading)
        written = save(settings.root, changes)
    return Outcome(
        merged,
        pending(lock, merged.conflicts, chronology.by_id),
        switched((*articles.problems, *failed), settings.rules),
        written,
        finished,
        before.merged_by_git,
        {old: new for old, new in lock.renamed.items() if old in before.base},
    )


def check(
    settings: Settings, *, sync: bool = False, jobs: int = 1, progress: Progress | None = None
) -> tuple[Problem, ...]:
    """Everything that is wrong with articles and YAML, sorted by place; with ``sync`` also what update would change.

    What ``settings.rules`` switch off is left out. Nothing is written. Raises Invalid when there is no folder of
    articles.
    """
    articles = _articles(settings)
    chronology = read_folder(settings.events_folder, settings.root, dates_of(settings))
    lock = load_lock(settings.root, settings.lock_file.name)
    problems = [*articles.problems, *check_chronology(chronology, articles.by_id, lock, articles.unread)]
    if interrupted(settings.root):
        message = "an update was interrupted while it wrote; run timeline update to finish it"
        problems.append(Problem(settings.shown(settings.events_folder), 0, 0, message, "interrupted", "warning"))
    if sync and not any(problem.severity == "error" for problem in problems):
        reading = _Reading(settings.root / KEPT, jobs, progress, keeps=False)
        _, changes, failed = _work_out(articles, chronology, repair(lock, chronology.by_id), reading)
        problems += failed
        problems += [
            Problem(path, 0, 0, "is not what timeline update would write; run it and commit the result", "out-of-sync")
            for path in changes
        ]
    return switched(problems, settings.rules)


def coverage_of(settings: Settings) -> Iterator[tuple[Article, list[Covered]]]:
    """What became of each sentence of each article that can be read, by the chronology as it stands."""
    from timeline.extraction.coverage import coverage

    citing = by_article(load(settings.events_folder, settings.root, dates_of(settings)).by_id.values())
    for article in _articles(settings).by_id.values():
        yield article, coverage(article, citing[article.id])


def fmt(settings: Settings, *, write: bool = True) -> tuple[str, ...]:
    """Bring the YAML files into canonical form: dates in words become EDTF. The paths of those that differ from it.

    With ``write`` off nothing is written. Raises Invalid when a file cannot be read.
    """
    dates = dates_of(settings)
    with exclusive(settings.root):
        chronology = load(settings.events_folder, settings.root, dates)
        changes = {
            file.path: Change(file.content, fmt_text(file.content, file.path, dates)) for file in chronology.files
        }
        if write:
            return save(settings.root, changes)
    return tuple(path for path, change in sorted(changes.items()) if change.before != change.after)


def _work_out(
    articles: Articles, chronology: Chronology, lock: Lock, reading: _Reading
) -> tuple[Merged, dict[str, Change], list[Problem]]:
    """What an update makes of what was read, the files that it changes, and the articles that cannot be read."""
    digests = {article.id: fingerprint(article) for article in articles.by_id.values()}
    digests |= {name: lock.articles[name] for name in articles.unread if name in lock.articles}
    # What is found is what was found before when neither an article nor the program has changed: reading is slow.
    if digests == lock.articles:
        found, failed = tuple(lock.base.values()), dict[str, str]()
    else:
        found, failed = _found(articles, lock.base, digests, reading)
    for name in failed:  # to be read again next time
        digests.pop(name)
    merged = merge(lock.base, found, chronology.by_id, chronology.remarks(), lock.renamed)
    problems = [Problem(articles.by_id[name].path, 0, 0, why, "unreadable") for name, why in failed.items()]
    return merged, plan(chronology, lock, merged, digests), problems


def _articles(settings: Settings) -> Articles:
    return read_articles(settings.seeds_folder, settings.root, settings.language)


def _found(
    articles: Articles, base: Mapping[str, Event], digests: Mapping[str, str], reading: _Reading
) -> tuple[tuple[Event, ...], dict[str, str]]:
    """What the articles tell now, and what those that cannot be read now told before; and those that make us fail."""
    from timeline.extraction import find_all, group  # the slow import, and most updates have nothing to extract
    from timeline.extraction.kept import read_kept, write_kept

    kept = read_kept(reading.kept)
    told = {
        article.id: [replace(candidate, article=article.id) for candidate in kept[digests[article.id]]]
        for article in articles.by_id.values()
        if digests[article.id] in kept
    }
    new = [article for article in articles.by_id.values() if article.id not in told]
    with reading.progress("reading articles", len(new)) if reading.progress else nullcontext() as advance:
        read = find_all(new, reading.jobs, advance)
    told |= {article.id: [] for article in new if article.id not in read.failed}
    for candidate in read.candidates:
        told[candidate.article].append(candidate)
    if reading.keeps:
        write_kept(reading.kept, {digests[name]: candidates for name, candidates in told.items()})
    found = group([each for candidates in told.values() for each in candidates], articles.by_id.values())
    return tuple(_with_unread(found, base, articles.unread | read.failed.keys())), read.failed


def _with_unread(found: Sequence[Event], base: Mapping[str, Event], unread: frozenset[str]) -> Iterator[Event]:
    """The found events, each with its tellings in unread articles, and the events that only those articles tell."""
    silent = {
        event.id: tuple(citation for citation in event.sources if citation.article in unread) for event in base.values()
    }
    home = {
        (citation.article, citation.quote): event.id
        for event in base.values()
        for citation in event.sources
        if silent[event.id]
    }
    for event in found:
        known = {home.get((citation.article, citation.quote)): None for citation in event.sources}
        more = tuple(citation for name in known if name for citation in silent.pop(name, ()))
        yield replace(event, sources=(*event.sources, *more)) if more else event
    for name, citations in silent.items():
        if citations:
            yield replace(base[name], sources=citations)


def dates_of(settings: Settings) -> Callable[[str], When]:
    """How a date in the YAML is read: EDTF, or words in the order of the repository and in its language, or another.

    What its own language does not know is read in those that have a grammar: "8. Oktober 2024". Raises DateError where
    two of them differ.
    """

    def read(text: str) -> When:
        try:
            return parse_edtf(text)
        except DateError:
            from timeline.when import read_date  # the grammar, which few files need
            from timeline.when.languages import CODES

            def read_in(language: str) -> When:
                return read_date(text, language=language, order=settings.date_order or None)

            return _first_reading(text, read_in, settings.language, CODES)

    return read


def _first_reading(text: str, read_in: Callable[[str], When], own: str, others: Sequence[str]) -> When:
    """What a text says in the own language, else the one thing that it says in the others."""
    try:
        return read_in(own)
    except DateError as error:
        refused = error
    readings: dict[When, str] = {}
    for language in others:
        if language != own:
            with suppress(DateError):
                readings.setdefault(read_in(language), language)
    match list(readings.items()):
        case []:
            raise refused
        case [(when, _)]:
            return when
        case [(when, language), (other_when, other), *_]:
            raise DateError(
                f'"{text}" can be {when} ({language}) or {other_when} ({other}); write the one that is meant'
            )
    raise AssertionError(readings)


def fingerprint(article: Article) -> str:
    """SHA-256 of all that decides what is found in an article: its text, its day, and the program that reads it."""
    said = (article.text, str(article.published), article.language, article.kind or "", article.title or "")
    return hashlib.sha256("\0".join((_program(), *said)).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """SHA-256 of the code and the lists that read articles."""
    package = resources.files("timeline")
    parts = [
        package / "dates.py",
        *_files(package / "when"),
        *_files(package / "language"),
        *_files(package / "extraction"),
    ]
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry
