"""A level of rules as a trie over word classes, so that all of them are tried at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping

from timeline.when.rules import Element, Rule, elements, expanded, firsts


class Node:
    """A place in the trie: where each symbol leads, and the rules that end here with the path index of each slot.

    ``corners`` are the classes of the words that can come next; where another word stands no walk need go.
    """

    __slots__ = ("accepts", "corners", "edges", "steps")

    def __init__(self) -> None:
        self.edges: dict[str, list[tuple[Node, bool]]] = {}
        self.steps: dict[tuple[tuple[str, ...], bool], Node] = {}
        self.accepts: list[tuple[int, Rule, tuple[int | None, ...]]] = []
        self.corners: frozenset[str] = frozenset()

    def step(self, element: Element) -> Node:
        """The node behind an element, made when it is not there yet."""
        key = (element.alternatives, element.glued)
        if key not in self.steps:
            node = self.steps[key] = Node()
            for alternative in element.alternatives:
                self.edges.setdefault(alternative, []).append((node, element.glued))
        return self.steps[key]

    def goes_on(self, following: frozenset[str]) -> bool:
        """Whether anything can come of a walk that is here, when the next word is of these classes."""
        return bool(self.accepts) or not self.corners.isdisjoint(following)

    def symbols(self) -> Iterator[str]:
        """Every symbol on the way from here."""
        yield from self.edges
        for child in self.steps.values():
            yield from child.symbols()

    def mark(self, corners: Callable[[frozenset[str]], frozenset[str]]) -> None:
        """Tell every node from here which classes of words can come next."""
        self.corners = corners(frozenset(self.edges))
        for child in self.steps.values():
            child.mark(corners)


def trie(rules: Iterable[Rule]) -> Node:
    """The trie of a level. Raises ValueError for a meaning that asks for a slot its pattern has not."""
    root = Node()
    for order, rule in enumerate(rules):
        parameters = inspect.signature(rule.means).parameters
        required = {name for name, parameter in parameters.items() if parameter.default is parameter.empty}
        if missing := required - {element.slot for element in elements(rule.pattern)}:
            raise ValueError(f'rule "{rule}": no slot is named {", ".join(sorted(missing))}')
        for row in expanded(rule.pattern):
            node = root
            for element in row:
                node = node.step(element)
            slots = [element.slot for element in row]
            places = tuple(slots.index(name) if name in slots else None for name in parameters)
            node.accepts.append((order, rule, places))
    return root


def left_corners(rules: Iterable[Rule]) -> Mapping[str, frozenset[str]]:
    """The classes of words that what rules produce can begin with: a DAY with a WEEKDAY_NAME, a MONTH_DAY, "the" ..."""
    begins: dict[str, set[str]] = {}
    for rule in rules:
        begins.setdefault(rule.produces, set()).update(firsts(rule.pattern))
    closed = {}
    for symbol in begins:
        reached, todo = {symbol}, [symbol]
        while todo:
            new = begins.get(todo.pop(), set()) - reached
            reached |= new
            todo += new
        closed[symbol] = frozenset(reached)
    return closed
