"""The folder of YAML files: reading all of them, and what each should say once an update is merged in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from timeline.dates import chronological
from timeline.events import Event
from timeline.problems import Invalid, Problem
from timeline.store.conventions import USUAL, Conventions
from timeline.store.known import KnownEntries, text_digest
from timeline.store.layout import TextLines
from timeline.store.lock import (
    Lock,
    Passage,
    file_of,
    leading,
    pending,
    quoted_passages,
    with_marks,
    written_lock,
    year_file,
)
from timeline.store.merge import Merged, Remark
from timeline.store.model import ID, cut
from timeline.store.nodes import Items, Pairs
from timeline.store.notes import Notes, with_notes
from timeline.store.recognise import marks_of, source_name
from timeline.store.save import Change
from timeline.store.schema import SCHEMA_NAME, schema_text
from timeline.store.splice import revise_file
from timeline.store.yamlfile import NOTHING_KNOWN, EventFile, YamlEntry

ENDINGS: Final = (".yaml", ".yml")

MOST: Final = 3
"""Events that are gone at once and are more than half of all: fewer than this many are taken for deleted."""


@dataclass(frozen=True)  # without slots, so that what is derived is worked out once
class Chronology:
    """Every file of a folder, sorted by path. ``folder`` is where new files go, relative to the repository."""

    folder: str
    files: tuple[EventFile, ...]
    problems: tuple[Problem, ...] = ()
    schema: str | None = None
    parsed: tuple[EventFile, ...] = field(default=(), repr=False, compare=False)
    """The files as they were parsed, each by itself; in ``files`` events with an id that is taken are held back."""

    conventions: Conventions = field(default=USUAL, repr=False, compare=False)
    """What the files were read by."""

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that hold events back."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @cached_property
    def shown(self) -> tuple[Event, ...]:
        """Every event that can be shown, in the order of time: one with a bad source is, without that source."""
        every = (entry.sound for file in self.files for entry in file.entries if entry.sound is not None)
        return tuple(sorted(every, key=lambda event: (chronological(event.date), event.id)))

    @cached_property
    def unreadable(self) -> frozenset[str]:
        """Files that hold events which are not known by their ids: what is missing may be in them."""
        paths = {problem.path for problem in self.errors if problem.rule == "unreadable"}
        paths |= {file.path for file in self.files if file.broken}
        paths |= {file.path for file, entry in self.entries if entry.event is None and not _is_id(entry.id)}
        return frozenset(paths)

    @cached_property
    def held(self) -> frozenset[str]:
        """The ids of events that are there and cannot be read."""
        return frozenset(entry.id for _, entry in self.entries if entry.event is None and entry.id is not None)

    @cached_property
    def spoken_for(self) -> frozenset[str]:
        """The quotes of events that cannot be read: what is found in them belongs to an event already."""
        held = (entry for _, entry in self.entries if entry.event is None)
        return frozenset(one.quote for entry in held for one in entry.sources if one is not None and one.quote)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event that can be read, in the order of time."""
        every = (event for file in self.files for event in file.events)
        return tuple(sorted(every, key=lambda event: (chronological(event.date), event.id)))

    @cached_property
    def by_id(self) -> dict[str, Event]:
        """The same events by id: what the editor says."""
        return {event.id: event for event in self.events}

    @property
    def entries(self) -> Iterator[tuple[EventFile, YamlEntry]]:
        """Every entry with its file, in the order of the files."""
        return ((file, entry) for file in self.files for entry in file.entries)

    def knowing(self, changes: Iterable[Change]) -> Chronology:
        """Return the same with what files say after changes: ``read_folder`` does not parse these again."""
        return replace(self, parsed=(*self.parsed, *(one.read for one in changes if one.read is not None)))

    def places(self) -> dict[str, tuple[str, int]]:
        """The path and line that each event stands at."""
        return {entry.id: (file.path, entry.line) for file, entry in self.entries if entry.id is not None}

    def remarks(self) -> frozenset[Remark]:
        """Which events and which of their sources a person left a comment or a key of their own in."""
        return frozenset(remark for file, entry in self.entries for remark in _remarks(file, entry))


def read_folder(
    folder: Path,
    root: Path | None = None,
    conventions: Conventions = USUAL,
    before: Chronology | None = None,
    known: KnownEntries = NOTHING_KNOWN,
) -> Chronology:
    """Every YAML file below the folder, with all that is wrong; never raises for what stands in them.

    ``root`` is the repository: paths are shown relative to it, and a link that leads out of it is not followed. A file
    that says what it said ``before``, read by the same ``conventions``, is not parsed again, and neither are entries
    that are ``known``.
    """
    parsed = {file.path: file for file in before.parsed} if before is not None else {}
    base = folder.parent if root is None else root
    files, problems = [], []
    for path in sorted(_yaml_files(folder)):
        shown = _shown(path, base)
        text = _text(path, base, shown)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            file = parsed.get(shown)
            if file is None or file.content != text or file.conventions.keys != conventions.keys:
                file = EventFile.parse(text, shown, conventions, known=known)
            files.append(file)
    every = tuple(files)
    problems += [problem for file in files for problem in file.problems]
    files, twice = _without_twice(files)
    problems += twice
    problems += _unread(folder, base)
    schema = _text(folder / SCHEMA_NAME, base, "")
    written = schema if isinstance(schema, str) else None
    return Chronology(_shown(folder, base), tuple(files), tuple(sorted(problems)), written, every, conventions)


def known_entries(lock: Lock, written: Mapping[str, str]) -> KnownEntries:
    """Return the events of a lock by the digests of the entries that say them.

    ``written`` is what ``entries_as_written`` returned of an earlier state: who has another line now is not known.
    """
    found = ((written.get(text_digest(line.text)), line.event) for line in lock.lines.values())
    return {digest: event for digest, event in found if isinstance(digest, str)}


def entries_as_written(chronology: Chronology, lock: Lock) -> dict[str, str]:
    """Return the digests of the entries that stand as the machine writes them and say what the lock says, each by that
    of the line of the lock."""
    found = {}
    for file in chronology.files:
        for event, digest in file.as_written(lock.base):
            if event.id in lock.lines:
                found[text_digest(lock.lines[event.id].text)] = digest
    return found


def load(folder: Path, root: Path | None = None, conventions: Conventions = USUAL) -> Chronology:
    """Like ``read_folder``, but raises Invalid with every error if there is one. A missing folder holds no events."""
    chronology = read_folder(folder, root, conventions)
    if chronology.errors:
        raise Invalid(*chronology.errors)
    return chronology


class Planned(NamedTuple):
    """What an update changes: the files by path, relative to the repository, the lock and the schema among them; and
    the lock as it is then."""

    changes: dict[str, Change]
    lock: Lock


def plan(
    chronology: Chronology,
    lock: Lock,
    merged: Merged,
    articles: Mapping[str, str] | None = None,
    *,
    asked: Mapping[str, str] = MappingProxyType({}),
    extractor: int | None = None,
    names: str | None = None,
    unquoted: Mapping[Passage, Sequence[Passage]] | None = None,
    common: Mapping[str, float] | None = None,
) -> Planned:
    """Return what an update changes.

    An event stays in its file; a new one goes to the file of its year. ``articles`` are the fingerprints to remember.
    Files and events that cannot be read stay as they are; a new event that belongs in such a file waits for its repair.
    Of the events that are ``asked`` about, each with what happened to it, nobody has said whether they were deleted.
    ``unquoted`` are the passages that events do not quote, by one that they do; None where nothing was grouped.
    ``common`` are the stems that tell the stories of the corpus apart least.
    """
    wanted, blocked = _homes(chronology, merged.events)
    changes = revised(chronology, merged.events)
    # What waits for the repair of a file is looked for again in its articles, also in those that are gone.
    repaired = (*blocked.values(), *merged.withheld.values())
    waiting = {citation.article or "" for event in repaired for citation in event.sources}
    remembered = lock.articles if articles is None else articles
    again = {name: digest for name, digest in remembered.items() if name not in waiting}
    again |= {name: lock.articles[name] for name in waiting & (lock.articles.keys() - remembered.keys())}
    moves = replace(lock, moved={**lock.moved, **merged.moved})
    leads = leading(moves.leads, merged.events)
    former = {*lock.former, *merged.removed, *moves.leads} - merged.events.keys() - leads.keys()
    left = {name: marks_of(lock.base[name]) for name in merged.removed if name in lock.base}
    former_marks = {**lock.former_marks, **left}
    homes = {event.id: path for path, events in wanted.items() for event in events}
    now = replace(
        lock,
        base={name: event for name, event in merged.base.items() if name not in blocked},
        articles=again,
        conflicts=pending(lock, merged.conflicts, chronology.by_id),
        renamed={old: new for old, new in leads.items() if old in lock.renamed},
        moved={old: new for old, new in leads.items() if old not in lock.renamed},
        gone=merged.base.keys() - homes.keys() - {*asked, *blocked} - hidden(lock, chronology),
        files={name: path.removeprefix(f"{chronology.folder}/") for name, path in homes.items()}
        | {name: lock.files[name] for name in asked if name in lock.files},
        missing=asked,
        offers=merged.offers,
        former={name: lock.former.get(name, "") for name in former},
        former_marks={name: marks for name, marks in former_marks.items() if name in former},
        extractor=lock.extractor if extractor is None else extractor,
        names=lock.names if names is None else names,
        unquoted=_unquoted(lock, merged, unquoted),
        common=(lock.common if common is None else common) or None,
    )
    in_files = {event.id: event for events in wanted.values() for event in events}
    now = with_marks(now, in_files, lock.marks if chronology.unreadable else {*chronology.held, *asked})
    files = {name: lock.files[name] for name in now.marks.keys() & lock.files.keys()}
    now = replace(now, files={**files, **now.files})
    written, lines = written_lock(now)
    changes[lock.name] = Change(lock.text, written)
    changes[f"{chronology.folder}/{SCHEMA_NAME}"] = Change(chronology.schema, schema_text(chronology.conventions.keys))
    changed = {path: change for path, change in changes.items() if change.before != change.after}
    return Planned(changed, replace(now, merged_by_git=False, text=written, lines=lines))


def _unquoted(
    lock: Lock, merged: Merged, found: Mapping[Passage, Sequence[Passage]] | None
) -> dict[str, tuple[Passage, ...]]:
    """Return the passages that events do not quote, by their ids."""
    if found is None:
        return {name: passages for name, passages in lock.unquoted.items() if name in merged.base}
    every = {}
    for name, event in {**merged.base, **merged.offers}.items():
        if passages := {passage for each in quoted_passages(event) for passage in found.get(each, ())}:
            every[name] = tuple(sorted(passages))
    return every


def revised(
    chronology: Chronology, events: Mapping[str, Event], notes: Mapping[str, Notes] | None = None
) -> dict[str, Change]:
    """The files that change when they are to hold exactly these events, by path, relative to the repository.

    An event stays in its file; a new one goes to the file of its year. ``notes`` are those that come to an event, by
    its id.
    """
    files = {file.path: file for file in chronology.files}
    wanted, _ = _homes(chronology, events)
    changes = {}
    for path, held in sorted(wanted.items()):
        file = files.get(path, EventFile(path, "", False, None, (), (), chronology.conventions))
        if not file.broken and {event.id: event for event in file.events} != {event.id: event for event in held}:
            read = revise_file(file, held)
            if notes:
                read = EventFile.parse(with_notes(read, notes), path, file.conventions)
            changes[path] = Change(file.content if path in files else None, read.content, read)
    return changes


def _homes(chronology: Chronology, events: Mapping[str, Event]) -> tuple[dict[str, list[Event]], dict[str, Event]]:
    """The events by the path of their file, and those that belong in a file that cannot be read."""
    homes: dict[str | None, str] = {}
    for file, entry in chronology.entries:
        if entry.event is not None or entry.id not in homes:  # of two with one id, the one that is read
            homes[entry.id] = file.path
    wanted: dict[str, list[Event]] = {file.path: [] for file in chronology.files}
    blocked: dict[str, Event] = {}
    for name, event in events.items():
        home = homes.get(name) or f"{chronology.folder}/{year_file(event)}"
        if home in chronology.unreadable and name not in homes:
            blocked[name] = event
        else:
            wanted.setdefault(home, []).append(event)
    return wanted, blocked


def hidden(lock: Lock, chronology: Chronology) -> frozenset[str]:
    """The known events that mistakes in the files hide: they may be there, so nothing is known to be deleted."""
    there = chronology.by_id.keys() | chronology.held
    absent = lock.base.keys() - lock.gone - there
    homes = {name: f"{chronology.folder}/{file_of(lock, name)}" for name in absent}
    unread = {name for name, home in homes.items() if home in chronology.unreadable}
    return chronology.held | unread | _under_other_ids(absent, lock, chronology)


def _under_other_ids(absent: Iterable[str], lock: Lock, chronology: Chronology) -> set[str]:
    """Those of the ``absent`` events whose sources an event has that is held back because its id is another event's."""
    twice = (entry for _, entry in chronology.entries if entry.event is None and entry.id in chronology.by_id)
    cited = {source_name(one) for entry in twice for one in entry.sources if one is not None}
    return {
        name
        for name in absent
        if cited and name in lock.base and not cited.isdisjoint(map(source_name, lock.base[name].sources))
    }


def missing_events(lock: Lock, chronology: Chronology) -> dict[str, tuple[str, ...]]:
    """The events that are missing from the files and were not deleted one by one, by what happened to them.

    That is a question and no decision: a file that is gone with all of its events, most events at once, and any event
    after a merge by git, which may have dropped it. The key says it in words.
    """
    there = chronology.by_id.keys() | chronology.held
    known = (lock.base.keys() - lock.gone) | lock.written
    absent = sorted(known - there)
    under_other_ids = _under_other_ids(absent, lock, chronology)
    paths = {file.path for file in chronology.files}
    asked: dict[str, list[str]] = {}
    for name in absent:
        home = f"{chronology.folder}/{file_of(lock, name)}"
        if home in chronology.unreadable or name in under_other_ids:
            continue  # it may well be there
        if name in lock.missing:
            asked.setdefault(lock.missing[name], []).append(name)
        elif home not in paths:
            asked.setdefault(f"{home} is gone", []).append(name)
        elif lock.merged_by_git:
            asked.setdefault("git merged two versions, and a conflict may have dropped them", []).append(name)
        elif len(absent) >= MOST and 2 * len(absent) > len(known):
            asked.setdefault(f"most of {len(known)} events are gone at once", []).append(name)
    return {why: tuple(names) for why, names in asked.items()}


def _yaml_files(folder: Path) -> Iterator[Path]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.startswith(".") or not name.endswith(ENDINGS):
                continue
            path = Path(current) / name
            # A pipe would be waited for; of a link that leads nowhere the reading says so.
            if path.is_file() or path.is_symlink():
                yield path


def _text(path: Path, root: Path, shown: str) -> str | Problem:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        message = "a link that leads out of the repository; put the file itself here"
        return Problem(shown, 0, 0, message, "unreadable")
    if path.exists() and not path.is_file():
        return Problem(shown, 0, 0, "leads to no file that can be read; put the file itself here", "unreadable")
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Problem(
            shown, line, 1, f"byte {error.object[error.start]:#04x} is not UTF-8; save the file as UTF-8", "unreadable"
        )
    except OSError as error:
        return Problem(shown, 0, 0, f"cannot be read: {error.strerror or error}", "unreadable")


def _shown(path: Path, root: Path) -> str:
    try:
        return path.absolute().relative_to(root.absolute()).as_posix()
    except ValueError:
        return path.as_posix()


def _without_twice(files: list[EventFile]) -> tuple[list[EventFile], list[Problem]]:
    """The files with the second of two events of one id held back, and the problems that say so."""
    seen: dict[str, str] = {}
    problems: list[Problem] = []
    kept = []
    for file in files:
        entries = []
        for entry in file.entries:
            if entry.id is not None and entry.id in seen:
                line, column = entry.place("id")
                message = f'the id "{cut(entry.id)}" stands in {seen[entry.id]} already; '
                message += "give one of the two another, or run timeline fmt"
                problems.append(Problem(file.path, line, column, message, "id-twice"))
                entry = replace(entry, event=None, sound=None)
            elif entry.id is not None:
                seen[entry.id] = f"{file.path}:{entry.line}"
            entries.append(entry)
        same = all(one is other for one, other in zip(entries, file.entries, strict=True))
        kept.append(file if same else replace(file, entries=tuple(entries)))
    return kept, problems


def _is_id(text: str | None) -> bool:
    return text is not None and ID.pattern.fullmatch(text) is not None


def _unread(folder: Path, root: Path) -> Iterator[Problem]:
    """A warning for each file in the folder of events that is not read, though it looks as if it should be."""
    for current, folders, names in os.walk(folder):
        for name in sorted(folders):
            path = Path(current) / name
            if path.is_symlink():
                message = "a link to a folder is not followed; put the folder itself here"
                yield Problem(_shown(path, root), 0, 0, message, "unread-file", "warning")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(current) / name
            if why := _why_unread(path):
                yield Problem(_shown(path, root), 0, 0, why, "unread-file", "warning")


def _why_unread(path: Path) -> str | None:
    if path.name.endswith(ENDINGS) and not path.name.startswith("."):
        return None if path.is_file() or path.is_symlink() else "is no file that can be read; remove it"
    if path.name in (SCHEMA_NAME, ".gitkeep", ".gitignore", ".DS_Store") or path.name.endswith(".timeline-new"):
        return None
    if path.suffix.lower() in ENDINGS:
        fix = (
            "its name begins with a dot"
            if path.name.startswith(".")
            else f'write its ending in lower case, "{path.suffix.lower()}"'
        )
        return f"is not read: {fix}"
    return "is not read: files of events end in .yaml; move others out of this folder"


def _remarks(file: EventFile, entry: YamlEntry) -> Iterator[Remark]:
    """Where a person left words in an entry that the event does not hold."""
    root = file.root
    if entry.as_found or entry.event is None or not isinstance(root, Items):
        return
    node = entry.node
    if not isinstance(node, Pairs):
        return
    layout = TextLines(file.text)
    start, end = (node.start, node.end) if root.flow else layout.extent(root, node)
    if not layout.remarked(node, start, end):
        return
    yield entry.event.id, None
    sources = node.get("sources")
    if isinstance(sources, Items):
        last = sources.start
        for item, citation in zip(sources.items, entry.event.sources, strict=True):
            if layout.remarked(item, min(last, item.start), layout.line_end(item.end)):
                yield entry.event.id, source_name(citation)
            last = layout.next_line(item.end)
