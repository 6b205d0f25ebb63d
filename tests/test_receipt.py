"""The receipt of an update spares a check its work, and never changes what it says."""

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.problems import RULES, Invalid, Problem
from timeline.settings import Settings, read_settings
from timeline.store import load_lock, read_lock, write_lock
from timeline.store.gitmerge import merge_locks
from timeline.updating import pipeline
from timeline.updating.pipeline import check, update
from timeline.updating.receipt import MOST_FINDINGS, UNSEEN

SEEDS = {
    "strike": "---\ntitle: Strike at the harbour\npublished: 2024-10-18\n---\n"
    "Dock workers walked out at the northern harbour on October 3, the port authority said.\n",
    "ferry": "---\ntitle: Ferry hits pier\npublished: 2024-11-02\n---\n"
    "The ferry hit the pier on Thursday, injuring four passengers.\n",
    "bericht": "---\npublished: 2024-11-03\nlanguage: nl\n---\nDe veerboot raakte de pier.\n",
}
EXHIBIT = b"a scan"
OWN = """\
- id: hearing
  date: "2024-11-05"
  title: Hearing opens
  related: [nothing]
  sources:
  - file: exhibits/a.pdf
    title: Exhibit A
    kind: document
    sha256: 0dd76cd9a55fcf49764ad3f9e5ce6c1dd3dbf4ae8c3ce0b7ed9b0f4f3e8cd9b1
"""


def made(root: Path, seeds: dict[str, str]) -> Settings:
    (root / "seeds").mkdir(parents=True)
    (root / "docs" / "events").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    (root / "names.yaml").write_text("- name: Port Authority\n  aliases: [the port authority]\n", encoding="utf-8")
    for name, text in seeds.items():
        (root / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")
    return read_settings(root / "mkdocs.yml")


@pytest.fixture
def repository(tmp_path: Path) -> Settings:
    settings = made(tmp_path / "repository", SEEDS)
    update(settings)
    return settings


def said(settings: Settings, *, receipt: bool, sync: bool = True) -> tuple[Problem, ...]:
    try:
        return check(settings, sync=sync, receipt=receipt)
    except Invalid as invalid:
        return invalid.problems


def agree(settings: Settings) -> bool:
    return all(said(settings, receipt=True, sync=sync) == said(settings, receipt=False, sync=sync) for sync in (0, 1))


def reads(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Return whether a check looks at the files itself."""
    looked = []
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "articles_of", lambda settings: looked.append(settings) or read(settings))
        check(settings, sync=True)
    return bool(looked)


read = pipeline.articles_of


def test_a_check_after_an_update_reads_nothing(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not reads(repository, monkeypatch)


def test_it_repeats_the_warnings_of_that_state(repository: Settings) -> None:
    assert [problem.rule for problem in said(repository, receipt=True)] == ["language"]
    assert agree(repository)


def test_a_clone_elsewhere_reads_nothing(repository: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(repository.root, tmp_path / "clone", ignore=shutil.ignore_patterns(".cache"))
    assert not reads(read_settings(tmp_path / "clone" / "mkdocs.yml"), monkeypatch)


def test_files_that_git_ignores_do_not_matter(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.seeds_folder / ".DS_Store").write_bytes(b"x")
    (repository.events_folder / ".2024.yaml.swp").write_bytes(b"x")
    (repository.seeds_folder / ".drafts").mkdir()
    (repository.seeds_folder / ".drafts/more.md").write_text(SEEDS["ferry"], encoding="utf-8")
    assert not reads(repository, monkeypatch)


def test_files_in_folders_below_are_covered_like_those_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = made(tmp_path / "deep", {})
    article, events = settings.seeds_folder / "2024/october/strike.md", settings.events_folder / "harbour/own.yaml"
    article.parent.mkdir(parents=True)
    events.parent.mkdir()
    article.write_text(SEEDS["strike"], encoding="utf-8")
    events.write_text('- {id: hearing, date: "2024-10-05", title: Hearing opens}\n', encoding="utf-8")
    update(settings)
    assert not reads(settings, monkeypatch)
    for path in (article, events):
        before = path.read_bytes()
        path.write_bytes(before + b"\n")
        assert reads(settings, monkeypatch)
        path.write_bytes(before)
        assert not reads(settings, monkeypatch)


def test_a_second_update_leaves_the_same_receipt(repository: Settings) -> None:
    before = repository.lock_file.read_bytes()
    assert update(repository).written == ()
    assert repository.lock_file.read_bytes() == before


def test_an_update_that_finds_nothing_new_leaves_none(repository: Settings) -> None:
    edited = repository.events_folder / "2024.yaml"
    edited.write_text(edited.read_text(encoding="utf-8") + "# looked at\n", encoding="utf-8")
    before = repository.lock_file.read_bytes()
    assert update(repository).written == ()
    assert repository.lock_file.read_bytes() == before
    assert agree(repository)


def test_a_dry_run_leaves_none(tmp_path: Path) -> None:
    settings = made(tmp_path / "dry", SEEDS)
    update(settings, dry_run=True)
    assert not settings.lock_file.exists()


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article edited": lambda root: (root / "seeds/strike.md").write_text(SEEDS["strike"] + "More.\n"),
    "an article added": lambda root: (root / "seeds/more.md").write_text(SEEDS["ferry"]),
    "an article deleted": lambda root: (root / "seeds/ferry.md").unlink(),
    "an article renamed": lambda root: (root / "seeds/ferry.md").rename(root / "seeds/boat.md"),
    "other line ends": lambda root: (root / "seeds/ferry.md").write_bytes(
        SEEDS["ferry"].replace("\n", "\r\n").encode()
    ),
    "a stray file": lambda root: (root / "docs/events/notes.txt").write_text("x"),
    "a hidden file of events": lambda root: (root / "docs/events/.more.YAML").write_text("x"),
    "an event written by hand": lambda root: (root / "docs/events/own.yaml").write_text(
        OWN.replace("  sources:", "  sources:\n  - {url: 'https://example.org', title: A}\n  #")
    ),
    "a name": lambda root: (root / "names.yaml").write_text("- name: Port\n  aliases: [the port authority]\n"),
    "no names": lambda root: (root / "names.yaml").unlink(),
    "a mistake in the names": lambda root: (root / "names.yaml").write_text("- nam: x\n"),
    "an answer of a model": lambda root: ((root / "proposals").mkdir(), (root / "proposals/a.json").write_text("{")),
    "an update that was interrupted": lambda root: (root / ".cache/timeline/journal").write_text("{}"),
    "no lock": lambda root: (root / "timeline.lock").unlink(),
    "a setting": lambda root: (root / "mkdocs.yml").write_text(
        "site_name: Harbour\nplugins:\n- timeline:\n    rules: {language: error}\n"
    ),
    "declared keys": lambda root: (root / "mkdocs.yml").write_text(
        "site_name: Harbour\nplugins:\n- timeline:\n    own_keys: [amount]\n"
    ),
    "a link": lambda root: (root / "seeds/linked.md").symlink_to(root / "seeds/ferry.md"),
    "a link to a folder": lambda root: (
        (root / "more").mkdir(),
        (root / "more/x.md").write_text(SEEDS["ferry"]),
        (root / "seeds/more").symlink_to(root / "more"),
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_after_a_change_everything_is_looked_at(
    repository: Settings, change: Callable[[Path], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(repository.root)
    changed = read_settings(repository.config_file)
    assert reads(changed, monkeypatch)
    assert agree(changed)


@pytest.mark.parametrize("name", ["__version__", "EXTRACTOR_VERSION", "FORM"])
def test_another_program_looks_at_everything(repository: Settings, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"timeline.updating.receipt.{name}", 999)
    assert reads(repository, monkeypatch)


def test_a_program_with_another_rule_looks_at_everything(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.updating.receipt.RULES", {**RULES, "new": "an event is longer than a page"})
    assert reads(repository, monkeypatch)


def test_another_plug_in_looks_at_everything(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.plugins.versions", lambda group: [("nl", "1")])
    assert reads(repository, monkeypatch)


def test_settings_of_the_site_alone_do_not_matter(repository: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.config_file.write_text(
        "site_name: Port\nsite_url: https://example.org\ntheme: material\nplugins:\n- timeline: {drafts: hidden}\n"
    )
    assert not reads(read_settings(repository.config_file), monkeypatch)


def test_no_update_and_no_check_asks_for_the_settings_that_a_receipt_leaves_out(repository: Settings) -> None:
    asked = set()

    class Watched(Settings):
        def __getattribute__(self, name: str) -> object:
            asked.add(name)
            return super().__getattribute__(name)

    values = {option.name: getattr(repository, option.name) for option in dataclasses.fields(Settings)}
    watched = Watched(**values)
    asked.clear()
    check(watched, sync=True, receipt=False)
    update(watched)
    assert asked & UNSEEN == {"config_file"}  # for the folder of the repository
    assert values.keys() >= UNSEEN


def test_the_files_of_sources_are_looked_at_each_time(repository: Settings) -> None:
    exhibit = repository.root / "exhibits" / "a.pdf"
    exhibit.parent.mkdir()
    exhibit.write_bytes(EXHIBIT)
    (repository.events_folder / "own.yaml").write_text(OWN, encoding="utf-8")
    [wrong] = [problem for problem in said(repository, receipt=False) if problem.rule == "file"]
    right = wrong.message.partition("another one, ")[2].partition(";")[0]
    (repository.events_folder / "own.yaml").write_text(
        OWN.replace(OWN.rpartition("sha256: ")[2].strip(), right), encoding="utf-8"
    )
    update(repository)
    lock = load_lock(repository.root)
    assert lock.receipt is not None
    assert lock.receipt["files"] == [["exhibits/a.pdf", right]]
    assert {problem.rule for problem in said(repository, receipt=True)} == {"language", "related"}
    assert agree(repository)
    exhibit.write_bytes(b"another scan")
    assert {problem.rule for problem in said(repository, receipt=True)} == {"file", "language", "related"}
    assert agree(repository)


def test_where_something_is_wrong_there_is_no_receipt(repository: Settings) -> None:
    (repository.events_folder / "own.yaml").write_text("- id: x\n", encoding="utf-8")
    (repository.seeds_folder / "more.md").write_text(SEEDS["ferry"], encoding="utf-8")
    update(repository)
    assert agree(repository)
    assert said(repository, receipt=True)


def test_very_many_warnings_are_not_kept(tmp_path: Path) -> None:
    settings = made(tmp_path / "many", {f"bericht-{number}": SEEDS["bericht"] for number in range(MOST_FINDINGS + 1)})
    update(settings)
    assert load_lock(settings.root).receipt is None
    assert len(said(settings, receipt=True)) == MOST_FINDINGS + 1


def test_a_file_that_changes_while_an_update_runs_leaves_no_receipt(
    repository: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.seeds_folder / "more.md").write_text(SEEDS["ferry"], encoding="utf-8")
    work_out = pipeline._work_out

    def slow(*args: object, **kwargs: object) -> object:
        (repository.seeds_folder / "strike.md").write_text(SEEDS["strike"] + "More.\n", encoding="utf-8")
        return work_out(*args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "_work_out", slow)
        update(repository)
    assert any(problem.rule == "out-of-sync" for problem in said(repository, receipt=True))
    assert agree(repository)


def test_what_git_merges_has_no_receipt(repository: Settings) -> None:
    base = repository.lock_file.read_text(encoding="utf-8")
    ours = write_lock(read_lock(base))
    (repository.seeds_folder / "more.md").write_text(SEEDS["ferry"].replace("Thursday", "Friday"), encoding="utf-8")
    update(repository)
    theirs = repository.lock_file.read_text(encoding="utf-8")
    assert read_lock(theirs).receipt is not None
    assert read_lock(merge_locks(base, ours, theirs)).receipt is None
    assert read_lock(base + theirs).receipt is None  # merge=union


@pytest.mark.parametrize(
    "written", [1, [], {}, {"digest": 1, "findings": 3}, {"digest": "", "findings": [[1]]}, {"files": None}]
)
def test_what_is_no_receipt_is_none(repository: Settings, written: object) -> None:
    first, _, rest = repository.lock_file.read_text(encoding="utf-8").partition("\n")
    header = json.dumps(json.loads(first) | {"receipt": written}, ensure_ascii=False)
    repository.lock_file.write_text(f"{header}\n{rest}", encoding="utf-8")
    assert agree(repository)


@pytest.fixture(scope="module")
def original() -> Settings:
    with TemporaryDirectory() as folder:
        settings = made(Path(folder, "repository"), {name: SEEDS[name] for name in ("strike", "ferry")})
        update(settings)
        yield settings


FILES = ("seeds/strike.md", "seeds/ferry.md", "docs/events/2024.yaml", "names.yaml", "timeline.lock")
POSITIONS = st.floats(0, 1, exclude_max=True)
BYTES = st.sampled_from([b"", b"\n", b"\r", b" ", b"x", b"1", b"-", b"\xff", b'"', b"- id: a\n"])


@given(st.lists(st.tuples(st.sampled_from(FILES), POSITIONS, st.integers(0, 2), BYTES), min_size=1, max_size=2))
def test_whatever_bytes_change_the_receipt_changes_no_answer(
    original: Settings, edits: list[tuple[str, float, int, bytes]]
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder, "copy")
        shutil.copytree(original.root, root)
        for name, where, removed, put in edits:
            content = (root / name).read_bytes()
            place = int(where * len(content))
            (root / name).write_bytes(content[:place] + put + content[place + removed :])
        assert agree(read_settings(root / "mkdocs.yml"))
