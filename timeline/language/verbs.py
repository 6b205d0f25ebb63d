"""Verb groups of a sentence: which words are one verb, and its tense, aspect, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from timeline.language.inflection import base
from timeline.language.wordlists import CALENDAR, SAYING, words
from timeline.language.words import Word


class VerbForm(Enum):
    """How a verb stands: FINITE ("has sent"), or as infinitive ("to send"), participle ("sending", "sent")."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    ING = "ing"
    EN = "en"


class Tense(Enum):
    """The tense of a verb group. NONE is that of infinitives and participles."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb group: words ``first`` to ``last`` (included) of its sentence, ``last`` being the main verb.

    "has not confirmed" is confirm, present perfect, negated. ``modal`` is the modal in lower case, or None.
    """

    first: int
    last: int
    lemma: str
    form: VerbForm
    tense: Tense
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    modal: str | None = None


_BE: Final = words("be am is are was were been being 's ’s 're ’re 'm ’m")
_HAVE: Final = words("have has had having 've ’ve")
_DO: Final = words("do does did")
_FUTURE: Final = frozenset(("will", "shall", "'ll", "’ll", "wo"))
_NOT: Final = frozenset(("not", "n't", "n’t", "never"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS: Final = words("VB VBD VBG VBN VBP VBZ")
_PARTICIPLE_ONLY: Final = words("been done gone seen taken given known written broken chosen driven eaten fallen ")
_ACCUSED: Final = frozenset(("accused", "suspected", "convicted", "acquitted"))
_CLAIMING: Final = words("say claim allege contend insist assert argue maintain state add believe think announce")
"""Verbs of saying that no object with a participle follows, as in "found the man killed"."""
_OPENING: Final = words("when after as while because before since until although though")
NEVER_PASSIVE: Final = words(
    "collide arrive die occur happen erupt emerge fall rise appear disappear vanish collapse depart apologize resign "
    "flee agree vote protest drown arise elapse subside go come vie "
    "travel compete complain respond reply react escape speak talk march rally remain stay sleep smile laugh crash "
    "explode campaign"
)
SUFFERED: Final = words(
    "sentence charge convict acquit arrest detain jail imprison extradite deport execute kill injure wound hurt "
    "hospitalize hospitalise elect appoint name nominate fine suspend ban evacuate destroy damage cancel postpone "
    "replace bury release expel dismiss rescue identify question accuse indict fire rename demolish award"
)
"""Verbs that always have an object where they are active: without one their subject suffers what they say."""
_SPEAKER: Final = 6
"""Words that name a speaker, at most."""
_FLOATING: Final = words("both all each")
"""What may stand between an auxiliary and its verb and belongs to the subject: "have both pledged"."""
_SKIPPED: Final = 3
"""Adverbs that may stand between an auxiliary and its verb."""


def verb_groups(words: Sequence[Word], tags: Sequence[str]) -> list[Verb]:
    """The verb groups of a sentence from left to right."""
    lows = [word.low for word in words]
    groups: list[Verb] = []
    index = 0
    while index < len(words):
        tag = tags[index]
        if tag in _VERBS or tag == "MD":
            last = _extend(lows, tags, index)
            groups.append(_group(lows, tags, index, last))
            index = last + 1
        elif tag == "TO" and (follower := _verb_after(lows, tags, index)) and tags[follower] in ("VB", "VBP"):
            last = _extend(lows, tags, follower)
            groups.append(_group(lows, tags, index, last))
            index = last + 1
        else:
            index += 1
    return groups


def _verb_after(lows: Sequence[str], tags: Sequence[str], index: int) -> int | None:
    """The verb that follows, adverbs passed over, and between an auxiliary and a participle an aside between commas;
    None when something else does."""
    if (behind := _behind_aside(lows, tags, index)) is not None:
        return behind
    for following in range(index + 1, min(index + 2 + _SKIPPED, len(tags))):
        if tags[following] in _VERBS:
            return following
        if tags[following] != "RB" and lows[following] not in _NOT | _FLOATING:
            return None
    return None


def _behind_aside(lows: Sequence[str], tags: Sequence[str], index: int) -> int | None:
    """The participle behind an aside between commas, or the infinitive: "had not, as of Monday, announced"."""
    if not (lows[index] in _HAVE or tags[index] == "MD"):
        return None
    opening = index + 1 + (lows[index + 1 : index + 2] == ["not"])
    if lows[opening : opening + 1] != [","]:
        return None
    for closing in range(opening + 2, min(opening + _LONGEST_ASIDE, len(lows) - 1)):
        if lows[closing] == ",":
            wanted = ("VBN", "VBD") if lows[index] in _HAVE else ("VB",)
            return closing + 1 if tags[closing + 1] in wanted else None
        if tags[closing] in _VERBS or tags[closing] == "MD":
            return None
    return None


_LONGEST_ASIDE: Final = 8
"""Words from one comma of an aside within a verb to the other, at most."""


def _extend(lows: Sequence[str], tags: Sequence[str], index: int) -> int:
    """The main verb of the group that begins here. Of "is going to open" it is "open"."""
    first = index
    while True:
        low, following = lows[index], _verb_after(lows, tags, index)
        if low == "going" and first < index and tags[index + 1 : index + 2] == ["TO"]:
            following = _verb_after(lows, tags, index + 1)
        if following is None:
            return index
        tag = tags[following]
        if low == "going":
            joins = tag in ("VB", "VBP")
        elif tags[index] == "MD":
            joins = tag in ("VB", "VBP", "VBN", "VBD")
        elif low in _HAVE:
            joins = tag in ("VBN", "VBD")
        elif low in _BE:
            joins = tag in ("VBN", "VBG", "VBD")
        elif low in _DO:
            joins = tag in ("VB", "VBP")
        else:
            joins = False
        if not joins:
            return index
        index = following


def finite_past(words: Sequence[Word], tags: list[str]) -> list[str]:
    """The tags, with participles that must be past tenses as such: "The fire injured eight people" has no other
    verb, and a participle that has an object is none."""
    for index, tag in enumerate(tags):
        if tag != "VBN" or not 0 < index < len(tags) - 1:
            continue
        if accuses_nobody(words[index].low, words[index + 1].low):
            continue
        before = next((tags[i] for i in range(index - 1, -1, -1) if tags[i] != "RB"), "")
        dated = before == "CD" and index > 1 and words[index - 2].low in CALENDAR  # "A strike on May 3 killed six"
        if not (dated or before in ("NN", "NNS", "NNP", "PRP", ")")) or words[index].low in _PARTICIPLE_ONLY:
            continue
        alone = not any(other in _FINITE for other in tags) or _coordinated(words, tags, index)
        alone = alone or (words[index + 1].low != "by" and _only_said(words, tags, index))
        paired = tags[index + 1 : index + 3] == ["CC", "VBD"] and not any(other in _FINITE for other in tags[:index])
        alone = alone or _said_before(words, tags, index)
        alone = alone or _opened(words, tags, index) or base(words[index].low, tag) in NEVER_PASSIVE
        has_object = tags[index + 1] in ("DT", "PRP", "PRP$") or words[index + 1].low == "that"
        if alone or paired or has_object:
            tags[index] = "VBD"
    return tags


def accuses_nobody(low: str, after: str) -> bool:
    """Whether a word describes who stands before it: "a man accused of theft" has no object, so it is a participle."""
    return low in _ACCUSED and after in ("of", "with")


def _said_before(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether only a noun phrase stands between a verb of saying and the word, and no finite verb follows: "The suit
    says the three men met"."""
    if words[index + 1].low == "by" or any(tag in _FINITE for tag in tags[index + 1 :]):
        return False
    for before in range(index - 1, max(-1, index - _SPEAKER - 2), -1):
        if tags[before] in _FINITE:
            return base(words[before].low, tags[before]) in _CLAIMING
        if tags[before] not in ("NN", "NNS", "NNP", "DT", "JJ", "CD", "PRP$", "POS", "PRP"):
            return False
    return False


def _only_said(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether the one finite verb of a sentence tells who said so at its end: "A truck rammed into a crowd, media
    reported"."""
    finite = [number for number, tag in enumerate(tags) if tag in _FINITE]
    if len(finite) != 1 or finite[0] < index or base(words[finite[0]].low, tags[finite[0]]) not in SAYING:
        return False
    between = range(finite[0] - 1, max(index, finite[0] - _SPEAKER), -1)
    return any(words[number].text == "," for number in between)


def _opened(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether a noun phrase and a word that opens a clause stand before it: "when the shooting started"."""
    for before in range(index - 1, max(-1, index - _SPEAKER), -1):
        if words[before].low in _OPENING:
            return True
        if tags[before] not in ("NN", "NNS", "NNP", "DT", "JJ", "CD", "PRP$", "POS"):
            return False
    return False


def _coordinated(words: Sequence[Word], tags: Sequence[str], index: int) -> bool:
    """Whether the word is the first verb and the next finite one stands in a clause joined to its own by "and" or
    "that": "The roof fell in and two men were hurt"."""
    if any(tag in _FINITE for tag in tags[:index]):
        return False
    for following in range(index + 1, len(tags)):
        if tags[following] in _FINITE or tags[following] == "WH":
            return False
        if words[following].low == "that" and tags[following] == "IN":
            return True
        if tags[following] == "CC":
            noun = following + 1 < len(tags) and tags[following + 1] in ("NN", "NNS", "NNP", "PRP", "DT", "CD")
            if noun and any(tag in _FINITE for tag in tags[following:]):
                return True
    return False


def _group(lows: Sequence[str], tags: Sequence[str], first: int, last: int) -> Verb:
    inside = range(first, last + 1)
    chain = [index for index in inside if tags[index] in _VERBS or tags[index] == "MD"]
    head, main = chain[0], chain[-1]
    modal = lows[head] if tags[head] == "MD" else None
    perfect = any(lows[index] in _HAVE for index in chain[:-1])
    progressive = any(lows[index] in _BE for index in chain[:-1]) and tags[main] == "VBG"
    passive = any(lows[index] in _BE for index in chain[:-1]) and tags[main] in ("VBN", "VBD")
    planned = any(lows[index] == "going" for index in chain[1:-1])
    after = lows[last + 1 : last + 2] if lows[main] in _BE or tags[main] == "MD" or lows[main] in _HAVE | _DO else []
    negated = any(low in _NOT for low in (*lows[max(first - 1, 0) : last + 1], *after))  # not in "found not guilty"
    match tags[head]:
        case _ if tags[first] == "TO":
            form, tense = VerbForm.INFINITIVE, Tense.NONE
        case "VBD" if planned:
            form, tense, modal = VerbForm.FINITE, Tense.PRESENT, "would"
        case "VBZ" | "VBP" if planned:
            form, tense = VerbForm.FINITE, Tense.FUTURE
        case "MD":
            form, tense = VerbForm.FINITE, Tense.FUTURE if modal in _FUTURE else Tense.PRESENT
        case "VBD":
            form, tense = VerbForm.FINITE, Tense.PAST
        case "VBZ" | "VBP":
            form, tense = VerbForm.FINITE, Tense.PRESENT
        case "VBG":
            form, tense = VerbForm.ING, Tense.NONE
        case "VBN":
            form, tense = VerbForm.EN, Tense.NONE
        case _:
            form, tense = VerbForm.INFINITIVE, Tense.NONE
    lemma = base(lows[main], tags[main]) if tags[main] != "MD" else lows[main]
    return Verb(first, last, lemma, form, tense, perfect, progressive, passive, negated, modal)
