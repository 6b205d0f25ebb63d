"""Pages to files: only what differs is written, and what is no longer wanted is removed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from timeline.files import write_whole

MANIFEST: Final = ".generated.json"
"""The list of the files that were written, beside them; what is not in it belongs to people and is left alone."""

_NONE: Final[Mapping[str, bytes]] = {}


def write_files(pages: Mapping[str, str], folder: Path, pictures: Mapping[str, bytes] = _NONE) -> list[Path]:
    """Make the folder hold these pages and pictures; the paths of the files that were written or removed, in order.

    Each file is replaced as a whole, so that a reader or an interrupted run never sees half of one.
    """
    changed = []
    wanted = pages.keys() | pictures.keys()
    for path in sorted(wanted):
        file = folder / path
        content = pictures[path] if path in pictures else pages[path].encode()
        if _content(file) != content:
            write_whole(file, content)
            changed.append(file)
    for path in sorted(_written_before(folder) - wanted):
        file = folder / path
        if file.is_file():
            file.unlink()
            changed.append(file)
            _remove_empty(file.parent, folder)
    manifest = (json.dumps(sorted(wanted), indent=0) + "\n").encode()
    if _content(folder / MANIFEST) != manifest:
        write_whole(folder / MANIFEST, manifest)
    return changed


def _written_before(folder: Path) -> set[str]:
    content = _content(folder / MANIFEST)
    try:
        paths = json.loads(content) if content else []
    except ValueError:
        return set()
    return {path for path in paths if isinstance(path, str) and _is_inside(path)} if isinstance(paths, list) else set()


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    if not path or "\0" in path:
        return False
    return not pure.is_absolute() and ".." not in pure.parts


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
