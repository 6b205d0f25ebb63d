"""What is wrong with a file: where it stands, what it is, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Severity = Literal["error", "warning"]
Switch = Literal["off", "warning", "error"]

RULES: Final = {
    "yaml": "the file is not valid YAML, or readers of YAML would differ on it",
    "git-conflict": "git left conflict markers in the file",
    "structure": "there is a list where a text belongs, or the other way round",
    "missing": "an event or a source lacks something that it needs",
    "unknown-key": "a key that does not exist",
    "twice": "an event or a source has a key twice",
    "id-twice": "two events have the same id",
    "date": "a date that cannot be read, or does not exist",
    "choice": "a word that is not one of those allowed",
    "form": "not a valid id, clock time or address",
    "unreadable": "the file cannot be read, or a link leads out of the repository",
    "article": "the source names an article that does not exist",
    "quote": "the article does not contain the quote",
    "media": "a picture without words for those who cannot see it (alt), or without its maker (credit)",
    "file": "the file of a source is not there, or is not the one of its sha256",
    "names": "a mistake in names.yaml; the entry is left out",
    "related": "(warning) a related event that does not exist",
    "text-link": "(warning) a link in the text of an event names an event that does not exist",
    "plain-value": "(warning) other YAML readers would read the value as something else; put it in quotes",
    "weekday": "(warning) the words of a source name another weekday than their day has; the date stays uncertain",
    "future": "(warning) the event is later than the articles that report it, and not planned",
    "conflict": "(warning) you and an update both changed the field; yours is kept",
    "unchecked": "(off by default) an event without review: checked",
    "orphan": "(warning) the articles that an event in timeline.lock was found in are gone",
    "lock": "timeline.lock cannot be read; (warning) git merged two versions of it",
    "interrupted": "(warning) an update was interrupted while it wrote",
    "link": "with --links: the page of a source is gone or no longer contains the quote; (warning) there is a copy",
    "custody": "with --custody: an original is gone or was changed; (warning) no line of the journal names it",
    "link-unchecked": "(warning) with --links: the page of a source could not be fetched or read",
    "vanished": "a file of events, most events or most articles are gone at once; timeline update --confirm decides",
    "unread-file": "(warning) a file among the events that is not read",
    "extractor": "(warning) with --sync: another version of the program read the articles",
    "out-of-sync": "with --sync: timeline update would change the file",
    "front-matter": "the front matter of an article is not valid YAML, or not a list of keys",
    "published": "the day of publication is missing or not valid; (warning) a .txt file cannot give it",
    "url": "the address of an article is not valid",
    "language": "(warning) an article is in a language in which no events are found",
    "kind": "an article is neither news nor narrative",
    "same-name": "two articles have the same name",
    "shard": "with --found: a file of mentions cannot be used",
    "cluster": "with --on: the cluster cannot be used",
    "proposal": "a file in proposals/ is no answer of a language model",
    "stale-proposal": "(warning) a language model was asked about another text, or with another prompt or schema",
    "plugin": "an installed package adds something that cannot be used",
    "not-an-article": "(warning) a file in the folder of articles that is not an article",
}
"""Every rule by name, as it stands in the reports; all are errors but those that say otherwise."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding about one place. It prints as ``docs/events/2024.yaml:12:9: unknown key "soruces"; write "sources"``.

    ``line`` and ``column`` count from 1; 0 is "the file as a whole". ``rule`` is the name by which a setting can switch
    it off, as "unknown-key".

    Example:
        >>> str(Problem("docs/events/2024.yaml", 12, 9, 'unknown key "soruces"; write "sources"', "unknown-key"))
        'docs/events/2024.yaml:12:9: unknown key "soruces"; write "sources"'
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

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as ``--format json`` prints it; ``line`` and ``column`` 0 mean the file as a whole."""
        names = ("path", "line", "column", "severity", "rule", "message")
        return {name: getattr(self, name) for name in names}


class TimelineError(Exception):
    """The root of every error that this package raises on purpose."""


class Invalid(TimelineError):
    """Raise for files that cannot be used as they are; carries every problem found, sorted by place."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def switched(problems: Iterable[Problem], rules: Mapping[str, Switch]) -> tuple[Problem, ...]:
    """The problems as severe as the settings say, without those of rules that are off, sorted by place."""
    return tuple(
        sorted(
            problem if switch is None else replace(problem, severity=switch)
            for problem in problems
            if (switch := rules.get(problem.rule)) != "off"
        )
    )
