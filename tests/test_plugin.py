"""The MkDocs plugin writes the pages that the generator makes, and nothing exists only there."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from tests import programs
from timeline.build import write_pages
from timeline.plugin import SCRIPTS, THEME, TimelineConfig, TimelinePlugin, _without
from timeline.settings import OPTIONS, Settings

pytestmark = pytest.mark.integration

EVENTS = """- id: harbour-closed
  date: 2021-05
  title: The harbour is closed
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / "docs/events").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "docs/index.md").write_text("# Harbour\n", encoding="utf-8")
    (tmp_path / "docs/events/2021.yaml").write_text(EVENTS, encoding="utf-8")
    config = "site_name: Harbour\ntheme: {name: timeline}\nplugins: [material/search, timeline]\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    return tmp_path


def plugin_of(config: Any) -> TimelinePlugin:
    plugin = config.plugins["timeline"]
    assert isinstance(plugin, TimelinePlugin)
    return plugin


def build(repository: Path) -> subprocess.CompletedProcess[str]:
    return programs.run("mkdocs", "build", "--strict", "--quiet", cwd=repository)


def test_mkdocs_build_makes_a_page_of_an_event(repository: Path) -> None:
    built = build(repository)
    assert built.returncode == 0, built.stderr
    page = (repository / "site/timeline/events/harbour-closed/index.html").read_text(encoding="utf-8")
    assert "<h1" in page
    assert "The harbour is closed" in page
    assert "fonts.googleapis.com" not in page


def test_a_page_says_what_others_show_of_it(repository: Path) -> None:
    """OpenGraph, https://ogp.me: addresses must be whole, so they need the site to have one."""
    config = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    said = config.replace(
        "theme: {name: timeline}", "site_url: https://example.org/a/\ntheme: {name: timeline, language: de}"
    )
    (repository / "mkdocs.yml").write_text(said, encoding="utf-8")
    built = build(repository)
    assert built.returncode == 0, built.stderr
    page = (repository / "site/timeline/events/harbour-closed/index.html").read_text(encoding="utf-8")
    found = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', page))
    address = "https://example.org/a/"
    assert found == {
        "type": "article",
        "site_name": "Harbour",
        "title": "The harbour is closed",
        "description": "Mai 2021: The harbour is closed. Keine Quelle angegeben.",
        "locale": "de_DE",
        "url": f"{address}timeline/events/harbour-closed/",
        "image": f"{address}assets/card.png",
        "image:width": "1200",
        "image:height": "630",
        "image:alt": "",
    }
    image = (repository / "site/assets/card.png").read_bytes()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(image[at : at + 4]) for at in (16, 20)] == [1200, 630]


def test_a_page_has_no_gaps_and_keeps_what_is_written_as_it_is_read(repository: Path) -> None:
    (repository / "overrides/partials").mkdir(parents=True)
    written = "<pre>one\n\n  two</pre>\n\n   <p>three</p>\n"
    (repository / "overrides/partials/copyright.html").write_text(written, encoding="utf-8")
    config = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    said = config.replace("{name: timeline}", "{name: timeline, custom_dir: overrides}")
    (repository / "mkdocs.yml").write_text(said, encoding="utf-8")
    built = build(repository)
    assert built.returncode == 0, built.stderr
    page = (repository / "site/timeline/events/harbour-closed/index.html").read_text(encoding="utf-8")
    assert "<pre>one\n\n  two</pre>\n<p>three</p>" in page
    elsewhere = re.sub("<pre.*?</pre>|<script.*?</script>", "-", page, flags=re.DOTALL)
    assert re.findall(r"\n\s", elsewhere) == []


def test_the_list_of_generated_files_is_not_published(repository: Path) -> None:
    built = build(repository)
    assert built.returncode == 0, built.stderr
    assert (repository / "docs/timeline/.generated.json").is_file()
    assert [path for path in (repository / "site").rglob(".*") if path.is_file()] == []


def test_the_plugin_writes_what_the_generator_makes(repository: Path) -> None:
    write_pages(repository / "mkdocs.yml")
    before = {path: path.read_bytes() for path in (repository / "docs/timeline").rglob("*") if path.is_file()}
    config = load_config(str(repository / "mkdocs.yml"))
    plugin_of(config).on_pre_build(config=config)
    assert before == {path: path.read_bytes() for path in (repository / "docs/timeline").rglob("*") if path.is_file()}


def test_a_mistake_in_the_yaml_ends_a_strict_build_with_its_place(repository: Path) -> None:
    (repository / "docs/events/2021.yaml").write_text(EVENTS + "  dat: 2021\n", encoding="utf-8")
    built = build(repository)
    assert built.returncode == 1
    assert "docs/events/2021.yaml:4" in built.stderr
    assert "Traceback" not in built.stderr


def test_an_event_with_a_mistake_is_held_back_and_the_rest_is_built(repository: Path) -> None:
    wrong = "- {id: wrong, date: 2021-13, title: Wrong month}\n"
    source = "- {id: half, date: 2021-06, title: Half, sources: [{url: example.org}, {url: 'https://example.org/b'}]}\n"
    (repository / "docs/events/2021.yaml").write_text(EVENTS + wrong + source, encoding="utf-8")
    built = programs.run("timeline", "build", cwd=repository)
    assert built.returncode == 1
    assert "month 13 is none" in built.stderr
    assert "write a web address" in built.stderr
    pages = {path.parent.name for path in (repository / "site/timeline/events").rglob("index.html")}
    assert pages == {"harbour-closed", "half"}
    assert "https://example.org/b" in (repository / "site/timeline/events/half/index.html").read_text(encoding="utf-8")
    strict = programs.run("timeline", "build", "--strict", cwd=repository)
    assert strict.returncode == 1
    assert "month 13 is none" in strict.stderr


def test_drafts_can_be_hidden(repository: Path) -> None:
    checked = "- {id: seen, date: 2021-06, title: Seen, review: checked}\n"
    (repository / "docs/events/2021.yaml").write_text(EVENTS + checked, encoding="utf-8")
    config = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    hidden = config.replace("timeline]", "timeline: {drafts: hidden}]")
    assert hidden != config
    (repository / "mkdocs.yml").write_text(hidden, encoding="utf-8")
    write_pages(repository / "mkdocs.yml")
    assert [path.name for path in (repository / "docs/timeline/events").iterdir()] == ["seen"]


def test_the_plugin_knows_the_settings_that_the_commands_know() -> None:
    settings = Settings(Path("mkdocs.yml"))
    assert {name: option.default for name, option in TimelineConfig._schema} == {
        name: getattr(settings, name) for name in OPTIONS
    } | {"timelines": {}}


def test_other_themes_load_the_scripts_that_the_packaged_theme_loads() -> None:
    (listed,) = re.findall(r"for script in \[(.*?)\]", (THEME / "main.html").read_text(encoding="utf-8"))
    # The search of the packaged theme is Material's with one of ours before it; another theme has its own.
    assert [*SCRIPTS] == [name for name in re.findall(r'"([^"]+)"', listed) if name != "material-late"]


def test_what_pages_are_made_from_is_watched_while_serving_and_not_the_pages(repository: Path) -> None:
    class Server:
        def __init__(self) -> None:
            self.watched = {str(repository / "docs"): True}

        def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
            self.watched[path] = recursive

        def unwatch(self, path: str) -> None:
            del self.watched[path]

    (repository / "docs/guide").mkdir()
    write_pages(repository / "mkdocs.yml")
    config = load_config(str(repository / "mkdocs.yml"))
    server: Any = plugin_of(config).on_serve(Server(), config=config, builder=print)  # type: ignore[arg-type]
    assert server.watched == {
        str(repository / "docs"): False,
        str(repository / "docs/events"): True,
        str(repository / "docs/guide"): True,
        str(repository / "seeds"): True,
    }


def test_all_of_docs_is_watched_where_the_pages_stand_elsewhere(repository: Path) -> None:
    docs = repository / "docs"
    assert [*_without({repository / "pages"}, docs)] == [(docs, True)]
    assert [*_without({docs / "a/b"}, docs)] == [(docs, False), (docs / "events", True)]


def test_mkdocs_knows_every_setting_and_no_other() -> None:
    assert {name for name, _ in TimelineConfig()._schema} == {*OPTIONS, "timelines"}
