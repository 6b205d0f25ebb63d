"""Settings: read from mkdocs.yml, and every mistake named."""

from pathlib import Path

import pytest

from timeline.problems import Invalid
from timeline.settings import Settings, all_settings, read_settings


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
        ("- a\n", "mkdocs.yml: not a MkDocs configuration; write site_name"),
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


def test_what_a_configuration_inherits_holds_unless_it_says_otherwise(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/base.yml").write_text(
        "site_name: Shared\nsite_url: https://example.org/\ntheme: {name: material, language: fr}\n"
        "plugins: {search: {}, timeline: {seeds: texts, language: de}}\n",
        encoding="utf-8",
    )
    settings = settings_of(tmp_path, "INHERIT: shared/base.yml\nsite_name: Own\nplugins: {timeline: {language: en}}\n")
    assert (settings.site_name, settings.site_url, settings.site_language) == ("Own", "https://example.org/", "fr")
    assert (settings.seeds, settings.language, settings.plugged) == ("texts", "en", True)


def test_a_configuration_to_inherit_from_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r'mkdocs.yml:2:1: INHERIT: there is no file "base.yml"'):
        settings_of(tmp_path, "site_name: A\nINHERIT: base.yml\n")


def test_the_folders_follow_docs_dir(tmp_path: Path) -> None:
    settings = settings_of(
        tmp_path,
        "site_url: https://example.org/\ndocs_dir: content\nrepo_url: https://example.org/r\n"
        "edit_uri: blob/main/content/\nplugins: [timeline]\n",
    )
    assert (settings.events, settings.output) == ("content/events", "content/timeline")
    assert settings.timeline_url == "https://example.org/timeline/"
    assert settings.edit_url == "https://example.org/r/blob/main/"


def test_several_timelines_have_folders_and_a_lock_of_their_own(tmp_path: Path) -> None:
    text = (
        "plugins:\n- timeline:\n    language: de\n    timelines:\n"
        "      war: {title: The war}\n      trial: {seeds: court}\n"
    )
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    war, trial = all_settings(tmp_path / "mkdocs.yml")
    assert (war.seeds, war.events, war.output) == ("seeds/war", "docs/events/war", "docs/timeline/war")
    assert (war.title, war.language, war.lock_file.name) == ("The war", "de", "timeline.war.lock")
    assert (trial.seeds, trial.lock_file.name) == ("court", "timeline.trial.lock")
    assert read_settings(tmp_path / "mkdocs.yml", "trial") == trial
    with pytest.raises(Invalid, match="choose one with --timeline: war, trial"):
        read_settings(tmp_path / "mkdocs.yml")
    with pytest.raises(Invalid, match='there is no timeline "peace"; its timelines are war, trial'):
        read_settings(tmp_path / "mkdocs.yml", "peace")


@pytest.mark.parametrize(
    ("timelines", "problem"),
    [
        ("[war]", "mkdocs.yml:3:1: timelines: write a name and settings for each timeline"),
        ("{War: {}}", 'mkdocs.yml:3:1: timelines: "War" cannot be a name; use lower-case letters'),
        ("{who: {}}", 'mkdocs.yml:3:1: timelines: "who" cannot be a name'),
        ("{war: {seds: x}}", 'mkdocs.yml:3:1: unknown setting "seds" of the plugin timeline; write "seeds"'),
    ],
)
def test_a_mistake_in_several_timelines_is_named(tmp_path: Path, timelines: str, problem: str) -> None:
    with pytest.raises(Invalid) as caught:
        settings_of(tmp_path, f"plugins:\n- timeline:\n    timelines: {timelines}\n")
    assert str(caught.value).startswith(problem)
