"""What an editor decides stays decided, and what only looks like a decision is asked about.

What is found is read from lines with a day before them, so that nothing here depends on how articles are read.
"""

import gzip
import hashlib
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.found import read_lines
from timeline.articles import Articles
from timeline.build import write_pages
from timeline.cli.report import of_update
from timeline.editing.decisions import accept, join, reject, split
from timeline.editing.queue import queue
from timeline.editing.takedown import redact_name, withdraw
from timeline.problems import Invalid
from timeline.settings import Settings, read_settings
from timeline.store import load_lock
from timeline.store.chronology import MOST
from timeline.store.gitmerge import merge_locks
from timeline.updating.pipeline import Absent, check, fmt, update
from timeline.updating.vanished import LISTED


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("timeline.updating.pipeline.gather", read_lines)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    settings = read_settings(tmp_path / "mkdocs.yml")
    write_article(settings, "strike", "2024-10-03 Dock workers walk out.")
    return settings


def write_article(settings: Settings, name: str, *lines: str) -> None:
    text = "\n\n".join(lines)
    (settings.seeds_folder / f"{name}.md").write_text(
        f"---\ntitle: {name}\npublished: 2024-12-31\n---\n{text}\n", encoding="utf-8"
    )


def yaml_of(settings: Settings) -> str:
    return (settings.events_folder / "2024.yaml").read_text(encoding="utf-8")


def write_yaml(settings: Settings, text: str) -> None:
    (settings.events_folder / "2024.yaml").write_text(text, encoding="utf-8")


def edit(settings: Settings, before: str, after: str) -> None:
    text = yaml_of(settings)
    assert text.count(before) == 1
    write_yaml(settings, text.replace(before, after))


def files_of(settings: Settings) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in settings.events_folder.glob("*.yaml")}


FERRY = "2024-11-02 The ferry hits the pier."


def test_an_event_with_a_mistake_is_held_back_and_the_rest_is_updated(repository: Settings) -> None:
    update(repository)
    edit(repository, 'date: "2024-10-03"', "date: 2024-31-10")
    write_article(repository, "ferry", FERRY)
    _, held = yaml_of(repository).split("\n", 1)
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["date"]
    assert len(outcome.merged.added) == 1
    assert outcome.deleted == ()
    assert held in yaml_of(repository)
    edit(repository, "date: 2024-31-10", 'date: "2024-10-03"')
    assert update(repository).problems == ()
    assert yaml_of(repository).count("- id:") == 2


def test_a_file_that_is_not_yaml_is_left_alone_and_loses_nothing(repository: Settings) -> None:
    update(repository)
    whole = yaml_of(repository)
    write_yaml(repository, whole + "- id: [\n")
    write_article(repository, "ferry", FERRY)
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["yaml"]
    assert outcome.deleted == ()
    assert yaml_of(repository) == whole + "- id: [\n"
    write_yaml(repository, whole)
    assert len(update(repository).merged.added) == 1
    assert yaml_of(repository).startswith(whole.rstrip())


def test_the_second_of_two_events_of_one_id_is_held_back(repository: Settings) -> None:
    update(repository)
    [name] = re.findall(r"- id: (\S+)", yaml_of(repository))
    own = f"- {{id: {name}, date: 2024-05, title: Mine}}\n"
    (repository.events_folder / "own.yaml").write_text(own, encoding="utf-8")
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["id-twice"]
    assert (repository.events_folder / "own.yaml").read_text(encoding="utf-8") == own
    assert outcome.merged.changed == outcome.merged.removed == ()


@pytest.mark.parametrize("swapped", [False, True], ids=["ours is earlier", "theirs is earlier"])
def test_events_of_two_branches_with_one_id_in_two_files_are_told_apart_by_fmt(
    repository: Settings, swapped: bool
) -> None:
    update(repository)
    lock = repository.lock_file
    base = lock.read_text(encoding="utf-8")
    locks = []
    for year in ("2022", "2021") if swapped else ("2021", "2022"):
        seed = repository.seeds_folder / f"mill-{year}.md"
        write_article(repository, seed.stem, f"{year}-05-01 The mill burned in {year}.")
        lock.write_text(base, encoding="utf-8")
        update(repository)
        written = repository.events_folder / f"{year}.yaml"
        for file in (written, lock):
            text = file.read_text(encoding="utf-8").replace(f"the-mill-burned-in-{year}", "fire")
            file.write_text(text, encoding="utf-8")
        locks.append(lock.read_text(encoding="utf-8"))
        for file in (written, seed):
            file.rename(repository.root / file.name)
    for year in ("2021", "2022"):
        (repository.root / f"{year}.yaml").rename(repository.events_folder / f"{year}.yaml")
        (repository.root / f"mill-{year}.md").rename(repository.seeds_folder / f"mill-{year}.md")
    lock.write_text(merge_locks(base, *locks), encoding="utf-8")
    [problem] = update(repository).problems
    assert problem.message == (
        'the id "fire" stands in docs/events/2021.yaml:2 already; give one of the two another, or run timeline fmt'
    )
    assert fmt(repository, write=False).paths == ("docs/events/2022.yaml",)
    assert (fmt(repository).problems, fmt(repository).paths) == ((), ())
    outcome = update(repository)
    assert (outcome.problems, outcome.deleted, outcome.merged.added) == ((), (), ())
    titles = {"fire": "The mill burned in 2021", "fire-other": "The mill burned in 2022"}
    assert titles.items() <= {event.id: event.title for event in outcome.merged.events.values()}.items()
    assert load_lock(repository.root).marks == {}  # both as they are found
    assert update(repository).written == ()


def test_events_whose_articles_go_and_return_have_their_ids_again(repository: Settings) -> None:
    update(repository)
    write_article(repository, "early", "2024-02-04 The mill burned.")
    write_article(repository, "late", "2024-10-09 The mill burned.")
    ids = {event.date: event.id for event in update(repository).merged.events.values()}
    assert {"the-mill-burned", "the-mill-burned-2"} <= {*ids.values()}
    files = files_of(repository)
    for name in ("early", "late"):
        seed = repository.seeds_folder / f"{name}.md"
        text = seed.read_text(encoding="utf-8")
        seed.unlink()
        assert len(update(repository).merged.removed) == 1
        write_article(repository, "other", "2024-06-06 The mill burned.")  # it takes no id that led somewhere
        assert update(repository).merged.added == ("the-mill-burned-3",)
        (repository.seeds_folder / "other.md").unlink()
        update(repository)
        seed.write_text(text, encoding="utf-8")
        update(repository)
        assert files_of(repository) == files
    assert load_lock(repository.root).former_marks.keys() == {"the-mill-burned-3"}
    assert update(repository).written == ()


def test_deleting_an_event_is_said(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    first, second = re.split(r"(?m)^(?=- id)", yaml_of(repository))[1:]
    write_yaml(repository, second)
    outcome = update(repository)
    [name] = re.findall(r"- id: (\S+)", first)
    assert outcome.deleted == outcome.merged.kept_out == (name,)
    assert f"- 1 deleted by hand: {name}\n" in of_update(outcome)
    again = update(repository)
    assert (again.deleted, again.merged.kept_out) == ((), (name,))
    assert "1 kept out, because you deleted or rejected it" in of_update(again)


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        (".2025.yaml", "its name begins with a dot"),
        ("2025.YML", 'write its ending in lower case, ".yml"'),
        ("2025.txt", "files of events end in .yaml; move others out of this folder"),
    ],
)
def test_a_file_that_is_not_read_is_named_with_the_reason(repository: Settings, name: str, fix: str) -> None:
    update(repository)
    (repository.events_folder / name).write_text("- id: x\n", encoding="utf-8")
    [problem] = check(repository)
    assert (problem.path, problem.message) == (f"docs/events/{name}", f"is not read: {fix}")


@pytest.mark.parametrize("name", [".2024.yaml.timeline-new", ".DS_Store", ".gitkeep", ".gitignore"])
def test_what_programs_leave_in_the_folder_is_nothing_to_name(repository: Settings, name: str) -> None:
    update(repository)
    (repository.events_folder / name).write_text("x\n", encoding="utf-8")
    assert check(repository) == ()


@pytest.mark.parametrize("absent", list(Absent))
def test_a_file_that_vanished_is_a_question(repository: Settings, absent: Absent) -> None:
    write_article(repository, "ferry", FERRY.replace("2024", "2023"))
    update(repository)
    whole = yaml_of(repository)
    (repository.events_folder / "2024.yaml").rename(repository.events_folder / "2024.YAML")
    assert {problem.rule for problem in check(repository)} == {"unread-file", "vanished"}
    [problem] = update(repository).problems
    assert problem.rule == "vanished"
    assert "docs/events/2024.yaml is gone: 1 event (" in problem.message
    outcome = update(repository, absent=absent)
    (repository.events_folder / "2024.YAML").unlink()
    match absent:
        case Absent.ASK:
            assert [problem.rule for problem in outcome.problems] == ["vanished"]
            write_yaml(repository, whole)
            assert update(repository).problems == ()
            assert yaml_of(repository) == whole
        case Absent.CONFIRM:
            assert (len(outcome.deleted), outcome.problems) == (1, ())
            assert update(repository).problems == ()
        case Absent.RESTORE:
            assert outcome.problems == ()
            assert yaml_of(repository) == whole


TRIAL = """\
- id: hearing
  date: "2024-11-05"
  title: Hearing opens
- id: verdict
  date: "2024-12-05"
  title: Court decides
"""


@pytest.mark.parametrize("absent", list(Absent))
def test_a_file_of_events_that_people_wrote_is_a_question_too(repository: Settings, absent: Absent) -> None:
    own = repository.events_folder / "own.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(TRIAL, encoding="utf-8")
    update(repository)
    own.unlink()
    for _ in range(2):
        [problem] = update(repository).problems
        assert "docs/events/own.yaml is gone: 2 events (hearing, verdict); put the file back" in problem.message
        assert "people wrote them" in problem.message
    assert [problem.rule for problem in check(repository)] == ["vanished"]
    outcome = update(repository, absent=absent)
    if absent is Absent.CONFIRM:
        assert (outcome.deleted, outcome.problems) == (("hearing", "verdict"), ())
        assert update(repository).problems == ()
    else:  # nobody but git can write them again
        assert [problem.rule for problem in outcome.problems] == ["vanished"]
        own.write_text(TRIAL, encoding="utf-8")
        assert update(repository).problems == ()
        assert check(repository, sync=True) == ()


def test_an_event_that_somebody_wrote_and_deleted_is_told_once(repository: Settings) -> None:
    own = repository.events_folder / "own.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(TRIAL, encoding="utf-8")
    update(repository)
    own.write_text(TRIAL[: TRIAL.index("- id: verdict")], encoding="utf-8")
    assert update(repository).deleted == ("verdict",)
    assert update(repository).deleted == ()


@pytest.mark.parametrize(
    ("events", "count", "more"),
    [(2, "2 events (", ")"), (LISTED, "10 events (", ")"), (12, "12 events (", " and 2 more)")],
)
def test_a_question_names_ten_events_and_counts_the_rest(
    repository: Settings, events: int, count: str, more: str
) -> None:
    for number in range(events):
        write_article(repository, f"ferry-{number}", f"2023-11-{number + 10} The ferry Alba {number} returns.")
    update(repository)
    (repository.events_folder / "2023.yaml").unlink()
    [problem] = update(repository).problems
    names = sorted(f"the-ferry-alba-{number}-returns" for number in range(events))
    listed = ", ".join(names[:LISTED])
    assert f"docs/events/2023.yaml is gone: {count}{listed}{more}; put the file back" in problem.message


def test_most_events_at_once_are_a_question(repository: Settings) -> None:
    for number in range(4):
        write_article(repository, f"ferry-{number}", f"2024-11-0{number + 1} The ferry Alba {number} returns.")
    update(repository)
    first, *rest = re.split(r"(?m)^(?=- id)", yaml_of(repository))[1:]
    assert len(rest) >= 3
    write_yaml(repository, first)
    [problem] = update(repository).problems
    assert problem.rule == "vanished"
    assert f"most of {1 + len(rest)} events are gone at once" in problem.message
    assert len(update(repository, absent=Absent.CONFIRM).deleted) == len(rest)


def test_a_checked_event_is_not_changed_and_what_is_found_is_offered(repository: Settings) -> None:
    update(repository)
    edit(repository, "  status: reported\n", "  status: reported\n  review: checked\n")
    edit(repository, "title: ", "title: Mine, ")
    before = yaml_of(repository)
    write_article(repository, "strike", "2024-10-04 Dock workers walk out.")
    outcome = update(repository)
    assert yaml_of(repository) == before
    assert "date is found as 2024-10-04; yours stays: 2024-10-03" in of_update(outcome)
    assert [problem.rule for problem in check(repository, sync=True)] == []
    assert "date is found as 2024-10-04" in of_update(update(repository))


def test_what_waits_in_review_is_not_written(repository: Settings) -> None:
    write_article(repository, "ferry", "2024-11-02? The ferry may sail.")
    assert [event.title for event in update(repository).merged.events.values()] == ["Dock workers walk out"]


def test_of_two_happenings_of_one_sentence_the_one_that_waits_is_listed(repository: Settings) -> None:
    quote = "The ferry sank and its owner was charged."
    write_article(repository, "ferry", f"2024-11-02 {quote}", f"2024-11-04? {quote}", f"2024-11-05? {quote}")
    update(repository)
    first, second = queue(repository)
    assert [row["date"] for row in (first, second)] == ["2024-11-04", "2024-11-05"]
    assert second["id"] == f"{first['id']}-2"
    accept(repository, [first["id"]])
    assert queue(repository) == [second]
    reject(repository, [second["id"]])
    assert queue(repository) == []
    dates = re.findall(r'date: "(.*)"', yaml_of(repository))
    assert dates == ["2024-10-03", "2024-11-02", "2024-11-04"]
    assert update(repository).written == ()


def test_an_event_in_the_file_stays_when_it_would_only_wait_now(repository: Settings) -> None:
    update(repository)
    write_article(repository, "strike", "2024-10? Dock workers walk out.")
    update(repository)
    assert 'date: "2024-10"\n' in yaml_of(repository)


def test_the_side_of_a_merge_that_git_dropped_from_the_files_is_asked_about(repository: Settings) -> None:
    update(repository)
    ours, lock = yaml_of(repository), repository.lock_file.read_text(encoding="utf-8")
    write_article(repository, "ferry", FERRY)
    update(repository)
    theirs = repository.lock_file.read_text(encoding="utf-8")
    # What git leaves of two branches with merge=union, and an editor who took the one side of the YAML.
    repository.lock_file.write_text("".join(dict.fromkeys((lock + theirs).splitlines(keepends=True))), encoding="utf-8")
    write_yaml(repository, ours)
    assert [problem.rule for problem in check(repository)] == ["lock", "vanished"]
    [problem] = update(repository).problems
    assert "git merged two versions, and a conflict may have dropped them: 1 event (the-ferry-hits-the-pier)" in str(
        problem
    )
    assert update(repository, absent=Absent.RESTORE).restored == ("the-ferry-hits-the-pier",)
    assert "the-ferry-hits-the-pier" in yaml_of(repository)
    assert check(repository, sync=True) == ()


def ids(settings: Settings) -> list[str]:
    return re.findall(r"- id: (\S+)", yaml_of(settings))


def test_what_waits_is_listed_and_written_when_it_is_accepted(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY, "2024-11-05? The captain may be charged.")
    update(repository)
    [row] = queue(repository)
    assert row["id"] == f"ferry-{hashlib.sha256(row['quote'].encode()).hexdigest()[:8]}"
    assert (row["state"], row["quote"], row["date"]) == ("waiting", "The captain may be charged.", "2024-11-05")
    before = yaml_of(repository)
    assert accept(repository, [row["id"]]).ids == ("the-captain-may-be-charged",)
    assert yaml_of(repository).startswith(before.rstrip())
    assert "  review: checked\n" in yaml_of(repository)
    assert queue(repository) == []
    assert update(repository).written == ()
    assert check(repository, sync=True) == ()


def test_an_event_is_accepted_by_one_line(repository: Settings) -> None:
    update(repository)
    before = yaml_of(repository)
    accept(repository, ["dock-workers-walk-out"])
    assert yaml_of(repository) == before.replace("reported\n", "reported\n  review: checked\n")
    assert update(repository).written == ()


def test_what_is_rejected_stays_away_with_the_reason_in_the_lock(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY, "2024-11-05? The captain may be charged.")
    update(repository)
    [row] = queue(repository)
    reject(repository, ["the-ferry-hits-the-pier", row["id"]], "not ours")
    assert ids(repository) == ["dock-workers-walk-out"]
    assert queue(repository) == []
    lock = load_lock(repository.root)
    assert lock.reasons == {"the-ferry-hits-the-pier": "not ours", "the-captain-may-be-charged": "not ours"}
    write_article(repository, "ferry", FERRY, "2024-11-05 The captain may be charged.", "2024-11-06 It rains.")
    outcome = update(repository)
    assert outcome.merged.added == ("it-rains",)
    assert "2 kept out, because you deleted or rejected them" in of_update(outcome)
    assert load_lock(repository.root).reasons == lock.reasons
    accept(repository, ["the-ferry-hits-the-pier"])
    assert "the-ferry-hits-the-pier" in ids(repository)
    assert update(repository).written == ()


def test_a_quote_that_a_person_put_into_an_event_is_rejected_with_it(repository: Settings) -> None:
    update(repository)
    edit(
        repository,
        "  - article: strike\n",
        "  - article: ferry\n    quote: The ferry hits the pier.\n  - article: strike\n",
    )
    reject(repository, ["dock-workers-walk-out"])
    write_article(repository, "ferry", FERRY, "2024-11-06 It rains.")
    update(repository)
    assert ids(repository) == ["it-rains"]


def test_two_events_become_one_and_the_old_address_leads_to_it(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    edit(repository, "- id: dock-workers-walk-out", "# kept\n- id: dock-workers-walk-out")
    join(repository, "dock-workers-walk-out", "the-ferry-hits-the-pier")
    assert ids(repository) == ["dock-workers-walk-out"]
    assert "# kept\n" in yaml_of(repository)
    assert "quote: The ferry hits the pier." in yaml_of(repository)
    update(repository)
    assert ids(repository) == ["dock-workers-walk-out"]
    assert load_lock(repository.root).leads == {"the-ferry-hits-the-pier": "dock-workers-walk-out"}


def test_sources_get_an_event_of_their_own(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    join(repository, "dock-workers-walk-out", "the-ferry-hits-the-pier")
    assert split(repository, "dock-workers-walk-out", [2], title="A ferry").ids == (
        "dock-workers-walk-out",
        "dock-workers-walk-out-part",
    )
    update(repository)
    assert sorted(ids(repository)) == ["dock-workers-walk-out", "dock-workers-walk-out-part"]
    assert yaml_of(repository).count("quote: The ferry hits the pier.") == 1


def test_joining_and_splitting_take_private_notes_along(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    edit(repository, "- id: the-ferry-hits-the-pier", "# ask Ann\n- id: the-ferry-hits-the-pier\n  x-desk: Ann")
    edit(repository, "quote: The ferry hits the pier.", "quote: The ferry hits the pier.\n    x-why: {a: 1}")
    join(repository, "dock-workers-walk-out", "the-ferry-hits-the-pier")
    [joined] = yaml.safe_load(yaml_of(repository))
    assert joined["x-desk"] == "Ann"
    assert joined["sources"][1]["x-why"] == {"a": 1}
    assert "# ask Ann" in yaml_of(repository)
    split(repository, "dock-workers-walk-out", [2])
    stays, goes = yaml.safe_load(yaml_of(repository))
    assert [stays["x-desk"], "x-why" in yaml.safe_dump(stays)] == ["Ann", False]
    assert ["x-desk" in goes, goes["sources"][0]["x-why"]] == [False, {"a": 1}]


def test_a_joined_event_has_the_declared_keys_of_both(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    declared = "plugins: [timeline: {own_keys: {desk: Desk, phase: Phase}}]"
    config = repository.root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("plugins: [timeline]", declared), encoding="utf-8")
    edit(repository, "- id: dock-workers-walk-out", "- id: dock-workers-walk-out\n  desk: home")
    edit(repository, "- id: the-ferry-hits-the-pier", "- id: the-ferry-hits-the-pier\n  desk: sea\n  phase: two")
    join(read_settings(config), "dock-workers-walk-out", "the-ferry-hits-the-pier")
    [joined] = yaml.safe_load(yaml_of(repository))
    assert [joined["desk"], joined["phase"]] == ["home", "two"]


def test_a_decision_about_nothing_writes_nothing(repository: Settings) -> None:
    update(repository)
    before = yaml_of(repository), repository.lock_file.read_bytes()
    for decide in (
        lambda: accept(repository, ["dock-workers-walk-out", "nothing"]),
        lambda: reject(repository, ["nothing"]),
        lambda: join(repository, "dock-workers-walk-out", "nothing"),
        lambda: split(repository, "dock-workers-walk-out", [1]),
    ):
        with pytest.raises(Invalid):
            decide()
    assert (yaml_of(repository), repository.lock_file.read_bytes()) == before


def test_a_decision_about_one_event_decides_nothing_about_those_that_vanished(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY.replace("2024", "2023"))
    update(repository)
    (repository.events_folder / "2023.yaml").unlink()
    accept(repository, ["dock-workers-walk-out"])
    assert [problem.rule for problem in update(repository).problems] == ["vanished"]


def test_events_that_would_only_wait_today_are_pruned_unless_somebody_touched_them(repository: Settings) -> None:
    write_article(repository, "strike", "2024-10-03 Dock workers walk out.", "2024-10-04 They come back.")
    update(repository)
    edit(repository, "title: They come back", "title: All come back")
    write_article(repository, "strike", "2024-10-03? Dock workers walk out.", "2024-10-04? They come back.")
    update(repository)
    assert len(ids(repository)) == 2
    assert update(repository, prune=True, dry_run=True).merged.removed == ("dock-workers-walk-out",)
    update(repository, prune=True)
    assert ids(repository) == ["they-come-back"]


def test_check_can_demand_that_all_is_checked(repository: Settings) -> None:
    update(repository)
    strict = replace(repository, rules={"unchecked": "error"})
    assert [problem.rule for problem in check(strict)] == ["unchecked"]
    accept(repository, ["dock-workers-walk-out"])
    assert check(strict) == ()


def test_a_withdrawn_event_stays_away_and_its_page_says_why(repository: Settings) -> None:
    update(repository)
    assert withdraw(repository, "dock-workers-walk-out", "The paper took it back.").articles == ("strike",)
    assert ids(repository) == []
    write_article(repository, "ferry", FERRY)
    update(repository)
    assert ids(repository) == ["the-ferry-hits-the-pier"]
    write_pages(repository.config_file)
    page = (repository.output_folder / "events/dock-workers-walk-out/index.html").read_text(encoding="utf-8")
    assert "The paper took it back." in page
    made = [path for path in repository.output_folder.rglob("*") if path.is_file()]
    assert made
    assert not [path for path in made if b"Dock workers" in path.read_bytes()]


@pytest.mark.integration
def test_a_name_is_taken_out_of_every_file(repository: Settings) -> None:
    write_article(
        repository, "holm-vera-holm", "2024-11-02 The ferry of Vera Holm hits the pier.", "VERA\n HOLM agrees."
    )
    (repository.seeds_folder / "original.bin").write_bytes(b"\xff Vera Holm")
    (repository.root / "originals").mkdir()
    for name, text in (("a.warc.gz", b"of Vera Holm"), ("b.warc.gz", b"of nobody")):
        (repository.root / "originals" / name).write_bytes(gzip.compress(text))
    update(repository)
    edit(repository, "- id: the-ferry-of", "# Vera Holm called\n- id: the-ferry-of")
    edit(repository, "title: The ferry of Vera Holm", "who: [Vera Holm, Board]\n  title: Vera Holm, whose ferry")
    reject(repository, ["dock-workers-walk-out"], "asked for by Vera Holm")
    write_pages(repository.config_file)
    done = redact_name(repository, "Vera Holm")
    assert [one.path for one in done.left] == ["seeds/original.bin"]
    assert ("seeds/holm-vera-holm.md", "seeds/holm-redacted.md") in done.renamed
    assert [path.name for path in (repository.root / "originals").iterdir()] == ["b.warc.gz"]
    (repository.seeds_folder / "original.bin").unlink()
    holding = [
        path.name
        for path in repository.root.rglob("*")
        if re.search("vera.{1,3}holm", path.name.lower())
        or (path.is_file() and re.search(rb"vera.{1,3}holm", path.read_bytes().lower()))
    ]
    assert holding == []
    assert "# N. N. called\n- id: the-ferry-of-redacted-hits-the-pier" in yaml_of(repository)
    before = yaml_of(repository)
    outcome = update(repository)
    assert (outcome.merged.added, outcome.merged.removed, outcome.problems) == ((), (), ())
    assert yaml_of(repository) == before
    assert load_lock(repository.root).gone == {"dock-workers-walk-out"}
    with pytest.raises(Invalid, match="too short"):
        redact_name(repository, "VH")


def test_names_are_applied_to_what_is_found_and_edits_stay(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_names(articles: Articles, *rest: Any) -> Any:
        lines = read_lines(articles, *rest)
        return replace(lines, found=tuple(replace(event, who=("the Board", "Big")) for event in lines.found))

    monkeypatch.setattr("timeline.updating.pipeline.gather", with_names)
    write_article(repository, "ferry", FERRY)
    update(repository)
    edit(repository, "- id: dock-workers-walk-out", "- id: dock-workers-walk-out\n  tags: [mine]")
    text = "- {name: Harbour Board, aliases: [the Board]}\n- {name: Big, ignore: true}\n"
    (repository.root / "names.yaml").write_text(text, encoding="utf-8")
    assert {problem.rule for problem in check(repository, sync=True)} == {"out-of-sync"}
    update(repository)
    assert yaml_of(repository).count("who: [Harbour Board]\n") == 2
    assert update(repository).written == ()
    assert check(repository, sync=True) == ()
    (repository.root / "names.yaml").write_text("- {name: Harbour Board, aliases: [the Board]}\n", encoding="utf-8")
    update(repository)
    assert yaml_of(repository).count("who: [Harbour Board, Big]\n") == 2


OWN = "- id: mine\n  date: 2024-05-01\n  title: Seen by myself\n  sources:\n  - url: https://example.org/a\n"


def test_the_address_of_an_event_of_the_editors_own_leads_on_when_its_id_is_changed(repository: Settings) -> None:
    update(repository)
    own = repository.events_folder / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    update(repository)
    own.write_text(OWN.replace("mine", "seen").replace("2024-05-01", "2024-05-02"), encoding="utf-8")
    outcome = update(repository)
    assert "renamed mine to seen: its old address leads to the new one" in of_update(outcome)
    own.write_text(OWN.replace("mine", "seen-by-me").replace("2024-05-01", "2024-05-02"), encoding="utf-8")
    accept(repository, ["seen-by-me"])
    assert update(repository).written == ()
    assert load_lock(repository.root).leads == {"mine": "seen-by-me", "seen": "seen-by-me"}
    write_pages(repository.config_file)
    page = (repository.output_folder / "events/mine/index.html").read_text(encoding="utf-8")
    assert "events/seen-by-me/" in page


def test_a_new_id_in_a_file_with_a_mistake_leads_on_once_the_mistake_is_mended(repository: Settings) -> None:
    own = repository.events_folder / "own.yaml"
    update(repository)
    own.write_text(OWN, encoding="utf-8")
    update(repository)
    own.write_text(OWN.replace("mine", "seen") + "  broken: [\n", encoding="utf-8")
    update(repository)
    own.write_text(OWN.replace("mine", "seen"), encoding="utf-8")
    update(repository)
    assert load_lock(repository.root).leads == {"mine": "seen"}


def test_an_event_that_was_split_off_leads_on_when_its_id_is_changed(repository: Settings) -> None:
    write_article(repository, "ferry", FERRY)
    update(repository)
    join(repository, "dock-workers-walk-out", "the-ferry-hits-the-pier")
    [_, off] = split(repository, "dock-workers-walk-out", [2]).ids
    edit(repository, f"id: {off}\n", "id: of-its-own\n")
    update(repository)
    assert load_lock(repository.root).leads[off] == "of-its-own"


def test_an_event_that_was_joined_leads_on_when_its_id_is_changed(repository: Settings) -> None:
    """Its sources are not those that were found, and its date is the editor's."""
    write_article(repository, "ferry", FERRY)
    update(repository)
    join(repository, "dock-workers-walk-out", "the-ferry-hits-the-pier")
    edit(repository, 'date: "2024-10-03"\n  title', 'date: "2024-10-04"\n  title')
    update(repository)
    edit(repository, "id: dock-workers-walk-out\n", "id: two-of-them\n")
    update(repository)
    assert ids(repository) == ["two-of-them"]
    assert load_lock(repository.root).leads == {
        "dock-workers-walk-out": "two-of-them",
        "the-ferry-hits-the-pier": "two-of-them",
    }


@pytest.mark.integration
def test_the_other_names_of_somebody_go_with_the_entry_that_has_them(repository: Settings) -> None:
    names = "- name: Harbour Board\n- name: Ann Berg\n  aliases: [Annie, AB]\n  wikidata: Q42\n# the end\n"
    (repository.root / "names.yaml").write_text(names, encoding="utf-8")
    write_article(repository, "ferry", "2024-11-02 The ferry of Berg, Ann hits Annie.")
    assert redact_name(repository, "annie").names == ("annie", "Ann Berg")
    assert "The ferry of N. N. hits N. N." in (repository.seeds_folder / "ferry.md").read_text(encoding="utf-8")
    assert (repository.root / "names.yaml").read_text(encoding="utf-8") == "- name: Harbour Board\n# the end\n"


@pytest.mark.integration
def test_other_names_stay_where_only_one_is_to_go(repository: Settings) -> None:
    (repository.root / "names.yaml").write_text("- {name: Ann Berg, aliases: [Annie]}\n", encoding="utf-8")
    write_article(repository, "ferry", "2024-11-02 The ferry hits Ann Berg and Annie.")
    assert redact_name(repository, "Ann Berg", only=True).names == ("Ann Berg",)
    assert "hits N. N. and Annie." in (repository.seeds_folder / "ferry.md").read_text(encoding="utf-8")
    assert (repository.root / "names.yaml").read_text(encoding="utf-8") == "- {name: N. N., aliases: [Annie]}\n"


@pytest.mark.integration
def test_what_people_wrote_beside_the_events_loses_the_name_and_what_cannot_is_named(repository: Settings) -> None:
    root = repository.root
    for name, content in {
        "docs/index.md": b"See [Ann Berg](people/ann-berg.md), ![her](img/Ann_Berg.jpg).\n",
        "docs/people/ann-berg.md": b"# Berg, Ann\n",
        "docs/img/Ann_Berg.jpg": b"\xff\xd8",
        "docs/img/pier.jpg": b"\xff\xd8",
        "originals/custody.jsonl": b'{"seed": "ann-berg"}\n',
        "NOTES": b"ask Ann Berg",
        "proposals/ann-berg.json": b'{"quote": "Ann Berg sails."}',
        ".cache/timeline/deep/index.txt": b"Ann Berg",
        "mkdocs.yml": b"site_name: Harbour\nplugins: [timeline]\nnav:\n- Ann Berg: people/ann-berg.md\n",
        **{f"site/{number}/index.html": b"Ann Berg" for number in range(9)},
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    done = redact_name(repository, "Ann Berg")
    assert (root / "docs/index.md").read_text() == "See [N. N.](people/redacted.md), ![her](img/redacted.jpg).\n"
    assert (root / "docs/people/redacted.md").read_text() == "# N. N.\n"
    assert (root / "docs/img/redacted.jpg").exists()
    assert "- N. N.: people/redacted.md" in (root / "mkdocs.yml").read_text()
    assert [one.path for one in done.left] == ["NOTES", "originals/custody.jsonl", "site/"]
    assert (root / "proposals/redacted.json").read_text() == '{"quote": "N. N. sails."}'
    assert ".cache/timeline/deep/index.txt" in done.removed
    assert done.opaque == ("docs/img/pier.jpg", "docs/img/redacted.jpg")


@pytest.mark.integration
def test_files_of_other_programs_that_are_named_as_ours_lose_the_name_alone(repository: Settings) -> None:
    docs = repository.root / "docs"
    docs.mkdir()
    (docs / "uv.lock").write_text('author = "Ann Berg"\n', encoding="utf-8")
    (docs / "names.yaml").write_text("- name: Ann Berg\n  born: 1970\n", encoding="utf-8")
    redact_name(repository, "Ann Berg")
    assert (docs / "uv.lock").read_text(encoding="utf-8") == 'author = "N. N."\n'
    assert (docs / "names.yaml").read_text(encoding="utf-8") == "- name: N. N.\n  born: 1970\n"


@pytest.mark.integration
def test_the_commits_that_hold_a_name_in_any_spelling_are_named(repository: Settings) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
        subprocess.run(["git", *who, *words], cwd=repository.root, check=True, capture_output=True)

    git("init", "-q")
    for number, (line, subject) in enumerate(
        [
            ("Zo&euml;\n Berg", "one"),
            ("nobody", "two"),
            ("BERG, ZOË", "three"),
            ("Zoe Bergen", "four"),
            ("", "Zoë Berg"),
        ]
    ):
        (repository.root / f"{number}.txt").write_text(line, encoding="utf-8")
        git("add", ".")
        git("commit", "-qm", subject)
    assert {line.split(" ", 2)[2] for line in redact_name(repository, "Zoë Berg").commits} == {
        "one",
        "three",
        "Zoë Berg",
    }


def test_half_of_all_events_can_be_deleted_at_once_without_a_question(repository: Settings) -> None:
    lines = [f"2024-10-{day:02} Ship {day} of the line leaves." for day in range(1, 2 * MOST + 1)]
    write_article(repository, "strike", *lines)
    update(repository)
    blocks = re.split(r"(?m)^(?=- id)", yaml_of(repository))
    write_yaml(repository, "".join(blocks[:1] + blocks[1 + MOST :]))
    assert (len(update(repository).deleted), update(repository).problems) == (MOST, ())
