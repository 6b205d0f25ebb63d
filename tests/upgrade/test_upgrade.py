"""A repository that version 0.1.0 made loses nothing that people did, whatever this program finds in its articles."""

import json
import re
import tarfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.found import Waiting
from timeline.articles import Articles
from timeline.cli.report import of_dry_run
from timeline.dates import Date, parse_edtf
from timeline.events import Citation, Event
from timeline.settings import Settings, read_settings
from timeline.store import load_lock, read_folder
from timeline.store.recognise import alike
from timeline.updating.gathering import Gathered
from timeline.updating.pipeline import check, conventions_of, update

pytestmark = pytest.mark.integration

PACKED = Path(__file__).with_name("repository-0.1.0.tar.gz")
PAGE = 80
"""Lines of one printed page."""

Found = tuple[tuple[Event, ...], tuple[Event, ...], Mapping[str, str]]


def every_sentence(articles: Articles, *_: Any) -> Found:
    """An event for each sentence, cut at its first comma: other titles, dates, ids and quotes than any before."""
    found = []
    for article in articles.by_id.values():
        for number, sentence in enumerate(re.split(r"(?<=\.)\s+|\n+", article.text)):
            quote = sentence.split(",")[0].strip()
            if len(quote) > 10 and quote in article.text:
                date = Date.of(article.published) if article.published else parse_edtf("2024")
                sources = (Citation(article.id, quote),)
                found.append(Event(f"sentence-{article.id}-{number}", date, quote.upper(), sources=sources))
    return tuple(found), (), {}


def nothing(*_: Any) -> Found:
    return (), (), {}


def all_waits(articles: Articles, *_: Any) -> Found:
    found, _waiting, failed = every_sentence(articles)
    return (), found, failed


@pytest.fixture(params=[None, every_sentence, nothing, all_waits], ids=["real", "sentences", "nothing", "waiting"])
def repository(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    with tarfile.open(PACKED) as archive:
        archive.extractall(tmp_path, filter="data")
    extraction: Callable[..., Found] | None = request.param
    if extraction is not None:
        monkeypatch.setattr("timeline.updating.pipeline.gather", lambda *given: gathered(extraction(*given)))
    return read_settings(tmp_path / "mkdocs.yml")


def gathered(found: Found) -> Gathered:
    published, waiting, failed = found
    return Gathered(published, Waiting(waiting), failed)


def ledger(settings: Settings) -> list[dict[str, str]]:
    done: list[dict[str, str]] = json.loads((settings.root / "ledger.json").read_text(encoding="utf-8"))
    return done


def events_of(settings: Settings) -> dict[str, Event]:
    chronology = read_folder(settings.events_folder, settings.root, conventions_of(settings))
    assert not chronology.errors
    return chronology.by_id


def text_of(settings: Settings) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(settings.events_folder.rglob("*.yaml")))


def quotes(event: Event) -> set[tuple[str | None, str | None]]:
    return {(citation.article, citation.quote) for citation in event.sources}


def stands_on(event: Event, passages: list[list[str]]) -> bool:
    """Whether an event cites one of the passages, or a part of it."""
    cited = [(article, quote) for article, quote in quotes(event) if quote is not None]
    return any(article == home and alike(quote, gone) for article, quote in cited for home, gone in passages)


def test_ci_stays_green_until_somebody_updates(repository: Settings) -> None:
    problems = check(repository, sync=True)
    assert "extractor" in {problem.rule for problem in problems}
    # Forty things were done since the last update of 0.1.0, which its own check --sync asks for, too.
    assert {problem.rule for problem in problems if problem.severity == "error"} <= {"out-of-sync"}


def test_a_dry_run_says_on_one_page_what_changes_and_why(repository: Settings) -> None:
    before = text_of(repository), repository.lock_file.read_bytes()
    page = of_dry_run(update(repository, dry_run=True))
    assert (text_of(repository), repository.lock_file.read_bytes()) == before
    assert len(page.splitlines()) <= PAGE
    assert "all articles are read again: this program reads them in version" in page
    assert "deleted by hand since the last update" in page
    assert "kept out, because you deleted or rejected them" in page or "removed" in page


def test_no_edit_comment_or_deletion_is_lost_or_doubled(repository: Settings) -> None:
    done = ledger(repository)
    assert len(done) == 60
    before = events_of(repository)
    outcome = update(repository)
    assert outcome.problems == ()
    after, text = events_of(repository), text_of(repository)
    for one in done:
        match one["what"]:
            case "value":
                value = getattr(after[one["id"]], one["key"])
                said = f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)
                assert said == one["value"], one
            case "line" | "comment" | "own":
                assert text.count(one["line"]) == 1, one
                assert one["id"] in after
            case "renamed":
                assert one["to"] in after
                assert one["id"] not in after
            case "deleted":
                assert one["id"] not in after
                gone = [line.split(": ", 1) for line in one["quotes"].split("\n")]
                new = [event for event in after.values() if event.id not in before]
                assert not [event.id for event in new if stands_on(event, gone)], one


def test_an_edited_event_has_no_twin(repository: Settings) -> None:
    before = events_of(repository)
    touched = {one.get("to", one["id"]) for one in ledger(repository)} & before.keys()
    update(repository)
    after = events_of(repository)
    for name in touched:
        twins = [
            other.id
            for other in after.values()
            if other.id != name and other.id not in before and quotes(other) and quotes(other) <= quotes(after[name])
        ]
        assert not twins, name


def test_a_recognised_event_keeps_its_id(repository: Settings) -> None:
    before = events_of(repository)
    update(repository)
    after = events_of(repository)
    found = {pair for event in after.values() for pair in quotes(event)}
    lost = [event.id for event in before.values() if quotes(event) & found and event.id not in after]
    assert lost == []


def test_every_old_address_leads_somewhere(repository: Settings) -> None:
    addresses = events_of(repository).keys() | load_lock(repository.root).renamed.keys()
    addresses |= {one["id"] for one in ledger(repository) if one["what"] == "renamed"}
    update(repository)
    lock, after = load_lock(repository.root), events_of(repository)
    lost = [
        one for one in addresses if one not in after and lock.renamed.get(one) not in after and one not in lock.former
    ]
    assert lost == []


def test_a_second_update_changes_no_byte(repository: Settings) -> None:
    update(repository)
    before = text_of(repository), repository.lock_file.read_bytes()
    outcome = update(repository)
    assert outcome.written == ()
    assert (text_of(repository), repository.lock_file.read_bytes()) == before
    assert check(repository, sync=True) == () or {problem.severity for problem in check(repository)} == {"warning"}
