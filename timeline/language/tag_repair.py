"""Tags that cannot be, put right: by the words beside them and by what the lexicon knows of a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.language.lexicon import lexicon
from timeline.language.parts_of_speech import readings, singular
from timeline.language.verbs import accuses_nobody
from timeline.language.wordlists import CALENDAR, TIMES, words

_AFTER_PREPOSITION: Final = words("TO IN DT NN NNS NNP JJ CD PRP PRP$ WH")
_NOUNS: Final = words("NN NNS NNP")
_OBJECT: Final = words("DT PRP PRP$ WH")
_PREPOSITIONS: Final = words("according including following regarding concerning")
"""Participles that are prepositions before a noun."""
_PRONOUNS: Final = words(
    "i you he she it we they me him her us them one mine yours his hers ours theirs myself yourself himself herself "
    "itself ourselves yourselves themselves oneself 's ’s 'em ’em thee thou ye"
)
_NOT: Final = words("not n't n’t")
_DO: Final = words("do does did")
_NAMING: Final = words("called named dubbed titled entitled nicknamed")


def mended(lows: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, put right where they cannot be: a participle within a noun phrase, "according to", a bare verb after a
    noun."""
    for index in range(len(tags)):
        tags[index] = _by_word(lows, tags, index) or _by_neighbours(lows, tags, index)
    return tags


def names_whole(texts: Sequence[str], tags: list[str]) -> list[str]:
    """The tags, a capital verb behind a name made part of it: "Al Said" is nobody who said. In a headline, where most
    words have a capital, nothing is changed."""
    capital = sum(text[0].isupper() for text in texts)
    if 2 * capital < len(texts):
        for index in range(1, len(texts)):
            if tags[index].startswith("VB") and tags[index - 1] == "NNP" and texts[index][0].isupper():
                tags[index] = "NNP"
    return tags


def _by_word(lows: Sequence[str], tags: Sequence[str], index: int) -> str | None:
    """Return the tag of a word that can be nothing else, whatever the tagger says; None of all others."""
    low = lows[index]
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    if low in ("'s", "’s", "‘s") and before in ("NNP", "NNS"):
        return "POS"
    plural = before in ("NNS", "NNP") and lows[index - 1].endswith("s")
    if plural and low in ("'", "’") and after in _NOUNS:
        return "POS"  # "five years' probation"
    if _is_last_of_a_time(lows, index):
        return "JJ"
    return "IN" if low in _PREPOSITIONS and after in _AFTER_PREPOSITION else None


def _by_neighbours(lows: Sequence[str], tags: Sequence[str], index: int) -> str:
    """Return the tag of a word, put right where its neighbours rule it out."""
    low, tag = lows[index], tags[index]
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    match tag:
        case "PRP" if low not in _PRONOUNS:
            return "NNP"
        case "VBD" | "VBN" if before == "CC" and tags[index - 3 : index - 1] in (["DT", "JJ"], ["DT", "VBN"]):
            return "JJ" if after in _NOUNS else tag  # "a closed and sealed box"
        case "NN" | "JJ" if after in _OBJECT and readings(low) == "g":
            return "VBG"  # "Lee indicating that it was"
        case "RB" | "JJ" | "NN" | "VBD" if _awaits_verb(lows, tags, index) and after != "VB" and "b" in readings(low):
            return "VB"  # "would close four offices", "does not back down"
        case "NNS" if low == "tells":
            return "VBZ"
        case "VBP" | "VB" if low == "police" and before not in ("TO", "MD"):
            return "NNS"
        case "VBZ" if before not in ("PRP", *_NOUNS) and _is_no_verb(singular(low)):
            return "NNS"  # "villages that engineers from the north surveyed"
        case "VBD" if before in (*_NOUNS, ".") and after and accuses_nobody(low, lows[index + 1]):
            return "VBN"  # "a man accused of theft fled"
        case "VBD" if low in _NAMING and before in _NOUNS and _goes_on(tags, index):
            return "VBN"  # "the firm called Open Door wants money"
        case "VBG" | "VBN" | "VBD" if before in ("DT", "PRP$", "JJ", "POS") and after in ("NN", "NNS", "JJ"):
            return tag if before == "JJ" and tag == "VBD" else "JJ"
        case "VB" | "VBP" if before == "CC" and after in ("NN", "NNS") and index > 1:
            return "JJ" if tags[index - 2] in (".", "NN", "NNS", "JJ") else tag
    return tag


def _is_last_of_a_time(lows: Sequence[str], index: int) -> bool:
    """Whether it is the "last" of "last week", which is no verb."""
    following = lows[index + 1] if index + 1 < len(lows) else ""
    return lows[index] == "last" and (following in TIMES or following in CALENDAR)


def _awaits_verb(lows: Sequence[str], tags: Sequence[str], index: int) -> bool:
    """Whether a modal, or "does not", stands right before a word."""
    if index and tags[index - 1] == "MD":
        return True
    return index > 1 and lows[index - 1] in _NOT and lows[index - 2] in _DO


def _is_no_verb(noun: str) -> bool:
    """Whether a noun was never met as a verb, although it can be one: "engineer"."""
    parts = lexicon().parts.get(noun, "")
    return "n" in parts and "v" not in parts


def _goes_on(tags: Sequence[str], index: int) -> bool:
    """Whether the verb of the sentence follows a name: "called Open Door wants"."""
    following = index + 1
    while following < len(tags) and tags[following] in ("NNP", "NN"):
        following += 1
    return index + 1 < following < len(tags) and tags[following] in ("VBZ", "VBD", "VBP", "MD")
