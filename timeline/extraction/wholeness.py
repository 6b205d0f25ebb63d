"""Whether a headline is whole: one clause or noun phrase, opened and closed by words that can, nothing cut in two."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from timeline.language.inflection import base
from timeline.language.wordlists import ATTRIBUTING, SUBORDINATING, words

FINITE: Final = frozenset(("VBZ", "VBP", "VBD", "MD"))
_NOMINAL: Final = frozenset(("NN", "NNS", "NNP", "CD", "PRP", "DT", "JJ", "VBG", "POS", "EX"))
"""Tags of which one is in every subject."""
_NEVER_FIRST: Final = words(
    "of to from by that because although though whether if as and or but nor than who whom whose which what when where "
    "why how while whilst so well also even just only after before since until till during with without upon into onto "
    "via per including according following despite amid among between under over about against i me my we us our you "
    "your then thus hence there here not on at in for"
)
"""Words that open no headline: a clause opened by them is a part of one."""
_OPENS_QUANTITY: Final = words("over about under between only just even not at")
"""Of these those that may stand before a number: "Over 200 people flee"."""
_NEVER_LAST: Final = frozenset(("TO", "DT", "CC", "PRP$", "MD", "WH", "POS", "IN"))
_MAY_END: Final = words(
    "those these all both some many most more this that up down out off in on over away back through around across "
    "apart along by about behind ahead together inside outside nearby abroad"
)
_HANGING: Final = words("a an the of to at from with into onto upon and or but nor that than as because if whose which")
_BARE: Final = words("he she it they we i you him her them us me this these those who which himself herself itself")
_OWN: Final = words("his her its their our my your")
_LINKS: Final = frozenset((",", ";", ":", "—", "–", "--", "-", '"', "“", "”"))
_RELATIVE: Final = words("that which who whom whose where when while although though because if as after before until")
_CONTROLLING: Final = words(
    "ask force order urge allow persuade convince permit enable help require invite encourage instruct expect lead "
    "prompt push compel set schedule due believe oblige entitle authorize authorise pressure"
)
"""Verbs that are nothing without the infinitive behind their object: "leads the maker to announce"."""
_GOVERNED: Final = {
    "from": words("prevent stop prohibit bar ban deter discourage exempt exclude dissuade"),
    "of": words("accuse convict acquit deprive strip rid remind inform suspect"),
    "with": words("charge provide replace"),
    "as": words("describe regard treat portray serve quote cite"),
    "for": words("blame mistake"),
    "to": words("sentence"),
}
"""Prepositions that some verbs are nothing without, behind their object."""
INFORMING: Final = words("inform notify assure remind convince persuade warn advise tell vow promise pledge threaten")
"""Verbs whose object hears what the clause behind it says."""
_WORD: Final = re.compile(r"\w")


class Part(NamedTuple):
    """A word of a headline: in lower case, and its tag."""

    low: str
    tag: str


def faults(parts: Sequence[Part], lemma: str = "", following: Sequence[Part] = ()) -> tuple[str, ...]:
    """Return what keeps a headline from being whole, () where nothing does.

    ``lemma`` is its verb, "" of a noun phrase; ``following`` are the next words of its sentence, where it was cut.

    Example:
        "Ann Lee leads the maker" of "led the maker to close" is ("infinitive",).
    """
    if not parts:
        return ("empty",)
    found = [
        name
        for name, wrong in (
            ("opening", _opens_badly(parts)),
            ("end", _ends_badly(parts)),
            ("pronoun", parts[0].low in _BARE and not (len(parts) > 1 and parts[1].tag in ("NN", "NNS"))),
            ("owner", parts[0].low in _OWN),
            ("joint", _joins_nothing(parts)),
            ("verbs", _too_many_verbs(parts)),
            ("no verb", bool(lemma) and not any(part.tag in FINITE or part.tag == "VB" for part in parts)),
            ("infinitive", _needs_infinitive(parts, lemma, following)),
            ("preposition", _needs_preposition(parts, lemma, following)),
            ("object", _cuts_object(parts, following)),
            ("content", _cuts_content(lemma, following)),
            ("name", _cuts_phrase(parts, following)),
        )
        if wrong
    ]
    return tuple(found)


def _opens_badly(parts: Sequence[Part]) -> bool:
    first = parts[0]
    if first.low in _OPENS_QUANTITY and any(part.tag == "CD" for part in parts[1:3]):
        return False  # "Over 200 people", "At least ten"
    return first.low in _NEVER_FIRST or first.tag in ("MD", "TO", "CC", "WH", "POS")


def _ends_badly(parts: Sequence[Part]) -> bool:
    last = parts[-1]
    if last.low in _HANGING:
        return True
    if last.tag in _NEVER_LAST and last.low not in _MAY_END:
        return True
    return last.tag == "JJ" and len(parts) > 1 and parts[-2].tag in ("DT", "PRP$") and last.low not in _MAY_END


def _joins_nothing(parts: Sequence[Part]) -> bool:
    """Whether "and" joins a clause that is opened by a word, to none like it: "rises and who was said to be ill"."""
    for place in range(1, len(parts) - 1):
        opened = parts[place + 1]
        if parts[place].tag != "CC" or not (opened.tag == "WH" or opened.low in _RELATIVE):
            continue
        if not any(part.low == opened.low or (part.tag == "WH" == opened.tag) for part in parts[:place]):
            return True
    return False


def _too_many_verbs(parts: Sequence[Part]) -> bool:
    """Whether more verbs are finite than words join clauses: "is held by the rebels were released"."""
    finite = links = 0
    for place, part in enumerate(parts):
        before = parts[place - 1].tag if place else ""
        participle = part.tag == "VBD" and before in ("DT", "JJ", "CD", "POS", "IN") and part.low.endswith("ed")
        if part.tag in FINITE and before != "MD" and not participle:
            finite += 1
        if part.tag.startswith("VB"):
            links += base(part.low, part.tag) in ATTRIBUTING
        links += part.tag in ("CC", "WH") or part.low in _LINKS or part.low == "that" or part.low in SUBORDINATING
    return finite > 1 + links


def _needs_infinitive(parts: Sequence[Part], lemma: str, following: Sequence[Part]) -> bool:
    cut = len(following) > 1 and following[0].tag == "TO" and following[1].tag in ("VB", "VBP")
    return cut and (lemma in _CONTROLLING or parts[-1].tag in ("JJ", "VBN"))


def _needs_preposition(parts: Sequence[Part], lemma: str, following: Sequence[Part]) -> bool:
    if not following or following[0].low not in _GOVERNED or lemma not in _GOVERNED[following[0].low]:
        return False
    return not any(part.low == following[0].low for part in parts)


def _cuts_object(parts: Sequence[Part], following: Sequence[Part]) -> bool:
    """Whether a headline ends with a verb and what the verb says goes on: "to try | those", "had behaved | well"."""
    if not following or not parts[-1].tag.startswith("VB") or len(parts) < _LEAST_CLAUSE:
        return False
    behind = following[0]
    bare = len(parts) == _LEAST_CLAUSE and behind.tag == "RB"  # "Prices fall | sharply"
    return (behind.tag in _OBJECT and not bare) or behind.low == "that"


def _cuts_content(lemma: str, following: Sequence[Part]) -> bool:
    """Whether what somebody is told, warned or promised is left out: "informs the regulator | that it may"."""
    return lemma in INFORMING and bool(following) and following[0].low in ("that", "whether")


def _cuts_phrase(parts: Sequence[Part], following: Sequence[Part]) -> bool:
    """Whether a name is cut in two, a noun from its "of ...", a number from what it counts, or "in connection | with",
    "on suspicion | of", which are one preposition."""
    if not following:
        return False
    last, behind = parts[-1], following[0]
    if last.tag in ("NN", "NNS") and behind.low == "of":
        return True
    if last.tag == "CD" and behind.tag in ("CC", "NN", "NNS", "JJ", "CD"):
        return True
    if last.tag == "NNP" and behind.tag in ("NNP", "NN", "NNS") and behind.low != "and":
        return True
    bare = last.tag == "NN" and len(parts) > 1 and parts[-2].tag == "IN"
    return bare and behind.low in ("of", "with", "to", "for")


_LEAST_CLAUSE: Final = 2
_OBJECT: Final = frozenset(("DT", "NN", "NNS", "NNP", "PRP", "PRP$", "JJ", "CD", "RB"))


_BE: Final = {"is": "VBZ", "are": "VBP", "has": "VBZ"}
"""Tags of the verbs that a headline puts for those in the past of its sentence."""


def tagged(pieces: Sequence[str], tags: Mapping[str, str]) -> list[Part]:
    """Return the words of a headline with the tags that they have in its sentence; a word that is not there is a name
    where it has a capital, else a noun."""
    found = []
    for piece in pieces:
        low = piece.lower()
        tag = "NNP" if piece.isupper() and len(piece) > 1 else tags.get(low) or _BE.get(low)
        if tag is None:
            tag = (
                "CD" if piece[:1].isdigit() else "NNP" if piece[:1].isupper() else "NN" if _WORD.search(piece) else "."
            )
        found.append(Part(piece if tag == "NNP" else low, tag))
    return found
