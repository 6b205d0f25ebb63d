"""Adding to the front matter of a seed, so that everything else in the file stays as it is, byte for byte."""

from __future__ import annotations

import re
from pathlib import Path


def add_words(path: Path, key: str, *words: str) -> bool:
    """Put words behind a key, which gets a line of its own where it has none. Whether the file changed.

    ``also: https://a.example`` and "https://b.example" become ``also: https://a.example https://b.example``. A file
    without front matter, a link, and a value in quotes are left alone.
    """
    content = path.read_bytes()
    closing = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE).search(content, 3)
    if not content.startswith(b"---") or closing is None or path.is_symlink():
        return False
    head, end = content[: closing.start()], b"\r\n" if b"\r\n" in content[: closing.end()] else b"\n"
    line = re.compile(rb"^" + key.encode() + rb":[ \t]*(.*?)[ \t]*(?=\r?$)", re.MULTILINE).search(head)
    there = line[1].split() if line else []
    new = [word.encode("utf-8") for word in words if word.encode("utf-8") not in there]
    if not new or (line and line[1].startswith((b'"', b"'"))):
        return False
    if line is None:
        changed = head + key.encode() + b": " + b" ".join(new) + end
    else:
        changed = head[: line.end(1)] + b"".join(b" " + word for word in new) + head[line.end(1) :]
    path.write_bytes(changed + content[closing.start() :])
    return True
