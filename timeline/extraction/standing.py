"""How a clause stands, as events say it: its status and stance by its factuality; and who is said to say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from timeline.events import Mode, Stance, Status
from timeline.extraction.clause_kinds import Kind, is_denial
from timeline.extraction.factuality import read_factuality
from timeline.language.clauses import Sentence


class Doing(Enum):
    """What a clause tells of: HAPPENING, TELLING (somebody warns, announces, denies: the saying is the happening),
    SAYING (somebody is quoted), STATE, or what is not so: NEGATED, HYPOTHETICAL."""

    HAPPENING = "happening"
    TELLING = "telling"
    SAYING = "saying"
    STATE = "state"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


_SOURCE: Final = re.compile(r"\baccording to\b\s*", re.IGNORECASE)
_SOURCE_END: Final = re.compile(
    r"[,;:()]|\s[-–—]|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bLt)(?<!\bCol)"
    r"(?<!\bSgt)(?<!\bProf)(?<!\b[A-Z])\.(?:\s|$)|\s(?:that|which|who|and)\s"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a clause does, and its status and stance as an event would have them."""

    doing: Doing
    status: Status = Status.REPORTED
    stance: Stance = Stance.REPORTS


_DOING: Final = {
    Kind.HAPPENING: Doing.HAPPENING,
    Kind.SAYING: Doing.TELLING,
    Kind.ATTRIBUTION: Doing.SAYING,
    Kind.STATE: Doing.STATE,
}
_OWN_NEGATION: Final = ("negation", "failure", "infinitive")


def standing_of(sentence: Sentence, number: int) -> Standing:
    """How clause ``number`` of a sentence stands. "The Pentagon has not confirmed it" is NEGATED."""
    factuality = read_factuality(sentence)[number]
    doing = _DOING[factuality.kind]
    match factuality.mode:
        case Mode.DENIED if factuality.rule in _OWN_NEGATION:
            return Standing(Doing.NEGATED)
        case Mode.DENIED:
            return Standing(doing, Status.DENIED)
        case Mode.HYPOTHETICAL:
            return Standing(Doing.HYPOTHETICAL)
        case Mode.PLANNED:
            return Standing(doing, Status.PLANNED)
        case Mode.ALLEGED:
            return Standing(doing, Status.ALLEGED)
        case Mode.STATED:
            return Standing(doing, stance=Stance.DENIES if is_denial(sentence, number) else Stance.REPORTS)


def according_to(text: str) -> str | None:
    """Whom a passage names with "according to". "..., according to the mayor." is "the mayor"."""
    match = _SOURCE.search(text)
    if match is None:
        return None
    end = _SOURCE_END.search(text, match.end() + 1)
    source = text[match.end() : end.start() if end else len(text)].strip(" .,\"'”’")
    return source[:120] or None
