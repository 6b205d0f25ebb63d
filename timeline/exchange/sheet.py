"""Tables of other people's: the events of the rows.

CSV, Excel, tables in pages, lists of JSON objects and rows of databases all become a ``Sheet`` first. What each column
is says its name (``columns.py``), or a mapping that the user gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final

from timeline.dates import Date, DateError, When
from timeline.exchange.cells import column_name, table_rows, unguarded
from timeline.exchange.characters import cut_line
from timeline.exchange.columns import NAMES, column_rank, fold, guess, is_day_first, synonyms
from timeline.exchange.edition import Remark
from timeline.exchange.loose_dates import from_to, order_of, read_loosely
from timeline.exchange.openings import is_date
from timeline.exchange.rows import ImportedRows, RawRow, ReadDate, listed_names, rows_to_events, unreadable
from timeline.exchange.spans import as_displayed
from timeline.store.model import ID
from timeline.text import web_address

_ADDRESS: Final = r"https?://[^\s;<>\"]+"

_TOP: Final = 10
"""Rows in which the names of the columns are looked for."""

LONGEST_TITLE: Final = 200
"""Characters of a title; a list shows each in a line or two."""

_WIDE: Final = frozenset(("country", "admin1", "admin2", "land", "pays", "paese", "país", "страна", "region"))
"""Columns of places that hold another: the place itself comes first, and is what coordinates belong to."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns, and rows with their numbers. ``remarks`` are what was lost before there were rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]
    remarks: tuple[Remark, ...] = field(default=())


def sheet_of_csv(text: str) -> Sheet:
    """Return a table in CSV whose columns have names of any kind, or none: then its first row holds a date."""
    rows = table_rows(text, synonyms())
    top = list(islice(rows, _TOP))
    header, begin = _header_of(top)
    if header is None:
        return Sheet(
            (), (), tuple(Remark(f"row {at}", cells, left_out=True) for at, cells in top if isinstance(cells, str))
        )
    table: list[tuple[int, Mapping[str, str]]] = []
    remarks = [
        Remark(f"row {at}", "stands above the names of the columns; not kept") for at, _ in top[: max(begin - 1, 0)]
    ]
    for number, cells in chain(top[begin:], rows):
        if isinstance(cells, str):
            remarks.append(Remark(f"row {number}", cells, left_out=True))
        else:
            named = {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if name}
            table.append((number, named))
    return Sheet(tuple(name for name in header if name), tuple(table), tuple(remarks))


def _header_of(top: Sequence[tuple[int, list[str] | str]]) -> tuple[list[str] | None, int]:
    """The names of the columns and how many rows they take with all above them: 0 where the table has no header.

    The names are the first row that has a date and a title among them; a title or a note may stand above it.
    """
    rows = [cells for _, cells in top if isinstance(cells, list)]
    for at, cells in enumerate(rows):
        targets = set(guess([column_name(cell) for cell in cells if cell.strip()]).values())
        if "title" in targets and targets & {"date", "year"}:
            return [column_name(cell) for cell in cells], at + 1
    if not rows:
        return None, 0
    names = names_for(rows[0])
    return (names, 0) if names else ([column_name(cell) for cell in rows[0]], 1)


def names_for(cells: Sequence[str]) -> list[str] | None:
    """Return names for the columns of a table by what its first row holds; None where that is a header.

    ["3 May 2021", "Bridge opens", "https://paper.example/1"] gives ["date", "title", "url"].
    """
    if any(fold(cell) in synonyms() for cell in cells) or not any(is_date(cell) for cell in cells):
        return None
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        kinds = ("date", "end") if is_date(cell) else ("url",) if web_address(cell.strip()) else ("title", "text")
        names.append(next((kind for kind in kinds if kind not in names), f"column {number}"))
    return names


def read_sheet_rows(
    sheet: Sheet, dates: ReadDate, given: Mapping[str, str] | None = None, declared: Sequence[str] = ()
) -> ImportedRows:
    """Read the events of a table, and say for each row that is none why.

    A column that has the name of a key that the settings declare is that key.
    """
    if not sheet.header:
        return unreadable("no table: there is no row of column names")
    own = {column: name for column in sheet.header for name in declared if column and fold(column) == fold(name)}
    mapping = guess([column for column in sheet.header if column not in own], given)
    targets = set(mapping.values())
    if not targets & {"date", "year", "edtf", "display"} or "title" not in targets:
        missing = "date" if "title" in targets else "title"
        wish = f"say which one is: --map {missing}=COLUMN"
        return unreadable(f"no column for the {missing} among {listed_names(sheet.header)}; {wish}")
    unknown = [name for name in sheet.header if name and name not in mapping and name not in own]
    remarks = [Remark("the file", f"column {listed_names(unknown)}: unknown; not kept")] if unknown else []
    columns = [name for name, target in mapping.items() if target in ("date", "end", "published")]
    order = order_of(cells.get(name, "") for _, cells in sheet.rows for name in columns)
    if order is None and any(is_day_first(name) for name in columns):
        order = "dmy"
    elif order:
        words = {"dmy": "day first", "mdy": "month first"}[order]
        remarks.append(Remark("the file", f"dates such as 03/04/2024 are read {words}, as other rows write them"))
    rows = (_with_own(_raw_row(number, cells, mapping, dates, order), cells, own) for number, cells in sheet.rows)
    read = rows_to_events(rows, dates, declared)
    return ImportedRows(read.rows, (*sheet.remarks, *remarks, *read.remarks), dict(sheet.rows))


def _with_own(raw: RawRow, cells: Mapping[str, str], own: Mapping[str, str]) -> RawRow:
    """The row with what stands in the columns of declared keys."""
    number, row, lost = raw
    if row is None or isinstance(row, str):
        return raw
    return (
        number,
        {**row, **{name: cell for column, name in own.items() if (cell := cells.get(column, "").strip())}},
        lost,
    )


def _raw_row(
    number: int, cells: Mapping[str, str], mapping: Mapping[str, str], dates: ReadDate, order: str | None
) -> RawRow:
    lost: list[str] = []
    values: dict[str, list[str]] = {}
    for column, target in sorted(mapping.items(), key=lambda one: (one[0].casefold() in _WIDE, column_rank(one[0]))):
        cell = cells.get(column, "").strip()
        if cell:
            values.setdefault(target, []).append(cell)
    if not values:
        return number, None, lost
    if len(values.get("title", ())) > 1:
        # "Event" beside "Summary": the better known is the title.
        values.setdefault("text", values["title"][1:2])
    first = {target: cells[0] for target, cells in values.items()}
    row: dict[str, Any] = {}
    try:
        when, clock = _when(first, dates, order, lost)
    except ValueError as error:
        return number, f"date: {error}", lost
    row["date"] = str(when)
    row["time"] = _clock(first.get("time"), lost) or clock
    row["title"] = _title(first, row)
    if first.get("status"):
        row["status"] = first["status"].casefold()
    name = first.get("id", "").casefold()
    if ID.pattern.fullmatch(name):
        row["id"] = name
    for target in NAMES:
        if target in values:
            row[target] = _names(values[target])
    _locate(row, first, lost)
    row["sources"] = list(_sources(values, first, dates, order, lost))
    return number, {key: value for key, value in row.items() if value}, lost


def _title(first: Mapping[str, str], row: dict[str, Any]) -> str:
    """The title in one line; what is too long for one is the text, and the title its beginning."""
    from timeline.exchange.timelinejs import plain_headline

    title = plain_headline(first.get("title", ""))
    prose = _prose(first)
    if len(title) > LONGEST_TITLE:
        from timeline.exchange.markup import escaped

        prose = "\n\n".join(part for part in (escaped(title), prose) if part)
        sentence = re.match(r".{20,}?[.!?](?=\s)", title[: LONGEST_TITLE + 1])
        title = sentence[0] if sentence else title[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
    row["text"] = prose
    return title


def _when(first: Mapping[str, str], dates: ReadDate, order: str | None, lost: list[str]) -> tuple[When, str | None]:
    """The date of a row: EDTF where it stands there, else what its columns give together."""
    if "edtf" in first:
        return dates(first["edtf"]), None
    begin = first.get("date") or _numbers(first, "year", "month", "daynumber")
    if not begin:
        if "display" in first:
            return read_loosely(first["display"], dates, order)
        raise DateError("there is none")
    # "March 10" beside a column with the year.
    if "year" in first and "date" in first and not re.search(r"\d{4}|\d{3}0s", first["date"]):
        begin = f"{first['date']} {first['year']}"
    start, clock = read_loosely(begin, dates, order)
    start = _as_precise(start, first.get("precision", ""))
    end = first.get("end") or _numbers(first, "endyear", "endmonth", "endday")
    if end:
        try:
            finish, _ = read_loosely(end, dates, order)
            start = from_to(start, _as_precise(finish, first.get("endprecision", "")))
        except ValueError as error:
            lost.append(f"end: {error}; not kept")
    if "display" in first:
        start = as_displayed(start, first["display"], dates, lost)
    return start, clock


def _as_precise(when: When, code: str) -> When:
    """The date as exact as a column beside it says, in words or as ACLED: 1 is the day, 2 about the day, 3 the month.

    Source: https://acleddata.com/knowledge-base/codebook/.
    """
    if not isinstance(when, Date) or when.as_day is None:
        return when
    match code.casefold():
        case "year":
            return Date(when.year)
        case "2" | "week":
            return Date(when.year, when.month, when.day, approximate=True)
        case "3" | "month":
            return Date(when.year, when.month)
        case _:
            return when


def _numbers(first: Mapping[str, str], year: str, month: str, day: str) -> str:
    """Year, month and day of three columns as one date; a month may be a word."""
    if year not in first:
        return ""
    if month not in first:
        return first[year]
    if not first[month].isdigit():
        return " ".join(part for part in (first.get(day), first[month], first[year]) if part)
    number = first[year].removesuffix(".0")
    return f"{number.zfill(4)}-{first[month].zfill(2)}" + (f"-{first[day].zfill(2)}" if day in first else "")


def _clock(text: str | None, lost: list[str]) -> str | None:
    from timeline.exchange.timelinejs_dates import clock_parts

    if not text:
        return None
    parts = clock_parts(text)
    if parts is None:
        lost.append(f'time: "{cut_line(text)}" is not a clock time; not kept')
        return None
    clock = f"{int(parts['hour']):02}:{int(parts['minute']):02}"
    return None if clock == "00:00" else clock


def _prose(first: Mapping[str, str]) -> str:
    """The text, and below it a link to the picture, because a page makes no request to a third party to show it."""
    from timeline.exchange.timelinejs import prose_of

    parts = [prose_of(first["text"]) or ""] if "text" in first else []
    address = web_address(first.get("picture"))
    if address:
        parts.append(picture_link(address, first.get("caption", ""), first.get("credit", "")))
    return "\n\n".join(part for part in parts if part)


def picture_link(address: str, caption: str, credit: str) -> str:
    """A picture elsewhere as a link in Markdown: [Picture: The bridge (A. Photographer)](https://...)."""
    from timeline.exchange.markup import escaped, has_markup, to_markdown

    caption, credit = (
        to_markdown(one) if has_markup(one) else escaped(" ".join(one.split())) for one in (caption, credit)
    )
    label = f"Picture: {caption}" if caption else "Picture"
    if re.search(r"\]\(", label + credit):  # a caption with a link of its own
        return f"[Picture](<{address}>): {caption}" + (f" ({credit})" if credit else "")
    return f"[{label}{f' ({credit})' if credit else ''}](<{address}>)"


def _names(cells: Iterable[str]) -> list[str]:
    every = [part.strip() for cell in cells for part in re.split(r"[;\n|]", cell.strip("[]"))]
    return list(dict.fromkeys(part.strip("\"' ") for part in every if part.strip("\"' ")))


def _locate(row: dict[str, Any], first: Mapping[str, str], lost: list[str]) -> None:
    """Give the first place its coordinates."""
    pair = (first["lat"], first["lon"]) if "lat" in first and "lon" in first else _pair(first.get("coordinates"))
    if pair is None:
        return
    try:
        lat, lon = (float(one.replace(",", ".")) for one in pair)
    except ValueError:
        lost.append(f"place: {', '.join(map(cut_line, pair))} are no coordinates; not kept")
        return
    if not row.get("where"):
        row["where"] = [f"{lat}, {lon}"]
    row["where"] = [{"name": row["where"][0], "lat": lat, "lon": lon}, *row["where"][1:]]


def _pair(text: str | None) -> tuple[str, str] | None:
    """Latitude and longitude in one cell: "43.1, 131.9", or "Point(131.9 43.1)" as Wikidata writes it."""
    if text is None:
        return None
    number = r"(-?\d+(?:\.\d+)?)"
    if point := re.fullmatch(rf"point ?\({number} {number}\)", text.strip(), re.IGNORECASE):
        return point[2], point[1]
    parts = re.split(r"[,;]\s*|\s+", text.strip())
    return (parts[0], parts[1]) if len(parts) == 2 else (text, "")


def _sources(
    values: Mapping[str, list[str]],
    first: Mapping[str, str],
    dates: ReadDate,
    order: str | None,
    lost: list[str],
) -> Iterator[dict[str, str]]:
    """The sources: an address each, the first with what is said of it; a source without one by its name."""
    about: dict[str, str] = {}
    for target, key in (
        ("sourcetitle", "title"),
        ("author", "author"),
        ("page", "page"),
        ("exhibit", "exhibit"),
        ("publisher", "publisher"),
        ("quote", "quote"),
    ):
        if target in first:
            about[key] = first[target]
    if "published" in first:
        try:
            about["published"] = str(read_loosely(first["published"], dates, order)[0])
        except DateError as error:
            lost.append(f"published: {error}; not kept")
    addresses = [
        one for cell in values.get("url", ()) for one in map(_bare, re.split(r"[\s;]+", cell)) if web_address(one)
    ]
    words = []
    for cell in values.get("source", ()):
        links = [_bare(one) for one in re.findall(_ADDRESS, cell)]
        addresses += links
        words += [part.strip(" .,()") for part in re.sub(_ADDRESS, "", cell).split(";") if part.strip(" .,()")]
    if words and addresses and "publisher" not in about:
        about["publisher"] = words.pop(0)
    for number, address in enumerate(dict.fromkeys(addresses)):
        yield {"url": _page_of(address)} | (about if number == 0 else {})
    for number, word in enumerate(words):
        yield {"title": word} | (
            {k: v for k, v in about.items() if k != "title"} if not addresses and not number else {}
        )
    if not addresses and not words and about.keys() - {"quote"}:
        yield {"title": f"Exhibit {about['exhibit']}" if "exhibit" in about else about.get("publisher", ""), **about}


def _bare(address: str) -> str:
    """An address without the mark that ends it in a list or a sentence."""
    return address.rstrip(".,)")


def _page_of(address: str) -> str:
    """The page that people read: an entity of Wikidata has one beside its address in queries."""
    return re.sub(r"^https?://www\.wikidata\.org/entity/(?=Q\d+$)", "https://www.wikidata.org/wiki/", address)
