"""Lists of objects in JSON or YAML, however deep they are: the data of other programs, as a table.

Items of vis-timeline, events of SIMILE and timemap, rows of ACLED, answers of Wikidata and lists that somebody wrote by
hand all become rows, with the names of nested keys put together ("source": {"url": ...} is "source url").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

import yaml

from timeline.dates import Date, DateError, Day
from timeline.exchange.encoding import from_json
from timeline.exchange.sheet import Sheet, fold, guess
from timeline.text import clean

MOST_DEEP: Final = 12
"""Levels of lists and objects that are looked through."""

_PRECISION: Final = {11: 3, 10: 2, 9: 1}
"""Wikidata's precision of days, months and years, as the number of parts of an ISO date that are known."""

_JULIAN: Final = "Q1985786"
_TIME: Final = re.compile(r"([+-]?)0*(\d{1,9})-(\d\d)-(\d\d)(?:T00:00:00Z)?")


class NoObjects(ValueError):
    """Raise for a text that holds no list of objects; the message says what is wrong."""


def parse(text: str) -> Any:
    """Return the value of a text in JSON, JSON lines or YAML.

    Raises:
        NoObjects: The text is none of them.
    """
    start = text.removeprefix("\ufeff").lstrip()
    if start.startswith(("{", "[")):
        try:
            return from_json(text)
        except ValueError as error:
            lines = [line for line in start.splitlines() if line.strip()]
            if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
                try:
                    return [json.loads(line) for line in lines]
                except ValueError:
                    pass
            raise NoObjects(str(error)) from None
    try:
        return yaml.load(text, Loader=_Text)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        raise NoObjects(f"not valid YAML: {clean(str(error))[:200]}") from None
    except RecursionError:
        raise NoObjects("lists within lists, deeper than any chronology needs") from None


class _Text(yaml.SafeLoader):
    """Reads every plain value as text: a date stays as it is written."""

    def construct_scalar(self, node: Any) -> Any:
        return super().construct_scalar(node)


_Text.yaml_implicit_resolvers = {}


def objects_of(value: Any) -> Sheet:
    """Return the longest list of objects that has a date and a title, as a table.

    Raises:
        NoObjects: There is no list of objects.
    """
    if isinstance(value, Mapping) and _bindings(value) is not None:
        return _table([_binding(row) for row in _bindings(value) or ()], wikidata=True)
    lists = [found for found in _lists(value, 0) if found]
    if not lists:
        raise NoObjects("no list of objects")
    groups = _group_names(value)
    best = max(lists, key=lambda found: (_is_chronology(found[0]), len(found)))
    return _table([_with_group(one, groups) for one in best], wikidata=False)


def _lists(value: Any, depth: int) -> Iterator[list[Mapping[str, Any]]]:
    """Every list of objects, with objects by name ({"a": {...}, "b": {...}}) as one, too."""
    if depth > MOST_DEEP:
        return
    children = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    objects = [child for child in children if isinstance(child, Mapping)]
    if objects and (isinstance(value, list) or len(objects) == len(value)):
        yield objects
    for child in children:
        if isinstance(child, Mapping | list):
            yield from _lists(child, depth + 1)


def _is_chronology(one: Mapping[str, Any]) -> bool:
    targets = set(guess([name for name, _ in _flat(one)]).values())
    return "title" in targets and bool(targets & {"date", "year", "edtf", "display"})


def _flat(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The values of an object with the names that lead to them."""
    match value:
        case None:
            return
        case {"time": str(time), "precision": int(precision)}:  # a time as Wikidata has it
            yield name, wikidata_date(time, precision, str(value.get("calendarmodel") or ""))
        case Mapping() if depth < MOST_DEEP:
            for key, inner in value.items():
                yield from _flat(inner, f"{name} {key}".strip(), depth + 1)
        case list() if all(isinstance(item, str | int | float) for item in value):
            yield name, "; ".join(map(str, value))
        case list() if depth < MOST_DEEP:
            for item in value:
                yield from _flat(item, name, depth + 1)
        case bool():
            yield name, str(value).lower()
        case _:
            yield name, str(value)


def _table(rows: list[Mapping[str, Any]], *, wikidata: bool) -> Sheet:
    header: dict[str, None] = {}
    table = []
    for number, row in enumerate(rows, 1):
        cells: dict[str, str] = {}
        for name, text in _flat(row):
            cells[name] = f"{cells[name]}; {text}" if name in cells else text
        if wikidata:
            cells = _as_precise(cells)
        header |= dict.fromkeys(cells)
        table.append((number, cells))
    return Sheet(tuple(header), tuple(table))


def _group_names(value: Any) -> dict[str, str]:
    """The groups of vis-timeline: their ids -> their names."""
    groups = value.get("groups") if isinstance(value, Mapping) else None
    if not isinstance(groups, list):
        return {}
    return {
        str(group["id"]): clean(re.sub(r"<[^<>]*>", " ", unescape(str(group.get("content") or group["id"]))))
        for group in groups
        if isinstance(group, Mapping) and "id" in group
    }


def _with_group(one: Mapping[str, Any], groups: Mapping[str, str]) -> Mapping[str, Any]:
    """An item of vis-timeline with the name of its group; the end of whole days is the day after, so it is taken back.

    An item that has its date in full ("edtf") needs neither start nor end.
    """
    name = groups.get(str(one.get("group")))
    changed: dict[str, Any] = {**one, "group": name} if name else dict(one)
    if "edtf" in changed and "start" in changed:
        changed.pop("start")
        changed.pop("end", None)
    if "content" in changed and "title" in changed and "start" in one:
        changed["title_of_the_box"] = changed.pop("title")  # what vis-timeline shows when the mouse is over it
    return changed


def _bindings(value: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
    """The rows of an answer in SPARQL's JSON."""
    results = value.get("results")
    rows = results.get("bindings") if isinstance(results, Mapping) else None
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else None


def _binding(row: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row; a label stands for what it labels, whose address is a source."""
    values = {name: str(cell.get("value", "")) for name, cell in row.items() if isinstance(cell, Mapping)}
    for name in [name for name in values if name + "Label" in values]:
        address = values.pop(name)
        label = values.pop(name + "Label")
        values[name] = label
        if fold(name) in ("item", "event") and re.match(r"https?://www\.wikidata\.org/entity/Q\d+$", address):
            values["title"] = values.pop(name)
            values["url"] = address.replace("http://", "https://").replace("/entity/", "/wiki/")
    return values


def _as_precise(cells: dict[str, str]) -> dict[str, str]:
    """Dates as precise as the column beside them says; without one, 1 January is the year and the first a month."""
    precision = next((int(cells.pop(name)) for name in list(cells) if _is_precision(name, cells[name])), None)
    calendar = next((cells.pop(name) for name in list(cells) if "calendar" in fold(name)), "")
    return {
        name: wikidata_date(text, precision, calendar) if _TIME.fullmatch(text) else text
        for name, text in cells.items()
    }


def _is_precision(name: str, text: str) -> bool:
    return "precision" in fold(name) and text.isdigit() and int(text) <= 14


def wikidata_date(time: str, precision: int | None, calendar: str = "") -> str:
    """Return a time of Wikidata in EDTF.

    Args:
        time: As "+1914-07-28T00:00:00Z".
        precision: 11 is a day, 10 a month, 9 a year, 8 a decade, 7 a century; None where it is not known, and then
            1 January is taken for the year and the first of a month for the month, as Wikidata writes them.
        calendar: The address of its calendar model; days of the Julian calendar are converted.

    Example:
        >>> wikidata_date("+1914-07-01T00:00:00Z", 10)
        '1914-07'
    """
    match = _TIME.fullmatch(time)
    if match is None:
        return time
    sign, year, month, day = match[1], int(match[2]), int(match[3]), int(match[4])
    # Wikidata's JSON has no year 0: -44 is 44 BCE, which ISO 8601 calls -43.
    year = 1 - year if sign == "-" else year
    if precision is None:
        precision = 9 if (month, day) in ((1, 1), (0, 0)) else 10 if day in (0, 1) else 11
    try:
        if precision == 8:
            return str(Date(year - year % 10, masked=1)) if year >= 0 else str(Date(year, approximate=True))
        if precision == 7:
            first = (year - 1) // 100 * 100
            return f"{Date(first + 1)}/{Date(first + 100)}"
        if precision < 7:
            return str(Date(year, approximate=True))
        parts = _PRECISION.get(precision, 3)
        date = Date(year, month or None if parts > 1 else None, day or None if parts > 2 else None)
        if calendar.endswith(_JULIAN) and date.as_day:
            date = Date.of(from_julian(date.as_day))
        return str(date)
    except DateError:
        return time


def from_julian(day: Day) -> Day:
    """Return the Gregorian day of a day of the Julian calendar: 25 October 1917 is 7 November.

    Source: E. G. Richards, Calendars, in Explanatory Supplement to the Astronomical Almanac, 3rd ed., 2013, ch. 15.
    """
    shift = (14 - day.month) // 12
    years, months = day.year + 4800 - shift, day.month + 12 * shift - 3
    number = day.day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return Day.from_ordinal(number - 1_721_425)
