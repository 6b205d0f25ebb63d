"""What a reader finds in a document: text, and what is known of its publication, with the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from timeline.dates import Day

MAX_TEXT: Final = 1_000_000
"""Longer texts (in characters) are refused: no news article is."""


class EvidenceKind(IntEnum):
    """Where evidence for a day of publication was found, the most trusted first."""

    STATED = 1
    """The owner or the source says so: front matter, a JSON line, the header of a mail."""
    JSON_LD = 2
    META = 3
    TIME = 4
    ADDRESS = 5
    FEED = 6
    DATELINE = 7
    TEXT = 8
    FILE = 9
    """The day a file was made, as a PDF says it: it can be long after publication."""
    CHANGE = 10
    """A change of what had come out before."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that tells the day of publication. ``stamp`` is what is written there, time and zone kept; ``signs``
    are the features of timeline.ingestion.signs that hold for this place.

    Evidence(Kind.JSON_LD, Day(2024, 10, 18), "2024-10-18T09:30:00+09:00", "JSON-LD datePublished").
    """

    kind: EvidenceKind
    day: Day
    stamp: str
    where: str
    signs: tuple[str, ...] = ()

    @property
    def in_utc(self) -> bool:
        """Whether the stamp names a time in UTC, whose day may be another one than where the article came out."""
        return "T" in self.stamp and self.stamp.endswith(("Z", "+00:00", "+0000"))


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one document holds. ``url`` is the address it names itself; all but the text may be missing. ``pages`` are
    the offsets in the text where the second and each further printed page begins, ``line_numbers`` the offsets of the
    lines that its margin numbers, each with its number, ``revision`` the permanent address of
    what was read, where a wiki names one, ``attached`` where the parts begin that were attached to a mail."""

    text: str
    title: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    evidence: tuple[Evidence, ...] = ()
    modified: str = ""
    kind: str = ""
    pages: tuple[int, ...] = ()
    line_numbers: tuple[tuple[int, int], ...] = ()
    revision: str = ""
    attached: tuple[int, ...] = ()


class Unusable(Exception):
    """A document that cannot be brought in; the message says why and what to do about it."""
