"""Where a title may end: at the end of what its clause tells, before a pause, before a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from timeline.extraction.phrases import PAUSES, aside
from timeline.language.clauses import Clause, Role, Sentence
from timeline.language.verbs import Form
from timeline.language.wordlists import SAYING, SUBORDINATING, words

_MEASURES: Final = words("second seconds minute minutes hour hours day days week weeks month months year years moments")
_FINITE: Final = words("VBD VBZ VBP MD")
_ASIDES: Final = (",", "—", "–", "-", "--", ":")
_NOUN_PHRASE: Final = words("DT JJ NN NNS NNP CD PRP PRP$ POS")
_EXPLAINING: Final = ("when", "after", "as")
"""Words that open a clause without which a happening is half told: "killed when a wall fell"."""
_LEADING_ON: Final = words("response addition order connection exchange return accordance")
"""Nouns that no title ends with: "in response | to"."""
_COMMAS: Final = (",", ";", "—", "–", "--", ":")
_SPEAKING: Final = words("say tell add report announce write state tweet hear learn")
_SPEAKER: Final = 8
"""Words that name a speaker, at most."""
_ABBREVIATED: Final = 4
"""Letters that an abbreviation before a full stop has at most: "Corp. Ltd"."""
_FEW: Final = words("few several many")


def endings_of(sentence: Sentence, clause: Clause, after: int) -> list[int]:
    """Where the title may end, the furthest first: the ends of what follows, commas, prepositions."""
    words, tags, clauses = sentence.words, sentence.tags, sentence.clauses
    number = clauses.index(clause)
    limit = _limit(sentence, number, after)
    hanging = any(other.verb.last == limit - 1 and other.verb.lemma in SAYING for other in clauses)
    ends = [] if hanging else [limit]  # "a strange light that they think"
    verbless = {
        index
        for other in clauses[number + 1 :]
        if other.role in (Role.CONTENT, Role.RELATIVE, Role.ADVERBIAL) and other.marker not in ("", "and", "but", "or")
        for index in range(other.start + 1, other.verb.last + 2)
    }
    depth_marks = [
        index
        for index in range(limit - 1, after, -1)
        if not sentence.quoted[index]
        and tags[index] not in _FINITE
        and words[index - 1].low not in _LEADING_ON
        and index not in verbless  # "debate whether the soldier | in the video should stay"
        and (
            words[index].text in PAUSES
            or (
                (tags[index] in ("IN", "TO", "WH", "CC") or any(c.start == index for c in clauses))
                and tags[index - 1] not in ("VB", "VBN", "VBG", "JJ")
            )
        )
    ]
    marks = [_without_aside(sentence, after, end) for end in depth_marks]
    return [_without_measure(sentence, after, end) for end in ends + marks] + [after]


def _without_aside(sentence: Sentence, first: int, last: int) -> int:
    """A cut end without an aside that the cut broke off: "finishes in 20 minutes| , a contrast | to his first race"."""
    for index in range(last - 1, first, -1):
        if sentence.tags[index].startswith("VB") or sentence.tags[index] in ("CC", "MD"):
            break
        apart = sentence.words[index].text != "-" or sentence.words[index].start > sentence.words[index - 1].end
        if sentence.words[index].text in _ASIDES and apart and not sentence.quoted[index]:
            return index
    return last


def _without_opening(sentence: Sentence, first: int, last: int) -> int:
    """The end without the opening of a clause of which the verb is lost: "is blamed | as the scandal | spread"."""
    if last >= len(sentence.words) or sentence.tags[last] not in _FINITE:
        return last
    for index in range(last - 1, first, -1):
        if sentence.words[index].low in SUBORDINATING or sentence.tags[index] in ("WH", "CC"):
            return index
        if sentence.tags[index] not in _NOUN_PHRASE:
            break
    return last


def _limit(sentence: Sentence, number: int, after: int) -> int:
    """The end of what a clause tells, with the clauses that go on with it."""
    clauses = sentence.clauses
    limit = clauses[number].end
    for following in clauses[number + 1 :]:
        if following.start != limit:
            break
        behind_comma = following.start > 0 and sentence.words[following.start - 1].text in _COMMAS
        shares = limit == after and following.marker == "and" and following.subject == clauses[number].subject
        joined = following.marker in ("and", "but", "or")
        goes_along = following.role in (Role.PARTICIPLE, Role.RELATIVE) and not behind_comma and not joined
        if not (
            shares  # its object: "seized | and inspected the ship"
            or following.role is Role.CONTENT
            or (following.role is Role.ADVERBIAL and following.marker in _EXPLAINING and not behind_comma)
            or (following.role is Role.INFINITIVE and not joined)
            or (aside(sentence, following) and not joined)
            or goes_along
        ):
            break
        limit = following.end
    limit = _within_sentence(sentence, after, _before_attribution(sentence, after, limit))
    return _without_opening(sentence, after, _before_speaker(sentence, clauses[number + 1 :], after, limit))


def _before_speaker(sentence: Sentence, following: Sequence[Clause], first: int, last: int) -> int:
    """The end, before who said so: "closed the plant in Lund| , the mayor said"."""
    for clause in following:
        says = clause.verb.lemma in _SPEAKING and clause.verb.form is Form.FINITE and not clause.marker
        if says and first < clause.verb.first <= last:
            for index in range(clause.verb.first - 1, max(first, clause.verb.first - _SPEAKER), -1):
                if sentence.words[index].text == ",":
                    return index
    return last


def _within_sentence(sentence: Sentence, first: int, last: int) -> int:
    """The end, before a full stop at which no sentence was ended: "... under the plan. | It is"."""
    for index in range(first, last - 1):
        if sentence.words[index].text == ";":
            return index
        stop = sentence.words[index].text in (".", "!", "?") and not sentence.quoted[index]
        before, after = sentence.words[index - 1].text, sentence.words[index + 1].text
        if stop and after[0].isupper() and not (before[0].isupper() and len(before) <= _ABBREVIATED):
            return index
    return last


def _without_measure(sentence: Sentence, first: int, last: int) -> int:
    """The end without how long before or after it was: "two days" of "closed its office two days | after the vote"."""
    if last >= len(sentence.words) or sentence.words[last].low not in ("after", "before"):
        return last
    if last - 1 > first and sentence.words[last - 1].low in _MEASURES:
        last -= 1
        while last > first and (sentence.tags[last - 1] in ("CD", "DT", "RB") or sentence.words[last - 1].low in _FEW):
            last -= 1
    return last


def _before_attribution(sentence: Sentence, first: int, last: int) -> int:
    for index in range(first, last - 1):
        if sentence.words[index].low == "according" and sentence.words[index + 1].low == "to":
            return index
    return last
