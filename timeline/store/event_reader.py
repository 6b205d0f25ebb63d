"""A node of YAML -> an event, or everything that is wrong with it, each at its place and with what to write instead."""

from __future__ import annotations

import difflib
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from typing import Any, Final, NamedTuple

from timeline.dates import DateError
from timeline.events import Citation, Event, Media, Place
from timeline.problems import Problem
from timeline.store.conventions import Conventions
from timeline.store.model import (
    ADDRESS,
    CLOCK,
    EVENT,
    KNOWN_BY,
    MEDIA,
    OWN,
    PLACE,
    SOURCE,
    ChoiceKind,
    DateText,
    DayText,
    FilesKind,
    Flag,
    Key,
    Label,
    NamesKind,
    Number,
    Pattern,
    PlacesKind,
    SourcesKind,
    Text,
    cut,
    located,
    own_of,
    value_of,
)
from timeline.store.nodes import Items, Node, Pairs, Scalar
from timeline.store.scalars import other_reading
from timeline.text import DECLARABLE, title_slug

_EVENT_KEYS: Final = {key.name: key for key in EVENT}
_SOURCE_KEYS: Final = {key.name: key for key in SOURCE}
_PLACE_KEYS: Final = {key.name: key for key in PLACE}
_MEDIA_KEYS: Final = {key.name: key for key in MEDIA}

NEAR: Final = 0.75
"""How alike a key that does not exist and one that does are, so that the one is a slip for the other: "titel" and
"title" are .80, "image" and "time" .67."""


DECLARED_AT: Final = "mkdocs.yml, plugins, timeline, own_keys"
"""Where keys of one's own are declared."""


class ReadEvent(NamedTuple):
    """What a node says: ``event`` is None when something is wrong, ``sources`` are those that can be read even then.

    A source that cannot be read is None, so that the others keep their places. ``sound`` is the event without the
    sources that something is wrong with, None where something is wrong elsewhere in it.
    """

    event: Event | None
    sources: tuple[Citation | None, ...]
    problems: list[Problem]
    sound: Event | None = None


def read_event(node: Node, path: str, conventions: Conventions) -> ReadEvent:
    """The event that the node says, and what is wrong with it."""
    findings = _Findings(path)
    if not isinstance(node, Pairs):
        findings.add(node, "no event; write keys below each other: - id: ..., date: ..., title: ...", "structure")
        return ReadEvent(None, (), findings.problems)
    values = _values(node, _EVENT_KEYS, conventions, findings, own=True)
    if "where" in values:
        values |= located(values["where"])
    if (clock := clock_of(node)) is not None:
        values["time"] = clock
    _require(EVENT, node, findings)
    sources = values.get("sources", ())
    if not findings.failed:
        return ReadEvent(Event(**values), sources, findings.problems)
    if len(findings.of_sources) < findings.errors:
        return ReadEvent(None, sources, findings.problems)
    bad = set(findings.of_sources)
    values["sources"] = tuple(one for number, one in enumerate(sources) if one is not None and number not in bad)
    return ReadEvent(None, sources, findings.problems, Event(**values))


_DATE_TIME: Final = re.compile(
    r"""-?\d{4}-\d\d-\d\d[T ](?P<clock>\d\d:\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?
    [ ]?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?""",
    re.VERBOSE,
)
"""A day with a clock time in ISO 8601.

Matches:
    2024-07-19T04:09:00Z
    2024-07-19 04:09
    2024-07-19T04:09:00.250+0200
Does not match:
    2024-07-19
    2024-07-19T04
    2024-07-19 4:09 am
"""


def clock_of(node: Pairs) -> str | None:
    """The clock time that stands behind the date of an event without a time of its own; None where there is none."""
    date = node.get("date")
    return clock_behind(date.value) if isinstance(date, Scalar) and node.get("time") is None else None


def clock_behind(date: str) -> str | None:
    """The clock time that stands behind a date; None where there is none.

    2024-07-19T04:09:00Z has 04:09Z, and "3 May 2021, 2:30 pm" 14:30.
    """
    said = _DATE_TIME.fullmatch(date.strip())
    if said is None:
        return _clock_in_words(date)
    second = f":{said['second']}" if said["second"] not in (None, "00") else ""
    zone = said["zone"] or ""
    if zone not in ("", "Z"):
        digits = zone[1:].replace(":", "").ljust(4, "0")
        zone = f"{zone[0]}{digits[:2]}:{digits[2:]}"
    clock = f"{said['clock']}{second}{zone}"
    return clock if CLOCK.pattern.fullmatch(clock) else None


def _clock_in_words(text: str) -> str | None:
    """The clock time of a date in words. Few dates have one: the grammar is asked only where digits allow it."""
    if not any(mark in text.lower() for mark in (":", "m", "h", "noon")) or not any(mark.isdigit() for mark in text):
        return None
    from timeline.when.typed import read_typed  # the grammar, which few files need

    try:
        clock = read_typed(text).time
    except DateError:
        return None
    return clock if clock is not None and CLOCK.pattern.fullmatch(clock) else None


def _require(keys: Sequence[Key], node: Pairs, findings: _Findings) -> None:
    for key in keys:
        if key.required and (written := node.get(key.name)) is None:
            findings.add(node, f'no "{key.name}"; add {key.name}: {_suggestion(key, node)}', "missing")
        elif key.required and isinstance(written, Scalar) and written.empty:
            findings.add(written, f"{key.name} is empty; write {key.name}: {_suggestion(key, node)}", "missing")


def _source_at(number: int, node: Node, conventions: Conventions, findings: _Findings) -> Citation | None:
    before = findings.errors
    citation = _read_source(node, conventions, findings)
    findings.of_sources += [number] * (findings.errors - before)
    return citation


def _read_source(node: Node, conventions: Conventions, findings: _Findings) -> Citation | None:
    if isinstance(node, Scalar) and ADDRESS.pattern.fullmatch(node.value):
        return Citation(url=node.value)
    if not isinstance(node, Pairs):
        findings.add(node, "no source; write - article: ... and quote: ..., or - url: ...", "structure")
        return None
    values = _values(node, _SOURCE_KEYS, conventions, findings)
    if not any(node.get(name) is not None for name in KNOWN_BY):
        findings.add(
            node, f"a source without {', '.join(KNOWN_BY[:-1])} or {KNOWN_BY[-1]}; add what it is found by", "missing"
        )
    return Citation(**values)


def _read_place(node: Node, key: Key, conventions: Conventions, findings: _Findings) -> str | Place | None:
    if not isinstance(node, Pairs):
        return _name(key, node, findings)
    values = _values(node, _PLACE_KEYS, conventions, findings)
    _require(PLACE, node, findings)
    return Place(**values) if len(values) == len(PLACE) else None


def _read_file(node: Node, conventions: Conventions, findings: _Findings) -> Media | None:
    if not isinstance(node, Pairs):
        findings.add(node, "no file; write - file: images/..., with alt: ... and credit: ...", "structure")
        return None
    values = _values(node, _MEDIA_KEYS, conventions, findings)
    _require(MEDIA, node, findings)
    return Media(**values) if "file" in values else None


class _Findings:
    """What is wrong so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.errors = 0
        self.of_sources: list[int] = []
        """The number of the source that each error in a source is of."""

    @property
    def failed(self) -> bool:
        return self.errors > 0

    def add(self, node: Node, message: str, rule: str) -> None:
        self.problems.append(Problem(self.path, node.line, node.column, message, rule))
        self.errors += 1

    def warn(self, node: Node, message: str, rule: str) -> None:
        self.problems.append(Problem(self.path, node.line, node.column, message, rule, "warning"))


def _values(
    node: Pairs, keys: dict[str, Key], conventions: Conventions, findings: _Findings, *, own: bool = False
) -> dict[str, Any]:
    """The values of a mapping by key; those of declared keys under "own", where there may be some."""
    values: dict[str, Any] = {}
    declared: dict[str, Any] = {}
    seen: dict[str, int] = {}
    for name, value in node.items:
        if name.value in seen:
            findings.add(name, f'"{cut(name.value)}" stands twice, first in line {seen[name.value]}; keep one', "twice")
        seen.setdefault(name.value, name.line)
        if name.value in keys:
            read = _value(keys[name.value], value, conventions, findings)
            if read is not None:
                values[name.value] = read
        elif name.value.startswith(OWN):
            continue
        elif own and conventions.declares(name.value):
            read = _declared(name.value, value, findings)
            if read is not None:
                declared[name.value] = read
        else:
            findings.add(name, _unknown(name.value, keys, conventions, own=own), "unknown-key")
    if declared:
        values["own"] = own_of(declared)
    return values


def _declared(name: str, node: Node, findings: _Findings) -> str | tuple[str, ...] | None:
    """What is said under a key that the settings declare: a text, or a list of texts."""
    if isinstance(node, Scalar) and (node.empty or not node.value.strip()):
        return None
    match node:
        case Scalar():
            if not _NUMBER.fullmatch(node.value):
                _warn_of_other_readings(name, node, findings)
            return node.value
        case Items():
            key = Key(name, NamesKind(), "", "")
            return tuple(text for item in node.items if (text := _name(key, item, findings)) is not None) or None
        case _:
            findings.add(node, f"{cut(name)}: a mapping stands here; write a text, or a list of texts", "structure")
            return None


_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
"""A number that every reader of YAML takes for the same one."""


def _unknown(name: str, keys: Mapping[str, Key], conventions: Conventions, *, own: bool) -> str:
    """What to do about a key that does not exist: the one that was meant, or where keys of one's own are declared."""
    names = [*keys, *(conventions.keys or ())] if own else [*keys]
    near = difflib.get_close_matches(name[:60], names, 1, NEAR)
    if near:
        fix = f'write "{near[0]}"'
    elif own and DECLARABLE.fullmatch(name):
        fix = f"to show it, declare it: {DECLARED_AT}: [{name}]; to keep it private, write {OWN}{name}"
    elif own:
        fix = f"known are {', '.join(names)}; more are declared in {DECLARED_AT}; private ones begin with {OWN}"
    else:
        fix = f"known are {', '.join(names)}; your own begin with {OWN}"
    return f'unknown key "{cut(name)}"; {fix}'


def _value(key: Key, node: Node, conventions: Conventions, findings: _Findings) -> Any:
    if isinstance(node, Scalar) and node.empty:
        return None
    match key.kind:
        case NamesKind():
            if isinstance(node, Items):
                return tuple(text for item in node.items if (text := _name(key, item, findings)) is not None)
            shown = f": [{cut(node.value)}]" if isinstance(node, Scalar) else ", as [North Korea, Russia]"
            findings.add(node, f"{key.name}: write a list{shown}", "structure")
        case PlacesKind():
            if isinstance(node, Items):
                places = (_read_place(item, key, conventions, findings) for item in node.items)
                return tuple(place for place in places if place is not None)
            shown = f": [{cut(node.value)}]" if isinstance(node, Scalar) else ", as [Vladivostok]"
            findings.add(node, f"{key.name}: write a list{shown}", "structure")
        case FilesKind():
            if isinstance(node, Items):
                files = (_read_file(item, conventions, findings) for item in node.items)
                return tuple(one for one in files if one is not None)
            findings.add(node, f"{key.name}: write a list: each begins with - file:", "structure")
        case SourcesKind():
            if isinstance(node, Items):
                return tuple(_source_at(number, item, conventions, findings) for number, item in enumerate(node.items))
            findings.add(node, "sources: write a list: each source begins with - article: or - url:", "structure")
        case _ if isinstance(node, Scalar):
            return _scalar(key, node, conventions, findings)
        case _:
            findings.add(node, f"{key.name}: a list or a mapping stands here; write one text, in quotes", "structure")
    return None


def _scalar(key: Key, node: Scalar, conventions: Conventions, findings: _Findings) -> Any:
    if not node.value.strip():
        findings.add(node, f"{key.name} is empty; write something, or remove the line", "missing")
        return None
    try:
        value = value_of(key, node.value, conventions.dates)
    except ValueError as error:
        rule = {DateText: "date", DayText: "date", ChoiceKind: "choice", Flag: "choice", Pattern: "form", Text: "form"}
        message = str(error)
        if isinstance(key.kind, ChoiceKind) and (
            near := difflib.get_close_matches(node.value[:60].lower(), list(key.kind.words), 1)
        ):
            message = f'"{cut(node.value)}" is not known; write {near[0]}'
        if key.name == "id":
            message += f"; here {made}" if (made := title_slug(node.value)) else ""
        findings.add(node, f"{key.name}: {message}", rule.get(type(key.kind), "form"))
        return None
    if not isinstance(key.kind, Flag | Number) and not (isinstance(key.kind, Label) and is_whole_number(node.value)):
        _warn_of_other_readings(key.name, node, findings)
    return value


def is_whole_number(text: str) -> bool:
    """Whether every reader of YAML takes the text for the same whole number: 12, but not 012 or 1_000."""
    return re.fullmatch(r"0|[1-9][0-9]*", text) is not None


def _name(key: Key, node: Node, findings: _Findings) -> str | None:
    if not isinstance(node, Scalar):
        findings.add(node, f"{key.name}: a list or a mapping stands in the list; put the text in quotes", "structure")
        return None
    if node.empty or not node.value.strip():
        findings.add(node, f"{key.name}: an empty name; write one in quotes, or remove it", "missing")
        return None
    _warn_of_other_readings(key.name, node, findings)
    return node.value


def _warn_of_other_readings(name: str, node: Scalar, findings: _Findings) -> None:
    if not node.style and (reading := other_reading(node.value)):
        findings.warn(
            node,
            f'{name}: other readers of YAML take {cut(node.value)} for {reading}; write "{cut(node.value)}"',
            "plain-value",
        )


def _suggestion(key: Key, node: Pairs) -> str:
    title = node.get("title")
    if key.name == "id" and isinstance(title, Scalar) and (made := title_slug(title.value)):
        return made
    return key.example


def identified(event: Event, new: str) -> Event:
    """The same event under another id."""
    return event if event.id == new else replace(event, id=new)


def another_id(ident: str, taken: Container[str]) -> str:
    """Return a free id for an event whose id is that of another event, too.

    "strike-other" for "strike"; no number alone, for an update on another branch may give that to what it finds.
    """
    numbered = (f"{ident}-other-{number}" for number in count(2))
    return next(one for one in chain([f"{ident}-other"], numbered) if one not in taken)


def most_similar(word: str, words: Sequence[str]) -> str | None:
    """The most similar of some words, None when none is close."""
    return next(iter(difflib.get_close_matches(word[:200], words, 1)), None)
