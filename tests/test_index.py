"""The index saves work and decides nothing: broken, missing or locked, it is as none."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.updating import cache
from timeline.updating.cache import NAME, opened

JSON = st.recursive(st.none() | st.floats(allow_nan=False) | st.text(), lambda inner: st.lists(inner), max_leaves=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_what_was_put_is_there_when_it_is_opened_again(tmp_path: Path, values: dict[str, object]) -> None:
    with opened(tmp_path) as index:
        for key, value in values.items():
            index.put("made", key, value)
        assert {key: index.get("made", key) for key in values} == values
    with opened(tmp_path) as index:
        assert {key: index.get("made", key) for key in values} == values
        assert all(index.get("other", key) is None for key in values)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.binary(max_size=200))
def test_a_broken_index_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / NAME).write_bytes(content)
    with opened(tmp_path) as index:
        assert index.get("made", "one") is None
        index.put("made", "one", [1])
    with opened(tmp_path) as index:
        assert index.get("made", "one") == [1]


def test_an_index_of_another_form_is_made_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        index.put("made", "one", 1)
    with sqlite3.connect(tmp_path / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    with opened(tmp_path) as index:
        assert index.get("made", "one") is None


def test_where_nothing_is_to_be_kept_nothing_is_written(tmp_path: Path) -> None:
    with opened(tmp_path, keeps=False) as index:
        index.put("made", "one", 1)
        assert index.get("made", "one") == 1
    assert not (tmp_path / NAME).exists()
    with opened(tmp_path) as index:
        index.put("made", "one", 1)
    with opened(tmp_path, keeps=False) as index:
        index.put("made", "two", 2)
    with opened(tmp_path) as index:
        assert (index.get("made", "one"), index.get("made", "two")) == (1, None)


def test_what_is_not_asked_for_goes_once_it_is_most(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        for number in range(10):
            index.put("made", str(number), number)
    with opened(tmp_path) as index:
        assert index.get("made", "3") == 3
        index.forget_unused()
    with opened(tmp_path) as index:
        assert [index.get("made", str(number)) for number in range(10)].count(None) == 9


def test_where_nothing_is_to_be_kept_nothing_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        for number in range(10):
            index.put("made", str(number), number)
    with opened(tmp_path, keeps=False) as index:
        assert index.get("made", "3") == 3
        index.forget_unused()
    with opened(tmp_path) as index:
        assert [index.get("made", str(number)) for number in range(10)] == [*range(10)]


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder", encoding="utf-8")
    with opened(tmp_path) as index:
        index.put("made", "one", 1)
        assert index.get("made", "one") == 1


@pytest.mark.parametrize("text", ["{", "[" * 9999])
def test_a_value_that_is_broken_is_as_none(tmp_path: Path, text: str) -> None:
    with opened(tmp_path) as index:
        index.put_text("made", "one", text)
        assert index.get("made", "one") is None


@pytest.mark.parametrize("most", [cache._HELD, 0])
def test_values_that_are_read_at_once_are_those_that_are_read_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(cache, "_HELD", most)
    with opened(tmp_path) as index:
        for kind in ("made", "made of", "made;", "other"):
            index.put(kind, "one", kind)
    with opened(tmp_path) as index:
        index.hold("made")
        assert [index.get(kind, "one") for kind in ("made", "made of", "made;", "other")] == [
            *("made", "made of", "made;", "other")
        ]
        assert index.get("made", "two") is None
        index.put("made", "one", "new")
        index.flush()
        assert index.get("made", "one") == "new"
    with opened(tmp_path, keeps=False) as index:
        index.hold("made")
        assert index.get("made", "one") == "new"


def test_what_is_not_there_is_not_read_at_once(tmp_path: Path) -> None:
    with opened(tmp_path, keeps=False) as index:
        index.hold("made")
        assert index.get("made", "one") is None
