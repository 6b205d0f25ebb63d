"""Every mistake is named where it stands, with what to write instead."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.articles import parse_article
from timeline.problems import RULES, Invalid, Problem
from timeline.store import Conflict, Lock, check, load, missing_events, read_folder

ARTICLE = """\
---
published: 2024-10-18
---
North Korea deployed 1,500 soldiers to Russia between October 8th and 13th. They were carried by
Russian ships. A second deployment is expected soon.
"""
ARTICLES = {"tampa": parse_article(ARTICLE, name="tampa", path="seeds/tampa.md")}

EVENT = """\
- id: shipment
  date: 2024-10
  title: Soldiers
"""


def found(tmp_path: Path, text: str, lock=None, **others: str) -> list[str]:
    """The problems of a file, without its name."""
    folder = tmp_path / "docs" / "events"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2024.yaml").write_bytes(text.encode())
    for name, content in others.items():
        (folder / f"{name}.yaml").write_text(content)
    problems = check(folder, ARTICLES, tmp_path, lock=lock)
    for problem in problems:
        mixed = "; (warning)" in RULES[problem.rule]
        assert problem.severity == ("warning" if RULES[problem.rule].startswith("(warning)") or mixed else "error")
    return [str(problem).removeprefix("docs/events/2024.yaml:") for problem in problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("date: 2024-31-10", '2:9: date: "2024-31-10": there is no month 31; did you mean 2024-10-31?'),
        ("date: 2024-10-13/2024-10-08", '2:9: date: "2024-10-13/2024-10-08" ends before it begins; write the earlier'
         " date first: 2024-10-08/2024-10-13"),
        ('date: "03/04/2024"', '2:9: date: "03/04/2024" can be 2024-04-03 or 2024-03-04; write the one that is meant'),
        ("date: 2024", '2:9: date: other readers of YAML take 2024 for a number; write "2024"'),
        ("date: 2024-10-03", '2:9: date: other readers of YAML take 2024-10-03 for a date; write "2024-10-03"'),
        ("date:", "2:8: date is empty; write date: 2024-10-08/2024-10-13"),
        ("date: [2024]", "2:9: date: a list or a mapping stands here; write one text, in quotes"),
        ("date: 2024-10\n  soruces: []", '3:3: unknown key "soruces"; write "sources"'),
        ("date: 2024-10\n  colour: red", '3:3: unknown key "colour"; to show it, declare it: mkdocs.yml, plugins, '
         "timeline, own_keys: [colour]; to keep it private, write x-colour"),
        ("date: 2024-10\n  date: 2024-11", '3:3: "date" stands twice, first in line 2; keep one'),
        ("date: 2024-10\n  status: confirmd", '3:11: status: "confirmd" is not known; write confirmed'),
        ("date: 2024-10\n  status: x", '3:11: status: "x" is not known; write reported, alleged, planned, denied,'
         " disputed or confirmed"),
        ("date: 2024-10\n  time: 25:10", '3:9: time: "25:10" does not fit; write a clock time, as 14:30 or 14:30Z'),
        ("date: 2024-10\n  who: Russia", "3:8: who: write a list: [Russia]"),
        ("date: 2024-10\n  who: [NO]", '3:9: who: other readers of YAML take NO for true or false; write "NO"'),
        ("date: 2024-10\n  who: [~]", "3:9: who: an empty name; write one in quotes, or remove it"),
        ("date: 2024-10\n  sources:\n  - quote: x",
         '4:5: a source without article, url, doi, isbn, file or title; add what it is found by'),
        ("date: 2024-10\n  sources:\n  - article: tmapa", '4:14: no article "tmapa"; write "tampa"'),
        ("date: 2024-10\n  sources:\n  - url: example.org", '4:10: url: "example.org" does not fit; write a web address'
         " that begins with https://"),
        ("date: 2024-10\n  sources:\n  - article: tampa\n    quote: A second deployment was expected soon.",
         '5:12: the article "tampa" does not hold this quote; nearest there: "A second deployment is expected soon."'),
        ("date: 2024-10\n  sources:\n  - article: tampa\n    quote: They were carried by Russian ships.",
         '5:12: the article "tampa" does not hold this quote letter for letter: only spaces or line breaks differ; copy'
         " it from the article"),
        ("date: 2024-11\n  sources:\n  - article: tampa",
         "2:9: 2024-11 is after 2024-10-18, when it was last reported; correct it, or write status: planned"),
        ("date: &d 2024-10", "2:9: the anchor &d stands here; write the value itself in each place, or quote the text"),
        ("date: *d", "2:9: the alias *d stands here; write the value itself in each place, or quote the text"),
        ("date: !!str 2024", "2:9: the tag !!str stands here; leave it out, or quote text that begins with \"!\""),
        ("date: 2024\u2028", "2:13: the character U+2028 is not seen and readers of YAML differ on it; remove it, or"
         ' write "\\u2028" within double quotes'),
        ("date: 2024-10\n<<<<<<< HEAD\n=======\n>>>>>>> x",
         "3:1: git left a conflict here (<<<<<<<); keep the lines that are right and remove the marker lines"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_place_and_fix(tmp_path, text, told):
    assert found(tmp_path, EVENT.replace("date: 2024-10", text)) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- id: a\n  title: Kim: we go\n",
            '2:13: not valid YAML (mapping values are not allowed here); a ": " within plain',
        ),
        (
            "- id: a\n\ttitle: x\n",
            "2:1: not valid YAML (found character '\\t' that cannot start any token); a tab stands",
        ),
        (
            '- id: a\n  title: "x\n',
            "2:10: not valid YAML (found unexpected end of stream); a quote or bracket that was",
        ),
        ('- id: a\n  title: "x" y\n', "2:14: not valid YAML (expected <block end>, but found"),
        ("- id: a\n  title: @x\n", "2:10: not valid YAML (found character '@' that cannot start any token); no plain"),
        ("- id: a\n  who: [a, b\n", "3:1: not valid YAML (expected ',' or ']', but got '<stream end>'); a comma or a"),
        ("a: 1\n", '1:1: the file is no list of events; begin each event with "- id: ..." at the start of a line'),
        ("- a\n", "1:3: no event; write keys below each other: - id: ..., date: ..., title: ..."),
        ("- {}\n--- 1\n", '2:1: a second document begins here; remove the line "---", a file holds one list'),
        ("- [a]: b\n", "1:3: a list or a mapping stands where a key should; quote it"),
        ("- id: \xff".encode("latin-1").decode("latin-1") + "\x00", "1:8: the character U+0000 is not seen"),
    ],
)
def test_a_file_that_is_no_list_of_events_says_what_it_is(tmp_path, text, told):
    (problem,) = found(tmp_path, text)
    assert problem.startswith(told)


def test_an_event_without_an_id_gets_one_suggested(tmp_path):
    assert found(tmp_path, "- title: Köln strikes, again!\n  date: 2024-10\n") == [
        '1:3: no "id"; add id: koln-strikes-again'
    ]
    assert found(tmp_path, "- id: Köln strikes\n  title: x\n  date: 2024-10\n") == [
        '1:7: id: "Köln strikes" does not fit; write lower-case letters, digits and hyphens, as second-deployment; '
        "here koln-strikes"
    ]
    assert found(tmp_path, '- id: "???"\n  title: x\n  date: 2024-10\n') == [
        '1:7: id: "???" does not fit; write lower-case letters, digits and hyphens, as second-deployment'
    ]


def test_all_problems_of_all_files_are_told_at_once(tmp_path):
    problems = found(tmp_path, EVENT + "- id: b\n  date: x\n  titel: y\n", other=EVENT.replace("2024-10", "soon"))
    assert [problem.split(":")[0] for problem in problems] == [
        "4",
        "5",
        "6",
        "docs/events/other.yaml",
        "docs/events/other.yaml",
    ]
    assert problems[-2].endswith(
        '1:7: the id "shipment" stands in docs/events/2024.yaml:1 already; '
        "give one of the two another, or run timeline fmt"
    )


def test_the_sources_of_an_event_are_checked_whatever_else_is_wrong_with_it(tmp_path):
    sources = "  sources:\n  - article: tmapa\n  - [x]\n  - article: tampa\n    quote: They were carried by trains.\n"
    assert [problem.split(";")[0] for problem in found(tmp_path, "- id: a\n  date: soon\n" + sources)] == [
        '1:3: no "title"',
        '2:9: date: "soon" is not an EDTF date',
        '4:14: no article "tmapa"',
        "5:5: no source",
        '7:12: the article "tampa" does not hold this quote',
    ]


def test_loading_raises_all_errors_and_no_warning(tmp_path):
    found(tmp_path, EVENT.replace("2024-10", "2024"))
    assert [event.id for event in load(tmp_path / "docs/events", tmp_path).events] == ["shipment"]
    found(tmp_path, EVENT.replace("2024-10", "x").replace("title", "titel"))
    with pytest.raises(Invalid) as told:
        load(tmp_path / "docs/events", tmp_path)
    assert len(told.value.problems) == 3


def test_a_missing_folder_holds_no_events(tmp_path):
    assert load(tmp_path / "docs/events").events == ()


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    folder = tmp_path / "docs" / "events"
    folder.mkdir(parents=True)
    (folder / "bytes.yaml").write_bytes(b"- id: a\n  title: \xff\n")
    (folder / "folder.yaml").mkdir()
    (folder / "link.yaml").symlink_to("/etc/hosts")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    assert [str(problem) for problem in check(folder, {}, tmp_path)] == [
        "docs/events/bytes.yaml:2: byte 0xff is not UTF-8; save the file as UTF-8".replace(":2:", ":2:1:"),
        "docs/events/gone.yaml: cannot be read: No such file or directory",
        "docs/events/link.yaml: a link that leads out of the repository; put the file itself here",
    ]


def test_open_conflicts_and_orphans_are_listed(tmp_path):
    file = EVENT + "  sources:\n  - article: tampa\n"
    event = load_one(tmp_path, file)
    lock = Lock({"shipment": event}, conflicts=(Conflict("shipment", "title", None, "Troops", "Ships", "Soldiers"),))
    assert found(tmp_path, file, lock) == [
        '3:10: title: was "Troops", is found as "Ships" now, and you wrote "Soldiers"; yours stands'
    ]
    gone = Lock({"shipment": load_one(tmp_path, file.replace("tampa", "gone"))})
    assert found(tmp_path, file, gone) == [
        '1:3: the articles that "shipment" was found in are gone; timeline update removes what nobody edited'
    ]


def test_an_event_whose_article_is_gone_is_no_mistake_until_somebody_edits_it(tmp_path):
    file = EVENT + "  sources:\n  - article: gone\n"
    lock = Lock({"shipment": load_one(tmp_path, file)})
    warning = '1:3: the articles that "shipment" was found in are gone; timeline update removes what nobody edited'
    assert found(tmp_path, file, lock) == [warning]
    edited = file.replace("title: ", "title: Yesterday's ")
    assert [one for one in found(tmp_path, edited, lock) if one != warning] == [
        '5:14: no article "gone"; add it with timeline add, or name an article that is there'
    ]


def load_one(tmp_path, text):
    found(tmp_path, text)
    (event,) = load(tmp_path / "docs/events").events
    return event


def test_a_weekday_that_contradicts_the_day_is_said_until_the_date_is_settled(tmp_path: Path) -> None:
    event = """\
- id: shipment
  date: {date}
  title: Soldiers
  sources:
  - article: tampa
    quote: A second deployment is expected soon.
    words: Monday, 8 October 2024
"""

    assert found(tmp_path, event.format(date="2024-10-08?")) == [
        '7:12: "Monday, 8 October 2024" is in doubt: 2024-10-08 was a Tuesday; settle the date, without its "?"'
    ]
    assert found(tmp_path, event.format(date='"2024-10-08"')) == []


def test_a_link_in_a_text_that_names_no_event_is_named_with_its_fix(tmp_path: Path) -> None:
    text = (
        "  text: |\n    Before [the storm](shipmnt), after [it](shipment#sources), see [a](guide/a.md), [b](#notes), "
        "[c](https://example.org/c) and [d][far].\n\n    [far]: nowhere-at-all\n"
    )
    text += "    And [that](old-name).\n"
    assert found(tmp_path, EVENT + text, Lock(renamed={"old-name": "shipment"})) == [
        '4:9: text: no event "nowhere-at-all"; write the id of an event, or the path of a file with its ending',
        '4:9: text: no event "shipmnt"; write "shipment"',
    ]


@pytest.mark.parametrize("link", ["[it](walkout)", "[it][1].\n\n    [1]: walkout"])
def test_a_link_is_found_whichever_form_is_the_only_one_of_its_text(tmp_path: Path, link: str) -> None:
    said = '4:9: text: no event "walkout"; write the id of an event, or the path of a file with its ending'
    assert found(tmp_path, f"{EVENT}  text: |\n    After {link}\n") == [said]


@pytest.mark.parametrize(
    ("entry", "id_is_known"),
    [
        ("- id: walkout\n  date: soon\n  title: Walkout\n", True),
        ("- date: soon\n  title: Walkout\n", False),
        ("- id: walk out!\n  date: 2024-10\n  title: Walkout\n", False),
        ("- walkout\n", False),
        ("walkout: [\n", False),
    ],
)
def test_what_is_missing_may_be_in_a_file_with_an_event_of_no_known_id(
    tmp_path: Path, entry: str, *, id_is_known: bool
) -> None:
    found(tmp_path, EVENT, own=entry)
    chronology = read_folder(tmp_path / "docs/events", tmp_path)
    assert chronology.unreadable == (set() if id_is_known else {"docs/events/own.yaml"})
    gone = replace(chronology.by_id["shipment"], id="gone")
    lock = Lock({"gone": gone}, missing={"gone": "it is gone"}, files={"gone": "own.yaml"})
    assert missing_events(lock, chronology) == ({"it is gone": ("gone",)} if id_is_known else {})


def test_that_most_events_are_gone_at_once_is_asked_about_and_that_few_are_is_not(tmp_path: Path) -> None:
    found(tmp_path, EVENT)
    chronology = read_folder(tmp_path / "docs/events", tmp_path)
    [event] = chronology.events
    known = {name: replace(event, id=name) for name in ("shipment", "two", "three", "four")}
    assert missing_events(Lock(known), chronology) == {"most of 4 events are gone at once": ("four", "three", "two")}
    del known["four"]
    assert missing_events(Lock(known), chronology) == {}


SAID = "date: 2024-10"
WEEKDAY = '5:12: "Tuesday, October 3, 2024" is in doubt: 2024-10-03 was a Thursday; settle the date, without its "?"'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("date: 2024-10\n  related: [shipment, shipmnt, nothing-near]",
         ['3:23: related: no event "shipmnt"; write "shipment"',
          '3:32: related: no event "nothing-near"; write the id of an event, or remove it']),
        ("date: 2024-10\n  media:\n  - file: a.jpg",
         ["4:5: a.jpg: no alt and no credit; say what it shows (alt) and who made it (credit)"]),
        ("date: 2024-10\n  media:\n  - file: a.jpg\n    alt: A ship",
         ["4:5: a.jpg: no credit; say what it shows (alt) and who made it (credit)"]),
        ("date: 2024-10\n  media: [{alt: A, credit: B}]", ['3:11: no "file"; add file: images/ship.jpg']),
        ("date: 2024-10\n  media: [a.jpg]",
         ["3:11: no file; write - file: images/..., with alt: ... and credit: ..."]),
        ("date: 2024-10\n  media: a.jpg", ["3:10: media: write a list: each begins with - file:"]),
        ("date: 2024-10\n  sources: a", ["3:12: sources: write a list: each source begins with - article: or - url:"]),
        ("date: 2024-10\n  who: Navy", ["3:8: who: write a list: [Navy]"]),
        ("date: 2024-10\n  who: {a: b}", ["3:8: who: write a list, as [North Korea, Russia]"]),
        ("date: 2024-10\n  where: Oslo", ["3:10: where: write a list: [Oslo]"]),
        ("date: 2024-10\n  where: {a: b}", ["3:10: where: write a list, as [Vladivostok]"]),
        ("date: 2024-10\n  who: [[a]]",
         ["3:9: who: a list or a mapping stands in the list; put the text in quotes"]),
        ("date: 2024-10\n  text: '  '", ["3:9: text is empty; write something, or remove the line"]),
        ('date: "2024-10?"\n  sources:\n  - article: tampa\n    words: Tuesday, October 3, 2024', [WEEKDAY]),
        ('date: "2024-10"\n  sources:\n  - article: tampa\n    words: Tuesday, October 3, 2024', []),
        ('date: "2024-10?"\n  sources:\n  - article: tampa\n    words: Thursday, October 3, 2024', []),
    ],
)  # fmt: skip
def test_what_stands_beside_the_date_is_checked_with_place_and_fix(tmp_path, text, told):
    assert found(tmp_path, EVENT.replace(SAID, text)) == told


def test_a_lock_that_git_merged_is_said(tmp_path):
    lock = replace(Lock(), merged_by_git=True)
    assert "timeline.lock: git merged two versions of it; timeline update repairs it" in found(
        tmp_path, EVENT, lock=lock
    )


def test_a_planned_event_may_be_after_its_reports_and_another_may_not(tmp_path):
    source = "\n  sources:\n  - article: tampa"
    assert found(tmp_path, EVENT.replace(SAID, f"date: 2024-11\n  status: planned{source}")) == []
    assert found(tmp_path, EVENT.replace(SAID, f'date: "2024-10-18"{source}')) == []
    assert len(found(tmp_path, EVENT.replace(SAID, f'date: "2024-10-19"{source}'))) == 1
    undated = f'date: "2024-10-19"{source}\n  - url: https://example.org'
    assert found(tmp_path, EVENT.replace(SAID, undated)) == []  # nobody knows when that came out


def test_files_that_are_not_read_are_named_and_events_that_cannot_be_are_held(tmp_path):
    folder = tmp_path / "docs" / "events"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    good = EVENT.replace(SAID, 'date: "2024-10-03"')
    for name, text in {
        "2024.yaml": good,
        "2025.YAML": "",
        ".own.yaml": "",
        "deep/2023.yml": good.replace("shipment", "other").replace("2024", "2023"),
        "deep/notes.txt": "",
        "deep/.gitkeep": "",
        "deep/.hidden/a.yaml": "",
        "broken.yaml": "- id: broken\n  title: No date\n  sources:\n  - {article: tampa, quote: They left.}\n",
        "twice.yaml": good,
        "late.yaml": "- id: early\n  date: 1999\n  title: Early\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "linked").symlink_to(folder / "deep")
    outside = tmp_path.parent / f"{tmp_path.name}.yaml"
    outside.write_text(good, encoding="utf-8")
    (folder / "out.yaml").symlink_to(outside)
    (folder / "latin.yaml").write_bytes(b"# a\n- id: \xff\n")
    chronology = read_folder(folder, tmp_path)
    unread = sorted(str(problem) for problem in chronology.problems if problem.rule in ("unread-file", "unreadable"))
    assert [one.removeprefix("docs/events/") for one in unread] == [
        ".own.yaml: is not read: its name begins with a dot",
        '2025.YAML: is not read: write its ending in lower case, ".yaml"',
        "deep/notes.txt: is not read: files of events end in .yaml; move others out of this folder",
        "latin.yaml:2:1: byte 0xff is not UTF-8; save the file as UTF-8",
        "linked: a link to a folder is not followed; put the folder itself here",
        "out.yaml: a link that leads out of the repository; put the file itself here",
    ]
    assert [event.id for event in chronology.events] == ["early", "other", "shipment"]
    assert [event.id for event in chronology.shown] == ["early", "other", "shipment"]
    assert (chronology.held, chronology.spoken_for) == ({"broken", "shipment"}, {"They left."})
    assert chronology.unreadable == {"docs/events/latin.yaml", "docs/events/out.yaml"}
    assert chronology.places()["other"] == ("docs/events/deep/2023.yml", 1)
    [twice] = [str(problem) for problem in chronology.problems if problem.rule == "id-twice"]
    assert twice == (
        'docs/events/twice.yaml:1:7: the id "shipment" stands in docs/events/2024.yaml:1 already; '
        "give one of the two another, or run timeline fmt"
    )
    assert load_errors(folder, tmp_path) == set(chronology.errors)


def load_errors(folder: Path, root: Path) -> set[Problem]:
    with pytest.raises(Invalid) as told:
        load(folder, root)
    return set(told.value.problems)


def test_a_quote_that_drifted_is_found_by_its_words_and_else_the_passage_is_asked_for(tmp_path):
    source = "date: 2024-10\n  sources:\n  - article: tampa\n    quote: {}"
    [told] = found(tmp_path, EVENT.replace(SAID, source.format("Zebras eat grass.")))
    assert told == '5:12: the article "tampa" does not hold this quote; copy the passage from it'


def test_what_a_live_blog_tells_later_is_not_after_its_last_report(tmp_path: Path) -> None:
    text = EVENT.replace("2024-10", '"2024-10-20"') + "  sources:\n  - article: tampa\n"
    assert len(found(tmp_path, text)) == 1
    blog = ARTICLE + "\n## 2024-10-21T08:00:00Z\n\nMore was said.\n\n## 2024-13-45T08:00:00Z\n\nAnd more.\n"
    articles = {"tampa": parse_article(blog, name="tampa", path="seeds/tampa.md")}
    assert check(tmp_path / "docs" / "events", articles, tmp_path) == []
