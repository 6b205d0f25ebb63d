"""Dates in words say what is known and no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, DateError, Day, Interval, parse_edtf
from timeline.i18n.wording import MONTHS, phrase, span_words, without_year, words


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024-10-03", "3 October 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("198X", "the 1980s"),
        ("19XX", "20th century"),
        ("14XX", "15th century"),
        ("00XX", "1st century"),
        ("1XXX", "some year from 1000 to 1999"),
        ("-2000", "2001 BCE"),
        ("-0099/-0043", "100 BCE – 44 BCE"),
        ("-0010/0002", "11 BCE – 2 CE"),
        ("2024-10-14/2024-10-14", "14 October 2024"),
        ("2024-10/2024-10", "October 2024"),
        ("[2024-10-14..2024-10-14]", "14 October 2024"),
        ("-0043-03-15", "15 March 44 BCE"),
        ("0000", "1 BCE"),
        ("Y-12000", "12,001 BCE"),
        ("2024-21", "spring 2024"),
        ("2024-24", "winter 2024–25"),
        ("1999-24", "winter 1999–2000"),
        ("2024-34", "second quarter of 2024"),
        ("2024-41", "second half of 2024"),
        ("2024-10-XX", "a day in October 2024"),
        ("2024-XX", "a month of 2024"),
        ("2024-XX-XX", "a day in 2024"),
        ("XXXX-10-03", "3 October, year not known"),
        ("XXXX-10", "October, year not known"),
        ("XXXX", "date not known"),
        ("2024-10-18~", "about 18 October 2024"),
        ("2024-10?", "perhaps October 2024"),
        ("2024%", "perhaps about 2024"),
        ("2024-10-08/2024-10-13", "8–13 October 2024"),
        ("2024-09-28/2024-10-03", "28 September – 3 October 2024"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024-06/2024-08", "June–August 2024"),
        ("2019/2021", "2019–2021"),
        ("2024-10-08/2024-11", "8 October 2024 – November 2024"),
        ("2024-10-08~/2024-10-13~", "about 8–13 October 2024"),
        ("2024-10-08~/2024-10-13", "about 8 October 2024 – 13 October 2024"),
        ("2024-10-08/2024-10-13~", "8 October 2024 – about 13 October 2024"),
        ("198X/2003", "the 1980s – 2003"),
        ("2021-06-01/2021-06-10", "early June 2021"),
        ("2021-06-11/2021-06-20", "mid-June 2021"),
        ("2021-06-21/2021-06-30", "late June 2021"),
        ("2024-02-21/2024-02-29", "late February 2024"),
        ("2023-02-21/2023-02-27", "21–27 February 2023"),
        ("2019-09~/2019-12~", "late 2019"),
        ("2019-09/2019-12", "September–December 2019"),
        ("1997~/1999~", "late 1990s"),
        ("1997/1999", "1997–1999"),
        ("[1979,1983]", "1979 or 1983"),
        ("{2021-05-02,2021-05-03,2021-05-05}", "2 May 2021, 3 May 2021 and 5 May 2021"),
        ("2024-10-18/..", "from 18 October 2024 on"),
        ("2024-10-18/", "from 18 October 2024, end not known"),
        ("../2021-05-03", "up to 3 May 2021"),
        ("/2021-05", "up to May 2021, start not known"),
        ("[..2021-05-02]", "before 3 May 2021"),
        ("[..2021-04]", "before May 2021"),
        ("[..2020]", "before 2021"),
        ("[..2021-21]", "before June 2021"),
        ("[2021-05-04..]", "after 3 May 2021"),
        ("[2021..]", "after 2020"),
        ("[2024-10-01..2024-10-05]", "between 1 and 5 October 2024"),
    ],
)
def test_a_date_is_worded_as_precisely_as_it_is_known(edtf: str, said: str) -> None:
    assert words(parse_edtf(edtf)) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2024-05-04", "4 May"),
        ("2024-10-08/2024-10-13", "8–13 October"),
        ("2024-10-18/..", "from 18 October on"),
        ("2024-10-18/", "from 18 October, end not known"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024", "2024"),
    ],
)
def test_a_date_below_its_year_leaves_the_year_out(edtf: str, said: str) -> None:
    assert "".join(part.text for part in without_year(phrase(parse_edtf(edtf)), 2024)) == said


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2024-10-03", ["2024-10-03"]),
        ("2024-06~", ["2024-06"]),
        ("2024-10-08/2024-10-13", ["2024-10-08", "2024-10-13"]),
        ("XXXX-10-03", ["10-03"]),
        ("198X", []),
        ("2024-21", []),
        ("-0043", []),
        ("2024-10-XX", []),
        ("[..2021-05-02]", ["2021-05-03"]),
    ],
)
def test_only_what_html_can_say_is_machine_readable(edtf: str, machine: list[str]) -> None:
    assert [part.machine for part in phrase(parse_edtf(edtf)) if part.machine] == machine


@given(st.integers(-300, 3000), st.integers(0, 41), st.one_of(st.none(), st.integers(0, 31)), st.booleans())
def test_every_date_has_words_and_no_day_that_it_does_not_have(
    year: int, month: int, day: int | None, about: bool
) -> None:
    try:
        date = Date(year, month, day, approximate=about)
    except DateError:
        return
    said = words(date)
    assert said
    assert (str(day) in said.split() and any(name in said for name in MONTHS)) == bool(day and month)


@given(st.dates(), st.dates())
def test_a_range_names_both_its_days(one: object, other: object) -> None:
    start, end = (Day.parse(str(day)) for day in sorted((one, other)))  # type: ignore[type-var]
    said = words(Interval(Date.of(start), Date.of(end)))
    assert said.startswith(f"{start.day}")
    assert said.endswith(f"{end.day} {MONTHS[end.month - 1]} {end.year}")


def test_the_span_of_a_chronology_is_in_years_or_months() -> None:
    assert span_words(Day(2019, 3, 1), Day(2024, 1, 1)) == "2019–2024"
    assert span_words(Day(2024, 6, 1), Day(2024, 10, 1)) == "June–October 2024"
    assert span_words(Day(2024, 6, 1), Day(2024, 6, 3)) == "June 2024"
