"""How the YAML of one timeline is read: its dates, and the keys of an event that its settings declare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from timeline.store.model import ReadDate, read_when


@dataclass(frozen=True, slots=True)
class Conventions:
    """What files cannot say themselves.

    ``dates`` reads the dates in them. ``keys`` are the declared keys of an event, each with its label for readers:
    they are public, as those that begin with x- are not. None takes every key for declared, which git's merges need:
    they see files of other times and settings.
    """

    dates: ReadDate = read_when
    keys: Mapping[str, str] | None = field(default_factory=dict)

    def declares(self, name: str) -> bool:
        """Return whether a key that is none of ours is a declared one."""
        return self.keys is None or name in self.keys


USUAL: Final = Conventions()
"""EDTF and dates in English words; no key is declared."""

ANY_KEYS: Final = Conventions(keys=None)
"""The same, with every key taken for declared."""
