"""A new repository: complete, its own, and never written over something."""

import subprocess
from pathlib import Path

import pytest
import yaml

from timeline.new import TEMPLATE, create
from timeline.problems import Invalid
from timeline.settings import read_settings


def test_a_new_repository_has_every_file_of_the_template(tmp_path: Path) -> None:
    written = list(create(tmp_path / "new", "Harbour"))
    assert {path.relative_to(tmp_path / "new") for path in written} == {
        path.relative_to(TEMPLATE) for path in TEMPLATE.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("title", ["Harbour", 'A "quoted": title', "# no comment", "港 [x]", "{{ title }}"])
def test_its_title_is_what_was_said_whatever_it_holds(tmp_path: Path, title: str) -> None:
    list(create(tmp_path / "new", title))
    assert read_settings(tmp_path / "new" / "mkdocs.yml").site_name == title


def test_its_workflow_is_valid_yaml_with_nothing_left_to_fill_in(tmp_path: Path) -> None:
    for path in create(tmp_path / "new", "Harbour"):
        text = path.read_text(encoding="utf-8")
        assert "{{ title }}" not in text
        if path.suffix == ".yml":
            yaml.safe_load(text)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Invalid, match="there is something in this place already"):
        list(create(tmp_path, "Harbour"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_git_merges_its_lock_line_by_line(tmp_path: Path) -> None:
    list(create(tmp_path / "new", "Harbour"))
    subprocess.run(["git", "init", "-q", tmp_path / "new"], check=True)
    asked = ["git", "-C", tmp_path / "new", "check-attr", "merge", "timeline.lock"]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert told == "timeline.lock: merge: union\n"
