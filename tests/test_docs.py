"""The documentation comes out as it is meant: every page is in the navigation, and no markup is left standing."""

import re
import shlex
from pathlib import Path

import click
import markdown
import pytest
import yaml

from timeline.cli import main

ROOT = Path(__file__).parents[1]
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
PAGES = sorted(path for path in (ROOT / "docs").rglob("*.md") if "timeline" not in path.relative_to(ROOT).parts)


def paths(nav: object) -> list[str]:
    """Every path of a navigation."""
    match nav:
        case str():
            return [nav]
        case dict():
            return [path for value in nav.values() for path in paths(value)]
        case list():
            return [path for value in nav for path in paths(value)]
    return []


def test_every_page_is_in_the_navigation() -> None:
    named = {path for path in paths(CONFIG["nav"]) if not path.startswith("timeline/")}
    assert {path.relative_to(ROOT / "docs").as_posix() for path in PAGES} == named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_fence_and_no_table_is_left_as_text(page: Path) -> None:
    extensions = [
        name for entry in CONFIG["markdown_extensions"] for name in ([entry] if isinstance(entry, str) else entry)
    ]
    html = markdown.markdown(page.read_text(encoding="utf-8"), extensions=extensions)
    html = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)  # an example may be of a fence
    assert "```" not in html
    assert "|---" not in html


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda page: page.stem)
def test_links_to_files_lead_somewhere(page: Path) -> None:
    # What stands in an example leads from where the reader puts it.
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    targets = [part.partition(")")[0].partition("#")[0] for part in text.split("](")[1:]]
    files = [target for target in targets if target and "://" not in target and "timeline/" not in target]
    assert not [target for target in files if not (page.parent / target).exists()]


LINES = [*re.findall(r"^\$ (timeline .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)] + [
    line
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if not line.startswith("cd ")
]


@pytest.mark.parametrize("line", LINES)
def test_a_command_in_a_guide_parses(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # What is read has to be there.
    for name in ("events.csv", "slides.json", "feeds.txt", "page.html", "report.pdf", "answers.jsonl", "harbour.md"):
        (tmp_path / name).touch()
    line = line.partition(" && ")[0]
    program, name, *arguments = shlex.split(line)
    assert program == "timeline"
    command = main.get_command(click.Context(main), name)
    assert command is not None
    command.make_context(name, arguments)
