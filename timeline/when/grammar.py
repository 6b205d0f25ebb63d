"""The one pass that finds every reading of the words that a language knows; knows no dates.

Rules come in levels. A level sees what the words are and what the levels below have found, never its own findings. A
pattern has no star and no nesting, so the work is linear in the text: at each word a walk can go no deeper than the
longest pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Any, Final, NamedTuple

from timeline.when.rules import Guard, Rule, expanded
from timeline.when.tokens import BEFORE_NUMBERS, GAP, DateLexicon, LexicalEntry, Pieces, Position, Sense, number
from timeline.when.trie import Node, left_corners, trie

__all__ = ["ChartEdge", "Grammar", "Guard", "Island", "Rule"]


class ChartEdge(NamedTuple):
    """A reading of the words from ``start`` up to ``end`` of an island, and the edges that it was made of."""

    symbol: str
    start: int
    end: int
    value: Any
    rule: Rule | None
    path: tuple[ChartEdge, ...]

    def slot(self, name: str) -> ChartEdge | None:
        """The part of the phrase that filled a slot of its rule."""
        if self.rule is not None:
            for elements in expanded(self.rule.pattern):
                if len(elements) == len(self.path):
                    for element, edge in zip(elements, self.path, strict=True):
                        if element.slot == name and edge.symbol in element.alternatives:
                            return edge
        return None


_edge: Final = tuple.__new__
"""Makes an Edge of its values without the Python code that NamedTuple has around it; there is one for each word."""

_Walk = tuple[Node, int, tuple[ChartEdge, ...]]
"""A walk under way: the node it is at, the word it has come to, and the edges it went along."""

_WORD: Final = re.compile(r"\d+|[^\W\d_]+|\S")


class Island(NamedTuple):
    """The readings of a run of known words: ``edges[i]`` start at its word ``i``, which is piece ``pieces[i]``.

    ``lost`` are readings that do not hold, and why; ``steps`` counts the moves through the trie.
    """

    pieces: list[int]
    edges: list[list[ChartEdge]]
    lost: list[tuple[ChartEdge, str]]
    steps: int


class Grammar:
    """The words and rules of a language, compiled."""

    def __init__(
        self,
        words: Mapping[str, Mapping[str, Any]],
        levels: Sequence[Iterable[Rule]],
        weak: frozenset[str] = frozenset(),
        before_numbers: frozenset[str] = BEFORE_NUMBERS,
    ):
        phrases = [
            Rule(symbol, " ".join([first, *(f"+{part}" if glued else part for part, glued in rest)]), _constant(value))
            for symbol, table in words.items()
            for phrase, value in table.items()
            for first, rest in [_parts(phrase)]
            if rest
        ]
        tries = [trie(phrases), *map(trie, levels)]
        closed = left_corners([*phrases, *(rule for level in levels for rule in level)])

        @cache
        def corners(symbols: frozenset[str]) -> frozenset[str]:
            return symbols.union(*(closed[symbol] for symbol in symbols if symbol in closed))

        self._depth = len(tries)
        self._beginnings: dict[tuple[frozenset[str], frozenset[str]], Mapping[str, Sequence[tuple[int, Node]]]] = {}
        self._starts: dict[str, list[tuple[int, Node]]] = {}
        for level, root in enumerate(tries):
            root.mark(corners)
            for symbol, children in root.edges.items():
                self._starts.setdefault(symbol, []).extend((level, child) for child, _ in children)
        self.lexicon = DateLexicon(_entries(words, weak, tries), before_numbers)

    def read(self, pieces: Pieces) -> Iterator[Island]:
        """Every reading of each island of known words."""
        for island in pieces.islands():
            yield self._read(pieces, island)

    def _read(self, pieces: Pieces, island: list[int]) -> Island:
        glued = [False, *(after == before + 1 for before, after in pairwise(island))]
        entries = [pieces.entries[index] or GAP for index in island]
        ahead = [*(entry.symbols for entry in entries), GAP.symbols]
        walks: list[list[_Walk]] = [[] for _ in range(self._depth)]
        chart: list[list[ChartEdge]] = []
        for at, entry in enumerate(entries):
            edges = [
                _edge(ChartEdge, (symbol, at, at + 1, value, None, ()))
                for symbol, value, capital in entry.senses
                if not capital or pieces.words[island[at]][0].isupper()
            ]
            chart.append(edges)
            kinds = (entry.symbols, ahead[at + 1])
            begun = self._beginnings.get(kinds)
            if begun is None:
                begun = self._begun(*kinds)
            if begun:
                for edge in edges:
                    for level, node in begun.get(edge.symbol, ()):
                        walks[level].append((node, at + 1, (edge,)))
        lost: list[tuple[ChartEdge, str]] = []
        steps = 0
        for level in range(self._depth):
            if walks[level]:
                ends, moves = _walk(walks[level], chart, glued, ahead)
                steps += moves
                for edge in _allowed(ends, pieces, island, lost) if ends else ():
                    chart[edge.start].append(edge)
                    self._begin(edge, level, walks, ahead)
        return Island(island, chart, lost, steps)

    def _begun(self, here: frozenset[str], after: frozenset[str]) -> Mapping[str, Sequence[tuple[int, Node]]]:
        """Where walks begin at a word of some classes before another, by class: the levels and the nodes.

        There are few kinds of words, so that what is found for two that stand side by side is kept.
        """
        alive = {
            symbol: [(level, node) for level, node in self._starts.get(symbol, ()) if node.goes_on(after)]
            for symbol in sorted(here)
        }
        begun = self._beginnings[here, after] = {symbol: nodes for symbol, nodes in alive.items() if nodes}
        return begun

    def _begin(self, edge: ChartEdge, level: int, walks: list[list[_Walk]], ahead: list[frozenset[str]]) -> None:
        """Put an edge found at one level at the beginning of walks through the tries of the levels above."""
        end = edge.end
        following = ahead[end]
        for above, node in self._starts.get(edge.symbol, ()):
            if above > level and node.goes_on(following):
                walks[above].append((node, end, (edge,)))


def _walk(
    todo: list[_Walk], chart: list[list[ChartEdge]], glued: list[bool], ahead: list[frozenset[str]]
) -> tuple[list[tuple[int, ChartEdge]], int]:
    """What the rules of a level find, each with its rule's place in the table, and the moves it took.

    ``ahead`` are the classes of each word: no walk begins a step that the next word cannot be part of.
    """
    ends: list[tuple[int, ChartEdge]] = []
    size = len(chart)
    steps = 0
    while todo:
        node, here, path = todo.pop()
        steps += 1
        for order, rule, places in node.accepts:
            try:
                value = rule.means(*[None if place is None else path[place].value for place in places])
            except (AttributeError, TypeError):  # a slot holds a kind of value that the rule did not think of
                value = None
            if value is not None:
                ends.append((order, _edge(ChartEdge, (rule.produces, path[0].start, here, value, rule, path))))
        if here < size and node.edges:
            following = node.edges
            for edge in chart[here]:
                for child, near in following.get(edge.symbol, ()):
                    if near and not glued[here]:
                        continue
                    if child.accepts or not child.corners.isdisjoint(ahead[edge.end]):
                        todo.append((child, edge.end, (*path, edge)))
    return ends, steps


def _allowed(
    ends: list[tuple[int, ChartEdge]], pieces: Pieces, island: list[int], lost: list[tuple[ChartEdge, str]]
) -> list[ChartEdge]:
    """The readings that hold: no guard forbids them, and of several for the same words the first rule's."""
    edges: dict[tuple[str, int, int], ChartEdge] = {}
    ends.sort(key=itemgetter(0))
    for _, edge in ends:
        if edge.rule is not None and edge.rule.unless:
            place = Position(pieces, island[edge.start], island[edge.end - 1])
            if _forbidden(edge.rule.unless, place):
                lost.append((edge, "the words around it say otherwise"))
                continue
        if edges.setdefault(edge[:3], edge) is not edge:
            lost.append((edge, "an earlier rule reads the same words"))
    return list(edges.values())


def _forbidden(unless: tuple[Guard, ...], place: Position) -> bool:
    for guard in unless:  # noqa: SIM110  a generator would cost as much as the guards
        if guard(place):
            return True
    return False


def _parts(phrase: str) -> tuple[str, list[tuple[str, bool]]]:
    matches = list(_WORD.finditer(phrase))
    rest = [(after.group(), after.start() == before.end()) for before, after in pairwise(matches)]
    return matches[0].group().lower(), [(part.lower(), glued) for part, glued in rest]


def _constant(value: Any) -> Callable[[], Any]:
    return lambda: value


def _entries(
    words: Mapping[str, Mapping[str, Any]], weak: frozenset[str], roots: Sequence[Node]
) -> dict[str, LexicalEntry]:
    senses: dict[str, list[Sense]] = {}
    phrases: list[list[str]] = []
    for symbol, table in words.items():
        for phrase, value in table.items():
            first, rest = _parts(phrase)
            if not rest:
                senses.setdefault(first, []).append(Sense(symbol, value, capital=phrase[0].isupper()))
            if symbol not in weak:
                phrases.append([first, *(part for part, _ in rest)])
    strong = {parts[0] for parts in phrases if len(parts) == 1}
    for parts in phrases:
        # One strong word of a phrase is enough to look at it: the "day" of "Father's Day", which is strong by itself.
        if strong.isdisjoint(parts):  # of several words the longest is the rarest, of "p.m." the "m"
            strong.add(max(parts[::-1], key=lambda part: len(part) * part.isalpha()))
    for literal in sorted({symbol for root in roots for symbol in root.symbols()}):
        if not literal.isupper():
            senses.setdefault(literal, []).append(Sense(literal, literal))
    for word in senses:
        if word.isdecimal():  # a number that a rule names is still a number
            numeral = number(word)
            senses[word] += numeral.senses
            if numeral.strong:
                strong.add(word)
    return {word: LexicalEntry.of(found, word in strong) for word, found in senses.items()}
