"""The folder of YAML files: reading all of them, and what each should say once an update is merged in."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline.dates import chronological, earliest, latest
from timeline.events import Event
from timeline.problems import Invalid, Problem
from timeline.store.layout import Layout
from timeline.store.lock import Lock, leading, pending, write_lock
from timeline.store.merge import Merged, Remark
from timeline.store.model import ReadDate, cut, read_when
from timeline.store.nodes import Items, Pairs
from timeline.store.recognise import source_name
from timeline.store.save import Change
from timeline.store.schema import SCHEMA_NAME, schema_text
from timeline.store.splice import revise
from timeline.store.yamlfile import Entry, EventFile

ENDINGS: Final = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Chronology:
    """Every file of a folder, sorted by path. ``folder`` is where new files go, relative to the repository."""

    folder: str
    files: tuple[EventFile, ...]
    problems: tuple[Problem, ...] = ()
    schema: str | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event that can be read, in the order of time."""
        every = (event for file in self.files for event in file.events)
        return tuple(sorted(every, key=lambda event: (chronological(event.date), event.id)))

    @property
    def by_id(self) -> dict[str, Event]:
        """The same events by id: what the editor says."""
        return {event.id: event for event in self.events}

    @property
    def entries(self) -> Iterator[tuple[EventFile, Entry]]:
        """Every entry with its file, in the order of the files."""
        return ((file, entry) for file in self.files for entry in file.entries)

    def places(self) -> dict[str, tuple[str, int]]:
        """The path and line that each event stands at."""
        return {entry.id: (file.path, entry.line) for file, entry in self.entries if entry.id is not None}

    def remarks(self) -> frozenset[Remark]:
        """Which events and which of their sources a person left a comment or a key of their own in."""
        return frozenset(remark for file, entry in self.entries for remark in _remarks(file, entry))


def read_folder(folder: Path, root: Path | None = None, dates: ReadDate = read_when) -> Chronology:
    """Every YAML file below the folder, with all that is wrong; never raises for what stands in them.

    ``root`` is the repository: paths are shown relative to it, and a link that leads out of it is not followed.
    """
    base = folder.parent if root is None else root
    files, problems = [], []
    for path in sorted(_yaml_files(folder)):
        shown = _shown(path, base)
        text = _text(path, base, shown)
        if isinstance(text, Problem):
            problems.append(text)
        else:
            files.append(EventFile.parse(text, shown, dates))
    problems += [problem for file in files for problem in file.problems]
    problems += _twice(files)
    schema = _text(folder / SCHEMA_NAME, base, "")
    known = schema if isinstance(schema, str) else None
    return Chronology(_shown(folder, base), tuple(files), tuple(sorted(problems)), known)


def load(folder: Path, root: Path | None = None, dates: ReadDate = read_when) -> Chronology:
    """Like ``read_folder``, but raises Invalid with every error if there is one. A missing folder holds no events."""
    chronology = read_folder(folder, root, dates)
    errors = [problem for problem in chronology.problems if problem.severity == "error"]
    if errors:
        raise Invalid(*errors)
    return chronology


def plan(
    chronology: Chronology, lock: Lock, merged: Merged, articles: Mapping[str, str] | None = None
) -> dict[str, Change]:
    """What an update changes: the files by path, relative to the repository, the lock and the schema among them.

    An event stays in its file; a new one goes to the file of its year. ``articles`` are the fingerprints to remember.
    """
    homes = {entry.id: file.path for file, entry in chronology.entries}
    wanted: dict[str, list[Event]] = {file.path: [] for file in chronology.files}
    for name, event in merged.events.items():
        wanted.setdefault(homes.get(name) or f"{chronology.folder}/{year_file(event)}", []).append(event)
    files = {file.path: file for file in chronology.files}
    changes = {}
    for path, events in sorted(wanted.items()):
        file = files.get(path, EventFile(path, "", False, None, (), ()))
        if {event.id: event for event in file.events} != {event.id: event for event in events}:
            changes[path] = Change(file.content if path in files else None, revise(file, events))
    conflicts = pending(lock, merged.conflicts, chronology.by_id)
    remembered = lock.articles if articles is None else articles
    renamed, gone = leading(lock.renamed, merged.events), merged.base.keys() - merged.events.keys()
    changes[lock.name] = Change(lock.text, write_lock(Lock(merged.base, remembered, conflicts, renamed, gone)))
    changes[f"{chronology.folder}/{SCHEMA_NAME}"] = Change(chronology.schema, schema_text())
    return {path: change for path, change in changes.items() if change.before != change.after}


def year_file(event: Event) -> str:
    """The file that a new event goes to: 2024.yaml, bce.yaml before the year 1, undated.yaml where no year is known."""
    day = earliest(event.date) or latest(event.date)
    if day is None:
        return "undated.yaml"
    return f"{day.year:04}.yaml" if day.year > 0 else "bce.yaml"


def _yaml_files(folder: Path) -> Iterator[Path]:
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield Path(current) / name


def _text(path: Path, root: Path, shown: str) -> str | Problem:
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        message = "a link that leads out of the repository; put the file itself here"
        return Problem(shown, 0, 0, message, "unreadable")
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


def _twice(files: list[EventFile]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file in files:
        for entry in file.entries:
            if entry.id is None:
                continue
            line, column = entry.place("id")
            if entry.id in seen:
                message = f'the id "{cut(entry.id)}" stands in {seen[entry.id]} already; give one of the two another'
                yield Problem(file.path, line, column, message, "id-twice")
            seen.setdefault(entry.id, f"{file.path}:{line}")


def _remarks(file: EventFile, entry: Entry) -> Iterator[Remark]:
    """Where a person left words in an entry that the event does not hold."""
    root, node = file.root, entry.node
    if entry.event is None or not isinstance(root, Items) or not isinstance(node, Pairs):
        return
    layout = Layout(file.text)
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
