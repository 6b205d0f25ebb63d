"""An event as people read it: its date in words, how it stands, and each quote between the sentences around it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.articles import Article, read_articles
from timeline.editing.lookup import find_event, read_chronology
from timeline.events import Basis, Citation, Event, Mode
from timeline.exchange.edition import with_pages, work_of
from timeline.i18n.wording import day_words, words
from timeline.settings import Settings
from timeline.store import Conflict, load_lock, pending
from timeline.text import clean, find_quote

WIDTH: Final = 100
NEAR: Final = 5000
"""Characters before and after a quote among which the sentences around it are looked for."""


_ELSEWHERE: Final = (
    *("kind", "title", "author", "published", "page", "paragraph", "exhibit", "doi", "isbn", "file", "sha256"),
    *("archive", "accessed"),
)
"""The keys of a source that say more of one that is no article."""

_BASES: Final = {
    Basis.GIVEN: "given, by words of the sentence",
    Basis.LINKED: "linked, by words elsewhere in the article",
    Basis.REPORTED: "reported, only the day of publication is known",
}


def show(settings: Settings, ident: str) -> str:
    """The event, its sources and its open conflicts. Raises Invalid where there is no such event."""
    chronology = read_chronology(settings)
    file, entry, event = find_event(chronology, ident)
    articles = read_articles(settings.seeds_folder, settings.root, settings.language).by_id
    listed = pending(load_lock(settings.root, settings.lock_file.name), (), chronology.by_id)
    return in_words(event, f"{file.path}:{entry.line}", articles, [one for one in listed if one.id == ident])


def in_words(event: Event, place: str, articles: Mapping[str, Article], conflicts: Sequence[Conflict] = ()) -> str:
    """The same for an event at hand; ``place`` is where it stands."""
    event = with_pages(event, articles)
    time = f", {event.time}" if event.time else ""
    lines = [clean(event.title), f"{words(event.date)}{time} ({event.date})"]
    stands = f"{event.status}, shown as {event.standing}" if event.standing is not event.status else str(event.status)
    rows = {
        "status": stands,
        "review": str(event.review or ""),
        "who": _list(event.who),
        "where": _list(event.where),
        "tags": _list(event.tags),
        "key": "" if event.key is None else str(event.key).lower(),
        "related": _list(event.related),
        "media": _list([one.file for one in event.media]),
    } | {name: clean(said) if isinstance(said, str) else _list(said) for name, said in event.own}
    lines += [f"{name}: {value}" for name, value in rows.items() if value]
    lines.append(place)
    for number, citation in enumerate(event.sources, 1):
        lines += ["", *_source(number, citation, articles)]
    if conflicts:
        lines += ["", *map(of_conflict, conflicts)]
    return "\n".join(lines) + "\n"


def quoted(text: str, quote: str) -> str:
    """Return the quote, marked, between the sentences around it.

    "It sank. >>> All left. <<< He saw it." Only itself where the text does not hold it.
    """
    from timeline.language.sentences import split_sentences

    place = find_quote(text, quote)
    if place is None:
        return f">>> {clean(quote)} <<< (the article does not hold this quote)"
    start, end = place
    first, last = max(0, start - NEAR), end + NEAR
    spans = [(first + one, first + other) for one, other in split_sentences(text[first:last])]
    # A quote can begin and end within a sentence; then the rest of it is shown as well.
    before = [one for one, other in spans if other <= start][-1:] + [one for one, other in spans if one < start < other]
    after = [other for one, other in spans if one < end < other] + [other for one, other in spans if one >= end][:1]
    left, right = clean(text[min(before, default=start) : start]), clean(text[end : max(after, default=end)])
    return " ".join(part for part in (left, f">>> {clean(quote)} <<<", right) if part)


def _source(number: int, citation: Citation, articles: Mapping[str, Article]) -> Iterator[str]:
    work = work_of(citation, articles)
    parts = [clean(work.name), day_words(work.published) if work.published else "", str(citation.stance)]
    if citation.mode is not Mode.STATED:
        parts.append(str(citation.mode))
    if citation.according_to:
        parts.append(f"according to {clean(citation.according_to)}")
    yield f"{number}. {', '.join(part for part in parts if part)}"
    if citation.says:
        read = f", read from: {clean(citation.words)}" if citation.words else ""
        yield f"   says {words(citation.says)} ({citation.says}){read}"
    if citation.basis:
        yield f"   date: {_BASES[citation.basis]}"
    said = {name: clean(str(value)) for name in _ELSEWHERE if (value := getattr(citation, name)) is not None}
    if work.published is not None:
        said.pop("published", None)
    if said:
        yield f"   {', '.join(f'{name}: {value}' for name, value in said.items())}"
    if work.url:
        yield f"   {work.url}"
    if citation.quote:
        article = articles.get(citation.article or "")
        yield textwrap.fill(
            quoted(article.text if article else "", citation.quote),
            WIDTH,
            initial_indent="   ",
            subsequent_indent="   ",
            break_on_hyphens=False,
        )


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(clean, names))


def of_conflict(conflict: Conflict) -> str:
    """A field that the editor and the machine both changed, in a line."""
    was, theirs, yours = (clean(value or "nothing") for value in (conflict.was, conflict.found, conflict.yours))
    return f"conflict in {conflict.id}: {conflict.field} was {was}, is found as {theirs} now; yours stays: {yours}"
