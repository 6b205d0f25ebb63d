"""The forms of English verbs: from a form to the verb, and from the verb to the present tense of a headline."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from timeline.language.lexicon import lexicon

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
