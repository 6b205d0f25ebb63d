"""Three versions of a file of events, or of the lock, merged event by event: what git asks its merge driver for.

Of an event that only one branch touched that branch's lines are taken as they are, comments included. One that both
touched is merged field by field; where both changed one field, both values stand between git's markers. An event that
one branch deleted and the other changed stays: nothing is lost, and it is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from timeline.dates import chronological, parse_edtf
from timeline.events import Citation, Event, Place
from timeline.store import render
from timeline.store.conventions import ANY_KEYS
from timeline.store.event_reader import another_id, identified
from timeline.store.layout import TextLines, keys_within
from timeline.store.lock import Lock, file_of, read_lock, with_ids, write_lock
from timeline.store.merge import Conflict, merge_event
from timeline.store.merge_fields import merge_value
from timeline.store.model import EVENT, SOURCE, event_values, plain_source
from timeline.store.nodes import Items, Node, Pairs, Scalar
from timeline.store.recognise import renamed, source_name
from timeline.store.splice import node_content, own_pairs, revise
from timeline.store.yamlfile import BOM, EventFile

T = TypeVar("T")

OURS: Final = "<<<<<<< ours"
THEIRS: Final = ">>>>>>> theirs"


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged text, with markers where ``conflicted``; ``notes`` say what an editor should look at."""

    text: str
    conflicted: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Block:
    """An event with the lines that are its own: comments above it, and the empty lines below it."""

    text: str
    event: Event


def merge_texts(base: str, ours: str, theirs: str) -> MergedText | None:
    """The merged file of events; None where one of the three is not laid out event by event, so that lines must do."""
    first = _parts(base)
    if first is None:
        return None
    head, before = first
    parts = [_parts(text, "" if before else head) for text in (ours, theirs)]
    if any(part is None for part in parts):
        return None
    (our_head, mine), (their_head, other) = (part for part in parts if part is not None)
    names = _names_of_both(_names(before, mine), _names(before, other))
    before, mine, other = (_with_ids(blocks, names) for blocks in (before, mine, other))
    apart = _names_apart(*map(_events, (before, mine, other)))
    other = _with_ids(other, apart)
    blocks: dict[str, _Block] = {}
    notes = [
        f"{name}: both branches gave this id to another event; theirs has the id {new} now"
        for name, new in apart.items()
    ]
    conflicted = False
    for name in [*mine, *(name for name in other if name not in mine)]:
        was, one, two = before.get(name), mine.get(name), other.get(name)
        match one, two:
            case _Block(), _Block():
                merged, clash = _merged(was, one, two)
                blocks[name] = merged
                conflicted |= clash
                notes += [f"{name}: both branches changed one field"] * clash
            case (_Block() as left, None) | (None, _Block() as left):
                if was is None or left.text.strip() != was.text.strip():
                    blocks[name] = left
                    notes += [f"{name}: one branch deleted it, the other changed it; it stays"] * (was is not None)
            case _:
                pass
    return MergedText(_joined(_head(head, our_head, their_head), blocks, mine), conflicted, tuple(notes))


def merge_locks(base: str, ours: str, theirs: str) -> str:
    """The merged lock. It says that it was merged: then an update takes nothing that is missing for deleted.

    It holds no article that either branch read: the next update reads those as new, for what they tell can belong to
    what the other branch brought. What stood on both branches before stays as it is.
    """
    before, mine, other = read_lock(base), read_lock(ours), read_lock(theirs)
    names = _names_of_both(_new_names(before, mine), _new_names(before, other))
    before, mine, other = (with_ids(lock, names) for lock in (before, mine, other))
    mine, other = _locks_apart(before, mine, other)
    events = _three(before.base, mine.base, other.base, _either)
    idents = set(events)
    gone = {
        name
        for name in idents
        if name in _three_sets(before.gone & before.base.keys(), set(mine.gone), set(other.gone))
    }
    marks = _three(before.marks, mine.marks, other.marks, lambda _was, one, two: tuple(dict.fromkeys((*one, *two))))
    standing = {*idents, *marks} - gone
    merged = Lock(
        events,
        {
            name: read
            for name, read in before.articles.items()
            if read == mine.articles.get(name) == other.articles.get(name)
        },
        tuple(_three(_by_key(before), _by_key(mine), _by_key(other), lambda _was, one, _two: one).values()),
        _three(before.renamed, mine.renamed, other.renamed, lambda _was, one, _two: one),
        _three(before.moved, mine.moved, other.moved, lambda _was, one, _two: one),
        frozenset(gone),
        {name: why for name, why in {**other.reasons, **mine.reasons}.items() if name in gone},
        {name: file for name, file in {**other.files, **mine.files}.items() if name in standing},
        {name: why for name, why in {**other.missing, **mine.missing}.items() if name in standing},
        {name: event for name, event in {**other.offers, **mine.offers}.items() if name in idents},
        _three(before.former, mine.former, other.former, lambda _was, one, _two: one),
        min(mine.extractor, other.extractor),
        mine.names if mine.names == other.names else "",
        unquoted={
            name: tuple(sorted({*mine.unquoted.get(name, ()), *other.unquoted.get(name, ())}))
            for name in sorted((mine.unquoted.keys() | other.unquoted.keys()) & idents)
        },
        marks=marks,
        former_marks=_three(before.former_marks, mine.former_marks, other.former_marks, lambda _was, one, _two: one),
        common=_three(before.common or {}, mine.common or {}, other.common or {}, lambda _was, one, _two: one) or None,
    )
    return re.sub(r'"sum": "[0-9a-f]*"', '"sum": "merged"', write_lock(merged), count=1)


def _locks_apart(before: Lock, mine: Lock, other: Lock) -> tuple[Lock, Lock]:
    """Two locks in which no id is that of two different events that both are new."""
    names = _names_apart(before.base, mine.base, other.base)
    # Of two files the later one is told to give its event another id, see ``with_own_ids``.
    ours = {old: new for old, new in names.items() if file_of(mine, old) > file_of(other, old)}
    theirs = {old: new for old, new in names.items() if old not in ours}
    return _with_ids_apart(mine, ours), _with_ids_apart(other, theirs)


def _with_ids_apart(lock: Lock, names: Mapping[str, str]) -> Lock:
    """The lock in which events have other ids; nothing leads to them, for their old ids are those of other events."""
    renamed_too = with_ids(lock, names)
    return replace(renamed_too, renamed={old: new for old, new in renamed_too.renamed.items() if old not in names})


def _names_apart(before: Mapping[str, Event], mine: Mapping[str, Event], other: Mapping[str, Event]) -> dict[str, str]:
    """The ids that two branches gave to different events, each with the one that the event of one of them has then."""
    taken = {*before, *mine, *other}
    both = sorted((mine.keys() & other.keys()) - before.keys())
    return {name: another_id(name, taken) for name in both if not _is_one(mine[name], other[name])}


def _is_one(one: Event, two: Event) -> bool:
    """Whether two events of one id, each written on a branch of its own, are the same: they share a source, or what
    happened and when."""
    shared = {*map(source_name, one.sources)} & {*map(source_name, two.sources)}
    return bool(shared) or (one.title, one.date) == (two.title, two.date)


def _new_names(before: Lock, after: Lock) -> dict[str, str]:
    """The ids that were changed on a branch; an event that is under its old id on the other one has the new one, too.

    Where the old id is in use again, as that of an event that was joined with another, it stays.
    """
    idents, there = {*before.base, *before.marks}, {*after.base, *after.marks}
    changed = {old: after.leads[old] for old in after.renamed if old in idents and old not in before.renamed}
    return {old: new for old, new in changed.items() if old not in there and new in there}


def _by_key(lock: Lock) -> dict[object, Conflict]:
    return {(one.id, one.field, one.source): one for one in lock.conflicts}


def _either(was: Event | None, one: Event, two: Event) -> Event:
    """One line of two: what the machine said last in either branch, field by field."""
    return merge_event(was or one, identified(two, one.id), one)[0]


def _three(
    before: Mapping[Any, T], mine: Mapping[Any, T], other: Mapping[Any, T], both: Callable[[Any, Any, Any], Any]
) -> dict[Any, T]:
    """Three mappings, key by key; ``both`` decides about a key that both branches changed."""
    merged: dict[Any, T] = {}
    for key in sorted({*mine, *other}, key=repr):
        was, one, two = before.get(key), mine.get(key), other.get(key)
        match one, two:
            case None, None:
                pass
            case None, _ if two is not None and (was is None or was != two):
                merged[key] = two
            case _, None if one is not None and (was is None or was != one):
                merged[key] = one
            case _ if one is not None and two is not None:
                merged[key] = two if one == was else one if two in (was, one) else both(was, one, two)
            case _:
                pass
    return merged


def _three_sets(before: set[str], mine: set[str], other: set[str]) -> set[str]:
    return {name for name in mine | other if (name in mine and name in other) or name not in before}


def _parts(text: str, head: str = "") -> tuple[str, dict[str, _Block]] | None:
    """What stands before the first event, and each event with its lines; None for any other layout.

    Lines that are known to be the ``head`` of the file are no comment on its first event.
    """
    file = EventFile.parse(text, "", ANY_KEYS)
    if file.root is None and not file.problems:  # no line, or only comments
        return file.content, {}
    ids = [entry.id for entry in file.entries]
    if not isinstance(file.root, Items) or file.root.flow or len(set(ids)) < len(ids):
        return None
    if any(entry.event is None for entry in file.entries):
        return None
    layout = TextLines(file.text)
    starts = [layout.extent(file.root, entry.node)[0] for entry in file.entries]
    if head and file.content.startswith(head):
        starts[0] = len(head.removeprefix(BOM))
    ends = [*starts[1:], len(file.text)]
    blocks = {
        entry.event.id: _Block(file.text[start:end], entry.event)
        for entry, start, end in zip(file.entries, starts, ends, strict=True)
        if entry.event is not None
    }
    return (BOM if file.bom else "") + file.text[: starts[0]], blocks


def _names(before: Mapping[str, _Block], after: Mapping[str, _Block]) -> dict[str, str]:
    """The events that a branch gave another id: the old one -> the new one."""
    return renamed(_events(before), _events(after))


def _names_of_both(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    """The old ids with the new ones of both branches; an event that both gave another id has that of ours."""
    both = {theirs[old]: ours[old] for old in ours.keys() & theirs.keys() if theirs[old] != ours[old]}
    return {**theirs, **ours, **both}


def _with_ids(blocks: Mapping[str, _Block], names: Mapping[str, str]) -> dict[str, _Block]:
    """The events under the ids that they have in the merged file, in their lines too."""
    return {names.get(name, name): _with_id(block, names.get(name, name)) for name, block in blocks.items()}


def _with_id(block: _Block, name: str) -> _Block:
    if block.event.id == name:
        return block
    file = EventFile.parse(block.text, "")
    [entry] = file.entries
    written = entry.node.get("id") if isinstance(entry.node, Pairs) else None
    if written is None:  # no event that was read is without one
        return block
    text = file.text[: written.start] + name + file.text[written.end :]
    return _Block(text, identified(block.event, name))


def _events(blocks: Mapping[str, _Block]) -> dict[str, Event]:
    return {name: block.event for name, block in blocks.items()}


def _head(was: str, one: str, two: str) -> str:
    """What stands before the first event; where both branches changed it, the new lines of both."""
    if was in (one, two):
        return two if one == was else one
    known = {*was.splitlines(), *one.splitlines()}
    return one + "".join(line for line in two.splitlines(keepends=True) if line.rstrip("\r\n") not in known)


def _merged(was: _Block | None, one: _Block, two: _Block) -> tuple[_Block, bool]:
    """An event that is in both branches, and whether both changed one field of it."""
    if one.text.strip() == two.text.strip() or (was is not None and two.text.strip() == was.text.strip()):
        return one, False
    if was is not None and one.text.strip() == was.text.strip():
        return two, False
    # What a person checked stands as it was looked at: what the other branch changed is for a person to decide.
    unchecked = was is None or not was.event.checked
    theirs = unchecked and two.event.checked and not one.event.checked
    ours = unchecked and one.event.checked and not two.event.checked
    chosen, other = (two, one) if theirs else (one, two)
    now = identified(other.event, chosen.event.id)
    before = identified(was.event, chosen.event.id) if was is not None else _common(now, chosen.event)
    if ours or theirs:
        event, conflicts = chosen.event, _unseen(before, now, chosen.event)
    else:
        event, _, conflicts = merge_event(before, now, chosen.event)
        places, clash = _located(event.where, before, now, chosen.event)
        event = replace(event, places=places)
        conflicts += [Conflict(event.id, "where", None, None, None, None)] * clash
    text = _with_words_of_both(was, chosen, other, event)
    for conflict in conflicts:
        text = _marked(text, conflict, now, ours_second=theirs)
    return _Block(text, event), bool(conflicts)


_NO_DATE: Final = parse_edtf("XXXX")
"""Some day of some year, which nobody writes."""


def _common(one: Event, two: Event) -> Event:
    """Return what two branches have in common of an event that each of them added: where both say something else,
    neither is an earlier version of the other."""
    absent: dict[str, Any] = {key.name: key.default for key in EVENT[1:]} | {
        "date": _NO_DATE,
        "title": "",
        "sources": (),
    }
    values = {
        name: value if getattr(one, name) != getattr(two, name) else getattr(one, name)
        for name, value in absent.items()
    }
    theirs = {source_name(each): each for each in one.sources}
    both = [(theirs[source_name(each)], each) for each in two.sources if source_name(each) in theirs]
    values["sources"] = tuple(_common_source(*each) for each in both)
    return Event(
        id=two.id,
        **values,
        places=tuple(place for place in one.places if place in two.places),
        own=tuple(said for said in one.own if said in two.own),
    )


def _common_source(one: Citation, two: Citation) -> Citation:
    differing: dict[str, Any] = {
        key.name: key.default for key in SOURCE if getattr(one, key.name) != getattr(two, key.name)
    }
    return replace(one, **differing)


def _located(names: Sequence[str], before: Event, now: Event, yours: Event) -> tuple[tuple[Place, ...], bool]:
    """Return the coordinates of places, in the order of their names, and whether both branches changed those of one."""
    versions = [{place.name: place for place in event.places} for event in (before, now, yours)]
    merged = [merge_value(*(version.get(name) for version in versions)) for name in names]
    return tuple(one.value for one in merged if one.value is not None), any(one.conflicts for one in merged)


def _with_words_of_both(was: _Block | None, one: _Block, two: _Block, event: Event) -> str:
    """The event laid out as where somebody wrote comments or keys of their own, with those of the other branch.

    A key of one's own that both branches wrote stands a second time as a comment.
    """
    before = _words(was.text) if was is not None else frozenset()
    plain_one, plain_two = not _words(one.text) - before, not _words(two.text) - before
    laid_out, more = (two, one) if plain_one and not plain_two else (one, two)
    file = EventFile.parse(revise(EventFile.parse(laid_out.text, "", ANY_KEYS), [event]), "", ANY_KEYS)
    new = _words(more.text) - before - _words(file.text)
    above = [word for word in _comments(more.text) if word in new]
    below = []
    there = {key.value for key in keys_within(file.entries[0].node)}
    layout = TextLines(EventFile.parse(more.text, "", ANY_KEYS).text)
    for key, value in _own_pairs(more.text):
        if (key.value, node_content(value)) in new and key.value not in there:
            below.append(layout.text[layout.line_start(key.start) : layout.next_line(max(key.end, value.end))])
        elif (key.value, node_content(value)) in new:
            above.append(f"# {key.value}: {node_content(value)}".replace("\n", " "))
    end = TextLines(file.text).next_line(file.entries[0].node.end)
    whole = file.text[:end] if file.text[:end].endswith("\n") else file.text[:end] + file.newline
    head = "".join(f"{comment}{file.newline}" for comment in above)
    return head + whole + "".join(below) + file.text[end:]


def _words(text: str) -> frozenset[object]:
    """What people left in the lines of an event: comments, and keys of their own with what they say."""
    return frozenset((*_comments(text), *((key.value, node_content(value)) for key, value in _own_pairs(text))))


def _own_pairs(text: str) -> list[tuple[Scalar, Node]]:
    return [pair for entry in EventFile.parse(text, "", ANY_KEYS).entries for pair in own_pairs(entry.node)]


def _unseen(before: Event, now: Event, checked: Event) -> list[Conflict]:
    """The fields that one branch changed while the other checked the event: who checked it has not seen that.

    Names and sources that were added meanwhile are no conflict: an update offers what is still found of them.
    """
    plains = event_values(before), event_values(now), event_values(checked)
    names = dict.fromkeys([*(key.name for key in EVENT[1:]), *(name for name, _ in (*now.own, *checked.own))])
    differing = (name for name in names if plains[1].get(name) not in [one.get(name) for one in plains[::2]])
    return [
        Conflict(checked.id, name, None, *(None if one.get(name) is None else str(one[name]) for one in plains))
        for name in differing
        if not any(isinstance(one.get(name), list) for one in plains)
    ]


def _comments(text: str) -> list[str]:
    file = EventFile.parse(text, "", ANY_KEYS)
    nodes = [entry.node for entry in file.entries]
    return TextLines(file.text).comments(nodes, 0, len(file.text))


def _marked(text: str, conflict: Conflict, theirs: Event, *, ours_second: bool = False) -> str:
    """The text with both values of a field between the markers of git; the text is theirs with ``ours_second``."""
    file = EventFile.parse(text, "", ANY_KEYS)
    layout = TextLines(file.text)
    node: Any = file.entries[0].node if file.entries else None
    shown: Mapping[str, Any] = event_values(theirs)
    if conflict.source is not None and isinstance(node, Pairs):
        sources = node.get("sources")
        places = [source_name(one) for one in file.entries[0].sources if one is not None]
        at = places.index(conflict.source) if conflict.source in places else -1
        node = sources.items[at] if isinstance(sources, Items) and at >= 0 else None
        shown = next((plain_source(one) for one in theirs.sources if source_name(one) == conflict.source), {})
    if not isinstance(node, Pairs) or node.flow:
        return text
    pair = next(((key, value) for key, value in node.items if key.value == conflict.field), None)
    if pair is None:
        start = end = layout.next_line(node.items[-1][1].end)
    else:
        start, end = layout.line_start(pair[0].start), layout.next_line(max(pair[0].end, pair[1].end))
    indent = " " * (node.column - 1)
    new = (
        f"{indent}{render.pair(conflict.field, shown[conflict.field], node.column - 1, file.newline)}{file.newline}"
        if (conflict.field in shown)
        else ""
    )
    first, second = (new, file.text[start:end]) if ours_second else (file.text[start:end], new)
    marks = f"{OURS}{file.newline}{first}======={file.newline}{second}{THEIRS}{file.newline}"
    return file.text[:start] + marks + file.text[end:]


def _joined(head: str, blocks: Mapping[str, _Block], mine: Mapping[str, _Block]) -> str:
    """The events in the order of our branch, those of theirs at their place in time."""
    order = [name for name in mine if name in blocks]
    for name in (name for name in blocks if name not in mine):
        order.insert(_place([blocks[one].event for one in order], blocks[name].event), name)
    texts = [blocks[name].text for name in order]
    newline = "\r\n" if any("\r\n" in text for text in texts) else "\n"
    apart = any(text.endswith(newline * 2) for text in texts)
    for number, text in enumerate(texts):
        last = number == len(texts) - 1
        whole = text if text.endswith("\n") else text + newline
        whole += newline * (apart and not last and not whole.endswith(newline * 2))
        # Empty lines apart events; behind the last one there is nothing to keep apart.
        texts[number] = whole.rstrip("\r\n") + newline if last and order[-1] != ([*mine] or [""])[-1] else whole
    return head + "".join(texts)


def _place(events: Sequence[Event], event: Event) -> int:
    """Before which of the events a new one goes: behind the last that is not later."""
    key = chronological(event.date), event.id
    later = (number for number, one in enumerate(events, 1) if (chronological(one.date), one.id) <= key)
    return max(later, default=0)
