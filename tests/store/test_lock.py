"""The lock remembers the machine's last word, survives merges by git, and says what is wrong with it."""

import hashlib
import json
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import events, few

from timeline.dates import parse_edtf
from timeline.events import Citation, Event, Status
from timeline.problems import Invalid, Problem
from timeline.store import (
    Chronology,
    Conflict,
    EventFile,
    Lock,
    load_lock,
    merge,
    pending,
    plan,
    read_lock,
    repair,
    write_lock,
)
from timeline.store.event_reader import identified
from timeline.store.gitmerge import merge_locks
from timeline.store.lock import (
    leading,
    orphans,
    passage_digest,
    quoted_passages,
    split_receipt,
    value_in_files,
    with_ids,
    with_marks,
    with_receipt,
    year_file,
)
from timeline.store.recognise import SourceName

one = Event("one", parse_edtf("2024-10-03"), "One", sources=(Citation("a", "A quote."),))
two = Event("two", parse_edtf("2024-10"), "Two")
title = Conflict("one", "title", None, "One", "Uno", "Mine")
words = Conflict("one", "words", SourceName("a", "A quote.", ""), None, "Oct 3", "3 Oct")


@few
@given(st.lists(events(), max_size=4, unique_by=lambda event: event.id))
def test_what_is_written_reads_back(held):
    lock = Lock({event.id: event for event in held}, {"a": "0" * 64}, (title, words))
    assert read_lock(write_lock(lock)) == lock


def test_passages_that_an_event_does_not_quote_read_back_and_go_with_its_id():
    lock = Lock({"one": one}, unquoted={"one": (("a", "0123456789ab"), ("b", "ba9876543210"))})
    assert read_lock(write_lock(lock)).unquoted == lock.unquoted
    assert with_ids(lock, {"one": "first"}).unquoted == {"first": lock.unquoted["one"]}


def test_it_has_one_event_a_line_sorted_by_id():
    assert write_lock(Lock({"two": two, "one": one}, {"a": "abc"})).splitlines()[1:] == [
        '{"article": "a", "sha256": "abc"}',
        '{"id": "one", "date": "2024-10-03", "title": "One", "status": "reported",'
        ' "sources": [{"article": "a", "quote": "A quote."}]}',
        '{"id": "two", "date": "2024-10", "title": "Two", "status": "reported"}',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense\n", "timeline.lock:1:1: broken line (no JSON); take the file from git"),
        ('{"lock": 1}\n[]\n', "timeline.lock:2:1: broken line (no JSON object)"),
        ('{"lock": 1}\n{"id": "x"}\n', "timeline.lock:2:1: broken line"),
        ('{"lock": 1}\n{"id": "x", "date": "soon", "title": "x"}\n', "timeline.lock:2:1: broken line"),
        ('{"lock": 1}\n{"id": "x", "date": 5, "title": "x"}\n', "timeline.lock:2:1: broken line"),
        ('{"lock": 9}\n', "timeline.lock:1:1: written by a newer version of this program (format 9); upgrade"),
        ("[" * 100_000 + "\n", "timeline.lock:1:1: broken line"),
    ],
)
def test_a_broken_lock_is_named_with_its_line(text, said):
    with pytest.raises(Invalid) as told:
        read_lock(text)
    assert str(told.value).startswith(said)
    assert [problem.rule for problem in told.value.problems] == ["lock"]


def test_a_repository_without_a_lock_has_an_empty_one_of_the_name_that_it_should_have(tmp_path):
    assert load_lock(tmp_path) == Lock()
    assert load_lock(tmp_path, "timeline.court.lock").name == "timeline.court.lock"
    (tmp_path / "timeline.court.lock").write_text(write_lock(Lock({"one": one})), encoding="utf-8")
    assert load_lock(tmp_path, "timeline.court.lock").name == "timeline.court.lock"


def git(folder, *command):
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *command], cwd=folder, capture_output=True, text=True)


def branch_and_merge(folder, ours, theirs, base, *attributes):
    """Two branches that each write the lock, merged by git; what it leaves."""
    git(folder, "init")
    (folder / ".gitattributes").write_text("".join(attributes))
    for name, lock in (("main", base), ("theirs", theirs), ("main", ours)):
        if name == "theirs":
            git(folder, "checkout", "-b", "theirs")
        elif lock is ours:
            git(folder, "checkout", "main")
        (folder / "timeline.lock").write_text(write_lock(lock))
        git(folder, "add", "-A")
        git(folder, "commit", "-m", "x")
    merged = git(folder, "merge", "theirs")
    return merged.returncode, (folder / "timeline.lock").read_text()


def numbered(*numbers, **changed):
    held = {f"e{n:02}": Event(f"e{n:02}", parse_edtf("2024"), changed.get(f"e{n:02}", "x")) for n in numbers}
    return Lock(held)


@pytest.mark.integration
def test_branches_that_add_different_events_merge_without_a_conflict(tmp_path):
    base = [0, 10, 20, 30, 40]
    attributes = "timeline.lock merge=union\n"  # as ``timeline new`` writes them
    code, text = branch_and_merge(tmp_path, numbered(*base, 35), numbered(*base, 5), numbered(*base), attributes)
    assert code == 0
    assert read_lock(text).base == numbered(*base, 5, 35).base
    assert read_lock(text).merged_by_git


def test_a_line_that_a_merge_dropped_is_noticed():
    lines = write_lock(numbered(0, 1, 2)).splitlines(keepends=True)
    assert not read_lock("".join(lines)).merged_by_git
    assert read_lock("".join(lines[:-1])).merged_by_git


def test_the_first_version_of_the_lock_is_still_read():
    said = read_lock(
        '{"lock": 1, "note": "x"}\n{"article": "a", "sha256": "abc"}\n'
        '{"id": "one", "date": "2024-10-03", "title": "One", "gone": true}\n'
    )
    assert (said.extractor, said.articles, said.gone, said.merged_by_git) == (0, {"a": ""}, {"one"}, False)


@pytest.mark.parametrize("receipt", [None, {"digest": "x"}])
def test_its_first_line_says_a_version_that_version_0_1_0_refuses(receipt):
    def read_as_0_1_0(line):
        """Do what its reader does with each line, from the first on; the other kinds of line come after this one."""
        match json.loads(line):
            case {"lock": int(version)} if version > 1:
                raise Invalid(Problem("timeline.lock", 1, 1, "written by a newer version of this program", "lock"))

    with pytest.raises(Invalid, match="newer version"):
        read_as_0_1_0(write_lock(Lock({"one": one}, receipt=receipt)).splitlines()[0])


def test_it_remembers_decisions_offers_and_places():
    lock = Lock(
        {"one": one, "two": two},
        {"a": "abc"},
        gone=frozenset({"one"}),
        reasons={"one": "twice"},
        files={"two": "own/two.yaml"},
        missing={"two": "its file is gone"},
        offers={"two": two},
        former={"old": "", "older": "taken back"},
        extractor=3,
    )
    assert read_lock(write_lock(lock)) == lock


@pytest.mark.integration
@pytest.mark.parametrize("attributes", ["", "timeline.lock merge=union\n"])
def test_whatever_git_leaves_of_two_updates_is_repaired(tmp_path, attributes):
    ours, theirs = numbered(0, 1, 3, e01="ours"), numbered(0, 1, 2, e01="theirs")
    _, text = branch_and_merge(tmp_path, ours, theirs, numbered(0, 1), attributes)
    lock = read_lock(text)
    assert lock.merged_by_git
    assert set(lock.base) == {"e00", "e01", "e02", "e03"}
    # Where the file holds one of the two versions, nobody edited it.
    edited = {"e01": theirs.base["e01"]}
    repaired = repair(lock, edited)
    assert repaired.base["e01"] == theirs.base["e01"]
    assert read_lock(write_lock(repaired)).base == repaired.base
    assert not read_lock(write_lock(repaired)).merged_by_git


def test_a_conflict_is_open_until_the_field_is_looked_at_again():
    mine = Event("one", one.date, "Mine", sources=(Citation("a", "A quote.", words="3 Oct"),))
    lock = Lock({"one": one}, conflicts=(title, words))
    assert pending(lock, (), {"one": mine}) == (title, words)
    assert pending(lock, (), {"one": Event("one", one.date, "Uno", sources=mine.sources)}) == (words,)
    assert pending(lock, (), {}) == ()


def known(ident: str, title: str = "Ships", **fields) -> Event:
    return Event(ident, one.date, title, sources=(Citation("a", "They sailed."), Citation("b", "It left.")), **fields)


@pytest.mark.parametrize(
    "mine",
    [known("new"), known("new", who=("Navy",)), known("new", "Mine")],
)
def test_an_event_with_another_id_is_known_by_its_sources(mine):
    conflict = Conflict("old", "title", None, "Troops", "Ships", mine.title)
    lock = repair(Lock({"old": known("old")}, conflicts=(conflict,), renamed={"older": "old"}), {"new": mine})
    assert lock.base == {"new": known("new")}
    assert lock.renamed == {"old": "new", "older": "new"}
    assert [one.id for one in pending(lock, (), {"new": mine})] == ["new"]
    assert read_lock(write_lock(lock)).renamed == lock.renamed


def test_an_update_keeps_apart_what_people_renamed_and_what_moved():
    before = Lock({"one": one, "two": two}, renamed={"first": "one"}, moved={"second": "two"})
    events = {"one": one, "two": two}
    file = EventFile.parse("- {id: one, date: 2024-10-03, title: One}\n", "docs/events/2024.yaml")
    now = plan(Chronology("docs/events", (file,), (), None), before, merge(before.base, [one, two], events)).lock
    assert (now.renamed, now.moved) == ({"first": "one"}, {"second": "two"})


def test_a_part_that_was_split_off_before_is_not_the_event_that_was_deleted_since_under_another_id():
    part = known("part")
    split = with_marks(Lock({"old": known("old")}, files={"part": "2024.yaml"}), {"old": known("old"), "part": part})
    assert split.written == {"part"}
    assert repair(split, {"part": part}).renamed == {}
    # One branch gave it the id, and the other changed what was found of it under the old one.
    merged = replace(split, renamed={"old": "part"})
    assert repair(merged, {"part": part}).base == {"part": part}


MORE_THAN_AN_ID = [
    [known("old"), known("new")],
    [known("new", "Mine", who=("Navy",))],
    [known("new"), known("newer")],
    [Event("new", one.date, "Ships", sources=(Citation("a", "They sailed."),))],
]
"""Events in the files of which none is the one that was known as "old", under another id and no more."""


@pytest.mark.parametrize(
    "edited",
    [
        *MORE_THAN_AN_ID,
        [Event("new", one.date, "Ships")],
    ],
)
def test_what_is_more_than_another_id_is_the_editors_own(edited):
    lock = repair(Lock({"old": known("old")}), {event.id: event for event in edited})
    assert lock.base == {"old": known("old")}
    assert lock.renamed == {}


def test_an_old_id_leads_no_longer_where_it_is_in_use_again_or_its_event_is_gone():
    assert leading({"a": "b", "c": "d", "e": "f"}, {"b", "c", "d"}) == {"a": "b"}


def test_an_event_that_was_deleted_before_is_not_the_one_that_somebody_wrote_since():
    before = Lock({"old": known("old")}, gone=frozenset({"old"}))
    assert read_lock(write_lock(before)).gone == {"old"}
    assert repair(before, {"new": known("new")}).base == before.base


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (known("old"), known("new")),
        (known("old"), known("new", "Mine")),
        (known("old"), known("new", who=("Navy",), status=Status.DENIED)),
        (Event("old", one.date, "Alone"), Event("new", one.date, "Alone", text="Words.")),
    ],
    ids=["nothing else", "a title", "names and status", "no sources"],
)
def test_an_event_of_the_editors_own_with_another_id_is_known_by_its_marks(before, after):
    lock = read_lock(write_lock(with_marks(Lock(renamed={"older": "old"}), {"old": before})))
    assert set(lock.marks) == {"old"}
    again = repair(lock, {"new": after})
    assert again.renamed == {"old": "new", "older": "new"}
    assert again.marks == {"new": lock.marks["old"]}
    assert again.base == {}


@pytest.mark.parametrize(
    "edited",
    [
        *MORE_THAN_AN_ID,
        [],
    ],
    ids=["it is still there", "title and names", "two are like it", "another source", "it is gone"],
)
def test_what_is_more_than_another_id_is_another_event_of_the_editors_own(edited):
    lock = with_marks(Lock(), {"old": known("old")})
    assert repair(lock, {event.id: event for event in edited}).renamed == {}


def test_an_event_without_sources_is_not_known_by_its_title_alone():
    lock = with_marks(Lock(), {"old": two})
    assert repair(lock, {"new": Event("new", one.date, two.title)}).renamed == {}


def test_what_a_machine_found_is_no_event_of_the_editors_own_and_what_is_hidden_stays_one():
    lock = Lock({"one": one}, marks={"two": ("a",), "three": ("b",)})
    assert set(with_marks(lock, {"one": one, "four": two}, hidden={"two"}).marks) == {"two", "four"}


def test_an_event_is_known_by_what_the_file_said_last_not_by_what_was_found():
    """A passage was taken out of it, and put into another event."""
    shorter = Event("old", one.date, "Mine", sources=(Citation("b", "It left."),))
    lock = with_marks(Lock({"old": known("old"), "other": known("other")}), {"old": shorter, "other": known("other")})
    assert set(lock.marks) == {"old"}
    again = repair(lock, {"new": identified(shorter, "new"), "other": known("other")})
    assert again.renamed == {"old": "new"}
    assert set(again.base) == {"new", "other"}


def test_of_two_lines_about_one_event_of_the_editors_own_the_marks_of_both_count():
    lines = ['{"edited": "a", "marks": ["1", "2"]}', '{"edited": "a", "marks": ["2", "3"]}']
    assert read_lock("\n".join(['{"lock": 2, "extractor": 3}', *lines])).marks == {"a": ("1", "2", "3")}


@pytest.mark.parametrize(
    ("date", "file"),
    [("2024-10", "2024.yaml"), ("0001", "0001.yaml"), ("0000", "bce.yaml"), ("-0043-03-15", "bce.yaml"),
     ("[..2021-05-02]", "2021.yaml"), ("XXXX-10-03", "undated.yaml")],
)  # fmt: skip
def test_a_new_event_goes_to_the_file_of_its_year(date, file):
    assert year_file(Event("a", parse_edtf(date), "A")) == file


def test_a_receipt_stands_in_the_header_and_goes_without_a_trace():
    text = write_lock(Lock({"one": one}))
    more = with_receipt(text, {"digest": "x"})
    assert more.splitlines()[1:] == text.splitlines()[1:]
    assert split_receipt(more) == (text, {"digest": "x"})
    assert with_receipt(more, None) == with_receipt(text, None) == text
    assert split_receipt(with_receipt(more, {"digest": "y"}))[1] == {"digest": "y"}
    assert read_lock(more).receipt == {"digest": "x"}
    assert read_lock(more).receipt is not None
    assert write_lock(read_lock(more)) == more
    changed = more.replace("One", "Uno")
    assert (read_lock(changed).receipt, read_lock(changed).merged_by_git) == (None, True)
    assert split_receipt(more.replace('": ', '":', 1))[1] is None  # not as it is written
    assert split_receipt("no JSON\n") == ("no JSON\n", None)
    assert split_receipt("[]\n") == ("[]\n", None)


def test_a_passage_is_named_within_its_article_by_twelve_digits():
    assert passage_digest("A quote.") == hashlib.sha256(b"A quote.").hexdigest()[:12]
    assert passage_digest("\ud800") != passage_digest("")
    event = Event("x", two.date, "X", sources=(Citation("a", "A quote."), Citation("a"), Citation(url="https://e.org")))
    assert quoted_passages(event) == [("a", passage_digest("A quote."))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no JSON object"),
        ("[" * 10_000, "nested too deep"),
        ("{}", "no event, article or conflict"),
    ],
)
def test_a_line_that_is_none_of_a_lock_says_what_to_do(text, said):
    with pytest.raises(Invalid) as told:
        read_lock(f"\n{text}\n", "timeline.x.lock")
    fix = "take the file from git (git checkout -- timeline.x.lock), or remove this line: its event is then taken as"
    message = f"broken line ({said}); {fix} your own"
    assert told.value.problems == (Problem("timeline.x.lock", 2, 1, message, "lock"),)


def test_a_newer_lock_is_refused_with_what_to_upgrade():
    with pytest.raises(Invalid) as told:
        read_lock('{"lock": 3}')
    message = "written by a newer version of this program (format 3); upgrade mkdocs-timeline"
    assert told.value.problems == (Problem("timeline.lock", 1, 1, message, "lock"),)


def test_a_lock_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "timeline.lock").write_bytes(b"\xff")
    with pytest.raises(Invalid, match=r"^timeline\.lock: cannot be read: .*; take the file from git$"):
        load_lock(tmp_path)


def test_an_event_of_which_every_article_is_gone_is_an_orphan():
    known = {"one": one, "two": two, "own": Event("own", two.date, "Own", sources=(Citation(url="https://e.org"),))}
    both = Event("both", two.date, "Both", sources=(Citation("a", "A quote."), Citation("b", "Another.")))
    lock = Lock({**known, "both": both})
    assert list(orphans(lock, {"b"})) == ["one"]
    assert list(orphans(lock, set())) == ["both", "one"]
    assert list(orphans(lock, {"a"})) == []


def test_what_the_files_say_where_a_conflict_is():
    edited = {"one": one}
    assert value_in_files(edited, title) == "One"
    assert value_in_files({}, title) is None
    assert value_in_files(edited, words) is None
    said = Event("one", one.date, "One", sources=(Citation("a", "A quote.", words="3 Oct"),))
    assert value_in_files({"one": said}, words) == "3 Oct"
    assert value_in_files({"one": two}, words) is None
    assert value_in_files(edited, Conflict("one", "time", None, None, None, None)) is None


def test_of_two_lines_about_one_event_that_is_taken_which_the_file_agrees_with():
    changed = Event("one", parse_edtf("2024-10-04"), "Uno", sources=one.sources)
    lock = read_lock(write_lock(Lock({"one": one})) + write_lock(Lock({"one": changed})).split("\n", 1)[1])
    assert lock.doubled == {"one": (one, changed)}
    assert lock.merged_by_git
    mine = Event("one", changed.date, "Mine", sources=one.sources)
    repaired = repair(lock, {"one": mine})
    assert (repaired.base["one"].date, repaired.base["one"].title) == (changed.date, "One")
    assert repair(lock, {"one": changed}).base["one"] == changed
    assert (repaired.doubled, repaired.merged_by_git, repair(lock, {}, keep=True).merged_by_git) == ({}, False, True)


def test_ids_that_are_renamed_are_renamed_in_every_part():
    lock = Lock(
        base={"old": one},
        conflicts=(Conflict("old", "title", None, "a", "b", "c"),),
        renamed={"older": "old"},
        moved={"gone": "old"},
        gone=frozenset({"old"}),
        reasons={"old": "why"},
        files={"old": "a.yaml"},
        missing={"old": "it"},
        offers={"old": two},
        marks={"old": ("m",)},
        unquoted={"old": (("a", "1"),)},
    )
    now = with_ids(lock, {"old": "new"})
    assert (now.base["new"].id, now.offers["new"].id, now.conflicts[0].id) == ("new", "new", "new")
    assert (now.renamed, now.moved, now.gone) == ({"older": "new", "old": "new"}, {"gone": "new"}, {"new"})
    assert [now.reasons, now.files, now.missing] == [{"new": "why"}, {"new": "a.yaml"}, {"new": "it"}]
    assert (now.marks, now.unquoted) == ({"new": ("m",)}, {"new": (("a", "1"),)})
    assert Lock(renamed={"a": "b", "b": "a", "c": "d"}, moved={"d": "e", "c": "x"}).leads == {
        "a": "a", "b": "b", "c": "e", "d": "e",
    }  # fmt: skip


def test_what_is_known_of_former_events_is_read_as_it_was_written():
    lock = Lock(former={"gone": "", "taken-down": "an error"}, former_marks={"gone": ("a1", "b2")})
    text = write_lock(lock)
    assert '{"former": "gone", "marks": ["a1", "b2"]}\n{"former": "taken-down", "because": "an error"}\n' in text
    assert read_lock(text).former_marks == lock.former_marks
    assert read_lock(merge_locks("", text, text)).former_marks == lock.former_marks
