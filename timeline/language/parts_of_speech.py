"""What a word can be by the lexicon, whatever its sentence: what the tagger goes by where it has not learnt a word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from timeline.language.inflection import base
from timeline.language.lexicon import lexicon
from timeline.language.wordlists import words

_PAST: Final = words(
    "arose ate awoke beat became began bit blew bore broke came chose did drank drew drove fell flew foresaw "
    "forgave forgot froze gave grew hid knew lay outgrew overcame oversaw overtook overthrew ran rang rode rose "
    "sang sank saw shook shrank spoke sprang stole strode swam swore threw took tore undertook underwent went "
    "withdrew wore wove wrote"
)
"""Forms that are past tenses only."""
_PARTICIPLE: Final = words(
    "arisen awoken beaten been begun bitten blown borne broken chosen done drawn driven drunk eaten fallen flown "
    "forbidden foreseen forgiven forgotten frozen given gone grown hidden known lain mistaken overseen overtaken "
    "overthrown proven ridden risen rung seen shaken shown shrunk slain spoken sprung stolen sung sunk sworn swum "
    "taken thrown torn undergone undertaken withdrawn woken worn woven written"
)
"""Forms that are participles only."""
_AS_THE_VERB: Final = words(
    "bet bid broadcast burst cast cost cut forecast hit hurt knit let offset put quit read reset rid set shed shut "
    "split spread thrust upset wed"
)
"""Verbs of which the past tense and the participle are the verb itself."""
_AS_THE_PARTICIPLE: Final = words("become come overcome run overrun")
"""Verbs of which the participle is the verb itself."""
_PARTS: Final = {"n": "N", "a": "J", "r": "R"}


@lru_cache(1 << 15)
def readings(low: str) -> str:
    """What a word in lower case can be, the likeliest first, "" where the lexicon does not tell: b the verb itself, s
    its third person, g -ing, d past tense, n participle, p both; N noun, M noun in the plural, J adjective, R adverb.
    "fell" is db, "hurt" bpNJ, "attacks" sM."""
    verbs, irregular = lexicon().verbs, lexicon().irregular
    own = _parts(low)
    shown = "".join(_as_verb(low) if part == "v" else _PARTS[part] for part in own)
    if low in _PAST or low in _PARTICIPLE:
        return ("d" if low in _PAST else "n") + shown
    if low in irregular and irregular[low] in verbs and not low.endswith("ing"):
        return "p" + shown
    if low.endswith("ed") and base(low, "VBD") in verbs:
        return "p" + shown
    if low.endswith("ing") and base(low, "VBG") in verbs:
        return "g" + shown
    if low.endswith("s") and not shown:
        noun, verb = _parts(singular(low)), base(low, "VBZ")
        shown = "".join({"n": "M", "v": "s"}.get(part, "") for part in noun)
        return shown + "s" if verb in verbs and "s" not in shown else shown
    return shown


def _parts(low: str) -> str:
    """The parts of speech of a word that is not inflected, the commonest first; what was never counted comes last."""
    found = lexicon().parts.get(low, "")
    if low in lexicon().nouns and "n" not in found:
        found += "n"
    return found + "v" if low in lexicon().verbs and "v" not in found else found


def _as_verb(low: str) -> str:
    if low in _AS_THE_VERB:
        return "bp"
    return "bn" if low in _AS_THE_PARTICIPLE else "b"


def singular(low: str) -> str:
    """The noun that a form may be the plural of. "cities" is of city, "crashes" of crash."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "shes", "sses", "xes")) else low[:-1]
