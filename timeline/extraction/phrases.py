"""The words of a title: which of a sentence's it keeps, and how it joins, ends and cuts them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.wordlists import words
from timeline.when import Mention

LONGEST: Final = 90
"""A title has fewer characters than this."""

_HEDGES: Final = words(
    "also reportedly allegedly apparently meanwhile however nevertheless additionally seemingly now then still "
    "already recently later earlier subsequently initially just finally yet therefore thus moreover "
    "furthermore ago "
)
_DANGLING: Final = words("IN TO DT CC PRP$ MD WH POS")
_BEFORE_DATE: Final = words("on in at since during from until by between of for around about early late through ")
_ALONE: Final = words("those these")
"""Of the words that no phrase ends with those that may stand for somebody."""
_UNFINISHED: Final = words(
    "shortly soon sometime just only even immediately almost nearly partly mainly mostly "
    "is are was were be been being has have had he she they we i who "
    "which there"
)
"""Words that no phrase ends with: what they open or help has been cut off."""
_HANGING: Final = words(
    "a an the to of in on at by for from with without into onto over under about after before as and or but that who "
    "which whose his her its their is are was were be being has have had will would"
)
"""Words that no cut title ends with."""
PAUSES: Final = frozenset((",", ";", ":", "—", "–", "--", "("))
"""What a title may end before."""
_POINTING: Final = words("last this next earlier later yesterday today tomorrow")
"""Words that open a date which describes no noun after it: "last week | Rome sent"."""
_PARTS_OF_DAY: Final = frozenset(("morning", "evening", "night", "afternoon"))
_SPACE: Final = re.compile(r"\s+")


def title_words(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, str]:
    """The words that a title may hold, by their number."""
    dropped = _left_out(sentence, mentions)
    return {index: word.text for index, word in enumerate(sentence.words) if index not in dropped}


def _left_out(sentence: Sentence, mentions: Sequence[Mention]) -> set[int]:
    """The words that no title holds: dates with their preposition, hedges, what stands in brackets."""
    words, tags = sentence.words, sentence.tags
    dropped: set[int] = set()
    for mention in mentions:
        inside = [index for index, word in enumerate(words) if word.start < mention.end and mention.start < word.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        if mention.type == "DURATION" and (first == 0 or words[first - 1].low not in ("for", "in", "during")):
            continue
        premodifier = (
            last + 1 < len(words)
            and tags[last + 1] in ("NN", "NNS", "NNP", "POS")
            and words[last + 1].low not in _PARTS_OF_DAY
            and not (words[first].low in _POINTING and tags[last + 1] != "POS")
        )
        if premodifier and not (tags[last + 1] == "NNP" and first > 0 and words[first - 1].low == "on"):
            continue  # "the 2009 crash"
        dropped.update(inside)
        if last + 1 < len(words) and words[last + 1].low in _PARTS_OF_DAY:
            dropped.add(last + 1)
        before = first - 1
        while before >= 0 and (
            words[before].low in _BEFORE_DATE
            or (words[before].low in ("the", "early", "late") and tags[before] in ("DT", "JJ", "RB"))
        ):
            dropped.add(before)
            before -= 1
    for clause in sentence.clauses:
        dropped.update(aside(sentence, clause))
    depth = 0
    for index, word in enumerate(words):
        depth += word.text in ("(", "[")
        if depth > 0 or (word.low in _HEDGES and tags[index] == "RB"):
            dropped.add(index)
        depth -= word.text in (")", "]") and depth > 0
    return dropped


def aside(sentence: Sentence, clause: Clause) -> range:
    """The words of a clause between commas that breaks into another: ", who was hurt," of "accused the man, who was
    hurt, of theft". Empty where it breaks into none."""
    before = clause.start - 1
    if clause.role not in (Role.RELATIVE, Role.PARTICIPLE) or before < 0 or sentence.words[before].text != ",":
        return range(0)
    for index in range(clause.verb.last + 1, clause.end - 1):
        if sentence.words[index].text == ",":
            goes_on = sentence.tags[index + 1] in ("IN", "TO")
            return range(before, index + 1) if goes_on else range(0)
    return range(0)


def phrase(sentence: Sentence, first: int, last: int, said: Mapping[int, str]) -> str:
    """Words ``first`` to ``last`` as they are ``said``, those left out that are not, without what cannot end it."""
    kept = [index for index in range(first, last) if index in said]
    while kept and (
        (sentence.tags[kept[-1]] in _DANGLING and sentence.words[kept[-1]].low not in _ALONE)
        or (len(kept) > 1 and sentence.words[kept[-1]].low in _UNFINISHED)
        or (len(kept) > 1 and sentence.tags[kept[-1]] == "RB" and sentence.words[kept[-2]].text == ",")
        or not any(c.isalnum() or c in "\"”’')%$" for c in sentence.words[kept[-1]].text)
    ):
        kept.pop()
    if len(kept) > 2 and [sentence.words[index].low for index in kept[-2:]] == ["as", "well"]:
        del kept[-2:]
    while kept and sentence.words[kept[0]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop(0)
    pieces: list[str] = []
    for number, index in enumerate(kept):
        word = sentence.words[index]
        if number:
            previous = sentence.words[kept[number - 1]]
            if word.text in (",", ";") and previous.text in (",", ";"):
                continue
            glued = word.start == previous.end or (
                kept[number - 1] + 1 < index and word.text in (",", ";", ":", ".", ")")
            )
            pieces.append("" if glued else " ")
        pieces.append(said[index])
    return _SPACE.sub(" ", "".join(pieces)).strip(" ,;:–—-")


def finished(title: str) -> str:
    title = _balanced(_SPACE.sub(" ", title)).strip(" ,;:–—-'‘").lstrip("”»")
    return title[:1].upper() + title[1:]


def _balanced(title: str) -> str:
    """Without a quotation mark that has no partner."""
    if title.count('"') % 2:
        title = title.replace('"', "")
    if title.count("“") != title.count("”"):
        title = title.replace("“", "").replace("”", "")
    return title


def shortened(title: str) -> str:
    """The longest beginning that ends with a word and fits."""
    if len(title) < LONGEST:
        return title
    cut = title.rfind(" ", 0, LONGEST - 1)
    if cut <= 0:
        return title[: LONGEST - 1]
    kept = title[:cut].split(" ")
    while len(kept) > 3 and kept[-1].lower() in _HANGING:
        kept.pop()
    return " ".join(kept).rstrip(" ,;:–—-")
