"""Parts of speech: each word's tag, by an averaged perceptron that was trained on openly licensed text.

The tags are those of the Penn Treebank, of which some are joined: NN NNS NNP VB VBD VBG VBN VBP VBZ MD TO IN DT JJ
RB PRP PRP$ WH CC CD POS RP EX and "." for every mark. ``benchmarks/train_tagger.py`` makes the model;
docs/guide/events.md gives its origin and figures. Method: Collins, EMNLP 2002.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

TAGS: Final = (
    *("NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "IN", "DT", "JJ", "RB"),
    *("PRP", "PRP$", "WH", "CC", "CD", "POS", "RP", "EX", "."),
)
START: Final = ("-", "--")
"""The tags before the first word."""

_LANE: Final = 16
_BASE: Final = sum(1 << (_LANE * lane + _LANE - 1) for lane in range(len(TAGS)))
LIMIT: Final = 1900
"""The largest weight; a dozen and a half of them stay within a lane."""


class Model(NamedTuple):
    """``weights``: a feature's weights for all tags, packed into one number of 16-bit lanes, so that adding two
    features adds all their weights at once. ``known``: the tag of words that (nearly) always have the same one."""

    weights: dict[str, int]
    known: dict[str, str]


def tag(words: Sequence[str]) -> list[str]:
    """The tag of each word. ["Troops", "left", "."] is ["NNS", "VBD", "."]."""
    model = load()
    return tag_with(model, words)


def tag_with(model: Model, words: Sequence[str]) -> list[str]:
    """As ``tag``, by this model."""
    weights, known = model
    before, last = START
    tags = []
    context = contexts(words)
    width = len(TAGS) * _LANE // 8
    for index, word in enumerate(words):
        found = fixed(word) or known.get(word)
        if found is None:
            total = _BASE
            for feature in features(context, index, before, last):
                weight = weights.get(feature)
                if weight is not None:
                    total += weight
            lanes = memoryview(total.to_bytes(width, "little")).cast("H").tolist()
            found = TAGS[lanes.index(max(lanes))]
        tags.append(found)
        before, last = last, found
    return tags


def fixed(word: str) -> str | None:
    """The tag that the form alone gives: marks and numbers. "1,500" is CD."""
    if word[0].isdigit():
        return "CD" if word[-1].isdigit() else None
    return None if any(map(str.isalpha, word)) else "."


def contexts(words: Sequence[str]) -> list[str]:
    """The words as features see them: lower case, numbers alike, with two edges on either side."""
    shown = ["!n" if word[0].isdigit() else word[:30].lower() for word in words]
    return ["-s2", "-s1", *shown, "-e1", "-e2", *words]


def features(context: Sequence[str], index: int, before: str, last: str) -> Iterator[str]:
    """What the tag of a word is guessed from: itself, its ending and shape, its neighbours, the two tags before it."""
    here = index + 2
    word, prior, after = context[here], context[here - 1], context[here + 1]
    written = context[(len(context) + 4) // 2 + index]
    shape = "x" if written[0].islower() else "X" if written[-1].islower() else "A"
    yield "w" + word
    yield "s" + word[-3:]
    yield "2" + word[-2:] + shape
    yield "p" + word[:2]
    yield "h" + shape + ("0" if index == 0 else "1") + ("-" if "-" in written else "")
    yield "t" + last
    yield "T" + before + last
    yield "v" + last + word
    yield "b" + prior
    yield "B" + context[here - 2]
    yield "a" + after
    yield "A" + context[here + 2]
    yield "e" + after[-3:]
    yield "f" + prior[-3:]
    yield "c" + last + after
    yield "d" + last + shape + word[-3:]


@cache
def load() -> Model:
    """The model that the package ships."""
    return read(resources.files("timeline.extraction").joinpath("tagger.json.gz").read_bytes())


def read(content: bytes) -> Model:
    """The model that a file's content holds."""
    stored = json.loads(gzip.decompress(content))
    weights = {
        feature: sum(weight << (_LANE * lane) for lane, weight in zip(lanes[::2], lanes[1::2], strict=True))
        for feature, lanes in stored["weights"].items()
    }
    return Model(weights, stored["known"])
