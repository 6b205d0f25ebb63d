"""A repository over time: what an editor does stays, what articles bring comes, and nothing else moves."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.articles import Article
from timeline.dates import DateError, When, parse_edtf
from timeline.extraction import EXTRACTOR_VERSION, EventMention, find_mentions
from timeline.problems import Switch
from timeline.settings import Settings, read_settings
from timeline.store import load_lock, write_lock
from timeline.updating.cache import NAME
from timeline.updating.pipeline import Absent, check, read_files, update
from timeline.updating.pipeline import dates_of as read_dates_of
from timeline.when import read_date

STRIKE = """\
---
title: Strike at the harbour
published: 2024-10-18
language: en
---
Dock workers walked out at the northern harbour on October 3, the port authority said.

The two sides signed an agreement on Monday.
"""
FERRY = """\
---
title: Ferry returns
published: 2024-11-02
language: en
---
The ferry hit the pier on Thursday, injuring four passengers.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Settings:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    (tmp_path / "seeds" / "strike.md").write_text(STRIKE, encoding="utf-8")
    return read_settings(tmp_path / "mkdocs.yml")


def yaml_of(settings: Settings) -> str:
    return (settings.events_folder / "2024.yaml").read_text(encoding="utf-8")


def edit(settings: Settings, before: str, after: str) -> None:
    text = yaml_of(settings)
    assert text.count(before) == 1
    (settings.events_folder / "2024.yaml").write_text(text.replace(before, after), encoding="utf-8")


def files_of(settings: Settings) -> dict[str, bytes]:
    return {
        path.relative_to(settings.root).as_posix(): path.read_bytes()
        for path in settings.root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def dates_of(settings: Settings) -> list[str]:
    return [line.partition("date: ")[2] for line in yaml_of(settings).splitlines() if "date: " in line]


def test_articles_become_dated_events(repository: Settings) -> None:
    update(repository)
    assert dates_of(repository) == ['"2024-10-03"', '"2024-10-14"']


def test_a_second_update_changes_no_byte(repository: Settings) -> None:
    update(repository)
    before = files_of(repository)
    assert update(repository).written == ()
    assert files_of(repository) == before


def test_an_edit_stays_when_new_articles_come(repository: Settings) -> None:
    update(repository)
    edit(repository, 'date: "2024-10-03"', "date: 2024-10-02/2024-10-03  # two days, says the union")
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    outcome = update(repository)
    assert "date: 2024-10-02/2024-10-03  # two days, says the union" in yaml_of(repository)
    assert len(outcome.merged.added) == 1
    assert '"2024-10-31"' in dates_of(repository)


def test_an_event_deleted_by_hand_stays_deleted(repository: Settings) -> None:
    update(repository)
    text = yaml_of(repository)
    start = text.index("- id:")
    end = text.index("- id:", start + 1)
    (repository.events_folder / "2024.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    assert dates_of(repository) == ['"2024-10-14"', '"2024-10-31"']


def test_an_event_added_by_hand_is_never_touched(repository: Settings) -> None:
    update(repository)
    own = "- {id: mine, date: 'June 2024', title: Talks begin, sources: [{url: 'https://example.org/a'}]}\n"
    path = repository.events_folder / "own.yaml"
    path.write_text(own, encoding="utf-8")
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    assert path.read_text(encoding="utf-8") == own


def test_an_event_written_before_its_article_came_stays_when_the_article_no_longer_tells_it(
    repository: Settings,
) -> None:
    update(repository)
    written = yaml_of(repository)
    (repository.root / "timeline.lock").unlink()
    (repository.seeds_folder / "strike.md").rename(repository.root / "strike.md")
    update(repository)  # nothing tells of what the files hold: people wrote it
    shutil.move(repository.root / "strike.md", repository.seeds_folder / "strike.md")
    update(repository)
    assert yaml_of(repository) == written
    (repository.seeds_folder / "strike.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    assert {'"2024-10-03"', '"2024-10-14"'} < set(dates_of(repository))


def test_a_broken_article_takes_none_of_its_events_along(repository: Settings) -> None:
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    before = yaml_of(repository)
    (repository.seeds_folder / "strike.md").write_text("---\nnever closed\n" + STRIKE[4:].replace("---", ""))
    outcome = update(repository)
    assert yaml_of(repository) == before
    assert [problem.path for problem in outcome.problems] == ["seeds/strike.md"]
    (repository.seeds_folder / "strike.md").write_text(STRIKE, encoding="utf-8")
    update(repository)
    assert yaml_of(repository) == before


def test_events_of_an_article_that_was_taken_out_go_unless_edited(repository: Settings) -> None:
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    edit(repository, 'date: "2024-10-03"', "date: 2024-10")
    (repository.seeds_folder / "strike.md").unlink()
    outcome = update(repository)
    assert dates_of(repository) == ["2024-10", '"2024-10-31"']
    assert len(outcome.merged.kept) == 1


def with_articles(settings: Settings, count: int) -> None:
    for number in range(count):
        text = STRIKE.replace("northern harbour", f"harbour of Port {'ABCDEFG'[number]}").replace(
            "October 3", f"May {number + 3}"
        )
        (settings.seeds_folder / f"strike-{number}.md").write_text(text, encoding="utf-8")


def test_most_articles_gone_at_once_are_a_question_and_their_events_stay_until_it_is_answered(
    repository: Settings,
) -> None:
    with_articles(repository, 5)
    update(repository)
    before = yaml_of(repository)
    aside = repository.root / "elsewhere"
    repository.seeds_folder.rename(aside)
    repository.seeds_folder.mkdir()
    for outcome in (update(repository), update(repository, absent=Absent.RESTORE)):
        [problem] = outcome.problems
        assert problem.rule == "vanished"
        assert "most of 6 articles are gone at once: 6 (strike, strike-0, " in problem.message
        assert yaml_of(repository) == before
    assert "vanished" in {problem.rule for problem in check(repository)}
    shutil.copytree(aside, repository.seeds_folder, dirs_exist_ok=True)
    assert (update(repository).problems, yaml_of(repository)) == ((), before)
    assert check(repository, sync=True) == ()
    for name in ("strike-0", "strike-1", "strike-2", "strike-3"):
        (repository.seeds_folder / f"{name}.md").unlink()
    assert update(repository).problems != ()
    assert update(repository, absent=Absent.CONFIRM).problems == ()
    assert {"strike", "strike-4"} == set(re.findall("article: (.*)", yaml_of(repository)))
    assert update(repository).problems == ()


def test_articles_under_other_names_and_few_that_are_gone_are_no_question(repository: Settings) -> None:
    with_articles(repository, 5)
    update(repository)
    for path in sorted(repository.seeds_folder.iterdir()):
        path.rename(path.with_name(f"other-{path.name}"))
    assert update(repository).problems == ()
    for name in ("0", "1", "2"):  # half, but not most
        (repository.seeds_folder / f"other-strike-{name}.md").unlink()
    assert update(repository).problems == ()
    (repository.seeds_folder / "other-strike-3.md").unlink()
    (repository.seeds_folder / "other-strike-4.md").unlink()
    assert update(repository).problems == ()  # most, but two are soon looked at


@pytest.mark.parametrize("becomes", [STRIKE.replace("October 3", "October 4"), FERRY, None], ids=["", "other", "gone"])
def test_what_a_mistake_in_the_files_hides_follows_its_article_once_it_is_repaired(
    repository: Settings, becomes: str | None
) -> None:
    update(repository)
    good = yaml_of(repository)
    (repository.events_folder / "2024.yaml").write_text(good.replace("  title", "\ttitle"), encoding="utf-8")
    if becomes is None:
        (repository.seeds_folder / "strike.md").unlink()
    else:
        (repository.seeds_folder / "strike.md").write_text(becomes, encoding="utf-8")
    assert update(repository).problems != ()
    assert update(repository).written == ()
    (repository.events_folder / "2024.yaml").write_text(good, encoding="utf-8")
    update(repository)
    assert "October 3" not in yaml_of(repository)
    assert check(repository, sync=True) == ()


def test_an_article_that_adds_to_an_event_with_a_mistake_adds_to_it_once_it_is_repaired(repository: Settings) -> None:
    update(repository)
    good = yaml_of(repository)
    bad = good.replace('date: "2024-10-03"', "date: soon")
    (repository.events_folder / "2024.yaml").write_text(bad, encoding="utf-8")
    (repository.seeds_folder / "again.md").write_text(STRIKE.replace("2024-10-18", "2024-10-19"), encoding="utf-8")
    update(repository)
    assert yaml_of(repository).count("article: again") == 1  # the agreement, which is no mistake
    (repository.events_folder / "2024.yaml").write_text(yaml_of(repository).replace("date: soon", 'date: "2024-10-03"'))
    update(repository)
    assert yaml_of(repository).count("article: again") == 2


def test_a_dry_run_writes_nothing(repository: Settings) -> None:
    before = files_of(repository)
    outcome = update(repository, dry_run=True)
    assert outcome.written == ("docs/events/.schema.json", "docs/events/2024.yaml", "timeline.lock")
    assert files_of(repository) == before


def test_another_version_of_the_program_reads_all_articles_again_but_only_when_it_is_asked_to(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(repository)
    monkeypatch.setattr("timeline.updating.pipeline.EXTRACTOR_VERSION", EXTRACTOR_VERSION + 1)
    monkeypatch.setattr("timeline.updating.receipt.EXTRACTOR_VERSION", EXTRACTOR_VERSION + 1)
    [problem] = check(repository, sync=True)
    assert (problem.rule, problem.severity) == ("extractor", "warning")
    assert {problem.rule for problem in check(replace(repository, sync="current"), sync=True)} == {"out-of-sync"}
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    [problem] = [one for one in check(repository, sync=True) if one.rule == "out-of-sync"]
    assert 'the article "ferry" is new or has changed since the last update' in problem.message
    outcome = update(repository)
    assert outcome.versions == (EXTRACTOR_VERSION, EXTRACTOR_VERSION + 1)
    assert check(repository, sync=True) == ()


def test_a_day_of_publication_that_changes_is_read_again(repository: Settings) -> None:
    update(repository)
    (repository.seeds_folder / "strike.md").write_text(STRIKE.replace("2024-10-18", "2023-10-18"), encoding="utf-8")
    update(repository)
    assert "2023-10-03" in (repository.events_folder / "2024.yaml").read_text(encoding="utf-8")


def test_events_of_an_article_without_a_day_wait_and_the_problem_is_named(repository: Settings) -> None:
    (repository.seeds_folder / "strike.md").write_text(STRIKE.replace("published: 2024-10-18\n", ""))
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["published"]
    assert not (repository.events_folder / "undated.yaml").exists()


def test_check_with_sync_names_what_an_update_would_change(repository: Settings) -> None:
    update(repository)
    assert check(repository, sync=True) == ()
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    assert check(repository) == ()
    problems = check(repository, sync=True)
    assert {problem.path for problem in problems} == {"docs/events/2024.yaml", "timeline.lock"}
    assert {problem.rule for problem in problems} == {"out-of-sync"}


def test_the_order_in_which_articles_came_leaves_no_trace(repository: Settings, tmp_path: Path) -> None:
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    together = yaml_of(repository)
    for path in (repository.events_folder / "2024.yaml", repository.lock_file):
        path.unlink()
    (repository.seeds_folder / "strike.md").unlink()
    update(repository)
    (repository.seeds_folder / "strike.md").write_text(STRIKE, encoding="utf-8")
    update(repository)
    assert yaml_of(repository) == together


def test_a_rule_is_as_severe_as_the_settings_say(repository: Settings) -> None:
    own = "- {id: mine, date: 2024-12-01, title: Talks begin, sources: [{article: strike}]}\n"
    repository.events_folder.mkdir(parents=True)
    (repository.events_folder / "own.yaml").write_text(own, encoding="utf-8")

    def told(rules: dict[str, Switch]) -> list[tuple[str, str]]:
        return [(problem.rule, problem.severity) for problem in check(replace(repository, rules=rules))]

    assert told({}) == [("future", "warning"), ("plain-value", "warning")]
    assert told({"plain-value": "off", "future": "error"}) == [("future", "error")]


def test_an_update_that_was_interrupted_is_told_by_check(repository: Settings) -> None:
    update(repository)
    (repository.root / ".cache/timeline/journal").write_text("{}", encoding="utf-8")
    (problem,) = check(repository)
    assert str(problem) == "docs/events: an update was interrupted while it wrote; run timeline update to finish it"
    update(repository)
    assert check(repository) == ()


def test_an_article_that_brings_the_program_down_is_told_by_update_and_tried_again(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> list[EventMention]:
        raise ZeroDivisionError("ours")

    with monkeypatch.context() as patch:
        patch.setattr("timeline.extraction.pipeline.find_mentions", fail)
        for _ in range(2):
            [problem] = update(repository).problems
            assert (problem.path, problem.rule) == ("seeds/strike.md", "unreadable")
            assert "ZeroDivisionError" in problem.message
    assert update(repository).merged.added


def test_of_an_article_that_cannot_be_read_only_that_is_told(repository: Settings) -> None:
    update(repository)
    (repository.seeds_folder / "strike.md").write_bytes(STRIKE.encode() + b"\xff")
    assert [problem.rule for problem in check(repository)] == ["unreadable"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("8. Oktober 2024", "2024-10-08"),
        ("8.-13. Oktober 2024", "2024-10-08/2024-10-13"),
        ("8 octobre 2024", "2024-10-08"),
        ("Oct 8-13, 2024", "2024-10-08/2024-10-13"),
        ("3 August 2024", "2024-08-03"),
    ],
)
def test_a_date_can_be_typed_in_another_language_than_that_of_the_repository(
    repository: Settings, text: str, edtf: str
) -> None:
    assert str(read_dates_of(repository)(text)) == edtf


@pytest.mark.parametrize("text", ["soon", "8. Oktobre", "03/04/2024", "may", "13", "it was 2024"])
def test_what_is_no_date_in_any_language_is_refused_as_in_the_own(repository: Settings, text: str) -> None:
    with pytest.raises(DateError) as own:
        read_date(text, language=repository.language)
    with pytest.raises(DateError, match=re.escape(str(own.value))):
        read_dates_of(repository)(text)


def test_a_date_that_two_other_languages_read_differently_is_refused(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(text: str, *, language: str, order: str | None) -> When:
        if language not in ("de", "fr"):
            raise DateError("no date")
        return parse_edtf({"de": "2024-10", "fr": "2024-11"}[language])

    monkeypatch.setattr("timeline.when.read_date", read)
    with pytest.raises(DateError, match=re.escape('"8bre" can be 2024-10 (de) or 2024-11 (fr); write the one')):
        read_dates_of(repository)("8bre")


@pytest.mark.parametrize("when", ["at midnight on Thursday", "at noon on Thursday", "at 11:59 p.m. on Thursday"])
def test_what_is_found_at_any_time_of_day_can_be_written(repository: Settings, when: str) -> None:
    (repository.root / "seeds" / "strike.md").write_text(FERRY.replace("on Thursday", when), encoding="utf-8")
    update(repository)
    assert "ferry-hits-the-pier" in yaml_of(repository)
    assert not check(repository, sync=True)


def test_an_article_that_has_not_changed_is_not_read_again(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(repository)
    (repository.seeds_folder / "ferry.md").write_text(FERRY, encoding="utf-8")
    read: list[str] = []

    def noted(article: Article) -> list[EventMention]:
        read.append(article.id)
        return find_mentions(article)

    monkeypatch.setattr("timeline.extraction.pipeline.read_mentions", noted)
    update(repository)
    assert read == ["ferry"]
    kept = yaml_of(repository)
    for path in (repository.events_folder / "2024.yaml", repository.lock_file, repository.root / NAME):
        path.unlink()
    update(repository)
    assert yaml_of(repository) == kept
    assert read == ["ferry", "ferry", "strike"]


def test_an_article_that_makes_the_reading_fail_is_reported_and_keeps_its_events(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(repository)
    before = yaml_of(repository)
    (repository.seeds_folder / "strike.md").write_text(STRIKE + "\nMore was said.\n", encoding="utf-8")

    def fail(article: Article) -> list[EventMention]:
        raise ZeroDivisionError(article.id)

    monkeypatch.setattr("timeline.extraction.pipeline.read_mentions", fail)
    [problem] = update(repository).problems
    assert str(problem) == "seeds/strike.md: internal error, please report it: ZeroDivisionError('strike')"
    assert yaml_of(repository) == before


def test_an_article_that_made_the_reading_fail_is_tried_again(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(article: Article) -> list[EventMention]:
        raise ZeroDivisionError(article.id)

    with monkeypatch.context() as broken:
        broken.setattr("timeline.extraction.pipeline.read_mentions", fail)
        assert update(repository).problems
    assert check(repository, sync=True)
    update(repository)
    assert "Dock workers" in yaml_of(repository)
    assert not check(repository, sync=True)


@pytest.mark.parametrize(("edited", "stays"), [(False, False), (True, True)], ids=["untouched", "edited"])
def test_what_one_branch_rejected_goes_where_the_other_only_found_it_otherwise(
    repository: Settings, edited: bool, stays: bool
) -> None:
    """Git keeps an event that one branch took out and the other changed; the lock knows who did what."""
    update(repository)
    lock = load_lock(repository.root)
    name = next(iter(lock.base))
    merged = write_lock(replace(lock, gone=frozenset({name}), reasons={name: "not for us"}))
    repository.lock_file.write_text(re.sub(r'"sum": "[0-9a-f]*"', '"sum": "merged"', merged), encoding="utf-8")
    if edited:
        edit(repository, f"- id: {name}\n", f"- id: {name}\n  text: My words.\n")
    update(repository)
    assert (f"- id: {name}\n" in yaml_of(repository)) is stays
    after = load_lock(repository.root)
    assert ((name in after.gone), after.reasons.get(name)) == (not stays, None if stays else "not for us")
    assert not update(repository).written


FIRE = """---
title: Fire in Lindal
published: 2024-10-{day}
language: en
---
A fire destroyed the market hall of Lindal on October {burnt}, the mayor Ann Berg said. Nobody was hurt.

The fire in the market hall of Lindal had begun in a bakery, she said.
"""


def test_what_updates_found_to_be_one_event_stays_one_until_everything_is_grouped_anew(repository: Settings) -> None:
    for number, day in enumerate((18, 19, 20)):
        name = f"fire-{number}"
        (repository.seeds_folder / f"{name}.md").write_text(FIRE.format(day=day, burnt=16), encoding="utf-8")
        update(repository)
        assert check(repository, sync=True, receipt=False) == ()
    [event] = [one for one in load_lock(repository.root).base.values() if "market hall" in one.title]
    assert {source.article for source in event.sources} == {"fire-0", "fire-1", "fire-2"}
    before = files_of(repository)
    (repository.seeds_folder / "other.md").write_text(FERRY, encoding="utf-8")
    update(repository)
    assert event in load_lock(repository.root).base.values()
    (repository.seeds_folder / "other.md").unlink()
    update(repository)
    update(repository, regroup=True)
    assert files_of(repository)["docs/events/2024.yaml"] == before["docs/events/2024.yaml"]


def test_an_update_writes_the_same_bytes_with_the_entries_that_it_remembers_and_without(
    repository: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def known(settings: Settings) -> list[bool]:
        return [entry.as_found for _, entry in read_files(settings)[0].entries]

    update(repository)
    assert known(repository) == [True, True]
    name = min(load_lock(repository.root).base)
    edit(repository, f"- id: {name}\n", f"- id: {name}\n  x-asked: by phone\n")
    assert sorted(known(repository)) == [False, True]
    (repository.root / "seeds" / "ferry.md").write_text(FERRY, encoding="utf-8")
    without = read_settings(shutil.copytree(repository.root, tmp_path_factory.mktemp("other") / "it") / "mkdocs.yml")
    (without.root / NAME).unlink()
    assert known(without) == [False, False]
    update(repository)
    update(without)
    assert files_of(repository) == files_of(without)
    assert sorted(known(repository)) == [False, True, True]


def test_an_event_stays_in_its_file_though_its_id_stands_in_a_later_one(repository: Settings) -> None:
    update(repository)
    own = "- id: {}\n  date: {}-05-01\n  title: In my words\n  status: reported\n  review: checked\n"
    folder = repository.events_folder
    for year in ("2021", "2022"):
        (folder / f"{year}.yaml").write_text(own.format("mine", year), encoding="utf-8")
    before = {path.name: path.read_bytes() for path in folder.glob("*.yaml")}
    outcome = update(repository)
    assert [problem.rule for problem in outcome.problems] == ["id-twice"]
    assert {path.name: path.read_bytes() for path in folder.glob("*.yaml")} == before
