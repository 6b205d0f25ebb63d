"""Rules, compiled once into a trie over word classes, and the one pass that finds every reading; knows no dates.

A pattern is a row of elements, each an alternative of literal words and CLASSES: ``between|from? start:DATE and|to|-
end:DAY``. ``?`` makes an element optional, ``+`` before it forbids white space, ``name:`` names the slot (otherwise the
class in lower case). There is no star and no nesting, so the work is linear in the text: at each word a walk can go no
deeper than the longest pattern.

Rules come in levels. A level sees what the words are and what the levels below have found, never its own findings.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from operator import itemgetter
from typing import Any, Final, NamedTuple

from timeline.when.tokens import GAP, Entry, Lexicon, Pieces, Place, Sense, number_senses

Guard = Callable[[Place], bool]
"""Says of a phrase in its surroundings that a reading of it does not hold."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to say something. ``means`` takes the slots by name and gives a value, or None where they do not fit.

    ``examples`` maps a phrase that this very rule must win to what comes out; they run as tests. A reading for which
    one of the guards in ``unless`` speaks does not hold.
    """

    produces: str
    pattern: str
    means: Callable[..., Any]
    examples: Mapping[str, str] = field(default_factory=dict)
    unless: tuple[Guard, ...] = ()

    def __str__(self) -> str:
        return f"{self.produces} = {self.pattern}"


class Edge(NamedTuple):
    """A reading of the words from ``start`` up to ``end`` of an island, and the edges that it was made of."""

    symbol: str
    start: int
    end: int
    value: Any
    rule: Rule | None
    path: tuple[Edge, ...]

    def slot(self, name: str) -> Edge | None:
        """The part of the phrase that filled a slot of its rule."""
        if self.rule is not None:
            for elements in _expanded(self.rule.pattern):
                if len(elements) == len(self.path):
                    for element, edge in zip(elements, self.path, strict=True):
                        if element.slot == name and edge.symbol in element.alternatives:
                            return edge
        return None


class Element(NamedTuple):
    """One element of a pattern."""

    slot: str | None
    alternatives: tuple[str, ...]
    glued: bool
    optional: bool


class _Node:
    """A place in the trie: where each symbol leads, and the rules that end here with the path index of each slot."""

    __slots__ = ("accepts", "edges", "steps")

    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[_Node, bool]]] = {}
        self.steps: dict[tuple[tuple[str, ...], bool], _Node] = {}
        self.accepts: list[tuple[int, Rule, tuple[int | None, ...]]] = []

    def step(self, element: Element) -> _Node:
        """The node behind an element, made when it is not there yet."""
        key = (element.alternatives, element.glued)
        if key not in self.steps:
            node = self.steps[key] = _Node()
            for alternative in element.alternatives:
                self.edges.setdefault(alternative, []).append((node, element.glued))
        return self.steps[key]


_Walk = tuple[_Node, int, tuple[Edge, ...]]
"""A walk under way: the node it is at, the word it has come to, and the edges it went along."""

_ELEMENT: Final = re.compile(r"(\+?)(?:([a-z_]+):(?=[A-Za-z]))?([^?]+|\?)(\??)")
_WORD: Final = re.compile(r"\d+|[^\W\d_]+|\S")


@cache
def elements(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern, in order."""
    found = []
    for text in pattern.split():
        match = _ELEMENT.fullmatch(text)
        if match is None:
            raise ValueError(f'pattern "{pattern}": cannot read "{text}"')
        glue, name, body, optional = match.groups()
        alternatives = tuple(body.split("|")) if body != "|" else ("|",)
        classes = [alternative for alternative in alternatives if alternative.isupper()]
        slot = name or (classes[0].lower() if classes else None)
        found.append(Element(slot, alternatives, bool(glue), bool(optional)))
    return tuple(found)


def _expanded(pattern: str) -> Iterator[tuple[Element, ...]]:
    choices = [((element,), ()) if element.optional else ((element,),) for element in elements(pattern)]
    for choice in product(*choices):
        yield tuple(element for part in choice for element in part)


class Island(NamedTuple):
    """The readings of a run of known words: ``edges[i]`` start at its word ``i``, which is piece ``pieces[i]``.

    ``lost`` are readings that do not hold, and why; ``steps`` counts the moves through the trie.
    """

    pieces: list[int]
    edges: list[list[Edge]]
    lost: list[tuple[Edge, str]]
    steps: int


class Grammar:
    """The words and rules of a language, compiled."""

    def __init__(
        self,
        words: Mapping[str, Mapping[str, Any]],
        levels: Sequence[Iterable[Rule]],
        weak: frozenset[str] = frozenset(),
    ):
        phrases = [
            Rule(symbol, " ".join([first, *(f"+{part}" if glued else part for part, glued in rest)]), _constant(value))
            for symbol, table in words.items()
            for phrase, value in table.items()
            for first, rest in [_parts(phrase)]
            if rest
        ]
        tries = [_trie(phrases), *map(_trie, levels)]
        self._depth = len(tries)
        self._starts: dict[str, list[tuple[int, list[_Node]]]] = {}
        for level, trie in enumerate(tries):
            for symbol, children in trie.edges.items():
                self._starts.setdefault(symbol, []).append((level, [child for child, _ in children]))
        self.lexicon = Lexicon(_entries(words, weak, tries))

    def read(self, pieces: Pieces) -> Iterator[Island]:
        """Every reading of each island of known words."""
        for island in pieces.islands():
            yield self._read(pieces, island)

    def _read(self, pieces: Pieces, island: list[int]) -> Island:
        glued = [False, *(after == before + 1 for before, after in pairwise(island))]
        walks: list[list[_Walk]] = [[] for _ in range(self._depth)]
        chart: list[list[Edge]] = []
        for at, index in enumerate(island):
            chart.append(
                [
                    Edge(symbol, at, at + 1, value, None, ())
                    for symbol, value, capital in (pieces.entries[index] or GAP).senses
                    if not capital or pieces.words[index][0].isupper()
                ]
            )
            for edge in chart[at]:
                self._begin(edge, -1, walks)
        lost: list[tuple[Edge, str]] = []
        steps = 0
        for level in range(self._depth):
            if walks[level]:
                found, moves = _walk(walks[level], chart, glued)
                steps += moves
                for edge in _held(found, pieces, island, lost):
                    chart[edge.start].append(edge)
                    self._begin(edge, level, walks)
        return Island(island, chart, lost, steps)

    def _begin(self, edge: Edge, level: int, walks: list[list[_Walk]]) -> None:
        """Put an edge found at one level at the beginning of walks through the tries of the levels above."""
        for above, nodes in self._starts.get(edge.symbol, ()):
            if above > level:
                walks[above] += [(node, edge.end, (edge,)) for node in nodes]


def _walk(todo: list[_Walk], chart: list[list[Edge]], glued: list[bool]) -> tuple[list[tuple[int, Edge]], int]:
    """What the rules of a level find, each with its rule's place in the table, and the moves it took."""
    found: list[tuple[int, Edge]] = []
    size = len(chart)
    steps = 0
    while todo:
        node, here, path = todo.pop()
        steps += 1
        for order, rule, places in node.accepts:
            value = rule.means(*[None if place is None else path[place].value for place in places])
            if value is not None:
                found.append((order, Edge(rule.produces, path[0].start, here, value, rule, path)))
        if here < size and node.edges:
            following = node.edges
            for edge in chart[here]:
                for child, near in following.get(edge.symbol, ()):
                    if not near or glued[here]:
                        todo.append((child, edge.end, (*path, edge)))
    return found, steps


def _held(found: list[tuple[int, Edge]], pieces: Pieces, island: list[int], lost: list[tuple[Edge, str]]) -> list[Edge]:
    """The readings that hold: no guard forbids them, and of several for the same words the first rule's."""
    held: dict[tuple[str, int, int], Edge] = {}
    found.sort(key=itemgetter(0))
    for _, edge in found:
        rule = edge.rule
        if rule is not None and rule.unless:
            place = Place(pieces, island[edge.start], island[edge.end - 1])
            if any(guard(place) for guard in rule.unless):
                lost.append((edge, "the words around it say otherwise"))
                continue
        if edge[:3] in held:
            lost.append((edge, "an earlier rule reads the same words"))
        else:
            held[edge[:3]] = edge
    return list(held.values())


def _parts(phrase: str) -> tuple[str, list[tuple[str, bool]]]:
    matches = list(_WORD.finditer(phrase))
    rest = [(after.group(), after.start() == before.end()) for before, after in pairwise(matches)]
    return matches[0].group().lower(), [(part.lower(), glued) for part, glued in rest]


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value


def _trie(rules: Iterable[Rule]) -> _Node:
    root = _Node()
    for order, rule in enumerate(rules):
        parameters = inspect.signature(rule.means).parameters
        required = {name for name, parameter in parameters.items() if parameter.default is parameter.empty}
        if missing := required - {element.slot for element in elements(rule.pattern)}:
            raise ValueError(f'rule "{rule}": no slot is named {", ".join(sorted(missing))}')
        for row in _expanded(rule.pattern):
            node = root
            for element in row:
                node = node.step(element)
            slots = [element.slot for element in row]
            places = tuple(slots.index(name) if name in slots else None for name in parameters)
            node.accepts.append((order, rule, places))
    return root


def _entries(words: Mapping[str, Mapping[str, Any]], weak: frozenset[str], roots: Sequence[_Node]) -> dict[str, Entry]:
    senses: dict[str, list[Sense]] = {}
    strong: set[str] = set()
    for symbol, table in words.items():
        for phrase, value in table.items():
            first, rest = _parts(phrase)
            if not rest:
                senses.setdefault(first, []).append(Sense(symbol, value, capital=phrase[0].isupper()))
            if symbol not in weak:  # of several words the longest is the rarest, of "p.m." the "m"
                strong.add(max([first, *(part for part, _ in rest)][::-1], key=lambda part: len(part) * part.isalpha()))
    for literal in sorted({symbol for root in roots for symbol in _symbols(root)}):
        if not literal.isupper():
            senses.setdefault(literal, []).append(Sense(literal, literal))
    for word in senses:
        if word.isdecimal():  # a number that a rule names is still a number
            senses[word] += number_senses(word)
    return {word: Entry(tuple(found), word in strong) for word, found in senses.items()}


def _symbols(node: _Node) -> Iterator[str]:
    yield from node.edges
    for child in node.steps.values():
        yield from _symbols(child)
