"""timeline.lock: what the machine said last, one event a line and sorted, so that git merges it line by line.

The merge compares files with it to tell what was edited. It is written by ``timeline update`` and belongs into git.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from timeline.events import Event
from timeline.problems import Invalid, Problem
from timeline.store.merge import Conflict
from timeline.store.model import EVENT, event_from, plain
from timeline.store.reading import identified
from timeline.store.recognise import SourceName, renamed, source_name

VERSION: Final = 1
NAME: Final = "timeline.lock"

_HEADER: Final = {"lock": VERSION, "note": "what timeline update found last; commit it, and do not edit it"}
_MARKER: Final = re.compile(r"<{7}|={7}|>{7}|\|{7}")


@dataclass(frozen=True, slots=True)
class Lock:
    """The machine's last word.

    ``base`` is each event as it was found last, by id; ``gone`` are those of them that no file held then, because they
    were deleted by hand. ``articles`` gives the SHA-256 of each article's text as it was read. ``conflicts`` are those
    that nobody has settled yet. ``renamed`` are the ids that events had before, each with the one that it has now: old
    addresses lead there. ``doubled`` are ids of which git left more than one line, with all their versions; ``repair``
    settles them.
    ``text`` is what it was read from, None where there is no file yet.
    """

    base: Mapping[str, Event] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    gone: Set[str] = frozenset()
    doubled: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    merged_by_git: bool = False
    text: str | None = field(default=None, compare=False, repr=False)
    name: str = field(default=NAME, compare=False)
    """The file's name: a site with several timelines has a lock for each."""


def write_lock(lock: Lock) -> str:
    """The text of the lock file. The same lock gives the same bytes."""
    lines: list[object] = [_HEADER]
    lines += [{"article": name, "sha256": lock.articles[name]} for name in sorted(lock.articles)]
    lines += [_conflict_line(conflict) for conflict in sorted(lock.conflicts, key=_conflict_order)]
    lines += [{"renamed": name, "to": lock.renamed[name]} for name in sorted(lock.renamed)]
    lines += [plain(lock.base[name]) | ({"gone": True} if name in lock.gone else {}) for name in sorted(lock.base)]
    return "".join(json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n" for line in lines)


def read_lock(text: str, path: str = NAME) -> Lock:
    """The lock that a text says; an empty text is an empty lock.

    What a merge by git leaves is understood: lines twice, lines out of order, conflict markers. Raises Invalid, naming
    the line, for what is no lock.
    """
    base: dict[str, list[Event]] = {}
    articles: dict[str, str] = {}
    conflicts: dict[tuple[object, ...], Conflict] = {}
    moved: dict[str, str] = {}
    gone: set[str] = set()
    merged_by_git = False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if not line.strip():
            continue
        if _MARKER.match(line):
            merged_by_git = True
            continue
        row = _row(line, path, number)
        try:
            match row:
                case {"lock": int(version)}:
                    _refuse_version(version, path, number)
                case {"article": str(name), "sha256": str(digest)}:
                    articles[name] = digest
                case {"conflict": str(), "field": str()}:
                    conflict = _conflict_from(row)
                    conflicts[_conflict_order(conflict)] = conflict
                case {"renamed": str(name), "to": str(new)}:
                    moved[name] = new
                case {"id": str(name)}:
                    event = event_from(row)
                    versions = base.setdefault(name, [])
                    merged_by_git |= bool(versions)
                    if event not in versions:
                        versions.append(event)
                    if row.get("gone"):
                        gone.add(name)
                case _:
                    raise ValueError("no event, article or conflict")
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _broken(path, number, str(error)) from None
    return Lock(
        {name: versions[0] for name, versions in base.items()},
        articles,
        tuple(sorted(conflicts.values(), key=_conflict_order)),
        moved,
        frozenset(gone),
        {name: tuple(versions) for name, versions in base.items() if len(versions) > 1},
        merged_by_git,
        text,
        path,
    )


def load_lock(root: Path, name: str = NAME) -> Lock:
    """The lock of a repository; an empty one where there is no file. Raises Invalid when it cannot be read."""
    try:
        return read_lock((root / name).read_bytes().decode("utf-8"), name)
    except FileNotFoundError:
        return Lock(name=name)
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(Problem(name, 0, 0, f"cannot be read: {error}; take the file from git", "lock")) from None


def repair(lock: Lock, edited: Mapping[str, Event]) -> Lock:
    """The lock as it fits the files: with one version of each event after git merged two, and with the ids of today.

    Field by field the version that the file agrees with is taken, for there the file was not edited; else any. An event
    that the editor gave another id has that.
    """
    base = dict(lock.base)
    for name, versions in lock.doubled.items():
        yours = edited.get(name)
        ordered = sorted(versions, key=repr)
        base[name] = ordered[0] if yours is None else _agreeing(ordered, yours)
    moved = renamed({name: event for name, event in base.items() if name not in lock.gone}, edited)
    return replace(
        lock,
        base={moved.get(name, name): identified(event, moved.get(name, name)) for name, event in base.items()},
        conflicts=tuple(replace(one, id=moved.get(one.id, one.id)) for one in lock.conflicts),
        renamed={old: moved.get(new, new) for old, new in lock.renamed.items()} | moved,
        doubled={},
        merged_by_git=False,
    )


def _agreeing(versions: Sequence[Event], yours: Event) -> Event:
    values = {
        key.name: next(
            (getattr(one, key.name) for one in versions if getattr(one, key.name) == getattr(yours, key.name)),
            getattr(versions[0], key.name),
        )
        for key in EVENT
    }
    return replace(versions[0], **values)


def pending(lock: Lock, new: Sequence[Conflict], edited: Mapping[str, Event]) -> tuple[Conflict, ...]:
    """The conflicts that are open: the new ones, and those of before that nobody has settled.

    One is settled when the field no longer holds what the editor had written: somebody looked at it.
    """
    still = {(one.id, one.field, one.source): one for one in lock.conflicts if value_of(edited, one) == one.yours}
    return tuple(sorted((still | {(one.id, one.field, one.source): one for one in new}).values(), key=_conflict_order))


def leading(renamed: Mapping[str, str], events: Container[str]) -> dict[str, str]:
    """The ids that events had before, without those that are in use again or lead to none of the events."""
    return {old: new for old, new in renamed.items() if new in events and old not in events}


def value_of(edited: Mapping[str, Event], conflict: Conflict) -> str | None:
    """What the files say now where the conflict is; None where they say nothing."""
    event = edited.get(conflict.id)
    if event is None:
        return None
    if conflict.source is None:
        value = getattr(event, conflict.field)
        return None if value is None else str(value)
    for citation in event.sources:
        if source_name(citation) == conflict.source:
            value = getattr(citation, conflict.field)
            return None if value is None else str(value)
    return None


def _row(line: str, path: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        raise _broken(path, number, "no JSON") from None
    except RecursionError:
        raise _broken(path, number, "nested too deep") from None
    if not isinstance(row, dict):
        raise _broken(path, number, "no JSON object")
    return row


def _refuse_version(version: int, path: str, number: int) -> None:
    if version > VERSION:
        message = f"written by a newer version of this program (format {version}); upgrade mkdocs-timeline"
        raise Invalid(Problem(path, number, 1, message, "lock"))


def _broken(path: str, number: int, what: str) -> Invalid:
    fix = f"take the file from git (git checkout -- {path}), or remove this line: its event is then taken as your own"
    return Invalid(Problem(path, number, 1, f"broken line ({what[:80]}); {fix}", "lock"))


def _conflict_line(conflict: Conflict) -> dict[str, object]:
    source = {} if conflict.source is None else {"source": list(conflict.source)}
    values = {"was": conflict.was, "found": conflict.found, "yours": conflict.yours}
    return {"conflict": conflict.id, "field": conflict.field, **source, **values}


def _conflict_from(row: Mapping[str, Any]) -> Conflict:
    source = SourceName(*map(str, row["source"])) if "source" in row else None
    was, found, yours = (None if row.get(key) is None else str(row[key]) for key in ("was", "found", "yours"))
    return Conflict(row["conflict"], row["field"], source, was, found, yours)


def _conflict_order(conflict: Conflict) -> tuple[object, ...]:
    return conflict.id, conflict.field, conflict.source or ()


def orphans(lock: Lock, articles: Container[str]) -> Iterator[str]:
    """Ids whose every quote is of an article that is gone: nothing will ever be found for them again."""
    for name, event in sorted(lock.base.items()):
        quoted = [citation.article for citation in event.sources if citation.article]
        if quoted and not any(article in articles for article in quoted):
            yield name
