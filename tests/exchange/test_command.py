"""The commands: files in and out, what was lost on standard error, and exit codes that mean something."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli.exchange import IN, OUT, export_command, import_command
from timeline.exchange.edition import Edition
from timeline.exchange.formats import FORMATS, WRITERS, read_any, write
from timeline.problems import Invalid

YAML = """\
- id: treaty
  date: June 2024    # the day is not known
  title: Treaty signed
  x-own: 1
- id: talks
  date: "2024-06-12"
  title: Talks
  sources:
  - article: herald
    quote: talks were held
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A timeline repository with two events and an article; the commands run in it."""
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: T\nsite_url: https://example.org/t\nplugins: [timeline]\n")
    (tmp_path / "docs/events/2024.yaml").write_text(YAML)
    (tmp_path / "seeds/herald.md").write_text(
        "---\ntitle: Talks\npublished: 2024-06-13\n---\nThat day talks were held.\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


Run = Callable[..., Result]


@pytest.fixture
def export(repository: Path) -> Run:
    return lambda *words: CliRunner().invoke(export_command, words, catch_exceptions=False)


@pytest.fixture
def bring(repository: Path) -> Run:
    return lambda *words, **more: CliRunner().invoke(import_command, words, catch_exceptions=False, **more)


def test_every_format_that_exists_can_be_asked_for() -> None:
    assert (set(OUT), set(IN)) == (set(WRITERS), set(FORMATS))


@pytest.mark.parametrize("form", OUT)
def test_every_format_is_written_alike_to_a_file_and_to_standard_output(export: Run, form: str) -> None:
    to_output, to_file = export(form), export(form, "-o", "out")
    assert (to_output.exit_code, to_file.exit_code) == (0, 0)
    assert to_output.stdout_bytes == Path("out").read_bytes() != b""


def test_what_was_not_said_stands_on_standard_error(export: Run) -> None:
    assert export("ics").stderr.splitlines() == [
        'treaty: 2024-06 spans 2024-06-01 to 2024-06-30; its title and text say "June 2024"',
        "treaty: x-own of your own stay in the YAML",
    ]


def test_addresses_are_those_of_the_site(export: Run) -> None:
    assert '"https://example.org/t/timeline/events/treaty/"' in export("jsonld").stdout


def test_what_was_exported_is_there_already(export: Run, bring: Run, repository: Path) -> None:
    before = {path: path.read_bytes() for path in repository.rglob("*.yaml")}
    for form in ("json", "csv"):
        export(form, "-o", "out")
        result = bring("out")
        assert (result.exit_code, result.stdout, result.stderr) == (0, "nothing new, 2 there already\n", "")
    assert {path: path.read_bytes() for path in repository.rglob("*.yaml")} == before


def test_a_table_becomes_yaml_to_edit(bring: Run, repository: Path) -> None:
    Path("My list.csv").write_text('date,title,who\n"Oct 8-13, 2024","Troops: leave",North Korea\n')
    result = bring("My list.csv")
    assert (result.exit_code, result.stdout) == (0, "1 new event in docs/events/imported-my-list.yaml\n")
    assert (repository / "docs/events/imported-my-list.yaml").read_text() == (
        "# yaml-language-server: $schema=.schema.json\n"
        "- id: troops-leave\n"
        "  date: 2024-10-08/2024-10-13\n"
        '  title: "Troops: leave"\n'
        "  status: reported\n"
        "  who: [North Korea]\n"
    )
    assert (repository / "docs/events/.schema.json").exists()
    assert bring("My list.csv").stdout == "nothing new, 1 there already\n"


def test_more_of_the_same_list_goes_beside_what_was_edited(bring: Run, repository: Path) -> None:
    Path("a.csv").write_text("id,date,title\nb,2025,B\n")
    bring("a.csv")
    file = repository / "docs/events/imported-a.yaml"
    file.write_text(file.read_text() + "  # mine\n")
    Path("a.csv").write_text("id,date,title\nb,2025,B\nc,2026,C\n")
    bring("a.csv")
    assert "# mine" in file.read_text()
    assert "id: c" in file.read_text()


def test_rows_that_are_left_out_are_named_and_exit_with_1(bring: Run, repository: Path) -> None:
    Path("a.csv").write_text("date,title\nsoonish,A\n2024,B\n")
    result = bring("a.csv")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "1 new event in docs/events/imported-a.yaml",
        "1 left out: correct them in a.left-out.csv, then: timeline import a.left-out.csv",
    ]
    assert result.stderr.startswith("row 2: left out: date: ")


def test_what_was_left_out_comes_in_when_it_was_corrected(bring: Run, repository: Path) -> None:
    Path("a.csv").write_text("date,title,colour\nsoonish,A,red\n2024,B,blue\n")
    bring("a.csv")
    mend = Path("a.left-out.csv")
    assert mend.read_text().startswith("date,title,colour,why left out\n")
    mend.write_text(mend.read_text().replace("soonish", "May 2024"))
    result = bring("a.left-out.csv")
    assert (result.exit_code, result.stdout) == (0, "1 new event in docs/events/imported-a.yaml\n")
    assert "title: A\n" in Path("docs/events/imported-a.yaml").read_text()


def test_slides_that_were_left_out_come_in_when_they_were_corrected(bring: Run) -> None:
    Path("s.json").write_text('{"events": [{"start_date": {"year": "soon"}, "text": {"headline": "A"}}]}')
    assert bring("s.json").exit_code == 1
    mend = Path("s.left-out.json")
    mend.write_text(mend.read_text().replace('"soon"', "2024"))
    result = bring("s.left-out.json")
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_mapping_is_kept_for_the_next_table_with_the_same_columns(bring: Run) -> None:
    Path("a.csv").write_text("foo,bar,baz\nA,2024-05,https://x.example/a\n")
    assert "say which one is: --map" in bring("a.csv").stderr
    assert bring("a.csv", "--map", "title=foo,date=bar", "--map", "url=baz").exit_code == 0
    Path("b.csv").write_text("bar,baz,foo\n2025,https://x.example/b,B\n")
    assert bring("b.csv").exit_code == 0
    assert "url: https://x.example/b" in Path("docs/events/imported-b.yaml").read_text()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("titel=foo", '"titel" is not one of ours; write title'),
        ("title=quux", 'there is no column "quux"; the columns are foo, bar'),
        ("title", '"title" is no pair; write title=event,url=source_url'),
    ],
)
def test_a_wrong_mapping_is_wrong_use(bring: Run, given: str, message: str) -> None:
    Path("a.csv").write_text("foo,bar\nA,2024\n")
    result = bring("a.csv", "--map", given)
    assert result.exit_code == 2
    assert message in result.output


def test_imported_events_are_matched_against_the_articles(bring: Run) -> None:
    Path("a.csv").write_text(
        "date,title\n2024-06,Peace talks were held\n2024-07-20,The talks were held\n1990,War ends\n"
    )
    Path("docs/events/2024.yaml").write_text(YAML.replace("title: Talks\n", "title: Talks were held\n"))
    shown = bring("a.csv", "--match").stdout.splitlines()
    assert shown[:4] == [
        'peace-talks-were-held: reported, talks: "talks were held"',
        'the-talks-were-held: contradicted 2024-06-12, talks: "talks were held"',
        "war-ends: not in the articles",
        "1 reported, 1 contradicted, 1 not in the articles",
    ]


def test_a_dry_run_prints_the_yaml_and_writes_nothing(bring: Run, repository: Path) -> None:
    before = sorted(repository.rglob("*"))
    result = bring("-", "--dry-run", "--format", "csv", input="date,title\n2024,B\n")
    assert result.stdout.splitlines()[1] == "- id: b"
    assert sorted(repository.rglob("*")) == before


def test_slides_are_recognised(bring: Run) -> None:
    Path("a.json").write_text(json.dumps({"events": [{"start_date": {"year": 2024}, "text": {"headline": "B"}}]}))
    assert bring("a.json").stdout == "1 new event in docs/events/imported-a.yaml\n"


def test_an_article_that_is_not_here_is_named(bring: Run) -> None:
    events = [{"date": "2024", "title": "B", "sources": [{"article": "gone", "quote": "x"}]}]
    Path("a.json").write_text(json.dumps({"format": "timeline", "version": 1, "events": events}))
    result = bring("a.json")
    assert (result.exit_code, result.stderr) == (
        0,
        'b: cites the article "gone", which is not in seeds/; add it there\n',
    )


def test_control_characters_do_not_reach_the_terminal(bring: Run) -> None:
    Path("a.csv").write_text("date,title,\x1b[31m\n2024,B,x\n")
    assert "\x1b" not in bring("a.csv").stderr


def test_a_file_in_an_old_encoding_is_read_and_named(bring: Run) -> None:
    text = "date,title\n2024,Die Brücke über den Fluß wird für den Verkehr geöffnet, große Freude überall\n"
    Path("a.csv").write_bytes(text.replace("geöffnet, große", "geöffnet und große").encode("cp1252"))
    result = bring("a.csv", "--dry-run")
    assert "not UTF-8; read as" in result.stderr
    assert "Brücke" in result.stdout


def test_a_file_that_cannot_be_written_is_named(export: Run) -> None:
    with pytest.raises(Invalid, match=r"cannot be written"):
        export("csv", "-o", "no/such/folder.csv")


def test_wrong_use_exits_with_2(export: Run, bring: Run) -> None:
    assert (export("pdf").exit_code, bring("gone.csv").exit_code) == (2, 2)


@pytest.mark.parametrize(
    ("package", "form", "message"),
    [
        ("openpyxl", "xlsx", "xlsx: files of Excel need openpyxl"),
        ("docx", "docx", "docx: files of Word need python-docx"),
    ],
)
def test_without_the_extra_an_export_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, edition: Edition, package: str, form: str, message: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(Invalid) as raised:
        write(form, edition)
    assert str(raised.value) == f"{message}; install it with: pip install 'mkdocs-timeline[exchange]'"


@pytest.mark.parametrize(
    ("package", "content", "message"),
    [
        ("openpyxl", b"PK\x03\x04", "xlsx: files of Excel need openpyxl"),
        ("icalendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "ics: calendars of others need icalendar"),
    ],
)
def test_without_the_extra_an_import_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, package: str, content: bytes, message: str
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(Invalid) as raised:
        read_any(content, None)
    assert str(raised.value) == f"{message}; install it with: pip install 'mkdocs-timeline[exchange]'"
