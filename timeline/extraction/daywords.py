"""Which time expression dates which words of its sentence: a clause goes by its own, a noun by what touches it."""

from __future__ import annotations

from typing import Final

from timeline.dates import Date, Interval, OneOf, When
from timeline.extraction.story import Told
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.lexicon import lexicon
from timeline.language.verbkinds import SAME_TIME
from timeline.language.verbs import Form
from timeline.language.wordlists import words
from timeline.language.words import Word
from timeline.when import Mention

_LEADING_IN: Final = words("of after before since for about over from following until")
"""Prepositions that lead in what a clause only refers to."""
_CAUSING: Final = words("lead cause force prompt help enable allow push drive compel") | SAME_TIME
"""Verbs that share the date of what they bring about: "the flood forced banks to close on Monday"."""
_NOUN_PHRASE: Final = words("DT JJ NN NNP CD PRP$ POS IN")
_FARTHEST: Final = 6
"""Words between a preposition and the noun that it leads in."""


def own_date(told: Told, number: int) -> When | None:
    """The date in a clause's own words, the nearest to its verb: within it, or before the subject of a main clause."""
    sentence = told.sentence
    clause = sentence.clauses[number]
    first = sentence.words[clause.start].start
    if clause.role is Role.MAIN and clause.marker == "" and (number == 0 or clause.verb.form is Form.FINITE):
        first = sentence.start if all(c.role is not Role.MAIN for c in sentence.clauses[:number]) else first
    last = sentence.words[clause.end - 1].end
    inside = [
        mention
        for mention in told.mentions
        if mention.when is not None
        and mention.type in ("DATE", "TIME", "DURATION")
        and first <= mention.start < last
        and not _in_relative(sentence, clause, mention)
        and not _refers(sentence, mention)
    ]
    verb = sentence.words[clause.verb.last].start
    nearest = min(inside, key=lambda mention: (abs(mention.start - verb), mention.start), default=None)
    if nearest is None and clause.verb.lemma in _CAUSING and number + 1 < len(sentence.clauses):
        caused = sentence.clauses[number + 1]
        return own_date(told, number + 1) if caused.parent == number and caused.verb.form is Form.INFINITIVE else None
    return _when(nearest) if nearest is not None else None


def attached_date(told: Told, index: int) -> When | None:
    """The date right after a noun, "the attack on Friday", or right before it, "Friday's attack"."""
    word = told.sentence.words[index]
    return next(
        (_when(mention) for mention in told.mentions if mention.when is not None and _touch(mention, word)), None
    )


def ends_date(told: Told, index: int) -> bool:
    """Whether a word is the last of a time expression."""
    return any(mention.end == told.sentence.words[index].end for mention in told.mentions)


def kind_of(low: str) -> str | None:
    """What a noun names, in the singular or the plural: "attacks" is an act."""
    nouns = lexicon().nouns
    return nouns.get(low, nouns.get(low.removesuffix("s")))


def _when(mention: Mention) -> When | None:
    """When it is. What happens "this week" happens on some day of it, unlike what happens "from Monday to Sunday"."""
    when = mention.when
    if isinstance(when, Interval) and "week" in mention.text.lower():
        start, end = (side if isinstance(side, Date) else None for side in (when.start, when.end))
        return OneOf(start, end)
    return when


def _touch(mention: Mention, word: Word) -> bool:
    return 0 <= mention.start - word.end <= 4 or 0 <= word.start - mention.end <= 3


def _in_relative(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a date stands in another clause that only tells about a noun: "the strike, which began on Monday, is
    over"."""
    return any(
        sentence.words[other.start].start <= mention.start < sentence.words[other.end - 1].end
        for other in sentence.clauses
        if other.role is Role.RELATIVE and other.verb.last < clause.verb.first
    )


def _refers(sentence: Sentence, mention: Mention) -> bool:
    """Whether a date belongs to what a preposition leads in and not to the clause: "she died within weeks of the
    capture on March 26", "he is in prison for the November 1995 assassination"."""
    for index, word in enumerate(sentence.words):
        kind = kind_of(word.low) if _touch(mention, word) else None
        if kind is None or (kind not in ("act", "event") and word.start < mention.start):
            continue
        for before in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
            if sentence.tags[before] == "IN" and sentence.words[before].end < mention.start:
                return sentence.words[before].low in _LEADING_IN
            if sentence.tags[before] not in _NOUN_PHRASE:
                break
    return False
