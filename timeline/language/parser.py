"""The grammar of a sentence: which word each word depends on, and as what, by a parser that was trained on openly
licensed text.

The method is arc-hybrid parsing with a dynamic oracle (Goldberg and Nivre, TACL 2013) and averaged perceptrons; the
relations are those of Universal Dependencies, some of them joined. ``benchmarks/train_parser.py`` makes the model;
docs/guide/events.md gives its origin and figures.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from timeline.language.tagger import read_lanes

RELATIONS: Final = (
    *("root", "nsubj", "nsubj:pass", "csubj", "expl", "obj", "iobj", "obl", "obl:tmod", "nmod", "nmod:poss", "appos"),
    *("acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "cc", "parataxis", "mark", "case", "cop", "aux"),
    *("aux:pass", "advmod", "amod", "nummod", "det", "compound", "compound:prt", "flat", "fixed", "punct", "dep"),
)
ROOT: Final = -1
"""The head of the word that depends on no other."""

SHIFT, LEFT, RIGHT = range(3)
"""What the parser may do: take the next word; make the last taken one depend on the next word, or on the one taken
before it."""

_NONE: Final = "~"
LANE: Final = 24
"""Bits of a lane: in one long number, each of the three moves has one in which its weights are added, all at once."""
_MASK: Final = (1 << LANE) - 1
_BASE: Final = sum(1 << (LANE * lane + LANE - 1) for lane in range(3))
LABEL_LANE: Final = 16
"""The same for each of the relations."""
_LABEL_WIDTH: Final = len(RELATIONS) * LABEL_LANE // 8
_LABEL_BASE: Final = sum(1 << (LABEL_LANE * lane + LABEL_LANE - 1) for lane in range(len(RELATIONS)))
LABEL_LIMIT: Final = 2000
"""The largest weight of a label's feature; the fourteen of a word stay within a lane."""
_VALENCY: Final = 3
"""Dependents on one side that are counted, at most."""
_DISTANCES: Final = "0123445555566"
"""A distance in words, as features see it: 1, 2, 3, up to 5, up to 10, more."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependencies of a sentence: of each word its head, ROOT for none, and its relation to it."""

    heads: tuple[int, ...]
    relations: tuple[str, ...]

    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word, from left to right."""
        dependents: list[list[int]] = [[] for _ in self.heads]
        for word, head in enumerate(self.heads):
            if head != ROOT:
                dependents[head].append(word)
        return tuple(map(tuple, dependents))


class State:
    """A sentence half parsed. ``words`` and ``tags`` have a root and three blanks behind the last word, so that
    looking ahead needs no test; ``heads`` names the root by the number behind the last word."""

    __slots__ = ("front", "heads", "left", "length", "right", "stack", "tags", "words")

    def __init__(self, words: Sequence[str], tags: Sequence[str]) -> None:
        self.length = len(words)
        self.words = [*("!n" if word[0].isdigit() else word for word in words), "!root", _NONE, _NONE, _NONE]
        self.tags = [*tags, "ROOT", _NONE, _NONE, _NONE]
        self.stack: list[int] = []
        self.front = 0
        self.heads = [self.length] * (self.length + 1)
        self.left: list[list[int]] = [[] for _ in self.words]
        self.right: list[list[int]] = [[] for _ in self.words]

    def done(self) -> bool:
        """Whether every word has its head."""
        return not self.stack and self.front >= self.length

    def allowed(self) -> list[int]:
        """What may come next."""
        moves = [SHIFT] if self.front < self.length else []
        if self.stack and (self.front < self.length or len(self.stack) == 1):
            moves.append(LEFT)
        if len(self.stack) > 1:
            moves.append(RIGHT)
        return moves

    def take(self, action: int) -> None:
        """Go on by one step."""
        if action == SHIFT:
            self.stack.append(self.front)
            self.front += 1
            return
        word = self.stack.pop()
        if action == LEFT:
            self.heads[word] = self.front
            self.left[self.front].insert(0, word)
        else:
            head = self.stack[-1]
            self.heads[word] = head
            self.right[head].append(word)

    def features(self) -> list[str]:
        """Everything that the next step is guessed from: the two words taken last, the three that come next, their
        tags, and the outermost dependents that they have so far."""
        words, tags, left, right, stack, front = self.words, self.tags, self.left, self.right, self.stack, self.front
        n0w, n0t, n1w, n1t, n2t = words[front], tags[front], words[front + 1], tags[front + 1], tags[front + 2]
        s0w = s0t = s0l = s0r = s0rw = s0lw = s1w = s1t = s1r = s1l = s2t = _NONE
        s0left = s0right = 0
        distance = "0"
        if stack:
            top = stack[-1]
            s0w, s0t = words[top], tags[top]
            if children := left[top]:
                s0l, s0lw, s0left = tags[children[0]], words[children[0]], min(len(children), _VALENCY)
            if children := right[top]:
                s0r, s0rw, s0right = tags[children[-1]], words[children[-1]], min(len(children), _VALENCY)
            distance = _DISTANCES[min(front - top, 11)]
            if len(stack) > 1:
                second = stack[-2]
                s1w, s1t = words[second], tags[second]
                if children := left[second]:
                    s1l = tags[children[0]]
                if children := right[second]:
                    s1r = tags[children[-1]]
                if len(stack) > 2:
                    s2t = tags[stack[-3]]
        n0l = n0lw = _NONE
        n0left = 0
        if children := left[front]:
            n0l, n0lw, n0left = tags[children[0]], words[children[0]], min(len(children), _VALENCY)
        s0, n0, s1 = s0w + "/" + s0t, n0w + "/" + n0t, s1w + "/" + s1t
        pair = s0t + " " + n0t
        low = s1t + " " + s0t
        return [
            *("a" + s0, "b" + s0w, "c" + s0t, "d" + n0, "e" + n0w, "f" + n0t, "g" + n1w + "/" + n1t),
            *("h" + n1t + " " + n0t, "i" + n2t + " " + n1t + " " + n0t, "j" + s1, "k" + s1t, "l" + low),
            *("m" + s1t + " " + pair, "n" + s0 + " " + n0t, "o" + s0t + " " + n0, "p" + s0w + " " + n0w, "q" + pair),
            *("r" + pair + " " + n1t, "s" + pair + distance, "t" + s0w + distance, "u" + n0w + distance),
            *("v" + pair + " " + s0l, "w" + pair + " " + s0r, "x" + pair + " " + n0l),
            *(f"y{pair}{s0left}{s0right}", f"z{pair}{n0left}", "A" + low + " " + s0l, "B" + low + " " + s0r),
            *("C" + low + " " + s1r, "D" + s1w + " " + s0w, "E" + s1 + " " + s0t, "F" + s1t + " " + s0),
            *("G" + s0rw + " " + pair, "H" + n0lw + " " + pair, "I" + s2t + " " + low, "J" + s0w + " " + s0rw + n0t),
            *("K" + s0lw + " " + s0, "L" + s1t + " " + s0w + " " + n0t, f"M{s0}{s0left}{s0right}"),
            *("N" + s1w + " " + s0t + " " + n0t, "O" + low + " " + s1l),
        ]


def label_features(state: State, heads: Sequence[int], firsts: Sequence[str], word: int) -> list[str]:
    """Everything that the relation of a word to its head is guessed from. ``firsts`` are the first dependents of each
    word before it, "in" of "harbour" in "in the harbour"."""
    words, tags = state.words, state.tags
    head = heads[word]
    hw, ht, dw, dt = words[head], tags[head], words[word], tags[word]
    side = "R" if word > head else "L"
    before, after, first = tags[word - 1] if word else _NONE, tags[word + 1], firsts[word]
    return [
        *("a" + dw + "/" + dt, "b" + dt + side + ht, "c" + hw + side + dt, "d" + dw + side + ht, "e" + dw + " " + hw),
        *("f" + dt + ht + side + first, f"g{dt}{ht}{side}{min(abs(word - head), 5)}", "h" + before + dt + after),
        *("i" + first + side + ht, "j" + dw[-3:] + dt + ht + side, "k" + dt + side + ht + before),
        *("l" + dt + side + ht + after, "m" + dt + first + side + ht + dw, "n" + first + " " + hw),
        "o" + dt + side + ht + firsts[head],
    ]


def first_dependents(state: State, heads: Sequence[int]) -> list[str]:
    """Of each word, and of the root, the first word before it that depends on it."""
    firsts = [_NONE] * len(state.words)
    for word in range(state.length - 1, -1, -1):
        if heads[word] > word:
            firsts[heads[word]] = state.words[word]
    return firsts


class ParserModel:
    """The weights of the steps, three lanes of 24 bits a feature, and of the relations, lanes of 16 bits: adding two
    numbers adds all their weights at once."""

    def __init__(self, steps: Mapping[str, int], labels: Mapping[str, int]) -> None:
        self.steps, self.labels = steps, labels

    def heads(self, state: State) -> list[int]:
        """Parse to the end. The greedy choice: the allowed step of the highest sum."""
        weight = self.steps.get
        length, stack = state.length, state.stack
        while stack or state.front < length:
            if not stack:
                state.take(SHIFT)
                continue
            if state.front >= length:
                state.take(LEFT if len(stack) == 1 else RIGHT)
                continue
            total = _BASE + sum([weight(feature, 0) for feature in state.features()])
            shift, left, right = total & _MASK, (total >> LANE) & _MASK, total >> 2 * LANE
            if len(stack) == 1 or left >= right:
                state.take(SHIFT if shift >= left else LEFT)
            else:
                state.take(SHIFT if shift >= right else RIGHT)
        return state.heads[:length]

    def relations(self, state: State, heads: Sequence[int]) -> list[str]:
        """Return the relation of each word to its head, by the names of Universal Dependencies."""
        weight = self.labels.get
        firsts = first_dependents(state, heads)
        labels = []
        for word in range(state.length):
            features = label_features(state, heads, firsts, word)
            total = _LABEL_BASE + sum([weight(feature, 0) for feature in features])
            lanes = memoryview(total.to_bytes(_LABEL_WIDTH, "little")).cast("H").tolist()
            labels.append(RELATIONS[lanes.index(max(lanes))])
        return labels


def parse(words: Sequence[str], tags: Sequence[str]) -> Tree:
    """The dependencies of a sentence. Of "Troops left", "Troops" depends on "left" as nsubj, and "left" is the root."""
    return parse_with(load(), words, tags)


def parse_with(model: ParserModel, words: Sequence[str], tags: Sequence[str]) -> Tree:
    """As ``parse``, by this model. ``words`` are in lower case."""
    state = State(words, tags)
    heads = model.heads(state)
    relations = model.relations(state, heads)
    return Tree(tuple(ROOT if head == state.length else head for head in heads), tuple(relations))


@cache
def load() -> ParserModel:
    """The model that the package ships."""
    return read(resources.files("timeline.language").joinpath("parser.json.gz").read_bytes())


def read(content: bytes) -> ParserModel:
    """The model that a file's content holds."""
    stored = json.loads(gzip.decompress(content))
    return ParserModel(read_lanes(stored["steps"]), read_lanes(stored["labels"]))
