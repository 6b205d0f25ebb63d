"""One server with two doors, the site and the desk: two origins, so that no script of a site reaches the desk."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from timeline.problems import Invalid, Problem

SLEEP: Final = 0.15
"""Seconds between two looks at the files."""

BUSY: Final = 10
"""A look that takes a second is followed by so many seconds of rest: looking takes a tenth of a processor at most."""

SETTLED: Final = 0.04
"""Seconds that a file has to be unchanged, so that no half of it is read."""


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
    """Calls a function that looks at files again and again, until it is stopped."""

    def __init__(self, refresh: Callable[[], bool]) -> None:
        super().__init__(name="timeline-watch", daemon=True)
        self._refresh = refresh
        self.stopped = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        pause = SLEEP
        while not self.stopped.wait(pause):
            start = time.thread_time()
            if not self._refresh():
                pause = max(SLEEP, min(2.0, (time.thread_time() - start) * BUSY))


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
