"""What was found and what was edited, put together so that hand edits always win. Pure.

Three versions of each event meet: ``base`` is what the machine said last, ``found`` what it says now, ``edited`` what
stands in the files. A field that nobody edited follows the machine; an edited one stays, and where the machine changed
its mind too, that is a conflict. Lists are merged item by item.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, count
from types import MappingProxyType
from typing import Any

from timeline.events import Citation, Event
from timeline.store.event_reader import identified
from timeline.store.merge_fields import MergedItems, merge_names, merge_sources, merge_value, new_sources
from timeline.store.model import EVENT, SOURCE, Key, NamesKind, PlacesKind, SourcesKind, value_of
from timeline.store.recognise import (
    SourceName,
    alike,
    in_order,
    marks_of,
    recognise,
    source_name,
    with_sources_of,
)


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """A field that the editor and the machine both changed. The editor's value stands; this says so.

    ``source`` names the source where it is a field of one. Values are as in YAML, None for absent.

    Example:
        >>> Conflict("ferry-sinks", "date", None, "2024-10-14", "2024-10-15", "2024-10-13").yours
        '2024-10-13'
    """

    id: str
    field: str
    source: SourceName | None
    was: str | None
    found: str | None
    yours: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome. ``events`` is what the files should hold; ``base`` what the machine said, for the next merge.

    ``added``, ``changed`` and ``removed`` are ids that differ from the files. ``kept`` are events that the articles no
    longer tell but somebody edited or checked; ``deleted`` those that were found before and that no file holds;
    ``kept_out`` those of them that are still found. ``offers`` is what was found of events that a person has checked,
    where it is not what was found before; ``moved`` the events that were removed, each with the one that now stands on
    its quotes. ``withheld`` are the events that a mistake in the files hides and of which something else is found now:
    what they cited and what they would cite.
    """

    events: Mapping[str, Event]
    base: Mapping[str, Event]
    conflicts: tuple[Conflict, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]
    deleted: tuple[str, ...]
    kept_out: tuple[str, ...] = ()
    offers: Mapping[str, Event] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    withheld: Mapping[str, Event] = field(default_factory=dict)


Remark = tuple[str, SourceName | None]
"""Where a comment or a key of the editor's own stands: in the event, or in that source of it."""

WaitingNear = Callable[[Iterable[Citation]], Sequence[Event]]
"""Given citations, returns what waits in review and may be about one of them: of its article, or with its quote."""


def nothing_waits(_: Iterable[Citation]) -> Sequence[Event]:
    """Return no event: where nothing waits, or what waits does not count."""
    return ()


def merge(  # noqa: C901  a case for each way in which three versions can differ
    base: Mapping[str, Event],
    found: Sequence[Event],
    edited: Mapping[str, Event],
    remarks: Collection[Remark] = (),
    reserved: Collection[str] = (),
    waiting: WaitingNear = nothing_waits,
    hidden: Collection[str] = (),
    spoken_for: Collection[str] = (),
    written: Collection[str] = (),
    former: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> Merged:
    """Put together what was found before, what is found now and what stands in the files.

    The ids of ``found`` are proposals: an event keeps the id it has, and no new one gets one that is ``reserved``. It
    cites a passage once. What a person remarked on in a comment is not removed. What is ``waiting`` in review is not
    added, but an event that is in the files already is known by it. Events that are ``hidden``, by a mistake in their
    YAML, are neither changed nor deleted; what they quote is ``spoken_for``. Those that are known to be ``written`` by
    people stay theirs where the same is found. Of ``former`` events, by the marks of each, one that is found again gets
    its id back. merge(x, x, x) is x; merge(b, f, b) is f; merge(b, b, e) is e; merging
    again changes nothing.
    """
    remarked = _by_event(remarks)
    same, found = _unmoved(base, found, edited, {*remarked, *hidden}, spoken_for)
    known_ids = {*base, *edited} - same.keys()
    moving, yours_of = ({name: one for name, one in each.items() if name in known_ids} for each in (base, edited))
    matched, unknown = _recognised(moving, found, yours_of, waiting)
    away = _taken_out(moving, yours_of)
    passages = _Passages.of(away, [*found, *waiting(away)])
    refused = _quotes_taken_out(away, passages, found, yours_of) | set(spoken_for)
    unedited = {ident: one for ident, one in yours_of.items() if ident in matched and moving.get(ident) == one}
    apart = {ident for ident, one in unedited.items() if _is_all_taken_out(matched[ident], one, refused)}
    unknown = [*unknown, *(matched[ident] for ident in apart)]
    matched = {ident: now for ident, now in matched.items() if ident not in apart}
    put = _put_by_hand(moving, yours_of)
    unwelcome = refused.union(*put.values())
    quoted_before = {one.quote for one in _sources(moving.values())}
    events: dict[str, Event] = dict(same)
    known: dict[str, Event] = dict(same)
    offers: dict[str, Event] = {}
    withheld: dict[str, Event] = {}
    conflicts: list[Conflict] = []
    kept, deleted, claimed, gone = [], [], [], []
    for ident in sorted(known_ids):
        before, now, yours = base.get(ident), matched.get(ident), edited.get(ident)
        match before, now, yours:
            case Event(), _, Event() if yours.checked:
                events[ident], known[ident] = yours, before
                if now is None:
                    kept.append(ident)
                elif identified(now, ident) != before:
                    offers[ident] = identified(now, ident)
            case Event(), Event(), Event():
                noted = remarked.get(ident, set())
                barred = refused | (unwelcome - put[ident]) if ident in put else unwelcome
                event, known[ident], found_conflicts = merge_event(before, identified(now, ident), yours, noted, barred)
                events[ident] = event
                conflicts += found_conflicts
            case Event(), None, Event() if yours != before or ident in remarked:
                events[ident], known[ident] = yours, before
                kept.append(ident)
            case Event(), _, None if ident in hidden:
                known[ident] = before
                if now is None or identified(now, ident) != before:
                    withheld[ident] = with_sources_of(before, now or before)
            case Event(), _, None:
                known[ident] = with_sources_of(identified(now, ident), before) if now else before
                deleted.append(ident)
            case None, _, Event():
                events[ident] = yours
                # Where the lock is lost, what is found as it stands was found before. What people wrote, or split off
                # another event, stays theirs: for the next version of the program the two may be one again.
                # Keys that settings declare are people's alone: what the machine said is without them.
                was_found = now is not None and identified(now, ident) == replace(yours, own=())
                by_hand = ident in written or not quoted_before.isdisjoint(_quotes(yours))
                if was_found and not by_hand:
                    known[ident] = replace(yours, own=())
                elif now is not None:
                    claimed.append(now)
            case _:
                gone.append(ident)  # nobody edited it and the articles no longer tell it
    taken = {*known, *edited, *reserved}
    for event in in_order(unknown):
        left = replace(event, sources=_wanted(event, unwelcome, passages))
        if event.sources and not left.sources:
            claimed.append(event)  # a part of an event that was deleted
        else:
            ident = _former_id(event, former, known.keys() | edited.keys()) or _free(event.id, taken)
            known[ident] = identified(event, ident)
            events[ident] = identified(left, ident)
    for event in in_order(claimed):
        # Nobody asked for it, or somebody wrote it first: it is remembered like one that was deleted.
        ident = _free(event.id, taken)
        known[ident] = identified(event, ident)
    for ident, inherited in _inherited(moving, matched, yours_of, refused):
        events[ident] = _with_sources(events[ident], inherited)
    for ident in _reported_still(gone, yours_of, found, events.values()):
        events[ident], known[ident] = yours_of[ident], base[ident]
    outcome = _merged(events, known, edited, conflicts, kept, deleted, matched, offers)
    return replace(outcome, withheld=withheld) if withheld else outcome


def _reported_still(
    gone: Iterable[str], edited: Mapping[str, Event], found: Sequence[Event], standing: Iterable[Event]
) -> list[str]:
    """Return those that were not found as events of their own, but with another one from which people took them.

    An editor splits an event in two, for one version of the program each of them is found, and for the next they are
    one again: the passage of the second one would be in no event.
    """
    there = {(one.article, one.quote) for one in _sources(standing)}
    lost = {(one.article, one.quote) for one in _sources(found) if one.article and one.quote} - there
    return [ident for ident in gone if any((one.article, one.quote) in lost for one in edited[ident].sources)]


def _unmoved(
    base: Mapping[str, Event],
    found: Sequence[Event],
    edited: Mapping[str, Event],
    set_apart: Collection[str],
    spoken_for: Collection[str],
) -> tuple[dict[str, Event], list[Event]]:
    """Return the events that are found and stand in the files as they were found before, and what else was found.

    They are those whose quotes are in no other event, before, now or in the files: nothing that comes of the others
    depends on them, nor they on these. Of thousands they are nearly all.
    """
    owner: dict[str, str] = {}
    shared = set(spoken_for)
    for ident, event in chain(base.items(), edited.items()):
        for quote in _quotes(event):
            if owner.setdefault(quote, ident) != ident:
                shared.add(quote)
    candidates: dict[str, Event] = {}
    for event in found:
        quotes = _quotes(event)
        ident = owner.get(quotes[0], "") if quotes else ""
        if ident in candidates or ident not in base or identified(event, ident) != base[ident]:
            shared.update(quotes)
        else:
            candidates[ident] = event
    untouched = [ident for ident in candidates if ident not in set_apart and edited.get(ident) == base[ident]]
    same = {
        ident: base[ident]
        for ident in untouched
        if shared.isdisjoint(_quotes(base[ident])) and _distinct(base[ident]) is base[ident]
    }
    taken = {id(candidates[ident]) for ident in same}
    return same, [event for event in found if id(event) not in taken]


def _quotes(event: Event) -> list[str]:
    return [one.quote for one in event.sources if one.quote]


def _merged(
    events: Mapping[str, Event],
    known: Mapping[str, Event],
    edited: Mapping[str, Event],
    conflicts: Iterable[Conflict],
    kept: Iterable[str],
    deleted: Sequence[str],
    matched: Collection[str],
    offers: Mapping[str, Event],
) -> Merged:
    """Return what came of a merge, each list in an order that depends on the events alone."""
    removed = sorted(ident for ident in edited if ident not in events)
    return Merged(
        {ident: events[ident] for ident in sorted(events)},
        {ident: known[ident] for ident in sorted(known)},
        tuple(sorted(conflicts, key=repr)),
        tuple(sorted(ident for ident in events if ident not in edited)),
        tuple(sorted(ident for ident in events if ident in edited and edited[ident] != events[ident])),
        tuple(removed),
        tuple(kept),
        tuple(deleted),
        tuple(ident for ident in deleted if ident in matched),
        offers,
        _successors([edited[ident] for ident in removed], events),
    )


def _recognised(
    base: Mapping[str, Event], found: Sequence[Event], edited: Mapping[str, Event], waiting: WaitingNear
) -> tuple[Mapping[str, Event], Sequence[Event]]:
    """Return what was found of each event that is there, by its id, and what is new. An event of the files that was
    not found is looked for among those that wait in review."""
    matched, unknown = recognise(base, [_distinct(event) for event in found], edited)
    rest = {ident: base[ident] for ident in base if ident not in matched}
    left = {ident: edited[ident] for ident in edited if ident not in matched}
    near = waiting(_sources([*rest.values(), *left.values()]))
    more = recognise(rest, [_distinct(event) for event in near], left)[0] if near else {}
    return {**matched, **more}, unknown


def _quotes_taken_out(
    away: Collection[Citation], passages: _Passages, found: Sequence[Event], edited: Mapping[str, Event]
) -> set[str]:
    """Return the quotes that people took out, and those of what was found that lie in one of them."""
    in_files = {one.quote for event in edited.values() for one in event.sources}
    again = {one.quote for one in _sources(found) if one in passages} - in_files
    return {quote for quote in {one.quote for one in away} | again if quote}


def _is_all_taken_out(now: Event, before: Event, refused: Set[str]) -> bool:
    """Return whether what an event of the files is found as now is only what people took out of others.

    Where its own passage is gone from an article, what is left there may be like it.
    """
    quotes = set(_quotes(now))
    return bool(quotes) and quotes <= refused - set(_quotes(before))


def _wanted(event: Event, unwelcome: Collection[str], passages: _Passages) -> tuple[Citation, ...]:
    return tuple(one for one in event.sources if one.quote not in unwelcome and one not in passages)


def _by_event(remarks: Collection[Remark]) -> dict[str, set[SourceName | None]]:
    remarked: dict[str, set[SourceName | None]] = {}
    for ident, name in remarks:
        remarked.setdefault(ident, set()).add(name)
    return remarked


def _with_sources(event: Event, inherited: Iterable[Citation]) -> Event:
    """Return an event with the sources that it lacks of those it inherits; one that a person checked stays as it is."""
    if event.checked:
        return event
    there = {source_name(citation) for citation in event.sources}
    missing = [citation for citation in inherited if source_name(citation) not in there]
    return replace(event, sources=(*event.sources, *missing))


def _successors(removed: Sequence[Event], events: Mapping[str, Event]) -> dict[str, str]:
    """Which event now stands on the quotes of each that was removed, or on passages that are like them."""
    if not removed:
        return {}
    passages: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for ident in sorted(events):
        for citation in events[ident].sources:
            if citation.article and citation.quote:
                passages[citation.article].append((citation.quote, ident))
    successors = {}
    for event in removed:
        shared: Counter[str] = Counter()
        for citation in event.sources:
            for quote, ident in passages.get(citation.article or "", ()):
                if citation.quote and alike(citation.quote, quote):
                    shared[ident] += 1 + (citation.quote == quote)
        if shared:
            successors[event.id] = min(shared, key=lambda ident: (-shared[ident], ident))
    return successors


def take(event: Event, conflict: Conflict) -> Event:
    """The event with what was found instead of what the editor wrote: the other way to settle a conflict.

    From then on the field follows the machine again. An event that no longer has the source is as it was.
    """
    if conflict.source is None:
        return replace(event, **_found_value(EVENT, conflict))
    sources = tuple(
        replace(citation, **_found_value(SOURCE, conflict)) if source_name(citation) == conflict.source else citation
        for citation in event.sources
    )
    return replace(event, sources=sources)


def _found_value(keys: Sequence[Key], conflict: Conflict) -> dict[str, Any]:
    key = next(key for key in keys if key.name == conflict.field)
    return {key.name: key.default if conflict.found is None else value_of(key, conflict.found)}


def merge_event(
    before: Event,
    now: Event,
    yours: Event,
    remarked: Collection[SourceName | None] = (),
    refused: Collection[str] = (),
) -> tuple[Event, Event, list[Conflict]]:
    """One event: what the file should say, what the machine said, and the conflicts."""
    if yours == before and not remarked and not any(citation.quote in refused for citation in now.sources):
        return now, now, []
    merged: dict[str, Any] = {}
    known: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for key in EVENT[1:]:
        values = [getattr(version, key.name) for version in (before, now, yours)]
        match key.kind:
            case NamesKind() | PlacesKind():
                outcome: MergedItems[Any] = merge_names(*values)
            case SourcesKind():
                outcome = merge_sources(values[0], values[1], values[2], remarked, refused)
            case _:
                outcome = merge_value(*values)
        merged[key.name], known[key.name] = outcome.value, outcome.base
        conflicts += [
            Conflict(yours.id, part or key.name, source, *(None if one is None else str(one) for one in three))
            for source, part, three in outcome.conflicts
        ]
    merged["own"], found_conflicts = _merge_own(before, now, yours)
    conflicts += found_conflicts
    # Coordinates are the editor's alone; those of a place that went go with it.
    merged["places"] = tuple(place for place in yours.places if place.name in merged["where"])
    return replace(yours, **merged), replace(before, **known), conflicts


def _merge_own(before: Event, now: Event, yours: Event) -> tuple[tuple[Any, ...], list[Conflict]]:
    """The keys that settings declare. The machine writes none of them; two branches of git may both have."""
    versions = [dict(event.own) for event in (before, now, yours)]
    merged: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    for name in sorted({*versions[0], *versions[1], *versions[2]}):
        values = [version.get(name) for version in versions]
        if all(value is None or isinstance(value, tuple) for value in values):
            merged[name] = merge_names(*(value or () for value in values)).value or None
            continue
        outcome = merge_value(*values)
        merged[name] = outcome.value
        conflicts += [
            Conflict(yours.id, name, None, *(None if one is None else str(one) for one in three))
            for _, _, three in outcome.conflicts
        ]
    return tuple((name, value) for name, value in merged.items() if value is not None), conflicts


def _distinct(event: Event) -> Event:
    """The event with each passage cited once; cited twice it could not be told which of the two was edited."""
    sources = {source_name(citation): citation for citation in reversed(event.sources)}
    return event if len(sources) == len(event.sources) else replace(event, sources=tuple(reversed(sources.values())))


def _sources(events: Iterable[Event]) -> Iterator[Citation]:
    return (citation for event in events for citation in event.sources)


def _taken_out(base: Mapping[str, Event], edited: Mapping[str, Event]) -> list[Citation]:
    """What people took out: the sources of events that they deleted, and those that were in an event and are in none.

    The second are also those of an event that was split off another one, and deleted then. Two articles may say the
    same in one event: what is left of one is not what was taken out of the other. A source whose article the editor
    gave another name is still there.
    """
    standing = {(citation.article, citation.quote) for citation in _sources(edited.values())}

    def is_gone(event: Event, citation: Citation) -> bool:
        if (citation.article, citation.quote) in standing:
            return False
        now, before = ([one.quote for one in version.sources] for version in (edited[event.id], event))
        return now.count(citation.quote) < before.count(citation.quote)

    return [
        citation
        for ident, event in base.items()
        for citation in event.sources
        if ident not in edited or is_gone(event, citation)
    ]


@dataclass(frozen=True, slots=True)
class _Passages:
    """Passages of articles. A citation is ``in`` them that is one, perhaps cut in another way.

    A new version of the program cuts them so: a part of one, or more than it, is the passage itself. One that has most
    words in common is it only where the passage is no longer found. Where it is, the other is the next row of a list.
    """

    found: Mapping[str, Sequence[str]]
    lost: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, citations: Iterable[Citation], found: Iterable[Event]) -> _Passages:
        """Those that citations quote, by article, while these events are found."""
        there = {(citation.article, citation.quote) for citation in _sources(found)}
        by_article: tuple[defaultdict[str, list[str]], ...] = defaultdict(list), defaultdict(list)
        for citation in citations:
            if citation.article and citation.quote:
                is_lost = (citation.article, citation.quote) not in there
                by_article[is_lost][citation.article].append(citation.quote)
        return cls(*by_article)

    def __contains__(self, citation: Citation) -> bool:
        quote, article = citation.quote, citation.article or ""
        return quote is not None and (
            any(quote in other or other in quote for other in self.found.get(article, ()))
            or any(alike(quote, other) for other in self.lost.get(article, ()))
        )


def _put_by_hand(base: Mapping[str, Event], edited: Mapping[str, Event]) -> dict[str, set[str]]:
    """The passages that the editor put into each event: they stay there, and do not come to others as well."""
    put = {}
    for ident, event in edited.items():
        own = {one.quote for one in base[ident].sources} if ident in base else set()
        if added := {one.quote for one in event.sources if one.quote and one.quote not in own}:
            put[ident] = added
    return put


def _inherited(
    base: Mapping[str, Event], matched: Mapping[str, Event], edited: Mapping[str, Event], refused: Set[str]
) -> Iterator[tuple[str, list[Citation]]]:
    """Where two events were joined by hand, what is newly found for the one that went is for the one that stayed.

    Passages that the editor has put somewhere, or deleted, are not new.
    """
    heirs: dict[SourceName, str] = {}
    placed = refused | {citation.quote for event in edited.values() for citation in event.sources}
    for ident in sorted(edited):
        if ident in base and ident in matched:
            own = {source_name(citation) for citation in base[ident].sources}
            for citation in edited[ident].sources:
                if source_name(citation) not in own:
                    heirs.setdefault(source_name(citation), ident)
    for ident in sorted(base):
        if ident not in edited and ident in matched:
            names = [source_name(citation) for citation in base[ident].sources]
            heir = next((heirs[name] for name in names if name in heirs), None)
            new = new_sources(base[ident].sources, matched[ident].sources)
            more = [citation for citation in new if citation.quote not in placed]
            if heir is not None and more:
                yield heir, more


def _former_id(event: Event, former: Mapping[str, Sequence[str]], there: Container[str]) -> str | None:
    """The id that an event had before its articles went, None for one that was not there before."""
    marks = {*marks_of(event)} if former else set()
    return next((ident for ident in sorted(former) if ident not in there and not marks.isdisjoint(former[ident])), None)


def _free(ident: str, taken: set[str]) -> str:
    """The id, or with the first number behind it that is free: strike, strike-2. It is taken from then on."""
    numbered = (f"{ident}-{number}" for number in count(2))
    free = next(one for one in chain([ident], numbered) if one not in taken)
    taken.add(free)
    return free
