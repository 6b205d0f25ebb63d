"""The commands in the guide to editing are real ones."""

import re
import shlex
from pathlib import Path

import click
import pytest

from timeline.cli import main

GUIDE = (Path(__file__).parents[2] / "docs/guide/editing.md").read_text(encoding="utf-8")
LINES = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("line", LINES)
def test_a_command_in_the_guide_parses(line: str) -> None:
    program, name, *arguments = shlex.split(line)
    assert program == "timeline"
    command = main.get_command(click.Context(main), name)
    assert command is not None
    command.make_context(name, arguments)
