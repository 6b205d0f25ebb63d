"""Entries that are known by their text: what comes out is what parsing gives, whatever stands around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.problems import Invalid
from timeline.store import EventFile, render, revise
from timeline.store import known as known_module
from timeline.store.known import KnownEntries, text_digest
from timeline.store.render import MODELINE, entry
from timeline.store.splice import own_keys, revise_file


def event(number: int, title: str = "The ferry sinks") -> Event:
    quote = f"The ferry sank off Lindal on day {number}.\nNobody was hurt: all swam."
    cited = Citation("harbour-news", quote=quote, says=parse_edtf("2024-10-03"), words="on Thursday")
    return Event(f"event-{number}", parse_edtf(f"2024-10-{number + 1:02}"), title, who=("Ann Lee",), sources=(cited,))


EVENTS = [event(number) for number in range(4)]
WRITTEN = [entry(each, 0, "\n") for each in EVENTS]
KNOWN = {text_digest(text): each for text, each in zip(WRITTEN, EVENTS, strict=True)}
FILE = f"{MODELINE}\n" + "\n\n".join(WRITTEN) + "\n"


def told(file: EventFile) -> list[object]:
    """All that a file says, with each place."""
    root = file.root and (file.root.start, file.root.end, file.root.line, file.root.column)
    entries = [(one.event, one.id, one.sources, one.sound, one.line, one.column, one.node) for one in file.entries]
    return [root, entries, file.problems, file.broken, file.content]


def same(text: str, known: KnownEntries = KNOWN) -> EventFile:
    """The file, some of whose entries are known, once it is seen to say what it says when it is parsed."""
    file = EventFile.parse(text, "2024.yaml", known=known)
    assert told(file) == told(EventFile.parse(text, "2024.yaml"))
    return file


def known_ids(file: EventFile) -> list[str | None]:
    return [one.id for one in file.entries if one.as_found]


def test_entries_as_the_machine_writes_them_are_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert known_ids(same(FILE)) == [one.id for one in EVENTS]
    parsed: list[str] = []
    parse = known_module.parse_yaml
    monkeypatch.setattr(known_module, "parse_yaml", lambda text, path: parsed.append(text) or parse(text, path))
    EventFile.parse(FILE, "2024.yaml", known=KNOWN)
    assert "ferry" not in "".join(parsed)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (FILE.replace("event-1", "event-one"), [0, 2, 3]),
        (FILE.replace("\n\n- id: event-2", "\n\n# look again\n- id: event-2"), [0, 3]),
        (FILE.replace("\n\n- id: event-2", "\n\n# on its own\n\n- id: event-2"), [0, 2, 3]),
        (FILE.replace("\n\n- id: event-2", "\n  x-note: mine\n\n- id: event-2"), [0, 2, 3]),
        (FILE.replace("\n\n- id: event-2", "\n  # mine\n\n- id: event-2"), [0, 2, 3]),
        (FILE.replace("\n\n- id", "\n- id"), [0, 1, 2, 3]),
        (FILE.replace('"2024-10-02"', "the day before"), [0, 2, 3]),
        (FILE + "\n- id: event-0\n  date: 2024\n  title: Twice\n", [0, 1, 2, 3]),
        (FILE.replace("title: The", "titel: The", 1), [1, 2, 3]),
        ("\ufeff" + FILE, [0, 1, 2, 3]),
        (FILE.rstrip("\n"), [0, 1, 2, 3]),
        (FILE.replace("\n", "\r\n"), []),
        (f"---\n{WRITTEN[0]}\n", []),
        (f"{WRITTEN[0]}\n...\n{WRITTEN[1]}\n", []),
        (f"{WRITTEN[0]}\n---\n{WRITTEN[1]}\n", []),
        (f'- id: a\n  date: 2024\n  title: "begun\n{WRITTEN[0]}\n- id: b"\n', []),
        (f"- id: a\n  date: 2024\n  title: 'never closed\n{WRITTEN[0]}\n", []),
        (f"- id: a\n  date: 2024\n  title: A\n  text: |+\n    Kept.\n\n\n{WRITTEN[0]}\n", [0]),
        (f"- id: a\n  date: 2024\n  title: A\n  text: |\n    Clipped.\n{WRITTEN[0]}\n", [0]),
        (f"- id: a\n  date: 2024\n  title: more\n    than a line\n{WRITTEN[0]}\n", [0]),
        (f"- {{id: a, date: 2024, title: A}}\n{WRITTEN[0]}\n", [0]),
        (f"[\n{WRITTEN[0]}\n]\n", []),
        (f"key: value\n{WRITTEN[0]}\n", []),
        (f"{WRITTEN[0]}\n\ttab: 1\n", []),
        (f"- id: &anchor a\n{WRITTEN[0]}\n", []),
    ],
)
def test_what_stands_around_known_entries_reads_as_without_knowing_them(text: str, known: list[int]) -> None:
    assert known_ids(same(text)) == [EVENTS[number].id for number in known]


LINES = [
    "- id: a",
    "  date: 2024",
    "  title: T",
    '  title: "',
    "  text: |",
    "    said",
    "",
    "# note",
    "  # note",
    "---",
]
PIECES = st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(WRITTEN)), max_size=8)


@given(PIECES)
def test_any_file_reads_as_without_knowing_its_entries(pieces: list[str]) -> None:
    same("\n".join(pieces) + "\n")


def test_an_edit_of_a_file_gives_the_same_bytes_whether_its_entries_are_known_or_not() -> None:
    late = replace(EVENTS[2], title="The ferry sinks; nobody is hurt")
    wanted: list[Mapping[str, Event]] = [
        {one.id: one for one in (*EVENTS, event(7))},
        {one.id: one for one in EVENTS[:2]},
        {one.id: one for one in (*EVENTS[:2], late, EVENTS[3])},
        {},
    ]
    for text in (FILE, FILE.replace("\n\n- id: event-1", "\n\n# mine\n- id: event-1\n  x-own: 1")):
        parsed, known = EventFile.parse(text, "2024.yaml"), EventFile.parse(text, "2024.yaml", known=KNOWN)
        for events in wanted:
            assert revise(known, [*events.values()]) == revise(parsed, [*events.values()])


def test_only_what_stands_as_the_machine_writes_it_is_remembered() -> None:
    text = FILE.replace('"2024-10-02"', "October 2, 2024")
    of_ids = {one.id: one for one in EVENTS}
    found = {one.id: digest for one, digest in EventFile.parse(text, "2024.yaml").as_written(of_ids)}
    assert found == {one.id: digest for digest, one in KNOWN.items() if one.id != "event-1"}
    other = {**of_ids, "event-0": event(0, "Another title")}
    assert "event-0" not in {one.id for one, _ in EventFile.parse(text, "2024.yaml").as_written(other)}


def test_a_known_entry_has_the_node_that_parsing_gives_and_no_keys_of_its_owner() -> None:
    for one in same(FILE).entries:
        assert own_keys(one.node) == ()
        assert one.place("sources", 0, "quote") > one.place("title") > (one.line, 0)


def test_new_events_of_a_file_are_known_by_their_text_and_no_nodes_of_them_are_held() -> None:
    empty = EventFile.parse("", "2024.yaml")
    revised = revise_file(empty, EVENTS)
    assert known_ids(revised) == [one.id for one in EVENTS]
    assert all(one.event is event for one, event in zip(revised.entries, EVENTS, strict=True))
    assert told(revised) == told(EventFile.parse(revised.content, "2024.yaml"))


def test_a_new_event_whose_text_does_not_read_back_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "entry", lambda event, *_: entry(replace(event, title="Another"), 0, "\n"))
    with pytest.raises(Invalid, match="cannot be edited as it is laid out"):
        revise(EventFile.parse("", "2024.yaml"), EVENTS)
