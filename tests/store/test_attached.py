"""The file of a source is there, and is the one that was cited."""

import hashlib
from pathlib import Path

import pytest

from timeline.store import check_files, read_folder
from timeline.store.attached import check_file
from timeline.store.model import cut

RIGHT = hashlib.sha256(b"exhibit").hexdigest()


def problems(root: Path, named: str, sha256: str = "") -> list[str]:
    (root / "docs/events").mkdir(parents=True)
    (root / "exhibit.pdf").write_bytes(b"exhibit")
    source = f"  - file: {named}\n" + f"    sha256: {sha256}\n" * bool(sha256)
    text = f'- id: a\n  date: "2024"\n  title: A\n  sources:\n{source}'
    (root / "docs/events/2024.yaml").write_text(text, encoding="utf-8")
    return [str(one) for one in check_files(read_folder(root / "docs/events", root), root)]


@pytest.mark.parametrize("sha256", ["", RIGHT])
def test_the_file_that_was_cited_is_fine(tmp_path: Path, sha256: str) -> None:
    assert problems(tmp_path, "exhibit.pdf", sha256) == []


def test_another_file_is_said_with_its_checksum(tmp_path: Path) -> None:
    [said] = problems(tmp_path, "exhibit.pdf", "0" * 64)
    assert said.startswith("docs/events/2024.yaml:6:13: sha256: exhibit.pdf has another one")
    assert RIGHT in said


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    assert problems(tmp_path, "exhibit-2.pdf") == [
        "docs/events/2024.yaml:5:11: file: there is no exhibit-2.pdf; put it there, or remove the line"
    ]


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("../a.pdf", "file: ../a.pdf leads out of the repository; put the file itself there"),
        ("docs", "file: there is no docs; put it there, or remove the line"),
        ("a" * 300, "file: {} cannot be read (File name too long)".format("a" * 300)),
        ("exhibit.pdf", ""),
    ],
)
def test_a_file_is_one_of_the_repository_that_can_be_read(tmp_path: Path, named: str, said: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "exhibit.pdf").write_bytes(b"exhibit")
    assert check_file(tmp_path, named, None).replace(cut(named), named) == said
