"""What was computed before, in a SQLite file outside of git that can be deleted at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

NAME: Final = Path(".cache", "timeline", "index.sqlite")
"""Where it is in a repository; git ignores the folder."""
_FORM: Final = 1
"""Of the table; an index of another form is made anew."""
_STALE: Final = 4
"""How many times as many values as an update used the index may hold before the others go: what waits in review is
about as much as all else, and most updates do not ask for it."""
_AT_ONCE: Final = 1_000
"""Values that are written in one go."""
_HELD: Final = 100 * 2**20
"""Bytes of an index of which whole kinds are read at once. That of 2,900 articles has 27 MB, a quarter of them in such
kinds."""
_BUSY: Final = 10.0
"""Seconds to wait for another process that writes."""


class Index:
    """Values that JSON can hold, by kind and key. What cannot be read is as none, what cannot be written is forgotten:
    an index saves work and decides nothing."""

    def __init__(self, connection: sqlite3.Connection | None = None, *, keeps: bool = True) -> None:
        self._connection, self._keeps = connection, keeps
        self._used: set[int] = set()  # hashes of names, which take half of their memory
        self._new: dict[str, str] = {}
        self._held: dict[str, str] = {}

    def hold(self, *kinds: str) -> None:
        """Read all values of some kinds at once, which takes a sixth of the time of one by one; not of an index so
        large that they would take much memory."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            of_file = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            ((size,),) = self._connection.execute(of_file)
            if size > _HELD:
                return
            for kind in kinds:
                of_kind = "SELECT name, value FROM memory WHERE name >= ? AND name < ?"
                self._held.update(self._connection.execute(of_kind, (f"{kind}:", f"{kind};")))

    def get(self, kind: str, key: str) -> Any:
        """Return the value, None where there is none."""
        text = self.text(kind, key)
        with suppress(ValueError, RecursionError):
            return None if text is None else json.loads(text)
        return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Remember a value."""
        self.put_text(kind, key, json.dumps(value, separators=(",", ":")))

    def text(self, kind: str, key: str) -> str | None:
        """Return the value as it is written."""
        name = f"{kind}:{key}"
        self._used.add(hash(name))
        if name in self._new or self._connection is None:
            return self._new.get(name)
        if name in self._held:
            return self._held[name]
        with suppress(sqlite3.Error):
            row = self._connection.execute("SELECT value FROM memory WHERE name = ?", (name,)).fetchone()
            return None if row is None else str(row[0])
        return None

    def put_text(self, kind: str, key: str, text: str) -> None:
        """Remember a value as it is written."""
        name = f"{kind}:{key}"
        self._used.add(hash(name))
        self._new[name] = text
        self._held.pop(name, None)
        if len(self._new) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what is new; where nothing is kept it is held."""
        if self._connection is not None and self._keeps and self._new:
            with suppress(sqlite3.Error), self._connection:
                self._connection.executemany("REPLACE INTO memory VALUES (?, ?)", self._new.items())
            self._new.clear()

    def forget_unused(self) -> None:
        """Remove what was not asked for since the index was opened, once that is most of it."""
        self.flush()
        if self._connection is None or not self._keeps:
            return
        with suppress(sqlite3.Error), self._connection:
            (count,) = self._connection.execute("SELECT count(*) FROM memory").fetchone()
            if count > _STALE * len(self._used):
                names = [name for (name,) in self._connection.execute("SELECT name FROM memory")]
                stale = ((name,) for name in names if hash(name) not in self._used)
                self._connection.executemany("DELETE FROM memory WHERE name = ?", stale)


@contextmanager
def opened(root: Path, *, keeps: bool = True) -> Iterator[Index]:
    """Give the index of a repository: an empty one where there is none, it is broken or of another form. Where it
    ``keeps`` nothing, the file is only read."""
    connection = _connected(root / NAME, keeps)
    try:
        index = Index(connection, keeps=keeps)
        yield index
        index.flush()
    finally:
        if connection is not None:
            connection.close()


def _connected(path: Path, keeps: bool) -> sqlite3.Connection | None:
    if not keeps and not path.exists():
        return None
    for attempt in range(2):
        with suppress(sqlite3.Error, OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            return _open(path)
        if attempt == 0:  # broken, or of another form: it is a cache
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return None


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY)
    try:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError("another form")
        # A crash may cost what was computed since the last update, and nothing else.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS memory (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.execute("SELECT name, value FROM memory LIMIT 1").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
