"""Hand edits always win; what nobody edited follows the machine."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import changed, events, few

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Review, Stance, Status
from timeline.store import Conflict, merge, take
from timeline.store.merge import merge_event
from timeline.store.recognise import renamed

MERGING = sys.modules["timeline.store.merge"]
"""The module; the package has a function of that name."""

said = Citation("tampa", "They sailed on 8 October.", words="8 October")
also = Citation("nis", "The ships left.")
denied = Citation("tass", "There are no ships.", stance=Stance.DENIES)
mine = Citation(url="https://example.org/a")
sailed = Event("sailed", parse_edtf("2024-10-08"), "They sailed", sources=(said,), who=("Navy",))
other = Event("other", parse_edtf("2024-10-03"), "A strike", sources=(Citation("strikes", "They struck."),))


def mapping(*events):
    return {event.id: event for event in events}


def merged_fields(base, found, edited):
    outcome = merge(mapping(replace(sailed, **base)), [replace(sailed, **found)], mapping(replace(sailed, **edited)))
    event = outcome.events["sailed"]
    return {name: getattr(event, name) for name in base}, [(one.was, one.found, one.yours) for one in outcome.conflicts]


june, july, may = (parse_edtf(f"2024-0{month}") for month in (6, 7, 5))


@pytest.mark.parametrize(
    ("field", "base", "found", "edited", "merged", "conflicts"),
    [
        ("date", june, july, june, july, []),
        ("date", june, june, may, may, []),
        ("date", june, july, may, may, [("2024-06", "2024-07", "2024-05")]),
        ("date", june, may, may, may, []),
        ("time", "14:30", "14:30", None, None, []),
        ("time", "14:30", "15:30", None, None, [("14:30", "15:30", None)]),
        ("text", None, None, "my words", "my words", []),
        ("status", Status.REPORTED, Status.DENIED, Status.REPORTED, Status.DENIED, []),
        ("status", Status.REPORTED, Status.DENIED, Status.PLANNED, Status.PLANNED, [("reported", "denied", "planned")]),
        ("who", ("A", "B"), ("A", "B", "C"), ("B",), ("B", "C"), []),
        ("who", ("A",), ("A", "B"), ("A", "Mine"), ("A", "Mine", "B"), []),
        ("who", ("A", "B"), ("A",), ("A", "B", "Mine"), ("A", "Mine"), []),
        ("who", ("A", "B"), ("B", "A"), ("A", "B"), ("B", "A"), []),
        ("who", ("A", "B"), ("A", "B", "C"), ("B", "A"), ("B", "A", "C"), []),
        ("sources", (said,), (said, denied), (said, mine), (said, mine, denied), []),
        ("sources", (said, also), (said, also, denied), (said,), (said, denied), []),
        ("sources", (said, also), (said,), (said, also, mine), (said, mine), []),
    ],
)  # fmt: skip
def test_a_field_nobody_edited_follows_the_machine_and_an_edited_one_stays(
    field, base, found, edited, merged, conflicts
):
    assert merged_fields({field: base}, {field: found}, {field: edited}) == ({field: merged}, conflicts)


def test_of_a_declared_key_that_two_branches_changed_the_conflict_says_all_three_values():
    before, now, yours = (replace(sailed, own=own) for own in ((), (("amount", 5),), (("amount", "7"),)))
    merged, _, conflicts = merge_event(before, now, yours)
    assert merged.own == (("amount", "7"),)
    assert conflicts == [Conflict("sailed", "amount", None, None, "5", "7")]


def test_a_source_is_merged_field_by_field():
    found = replace(said, words="on 8 October", stance=Stance.CORRECTS)
    edited = replace(said, stance=Stance.DENIES, according_to="the agency")
    fields, (conflict,) = merged_fields({"sources": (said,)}, {"sources": (found,)}, {"sources": (edited,)})
    assert fields["sources"] == (replace(edited, words="on 8 October"),)
    assert conflict == ("reports", "corrects", "denies")


def test_an_edited_source_stays_when_it_is_no_longer_found():
    edited = replace(also, words="left")
    fields, _ = merged_fields({"sources": (said, also)}, {"sources": (said,)}, {"sources": (said, edited)})
    assert fields["sources"] == (said, edited)


def test_a_conflict_can_be_settled_by_taking_what_was_found():
    found = replace(sailed, date=june, time=None, sources=(replace(said, words="October"),))
    base = replace(sailed, time="14:30")
    edited = replace(sailed, date=may, time="15:30", sources=(replace(said, words="8th", stance=Stance.DENIES),))
    outcome = merge(mapping(base), [found], mapping(edited))
    event = outcome.events["sailed"]
    for conflict in outcome.conflicts:
        event = take(event, conflict)
    assert event == replace(found, sources=(replace(said, words="October", stance=Stance.DENIES),))
    later = merge(outcome.base, [replace(found, date=july)], mapping(event))
    assert (later.events["sailed"].date, later.conflicts) == (july, ())


def test_a_quote_that_was_shortened_by_hand_stays_short():
    short = replace(said, quote="They sailed")
    fields, conflicts = merged_fields(
        {"sources": (said,)}, {"sources": (replace(said, words="8 Oct"),)}, {"sources": (short,)}
    )
    assert (fields["sources"], conflicts) == ((replace(short, words="8 Oct"),), [])


def test_an_event_deleted_by_hand_stays_deleted_and_is_remembered():
    first = merge(mapping(sailed, other), [replace(sailed, title="New"), other], mapping(other))
    assert (set(first.events), set(first.base), first.deleted) == ({"other"}, {"sailed", "other"}, ("sailed",))
    second = merge(first.base, [sailed], first.events)
    assert "sailed" not in second.events


def test_an_event_deleted_by_hand_stays_deleted_when_the_machine_splits_it():
    both = replace(sailed, sources=(said, also))
    parts = [replace(sailed, sources=(said,)), Event("left", june, "They left", sources=(also,))]
    assert merge(mapping(both), parts, {}).events == {}


def test_a_quote_of_a_deleted_event_comes_back_neither_alone_nor_in_another_event():
    left = Event("left", june, "They left", sources=(also,))
    joined = replace(sailed, sources=(said, also))
    outcome = merge(mapping(sailed, left), [joined], mapping(sailed))
    assert outcome.events == mapping(sailed)
    again = merge(outcome.base, [sailed, replace(left, sources=(replace(also, article="renamed"),))], outcome.events)
    assert again.events == mapping(sailed)


def test_a_deleted_event_stays_away_when_a_quote_that_it_had_lost_returns():
    outcome = merge(mapping(replace(sailed, sources=(said, also))), [sailed], {})
    again = merge(outcome.base, [Event("left", june, "They left", sources=(also,))], outcome.events)
    assert again.events == {}


def test_a_new_event_comes_without_the_quotes_of_a_deleted_one():
    both = replace(sailed, sources=(said, also))
    parts = [replace(sailed, sources=(said,)), Event("left", june, "They left", sources=(also, denied))]
    outcome = merge(mapping(both), parts, {})
    assert outcome.events == mapping(Event("left", june, "They left", sources=(denied,)))
    assert merge(outcome.base, parts, outcome.events).events == outcome.events


def test_a_passage_that_was_moved_by_hand_does_not_come_to_a_third_event():
    left = Event("left", june, "They left", sources=(also,))
    mine = Event("mine", june, "Mine", sources=(denied,))
    edited = mapping(replace(sailed, sources=(said,)), left, mine)
    outcome = merge(
        mapping(replace(sailed, sources=(said, denied)), left), [replace(left, sources=(also, denied))], edited
    )
    assert outcome.events["left"].sources == (also,)
    assert merge(outcome.base, [replace(left, sources=(also, denied))], outcome.events).events == outcome.events


def test_a_passage_that_was_put_in_by_hand_does_not_keep_its_copies_in_other_articles_out():
    copied = replace(said, article="wire")
    bare = replace(sailed, sources=())
    found = [replace(sailed, id="found", sources=(said, copied))]
    outcome = merge(mapping(bare), found, mapping(replace(sailed, sources=(said,))))
    assert outcome.events == mapping(replace(sailed, sources=(said, copied)))
    assert merge(outcome.base, found, outcome.events).events == outcome.events


def test_an_event_added_by_hand_is_never_touched():
    own = replace(sailed, id="own", title="In my words")
    outcome = merge(mapping(other), [other, replace(sailed, title="They sailed away")], mapping(other, own))
    assert outcome.events == mapping(other, own)
    assert merge(outcome.base, [other, replace(sailed, date=june)], outcome.events).events == mapping(other, own)


def test_an_event_that_is_no_longer_found_goes_unless_somebody_edited_it():
    outcome = merge(mapping(sailed, other), [], mapping(replace(sailed, title="Mine"), other))
    assert (set(outcome.events), outcome.kept, outcome.removed) == ({"sailed"}, ("sailed",), ("other",))


def test_an_event_or_a_source_with_a_comment_is_not_removed():
    remarks = [("sailed", None), ("sailed", ("nis", "The ships left.", ""))]
    both = replace(sailed, sources=(said, also))
    assert merge(mapping(sailed), [], mapping(sailed), remarks[:1]).kept == ("sailed",)
    assert merge(mapping(both), [sailed], mapping(both), remarks).events == mapping(both)
    assert merge(mapping(both), [sailed], mapping(both), remarks[:1]).events == mapping(sailed)


@pytest.mark.parametrize(
    "found",
    [
        replace(sailed, id="new-title", title="New title", date=june),
        replace(sailed, id="x", sources=(replace(said, article="renamed"),)),
        replace(sailed, id="x", sources=(replace(said, quote="They sailed on 8 October, the agency said."),)),
        replace(sailed, id="x", sources=(also, said)),
    ],
)
def test_an_event_keeps_its_id_while_it_stands_on_the_same_words(found):
    edited = replace(sailed, tags=("mine",))
    (event,) = merge(mapping(sailed), [found], mapping(edited)).events.values()
    assert event == replace(found, id="sailed", tags=("mine",))


def test_a_passage_that_is_found_twice_in_one_event_is_cited_once():
    again = replace(said, words="October")
    outcome = merge(mapping(sailed), [replace(sailed, sources=(said, again, also))], mapping(sailed))
    assert outcome.events["sailed"].sources == (said, also)


def test_two_happenings_in_one_sentence_are_told_apart_by_what_they_say():
    left, came = replace(sailed, id="left", title="They left"), replace(sailed, id="came", title="They came", date=june)
    found = [replace(came, id="a", time="12:00"), replace(left, id="b", time="11:00")]
    outcome = merge(mapping(left, came), found, mapping(replace(left, tags=("mine",)), came))
    assert outcome.events == mapping(replace(left, tags=("mine",), time="11:00"), replace(came, time="12:00"))


def test_an_event_split_by_hand_stays_split():
    base = replace(sailed, sources=(said, also))
    first, second = replace(sailed, sources=(said,)), Event("left", june, "They left", sources=(also,))
    for found in (
        [base],
        [base, other],
        [replace(base, sources=(said, also, denied))],
        [first, replace(second, id="x")],
    ):
        outcome = merge(mapping(base), found, mapping(first, second))
        assert outcome.events["left"] == second
        assert also not in outcome.events["sailed"].sources
        assert set(outcome.events) == {"sailed", "left", *(event.id for event in found if event is other)}


def test_a_part_split_off_by_hand_stays_when_the_program_finds_the_same_and_then_something_else():
    whole = replace(sailed, sources=(said, also))
    first, part = replace(sailed, sources=(said,)), replace(sailed, id="sailed-part", sources=(also,))
    # The next version finds two events as the editor made them; the one after that finds one, or quotes it shorter.
    found_apart = merge(mapping(whole), [first, replace(part, id="x")], mapping(first, part))
    for found in ([whole], [first, replace(part, sources=(replace(also, quote="The ships"),))], [first], []):
        outcome = merge(found_apart.base, found, found_apart.events)
        assert outcome.events["sailed-part"] == part
        assert merge(outcome.base, found, outcome.events).events == outcome.events


def test_what_is_found_otherwise_of_a_hidden_event_is_withheld_with_all_that_it_cites():
    assert merge(mapping(sailed, other), [sailed, other], mapping(other), hidden=["sailed"]).withheld == {}
    more = replace(sailed, sources=(also, said))
    for found, withheld in (([more, other], replace(sailed, sources=(said, also))), ([other], sailed)):
        outcome = merge(mapping(sailed, other), found, mapping(other), hidden=["sailed"])
        assert (outcome.withheld, outcome.base["sailed"]) == (mapping(withheld), sailed)


def test_what_is_known_to_be_written_by_people_stays_theirs_when_the_same_is_found():
    for written, stays in (((), {"other"}), (("sailed",), {"sailed", "other"})):
        adopted = merge(mapping(other), [sailed, other], mapping(sailed, other), written=written)
        assert adopted.events == mapping(sailed, other)
        assert merge(adopted.base, [other], adopted.events, written=written).events.keys() == stays


def test_events_joined_by_hand_stay_joined_and_the_one_that_stayed_gets_what_is_new():
    left = Event("left", june, "They left", sources=(also,))
    joined = replace(sailed, sources=(said, also))
    assert merge(mapping(sailed, left), [sailed, left], mapping(joined)).events == mapping(joined)
    outcome = merge(mapping(sailed, left), [sailed, replace(left, sources=(also, denied))], mapping(joined))
    assert outcome.events == mapping(replace(joined, sources=(said, also, denied)))
    again = merge(outcome.base, [sailed, replace(left, sources=(also, denied))], outcome.events)
    assert again.events == outcome.events


def test_a_new_event_gets_an_id_that_is_free_and_never_that_of_a_deleted_one():
    same = replace(other, id="sailed")
    assert set(merge(mapping(sailed), [sailed, same], mapping(sailed)).events) == {"sailed", "sailed-2"}
    assert set(merge(mapping(sailed), [same], {}).events) == {"sailed-2"}


def test_files_without_a_lock_are_the_editors_but_for_what_the_machine_says_letter_for_letter():
    edited = replace(other, title="Mine")
    outcome = merge({}, [sailed, other], mapping(sailed, edited))
    assert outcome.events == mapping(sailed, edited)
    assert outcome.base["sailed"] == sailed
    assert merge(
        outcome.base, [replace(sailed, date=june), replace(other, date=june)], outcome.events
    ).events == mapping(replace(sailed, date=june), edited)


words = st.sampled_from(["a b c", "a b d", "e f", "g h", "i"])
"""Few enough that events share quotes, and quotes share words."""

chronologies = st.lists(
    events(st.sampled_from("abcdef"), words, by_machine=True), max_size=4, unique_by=lambda event: event.id
).map(lambda held: mapping(*held))


@st.composite
def versions(draw, held):
    """Another version of the events: some changed, some gone, some new."""
    kept = [
        draw(changed(event, words, by_machine=True)) if draw(st.booleans()) else event
        for event in held.values()
        if draw(st.integers(0, 4))
    ]
    return mapping(*draw(chronologies).values(), *kept) if draw(st.booleans()) else mapping(*kept)


@given(chronologies)
def test_merging_the_same_three_times_changes_nothing(x):
    outcome = merge(x, list(x.values()), x)
    assert (outcome.events, outcome.base, outcome.conflicts) == (x, x, ())


@few
@given(st.data(), chronologies)
def test_what_is_found_wins_where_nobody_edited(data, b):
    f = data.draw(versions(b))
    outcome = merge(b, list(f.values()), b)
    assert sorted(map(repr, _anonymous(outcome.events))) == sorted(map(repr, _anonymous(f)))
    assert (outcome.base, outcome.conflicts) == (outcome.events, ())


def _anonymous(held):
    """The events without their ids: which of two happenings told by the same words keeps which id is no matter here."""
    return [replace(event, id="") for event in held.values()]


@few
@given(st.data(), chronologies)
def test_what_is_edited_wins_where_nothing_new_is_found(data, b):
    e = data.draw(versions(b))
    outcome = merge(b, list(b.values()), e)
    assert (outcome.events, outcome.conflicts) == (dict(sorted(e.items())), ())


@few
@given(st.data(), chronologies)
def test_merging_again_changes_nothing(data, b):
    f, e = data.draw(versions(b)), data.draw(versions(b))
    once = merge(b, list(f.values()), e)
    twice = merge(once.base, list(f.values()), once.events)
    assert (twice.events, twice.base, twice.conflicts) == (once.events, once.base, ())


@few
@given(st.data(), chronologies, st.randoms(use_true_random=False))
def test_the_order_of_what_is_found_does_not_matter(data, b, random):
    f, e = data.draw(versions(b)), data.draw(versions(b))
    shuffled = list(f.values())
    random.shuffle(shuffled)
    assert merge(b, shuffled, e) == merge(b, list(f.values()), e)


many_words = st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("mnop")).map(" ".join)
wide = st.lists(
    events(st.sampled_from("abcdefgh"), many_words, by_machine=True), max_size=6, unique_by=lambda event: event.id
).map(lambda held: mapping(*held))


@given(st.data(), wide)
def test_to_set_aside_what_did_not_change_changes_no_outcome(data, b):
    f, e, w = (data.draw(versions(b)) for _ in range(3))
    names = st.lists(st.sampled_from("abcdefgh"), max_size=1)
    held, hidden, spoken_for = data.draw(names), data.draw(names), data.draw(st.lists(many_words, max_size=1))
    remarks = [(name, None) for name in held]
    every = data.draw(st.sampled_from([(), list(w.values())]))

    def waiting(_):
        return every

    said = [b, list(f.values()), e, remarks, (), waiting, hidden, spoken_for]
    fast = merge(*said)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(MERGING, "_unmoved", lambda base, found, *rest: ({}, list(found)))
        assert merge(*said) == fast


@given(st.data(), wide)
def test_what_waits_elsewhere_than_near_what_is_not_found_changes_no_outcome(data, b):
    f, e, w = (data.draw(versions(b)) for _ in range(3))
    # What waits quotes an article: what quotes nothing would be known by its id.
    every = [event for event in w.values() if any(one.quote for one in event.sources)]

    def near(citations):
        cited = list(citations)
        articles, quotes = {one.article for one in cited}, {one.quote for one in cited}
        return [
            event for event in every if any(one.article in articles or one.quote in quotes for one in event.sources)
        ]

    found = list(f.values())
    assert merge(b, found, e, waiting=near) == merge(b, found, e, waiting=lambda _: every)


@pytest.mark.parametrize("checked", [False, True])
def test_what_an_editor_split_stays_split_though_versions_find_it_now_as_two_and_now_as_one(checked):
    one, two = Citation("north", "The market hall burned down."), Citation("south", "Fire took the market hall.")
    whole = Event("fire", parse_edtf("2024-05-06"), "Market hall burns down", sources=(one, two))
    first, second = replace(whole, sources=(one,)), replace(whole, id="fire-part", sources=(two,))
    files = mapping(replace(first, review=Review.CHECKED if checked else None), second)
    base = mapping(whole)
    for found in ([whole], [first, second], [whole], [first, second], [whole]):
        outcome = merge(base, found, files)
        assert outcome.events == files
        base = outcome.base


def test_of_two_that_are_found_to_be_one_the_second_goes_where_the_first_has_its_sources():
    one, two = Citation("north", "The market hall burned down."), Citation("south", "Fire took the market hall.")
    first = Event("fire", parse_edtf("2024-05-06"), "Market hall burns down", sources=(one,))
    held = mapping(first, replace(first, id="blaze", sources=(two,)))
    outcome = merge(held, [replace(first, sources=(one, two))], held)
    assert [event.sources for event in outcome.events.values()] == [(one, two)]


def test_what_did_not_change_is_not_looked_at_again(monkeypatch):
    quoted = [Citation("one", f"{number} sailed") for number in range(9)]
    held = mapping(*(Event(f"e{n}", parse_edtf("2024"), "Sails", sources=(one,)) for n, one in enumerate(quoted)))
    looked = []
    monkeypatch.setattr(MERGING, "recognise", lambda base, found, edited: looked.append(base) or ({}, []))
    assert merge(held, list(held.values()), held).events == held
    assert not any(looked)


@few
@given(st.data(), chronologies)
def test_no_edit_is_ever_lost(data, b):
    f, e = data.draw(versions(b)), data.draw(versions(b))
    merged = merge(b, list(f.values()), e).events
    for name, yours in e.items():
        if name not in b:
            assert merged[name] == yours
            continue
        for field in ("date", "title", "time", "text", "status"):
            if getattr(yours, field) != getattr(b[name], field):
                assert getattr(merged[name], field) == getattr(yours, field)
        for field in ("who", "where", "tags", "sources"):
            before, mine = getattr(b[name], field), getattr(yours, field)
            if set(mine) - set(before):
                assert name in merged
            if name in merged and field != "sources":
                assert set(mine) - set(before) <= set(getattr(merged[name], field))
                assert not (set(before) - set(mine)) & set(getattr(merged[name], field))
    assert not (set(b) - set(e)) & set(merged)


@few
@given(st.data(), chronologies)
def test_no_update_changes_a_checked_event(data, b):
    f, e = data.draw(versions(b)), data.draw(versions(b))
    checked = {name: replace(event, review=Review.CHECKED) for name, event in e.items()}
    merged = merge(b, list(f.values()), checked)
    assert {name: merged.events[name] for name in checked} == checked
    assert {name: merged.base[name] for name in checked if name in b} == {n: b[n] for n in checked if n in b}
    assert merged.conflicts == ()


def test_what_is_found_of_a_checked_event_is_an_offer():
    mine, now = replace(sailed, title="Mine", review=Review.CHECKED), replace(sailed, date=june)
    merged = merge(mapping(sailed), [now], mapping(mine))
    assert merged.events == mapping(mine)
    assert merged.base == mapping(sailed)
    assert merged.offers == mapping(now)
    # As long as nobody takes it, it is offered.
    assert merge(merged.base, [now], merged.events).offers == mapping(now)
    assert merge(merged.base, [now], mapping(replace(mine, review=None))).events == mapping(
        replace(mine, review=None, date=june)
    )


def test_a_sentence_whose_event_was_deleted_brings_no_event_when_it_is_quoted_otherwise():
    whole = Event("out", june, "Dockers walk out", sources=(Citation("a", "The dockers walked out and went home."),))
    parts = [
        Event(f"part-{n}", june, quote, sources=(Citation("a", quote),))
        for n, quote in enumerate(["The dockers walked out", "and went home."])
    ]
    merged = merge(mapping(whole), parts, {})
    assert merged.events == {}
    assert merged.deleted == ("out",)


def test_a_passage_of_a_deleted_event_that_is_quoted_otherwise_does_not_join_another_event():
    shorter = replace(said, quote="They sailed on 8")
    outcome = merge(mapping(sailed, other), [replace(other, sources=(*other.sources, shorter))], mapping(other))
    assert outcome.events == mapping(other)
    assert merge(outcome.base, [replace(other, sources=(shorter, *other.sources))], outcome.events).events == (
        outcome.events
    )


def test_an_event_that_was_split_off_and_deleted_stays_away_when_it_is_found_alone_or_in_another():
    base, left = replace(sailed, sources=(said, also)), Event("left", june, "They left", sources=(also,))
    apart = [sailed, left, other]
    within = [sailed, replace(other, sources=(*other.sources, also))]
    for found in (apart, within):
        outcome = merge(mapping(base, other), found, mapping(sailed, other))
        assert outcome.events == mapping(sailed, other)
        assert merge(outcome.base, found, outcome.events).events == outcome.events


def test_a_part_that_was_split_off_and_deleted_stays_away_though_another_article_says_the_same():
    repeated = replace(said, article="nis")
    base = replace(sailed, sources=(said, repeated))
    outcome = merge(mapping(base), [sailed, replace(sailed, id="sailed-2", sources=(repeated,))], mapping(sailed))
    assert outcome.events == mapping(sailed)


def test_a_report_comes_to_an_event_whose_source_the_editor_gave_another_name():
    renamed_source, third = replace(said, article="tampa-2"), replace(said, article="nis")
    edited = mapping(replace(sailed, sources=(renamed_source,)))
    outcome = merge(mapping(sailed), [replace(sailed, sources=(said, third))], edited)
    assert third in outcome.events["sailed"].sources


def test_an_event_whose_passage_is_gone_does_not_turn_into_a_part_of_one_that_was_deleted():
    def sinking(name, *citations):
        return Event(name, june, f"Solveig sinks off {name}", sources=citations)

    def cited(article, day, place):
        return Citation(article, f"The ferry Solveig sank off {place} on {day} June, killing 7 people.")

    part, rest = cited("list", 1, "Marwick"), [cited("nis", 1, "Torvik"), cited("tass", 1, "Torvik")]
    stays, deleted = sinking("osthaven", cited("list", 3, "Osthaven")), sinking("torvik", part, *rest)
    outcome = merge(mapping(stays, deleted), [sinking("torvik", *rest), sinking("marwick", part)], mapping(stays))
    assert outcome.events == {}


def test_the_next_row_of_a_list_comes_though_one_that_is_like_it_was_deleted():
    def row(number):
        return Event(
            f"row-{number}", june, f"Row {number}", sources=(Citation("list", f"Train {number} left for the coast"),)
        )

    assert merge(mapping(row(1)), [row(1), row(2)], {}).events == mapping(row(2))
    # The passage that was deleted is no longer found: the other may be the same one, corrected.
    assert merge(mapping(row(1), row(3)), [row(2), row(3)], mapping(row(3))).events == mapping(row(3))


@pytest.mark.parametrize("quote", ["They sailed", "At dawn, They sailed on 8 October."])
def test_a_part_of_a_deleted_passage_stays_away_and_more_than_it_does_while_it_is_still_found(quote):
    found = [sailed, replace(other, sources=(*other.sources, replace(said, quote=quote)))]
    assert merge(mapping(sailed, other), found, mapping(other)).events == mapping(other)


def test_the_next_row_joins_an_event_while_the_deleted_one_waits_in_review():
    first, second = (Citation("list", f"Train {number} left for the coast") for number in (1, 2))
    row, more = Event("row", june, "A train", sources=(first,)), replace(other, sources=(*other.sources, second))
    assert merge(mapping(row, other), [more], mapping(other), waiting=lambda _: [row]).events == mapping(more)


def test_words_that_stand_in_an_event_are_cited_from_another_article_though_a_deleted_passage_has_them():
    whole = Event("out", june, "Dockers", sources=(Citation("a", "The dockers walked out and went home."),))
    part = Event("part", june, "Walkout", sources=(Citation("a", "The dockers walked out"),))
    copied = replace(part, sources=(*part.sources, replace(part.sources[0], article="b")))
    assert merge(mapping(whole, part), [copied], mapping(part)).events == mapping(copied)
    # Other events that are found in the deleted sentence do not come.
    thrice = [part, *(replace(part, id=name, title=name) for name in ("more", "most"))]
    assert merge(mapping(whole, part), thrice, mapping(part)).events == mapping(part)


def test_what_a_deleted_event_gained_stays_away_by_itself_as_well():
    outcome = merge(mapping(sailed), [replace(sailed, sources=(said, also))], {})
    assert merge(outcome.base, [Event("left", june, "They left", sources=(also,))], {}).events == {}


def test_what_an_event_with_a_mistake_quotes_is_not_found_again():
    assert merge({}, [sailed], {}, spoken_for=["They sailed on 8 October."]).events == {}


def test_what_waits_in_review_is_not_added_but_known_events_are_known_by_it():
    waiting = replace(sailed, id="proposed", date=june)
    assert merge({}, [], {}, waiting=lambda _: [waiting]).events == {}
    merged = merge(mapping(sailed), [], mapping(sailed), waiting=lambda _: [waiting])
    assert merged.events == mapping(replace(sailed, date=june))


def test_an_event_that_a_mistake_hides_is_neither_deleted_nor_found_again():
    merged = merge(mapping(sailed, other), [replace(sailed, date=june), other], mapping(other), hidden=["sailed"])
    assert merged.events == mapping(other)
    assert merged.base == mapping(sailed, other)
    assert merged.deleted == ()


def test_an_event_that_was_removed_leads_to_the_one_that_stands_on_its_words():
    now = replace(
        sailed, id="new", title="New", sources=(replace(sailed.sources[0], quote="nothing alike"), *sailed.sources)
    )
    gone = Event("gone", june, "Gone", sources=sailed.sources)
    merged = merge(mapping(sailed, gone), [now], mapping(sailed, gone))
    assert merged.removed == ("gone",)
    assert merged.moved == {"gone": "sailed"}


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Mine"},
        {"title": "Mine", "text": "My words.\n"},
        {"title": "Mine", "tags": ("a",), "key": True},
        {"date": june},
    ],
    ids=lambda edit: " ".join(edit),
)
def test_an_edited_event_is_still_known_when_it_gets_another_id(edit):
    assert renamed(mapping(sailed, other), mapping(replace(sailed, id="new", **edit), other)) == {"sailed": "new"}


def test_an_event_of_ones_own_on_the_words_of_a_deleted_one_is_another():
    own = Event("own", june, "Mine", sources=(said,))
    assert renamed(mapping(sailed), mapping(own)) == {}


def test_an_event_that_is_found_is_not_looked_for_among_those_that_wait():
    waiting = replace(sailed, title="They may have sailed")
    found = replace(sailed, title="They sailed at dawn")
    outcome = merge(mapping(sailed), [found], mapping(sailed), waiting=lambda _: [waiting])
    assert outcome.events["sailed"].title == "They sailed at dawn"
    own = replace(sailed, id="mine")
    outcome = merge({}, [found], mapping(own), waiting=lambda _: [waiting])
    assert (outcome.events["mine"], outcome.events.keys()) == (own, {"mine"})


@pytest.mark.parametrize("sources", [(said, also), (also,)])
def test_a_passage_that_was_taken_out_elsewhere_does_not_come_to_an_event_that_nobody_edited(sources):
    before = replace(sailed, sources=(said,))
    event, known, conflicts = merge_event(before, replace(before, sources=sources), before, refused={also.quote})
    assert event.sources == tuple(one for one in sources if one is not also)
    assert (also in known.sources, conflicts) == (True, [])
