"""How much a sentence matters to a chronology: by what it tells, how it tells it, and where in the article it
stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from timeline.events import Stance, Status
from timeline.extraction.standing import Doing, Standing
from timeline.extraction.story import Told
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbs import Form
from timeline.language.wordlists import words

THRESHOLD: Final = -1.1
"""The salience from which a sentence is taken, about a chance of 1 in 4. Measured on TimeSET; see
docs/guide/events.md."""
_LATE: Final = 15
"""Sentences of a story after which the chance to tell something new falls."""
_DESCRIBING: Final = words(
    "compare base call know title entitle locate situate design intend own give regard concern relate involve "
    "power equip aim dub"
)
"""Verbs whose participles tell what something is like: "a scheme called", "compared with last year"."""
_HEDGING: Final = words("would could may might can should")


def salience(told: Told, standings: Sequence[Standing], place: int) -> float:
    """The log-odds, roughly, that an editor would take it; ``place`` counts the story's sentences from 1.

    The weights are rounded from a logistic regression on TimeSET's development part.
    """
    sentence = told.sentence
    main = leading(sentence, standings)
    events = sum(lexicon().nouns.get(word.low.removesuffix("s")) == "event" for word in sentence.words)
    score = -1.9 + 0.6 * min(
        3, sum(is_deed(sentence, clause, s) for clause, s in zip(sentence.clauses, standings, strict=True))
    )
    score += {Doing.HAPPENING: 0.4, Doing.TELLING: 0.8}.get(standings[main].doing, 0.0)
    score += 0.7 * sentence.clauses[main].verb.passive + 0.3 * min(2, events)
    score += 0.8 * (lexicon().verbs.get(sentence.clauses[main].verb.lemma) == "motion")
    score += 1.0 * (place == 1) + 0.8 * (place <= 3) - 1.1 * math.log(max(place / _LATE, 1.0))
    score += 0.4 * any(mention.when is not None and mention.type in ("DATE", "TIME") for mention in told.mentions)
    score += 0.6 * any(clause.verb.form is Form.ING for clause in sentence.clauses)
    score -= 0.9 * any(sentence.quoted)
    score -= 0.8 * any(clause.verb.modal in _HEDGING and clause.role is not Role.CONTENT for clause in sentence.clauses)
    return score


def leading(sentence: Sentence, standings: Sequence[Standing]) -> int:
    """The clause that a sentence is about: the first main one that tells of a happening, else the first main one."""
    mains = [
        n for n, clause in enumerate(sentence.clauses) if clause.role is Role.MAIN and clause.verb.form is Form.FINITE
    ]
    telling = [n for n in mains if standings[n].doing in (Doing.HAPPENING, Doing.TELLING)]
    absolute = [
        n
        for n, clause in enumerate(sentence.clauses)
        if is_deed(sentence, clause, standings[n]) and clause.role is Role.ABSOLUTE
    ]
    return (telling or absolute or mains or [0])[0]


def is_deed(sentence: Sentence, clause: Clause, standing: Standing) -> bool:
    """Whether a clause, whatever its role, tells of something done: finite, "killed" or "to have killed"; not in
    quotes."""
    if clause.verb.form is Form.EN and clause.verb.lemma in _DESCRIBING:
        return False
    done = clause.verb.form in (Form.FINITE, Form.EN) or clause.verb.perfect or clause.role is Role.ABSOLUTE
    return done and standing.doing is Doing.HAPPENING and not sentence.quoted[clause.verb.last]


def always(standing: Standing) -> bool:
    """Whether a clause is taken whatever its salience: plans and denials, which a chronology must show."""
    return standing.status is Status.PLANNED or standing.stance is Stance.DENIES
