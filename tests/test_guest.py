"""A guest in any MkDocs site: the plugin alone shows everything, whatever the theme, folders and addresses are."""

import html as html_module
import re
import subprocess
from pathlib import Path

import pytest

from tests import programs
from tests.site.realistic import realistic
from timeline.build import read_site
from timeline.dates import parse_edtf
from timeline.events import Event, Place
from timeline.settings import read_settings
from timeline.site import ChapterError, Site, SiteSettings, chapter
from timeline.site.pages import site_of

pytestmark = pytest.mark.integration

EVENTS = """- id: harbour-closed
  date: 2021-05
  title: The harbour is closed
  tags: [harbour]
- id: harbour-opens
  date: 2022-06-01   # an editor's private note
  title: The harbour opens again
  tags: [harbour]
  who: [Port Authority]
- id: strike-begins
  date: 2023-02-03
  title: The strike begins
"""
PAGE = "# Welcome\n\n```timeline\ntag: harbour\nview: lines\n```\n\n```yaml\ntimeline: kept as it is\n```\n"


def site(root: Path, config: str, docs: str = "docs", events: str = EVENTS) -> Path:
    """A repository with three events and a page of its own that shows two of them."""
    (root / docs / "events").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / docs / "index.md").write_text(PAGE, encoding="utf-8")
    (root / docs / "guide").mkdir()
    (root / docs / "guide" / "deep.md").write_text(
        "# Deep\n\n```timeline\nevent: strike-begins\n```\n", encoding="utf-8"
    )
    (root / docs / "events" / "2021.yaml").write_text(events, encoding="utf-8")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


def build(root: Path, *options: str, file: str = "mkdocs.yml") -> subprocess.CompletedProcess[str]:
    return programs.run("mkdocs", "build", "--quiet", "--config-file", file, *options, cwd=root)


def built(root: Path, *options: str) -> Path:
    done = build(root, "--strict", *options)
    assert done.returncode == 0, done.stderr
    return root / "site"


def broken_links(folder: Path) -> list[str]:
    """Links and files named in the pages that lead to nothing."""
    wrong = []
    for page in folder.rglob("*.html"):
        if page.name == "404.html":
            continue
        for address in re.findall(r'(?:href|src)="?([^"\s>]+)', page.read_text(encoding="utf-8")):
            path = html_module.unescape(address).partition("#")[0].partition("?")[0]
            if not path or "://" in path or path.startswith(("data:", "mailto:")):
                continue
            target = (page.parent / path).resolve()
            if not (target / "index.html" if target.is_dir() else target).is_file():
                wrong.append(f"{page.relative_to(folder)}: {address}")
    return wrong


CONFIGS = {
    "theme and plugin alone": "theme: material\nplugins: [timeline]\n",
    "files instead of folders": "theme: material\nuse_directory_urls: false\nplugins: [timeline]\n",
    "a navigation": "theme: material\nplugins: [search, timeline]\nnav: [index.md, {Chronology: timeline/index.md}]\n",
    "an address": "site_url: https://example.org/sub/\ntheme: {name: material, language: de}\nplugins: [timeline]\n",
    "MkDocs' own theme": "theme: mkdocs\nplugins: [search, timeline]\n",
    "readthedocs": "theme: readthedocs\nplugins: [search, timeline]\n",
    "tags": "theme: material\nplugins: [search, tags, timeline]\nmarkdown_extensions: [admonition, attr_list, toc]\n",
    "as a mapping": "theme: {name: material}\nplugins: {search: {}, timeline: {title: Port}}\n",
    "the packaged theme": "theme: timeline\nplugins: [timeline]\n",
}


@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_everything_is_shown_and_every_link_leads_somewhere(tmp_path: Path, config: str) -> None:
    folder = built(site(tmp_path, "site_name: Docs\n" + config))
    files = "use_directory_urls: false" in config
    timeline = (folder / "timeline/index.html").read_text(encoding="utf-8")
    assert 'id="harbour-closed"' in timeline
    assert "assets/timeline.css" in timeline
    assert "assets/timeline.js" in timeline
    assert "The harbour opens again" in (folder / "timeline/events/harbour-opens/index.html").read_text(
        encoding="utf-8"
    )
    welcome = (folder / "index.html").read_text(encoding="utf-8")
    assert "The harbour opens again" in welcome
    assert "The strike begins" not in welcome
    assert "kept as it is" in welcome
    deep = folder / ("guide/deep.html" if files else "guide/deep/index.html")
    assert "The strike begins" in deep.read_text(encoding="utf-8")
    assert broken_links(folder) == []
    assert [path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml")] == []
    assert "private note" not in "".join(path.read_text("utf-8", "replace") for path in folder.rglob("*.html"))


def test_single_events_are_not_in_a_navigation_that_is_made_from_the_folders(tmp_path: Path) -> None:
    folder = built(site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\n"))
    welcome = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="timeline/"' in welcome
    assert 'class="md-nav__link"' in welcome
    navigation = "".join(re.findall(r'<a href="([^"]*)" class="md-nav__link', welcome))
    assert "events" not in navigation


def test_the_search_reads_the_plain_text_of_a_page_and_feeds_are_named(tmp_path: Path) -> None:
    config = "site_name: Docs\nsite_url: https://example.org/\ntheme: material\nplugins: [search, timeline]\n"
    folder = built(site(tmp_path, config))
    page = (folder / "timeline/index.html").read_text(encoding="utf-8")
    assert 'type="application/atom+xml"' in page
    assert 'property="og:title"' in page
    index = (folder / "search/search_index.json").read_text(encoding="utf-8")
    assert "tl-how" not in index


def test_docs_dir_and_a_configuration_to_inherit_from(tmp_path: Path) -> None:
    config = "INHERIT: base.yml\nsite_name: Own\nplugins: {timeline: {}}\n"
    site(tmp_path, config, docs="content")
    (tmp_path / "base.yml").write_text(
        'site_name: !ENV [NO_SUCH_NAME, "Base"]\ndocs_dir: content\ntheme: {name: material}\nplugins: {search: {}}\n',
        encoding="utf-8",
    )
    folder = built(tmp_path)
    assert (tmp_path / "content/timeline/index.md").is_file()
    assert 'id="harbour-closed"' in (folder / "timeline/index.html").read_text(encoding="utf-8")
    assert list(folder.rglob("*.yaml")) == []


def test_two_timelines_in_one_site(tmp_path: Path) -> None:
    config = (
        "site_name: Docs\ntheme: material\nplugins:\n- timeline:\n    timelines:\n"
        "      port: {title: The port, events: docs/events, seeds: seeds}\n      town: {title: The town}\n"
    )
    site(tmp_path, config)
    (tmp_path / "docs/index.md").write_text("```timeline\ntimeline: town\n```\n", encoding="utf-8")
    (tmp_path / "docs/guide/deep.md").write_text("```timeline\ntimeline: port\nview: count\n```\n", encoding="utf-8")
    (tmp_path / "seeds/town").mkdir()
    (tmp_path / "towns").mkdir()
    (tmp_path / "mkdocs.yml").write_text(config.replace("{title: The town}", "{title: The town, events: towns}"))
    (tmp_path / "towns/a.yaml").write_text("- {id: fair, date: 2020-01, title: A fair}\n", encoding="utf-8")
    folder = built(tmp_path)
    port = (folder / "timeline/port/index.html").read_text(encoding="utf-8")
    town = (folder / "timeline/town/index.html").read_text(encoding="utf-8")
    assert ("The port" in port, 'id="harbour-closed"' in port, 'id="fair"' in port) == (True, True, False)
    assert ("The town" in town, 'id="fair"' in town, 'id="harbour-closed"' in town) == (True, True, False)
    assert "A fair" in (folder / "index.html").read_text(encoding="utf-8")
    assert '<p class="tl tl-count">3</p>' in (folder / "guide/deep/index.html").read_text(encoding="utf-8")
    assert broken_links(folder) == []


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root = site(tmp_path_factory.mktemp("made"), "site_name: Docs\nplugins: [timeline]\n")
    return read_site(read_settings(root / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"tagg": "harbour"}, 'unknown key "tagg"; write "tag"'),
        ({"event": "harbour-close"}, 'event: there is no event "harbour-close"; write "harbour-closed"'),
        ({"view": "wall"}, 'view: "wall" does not exist; write list, lines, count or map'),
        ({"depth": "deep"}, 'depth: "deep" does not exist; write key, all or days'),
        ({"view": "map"}, "view: map needs coordinates"),
        ({"from": "someday"}, "from: "),
        ({"limit": "many"}, "limit: write a number, as 10"),
    ],
)
def test_a_block_that_cannot_be_shown_says_what_to_write(made: Site, asked: dict[str, str], message: str) -> None:
    with pytest.raises(ChapterError, match=re.escape(message)):
        chapter(made, asked, "timeline/")


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("tagg: harbour", 'index.md: the block timeline in line 3: unknown key "tagg"; write "tag"'),
        ("- a", "index.md: the block timeline in line 3: not a list of keys; write lines such as tag: trial"),
        ("timeline: port", 'there is no timeline "port"; leave timeline: out'),
    ],
)
def test_a_wrong_block_ends_the_build_with_its_place(tmp_path: Path, block: str, message: str) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\n")
    (tmp_path / "docs/index.md").write_text(f"# A\n\n```timeline\n{block}\n```\n", encoding="utf-8")
    done = build(tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["harbour-closed", "harbour-opens", "strike-begins"]),
        ({"from": 2022}, ["harbour-opens", "strike-begins"]),
        ({"to": "2022-06"}, ["harbour-closed", "harbour-opens"]),
        ({"who": "port authority"}, ["harbour-opens"]),
        ({"limit": 1}, ["harbour-closed"]),
        ({"tag": ["harbour", "sea"], "from": 2022}, ["harbour-opens"]),
        ({"tag": "sea, harbour"}, ["harbour-closed", "harbour-opens"]),
        ({"status": "disputed"}, []),
    ],
)
def test_a_block_filters(made: Site, asked: dict[str, object], shown: list[str]) -> None:
    page = chapter(made, asked, "../timeline/")
    assert re.findall(r'class="tl-event" id="([^"]*)"', page) == shown
    assert page.count("../timeline/events/") >= len(shown)


def test_options_may_stand_in_the_line_of_the_fence(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\n")
    text = "```timeline tag: sea, harbour, view: count\n```\n"
    (tmp_path / "docs/index.md").write_text(text, encoding="utf-8")
    assert '<p class="tl tl-count">2</p>' in (built(tmp_path) / "index.html").read_text(encoding="utf-8")


def test_a_block_of_days_shows_titles_below_their_dates(made: Site) -> None:
    page = chapter(made, {"depth": "days"}, "timeline/")
    assert page.count('class="tl-event tl-minor"') == 3
    assert "tl-quote" not in page


def test_a_block_of_key_events_of_few_shows_all(made: Site) -> None:
    assert chapter(made, {"depth": "key"}, "timeline/").count("<article") == 3


def test_a_block_of_many_events_shows_those_that_matter_most_and_how_many_more_there_are() -> None:
    many = site_of(*realistic(300), SiteSettings("The harbour"))
    page = chapter(many, {}, "timeline/")
    assert page.count("<article") == 60
    assert '<a class="tl-all" href="timeline/index.html">240 more in The harbour</a>' in page
    assert chapter(many, {"depth": "all"}, "timeline/").count("<article") == 300
    assert chapter(many, {"limit": 100}, "timeline/").count("<article") == 100
    assert chapter(many, {"view": "lines"}, "timeline/").count("<li") == 300
    assert ">300<" in chapter(many, {"view": "count"}, "timeline/")


def test_a_map_shows_the_places_of_the_chosen_events() -> None:
    events = [
        Event(f"a-{number}", parse_edtf("2024"), "A", where=("Kyiv",), places=(Place("Kyiv", 50.45, 30.52),))
        for number in range(2)
    ]
    page = chapter(site_of(events, {}, SiteSettings()), {"view": "map"}, "timeline/")
    assert page.count('class="tl-spot"') == 1
    assert 'href="timeline/where/kyiv/index.html"' in page


def test_a_block_in_a_list_stays_in_it(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\n")
    text = "1. A list\n\n    ```timeline\n    tag: harbour\n    view: count\n    ```\n\n2. goes on\n"
    (tmp_path / "docs/index.md").write_text(text, encoding="utf-8")
    page = (built(tmp_path) / "index.html").read_text(encoding="utf-8")
    assert page.index("<ol>") < page.index('<p class="tl tl-count">2</p>') < page.index("</ol>")


def test_the_headings_of_a_block_are_one_below_that_above_it(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\n")
    block = "```timeline\nevent: harbour-closed\n```\n"
    deep = f"# A\n\n{block}\n### B\n\n```\n# no heading\n```\n\n{block}\n###### C\n\n{block}"
    (tmp_path / "docs/index.md").write_text(deep, encoding="utf-8")
    page = (built(tmp_path) / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'<h(\d) class="tl-(?:when|title)"', page) == ["2", "3", "4", "5", "5", "6"]


def test_an_example_of_a_block_in_a_longer_fence_stays_an_example(tmp_path: Path) -> None:
    site(
        tmp_path, "site_name: Docs\ntheme: material\nplugins: [timeline]\nmarkdown_extensions: [pymdownx.superfences]\n"
    )
    (tmp_path / "docs/index.md").write_text("````md\n```timeline\ntag: x\n```\n````\n", encoding="utf-8")
    page = (built(tmp_path) / "index.html").read_text(encoding="utf-8")
    assert "tl-chapter" not in page
    assert "```timeline" in page


def test_a_site_without_the_plugin_is_told_what_to_write(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [search]\n")
    done = programs.run("timeline", "build", cwd=tmp_path)
    assert done.returncode == 1
    assert "plugins: does not name the plugin" in done.stderr
    assert "add - timeline" in done.stderr


def test_pages_outside_of_docs_dir_are_refused(tmp_path: Path) -> None:
    site(tmp_path, "site_name: Docs\ntheme: material\nplugins: [{timeline: {output: pages}}]\n")
    done = build(tmp_path)
    assert done.returncode == 1
    assert 'output: "pages" is outside of docs_dir' in done.stderr
