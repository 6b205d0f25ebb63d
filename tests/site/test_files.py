"""Writing pages touches only what differs, and removes only what it wrote."""

import os
from pathlib import Path

import pytest

from timeline.site import write_files


def test_a_second_writing_changes_nothing(tmp_path: Path) -> None:
    pages = {"index.md": "one\n", "events/a/index.md": "two\n"}
    assert write_files(pages, tmp_path / "timeline") == [
        tmp_path / "timeline/events/a/index.md",
        tmp_path / "timeline/index.md",
    ]
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert write_files(pages, tmp_path / "timeline") == []
    assert before == {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}


def test_only_the_page_that_differs_is_written(tmp_path: Path) -> None:
    write_files({"a.md": "one", "b.md": "two"}, tmp_path)
    assert write_files({"a.md": "one", "b.md": "three"}, tmp_path) == [tmp_path / "b.md"]
    assert (tmp_path / "b.md").read_text() == "three"


def test_a_page_no_longer_wanted_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    write_files({"index.md": "one", "events/a/index.md": "two"}, tmp_path)
    assert write_files({"index.md": "one"}, tmp_path) == [tmp_path / "events/a/index.md"]
    assert not (tmp_path / "events").exists()


def test_a_file_that_people_put_there_stays(tmp_path: Path) -> None:
    write_files({"events/a/index.md": "two"}, tmp_path)
    (tmp_path / "events/a/photo.txt").write_text("mine")
    (tmp_path / "mine.md").write_text("mine")
    write_files({}, tmp_path)
    assert (tmp_path / "events/a/photo.txt").read_text() == "mine"
    assert (tmp_path / "mine.md").read_text() == "mine"
    assert not (tmp_path / "events/a/index.md").exists()


@pytest.mark.parametrize("manifest", ['["../outside.md", "/etc/passwd", "", 3]', "{}", "not json", '["a\\u0000b"]'])
def test_a_broken_list_of_files_removes_nothing_outside(tmp_path: Path, manifest: str) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("stays")
    folder = tmp_path / "timeline"
    folder.mkdir()
    (folder / ".generated.json").write_text(manifest)
    write_files({"index.md": "one"}, folder)
    assert outside.read_text() == "stays"


def test_a_failed_writing_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files({"index.md": "old"}, tmp_path)

    def full_disk(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(Path, "replace", full_disk)
    with pytest.raises(OSError, match="no space left"):
        write_files({"index.md": "new"}, tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".generated.json", "index.md"]
    assert (tmp_path / "index.md").read_text() == "old"


def test_a_file_is_not_written_through_a_link_that_stands_in_its_way(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside.txt", tmp_path / "site"
    outside.write_text("mine")
    folder.mkdir()
    (folder / f".index.md.{os.getpid()}").symlink_to(outside)
    write_files({"index.md": "page"}, folder)
    assert (outside.read_text(), (folder / "index.md").read_text()) == ("mine", "page")
    assert not (folder / "index.md").is_symlink()
