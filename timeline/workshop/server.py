"""One server with two doors, the site and the desk: two origins, so that no script of a site reaches the desk."""

from __future__ import annotations

import gc
import socket
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from timeline.problems import Invalid, Problem

SLEEP: Final = 0.15
"""Seconds between two looks at the files."""

AFTER_ERROR: Final = 2.0
"""Seconds of rest after a look that failed: what is wrong may be half-written, and else is to be mended by a person."""

BUSY: Final = 10
"""A look that takes a second is followed by so many seconds of rest: looking takes a tenth of a processor at most."""


def open_socket(host: str, port: int, *, other: bool = False) -> socket.socket:
    """Return a socket that listens on a port, or with ``other`` on any where that one is taken.

    Raises:
        Invalid: The port is taken, or the address is not of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if other and port:
            return open_socket(host, 0)
        message = f"cannot be used ({error.strerror or error}); name another one with --addr"
        raise Invalid(Problem(f"{host}:{port}", 0, 0, message, "address")) from None
    listening.set_inheritable(True)
    return listening


class Watch(threading.Thread):
    """Calls functions that look at files again and again, until it is stopped.

    One that fails is said to the person who started the server, once, and tried again after a while; the others go on.
    """

    def __init__(self, *refreshes: Callable[[], bool], say: Callable[[str], None], rest: float = AFTER_ERROR) -> None:
        super().__init__(name="timeline-watch", daemon=True)
        self._refreshes = refreshes
        self._say = say
        self._rest = rest
        self._wrong: dict[Callable[[], bool], str] = {}
        self.stopped = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        pause = SLEEP
        while not self.stopped.wait(pause):
            start = time.thread_time()
            changed = [self._look(refresh) for refresh in self._refreshes]
            if self._wrong:
                pause = self._rest
            elif not any(changed):
                pause = max(SLEEP, min(2.0, (time.thread_time() - start) * BUSY))

    def _look(self, refresh: Callable[[], bool]) -> bool:
        try:
            changed = refresh()
        except Exception as error:  # whatever it is, an editor should not work on beside a server that sees nothing
            where = traceback.extract_tb(error.__traceback__)[-1]
            wrong = f"{type(error).__name__}: {error} ({Path(where.filename).name}:{where.lineno})"
            if self._wrong.get(refresh) != wrong:
                self._say(f"what changed could not be read and is tried again: {wrong}")
                self._wrong[refresh] = wrong
            return False
        if self._wrong.pop(refresh, None):
            self._say("what changed is read again")
        return changed


def serve(doors: Sequence[tuple[socket.socket, ASGIApp]], watch: Watch, started: Callable[[], None]) -> None:
    """Serve applications, each at its own socket, until interrupted.

    Args:
        doors: The sockets, each with what answers there.
        watch: What looks at the files meanwhile; it is started and stopped.
        started: Called when all of them answer.
    """
    by_port = {listening.getsockname()[1]: app for listening, app in doors}

    async def application(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        if scope["type"] == "http":
            await by_port[scope["server"][1]](scope, receive, send)

    config = uvicorn.Config(
        application,
        log_level="warning",
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config, watch, started)
    # Articles, chronology and pages stay as long as the server. The collector would walk through all of them after
    # every second edit, which at 2,000 events is a third of the time that an edit takes.
    gc.collect()
    gc.freeze()
    watch.start()
    try:
        server.run([listening for listening, _ in doors])
    except KeyboardInterrupt:
        pass  # which is how it is meant to end
    finally:
        watch.stopped.set()


class _Server(uvicorn.Server):
    """Says when it has started, and lets streams end before it does."""

    def __init__(self, config: uvicorn.Config, watch: Watch, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._watch, self._say = watch, started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._say()

    def handle_exit(self, sig: int, frame) -> None:  # type: ignore[no-untyped-def]
        self._watch.stopped.set()
        super().handle_exit(sig, frame)
