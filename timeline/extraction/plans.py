"""What is still to come by its clause: plans, and what only depends or is only thought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.verbs import Tense, VerbForm
from timeline.language.wordlists import CALENDAR, EXPECTING, STATIVE, words

_IF: Final = ("if", "unless")
_PROMISING: Final = words("say announce tell promise pledge vow confirm declare decide agree add report write")
_GOALS: Final = words(
    "aim goal plan idea purpose objective task way point job mission challenge key priority hope thing step"
)
_THINKING: Final = words("believe think hope fear predict suspect doubt feel speculate wonder imagine forecast guess")


def planned(clause: Clause, follower: Clause | None, lows: Sequence[str]) -> bool:
    """Whether the clause says what is still to come: "will open", "is expected to open", "plans to open"."""
    verb = clause.verb
    if verb.tense is Tense.FUTURE:
        return True
    ahead = verb.passive or verb.progressive or verb.lemma in ("plan", "prepare")
    if ahead and verb.lemma in EXPECTING and verb.modal is None:
        return verb.tense is Tense.PRESENT
    going = (
        verb.lemma == "go" and verb.progressive and follower is not None and follower.verb.form is VerbForm.INFINITIVE
    )
    due = verb.lemma == "be" and any(
        lows[index] in ("due", "set", "scheduled", "slated")
        for index in range(verb.last, min(verb.last + 3, clause.end))
    )
    to_do = (
        verb.lemma == "be"
        and follower is not None
        and follower.verb.form is VerbForm.INFINITIVE
        and follower.start == verb.last + 1
        and not (clause.subject and any(low in _GOALS for low in lows[clause.subject[0] : clause.subject[1]]))
    )  # "The two are to meet in May"
    return verb.tense is Tense.PRESENT and (going or due or to_do)


def will_in_the_past(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is a plan that somebody told of: "would close" of "the firm said that it would close the plant"."""
    verb, above = clause.verb, clause.parent
    if above is None or clause.role is not Role.CONTENT:
        return False
    if verb.modal != "would" or verb.perfect or verb.lemma in STATIVE:
        return False
    said = sentence.clauses[above].verb
    return said.lemma in _PROMISING and said.tense is Tense.PAST and not said.negated and not _depends(sentence)


def is_conditional(sentence: Sentence, number: int) -> bool:
    """Whether a main clause tells what will be if something else is, and gives no date: "if the dam breaks, the
    village will be flooded"."""
    clause = sentence.clauses[number]
    dated = any(word.low in CALENDAR or word.text.isdigit() for word in sentence.words[clause.start : clause.end])
    return _depends(sentence) and not dated and clause.role is Role.MAIN


def is_opinion(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is to come is only what somebody thinks: "some believe that prices will fall"."""
    above = clause.parent
    return clause.role is Role.CONTENT and above is not None and sentence.clauses[above].verb.lemma in _THINKING


def _depends(sentence: Sentence) -> bool:
    """Whether a sentence tells what is so only if something else is."""
    return sentence.words[0].low in _IF or any(other.marker in _IF for other in sentence.clauses)
