"""Files of a repository: read so that nothing waits for ever, written so that Ctrl-C cuts nothing in two."""

from __future__ import annotations

import os
import signal
import stat
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError, as reading does, and for what is no file that ends."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is a folder, a pipe or a device")
    return path.read_bytes()


def shipped_toml(package: str, name: str) -> dict[str, Any]:
    """Return a TOML file that stands beside the modules of a package.

    Example:
        >>> "read more" in shipped_toml("timeline.layout", "notices.toml")["teasers"]
        True
    """
    return tomllib.loads(resources.files(package).joinpath(name).read_text(encoding="utf-8"))


def word_lists(package: str, name: str) -> dict[str, frozenset[str]]:
    """Return the lists of words of such a file by their names: each table that has ``words`` is one.

    Example:
        >>> "deny" in word_lists("timeline.language", "words.toml")["denying"]
        True
    """
    tables = shipped_toml(package, name)
    return {key: frozenset(table["words"].split()) for key, table in tables.items() if "words" in table}


def word_classes(package: str, name: str, table: str) -> dict[str, str]:
    """Return the class of each word of a table of such a file whose ``classes`` are words by class.

    Example:
        >>> word_classes("timeline.extraction", "words.toml", "prepositions")["till"]
        'until'
    """
    classes: dict[str, str] = shipped_toml(package, name)[table]["classes"]
    return {word: key for key, words in classes.items() for word in words.split()}


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: who reads it meanwhile finds what was there before, or all that is new.

    What is large may come in parts, each held only while it is written. Folders above the file are made.
    Raises OSError, as writing does. Then, and after Ctrl-C, it leaves nothing behind.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_whole(Path(folder, "answers", "ship.json"), b"{}")
        ...     Path(folder, "answers", "ship.json").read_text()
        '{}'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)  # of a run that was killed; where a link stands there, it is not written through
    try:
        with fresh.open("xb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


@contextmanager
def holding_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back until the block is left; processes started inside inherit that it waits.

    Where signals cannot wait, as on Windows, nothing is held back.

    Example:
        >>> with holding_interrupts():
        ...     pass
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
