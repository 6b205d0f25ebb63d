"""What a clause tells of, whether or not it is so: a happening, a saying that is one, a mere attribution, a state."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from timeline.extraction.claims.reader import words_of
from timeline.extraction.plans import planned
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbs import Tense, VerbForm
from timeline.language.wordlists import (
    CALENDAR,
    CONCEDING,
    DENYING,
    REPORTING,
    SAYING,
    STATIVE,
    TELLING,
    VOICED,
    VOICING,
    words,
)


class ClauseKind(StrEnum):
    """What a clause tells of: a HAPPENING; a SAYING that is one ("announced", "denied"); an ATTRIBUTION, where
    somebody is only quoted ("said"); a STATE."""

    HAPPENING = "happening"
    SAYING = "saying"
    ATTRIBUTION = "attribution"
    STATE = "state"


_ALSO_DOING: Final = words("find recall conclude post")
"""Verbs of saying that are none without a clause of what is said: "recalled 3,000 cars", "concluded a treaty"."""
_STATES_IF_PASSIVE: Final = words(
    "expect require need concern relate involve base locate situate know own include mean consider believe resent "
    "admire respect associate entitle design intend aim"
)
"""Verbs of states that are states in the passive, too: "was related to", "was located in"."""
_REFUSING: Final = words("dismiss reject rebuff repudiate")
_CLAIMS: Final = words(
    "claim allegation accusation report suggestion rumour rumor charge notion idea speculation assertion criticism "
    "concern story account theory complaint comparison involvement"
)
"""What one may reject as untrue."""
_COMMENTING: Final = words("comment say answer respond confirm discuss elaborate speculate reply disclose specify")
_BARE: Final = ("this", "that", "it", "which", "these")
_LONG: Final = re.compile(
    r"\b(?:in|over|for|during) (?:the )?(?:(?:past|last) )?(?:recent|many|several|few)? "
    r"?(?:weeks|months|years|decades)\b"
)


def kind_of_clause(sentence: Sentence, number: int) -> ClauseKind:
    """Return what clause ``number`` of a sentence tells of. "The firm announced a sale" is a SAYING, "the firm said"
    an ATTRIBUTION."""
    clause = sentence.clauses[number]
    verb, lows = clause.verb, [word.low for word in sentence.words]
    follower = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
    if verb.lemma in ("decline", "refuse") and follower is not None and follower.verb.lemma in _COMMENTING:
        return ClauseKind.ATTRIBUTION
    if verb.modal is not None or planned(clause, follower, lows):
        return ClauseKind.HAPPENING
    bare = (
        clause.subject is not None and clause.subject[1] - clause.subject[0] == 1 and lows[clause.subject[0]] in _BARE
    )
    simple = not verb.passive and not verb.perfect
    if bare and simple and verb.tense is Tense.PRESENT:
        return ClauseKind.STATE
    if _LONG.search(" ".join(lows[clause.start : clause.end])) and (verb.perfect or verb.tense is Tense.PRESENT):
        return ClauseKind.STATE
    if verb.lemma in DENYING and verb.form is not VerbForm.INFINITIVE and not verb.passive:
        return _denial(sentence, number)
    if verb.lemma in TELLING and not (verb.passive and verb.lemma in SAYING):
        if _attributes(sentence, number):
            return ClauseKind.ATTRIBUTION
        content = _content(sentence, number)
        if verb.lemma in CONCEDING and content is not None and not _tells(sentence, content):
            return ClauseKind.ATTRIBUTION
        return ClauseKind.SAYING
    over = verb.perfect or verb.tense is not Tense.PRESENT
    if over and verb.lemma in VOICING and object_of(sentence, clause) in VOICED:
        return ClauseKind.SAYING
    if verb.lemma in SAYING and not (verb.lemma in _ALSO_DOING and _content(sentence, number) is None):
        return ClauseKind.HAPPENING if reports_noun(sentence, clause) else ClauseKind.ATTRIBUTION
    if _is_state(sentence, clause):
        return ClauseKind.STATE
    return ClauseKind.HAPPENING


def _tells(sentence: Sentence, number: int) -> bool:
    """Whether what is conceded is a deed done: "admitted that it had lost the records"."""
    verb = sentence.clauses[number].verb
    done = not verb.negated and (verb.modal is None or verb.tense is Tense.FUTURE)
    return done and kind_of_clause(sentence, number) in (ClauseKind.HAPPENING, ClauseKind.SAYING)


def is_denial(sentence: Sentence, number: int) -> bool:
    """Whether a clause says that something is not so: "denied that ...", "rejected the claims". "Denied him bail",
    "dismissed 200 workers" and "rejected the offer" are deeds."""
    clause = sentence.clauses[number]
    lemma, thing = clause.verb.lemma, object_of(sentence, clause)
    if lemma not in DENYING or clause.verb.form is VerbForm.INFINITIVE or clause.verb.passive:
        return False
    if lemma == "deny":
        return words_of("nouns", "granted").isdisjoint(_nouns(sentence, clause))
    return lemma not in _REFUSING or _content(sentence, number) is not None or thing in _CLAIMS or not thing


def _denial(sentence: Sentence, number: int) -> ClauseKind:
    """Return what a verb of denying tells of: a denial is a saying, "denied him bail" a deed."""
    if is_denial(sentence, number):
        return ClauseKind.SAYING
    return ClauseKind.HAPPENING if sentence.clauses[number].verb.lemma in ("deny", "dismiss") else ClauseKind.SAYING


def _nouns(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """The nouns behind the verb of a clause, in the singular."""
    behind = range(clause.verb.last + 1, clause.end)
    return frozenset(sentence.words[n].low.removesuffix("s") for n in behind if sentence.tags[n] in ("NN", "NNS"))


def _attributes(sentence: Sentence, number: int) -> bool:
    """Whether the clause only says at the end who told it: "The road is open, the mayor announced on Friday."."""
    clause = sentence.clauses[number]
    last = 0 < number == len(sentence.clauses) - 1
    if not last or clause.role is not Role.MAIN or not clause.subject:
        return False
    before = sentence.words[clause.subject[0] - 1].text if clause.subject[0] else ""
    rest = range(clause.verb.last + 1, len(sentence.words))
    return before == "," and all(
        sentence.words[index].low in CALENDAR or sentence.tags[index] in (".", "IN", "CD", "RB") for index in rest
    )


def _content(sentence: Sentence, number: int) -> int | None:
    """The clause of what is said in clause ``number``, through "that sources suggest" and the like; None without
    one."""
    found = None
    for follower in range(number + 1, len(sentence.clauses)):
        clause = sentence.clauses[follower]
        if clause.role is Role.CONTENT and clause.parent == (number if found is None else found):
            found = follower
            if clause.verb.lemma not in SAYING:
                break
    return found


def reports_noun(sentence: Sentence, clause: Clause) -> bool:
    """Whether what is said to be is a happening named by a noun: "media reported the death of six men"."""
    verb = clause.verb
    if verb.passive or verb.tense is not Tense.PAST:
        return False
    if verb.lemma not in REPORTING or verb.lemma == "claim":
        return False
    following = verb.last + 1
    if following >= clause.end or sentence.tags[following] not in ("DT", "CD", "JJ", "NN", "NNS"):
        return False
    return lexicon().nouns.get(object_of(sentence, clause)) in ("act", "event", "phenomenon")


def _is_state(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb alone names no happening: a state, a habit in the present, a thought."""
    verb = clause.verb
    if verb.form is VerbForm.FINITE and verb.tense is Tense.PRESENT and not verb.perfect:
        return True
    if sentence.tags[min(verb.last + 1, len(sentence.tags) - 1)] == "RP":
        return False
    if verb.lemma in STATIVE and not (verb.lemma == "be" and _there_was(sentence, clause)):
        return not verb.passive or verb.lemma in _STATES_IF_PASSIVE
    return (verb.passive and verb.lemma in _STATES_IF_PASSIVE) or lexicon().verbs.get(verb.lemma) == "emotion"


def _there_was(sentence: Sentence, clause: Clause) -> bool:
    """Whether it says that something took place: "There was an explosion at the port"."""
    if clause.subject is None or sentence.tags[clause.subject[0]] != "EX":
        return False
    return lexicon().nouns.get(object_of(sentence, clause)) in ("act", "event", "phenomenon")


def object_of(sentence: Sentence, clause: Clause) -> str:
    """The head of the first noun phrase after the verb, "concern" in "expressed deep concern over"."""
    head = ""
    for index in range(clause.verb.last + 1, min(clause.end, clause.verb.last + 8)):
        tag = sentence.tags[index]
        if tag in ("NN", "NNS", "NNP"):
            head = sentence.words[index].low
        elif tag == "POS":
            head = ""  # "the minister's claims"
        elif head or tag not in ("DT", "JJ", "PRP$", "RB", "CD"):
            break
    return head.removesuffix("s")
