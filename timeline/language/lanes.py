"""The weights of a feature, one for each answer, as one whole number: sums of such numbers add all lanes at once.

A file stores these numbers, for to make them of 400,000 features takes longer than to read a long text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict

HEXADECIMAL = 16


class StoredLanes(TypedDict):
    """How a file holds them: features, one a line, and the number of each, hexadecimal, between blanks."""

    features: str
    lanes: str


def pack(weights: Iterable[int], width: int) -> int:
    """Return one number of the weights for each answer; each lane has ``width`` bits.

    >>> hex(pack([3, 0, 1], width=8))
    '0x10003'
    """
    return sum(weight << (width * lane) for lane, weight in enumerate(weights))


def write_lanes(packed: Mapping[str, int]) -> StoredLanes:
    """Return what a file stores. Raises ValueError for a feature that has a line break."""
    names = sorted(packed)
    if any("\n" in name for name in names):
        raise ValueError("a feature has a line break; features are stored one a line")
    return {"features": "\n".join(names), "lanes": " ".join(f"{packed[name]:x}" for name in names)}


def read_lanes(stored: StoredLanes) -> dict[str, int]:
    """Return the number of each feature.

    >>> read_lanes({"features": "noun\\nverb", "lanes": "10003 -5"})
    {'noun': 65539, 'verb': -5}
    """
    numbers = (int(number, HEXADECIMAL) for number in stored["lanes"].split())
    return dict(zip(stored["features"].split("\n"), numbers, strict=True))
