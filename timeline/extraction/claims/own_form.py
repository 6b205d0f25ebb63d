"""Rules for what a clause says of itself: negated, conditional, planned, possible, hedged, asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.events import Mode
from timeline.extraction.claims.cues import (
    MODALS,
    Cue,
    described_clause,
    is_negated,
    verb_span,
    verb_words,
    whole_verb,
)
from timeline.extraction.claims.reader import ClaimReader, words_of
from timeline.extraction.plans import is_conditional, is_opinion, planned, will_in_the_past
from timeline.language.clauses import Clause, Role
from timeline.language.verbs import Tense, VerbForm

_IF: Final = frozenset(("if", "unless", "lest", "provided", "providing", "assuming", "supposing"))
_PROVIDED: Final = tuple([word, "that"] for word in ("provided", "providing", "assuming", "supposing"))
_LATER: Final = frozenset(("later", "eventually", "subsequently", "ultimately"))


def negation(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that are negated."""
    for number, clause in enumerate(reader.clauses):
        if not is_negated(reader, number):
            continue
        if clause.verb.modal == "would" and clause.verb.perfect:
            continue  # "the lion would not have escaped": it did
        follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
        cleft = number == 0 and reader.lows[0] == "it"
        if cleft and follower is not None and follower.role is Role.RELATIVE:
            scope = follower.start, reader.end_of(number, follower.start)  # "It was not him who posted the letter"
            yield Cue(Mode.DENIED, verb_words(reader, number), scope, number)
        yield Cue(Mode.DENIED, verb_words(reader, number), whole_verb(reader, number), number, own=True)


def condition(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what "if" or "unless" makes a condition, and what hangs on it."""
    lows = reader.lows
    conditional = False
    for number, clause in enumerate(reader.clauses):
        if clause.marker in _IF or clause.marker == "whether" or _opened_by_if(reader, clause):
            conditional = conditional or clause.marker != "whether"
            yield Cue(Mode.HYPOTHETICAL, (clause.start, clause.start + 1), whole_verb(reader, number), number, own=True)
        if reader.lows[clause.verb.last : clause.verb.last + 2] in _PROVIDED:
            start = clause.verb.last + 1
            yield Cue(Mode.HYPOTHETICAL, (start - 1, start), (start, reader.end_of(number, start)), number)
    provided = lows[0] in ("provided", "providing", "assuming", "supposing") and "," in lows
    if provided:
        conditional = True
        yield Cue(Mode.HYPOTHETICAL, (0, 1), (0, lows.index(",")), None)
    inverted = lows[0] in ("had", "should", "were") and reader.tags[0] in ("VBD", "MD", "NNP", "IN")
    if inverted and reader.clauses and "," not in lows[: reader.clauses[0].verb.first + 1]:
        conditional = True
        yield Cue(Mode.HYPOTHETICAL, (0, 1), (0, reader.find((",",), 0, reader.length) or 0), None, nominal=True)
        for number in range(len(reader.clauses)):
            yield Cue(Mode.HYPOTHETICAL, (0, 1), whole_verb(reader, number), number, own=True)
    if conditional:
        for number, clause in enumerate(reader.clauses):
            depends = clause.verb.modal is not None or clause.verb.tense is Tense.FUTURE
            if depends and clause.role in (Role.MAIN, Role.CONTENT):
                yield Cue(Mode.HYPOTHETICAL, verb_words(reader, number), whole_verb(reader, number), number, own=True)


def absence(reader: ClaimReader) -> Iterator[Cue]:
    """What there was not: "there was never any raid", "there was no attack"."""
    for number, clause in enumerate(reader.clauses):
        start = clause.verb.last + 1
        there = clause.subject is not None and reader.tags[clause.subject[0]] == "EX"
        if there and (is_negated(reader, number) or reader.lows[start : start + 1] == ["no"]):
            head = reader.head(start, reader.length)
            if head is not None:
                yield Cue(Mode.DENIED, (start - 1, start), (start, head + 1), number, nominal=True)


def _opened_by_if(reader: ClaimReader, clause: Clause) -> bool:
    """Whether "if" stands right before the subject, though the clause was not read so: "asked if the dam had burst"."""
    number = reader.clauses.index(clause)
    before = reader.clauses[number - 1].verb.last + 1 if number else 0
    at = reader.find(_IF | {"whether"}, before, clause.verb.first)
    return at is not None and not any(low in (",", ";") for low in reader.lows[at : clause.verb.first])


def plan(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that look ahead: "will elect"."""
    for number, clause in enumerate(reader.clauses):
        follower = reader.clauses[number + 1] if number + 1 < len(reader.clauses) else None
        if planned(clause, follower, reader.lows):
            thought = is_opinion(reader.sentence, clause) or is_conditional(reader.sentence, number)
            mode = Mode.HYPOTHETICAL if thought else Mode.PLANNED
        elif will_in_the_past(reader.sentence, clause):
            mode = Mode.PLANNED
        else:
            continue
        to_do = follower is not None and follower.verb.form is VerbForm.INFINITIVE and follower.parent == number
        end = follower.verb.last + 1 if follower is not None and to_do else clause.verb.last + 1
        yield Cue(mode, verb_words(reader, number), (clause.verb.first, end), number, own=True)


def modality(reader: ClaimReader) -> Iterator[Cue]:
    """Yield the verbs that are only possible: "may have struck"."""
    for number, clause in enumerate(reader.clauses):
        verb = clause.verb
        if verb.modal not in MODALS or will_in_the_past(reader.sentence, clause):
            continue
        later = verb.modal == "would" and not verb.perfect and _LATER & set(reader.lows[verb.first : verb.last + 2])
        goes_on = verb.modal == "would" and verb.lemma == "go" and reader.lows[verb.last + 1 : verb.last + 2] == ["on"]
        if not (later or goes_on):
            yield Cue(Mode.HYPOTHETICAL, verb_words(reader, number), whole_verb(reader, number), number, own=True)


def hedge(reader: ClaimReader) -> Iterator[Cue]:
    """Yield what an adverb hedges: "allegedly robbed"."""
    adverbs = {
        **dict.fromkeys(words_of("adverbs", "alleged"), Mode.ALLEGED),
        **dict.fromkeys(words_of("adverbs", "possible"), Mode.HYPOTHETICAL),
    }
    for index, low in enumerate(reader.lows):
        mode = adverbs.get(low)
        if mode is None or reader.tags[index] in ("NN", "NNS"):
            continue
        number = described_clause(reader, index)
        if number is not None:
            yield Cue(mode, (index, index + 1), verb_span(reader.clauses[number]), number, own=True)


def question(reader: ClaimReader) -> Iterator[Cue]:
    """Yield all of a sentence that asks."""
    if reader.clauses and "?" in reader.lows[-2:]:
        yield Cue(Mode.HYPOTHETICAL, (reader.length - 1, reader.length), (0, reader.length), None)
