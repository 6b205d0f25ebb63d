"""Sharing the reading: each article is in one shard, a file is of one version, and what it holds is read as it was."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.articles import Article
from timeline.dates import Day
from timeline.extraction import EXTRACTOR_VERSION, find_mentions
from timeline.extraction.mentions import dump_mentions
from timeline.problems import Invalid
from timeline.updating.reading import Shard, read_file, read_shards, write_file

DAM = Article("a", "The dam of Lindal broke on Monday, killing 12 people.", Day(2024, 10, 18))
MENTIONS = dump_mentions(find_mentions(DAM))


@given(st.binary(min_size=32, max_size=32), st.integers(1, 500))
def test_every_article_is_in_exactly_one_shard(digest: bytes, of: int) -> None:
    assert sum(Shard(number, of).holds(digest.hex()) for number in range(1, of + 1)) == 1


@pytest.mark.parametrize("text", ["", "0/2", "3/2", "1", "1/2/3", "-1/2", "1/0", "a/b"])
def test_what_is_no_part_of_a_whole_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no part of a whole"):
        Shard.parse(text)


def test_a_shard_is_written_as_it_is_said() -> None:
    assert str(Shard.parse("2/4")) == "2/4"


def test_what_was_written_is_read_from_all_files_of_the_folder(tmp_path: Path) -> None:
    write_file(tmp_path / "found" / "1.jsonl", Shard(1, 2), {"one": MENTIONS})
    write_file(tmp_path / "found" / "2.jsonl", Shard(2, 2), {"two": "[]"})
    assert len(MENTIONS) > 2
    found = read_shards(tmp_path / "found")
    assert dict(found) == {"one": MENTIONS, "two": "[]"}
    assert (len(found), "one" in found, "three" in found) == (2, True, False)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    write_file(tmp_path / "1.jsonl", Shard(), {"one": MENTIONS, "two": "[]"})
    found = read_shards(tmp_path)
    write_file(tmp_path / "1.jsonl", Shard(), {"two": "[]"})
    with pytest.raises(Invalid, match="has changed while it was read"):
        found["one"]
    (tmp_path / "1.jsonl").unlink()
    with pytest.raises(Invalid, match="cannot be read"):
        found["two"]


def test_a_file_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "1.jsonl"
    write_file(path, Shard(), {})
    path.write_text(path.read_text().replace(str(EXTRACTOR_VERSION), "99", 1))
    with pytest.raises(Invalid, match="read by version 99 of the extraction, this is version"):
        read_shards(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"timeline": "lock"}), "[" * 9999])
def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "1.jsonl").write_text(content)
    with pytest.raises(Invalid, match="no file that timeline read wrote"):
        read_file(tmp_path / "1.jsonl")


def test_a_line_that_was_cut_is_named(tmp_path: Path) -> None:
    path = tmp_path / "1.jsonl"
    write_file(path, Shard(), {"one": MENTIONS})
    path.write_text(path.read_text()[:-20])
    with pytest.raises(Invalid, match=r"1\.jsonl:2:1: is not what timeline read writes"):
        read_file(path)


@pytest.mark.parametrize("texts", [{"one": "two", "\ud800": "no Unicode"}, {"one": "x" * 100_000, "two": "\ud800"}])
def test_a_file_that_cannot_be_written_whole_is_as_it_was(tmp_path: Path, texts: dict[str, str]) -> None:
    write_file(tmp_path / "1.jsonl", Shard(), {"one": MENTIONS})
    with pytest.raises(UnicodeEncodeError):
        write_file(tmp_path / "1.jsonl", Shard(), texts)
    assert dict(read_shards(tmp_path)) == {"one": MENTIONS}
    assert [path.name for path in tmp_path.iterdir()] == ["1.jsonl"]


def test_a_folder_that_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="there is no such folder"):
        read_shards(tmp_path / "found")
    with pytest.raises(Invalid, match="has no"):
        read_shards(tmp_path)
