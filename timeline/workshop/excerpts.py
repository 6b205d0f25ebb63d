"""What is wrong with a file, shown in the file: the line, and a caret below the place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from timeline.problems import Problem
from timeline.text import clean

WIDEST: Final = 160
"""Characters of the longest line that is shown whole."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A problem with the line that it is in. ``before`` is what stands there left of the place, ``after`` the rest."""

    problem: Problem
    before: str = ""
    after: str = ""

    @property
    def place(self) -> str:
        """The file with the line, as in ``docs/events/2024.yaml:12:9``."""
        one = self.problem
        return ":".join([one.path, *(str(number) for number in (one.line, one.column) if number)])

    @property
    def caret(self) -> str:
        """Blanks as wide as what is before the place, and a caret."""
        return " " * len(self.before) + "^"


def excerpt(root: Path, problem: Problem) -> Excerpt:
    """Return a problem with its line, where its file can be read and has one.

    Args:
        root: The folder that the path of the problem is relative to.
        problem: The problem.
    """
    if not problem.line:
        return Excerpt(problem)
    try:
        lines = (root / problem.path).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return Excerpt(problem)
    if problem.line > len(lines):
        return Excerpt(problem)
    line = lines[problem.line - 1].replace("\t", " ")
    start = max(0, problem.column - 1 - WIDEST // 2)
    shown = line[start : start + WIDEST]
    return Excerpt(
        problem, clean_line(shown[: problem.column - 1 - start]), clean_line(shown[problem.column - 1 - start :])
    )


def clean_line(text: str) -> str:
    """A piece of a line without what would show as nothing or turn it around; its blanks stay."""
    return "".join(clean(character) or " " for character in text)
