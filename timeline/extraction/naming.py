"""What the words around a noun tell of when it is: still to come, the occasion of what was said, a deed by name, or
one with a date of its own."""

from __future__ import annotations

from typing import Final

from timeline.language.clauses import Clause, Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbs import Form, Tense, Verb
from timeline.language.wordlists import words
from timeline.when import Mention

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
_SAME: Final = words("same similar such other another")
_REASONS: Final = words("for over about")
_REACH: Final = 6
"""Words from a verb to the noun that it asks for."""


def around(sentence: Sentence, index: int) -> int | None:
    """The number of the clause that a word stands in, itself not counted as a verb."""
    for number, clause in enumerate(sentence.clauses):
        if clause.start <= index < clause.end:
            return number if clause.verb.last != index else clause.parent
    return None


def is_name(sentence: Sentence, clause: Clause) -> bool:
    """Whether what was read as a participle is the noun that it looks like: "called for a council meeting in May"."""
    verb = clause.verb
    if verb.form is not Form.ING or verb.first != verb.last or verb.first == 0 or clause.marker:
        return False
    following = sentence.tags[verb.last + 1] if verb.last + 1 < len(sentence.tags) else ""
    named = sentence.words[verb.last].low in lexicon().nouns
    return named and sentence.tags[verb.first - 1] in ("NN", "NNP", "JJ", "DT") and following in ("IN", ".", "TO", "CC")


def is_to_come(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Whether a noun is called for, or its adjective says that it is still to come."""
    lows = [word.low for word in sentence.words]
    if any(lows[before] in _COMING for before in range(max(0, index - 2), index)):
        return True
    for before in range(index - 1, max(0, index - 4), -1):
        if lows[before] in ("of", "about", "over"):
            return any(low in _FEARING for low in lows[max(0, before - 2) : before])
    after = range(verb.last + 1, min(verb.last + 3, index))
    return verb.lemma in _ASKING and index - verb.last <= _REACH and any(lows[place] == "for" for place in after)


def is_thought_of(sentence: Sentence, index: int, verb: Verb) -> bool:
    """Whether a noun is the subject of what may be or will be, and not yet known: "a war could cost lives"."""
    known = any(word.low in _KNOWN for word in sentence.words[max(0, index - 3) : index])
    return index < verb.first and not known and (verb.modal is not None or verb.tense is Tense.FUTURE)


def is_occasion(sentence: Sentence, index: int) -> bool:
    """Whether a noun is where something was said: "in an interview", "at a news conference"."""
    for before in range(index - 1, max(-1, index - 5), -1):
        if sentence.tags[before] == "IN":
            return sentence.words[before].low in _OCCASIONS
        if sentence.tags[before] not in ("DT", "JJ", "NN", "CD", "PRP$"):
            return False
    return False


def is_reason(sentence: Sentence, noun: tuple[int, int]) -> bool:
    """Whether a noun is what somebody is praised, tried or asked for: "jailed for the raid", not "hurt in the raid"."""
    return noun[0] > 0 and sentence.words[noun[0] - 1].low in _REASONS


def _names_happening(noun: str) -> bool:
    """Whether a noun, or what it ends with, names a happening: "raid", "cyberattack"."""
    nouns = lexicon().nouns
    known = next((nouns[noun[cut:]] for cut in range(max(len(noun) - 4, 1)) if noun[cut:] in nouns), "")
    return known in ("event", "act", "phenomenon")


def noun_before(sentence: Sentence, mention: Mention) -> tuple[int, int] | None:
    """The noun phrase that a date belongs to, where it names a happening: "a raid" of "a raid on Friday"."""
    last = next((n for n, word in enumerate(sentence.words) if word.start >= mention.start), 0)
    behind = next((n for n, word in enumerate(sentence.words) if word.start >= mention.end), 0)
    if behind and sentence.tags[behind].startswith("NN"):
        return None  # "in answer to the July raid"
    while (
        last > 0 and sentence.tags[last - 1] in ("IN", "DT", "JJ") and sentence.words[last - 1].low not in ("of", "for")
    ):
        last -= 1
    if last == 0 or sentence.tags[last - 1] not in ("NN", "NNS"):
        return None
    if any(sentence.words[index].low in _SAME for index in range(max(0, last - 3), last - 1)):
        return None
    head = sentence.words[last - 1].low
    if not _names_happening(head.removesuffix("s")):
        return None
    first = last - 1
    while first > 0 and sentence.tags[first - 1] in ("NN", "NNP", "JJ", "DT", "POS", "PRP$", "CD"):
        first -= 1
    return first, last
