"""The Python front door: five functions, and nothing imported before it is used."""

import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import timeline
import timeline.api
from timeline.articles import Article
from timeline.dates import DateError, Day
from timeline.ingestion import Added, Skipped


@pytest.mark.parametrize("module", [timeline, timeline.api])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("published", ["2024-10-18", "2024-10-18T09:30:00+09:00", Day(2024, 10, 18)])
def test_the_day_of_publication_is_text_or_a_day(published: str | Day) -> None:
    (mention,) = timeline.find_dates("It sank on Monday.", published=published)
    assert (mention.text, mention.edtf) == ("Monday", "2024-10-14")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match='"18 October" is not a day; write year-month-day'):
        timeline.find_dates("It sank on Monday.", published="18 October")


def test_articles_give_events_with_their_sentence() -> None:
    (event,) = timeline.extract(Article("a", "The ferry sank off Malta on October 3.", Day(2024, 10, 18)))
    assert str(event.date) == "2024-10-03"
    assert event.sources[0].quote == "The ferry sank off Malta on October 3."


def test_a_file_is_brought_into_a_repository(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [timeline]\n")
    mail = tmp_path / "a.eml"
    mail.write_text("Subject: Ferry\nDate: Fri, 18 Oct 2024 09:30:00 +0900\n\nThe ferry was stopped by ice.\n")
    [added] = timeline.ingest(mail, folder=tmp_path)
    assert isinstance(added, Added)
    assert (added.path, str(added.article.published)) == (tmp_path / "seeds" / "ferry-2024-10-18.md", "2024-10-18")
    [skipped] = timeline.ingest(str(mail), folder=tmp_path, since="2024-10-01")
    assert isinstance(skipped, Skipped)


def test_a_repository_is_updated_and_loaded(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [timeline]\n", encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    text = "---\npublished: 2024-10-18\n---\nThe ferry sank off Malta on October 3."
    (tmp_path / "seeds" / "a.md").write_text(text, encoding="utf-8")
    assert timeline.update(tmp_path).written
    assert [str(event.date) for event in timeline.load(tmp_path).events] == ["2024-10-03"]


def test_a_function_of_the_front_door_is_the_same_whatever_was_imported_before() -> None:
    package = Path(timeline.__file__).parent
    assert not [name for name in timeline.__all__ if (package / name).exists() or (package / f"{name}.py").exists()]


def test_the_package_itself_imports_next_to_nothing() -> None:
    code = "import sys, timeline; print(sum(name.startswith('timeline') for name in sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "1\n"


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrct'"):
        _ = timeline.extrct
