"""Reading documents in a process of their own, which is ended when one takes too long."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

from timeline.ingestion.feed import ListedArticle
from timeline.ingestion.network import Answer
from timeline.ingestion.parsed import Parsed, Unusable
from timeline.ingestion.worker import CPU_SECONDS, original_of, parsed_of

SECONDS: Final = 120.0
"""For one document, by the clock: wide, because an honest one waits where others compute. See CPU_SECONDS."""

OUT_OF_TIME: Final = -int(getattr(signal, "SIGXCPU", 1_000_000))
"""How a process ends that computed for longer than it may."""

MAX_DOCUMENT: Final = 30_000_000
MAX_ANSWER: Final = 50_000_000
"""Bytes of a document that a process is given, and of what it answers."""


@dataclass
class Sandbox:
    """Reads documents one after the other. The process is started with the first, and anew after one was ended."""

    seconds: float = SECONDS
    computing: int = CPU_SECONDS
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, content: bytes, name: str, media_type: str = "", address: str = "", charset: str = "") -> Parsed:
        """What a document holds. Raises Unusable when it cannot be read, or not in time."""
        order = {"what": "article", "name": name, "media_type": media_type, "address": address, "charset": charset}
        return parsed_of(self._answer(order, content)["found"])

    def feed(self, content: bytes, address: str = "") -> list[ListedArticle]:
        """The articles that a feed lists. Raises Unusable when it is none."""
        return [ListedArticle(**item) for item in self._answer({"what": "feed", "address": address}, content)["items"]]

    def words(self, content: bytes, charset: str = "") -> str:
        """All that a web page says, its article and what stands around it. Raises Unusable when it is none."""
        return str(self._answer({"what": "words", "charset": charset}, content)["words"])

    def archive(self, path: str, *, originals: bool = False) -> Iterator[tuple[str, Parsed | str, Answer | None]]:
        """The pages of a web archive, each with its address; in place of one that cannot be read the reason. With
        ``originals`` also what the server sent."""
        process = self._running()
        ended = False
        try:
            self._send(process, {"what": "archive", "name": path, "originals": originals}, b"")
            while True:
                answered = self._line(process)
                if "end" in answered:
                    ended = True
                    return
                if "refused" in answered:
                    yield answered.get("address", ""), answered["refused"], None
                else:
                    yield answered["address"], parsed_of(answered["found"]), original_of(answered)
        except Unusable as refusal:
            yield "", str(refusal), None
        finally:
            if not ended:
                self._end()  # the rest of its answers belongs to nobody

    def _answer(self, order: dict[str, Any], content: bytes) -> dict[str, Any]:
        if len(content) > MAX_DOCUMENT:
            raise Unusable(f"{len(content):,} bytes; a document has at most {MAX_DOCUMENT:,}")
        process = self._running()
        self._send(process, order, content)
        answered = self._line(process)
        if "refused" in answered:
            raise Unusable(answered["refused"])
        return answered

    def _send(self, process: subprocess.Popen[bytes], order: dict[str, Any], content: bytes) -> None:
        with self._watched(process) as late, suppress(OSError):  # it ended: then it does not answer
            if process.stdin is not None:
                process.stdin.write(
                    json.dumps({**order, "size": len(content), "computing": self.computing}).encode("ascii")
                    + b"\n"
                    + content
                )
                process.stdin.flush()
        if late.is_set():
            self._end()
            raise Unusable(self._too_late())

    def _line(self, process: subprocess.Popen[bytes]) -> dict[str, Any]:
        """The next answer. Raises Unusable, and ends the process, when there is none in time."""
        line = b""
        with self._watched(process) as late, suppress(OSError):
            line = process.stdout.readline(MAX_ANSWER) if process.stdout is not None else b""
        if not line.endswith(b"\n"):
            self._end()
            if process.returncode == OUT_OF_TIME:
                raise Unusable(f"it computes for longer than {self.computing} seconds; save its text by hand")
            raise Unusable(self._too_late() if late.is_set() else "it brings the reader down; save its text by hand")
        answered: dict[str, Any] = json.loads(line)
        return answered

    def _too_late(self) -> str:
        return f"it takes longer than {self.seconds:g} seconds; save its text by hand"

    @contextmanager
    def _watched(self, process: subprocess.Popen[bytes]) -> Iterator[threading.Event]:
        """Ends the process when what is done here takes too long, and then says so."""
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        watch = threading.Timer(self.seconds, stop)
        watch.daemon = True
        watch.start()
        try:
            yield late
        finally:
            watch.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "timeline.ingestion.worker"],
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
