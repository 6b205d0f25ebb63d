"""Writing all files of one update, or in effect none: what a crash interrupts, the next update finishes.

The new texts are written beside their files first, and a journal says what is about to happen. Renaming the journal
into place is the one moment at which the update becomes real; from then on it only takes renames, and ``recover`` can
do them as well. A file that somebody changed in between is never overwritten: then the others are put back.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from timeline.files import holding_interrupts
from timeline.problems import Invalid, Problem
from timeline.store.yamlfile import EventFile

FOLDER: Final = ".cache/timeline"
"""Where the journal and the mark of a running update are, below the repository. Git ignores it."""

WAIT: Final = 10.0
"""Seconds that an update waits for another one to end."""

_STAGED: Final = ".timeline-new"


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; None is a file that is not there. ``read`` is what a file of events says after it, where
    that was looked at."""

    before: str | None
    after: str
    read: EventFile | None = field(default=None, compare=False, repr=False)


@contextmanager
def exclusive(root: Path, wait: float = WAIT) -> Iterator[tuple[str, ...]]:
    """Keep other updates of the repository out, and finish one that was interrupted; gives the paths that it finished.

    Raises Invalid when another update does not end within ``wait`` seconds, or the folder cannot be written.
    """
    folder = root / FOLDER
    with _saying(FOLDER):
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists() or not ignore.stat().st_size:
            ignore.write_text("*\n", encoding="utf-8")
        descriptor = os.open(folder / "running", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        end = time.monotonic() + wait
        while not _is_locked_here(descriptor):
            if time.monotonic() >= end:
                message = "another timeline update is running in this repository; wait until it has ended"
                raise Invalid(Problem(f"{FOLDER}/running", 0, 0, message, "busy"))
            time.sleep(0.05)
        yield recover(root)
    finally:
        os.close(descriptor)  # which unlocks it


def save(root: Path, changes: Mapping[str, Change]) -> tuple[str, ...]:
    """Write the files of one update; gives the paths written, sorted. To be called within ``exclusive``.

    Paths are relative to ``root``. Raises Invalid, having changed nothing, when a file is not as it was read, lies
    outside of the repository, or cannot be written.
    """
    wanted = {path: change for path, change in sorted(changes.items()) if change.before != change.after}
    if not wanted:
        return ()
    targets = {path: _target(root, path) for path in wanted}
    for path, target in targets.items():
        if _content(target, path) != wanted[path].before:
            message = "changed while the update ran; nothing was written, run timeline update again"
            raise Invalid(Problem(path, 0, 0, message, "changed"))
    journal = root / FOLDER / "journal"
    try:
        _write(_staged(journal), _journal_texts(wanted))
        for path, target in targets.items():
            _stage(target, wanted[path].after)
    except KeyboardInterrupt:
        with suppress(OSError):
            _unstage(journal, targets.values())
        raise
    except OSError as error:
        raise _unchanged(error, wanted, journal, targets) from None
    with holding_interrupts():  # the files that are renamed fit each other before and after
        try:
            _replace(journal)
        except OSError as error:
            raise _unchanged(error, wanted, journal, targets) from None
        _finish(journal, targets)
    return tuple(wanted)


def _unchanged(error: OSError, wanted: Mapping[str, Change], journal: Path, targets: Mapping[str, Path]) -> Invalid:
    """Clean up, because nothing has been changed so far; the problem that says so."""
    with suppress(OSError):
        journal.unlink(missing_ok=True)
        _unstage(journal, targets.values())
    name = next((path for path in wanted if path in str(error.filename or "")), FOLDER)
    return Invalid(Problem(name, 0, 0, f"{_reason(error)}; nothing was changed", "unwritable"))


def interrupted(root: Path) -> bool:
    """Whether an update was interrupted while it wrote, so that the files may not fit each other."""
    return (root / FOLDER / "journal").exists()


def recover(root: Path) -> tuple[str, ...]:
    """Finish an update that was interrupted, or undo it where a file was changed since; gives the paths it wrote."""
    journal = root / FOLDER / "journal"
    unborn = _staged(journal)
    with _saying(FOLDER):
        if unborn.exists():
            _unstage(journal, [_target(root, path) for path in _read_journal(unborn)])
        if not journal.exists():
            return ()
        changes = _read_journal(journal)
    targets = {path: _target(root, path) for path in changes}
    contents = {path: _content(target, path) for path, target in targets.items()}
    foreign = [path for path, change in changes.items() if contents[path] not in (change.before, change.after)]
    undo = {path: change.before for path, change in changes.items() if foreign and contents[path] == change.after}
    redo = {path: change.after for path, change in changes.items() if not foreign and contents[path] != change.after}
    for path, text in {**undo, **redo}.items():
        with _saying(path):
            if text is None:
                targets[path].unlink()
            else:
                _stage(targets[path], text)
                _replace(targets[path])
    with _saying(FOLDER):
        _unstage(journal, targets.values())
        journal.unlink()
        _sync(journal.parent)
    return tuple(sorted({**undo, **redo}))


def _finish(journal: Path, targets: Mapping[str, Path]) -> None:
    for path, target in targets.items():
        try:
            _replace(target)
        except OSError as error:
            message = f"{_reason(error)}; the update is half written, run timeline update again to finish it"
            raise Invalid(Problem(path, 0, 0, message, "unwritable")) from None
    with _saying(FOLDER):
        journal.unlink()
        _sync(journal.parent)


def _stage(target: Path, text: str) -> None:
    """Write the text beside the file that it will replace."""
    if not target.parent.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        _sync(target.parent.parent)
    _write(_staged(target), [text])
    with suppress(FileNotFoundError):
        _staged(target).chmod(target.stat().st_mode & 0o7777)


def _write(path: Path, texts: Iterable[str]) -> None:
    with suppress(FileNotFoundError):
        path.unlink()
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        for text in _gathered(texts):
            rest = memoryview(text.encode("utf-8"))
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        os.close(descriptor)


def _replace(target: Path) -> None:
    _staged(target).replace(target)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Make the names in a folder durable; on Windows folders cannot be opened, and need not be."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _unstage(journal: Path, targets: Iterable[Path]) -> None:
    for path in (*targets, journal):
        with suppress(FileNotFoundError, NotADirectoryError):
            _staged(path).unlink()


def _staged(target: Path) -> Path:
    return target.with_name(f".{target.name}{_STAGED}")


def _target(root: Path, path: str) -> Path:
    """The file that is meant, a link followed. Raises Invalid when it lies outside of the repository."""
    target = (root / path).resolve()
    if not target.is_relative_to(root.resolve()):
        message = "leads out of the repository, through a link or by its name; nothing was written"
        raise Invalid(Problem(path, 0, 0, message, "outside"))
    return target


def _content(target: Path, path: str) -> str | None:
    with _saying(path):
        try:
            return target.read_bytes().decode("utf-8", "surrogateescape")
        except FileNotFoundError:
            return None


def _journal_texts(changes: Mapping[str, Change]) -> Iterator[str]:
    """Yield the parts of a journal, a JSON object."""
    for number, (path, change) in enumerate(changes.items()):
        yield f"{', ' if number else '{'}{json.dumps(path)}: ["
        yield from _json_of(change.before)
        yield ", "
        yield from _json_of(change.after)
        yield "]"
    yield "}"


def _json_of(text: str | None) -> Iterator[str]:
    """Yield the parts of a text, or of None, in JSON."""
    if text is None:
        yield "null"
        return
    yield '"'
    for piece in _pieces(text):
        yield json.dumps(piece)[1:-1]
    yield '"'


_PIECE: Final = 2**20
"""Code points that are written at once: the lock of fifteen thousand articles has twenty million."""


def _pieces(text: str) -> Iterator[str]:
    return (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))


def _gathered(texts: Iterable[str]) -> Iterator[str]:
    """Yield texts joined or cut, so that a call writes much and none needs the memory of all."""
    parts: list[str] = []
    for piece in chain.from_iterable(map(_pieces, texts)):
        parts.append(piece)
        if sum(map(len, parts)) >= _PIECE:
            yield "".join(parts)
            parts.clear()
    if parts:
        yield "".join(parts)


def _read_journal(path: Path) -> dict[str, Change]:
    """What a journal says; one that was cut off says nothing, for then nothing had been done."""
    try:
        return {name: Change(*texts) for name, texts in json.loads(path.read_text(encoding="utf-8")).items()}
    except (ValueError, TypeError, AttributeError):
        return {}


@contextmanager
def _saying(path: str) -> Iterator[None]:
    """Turn what the system refuses into a problem of the file."""
    try:
        yield
    except OSError as error:
        raise Invalid(Problem(path, 0, 0, _reason(error), "unwritable")) from None


def _is_locked_here(descriptor: int) -> bool:
    with _saying(f"{FOLDER}/running"):
        return _locked(descriptor)


def _reason(error: OSError) -> str:
    if error.errno in _NO_LOCKS:
        return (
            "cannot be locked, so that two updates could write at once: the file system has no locks; "
            "put the repository on another one, or mount it with locks"
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full; make room"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"may not be written or read ({error.strerror}); change its permissions"
    return f"cannot be written or read ({error.strerror or error})"


_NO_LOCKS: Final = frozenset((errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP))
"""What a file system answers that has no locks, as some that are mounted over a network."""


if sys.platform == "win32":
    import msvcrt

    def _locked(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(descriptor: int) -> bool:
        """Take the lock if nobody has it; the system gives it back when the process ends, however it ends."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
