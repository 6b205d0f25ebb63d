"""What the titles of an article need of it: its grammar, its names, and what no headline says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.extraction.asides import parse_apart
from timeline.extraction.grammar import (
    SentenceGrammar,
)
from timeline.extraction.referents import Referents
from timeline.extraction.story import StorySentence
from timeline.language.names import find_names, known_names
from timeline.language.wordlists import words


class HeadlineWeights(NamedTuple):
    """``choice``: a feature's weight in the choice among headlines; ``trust``: the same for the confidence in the one
    chosen, a logistic regression over its features; ``bias`` goes with it."""

    choice: Mapping[str, float]
    trust: Mapping[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, the rule that made it, the probability that it tells the happening, and the features that decided,
    each with what it added to the score."""

    text: str
    rule: str
    confidence: float
    contributions: tuple[tuple[str, float], ...]


class Background:
    """What the headlines of an article need: its sentences with their grammar, its names, its own headline.

    ``headlines`` are the weights by which they are chosen, those that the package ships where None. The grammar of a
    sentence is read when a headline is first wanted of it.
    """

    def __init__(
        self, story: Sequence[StorySentence], text: str, title: str = "", headlines: HeadlineWeights | None = None
    ) -> None:
        self.story, self.text, self.title = story, text, title
        self.names = [find_names(each.sentence, text) for each in story]
        self.known = known_names(self.names, text)
        self.referents = Referents(story, self.names, self.known, text, title)
        self.headlines = headlines
        self.written: dict[tuple[int, int], Headline | None] = {}
        """The headlines that were chosen before, by sentence and word."""
        self._grammars: dict[int, SentenceGrammar] = {}

    def grammar(self, index: int) -> SentenceGrammar:
        """The grammar of sentence ``index``."""
        if index not in self._grammars:
            silent = silent_words(self.story[index])
            sentence = self.story[index].sentence
            self._grammars[index] = SentenceGrammar(sentence, parse_apart(sentence, silent), self.text, silent)
        return self._grammars[index]


_BEFORE_DATE: Final = words(
    "on in at since during from until till by between of for around about early late through to before after"
)


_POINTING: Final = words("last this next earlier later yesterday today tomorrow")


_PARTS_OF_DAY: Final = words("morning evening night afternoon")


_ZONES: Final = words("GMT BST UTC EST EDT ET CET CEST PST PDT PT CST CDT MST MDT IST JST AEST AEDT")
_CLOCK: Final = words("local time am pm a.m p.m a.m. p.m.")
_CLOCK_TIME: Final = re.compile(r"\d{1,2}[.:]\d{2}")


_OLDEST: Final = 125
"""No age is more years."""
NOUNS: Final = ("NN", "NNS", "NNP", "POS")


_HEDGES: Final = words(
    "also reportedly allegedly apparently meanwhile however nevertheless additionally seemingly now then still "
    "already recently later earlier subsequently initially just finally yet therefore thus moreover furthermore ago "
    "today yesterday tomorrow even too"
)
"""Adverbs that no headline needs."""


def silent_words(told: StorySentence) -> frozenset[int]:
    """The words that no headline says: dates with their preposition, hedges, what stands in brackets."""
    words_, tags = told.sentence.words, told.sentence.tags
    silent: set[int] = set()
    for mention in told.mentions:
        inside = [index for index, word in enumerate(words_) if word.start < mention.end and mention.start < word.end]
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        after = tags[last + 1] if last + 1 < len(tags) else ""
        if mention.type == "DURATION" and (first == 0 or words_[first - 1].low not in ("for", "in", "during")):
            continue
        if mention.type == "SET":
            continue
        describes = after in NOUNS and words_[last + 1].low not in _PARTS_OF_DAY
        own = words_[first].low in _POINTING and after != "POS"  # "last week | Rome sent"
        capital = last + 1 < len(words_) and words_[last + 1].text[:1].isupper()
        named_day = capital and first > 0 and words_[first - 1].low in ("on", "in", "since")
        weekday = first == last and first > 0 and words_[first - 1].low == "on"  # "on Monday police arrested"
        if describes and not (own or named_day or weekday):
            continue  # "the 2009 crash"
        silent.update(inside)
        if last + 1 < len(words_) and words_[last + 1].low in _PARTS_OF_DAY:
            silent.add(last + 1)
        before = first - 1
        if before > 0 and (words_[before - 1].low, words_[before].low) in (("as", "of"), ("as", "from")):
            silent.add(before - 1)
        while before >= 0 and (
            (words_[before].low in _BEFORE_DATE and tags[before] in ("IN", "RB", "JJ", "TO"))
            or (words_[before].low in ("the", "early", "late") and tags[before] in ("DT", "JJ", "RB"))
        ):
            silent.add(before)
            before -= 1
        silent.update(_clock_behind(told, last + 1))
    depth = 0
    for index, word in enumerate(words_):
        depth += word.text in ("(", "[", "-LRB-", "LRB")
        if depth > 0 or (word.low in _HEDGES and tags[index] == "RB"):
            silent.add(index)
        depth -= word.text in (")", "]", "-RRB-", "RRB") and depth > 0
    return frozenset(silent | _ages(told))


def _clock_behind(told: StorySentence, place: int) -> set[int]:
    """The words of a clock time behind a date: "00.05 BST", "local time"."""
    words_ = told.sentence.words
    end = place
    while end < len(words_) and (
        words_[end].text in _ZONES
        or words_[end].low in _CLOCK
        or (_CLOCK_TIME.fullmatch(words_[end].low) and end + 1 < len(words_) and words_[end + 1].text in _ZONES)
    ):
        end += 1
    return (
        set(range(place, end))
        if any(words_[i].text in _ZONES or words_[i].low == "time" for i in range(place, end))
        else set()
    )


def _ages(told: StorySentence) -> set[int]:
    """The words of an age between commas: ", 26," of "Ann Lee, 26, was"."""
    words_, tags = told.sentence.words, told.sentence.tags
    found: set[int] = set()
    for index in range(1, len(words_) - 1):
        age = tags[index] == "CD" and words_[index].text.isdigit() and int(words_[index].text[:4]) <= _OLDEST
        named = index > 1 and words_[index - 2].text[:1].isupper()
        if age and named and words_[index - 1].text == words_[index + 1].text == ",":
            found.update((index - 1, index, index + 1))
    return found
