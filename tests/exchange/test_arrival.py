"""What comes in changes nothing that is there."""

from timeline.dates import parse_edtf
from timeline.events import Event
from timeline.exchange.arrival import arrive
from timeline.exchange.table import read_csv

THERE = Event("strike", parse_edtf("2024-10-03"), "Strike")


def test_what_is_there_does_not_come_in_again() -> None:
    table = "id,date,title\nstrike,2024-10-03,Strike\n,2024-10-03,Strike\n"
    arrival = arrive(read_csv(table), {"strike": THERE})
    assert (arrival.events, arrival.there, arrival.remarks) == ((), 2, ())


def test_another_event_under_an_id_that_is_taken_stays_out() -> None:
    arrival = arrive(read_csv("id,date,title\nstrike,2025,Strike\n"), {"strike": THERE})
    assert arrival.events == ()
    assert [str(remark) for remark in arrival.remarks] == [
        'row 2: left out: an event "strike" is there and says something else; change that one by hand'
    ]


def test_a_row_without_an_id_gets_one_that_nobody_has() -> None:
    arrival = arrive(read_csv("date,title\n2025,Strike\n2026,Strike\n"), {"strike": THERE})
    assert [event.id for event in arrival.events] == ["strike-2", "strike-3"]


def test_of_two_rows_with_one_id_the_second_gets_another_and_is_named() -> None:
    arrival = arrive(read_csv("id,date,title\na,2025,One\na,2026,Two\n"), {})
    assert [event.id for event in arrival.events] == ["a", "a-2"]
    assert [str(remark) for remark in arrival.remarks] == [
        'row 3: the id "a" stands in a row before; this event is "a-2"'
    ]
