"""Reading documents in a process of their own, which is ended when one takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

from timeline.ingest.feed import Item
from timeline.ingest.found import Found, Unusable
from timeline.ingest.worker import found_of

SECONDS: Final = 30.0
"""For one document; the first one also pays for the start of the process."""

MAX_DOCUMENT: Final = 30_000_000
MAX_ANSWER: Final = 50_000_000


@dataclass
class Sandbox:
    """Reads documents one after the other. The process is started with the first, and anew after one was ended."""

    seconds: float = SECONDS
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, content: bytes, name: str, media_type: str = "", address: str = "", charset: str = "") -> Found:
        """What a document holds. Raises Unusable when it cannot be read, or not in time."""
        order = {"what": "article", "name": name, "media_type": media_type, "address": address, "charset": charset}
        return found_of(self._answer(order, content)["found"])

    def feed(self, content: bytes, address: str = "") -> list[Item]:
        """The articles that a feed lists. Raises Unusable when it is none."""
        return [Item(**item) for item in self._answer({"what": "feed", "address": address}, content)["items"]]

    def _answer(self, order: dict[str, Any], content: bytes) -> dict[str, Any]:
        if len(content) > MAX_DOCUMENT:
            raise Unusable(f"{len(content):,} bytes; a document has at most {MAX_DOCUMENT:,}")
        process = self._running()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self.seconds, stop)
        watch.daemon = True
        watch.start()
        line = b""
        try:
            with suppress(OSError):  # it ended: there is no answer
                line = _exchange(process, json.dumps({**order, "size": len(content)}).encode("ascii"), content)
        finally:
            watch.cancel()
        if not line.endswith(b"\n"):
            self._end()
            took = f"it takes longer than {self.seconds:g} seconds" if late.is_set() else "it brings the reader down"
            raise Unusable(f"{took}; save its text by hand")
        answered: dict[str, Any] = json.loads(line)
        if "refused" in answered:
            raise Unusable(answered["refused"])
        return answered

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "timeline.ingest.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # One thread, because each takes address space from what a document may use.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONSAFEPATH": "1"},
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _exchange(process: subprocess.Popen[bytes], order: bytes, content: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        return b""
    process.stdin.write(order + b"\n" + content)
    process.stdin.flush()
    return process.stdout.readline(MAX_ANSWER)
