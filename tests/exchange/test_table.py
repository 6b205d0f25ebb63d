"""The table: safe in spreadsheets, and read from whoever wrote it."""

import csv
import io

import pytest

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.edition import Edition
from timeline.exchange.table import read_csv, write_csv


def read(text: str) -> tuple[list[Event], list[str]]:
    found = read_csv(text)
    return list(found.events), [str(remark) for remark in found.remarks]


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1"])
def test_no_cell_begins_like_a_formula(title: str) -> None:
    event = Event("a", parse_edtf("-0043"), title, who=(title,), where=("=1", "=2; 3"), text="\n=1")
    (row,) = list(csv.reader(io.StringIO(write_csv(Edition((event,))).text, newline="")))[1:]
    assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))]
    assert read_csv(write_csv(Edition((event,))).text).events == (event,)


def test_its_columns_are_those_of_the_yaml(edition: Edition) -> None:
    header = write_csv(edition).text.splitlines()[0]
    assert (
        header
        == "id,date,earliest,latest,time,title,translated,text,status,review,who,where,tags,key,related,media,sources"
    )


def test_names_are_readable_where_they_can_be() -> None:
    event = Event("a", parse_edtf("2024"), "x", who=("Ann", "Bob, the builder"), where=("a; b",))
    assert "Ann; Bob, the builder" in write_csv(Edition((event,))).text
    assert read_csv(write_csv(Edition((event,))).text).events == (event,)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_may_be_parted_as_spreadsheets_of_any_country_do(mark: str) -> None:
    events, remarks = read(f"\ufeffTitle{mark}Date\r\nStrike{mark}2024-10-03\r\n")
    assert ([(event.title, str(event.date)) for event in events], remarks) == ([("Strike", "2024-10-03")], [])


def test_a_table_of_somebody_else_may_name_one_source_in_its_columns() -> None:
    (event,), remarks = read("date,title,url,Source Title,publisher\n2024,Strike,https://x.example/a,Report,Herald\n")
    assert remarks == []
    assert (event.sources[0].url, event.sources[0].title, event.sources[0].publisher) == (
        "https://x.example/a",
        "Report",
        "Herald",
    )


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("", "the file: left out: no column date and no column title in its first row"),
        ("date,title,date\n", 'the file: left out: two columns "date"; rename one'),
        ("date,title,colour\n2024,a,red\n", 'the file: column "colour": unknown; not kept in any row'),
        ("date,title\n2024,a,extra\n", "row 2: more cells than columns; those without a name are not kept"),
        ("date,title\n\n\n,a\n", "row 4: left out: no date"),
        (
            "date,title,sources\n2024,a,[x\n",
            "row 2: sources: not valid JSON: Expecting value in line 1, column 2; not kept",
        ),
        ("date,title,publisher\n2024,a,Herald\n", "row 2: publisher of a source without url; not kept"),
        (
            'date,title,url\n2024,a,"javascript:alert(1)"\n',
            "row 2: sources 1: neither an article nor a web address; not kept",
        ),
        ("date,title\n03/04/2024,a\n", '03/04/2024" can be 2024-04-03 or 2024-03-04'),
    ],
)
def test_what_is_not_kept_is_named_with_its_row(text: str, remark: str) -> None:
    assert any(remark in one for one in read(text)[1])


def test_dates_that_a_spreadsheet_rewrote_are_read() -> None:
    events, _ = read("date,title\n10/18/2024,a\nOctober 2024,b\n")
    assert [str(event.date) for event in events] == ["2024-10-18", "2024-10"]


def test_reading_leaves_the_limit_of_other_readers_alone() -> None:
    before = csv.field_size_limit()
    read("date,title\n2024," + "x" * 200_000 + "\n")
    assert csv.field_size_limit() == before


def test_a_wide_table_is_read_in_time_that_grows_with_its_size() -> None:
    columns = [f"x{number}" for number in range(20_000)]
    events, remarks = read(",".join(["date", "title", *columns]) + "\n2024,a" + ",1" * 20_000 + "\n")
    assert (len(events), len(remarks)) == (1, 1)
    assert remarks[0].endswith("and 19,980 more: unknown; not kept in any row")


def test_a_thousand_rows_are_read_and_each_bad_one_named() -> None:
    rows = [f"{'2024-13-01' if number % 100 == 0 else '2024'},Event {number}" for number in range(2, 3002)]
    events, remarks = read("date,title\n" + "\n".join(rows))
    assert (len(events), len(remarks)) == (2970, 30)
    assert remarks[0].startswith("row 100: left out: date:")
