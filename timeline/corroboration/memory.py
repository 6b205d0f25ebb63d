"""What grouping computed before, by what it was computed from: so an article more costs only its own work.

Every value is remembered under a key that names all of its input, so a memory changes no outcome: with one and without
one the events are the same, whatever was added in which order.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, Generic, Protocol, TypeVar

from timeline import __version__
from timeline.extraction import EXTRACTOR_VERSION

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class Memory(Protocol):
    """Values that JSON can hold, by kind and key."""

    def get(self, kind: str, key: str) -> Any:
        """Return the value, None where there is none."""

    def put(self, kind: str, key: str, value: Any) -> None:
        """Remember a value."""


class Forgetful:
    """Remembers nothing."""

    def get(self, kind: str, key: str) -> Any:  # noqa: ARG002 (as every memory takes them)
        """Return None: nothing is remembered."""
        return None

    def put(self, kind: str, key: str, value: Any) -> None:
        """Do nothing."""


class Recent(Generic[_Item, _Made]):
    """What is made of things by name; those that were asked for last are held, so that memory is bounded."""

    def __init__(self, most: int, things: Mapping[str, _Item], make: Callable[[_Item], _Made]) -> None:
        self._most, self._things, self._make = most, things, make
        self._held: OrderedDict[str, _Made] = OrderedDict()

    def of(self, name: str) -> _Made:
        """Return what is made of a thing."""
        if name in self._held:
            self._held.move_to_end(name)
            return self._held[name]
        made = self._held[name] = self._make(self._things[name])
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return made


def key_of(parts: Iterable[str]) -> str:
    """Return a key that names its parts, in their order."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def program() -> str:
    """Return what names this version of grouping: what another one computed is of no use to it."""
    files = (
        path for path in resources.files("timeline.corroboration").iterdir() if path.name.endswith((".py", ".json"))
    )
    digest = hashlib.sha256(f"{__version__} {EXTRACTOR_VERSION}".encode())
    for path in sorted(files, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
