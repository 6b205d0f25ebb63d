"""Kinds of verbs that tell when what they say is: of saying, of states, of figures, of what is tried or begun."""

from __future__ import annotations

from typing import Final

from timeline.language.clauses import Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbs import Verb, VerbForm
from timeline.language.wordlists import LASTING, SAYING, STATIVE, TELLING, words

CHANGING: Final = words(
    "rise fall grow shrink climb drop decline increase decrease gain lose average add create raise lower widen narrow "
    "slow expand contract lead leave total"
)
"""Verbs of figures, which change over the whole of a period: "rose in January" is all January."""

SAME_TIME: Final = words("try attempt begin start fail manage decline refuse appear seem happen prove stop use")
"""Verbs whose infinitive is of the time of the verb: "tried to raise", "began to arrive", "declined to say"."""

MINDING: Final = words("hope fear believe doubt suspect feel wonder")
"""Verbs of SAYING that are a state of mind: "he hopes" has been so and stays so, "he hoped" is said on a day."""

SEEMING: Final = words("appear seem look plan intend")
"""Stative verbs that tell how things are on the day of the news."""

_SINGLE: Final = words("see hear go come get become make let do signal mark raise continue try attempt")
"""Verbs of STATIVE and LASTING that, where they are still to come, are one happening rather than a state."""


_QUANTITIES: Final = words("dozens hundreds thousands millions scores many several")
_UNITS: Final = words("percent years months weeks days hours minutes points miles kilometers kilometres p.m a.m")
_REACH: Final = 6
"""Words from a verb to the number of its object."""
_OBJECT: Final = words("CD DT JJ NN NNS PRP$")
_WORKING: Final = words("social creation cognition consumption")
"""Kinds of verbs, as WordNet sorts them, that tell what people work at: to protect, to build, to study."""


def says(verb: Verb) -> bool:
    """Whether it is a finite verb of saying."""
    return verb.form is VerbForm.FINITE and verb.lemma in SAYING | TELLING


def of_many(sentence: Sentence, verb: Verb) -> bool:
    """Whether the object of a verb is many, whose turns take days: "to ship thousands of tents", "to hire 40 men"."""
    following = range(verb.last + 1, min(verb.last + 1 + _REACH, len(sentence.words) - 1))
    for index in following:
        tag, low = sentence.tags[index], sentence.words[index].low
        if tag == "." or tag.startswith("VB"):
            return False
        if low in _QUANTITIES or (tag == "CD" and sentence.tags[index + 1] in ("NNS", "NNP", "JJ")):
            return low in _QUANTITIES or sentence.words[index + 1].low not in _UNITS
    return False


def gives_figure(verb: Verb, following: str) -> bool:
    """Whether "add" is what firms do with jobs and not what people say, by the tag of the word behind it."""
    return verb.lemma in CHANGING and following in _OBJECT


def lasts(verb: Verb) -> bool:
    """Whether what a verb tells goes on for days: a state, or the progressive."""
    return verb.progressive or verb.lemma in LASTING or (verb.lemma in STATIVE and not verb.passive)


def takes_time(verb: Verb) -> bool:
    """Whether what a verb tells, where it is still to come, will take days: "to protect" will, "to arrive" will not."""
    return is_state(verb) or lexicon().verbs.get(verb.lemma) in _WORKING


def is_state(verb: Verb) -> bool:
    """Whether it lasts and cannot be taken for one happening: "owns" is, "comes" is not."""
    return lasts(verb) and verb.lemma not in _SINGLE
