"""The words of a story that may name a happening: the main verb of a clause, or a noun such as "attack"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.extraction.story import StorySentence
from timeline.language.clauses import Sentence
from timeline.language.lexicon import lexicon

_NOUN_TAGS: Final = frozenset(("NN", "NNS"))
_KINDS: Final = frozenset(("act", "event", "communication", "phenomenon", "process"))
"""WordNet's kinds of nouns of which some name a happening."""
_ENDINGS: Final = ("ation", "ition", "ment", "ance", "ence", "ing", "ion", "al")
"""Endings that make a noun of a verb, the longest first."""
_SHORTEST: Final = 2
"""Letters that stand before such an ending at most where it is none: "thing", "lion"."""
_WITHIN: Final = frozenset(("NN", "NNS", "NNP", "JJ", "DT", "POS", "PRP$", "CD"))
"""Tags of the words of a noun phrase before its head."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word that may name a happening: word ``word`` of sentence ``sentence``, both counted from 0.

    ``clause`` is the clause whose verb it is, or that holds the noun; None where a sentence has no verb. ``phrase`` are
    the words of the noun phrase up to its head, (first, behind the last), None for a verb. ``kind`` is what the noun
    names, as ``happening_kind`` says it.
    """

    sentence: int
    word: int
    clause: int | None
    phrase: tuple[int, int] | None = None
    kind: str = ""


def find_heads(sentences: Sequence[StorySentence]) -> list[Head]:
    """Return the heads of all sentences that belong to the story, in the order of the text."""
    return [head for at, each in enumerate(sentences) if each.rejected is None for head in heads_of(each.sentence, at)]


def heads_of(sentence: Sentence, at: int) -> Iterator[Head]:
    """Yield the heads of the sentence number ``at``, from left to right."""
    verbs = {clause.verb.last: number for number, clause in enumerate(sentence.clauses)}
    inside = {index for clause in sentence.clauses for index in range(clause.verb.first, clause.verb.last + 1)}
    for index, tag in enumerate(sentence.tags):
        if index in verbs:
            yield Head(at, index, verbs[index])
        elif index not in inside and tag in _NOUN_TAGS and (kind := happening_kind(sentence.words[index].low)):
            if index + 1 < len(sentence.tags) and sentence.tags[index + 1] in _NOUN_TAGS:
                continue  # "the trade talks": the last noun of a compound is its head
            yield Head(at, index, clause_around(sentence, index), (_first_of_phrase(sentence, index), index + 1), kind)


def head_at(sentence: Sentence, at: int, index: int) -> Head:
    """Return word ``index`` of the sentence number ``at`` as a head: the verb of the group that holds it, or a noun."""
    for number, clause in enumerate(sentence.clauses):
        if clause.verb.first <= index <= clause.verb.last:
            return Head(at, clause.verb.last, number)
    phrase = (_first_of_phrase(sentence, index), index + 1)
    return Head(at, index, clause_around(sentence, index), phrase, noun_kind(sentence.words[index].low))


@lru_cache(1 << 13)
def noun_kind(low: str) -> str:
    """Return what a noun names, by WordNet, in the singular or the plural: "attacks" is an act; "" if unknown."""
    nouns = lexicon().nouns
    for form in (low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ies") + "y"):
        if form in nouns:
            return nouns[form]
    parts = low.rpartition("-")[2]
    return nouns.get(parts, "") if parts != low else ""


@lru_cache(1 << 13)
def happening_kind(low: str) -> str:
    """Return what kind of happening a noun may name, "" where it names none.

    That is WordNet's kind of its commonest sense, or the ending that makes it a noun of a verb: a meeting is a group
    of people first, and what the verb tells of all the same.

    Example:
        >>> happening_kind("attacks"), happening_kind("meeting"), happening_kind("table")
        ('act', '-ing', '')
    """
    kind = noun_kind(low)
    return kind if kind in _KINDS else _ending_of_verb(low) or _ending_of_verb(low.removesuffix("s"))


def _ending_of_verb(low: str) -> str:
    """Return the ending that makes a noun of a verb: "-ation" of "resignation"; "" for other words."""
    for ending in _ENDINGS:
        stem = low.removesuffix(ending)
        if stem != low and len(stem) > _SHORTEST and any(base in lexicon().verbs for base in _bases(stem)):
            return f"-{ending}"
    return ""


def _bases(stem: str) -> Iterator[str]:
    """Yield the verbs that a stem before an ending may be of: "resign", "clos(e)", "stab(b)", "investig(ate)"."""
    yield from (stem, f"{stem}e", f"{stem}ate")
    if stem[-1] == stem[-2]:
        yield stem[:-1]


def kind_of(low: str) -> str | None:
    """Return what a noun names, by WordNet, with a plain plural: "attacks" is an act; None if unknown."""
    nouns = lexicon().nouns
    return nouns.get(low, nouns.get(low.removesuffix("s")))


def clause_around(sentence: Sentence, index: int) -> int | None:
    """Return the number of the smallest clause that holds a word, the nearest where none does."""
    best: tuple[int, int] | None = None
    for number, clause in enumerate(sentence.clauses):
        first = min(clause.start, clause.subject[0]) if clause.subject else clause.start
        if first <= index < clause.end and (best is None or clause.end - first < best[0]):
            best = (clause.end - first, number)
    if best is None and sentence.clauses:
        return min(range(len(sentence.clauses)), key=lambda n: abs(sentence.clauses[n].verb.last - index))
    return best[1] if best else None


def _first_of_phrase(sentence: Sentence, index: int) -> int:
    first = index
    while first > 0 and sentence.tags[first - 1] in _WITHIN:
        first -= 1
    return first
