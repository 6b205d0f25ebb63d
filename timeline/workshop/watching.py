"""Which files changed since the last look: by their times and sizes, because that works on every file system."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

Stamp: TypeAlias = tuple[int, int]
"""When a file was changed last, in nanoseconds, and its size in bytes."""

Look: TypeAlias = Mapping[str, Stamp]
"""What was there: the path of each file, and its stamp."""


def look(paths: Iterable[Path], without: Collection[Path] = ()) -> Look:
    """Return the stamp of each file at or below some paths. What is not there, or hidden, has none.

    Args:
        paths: Files and folders.
        without: Folders that are passed over.
    """
    left_out = {str(folder) for folder in without}
    return dict(stamp for path in paths for stamp in _stamps(str(path), left_out))


def changed_files(before: Look, now: Look) -> frozenset[str]:
    """Return the files that are new, gone or different."""
    return frozenset(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))


def _stamps(path: str, left_out: Collection[str]) -> Iterator[tuple[str, Stamp]]:
    if path in left_out:
        return
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        status = os.stat(path)  # noqa: PTH116 (a Path for each of thousands of files would double the time)
        yield path, (status.st_mtime_ns, status.st_size)
        return
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir():
                yield from _stamps(entry.path, left_out)
            else:
                status = entry.stat()
                yield entry.path, (status.st_mtime_ns, status.st_size)
        except OSError:
            continue  # gone between two looks
