"""Two branches merge event by event: what only one of them touched is as that one wrote it, and nothing is lost."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import changed, chronicles, few, laid_out

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Stance
from timeline.store import EventFile, Lock, read_lock, revise, write_lock
from timeline.store.event_reader import identified
from timeline.store.gitmerge import merge_locks, merge_texts

HEAD = "# the file\n"
STRIKE = "- id: strike\n  date: 2024-10\n  title: Strike  # ours to word\n  status: reported\n"
FERRY = "- id: ferry\n  date: 2024-11\n  title: Ferry\n  status: reported\n  who: [Alba]\n"
BASE = HEAD + STRIKE + "\n" + FERRY


def merged(ours: str, theirs: str, base: str = BASE) -> str:
    outcome = merge_texts(base, ours, theirs)
    assert outcome is not None
    assert not outcome.conflicted
    return outcome.text


def new(name: str, date: str) -> str:
    return f"# about {name}\n- id: {name}\n  date: {date}\n  title: {name}\n  status: reported\n"


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        pytest.param(BASE, BASE, BASE, id="nothing"),
        pytest.param(BASE, BASE.replace("Ferry", "Boat"), BASE.replace("Ferry", "Boat"), id="one side edits"),
        pytest.param(BASE.replace("Ferry", "Boat"), BASE, BASE.replace("Ferry", "Boat"), id="the other side edits"),
        pytest.param(
            BASE.replace("Ferry", "Boat"),
            BASE.replace("2024-11", "2024-12"),
            BASE.replace("Ferry", "Boat").replace("2024-11", "2024-12"),
            id="both edit other fields of one event",
        ),
        pytest.param(
            BASE.replace("[Alba]", "[Alba, Board]"),
            BASE.replace("[Alba]", "[Alba, Crew]"),
            BASE.replace("[Alba]", "[Alba, Board, Crew]"),
            id="both add a name",
        ),
        pytest.param(
            BASE + "\n" + new("a", "2024-12"),
            BASE + "\n" + new("b", "2025"),
            BASE + "\n" + new("a", "2024-12") + "\n" + new("b", "2025"),
            id="both add an event at one place",
        ),
        pytest.param(
            BASE, HEAD + new("a", "2024-09") + "\n" + STRIKE + "\n" + FERRY,
            HEAD + new("a", "2024-09") + "\n" + STRIKE + "\n" + FERRY, id="one side adds an event before all",
        ),
        pytest.param(HEAD + FERRY, BASE, HEAD + FERRY, id="one side deletes"),
        pytest.param(BASE, HEAD + FERRY, HEAD + FERRY, id="the other side deletes"),
        pytest.param(
            BASE.replace("Ferry", "Boat"), BASE.replace("- id: ferry", "# seen\n- id: ferry"),
            BASE.replace("- id: ferry", "# seen\n- id: ferry").replace("Ferry", "Boat"),
            id="one side edits, the other remarks",
        ),
        pytest.param(
            BASE.replace("id: ferry", "id: boat"), BASE.replace("2024-11", "2024-12"),
            BASE, id="one side gives another id, the other edits",
        ),
    ],
)  # fmt: skip
def test_both_sides_are_in_it(ours: str, theirs: str, said: str) -> None:
    if "id: boat" in ours:  # without sources it cannot be known by them: both stay
        assert "id: boat" in merged(ours, theirs)
        assert "2024-12" in merged(ours, theirs)
        return
    assert merged(ours, theirs) == said


PLACES = FERRY.replace("who: [Alba]", "where: [Kiel, Bonn, Rome]")


def test_coordinates_that_either_side_gave_to_a_place_are_in_it_once() -> None:
    def located(*names: str) -> str:
        places = [f"{{name: {name}, lat: 1, lon: 2}}" if name in names else name for name in ("Kiel", "Bonn", "Rome")]
        return HEAD + PLACES.replace("[Kiel, Bonn, Rome]", f"[{', '.join(places)}]")

    for ours, theirs in ((["Kiel", "Rome"], ["Bonn", "Rome"]), (["Bonn", "Rome"], ["Kiel", "Rome"])):
        text = merged(located(*ours), located(*theirs), located())
        [event] = EventFile.parse(text, "").events
        assert [place.name for place in event.places] == ["Kiel", "Bonn", "Rome"]
        assert {(place.lat, place.lon) for place in event.places} == {(1, 2)}


def test_coordinates_that_one_side_changed_are_changed_and_those_that_both_did_stand_between_markers() -> None:
    def located(degrees: int) -> str:
        return BASE.replace("who: [Alba]", f"where: [{{name: Kiel, lat: {degrees}, lon: 2}}]")

    text = merged(located(1).replace("title: Ferry", "title: Boat"), located(3), located(1))
    event = EventFile.parse(text, "").events[-1]
    assert (event.title, [place.lat for place in event.places]) == ("Boat", [3])
    outcome = merge_texts(located(1), located(3), located(4))
    assert outcome is not None
    assert outcome.conflicted
    assert "lat: 3" in outcome.text
    assert "lat: 4" in outcome.text


ADDED = HEAD + STRIKE + "\n" + FERRY.replace("who: [Alba]", "sources:\n  - article: a\n    quote: The ferry sank.")


@pytest.mark.parametrize(
    ("before", "one", "two"),
    [
        ("title: Ferry", "title: Boat", "title: Ship"),
        ("date: 2024-11", 'date: "2024-11-12"', 'date: "2024-11-13"'),
        ("status: reported\n  sources", "status: alleged\n  sources", "status: denied\n  sources"),
        ("title: Ferry", "title: Ferry\n  text: One.", "title: Ferry\n  text: Two."),
        ("quote: The", "according_to: Ann\n    quote: The", "according_to: Bob\n    quote: The"),
    ],
    ids=["title", "date", "status", "text", "source"],
)
def test_of_an_event_that_both_sides_added_what_each_says_otherwise_stands_between_markers(
    before: str, one: str, two: str
) -> None:
    values = {word for text in (one, two) for word in text.replace('"', "").split()} - set(before.split())
    for ours, theirs in ((one, two), (two, one)):
        outcome = merge_texts(HEAD + STRIKE, ADDED.replace(before, ours), ADDED.replace(before, theirs))
        assert outcome is not None
        assert outcome.conflicted
        assert all(value in outcome.text for value in values)


def test_of_an_event_that_both_sides_added_what_only_one_says_is_in_it() -> None:
    ours = ADDED.replace("  - article", "  - article: b\n    quote: It sank.\n  - article").replace(
        "Ferry", "Ferry\n  who: [Ann]"
    )
    theirs = ADDED.replace("Ferry", "Ferry\n  text: It sank.\n  who: [Bob]").replace(
        "    quote", "    stance: denies\n    quote"
    )
    for one, two in ((ours, theirs), (theirs, ours)):
        [_, event] = EventFile.parse(merged(one, two, HEAD + STRIKE), "").events
        assert (event.text, sorted(event.who), event.title) == ("It sank.", ["Ann", "Bob"], "Ferry")
        assert {(each.article, each.stance) for each in event.sources} == {("a", Stance.DENIES), ("b", Stance.REPORTS)}
    assert merged(ADDED, ADDED, HEAD + STRIKE) == ADDED


def test_an_event_that_one_side_deleted_and_the_other_edited_stays_and_is_named() -> None:
    outcome = merge_texts(BASE, HEAD + STRIKE, BASE.replace("Ferry", "Boat"))
    assert outcome is not None
    assert "title: Boat" in outcome.text
    assert outcome.notes == ("ferry: one branch deleted it, the other changed it; it stays",)


def test_a_field_that_both_changed_stands_between_markers() -> None:
    outcome = merge_texts(BASE, BASE.replace("Ferry", "Boat"), BASE.replace("Ferry", "Ship"))
    assert outcome is not None
    assert outcome.conflicted
    marked = "<<<<<<< ours\n  title: Boat\n=======\n  title: Ship\n>>>>>>> theirs\n"
    assert outcome.text == BASE.replace("  title: Ferry\n", marked)


def test_what_is_not_laid_out_event_by_event_is_left_to_lines() -> None:
    assert merge_texts("[{id: a, date: 2024, title: x}]\n", BASE, BASE) is None
    assert merge_texts(BASE, BASE.replace("2024-11", "2024-31-11"), BASE) is None


def test_different_events_of_one_new_id_both_stay_each_under_an_id_of_its_own() -> None:
    def fire(day: str, quote: str) -> str:
        cited = f"  sources:\n  - article: {day}\n    quote: {quote}\n"
        return f"- id: fire\n  date: {day}\n  title: Fire\n  status: reported\n{cited}"

    ours, theirs = fire("2024-02-04", "The mill burned."), fire("2024-10-09", "The hall burned.")
    outcome = merge_texts(HEAD, HEAD + ours, HEAD + theirs)
    assert outcome is not None
    assert (outcome.text, outcome.conflicted) == (HEAD + ours + theirs.replace("id: fire", "id: fire-other"), False)
    assert outcome.notes == ("fire: both branches gave this id to another event; theirs has the id fire-other now",)


def test_events_of_one_new_id_that_share_a_source_are_one() -> None:
    ours = ADDED.replace("title: Ferry", "title: Boat")
    theirs = ADDED.replace("The ferry sank.", "The ferry sank.\n  - article: b\n    quote: It went down.")
    [_, ferry] = EventFile.parse(merged(ours, theirs.replace("Ferry", "Boat"), HEAD + STRIKE), "").events
    assert [source.article for source in ferry.sources] == ["a", "b"]


@pytest.mark.parametrize("head", ["# Written by hand.\n", "# Written by hand.\n\n"])
def test_comments_of_a_file_without_events_stay_once_when_both_branches_add_one(head: str) -> None:
    ours, theirs = head + new("a", "2024-12"), head + new("b", "2025")
    assert merged(ours, theirs, head) == head + new("a", "2024-12") + new("b", "2025")


def test_comments_that_each_branch_writes_at_the_beginning_of_a_file_are_in_it() -> None:
    ours, theirs = ("# For the file.\n" + BASE, "# Another.\n" + BASE)
    assert merged(ours, theirs) == "# For the file.\n# the file\n# Another.\n" + BASE.removeprefix(HEAD)


@few
@given(st.data(), chronicles)
def test_without_a_change_on_one_side_the_other_is_taken_to_the_letter(data: st.DataObject, held: list[Event]) -> None:
    base = data.draw(laid_out(held))
    events = [data.draw(changed(event)) if data.draw(st.booleans()) else event for event in held]
    other = revise(EventFile.parse(base, ""), events)
    for outcome in (merge_texts(base, base, other), merge_texts(base, other, base)):
        if outcome is not None:
            assert sorted(EventFile.parse(outcome.text, "").events, key=repr) == sorted(events, key=repr)
            assert not outcome.conflicted


CHECKED = FERRY.replace("reported\n", "reported\n  review: checked\n")


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
def test_what_one_branch_checked_is_not_changed_by_what_the_other_found(swapped: bool) -> None:
    """A person stands for what he saw; what he did not see is for a person to decide."""
    checked, found = HEAD + CHECKED, HEAD + FERRY.replace("Ferry", "Boat").replace("[Alba]", "[Alba, Crew]")
    ours, theirs = (found, checked) if swapped else (checked, found)
    outcome = merge_texts(HEAD + FERRY, ours, theirs)
    assert outcome is not None
    assert outcome.conflicted
    titles = ("Boat", "Ferry") if swapped else ("Ferry", "Boat")
    marks = f"<<<<<<< ours\n  title: {titles[0]}\n=======\n  title: {titles[1]}\n>>>>>>> theirs\n"
    assert outcome.text == HEAD + CHECKED.replace("  title: Ferry\n", marks)


OWN = {
    "a key": "  x-note: mine\n",
    "a key of lines": "  x-note: |\n    one\n\n    two\n",
    "a comment": "  # mine\n",
    "a key of a source": "  sources:\n  - url: https://example.org/a\n    x-rating: good\n",
}


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_what_a_person_noted_on_one_branch_stays_where_the_other_changed_the_event(own: str, swapped: bool) -> None:
    noted, found = HEAD + FERRY + own, HEAD + FERRY.replace("Ferry", "Boat")
    text = merged(*((found, noted) if swapped else (noted, found)), base=HEAD + FERRY)
    assert text == noted.replace("Ferry", "Boat")


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
def test_what_two_people_noted_on_two_branches_stays(swapped: bool) -> None:
    one = HEAD + FERRY.replace("Ferry", "Boat") + "  x-one: 1\n  x-both: 1\n"
    two = HEAD + FERRY.replace("2024-11", "2024-12") + "  x-two: [a,\n    b]\n  # a remark\n  x-both: 2\n"
    text = merged(*((two, one) if swapped else (one, two)), base=HEAD + FERRY)
    file = EventFile.parse(text, "")
    assert [(event.title, str(event.date)) for event in file.events] == [("Boat", "2024-12")]
    lines = {"  x-one: 1", "  x-two: [a,", "    b]", "# a remark", "# x-both: 1", "  x-both: 2"}
    wanted = lines if swapped else {*lines - {"# x-both: 1", "  x-both: 2"}, "# x-both: 2", "  x-both: 1"}
    assert {line.strip() for line in wanted} <= {line.strip() for line in text.splitlines()}


@pytest.mark.parametrize("swapped", [False, True])
def test_names_that_the_other_branch_found_do_not_come_to_an_event_that_is_new_in_both_and_checked_in_one(
    swapped: bool,
) -> None:
    before = HEAD + STRIKE
    checked, found = before + "\n" + CHECKED, before + "\n" + FERRY.replace("[Alba]", "[Alba, Crew]")
    assert merged(*((found, checked) if swapped else (checked, found)), base=before) == checked


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
def test_names_that_the_other_branch_found_do_not_come_to_a_checked_event(swapped: bool) -> None:
    checked, found = HEAD + CHECKED, HEAD + FERRY.replace("[Alba]", "[Alba, Crew]")
    assert merged(*((found, checked) if swapped else (checked, found)), base=HEAD + FERRY) == checked


QUOTED = FERRY + "  sources:\n  - url: https://example.org/a\n"


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
def test_an_event_has_the_id_that_one_branch_gave_it_and_what_the_other_changed(swapped: bool) -> None:
    ours = HEAD + QUOTED.replace("id: ferry\n", "id: boat\n  x-note: mine\n")
    theirs = HEAD + QUOTED.replace("[Alba]", "[Alba, Crew]")
    text = merged(*((theirs, ours) if swapped else (ours, theirs)), base=HEAD + QUOTED)
    assert text == ours.replace("[Alba]", "[Alba, Crew]")


def test_an_event_that_both_branches_gave_another_id_has_that_of_ours() -> None:
    ours = HEAD + QUOTED.replace("id: ferry", "id: boat")
    theirs = HEAD + QUOTED.replace("id: ferry", "id: ship").replace("[Alba]", "[Alba, Crew]")
    assert merged(ours, theirs, base=HEAD + QUOTED) == ours.replace("[Alba]", "[Alba, Crew]")


def event(name: str, title: str = "x") -> Event:
    return Event(name, parse_edtf("2024"), title, sources=(Citation("a", f"{name} says so."),))


def test_locks_merge_line_by_line_and_say_so() -> None:
    base = Lock({"a": event("a"), "b": event("b"), "c": event("c")}, {"one": "1"}, extractor=2)
    ours = Lock({"a": event("a", "ours"), "b": event("b"), "n": event("n")}, {"one": "1", "two": "2"}, extractor=2)
    theirs = Lock(
        {"a": event("a"), "b": event("b"), "c": event("c"), "m": event("m")},
        {"one": "1", "three": "3"},
        gone=frozenset({"b"}),
        reasons={"b": "twice"},
        extractor=2,
    )
    merged_lock = read_lock(merge_locks(write_lock(base), write_lock(ours), write_lock(theirs)))
    assert merged_lock.base == {"a": event("a", "ours"), "b": event("b"), "m": event("m"), "n": event("n")}
    assert (merged_lock.gone, merged_lock.reasons) == ({"b"}, {"b": "twice"})
    assert merged_lock.articles == {"one": "1"}  # the others count as new beside what the other branch brought
    assert merged_lock.merged_by_git


@pytest.mark.parametrize("swapped", [False, True], ids=["ours", "theirs"])
def test_an_event_that_one_branch_gave_another_id_is_in_the_lock_once(swapped: bool) -> None:
    base = Lock({"a": event("a")}, extractor=2)
    found = replace(base, base={"a": replace(event("a"), title="found anew")}, offers={"a": event("a", "offer")})
    moved = replace(base, base={"b": identified(event("a"), "b")}, renamed={"a": "b"})
    ours, theirs = (found, moved) if swapped else (moved, found)
    merged_lock = read_lock(merge_locks(*map(write_lock, (base, ours, theirs))))
    assert merged_lock.base == {"b": replace(event("a"), id="b", title="found anew")}
    assert merged_lock.renamed == {"a": "b"}
    assert set(merged_lock.offers) == {"b"}


def test_where_both_branches_gave_an_event_another_id_all_of_them_lead_to_that_of_ours() -> None:
    base = Lock({"a": event("a")}, extractor=2)
    ours, theirs = (
        replace(base, base={name: identified(event("a"), name)}, renamed={"a": name}) for name in ("b", "c")
    )
    merged_lock = read_lock(merge_locks(*map(write_lock, (base, ours, theirs))))
    assert set(merged_lock.base) == {"b"}
    assert merged_lock.leads == {"a": "b", "c": "b"}


def test_an_event_that_an_update_removed_on_one_branch_is_not_the_one_that_its_address_leads_to() -> None:
    base = Lock({"a": event("a"), "b": event("b")}, extractor=2)
    removed = replace(base, base={"b": event("b")}, moved={"a": "b"})
    changed = replace(base, base={"a": event("a", "found anew"), "b": event("b")})
    merged_lock = read_lock(merge_locks(*map(write_lock, (base, removed, changed))))
    assert merged_lock.base == changed.base
    assert (merged_lock.renamed, merged_lock.moved) == ({}, {"a": "b"})


def test_an_id_that_leads_to_another_event_and_is_in_use_stays() -> None:
    """Two events were joined: the lock still knows the one that went."""
    base = Lock({"a": event("a"), "b": event("b")}, extractor=2)
    joined = replace(base, gone=frozenset({"b"}), renamed={"b": "a"})
    merged_lock = read_lock(merge_locks(*map(write_lock, (base, joined, base))))
    assert set(merged_lock.base) == {"a", "b"}
    assert (merged_lock.gone, merged_lock.renamed) == ({"b"}, {"b": "a"})


def test_events_of_their_own_that_both_branches_changed_are_known_by_the_marks_of_both() -> None:
    base = Lock(marks={"a": ("1", "2"), "b": ("8",)}, extractor=2)
    ours, theirs = (
        replace(base, marks={"a": ("1", "3")}),
        replace(base, marks={"a": ("4", "2"), "b": ("8",), "c": ("9",)}),
    )
    merged_lock = read_lock(merge_locks(*map(write_lock, (base, ours, theirs))))
    assert merged_lock.marks == {"a": ("1", "3", "4", "2"), "c": ("9",)}


def test_what_is_common_in_the_corpus_stays_common_after_a_merge() -> None:
    base = Lock(common={"liby": 0.5, "oil": 0.2}, extractor=2)
    regrouped = replace(base, common={"liby": 0.6, "nato": 0.3})
    for ours, theirs, common in (
        (base, base, base.common),
        (regrouped, base, regrouped.common),
        (base, regrouped, regrouped.common),
        (regrouped, replace(base, common={"liby": 0.4, "oil": 0.2}), regrouped.common),
    ):
        assert read_lock(merge_locks(*map(write_lock, (base, ours, theirs)))).common == common
    assert read_lock(merge_locks(*map(write_lock, (Lock(), Lock(), Lock())))).common is None


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, text=True, check=False)


@pytest.mark.integration
def test_git_merges_two_branches_with_it(tmp_path: Path) -> None:
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [timeline]\n")
    git(tmp_path, "init")
    timeline = f"{sys.executable} -m timeline"
    done = subprocess.run([*timeline.split(), "merge-file", "--install"], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "docs/events/**/*.y*ml merge=timeline\ntimeline.lock merge=timeline\n"
    git(tmp_path, "config", "merge.timeline.driver", f"{timeline} merge-file %O %A %B %P")
    path = tmp_path / "docs/events/2024.yaml"
    lock = tmp_path / "timeline.lock"
    for branch, text, held in (
        ("main", BASE, ()),
        ("theirs", BASE + "\n" + new("b", "2025"), ("b",)),
        ("main", BASE + "\n" + new("a", "2024-12"), ("a",)),
    ):
        git(tmp_path, "checkout", *(["-b"] if branch == "theirs" else []), branch)
        path.write_text(text)
        lock.write_text(write_lock(Lock({name: event(name) for name in held}, extractor=2)))
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-m", "x")
    done = git(tmp_path, "merge", "theirs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert path.read_text() == BASE + "\n" + new("a", "2024-12") + "\n" + new("b", "2025")
    assert set(read_lock(lock.read_text()).base) == {"a", "b"}


def test_an_event_without_a_line_break_at_its_end_stays_apart_from_one_that_comes_behind_it() -> None:
    base = HEAD + STRIKE.rstrip("\n")
    ours = base.replace("title: Strike", "title: The strike")
    theirs = f"{base}\n\n{FERRY}"
    assert [entry.id for entry in EventFile.parse(merged(ours, theirs, base), "").entries] == ["strike", "ferry"]
    assert "title: The strike" in merged(ours, theirs, base)


@pytest.mark.parametrize("files", [("2024.yaml", "2025.yaml"), ("2025.yaml", "2024.yaml"), ("2024.yaml", "2024.yaml")])
def test_locks_hold_different_events_of_one_new_id_the_later_file_the_other_id(files: tuple[str, str]) -> None:
    fires = [
        Event(
            id="fire",
            date=parse_edtf(day),
            title="Fire",
            sources=(Citation(article=day, quote="It burned."),),
        )
        for day in ("2024-02-04", "2025-10-09")
    ]
    locks = [write_lock(Lock({"fire": fire}, files={"fire": file})) for fire, file in zip(fires, files, strict=True)]
    lock = read_lock(merge_locks("", *locks))
    first, second = reversed(fires) if files[0] > files[1] else fires
    assert lock.base == {"fire": first, "fire-other": identified(second, "fire-other")}
    assert lock.leads == {}
