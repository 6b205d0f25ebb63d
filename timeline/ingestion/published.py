"""From the evidence for a day of publication to a verdict that says what it rests on and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.dates import Day
from timeline.ingestion.found import Evidence, Kind


@dataclass(frozen=True, slots=True)
class Published:
    """The day an article came out. ``stamp`` has time and zone where given; ``why`` and ``against`` are for people."""

    day: Day
    stamp: str
    why: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def words(self) -> str:
        """For the front matter: "JSON-LD datePublished, address; but meta date says 2024-10-20"."""
        return ", ".join(self.why) + (f"; but {', '.join(self.against)}" if self.against else "")


def decide(evidence: Iterable[Evidence], latest: Day | None = None) -> Published | None:
    """The day that the most trusted evidence names, unless two kinds of less trusted evidence agree on another.

    A stamp in UTC gives way to a day beside it that the page shows or that stands in the address, for that is the day
    where the article came out. Days after ``latest``, the day the document was fetched, are no evidence.
    """
    found = sorted((one for one in evidence if latest is None or one.day <= latest.plus(1)), key=lambda one: one.kind)
    if not found:
        return None
    day = _day(found)
    for_it = [one for one in found if one.day == day]
    against = [one for one in found if one.day != day]
    stamps = sorted(for_it, key=lambda one: (one.kind, -len(one.stamp)))
    stamp = next((one.stamp for one in stamps if "T" in one.stamp), str(day))
    return Published(day, stamp, _told(for_it), tuple(dict.fromkeys(f"{one.where} says {one.day}" for one in against)))


def _day(found: list[Evidence]) -> Day:
    best = found[0]
    if best.kind is Kind.STATED:
        return best.day
    others = [one for one in found if one.day != best.day]
    local = [one for one in others if one.kind in (Kind.TIME, Kind.ADDRESS, Kind.TEXT, Kind.DATELINE)]
    if beside := [one.day for one in local if best.in_utc and _may_be_local(one.day, best)]:
        return beside[0]
    backing = _witnesses(one for one in found if one.day == best.day)
    for other in others:
        if _witnesses(one for one in others if one.day == other.day) > max(backing, 1):
            return other.day
    return best.day


def _may_be_local(day: Day, stamp: Evidence) -> bool:
    """Whether it can have been this day somewhere at a moment in UTC: zones go from 12 hours behind it to 14 ahead."""
    hour = int(stamp.stamp.partition("T")[2][:2])
    later = day.ordinal - stamp.day.ordinal
    return (later == 1 and hour >= 10) or (later == -1 and hour < 12)


def _witnesses(evidence: Iterable[Evidence]) -> int:
    """How many kinds of evidence there are; a page's JSON-LD and meta tags are filled from one field, and are one."""
    return len({Kind.META if one.kind is Kind.JSON_LD else one.kind for one in evidence})


def _told(evidence: list[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.where for one in evidence))
