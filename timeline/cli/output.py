"""What several commands print: problems, and answers as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from timeline.problems import Problem


def answer_lines(answer: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
    """Answer each line of standard input, in order, as soon as it is read."""
    from timeline.cli import jsonl

    print_lines(jsonl.answers(jsonl.input_lines(sys.stdin.buffer), answer))


def answer_collections(answer: Callable[[Iterable[Mapping[str, Any]]], Iterable[Mapping[str, Any]]]) -> None:
    """Read all of standard input, then print what its lines give together; lines that cannot be read come first."""
    from timeline.cli import jsonl

    read = [line for _, line in jsonl.read_objects(jsonl.input_lines(sys.stdin.buffer))]
    refused = [line for line in read if isinstance(line, jsonl.RefusedLine)]
    print_lines([*refused, *answer(line for line in read if not isinstance(line, jsonl.RefusedLine))])


def print_lines(lines: Iterable[Any]) -> None:
    """Print each answer as soon as it is known; exit with 1 at the end when one was refused."""
    from timeline.cli import jsonl

    failed = False
    try:
        for line in lines:
            if isinstance(line, jsonl.RefusedLine):
                line = line.as_json()
            failed = failed or "error" in line
            # ASCII, so that neither a lone surrogate nor the terminal's encoding can stop the stream.
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone; what is left must not be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    if failed:
        sys.exit(1)


def show_problems(problems: Iterable[Problem], form: str, root: Path) -> None:
    """Print problems in the form asked for: text on standard error, what programs read on standard output."""
    from timeline.cli import report

    click.echo(report.format_problems(problems, form, root), nl=False, err=form == "text")


def finish(problems: Iterable[Problem]) -> None:
    """Exit with 1 when a problem is an error."""
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)
