"""timeline.lock: what the machine said last, one event a line and sorted, so that git merges it line by line.

The merge compares files with it to tell what was edited. It is written by ``timeline update`` and belongs into git.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from timeline.dates import earliest, latest
from timeline.events import Event
from timeline.files import read_bytes
from timeline.problems import Invalid, Problem
from timeline.store.event_reader import identified
from timeline.store.merge import Conflict
from timeline.store.model import EVENT, event_from, event_values
from timeline.store.recognise import SourceName, marks_of, renamed, renamed_by_marks, source_name

VERSION: Final = 2
"""Of the form of the file. Version 1, which named no extractor, is still read."""

NAME: Final = "timeline.lock"

_NOTE: Final = "what timeline update found last; commit it, and do not edit it"
_MARKER: Final = re.compile(r"<{7}|={7}|>{7}|\|{7}")


Passage = tuple[str, str]
"""An article and the digest of a passage of it."""


def passage_digest(quote: str) -> str:
    """Return what names a passage within its article: "3f2a9c01d4e7"."""
    return hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def quoted_passages(event: Event) -> list[Passage]:
    """Return the passages of articles that an event quotes."""
    return [(one.article, passage_digest(one.quote)) for one in event.sources if one.article and one.quote]


class EventLine(NamedTuple):
    """The line of an event, and what it says: the event, and what else is known of it."""

    text: str
    event: Event
    known: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """The machine's last word.

    ``base`` is each event as it was found last, by id; ``gone`` are those of them that no file held then, because they
    were deleted or rejected by hand, and ``reasons`` say why, where somebody said so. ``files`` names the file that
    each of the others was in, relative to the folder of events, where it is not that of its year. ``missing`` are
    events that no file held either, each with what happened to it: nobody has said yet whether they were deleted.
    ``offers`` is what was found since of events that a person has checked, which no update changes. ``articles`` gives
    the SHA-256 of each article as it was read, and ``extractor`` the version of the program that read it, 0 where that
    is not known; ``names`` tells the version of names.yaml that was applied. ``conflicts`` are those that nobody has
    settled yet.

    Old addresses lead on: ``renamed`` are the ids that editors changed, each with the one that the event has now;
    ``moved`` are events that an update removed, each with the one that stands on its words; ``former`` are the ids of
    events that are no longer there at all, each with what its page says, or nothing. ``former_marks`` are those of the
    events among them whose articles went: one that is found again gets its id back.

    ``marks`` are those of the events in the files that people wrote, or gave other sources, names or dates than were
    found: by them an event is recognised that gets another id. ``written`` are those of which nothing else is known.

    ``unquoted`` are further passages that tell an event and that it does not quote, by the event's id: each an article
    and the digest of the passage there (``passage_digest``). By them, too, it is the same event in the next update.

    ``common`` are the stems that a large part of the articles had when all were grouped last, each with that part: by
    them two stories of a large corpus are told apart. None where it was not grouped yet.

    ``lines`` are the lines of events as they were read or written last: what has not changed is not written anew.

    ``doubled`` are ids of which git left more than one line, with all their versions; ``repair`` settles them.
    ``merged_by_git`` is whether the file is not as an update wrote it. ``text`` is what it was read from, None where
    there is no file yet. ``receipt`` is what an update left to spare the next check its work, see
    ``receipt.py``; a merge by git loses it.
    """

    base: Mapping[str, Event] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: Set[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[str, Event] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    extractor: int = 0
    names: str = ""
    doubled: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    merged_by_git: bool = False
    text: str | None = field(default=None, compare=False, repr=False)
    name: str = field(default=NAME, compare=False)
    """The file's name: a site with several timelines has a lock for each."""
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    receipt: Mapping[str, Any] | None = field(default=None, compare=False, repr=False)
    unquoted: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    common: Mapping[str, float] | None = None
    former_marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lines: Mapping[str, EventLine] = field(default_factory=dict, compare=False, repr=False)

    @property
    def written(self) -> frozenset[str]:
        """The events that people wrote and no article told: known is what they are recognised by, and their file."""
        return frozenset(name for name in self.marks.keys() - self.base.keys() if name in self.files)

    @property
    def leads(self) -> dict[str, str]:
        """Every old id with the last of those that it leads to, one after the other."""
        every = {**self.moved, **self.renamed}
        followed = {}
        for old, new in every.items():
            seen = {old}
            while new in every and new not in seen:
                seen.add(new)
                new = every[new]
            followed[old] = new
        return followed


def write_lock(lock: Lock) -> str:
    """The text of the lock file. The same lock gives the same bytes."""
    return written_lock(lock)[0]


def written_lock(lock: Lock) -> tuple[str, dict[str, EventLine]]:
    """Return the text of the lock file, and the lines of its events."""
    rows: list[object] = [{"article": name, "sha256": lock.articles[name]} for name in sorted(lock.articles)]
    rows += [{"names": lock.names}] if lock.names else []
    rows += [{"common": {stem: lock.common[stem] for stem in sorted(lock.common)}}] if lock.common else []
    rows += [_conflict_line(conflict) for conflict in sorted(lock.conflicts, key=_conflict_order)]
    rows += [{"renamed": name, "to": lock.renamed[name]} for name in sorted(lock.renamed)]
    rows += [{"moved": name, "to": lock.moved[name]} for name in sorted(lock.moved)]
    rows += [_former_line(lock, name) for name in sorted(lock.former)]
    rows += [_edited_line(lock, name) for name in sorted(lock.marks)]
    rows += [{"offer": name, "event": event_values(lock.offers[name])} for name in sorted(lock.offers)]
    of_events = {name: _event_line(lock, name) for name in sorted(lock.base)}
    lines = [*map(_json, rows), *(line.text for line in of_events.values())]
    header: dict[str, object] = {"lock": VERSION, "extractor": lock.extractor, "sum": _sum(lines), "note": _NOTE}
    header |= {} if lock.receipt is None else {"receipt": lock.receipt}
    return "\n".join([_json(header), *lines, ""]), of_events


def split_receipt(text: str) -> tuple[str, Any]:
    """Return the text of a lock without its receipt, and the receipt; None where its header is not as it is written,
    or has none.

    It reads the header only: a lock of thousands of events is long.
    """
    first, newline, rest = text.partition("\n")
    try:
        header = json.loads(first)
    except ValueError:
        return text, None
    if not isinstance(header, dict) or "receipt" not in header or _json(header) != first:
        return text, None
    receipt = header.pop("receipt")
    return f"{_json(header)}{newline}{rest}", receipt


def with_receipt(text: str, receipt: Mapping[str, Any] | None) -> str:
    """Return the text of a lock with another receipt, or with none."""
    bare, _ = split_receipt(text)
    if receipt is None:
        return bare
    first, newline, rest = bare.partition("\n")
    return f"{_json(json.loads(first) | {'receipt': receipt})}{newline}{rest}"


def _former_line(lock: Lock, name: str) -> dict[str, object]:
    row: dict[str, object] = {"former": name}
    marks = list(lock.former_marks.get(name, ()))
    return row | _if_any("because", lock.former[name]) | ({"marks": marks} if marks else {})


def _edited_line(lock: Lock, name: str) -> dict[str, object]:
    """Return the line of an event that people edited; where they wrote it, no other line says in which file it is."""
    row: dict[str, object] = {"edited": name, "marks": list(lock.marks[name])}
    if name in lock.base:
        return row
    return row | _if_any("file", lock.files.get(name)) | _if_any("missing", lock.missing.get(name))


def _event_line(lock: Lock, name: str) -> EventLine:
    """Return the line of an event, that of before where it says the same."""
    event, known = lock.base[name], _known(lock, name)
    before = lock.lines.get(name)
    if before is not None and before.known == known and before.event == event:
        return before
    return EventLine(_json(_event_row(lock, name)), event, known)


def _known(lock: Lock, name: str) -> tuple[object, ...]:
    """Return all that the line of an event says beside the event."""
    unquoted = lock.unquoted.get(name)
    if name in lock.gone:
        return unquoted, "gone", lock.reasons.get(name)
    return unquoted, "there", _home(lock, name), lock.missing.get(name)


def _home(lock: Lock, name: str) -> str | None:
    """Return the file of an event, None where it is that of its year."""
    home = lock.files.get(name)
    return home if home != year_file(lock.base[name]) else None


def _event_row(lock: Lock, name: str) -> dict[str, object]:
    event = lock.base[name]
    shown: dict[str, object] = dict(event_values(replace(event, own=())))  # declared keys are people's alone
    if name in lock.unquoted:
        shown["unquoted"] = [list(passage) for passage in lock.unquoted[name]]
    if name in lock.gone:
        return shown | {"gone": True} | _if_any("because", lock.reasons.get(name))
    return shown | _if_any("file", _home(lock, name)) | _if_any("missing", lock.missing.get(name))


def _if_any(key: str, value: str | None) -> dict[str, str]:
    return {key: value} if value else {}


def _json(row: object) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))


def _sum(lines: Iterable[str]) -> str:
    """A checksum of the lines below the header: what git merges no longer fits it.

    That matters because an event that a merge has dropped from the files was not deleted by anyone.
    """
    digest = hashlib.sha256()
    for number, line in enumerate(lines):  # one by one: together they are the whole lock once more
        digest.update(("\n" * (number > 0) + line).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def year_file(event: Event) -> str:
    """The file that a new event goes to: 2024.yaml, bce.yaml before the year 1, undated.yaml where no year is known."""
    day = earliest(event.date) or latest(event.date)
    if day is None:
        return "undated.yaml"
    return f"{day.year:04}.yaml" if day.year > 0 else "bce.yaml"


def file_of(lock: Lock, name: str) -> str:
    """The file that a known event is in, or that it would go to."""
    return lock.files.get(name) or year_file(lock.base[name])


def read_lock(text: str, path: str = NAME) -> Lock:
    """The lock that a text says; an empty text is an empty lock.

    What a merge by git leaves is understood: lines twice, lines out of order, conflict markers. Raises Invalid, naming
    the line, for what is no lock.
    """
    reading = _Reading(path)
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        if _MARKER.match(line):
            reading.merged_by_git = True
        elif line.strip():
            reading.read(line, number)
    return reading.lock(text)


class _Reading:
    """What the lines of a lock have said so far."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._base: dict[str, list[Event]] = {}
        self._articles: dict[str, str] = {}
        self._conflicts: dict[tuple[object, ...], Conflict] = {}
        self._texts: dict[str, dict[str, str]] = {
            name: {} for name in ("renamed", "moved", "former", "files", "reasons", "missing")
        }
        self._gone: set[str] = set()
        self._unquoted: dict[str, set[Passage]] = {}
        self._offers: dict[str, Event] = {}
        self._marks: dict[str, list[str]] = {}
        self._former_marks: dict[str, tuple[str, ...]] = {}
        self._headers: list[dict[str, Any]] = []
        self._lines: list[str] = []
        self._line_of: dict[str, str] = {}
        self._names = ""
        self._common: dict[str, float] = {}
        self.merged_by_git = False

    def read(self, line: str, number: int) -> None:  # noqa: C901  a case for each kind of line
        row = _row(line, self._path, number)
        if "lock" not in row:
            self._lines.append(line)
        try:
            match row:
                case {"lock": int(version)}:
                    _refuse_version(version, self._path, number)
                    self._headers.append(row)
                case {"article": str(name), "sha256": str(digest)}:
                    self._articles[name] = digest
                case {"names": str(digest)}:
                    self._names = digest
                case {"common": dict(shares)}:  # of two branches both
                    self._common |= {str(stem): min(max(float(share), 0.01), 1.0) for stem, share in shares.items()}
                case {"conflict": str(), "field": str()}:
                    conflict = _conflict_from(row)
                    self._conflicts[_conflict_order(conflict)] = conflict
                case {"renamed": str(name), "to": str(new)}:
                    self._texts["renamed"][name] = new
                case {"moved": str(name), "to": str(new)}:
                    self._texts["moved"][name] = new
                case {"former": str(name)}:
                    self._texts["former"][name] = str(row.get("because", ""))
                    self._former_marks[name] = tuple(map(str, row.get("marks", ())))
                case {"edited": str(name), "marks": [*found]}:
                    self._marks.setdefault(name, []).extend(map(str, found))
                    self._whereabouts(name, row)
                case {"offer": str(name), "event": dict(shown)}:
                    self._offers[name] = event_from(shown)
                case {"id": str(name)}:
                    self._event(name, row)
                    self._line_of[name] = line
                case _:
                    raise ValueError("no event, article or conflict")
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise _broken(self._path, number, str(error)) from None

    def _event(self, name: str, row: Mapping[str, Any]) -> None:
        event = event_from(row)
        versions = self._base.setdefault(name, [])
        self.merged_by_git |= bool(versions)
        if event not in versions:
            versions.append(event)
        for article, digest in row.get("unquoted", ()):
            self._unquoted.setdefault(name, set()).add((str(article), str(digest)))
        if row.get("gone"):
            self._gone.add(name)
            if row.get("because"):
                self._texts["reasons"][name] = str(row["because"])
            return
        self._whereabouts(name, row)

    def _whereabouts(self, name: str, row: Mapping[str, Any]) -> None:
        for key, texts in (("file", "files"), ("missing", "missing")):
            if row.get(key):
                self._texts[texts][name] = str(row[key])

    def lock(self, text: str) -> Lock:
        # Version 1 has no sum, and its articles have other digests, which fit none.
        sums = {row.get("sum") for row in self._headers}
        fits = sums <= {None} or sums == {_sum(self._lines)}
        known = [row["extractor"] for row in self._headers if isinstance(row.get("extractor"), int)]
        merged = self.merged_by_git or not fits
        receipts = [row["receipt"] for row in self._headers if isinstance(row.get("receipt"), dict)]
        lock = Lock(
            {name: versions[0] for name, versions in self._base.items()},
            self._articles if known else dict.fromkeys(self._articles, ""),
            tuple(sorted(self._conflicts.values(), key=_conflict_order)),
            self._texts["renamed"],
            self._texts["moved"],
            frozenset(self._gone),
            self._texts["reasons"],
            {name: file for name, file in self._texts["files"].items() if name not in self._gone},
            {name: why for name, why in self._texts["missing"].items() if name not in self._gone},
            self._offers,
            self._texts["former"],
            min(known, default=0),
            self._names,
            {name: tuple(versions) for name, versions in self._base.items() if len(versions) > 1},
            merged,
            text,
            self._path,
            {name: tuple(dict.fromkeys(found)) for name, found in self._marks.items()},
            receipts[0] if len(self._headers) == len(receipts) == 1 and not merged else None,
            {name: tuple(sorted(passages)) for name, passages in self._unquoted.items()},
            self._common or None,
            {name: marks for name, marks in self._former_marks.items() if marks},
        )
        if merged or sums == {None}:
            return lock  # its lines are not as an update writes them
        lines = {name: EventLine(self._line_of[name], event, _known(lock, name)) for name, event in lock.base.items()}
        return replace(lock, lines=lines)


def load_lock(root: Path, name: str = NAME, before: Lock | None = None) -> Lock:
    """Return the lock of a repository; an empty one where there is no file. Raises Invalid when it cannot be read.

    A file that says what it said ``before`` is not read again.
    """
    try:
        text = read_bytes(root / name).decode("utf-8")
    except FileNotFoundError:
        return Lock(name=name)
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(Problem(name, 0, 0, f"cannot be read: {error}; take the file from git", "lock")) from None
    return before if before is not None and before.text == text else read_lock(text, name)


def repair(lock: Lock, edited: Mapping[str, Event], *, keep: bool = False) -> Lock:
    """The lock as it fits the files: with one version of each event after git merged two, and with the ids of today.

    Field by field the version that the file agrees with is taken, for there the file was not edited; else any. An event
    that the editor gave another id has that. With ``keep`` it still says that git merged it.
    """
    base = dict(lock.base)
    for name, versions in lock.doubled.items():
        yours = edited.get(name)
        ordered = sorted(versions, key=repr)
        base[name] = ordered[0] if yours is None else _agreeing(ordered, yours)
    moved = renamed_by_marks(lock.marks, edited, base)
    # Who splits an event, and deletes it later, has not given it the id of the part: that was known before.
    known = lock.written.difference(lock.renamed.values())
    new = {name: event for name, event in edited.items() if name not in known}
    found = renamed({name: event for name, event in base.items() if name not in {*lock.gone, *moved}}, new)
    moved |= {old: new for old, new in found.items() if new not in moved.values()}
    return replace(with_ids(replace(lock, base=base), moved), doubled={}, merged_by_git=keep and lock.merged_by_git)


def with_ids(lock: Lock, names: Mapping[str, str]) -> Lock:
    """The lock in which events have other ids; the old ones, the keys of ``names``, lead to them."""

    def now(name: str) -> str:
        return names.get(name, name)

    return replace(
        lock,
        base={now(name): identified(event, now(name)) for name, event in lock.base.items()},
        conflicts=tuple(replace(one, id=now(one.id)) for one in lock.conflicts),
        renamed={old: now(new) for old, new in lock.renamed.items()} | dict(names),
        moved={old: now(new) for old, new in lock.moved.items()},
        gone=frozenset(map(now, lock.gone)),
        reasons={now(name): why for name, why in lock.reasons.items()},
        offers={now(name): identified(event, now(name)) for name, event in lock.offers.items()},
        files={now(name): file for name, file in lock.files.items()},
        missing={now(name): why for name, why in lock.missing.items()},
        marks={now(name): found for name, found in lock.marks.items()},
        unquoted={now(name): passages for name, passages in lock.unquoted.items()},
    )


def with_marks(lock: Lock, events: Mapping[str, Event], hidden: Container[str] = ()) -> Lock:
    """The lock that knows the events of the files that are not as they were found; ``hidden`` are those that may be in
    the files, too."""
    marks = {name: found for name, found in lock.marks.items() if name in hidden}
    for name, event in events.items():
        found = lock.base.get(name)
        if found != event and (found is None or marks_of(found) != marks_of(event)):
            marks[name] = marks_of(event)
    return replace(lock, marks=marks)


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
    still = {(one.id, one.field, one.source): one for one in lock.conflicts if value_in_files(edited, one) == one.yours}
    return tuple(sorted((still | {(one.id, one.field, one.source): one for one in new}).values(), key=_conflict_order))


def leading(renamed: Mapping[str, str], events: Container[str]) -> dict[str, str]:
    """The ids that events had before, without those that are in use again or lead to none of the events."""
    return {old: new for old, new in renamed.items() if new in events and old not in events}


def value_in_files(edited: Mapping[str, Event], conflict: Conflict) -> str | None:
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
