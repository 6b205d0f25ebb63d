"""The story on one page: read the articles, extract what they tell, merge it into what people wrote, save."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from timeline import __version__, plugins
from timeline.articles import Article, Articles, read_articles
from timeline.dates import DateError, When, chronological, parse_edtf
from timeline.events import Citation, Event, by_article
from timeline.extraction import EXTRACTOR_VERSION
from timeline.problems import Problem, switched
from timeline.proposals.answers import StoredAnswer, read_stored_answers, stale_because
from timeline.proposals.provenance import Provenance, Quoted, joint_provenance
from timeline.proposals.requests import request_digest
from timeline.settings import Settings
from timeline.store import (
    SCHEMA_NAME,
    Change,
    Chronology,
    Conflict,
    Conventions,
    Lock,
    Merged,
    Names,
    Passage,
    check_chronology,
    check_files,
    entries_as_written,
    exclusive,
    hidden,
    interrupted,
    known_entries,
    load,
    load_lock,
    merge,
    missing_events,
    pending,
    plan,
    quoted_passages,
    read_folder,
    read_names,
    repair,
    save,
    with_receipt,
)
from timeline.store import fmt as fmt_text
from timeline.store.fmt import with_own_ids
from timeline.store.merge import WaitingNear, nothing_waits
from timeline.store.recognise import in_order, recognise
from timeline.updating.cache import opened
from timeline.updating.gathering import (
    InReview,
    Progress,
    ProposedAnswers,
    ReadOptions,
    corpus_of,
    fingerprint,
    gather,
    known_mentions,
)
from timeline.updating.reading import read_shards, require_cluster
from timeline.updating.receipt import Receipt, after, digest_of, findings_of, fits_a_lock, is_still, state_of
from timeline.updating.vanished import are_most, ask_about_articles, vanished_articles, vanished_events
from timeline.weight import Weight, weigh_all
from timeline.weight.budget import Budget

if TYPE_CHECKING:
    from timeline.corroboration import Settled
    from timeline.extraction.mentions import EventMention
    from timeline.extraction.pipeline import Covered
    from timeline.proposals.commands import Repository


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did. ``written`` are the files that changed, ``finished`` those of an interrupted update before.

    ``conflicts`` are those that nobody has settled yet; ``problems``, what is wrong with articles and events, stop
    nothing else. ``renamed`` are the ids that the editor changed since the last update: the old one -> the new one.
    ``deleted`` are the events that somebody deleted since then, ``restored`` those that were missing and are back.
    ``before`` is the chronology as it was; ``reread`` says why articles were read again, article by article, and for
    all of them in ``versions``, that of the program before and that of now, where they differ. ``pruned`` are the
    events that were removed because a new one like them would only wait, each with the reason. ``outgrown`` is whether
    the corpus got words in common by which what was grouped before was not told apart.
    """

    merged: Merged
    conflicts: tuple[Conflict, ...]
    problems: tuple[Problem, ...]
    written: tuple[str, ...]
    finished: tuple[str, ...]
    repaired: bool
    renamed: Mapping[str, str]
    deleted: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    before: Mapping[str, Event] = field(default_factory=dict)
    reread: Mapping[str, str] = field(default_factory=dict)
    versions: tuple[int, int] | None = None
    pruned: Mapping[str, str] = field(default_factory=dict)
    outgrown: bool = False


class Absent(StrEnum):
    """What to do with events that are missing all at once, which may be an accident.

    ASK says so and decides nothing, CONFIRM takes them for deleted, RESTORE writes them again as they were found.
    """

    ASK = "ask"
    CONFIRM = "confirm"
    RESTORE = "restore"


def update(
    settings: Settings,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    absent: Absent = Absent.ASK,
    dry_run: bool = False,
    prune: bool = False,
    regroup: bool = False,
    found: Path | None = None,
    on: str = "",
) -> Outcome:
    """Bring the YAML files up to date with the articles; what people edited stays.

    All files are written or none, and none with ``dry_run``. An event that cannot be read stays as it is and is among
    the problems. With ``prune`` events go, too, that nobody edited or checked and that would only wait in review if
    they were found today, because they are unsure or over the budget. With ``regroup`` it is worked out anew which
    articles report one happening; else what they reported before stays together, and new articles join it.

    ``jobs`` is how many processes may share the reading of articles, ``found`` a folder of what ``timeline read`` found
    on other machines, ``on`` a Dask cluster that reads; what comes out does not depend on them. Raises Invalid, having
    written nothing, where the lock or ``found`` cannot be read, the cluster cannot be used, or a file changed.
    """
    if on:
        require_cluster(on)
    with exclusive(settings.root) as finished:
        begun = time.time_ns()
        state = None if dry_run else state_of(settings)
        articles = articles_of(settings)
        chronology, before = read_files(settings)
        shards = {} if found is None else read_shards(found)
        proposals = read_proposals(settings, articles)
        reading = ReadOptions(
            settings.root, jobs, progress, keeps=not dry_run, known=shards, on=on, proposed=proposals.proposed
        )
        most = settings.events_per_article
        work = _work_out(articles, chronology, before, reading, absent, prune=prune, regroup=regroup, most=most)
        if dry_run:
            written = tuple(sorted(work.changes))
        else:
            written = save(settings.root, work.changes)
            # Never alone: a scheduled update that finds nothing new is to leave nothing to commit.
            if written and state is not None and not work.problems:
                changes = {path: work.changes[path] for path in written if path != before.name}
                now = after(state, {path: change.after for path, change in changes.items()})
                read = _Read(articles, chronology.knowing(changes.values()), work.after, proposals, now, begun)
                written = tuple(sorted({*written, *_leave_receipt(settings, read)}))
    merged = work.merged
    return Outcome(
        merged,
        pending(work.lock, merged.conflicts, chronology.by_id),
        switched(
            (
                *plugins.problems(*plugins.READING),
                *_unread(articles, proposals),
                *proposals.problems,
                *chronology.errors,
                *work.problems,
            ),
            settings.rules,
        ),
        written,
        finished,
        before.merged_by_git,
        {old: new for old, new in work.lock.renamed.items() if old in before.base or old in before.marks},
        (
            *(name for name in merged.deleted if name not in before.gone and name not in work.asked),
            *sorted(work.lock.written - chronology.by_id.keys() - chronology.held - work.asked.keys()),
        ),
        work.restored,
        chronology.by_id,
        work.reread,
        None if before.extractor == EXTRACTOR_VERSION or before.text is None else (before.extractor, EXTRACTOR_VERSION),
        {name: why for name, why in work.pruned.items() if name in merged.removed},
        work.outgrown,
    )


_ENTRIES: Final = "entries"
"""What of the index says which entries of the files say what a line of the lock says."""
ENTRIES_FORM: Final = f"1 {__version__}"
"""Of that; another version may read or write events otherwise."""


def read_files(settings: Settings) -> tuple[Chronology, Lock]:
    """Return the files of events and the lock. What both still say as an update left it is read from the lock alone."""
    lock = load_lock(settings.root, settings.lock_file.name)
    with opened(settings.root, keeps=False) as index:
        written = index.get(_ENTRIES, ENTRIES_FORM)
    known = known_entries(lock, written if isinstance(written, dict) else {})
    return read_folder(settings.events_folder, settings.root, conventions_of(settings), known=known), lock


@dataclass(frozen=True, slots=True)
class _Read:
    """What an update has read of a repository, the ``lock`` that it wrote, and its ``state`` now. ``begun`` is when it
    began to look at the files, in nanoseconds."""

    articles: Articles
    chronology: Chronology
    lock: Lock
    proposals: Proposals
    state: Mapping[str, str]
    begun: int


def _leave_receipt(settings: Settings, read: _Read) -> tuple[str, ...]:
    """Leave a receipt of an update in the lock, for the next check; return the paths that were written.

    There is none where something is wrong, for that is looked at each time, or a file changed while the update ran.
    """
    conventions = conventions_of(settings)
    chronology = read_folder(settings.events_folder, settings.root, conventions, read.chronology)
    lock = read.lock
    with opened(settings.root) as index:
        index.put(_ENTRIES, ENTRIES_FORM, entries_as_written(chronology, lock))
    findings = _findings(settings, read.articles, chronology, lock, read.proposals)
    if (
        lock.text is None
        or any(problem.severity == "error" for problem in findings)
        or not is_still(settings, read.state, read.begun)
    ):
        return ()
    named = {(one.file, one.sha256) for _, entry in chronology.entries for one in entry.sources if one and one.file}
    said = switched(findings, settings.rules)
    bare = with_receipt(lock.text, None)
    receipt = Receipt(digest_of(settings, read.state, bare), said, tuple(sorted(named, key=repr)))
    text = with_receipt(bare, receipt.to_json()) if fits_a_lock(receipt) else bare
    return save(settings.root, {lock.name: Change(lock.text, text)})


def check(
    settings: Settings,
    *,
    sync: bool = False,
    jobs: int = 1,
    progress: Progress | None = None,
    receipt: bool = True,
) -> tuple[Problem, ...]:
    """Everything that is wrong with articles and YAML, sorted by place; with ``sync`` also what update would change.

    What ``settings.rules`` switch off is left out. Nothing is written. Where all is as an update left it, its
    ``receipt`` in the lock says so at once; what comes out does not depend on that. Raises Invalid when there is no
    folder of articles.
    """
    if receipt and (known := findings_of(settings)) is not None:
        return known
    articles = articles_of(settings)
    chronology, lock = read_files(settings)
    proposals = read_proposals(settings, articles)
    problems = _findings(settings, articles, chronology, lock, proposals)
    if interrupted(settings.root):
        message = "an update was interrupted while it wrote; run timeline update to finish it"
        problems.append(Problem(settings.shown(settings.events_folder), 0, 0, message, "interrupted", "warning"))
    if sync and not any(problem.severity == "error" for problem in problems):
        reading = ReadOptions(settings.root, jobs, progress, keeps=False, proposed=proposals.proposed)
        if settings.sync == "locked" and _is_old(lock):
            problems += _locked(articles, chronology, lock, proposals.proposed)
        else:
            work = _work_out(articles, chronology, lock, reading, Absent.ASK, most=settings.events_per_article)
            problems += [*work.problems, *_unwritten(work.changes)]
    return switched(problems, settings.rules)


def _findings(
    settings: Settings, articles: Articles, chronology: Chronology, lock: Lock, proposals: Proposals
) -> list[Problem]:
    """Return what is wrong with a repository as it was read."""
    problems = [*plugins.problems(*plugins.READING), *_unread(articles, proposals), *proposals.problems]
    problems += check_chronology(chronology, articles.by_id, lock, articles.unread)
    if settings.rules.get("unchecked", "off") != "off":
        problems += _unchecked(chronology)
    problems += read_names(settings.root)[1]
    problems += check_files(chronology, settings.root)
    problems += vanished_events(missing_events(repair(lock, chronology.by_id, keep=True), chronology), lock)
    problems += ask_about_articles(_vanished_articles(articles, lock, proposals), lock)
    return problems


def _vanished_articles(articles: Articles, lock: Lock, proposals: Proposals) -> tuple[str, ...]:
    gone = lock.articles.keys() - {*articles.by_id, *articles.unread}
    if not are_most(gone, lock):
        return ()  # without the digests of what all others say, which take their time
    return vanished_articles(lock, digests_of(_fingerprints(articles), proposals.proposed), articles.unread)


def _unchecked(chronology: Chronology) -> Iterator[Problem]:
    for file, entry in chronology.entries:
        if entry.event is not None and not entry.event.checked:
            message = f'nobody has checked "{entry.event.id}"; look at it, and write review: checked'
            yield Problem(file.path, entry.line, entry.column, message, "unchecked")


def _is_old(lock: Lock) -> bool:
    return lock.text is not None and lock.extractor != EXTRACTOR_VERSION


def _unwritten(changes: Iterable[str]) -> list[Problem]:
    message = "is not what timeline update would write; run it and commit the result"
    # The schema is the program's: a new version of it is no finding about the files of a repository.
    return [Problem(path, 0, 0, message, "out-of-sync") for path in changes if not path.endswith(SCHEMA_NAME)]


def _locked(articles: Articles, chronology: Chronology, lock: Lock, proposed: ProposedAnswers) -> list[Problem]:
    """What an update would change if this program found in the articles what the one before it did.

    A new version of the program is no reason for CI to fail before an editor has looked at what it changes.
    """
    message = (
        f"articles were read by version {lock.extractor} of the extraction, this is version {EXTRACTOR_VERSION};"
        " timeline update --dry-run says what it changes"
    )
    problems = [Problem(lock.name, 0, 0, message, "extractor", "warning")]
    digests = digests_of(_fingerprints(articles), proposed)
    known = {name: digest for name, digest in lock.articles.items() if name not in articles.unread}
    # Version 1 of the lock does not say how an article was when it was read.
    changed = sorted(name for name in digests if known.get(name) not in ("", digests[name]))
    gone = sorted(known.keys() - digests.keys())
    problems += [
        Problem(
            lock.name, 0, 0, f'the article "{name}" {what} since the last update; run timeline update', "out-of-sync"
        )
        for names, what in ((changed, "is new or has changed"), (gone, "is gone"))
        for name in names
    ]
    fitting = repair(lock, chronology.by_id)
    found = tuple({**fitting.base, **fitting.offers}.values())
    merged = _merged(fitting, found, chronology, ())
    changes = plan(chronology, fitting, merged).changes
    return [*problems, *_unwritten(path for path in changes if path != lock.name)]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What was found in an article and waits in review. ``id`` is the article and a hash of the quote; ``provenance``
    says who saw it, None where no language model was asked."""

    id: str
    event: Event
    provenance: Provenance | None = None


def waiting_in_review(settings: Settings, *, jobs: int = 1, progress: Progress | None = None) -> list[Waiting]:
    """What the articles report that is neither in the files nor was rejected, in order of time; where a language model
    was asked, first what it and the engine agree on, then where they differ, then what only one of them saw.

    It is worked out from the articles each time; what was found in them is remembered outside of git.
    """
    articles = articles_of(settings)
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    lock = load_lock(settings.root, settings.lock_file.name)
    found = find_in(settings, articles, lock, jobs=jobs, progress=progress)
    return waiting_of(found, chronology, lock, read_names(settings.root)[0])


@dataclass(frozen=True, slots=True)
class Findings:
    """What the articles report: ``rows`` for the chronology, and what is only for review; ``provenance`` says who saw
    each passage of the articles that a language model was asked about; ``common`` are the stems that tell their stories
    apart least."""

    rows: tuple[Event, ...]
    waiting: tuple[Event, ...]
    provenance: Mapping[Quoted, Provenance] = field(default_factory=dict)
    common: Mapping[str, float] = field(default_factory=dict)

    def seen_by(self, event: Event) -> Provenance | None:
        """Return who saw an event, None where no model was asked about its articles."""
        quoted = ((cited.article or "", cited.quote or "") for cited in event.sources)
        return joint_provenance(self.provenance[place] for place in quoted if place in self.provenance)


def find_in(
    settings: Settings, articles: Articles, lock: Lock, *, jobs: int = 1, progress: Progress | None = None
) -> Findings:
    """Return what articles report. What was found in them before is remembered outside of git, the rest is read."""
    proposed = read_proposals(settings, articles).proposed
    reading = ReadOptions(settings.root, jobs, progress, keeps=True, proposed=proposed)
    prints = _fingerprints(articles)
    fresh = _reread(digests_of(prints, proposed), lock) if lock.extractor == EXTRACTOR_VERSION else None
    settled = None if fresh is None else _settled(lock, fresh)
    budget = _budget(settings.events_per_article, lock, {}, fresh)
    with opened(reading.root, keeps=reading.keeps) as index:
        gathered = gather(articles, lock.base, prints, reading, index, budget, settled, lock.common)
        return Findings(gathered.found, tuple(gathered.waiting.events()), gathered.provenance, gathered.common)


def mentions_in(settings: Settings, articles: Articles) -> dict[tuple[str, str], EventMention]:
    """Return what is remembered of articles that were read, by article and quote."""
    known = known_mentions(settings.root, articles.by_id)
    return {(name, mention.quote): mention for name in known for mention in known[name]}


def waiting_of(found: Findings, chronology: Chronology, lock: Lock, names: Names) -> list[Waiting]:
    """Return what waits in review, of what was found: what is neither in the files nor rejected, in order of time."""
    lock = repair(lock, chronology.by_id)
    waiting = tuple(map(names.applied, found.waiting))
    merged = _merged(lock, found.rows, chronology, ())
    known = {**merged.base, **merged.events}
    # Of two happenings of one sentence a known event is its own row, and the other one still waits.
    _, rest = recognise(known, (*map(names.applied, found.rows), *waiting), merged.events)
    ids = waiting_ids(waiting)
    named = (Waiting(ids[event], event, found.seen_by(event)) for event in rest if event in ids)
    return sorted(
        named, key=lambda one: (one.provenance.rank if one.provenance else 0, chronological(one.event.date), one.id)
    )


def waiting_ids(waiting: Sequence[Event]) -> dict[Event, str]:
    """Under which name each event waits. Of several happenings of one sentence all but the first have a number, too.

    The number depends on what the sentence tells, and not on what was accepted of it.
    """
    ids: dict[Event, str] = {}
    counts: Counter[str] = Counter()
    for event in in_order(waiting):
        name = waiting_id(event)
        counts[name] += 1
        ids[event] = f"{name}-{counts[name]}" if counts[name] > 1 else name
    return ids


def waiting_id(event: Event) -> str:
    """The article of the first citation and a hash of its quote: strike-1f0c2a9b."""
    first = event.sources[0] if event.sources else Citation()
    digest = hashlib.sha256((first.quote or event.title).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{first.article or 'event'}-{digest}"


@dataclass(frozen=True, slots=True)
class Ranked:
    """An event of the files with its weight."""

    event: Event
    weight: Weight


def rank(settings: Settings) -> list[Ranked]:
    """Return the events of the files with their weights, the weightiest first. Nothing but the index is written."""
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    weights = weigh_all(chronology.events, corpus_of(settings.root, articles_of(settings).by_id))
    ranked = (Ranked(event, weights[event.id]) for event in chronology.events)
    return sorted(ranked, key=lambda one: (-one.weight.value, one.event.id))


def coverage_of(settings: Settings) -> Iterator[tuple[Article, list[Covered]]]:
    """What became of each sentence of each article that can be read, by the chronology as it stands."""
    from timeline.extraction.pipeline import coverage

    citing = by_article(load(settings.events_folder, settings.root, conventions_of(settings)).by_id.values())
    for article in articles_of(settings).by_id.values():
        yield article, coverage(article, citing[article.id])


@dataclass(frozen=True, slots=True)
class Formatted:
    """The files that differ from their canonical form, and what is wrong with the events that stay as they are."""

    paths: tuple[str, ...]
    problems: tuple[Problem, ...]


def fmt(settings: Settings, *, write: bool = True) -> Formatted:
    """Bring the YAML files into canonical form: dates in words become EDTF, and of two events of one id the later gets
    another. What cannot be read stays as it is.

    With ``write`` off nothing is written.
    """
    conventions = conventions_of(settings)
    with exclusive(settings.root):
        chronology = read_folder(settings.events_folder, settings.root, conventions)
        own = with_own_ids(chronology.parsed)
        changes = {
            file.path: Change(file.content, fmt_text(own[file.path], file.path, conventions))
            for file in chronology.parsed
        }
        # What is written says no id twice any more.
        errors = tuple(problem for problem in chronology.errors if problem.rule != "id-twice")
        if write:
            return Formatted(save(settings.root, changes), errors)
    paths = tuple(path for path, change in sorted(changes.items()) if change.before != change.after)
    return Formatted(paths, chronology.errors)


@dataclass(frozen=True, slots=True)
class _Work:
    """What an update makes of what was read: the lock as it fits the files and as it is ``after`` the update, the
    changes, and what is wrong."""

    lock: Lock
    after: Lock
    merged: Merged
    changes: dict[str, Change]
    problems: tuple[Problem, ...]
    asked: Mapping[str, str]
    restored: tuple[str, ...]
    reread: Mapping[str, str]
    pruned: Mapping[str, str]
    outgrown: bool


def _work_out(
    articles: Articles,
    chronology: Chronology,
    before: Lock,
    reading: ReadOptions,
    absent: Absent,
    *,
    prune: bool = False,
    regroup: bool = False,
    most: int = 0,
) -> _Work:
    lock = repair(before, chronology.by_id)
    questions = missing_events(repair(before, chronology.by_id, keep=True), chronology)
    asked = {name: why for why, names in questions.items() for name in names}
    back: dict[str, Event] = {}
    problems: list[Problem] = []
    match absent:
        case Absent.ASK:
            problems += vanished_events(questions, lock)
        case Absent.CONFIRM:
            asked = {}
        case Absent.RESTORE:
            back = {name: lock.base[name] for name in asked if name in lock.base}
            asked = {name: why for name, why in asked.items() if name not in back}
            left = {why: [name for name in names if name in asked] for why, names in questions.items()}
            problems += vanished_events({why: names for why, names in left.items() if names}, lock)
    prints = _fingerprints(articles)
    digests = digests_of(prints, reading.proposed)
    if absent is not Absent.CONFIRM and (gone := vanished_articles(lock, digests, articles.unread)):
        problems += ask_about_articles(gone, lock)
        articles = replace(articles, unread=articles.unread.union(gone))
    digests |= {name: lock.articles[name] for name in articles.unread if name in lock.articles}
    reread = _reread(digests, lock)
    # What is found is what was found before when neither an article nor the program has changed: reading is slow.
    # After a merge by git it is not: the articles that one branch read count as new beside those of the other.
    failed: Mapping[str, str] = {}
    pruned: Mapping[str, str] = {}
    unquoted: Mapping[Passage, Sequence[Passage]] | None = None
    common: Mapping[str, float] | None = None
    outgrown = False
    names, wrong = read_names(reading.root)
    problems += wrong
    same = lock.extractor == EXTRACTOR_VERSION and lock.names == names.digest
    current = same and not reread and not before.merged_by_git
    refused = _refused(before, lock, chronology)
    if current and not (prune or regroup):
        found = tuple({**lock.base, **lock.offers}.values())
        merged = _merged(lock, tuple(map(names.applied, found)), chronology, asked, back, refused)
    else:
        keeps = lock.extractor == EXTRACTOR_VERSION and not regroup
        settled = _settled(lock, reread) if keeps else None
        budget = _budget(most, lock, chronology.by_id, None if prune or not same else reread, prune=prune)
        with opened(reading.root, keeps=reading.keeps) as index:
            gathered = gather(articles, lock.base, prints, reading, index, budget, settled, lock.common)
            failed, unquoted, common = gathered.failed, gathered.unquoted, gathered.common
            stands = settled is not None and bool(settled.events)
            outgrown = stands and bool(common) and not lock.common
            found = tuple(map(names.applied, gathered.found))

            def waiting(citations: Iterable[Citation]) -> Sequence[Event]:
                return () if prune else [names.applied(event) for event in gathered.waiting.near(citations)]

            merged = _merged(lock, found, chronology, asked, back, refused, waiting)
            pruned = _would_wait(chronology, gathered.waiting) if prune else {}
        # What was grouped takes as much memory as what comes out of it, and is of no more use.
        del gathered, settled, budget
    del found
    for name in failed:  # to be read again next time
        digests.pop(name)
    problems += [Problem(articles.by_id[name].path, 0, 0, why, "unreadable") for name, why in failed.items()]
    planned = plan(
        chronology,
        lock,
        merged,
        digests,
        asked=asked,
        extractor=EXTRACTOR_VERSION,
        names=names.digest,
        unquoted=unquoted,
        common=common,
    )
    return _Work(
        lock,
        planned.lock,
        merged,
        planned.changes,
        tuple(problems),
        asked,
        tuple(sorted(back)),
        reread,
        pruned,
        outgrown,
    )


def _settled(lock: Lock, reread: Collection[str]) -> Settled:
    """Return what earlier updates settled, which articles that are new or changed may add to."""
    from timeline.corroboration import Settled, SettledEvent  # slow, and most updates extract nothing

    known = lock.articles.keys() - set(reread)
    events = []
    for name, event in {**lock.base, **lock.offers}.items():
        passages = {each for each in (*quoted_passages(event), *lock.unquoted.get(name, ())) if each[0] in known}
        events += [SettledEvent(passages, event.date, event.title, name in lock.gone)] if passages else []
    return Settled(events, known)


def _budget(
    most: int, lock: Lock, edited: Mapping[str, Event], fresh: Collection[str] | None, *, prune: bool = False
) -> Budget:
    """Return the budget of an update: what is in the files stays there, and only ``fresh`` articles add to it."""
    there = () if prune else [*lock.base.values(), *edited.values()]
    known: dict[Passage, set[str]] = {}
    for event in there:
        for passage in quoted_passages(event):
            known.setdefault(passage, set()).add(event.id)
    return Budget(most, known, None if lock.text is None else fresh)


def _would_wait(chronology: Chronology, waiting: InReview) -> dict[str, str]:
    """Return why each event of the files would only wait if it were found today."""
    over = waiting.over()
    reasons = {
        passage: f"over the budget, with a weight of {over[event.id]:.2f}" if event.id in over else "too unsure today"
        for event in waiting.events()
        for passage in quoted_passages(event)
    }
    found = {event.id: next(filter(None, map(reasons.get, quoted_passages(event))), "") for event in chronology.events}
    return {name: why for name, why in found.items() if why}


def _merged(
    lock: Lock,
    found: Sequence[Event],
    chronology: Chronology,
    asked: Collection[str],
    back: Mapping[str, Event] = MappingProxyType({}),
    refused: Collection[str] = (),
    waiting: WaitingNear = nothing_waits,
) -> Merged:
    merged = merge(
        lock.base,
        found,
        {name: event for name, event in {**chronology.by_id, **back}.items() if name not in refused},
        # Who gives an event another id wants to keep it.
        chronology.remarks() | {(name, None) for name in lock.renamed.values()},
        {*lock.renamed, *lock.moved, *lock.former, *chronology.held},
        waiting,
        hidden(lock, chronology) | {*asked},
        chronology.spoken_for,
        lock.written,
        lock.former_marks,
    )
    return replace(merged, added=tuple(sorted({*merged.added, *back})))


def _refused(before: Lock, lock: Lock, chronology: Chronology) -> frozenset[str]:
    """The events that a person deleted or rejected on one branch and that git kept, for the machine had changed them on
    the other: nobody edited them there, so the decision stands."""
    if not before.merged_by_git:
        return frozenset()
    events, remarked = chronology.by_id, {name for name, _ in chronology.remarks()}
    return frozenset(name for name in lock.gone - remarked if name in events and events[name] == lock.base.get(name))


def _reread(digests: Mapping[str, str], lock: Lock) -> dict[str, str]:
    """The articles that are not as they were when they were read last, each with what became of it."""
    changed = {name: "changed" for name in digests if name in lock.articles and lock.articles[name] != digests[name]}
    new = {name: "new" for name in digests if name not in lock.articles}
    gone = {name: "gone" for name in lock.articles if name not in digests}
    return dict(sorted({**changed, **new, **gone}.items()))


def articles_of(settings: Settings) -> Articles:
    """Return the articles of a repository. Raises Invalid where there is no such folder."""
    return read_articles(settings.seeds_folder, settings.root, settings.language)


def conventions_of(settings: Settings) -> Conventions:
    """How the YAML of a timeline is read: its dates, and the keys that its settings declare."""
    return Conventions(dates_of(settings), settings.own_keys)


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
            from timeline.when.languages import codes

            def read_in(language: str) -> When:
                return read_date(text, language=language, order=settings.date_order or None)

            return _first_reading(text, read_in, settings.language, codes())

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


def _fingerprints(articles: Articles) -> dict[str, str]:
    return {article.id: fingerprint(article) for article in articles.by_id.values()}


def digests_of(fingerprints: Mapping[str, str], proposed: ProposedAnswers) -> dict[str, str]:
    """Return the SHA-256 of each article with what a language model proposed of it: a new answer is a change, too."""
    return {name: _with_answer(digest, proposed.answers.get(name)) for name, digest in fingerprints.items()}


def _with_answer(digest: str, answer: StoredAnswer | None) -> str:
    return digest if answer is None else hashlib.sha256(f"{digest}:{answer.digest}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Proposals:
    """The answers of a language model that are kept, and what is wrong with them: files that are none, and stale ones,
    which are used as far as they still hold."""

    proposed: ProposedAnswers
    problems: tuple[Problem, ...] = ()


def read_proposals(settings: Settings, articles: Articles) -> Proposals:
    """Return the answers in proposals/; none without that folder."""
    if not settings.proposals_folder.is_dir():
        return Proposals(ProposedAnswers())
    answers, problems = read_stored_answers(settings.proposals_folder, settings.root)
    for name, answer in answers.items():
        article = articles.by_id.get(name)
        if article is None:
            why = "" if name in articles.unread else f'there is no article "{name}"; remove the file'
        else:
            why = stale_because(answer, request_digest(fingerprint(article), settings.site_language))
            why = f"{why}; ask again with: timeline propose {name}" if why else ""
        if why:
            problems.append(Problem(answer.path, 0, 0, why, "stale-proposal", "warning"))
    return Proposals(ProposedAnswers(answers, settings.site_language), tuple(problems))


def read_for_proposals(settings: Settings) -> Repository:
    """Return the articles of a repository and the answers about them. Raises Invalid where there are no articles."""
    from timeline.proposals.commands import Repository

    articles = articles_of(settings)
    answers = read_proposals(settings, articles).proposed.answers
    return Repository(settings, articles.by_id, _fingerprints(articles), answers)


def _unread(articles: Articles, proposals: Proposals) -> Iterator[Problem]:
    """Yield the problems of articles; that no events are found in a language is no word where a model was asked."""
    asked = {articles.by_id[name].path for name in proposals.proposed.answers if name in articles.by_id}
    yield from (one for one in articles.problems if one.rule != "language" or one.path not in asked)
