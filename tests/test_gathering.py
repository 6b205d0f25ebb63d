"""Reading on several machines gives what reading on one gives."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from click.testing import CliRunner

from timeline.articles import Article
from timeline.cli import main
from timeline.corroboration import EventRow
from timeline.dates import Day, chronological, parse_edtf
from timeline.extraction import EventMention, pipeline
from timeline.problems import Invalid
from timeline.settings import Settings, read_settings
from timeline.updating import gathering, reading
from timeline.updating.cache import NAME, Index, opened
from timeline.updating.gathering import (
    Outlines,
    ReadOptions,
    _Placed,
    _Published,
    _touches,
    corpus_of,
    fingerprint,
    known_mentions,
    mentions_key,
    read_mentions,
    read_shard,
)
from timeline.updating.pipeline import articles_of, update, waiting_in_review
from timeline.updating.reading import Shard
from timeline.weight.budget import Candidate

ARTICLES = 24


def test_the_passages_that_an_event_does_not_quote_go_by_the_first_that_it_quotes() -> None:
    quoted, others = (("a", "1"), ("b", "2")), (("d", "4"), ("c", "3"))
    rows = {"said": EventRow((), "said", False, False, EVENT, (*others, *quoted), quoted)}
    rows["all"] = EventRow((), "all", False, False, EVENT, quoted, quoted)
    rows["unquoted"] = EventRow((), "unquoted", False, False, EVENT, others)
    placed = {name: _Placed(Candidate(name, row.quoted, row.line), (), MagicMock(), row) for name, row in rows.items()}
    events, unquoted = _Published(MagicMock(), placed).events(["said", "all", "unquoted"])
    assert [event.id for event in events] == ["said", "all", "unquoted"]
    assert unquoted == {("a", "1"): [("c", "3"), ("d", "4")]}
    assert _Published(MagicMock(), placed).events(["all"])[1] == {}


EVENT = '{"id": "x", "date": "2024-10-03", "title": "Dock workers walk out"}'
slow = pytest.mark.integration


def make_repository(root: Path, count: int = ARTICLES) -> Settings:
    (root / "seeds").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    for number in range(1, count + 1):
        text = f"A fire destroyed {number + 2} houses in Lindal on October {number}. Ann Berg resigned on Monday.\n"
        front = f"---\ntitle: Fire {number}\npublished: 2024-11-{number:02}\nlanguage: en\n---\n"
        (root / "seeds" / f"fire-{number:02}.md").write_text(front + text, encoding="utf-8")
    return read_settings(root / "mkdocs.yml")


def files_of(settings: Settings) -> dict[str, bytes]:
    paths = (path for path in settings.root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {
        path.relative_to(settings.root).as_posix(): path.read_bytes() for path in paths if "found" not in path.parts
    }


@pytest.fixture
def alone(tmp_path: Path) -> dict[str, bytes]:
    """What one process writes."""
    settings = make_repository(tmp_path / "alone")
    update(settings)
    return files_of(settings)


def run(*arguments: str) -> str:
    outcome = CliRunner().invoke(main, [*arguments], catch_exceptions=False)
    assert outcome.exit_code == 0, outcome.output
    return outcome.output


def test_shards_and_one_update_give_the_same_bytes_as_one_process(
    tmp_path: Path, alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = make_repository(tmp_path / "shared")
    monkeypatch.chdir(settings.root)
    said = [run("read", "--shard", f"{number}/3", "--out", f"found/{number}.jsonl") for number in (1, 2, 3)]
    assert sum(int(line.split()[1]) for line in said) == ARTICLES
    monkeypatch.setattr(pipeline, "read_mentions", pytest.fail)
    run("update", "--found", "found")
    assert files_of(settings) == alone


def test_an_article_that_no_shard_has_is_read_by_the_update(tmp_path: Path, alone: dict[str, bytes]) -> None:
    settings = make_repository(tmp_path / "shared")
    run("read", "-f", str(settings.config_file), "--shard", "1/3", "--out", str(settings.root / "found" / "1.jsonl"))
    update(settings, found=settings.root / "found")
    assert files_of(settings) == alone


def test_a_shard_that_was_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = make_repository(tmp_path)
    monkeypatch.chdir(settings.root)
    run("read", "--out", "found/1.jsonl")
    before = (settings.root / "found" / "1.jsonl").read_bytes()
    monkeypatch.setattr(pipeline, "read_mentions", pytest.fail)
    run("read", "--out", "found/1.jsonl")
    assert (settings.root / "found" / "1.jsonl").read_bytes() == before


def test_a_shard_of_another_version_stops_the_update_before_it_writes(tmp_path: Path) -> None:
    settings = make_repository(tmp_path)
    (settings.root / "found").mkdir()
    (settings.root / "found" / "1.jsonl").write_text('{"timeline": "mentions", "extractor": 0}\n', encoding="utf-8")
    before = files_of(settings)
    with pytest.raises(Invalid, match="was read by version 0"):
        update(settings, found=settings.root / "found")
    assert files_of(settings) == before


def test_a_word_that_is_no_cluster_is_refused_even_where_nothing_is_to_be_read(tmp_path: Path) -> None:
    settings = make_repository(tmp_path)
    for path in settings.seeds_folder.iterdir():
        path.unlink()
    with pytest.raises(Invalid, match="is no cluster; write the address of a scheduler"):
        update(settings, on="many")


def test_without_dask_the_update_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Invalid, match=r"pip install 'mkdocs-timeline\[dask\]'"):
        update(make_repository(tmp_path), on="local:2")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of this machine, as scheduler and workers of other machines would be."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as both:
        yield both


@slow
def test_a_cluster_gives_the_same_bytes_as_one_process(
    tmp_path: Path, alone: dict[str, bytes], cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "read_mentions", pytest.fail)
    settings = make_repository(tmp_path / "shared")
    update(settings, on=cluster.scheduler_address)
    assert files_of(settings) == alone


def count(articles: Sequence[Article]) -> list[reading.Outcome]:
    """Read nothing, so that a worker has nothing to load."""
    return [(article.id, f"{len(article.text)} letters") for article in articles]


def dying_once(articles: Sequence[Article]) -> list[reading.Outcome]:
    """Read as a worker does that is killed once, over the first article."""
    mark = Path(articles[0].path)
    if articles[0].id == "a00" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return count(articles)


def always_dying(articles: Sequence[Article]) -> list[reading.Outcome]:
    if any(article.id == "a03" for article in articles):
        os.kill(os.getpid(), signal.SIGKILL)
    return count(articles)


MANY = [Article(f"a{number:02}", f"A fire destroyed {number + 2} houses on October {number + 1}.", Day(2024, 11, 1))
        for number in range(12)]  # fmt: skip


def chunks_of(articles: Sequence[Article]) -> list[Sequence[Article]]:
    return [articles[first : first + 4] for first in range(0, len(articles), 4)]


@slow
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path, cluster: Any) -> None:
    articles = [replace(article, path=str(tmp_path / "killed")) for article in MANY]
    found = [
        one for chunk in reading.read_on(cluster.scheduler_address, chunks_of(articles), dying_once) for one in chunk
    ]
    assert (tmp_path / "killed").exists()
    assert found == count(MANY)


@slow
def test_an_article_that_ends_every_worker_costs_only_itself(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)  # a worker takes seconds to come up again
    found = dict(
        one for chunk in reading.read_on(cluster.scheduler_address, chunks_of(MANY), always_dying) for one in chunk
    )
    assert "ended every worker" in str(found.pop("a03"))
    assert found == {name: outcome for name, outcome in count(MANY) if name != "a03"}


@slow
def test_workers_of_another_version_are_refused(cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "__version__", "99")
    with pytest.raises(Invalid, match=r"runs timeline .*, this is timeline 99"):
        list(reading.read_on(cluster.scheduler_address, chunks_of(MANY), count))


@slow
def test_a_cluster_of_this_machine_comes_up_and_goes_down(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    assert [*reading.read_on("local:1", [MANY], count)] == [count(MANY)]


@slow
def test_ctrl_c_leaves_the_old_state(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    settings = make_repository(tmp_path)
    before = files_of(settings)
    command = [sys.executable, "-m", "timeline", "update", "--on", "local:2", "-f", str(settings.config_file)]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    while not (settings.root / NAME).exists():  # it is made when it is opened, before anything is read
        assert process.poll() is None
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    # Where Python itself was just running the text of a class, it ends by the signal, which shells show as 130, too.
    assert process.returncode in (130, -signal.SIGINT), said
    assert b"Traceback" not in said
    assert files_of(settings) == before
    with sqlite3.connect(settings.root / NAME) as index:
        tables = index.execute("SELECT name FROM sqlite_master").fetchall()
        assert not tables or index.execute("SELECT count(*) FROM memory").fetchone() == (0,)


@pytest.fixture
def few(tmp_path: Path) -> Settings:
    return make_repository(tmp_path / "few", 4)


def articles_by_id(settings: Settings) -> dict[str, Article]:
    return dict(articles_of(settings).by_id)


def test_what_articles_show_is_worked_out_once(few: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = articles_by_id(few)
    corpus_of(few.root, articles)
    monkeypatch.setattr(gathering, "outline", lambda article: pytest.fail(f"{article.id} again"))
    corpus_of(few.root, articles)
    digests = {name: fingerprint(article) for name, article in articles.items()}
    with opened(few.root) as index:
        outlines = Outlines(articles, digests, index)
        assert [*outlines] == [*articles]
        assert len(outlines) == len(articles)
        assert "fire-01" in outlines
        assert "other" not in outlines
        assert outlines["fire-01"] != outlines["fire-02"]


def test_only_articles_that_were_read_have_mentions(few: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = articles_by_id(few)
    digests = {name: fingerprint(article) for name, article in articles.items()}
    assert known_mentions(few.root, articles) == {}
    fails_for(monkeypatch, 3)
    mentions, failed = read_mentions(articles, digests, ReadOptions(few.root), Index())
    assert set(mentions) == {"fire-01", "fire-02", "fire-04"}
    assert "fire-03" not in mentions
    assert failed.keys() == {"fire-03"}
    with pytest.raises(KeyError):
        mentions["fire-03"]
    assert {mention.article for mention in mentions["fire-02"]} == {"fire-02"}


READ = "timeline.extraction.pipeline.read_mentions"
read_article = pipeline.read_mentions


def fails_for(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the program fail at one article, by its text: that of a shard has another id."""

    def read_or_fail(article: Article) -> list[EventMention]:
        if f"October {number}." in article.text:
            raise ZeroDivisionError("ours")
        return read_article(article)

    monkeypatch.setattr(READ, read_or_fail)


def test_an_article_of_a_shard_that_cannot_be_read_is_named_by_its_id(
    few: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_for(monkeypatch, 2)
    articles = articles_by_id(few)
    file = few.root / "found.jsonl"
    outcome = read_shard(articles.values(), Shard(1, 1), file, ReadOptions(few.root))
    assert outcome.failed.keys() == {"fire-02"}
    assert (outcome.articles, outcome.of) == (4, 4)
    text = file.read_text(encoding="utf-8")
    assert [mentions_key(fingerprint(article)) in text for article in articles.values()] == [True, False, True, True]


def test_review_reads_only_what_no_update_has_read(few: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    update(few)
    read: list[str] = []

    def noted(article: Article) -> list[EventMention]:
        read.append(article.id)
        return read_article(article)

    monkeypatch.setattr(READ, noted)
    waiting_in_review(few)
    assert read == []
    path = few.seeds_folder / "fire-02.md"
    path.write_text(path.read_text(encoding="utf-8") + "The mayor resigned on October 9.\n", encoding="utf-8")
    waiting_in_review(few)
    waiting_in_review(few)
    assert read == ["fire-02"]


DATES = ("2024-10-14", "2024-10-13/2024-10-15", "2024-10", "2024", "2024-10-15", "2023", "-0044-03-15")


@pytest.mark.parametrize(
    ("day", "those"),
    [("2024-10-14", DATES[:4]), ("2024-10-31", DATES[2:4]), ("2025-01-01", ()), ("-0044-03-15", DATES[-1:])],
)
def test_an_event_has_its_place_among_those_that_touch_its_day(day: str, those: Sequence[str]) -> None:
    days = [tuple(Day.parse(day))]
    orders = {date: [number for day in chronological(parse_edtf(date)) for number in day] for date in DATES}
    assert [date for date, order in orders.items() if _touches(order, days)] == [*those]
    assert not any(_touches(order, []) for order in orders.values())
