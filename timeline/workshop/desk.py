"""The desk of an editor: what is to be reviewed, and what is decided about it, one thing after the other.

The files are the truth. The desk holds what they say, looks at them again when they change, and writes nothing but
decisions, by the functions that the commands use. Nothing here knows of a browser or a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import Final

from timeline.articles import Article
from timeline.corroboration.blocking import Rarity
from timeline.corroboration.pairs import PossibleDuplicates
from timeline.dates import chronological
from timeline.editing.decisions import DecisionOutcome, Snapshot, Stale, accept, join, reject, split, undo, version_of
from timeline.events import Event
from timeline.problems import Problem
from timeline.proposals.provenance import Provenance
from timeline.settings import Settings
from timeline.store import Change
from timeline.store.names import NAME as NAMES_FILE
from timeline.updating.gathering import fingerprint
from timeline.updating.pipeline import Findings, Waiting, find_in, mentions_in, waiting_of
from timeline.workshop.memory import ArticleMemory, read_timeline
from timeline.workshop.passages import Highlight, place_of_quote, section
from timeline.workshop.similar import Similar, similar
from timeline.workshop.watching import Look, changed_files, look

ORDERS: Final = {
    "article": "by article",
    "date": "by date",
    "sure": "surest first",
    "doubt": "least sure first",
    "new": "new first",
    "agreed": "engine and model agree first",
}
"""The orders of the queue, in words."""

REASONS: Final = (
    "not an event",
    "wrong: the passage does not say this",
    "not part of this story",
    "too small",
    "told by another event already",
    "only a claim",
    "the date cannot be known",
)
"""Why suggestions are rejected, each with a key from 1 on."""

_SEEN: Final = Path(".cache", "timeline", "reviewed.txt")
"""Which suggestions were on the desk before; without it all are new. Git ignores it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is to be reviewed. ``id`` is what the commands take.

    ``state`` is "waiting" for what is in no file yet, "draft" for an event in the files that nobody has checked.
    ``score`` is the probability that an editor keeps it, None where that is not known; ``reason`` why it waits.
    ``offset`` is the place of its passage in the article, ``section`` the heading above it. ``new`` is whether it was
    not on the desk at an earlier visit. ``provenance`` says whether a language model saw it too, None where none was
    asked about its article.
    """

    id: str
    state: str
    event: Event
    version: str
    article: Article | None
    passage: tuple[int, int] | None
    section: str
    score: float | None
    reason: str
    new: bool
    provenance: Provenance | None = None

    @property
    def dated(self) -> bool:
        """Whether words of its passage give the date."""
        first = next(iter(self.event.sources), None)
        return first is not None and bool(first.words)


@dataclass(frozen=True, slots=True)
class Query:
    """Which suggestions are on the table, and in which order."""

    order: str = "article"
    article: str = ""
    section: str = ""
    state: str = ""
    dated: bool = False
    words: str = ""

    def chosen(self, suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
        """Return the suggestions that fit, in order."""
        return tuple(sorted(filter(self._fits, suggestions), key=self._key))

    def _fits(self, one: Suggestion) -> bool:
        wanted = self.words.casefold().split()
        said = " ".join([one.event.title, str(one.event.date), *one.event.who, *one.event.where, one.id]).casefold()
        article = one.article.id if one.article is not None else None
        filters = ((self.article, article), (self.section, one.section), (self.state, one.state))
        if any(chosen and chosen != its for chosen, its in filters) or (self.dated and not one.dated):
            return False
        return all(word in said for word in wanted)

    def _key(self, one: Suggestion) -> tuple[object, ...]:
        sure = one.score if one.score is not None else 0.5
        name = one.article.id if one.article is not None else "￿"
        published = str(one.article.published or "") if one.article is not None else name
        there = (published, name, one.passage or (10**9, 0), one.id)
        match self.order:
            case "date":
                return chronological(one.event.date), one.id
            case "sure":
                return -sure, *there
            case "doubt":
                return sure, *there
            case "new":
                return not one.new, *there
            case "agreed":
                return one.provenance.rank if one.provenance is not None else 4, *there
            case _:
                return there


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, in words, and what it changed, to be undone."""

    words: str
    ident: str
    changes: Mapping[str, Change]
    count: int = 1


class Desk:
    """What is to be reviewed of one timeline. Every method may be called from any thread."""

    def __init__(self, settings: Settings, jobs: int = 1) -> None:
        """Read the files, and the articles where they have not been read before."""
        self.settings = settings
        self._jobs = jobs
        self._lock = RLock()
        self._memory = ArticleMemory()
        self._history: list[Decision] = []
        self._sentences: dict[str, tuple[Highlight, ...]] = {}
        self._before = self._read_seen()
        self.generation = 0
        self._seen = self._look()
        self.files = read_timeline(settings, self._memory)
        self._found = self._find()
        self._unsettled = False
        self.suggestions: tuple[Suggestion, ...] = ()
        self.suggestions = self._suggest(self._wait())
        self._write_seen()

    def refresh(self) -> bool:
        """Look at the files, and take in what others changed. Returns whether anything did."""
        now = self._look()
        paths = changed_files(self._seen, now)
        if not paths:
            return self._settle()
        with self._lock:
            before, self._seen = self._seen, self._look()
            try:
                self._take_in(paths)
            except Exception:
                self._seen = before  # what was not taken in is looked at again
                raise
            self.generation += 1
        return True

    def _settle(self) -> bool:
        """Work out what waits after decisions of our own, which took only themselves away. False: nothing to show."""
        if self._unsettled:
            with self._lock:
                self._unsettled = False
                self.suggestions = self._suggest(self._wait())
        return False

    @property
    def last(self) -> Decision | None:
        """The decision that ``undo`` takes back."""
        return self._history[-1] if self._history else None

    @property
    def decided(self) -> int:
        """How many events were decided about."""
        return sum(one.count for one in self._history)

    def queue(self, query: Query) -> tuple[Suggestion, ...]:
        """Return what is to be reviewed, as it is asked for."""
        with self._lock:
            return query.chosen(self.suggestions)

    def find(self, ident: str) -> Suggestion | None:
        """Return a suggestion by its id; None where it is none any more."""
        return next((one for one in self.suggestions if one.id == ident), None)

    def similar(self, one: Suggestion) -> tuple[Similar, ...]:
        """Return the events in the files that a suggestion may be one with."""
        with self._lock:
            return similar(one.event, self.files.chronology.events, self._duplicates)

    def marks(self, one: Suggestion) -> tuple[Highlight, ...]:
        """Return what became of each passage of the article of a suggestion."""
        article = one.article
        if article is None:
            return ()
        with self._lock:
            marks = list(self._left_out(article))
            for event in self.files.chronology.events:
                if event.checked:
                    marks += _marks_of(event, article, "checked", event.id)
            for other in self.suggestions:
                if other.id != one.id:
                    marks += _marks_of(other.event, article, other.state, other.id)
            return (*marks, *_marks_of(one.event, article, "here", one.id))

    def accept(
        self, idents: Sequence[str], versions: Mapping[str, str], change: Callable[[Event], Event] | None = None
    ) -> Decision:
        """Stand for suggestions. Raises Stale or Invalid, having written nothing."""
        snapshot = self._snapshot(idents, versions)
        words = "corrected and accepted" if change is not None else "accepted"
        return self._decide(words, idents, lambda: accept(self.settings, idents, change=change, snapshot=snapshot))

    def reject(self, idents: Sequence[str], versions: Mapping[str, str], because: str) -> Decision:
        """Keep suggestions out for good. Raises Stale or Invalid, having written nothing."""
        snapshot = self._snapshot(idents, versions)
        return self._decide("rejected", idents, lambda: reject(self.settings, idents, because, snapshot=snapshot))

    def join(self, ident: str, version: str, into: str) -> Decision:
        """Make a suggestion a part of an event in the files. Raises Stale or Invalid, having written nothing."""
        snapshot = self._snapshot([ident], {ident: version})
        return self._decide(f"joined to {into}:", [ident], lambda: join(self.settings, into, ident, snapshot=snapshot))

    def split(self, ident: str, version: str, numbers: Sequence[int]) -> Decision:
        """Give some sources of a draft an event of their own. Raises Stale or Invalid, having written nothing."""
        snapshot = self._snapshot([ident], {ident: version})
        return self._decide("split", [ident], lambda: split(self.settings, ident, numbers, snapshot=snapshot))

    def undo(self) -> Decision | None:
        """Take the last decision back. Raises Invalid where its files were changed since, and forgets it then."""
        with self._lock:
            if not self._history:
                return None
            last = self._history.pop()
            undo(self.settings, last.changes)
            self._after(last.changes)
            return last

    def name(self, write: Callable[[str | None], str], words: str) -> Decision:
        """Change names.yaml by a function from its text, None where there is no file, to the new one."""
        from timeline.store import exclusive, save

        file = self.settings.root / NAMES_FILE
        with self._lock, exclusive(self.settings.root):
            text = file.read_bytes().decode("utf-8") if file.is_file() else None
            changes = {NAMES_FILE: Change(text, write(text))}
            save(self.settings.root, changes)
            decision = Decision(words, "", changes, 0)
            self._history.append(decision)
            self._after(changes)
        return decision

    def _decide(self, words: str, idents: Sequence[str], decide: Callable[[], DecisionOutcome]) -> Decision:
        with self._lock:
            titles = [one.event.title for one in self.suggestions if one.id in set(idents)]
            done = decide()
            about = titles[0] if len(titles) == 1 else f"{len(idents)} suggestions"
            # Texts alone: the events of a file take ten times as much memory, and the history keeps all decisions.
            texts = {path: replace(change, read=None) for path, change in done.changes.items()}
            decision = Decision(f"{words} {about}", idents[0], texts, len(idents))
            self._history.append(decision)
            self._after(done.changes, idents)
        return decision

    def _after(self, changes: Mapping[str, Change], decided: Sequence[str] = ()) -> None:
        """Take in a decision. What is ``decided`` waits no more; what else follows from it is worked out later, because
        the editor waits now."""
        self._seen = self._look()
        if decided:
            known = replace(self.files, chronology=self.files.chronology.knowing(changes.values()))
            self.files = read_timeline(self.settings, self._memory, known, articles_changed=False)
            self.suggestions = self._suggest([one for name, one in self._waiting.items() if name not in set(decided)])
            self._unsettled = True
        else:
            self._take_in([str(self.settings.root / path) for path in changes])
        self.generation += 1

    def _snapshot(self, idents: Sequence[str], versions: Mapping[str, str]) -> Snapshot:
        """What the decisions need to know. Raises Stale for what is no suggestion any more."""
        with self._lock:
            there = {one.id: one for one in self.suggestions}
            for ident in idents:
                if ident not in there:
                    message = f'"{ident}" was decided elsewhere, or its text has changed; nothing was written'
                    raise Stale(Problem(self.settings.shown(self.settings.events_folder), 0, 0, message, "changed"))
            seen = {ident: versions.get(ident, "") for ident in idents}
            return Snapshot(self._waiting, self.files.chronology, self.files.lock, seen)

    def _take_in(self, paths: Iterable[str]) -> None:
        seeds, proposals = self.settings.seeds_folder, self.settings.proposals_folder
        articles = any(Path(path).is_relative_to(seeds) for path in paths)
        self.files = read_timeline(self.settings, self._memory, self.files, articles_changed=articles)
        if articles or any(Path(path).is_relative_to(proposals) for path in paths):
            self._found = self._find()
        self.suggestions = self._suggest(self._wait())

    def _find(self) -> Findings:
        findings = find_in(self.settings, self.files.articles, self.files.lock, jobs=self._jobs)
        self._mentions = mentions_in(self.settings, self.files.articles)
        self._duplicates = PossibleDuplicates(self.files.articles.by_id, self._mentions, Rarity(findings.common))
        return findings

    def _wait(self) -> list[Waiting]:
        files = self.files
        return waiting_of(self._found, files.chronology, files.lock, files.names)

    def _suggest(self, waiting: Sequence[Waiting]) -> tuple[Suggestion, ...]:
        self._waiting = {one.id: one for one in waiting}
        earlier = {one.id: one for one in self.suggestions}
        rows = [("waiting", one.id, one.event) for one in waiting]
        rows += [("draft", event.id, event) for event in self.files.chronology.events if not event.checked]
        return tuple(self._suggestion(state, ident, event, earlier.get(ident)) for state, ident, event in rows)

    def _suggestion(self, state: str, ident: str, event: Event, before: Suggestion | None) -> Suggestion:
        articles = self.files.articles.by_id
        cited = next((one for one in event.sources if one.article in articles), None)
        article = articles[cited.article] if cited is not None and cited.article else None
        provenance = self._found.seen_by(event)
        if (
            before is not None
            and (before.state, before.event, before.provenance) == (state, event, provenance)
            and before.article is article
        ):
            return before
        passage = place_of_quote(article, cited.quote) if article is not None and cited is not None else None
        mention = self._mentions.get((cited.article or "", cited.quote or "")) if cited is not None else None
        return Suggestion(
            ident,
            state,
            event,
            version_of(event),
            article,
            passage,
            section(article, passage[0]) if article is not None and passage is not None else "",
            mention.score if mention is not None else None,
            mention.reason if mention is not None else "",
            bool(self._before) and ident not in self._before,
            provenance,
        )

    def _left_out(self, article: Article) -> tuple[Highlight, ...]:
        """The sentences of an article with the reason that each would be left out for; read once."""
        key = fingerprint(article)
        if key not in self._sentences:
            from timeline.extraction.pipeline import coverage

            self._sentences[key] = tuple(
                Highlight(one.start, one.end, "left", reason=one.reason) for one in coverage(article, ()) if one.reason
            )
        return self._sentences[key]

    def _look(self) -> Look:
        settings = self.settings
        folders = [settings.seeds_folder, settings.events_folder, settings.proposals_folder]
        paths = [*folders, settings.lock_file, settings.root / NAMES_FILE]
        return look(paths, [settings.output_folder])

    def _read_seen(self) -> frozenset[str]:
        file = self.settings.root / _SEEN
        return frozenset(file.read_text(encoding="utf-8").split("\n")) if file.is_file() else frozenset()

    def _write_seen(self) -> None:
        file = self.settings.root / _SEEN
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(sorted({*self._before, *(one.id for one in self.suggestions)})), encoding="utf-8")
        except OSError:
            return  # then all are new next time


def _marks_of(event: Event, article: Article, state: str, ident: str) -> Iterable[Highlight]:
    for citation in event.sources:
        at = place_of_quote(article, citation.quote) if citation.article == article.id else None
        if at is not None:
            yield Highlight(*at, state, ident)


def basis_words(event: Event) -> str:
    """Return in words how sure the date of an event is: given, linked, or only that of the report."""
    first = next(iter(event.sources), None)
    if first is None:
        return "by hand"
    if first.words:
        return "given"
    return str(first.basis or "inferred")
