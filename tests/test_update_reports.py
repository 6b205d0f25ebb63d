"""What an update and a check say of a repository, to the letter and in every field: nothing more, nothing less."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.dates import parse_edtf
from timeline.events import Citation, Event
from timeline.extraction import EXTRACTOR_VERSION
from timeline.problems import Problem
from timeline.settings import Settings, read_settings
from timeline.store import load_lock, write_lock
from timeline.updating.pipeline import (
    Absent,
    articles_of,
    check,
    mentions_in,
    update,
    waiting_id,
    waiting_in_review,
)

TOWNS = ("Arvik", "Brenna", "Corvo", "Dalen")
STORY = """\
---
title: Fire in {town}
published: 2024-10-{day:02}
language: en
---
A fire destroyed the market hall of {town} on October {burnt}. Police arrested a man in {town} on October {arrest}.
"""
OWN = '- {id: mine, date: "2024-11-02", title: The market opens again}\n'


@pytest.fixture
def repository(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Fires\nplugins: [timeline]\n", encoding="utf-8")
    for number in range(len(TOWNS)):
        write(tmp_path, number)
    return read_settings(tmp_path / "mkdocs.yml")


def write(root: Path, number: int, more: str = "") -> None:
    text = STORY.format(town=TOWNS[number], day=number + 18, burnt=number + 2, arrest=number + 3)
    (root / f"seeds/fire-{number}.md").write_text(text + more, encoding="utf-8")


def said(problems: Sequence[Problem]) -> list[str]:
    return [f"{one.severity}: {one} [{one.rule}]" for one in problems]


def year(settings: Settings) -> Path:
    return settings.events_folder / "2024.yaml"


def test_an_update_says_which_events_have_another_id_whether_they_were_edited_or_not(repository: Settings) -> None:
    update(repository)
    text = year(repository).read_text(encoding="utf-8")
    first, second, *_ = re.findall(r"(?m)^- id: (.*)$", text)
    text = text.replace(f"- id: {first}\n", "- id: another\n").replace("  title: ", "  title: Mine: ", 1)
    year(repository).write_text(text.replace("Mine: ", "Mine, "), encoding="utf-8")
    assert update(repository).renamed == {first: "another"}
    text = year(repository).read_text(encoding="utf-8")
    text = text.replace("- id: another\n", "- id: yet-another\n").replace(f"- id: {second}\n", "- id: other\n")
    year(repository).write_text(text, encoding="utf-8")
    assert update(repository).renamed == {"another": "yet-another", second: "other"}
    assert update(repository).renamed == {}


def test_an_update_of_what_did_not_change_has_nothing_to_report(repository: Settings) -> None:
    update(repository)
    outcome = update(repository)
    assert (outcome.problems, outcome.conflicts, outcome.written, outcome.finished) == ((), (), (), ())
    assert (outcome.renamed, outcome.reread, outcome.pruned) == ({}, {}, {})
    assert (outcome.deleted, outcome.restored, outcome.versions) == ((), (), None)
    assert (outcome.repaired, outcome.outgrown) == (False, False)
    assert outcome.before.keys() == outcome.merged.events.keys() == load_lock(repository.root).base.keys()


def test_the_first_update_has_no_version_before_it_and_reads_everything_as_new(repository: Settings) -> None:
    outcome = update(repository)
    assert (outcome.versions, outcome.outgrown, outcome.before) == (None, False, {})
    assert outcome.reread == {f"fire-{number}": "new" for number in range(len(TOWNS))}


def test_what_became_of_each_article_is_reported(repository: Settings) -> None:
    update(repository)
    write(repository.root, 1, "The mayor resigned on October 9.\n")
    (repository.root / "seeds/fire-2.md").rename(repository.root / "seeds/fire-9.md")
    outcome = update(repository)
    assert outcome.reread == {"fire-1": "changed", "fire-2": "gone", "fire-9": "new"}
    assert (outcome.versions, outcome.outgrown) == (None, False)


def test_an_event_that_is_deleted_is_reported_once(repository: Settings) -> None:
    update(repository)
    text = year(repository).read_text(encoding="utf-8")
    head, first, *rest = text.split("- id: ")
    year(repository).write_text("- id: ".join([head, *rest]), encoding="utf-8")
    assert update(repository).deleted == (first.split("\n")[0],)
    assert update(repository).deleted == ()


def test_a_file_that_is_gone_is_asked_about_by_update_and_check_alike(repository: Settings) -> None:
    update(repository)
    names = sorted(load_lock(repository.root).base)
    year(repository).unlink()
    expected = [
        f"error: timeline.lock: docs/events/2024.yaml is gone: {len(names)} events ({', '.join(names)}); put the file"
        " back, or say timeline update --confirm if they are to stay away, or --restore to write them again as they"
        " were found [vanished]"
    ]
    assert said(check(repository)) == expected
    outcome = update(repository)
    assert said(outcome.problems) == expected
    assert (outcome.deleted, outcome.restored) == ((), ())
    back = update(repository, absent=Absent.RESTORE)
    assert (back.restored, back.problems) == (tuple(names), ())
    assert set(names) <= set(back.merged.added)
    assert check(repository, sync=True) == ()


def test_what_people_wrote_cannot_be_restored_and_that_is_said(repository: Settings) -> None:
    repository.events_folder.mkdir(parents=True)
    own = repository.events_folder / "own.yaml"
    own.write_text(OWN, encoding="utf-8")
    update(repository)
    own.unlink()
    asked = (
        "error: timeline.lock: docs/events/own.yaml is gone: 1 event (mine); put the file back, or say timeline update"
        " --confirm if they are to stay away; people wrote them, so nothing but git has what they said [vanished]"
    )
    assert said(update(repository, absent=Absent.RESTORE).problems) == [asked]
    assert update(repository, absent=Absent.CONFIRM).deleted == ("mine",)
    assert update(repository).problems == ()


def test_an_interrupted_update_is_a_warning(repository: Settings) -> None:
    update(repository)
    (repository.root / ".cache/timeline/journal").write_text("{}", encoding="utf-8")
    message = "an update was interrupted while it wrote; run timeline update to finish it"
    assert said(check(repository)) == [f"warning: docs/events: {message} [interrupted]"]


def test_what_an_update_would_write_is_an_error_for_each_file(repository: Settings) -> None:
    update(repository)
    write(repository.root, 0, "The mayor resigned on October 9.\n")
    message = "is not what timeline update would write; run it and commit the result"
    assert said(check(repository, sync=True)) == [
        f"error: {path}: {message} [out-of-sync]" for path in ("docs/events/2024.yaml", "timeline.lock")
    ]


def test_a_schema_of_another_version_is_no_finding(repository: Settings) -> None:
    update(repository)
    (repository.events_folder / ".schema.json").write_text("{}\n", encoding="utf-8")
    assert check(repository, sync=True) == ()


def test_under_another_version_only_the_articles_that_changed_are_errors(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(repository)
    for module in ("pipeline", "receipt"):
        monkeypatch.setattr(f"timeline.updating.{module}.EXTRACTOR_VERSION", EXTRACTOR_VERSION + 1)
    write(repository.root, 1, "The mayor resigned on October 9.\n")
    (repository.root / "seeds/fire-3.md").unlink()
    (repository.root / "seeds/fire-8.md").write_text(
        STORY.format(town="Elder", day=25, burnt=7, arrest=8), encoding="utf-8"
    )
    update_it = "since the last update; run timeline update [out-of-sync]"
    assert {*said(check(repository, sync=True))} >= {
        f'error: timeline.lock: the article "fire-1" is new or has changed {update_it}',
        f'error: timeline.lock: the article "fire-8" is new or has changed {update_it}',
        f'error: timeline.lock: the article "fire-3" is gone {update_it}',
        f"warning: timeline.lock: articles were read by version {EXTRACTOR_VERSION} of the extraction, this is version"
        f" {EXTRACTOR_VERSION + 1}; timeline update --dry-run says what it changes [extractor]",
    }
    assert not any("fire-0" in one.message or "fire-2" in one.message for one in check(repository, sync=True))


def test_an_event_that_nobody_has_checked_is_named_where_the_setting_asks_for_it(repository: Settings) -> None:
    repository.events_folder.mkdir(parents=True)
    (repository.events_folder / "own.yaml").write_text(f"# Ours.\n{OWN}", encoding="utf-8")
    message = 'nobody has checked "mine"; look at it, and write review: checked'
    asked = replace(repository, rules={"unchecked": "warning"})
    assert said(check(asked)) == [f"warning: docs/events/own.yaml:2:3: {message} [unchecked]"]
    assert "unchecked" not in {one.rule for one in check(repository)}


def test_review_offers_the_same_where_another_version_updated_last(repository: Settings) -> None:
    update(repository)
    lock = load_lock(repository.root)
    offered = [one.id for one in waiting_in_review(repository)]
    repository.lock_file.write_text(write_lock(replace(lock, extractor=EXTRACTOR_VERSION - 1)), encoding="utf-8")
    assert [one.id for one in waiting_in_review(repository)] == offered


@pytest.mark.parametrize(
    ("sources", "name"),
    [
        ((), "event-6c7392b4"),
        ((Citation("strike", "They walked out."),), "strike-77da659d"),
        ((Citation("strike", "They walked out."), Citation("ferry", "It sank.")), "strike-77da659d"),
        ((Citation("strike"),), "strike-6c7392b4"),
        ((Citation(quote="They walked out."),), "event-77da659d"),
    ],
)
def test_what_waits_is_named_by_its_first_article_and_its_words_in_every_version(
    sources: tuple[Citation, ...], name: str
) -> None:
    assert waiting_id(Event("any", parse_edtf("2024-10-03"), "Dockers walk out", sources=sources)) == name


def test_what_is_remembered_of_articles_is_found_by_article_and_quote(repository: Settings) -> None:
    articles = articles_of(repository)
    assert mentions_in(repository, articles) == {}
    update(repository)
    mentions = mentions_in(repository, articles)
    quotes = {(one.article, one.quote) for event in load_lock(repository.root).base.values() for one in event.sources}
    assert quotes <= mentions.keys()
    assert all((mention.article, mention.quote) == key for key, mention in mentions.items())
