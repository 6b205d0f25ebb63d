"""Custody: originals and their journal, what verifies them, and the bundle that others can verify."""

import gzip
import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.ingestion.conftest import Bring, Site, answer, page
from timeline.articles import read_articles
from timeline.dates import Day
from timeline.events import Citation, Event
from timeline.ingestion.bundle import write_bundle
from timeline.ingestion.custody import MOST, Original, store_original, verify_originals
from timeline.ingestion.intake import ingest
from timeline.ingestion.journal import FOLDER, JOURNAL
from timeline.ingestion.network import Answer
from timeline.ingestion.sandbox import Sandbox
from timeline.settings import Settings

NOW = datetime(2024, 10, 18, 9, 30, tzinfo=UTC)


def lines(settings: Settings) -> list[dict[str, object]]:
    return [json.loads(line) for line in (settings.root / FOLDER / JOURNAL).read_text().splitlines()]


@pytest.mark.integration
def test_the_bytes_of_a_page_that_was_asked_for_are_stored_with_when_where_and_by_what(
    site: Site, repository: Settings, bring: Bring
) -> None:
    address = site.serve("/a", answer(page(), Set_Cookie="who=1", X_Served_By="cache 7"))
    (told,) = bring(address)
    (line,) = lines(repository)
    stored = repository.root / FOLDER / str(line["file"])
    assert told == f"added {line['seed']}.md undated"
    assert line["sha256"] == hashlib.sha256(stored.read_bytes()).hexdigest()
    assert line["content_sha256"] == hashlib.sha256(page()).hexdigest()
    assert (line["address"], line["status"], line["previous"]) == (address, 200, "")
    headers = line["headers"]
    assert isinstance(headers, dict)
    assert headers["x-served-by"] == "cache 7"
    assert "set-cookie" not in headers
    with stored.open("rb") as file:
        records = [
            (one.rec_headers.get_header("WARC-Target-URI"), one.content_stream().read())
            for one in ArchiveIterator(file)
            if one.rec_type == "response"
        ]
    assert records == [(address, page())]
    assert verify_originals(repository) == []


def test_a_web_archive_that_was_stored_can_be_added_again(
    site: Site, repository: Settings, bring: Bring, tmp_path: Path
) -> None:
    bring(site.serve("/a", page()))
    (stored,) = (repository.root / FOLDER).glob("*.warc.gz")
    assert bring(stored)[0].startswith("skipped its address is there already")


CRAWLED = "2024-10-20T10:00:00Z"


def crawl(path: Path, date: str = CRAWLED) -> Path:
    """A web archive of one page, made by another program."""
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: who=1\r\n\r\n" + page()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/ice\r\nWARC-Date: {date}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    path.write_bytes(gzip.compress(head.encode() + response + b"\r\n\r\n"))
    return path


@pytest.mark.parametrize(("wanted", "kept"), [("web", False), ("all", True), ("off", False)])
def test_a_page_of_a_web_archive_is_stored_where_files_are(
    repository: Settings, sandbox: Sandbox, tmp_path: Path, wanted: str, kept: bool
) -> None:
    settings = Settings(repository.config_file, originals=wanted)
    list(ingest([str(crawl(tmp_path / "crawl.warc.gz"))], settings, sandbox=sandbox))
    assert (settings.root / FOLDER).exists() == kept
    if not kept:
        return
    (line,) = lines(settings)
    assert (line["name"], line["address"], line["collected"]) == (
        "crawl.warc.gz",
        "https://harbour.example/ice",
        CRAWLED,
    )
    with (settings.root / FOLDER / str(line["file"])).open("rb") as file:
        (record,) = (
            (one.rec_headers.get_header("WARC-Date"), one.http_headers.get_header("set-cookie"), one.raw_stream.read())
            for one in ArchiveIterator(file)
            if one.rec_type == "response"
        )
    assert record == (CRAWLED, None, page())
    assert verify_originals(settings) == []


def test_a_web_archive_whose_time_is_none_is_stored_with_that_of_today(
    repository: Settings, sandbox: Sandbox, tmp_path: Path
) -> None:
    settings = Settings(repository.config_file, originals="all")
    list(ingest([str(crawl(tmp_path / "crawl.warc.gz", "long ago"))], settings, sandbox=sandbox))
    (line,) = lines(settings)
    assert "collected" not in line
    assert verify_originals(settings) == []


@pytest.mark.parametrize(("wanted", "kept"), [("web", False), ("all", True), ("off", False)])
def test_the_setting_says_whether_files_are_kept(repository: Settings, wanted: str, kept: bool) -> None:
    settings = Settings(repository.config_file, originals=wanted)
    path = store_original(settings, "notes", b"seed", Original(b"%PDF-1.7 x", "notes.PDF"), NOW)
    assert (path is not None) == kept
    if path is not None:
        assert (path.name, path.read_bytes()) == ("notes.pdf", b"%PDF-1.7 x")


def test_of_what_is_too_large_the_journal_has_the_hash(repository: Settings) -> None:
    settings = Settings(repository.config_file, originals="all")
    content = b"x" * (MOST + 1)
    assert store_original(settings, "large", b"seed", Original(content, "large.pdf"), NOW) is None
    (line,) = lines(settings)
    assert (line["file"], line["sha256"]) == (None, hashlib.sha256(content).hexdigest())
    assert verify_originals(settings) == []


def three(repository: Settings) -> Settings:
    settings = Settings(repository.config_file, originals="all")
    for name in ("a", "b", "c"):
        store_original(settings, name, b"seed", Original(name.encode(), f"{name}.pdf"), NOW)
    return settings


def test_an_original_that_was_changed_or_is_gone_is_named(repository: Settings) -> None:
    settings = three(repository)
    (settings.root / FOLDER / "a.pdf").write_bytes(b"forged")
    (settings.root / FOLDER / "b.pdf").unlink()
    (settings.root / FOLDER / "d.pdf").write_bytes(b"slipped in")
    assert [
        (problem.path, problem.line, problem.severity, problem.message.partition(";")[0])
        for problem in verify_originals(settings)
    ] == [
        ("originals/custody.jsonl", 1, "error", "originals/a.pdf is not what was stored"),
        ("originals/custody.jsonl", 2, "error", "originals/b.pdf is gone"),
        ("originals/d.pdf", 0, "warning", "no line of the journal names this file"),
    ]


@pytest.mark.parametrize(
    "forge",
    [
        lambda all_: [all_[0], all_[2]],
        lambda all_: [all_[1], all_[0], all_[2]],
        lambda all_: [all_[0].replace("2024", "2023"), *all_[1:]],
    ],
)
def test_a_journal_in_which_a_line_was_changed_or_taken_out_is_seen(repository: Settings, forge: object) -> None:
    settings = three(repository)
    journal = settings.root / FOLDER / JOURNAL
    assert callable(forge)
    journal.write_text("\n".join(forge(journal.read_text().splitlines())) + "\n")
    assert any("the line before it was changed" in problem.message for problem in verify_originals(settings))


def test_a_journal_that_points_elsewhere_opens_no_file(repository: Settings) -> None:
    settings = three(repository)
    (settings.root / "secret").write_text("x")
    journal = settings.root / FOLDER / JOURNAL
    journal.write_text(journal.read_text().replace('"a.pdf"', '"../secret"', 1))
    assert any("../secret is gone" in problem.message for problem in verify_originals(settings))


def test_headers_that_identify_who_asked_are_not_kept(repository: Settings) -> None:
    headers = {"set-cookie": "a=1", "authorization": "secret", "etag": "x"}
    store_original(
        repository, "a", b"seed", Original(b"x", "a", Answer("https://a.example/", 200, b"x", headers=headers)), NOW
    )
    (line,) = lines(repository)
    assert line["headers"] == {"etag": "x"}


def test_a_bundle_holds_what_an_event_stands_on_and_the_hash_of_each_file(
    repository: Settings, site: Site, bring: Bring, tmp_path: Path
) -> None:
    bring(site.serve("/a", page()), site.serve("/b", page("Bridge shut", text="The bridge was shut on Monday. " * 9)))
    articles = read_articles(repository.seeds_folder, repository.root).by_id
    ferry = next(name for name in articles if name.startswith("ferry"))
    event = Event("ferry-stopped", Day(2024, 10, 18), "Ferry stops", sources=(Citation(ferry, "the ferry"),))
    folder = tmp_path / "bundle"
    write_bundle(repository, folder, {event.id: event}, articles, date(2024, 10, 20))
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {f"data/seeds/{ferry}.md", f"data/originals/{ferry}.warc.gz", "data/custody.jsonl", "bagit.txt"} < written
    assert not [name for name in written if "bridge" in name]
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in (folder / manifest).read_text().splitlines():
            digest, _, name = line.partition("  ")
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    with pytest.raises(FileExistsError):
        write_bundle(repository, folder, {}, articles, date(2024, 10, 20))
