"""Private notes go along when an event or a source moves: join and split lose no comment and no x- key."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
import yaml

from timeline.problems import Invalid
from timeline.store import EventFile, revise
from timeline.store.gitmerge import merge_texts
from timeline.store.notes import Notes, notes_of, with_notes
from timeline.store.recognise import source_name

STRIKE = """\
- id: strike
  date: "2024"
  title: Strike
  sources:
  - article: harbour
    quote: They walked out.
"""
NOTED = """\
# The comment at the top is that of the file.

# Ask Ann about it.
- id: noted
  date: "2024"
  title: Noted
  x-desk: {by: "Ann", seen: [1, 2]}  # on Monday
  sources:
  - url: https://example.org/a
    x-why: |
      two lines
        of them

      and a third
  - article: harbour
    x-plain: it is
      folded
    quote: They came back.
"""


def read(text: str) -> EventFile:
    file = EventFile.parse(text, "2024.yaml")
    assert not file.problems
    return file


def notes_in(text: str, number: int = 0) -> Notes:
    file = read(text)
    return notes_of(file, file.entries[number])


def moved(text: str, noted: str = NOTED) -> str:
    """The text once its first event has the sources and the notes of the one that is noted."""
    [event, *others], [noted_event] = read(text).events, read(noted).events
    more = replace(event, sources=(*event.sources, *noted_event.sources))
    file = read(revise(read(text), [more, *others]))
    return with_notes(file, {event.id: notes_in(noted)})


def values(text: str, number: int = 0) -> Mapping[str, object]:
    shown: Mapping[str, object] = yaml.safe_load(text)[number]
    return shown


def own(shown: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in shown.items() if key.startswith("x-")}


def test_notes_are_comments_and_the_keys_of_events_and_sources() -> None:
    notes = notes_in(NOTED)
    assert [key.name for key in notes.keys] == ["x-desk"]
    assert [(name.article or name.url, [key.name for key in keys]) for name, keys in notes.sources.items()] == [
        ("https://example.org/a", ["x-why"]),
        ("harbour", ["x-plain"]),
    ]
    assert notes.comments == ("# Ask Ann about it.", "# on Monday")


def test_they_are_written_where_the_event_is_as_they_were() -> None:
    text = moved(STRIKE)
    assert text == STRIKE + (
        "  - url: https://example.org/a\n"
        "    x-why: |\n      two lines\n        of them\n\n      and a third\n"
        "  - article: harbour\n    quote: They came back.\n    x-plain: it is\n      folded\n"
        '  x-desk: {by: "Ann", seen: [1, 2]}\n'
        "  # Ask Ann about it.\n  # on Monday\n"
    )


WIDER = "".join(f"  {line}".rstrip(" ") for line in STRIKE.splitlines(keepends=True))
LAYOUTS = {
    "below each other": STRIKE,
    "before another event": STRIKE + "\n# The next.\n- id: next\n  date: '2025'\n  title: Next\n",
    "indented": WIDER,
    "an event in braces": '- {id: strike, date: "2024", title: Strike, sources: [{article: harbour, quote: Out.}]}\n',
    "a list in brackets": '# Top.\n[{id: strike, date: "2024", title: Out, sources: [{article: h, quote: Out.},]}]\n',
    "sources in brackets": '- id: strike\n  date: "2024"\n  title: Strike\n  sources: [{article: h, quote: Out.}]\n',
    "no line break at the end": STRIKE.rstrip("\n"),
    "CRLF": STRIKE.replace("\n", "\r\n"),
    "a byte order mark": "\ufeff" + STRIKE,
    "a block of lines at the end": STRIKE.replace("  sources:", "  text: |+\n    One\n\n  sources:")
    + "  x-last: |+\n    kept\n\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("noted", [NOTED, NOTED.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_no_layout_loses_one(text: str, noted: str) -> None:
    after = moved(text, noted)
    shown, said = values(after), values(NOTED)
    assert own(said).items() <= own(shown).items()
    for theirs, mine in zip(said["sources"], shown["sources"][-2:], strict=True):  # type: ignore[call-overload]
        assert own(theirs) == own(mine)
    assert after.count("# Ask Ann about it.") == after.count("# on Monday") == 1
    assert after.endswith("\n")
    assert [entry.id for entry in read(after).entries] == [entry.id for entry in read(text).entries]


FORMS = {
    "plain": "x-a: one",
    "nothing": "x-a:",
    "a comma": "x-a: one, [two]",
    "quotes": "x-a: \"one\\n\"\n  x-b: 'it''s'",
    "a list in lines": "x-a:\n  - one, two\n  -\n    - deep: yes\n      more: {a: b}",
    "a list as deep as its key": "x-a:\n  - one\n  # between\n  - two",
    "a mapping in lines": "x-a:\n      far: 1\n      on: |\n        text\n",
    "folded": "x-a: >-\n    some\n    words",
    "a list over lines": "x-a: [one,\n    two]",
    "a key with a question": "? x-a\n  : one",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_key_says_the_same_in_another_event(form: str, text: str) -> None:
    noted = f"- id: noted\n  date: '2024'\n  title: Noted\n  {form}\n  who: [Ann]\n"
    assert own(values(noted)).items() <= own(values(moved(text, noted))).items()


def test_a_key_whose_name_is_taken_gets_a_number() -> None:
    noted = '- id: noted\n  date: "2024"\n  title: Noted\n  x-desk: Ann\n  x-same: yes\n'
    text = moved(STRIKE + "  x-desk: Ben\n  x-same: yes\n", noted)
    assert own(values(text)) == {"x-desk": "Ben", "x-same": True, "x-desk-2": "Ann"}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_what_an_event_says_already_is_not_added_again(text: str) -> None:
    once = moved(text)
    assert with_notes(read(once), {"strike": notes_in(NOTED)}) == once


@pytest.mark.parametrize("joined_here", [True, False])
def test_an_event_that_a_merge_brought_back_is_joined_again_without_doubled_notes(joined_here: bool) -> None:
    base, joined = f"{STRIKE}{NOTED}", moved(STRIKE)
    edited = base.replace("title: Noted", "title: Noted again")
    merged = merge_texts(base, *((joined, edited) if joined_here else (edited, joined)))
    assert merged is not None
    assert [event.id for event in read(merged.text).events if event.id == "noted"]
    file = read(merged.text)
    [strike] = (event for event in file.events if event.id == "strike")
    [noted] = (entry for entry in file.entries if entry.id == "noted")
    notes = {"strike": notes_of(file, noted)}
    again = with_notes(read(revise(file, [strike])), notes)
    assert [entry.id for entry in read(again).entries] == ["strike"]
    for note in ("x-desk", "x-why", "x-plain", "# on Monday"):
        assert again.count(note) == 1


def test_a_source_that_both_have_gets_the_keys_of_both() -> None:
    same = NOTED.replace("They came back.", "They walked out.")
    event = read(STRIKE).events[0]
    after = with_notes(read(STRIKE), {event.id: notes_in(same).of_sources(map(source_name, event.sources))})
    assert after == STRIKE + "    x-plain: it is\n      folded\n"


def test_keys_of_places_go_to_the_event() -> None:
    noted = (
        "- id: noted\n  date: '2024'\n  title: Noted\n  where:\n  - {name: Lindal, lat: 1.0, lon: 2.0, x-map: old}\n"
    )
    assert own(values(moved(STRIKE, noted))) == {"x-map": "old"}


def test_what_cannot_be_written_is_said_and_nothing_is_lost() -> None:
    bare = "- id: noted\n  date: '2024'\n  title: Noted\n  x-a: 'a\n\n      b'\n"
    [key] = notes_in(bare).keys
    broken = replace(key, written=': "')
    with pytest.raises(Invalid, match="private notes cannot be moved"):
        with_notes(read(STRIKE), {"strike": Notes((broken,))})


def test_without_notes_no_byte_changes() -> None:
    assert with_notes(read(NOTED), {"noted": Notes()}) == NOTED
    assert with_notes(read(NOTED), {"another": notes_in(NOTED)}) == NOTED
