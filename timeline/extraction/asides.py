"""Asides: what stands between two pauses and only adds something is parsed by itself, and so is what it breaks into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.language.clauses import Sentence
from timeline.language.parser import ROOT, Tree, parse
from timeline.language.wordlists import words

_COMMA: Final = frozenset(",")
_DASHES: Final = frozenset(("–", "—", "--", "-"))
_FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
_NOMINAL: Final = ("NN", "NNS", "NNP", "CD", ")")
_WITHIN_NOUNS: Final = words("NN NNS NNP DT JJ CD IN POS CC PRP$ RB VBN VBG")
_OPENING: Final = ("WH", "VBN", "VBG", "VBD")
_LONGEST: Final = 25
"""Words that an aside has at most."""


def parse_apart(sentence: Sentence, silent: frozenset[int]) -> Tree:
    """The dependencies of a sentence, its asides parsed by themselves, its silent words hung on a word beside them.

    The parser is led astray by "On Monday the mayor, who is 60, opened": of that it reads "the mayor opened" and
    "who is 60".
    """
    length = len(sentence.words)
    heads, relations = [ROOT] * length, ["dep"] * length
    spoken = [index for index in range(length) if index not in silent]
    while spoken and sentence.words[spoken[0]].text == ",":
        spoken.pop(0)
    asides = list(_asides(sentence, spoken))
    apart = {index for first, last in asides for index in range(first, last)}
    main = [index for index in spoken if index not in apart] or list(range(length))
    _parse_into(sentence, main, heads, relations)
    edges = _right_edges(heads, main)
    for first, last in asides:
        inside = [index for index in range(first, last) if index not in silent]
        before = max((index for index in main if index < first), default=None)
        if before is None or not inside:
            continue
        _parse_into(sentence, inside, heads, relations)
        host = before
        while (
            heads[host] != ROOT
            and heads[host] < host
            and edges[heads[host]] == before
            and not _is_verb(sentence, heads[host])
        ):
            host = heads[host]
        for index in inside:
            if heads[index] == ROOT:
                heads[index] = host
                relations[index] = _relation(sentence, inside)
    before = main[0]
    read = {*main, *(index for first, last in asides for index in range(first, last) if index not in silent)}
    for index in range(length):
        if index in read and (heads[index] != ROOT or relations[index] != "dep"):
            before = index
        elif index not in read or (heads[index] == ROOT and relations[index] == "dep" and index not in main):
            heads[index] = before if before != index else ROOT
    return Tree(tuple(heads), tuple(relations))


def _parse_into(sentence: Sentence, indices: Sequence[int], heads: list[int], relations: list[str]) -> None:
    """Parse these words as a sentence of their own."""
    tree = parse([sentence.words[index].low for index in indices], [sentence.tags[index] for index in indices])
    for place, index in enumerate(indices):
        heads[index] = ROOT if tree.heads[place] == ROOT else indices[tree.heads[place]]
        relations[index] = tree.relations[place]


def _right_edges(heads: Sequence[int], indices: Sequence[int]) -> dict[int, int]:
    """The last word of the subtree of each of these words."""
    edges = {index: index for index in indices}
    for index in indices:
        above, steps = heads[index], 0
        while above != ROOT and steps < len(indices):
            edges[above] = max(edges[above], index)
            above, steps = heads[above], steps + 1
    return edges


def _is_verb(sentence: Sentence, index: int) -> bool:
    return sentence.tags[index].startswith("VB") or sentence.tags[index] == "MD"


def _relation(sentence: Sentence, indices: Sequence[int]) -> str:
    """What an aside is to the noun before it, by its first word."""
    first = next((sentence.tags[i] for i in indices if sentence.tags[i] != "."), "")
    return "acl:relcl" if first == "WH" else "acl" if first in _OPENING else "appos"


def _asides(sentence: Sentence, spoken: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The asides, from left to right, with their pauses: ", who is 60," and "– a former teacher –"."""
    texts = [sentence.words[index].text for index in spoken]
    tags = [sentence.tags[index] for index in spoken]
    place = 1
    while place < len(spoken):
        end = _end_of_aside(texts, tags, place)
        if end is None:
            place += 1
        else:
            yield spoken[place], spoken[end] + 1
            place = end + 1


def _end_of_aside(texts: Sequence[str], tags: Sequence[str], place: int) -> int | None:
    """The pause that closes the aside that the pause at ``place`` opens, where the sentence then goes on with its
    verb."""
    closing = _COMMA if texts[place] in _COMMA else _DASHES if texts[place] in _DASHES else None
    if closing is None or place + 2 >= len(texts) or tags[place - 1] not in _NOMINAL:
        return None
    clause = tags[place + 1] in _OPENING
    for end in range(place + 2, min(place + 2 + _LONGEST, len(texts) - 1)):
        if texts[end] in closing:
            following = tags[end + 1] if tags[end + 1] != "RB" else tags[min(end + 2, len(tags) - 1)]
            if following in _FINITE:
                return end
            if clause or closing is _DASHES:
                continue
            return None
        if not clause and closing is _COMMA and tags[end] not in _WITHIN_NOUNS:
            return None
    return None
