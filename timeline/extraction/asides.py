"""Asides: what stands between two pauses and only adds something is parsed by itself, and so is what it breaks into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.language.clauses import Sentence
from timeline.language.inflection import base
from timeline.language.parser import ROOT, Tree, parse
from timeline.language.verbs import NEVER_PASSIVE
from timeline.language.wordlists import SAYING, SUBORDINATING, words

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
        loose = index not in read or (heads[index] == ROOT and relations[index] == "dep")
        if not loose:
            before = index
        elif index not in read or index not in main:
            heads[index] = before if before != index else ROOT
    return Tree(tuple(heads), tuple(relations))


def _parse_into(sentence: Sentence, indices: Sequence[int], heads: list[int], relations: list[str]) -> None:
    """Parse these words as a sentence of their own."""
    lows, tags = [sentence.words[index].low for index in indices], [sentence.tags[index] for index in indices]
    for place in participles(lows, tags):
        tags[place] = "VBN"
    tree = parse(lows, tags)
    for place, index in enumerate(indices):
        heads[index] = ROOT if tree.heads[place] == ROOT else indices[tree.heads[place]]
        relations[index] = tree.relations[place]


def participles(lows: Sequence[str], tags: Sequence[str]) -> set[int]:
    """The places of past tenses that can only be participles: "held" of "Two men held by rebels were freed", where no
    word joins the two verbs and the first has no object; "published" of "In a paper published on Monday, she says";
    "founded" of "The orchard belongs to a trust founded in 1939"."""
    found = set()
    for place in range(1, len(tags) - 2):
        if tags[place] != "VBD" or tags[place - 1] not in _NOMINAL or not _has_no_object(tags, place):
            continue
        if _goes_on_from_verb(lows, tags, place) or _has_agent(lows, tags, place):
            found.add(place)
            continue
        following = next((n for n in range(place + 1, len(tags)) if tags[n] in _FINITE), None)
        if following is None:
            continue
        joins = any(
            tags[n] in ("CC", "WH", "PRP")
            or (lows[n] in _JOINING and tags[n + 1] != "VBG")
            or (tags[n] == "VBG" and base(lows[n], "VBG") in SAYING)  # "ruled against it, saying the plan was void"
            for n in range(place + 1, following)
        )
        if (not joins and lows[following] in _AUXILIARY) or (_opens_with_preposition(lows, tags, place)):
            found.add(place)
    return found


def _opens_with_preposition(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether only a preposition and a noun phrase stand before a word: nothing that could be its subject."""
    return tags[0] == "IN" and lows[0] not in SUBORDINATING and all(tag in _NOMINAL_PHRASE for tag in tags[1:place])


def _goes_on_from_verb(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether a finite verb stands before a word and nothing between them opens another clause."""
    for before in range(place - 1, 0, -1):
        if tags[before] in _FINITE:
            lemma = base(lows[before], tags[before])
            plain = lemma not in SAYING and lemma not in _WITH_CONTENT and base(lows[place], "VBD") not in NEVER_PASSIVE
            return plain and place - before > _LEAST_APART
        if (tags[before] not in _NOMINAL_PHRASE and tags[before] not in ("IN", "RB")) or lows[before] in _JOINING:
            return False
    return False


def _has_agent(lows: Sequence[str], tags: Sequence[str], place: int) -> bool:
    """Whether "by" and whoever did it stand behind a word, and the sentence has another finite verb: "shot dead by"."""
    at = place + 1 if lows[place + 1] == "by" else place + 2 if tags[place + 1] == "JJ" else place
    if (
        lows[at : at + 1] != ["by"]
        or at + 1 >= len(tags)
        or tags[at + 1] not in ("DT", "NN", "NNS", "NNP", "PRP$", "JJ")
    ):
        return False
    if base(lows[place], "VBD") in NEVER_PASSIVE | _GOES_BY:
        return False
    return any(tag in _FINITE for n, tag in enumerate(tags) if n != place)


_AGENT: Final = ("DT", "NN", "NNS", "NNP", "PRP$", "JJ")
_LEAST_APART: Final = 2
"""Words from a finite verb to a participle behind its object, at least."""
_WITH_CONTENT: Final = words(
    "know see show mean hope feel find realise realize learn hear notice remember forget wish suppose doubt prove "
    "ensure understand expect"
)
"""Verbs that a clause may follow without "that", as it does verbs of saying."""
_GOES_BY: Final = words("stand stop go come pass drop increase decrease grow decline shrink climb jump drive")
"""Verbs with a "by" behind them that names nobody who did it: "stood by the decision", "grew by a third"."""
_JOINING: Final = words("that because although though while if unless whether after before as since until , ; :")
_NOMINAL_PHRASE: Final = words("NN NNS NNP DT JJ CD POS PRP$")
_AUXILIARY: Final = words("was were is are has have had will would")


def _has_no_object(tags: Sequence[str], place: int) -> bool:
    behind = tags[place + 1]
    return behind in ("IN", "TO") or (behind in ("JJ", "RB", "VBN") and tags[place + 2] in ("IN", "TO"))


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
            if following in _FINITE or (following == "WH" and closing is _DASHES):
                return end
            if clause or closing is _DASHES:
                continue
            return None
        if not clause and closing is _COMMA and tags[end] not in _WITHIN_NOUNS:
            return None
    return None
