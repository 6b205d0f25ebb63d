"""From the files of a repository to its pages."""

from pathlib import Path

import pytest

from timeline.build import write_pages
from timeline.settings import read_settings
from timeline.updating.pipeline import update

ARTICLE = """---
published: 2021-05-07
---
The port authority closed the harbour on Tuesday.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "seeds/harbour.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Harbour\nplugins: [timeline]\n", encoding="utf-8")
    update(read_settings(tmp_path / "mkdocs.yml"))
    return tmp_path


def test_a_changed_id_keeps_its_old_address_before_and_after_the_next_update(repository: Path) -> None:
    config = repository / "mkdocs.yml"
    [file] = (repository / "docs/events").glob("*.yaml")
    text = file.read_text(encoding="utf-8")
    old = text.partition("id: ")[2].partition("\n")[0]
    file.write_text(text.replace(f"id: {old}", "id: closure"), encoding="utf-8")
    for _ in range(2):
        write_pages(config)
        page = repository / f"docs/timeline/events/{old}/index.html"
        assert "../../events/closure/index.html" in page.read_text(encoding="utf-8")
        assert not page.with_suffix(".md").exists()
        page.unlink()
        update(read_settings(config))


def test_only_the_pages_that_an_edit_touches_are_written_again(repository: Path) -> None:
    config = repository / "mkdocs.yml"
    write_pages(config)
    assert write_pages(config) == []
    [file] = (repository / "docs/events").glob("*.yaml")
    with file.open("a", encoding="utf-8") as added:
        added.write("- id: other\n  date: 1987\n  title: Other\n  status: reported\n")
    before = {path: path.stat().st_mtime_ns for path in (repository / "docs/timeline").rglob("*.md")}
    written = write_pages(config)
    untouched = repository / "docs/timeline/sources/harbour/index.md"
    assert repository / "docs/timeline/events/other/index.md" in written
    assert untouched not in written
    assert untouched.stat().st_mtime_ns == before[untouched]


def test_the_sentences_of_an_article_are_told_on_its_page(repository: Path) -> None:
    write_pages(repository / "mkdocs.yml")
    page = (repository / "docs/timeline/sources/harbour/index.md").read_text(encoding="utf-8")
    assert "1 used, 0 with a date but not used, 0 left out." in page
