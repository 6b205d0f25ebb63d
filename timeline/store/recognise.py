"""Which found event is which known one: recognised by the quotes it stands on, for dates and titles get corrected."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from timeline.dates import chronological
from timeline.events import Citation, Event
from timeline.store.event_reader import identified

ALIKE: Final = 0.5
"""The share of words that two passages of an article have in common when one is the other, quoted anew."""


class SourceName(NamedTuple):
    """What a source is known by: the passage of an article, or ``url``, an address or what else a work is known by."""

    article: str
    quote: str
    url: str


def source_name(citation: Citation) -> SourceName:
    """The name of one source of an event."""
    return SourceName(
        citation.article or "", citation.quote or "", (citation.url if citation.article else citation.work) or ""
    )


def with_sources_of(event: Event, other: Event) -> Event:
    """The event with those sources of another one that it has not."""
    there = {source_name(citation) for citation in event.sources}
    more = (citation for citation in other.sources if source_name(citation) not in there)
    return replace(event, sources=(*event.sources, *more))


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events in an order that depends on what they say alone."""
    return sorted(events, key=lambda event: (chronological(event.date), event.title, repr(event)))


def renamed(base: Mapping[str, Event], edited: Mapping[str, Event]) -> dict[str, str]:
    """Events that the editor gave another id: the old one -> the new one.

    Such an event stands on all the sources of one that is gone, and has its title too, or its date, names and places.
    Who changes those as well has written another event.
    """
    gone = _by_sources(base[ident] for ident in sorted(base.keys() - edited.keys()))
    mine = _by_sources(edited[ident] for ident in sorted(edited.keys() - base.keys())) if gone else {}
    pairs = [
        (before.id, event.id)
        for names, events in mine.items()
        for event in events
        for before in gone.get(names, ())
        if names and _is_renamed(before, event)
    ]
    return _one_to_one(pairs)


def _one_to_one(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The pairs of ids that are each in one pair alone: the editor will have split the others, or joined them."""
    counts = Counter(ident for pair in pairs for ident in pair)
    return {old: new for old, new in pairs if counts[old] == counts[new] == 1}


def marks_of(event: Event) -> tuple[str, ...]:
    """By what an event is recognised under another id: digests of what ``renamed`` compares.

    Where it has no sources, its title and its date have to be the same.
    """
    sources = sorted(map(source_name, event.sources))
    if not sources:
        return (_digest((event.title, event.date)),)
    return _digest((sources, event.title)), _digest((sources, event.date, event.who, event.where))


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def renamed_by_marks(
    marks: Mapping[str, Sequence[str]], edited: Mapping[str, Event], base: Container[str]
) -> dict[str, str]:
    """Events that were not as they were found and that people gave another id: the old one -> the new one."""
    gone = {ident: current for ident, current in marks.items() if ident not in edited}
    new = [event for ident, event in sorted(edited.items()) if ident not in marks and ident not in base] if gone else []
    pairs = [(ident, event.id) for event in new for ident in sorted(gone) if {*gone[ident]} & {*marks_of(event)}]
    return _one_to_one(pairs)


def _by_sources(events: Iterable[Event]) -> Mapping[frozenset[SourceName], list[Event]]:
    groups: defaultdict[frozenset[SourceName], list[Event]] = defaultdict(list)
    for event in events:
        groups[frozenset(map(source_name, event.sources))].append(event)
    return groups


def _is_renamed(before: Event, mine: Event) -> bool:
    return before.title == mine.title or (before.date, before.who, before.where) == (mine.date, mine.who, mine.where)


def recognise(
    base: Mapping[str, Event], found: Sequence[Event], edited: Mapping[str, Event]
) -> tuple[dict[str, Event], list[Event]]:
    """The found event of each known id, and those that are new.

    Known is what the machine found before (``base``) and what the editor wrote (``edited``). The most shared quotes
    win; where several events stand on the same ones, what else they say decides. Then, among those left: the same quote
    in an article of another name, and a passage of the same article that overlaps. What quotes nothing is known by
    its id.
    """
    matched: dict[str, Event] = {}
    rest = in_order(found)
    for look in (_quoted, _quoted_anywhere, _overlapping, _unquoted):
        unknown = [ident for ident in sorted({*base, *edited}) if ident not in matched]
        if not unknown:
            break
        pairs = sorted(_scored(unknown, rest, base, edited, look))
        taken: set[int] = set()
        for _, ident, place in pairs:
            if ident not in matched and place not in taken:
                matched[ident] = rest[place]
                taken.add(place)
        rest = [event for place, event in enumerate(rest) if place not in taken]
    return matched, rest


Score: TypeAlias = tuple[float, ...]


def _scored(
    ids: Sequence[str],
    found: Sequence[Event],
    base: Mapping[str, Event],
    edited: Mapping[str, Event],
    look: Callable[[Sequence[Event | None], Sequence[Event]], Mapping[tuple[int, int], int]],
) -> list[tuple[Score, str, int]]:
    """Every pair of a known and a found event that share a quote, the best first when sorted."""
    befores = [base.get(ident) for ident in ids]
    afters = [edited.get(ident) for ident in ids]
    shared, held = look(befores, found), look(afters, found)
    scored: list[tuple[Score, str, int]] = []
    for known, place in {**shared, **held}:
        before, event = befores[known], found[place]
        common = shared.get((known, place), 0)
        either = _quotes(event) + (0 if before is None else _quotes(before)) - common
        same = before is not None and identified(before, event.id) == event
        like = before or afters[known]
        score = (
            -common,
            -common / max(either, 1),
            -same,
            -held.get((known, place), 0),
            -(like is not None and like.date == event.date) - (like is not None and like.title == event.title),
            -(ids[known] == event.id),
        )
        scored.append((score, ids[known], place))
    return scored


def _quoted(known: Sequence[Event | None], found: Sequence[Event]) -> Mapping[tuple[int, int], int]:
    return _sharing(known, found, lambda event: {(one.article, one.quote) for one in event.sources if one.quote})


def _quoted_anywhere(known: Sequence[Event | None], found: Sequence[Event]) -> Mapping[tuple[int, int], int]:
    return _sharing(known, found, lambda event: {one.quote for one in event.sources if one.quote})


def _unquoted(known: Sequence[Event | None], found: Sequence[Event]) -> Mapping[tuple[int, int], int]:
    return _sharing(known, found, lambda event: () if _quotes(event) else {event.id, identified(event, "")})


def _sharing(
    known: Sequence[Event | None], found: Sequence[Event], names: Callable[[Event], Iterable[Hashable]]
) -> Mapping[tuple[int, int], int]:
    """How many of the names that they go by each pair of a known and a found event has in common."""
    standing: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, event in enumerate(found):
        for name in names(event):
            standing[name].append(place)
    common: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number, one in enumerate(known):
        for name in () if one is None else names(one):
            for place in standing.get(name, ()):
                common[number, place] += 1
    return common


def _overlapping(known: Sequence[Event | None], found: Sequence[Event]) -> Mapping[tuple[int, int], int]:
    """Pairs of which two passages of one article are alike."""
    passages: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, event in enumerate(found):
        for citation in event.sources:
            if citation.article and citation.quote:
                passages[citation.article].append((place, citation.quote))
    common: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number, one in enumerate(known):
        for citation in _sources(one):
            if citation.article and citation.quote:
                for place, other in passages.get(citation.article, ()):
                    common[number, place] += alike(citation.quote, other)
    return {pair: count for pair, count in common.items() if count}


def _quotes(event: Event) -> int:
    return sum(citation.quote is not None for citation in event.sources)


def _sources(event: Event | None) -> Sequence[Citation]:
    return () if event is None else event.sources


def alike(one: str, other: str) -> bool:
    """Whether two passages of an article are one, quoted anew: one holds the other, or most words are the same.

    "They sailed" is like "They sailed on 8 October".
    """
    if one in other or other in one:
        return True
    words, others = _words(one), _words(other)
    return len(words & others) >= ALIKE * len(words | others) > 0


@lru_cache(maxsize=4096)
def _words(quote: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", quote.lower()))
