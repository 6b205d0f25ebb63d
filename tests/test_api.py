"""The Python front door: five functions, their types and errors, and nothing imported before it is used."""

import doctest
import inspect
import re
import subprocess
import sys
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest

import timeline
from timeline.articles import Article
from timeline.dates import DateError, Day
from timeline.ingestion import Added, Skipped

EXAMPLES = (
    *("timeline.articles", "timeline.dates", "timeline.events", "timeline.files", "timeline.problems", "timeline.text"),
    *("timeline.store.merge", "timeline.when.mentions"),
)


@pytest.mark.parametrize("module", [timeline, *map(import_module, EXAMPLES)])
def test_the_examples_in_the_docstrings_are_true(module: object) -> None:
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize(
    "published",
    ["2024-10-18", "2024-10-18T09:30:00+09:00", Day(2024, 10, 18), date(2024, 10, 18), datetime(2024, 10, 18, 9)],
)
def test_the_day_of_publication_is_text_or_a_day_of_either_kind(published: str | date | Day) -> None:
    (mention,) = timeline.find_dates("It sank on Monday.", published=published)
    assert (mention.text, mention.edtf) == ("Monday", "2024-10-14")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(DateError, match='"18 October" is not a day; write year-month-day'):
        timeline.find_dates("It sank on Monday.", published="18 October")


def test_articles_give_events_with_their_sentence() -> None:
    (event,) = timeline.extract(Article("a", "The ferry sank off Malta on October 3.", Day(2024, 10, 18)))
    assert str(event.date) == "2024-10-03"
    assert event.sources[0].quote == "The ferry sank off Malta on October 3."


@pytest.mark.parametrize("published", ["2024-10-18", date(2024, 10, 18), Day(2024, 10, 18)])
def test_a_text_an_article_and_several_articles_give_the_same_events(published: str | date | Day) -> None:
    text = "The ferry sank off Malta on October 3."
    article = timeline.Article("text", text, published)  # type: ignore[arg-type]
    assert article.published == Day(2024, 10, 18)
    events = timeline.extract(text, published=published)
    assert [str(event.date) for event in events] == ["2024-10-03"]
    assert events == timeline.extract(article) == timeline.extract([article]) == timeline.extract(iter((article,)))


def test_a_day_of_publication_beside_articles_is_wrong_use() -> None:
    with pytest.raises(TypeError, match="published is for a text"):
        timeline.extract([Article("a", "It sank.")], published="2024-10-18")
    with pytest.raises(TypeError, match="expected articles, not int"):
        timeline.extract([1])  # type: ignore[list-item]


def test_a_day_compares_with_dates_and_becomes_one() -> None:
    day = timeline.Day(2024, 10, 18)
    assert day == date(2024, 10, 18) == day
    assert len({day, date(2024, 10, 18)}) == 1
    assert date(2024, 10, 17) < day < date(2024, 10, 19)
    assert day != date(2024, 10, 19)
    assert timeline.Day.of(datetime(2024, 10, 18, 12)) == day
    assert day.to_date() == date(2024, 10, 18)
    with pytest.raises(DateError, match="outside of the years 1 to 9999"):
        timeline.Day(-43, 3, 15).to_date()


@pytest.mark.parametrize("fields", [(2024, 13, 45), (2024, 0, 1), (2023, 2, 29), (2024, 4, 31), (2024, 1, 0)])
def test_a_day_that_does_not_exist_raises(fields: tuple[int, int, int]) -> None:
    with pytest.raises(DateError):
        timeline.Day(*fields)


def test_every_error_has_one_root() -> None:
    assert issubclass(timeline.DateError, timeline.TimelineError)
    assert issubclass(timeline.Invalid, timeline.TimelineError)
    with pytest.raises(timeline.TimelineError):
        timeline.load("no-such-folder")


def test_every_public_name_can_be_imported_and_is_listed() -> None:
    assert [name for name in timeline.__all__ if getattr(timeline, name, None) is None] == []
    assert set(timeline.__all__) <= set(dir(timeline))
    functions = {name for name in timeline.__all__ if inspect.isfunction(getattr(timeline, name))}
    assert functions == {"extract", "find_dates", "ingest", "load", "update"}
    assert set(timeline.__all__) - {"__version__"} - functions == {
        one for names in timeline._HOME.values() for one in names
    }


def test_what_json_lines_print_is_a_method_away() -> None:
    (mention,) = timeline.find_dates("on October 3", published="2024-10-18")
    assert mention.to_dict()["edtf"] == "2024-10-03"
    (event,) = timeline.extract("The ferry sank off Malta on October 3.", published="2024-10-18")
    assert event.to_dict()["date"] == "2024-10-03"
    assert event.to_dict()["sources"] == [event.sources[0].to_dict()]


@pytest.mark.integration
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


@pytest.mark.integration
def test_the_package_itself_imports_next_to_nothing() -> None:
    code = "import sys, timeline; print(sum(name.startswith('timeline') for name in sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert shown == "1\n"


@pytest.mark.integration
def test_the_package_imports_in_no_time() -> None:
    code = "import time; start = time.process_time(); import timeline; print(time.process_time() - start)"
    seconds = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    )
    assert seconds <= 0.030


def test_a_name_that_is_none_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrct'"):
        _ = timeline.extrct


def test_a_date_of_a_day_is_a_day_and_anything_else_is_named() -> None:
    assert timeline.Day.of(timeline.Date(2024, 10, 18)) == timeline.Day(2024, 10, 18)
    [mention] = timeline.find_dates("It sank on Monday.", published=timeline.Date(2024, 10, 18))
    assert mention.edtf == "2024-10-14"
    with pytest.raises(DateError, match='"2024-10" is not a day'):
        timeline.find_dates("It sank on Monday.", published=timeline.Date(2024, 10))
    with pytest.raises(TypeError, match="expected a day, not int; write year-month-day as text"):
        timeline.find_dates("It sank on Monday.", published=20241018)  # type: ignore[arg-type]


def test_what_is_no_text_and_no_article_is_named() -> None:
    with pytest.raises(TypeError, match="expected a text, not NoneType"):
        timeline.find_dates(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="expected articles, not NoneType"):
        timeline.extract(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("day", ["2024-10-14", date(2024, 10, 14), datetime(2024, 10, 14, 9), Day(2024, 10, 14)])
def test_an_event_takes_its_date_as_text_or_as_a_day(day: str | date | Day) -> None:
    event = timeline.Event("sunk", day, "Ferry sinks", sources=(timeline.Citation(article="a", says=day),))  # type: ignore[arg-type]
    assert event.date == event.sources[0].says == timeline.Date(2024, 10, 14)
    with pytest.raises(DateError):
        timeline.Event("sunk", "soon", "Ferry sinks")  # type: ignore[arg-type]


def test_a_file_in_place_of_a_folder_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("none", encoding="utf-8")
    with pytest.raises(timeline.Invalid, match="there is no such file"):
        timeline.load(tmp_path / "notes.txt")


def test_the_types_of_the_fields_of_events_are_public() -> None:
    fields = {**inspect.get_annotations(timeline.Event), **inspect.get_annotations(timeline.Citation)}
    named = {name for text in fields.values() for name in re.findall(r"[A-Z]\w+", text)}
    assert named - {"None"} <= set(timeline.__all__)
