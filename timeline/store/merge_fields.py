"""Three versions of a value or of a list -> the merged one, what to remember, and the conflicts. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from timeline.events import Citation
from timeline.store.model import SOURCE
from timeline.store.recognise import SourceName, alike, source_name

T = TypeVar("T")

Clash: TypeAlias = tuple[SourceName | None, str | None, tuple[object, object, object]]
"""A conflict: of which source, in which of its fields, and what it was, is found as and was edited to."""


@dataclass(frozen=True, slots=True)
class MergedItems(Generic[T]):
    """The merged value, and the base of the next merge."""

    value: T
    base: T
    conflicts: tuple[Clash, ...] = ()


def merge_value(before: T, now: T, yours: T) -> MergedItems[T]:
    """One value. (June, July, June) is July; (June, June, May) is May; (June, July, May) is May and a conflict.

    An edit that the machine later agrees with is still an edit: the base does not move, so that it survives the
    machine's next change of mind.
    """
    if yours == before:
        return MergedItems(now, now)
    if now in (before, yours):
        return MergedItems(yours, before)
    return MergedItems(yours, now, ((None, None, (before, now, yours)),))


def merge_names(before: Sequence[str], now: Sequence[str], yours: Sequence[str]) -> MergedItems[tuple[str, ...]]:
    """A list of names. What was added by hand stays, what was removed by hand stays away; the editor's order holds."""
    if yours == before:
        return MergedItems(tuple(now), tuple(now))
    names = [name for name in yours if name in now or name not in before]
    new = [name for name in now if name not in yours and name not in before]
    machine = [name for name in now if name in before or name not in yours]
    refused = [name for name in before if name not in now and name not in yours]
    return MergedItems((*names, *new), (*machine, *refused))


def merge_sources(
    before: Sequence[Citation],
    now: Sequence[Citation],
    yours: Sequence[Citation],
    remarked: Collection[SourceName | None] = (),
    refused: Collection[str] = (),
) -> MergedItems[tuple[Citation, ...]]:
    """A list of sources, each merged field by field. One edited or remarked on stays when it is no longer found.

    ``refused`` are quotes of events that were deleted by hand: they are not added.
    """
    if yours == before and not remarked and not refused:
        return MergedItems(tuple(now), tuple(now))
    was = _labelled(before)
    fresh = _relabelled(_labelled(now), was)
    edits = _relabelled(_labelled(yours), was)
    value: list[Citation] = []
    held: dict[_Label, Citation] = {}
    conflicts: list[Clash] = []
    for label, citation in edits.items():
        match was.get(label), fresh.get(label):
            case None, _:
                value.append(citation)
            case Citation() as old, None:
                if citation != old or source_name(citation) in remarked:
                    value.append(citation)
                    held[label] = old
            case Citation() as old, Citation() as new:
                merged, held[label], clashes = _merge_source(old, new, citation)
                value.append(merged)
                conflicts += clashes
    for label, citation in fresh.items():
        if label not in edits:
            held[label] = citation
            if label not in was and citation.quote not in refused:
                value.append(citation)
    removed = [citation for label, citation in was.items() if label not in fresh and label not in edits]
    machine = [held.pop(label) for label in fresh if label in held]
    return MergedItems(tuple(value), (*machine, *held.values(), *removed), tuple(conflicts))


def new_sources(before: Sequence[Citation], now: Sequence[Citation]) -> list[Citation]:
    """The sources that were not there before; one of a renamed article, or quoted anew, was."""
    was = _labelled(before)
    return [citation for label, citation in _relabelled(_labelled(now), was).items() if label not in was]


def _merge_source(before: Citation, now: Citation, yours: Citation) -> tuple[Citation, Citation, list[Clash]]:
    merged: dict[str, Any] = {}
    values: dict[str, Any] = {}
    conflicts: list[Clash] = []
    for key in SOURCE:
        outcome = merge_value(*(getattr(version, key.name) for version in (before, now, yours)))
        merged[key.name], values[key.name] = outcome.value, outcome.base
        conflicts += [(source_name(yours), key.name, three) for _, _, three in outcome.conflicts]
    return replace(yours, **merged), replace(before, **values), conflicts


_Label: TypeAlias = tuple[SourceName, int]
"""A source's name, and which it is among those of that name."""


def _labelled(citations: Sequence[Citation]) -> dict[_Label, Citation]:
    seen: Counter[SourceName] = Counter()
    labelled = {}
    for citation in citations:
        name = source_name(citation)
        labelled[name, seen[name]] = citation
        seen[name] += 1
    return labelled


def _relabelled(citations: dict[_Label, Citation], was: dict[_Label, Citation]) -> dict[_Label, Citation]:
    """The sources under the labels they had before: one that quotes its article anew is still the same source.

    It is the same where no other source is like it, of its article, or with its quote in a renamed article.
    """
    gone = [label for label in was if label not in citations]
    new = [label for label in citations if label not in was]
    names: dict[_Label, _Label] = {}
    for same in (_renamed, _requoted):
        pairs = [(one, other) for one in new for other in gone if same(one[0], other[0])]
        lost, came = Counter(other for _, other in pairs), Counter(one for one, _ in pairs)
        for one, other in pairs:
            if lost[other] == came[one] == 1 and one not in names and other not in names.values():
                names[one] = other
    return {names.get(label, label): citation for label, citation in citations.items()}


def _renamed(one: SourceName, other: SourceName) -> bool:
    return one.quote != "" and one.quote == other.quote


def _requoted(one: SourceName, other: SourceName) -> bool:
    return one.article != "" and one.article == other.article and alike(one.quote, other.quote)
