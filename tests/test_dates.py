"""Dates as precise as they are known: EDTF in and out, days of any year, what lies before what."""

from __future__ import annotations

import calendar
import datetime
from contextlib import suppress

import edtf as python_edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import (
    ANY,
    Date,
    DateError,
    Day,
    Edge,
    Interval,
    OneOf,
    When,
    approximate,
    chronological,
    compatible,
    days_in_month,
    earliest,
    latest,
    parse_edtf,
    split_time,
    unqualified,
    width,
)

BOUNDS = """
    2024-10-08          | 2024-10-08 | 2024-10-08
    2024-06             | 2024-06-01 | 2024-06-30
    2024-02             | 2024-02-01 | 2024-02-29
    2024                | 2024-01-01 | 2024-12-31
    198X                | 1980-01-01 | 1989-12-31
    19XX                | 1900-01-01 | 1999-12-31
    -0043-03-15         | -0043-03-15 | -0043-03-15
    2024-22             | 2024-06-01 | 2024-08-31
    2024-24             | 2024-12-01 | 2025-02-28
    2024-35             | 2024-07-01 | 2024-09-30
    2024-41             | 2024-07-01 | 2024-12-31
    2024-10-08/2024-10-13 | 2024-10-08 | 2024-10-13
    2024-05/..          | 2024-05-01 | None
    /1997               | None       | 1997-12-31
    [..2021-05-02]      | None       | 2021-05-02
    XXXX-10-03          | None       | None
"""

WRONG = """
    2024-13         | month 13 is none
    2024-13-05      | did you mean 2024-05-13
    2023-02-29      | month 2 of 2023 has days 1 to 28
    2024-10-00      | 00 is no month or day
    2024/2023       | ends before it begins
    soon            | is not an EDTF date
    2024-10-3       | is not an EDTF date
    [a, b]          | is not an EDTF date
"""


# What is written, how it is written again, its first and last day, the one day that it is, and what is not sure of it.
READ = """
    2004-?06-11     | 2004-?06-11   | 2004-06-11    | 2004-06-11    | 2004-06-11 | uncertain
    XXXX-?10-03     | XXXX-?10-03   | None          | None          | None       | uncertain
    ?2004-06~-11    | %2004-~06-11  | 2004-06-11    | 2004-06-11    | 2004-06-11 | approximate uncertain
    2024?-06~       | %2024-~06     | 2024-06-01    | 2024-06-30    | None       | approximate uncertain
    2024~-06?-11    | %2024-?06-11  | 2024-06-11    | 2024-06-11    | 2024-06-11 | approximate uncertain
    2024%           | 2024%         | 2024-01-01    | 2024-12-31    | None       | approximate uncertain
    2024~           | 2024~         | 2024-01-01    | 2024-12-31    | None       | approximate
    198X?           | 198X?         | 1980-01-01    | 1989-12-31    | None       | uncertain
    2024-%06        | 2024-%06      | 2024-06-01    | 2024-06-30    | None       | approximate uncertain
    2024-?XX        | 2024-?XX      | 2024-01-01    | 2024-12-31    | None       | uncertain
    15XX-12-25      | 15XX-12-25    | 1500-12-25    | 1599-12-25    | None       |
    15XX-12-25~     | 15XX-12-25~   | 1500-12-25    | 1599-12-25    | None       | approximate
    1X24-10-08      | 1X24-10-08    | 1024-10-08    | 1924-10-08    | None       |
    XX24            | XX24          | 0024-01-01    | 9924-12-31    | None       |
    2024-1X         | 2024-1X       | 2024-10-01    | 2024-12-31    | None       |
    2024-10-X3      | 2024-10-X3    | 2024-10-03    | 2024-10-23    | None       |
    2024-X3-05      | 2024-X3-05    | 2024-03-05    | 2024-03-05    | None       |
    -15XX-12        | -15XX-12      | -1599-12-01   | -1500-12-31   | None       |
    -1X43           | -1X43         | -1943-01-01   | -1043-12-31   | None       |
    -198X           | -198X         | -1989-01-01   | -1980-12-31   | None       |
    198X-05         | 198X-05       | 1980-05-01    | 1989-05-31    | None       |
    XXXX-1X         | XXXX-1X       | None          | None          | None       |
    XXXX-02-29      | XXXX-02-29    | None          | None          | None       |
    XXXX            | XXXX          | None          | None          | None       |
    2024-XX-XX      | 2024-XX-XX    | 2024-01-01    | 2024-12-31    | None       |
    2024-10-XX      | 2024-10-XX    | 2024-10-01    | 2024-10-31    | None       |
    2024-31         | 2024-31       | 2024-03-01    | 2024-05-31    | None       |
    2024-30         | 2024-30       | 2024-12-01    | 2025-02-28    | None       |
    2024-41         | 2024-41       | 2024-07-01    | 2024-12-31    | None       |
    -1950S2         | -1950S2       | -1999-01-01   | -1900-12-31   | None       |
    2024S4          | 2024S4        | 2024-01-01    | 2024-12-31    | None       |
    2024S1~         | 2024S1~       | 2000-01-01    | 2999-12-31    | None       | approximate
    Y17E4           | Y170000       | Y170000-01-01 | Y170000-12-31 | None       |
    Y17E4S1         | Y170000S1     | Y100000-01-01 | Y199999-12-31 | None       |
    Y1E4            | Y10000        | Y10000-01-01  | Y10000-12-31  | None       |
    Y-9E11          | Y-900000000000 | Y-900000000000-01-01 | Y-900000000000-12-31 | None |
    0000            | 0000          | 0000-01-01    | 0000-12-31    | None       |
    -0001           | -0001         | -0001-01-01   | -0001-12-31   | None       |
    9999-12-31      | 9999-12-31    | 9999-12-31    | 9999-12-31    | 9999-12-31 |
"""

# The first and the last day of what is more than one date.
SEVERAL = """
    {1960,1961-12}            | 1960-01-01 | 1961-12-31
    {..1983-12-31,1998}       | None       | 1998-12-31
    [1998,..1983-12-31]       | None       | 1998-12-31
    [2024..]                  | 2024-01-01 | None
    [2023,2024..]             | 2023-01-01 | None
    {XXXX-10-03,2024}         | None       | None
    [2024-05,2023-02..2023-09] | 2023-02-01 | 2024-05-31
    {1960..1961}              | 1960-01-01 | 1961-12-31
    ../2024                   | None       | 2024-12-31
    2024-06~/2024-07          | 2024-06-01 | 2024-07-31
"""

DIGITS = "write 2024-10-03, 2024-10, 2024, 198X or 2024-10-03~"
CLOCK = "there is no such time of day; write it as 23:59:59, or 23:59+02:00"
MONTHS = "01-12 are months, 21-41 seasons, quarters and halves"
SAID = f"""
    20XX-02-30      | "20XX-02-30": no day is written so
    20XX-13         | "20XX-13": there is no month 13
    20X5-00-01      | "20X5-00-01": 00 is no month or day; leave it out, or write XX
    2024-00         | "2024-00": 00 is no month or day; leave it out, or write XX
    Y1E12           | "Y1E12": an exponential year has five to twelve digits
    Y1E3            | "Y1E3": an exponential year has five to twelve digits
    2024-42         | "2024-42": month 42 is none; {MONTHS}
    2024-13         | "2024-13": month 13 is none; {MONTHS}
    2024-20         | "2024-20": month 20 is none; {MONTHS}
    2024-13-01      | "2024-13-01": there is no month 13; did you mean 2024-01-13?
    2024-31-12      | "2024-31-12": there is no month 31; did you mean 2024-12-31?
    2024-13-13      | "2024-13-13": there is no month 13
    2024-21-05      | "2024-21-05": there is no month 21; did you mean 2024-05-21?
    2024-32-05      | "2024-32-05": there is no month 32
    XXXX-13-05      | "XXXX-13-05": there is no month 13; did you mean 2024-05-13?
    2024-10-32      | "2024-10-32": month 10 of 2024 has days 1 to 31
    2100-02-29      | "2100-02-29": month 2 of 2100 has days 1 to 28
    XXXX-02-30      | "XXXX-02-30": month 2 of 2024 has days 1 to 29
    2024S5          | "2024S5": significant digits are those of a year alone, as in 1950S2
    -2024S5         | "-2024S5": significant digits are those of a year alone, as in 1950S2
    2024S2-10       | "2024S2-10": significant digits are those of a year alone, as in 1950S2
    2024-10S2       | "2024-10S2" is not an EDTF date; {DIGITS}
    []              | "[]": "" is not an EDTF date; {DIGITS}
    2024/..a        | "2024/..a": "..a" is not an EDTF date; {DIGITS}
    2024-10-03T24:00:01 | "2024-10-03T24:00:01": {CLOCK}
    2024-10-03T23:59:60 | "2024-10-03T23:59:60": {CLOCK}
    2024-10-03T23:60    | "2024-10-03T23:60": {CLOCK}
    2024-10-03T24:01    | "2024-10-03T24:01": {CLOCK}
    2024-10-03T10:10+15 | "2024-10-03T10:10+15": {CLOCK}
    2024-10-03T10:10-15:00 | "2024-10-03T10:10-15:00": {CLOCK}
    2024-10-03T10:10+05:60 | "2024-10-03T10:10+05:60" is not an EDTF date; {DIGITS}
    ../..           | "../..": an interval needs at least one end that is a date
    2024-02/2023    | "2024-02/2023" ends before it begins; write the earlier date first: 2023/2024-02
    [..]            | a set [..] needs at least one date
    [2024..2023]    | "[2024..2023]" ends before it begins; write the earlier date first: [2023..2024]
    [1999,2024..2023] | "[1999,2024..2023]": "[2024..2023]" ends before it begins; write the earlier date first: [2023..2024]
"""  # noqa: E501


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


days = st.builds(Day.from_ordinal, st.integers(-800_000, 1_200_000))
plain_dates = st.one_of(
    days.map(Date.of),
    days.map(lambda day: Date(day.year, day.month)),
    days.map(lambda day: Date(day.year)),
    st.builds(Date, st.integers(0, 2999), st.sampled_from([*range(21, 42)])),
)
dates = st.one_of(
    plain_dates,
    st.builds(
        lambda year, masked: Date(year // 10**masked * 10**masked, masked=masked),
        st.integers(0, 2999),
        st.integers(1, 2),
    ),
    st.builds(Date, st.none(), st.integers(1, 12), st.integers(1, 28)),
    st.builds(Date, st.integers(1, 2999), st.integers(1, 12), st.just(ANY)),
    st.builds(
        lambda day, about, perhaps: Date(day.year, day.month, day.day, approximate=about, uncertain=perhaps),
        days,
        st.booleans(),
        st.booleans(),
    ),
)


def ordered(pair: tuple[Date, Date]) -> tuple[Date, Date]:
    one, other = pair
    return (one, other) if (one.first, one.last) <= (other.first, other.last) else (other, one)  # type: ignore[operator]


pairs = st.tuples(plain_dates, plain_dates).map(ordered)
whens: st.SearchStrategy[When] = st.one_of(
    dates,
    pairs.map(lambda pair: Interval(*pair)),
    plain_dates.map(lambda date: Interval(date, Edge.OPEN)),
    plain_dates.map(lambda date: Interval(Edge.UNKNOWN, date)),
    pairs.map(lambda pair: OneOf(*pair)),
    plain_dates.map(lambda date: OneOf(None, date)),
)


@given(whens)
def test_what_is_written_is_read_again(when: When) -> None:
    assert parse_edtf(str(when)) == when


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert parse_edtf(str(parse_edtf(text))) == parse_edtf(text)


@pytest.mark.integration
@given(plain_dates.filter(lambda date: date.year is not None and 1 <= date.year <= 9999 and (date.month or 0) <= 24))
def test_another_reader_of_edtf_gives_the_same_bounds(date: Date) -> None:
    theirs = python_edtf.parse_edtf(str(date))
    if date.month is not None and date.month > 12:
        return  # python-edtf has winter end in the year that it began
    assert date.first == Day(*theirs.lower_strict()[:3])
    assert date.last == Day(*theirs.upper_strict()[:3])


@given(st.dates())
def test_days_are_counted_as_datetime_counts(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert (day.ordinal, day.weekday, str(day)) == (date.toordinal(), date.weekday(), date.isoformat())
    assert Day.from_ordinal(date.toordinal()) == day


@given(st.integers(-(10**7), 10**7), st.integers(-1000, 1000))
def test_a_day_and_its_ordinal_are_one(ordinal: int, days: int) -> None:
    day = Day.from_ordinal(ordinal)
    assert day.ordinal == ordinal
    assert day.plus(days).ordinal == ordinal + days
    assert 1 <= day.day <= days_in_month(day.year, day.month)


@pytest.mark.parametrize(("text", "first", "last"), rows(BOUNDS))
def test_a_date_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    when = parse_edtf(text)
    assert (str(earliest(when)), str(latest(when))) == (first, last)


@pytest.mark.parametrize(("text", "problem"), rows(WRONG))
def test_an_error_names_the_text_and_the_fix(text: str, problem: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert problem in str(caught.value)
    assert text in str(caught.value)


@pytest.mark.parametrize(("text", "written", "first", "last", "day", "doubt"), rows(READ))
def test_what_a_date_says_is_all_that_it_says(
    text: str, written: str, first: str, last: str, day: str, doubt: str
) -> None:
    date = parse_edtf(text)
    assert isinstance(date, Date)
    assert (str(date), str(date.first), str(date.last)) == (written, first, last)
    assert str(date.as_day) == day
    assert (date.approximate, date.uncertain) == ("approximate" in doubt, "uncertain" in doubt)
    assert approximate(date) == bool(doubt)
    assert date.masked == (1 if written == "198X?" else 0)
    assert date.year is None or type(date.year) is int
    if date.pattern:
        _, *rest = date.pattern.removeprefix("-").split("-")
        assert [date.month, date.day][: len(rest)] == [ANY if "X" in part else int(part) for part in rest]
        assert [date.month, date.day][len(rest) :] == [None] * (2 - len(rest))


@pytest.mark.parametrize(("text", "first", "last"), rows(SEVERAL))
def test_several_dates_reach_from_the_first_of_all_to_the_last(text: str, first: str, last: str) -> None:
    when = parse_edtf(text)
    assert not isinstance(when, Date)
    assert (str(earliest(when)), str(latest(when)), str(when)) == (first, last, text)


@pytest.mark.parametrize(("text", "said"), rows(SAID))
def test_a_date_that_is_none_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf(text)
    assert str(caught.value) == said


def test_a_long_text_is_shown_in_part_where_it_is_refused() -> None:
    with pytest.raises(DateError) as caught:
        parse_edtf("a" * 61)
    assert str(caught.value) == f'"{"a" * 57}..." is not an EDTF date; {DIGITS}'
    with pytest.raises(DateError, match=f'^"{"a" * 60}" is not'):
        parse_edtf("a" * 60)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ((2024, None, 5), "a day without a month; write XX for a month that is not known"),
        ((2024, -1, 5), '"2024--1-05": there is no month -1; did you mean 2024-05--1?'),
        ((2024, 2, 30), '"2024-02-30": month 2 of 2024 has days 1 to 29'),
        ((2024, 13), f"month 13 is none; {MONTHS}"),
        ((2024, 21, 5), f"month 21 is none; {MONTHS}"),
        ((1980, 5, None, 1), "only a year alone, of our era, can be a decade or a century, as 198X or 19XX"),
        ((-10, None, None, 1), "only a year alone, of our era, can be a decade or a century, as 198X or 19XX"),
        ((None, None, None, 1), "only a year alone, of our era, can be a decade or a century, as 198X or 19XX"),
    ],
)
def test_no_date_is_made_that_cannot_be(fields: tuple[int, ...], said: str) -> None:
    with pytest.raises(DateError) as caught:
        Date(*fields)
    assert str(caught.value) == said


def test_dates_at_the_edges_of_what_can_be_are_made() -> None:
    assert str(Date(0, masked=1)) == "000X"
    assert [str(Date(2024, 1, 1)), str(Date(2024, 12, 31)), str(Date(2024, ANY, 5))] == [
        "2024-01-01", "2024-12-31", "2024-XX-05",
    ]  # fmt: skip


@pytest.mark.parametrize("fields", [(2024, 0, 1), (2024, 13, 1), (2024, 1, 0), (2024, 1, 32), (2023, 2, 29)])
def test_no_day_is_made_that_the_calendar_has_not(fields: tuple[int, int, int]) -> None:
    with pytest.raises(DateError, match=rf"^\"Day\({fields[0]}, {fields[1]}, {fields[2]}\)\": "):
        Day(*fields)


@pytest.mark.parametrize(
    "text", ["23:59:59", "24:00:00", "24:00", "00:00", "10:10+14:00", "10:10-14", "10:10:10+05:59", "10:10Z"]
)
def test_a_clock_time_that_there_is_stays_as_it_is_written(text: str) -> None:
    assert split_time(f"2024-10-03T{text}") == ("2024-10-03", text)


def test_fractions_of_a_second_are_left_out() -> None:
    assert split_time("2024-10-03T10:10:10.123456789Z") == ("2024-10-03", "10:10:10Z")


def test_days_are_the_same_as_dates_in_sets() -> None:
    first, last = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)
    assert {Day(1, 1, 1): "first", Day(9999, 12, 31): "last"} == {first: "first", last: "last"}
    assert len({Day(0, 12, 31), Day(10000, 1, 1), Day(0, 12, 31)}) == 2
    assert Day(1, 1, 1).to_date() == datetime.date(1, 1, 1)
    assert Day(9999, 12, 31).to_date() == datetime.date(9999, 12, 31)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-10", '"2024-10" is not a day; write year-month-day, as 2024-10-18'),
        ("2024-10-181", '"2024-10-181" is not a day; write year-month-day, as 2024-10-18'),
        ("2024-02-30", '"2024-02-30": month 2 of 2024 has days 1 to 29'),
        ("2024-13-05T10:00", '"2024-13-05T10:00": there is no month 13; did you mean 2024-05-13?'),
    ],
)
def test_a_text_that_is_no_day_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(DateError) as caught:
        Day.of(text)
    assert str(caught.value) == said


def test_what_is_about_a_day_is_a_date() -> None:
    assert str(Date.of(Day(2024, 10, 3), approximate=True)) == "2024-10-03~"
    assert Date.of(Day(-43, 3, 15)) == Date(-43, 3, 15)
    moment = datetime.datetime(2024, 10, 3, 23, 59, tzinfo=datetime.UTC)
    assert Day.of(moment) == Day.of(Day(2024, 10, 3)) == Day(2024, 10, 3)


def test_events_without_a_known_beginning_stand_where_they_end() -> None:
    written = ["2024-06/..", "2024-06", "[..2024-06-01]", "/2024-05-31", "2024-06-01/2024-06-02", "XXXX"]
    assert [str(when) for when in sorted(map(parse_edtf, written), key=chronological)] == [
        "/2024-05-31", "2024-06/..", "2024-06", "2024-06-01/2024-06-02", "[..2024-06-01]", "XXXX",
    ]  # fmt: skip


@given(whens, whens)
def test_compatible_is_mutual_and_a_date_is_compatible_with_itself(one: When, other: When) -> None:
    assert compatible(one, one)
    assert compatible(one, other) == compatible(other, one)


def test_a_month_is_compatible_with_its_days_and_with_no_other() -> None:
    june = parse_edtf("2024-06")
    assert compatible(june, parse_edtf("2024-06-12"))
    assert not compatible(june, parse_edtf("2024-07-01"))
    assert compatible(parse_edtf("2024-05/.."), parse_edtf("2031"))
    assert not compatible(parse_edtf("[..2021-05-02]"), parse_edtf("2021-05-03"))


def test_a_wider_date_stands_before_a_narrower_one() -> None:
    written = ["2024-06-01", "XXXX-06", "2024-06", "2023", "2024", "[..2020-01-01]"]
    assert [str(when) for when in sorted(map(parse_edtf, written), key=chronological)] == [
        "[..2020-01-01]",
        "2023",
        "2024",
        "2024-06",
        "2024-06-01",
        "XXXX-06",
    ]


def test_about_is_kept() -> None:
    assert approximate(parse_edtf("2024-10-18~"))
    assert approximate(parse_edtf("2024-10-08/2024-10?"))
    assert not approximate(parse_edtf("2024-10-18"))


@pytest.mark.parametrize("text", ["2024-10-18T09:30+09:00", "2024-10-18 09:30", " 2024-10-18 "])
def test_a_day_may_carry_a_time(text: str) -> None:
    assert Day.parse(text) == Day(2024, 10, 18)


LEVEL_2 = """
    2004-06-~11
    ?2004-06-~11
    2004-%06-11
    156X-12-25
    15XX-12-25
    XXXX-12-XX
    1XXX-XX
    1XXX-12
    1984-1X
    -1XXX-1X
    1950S2
    Y171010000S3
    Y-170000002
    [1667,1668,1670..1672]
    [..1984]
    [1760-12..]
    {1960,1961-12}
    {..1984}
    2004-06-~01/2004-06-~20
    2004-06-XX/2004-07-03
"""


@pytest.mark.parametrize("text", LEVEL_2.split())
def test_edtf_level_2_is_read_and_written_as_it_was(text: str) -> None:
    when = parse_edtf(text)
    assert str(when) == text
    assert parse_edtf(str(when)) == when


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("1XXX-02-29", "1004-02-29", "1996-02-29"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("2004-06~-11", "2004-06-11", "2004-06-11"),
    ],
)
def test_a_date_with_missing_digits_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    when = parse_edtf(text)
    assert (str(earliest(when)), str(latest(when))) == (first, last)


@pytest.mark.parametrize(("text", "same"), [("2004-06~-11", "~2004-~06-11"), ("Y-17E7", "Y-170000000")])
def test_two_ways_to_write_the_same_come_to_one(text: str, same: str) -> None:
    assert str(parse_edtf(text)) == same


@pytest.mark.parametrize(
    "text", ["19XX-5X", "1984-2X", "20X3X", "2001-49", "1950S5", "2004-06-11T25:00:00", "[1667", "{}"]
)
def test_what_no_level_of_edtf_has_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Y12345S2", "Y12000-01-01", "Y12999-12-31"),
        ("Y-12345S3", "Y-12399-01-01", "Y-12300-12-31"),
        ("2024-XX-03", "2024-01-03", "2024-12-03"),
        ("20XX-01-31", "2000-01-31", "2099-01-31"),
        ("2024-1X-03", "2024-10-03", "2024-12-03"),
        ("-004X-03-15", "-0049-03-15", "-0040-03-15"),
    ],
)
def test_missing_digits_reach_from_the_first_day_that_is_written_so_to_the_last(
    text: str, first: str, last: str
) -> None:
    when = parse_edtf(text)
    assert (str(earliest(when)), str(latest(when))) == (first, last)


@pytest.mark.parametrize(
    ("text", "days"),
    [("2024-06-01", 1), ("2024-06", 30), ("2024-02", 29), ("2024-05-30/2024-06-02", 4), ("2024-05/..", 10**9)],
)
def test_a_date_is_as_wide_as_the_days_that_it_can_touch(text: str, days: int) -> None:
    assert width(parse_edtf(text)) == days


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024-10-03T14:05:09Z", ("2024-10-03", "14:05:09Z")),
        ("2024-10-03T14:05+02:00", ("2024-10-03", "14:05+02:00")),
        ("2024-10-03T14:05", ("2024-10-03", "14:05")),
        ("2024-10-03", ("2024-10-03", None)),
    ],
)
def test_a_moment_is_a_day_and_a_clock_time(text: str, parts: tuple[str, str | None]) -> None:
    assert split_time(text) == parts


def test_a_month_has_the_days_of_the_calendar_also_in_years_of_a_century() -> None:
    for year in (1600, 1900, 1999, 2000, 2001, 2004, 2023, 2024, 2100, 2400):
        for month in range(1, 13):
            last = calendar.monthrange(year, month)[1]
            assert days_in_month(year, month) == last, (year, month)
            assert str(parse_edtf(f"{year}-{month:02}-{last}")) == f"{year}-{month:02}-{last}"
            with pytest.raises(DateError):
                parse_edtf(f"{year}-{month:02}-{last + 1}")


def test_without_its_marks_a_date_is_only_as_exact_as_it_is_written() -> None:
    for text in ("2024-10~", "2024-10?", "2024-10%", "2024-10~-03", "?2024-10"):
        date = parse_edtf(text)
        assert isinstance(date, Date)
        assert str(unqualified(date)) == text.translate({ord(mark): None for mark in "~?%"})


def test_a_day_is_one_of_the_standard_library_and_compares_with_it() -> None:
    day, date = Day(2024, 10, 3), datetime.date(2024, 10, 3)
    assert (day.to_date(), Day.of(date)) == (date, day)
    assert day <= date < day.plus(1)
    assert not day < date
    with pytest.raises(DateError, match="outside of the years 1 to 9999"):
        Day(-43, 3, 15).to_date()
    with pytest.raises(TypeError):
        _ = day < "2024-10-04"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "day"), [("2024-10-03", Day(2024, 10, 3)), ("2024-10", None), ("2024", None), ("2024-XX-03", None)]
)
def test_only_a_whole_date_is_a_day(text: str, day: Day | None) -> None:
    date = parse_edtf(text)
    assert isinstance(date, Date)
    assert date.as_day == day
