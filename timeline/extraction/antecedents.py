"""Of whom a clause without a subject of its own tells: what it describes, or whom the clause before tells of."""

from __future__ import annotations

from timeline.extraction.phrases import PAUSES
from timeline.language.clauses import Clause, Role, Sentence


def antecedent(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The noun phrase that a relative clause or participle is about: "athletes" of "athletes who were killed"."""
    if clause.role not in (Role.RELATIVE, Role.PARTICIPLE):
        return None
    last = clause.start
    while last > 0 and sentence.tags[last - 1] in (".", "WH", "IN"):
        last -= 1
    first = last
    while first > 0 and sentence.tags[first - 1] in ("NN", "NNS", "NNP", "JJ", "CD", "DT", "PRP$", "POS"):
        first -= 1
    return (first, last) if first < last else None


def carried_on(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The subject of the main clause before; in the first the words before the verb, which may be "112 inmates"."""
    if clause.subject or clause.role is not Role.MAIN:
        return None
    before = sentence.clauses[: sentence.clauses.index(clause)]
    if found := next((other.subject for other in reversed(before) if other.role is Role.MAIN and other.subject), None):
        return found
    floor = before[-1].verb.last + 1 if before else 0
    last = clause.verb.first
    while last > floor and sentence.tags[last - 1] == "RB":
        last -= 1
    first = last
    while (
        first > floor
        and sentence.words[first - 1].text not in PAUSES
        and sentence.tags[first - 1] not in ("IN", "TO")
        and not (first < last and sentence.tags[first] == "CD" and sentence.tags[first - 1] in ("NN", "NNS"))
    ):
        first -= 1
    return (first, last) if first < last else None
