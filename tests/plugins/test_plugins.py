"""Packages add languages, readers, exporters and extractors: an example is installed, found, held to its contract."""

import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from hatchling.builders.wheel import WheelBuilder

from timeline import plugins, testing
from timeline.articles import Article, ReadingDepth, depth_of
from timeline.cli import main
from timeline.dates import Day
from timeline.exchange.edition import Edition, Written
from timeline.exchange.formats import write
from timeline.extraction.mentions import EventMention
from timeline.extraction.pipeline import read_mentions
from timeline.ingestion.parsed import Parsed
from timeline.ingestion.readers import reader_of
from timeline.plugins import GROUPS, PluginError
from timeline.updating.gathering import fingerprint
from timeline.updating.reading import find_all
from timeline.when import find_dates, languages

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "plugins.md"
EXAMPLE = Path(__file__).parent / "example"
TEXT = "The bridge is closed.\n\nA vote failed.\n"
MINUTES = Article("minutes", TEXT, Day(2024, 10, 3), publisher="Council of Example")


@pytest.fixture(scope="module")
def site_packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the example is installed in, as pip does it: its wheel, unpacked."""
    folder = tmp_path_factory.mktemp("installed")
    source = shutil.copytree(EXAMPLE, folder / "source")
    (wheel,) = WheelBuilder(str(source)).build(directory=str(folder), versions=["standard"])
    zipfile.ZipFile(wheel).extractall(folder / "site-packages")
    return folder / "site-packages"


@pytest.fixture
def example(site_packages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The example, installed."""
    monkeypatch.syspath_prepend(site_packages)
    forget()
    import timeline_example

    yield timeline_example
    sys.modules.pop("timeline_example")
    forget()


def forget() -> None:
    plugins._load.cache_clear()
    languages.load_language.cache_clear()


@pytest.mark.parametrize("protocol", GROUPS.values())
def test_a_contract_has_four_members_at_most(protocol: type[Any]) -> None:
    assert 0 < len(plugins.members(protocol)) <= 4


def test_a_language_of_a_package_is_read_by_its_rules(example: ModuleType) -> None:
    testing.check_language(
        example.DUTCH, {"op 3 oktober 2023": "2023-10-03", "Gisteren was er brand.": "2024-10-17", "in de stad": ""}
    )


def test_a_reader_of_a_package_reads_its_documents(example: ModuleType) -> None:
    testing.check_reader(example.NOTES, {b"NOTE The ferry sank.": "The ferry sank."})
    assert reader_of("a.note", "", b"") is example.NOTES
    assert reader_of("a.txt", "", b"NOTE this") is example.NOTES


def test_an_exporter_of_a_package_writes_its_format(example: ModuleType, tmp_path: Path) -> None:
    testing.check_exporter(example.LEDGER)
    assert write("ledger", Edition(())) == Written("")


def test_the_command_export_knows_the_formats_of_packages(example: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [timeline]\n")
    (tmp_path / "docs" / "events").mkdir(parents=True)
    (tmp_path / "docs" / "events" / "2024.yaml").write_text(
        "- id: sank\n  date: 2024-10-03\n  title: Ferry sinks\n  sources:\n  - url: https://example.org/\n"
    )
    config = ["-f", str(tmp_path / "mkdocs.yml")]
    said = CliRunner().invoke(main, ["export", "ledger", *config])
    assert (said.exit_code, said.stdout) == (0, "2024-10-03\tFerry sinks\n")
    assert "sank: its sources are not in a ledger" in said.stderr
    other = CliRunner().invoke(main, ["export", "ledgers", *config])
    assert other.exit_code == 2
    assert "ledger" in other.stderr


def test_an_extractor_of_a_package_reads_the_articles_it_wants(example: ModuleType) -> None:
    testing.check_extractor(example.MINUTES, [MINUTES])
    found = find_all([MINUTES])
    assert [(one.quote, str(one.when)) for one in found.candidates] == [
        ("The bridge is closed.", "2024-10-03"),
        ("A vote failed.", "2024-10-03"),
    ]
    assert not found.failed


def test_an_extractor_decides_how_an_article_in_any_language_is_read(example: ModuleType) -> None:
    assert depth_of(replace(MINUTES, language="fi")) is ReadingDepth.FULL
    assert depth_of(replace(MINUTES, language="fi", publisher="Another")) is ReadingDepth.NONE


def test_an_article_is_read_again_once_a_plugin_reads_it(site_packages: Path, example: ModuleType) -> None:
    other = replace(MINUTES, publisher="Another")
    with_it = [fingerprint(MINUTES), fingerprint(other), fingerprint(replace(other, language="nl"))]
    sys.path.remove(str(site_packages))
    forget()
    without = [fingerprint(MINUTES), fingerprint(other), fingerprint(replace(other, language="nl"))]
    assert [one == two for one, two in zip(with_it, without, strict=True)] == [False, True, False]


def test_a_plugin_that_is_none_is_left_out_and_named(example: ModuleType) -> None:
    (problem,) = plugins.problems(*plugins.READING)
    assert str(problem) == (
        'timeline-example 1.0: plug-in "broken" of timeline.extractors left out: timeline_example:NOTHING is no '
        "Extractor: it lacks name, version, reads, extract"
    )
    assert plugins.extractor_of(MINUTES) is example.MINUTES


def test_check_fails_while_a_plugin_cannot_be_used(example: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nplugins: [timeline]\n")
    (tmp_path / "docs" / "events").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    said = CliRunner().invoke(main, ["check", "-f", str(tmp_path / "mkdocs.yml")])
    assert said.exit_code == 1
    assert "timeline-example 1.0" in said.output


def gives(*mentions: EventMention) -> SimpleNamespace:
    return SimpleNamespace(name="odd", version="1", reads=lambda _: True, extract=lambda _: mentions)


def fails(_: Article) -> Iterable[EventMention]:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"quote": "The bridge was closed."}, "letter for letter"),
        ({"start": 1}, "letter for letter"),
        ({"article": "another"}, 'names the article "another"'),
        ({"title": " "}, "no title"),
        ({"when": None}, "without a date"),
    ],
)
def test_what_an_extractor_makes_up_costs_its_article_and_names_it(
    change: dict[str, Any], says: str, example: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    mention = next(iter(example.MINUTES.extract(MINUTES)))
    monkeypatch.setattr(plugins, "extractor_of", lambda _: gives(replace(mention, **change)))
    found = find_all([MINUTES])
    assert not found.candidates
    assert 'extractor "odd"' in found.failed["minutes"]
    assert says in found.failed["minutes"]


def test_an_extractor_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = SimpleNamespace(name="odd", version="1", reads=lambda _: True, extract=fails)
    monkeypatch.setattr(plugins, "extractor_of", lambda _: odd)
    with pytest.raises(PluginError, match='the extractor "odd" failed: ZeroDivisionError'):
        read_mentions(MINUTES)


CLOCK = count()
BROKEN: dict[str, Callable[[], None]] = {
    "a language that is built in": lambda: testing.check_language(
        SimpleNamespace(code="en", version="1", language=lambda: languages.load_language("en")[0]),
        {"today": "2024-10-18"},
    ),
    "a language that is not installed": lambda: testing.check_language(
        SimpleNamespace(code="xx", version="1", language=lambda: replace(languages.load_language("en")[0], code="xx")),
        {"today": "2024-10-18"},
    ),
    "a reader that loses text": lambda: testing.check_reader(
        SimpleNamespace(name="x", suffixes=(".x",), media_types=(), read=lambda *_: Parsed("nothing")), {b"all": "all"}
    ),
    "a reader that raises what it likes": lambda: testing.check_reader(
        SimpleNamespace(name="x", suffixes=(".x",), media_types=(), read=lambda content, *_: Parsed(content.decode())),
        {b"all": "all"},
    ),
    "an exporter that loses events": lambda: testing.check_exporter(
        SimpleNamespace(name="x", write=lambda _: Written("nothing"))
    ),
    "an exporter that asks the clock": lambda: testing.check_exporter(
        SimpleNamespace(name="x", write=lambda _: Written(str(next(CLOCK))))
    ),
    "an extractor without a version": lambda: testing.check_extractor(
        SimpleNamespace(name="x", reads=bool, extract=list), [MINUTES]
    ),
    "an extractor that does not read its article": lambda: testing.check_extractor(
        SimpleNamespace(name="x", version="1", reads=lambda _: False, extract=list), [MINUTES]
    ),
    "an extractor that fails": lambda: testing.check_extractor(
        SimpleNamespace(name="x", version="1", reads=lambda _: True, extract=fails), [MINUTES]
    ),
}


@pytest.mark.parametrize("check", BROKEN.values(), ids=list(BROKEN))
def test_the_contract_tests_find(check: Callable[[], None]) -> None:
    with pytest.raises(AssertionError):
        check()


def test_the_examples_of_the_guide_keep_their_contracts() -> None:
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL):
        if "my_package" not in code:
            exec(code, names)
    testing.check_exporter(names["LEDGER"])
    testing.check_reader(names["NOTES"], {b"NOTE The ferry sank.": "The ferry sank."})
    testing.check_extractor(names["MINUTES"], [MINUTES])
    assert names["DUTCH"].language().code == "nl"


def test_an_extractor_that_cannot_say_what_it_reads_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = SimpleNamespace(name="odd", version="1", reads=fails, extract=list)
    monkeypatch.setattr(plugins, "_load", lambda _: SimpleNamespace(plugins=(odd,)))
    with pytest.raises(PluginError, match='the extractor "odd" failed: ZeroDivisionError'):
        plugins.extractor_of(MINUTES)


def test_a_language_of_a_package_leaves_the_others_as_they_are(example: ModuleType) -> None:
    assert [one.edtf for one in find_dates("on October 3", Day(2024, 10, 18))] == ["2024-10-03"]
