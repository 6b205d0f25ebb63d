"""Correction and takedown: an event is withdrawn with a public reason, a name is taken out of every file.

What git remembers is not changed here; it is reported, with what to do about it.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from timeline.editing.decisions import reject
from timeline.editing.lookup import find_event, read_chronology
from timeline.editing.spelling import LEAST, Spelled, git_pattern, is_too_short
from timeline.files import read_bytes
from timeline.ingestion.journal import FOLDER as ORIGINALS
from timeline.ingestion.journal import JOURNAL
from timeline.problems import Invalid, Problem
from timeline.settings import Settings, all_settings
from timeline.site.files import MANIFEST
from timeline.store import Change, exclusive, load_lock, read_lock, save, write_lock
from timeline.store.model import cut
from timeline.store.names import NAME as NAMES
from timeline.store.names import also_called
from timeline.store.names_edit import without_entry
from timeline.store.scalars import is_plain

REDACTED: Final = "N. N."
"""What stands in place of a name that is taken out. It is read as a name is, so new titles are whole sentences."""

LARGEST: Final = 50_000_000
"""Bytes of a file that is looked into."""

_OPAQUE: Final = frozenset(
    (
        *(".avif", ".gif", ".jpeg", ".jpg", ".mp3", ".mp4", ".png", ".tif", ".tiff", ".webp"),
        *(".bz2", ".docx", ".eml", ".gz", ".mbox", ".odt", ".pdf", ".xlsx", ".xz", ".zip"),
    )
)
"""Endings of files that show people what their bytes do not say: pictures, packed and encoded text."""

_NOT_OURS: Final = frozenset((".git", ".hg", ".svn", "node_modules"))
"""Folders of other programs."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What was written, and the articles that say still what the event said."""

    written: tuple[str, ...]
    articles: tuple[str, ...]


def withdraw(settings: Settings, ident: str, because: str) -> Withdrawal:
    """Take an event off the site for good; the page at its address says that it is gone, and why.

    Updates keep it out, by the quotes it stands on. Raises Invalid where there is no such event.
    """
    _, _, event = find_event(read_chronology(settings), ident)
    decided = reject(settings, [ident], because)
    with exclusive(settings.root):
        lock = load_lock(settings.root, settings.lock_file.name)
        withdrawn = replace(lock, former={**lock.former, ident: because})
        written = save(settings.root, {lock.name: Change(lock.text, write_lock(withdrawn))})
    quoted = dict.fromkeys(one.article for one in event.sources if one.article)
    return Withdrawal(tuple(sorted({*decided.written, *written})), tuple(quoted))


@dataclass(frozen=True, slots=True)
class Left:
    """A file, or a folder of them, that holds a name still, and what to do about it."""

    path: str
    advice: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """What was done, and what was not.

    ``names`` were taken out. Files were ``changed``, ``renamed`` and ``removed``; some hold a name still (``left``),
    and of some nobody can tell without looking at them (``opaque``). ``commits`` hold it, or something very like it.
    """

    names: tuple[str, ...]
    changed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    left: tuple[Left, ...]
    opaque: tuple[str, ...]
    commits: tuple[str, ...]


def redact_name(settings: Settings, name: str, instead: str = REDACTED, *, only: bool = False) -> Redaction:
    """Take a name out of YAML, articles, their originals, pages, the lock and names.yaml; remove what is made of them.

    Words match as a whole, in capitals or not, whatever the blanks between them, turned round ("Berg, Ann"), with
    apostrophes and accents of every kind, as HTML, JSON and addresses have them, too. The other names that names.yaml
    has for the same person go with it, unless it is to be ``only`` this one. Ids and names of files that are made
    of it change as well, everywhere at once, so that references stay right; no redirect is kept, because its address
    would say the name.

    Raises:
        Invalid: The name is too short to be told from parts of words, or YAML would take what is put in its place for
            something else.
    """
    shown = settings.config_file.name
    if not is_plain(instead, flow=True):
        message = f'"{cut(instead)}" cannot stand everywhere in YAML without quotes; write letters, as {REDACTED}'
        raise Invalid(Problem(shown, 0, 0, message, "redact"))
    if is_too_short(name):
        message = f'"{name}" is too short; write the whole name, at least {LEAST} letters'
        raise Invalid(Problem(shown, 0, 0, message, "redact"))
    names = (name,) if only else (name, *_also_called(settings.root, name))
    spelled = Spelled(names, instead)
    every = all_settings(settings.config_file)
    with exclusive(settings.root):
        removed = list(_without_made(settings.root, every))
        written = save(settings.root, dict(_changes(settings, every, spelled, None if only else name)))
        renamed = tuple(_renamed(settings, every, spelled))
        removed += _without_originals(settings, spelled)
        left, opaque = _rest(settings.root, spelled)
    return Redaction(names, written, renamed, tuple(removed), left, opaque, _commits(settings.root, names))


def _also_called(root: Path, name: str) -> list[str]:
    """Return the other names of somebody in names.yaml, without those that are parts of many words."""
    text = _text_of(root / NAMES)
    return [other for other in also_called(text, name) if not is_too_short(other)] if text else []


def _changes(
    settings: Settings, every: Sequence[Settings], spelled: Spelled, entry: str | None
) -> Iterator[tuple[str, Change]]:
    """Yield what becomes of the files that people or the program wrote; of names.yaml, without somebody's entry."""
    locks, names = {one.lock_file for one in every}, settings.root / NAMES
    for path in _files(every):
        before = _text_of(path)
        if before is None:
            continue
        after = before
        if entry is not None and path == names:
            after = without_entry(after, entry)
        after = spelled.out_of(after)
        if after != before:
            # The lines of a lock are in order, and its header fits them.
            after = write_lock(read_lock(after)) if path in locks else after
            yield settings.shown(path), Change(before, after)


def _text_of(path: Path) -> str | None:
    """Return the text of a file; None where it has none, or is none."""
    try:
        return read_bytes(path).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _folders(every: Sequence[Settings]) -> list[Path]:
    """Return the folders that hold what people or the program wrote about the events, none within another."""
    named = {
        folder.resolve()
        for one in every
        for folder in (one.docs_folder, one.events_folder, one.seeds_folder, one.proposals_folder)
        if folder.is_dir()
    }
    return sorted(one for one in named if not named.intersection(one.parents))


def _files(every: Sequence[Settings]) -> Iterator[Path]:
    for folder in _folders(every):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    for path in dict.fromkeys((every[0].config_file, every[0].root / NAMES, *(one.lock_file for one in every))):
        if path.is_file():
            yield path


def _renamed(settings: Settings, every: Sequence[Settings], spelled: Spelled) -> Iterator[tuple[str, str]]:
    for folder in _folders(every):
        for path in sorted(folder.rglob("*"), reverse=True):
            new = path.with_name(spelled.out_of_name(path.name))
            if new != path and not new.exists():
                path.rename(new)
                yield settings.shown(path), settings.shown(new)


def _without_originals(settings: Settings, spelled: Spelled) -> Iterator[str]:
    """Remove the originals that hold the text: bytes that vouch for an article cannot be changed, only be gone."""
    folder = settings.root / ORIGINALS
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        is_original = path.is_file() and path.name != JOURNAL
        if is_original and (spelled.is_in(path.name) or spelled.is_in(_readable(path))):
            path.unlink()
            yield settings.shown(path)


def _readable(path: Path) -> str:
    """Return the bytes of a file as text, expanded where they are compressed; "" of what is no file that ends."""
    with suppress(OSError):
        content = read_bytes(path)
        with suppress(OSError, EOFError, zlib.error):
            content = gzip.decompress(content)
        return content.decode("utf-8", "replace")
    return ""


def _without_made(root: Path, every: Sequence[Settings]) -> Iterator[str]:
    """Remove what is made again by the next update and build."""
    cache = root / ".cache" / "timeline"
    for path in sorted(cache.rglob("*")) if cache.is_dir() else ():
        if path.is_file() and path.name not in (".gitignore", "running"):
            path.unlink()
            yield every[0].shown(path)
    for one in every:
        if (one.output_folder / MANIFEST).is_file():
            shutil.rmtree(one.output_folder)
            yield one.shown(one.output_folder)


_BY_HAND: Final = "holds it, and is no text or none of ours; change it by hand, or remove it"
_CHAINED: Final = (
    "its lines vouch for each other; change it by hand, and timeline check --custody says from then on where"
)
_TAKEN: Final = "its name holds it, and the new one is taken; rename it by hand, with what leads to it"
_MADE: Final = "{} files hold it; build the site again, or change them by hand"
_MANY: Final = 5
"""Files of one folder that are listed by themselves."""


def _rest(root: Path, spelled: Spelled) -> tuple[tuple[Left, ...], tuple[str, ...]]:
    """Return what holds a name still in the whole repository, and the files into which nothing can look."""
    left: defaultdict[str, list[Left]] = defaultdict(list)
    opaque = []
    for path in _everywhere(root):
        shown = path.relative_to(root).as_posix()
        if advice := _advice(path, shown, spelled):
            left[shown.split("/", 1)[0]].append(Left(shown, advice))
        elif path.suffix.lower() in _OPAQUE:
            opaque.append(shown)
    return tuple(one for top, found in sorted(left.items()) for one in _together(top, found)), tuple(opaque)


def _everywhere(root: Path) -> Iterator[Path]:
    """Yield every file of a repository, but for those of git and of what is installed."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            one for one in folders if one not in _NOT_OURS and not Path(folder, one, "pyvenv.cfg").exists()
        )
        yield from (Path(folder, name) for name in sorted(files))


def _advice(path: Path, shown: str, spelled: Spelled) -> str:
    """Return what to do about a file that holds a name still; "" where it does not."""
    if spelled.is_in(path.name):
        return _TAKEN
    if path.is_symlink() or path.stat().st_size > LARGEST or not spelled.is_in(_readable(path)):
        return ""
    return _CHAINED if shown == f"{ORIGINALS}/{JOURNAL}" else _BY_HAND


def _together(top: str, places: list[Left]) -> list[Left]:
    """Return many files of one folder as one, as of a site that was built."""
    return places if len(places) <= _MANY else [Left(f"{top}/", _MADE.format(len(places)))]


def _commits(root: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Return the commits that brought a name or took it away, by message or content; none without git."""
    pattern = git_pattern(names)
    commits: dict[str, None] = {}
    for how in (["-i", "--pickaxe-regex", f"-S{pattern}"], ["-i", "-E", f"--grep={pattern}"]):
        with suppress(FileNotFoundError):
            done = subprocess.run(  # noqa: S603
                ["git", "log", "--all", "--format=%h %as %s", *how],  # noqa: S607
                cwd=root, capture_output=True, text=True, errors="replace", check=False,
            )  # fmt: skip
            commits |= dict.fromkeys(done.stdout.splitlines() if done.returncode == 0 else ())
    return tuple(commits)
