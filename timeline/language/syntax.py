"""Each word's part of speech, and which word it depends on and as what, by two averaged perceptrons.

Both were trained on openly licensed text; docs/guide/events.md gives their origins and figures.

The *tagger* gives the tags of the Penn Treebank, of which some are joined: NN NNS NNP VB VBD VBG VBN VBP VBZ MD TO IN
DT JJ RB PRP PRP$ WH CC CD POS RP EX and "." for every mark. Method: Collins, EMNLP 2002.
``benchmarks/train_tagger.py`` makes the model.

The *parser* gives the relations of Universal Dependencies, some of them joined. Method: arc-hybrid parsing with a
dynamic oracle (Goldberg and Nivre, TACL 2013). ``benchmarks/train_parser.py`` makes the model.

The weights of a feature, one for each answer, are one whole number: sums of such numbers add all lanes at once. A file
stores these numbers, for to make them of 400,000 features takes longer than to read a long text.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib import resources
from struct import Struct
from sys import intern
from typing import Final, NamedTuple, Protocol, TypedDict

from timeline.language.lexicon import readings

HEXADECIMAL = 16
"""The base that the numbers of a file are written in: half as long as in tens."""


class StoredLanes(TypedDict):
    """How a file holds them: features, one a line, and the number of each, hexadecimal, between blanks."""

    features: str
    lanes: str


def pack(weights: Iterable[int], width: int) -> int:
    """Return one number of the weights for each answer; each lane has ``width`` bits.

    >>> hex(pack([3, 0, 1], width=8))
    '0x10003'
    """
    return sum(weight << (width * lane) for lane, weight in enumerate(weights))


def write_lanes(packed: Mapping[str, int]) -> StoredLanes:
    """Return what a file stores. Raises ValueError for a feature that has a line break."""
    names = sorted(packed)
    if any("\n" in name for name in names):
        raise ValueError("a feature has a line break; features are stored one a line")
    return {"features": "\n".join(names), "lanes": " ".join(f"{packed[name]:x}" for name in names)}


def read_lanes(stored: StoredLanes) -> dict[str, int]:
    """Return the number of each feature.

    >>> read_lanes({"features": "noun\\nverb", "lanes": "10003 -5"})
    {'noun': 65539, 'verb': -5}
    """
    numbers = (int(number, HEXADECIMAL) for number in stored["lanes"].split())
    return dict(zip(stored["features"].split("\n"), numbers, strict=True))


TAGS: Final = (
    *("NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "IN", "DT", "JJ", "RB"),
    *("PRP", "PRP$", "WH", "CC", "CD", "POS", "RP", "EX", "."),
)
TAGS_BEFORE_FIRST: Final = ("-", "--")
"""The tags before the first word."""

TAG_LANE: Final = 16
"""Bits of a lane: in one long number, each tag has one in which its weights are added, all tags at once."""
_TAG_WIDTH: Final = len(TAGS) * TAG_LANE // 8
_TAG_BASE: Final = sum(1 << (TAG_LANE * lane + TAG_LANE - 1) for lane in range(len(TAGS)))
TAG_LIMIT: Final = 1300
"""The largest weight; two dozen of them stay within a lane."""
_LONGEST: Final = 30
"""Letters of a word that are looked at."""
_TITLED: Final = 0.75
"""Share of capitals at the beginning of its longer words that makes a sentence a headline. Not measured; names seldom
are more than half of a sentence, and headlines leave few words small."""
_SHORT: Final = 3
"""Letters of a short word, which headlines write small; and how many longer ones a headline has at least."""
BEFORE_FIRST: Final = ("-s2", "-s1")
AFTER_LAST: Final = ("-e1", "-e2")
"""Words before the first and after the last."""


class WordShape(NamedTuple):
    """A word as features see it: in lower case, numbers alike; its shape: x, X, A for capitals, H where all words
    have one, with 0 for the first of a sentence; what the lexicon says it can be."""

    low: str
    shape: str
    reading: str


class WordScores(NamedTuple):
    """A word with the sums of the weights of its own features, and of what it tells of the words around it; ``tag``
    where there is no other."""

    tag: str | None
    seen: WordShape
    own: int
    second_before: int
    before: int
    after: int
    second_after: int


class TaggerModel:
    """``weights``: a feature's weights for all tags, packed into one number of 16-bit lanes, so that adding two
    features adds all their weights at once. ``fixed_tags``: the tag of words that (nearly) always have the same one."""

    def __init__(self, weights: Mapping[str, int], fixed_tags: Mapping[str, str]) -> None:
        self.weights = weights
        self.fixed_tags = fixed_tags
        self.weighed = lru_cache(1 << 14)(self._weighed)

    def sum(self, features: Iterable[str]) -> int:
        """The weights of these features together."""
        weight = self.weights.get
        return sum([weight(feature, 0) for feature in features])

    def _weighed(self, word: str, titled: bool, first: bool) -> WordScores:
        seen = see(word, titled, first)
        beside = (self.sum(features_beside(seen, place)) for place in (2, 1, -1, -2))
        return WordScores(fixed(word) or self.fixed_tags.get(word), seen, self.sum(own_features(seen)), *beside)


def tag(words: Sequence[str]) -> list[str]:
    """The tag of each word. ["Troops", "left", "."] is ["NNS", "VBD", "."]."""
    return tag_with(load_tagger(), words)


def tag_with(model: TaggerModel, words: Sequence[str]) -> list[str]:
    """As ``tag``, by this model."""
    titled = is_titled(words)
    weighed = [
        model.weighed(word, titled, index == 2) for index, word in enumerate([*BEFORE_FIRST, *words, *AFTER_LAST])
    ]
    before, last = TAGS_BEFORE_FIRST
    tags = []
    for index, here in enumerate(weighed[2:-2]):
        label = here.tag
        if label is None:
            after = weighed[index + 3]
            total = _TAG_BASE + here.own + weighed[index].second_after + weighed[index + 1].after
            total += after.before + weighed[index + 4].second_before
            total += model.sum(features_of_tags(here.seen, after.seen, before, last))
            lanes = memoryview(total.to_bytes(_TAG_WIDTH, "little")).cast("H").tolist()
            label = TAGS[lanes.index(max(lanes))]
        tags.append(label)
        before, last = last, label
    return tags


def fixed(word: str) -> str | None:
    """The tag that the form alone gives: marks and numbers. "1,500" is CD."""
    if word[0].isdigit():
        return "CD" if word[-1].isdigit() else None
    return None if any(map(str.isalpha, word)) else "."


def is_titled(words: Sequence[str]) -> bool:
    """Whether all its longer words have capitals, as in a headline, so that a capital tells of no name."""
    long = [word for word in words if len(word) > _SHORT and word[0].isalpha()]
    return len(long) >= _SHORT and sum(word[0].isupper() for word in long) >= _TITLED * len(long)


@lru_cache(1 << 14)
def see(word: str, titled: bool, first: bool) -> WordShape:
    """A word as features see it, the ``first`` of a sentence or not, in a headline or not."""
    if word[0].isdigit():
        return WordShape("!n", "x", "")
    low = word[:_LONGEST].lower()
    shape = "x" if word[0].islower() else "H" if titled else "X" if word[-1].islower() else "A"
    return WordShape(low, shape + "0" if first else shape, readings(low))


def own_features(word: WordShape) -> list[str]:
    """What a word's own form tells: the word, its ending, its shape, what it can be."""
    low, shape, reading = word
    return [
        "w" + low,
        "s" + low[-3:],
        "2" + low[-2:] + shape[:1],
        "p" + low[:2],
        "h" + shape + ("-" if "-" in low else ""),
        "k" + reading + shape,
        "l" + reading + low[-2:],
    ]


def features_beside(word: WordShape, place: int) -> list[str]:
    """What a word tells of another, whose neighbour it is: the one before it (``place`` -1), after it (1), or the
    second one before or after (-2, 2)."""
    low = word.low
    match place:
        case -1:
            return ["b" + low, "f" + low[-3:]]
        case 1:
            return ["a" + low, "e" + low[-3:], "n" + word.reading + word.shape]
        case -2:
            return ["B" + low]
        case _:
            return ["A" + low, "N" + word.reading]


def features_of_tags(word: WordShape, after: WordShape, before: str, last: str) -> list[str]:
    """What the two tags before a word tell of it."""
    low, shape, reading = word
    return [
        "t" + last,
        "T" + before + last,
        "v" + last + low,
        "c" + last + after.low,
        "d" + last + shape + low[-3:],
        "K" + last + "/" + reading,
        "q" + before + last + "/" + reading,
        "m" + last + reading + "/" + after.reading,
    ]


def features(context: Sequence[WordShape], index: int, before: str, last: str) -> list[str]:
    """Everything that the tag of a word is guessed from."""
    here, after = context[index + 2], context[index + 3]
    names = own_features(here) + features_of_tags(here, after, before, last)
    for place in (-2, -1, 1, 2):
        names += features_beside(context[index + 2 + place], place)
    return names


@cache
def load_tagger() -> TaggerModel:
    """The model that the package ships."""
    return read_tagger(resources.files("timeline.language").joinpath("tagger.json.gz").read_bytes())


def read_tagger(content: bytes) -> TaggerModel:
    """The model that a file's content holds."""
    stored = json.loads(gzip.decompress(content))
    return TaggerModel(read_lanes(stored["weights"]), stored["known"])


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
STEP_LANE: Final = 24
"""Bits of a lane: in one long number, each of the three moves has one in which its weights are added, all at once."""
_MASK: Final = (1 << STEP_LANE) - 1
_STEP_BASE: Final = sum(1 << (STEP_LANE * lane + STEP_LANE - 1) for lane in range(3))
LABEL_LANE: Final = 16
"""The same for each of the relations."""
_LABEL_LANES: Final = Struct(f"<{len(RELATIONS)}H")
_LABEL_BASE: Final = sum(1 << (LABEL_LANE * lane + LABEL_LANE - 1) for lane in range(len(RELATIONS)))
LABEL_LIMIT: Final = 2000
"""The largest weight of a label's feature; the fourteen of a word stay within a lane."""
_VALENCY: Final = 3
"""Dependents on one side that are counted, at most."""
_DISTANCES: Final = "0123445555566"
"""A distance in words, as features see it: 1, 2, 3, up to 5, up to 10, more."""
_FARTHEST: Final = len(_DISTANCES) - 1
_HEAD_DISTANCES: Final = "012345"
"""The same of a word from its head, as features of its relation see it."""
_FARTHEST_HEAD: Final = len(_HEAD_DISTANCES) - 1
_COUNTS: Final = tuple(tuple(intern(f"{left}{right}") for right in range(_VALENCY + 1)) for left in range(_VALENCY + 1))
"""Dependents on both sides, as features see them."""
_BEHIND, _BEFORE = "R", "L"
"""Where a word stands by its head."""
ALONE: Final = "="
"""What stands beside a word where a feature is the word alone."""
_APART: Final = "  "
"""What stands between the tables of an owner in a file."""
_REMEMBERED: Final = 1 << 14
"""Words with their tables; not measured."""


class Table(Protocol):
    """The weights of a word, a tag or a pair of tags in one place, by what is beside it."""

    def get(self, beside: str, default: int, /) -> int:
        """Return the weights of one feature, the default where it has none."""


Tables = Callable[[str, str], Table]
"""The table of an owner, which is a word, a tag, both or two tags, for a place."""
_NOTHING: Final[Mapping[str, int]] = {}


class Feature(NamedTuple):
    """What a decision is guessed from: what it is of, a word, a tag, both, or two tags; where that stands; and what
    is beside it."""

    owner: str
    place: str
    beside: str


class Weights:
    """The weights of all features, of which only those of the words that occur are read.

    ``stored`` has the tables of each owner, two blanks between them: the place, then what is beside and the number,
    hexadecimal, by turns.

    >>> Weights({"of": "front DT 1f NN -2  ahead = 3"})("of", "front")
    {'DT': 31, 'NN': -2}
    """

    def __init__(self, stored: Mapping[str, str]) -> None:
        self.stored = stored
        self._read: dict[str, dict[str, dict[str, int]]] = {}

    def __call__(self, owner: str, place: str) -> Table:
        """Return a table, an empty one where there is none."""
        if owner not in self.stored:
            return _NOTHING
        if owner not in self._read:
            self._read[owner] = read_tables(self.stored[owner])
        return self._read[owner].get(place, _NOTHING)


def read_tables(stored: str) -> dict[str, dict[str, int]]:
    """Return the tables of an owner, as ``Weights`` has them stored.

    The 320,000 features have 15,000 words and tags beside them and 14,000 numbers; each is there once, so that more of
    them stay in the processor's cache.
    """
    rows = (each.split(" ") for each in stored.split(_APART) if each)
    return {
        place: {intern(beside): _number(number) for beside, number in zip(row[::2], row[1::2], strict=True)}
        for place, *row in rows
    }


@cache
def _number(hexadecimal: str) -> int:
    return int(hexadecimal, HEXADECIMAL)


def write_tables(weights: Mapping[Feature, int]) -> dict[str, str]:
    """Return what is stored of weights. Raises ValueError for a feature with a blank in it."""
    tables: dict[str, dict[str, list[str]]] = {}
    for (owner, place, beside), number in sorted(weights.items()):
        if " " in place or " " in beside:
            raise ValueError(f"the feature {place!r}, {beside!r} has a blank; tables are stored with blanks between")
        tables.setdefault(owner, {}).setdefault(place, [place]).append(f"{beside} {number:x}")
    return {owner: _APART.join(map(" ".join, places.values())) for owner, places in tables.items()}


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


@dataclass(frozen=True, slots=True)
class WordTables:
    """A word with its tag, and its tables for each place: taken last (``top``), coming next (``front``), ``ahead`` of
    that, taken before the last (``second``), or a dependent of the last (``under_top``) or the next."""

    word: str
    tag: str
    # of the word
    top: Table
    top_second: Table
    top_front: Table
    top_right: Table
    top_tags: Table
    top_distance: Table
    front: Table
    front_distance: Table
    second_tags: Table
    under_top: Table
    under_front: Table
    # of the word with its tag
    tagged_top: Table
    tagged_top_second: Table
    tagged_top_front: Table
    tagged_top_left: Table
    tagged_top_dependents: Table
    tagged_front: Table
    tagged_front_top: Table
    tagged_ahead: Table
    tagged_second: Table
    tagged_second_top: Table
    # of the tag
    tag_top: Table
    tag_front: Table
    tag_front_ahead: Table
    tag_front_two: Table
    tag_second: Table


@dataclass(frozen=True, slots=True)
class NextTables:
    """The tags of the word taken last and of the next, and their tables."""

    tags: str
    next: Table
    next_second: Table
    next_ahead: Table
    next_distance: Table
    next_left: Table
    next_right: Table
    next_dependents: Table
    next_front_left: Table
    next_front_dependents: Table


@dataclass(frozen=True, slots=True)
class TakenTables:
    """The tables of the tags of the last two words taken."""

    taken: Table
    taken_left: Table
    taken_right: Table
    taken_second_left: Table
    taken_second_right: Table
    taken_third: Table


@dataclass(frozen=True, slots=True)
class ArcTables:
    """The tables of a dependency: of the tags of the word and its head and the side that it is on, of two of these, and
    of the tag of the word alone."""

    arc: Table
    arc_first: Table
    arc_first_word: Table
    arc_distance: Table
    arc_ending: Table
    arc_before: Table
    arc_after: Table
    arc_head_first: Table
    side_word: Table
    side_first: Table
    from_head: Table
    tag_word: Table
    tag_between: Table


@dataclass(frozen=True, slots=True)
class HeadTables:
    """The tables of a word as a head."""

    head_word: Table
    head_first: Table


@cache
def _places(tables: type) -> tuple[str, ...]:
    """Return the names of the tables of a class. Its attributes are slots: those of a named tuple take a seventh of the
    parser's time to look up."""
    return tuple(field.name for field in fields(tables))


class ParserModel:
    """The weights of the steps, three lanes of 24 bits a feature, and of the relations, lanes of 16 bits: adding two
    numbers adds all their weights at once.

    What is guessed from are the tables that ``weigh_step`` and ``weigh_relation`` ask, and what they ask for. Most of
    the 320,000 features of the steps hold a word. In one table of all of them a step took three times as long, most of
    it waiting for memory; so each word, tag and pair of tags brings small tables of its own.
    """

    def __init__(self, steps: Tables, labels: Tables) -> None:
        self.steps, self.labels = steps, labels
        self._word, self._head = lru_cache(_REMEMBERED)(self._read_word), lru_cache(_REMEMBERED)(self._read_head)
        self._next, self._taken, self._arc = cache(self._read_next), cache(self._read_taken), cache(self._read_arc)

    def _read_word(self, word: str, tag: str) -> WordTables:
        owners = {"tagged": f"{word}/{tag}", "tag": tag}
        places = _places(WordTables)[2:]
        return WordTables(
            intern(word),
            intern(tag),
            *(self.steps(owners.get(place.partition("_")[0], word), place) for place in places),
        )

    def _read_next(self, top: str, front: str) -> NextTables:
        places = _places(NextTables)[1:]
        return NextTables(intern(f"{top}+{front}"), *(self.steps(f"{top} {front}", place) for place in places))

    def _read_taken(self, second: str, top: str) -> TakenTables:
        return TakenTables(*(self.steps(f"{second} {top}", place) for place in _places(TakenTables)))

    def _read_arc(self, tag: str, side: str, head: str) -> ArcTables:
        owners = {"arc": f"{tag} {side} {head}", "side": f"{side} {head}", "from": f"{tag} {side}", "tag": tag}
        return ArcTables(*(self.labels(owners[place.partition("_")[0]], place) for place in _places(ArcTables)))

    def _read_head(self, word: str) -> HeadTables:
        return HeadTables(*(self.labels(word, place) for place in _places(HeadTables)))

    def heads(self, state: State) -> list[int]:
        """Parse to the end. The greedy choice: the allowed step of the highest sum."""
        length, stack, known = state.length, state.stack, self.words_of(state)
        while stack or state.front < length:
            if not stack:
                state.take(SHIFT)
                continue
            if state.front >= length:
                state.take(LEFT if len(stack) == 1 else RIGHT)
                continue
            total = _STEP_BASE + self.weigh_step(state, known)
            shift, left, right = total & _MASK, (total >> STEP_LANE) & _MASK, total >> 2 * STEP_LANE
            if len(stack) == 1 or left >= right:
                state.take(SHIFT if shift >= left else LEFT)
            else:
                state.take(SHIFT if shift >= right else RIGHT)
        return state.heads[:length]

    def words_of(self, state: State) -> list[WordTables]:
        """Return the tables of each word of a sentence, of its root and the blanks behind."""
        return list(map(self._word, state.words, state.tags))

    def weigh_step(self, state: State, known: Sequence[WordTables]) -> int:
        """Return the weights of the next step together, where at least one word was taken: from the two words taken
        last, the three that come next, their tags, and the outermost dependents that they have so far."""
        left, right, stack, front, none = state.left, state.right, state.stack, state.front, known[-1]
        top, second = stack[-1], stack[-2] if len(stack) > 1 else -1
        lefts, rights, lefts_of_front = left[top], right[top], left[front]
        s0, s1, n0, n1 = known[top], known[second], known[front], known[front + 1]
        s0t, s1t, n0t, n1t = s0.tag, s1.tag, n0.tag, n1.tag
        s0l, s0r = known[lefts[0]] if lefts else none, known[rights[-1]] if rights else none
        s1l, s1r = left[second], right[second]
        n0l = known[lefts_of_front[0]] if lefts_of_front else none
        distance = _DISTANCES[min(front - top, _FARTHEST)]
        dependents = _COUNTS[min(len(lefts), _VALENCY)][min(len(rights), _VALENCY)]
        next_, taken = self._next(s0t, n0t), self._taken(s1t, s0t)
        tags = next_.tags
        return (
            s0.top.get(ALONE, 0)
            + s0.top_second.get(s1.word, 0)
            + s0.top_front.get(n0.word, 0)
            + s0.top_right.get(f"{s0r.word}+{n0t}", 0)
            + s0.top_tags.get(f"{s1t}+{n0t}", 0)
            + s0.top_distance.get(distance, 0)
            + s0.tagged_top.get(ALONE, 0)
            + s0.tagged_top_second.get(s1t, 0)
            + s0.tagged_top_front.get(n0t, 0)
            + s0.tagged_top_left.get(s0l.word, 0)
            + s0.tagged_top_dependents.get(dependents, 0)
            + s0.tag_top.get(ALONE, 0)
            + n0.front.get(ALONE, 0)
            + n0.front_distance.get(distance, 0)
            + n0.tagged_front.get(ALONE, 0)
            + n0.tagged_front_top.get(s0t, 0)
            + n0.tag_front.get(ALONE, 0)
            + n0.tag_front_ahead.get(n1t, 0)
            + n0.tag_front_two.get(f"{known[front + 2].tag}+{n1t}", 0)
            + n1.tagged_ahead.get(ALONE, 0)
            + s1.second_tags.get(tags, 0)
            + s1.tagged_second.get(ALONE, 0)
            + s1.tagged_second_top.get(s0t, 0)
            + s1.tag_second.get(ALONE, 0)
            + s0r.under_top.get(tags, 0)
            + n0l.under_front.get(tags, 0)
            + next_.next.get(ALONE, 0)
            + next_.next_second.get(s1t, 0)
            + next_.next_ahead.get(n1t, 0)
            + next_.next_distance.get(distance, 0)
            + next_.next_left.get(s0l.tag, 0)
            + next_.next_right.get(s0r.tag, 0)
            + next_.next_dependents.get(dependents, 0)
            + next_.next_front_left.get(n0l.tag, 0)
            + next_.next_front_dependents.get(_COUNTS[min(len(lefts_of_front), _VALENCY)][0], 0)
            + taken.taken.get(ALONE, 0)
            + taken.taken_left.get(s0l.tag, 0)
            + taken.taken_right.get(s0r.tag, 0)
            + taken.taken_second_left.get(known[s1l[0]].tag if s1l else _NONE, 0)
            + taken.taken_second_right.get(known[s1r[-1]].tag if s1r else _NONE, 0)
            + taken.taken_third.get(known[stack[-3]].tag if len(stack) > 2 else _NONE, 0)
        )

    def relations(self, state: State, heads: Sequence[int]) -> list[str]:
        """Return the relation of each word to its head, by the names of Universal Dependencies."""
        firsts = first_dependents(state, heads)
        labels = []
        for word in range(state.length):
            total = _LABEL_BASE + self.weigh_relation(state, heads, firsts, word)
            lanes = _LABEL_LANES.unpack(total.to_bytes(_LABEL_LANES.size, "little"))
            labels.append(RELATIONS[lanes.index(max(lanes))])
        return labels

    def weigh_relation(self, state: State, heads: Sequence[int], firsts: Sequence[str], word: int) -> int:
        """Return the weights of the relation of a word to its head together. ``firsts`` are the first dependents of
        each word before it, "in" of "harbour" in "in the harbour"."""
        words, tags, head = state.words, state.tags, heads[word]
        own, above, first, before = words[word], words[head], firsts[word], tags[word - 1] if word else _NONE
        arc = self._arc(tags[word], _BEHIND if word > head else _BEFORE, tags[head])
        of_head = self._head(above)
        return (
            arc.arc.get(ALONE, 0)
            + arc.arc_first.get(first, 0)
            + arc.arc_first_word.get(f"{first}_{own}", 0)
            + arc.arc_distance.get(_HEAD_DISTANCES[min(abs(word - head), _FARTHEST_HEAD)], 0)
            + arc.arc_ending.get(own[-3:], 0)
            + arc.arc_before.get(before, 0)
            + arc.arc_after.get(tags[word + 1], 0)
            + arc.arc_head_first.get(firsts[head], 0)
            + arc.side_word.get(own, 0)
            + arc.side_first.get(first, 0)
            + arc.from_head.get(above, 0)
            + arc.tag_word.get(own, 0)
            + arc.tag_between.get(f"{before}+{tags[word + 1]}", 0)
            + of_head.head_word.get(own, 0)
            + of_head.head_first.get(first, 0)
        )


def first_dependents(state: State, heads: Sequence[int]) -> list[str]:
    """Of each word, and of the root, the first word before it that depends on it."""
    firsts = [_NONE] * len(state.words)
    for word in range(state.length - 1, -1, -1):
        if heads[word] > word:
            firsts[heads[word]] = state.words[word]
    return firsts


def parse(words: Sequence[str], tags: Sequence[str]) -> Tree:
    """The dependencies of a sentence. Of "Troops left", "Troops" depends on "left" as nsubj, and "left" is the root."""
    return parse_with(load_parser(), words, tags)


def parse_with(model: ParserModel, words: Sequence[str], tags: Sequence[str]) -> Tree:
    """As ``parse``, by this model. ``words`` are in lower case."""
    state = State(words, tags)
    heads = model.heads(state)
    relations = model.relations(state, heads)
    return Tree(tuple(ROOT if head == state.length else head for head in heads), tuple(relations))


@cache
def load_parser() -> ParserModel:
    """The model that the package ships."""
    return read_parser(resources.files("timeline.language").joinpath("parser.json.gz").read_bytes())


def read_parser(content: bytes) -> ParserModel:
    """The model that a file's content holds."""
    stored = json.loads(gzip.decompress(content))
    return ParserModel(Weights(stored["steps"]), Weights(stored["labels"]))
