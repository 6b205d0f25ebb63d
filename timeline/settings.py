"""The settings of a timeline repository: what stands in mkdocs.yml under ``plugins: - timeline:``."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, get_args

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from timeline.problems import RULES, Invalid, Problem, Switch


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are, and what the articles do not say themselves. Folders are relative to mkdocs.yml."""

    config_file: Path
    site_name: str = "Timeline"
    site_url: str = ""
    edit_url: str = ""
    """Where a file of the repository can be edited: its path is put behind; empty when mkdocs.yml has no repo_url."""

    directory_urls: bool = True
    """Whether links end in "/" (MkDocs' use_directory_urls) or in "index.html"."""

    site_language: str = "en"
    """The language of the pages themselves: that of the theme, so that Material speaks the same."""

    seeds: str = field(default="seeds", metadata={"help": "the folder of articles"})
    events: str = field(default="docs/events", metadata={"help": "the folder of the YAML files that people edit"})
    output: str = field(default="docs/timeline", metadata={"help": "the folder that the pages are written into"})
    language: str = field(default="en", metadata={"help": "the language of articles that name none"})
    date_order: str = field(
        default="",
        metadata={"help": "dmy or mdy: how 03/04/2024 is meant; without it such dates are refused"},
    )
    full_text: bool = field(
        default=False,
        metadata={"help": "true: show the articles in full on the pages of the sources, if their texts are yours"},
    )
    rules: Mapping[str, Switch] = field(
        default_factory=dict,
        metadata={"help": "rules of timeline check that are switched: off, warning or error"},
    )

    @property
    def root(self) -> Path:
        """The folder of the repository."""
        return self.config_file.parent

    @property
    def seeds_folder(self) -> Path:
        return self.root / self.seeds

    @property
    def events_folder(self) -> Path:
        return self.root / self.events

    @property
    def output_folder(self) -> Path:
        return self.root / self.output

    @property
    def timeline_url(self) -> str:
        """The web address of the timeline page, with "/" at its end; empty when mkdocs.yml has no site_url."""
        # MkDocs publishes what stands in docs/ without that folder's name.
        folders = Path(self.output).parts[1:]
        return "/".join([self.site_url.rstrip("/"), *folders, ""]) if self.site_url else ""

    @property
    def lock_file(self) -> Path:
        return self.root / "timeline.lock"

    def shown(self, path: Path) -> str:
        """The path as people are shown it: relative to the repository, with forward slashes."""
        try:
            return path.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return str(path)


OPTIONS: Final = {option.name: option for option in fields(Settings) if "help" in option.metadata}
"""The settings that a user may write, by name."""


class _Loader(yaml.SafeLoader):
    """Reads past the tags that MkDocs allows in its configuration, such as !!python/name, and reads !ENV."""


def _pass_over(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:  # noqa: ARG001
    return None


_Loader.add_multi_constructor("!", _pass_over)
_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _pass_over)


def read_settings(config_file: Path) -> Settings:
    """The settings in an mkdocs.yml. Raises Invalid when there is none, or when something in it is no setting."""
    shown = config_file.name
    try:
        text = config_file.read_text(encoding="utf-8")
        config = yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except FileNotFoundError:
        message = f"there is no such file in {config_file.parent.resolve()}; make a repository with: timeline new DIR"
        raise Invalid(Problem(shown, 0, 0, message, "settings")) from None
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(Problem(shown, 0, 0, f"cannot be read: {error}", "settings")) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise Invalid(Problem(shown, line, 1, f"not valid YAML: {error.problem}", "settings")) from None
    if not isinstance(config, dict):
        raise Invalid(
            Problem(shown, 0, 0, "is no MkDocs configuration; write site_name: ... and plugins: ...", "settings")
        )
    options = _options(config.get("plugins"))
    problems = [
        Problem(shown, _line(text, *keys), 1, wrong, "settings")
        for name, value in options.items()
        for keys, wrong in _wrong(name, value)
    ]
    if problems:
        raise Invalid(*problems)
    if "rules" in options:
        options["rules"] = {rule: _switch(value) for rule, value in options["rules"].items()}
    repo_url, edit_uri = str(config.get("repo_url") or "").rstrip("/"), str(config.get("edit_uri") or "")
    # MkDocs' own edit_uri points into docs/; the files that we link to stand anywhere in the repository.
    edit_root = edit_uri.strip("/").removesuffix("/docs") if edit_uri else "edit/main"
    return Settings(
        config_file,
        site_name=str(config.get("site_name") or "Timeline"),
        site_url=str(config.get("site_url") or ""),
        edit_url=f"{repo_url}/{edit_root}/" if repo_url else "",
        directory_urls=config.get("use_directory_urls") is not False,
        site_language=_language(config.get("theme")),
        **options,
    )


def _language(theme: Any) -> str:
    """The language that is set for the theme, as in theme: {name: timeline, language: de}; else that of the theme."""
    return str(theme.get("language") or "en") if isinstance(theme, dict) else "en"


def _options(plugins: Any) -> dict[str, Any]:
    """What is written for our plugin; MkDocs takes the plugins as a list of names and mappings, or as one mapping."""
    entries = plugins.items() if isinstance(plugins, dict) else []
    if isinstance(plugins, list):
        entries = [pair for entry in plugins if isinstance(entry, dict) for pair in entry.items()]
    return next((value for name, value in entries if name == "timeline" and isinstance(value, dict)), {})


def _wrong(name: str, value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with a setting, each with the keys that lead to it."""
    if name not in OPTIONS:
        yield (name,), f'unknown setting "{name}" of the plugin timeline; {_nearest(name, OPTIONS)}'
    elif name == "rules":
        yield from _wrong_rules(value)
    elif name == "full_text":
        if not isinstance(value, bool):
            yield (name,), "full_text: write true or false"
    elif not isinstance(value, str):
        yield (name,), f"{name}: write text here, as {OPTIONS[name].default or 'dmy'!r}"
    elif name == "date_order" and value not in ("", "dmy", "mdy"):
        yield (name,), "date_order: write dmy (day first) or mdy (month first)"
    elif name in ("seeds", "events", "output") and (
        Path(value).is_absolute() or ".." in Path(value).parts or not value
    ):
        yield (name,), f"{name}: write a folder inside the repository, as {OPTIONS[name].default}"


def _wrong_rules(value: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    if not isinstance(value, dict):
        yield ("rules",), "rules: write rules and how severe they are, as {future: error, plain-value: off}"
        return
    for rule, written in value.items():
        if rule not in RULES:
            yield ("rules", str(rule)), f'rules: there is no rule "{rule}"; {_nearest(str(rule), RULES)}'
        elif _switch(written) not in get_args(Switch):
            switches: tuple[str, ...] = get_args(Switch)
            yield ("rules", str(rule)), f'rules: {rule} cannot be "{written}"; {_nearest(str(written), switches)}'


def _switch(written: Any) -> Any:
    """The word that is meant: readers of YAML 1.1 make false of a plain off."""
    return "off" if written is False else written


def _nearest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f'write "{near[0]}"' if near else f"known are {', '.join(known)}"


def _line(text: str, *keys: str) -> int:
    """The first line that a setting could stand in, below those that it is part of; 0 when none does."""
    lines = text.splitlines()
    found = 0
    for key in keys:
        found = next((n for n, line in enumerate(lines, 1) if n > found and line.strip().startswith(f"{key}:")), found)
    return found
