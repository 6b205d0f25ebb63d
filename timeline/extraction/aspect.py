"""How the words of a happening lie to the day of publication by tense, aspect and the clause that they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from timeline.extraction.heads import Head, noun_kind
from timeline.extraction.view import View
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.inflection import base
from timeline.language.verbkinds import (
    MINDING,
    SAME_TIME,
    SEEMING,
    gives_figure,
    is_state,
    of_many,
    says,
    takes_time,
)
from timeline.language.verbs import Tense, Verb, VerbForm
from timeline.language.wordlists import AIMING, LASTING, SAYING, STATIVE, TELLING, words

_DEEPEST: Final = 20
"""Clauses that one may hang on one another before they are no longer followed."""
_OPEN: Final = words("if unless until till once")
"""Words before a clause in the present tense that is still to come: "until it withdraws"."""
_BESIDE: Final = words("when while as after before until")
"""Words before a clause that tells of the same day as the clause that it hangs on."""
_FIRST_PERSON: Final = words("i we")
_ASKING: Final = words("call ask look push appeal hope wait press plead campaign plan prepare argue search")
"""Verbs after which "for a ..." is still to come: "called for a meeting"."""
_COMING: Final = words(
    "possible potential planned proposed future upcoming coming imminent expected scheduled likely next"
)
"""Adjectives of what is still to come."""
_FEARING: Final = words(
    "threat threats risk risks fear fears worries concern concerns prospect prospects danger warning warnings chance "
    "chances possibility hope hopes optimistic pessimistic hopeful warn warned warning warns"
)
"""Words after which "of a ..." is still to come: "the risk of a flood"."""
_KNOWN: Final = words("the this that these those its their his her our 's ’s")
"""Words before a noun that is known to the reader, and so is there already."""
_OCCASIONS: Final = words("in at during after")
_REACH: Final = 6
"""Words from a verb to the noun that it asks for."""


class Lie(StrEnum):
    """How a happening lies to the day of publication, where no date says more.

    SAID and TOLD are of that day, as news is; NOW is so on that day; GOES_ON was so before and is so after it. What is
    MANY_BEFORE or MANY_AFTER takes several days.
    """

    SAID = "said"
    TOLD = "told"
    NOW = "now"
    BEFORE = "before"
    MANY_BEFORE = "many before"
    AFTER = "after"
    MANY_AFTER = "many after"
    GOES_ON = "goes on"


@dataclass(frozen=True, slots=True)
class Aspect:
    """How a happening lies to publication, and the head whose time it shares.

    ``source`` is the head of the clause on which an infinitive, a participle or a noun hangs, else the head itself.
    ``by_clause`` is whether a noun is placed by the clause that it stands in.
    """

    lie: Lie
    source: Head
    by_clause: bool = False


def aspect_of(view: View, head: Head) -> Aspect:
    """Return how a head lies to publication. "collapsed" of "did not say when it collapsed" is BEFORE."""
    sentence = view.sentences[head.sentence].sentence
    if head.phrase is not None:
        return _of_noun(sentence, head)
    return _of_clause(sentence, head, 0)


def _of_clause(sentence: Sentence, head: Head, depth: int) -> Aspect:
    number = head.clause or 0
    clause = sentence.clauses[number]
    verb = clause.verb
    if says(verb) and verb.modal is None and not _gives_figure(sentence, verb):
        minds = verb.tense is Tense.PRESENT and verb.lemma in MINDING and not verb.perfect
        return Aspect(Lie.GOES_ON if minds and not _first_person(sentence, clause) else Lie.SAID, head)
    above = clause.parent if clause.parent is not None and clause.parent < number and depth < _DEEPEST else None
    match verb.form:
        case VerbForm.INFINITIVE:
            return _infinitive(sentence, head, above, depth)
        case VerbForm.ING | VerbForm.EN:
            return _participle(sentence, head, above, depth)
    beside = _beside(sentence, number)
    if beside is not None and depth < _DEEPEST:
        return _of_clause(sentence, _verb_of(sentence, head.sentence, beside), depth + 1)
    return Aspect(_finite(sentence, clause), head)


def _beside(sentence: Sentence, number: int) -> int | None:
    """Return the clause whose time a clause of the past shares, None without one.

    It is the clause that "when" hangs on, or the main clause of a progressive: "was killed" of "a woman who was
    watching television was killed".
    """
    clause = sentence.clauses[number]
    if clause.verb.tense is not Tense.PAST or clause.verb.perfect or clause.verb.modal is not None:
        return None
    for other, one in enumerate(sentence.clauses):
        past = one.verb.form is VerbForm.FINITE and one.verb.tense is Tense.PAST
        if other == number or not past or says(one.verb):
            continue
        goes_on = clause.role is Role.RELATIVE and clause.verb.progressive and one.role is Role.MAIN
        hangs = clause.parent == other and clause.marker in _BESIDE and clause.role in (Role.ADVERBIAL, Role.RELATIVE)
        if goes_on or hangs:
            return other
    return None


def _finite(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.modal is not None and verb.perfect:
        return Lie.BEFORE
    if verb.negated and verb.modal in ("can", "ca", "cannot", "could"):
        return Lie.BEFORE if verb.modal == "could" else Lie.NOW
    if verb.tense is Tense.FUTURE or verb.modal is not None:
        return _later(sentence, verb)
    if verb.tense is Tense.PRESENT:
        return _present(sentence, clause)
    return _past(sentence, clause)


def _later(sentence: Sentence, verb: Verb) -> Lie:
    return Lie.MANY_AFTER if takes_time(verb) or of_many(sentence, verb) else Lie.AFTER


def _present(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.perfect:
        return Lie.GOES_ON if verb.progressive else Lie.MANY_BEFORE if verb.lemma in STATIVE else Lie.BEFORE
    if clause.role is Role.ADVERBIAL and clause.marker in _OPEN:
        return Lie.AFTER
    now = verb.lemma in SEEMING or (_first_person(sentence, clause) and not verb.progressive)
    return Lie.NOW if now else Lie.GOES_ON


def _past(sentence: Sentence, clause: Clause) -> Lie:
    verb = clause.verb
    if verb.perfect:
        return Lie.BEFORE
    if verb.lemma in SEEMING:
        return Lie.NOW
    above = sentence.clauses[clause.parent] if clause.parent is not None else None
    said = above is not None and says(above.verb)
    if clause.role is Role.CONTENT and said and is_state(verb):
        return Lie.GOES_ON
    asked = said and clause.role is Role.ADVERBIAL and above is not None and above.verb.last + 1 == clause.start
    state = verb.lemma in STATIVE and not verb.passive
    return Lie.BEFORE if state or asked or clause.role in (Role.CONTENT, Role.RELATIVE) else Lie.TOLD


def _infinitive(sentence: Sentence, head: Head, above: int | None, depth: int) -> Aspect:
    verb = sentence.clauses[head.clause or 0].verb
    later = _later(sentence, verb)
    if above is None:
        return Aspect(later, head)
    over = sentence.clauses[above].verb
    if over.lemma == "continue" and over.modal is None:
        return Aspect(Lie.GOES_ON, head)
    aims = over.lemma in AIMING or over.tense in (Tense.PRESENT, Tense.FUTURE) or over.modal is not None
    if aims and (over.lemma not in SAME_TIME or over.modal is not None):
        return Aspect(later, head)
    return _of_clause(sentence, _verb_of(sentence, head.sentence, above), depth + 1)


def _participle(sentence: Sentence, head: Head, above: int | None, depth: int) -> Aspect:
    clause = sentence.clauses[head.clause or 0]
    verb = clause.verb
    if above is None:
        return Aspect(Lie.TOLD, head)
    if verb.form is VerbForm.EN and clause.marker != ",":
        return Aspect(Lie.BEFORE, head)
    if verb.form is VerbForm.ING and clause.marker == "" and sentence.tags[max(0, verb.first - 1)].startswith("NN"):
        return Aspect(Lie.GOES_ON, head)
    return _of_clause(sentence, _verb_of(sentence, head.sentence, above), depth + 1)


def _of_noun(sentence: Sentence, head: Head) -> Aspect:
    index = head.word
    low, tag = sentence.words[index].low, sentence.tags[index]
    number = head.clause
    clause = sentence.clauses[number] if number is not None else None
    verb = clause.verb if clause is not None else None
    kind = head.kind or noun_kind(low)
    if not tag.startswith("NN"):
        said = low == "according" or (low.endswith("ed") and base(low, "VBD") in SAYING)
        return Aspect(Lie.SAID if said else Lie.GOES_ON, head)
    if verb is not None and _is_to_come(sentence, index, verb):
        return Aspect(Lie.MANY_AFTER, head)
    lasting = kind == "state" or low.removesuffix("s") in LASTING
    if lasting:
        thought = verb is not None and _is_thought_of(sentence, index, verb)
        return Aspect(Lie.MANY_AFTER if thought else Lie.GOES_ON, head)
    if number is None or verb is None:
        return Aspect(Lie.TOLD, head)
    past = Lie.MANY_BEFORE if tag == "NNS" else Lie.BEFORE
    if verb.lemma in SAYING | TELLING and not _is_occasion(sentence, index):
        return Aspect(past, head, True)
    found = _of_clause(sentence, _verb_of(sentence, head.sentence, number), 0)
    if found.lie is Lie.GOES_ON and kind in ("act", "event"):
        return Aspect(past, head, True)
    return Aspect(found.lie, found.source, True)


def _verb_of(sentence: Sentence, at: int, number: int) -> Head:
    return Head(at, sentence.clauses[number].verb.last, number)


def _gives_figure(sentence: Sentence, verb: Verb) -> bool:
    return verb.last + 1 < len(sentence.tags) and gives_figure(verb, sentence.tags[verb.last + 1])


def _first_person(sentence: Sentence, clause: Clause) -> bool:
    """Return whether "I" or "we" is the subject: what they say of now is of the day on which they say it."""
    return clause.subject is not None and sentence.words[clause.subject[0]].low in _FIRST_PERSON


def _is_to_come(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Return whether a noun is called for, or its adjective says that it is still to come."""
    lows = [word.low for word in sentence.words]
    if any(lows[before] in _COMING for before in range(max(0, index - 2), index)):
        return True
    for before in range(index - 1, max(0, index - 4), -1):
        if lows[before] in ("of", "about", "over"):
            return any(low in _FEARING for low in lows[max(0, before - 2) : before])
    after = range(verb.last + 1, min(verb.last + 3, index))
    return verb.lemma in _ASKING and index - verb.last <= _REACH and any(lows[place] == "for" for place in after)


def _is_thought_of(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Return whether a noun is the subject of what may be, and not yet known: "a war could cost lives"."""
    known = any(word.low in _KNOWN for word in sentence.words[max(0, index - 3) : index])
    return index < verb.first and not known and (verb.modal is not None or verb.tense is Tense.FUTURE)


def _is_occasion(sentence: Sentence, index: int) -> bool:
    """Return whether a noun is where something was said: "in an interview", "at a news conference"."""
    for before in range(index - 1, max(-1, index - 5), -1):
        if sentence.tags[before] == "IN":
            return sentence.words[before].low in _OCCASIONS
        if sentence.tags[before] not in ("DT", "JJ", "NN", "CD", "PRP$"):
            return False
    return False
