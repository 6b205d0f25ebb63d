"""Files of a repository, read so that no pipe or device in the place of one makes a program wait for ever."""

from __future__ import annotations

import stat
from pathlib import Path


def content_of(path: Path) -> bytes:
    """Return the bytes of a file. Raises OSError, as reading does, and for what is no file that ends."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is a folder, a pipe or a device")
    return path.read_bytes()
