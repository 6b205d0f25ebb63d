"""How a clause stands: reported, planned, denied, or no happening at all; and who is said to say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from timeline.events import Stance, Status
from timeline.extraction.plans import is_conditional, is_opinion, planned, will_in_the_past
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbs import Form, Tense
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


class Doing(Enum):
    """What a clause tells of: HAPPENING, TELLING (somebody warns, announces, denies: the saying is the happening),
    SAYING (somebody is quoted), STATE, or what is not so: NEGATED, HYPOTHETICAL."""

    HAPPENING = "happening"
    TELLING = "telling"
    SAYING = "saying"
    STATE = "state"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


_HYPOTHETICAL: Final = words("would could may might can should must ought")
_ALSO_DOING: Final = words("find recall conclude post")
"""Verbs of saying that are none without a clause of what is said: "recalled 3,000 cars", "concluded a treaty"."""
_STATES_IF_PASSIVE: Final = words(
    "expect require need concern relate involve base locate situate know own include mean consider believe resent "
    "admire respect associate entitle design intend aim"
)
"""Verbs of states that are states in the passive, too: "was related to", "was located in"."""
_GRANTED: Final = words("bail request entry access permission permit visa parole asylum appeal motion right service")
"""What one who denies it to somebody does not say to be untrue."""
_REFUSING: Final = words("dismiss reject rebuff repudiate")
_CLAIMS: Final = words(
    "claim allegation accusation report suggestion rumour rumor charge notion idea speculation assertion criticism "
    "concern story account theory complaint comparison involvement"
)
"""What one may reject as untrue."""
_COMMENTING: Final = words("comment say answer respond confirm discuss elaborate speculate reply disclose specify")
_BARE: Final = ("this", "that", "it", "which", "these")
_TOLD: Final = (Doing.HAPPENING, Doing.TELLING)
_LONG: Final = re.compile(
    r"\b(?:in|over|for|during) (?:the )?(?:(?:past|last) )?(?:recent|many|several|few)? "
    r"?(?:weeks|months|years|decades)\b"
)
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


def standing_of(sentence: Sentence, number: int) -> Standing:
    """How clause ``number`` of a sentence stands. "The Pentagon has not confirmed it" is NEGATED."""
    clause = sentence.clauses[number]
    verb, lows = clause.verb, [word.low for word in sentence.words]
    follower = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
    if clause.subject and lows[clause.subject[0]] in ("no", "nobody", "none", "neither", "nothing"):
        return Standing(Doing.NEGATED)
    if verb.negated or verb.modal == "cannot" or (verb.first and lows[verb.first - 1] in ("neither", "nor")):
        return Standing(Doing.NEGATED)
    if planned(clause, follower, lows):
        if is_opinion(sentence, clause) or is_conditional(sentence, number):
            return Standing(Doing.HYPOTHETICAL)
        return Standing(Doing.HAPPENING, Status.PLANNED)
    if will_in_the_past(sentence, clause):
        return Standing(Doing.HAPPENING, Status.PLANNED)
    if lows[0] in ("had", "should", "were") and "," not in lows[: verb.first]:  # "Had the alarm been raised, ..."
        return Standing(Doing.HYPOTHETICAL)
    if verb.modal in _HYPOTHETICAL or clause.marker in ("if", "unless", "whether", "lest"):
        return Standing(Doing.HYPOTHETICAL)
    if verb.lemma in ("decline", "refuse") and follower is not None and follower.verb.lemma in _COMMENTING:
        return Standing(Doing.SAYING)
    bare = (
        clause.subject is not None and clause.subject[1] - clause.subject[0] == 1 and lows[clause.subject[0]] in _BARE
    )
    if bare and not verb.passive and verb.tense is Tense.PRESENT and not verb.perfect:
        return Standing(Doing.STATE)
    if _LONG.search(" ".join(lows[clause.start : clause.end])) and (verb.perfect or verb.tense is Tense.PRESENT):
        return Standing(Doing.STATE)
    if verb.lemma in DENYING and verb.form is not Form.INFINITIVE and not verb.passive:
        return _denial(sentence, number)
    if verb.lemma in TELLING and not (verb.passive and verb.lemma in SAYING):
        if _attributes(sentence, number):
            return Standing(Doing.SAYING)
        content = _content(sentence, number)
        if verb.lemma in CONCEDING and content is not None and standing_of(sentence, content).doing not in _TOLD:
            return Standing(Doing.SAYING)
        return Standing(Doing.TELLING)
    if (
        verb.lemma in VOICING
        and (verb.perfect or verb.tense is not Tense.PRESENT)
        and object_of(sentence, clause) in VOICED
    ):
        return Standing(Doing.TELLING)
    if verb.lemma in SAYING and not (verb.lemma in _ALSO_DOING and _content(sentence, number) is None):
        return Standing(Doing.HAPPENING if reports_noun(sentence, clause) else Doing.SAYING)
    if _is_state(sentence, clause):
        return Standing(Doing.STATE)
    return Standing(Doing.HAPPENING)


def _denial(sentence: Sentence, number: int) -> Standing:
    """How a verb of denying stands: "denied that ..." and "rejected the claims" say that something is not so; "denied
    him bail", "dismissed 200 workers" and "rejected the offer" are deeds."""
    clause = sentence.clauses[number]
    lemma, thing = clause.verb.lemma, object_of(sentence, clause)
    said = _content(sentence, number) is not None
    if lemma == "deny":
        return (
            Standing(Doing.HAPPENING)
            if _GRANTED & _nouns(sentence, clause)
            else Standing(Doing.TELLING, stance=Stance.DENIES)
        )
    if lemma not in _REFUSING or said or thing in _CLAIMS or not thing:
        return Standing(Doing.TELLING, stance=Stance.DENIES)
    return Standing(Doing.HAPPENING if lemma == "dismiss" else Doing.TELLING)


def _nouns(sentence: Sentence, clause: Clause) -> frozenset[str]:
    """The nouns behind the verb of a clause, in the singular."""
    behind = range(clause.verb.last + 1, clause.end)
    return frozenset(sentence.words[n].low.removesuffix("s") for n in behind if sentence.tags[n] in ("NN", "NNS"))


def _attributes(sentence: Sentence, number: int) -> bool:
    """Whether the clause only says at the end who told it: "The road is open, the mayor announced on Friday."."""
    clause = sentence.clauses[number]
    if clause.role is not Role.MAIN or number + 1 < len(sentence.clauses) or not number or not clause.subject:
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
    if verb.lemma not in REPORTING or verb.lemma == "claim" or verb.passive or verb.tense is not Tense.PAST:
        return False
    following = verb.last + 1
    if following >= clause.end or sentence.tags[following] not in ("DT", "CD", "JJ", "NN", "NNS"):
        return False
    return lexicon().nouns.get(object_of(sentence, clause)) in ("act", "event", "phenomenon")


def _is_state(sentence: Sentence, clause: Clause) -> bool:
    """Whether the verb alone names no happening: a state, a habit in the present, a thought."""
    verb = clause.verb
    if verb.form is Form.FINITE and verb.tense is Tense.PRESENT and not verb.perfect:
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


def according_to(text: str) -> str | None:
    """Whom a passage names with "according to". "..., according to the mayor." is "the mayor"."""
    match = _SOURCE.search(text)
    if match is None:
        return None
    end = _SOURCE_END.search(text, match.end() + 1)
    source = text[match.end() : end.start() if end else len(text)].strip(" .,\"'”’")
    return source[:120] or None
