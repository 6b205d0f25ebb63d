"""What is wrong with a file: where it stands, what it is, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding about one place. It prints as ``docs/events/2024.yaml:12:9: unknown key "soruces"; write "sources"``.

    ``line`` and ``column`` count from 1; 0 is "the file as a whole". ``rule`` is the name by which a setting can switch
    it off, as "unknown-key".
    """

    path: str
    line: int
    column: int
    message: str
    rule: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = self.path + (f":{self.line}" if self.line else "") + (f":{self.column}" if self.column else "")
        return f"{place}: {self.message}"


class Invalid(Exception):
    """Files that cannot be used as they are; carries every problem found, sorted by place."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))
