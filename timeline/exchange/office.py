"""Spreadsheets and documents of office programs: Excel in and out, Word out."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from typing import Any, Final

from timeline.exchange.account import date_words, source_words
from timeline.exchange.cells import read_table
from timeline.exchange.characters import encodable
from timeline.exchange.edition import Edition, Remark, Written
from timeline.exchange.table import write_csv
from timeline.plugins import extra
from timeline.text import clean, clean_lines

MOST_CELLS: Final = 5_000_000
"""Cells of a workbook that are read: what unpacks to more is refused before it fills the memory."""

_LONGEST: Final = 32_767
"""Characters that a cell of Excel can hold."""

_WORKBOOKS: Final = "files of Excel need openpyxl"
_WHEN: Final = datetime(2000, 1, 1)
"""The time that files say they were made at: the same chronology gives the same bytes."""


def write_xlsx(edition: Edition) -> Written:
    """The table of ``write_csv`` as a workbook; every cell is text, so no program changes a date or runs a formula."""
    with extra("exchange", _WORKBOOKS, "xlsx"):
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Font

    table = write_csv(edition)
    rows = list(csv.reader(io.StringIO(table.text, newline="")))
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _WHEN
    book.properties.creator = "Timeline"
    sheet = book.create_sheet("Events")
    sheet.freeze_panes = "A2"
    remarks = list(table.remarks)
    for number, row in enumerate(rows):
        cells = []
        for text in row:
            if len(text) > _LONGEST:
                remarks.append(Remark(row[0], f"a cell of Excel holds {_LONGEST:,} characters; the rest is not said"))
            cell = WriteOnlyCell(sheet, value=_legal(text)[:_LONGEST])
            cell.data_type = "s"
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    return Written("", tuple(remarks), _same_bytes(_saved(book)))


def csv_of_xlsx(content: bytes) -> str:
    """Return the first sheet of a workbook that has rows, as CSV; dates in it are ISO 8601.

    Raises:
        ValueError: The file is no workbook, or larger than what is read.
        Invalid: The extra is not installed.
    """
    with extra("exchange", _WORKBOOKS, "xlsx"):
        from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception as error:  # whatever a broken archive makes the library raise
        raise ValueError(f"not a workbook of Excel: {clean(str(error))[:200]}") from None
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    seen = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            seen += len(row)
            if seen > MOST_CELLS:
                raise ValueError(f"more than {MOST_CELLS:,} cells; import it in parts")
            writer.writerow([_cell(value) for value in row])
        header, rows = read_table(written.getvalue(), ())
        if any(header) and next(rows, None) is not None:
            return written.getvalue()
        written.seek(0)
        written.truncate()
    raise ValueError("a workbook without rows")


def write_docx(edition: Edition) -> Written:
    """A table of the events with numbers that refer to a list of sources below it, each with its quotes."""
    with extra("exchange", "files of Word need python-docx", "docx"):
        from docx import Document
        from docx.shared import Cm, Pt

    document = Document()
    document.core_properties.created = document.core_properties.modified = _WHEN
    document.core_properties.author = ""
    document.core_properties.title = _legal(clean(edition.title))
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading(_legal(clean(edition.title)), level=0)
    table = document.add_table(rows=1, cols=4)
    table.style = "Table Grid"
    say = edition.translator.text
    for cell, text in zip(table.rows[0].cells, ("", "Date", "Event", "Sources"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _repeat(table.rows[0])
    sources: list[str] = []
    for number, event in enumerate(edition.events, 1):
        numbers = []
        for citation in event.sources:
            url = edition.work(citation).url
            said = _legal(clean(source_words(event, citation, edition)) + (f" {url}" if url else ""))
            if said not in sources:
                sources.append(said)
            numbers.append(sources.index(said) + 1)
        cells = table.add_row().cells
        cells[0].text = str(number)
        cells[1].text = _legal(date_words(event, edition))
        status = "" if event.standing.value == "reported" else f" ({say(event.standing.value)})"
        cells[2].text = _legal(clean(event.title) + status)
        if event.text:
            cells[2].add_paragraph(_legal(clean_lines(event.text).strip()))
        cells[3].text = ", ".join(f"[{one}]" for one in numbers)
    for row in table.rows:
        for cell, width in zip(row.cells, (1, 4, 9, 3), strict=True):
            cell.width = Cm(width)
    document.add_heading(say("The sources"), level=1)
    for number, said in enumerate(sources, 1):
        document.add_paragraph(f"[{number}]  {said}")
    return Written("", (), _same_bytes(_saved(document)))


def _repeat(row: Any) -> None:
    """Show a row again at the top of each page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _same_bytes(content: bytes) -> bytes:
    """The archive with the same time for every file in it, and without the time at which it was saved."""
    import re
    import zipfile

    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", data)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _legal(text: str) -> str:
    """The text without what XML cannot hold."""
    legal = encodable(text)
    return "".join(char for char in legal if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.date().isoformat() if midnight else value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)
