"""Which found event is which known one: by shared quotes first, then by all else that both say."""

from dataclasses import replace

import pytest

from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.store.recognise import SourceName, alike, in_order, recognise, source_name, with_sources_of

OCTOBER = parse_edtf("2024-10-08")
A, B, C = (Citation("one", quote) for quote in ("They sailed at dawn.", "The ships left.", "Nobody saw them again."))


def event(name, *sources, date=OCTOBER, title="They sailed", **more):
    return Event(name, date, title, sources=sources, **more)


def known_as(base, found, edited=()):
    """The titles of the found events by the ids that they are known by, and of those that are new."""
    matched, new = recognise({one.id: one for one in base}, found, {one.id: one for one in edited})
    return {ident: one.title for ident, one in matched.items()}, [one.title for one in new]


@pytest.mark.parametrize(
    ("base", "found", "known", "new"),
    [
        ([event("x", A, B)], [event("p", A, title="1"), event("q", A, B, title="2")], "2", ["1"]),
        ([event("x", A)], [event("p", A, B, C, title="1"), event("q", A, B, title="2")], "2", ["1"]),
        ([event("x", A, who=("Navy",))], [event("p", A, title="They"), event("q", A, title="They sailed")],
         "They sailed", ["They"]),
        ([event("x", A, who=("N",))], [event("p", A, date=parse_edtf("2024-09"), title="They"),
                                      event("q", A, title="They too")], "They too", ["They"]),
        ([event("x", A)], [event("w", A, title="A"), event("x", A, title="B")], "B", ["A"]),
        ([event("x", A)], [event("p", replace(A, article="two"), title="1")], "1", []),
        ([event("x", A)], [event("p", Citation("one", "They sailed at dawn. All of them."), title="1")], "1", []),
        ([event("x", A)], [event("p", Citation("two", "They sailed at dawn. All of them."), title="1")], None, ["1"]),
        ([event("x", A)], [event("p", B, title="1")], None, ["1"]),
        ([event("x")], [event("x", title="1")], "1", []),
        ([event("x")], [event("y")], "They sailed", []),
        ([event("x")], [event("y", title="1")], None, ["1"]),
        ([event("x", A)], [event("x", title="1")], None, ["1"]),
    ],
    ids=[
        *("more quotes", "fewer others", "its title", "its date", "its id", "an article of another name"),
        *("a passage that overlaps", "one of another article", "no common quote"),
        *("its id where nothing is quoted", "all but its id", "neither", "quoted before"),
    ],
)  # fmt: skip
def test_a_found_event_is_the_known_one_that_shares_most_with_it(base, found, known, new):
    expected = {} if known is None else {"x": known}
    assert known_as(base, found) == (expected, new)
    assert known_as(base, found[::-1]) == (expected, new)


def test_what_the_editor_wrote_alone_is_recognised_by_its_quotes_too():
    found = [event("p", A, title="1"), event("q", A, B, title="2")]
    assert known_as([], found, [event("x", A, B)]) == ({"x": "2"}, ["1"])
    assert known_as([], found[:1], [event("x", replace(A, article="two"))]) == ({"x": "1"}, [])
    assert known_as([], [event("y")], [event("x")]) == ({"x": "They sailed"}, [])


def test_what_the_file_quotes_decides_where_the_machine_knew_no_better():
    base = event("x", A, title="1")
    found = [event("p", A, title="2"), event("q", A, B, title="3")]
    assert known_as([base], found, [replace(base, sources=(A, B))]) == ({"x": "2"}, ["3"])
    found = [event("p", A, C, title="2"), event("q", A, B, title="3")]
    assert known_as([base], found, [replace(base, sources=(A, B))]) == ({"x": "3"}, ["2"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("They sailed", "They sailed on 8 October", True),
        ("a b c d", "a b c x", True),  # three of five words
        ("a b c", "a b x", True),  # two of four
        ("a b", "a x", False),
        ("a b c", "C B A", True),
        ("–", "…", False),
        ("a", "", True),
    ],
)
def test_passages_are_alike_where_half_of_their_words_are_common(one, other, same):
    assert alike(one, other) is alike(other, one) is same


def test_a_source_is_known_by_its_passage_or_by_what_it_is_found_by():
    assert source_name(A) == SourceName("one", "They sailed at dawn.", "")
    assert source_name(Citation(url="https://example.org", title="T")) == SourceName("", "", "https://example.org")
    assert source_name(Citation(title="T", quote="Q")) == SourceName("", "Q", "T")
    assert source_name(replace(A, url="https://example.org")).url == "https://example.org"


def test_an_event_gets_the_sources_that_it_lacks_behind_its_own():
    assert with_sources_of(event("x", B), event("y", A, B, C)).sources == (B, A, C)


def test_the_order_of_events_is_by_time_and_title():
    first, second, third = event("c", title="A"), event("b", title="B"), event("a", date=parse_edtf("2025"))
    assert in_order([third, second, first]) == [first, second, third]
