"""Timelines in the language Markwhen, out and in.

A line is a date, a colon and a title, tags begin with #; what follows until the next date is the text. What the
language cannot say of a date is in a comment, and is read back from there.
Source: https://docs.markwhen.com/syntax/overview.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.dates import Date, DateError, Edge, Interval, When
from timeline.exchange.account import source_words
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.loose_dates import from_to, read_loosely
from timeline.exchange.precision import days, is_iso, why_no_days
from timeline.exchange.rows import ImportedRows, RawRow, ReadDate, rows_to_events, unreadable
from timeline.store.model import ID, read_when
from timeline.text import clean, clean_lines, slug

_TAG: Final = re.compile(r"(?<!\S)#([\w-]+)")
_SECTION: Final = re.compile(r"(?:group|section)\s+(\S[^\n]*)", re.IGNORECASE)
_END: Final = re.compile(r"end\s?(?:group|section)", re.IGNORECASE)
_COMMENT: Final = re.compile(r"//\s*(edtf|id):\s*(\S+)\s*")
_LINK: Final = re.compile(r"\[([^\[\]]{1,300})\]\((https?://[^\s()]{1,2000})\)")
_FORMAT: Final = re.compile(r"^dateFormat:\s*(\S+)", re.MULTILINE)


def write_markwhen(edition: Edition) -> Written:
    """A line for each event that has days, with its sources below; remarks name the dates that are said in words."""
    lines = ["---", f"title: {clean(edition.title)}", "---", ""]
    remarks: list[Remark] = []
    for event in edition.events:
        date, exact = _date(event.date)
        if date is None:
            remarks.append(Remark(event.id, f"{event.date}: {why_no_days(event.date)}", left_out=True))
            continue
        if not exact:
            remarks.append(Remark(event.id, f"{event.date} is shown as {date}; only a comment says it in full"))
        tags = "".join(f" #{slug(tag)}" for tag in event.tags if slug(tag))
        lines += [f"// id: {event.id}", f"// edtf: {event.date}", f"{date}: {_plain(event.title)}{tags}"]
        if event.text is not None:
            lines += [f"  {line}" for line in clean_lines(event.text).strip().split("\n")]
        for citation in event.sources:
            url = edition.work(citation).url
            lines.append(f"  - {_plain(source_words(event, citation, edition))}" + (f" {url}" if url else ""))
        lines.append("")
    return Written("\n".join(lines).rstrip() + "\n", tuple(remarks))


def read_markwhen(text: str, dates: ReadDate = read_when) -> ImportedRows:
    """Read the events of a document; the row of an event is its line."""
    if not any(_dated(line, dates, None) for line in text.splitlines()):
        return unreadable("no line with a date, a colon and a title, as 2024-10-03: The ferry sinks")
    return rows_to_events(_raw_rows(text, dates), dates)


def _raw_rows(text: str, dates: ReadDate) -> Iterator[RawRow]:
    lines = text.removeprefix("\ufeff").splitlines()
    asked = _FORMAT.search(text[:10_000])
    order = ("dmy" if asked[1].startswith("d") else "mdy") if asked else None
    sections: list[str] = []
    open_row: tuple[int, dict[str, Any], list[str]] | None = None
    comments: dict[str, str] = {}
    prose: list[str] = []
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        dated = None if line.startswith((" ", "\t")) and open_row else _dated(bare, dates, order)
        comment = _COMMENT.fullmatch(bare)
        section = _SECTION.fullmatch(bare)
        opens = bool(dated or comment or section)
        if not opens and not _END.fullmatch(bare):
            if open_row and not bare.startswith("//"):
                prose.append(bare)
            continue
        if open_row and opens:
            yield _closed(open_row, prose)
            open_row, prose = None, []
        if comment:
            comments[comment[1]] = comment[2]
        elif section:
            sections.append(clean(_TAG.sub("", section[1])))
        elif dated is None:
            sections = sections[:-1]
        elif isinstance(dated, str):
            yield number, dated, []
            comments = {}
        else:
            when, clock, title = dated
            tags = [*sections, *_TAG.findall(title)]
            words = clean(_LINK.sub(r"\1", _TAG.sub("", title)))
            row: dict[str, Any] = {"date": str(when), "title": words}
            row |= {"sources": [{"url": link[2]} for link in _LINK.finditer(title)]} if _LINK.search(title) else {}
            row |= {"time": clock} if clock else {}
            row |= {"tags": list(dict.fromkeys(tags))} if tags else {}
            row |= {"date": comments["edtf"]} if "edtf" in comments else {}
            row |= {"id": comments["id"]} if ID.pattern.fullmatch(comments.get("id", "")) else {}
            open_row, comments = (number, row, []), {}
    if open_row:
        yield _closed(open_row, prose)


def _closed(row: tuple[int, dict[str, Any], list[str]], prose: list[str]) -> RawRow:
    number, shown, lost = row
    text = "\n".join(prose).strip()
    return number, shown | ({"text": text} if text else {}), lost


def _dated(line: str, dates: ReadDate, order: str | None) -> tuple[When, str | None, str] | str | None:
    """The date, clock time and title of a line; why it is no event; None where it is no line with a date."""
    if line.startswith(("//", "#", "-", "*", "title:", "dateFormat:")) or ":" not in line[:200]:
        return None
    for colon in re.finditer(r":(?=\s|$)", line[:200]):
        said, title = line[: colon.start()].strip(), line[colon.end() :].strip()
        if re.search(r"(?:after|before|by)\s*!?\w|!", said) or re.match(
            r"\d+\s+(?:days?|weeks?|months?|years?)$|now\s*[-+]", said
        ):
            return "date: it is counted from another event; write the date itself"
        parts = re.split(r"\s+(?:-|–|—|to)\s+|(?<=\S)/(?=\d{4}-|now)|(?<=\d{4})\s*/\s*(?=\d{4})", said, maxsplit=1)
        try:
            start, clock = read_loosely(parts[0], dates, order)
            if len(parts) == 1:
                return start, clock, title
            if parts[1].strip() == "now":
                return Interval(start, Edge.OPEN) if isinstance(start, Date) else start, clock, title
            return from_to(start, read_loosely(parts[1], dates, order)[0]), clock, title
        except DateError:
            continue
    return None


def _date(when: When) -> tuple[str | None, bool]:
    """A date as Markwhen has it, and whether that is all of it."""
    if isinstance(when, Date) and is_iso(when):
        return str(when), True
    ends = [end for end in (when.start, when.end) if isinstance(end, Date)] if isinstance(when, Interval) else []
    if len(ends) == 2 and all(map(is_iso, ends)):
        return str(when), True
    span = days(when)
    if span is None:
        return None, False
    first, last = span
    return (str(first), False) if first == last else (f"{first}/{last}", False)


def _plain(text: str) -> str:
    return clean(text).replace("#", "＃")
