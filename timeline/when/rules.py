"""Rules: how a language says a time, as a pattern, what it means and the examples it must win.

A pattern is a row of elements, each an alternative of literal words and CLASSES: ``between|from? start:DATE and|to|-
end:DAY``. ``?`` makes an element optional, ``+`` before it forbids white space, ``name:`` names the slot (otherwise the
class in lower case). There is no star and no nesting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, Final, NamedTuple

from timeline.when.tokens import Position

Guard = Callable[[Position], bool]
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


class Element(NamedTuple):
    """One element of a pattern."""

    slot: str | None
    alternatives: tuple[str, ...]
    glued: bool
    optional: bool


_ELEMENT: Final = re.compile(r"(\+?)(?:([a-z_]+):(?=[A-Za-z]))?([^?]+|\?)(\??)")


@cache
def elements(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern, in order."""
    parts = []
    for text in pattern.split():
        match = _ELEMENT.fullmatch(text)
        if match is None:
            raise ValueError(f'pattern "{pattern}": cannot read "{text}"')
        glue, name, body, optional = match.groups()
        alternatives = tuple(body.split("|")) if body != "|" else ("|",)
        classes = [alternative for alternative in alternatives if alternative.isupper()]
        slot = name or (classes[0].lower() if classes else None)
        parts.append(Element(slot, alternatives, bool(glue), bool(optional)))
    return tuple(parts)


def expanded(pattern: str) -> Iterator[tuple[Element, ...]]:
    """The pattern with and without each of its optional elements."""
    choices = [((element,), ()) if element.optional else ((element,),) for element in elements(pattern)]
    for choice in product(*choices):
        yield tuple(element for part in choice for element in part)


def firsts(pattern: str) -> set[str]:
    """The words and classes that a phrase of this pattern can begin with."""
    symbols: set[str] = set()
    for element in elements(pattern):
        symbols.update(element.alternatives)
        if not element.optional:
            break
    return symbols
