"""Words as they are compared: without endings, without the words that every text has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from timeline.language.concepts import CONCEPT
from timeline.language.wordlists import words

_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
STOP: Final = words(
    "a about after again against all also although am an and any are as at be became because become been "
    "before being between both but by can could did do does doing down during each either else ever few for "
    "from further get got had has have having he her here hers him his how however i if in into is it its "
    "itself just least let like ll made make many may me might more most much must my near neither no nor not "
    "now of off on once one only or other our out over own per put re s same she should since so some still "
    "such t than that the their them then there these they this those though through to too under until up "
    "upon us ve very via was we well were what when where whether which while who whom whose why will with "
    "within without would yet you your according said say says told new year years day days monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow week month reportedly allegedly "
)
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
    if number > 1
}


def stems(text: str) -> list[str]:
    """The words that tell texts apart, each once, in order. "Two soldiers were killed" is 2, soldier, kill."""
    return list(
        dict.fromkeys(
            stem(word) for word in _WORD.findall(text.lower().replace("’s", "").replace("'s", "")) if word not in STOP
        )
    )


@lru_cache(16384)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word are the same: "deployed", "deployment" and "deploys" are
    deploy."""
    if word in CONCEPT:
        return CONCEPT[word]
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word[0].isdigit():
        return word.replace(",", "")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_ENDINGS: Final = (
    "ifications",
    "ification",
    "ations",
    "ements",
    "ation",
    "ement",
    "ments",
    "ings",
    "ment",
    "tion",
    "ions",
    "ally",
    "ity",
    "ian",
    "ean",
    "ies",
    "ied",
    "ing",
    "ion",
    "ers",
    "ors",
    "ed",
    "er",
    "or",
    "es",
    "ly",
    "an",
    "s",
    "y",
)
