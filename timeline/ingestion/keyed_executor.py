"""Several things at once: calls of one key run one after the other, those of different keys side by side."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Final, TypeVar

THREADS: Final = 8
"""Sites that are asked at once."""

AHEAD: Final = 32
"""So many things are begun before it is their turn."""

T = TypeVar("T")
Item = TypeVar("Item")


class KeyedExecutor:
    """Threads are made when there is work for them and end without it; none keeps the program from ending."""

    def __init__(self, threads: int = THREADS) -> None:
        self._idle = threads
        self._lock = threading.Lock()
        self._waiting: dict[str, deque[Callable[[], None]]] = {}
        """For each key of which something waits or runs, what waits."""
        self._free: deque[str] = deque()
        """Keys of which something waits and nothing runs, the one that waits longest first."""

    def submit(self, key: str, call: Callable[[], T]) -> Future[T]:
        """The result of the call to come, or what it raised."""
        future: Future[T] = Future()
        with self._lock:
            if key in self._waiting:
                self._waiting[key].append(lambda: _run(future, call))
                return future
            self._waiting[key] = deque([lambda: _run(future, call)])
            self._free.append(key)
            if self._idle:
                self._idle -= 1
                threading.Thread(target=self._work, daemon=True).start()
        return future

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._free:
                    self._idle += 1
                    return
                key = self._free.popleft()
                call = self._waiting[key].popleft()
            call()
            with self._lock:
                if self._waiting[key]:
                    self._free.append(key)
                else:
                    del self._waiting[key]


def _run(future: Future[Any], call: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(call())
    except BaseException as error:
        future.set_exception(error)


def ahead(
    items: Iterable[Item], begin: Callable[[Item], Future[T] | None], most: int = AHEAD
) -> Iterator[tuple[Item, Future[T] | None]]:
    """The items in their order, each with what was begun for it, while more is begun for those that follow."""
    begun: deque[tuple[Item, Future[T] | None]] = deque()
    try:
        for item in items:
            begun.append((item, begin(item)))
            if len(begun) > most:
                yield begun.popleft()
        while begun:
            yield begun.popleft()
    finally:
        for _, future in begun:
            if future is not None:
                future.cancel()
