"""The drawing shows where events stand in time, and how exactly that is known."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Date, Day, Interval, parse_edtf
from timeline.events import Citation, Event, Status
from timeline.i18n import ENGLISH
from timeline.site.chronicle import chronicle
from timeline.site.drawing import MOST_BINS, MOST_LANES, Drawing, draw
from timeline.site.lanes import lanes
from timeline.site.links import Links


def drawn(*dates: str, status: Status = Status.REPORTED) -> Drawing:
    events = [Event(f"event-{n}", parse_edtf(date), f"Event {n}", status=status) for n, date in enumerate(dates)]
    view = draw(chronicle(events, {}).entries, ENGLISH)
    assert view is not None
    return view


def mark(view: Drawing, number: int) -> tuple[float, float, str, bool, bool]:
    [found] = [mark for mark in view.marks if mark.entry.event.id == f"event-{number}"]
    return round(found.left), round(found.width), found.shape, found.soft_start, found.soft_end


def test_a_month_is_as_wide_as_the_month_and_soft_at_both_ends() -> None:
    view = drawn("2024-01", "2024-06-15", "2024-10-31")
    left, width, shape, soft_start, soft_end = mark(view, 0)
    assert (left, shape, soft_start, soft_end) == (0, "span", True, True)
    assert width == round(view.bins[0].width)


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


def test_many_events_are_drawn_as_stacked_columns_with_a_scale() -> None:
    view = drawn(*[f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 11)])
    assert sum(len(column.entries) for column in view.columns) == 120
    assert max(sum(height for _, height in column.parts) for column in view.columns) == 100
    assert view.tallest == 10
    assert [tick.label for tick in view.ticks][:4] == ["Jan 2024", "Feb", "Mar", "Apr"]


def test_a_range_that_ends_in_the_next_year_adds_no_empty_column() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 11)]
    view = drawn(*days, "2024-12-20/2025-02-10")
    assert [tick.label for tick in view.ticks][-1] == "Dec"
    assert view.bins[-1].end == Day(2025, 1, 1).ordinal


def test_few_events_stand_with_their_titles_more_without() -> None:
    assert all(mark.titled for mark in drawn("2024-01-01", "2024-06-15", "2024-10-31").marks)
    assert not any(one.titled for one in drawn(*[f"2024-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(60)]).marks)


def test_empty_times_are_folded_so_that_old_and_new_are_both_readable() -> None:
    view = drawn("1142-05", "2025-01-03", "2025-02-07", "2025-03-04")
    assert [tick.label for tick in view.ticks] == ["1142", "Jan 2025", "Feb", "Mar"]
    assert len(view.folds) == 1
    assert all(one.width > 15 for one in view.bins if one.unit)


def test_a_year_with_most_events_is_no_single_bar() -> None:
    view = drawn(
        *[f"{year}-03-01" for year in range(1980, 2025)], *[f"2025-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(500)]
    )
    assert sum(one.unit == "month" for one in view.bins) == 12
    assert all(len(column.entries) <= 50 for column in view.columns)


def test_years_before_our_era_have_round_numbers_of_their_own() -> None:
    view = drawn("-1999", "-0043-03-15", "0793-06-08")
    assert [tick.label for tick in view.ticks] == ["2000 BCE", "44 BCE", "793"]


def test_too_few_events_or_days_need_no_draw() -> None:
    assert draw(chronicle([Event("one", parse_edtf("2024"), "One")], {}).entries, ENGLISH) is None
    assert draw((), ENGLISH) is None
    one_day = [Event(f"event-{n}", parse_edtf("2024-06-15"), "One") for n in range(5)]
    assert draw(chronicle(one_day, {}).entries, ENGLISH) is None


def test_the_legend_names_only_what_is_drawn() -> None:
    assert [words for _, _, words in drawn("2024-01-01", "2024-02-01", "2024-03").legend] == ["a day", "not exact"]


DAYS = st.integers(-400_000, 1_000_000).map(Day.from_ordinal)


@given(st.lists(st.tuples(DAYS, st.integers(0, 4000)), min_size=3, max_size=90))
def test_nothing_is_drawn_outside_or_over_another(spans: Sequence[tuple[Day, int]]) -> None:
    events = [
        Event(f"event-{n}", Interval(Date.of(day), Date.of(day.plus(length))), f"Event {n}")
        for n, (day, length) in enumerate(spans)
    ]
    view = draw(chronicle(events, {}).entries, ENGLISH)
    if view is None:
        assert len({event.date for event in events}) == 1
        return
    assert 0 < len(view.bins) <= MOST_BINS
    assert view.lanes <= MOST_LANES
    assert sum(one.width for one in view.bins) == pytest.approx(100)
    for one, after in zip(view.bins, view.bins[1:], strict=False):
        assert one.end == after.first
    for one in view.marks:
        assert -0.01 <= one.left <= one.left + one.width <= 100.01
    for column in view.columns:
        assert sum(height for _, height in column.parts) <= 100.01
    assert len(view.marks) + sum(len(column.entries) for column in view.columns) == len(events)


def test_key_events_are_named_above_the_columns_without_overlap() -> None:
    dates = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 11)]
    entries = chronicle([Event(f"event-{n}", parse_edtf(date), "A") for n, date in enumerate(dates)], {}).entries
    view = draw(entries, ENGLISH, [entries[5], entries[0], entries[115]])
    assert view
    assert [note.entry.event.id for note in view.notes] == ["event-5", "event-115"], "the first two are too near"
    assert [note.before for note in view.notes] == [False, True], "a title at the right edge ends at its event"


def test_the_dates_that_sources_differ_in_are_tied() -> None:
    says = [
        Citation(url=f"https://{n}.example", says=parse_edtf(date)) for n, date in enumerate(["2024-02", "2024-09"])
    ]
    events = [
        Event(f"event-{n}", parse_edtf(f"2024-{n:02}-01"), "A", sources=tuple(says[: n // 2])) for n in (1, 6, 12)
    ]
    view = draw(chronicle(events, {}).entries, ENGLISH)
    assert view
    assert len(view.ties) == 2
    june = next(mark for mark in view.marks if mark.entry.event.id == "event-6")
    assert view.ties[0].left < june.left
    assert view.ties[0].left + view.ties[0].width > june.end


def test_the_first_centuries_before_and_of_our_era_have_round_bounds() -> None:
    view = drawn("-0753", "0050", "0950", "1950", "1960")
    starts = {Day.from_ordinal(one.first).year for one in view.bins if one.unit in ("millennium", "century")}
    assert starts <= {-999, -899, -799, 1, 100, 900, 1000, 1900}


def test_days_too_narrow_for_a_label_each_share_one() -> None:
    view = drawn(*[f"2024-05-{day:02}" for day in range(1, 31) for _ in range(4)])
    assert [tick.label for tick in view.ticks][:3] == ["1 May", "3", "5"]


def test_the_label_after_a_month_with_its_year_gives_way_in_a_narrow_drawing() -> None:
    view = drawn(*[f"{year}" for year in range(2008, 2025)], *[f"2025-{month:02}" for month in range(1, 13)] * 8)
    labels = {tick.label: tick.minor for tick in view.ticks}
    assert (labels["Jan 2025"], labels["Mar"], labels["May"]) == ("", "tight", "")


def test_no_label_touches_the_next_on_any_screen() -> None:
    lone = [f"{year}" for year in (1980, 1985, 1990)]
    years = [f"{year}-{1 + n:02}" for year in range(2010, 2017) for n in range(10 + year % 3)]
    decade = [f"{year}-06" for year in range(2000, 2010)]
    view = drawn(*lone, *decade, *years, *[f"2017-{1 + n % 12:02}" for n in range(200)])
    for minors, pixels in ((("",), 358), (("", "narrow"), 690), (("", "narrow", "tight"), 1160)):
        scale = max(pixels, 24 * len(view.bins)) / 100
        shown = [tick for tick in view.ticks if tick.minor in minors]
        ends = [tick.left * scale + 6 * len(tick.label) for tick in shown]
        assert all(end < tick.left * scale for end, tick in zip(ends, shown[1:], strict=False)), pixels
        assert ends[-1] <= 100 * scale
    assert "Jan 2017" in [tick.label for tick in view.ticks if not tick.minor]
    assert "2000s" in [tick.label for tick in view.ticks], "the years beside a decade give way to it"


def test_lanes_show_the_commonest_names_over_the_same_time() -> None:
    events = [
        Event(f"event-{n}", parse_edtf(f"2024-{n:02}"), "A", who=("Ann", "Bob") if n % 2 else ("Ann",))
        for n in range(1, 7)
    ]
    view = draw(chronicle(events, {}).entries, ENGLISH)
    assert view
    (group,) = lanes(chronicle(events, {}).entries, view.bins, Links("", directory_urls=False), ENGLISH)
    assert [(lane.name, lane.count, lane.path.count("M")) for lane in group.rows] == [("Ann", 6, 6), ("Bob", 3, 3)]


def test_where_not_all_titles_have_room_those_that_have_it_are_shown() -> None:
    view = drawn("2024-01-03", *["2024-06-15"] * 8, "2024-12-20")
    titled = {mark.entry.event.id for mark in view.marks if mark.titled}
    assert "event-0" in titled, "nothing follows it in its lane for half a year"
    assert 0 < len(titled) < len(view.marks)


@given(st.lists(st.integers(0, 300), min_size=3, max_size=60))
def test_titles_of_marks_never_cover_the_next_mark(days: list[int]) -> None:
    events = [Event(f"event-{n}", Date.of(Day(2024, 1, 1).plus(day)), f"Event {n}") for n, day in enumerate(days)]
    view = draw(chronicle(events, {}).entries, ENGLISH)
    for lane in range(view.lanes if view else 0):
        marks = sorted((one for one in view.marks if one.lane == lane), key=lambda one: one.left) if view else []
        for one, following in pairwise(marks):
            if one.titled or following.titled:
                assert one.end <= following.begin + 0.02


@given(st.lists(st.integers(0, 3000), min_size=95, max_size=140))
def test_titles_above_the_columns_have_a_place_of_their_own(days: list[int]) -> None:
    events = [Event(f"event-{n}", Date.of(Day(2014, 1, 1).plus(day)), f"Event {n}") for n, day in enumerate(days)]
    entries = chronicle(events, {}).entries
    view = draw(entries, ENGLISH, entries[:30])
    notes = view.notes if view else ()
    assert all(note.width > 0 and note.at >= 0 and note.at + note.width <= 100.01 for note in notes)
    assert all(one.at + one.width <= other.at + 0.01 for one, other in pairwise(notes))
