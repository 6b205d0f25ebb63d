"""The overview shows where events stand in time, and how exactly that is known."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Day, Interval, parse_edtf
from timeline.events import Event, Status
from timeline.site.chronicle import chronicle
from timeline.site.overview import Overview, overview
from timeline.voices import ENGLISH


def drawn(*dates: str, status: Status = Status.REPORTED) -> Overview:
    events = [Event(f"event-{n}", parse_edtf(date), f"Event {n}", status=status) for n, date in enumerate(dates)]
    view = overview(chronicle(events, {}).entries, ENGLISH)
    assert view is not None
    return view


def mark(view: Overview, number: int) -> tuple[float, float, str, bool, bool]:
    [found] = [mark for mark in view.marks if mark.entry.event.id == f"event-{number}"]
    return round(found.left), round(found.width), found.shape, found.soft_start, found.soft_end


def test_a_month_is_as_wide_as_the_month_and_soft_at_both_ends() -> None:
    view = drawn("2024-01", "2024-06-15", "2024-10-31")
    assert mark(view, 0) == (0, 10, "span", True, True)


def test_a_day_is_a_dot_and_a_range_has_hard_ends() -> None:
    view = drawn("2024-01-01", "2024-06-15", "2024-04-01/2024-07-31")
    assert mark(view, 1)[2:] == ("day", False, False)
    assert mark(view, 2)[2:] == ("span", False, False)


@pytest.mark.parametrize(
    ("date", "soft"),
    [
        ("2024-06-15/..", (False, True)),
        ("2024-06-15/", (False, True)),
        ("../2024-06-15", (True, False)),
        ("[..2024-06-15]", (True, True)),
        ("[2024-03-01..2024-06-15]", (True, True)),
        ("2024-06-15~", (True, True)),
    ],
)
def test_an_end_that_is_not_known_is_soft(date: str, soft: tuple[bool, bool]) -> None:
    assert mark(drawn("2024-01-01", "2024-12-31", date), 2)[3:] == soft


def test_events_of_one_day_stand_above_each_other() -> None:
    view = drawn("2024-01-01", "2024-12-31", *["2024-06-15"] * 4)
    assert sorted(mark.lane for mark in view.marks if mark.entry.event.date == parse_edtf("2024-06-15")) == [0, 1, 2, 3]


def test_many_events_are_drawn_as_columns_with_their_numbers() -> None:
    view = drawn(*[f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 11)])
    assert sum(len(column.entries) for column in view.columns) == 120
    assert max(column.height for column in view.columns) == 100
    assert [tick.label for tick in view.ticks] == ["Jan 2024", "Apr", "Jul", "Oct"]


def test_too_few_events_or_days_need_no_overview() -> None:
    assert overview(chronicle([Event("one", parse_edtf("2024"), "One")], {}).entries, ENGLISH) is None
    assert overview((), ENGLISH) is None
    one_day = [Event(f"event-{n}", parse_edtf("2024-06-15"), "One") for n in range(5)]
    assert overview(chronicle(one_day, {}).entries, ENGLISH) is None


def test_no_label_stands_where_it_would_be_cut() -> None:
    view = drawn("0793-06-08", "1066-10-14", "1492-10-12", "1815-06-18")
    assert [tick.label for tick in view.ticks] == ["800", "1000", "1200", "1400", "1600"]
    assert all(tick.left <= 94 for tick in view.ticks)


def test_the_legend_names_only_what_is_drawn() -> None:
    assert [words for _, _, words in drawn("2024-01-01", "2024-02-01", "2024-03").legend] == ["a day", "not exact"]


DAYS = st.integers(-400_000, 1_000_000).map(Day.from_ordinal)


@given(st.lists(st.tuples(DAYS, st.integers(0, 4000)), min_size=3, max_size=90))
def test_nothing_is_drawn_outside_or_over_another(spans: Sequence[tuple[Day, int]]) -> None:
    events = [
        Event(f"event-{n}", Interval(Date.of(day), Date.of(day.plus(length))), f"Event {n}")
        for n, (day, length) in enumerate(spans)
    ]
    view = overview(chronicle(events, {}).entries, ENGLISH)
    if view is None:
        assert len({event.date for event in events}) == 1
        return
    for one in view.marks:
        assert -0.01 <= one.left <= one.left + one.width <= 100.01
        assert not any(one is not other and one.lane == other.lane and one.covers(other) for other in view.marks)
    for column in view.columns:
        assert 0 <= column.height <= 100
    assert len(view.marks) + sum(len(column.entries) for column in view.columns) + view.undrawn == len(events)
    assert len(view.ticks) <= 15
