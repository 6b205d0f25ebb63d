"""Correction and takedown: an event is withdrawn with a public reason, a name is taken out of every file.

What git remembers is not changed here; it is reported, with what to do about it.
"""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from html.entities import codepoint2name
from pathlib import Path
from typing import Final
from urllib.parse import quote

from timeline.editing.decisions import DecisionOutcome, reject
from timeline.ingestion.custody import FOLDER as ORIGINALS
from timeline.ingestion.custody import JOURNAL
from timeline.problems import Invalid, Problem
from timeline.settings import Settings
from timeline.site.files import MANIFEST
from timeline.store import Change, exclusive, load_lock, read_lock, save, write_lock
from timeline.store.model import cut
from timeline.store.scalars import is_plain
from timeline.text import title_slug

REDACTED: Final = "(redacted)"
"""What stands in place of a name that is taken out."""

IN_ADDRESSES: Final = "redacted"
"""The same in ids and names of files."""

LEAST: Final = 3
"""Characters of a text that is taken out: what is shorter is a part of many words."""


def withdraw(settings: Settings, ident: str, because: str) -> DecisionOutcome:
    """Take an event off the site for good; the page at its address says that it is gone, and why.

    Updates keep it out, by the quotes it stands on. Raises Invalid where there is no such event.
    """
    decided = reject(settings, [ident], because)
    with exclusive(settings.root):
        lock = load_lock(settings.root, settings.lock_file.name)
        withdrawn = replace(lock, former={**lock.former, ident: because})
        written = save(settings.root, {lock.name: Change(lock.text, write_lock(withdrawn))})
    return DecisionOutcome(decided.ids, tuple(sorted({*decided.written, *written})))


@dataclass(frozen=True, slots=True)
class Redaction:
    """What was done: files that were changed, renamed or removed, those that hold it still, and commits that do."""

    changed: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    left: tuple[str, ...]
    commits: tuple[str, ...]


def redact(settings: Settings, text: str, instead: str = REDACTED) -> Redaction:
    """Take a text out of YAML, articles, their originals, the lock and the names; remove caches and generated pages.

    Words match as a whole, in capitals or not, whatever the blanks between them, with apostrophes and accents of every
    kind, as HTML, JSON and addresses have them, too. Ids and names of files that are made
    of it change as well, everywhere at once, so that references stay right; no redirect is kept, because its address
    would say the name. Raises Invalid for a text that is too short to be told from parts of words, and for one instead
    of it that YAML would take for something else.
    """
    if not is_plain(instead, flow=True):
        message = f'"{cut(instead)}" cannot stand everywhere in YAML without quotes; write letters, as {REDACTED}'
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "redact"))
    if len(text.strip()) < LEAST:
        message = f'"{text}" is too short; write the whole name, at least {LEAST} letters'
        raise Invalid(Problem(settings.config_file.name, 0, 0, message, "redact"))
    spelled = _Spelled(text, instead)
    with exclusive(settings.root):
        changes: dict[str, Change] = {}
        left = []
        for path in _files(settings):
            shown = settings.shown(path)
            content = path.read_bytes()
            try:
                before = content.decode("utf-8")
            except UnicodeDecodeError:
                if spelled.is_in(content.decode("latin-1")):
                    left.append(shown)
                continue
            after = spelled.out_of(before)
            if after != before:
                changes[shown] = Change(before, _with_new_sum(after) if path.name.endswith(".lock") else after)
        written = save(settings.root, changes)
        renamed = tuple(_renamed(settings, spelled))
        removed = (*_without_originals(settings, spelled), *_without_caches(settings))
        journal = settings.root / JOURNAL
        if journal.is_file() and spelled.is_in(journal.read_text(encoding="utf-8", errors="replace")):
            left.append(settings.shown(journal))
    return Redaction(written, renamed, removed, tuple(left), _commits(settings.root, text))


_HIDDEN: Final = "[\u00ad\u200b-\u200d\u2060]*"
"""Characters that nobody sees within a word."""
_BETWEEN: Final = r"(?:[\s\u00ad\u200b-\u200d\u2060>*]+|%20|&nbsp;|&#160;|[-_.+])"
"""What is between words: blanks, also where lines are quoted or words stressed, and what addresses have for them."""
_ALIKE: Final = ("'’ʼ‘`´", "-‐‑–")
"""Characters that are written for each other."""


def _forms(character: str) -> str:
    """Return a pattern of the forms that a character has in texts, HTML, JSON and addresses: é is also e and an accent,
    &eacute;, &#233;, \\u00e9 and %C3%A9."""
    same = next((group for group in _ALIKE if character in group), character)
    found: list[str] = []
    for one in same:
        found += [one, unicodedata.normalize("NFC", one), unicodedata.normalize("NFD", one)]
        if not one.isascii() or not one.isalnum():
            found += [f"&#{ord(one)};", f"&#x{ord(one):x};", f"\\u{ord(one):04x}", quote(one, safe="")]
            if name := codepoint2name.get(ord(one)):
                found.append(f"&{name};")
    return f"(?:{'|'.join(map(re.escape, dict.fromkeys(found)))})"


class _Spelled:
    """A text in the ways that it is written in files: as words, and as a part of ids."""

    def __init__(self, text: str, instead: str) -> None:
        words = _BETWEEN.join(_HIDDEN.join(map(_forms, word)) for word in text.split())
        self._words = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
        self._id = re.compile(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])") if (name := title_slug(text)) else None
        self._instead = instead

    def is_in(self, text: str) -> bool:
        return self.out_of(text) != text

    def out_of(self, text: str) -> str:
        # The id first: a name of one word is both.
        if self._id is not None and "-" in self._id.pattern:
            text = self._id.sub(IN_ADDRESSES, text)
        return self._words.sub(lambda _: self._instead, text)

    def out_of_name(self, name: str) -> str:
        return self._id.sub(IN_ADDRESSES, name) if self._id is not None else name


def _files(settings: Settings) -> Iterator[Path]:
    """Every file of the repository that people or the program wrote about the events."""
    for folder in (settings.events_folder, settings.seeds_folder, settings.proposals_folder):
        if folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    for path in (settings.lock_file, settings.root / "names.yaml"):
        if path.is_file():
            yield path


def _with_new_sum(text: str) -> str:
    """The lock with its lines in order again and a header that fits them."""
    return write_lock(read_lock(text))


def _renamed(settings: Settings, spelled: _Spelled) -> Iterator[tuple[str, str]]:
    for folder in (settings.events_folder, settings.seeds_folder, settings.proposals_folder):
        for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
            new = path.with_name(spelled.out_of_name(path.name))
            if new != path and not new.exists():
                path.rename(new)
                yield settings.shown(path), settings.shown(new)


def _without_originals(settings: Settings, spelled: _Spelled) -> Iterator[str]:
    """Remove the originals that hold the text: bytes that vouch for an article cannot be changed, only be gone."""
    folder = settings.root / ORIGINALS
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and (spelled.is_in(path.name) or spelled.is_in(_readable(path))):
            path.unlink()
            yield settings.shown(path)


def _readable(path: Path) -> str:
    """The bytes of a file as text in which ASCII can be looked for, expanded where they are compressed."""
    content = path.read_bytes()
    with suppress(OSError, EOFError, zlib.error):
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


def _without_caches(settings: Settings) -> Iterator[str]:
    """Remove what is made again by the next update and build."""
    cache = settings.root / ".cache" / "timeline"
    for path in sorted(cache.glob("*")) if cache.is_dir() else ():
        if path.is_file() and path.name not in (".gitignore", "running"):
            path.unlink()
            yield settings.shown(path)
    if (settings.output_folder / MANIFEST).is_file():
        shutil.rmtree(settings.output_folder)
        yield settings.shown(settings.output_folder)


def _commits(root: Path, text: str) -> tuple[str, ...]:
    """The commits that brought the text or took it away; none where there is no git."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", "log", "--all", "--format=%h %as %s", f"-S{text}"],  # noqa: S607
            cwd=root, capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
    except FileNotFoundError:
        return ()
    return tuple(done.stdout.splitlines()) if done.returncode == 0 else ()
