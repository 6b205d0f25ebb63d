"""Chronologies that somebody typed: lines that begin with a date, under lines that are a year.

1912
3 May - The mill burns
12/2019 Docks sold
"""

from __future__ import annotations

import re
from typing import Final

from timeline.exchange.edition import Remark
from timeline.exchange.openings import completed, first_words, is_date, opening
from timeline.exchange.sheet import Sheet

_ORG: Final = re.compile(r"^[<\[](\d{4}-\d\d-\d\d)(?: [^\W\d]+)?[>\]]\s*")
"""A date in the outlines of Emacs."""

_YEAR: Final = re.compile(r"\W*(\d{4})\W*")
_MARKWHEN: Final = re.compile(r"^(?://|dateFormat:|title:|---$|(?:group|section)\s)|(?<!\S)#\w", re.MULTILINE)
_SHARE: Final = 0.5
"""Of the lines that are not indented, how many begin with a date in a list of them. A table has its header only. Not
measured; half, because items may go on in a line of their own."""


def is_lines(text: str) -> bool:
    """Whether a text is a list of lines with dates, not all of them with a colon as in Markwhen."""
    lines = [line for line in text.splitlines() if line.strip() and not line[0].isspace()]
    if not lines or _MARKWHEN.search(text):
        return False
    dated = [line for line in lines if _dated(line, None) or _YEAR.fullmatch(line)]
    with_colon = [line for line in dated if re.match(r"[^:]{4,60}: \S", line)]
    return len(dated) >= 2 and len(dated) >= _SHARE * len(lines) and len(with_colon) < len(dated)


def sheet_of_lines(text: str) -> Sheet:
    """Return the lines as rows. A line without a date belongs to the one above it."""
    rows: list[tuple[int, dict[str, str]]] = []
    remarks: list[Remark] = []
    year = None
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        bare = line.strip()
        if alone := _YEAR.fullmatch(bare):
            year = alone[1]
        elif dated := _dated(bare, year):
            rows.append((number, {"date": dated[0], "title": dated[1]}))
        elif bare and rows:
            above = rows[-1][1]
            above["text"] = f"{above['text']}\n\n{bare}" if "text" in above else bare
        elif bare:
            remarks.append(Remark(f"line {number}", "stands above the first date; not kept"))
    return Sheet(("date", "title", "text"), tuple(rows), tuple(remarks))


def _dated(line: str, year: str | None) -> tuple[str, str] | None:
    """The date that a line begins with, with the year above it where it has none, and the rest."""
    bare = _ORG.sub(r"\1 ", line.strip().lstrip("*\u2022- "))[:2000]
    columns = re.split(r"\t+|\s{2,}", bare, maxsplit=1)
    begun, rest = (columns[0], columns[1]) if len(columns) == 2 else opening(bare) or ("", "")
    date = completed(begun, {0: year} if year else {}) if rest else None
    if date and is_date(date):
        return date, rest
    return first_words(bare)
