"""Feeds as they were last sent, so that a server need only say that nothing has changed (RFC 9110, 13.1).

They stand in .cache/timeline/ of the repository, which git ignores and which can be deleted at any time. Only feeds are
kept: an article that is there already is not asked for at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline.files import write_whole
from timeline.ingestion.network import Answer

FOLDER: Final = Path(".cache", "timeline")

_VALIDATORS: Final = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class FeedCache:
    """What is kept in a folder; where it cannot be written nothing is."""

    folder: Path

    def of(self, address: str) -> Answer | None:
        """The last answer for an address, None when there is none or it cannot be read."""
        try:
            head, _, content = self._path(address).read_bytes().partition(b"\n")
            stored = json.loads(head)
            headers = {name: str(stored[name]) for name in _VALIDATORS if stored.get(name)}
            return Answer(
                str(stored["address"]), 200, content, str(stored["media_type"]), str(stored["charset"]), headers
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def keep(self, address: str, answer: Answer) -> None:
        """Keep an answer by which its server can be asked later whether it is still the same."""
        given = {name: answer.headers.get(name, "") for name in _VALIDATORS}
        validators = {name: value for name, value in given.items() if value.isascii() and value.isprintable() and value}
        path = self._path(address)
        # A folder that is a link could lead anywhere.
        if not validators or self.folder.is_symlink() or self.folder.parent.is_symlink():
            return
        stored = {"address": answer.address, "media_type": answer.media_type, "charset": answer.charset, **validators}
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="ascii")
            write_whole(path, json.dumps(stored).encode("ascii") + b"\n" + answer.content)

    def _path(self, address: str) -> Path:
        return self.folder / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.feed"


def validators(answer: Answer) -> Mapping[str, str]:
    """The headers that ask for a document only if it is another one than this."""
    return {asked: answer.headers[name] for name, asked in _VALIDATORS.items() if name in answer.headers}
