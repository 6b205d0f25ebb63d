"""Parts of speech: each word's tag, by an averaged perceptron that was trained on openly licensed text.

The tags are those of the Penn Treebank, of which some are joined: NN NNS NNP VB VBD VBG VBN VBP VBZ MD TO IN DT JJ
RB PRP PRP$ WH CC CD POS RP EX and "." for every mark. ``benchmarks/train_tagger.py`` makes the model;
docs/guide/events.md gives its origin and figures. Method: Collins, EMNLP 2002.

The weights of a feature, one for each answer, are one whole number: sums of such numbers add all lanes at once. A file
stores these numbers, for to make them of 400,000 features takes longer than to read a long text.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple, TypedDict

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
START: Final = ("-", "--")
"""The tags before the first word."""

LANE: Final = 16
"""Bits of a lane: in one long number, each tag has one in which its weights are added, all tags at once."""
_WIDTH: Final = len(TAGS) * LANE // 8
_BASE: Final = sum(1 << (LANE * lane + LANE - 1) for lane in range(len(TAGS)))
LIMIT: Final = 1300
"""The largest weight; two dozen of them stay within a lane."""
_LONGEST: Final = 30
"""Letters of a word that are looked at."""
_TITLED: Final = 0.75
"""Share of capitals at the beginning of its longer words that makes a sentence a headline. Not measured; names seldom
are more than half of a sentence, and headlines leave few words small."""
_SHORT: Final = 3
"""Letters of a short word, which headlines write small; and how many longer ones a headline has at least."""
BEGIN: Final = ("-s2", "-s1")
END: Final = ("-e1", "-e2")
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
    return tag_with(load(), words)


def tag_with(model: TaggerModel, words: Sequence[str]) -> list[str]:
    """As ``tag``, by this model."""
    titled = is_titled(words)
    weighed = [model.weighed(word, titled, index == 2) for index, word in enumerate([*BEGIN, *words, *END])]
    before, last = START
    tags = []
    for index, here in enumerate(weighed[2:-2]):
        label = here.tag
        if label is None:
            after = weighed[index + 3]
            total = _BASE + here.own + weighed[index].second_after + weighed[index + 1].after
            total += after.before + weighed[index + 4].second_before
            total += model.sum(features_of_tags(here.seen, after.seen, before, last))
            lanes = memoryview(total.to_bytes(_WIDTH, "little")).cast("H").tolist()
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
def load() -> TaggerModel:
    """The model that the package ships."""
    return read(resources.files("timeline.language").joinpath("tagger.json.gz").read_bytes())


def read(content: bytes) -> TaggerModel:
    """The model that a file's content holds."""
    stored = json.loads(gzip.decompress(content))
    return TaggerModel(read_lanes(stored["weights"]), stored["known"])
