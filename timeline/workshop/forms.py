"""What an editor filled in, to a corrected event; what cannot be read, with the field that it is in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from timeline.dates import DateError, When
from timeline.events import Event, Status
from timeline.store.model import CLOCK, own_of

STATUSES: Final = tuple(str(status) for status in Status)
OWN: Final = "own."
"""What the fields of declared keys begin with."""

SEPARATOR: Final = ";"
"""Between names: commas are part of some."""


@dataclass(frozen=True, slots=True)
class SuggestionForm:
    """The fields of a suggestion as text, and what is wrong with them by field."""

    title: str
    date: str
    time: str
    status: str
    speaker: str
    who: str
    where: str
    tags: str
    text: str
    own: Mapping[str, str] = field(default_factory=dict)
    """The keys that the settings declare, each with its text; several texts have separators between them."""

    errors: Mapping[str, str] = field(default_factory=dict)


def form_of(event: Event) -> SuggestionForm:
    """Return the form that says what an event says."""
    first = next(iter(event.sources), None)
    return SuggestionForm(
        event.title,
        str(event.date),
        event.time or "",
        str(event.status),
        (first.according_to if first is not None else None) or "",
        _joined(event.who),
        _joined(event.where),
        _joined(event.tags),
        event.text or "",
        {name: said if isinstance(said, str) else _joined(said) for name, said in event.own},
    )


def read_form(event: Event, fields: Mapping[str, str], dates: Callable[[str], When]) -> tuple[SuggestionForm, Event]:
    """Read what was filled in.

    Args:
        event: The event as it was shown.
        fields: The fields that were sent; one that is missing is as it was.
        dates: Reads a date as people write it.

    Returns:
        The form, with what is wrong with it, and the corrected event, which is the one shown where nothing was changed.
    """
    shown = form_of(event)
    values: dict[str, Any] = {name: _text(fields[name]) for name in _NAMES if name in fields}
    declared = {name.removeprefix(OWN): _text(said) for name, said in fields.items() if name.startswith(OWN)}
    said = replace(shown, **values, own={**shown.own, **declared})
    # Without a script the date that was chosen from the list comes as it is; one that was typed is worth more.
    if fields.get("pick") and said.date == shown.date:
        said = replace(said, date=_text(fields["pick"]))
    errors: dict[str, str] = {}
    when = event.date
    try:
        when = event.date if said.date == shown.date else dates(said.date)
    except DateError as error:
        errors["date"] = str(error)
    if not said.title:
        errors["title"] = "write what happened, in one line"
    if said.time and not CLOCK.pattern.fullmatch(said.time):
        errors["time"] = f"write {CLOCK.form}"
    if said.status not in STATUSES:
        errors["status"] = f"choose one of {', '.join(STATUSES)}"
    said = replace(said, errors=errors)
    return said, event if errors else _corrected(event, shown, said, when)


def _corrected(event: Event, shown: SuggestionForm, said: SuggestionForm, when: When) -> Event:
    where = _names(said.where)
    sources = event.sources
    if said.speaker != shown.speaker and sources:
        sources = (replace(sources[0], according_to=said.speaker or None), *sources[1:])
    return replace(
        event,
        title=said.title,
        date=when,
        time=said.time or None,
        status=Status(said.status),
        who=event.who if said.who == shown.who else _names(said.who),
        where=event.where if said.where == shown.where else where,
        places=tuple(place for place in event.places if said.where == shown.where or place.name in where),
        tags=event.tags if said.tags == shown.tags else _names(said.tags),
        text=event.text if said.text == shown.text else said.text or None,
        sources=sources,
        own=own_of(
            {
                name: _declared(dict(event.own).get(name), shown.own.get(name), text)
                for name, text in said.own.items()
                if text
            }
        ),
    )


def _declared(before: str | tuple[str, ...] | None, shown: str | None, text: str) -> str | tuple[str, ...]:
    """What stands under a declared key now: as it was where nobody changed it, and a list where it was one."""
    if before is not None and text == shown:
        return before
    return _names(text) if isinstance(before, tuple) else text


_NAMES: Final = ("title", "date", "time", "status", "speaker", "who", "where", "tags", "text")


def _text(value: str) -> str:
    return value.replace("\r\n", "\n").strip()


def _joined(names: tuple[str, ...]) -> str:
    return f"{SEPARATOR} ".join(names)


def _names(text: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()) for part in text.split(SEPARATOR))
    return tuple(dict.fromkeys(part for part in parts if part))
