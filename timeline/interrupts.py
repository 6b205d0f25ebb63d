"""Ctrl-C, held back while what must not be cut in two is done."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


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
