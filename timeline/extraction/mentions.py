"""What extraction gives: event mentions, each a passage of an article that reports one happening.

As JSON they are cached, so that an article that has not changed need not be read again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Final

from timeline.dates import When, parse_edtf
from timeline.events import Basis, Mode, Stance, Status

UNSURE: Final = "too unsure for the chronology"
"""Why a row waits that has a date, but that an editor would too rarely keep."""

NO_EVENT: Final = "no happening"
"""Why a sentence that no mention is made of is not used, and a line that only names places waits."""
UNTOLD: Final = "its title tells another happening"
"""Why a row waits whose date belongs to a word that no title of its sentence has."""
NO_YEAR: Final = "the year is not known"
"""Why an event waits that "on Tuesday" dates, where nobody knows the day of publication."""


LONGEST_QUOTE: Final = 450
"""Code points of the longest passage that is quoted whole."""


class Tier(StrEnum):
    """Where a row goes by default: into the CHRONOLOGY, or to the editor's REVIEW, where it waits."""

    CHRONOLOGY = "chronology"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class EventMention:
    """A passage of an article that reports one happening.

    ``article`` is the article's id; text[start:end] is ``quote``, in code points. ``when`` is None where no day is
    known at all; ``words`` is the expression that the date was read from, where its own sentence has one; ``basis``
    says where the date is from. ``mode`` is how the passage puts it, ``speaker`` who says so. ``score`` is the
    probability, 0 to 1, that an editor keeps the row; ``tier`` says where it goes and ``reason`` why it waits, "" where
    it does not. ``saying`` is whether somebody's saying is the happening ("warned", "denied"). ``sentence`` is the
    number of its sentence, from 0; ``refers`` is "pronoun" or "definite" where its subject points back ("They",
    "These troops"). ``actor`` is the subject, its short forms resolved; ``gist`` the title with the subject as the text
    has it, by which mentions are compared. ``denies`` is whether the happening is a denial, ``denier`` who denies.
    ``line`` is whether it is a dated line of a chronology, a list or a log, and not running prose.
    ``parties`` are those of ``who`` that act or are acted on, and are not only what something else is named by; None
    where that is not known.
    ``translated`` is the language that a machine translated the title from, as a BCP 47 tag, None where it did not.
    """

    article: str
    start: int
    end: int
    quote: str
    when: When | None
    words: str | None
    time: str | None
    title: str
    mode: Mode
    speaker: str | None
    who: tuple[str, ...]
    where: tuple[str, ...]
    basis: Basis
    tier: Tier = Tier.CHRONOLOGY
    score: float = 1.0
    reason: str = ""
    saying: bool = False
    sentence: int = 0
    refers: str = ""
    actor: str = ""
    gist: str = ""
    denier: str | None = None
    denies: bool = False
    line: bool = False
    translated: str | None = None
    parties: tuple[str, ...] | None = None

    @property
    def status(self) -> Status:
        """How an event stands that only this mention reports."""
        return STATUS[self.mode]

    @property
    def acting(self) -> tuple[str, ...]:
        """Who acts or is acted on: everybody in ``who`` where that is not known."""
        return self.who if self.parties is None else self.parties

    @property
    def stance(self) -> Stance:
        """What this mention does with the event: reports it, or says that it is not so."""
        return Stance.DENIES if self.denies else Stance.REPORTS


STATUS = {
    Mode.STATED: Status.REPORTED,
    Mode.ALLEGED: Status.ALLEGED,
    Mode.DENIED: Status.DENIED,
    Mode.PLANNED: Status.PLANNED,
    Mode.HYPOTHETICAL: Status.PLANNED,
}
"""The status of an event by the mode of its mentions; what is hypothetical and not ahead only waits."""


_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    "when": lambda text: None if text is None else parse_edtf(text),
    "mode": Mode,
    "basis": Basis,
    "tier": Tier,
    "who": tuple,
    "where": tuple,
    "parties": lambda names: None if names is None else tuple(names),
}
"""How the values that JSON does not know are read."""
_FIELDS: Final = tuple(field.name for field in fields(EventMention))


def dump_mentions(mentions: Sequence[EventMention]) -> str:
    """Return the mentions of an article as JSON, in one line."""
    return json.dumps([_values(mention) for mention in mentions])


def parse_mentions(text: str) -> tuple[EventMention, ...]:
    """Return the mentions that JSON holds. Raises ValueError, TypeError or KeyError where it holds none."""
    return tuple(_mention(values) for values in json.loads(text))


def _values(mention: EventMention) -> dict[str, Any]:
    values = {name: getattr(mention, name) for name in _FIELDS}
    return {**values, "when": None if mention.when is None else str(mention.when)}


def _mention(values: Mapping[str, Any]) -> EventMention:
    return EventMention(**{name: _READ[name](value) if name in _READ else value for name, value in values.items()})
