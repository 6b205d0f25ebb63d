"""A new timeline: a repository of its own from the files under template/, or a part of a site that exists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from timeline.new.installed import WHEEL_NAME, requirement
from timeline.problems import Invalid, Problem
from timeline.settings import Settings, all_settings

TEMPLATE: Final = Path(__file__).parent / "template"

SERVICES: Final = {"github": (".github/",), "gitlab": (".gitlab-ci.yml",), "none": ()}
"""The files of each CI service under template/, by what --ci calls it."""

VENDOR: Final = "vendor"
"""The folder of a wheel that comes along."""

_SHARED: Final = (".gitattributes", ".gitignore")
"""Files of the template whose lines are added to those that a repository has."""

SEEDS_README: Final = "Articles, one file each. `timeline add FILE|URL` brings them in; this file is not read.\n"


def create(folder: Path, title: str, service: str = "github") -> Iterator[Path]:
    """Write a repository that builds into a folder that is empty or does not exist; yield each file as it is written.

    Args:
        folder: Where.
        title: The site's name.
        service: A key of ``SERVICES``.

    Raises:
        Invalid: Before anything is written, when the folder is not empty (a .git alone is fine).
    """
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        message = "not empty; name a new folder, or add a timeline to what is there with: timeline init"
        raise Invalid(Problem(str(folder), 0, 0, message, "new"))
    for path, content in sorted(_files(title, service).items()):
        yield _write(folder / path, content)
    (folder / "docs" / "events").mkdir(exist_ok=True)


def _files(title: str, service: str) -> dict[str, bytes]:
    """Every file of a new repository: its path -> its content."""
    needed = requirement(VENDOR)
    words = {
        # A JSON string is a YAML string whatever the title holds.
        "{{ site_name }}": json.dumps(title, ensure_ascii=False),
        "{{ title }}": title,
        "{{ requirement }}": needed.line,
    }
    files = {}
    for source in TEMPLATE.rglob("*"):
        path = source.relative_to(TEMPLATE).as_posix()
        if source.is_file() and _is_wanted(path, service):
            files[path] = _filled(source.read_text(encoding="utf-8"), words).encode()
    if needed.wheel is not None:
        files[f"{VENDOR}/{WHEEL_NAME}"] = needed.wheel
    return files


def _is_wanted(path: str, service: str) -> bool:
    others = (start for name, starts in SERVICES.items() if name != service for start in starts)
    return not path.startswith(tuple(others))


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The text with the words put in, in one pass: a title may look like a word itself."""
    pattern = "|".join(map(re.escape, words))
    return re.sub(pattern, lambda match: words[match[0]], text)


def add_to(folder: Path, title: str | None = None) -> Iterator[tuple[Path, str]]:
    """Add a timeline to a folder that exists; yield each file with what was done: "new" or "changed".

    A site with an mkdocs.yml keeps it: the plugin is added to its list, every other line stays as it is. What is there
    is never overwritten.

    Args:
        folder: The repository, where mkdocs.yml is or will be.
        title: The site's name, where there is no mkdocs.yml yet; the folder's name when not given.

    Raises:
        Invalid: mkdocs.yml is not valid, or the plugin cannot be added to it without rewriting it; the message says
            what to write.
    """
    config = next((folder / name for name in ("mkdocs.yml", "mkdocs.yaml") if (folder / name).is_file()), None)
    files = _files(title or folder.resolve().name, "none")
    if config is None:
        for name in ("mkdocs.yml", "docs/index.md"):
            if not (folder / name).exists():
                yield _write(folder / name, files[name]), "new"
        config = folder / "mkdocs.yml"
    elif not (before := all_settings(config)[0]).plugged:
        text = config.read_bytes().decode("utf-8")
        with_plugin = _with_plugin(text)
        if with_plugin is None:
            message = "its plugins cannot be added to without rewriting them; add timeline to them by hand"
            raise Invalid(Problem(config.name, 0, 0, f"{message}, and run timeline init again", "settings"))
        yield _write(config, _with_raw_yaml_excluded(with_plugin, before).encode()), "changed"
    settings = all_settings(config)[0]
    for path, content in (
        (settings.seeds_folder / "README.md", SEEDS_README),
        (settings.events_folder / ".gitkeep", ""),
    ):
        if not path.parent.is_dir() or not any(path.parent.iterdir()):
            yield _write(path, content.encode()), "new"
    ignored = f"/{settings.output}/\n".encode()
    files[".gitignore"] = b"# Generated from the events at every build.\n" + ignored + b"/.cache/\n"
    for name in _SHARED:
        path = folder / name
        lines = [line for line in files[name].decode().splitlines() if not line.startswith("* ")]
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        missing = [line for line in lines if line not in old.splitlines()]
        if any(not line.startswith("#") for line in missing):
            joined = old + "\n" * bool(old and not old.endswith("\n")) + "\n".join(missing) + "\n"
            yield _write(path, joined.encode()), "changed" if old else "new"


_EXCLUSION: Final = (
    "# Raw YAML is for editors. The plugin keeps it out of the site, too; this is for engines that run no plugins.",
    "exclude_docs: |",
)

_FLOW: Final = re.compile(r"plugins:[ \t]*\[(?P<items>[^\[\]\n#]*)\][ \t]*(?:#.*)?")
"""Plugins as a list in one line that holds names only."""


def _with_plugin(text: str) -> str | None:
    """A configuration with the plugin as the last of its list, all else letter for letter; None where that is hard."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.removesuffix(end).split(end) if text else []
    at = next((number for number, line in enumerate(lines) if line.startswith("plugins:")), None)
    if at is None:
        # MkDocs has the search on only where no plugins are named.
        return end.join([*lines, "", "plugins:", "- search", "- timeline", ""])
    if match := _FLOW.fullmatch(lines[at]):
        cut = match.end("items")
        lines[at] = lines[at][:cut] + (", " if match["items"].strip() else "") + "timeline" + lines[at][cut:]
        return end.join([*lines, ""])
    if lines[at].partition("#")[0].strip() != "plugins:":
        return None
    last, indent = at, None
    for number, line in enumerate(lines[at + 1 :], at + 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if not line.startswith((" ", "\t", "- ")):
            break
        if indent is None:
            indent = line[: len(line) - len(line.lstrip())]
            if not bare.startswith("- "):
                return None  # a mapping of plugins
        last = number
    if indent is None:
        return None
    lines.insert(last + 1, f"{indent}- timeline")
    return end.join([*lines, ""])


def _with_raw_yaml_excluded(text: str, settings: Settings) -> str:
    """A configuration that keeps the files of events out of the site, also where an engine runs no plugins.

    One that excludes something already is left as it is, and so is one whose events are not part of the site.
    """
    events, docs = settings.events_folder.resolve(), settings.docs_folder.resolve()
    if not events.is_relative_to(docs) or re.search(r"(?m)^exclude_docs:", text):
        return text
    folder = events.relative_to(docs).as_posix()
    end = "\r\n" if "\r\n" in text else "\n"
    return text + end.join(["", *_EXCLUSION, f"  /{folder}/", ""])


def _write(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
