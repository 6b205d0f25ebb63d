"""The history of an event from git: each commit that changed it, and what it changed, wherever the event stood."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final

from timeline.editing.lookup import no_event, read_chronology
from timeline.events import Citation, Event
from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.store import Conventions, EventFile
from timeline.store.model import EVENT, SOURCE, NamesKind, PlacesKind, SourcesKind
from timeline.store.recognise import source_name
from timeline.text import clean, shortened
from timeline.updating.pipeline import conventions_of

_WIDTH: Final = 100
"""Characters of a value that is shown: a line of a terminal."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed the event: ``changes`` has a line for each field, old -> new."""

    commit: str
    day: str
    author: str
    subject: str
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Commit:
    """A commit with the blobs of events that it changed: those before, one for each parent, and the one after.

    Only zeros stand where there was none.
    """

    revision: Revision
    files: tuple[tuple[tuple[str, ...], str], ...]


def history(settings: Settings, ident: str) -> tuple[Revision, ...]:
    """Every commit that changed the event, the newest first. Of commits that merge others only those that changed it
    while they merged, as to settle a conflict.

    Raises Invalid without git, outside of a repository, and where neither a commit nor a file knows the event.
    """
    commits = _commits(settings)
    versions = _versions(settings.root, commits, ident, conventions_of(settings))
    revisions = []
    for commit in commits:
        after = next((versions[new] for _, new in commit.files if new in versions), None)
        parents = zip(*(olds for olds, _ in commit.files), strict=True)
        befores = [next((versions[old] for old in olds if old in versions), None) for olds in parents]
        # What a merge took from one of its parents, it did not change.
        if befores and after not in befores:
            revisions.append(replace(commit.revision, changes=tuple(changed(befores[0], after))))
    if not revisions:
        chronology = read_chronology(settings)
        if ident not in chronology.by_id:
            raise no_event(chronology, ident)
    return tuple(revisions)


def changed(before: Event | None, after: Event | None) -> Iterator[str]:
    """A line for each field that differs, as "date: 2024-10 -> 2024-10-08"; nothing where both are the same."""
    if before is None and after is None:
        return
    if before is None and after is not None:
        yield f"written: {after.date}, {_shown(after.title)}"
    elif after is None:
        yield "deleted"
    elif before is not None:
        yield from _declared_changed(dict(before.own), dict(after.own))
        for key in EVENT:
            old, new = getattr(before, key.name), getattr(after, key.name)
            match key.kind:
                case _ if old == new:
                    pass
                case NamesKind() | PlacesKind():
                    yield _list_change(key.name, old, new)
                case SourcesKind():
                    yield from _sources_changed(old, new)
                case _:
                    yield f"{key.name}: {_shown(old)} -> {_shown(new)}"


def _declared_changed(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[str]:
    """The keys that settings declare."""
    for name in sorted({*old, *new}):
        if old.get(name) != new.get(name):
            yield f"{name}: {_shown(old.get(name))} -> {_shown(new.get(name))}"


def _list_change(name: str, old: Sequence[str], new: Sequence[str]) -> str:
    differences = [f"- {_shown(one)}" for one in old if one not in new]
    differences += [f"+ {_shown(one)}" for one in new if one not in old]
    return f"{name}: {', '.join(differences) or 'in another order'}"


def _sources_changed(old: Sequence[Citation], new: Sequence[Citation]) -> Iterator[str]:
    before, after = ({source_name(citation): citation for citation in sources} for sources in (old, new))
    for name, citation in before.items():
        if name not in after:
            yield f"sources: - {_named(citation)}"
    for name, citation in after.items():
        if name not in before:
            yield f"sources: + {_named(citation)}"
            continue
        for key in SOURCE:
            was, is_now = getattr(before[name], key.name), getattr(citation, key.name)
            if was != is_now:
                yield f"sources: {_named(citation)}: {key.name}: {_shown(was)} -> {_shown(is_now)}"
    if not before.keys() ^ after.keys() and list(before) != list(after):
        yield "sources: in another order"


def _named(citation: Citation) -> str:
    quote = f' "{shortened(clean(citation.quote), 50)}"' if citation.quote else ""
    return f"{clean(citation.article or citation.url or '')}{quote}"


def _shown(value: object) -> str:
    return "nothing" if value is None else shortened(clean(str(value)), _WIDTH)


def _commits(settings: Settings) -> list[_Commit]:
    """The commits that changed files of events, the newest first."""
    said = _git(
        settings.root,
        "log",
        "--format=commit%x00%H%x00%as%x00%an%x00%s",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--diff-merges=combined",
        "--no-color",
        "--no-show-signature",
        "-z",
        "--",
        settings.events,
    )
    tokens = iter(said.decode("utf-8", "replace").split("\0"))
    commits: list[_Commit] = []
    for token in tokens:
        match token.lstrip("\n"):
            case "commit":
                commit, day, author, subject = (next(tokens) for _ in range(4))
                commits.append(_Commit(Revision(commit, day, clean(author), clean(subject)), ()))
            case raw if raw.startswith(":"):
                parents = len(raw) - len(raw.lstrip(":"))
                *olds, new = raw.split(" ")[parents + 1 : 2 * parents + 2]
                next(tokens)  # the path
                commits[-1] = replace(commits[-1], files=(*commits[-1].files, (tuple(olds), new)))
    return commits


def _versions(root: Path, commits: Iterable[_Commit], ident: str, conventions: Conventions) -> Mapping[str, Event]:
    """The event in each blob that holds it."""
    every = (blob for commit in commits for olds, new in commit.files for blob in (*olds, new))
    blobs = dict.fromkeys(blob for blob in every if blob.strip("0"))
    versions = ((blob, _event(content, ident, conventions)) for blob, content in _contents(root, list(blobs)))
    return {blob: event for blob, event in versions if event is not None}


def _event(content: bytes, ident: str, conventions: Conventions) -> Event | None:
    """The event with this id in the text of a file, None where there is none that can be read."""
    text = content.decode("utf-8", "replace")
    if ident not in text:
        return None
    # Most of a file is other events: its own lines will do where they can be told.
    for part in (_lines_of(text, ident), text):
        file = EventFile.parse(part, "", conventions)
        if event := next((event for event in file.events if event.id == ident), None):
            return event
    return None


def _lines_of(text: str, ident: str) -> str:
    """The lines of an entry that begins with its id, up to the next line that is not indented deeper."""
    begins = re.search(rf"^( *)- id: {re.escape(ident)}[ \r]*$", text, re.MULTILINE)
    if begins is None:
        return ""
    ends = re.compile(rf"^ {{0,{len(begins[1])}}}[^\s#]", re.MULTILINE).search(text, begins.end())
    return text[begins.start() : ends.start() if ends else len(text)]


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each blob with its content, one after the other, by one git."""
    if not blobs:
        return
    with subprocess.Popen(  # noqa: S603 (arguments, no shell)
        _command(root, "cat-file", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment()
    ) as git:
        asked, answers = _streams(git)
        for blob in blobs:
            asked.write(f"{blob}\n".encode("ascii"))
            asked.flush()
            header = answers.readline().split()
            if len(header) == 3 and header[1] == b"blob":
                yield blob, answers.read(int(header[2]) + 1)[:-1]
        asked.close()


def _streams(git: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if git.stdin is None or git.stdout is None:
        raise AssertionError("both were asked for")
    return git.stdin, git.stdout


def _git(root: Path, *arguments: str) -> bytes:
    """What git says. Raises Invalid where there is no git, no repository, or no commit."""
    try:
        done = subprocess.run(  # noqa: S603 (arguments, no shell)
            _command(root, *arguments), capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise _unanswered("git is not installed; the history of an event is read from it") from None
    error = done.stderr.decode("utf-8", "replace")
    if "not a git repository" in error:
        raise _unanswered(f"{root.resolve()} is in no git repository; make it one with: git init")
    if "does not have any commits" in error:
        return b""
    if done.returncode:
        raise _unanswered(shortened(clean(error), 300))
    return done.stdout


def _command(root: Path, *arguments: str) -> list[str]:
    return [
        "git",
        "--no-pager",
        "--literal-pathspecs",
        "-C",
        str(root),
        "-c",
        "i18n.logOutputEncoding=UTF-8",
        *arguments,
    ]


def _environment() -> dict[str, str]:
    """That of the user, but for the language of messages, some of which are understood."""
    return {**os.environ, "LC_ALL": "C"}


def _unanswered(message: str) -> Invalid:
    return Invalid(Problem("git", 0, 0, message, "git"))
