"""The reference is what the program says: every command, option, setting, key, rule, exit code and public name."""

import re

import click
import pytest

import timeline
from benchmarks.reference import FOLDER, FRONT_MATTER_ABOUT, python_page, reference
from timeline.articles import KEYS
from timeline.cli.front import COMMANDS, main
from timeline.problems import RULES
from timeline.settings import OPTIONS
from timeline.site.chapters import KEYS as BLOCK_KEYS
from timeline.store.model import EVENT, MEDIA, PLACE, SOURCE

PAGE = (FOLDER / "reference.md").read_text(encoding="utf-8")


def without_answers(page: str) -> str:
    """The page without what the reader of events answers, which changes as it gets better."""
    return re.sub(r"with:\n\n```json\n.*?```", "", page, flags=re.DOTALL)


@pytest.mark.parametrize(("name", "made"), [("reference.md", reference), ("python.md", python_page)])
def test_the_pages_are_those_that_the_program_writes(name: str, made: object) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert without_answers(written) == without_answers(made()), "run: make reference"  # type: ignore[operator]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_there_with_every_option(name: str) -> None:
    section = PAGE.partition(f"\n### timeline {name}\n")[2].partition("\n### ")[0]
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    assert [opt for one in options for opt in one.opts if opt not in section] == []


def test_every_key_setting_and_rule_is_there() -> None:
    names = [*OPTIONS, *KEYS, *RULES, *BLOCK_KEYS, *(key.name for key in (*EVENT, *SOURCE, *PLACE, *MEDIA))]
    assert [name for name in names if f"| `{name}` |" not in PAGE] == []


def test_every_key_of_the_front_matter_is_explained() -> None:
    assert set(FRONT_MATTER_ABOUT) >= set(KEYS)


def test_every_public_name_is_on_the_page_about_python() -> None:
    page = (FOLDER / "python.md").read_text(encoding="utf-8")
    assert [name for name in timeline.__all__ if f"### timeline.{name}\n" not in page] == ["__version__"]
