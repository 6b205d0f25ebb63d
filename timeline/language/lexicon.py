"""Words by themselves: their forms, parts of speech, kinds and classes, and the small lists that the rules share.

Kinds and classes come from WordNet 3.0, whose notice is in docs/guide/events.md.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final, Literal, NamedTuple

from timeline.files import shipped_toml, word_lists


class Lexicon(NamedTuple):
    """``verbs`` and ``nouns``: word -> the kind of its commonest sense, as WordNet's lexicographers sorted them:
    verbs are body, change, cognition, communication, competition, contact, motion, possession, social, stative ...;
    nouns, of which only these are kept, act, communication, event, group, person, phenomenon, process, state.
    ``parts``: word -> the parts of speech that it is used as, the commonest first: n noun, v verb, a adjective, r
    adverb. ``irregular``: form -> verb. ``places``: names of cities, countries, rivers."""

    verbs: dict[str, str]
    nouns: dict[str, str]
    parts: dict[str, str]
    irregular: dict[str, str]
    places: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that the package ships; ``benchmarks/make_lexicon.py`` makes it."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("lexicon.json.gz").read_bytes()))
    verbs, nouns, parts = (
        {word: kind for kind, words in stored[table].items() for word in words.split()}
        for table in ("verbs", "nouns", "parts")
    )
    return Lexicon(verbs, nouns, parts, stored["irregular"], frozenset(stored["places"].split("|")))


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


LISTS: Final = word_lists("timeline.language", "words.toml")
"""The lists of words by which sentences are read. The file says why each is one, and shows what it decides."""

SAYING: Final = LISTS["saying"]

TELLING: Final = LISTS["telling"]

REPORTING: Final = LISTS["reporting"]

CONCEDING: Final = LISTS["conceding"]

ATTRIBUTING: Final = SAYING | TELLING | words("agree decide learn hear see discover realize realise ensure mean")
"""Verbs that a clause of content can follow without "that"."""

VOICING: Final = LISTS["voicing"]
VOICED: Final = LISTS["voiced"]

DENYING: Final = LISTS["denying"]

EXPECTING: Final = LISTS["expecting"]

SUBORDINATING: Final = LISTS["subordinating"]

STATIVE: Final = LISTS["stative"]

AIMING: Final = LISTS["aiming"]

CALENDAR: Final = LISTS["calendar"]

LASTING: Final = LISTS["lasting"]

TIMES: Final = LISTS["times"]

NOMINATIVE: Final = LISTS["nominative"]

ALSO_PREPOSITIONS: Final = LISTS["also_prepositions"]


_SPECIAL: Final = {
    **dict.fromkeys(("is", "am", "are", "was", "were", "been", "being", "'re", "’re", "'m", "’m", "be", "ai"), "be"),
    **dict.fromkeys(("has", "have", "had", "having", "'ve", "’ve"), "have"),
    **dict.fromkeys(("does", "do", "did", "done", "doing"), "do"),
    "goes": "go",
    "found": "find",
    "left": "leave",
    "felt": "feel",
    "fell": "fall",
    "saw": "see",
    "shot": "shoot",
    "lay": "lie",
    "wound": "wound",
    "wounded": "wound",
    "wounding": "wound",
    "dying": "die",
    "lying": "lie",
    "staged": "stage",
    "staging": "stage",
    "premiered": "premiere",
    "installed": "install",
    "enrolled": "enroll",
    "fulfilled": "fulfill",
    "pared": "pare",
    "axed": "axe",
    "routed": "rout",
    "singed": "singe",
    "tying": "tie",
    "vying": "vie",
    "bore": "bear",
    "bound": "bind",
    "held": "hold",
    "charged": "charge",
}
_E: Final = (
    "at",
    "c",
    "v",
    "u",
    "dg",
    "rg",
    "rs",
    "ns",
    "s",
    "z",
    "ur",
    "ir",
    "bl",
    "cl",
    "dl",
    "fl",
    "gl",
    "kl",
    "pl",
    "tl",
    "zl",
)


@lru_cache(8192)
def base(form: str, tag: str) -> str:
    """The verb that a form is of. ("deployed", "VBD") is deploy, ("took", "VBD") take, ("dies", "VBZ") die."""
    form = form.lower()
    if tag in ("'s", "’s"):
        return "be"
    if form in _SPECIAL:
        return _SPECIAL[form]
    verbs, irregular = lexicon().verbs, lexicon().irregular
    if tag in ("VB", "VBP"):
        return form
    if form in irregular and form not in verbs:
        return irregular[form]
    for ending in ("s",) if tag == "VBZ" else ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            for verb in _stems(stem, ending):
                if verb in verbs:
                    return verb
            return _stems(stem, ending)[0]
    return irregular.get(form, form)


def _stems(stem: str, ending: str) -> list[str]:
    """What a verb without its ending may have been, the likeliest first."""
    if ending == "s":
        likely = [stem[:-2] + "y"] if stem.endswith("ie") and len(stem) > 3 else []
        return [*likely, stem, stem[:-1]] if stem.endswith("e") else [stem]
    if stem.endswith("i") and ending == "ed":
        return [stem[:-1] + "y", stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return [stem, stem[:-1]] if stem[-1] in "lszf" else [stem[:-1], stem]
    if stem.endswith(_E) or (len(stem) == 2 and ending == "ing"):
        return [stem + "e", stem]
    return [stem + "e", stem] if _ends_in_one_vowel(stem) else [stem, stem + "e"]


def _ends_in_one_vowel(stem: str) -> bool:
    """Return whether a stem has one vowel, with a consonant on both sides: "hit" and "rid", which double theirs."""
    if len(stem) < 3 or sum(letter in "aeiouy" for letter in stem) != 1:
        return False
    return stem[-3] not in "aeiou" and stem[-2] in "aeiou" and stem[-1] not in "aeiouwxy"


@lru_cache(8192)
def third_person(verb: str) -> str:
    """The present tense of a headline's verb. deploy gives deploys, carry carries, be is."""
    if verb in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")


@lru_cache(8192)
def gerund(verb: str) -> str:
    """The gerund of a verb. take gives taking, die dying, hit hitting."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    if _ends_in_one_vowel(verb):
        return verb + verb[-1] + "ing"
    return verb + "ing"


_PAST: Final = LISTS["past"]
_PARTICIPLE: Final = LISTS["participle"]
_AS_THE_VERB: Final = LISTS["as_the_verb"]
_AS_THE_PARTICIPLE: Final = LISTS["as_the_participle"]
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
    parts = lexicon().parts.get(low, "")
    if low in lexicon().nouns and "n" not in parts:
        parts += "n"
    return parts + "v" if low in lexicon().verbs and "v" not in parts else parts


def _as_verb(low: str) -> str:
    if low in _AS_THE_VERB:
        return "bp"
    return "bn" if low in _AS_THE_PARTICIPLE else "b"


def singular(low: str) -> str:
    """The noun that a form may be the plural of. "cities" is of city, "crashes" of crash."""
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("ches", "shes", "sses", "xes")) else low[:-1]


CONCEPT: Final[dict[str, str]] = {
    word: group.split()[0]
    for group in shipped_toml("timeline.language", "words.toml")["alike"]["groups"]
    for word in group.split()
}
"""Word -> the first of the words that are taken as one with it. "dispatched" is send."""


WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
"""What texts are compared by: a run of letters, or a number with its separators."""
STOP: Final = LISTS["stop"]
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
            stem(word) for word in WORD.findall(text.lower().replace("’s", "").replace("'s", "")) if word not in STOP
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


Part = Literal["verb", "noun"]


@cache
def _tables() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """For each part of speech: class -> the class above it, word -> its narrowest class."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("senses.json.gz").read_bytes()))
    return {
        part: (
            {name: above for name, (above, _) in classes.items()},
            {word: name for name, (_, words) in classes.items() for word in words.split()},
        )
        for part, classes in stored.items()
    }


@lru_cache(1 << 14)
def classes_of(word: str, part: Part) -> tuple[str, ...]:
    """Return the classes of the commonest sense of a verb or a noun in its base form, () where it is not known.

    A class has the name of its first word, with a number where several have the same. Only classes that many words
    fall under are kept, and of nouns only those that may name a happening.

    Example:
        >>> classes_of("assassinate", "verb")
        ('kill',)
    """
    above, narrowest = _tables()[part]
    classes: list[str] = []
    name = narrowest.get(word, "")
    while name:
        classes.append(name)
        name = above[name]
    return tuple(reversed(classes))


def kind_of(low: str) -> str | None:
    """Return what a noun names, by WordNet, with a plain plural: "attacks" is an act; None if unknown."""
    nouns = lexicon().nouns
    return nouns.get(low, nouns.get(low.removesuffix("s")))
