"""Events that were read, brought into a chronology: nothing that is there is changed, nothing comes in twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.events import Event
from timeline.exchange.edition import Remark
from timeline.exchange.rows import ImportedRows, TableRow, with_unique_ids


@dataclass(frozen=True, slots=True)
class Arrival:
    """The events that are new, under ids that nobody has, and what is to be said of the others.

    ``there`` is the number of rows whose event is in the chronology already.
    """

    events: tuple[Event, ...]
    there: int
    remarks: tuple[Remark, ...]


def _says_less(row: Event, present: Event) -> bool:
    """Whether a row says of an event nothing but what is there: most formats cannot hold all that an event is."""
    if (row.date, row.title) != (present.date, present.title):
        return False
    return row == present or row == replace(
        present,
        **{
            name: getattr(row, name) for name in ("text", "sources", "status", "tags", "where", "who", "time", "places")
        },
    )


def arrive(read: ImportedRows, present: Mapping[str, Event]) -> Arrival:
    """What of the rows is new to a chronology that holds ``present``, its events by id.

    A row without an id is there already where an event says the same; one with an id where that event does. An event
    under the same id that says something else is a person's, and stays as it is.
    """
    said = {replace(event, id="") for event in present.values()}
    new: list[TableRow] = []
    remarks: list[Remark] = []
    there = 0
    for row in read.rows:
        other = present.get(row.event.id) if row.named else None
        if _says_less(row.event, other) if other else (not row.named and replace(row.event, id="") in said):
            there += 1
        elif other is not None:
            message = f'an event "{row.event.id}" is there and says something else; change that one by hand'
            remarks.append(Remark(f"row {row.number}", message, left_out=True))
        else:
            new.append(row)
    events = tuple(with_unique_ids(new, present))
    for row, event in zip(new, events, strict=True):
        if row.named and row.event.id != event.id:
            message = f'the id "{row.event.id}" stands in a row before; this event is "{event.id}"'
            remarks.append(Remark(f"row {row.number}", message))
    return Arrival(events, there, (*read.remarks, *remarks))
