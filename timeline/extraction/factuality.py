"""How sure a text is of what it tells, and whose claim it is: stated, alleged, denied, planned or hypothetical."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims.cues import Cue
from timeline.extraction.claims.reader import ClaimReader, Span, words_of
from timeline.extraction.claims.rules import RULES
from timeline.extraction.clause_kinds import ClauseKind, is_denial, kind_of_clause
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.verbs import VerbForm

__all__ = ["Claims", "ClauseKind", "Factuality", "noun_factuality", "read_factuality"]


@dataclass(frozen=True, slots=True)
class Factuality:
    """How sure a text is of what a clause or a noun tells.

    ``speaker`` and ``cue`` are spans of words: who says it, and the words that decided. ``rule`` names the rule that
    decided. ``governs`` is the number of the clause that says, denies or demands it, None where the text itself tells
    it: a date in the content dates the deed and not the saying.
    """

    mode: Mode
    kind: ClauseKind
    speaker: Span | None = None
    cue: Span | None = None
    rule: str = "stated"
    governs: int | None = None


_NOMINAL: Final = frozenset(("DT", "JJ", "JJR", "JJS", "CD", "PRP$", "NN", "NNP", "NNS", "POS", "RP", "RB"))
"""Tags of the words between a verb and the noun that is its object: "may cause roughly 32,000 more deaths"."""
_TO_DO: Final = ("demand", "promise", "plan", "fear", "claim-noun", "infinitive")
_OF_CLAIMS: Final = ("negation", "no-evidence", "falsehood", "contrary", "falsely")
"""Rules that speak of a claim as a whole: of "a story about a nurse who saved forty is untrue" nothing is so."""
SEVERITY: Final = (Mode.DENIED, Mode.HYPOTHETICAL, Mode.PLANNED, Mode.ALLEGED, Mode.STATED)
"""The modes, the most careful first. Where several cues reach one clause, that one decides: "denied that he may have
..." is denied."""


class Claims:
    """The claims of one sentence: its cues, read once for all its clauses and nouns."""

    def __init__(self, sentence: Sentence) -> None:
        self._reader = ClaimReader(sentence)
        self._cues = _cues(self._reader)

    @cached_property
    def clauses(self) -> tuple[Factuality, ...]:
        """How sure the text is of each clause, in their order."""
        return tuple(_of_clause(self._reader, self._cues, number) for number in range(len(self._reader.clauses)))

    def noun(self, first: int, last: int) -> Factuality:
        """Return how sure the text is of what the noun at words ``first`` to ``last`` (excluded) names."""
        if described := _described(self._reader, first, last):
            return described
        reaching = [cue for cue in self._cues if _reaches_noun(self._reader, cue, first, last)]
        return _decide(self._reader, reaching, ClauseKind.HAPPENING)

    def mode_of_row(self, number: int, date: Span | None) -> Mode:
        """Return the mode of a row for clause ``number`` that the words ``date`` date, None where none of its own do.

        What somebody claims or denies without a date of the saying is shown as the claim that it is: "He denies paying
        them" is denied, "On Friday he denied paying them" is stated, "He denied paying them in May" is denied, as May
        is when they were paid. Where somebody is only quoted, the row is as sure as what is said, whatever the date.
        """
        read, reader = self.clauses, self._reader
        own = read[number]
        if own.mode is not Mode.STATED:
            return own.mode
        if own.kind is ClauseKind.ATTRIBUTION:
            content = reader.content(number)
            if content is None:  # "The dam will hold, the mayor said"
                return next((each.mode for each in read[:number] if each.governs == number), Mode.STATED)
            following = reader.next_verb(content)
            return read[following].mode if following < len(read) else Mode.STATED
        said = next((n for n, each in enumerate(read) if each.governs == number and each.mode is not Mode.STATED), None)
        if date is None:
            doubted = said is not None and read[said].mode in (Mode.ALLEGED, Mode.DENIED)
            if own.kind is ClauseKind.SAYING and (doubted or is_denial(reader.sentence, number)):
                return read[said].mode if said is not None and doubted else Mode.DENIED
            return Mode.STATED
        if said is None:
            return Mode.STATED
        verb, deed = reader.clauses[number].verb, reader.clauses[said].verb
        of_deed = date[0] > deed.first if deed.first > verb.first else deed.first < date[0] < verb.first
        return read[said].mode if of_deed else Mode.STATED


@lru_cache(maxsize=512)
def read_factuality(sentence: Sentence) -> tuple[Factuality, ...]:
    """Return how sure the text is of each clause of a sentence, in their order.

    Of "The bank denied that it had bought bonds", the first is a saying that is stated, the second is denied, by the
    rule "denial", and the first governs it.
    """
    return Claims(sentence).clauses


def noun_factuality(sentence: Sentence, first: int, last: int) -> Factuality:
    """Return how sure the text is of what the noun at words ``first`` to ``last`` (excluded) names.

    "the alleged attack" is alleged, the killing of "denied involvement in the killing" is stated: that somebody was
    killed is not what is denied.
    """
    return Claims(sentence).noun(first, last)


def _reaches_noun(reader: ClaimReader, cue: Cue, first: int, last: int) -> bool:
    """Whether a cue decides about a noun: of the verb that has it as its object, or of all that is said.

    What a noun names behind another verb is mostly so whatever is said: the attack of "denied that he had fled after
    the attack", the crash of "a suit over the crash".
    """
    definite = _is_definite(reader, first, last)
    if cue.own:
        verb = next((c.verb for c in reader.clauses if c.verb.last + 1 == cue.scope[1]), None)
        taken = verb is not None and verb.last < first and _is_object(reader, verb.last + 1, first)
        return taken and not (definite and cue.mode is Mode.DENIED) and cue.rule != "infinitive"
    if cue.presupposes or not cue.scope[0] <= first < cue.scope[1]:
        return False
    inner = [c.verb for c in reader.clauses if cue.scope[0] <= c.verb.first and c.verb.last < first]
    if cue.nominal or not inner:
        return cue.nominal or cue.rule in _TO_DO or not (definite and _does(reader, first))
    direct = _is_object(reader, inner[-1].last + 1, first)
    return direct if cue.rule in _TO_DO else direct or not definite


def _is_object(reader: ClaimReader, start: int, first: int) -> bool:
    """Whether a noun follows a verb as its object, with nothing but its own words between."""
    return all(reader.tags[n] in _NOMINAL for n in range(start, first))


def _is_definite(reader: ClaimReader, first: int, last: int) -> bool:
    """Whether a noun names what is known already: "the attack", "last week's raid", "his arrest"."""
    begin = first
    while begin and reader.tags[begin - 1] in ("JJ", "CD", "NN", "NNP", "NNS", "POS"):
        begin -= 1
    begin = max(0, begin - 1)
    known = (reader.lows[n] in ("the", "this", "that", "those", "these", "last") for n in range(begin, last))
    return any(known) or any(reader.tags[n] in ("POS", "PRP$") for n in range(begin, last))


def _does(reader: ClaimReader, first: int) -> bool:
    """Whether a noun is the subject of a verb that tells more of it than that it was: "the attack killed two"."""
    clause = next((c for c in reader.clauses if c.subject and c.subject[0] <= first < c.subject[1]), None)
    return clause is not None and clause.verb.lemma not in ("happen", "occur", "take", "exist", "be", "have", "come")


def _cues(reader: ClaimReader) -> list[Cue]:
    """Return the cues of all rules, in their order, each with its rule; none hangs on a clause that it reaches."""
    return [
        replace(cue, rule=rule.name, clause=None if _reaches_itself(reader, cue) else cue.clause)
        for rule in RULES
        for cue in rule.read(reader)
    ]


def _reaches_itself(reader: ClaimReader, cue: Cue) -> bool:
    if cue.own or cue.clause is None:
        return False
    return cue.scope[0] <= reader.clauses[cue.clause].verb.last < cue.scope[1]


def _of_clause(reader: ClaimReader, cues: Sequence[Cue], number: int) -> Factuality:
    clause = reader.clauses[number]
    kind = kind_of_clause(reader.sentence, number)
    reaching = [cue for cue in cues if _reaches(reader, cue, clause, number)]
    return _decide(reader, reaching, kind)


def _reaches(reader: ClaimReader, cue: Cue, clause: Clause, number: int) -> bool:
    if cue.nominal or not cue.scope[0] <= clause.verb.last < cue.scope[1]:
        return False
    if cue.own:
        return True
    if cue.clause == number or reader.is_aside(clause):
        return False
    if clause.role is not Role.RELATIVE or clause.verb.form is not VerbForm.FINITE:
        return True
    before = reader.lows[max(0, clause.start - 1)]
    aside = before == ","
    known = aside or (before != "in" and clause.marker not in ("", "that") and cue.rule not in _OF_CLAIMS)
    return not (cue.presupposes or (cue.mode is Mode.DENIED and known))


def _decide(reader: ClaimReader, cues: Sequence[Cue], kind: ClauseKind) -> Factuality:
    """Return what the cues together say: the mode of the one that weighs most, the clause that says so."""
    if not cues:
        return Factuality(Mode.STATED, kind)
    decided = [cue for cue in cues if cue.rule != "infinitive" and cue.mode is not Mode.STATED]
    chosen = min(decided or cues, key=lambda cue: (SEVERITY.index(cue.mode), -cue.scope[0]))
    outer = [cue for cue in cues if not cue.own]
    governing = chosen if not chosen.own else max(outer, key=lambda cue: cue.scope[0], default=None)
    speaker = chosen.speaker or next((cue.speaker for cue in outer if cue.speaker is not None), None)
    clause = governing.clause if governing is not None else None
    return Factuality(chosen.mode, kind, speaker, chosen.words, chosen.rule, _finite(reader, clause))


def _finite(reader: ClaimReader, number: int | None) -> int | None:
    """Return the clause that an infinitive hangs on: "failed" of "failed to find evidence that"."""
    while number and reader.clauses[number].verb.form is VerbForm.INFINITIVE:
        number -= 1
    return number


def _described(reader: ClaimReader, first: int, last: int) -> Factuality | None:
    """Return what the words before a noun say of it: "alleged", "foiled", "planned", "no"."""
    modes = {
        **dict.fromkeys(words_of("adjectives", "planned"), Mode.PLANNED),
        **dict.fromkeys(words_of("adjectives", "thought"), Mode.HYPOTHETICAL),
        **dict.fromkeys(words_of("adjectives", "alleging"), Mode.ALLEGED),
        **dict.fromkeys(words_of("adjectives", "averted"), Mode.DENIED),
        "no": Mode.DENIED,
    }
    begin = first
    while begin and reader.tags[begin - 1] in ("JJ", "DT", "VBN", "VBD", "CD", "RB", "NN", "NNP", "$"):
        begin -= 1
        if reader.tags[begin] == "DT":
            break
    for index in range(begin, last):
        if (mode := modes.get(reader.lows[index])) is not None:
            return Factuality(mode, ClauseKind.HAPPENING, None, (index, index + 1), "adjective")
    return None
