"""The classes that a word falls under, from the widest to the narrowest. From WordNet 3.0, as the lexicon is."""

from __future__ import annotations

import gzip
import json
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Part = Literal["verb", "noun"]


@cache
def _tables() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """For each part of speech: class -> the class above it, word -> its narrowest class."""
    stored = json.loads(gzip.decompress(resources.files("timeline.language").joinpath("senses.json.gz").read_bytes()))
    return {
        part: (
            {name: above for name, (above, _) in classes.items()},
            {word: name for name, (_, words) in classes.items() for word in words.split()},
        )
        for part, classes in stored.items()
    }


@lru_cache(1 << 14)
def classes_of(word: str, part: Part) -> tuple[str, ...]:
    """Return the classes of the commonest sense of a verb or a noun in its base form, () where it is not known.

    A class has the name of its first word, with a number where several have the same. Only classes that many words
    fall under are kept, and of nouns only those that may name a happening.

    Example:
        >>> classes_of("assassinate", "verb")
        ('kill',)
    """
    above, narrowest = _tables()[part]
    found: list[str] = []
    name = narrowest.get(word, "")
    while name:
        found.append(name)
        name = above[name]
    return tuple(reversed(found))
