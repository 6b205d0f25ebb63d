"""Lists of objects in JSON or YAML, however deep they are: the data of other programs, as a table.

Items of vis-timeline, events of SIMILE and timemap, rows of ACLED, answers of Wikidata and lists that somebody wrote by
hand all become rows, with the names of nested keys put together ("source": {"url": ...} is "source url").
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from typing import Any, Final

import yaml

from timeline.dates import Date, DateError
from timeline.exchange.columns import fold, guess
from timeline.exchange.edition import Remark
from timeline.exchange.json_text import from_json
from timeline.exchange.sheet import Sheet
from timeline.text import clean
from timeline.when.calendars import from_julian

MOST_DEEP: Final = 12
"""Levels of lists and objects that are looked through."""

_PRECISION: Final = {11: 3, 10: 2, 9: 1}
"""Wikidata's precision of days, months and years, as the number of parts of an ISO date that are known."""

_JULIAN: Final = "Q1985786"
_TIME: Final = re.compile(r"([+-]?)0*(\d{1,9})-(\d\d)-(\d\d)(?:T00:00:00Z)?")


class NoObjects(ValueError):
    """Raise for a text that holds no list of objects; the message says what is wrong."""


def parse_objects(text: str) -> Any:
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
    lists: dict[Path, list[Mapping[str, Any]]] = {}
    for path, objects in _lists(value, (), {}):
        lists.setdefault(path, []).extend(objects)
    if not lists:
        raise NoObjects("no list of objects")
    groups = _group_names(value)
    best = max(lists, key=lambda path: (_is_chronology(lists[path][0]), len(lists[path])))
    others = [
        path
        for path, objects in lists.items()
        if path != best[: len(path)] and path[: len(best)] != best and _is_chronology(objects[0])
    ]
    sheet = _table([_item(one, groups) for one in lists[best]], wikidata=False)
    remarks = tuple(
        Remark("the file", f"{_named(path)}: another list, not read: {len(lists[path]):,}") for path in others
    )
    return replace(sheet, remarks=remarks)


Path = tuple[str, ...]
"""The keys that lead to a list. Lists under the same keys of several objects are one: the entries of each year."""

_DATED: Final = re.compile(r"[^\n]{0,40}\d{3,4}[^\n]{0,20}")
_PASSED_ON: Final = ("date", "year", "month")
"""What an object says of the lists in it, where their items do not say it themselves."""


def _named(path: Path) -> str:
    return " > ".join(path) or "the list at the top"


def _lists(value: Any, path: Path, above: Mapping[str, str]) -> Iterator[tuple[Path, list[Mapping[str, Any]]]]:
    """Every list of objects, with objects by name ({"a": {...}, "b": {...}}) as one, too."""
    if len(path) > MOST_DEEP:
        return
    by_day = _by_day(value)
    if by_day:
        yield path, by_day
        return
    children = (
        list(value.items())
        if isinstance(value, Mapping)
        else [("", one) for one in value]
        if isinstance(value, list)
        else []
    )
    objects = [child for _, child in children if isinstance(child, Mapping)]
    if objects and (isinstance(value, list) or len(objects) == len(value)):
        yield path, [_with_what_stands_above(one, above) for one in objects]
    said = {**above, **_passed_on(value)} if isinstance(value, Mapping) else above
    for name, child in children:
        if isinstance(child, Mapping | list):
            yield from _lists(child, (*path, str(name)), said)


def _by_day(value: Any) -> list[Mapping[str, Any]]:
    """What stands under days: {"3 May 2021": "Bridge opens"}, or a list of such words, or objects."""
    if not isinstance(value, Mapping) or len(value) < 2 or not all(_DATED.fullmatch(str(key)) for key in value):
        return []
    rows: list[Mapping[str, Any]] = []
    for key, inner in value.items():
        for one in inner if isinstance(inner, list) else [inner]:
            match one:
                case str():
                    rows.append({"date": str(key), "title": one})
                case Mapping():
                    rows.append(_with_what_stands_above(one, {"date": str(key)}))
                case _:
                    return []
    return rows


def _passed_on(value: Mapping[str, Any]) -> dict[str, str]:
    plain = {str(name): str(one) for name, one in value.items() if isinstance(one, str | int)}
    return {target: plain[name] for name, target in guess(list(plain)).items() if target in _PASSED_ON}


def _with_what_stands_above(one: Mapping[str, Any], above: Mapping[str, str]) -> Mapping[str, Any]:
    if not above:
        return one
    said = set(guess([name for name, _ in _flat(one)]).values())
    if "edtf" in said:
        return one
    return {**{target: text for target, text in above.items() if target not in said}, **one}


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


def _item(one: Mapping[str, Any], groups: Mapping[str, str]) -> Mapping[str, Any]:
    """An object as a row: what a feature of GeoJSON holds, or an item of vis-timeline with the name of its group.

    An item that has its date in full ("edtf") needs neither start nor end.
    """
    if one.get("type") == "Feature" and isinstance(one.get("properties"), Mapping):
        return {**one["properties"], **_point(one.get("geometry"))}
    name = groups.get(str(one.get("group")))
    changed: dict[str, Any] = {**one, "group": name} if name else dict(one)
    if "edtf" in changed and "start" in changed:
        changed.pop("start")
        changed.pop("end", None)
    if "content" in changed and "title" in changed and "start" in one:
        changed["title_of_the_box"] = changed.pop("title")  # what vis-timeline shows when the mouse is over it
    return changed


def _point(geometry: Any) -> Mapping[str, Any]:
    """Where a feature of GeoJSON is. Source: RFC 7946, section 3.1.1: longitude comes first."""
    match geometry:
        case {"type": "Point", "coordinates": [int() | float() as lon, int() | float() as lat, *_]}:
            return {"lat": lat, "lon": lon}
        case _:
            return {}


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


def as_of_wikidata(sheet: Sheet) -> Sheet:
    """Return a table with dates as precise as Wikidata writes them, where it is the answer to a query there."""
    entity = re.compile(r"https?://www\.wikidata\.org/entity/Q\d+")
    if not any(entity.fullmatch(text) for _, cells in sheet.rows[:20] for text in cells.values()):
        return sheet
    return replace(sheet, rows=tuple((number, _as_precise(dict(cells))) for number, cells in sheet.rows))


def _as_precise(cells: dict[str, str]) -> dict[str, str]:
    """Dates as precise as the column beside them says; without one, 1 January is the year and the first a month."""
    precision = next((int(cells.pop(name)) for name in list(cells) if _is_precision(name, cells[name])), None)
    calendar = next((cells.pop(name) for name in list(cells) if "calendar" in fold(name)), "")
    return {
        name: wikidata_date(text, precision, calendar) if _TIME.fullmatch(text) else text
        for name, text in cells.items()
    }


_FINEST, _DECADE, _CENTURY = 14, 8, 7
"""Precisions of Wikidata: seconds, and the coarse ones that EDTF writes in another way."""


def _is_precision(name: str, text: str) -> bool:
    return "precision" in fold(name) and text.isdigit() and int(text) <= _FINEST


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
        if precision == _DECADE:
            return str(Date(year - year % 10, masked=1)) if year >= 0 else str(Date(year, approximate=True))
        if precision == _CENTURY:
            first = (year - 1) // 100 * 100
            return f"{Date(first + 1)}/{Date(first + 100)}"
        if precision < _CENTURY:
            return str(Date(year, approximate=True))
        parts = _PRECISION.get(precision, 3)
        date = Date(year, month or None if parts > 1 else None, day or None if parts > 2 else None)
        if calendar.endswith(_JULIAN) and date.as_day:
            date = Date.of(from_julian(*date.as_day))
        return str(date)
    except DateError:
        return time
