"""The features by which the day of publication is chosen among the days that a document names; all are named here.

A feature is a sign that a reader attaches to the place where it found a day (``Evidence.signs``), the kind of place
where there is no sign, or a relation between the days of one document, worked out here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.dates import Day
from timeline.ingestion.address_day import month_in_address
from timeline.ingestion.parsed import Evidence, EvidenceKind

MARKS: Final = {
    "microdata": "an element with pubdate, itemprop datePublished, or an RDFa property that says the same",
    "named": "an element whose class or id says that it shows the publication",
    "time": "a time element",
    "dated": "an element whose class or id says that it shows a day",
    "bare": "a short piece of text that nothing marks",
}

ZONES: Final = {
    "beside": "within a few lines of the headline, or right above the story",
    "near": "below the headline and before the story, further away",
    "over": "right above the headline",
    "above": "further above the headline",
    "story": "within the story",
    "foot": "right below the story",
    "below": "further below the story",
    "far": "below the headline, far away, where no story was found",
    "elsewhere": "in comments, teasers, menus and captions",
    "footer": "in the foot of the page",
}

SIGNS: Final = {
    "json_ld.own": "JSON-LD datePublished of the page's own article",
    "json_ld.created": "JSON-LD dateCreated or uploadDate of the page's own article",
    "json_ld.named": "the JSON-LD node has the page's address or title",
    "json_ld.unnamed": "the JSON-LD node has neither",
    "json_ld.other": "JSON-LD datePublished of another node",
    "meta.explicit": "a meta tag that says published",
    "meta.plain": "a meta tag that only says date",
    "meta.created": "a meta tag that says created, or only time",
    "meta.unlisted": "a meta tag of another name that ends in date or time",
    "meta.first": "the most explicit of the page's meta tags",
    "modified": "JSON-LD dateModified, or a meta tag of a change",
    **{f"{mark}@{zone}": f"{what}, {where}" for mark, what in MARKS.items() for zone, where in ZONES.items()},
    **MARKS,
    **{f"@{zone}": where for zone, where in ZONES.items()},
    "first": "the day nearest to the headline",
    "first.marked": "the day nearest to the headline among those that are marked",
    "only": "the only day that the page shows in its own part",
    "label.change": "words around say that something was changed",
    "label.publication": "words around say that something came out",
    "label.as-of": "words around say what day a text is brought up to",
    "label.owner": "words around say whose the page is",
    "story": "a sentence of a story",
    "wordy": "more words than a byline has",
    "long": "more than a line of text",
    "several": "other days in the same piece",
    "alone": "hardly anything else in the same piece",
    "printed": "what an element tells machines is what it shows people",
    "clock": "a clock time in the same piece",
    "linked": "a link to another article beside it",
    "archive": "a link of the same day, as sites have to all that came out on it",
    "address": "in the address",
    "state": "the one day that the page's scripts or source comments say something came out on",
    "state.several": "one of several such days",
    "dateline": "the dateline of the story",
    "opening": "the story begins with the day",
    "line": "a short line at the top or the end of a text",
    "title": "in the title",
    "description": "in what the page says of itself to search engines",
    "revision": "when the revision of a wiki's page was saved",
    "feed": "the feed that lists the article says so",
    "file": "the day the file was made",
}

RELATIONS: Final = {
    "day": "any day at all: against no answer",
    "kinds": "the logarithm of the number of kinds of places that name it",
    "crowd": "the logarithm of the number of days that stand as it does: lists have many",
    "local": "a stamp in UTC falls on the day before or after, and a zone explains it",
    "shadow": "named by stamps in UTC only, while a reader sees the day before or after",
    "adjacent": "shown beside the headline, the day before or after that of a stamp for machines",
    "adjacent.rival": "a stamp for machines, the day before or after one that is shown beside the headline",
    "address.month": "the address has its year and month",
    "address.other": "the address has another day, month or year",
    "earliest": "the earliest of the days that are marked in the page",
    "changed": "a change is of an earlier day",
    "copied": "the page's change is of the same day",
    "rival.machine": "stamps for machines name another day",
    "rival.shown": "the day shown beside the headline is another one",
}

FEATURES: Final = {**SIGNS, **RELATIONS}

_MACHINE: Final = (EvidenceKind.JSON_LD, EvidenceKind.META)
_LOCAL: Final = (EvidenceKind.TIME, EvidenceKind.TEXT, EvidenceKind.ADDRESS, EvidenceKind.DATELINE)
_NO_EVIDENCE: Final = frozenset(("modified", "json_ld.other", "state.several"))
"""Signs of days that are not those of publication by themselves."""


def features_of(evidence: Sequence[Evidence], address: str = "") -> Mapping[Day, Mapping[str, float]]:
    """The features of each day that the evidence names. ``address`` is that of the document; it can have a month."""
    month = month_in_address(address) if address else None
    by_day: dict[Day, list[Evidence]] = {}
    for one in evidence:
        by_day.setdefault(one.day, []).append(one)
    shown_first = {one.day for one in evidence if "first.marked" in one.signs or "first" in one.signs}
    machine = {one.day for one in evidence if one.kind in _MACHINE and not _NO_EVIDENCE.intersection(one.signs)}
    changes = {one.day for one in evidence if one.kind is EvidenceKind.CHANGE}
    changes_seen = [one.day for one in evidence if "label.change" in one.signs and "@beside" in one.signs]
    in_address = {one.day for one in evidence if one.kind is EvidenceKind.ADDRESS}
    marked = {
        one.day for one in evidence if one.kind in (*_MACHINE, EvidenceKind.TIME) and "json_ld.other" not in one.signs
    }
    utc = [one for one in evidence if one.kind in _MACHINE and one.in_utc]
    standing: dict[str, set[Day]] = {}
    for one in evidence:
        if "label.change" not in one.signs:
            standing.setdefault(_stands(one), set()).add(one.day)
    result: dict[Day, dict[str, float]] = {}
    for day, places in by_day.items():
        if _is_of_something_else(places) or _is_hidden(places, changes_seen):
            continue
        found = dict.fromkeys((sign for one in places for sign in one.signs), 1.0)
        found["day"] = 1.0
        found["kinds"] = math.log(len({one.kind for one in places if one.kind is not EvidenceKind.CHANGE}) or 1)
        found["crowd"] = math.log(min(len(standing.get(_stands(one), ())) or 1 for one in places if is_place(one)))
        own_stamps = [one for one in places if one.kind in _MACHINE]
        is_local = any(one.kind in _LOCAL for one in places)
        relations = {
            "local": is_local and any(one.day != day and _may_be_local(day, one) for one in utc),
            "shadow": bool(own_stamps)
            and all(one.in_utc for one in own_stamps)
            and any(
                _seen(other, by_day) and any(_may_be_local(other, one) for one in own_stamps)
                for other in by_day
                if other != day
            ),
            "adjacent": day in shown_first
            and day not in machine
            and any(abs(day.ordinal - other.ordinal) == 1 for other in machine),
            "adjacent.rival": day in machine
            and day not in shown_first
            and any(abs(day.ordinal - other.ordinal) == 1 for other in shown_first),
            "address.month": month is not None and (day.year, day.month) == month,
            "address.other": bool(in_address - {day}) or (month is not None and not _is_in(day, month)),
            "earliest": day in marked and day == min(marked),
            "changed": any(change < day for change in changes),
            "copied": day in changes,
            "rival.machine": day not in machine and bool(machine),
            "rival.shown": day not in shown_first and bool(shown_first),
        }
        found |= {name: 1.0 for name, holds in relations.items() if holds}
        result[day] = found
    return result


def _is_in(day: Day, month: tuple[int, int]) -> bool:
    """Whether a day is in a month, or in its year where the month is 0."""
    return day.year == month[0] and month[1] in (0, day.month)


def _is_of_something_else(places: Iterable[Evidence]) -> bool:
    """Whether a day is only that of something else than the publication: then it is none, whoever finds it."""
    return all(map(_names_something_else, places))


def _names_something_else(place: Evidence) -> bool:
    """Whether a place says of its day that it is that of something else, or says nothing of it."""
    if _SOMETHING_ELSE.intersection(place.signs) or not is_place(place):
        return True
    return "@elsewhere" in place.signs and {"label.publication", "archive"}.isdisjoint(place.signs)


def _stands(evidence: Evidence) -> str:
    """The kind of place that names a day: "bare@below"."""
    return evidence.signs[0] if evidence.signs else ""


_NO_PLACE: Final = frozenset(("first", "first.marked", "only"))
"""Signs that say something of a day that another place names."""

_SOMETHING_ELSE: Final = frozenset(("label.change", "modified", "story", "state.several", "json_ld.other"))
"""Signs of a change, of what the story tells, and of other articles. A wrong day is worse than none."""


def is_place(evidence: Evidence) -> bool:
    """Whether evidence is a place that names a day, and not a finding about one that another place names."""
    return not evidence.signs or not _NO_PLACE.issuperset(evidence.signs)


MONTH: Final = 31
"""Days after which a text that was changed is no longer the one that came out."""


def _is_hidden(places: Iterable[Evidence], changes_seen: Iterable[Day]) -> bool:
    """Whether only machines are told a day, and readers see that of a change long after it.

    Which of the two the text is of is open: "last Friday" can be of either.
    """
    places = tuple(places)
    if any(one.kind in _LOCAL and is_place(one) and "state" not in one.signs for one in places):
        return False
    return any(change.ordinal - places[0].day.ordinal > MONTH for change in changes_seen)


def _seen(day: Day, by_day: Mapping[Day, Iterable[Evidence]]) -> bool:
    """Whether readers see the day: beside the headline, in the address, or in the dateline."""
    return any(
        one.kind in (EvidenceKind.ADDRESS, EvidenceKind.DATELINE)
        or any(sign.endswith("@beside") or sign.startswith("first") for sign in one.signs)
        for one in by_day[day]
    )


def _may_be_local(day: Day, stamp: Evidence) -> bool:
    """Whether it can have been this day somewhere at a moment in UTC: zones go from 12 hours behind it to 14 ahead."""
    hour = int(stamp.stamp.partition("T")[2][:2])
    later = day.ordinal - stamp.day.ordinal
    return hour >= 10 if later == 1 else later == -1 and hour < 12
