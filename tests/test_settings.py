"""Settings: read from mkdocs.yml, and every mistake named."""

from pathlib import Path

import pytest

from timeline.problems import Invalid
from timeline.settings import Settings, read_settings


def settings_of(folder: Path, text: str) -> Settings:
    path = folder / "mkdocs.yml"
    path.write_text(text, encoding="utf-8")
    return read_settings(path)


@pytest.mark.parametrize(
    "plugins",
    ["", "plugins: [search, timeline]", "plugins:\n  - search\n  - timeline:\n", "plugins:\n  timeline: {}\n"],
)
def test_without_a_word_the_defaults_hold(tmp_path: Path, plugins: str) -> None:
    settings = settings_of(tmp_path, f"site_name: A\n{plugins}\n")
    assert (settings.seeds, settings.events, settings.output) == ("seeds", "docs/events", "docs/timeline")


@pytest.mark.parametrize(
    "plugins", ["plugins:\n- timeline:\n    seeds: texts\n", "plugins: {timeline: {seeds: texts}}"]
)
def test_what_is_written_under_the_plugin_holds(tmp_path: Path, plugins: str) -> None:
    assert settings_of(tmp_path, plugins).seeds_folder == tmp_path / "texts"


def test_tags_that_mkdocs_allows_are_read_past(tmp_path: Path) -> None:
    text = "markdown_extensions:\n- x: {y: !!python/name:a.b }\n- z: !relative\nplugins: [timeline]\n"
    assert settings_of(tmp_path, text).site_name == "Timeline"


def test_what_the_environment_says_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert settings_of(tmp_path, 'site_url: !ENV [SITE_URL, ""]\n').site_url == "https://example.org/"


@pytest.mark.parametrize(
    ("site_url", "output", "timeline_url"),
    [
        ("https://example.org", "docs/timeline", "https://example.org/timeline/"),
        ("https://example.org/site/", "docs/news/2024", "https://example.org/site/news/2024/"),
        ("https://example.org/", "docs", "https://example.org/"),
        ("", "docs/timeline", ""),
    ],
)
def test_the_address_of_the_timeline_follows_its_folder(
    tmp_path: Path, site_url: str, output: str, timeline_url: str
) -> None:
    settings = settings_of(tmp_path, f"site_url: '{site_url}'\nplugins: [{{timeline: {{output: {output}}}}}]\n")
    assert settings.timeline_url == timeline_url


@pytest.mark.parametrize(
    ("edit_uri", "edit_url"),
    [
        ("", "https://example.org/r/edit/main/"),
        ("edit_uri: edit/trunk/docs/", "https://example.org/r/edit/trunk/"),
        ("edit_uri: -/edit/main/docs", "https://example.org/r/-/edit/main/"),
    ],
)
def test_the_address_for_editing_leads_to_the_root_of_the_repository(
    tmp_path: Path, edit_uri: str, edit_url: str
) -> None:
    assert settings_of(tmp_path, f"repo_url: https://example.org/r\n{edit_uri}\n").edit_url == edit_url


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "plugins:\n- timeline:\n    seds: x\n",
            'mkdocs.yml:3:1: unknown setting "seds" of the plugin timeline; write "seeds"',
        ),
        ("plugins:\n- timeline:\n    date_order: ymd\n", "mkdocs.yml:3:1: date_order: write dmy (day first) or mdy"),
        ("plugins:\n- timeline:\n    output: ../x\n", "mkdocs.yml:3:1: output: write a folder inside the repository"),
        ("plugins:\n- timeline:\n    events: /etc\n", "mkdocs.yml:3:1: events: write a folder inside the repository"),
        ("plugins:\n- timeline:\n    language: [en]\n", "mkdocs.yml:3:1: language: write text here, as 'en'"),
        ("plugins:\n- timeline:\n    full_text: some\n", "mkdocs.yml:3:1: full_text: write true or false"),
        (
            "plugins:\n- timeline:\n    rules:\n      futur: off\n",
            'mkdocs.yml:4:1: rules: there is no rule "futur"; write "future"',
        ),
        (
            "plugins:\n- timeline:\n    rules: {future: eror}\n",
            'mkdocs.yml:3:1: rules: future cannot be "eror"; write "error"',
        ),
        (
            "plugins:\n- timeline:\n    rules: {future: 1}\n",
            'mkdocs.yml:3:1: rules: future cannot be "1"; known are off, warning, error',
        ),
        ("plugins:\n- timeline:\n    rules: off\n", "mkdocs.yml:3:1: rules: write rules and how severe they are"),
        ("a: b: c\n", "mkdocs.yml:1:1: not valid YAML: mapping values are not allowed here"),
        ("- a\n", "mkdocs.yml: is no MkDocs configuration; write site_name"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_fix(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(Invalid) as caught:
        settings_of(tmp_path, text)
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    ("theme", "language"),
    [("timeline", "en"), ("{name: timeline, language: de}", "de"), ("{name: timeline}", "en"), ("[timeline]", "en")],
)
def test_the_pages_speak_the_language_of_the_theme(tmp_path: Path, theme: str, language: str) -> None:
    assert settings_of(tmp_path, f"theme: {theme}\n").site_language == language


def test_outside_a_repository_the_way_to_make_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="make a repository with: timeline new DIR"):
        read_settings(tmp_path / "mkdocs.yml")


def test_rules_are_switched_by_name_and_a_plain_off_is_off(tmp_path: Path) -> None:
    text = "plugins:\n- timeline:\n    rules: {future: error, plain-value: off, orphan: 'off', quote: warning}\n"
    assert settings_of(tmp_path, text).rules == {
        "future": "error",
        "plain-value": "off",
        "orphan": "off",
        "quote": "warning",
    }
