"""What is wrong with a chronology: every problem of every file at once, with place and fix."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from timeline.articles import Article
from timeline.dates import Day, When, earliest, latest
from timeline.events import Citation, Event, Status
from timeline.problems import Problem
from timeline.store.chronology import Chronology, read_folder
from timeline.store.conventions import USUAL, Conventions
from timeline.store.event_reader import most_similar
from timeline.store.lock import Lock, orphans, value_in_files
from timeline.store.model import cut
from timeline.store.yamlfile import EventFile, YamlEntry
from timeline.text import find_quote, primary_language
from timeline.when import find_dates
from timeline.when.languages import has_rules

MAX_SENTENCES: Final = 2000
"""Of an article, among which the nearest to a lost quote is looked for."""


def check(
    folder: Path,
    articles: Mapping[str, Article],
    root: Path | None = None,
    *,
    lock: Lock | None = None,
    conventions: Conventions = USUAL,
) -> list[Problem]:
    """Every problem of the YAML files below a folder, sorted by place. Never raises for what stands in them.

    ``articles`` are those that sources can name, by id; ``root`` is the repository, for the paths shown.
    """
    return check_chronology(read_folder(folder, root, conventions), articles, lock)


def check_chronology(
    chronology: Chronology,
    articles: Mapping[str, Article],
    lock: Lock | None = None,
    unread: Set[str] = frozenset(),
) -> list[Problem]:
    """The same for files that are read already. Of ``unread`` articles only the names are known."""
    problems = list(chronology.problems)
    names = articles.keys() | unread
    orphaned = {name: lock.base[name] for name in orphans(lock, names)} if lock is not None else {}
    written = {entry.id for _, entry in chronology.entries if entry.id is not None}  # those held back, too
    linked = written | (lock.leads.keys() if lock is not None else set())
    for file, entry in chronology.entries:
        # What the next update takes out, for its articles are gone and nobody edited it, is no mistake in the file.
        if entry.event is None or orphaned.get(entry.event.id) != entry.event:
            problems += _of_sources(file, entry, articles, unread)
        if entry.event is not None:
            problems += _of_date(file, entry, entry.event, articles)
            problems += _of_words(file, entry, entry.event, articles)
            problems += _of_media(file, entry, entry.event)
            problems += _of_related(file, entry, entry.event, written)
            problems += _of_text(file, entry, entry.event, linked)
    if lock is not None:
        problems += _of_lock(chronology, lock, orphaned)
    return sorted(problems)


def _of_sources(
    file: EventFile, entry: YamlEntry, articles: Mapping[str, Article], unread: Set[str]
) -> Iterator[Problem]:
    for number, citation in enumerate(entry.sources):
        if citation is None or citation.article is None or citation.article in unread:
            continue
        article = articles.get(citation.article)
        if article is None:
            near = most_similar(citation.article, list(articles))
            fix = f'write "{near}"' if near else "add it with timeline add, or name an article that is there"
            line, column = entry.place("sources", number, "article")
            yield Problem(file.path, line, column, f'no article "{cut(citation.article)}"; {fix}', "article")
        elif citation.quote is not None and find_quote(article.text, citation.quote) is None:
            line, column = entry.place("sources", number, "quote")
            yield Problem(file.path, line, column, _lost(citation.quote, article), "quote")


def _of_date(file: EventFile, entry: YamlEntry, event: Event, articles: Mapping[str, Article]) -> Iterator[Problem]:
    written = _last_published(event.sources, articles)
    begins = earliest(event.date)
    if written is None or begins is None:
        return
    if begins > written and event.status is not Status.PLANNED:
        line, column = entry.place("date")
        message = f"{event.date} is after {written}, when it was last reported; correct it, or write status: planned"
        yield Problem(file.path, line, column, message, "future", "warning")


def _of_words(file: EventFile, entry: YamlEntry, event: Event, articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Words that contradict themselves, as a weekday and a day may; said until an editor settles the date."""
    if "?" not in str(event.date):
        return
    for number, citation in enumerate(entry.sources):
        article = articles.get(citation.article) if citation is not None and citation.article is not None else None
        if citation is None or article is None or citation.words is None:
            continue
        if not has_rules(primary_language(article.language)):
            continue
        for mention in find_dates(citation.words, article.published, language=article.language, reasons=False):
            if mention.doubt is not None:
                line, column = entry.place("sources", number, "words")
                message = f'"{cut(citation.words)}" is in doubt: {mention.doubt}; settle the date, without its "?"'
                yield Problem(file.path, line, column, message, "weekday", "warning")


def _of_media(file: EventFile, entry: YamlEntry, event: Event) -> Iterator[Problem]:
    for number, media in enumerate(event.media):
        line, column = entry.place("media", number)
        if missing := [name for name in ("alt", "credit") if getattr(media, name) is None]:
            message = (
                f"{cut(media.file)}: no {' and no '.join(missing)}; say what it shows (alt) and who made it (credit)"
            )
            yield Problem(file.path, line, column, message, "media")


def _of_related(file: EventFile, entry: YamlEntry, event: Event, names: Set[str]) -> Iterator[Problem]:
    for number, name in enumerate(event.related):
        if name not in names:
            near = most_similar(name, sorted(names))
            fix = f'write "{near}"' if near else "write the id of an event, or remove it"
            line, column = entry.place("related", number)
            yield Problem(file.path, line, column, f'related: no event "{cut(name)}"; {fix}', "related", "warning")


def _of_text(file: EventFile, entry: YamlEntry, event: Event, names: Set[str]) -> Iterator[Problem]:
    """Links of the editor's words that name an event that is not there: on the page their words stand alone."""
    for name in dict.fromkeys(_named_by_links(event.text or "")):
        if name not in names:
            near = most_similar(name, sorted(names))
            fix = f'write "{near}"' if near else "write the id of an event, or the path of a file with its ending"
            line, column = entry.place("text")
            yield Problem(file.path, line, column, f'text: no event "{cut(name)}"; {fix}', "text-link", "warning")


def _named_by_links(text: str) -> Iterator[str]:
    """Yield the ids that links in Markdown lead to: what is no address, no path, and no file."""
    if "](" not in text and "]:" not in text:
        return
    from markdown_it import MarkdownIt  # few texts have links, and it takes a twentieth of a second to import

    for block in MarkdownIt("commonmark", {"html": False}).parse(text):
        for token in block.children or ():
            name = unquote(str(token.attrs.get("href", ""))).partition("#")[0] if token.type == "link_open" else ""
            if name and not re.search("[.:]", name):
                yield name


def _last_published(sources: tuple[Citation, ...], articles: Mapping[str, Article]) -> Day | None:
    """The last day that any of the sources came out; None where one does not tell."""
    days = [
        articles[citation.article].last_day
        if citation.article is not None and citation.article in articles
        else _day(citation.published)
        for citation in sources
    ]
    published = [day for day in days if day is not None]
    return max(published) if published and len(published) == len(days) else None


def _day(published: When | None) -> Day | None:
    """The last day that a source can have come out."""
    return None if published is None else latest(published)


def _lost(quote: str, article: Article) -> str:
    """What to write instead of a quote that drifted."""
    message = f'the article "{cut(article.id)}" does not hold this quote'
    if " ".join(quote.split()) in " ".join(article.text.split()):
        return f"{message} letter for letter: only spaces or line breaks differ; copy it from the article"
    near = _nearest_sentence(quote, article.text)
    return f'{message}; nearest there: "{cut(near, 300)}"' if near else f"{message}; copy the passage from it"


def _nearest_sentence(quote: str, text: str) -> str | None:
    """The sentence with the most words in common, then the most similar one; None where none is similar."""
    words = set(re.findall(r"\w+", quote[:1000].lower()))
    sentences = [part.strip() for part in re.split(r"(?<=[.!?])\s|\n", text)[:MAX_SENTENCES] if part.strip()]
    shared = sorted(
        ((len(words & set(re.findall(r"\w+", one[:1000].lower()))), -place) for place, one in enumerate(sentences)),
        reverse=True,
    )
    close = [sentences[-place] for count, place in shared[:5] if count]
    return next(iter(difflib.get_close_matches(quote[:1000], [one[:1000] for one in close], 1, cutoff=0.4)), None)


def _of_lock(chronology: Chronology, lock: Lock, orphaned: Iterable[str]) -> Iterator[Problem]:
    edited = chronology.by_id
    entries = {entry.id: (file, entry) for file, entry in chronology.entries}
    for conflict in lock.conflicts:
        if conflict.id in entries and value_in_files(edited, conflict) == conflict.yours:
            file, entry = entries[conflict.id]
            line, column = entry.place(conflict.field) if conflict.source is None else entry.place("sources")
            was, theirs, yours = (cut(one or "nothing") for one in (conflict.was, conflict.found, conflict.yours))
            message = (
                f'{conflict.field}: was "{was}", is found as "{theirs}" now, and you wrote "{yours}"; yours stands'
            )
            yield Problem(file.path, line, column, message, "conflict", "warning")
    for name in orphaned:
        if name in entries:
            file, entry = entries[name]
            message = f'the articles that "{name}" was found in are gone; timeline update removes what nobody edited'
            yield Problem(file.path, entry.line, entry.column, message, "orphan", "warning")
    if lock.merged_by_git:
        yield Problem(lock.name, 0, 0, "git merged two versions of it; timeline update repairs it", "lock", "warning")
