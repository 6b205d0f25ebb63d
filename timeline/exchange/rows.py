"""What is read from a file of somebody else's: events, and for each row what could not be kept, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from timeline.dates import When
from timeline.events import Citation, Event, Media, Place
from timeline.exchange.characters import cut_line, encodable
from timeline.exchange.edition import Remark
from timeline.store.event_reader import clock_behind
from timeline.store.model import (
    EVENT,
    ID,
    KNOWN_BY,
    MEDIA,
    PLACE,
    SOURCE,
    FilesKind,
    Flag,
    Key,
    NamesKind,
    Number,
    PlacesKind,
    SourcesKind,
    located,
    own_of,
    read_when,
    value_of,
)
from timeline.text import title_slug

MAX_TEXT: Final = 1_000_000
"""Characters of one text; what is longer is cut."""

MAX_ITEMS: Final = 10_000
"""Names or sources of one event, and rows without an event that are reported one by one."""

_LISTED: Final = 20
"""Names that a message lists."""

LONGEST_DATE: Final = 200
"""Characters of a date in which a clock time is looked for."""

ReadDate = Callable[[str], When]
"""Reads a date as people write it; raises DateError with what to write instead."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One event and the row that it stood in, counted from 1. ``with_unique_ids`` is whether its id stood there too."""

    number: int
    event: Event
    named: bool


@dataclass(frozen=True, slots=True)
class ImportedRows:
    """The rows of a file that are events, and what was not kept of any row."""

    rows: tuple[TableRow, ...]
    remarks: tuple[Remark, ...]
    originals: Mapping[int, Mapping[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    """The rows as they were in the file, by number: what is left out is given back to be mended."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, each with an id of its own."""
        return tuple(with_unique_ids(self.rows, ()))


def unreadable(reason: str) -> ImportedRows:
    """A file that nothing could be read from."""
    return ImportedRows((), (Remark("the file", reason, left_out=True),))


def with_unknown_columns(read: ImportedRows, columns: Sequence[str]) -> ImportedRows:
    """What was read from a table that has columns of which nothing was kept."""
    if not columns:
        return read
    remark = Remark("the file", f"column {listed_names(columns)}: unknown; not kept in any row")
    return ImportedRows(read.rows, (remark, *read.remarks), read.originals)


RawRow = tuple[int, Mapping[str, Any] | str | None, list[str]]
"""A row: its number, the event in the form that the model gives it in JSON, and what was lost on the way to there.

In place of the event a text says why there is none; None stands for a row that was not meant to be one.
"""


def rows_to_events(rows: Iterable[RawRow], dates: ReadDate = read_when, declared: Collection[str] = ()) -> ImportedRows:
    """The events of the rows; ``declared`` are the keys that the settings declare."""
    read: list[TableRow] = []
    remarks: list[Remark] = []
    for number, shown, lost in rows:
        place = f"row {number}"
        if shown is None or isinstance(shown, str):
            remarks += [Remark(place, message) for message in lost]
            remarks += [] if shown is None else [Remark(place, shown, left_out=True)]
            continue
        row = _Reading(dates, lost, declared)
        event, named = row.event(shown)
        remarks += [Remark(place, message) for message in row.lost]
        if event is None:
            remarks.append(Remark(place, row.refused, left_out=True))
        else:
            read.append(TableRow(number, event, named))
    return ImportedRows(tuple(read), tuple(remarks))


def with_unique_ids(rows: Iterable[TableRow], taken: Iterable[str]) -> Iterator[Event]:
    """The events under ids that nobody has: of two that would be "strike" the second is "strike-2"."""
    every = tuple(rows)
    names = {*taken, *(row.event.id for row in every if row.named)}
    last: dict[str, int] = {}
    names_used: set[str] = set()
    for row in every:
        if row.named and row.event.id not in names_used:
            names_used.add(row.event.id)
            yield row.event
            continue
        name, number = row.event.id, last.get(row.event.id, 1)
        while name in names:
            number += 1
            name = f"{row.event.id}-{number}"
        last[row.event.id] = number
        names.add(name)
        yield replace(row.event, id=name)


def listed_names(names: Sequence[str]) -> str:
    """Names for a message, the first twenty of them: "colour", "mood"."""
    more = f" and {len(names) - _LISTED:,} more" if len(names) > _LISTED else ""
    return ", ".join(f'"{cut_line(name)}"' for name in names[:_LISTED]) + more


def _fits(key: Key, shown: Any) -> bool:
    """Whether it is a value other than text that can stand after the key."""
    match key.kind:
        case Flag():
            return isinstance(shown, bool)
        case Number():
            return isinstance(shown, int | float) and not isinstance(shown, bool)
        case _:
            return False


class _Reading:
    """One row as it is read: what was lost so far, and why there is no event where there is none."""

    def __init__(self, dates: ReadDate, lost: list[str], declared: Collection[str] = ()) -> None:
        self.dates = dates
        self.declared = declared
        self.lost = lost
        self.refused = ""

    def event(self, shown: Mapping[str, Any]) -> tuple[Event | None, bool]:
        """The event, and whether its id stood in the row."""
        declared = {name: said for name, said in shown.items() if name in self.declared}
        values = self._values(EVENT, {name: said for name, said in shown.items() if name not in declared}, "")
        values["own"] = own_of({name: one for name, said in declared.items() if (one := self._own(name, said))})
        for key in EVENT:
            if key.required and key.name not in values and key.name != "id":
                # What is wrong with the value was said where it was read; that is why the row is left out.
                wrong = next((one for one in self.lost if one.startswith(f"{key.name}: ")), None)
                if wrong is not None:
                    self.lost.remove(wrong)
                self.refused = wrong or f"no {key.name}"
                return None, False
        if "time" not in values and isinstance(shown["date"], str):
            clock = clock_behind(shown["date"][:LONGEST_DATE])
            # Programs write midnight where they know no time.
            values |= {"time": clock} if clock and not clock.startswith("00:00") else {}
        if "where" in values:
            values |= located(values["where"])
        named = "id" in values
        values.setdefault("id", title_slug(values["title"]) or "event")
        return Event(**values), named

    def _own(self, name: str, shown: Any) -> str | tuple[str, ...] | None:
        """What stands under a key that the settings declare."""
        if not isinstance(shown, list):
            return self._text(str(shown) if isinstance(shown, int | float) else shown, name)
        texts = (self._text(item, name) for item in shown[:MAX_ITEMS])
        return tuple(text for text in texts if text is not None)

    def _values(self, keys: tuple[Key, ...], shown: Mapping[str, Any], where: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        names = {key.name for key in keys}
        unknown = [name for name in shown if name not in names]
        if unknown:
            self.lost.append(f"{where}{listed_names(unknown)}: unknown key; not kept")
        for key in keys:
            if shown.get(key.name) is None:
                continue
            value = self._value(key, shown[key.name], where)
            if value is not None:
                values[key.name] = value
        return values

    def _value(self, key: Key, shown: Any, where: str) -> Any:
        label = f"{where}{key.name}"
        match key.kind:
            case NamesKind() | PlacesKind() | FilesKind() | SourcesKind():
                if not isinstance(shown, list):
                    self.lost.append(f"{label}: not a list; not kept")
                    return None
                if len(shown) > MAX_ITEMS:
                    self.lost.append(f"{label}: {len(shown):,} items; only the first {MAX_ITEMS:,} are kept")
                read = self._reader(key)
                items = (read(item, f"{label} {place}") for place, item in enumerate(shown[:MAX_ITEMS], 1))
                return tuple(item for item in items if item is not None)
            case _:
                text = shown if _fits(key, shown) else self._text(shown, label)
                if text is None:
                    return None
                try:
                    return value_of(key, text, self.dates)
                except ValueError as error:
                    use = "; one is made from the title" if key.kind is ID else "; not kept"
                    self.lost.append(f"{label}: {error}{'' if key.required and key.kind is not ID else use}")
                    return None

    def _text(self, shown: Any, label: str) -> str | None:
        if not isinstance(shown, str):
            self.lost.append(f"{label}: not text; not kept")
            return None
        if not shown.strip():
            self.lost.append(f"{label}: blank; not kept")
            return None
        if len(shown) > MAX_TEXT:
            self.lost.append(f"{label}: {len(shown):,} characters; only the first {MAX_TEXT:,} are kept")
        text = encodable(shown[:MAX_TEXT])
        if text != shown[:MAX_TEXT]:
            self.lost.append(f"{label}: has characters that UTF-8 cannot hold; they are replaced by U+FFFD")
        return text

    def _reader(self, key: Key) -> Callable[[Any, str], Any]:
        match key.kind:
            case SourcesKind():
                return self._source
            case PlacesKind():
                return self._place
            case FilesKind():
                return self._file
            case _:
                return self._text

    def _place(self, shown: Any, label: str) -> str | Place | None:
        if not isinstance(shown, dict):
            return self._text(shown, label)
        values = self._values(PLACE, shown, f"{label}, ")
        if len(values) == len(PLACE):
            return Place(**values)
        self.lost.append(f"{label}: a place needs a name, lat and lon; not kept")
        return None

    def _file(self, shown: Any, label: str) -> Media | None:
        values = self._values(MEDIA, shown, f"{label}, ") if isinstance(shown, dict) else {}
        if "file" in values:
            return Media(**values)
        self.lost.append(f"{label}: no file; not kept")
        return None

    def _source(self, shown: Any, label: str) -> Citation | None:
        if isinstance(shown, str):
            shown = {"url": shown}
        if not isinstance(shown, dict):
            self.lost.append(f"{label}: not a source; not kept")
            return None
        values = self._values(SOURCE, shown, f"{label}, ")
        if not any(name in values for name in KNOWN_BY):
            self.lost.append(f"{label}: neither an article nor a web address; not kept")
            return None
        return Citation(**values)
