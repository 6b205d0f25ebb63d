"""Tables as text (RFC 4180): cells that no spreadsheet takes for a formula, and reading that is bounded."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

MAX_CELL: Final = 10_000_000
"""Characters of one cell; a file with a longer one is read up to there."""

# Source: https://owasp.org/www-community/attacks/CSV_Injection; the wide forms are taken for the narrow ones.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def guarded(text: str) -> str:
    """The text as a cell that spreadsheets take for text: =cmd() becomes '=cmd(). ``unguarded`` takes it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that a cell stands for."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def write_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """The header and the rows; what a row does not have is an empty cell. Lines end in CR LF."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return written.getvalue()


def read_table(text: str, columns: Iterable[str]) -> tuple[list[str], Iterator[tuple[int, list[str] | str]]]:
    """The header and the rows below it, each with the number that a spreadsheet shows; the header is row 1."""
    rows = table_rows(text, columns)
    _, header = next(rows, (1, []))
    return ([], rows) if isinstance(header, str) else ([column_name(cell) for cell in header], rows)


def table_rows(text: str, columns: Iterable[str]) -> Iterator[tuple[int, list[str] | str]]:
    """Every row, the header as any other, with the number that a spreadsheet shows.

    Commas, semicolons and tabs can part the cells: the one by which most of ``columns`` are found. Rows without
    a word are passed over. A text in place of the cells says why reading ended there.
    """
    text = text.removeprefix("\ufeff")
    names = set(columns)
    # A title may stand above the names of the columns.
    top = text[:100_000].split("\n")[:10]
    delimiter = max(
        ",;\t",
        key=lambda mark: (
            max(len(names & {column_name(cell) for cell in line.split(mark)}) for line in top),
            top[0].count(mark),
        ),
    )
    return _rows(text, delimiter)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    limit = csv.field_size_limit(MAX_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        number = 0
        while True:
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, f"not valid CSV from here on: {error}"
                return
            if any(cell.strip() for cell in cells):
                yield number, cells
    finally:
        csv.field_size_limit(limit)


def column_name(cell: str) -> str:
    """The name of a column as it is compared: in small letters, without quotation marks and blanks around it."""
    return " ".join(cell.strip().strip('"').casefold().split())
