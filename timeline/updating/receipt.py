"""The receipt of an update in timeline.lock: where it fits what is on disk, a check has nothing to read or to merge.

A receipt is a digest of every byte that an update reads or writes: articles, events, names, proposals, the lock itself,
with the settings, the plug-ins, the rules of the check and the version of the program. A file more, a line end, another
setting: nothing fits, and everything is looked at as if there were no receipt. So no receipt can say that what somebody
edited is fine, and losing one, as every merge by git does, costs nothing but time.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from timeline import __version__, plugins
from timeline.extraction import EXTRACTOR_VERSION
from timeline.files import read_bytes
from timeline.problems import RULES, Problem
from timeline.settings import Settings
from timeline.store import NAMES_FILE, check_file, interrupted, split_receipt

FORM: Final = 1
"""Of what a receipt covers. Raise it whenever a check comes to depend on something else; a new rule of the check is
covered by its name."""

MOST_FINDINGS: Final = 200
"""Of an update: with more warnings there is no receipt, so that the lock stays a file that people can read."""

MOST_FILES: Final = 1_000
"""The same for the files that sources name."""

UNSEEN: Final = frozenset(
    (
        "config_file", "site_name", "site_url", "edit_url", "directory_urls", "docs", "issues_url", "theme", "plugged",
        "output", "title", "full_text", "drafts", "description", "cards", "originals", "proposer",
        "timestamp_authority", "timestamp_certificates",
    )
)  # fmt: skip
"""The settings that no update and no check looks at. All others are covered, so a new one is covered from the start."""

Named = tuple[str, str | None]
"""The file of a source as an event names it, with its SHA-256 where the event says one."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an update left: the ``digest`` of all that it depends on, the ``findings`` of a check of that state, and the
    ``files`` that sources name, which a check looks at one by one."""

    digest: str
    findings: tuple[Problem, ...] = ()
    files: tuple[Named, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the receipt as the lock holds it."""
        return {
            "digest": self.digest,
            **({"findings": [_row(problem) for problem in self.findings]} if self.findings else {}),
            **({"files": [list(named) for named in self.files]} if self.files else {}),
        }


def fits_a_lock(receipt: Receipt) -> bool:
    """Return whether a receipt is short enough for a file that people read."""
    return len(receipt.findings) <= MOST_FINDINGS and len(receipt.files) <= MOST_FILES


def findings_of(settings: Settings) -> tuple[Problem, ...] | None:
    """Return the findings of a check of the files as they are, from the receipt in the lock; None where none fits."""
    try:
        bare, written = split_receipt(read_bytes(settings.lock_file).decode("utf-8"))
        receipt = None if written is None else _receipt(written)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    if receipt is None or interrupted(settings.root):
        return None
    state = state_of(settings)
    if state is None or receipt.digest != digest_of(settings, state, bare):
        return None
    if any(check_file(settings.root, *named) for named in receipt.files):
        return None
    return receipt.findings


def state_of(settings: Settings) -> dict[str, str] | None:
    """Return the SHA-256 of every file that an update depends on but the lock, by its path; None where one cannot be
    read or is a link, which leads to what is not covered."""
    try:
        return {shown: hashlib.sha256(read_bytes(Path(path))).hexdigest() for shown, path in _covered(settings)}
    except OSError:
        return None


_TICK: Final = 2 * 10**9
"""Nanoseconds within which a file system may give two changes of a file the same time."""


def is_still(settings: Settings, state: Mapping[str, str], begun: int) -> bool:
    """Return whether the files are in a state that was found after ``begun``, in nanoseconds since 1970: read are only
    those that were changed since, or so shortly before that a change in between may not show."""
    try:
        covered = dict(_covered(settings))
        return covered.keys() == state.keys() and all(
            _changed(path) < begun - _TICK or hashlib.sha256(read_bytes(Path(path))).hexdigest() == state[shown]
            for shown, path in covered.items()
        )
    except OSError:
        return False


def _changed(path: str) -> int:
    """Return when a file was changed: also where its time was set back, and on Windows, where the other time is that of
    its making."""
    status = os.lstat(path)
    return max(status.st_mtime_ns, status.st_ctime_ns)


def after(state: Mapping[str, str], written: Mapping[str, str]) -> dict[str, str]:
    """Return the state once texts are written to files: ``written`` has them by path."""
    covered = {path: text for path, text in written.items() if _is_covered(path.rpartition("/")[2])}
    return {**state, **{path: _sha256(text) for path, text in covered.items()}}


def digest_of(settings: Settings, state: Mapping[str, str], bare: str) -> str:
    """Return the digest of a repository, of which ``bare`` is the lock without a receipt."""
    conditions = json.dumps(_conditions(settings), sort_keys=True)
    rows = (f"{path}\0{state[path]}" for path in sorted(state))
    return _sha256("\0".join((conditions, *rows, "", bare)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()


def _conditions(settings: Settings) -> dict[str, Any]:
    """Return all but the files that a check depends on."""
    covered = (option.name for option in fields(Settings) if option.name not in UNSEEN)
    said = {name: getattr(settings, name) for name in covered}
    return {
        "form": [FORM, __version__, EXTRACTOR_VERSION],
        "rules": sorted(RULES),
        # In their order: that of declared keys is the one in which they are written.
        "settings": {name: [*value.items()] if isinstance(value, Mapping) else value for name, value in said.items()},
        "plugins": [
            *([group, *each] for group in plugins.READING for each in plugins.versions(group)),
            *map(str, plugins.problems(*plugins.READING)),
        ],
    }


def _covered(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield every file that an update depends on but the lock: its path from the repository, and its path. Raises
    OSError for a link.

    The paths are texts: of thousands of files it takes a third of the time.
    """
    names = settings.root / NAMES_FILE
    if os.path.lexists(names):
        yield from _files(settings.root, [str(names)])
    for folder in (settings.seeds_folder, settings.events_folder):
        yield from _files(settings.root, _below(folder))
    if settings.proposals_folder.is_dir():
        yield from _files(settings.root, map(str, settings.proposals_folder.glob("*.json")))


def _files(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    above = len(str(root / "_")) - 1
    for path in paths:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise OSError(f"{path} is no plain file")
        yield path[above:].replace(os.sep, "/"), path


def _below(folder: Path) -> Iterator[str]:
    """Yield what is in a folder and those below it. What begins with a dot is not looked at, as little as by an update,
    unless it may be meant for a file of events, for then a check says something."""
    if folder.is_symlink():
        raise OSError(f"{folder} is a link")
    if not folder.exists():
        return
    for current, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        if links := [name for name in folders if Path(current, name).is_symlink()]:
            raise OSError(f"{links[0]} is a link")
        yield from (f"{current}{os.sep}{name}" for name in names if _is_covered(name))


def _is_covered(name: str) -> bool:
    return not name.startswith(".") or name.lower().endswith((".yaml", ".yml"))


def _refuse(error: OSError) -> None:
    raise error


def _receipt(written: Any) -> Receipt:
    """Return the receipt that a lock holds. Raises ValueError, TypeError or KeyError for what is none."""
    if not isinstance(written, dict):
        raise TypeError("a receipt is an object")
    findings = tuple(_problem(*row) for row in written.get("findings", ()))
    files = tuple((str(name), None if sha256 is None else str(sha256)) for name, sha256 in written.get("files", ()))
    return Receipt(str(written["digest"]), findings, files)


def _row(problem: Problem) -> list[str | int]:
    return [problem.path, problem.line, problem.column, problem.message, problem.rule, problem.severity]


def _problem(path: str, line: int, column: int, message: str, rule: str, severity: Any) -> Problem:
    return Problem(str(path), int(line), int(column), str(message), str(rule), severity)
