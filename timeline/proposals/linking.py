"""Proofs that a date which stands elsewhere in an article is that of a sentence; each can be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.language.stems import stems
from timeline.proposals.evidence import Evidence, OfferedDate

LIKELY: Final = 0.1
"""The probability from which on the engine's own reading of a happening is a proof."""
FARTHEST: Final = 8
"""Sentences that a story goes on under one date."""
SHARED: Final = 3
"""Stems that two tellings of one deed share at least."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to prove a link: its name, what it says, and a test that returns the proof in words, "" for none."""

    name: str
    about: str
    prove: Callable[[Evidence, int, OfferedDate], str]


def prove(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    """Return the first proof that a date is that of sentence ``sentence``, "" where there is none.

    Example: ``goes on: sentence 4 goes on from "on Monday" in sentence 2``.
    """
    for link in LINKS:
        if proof := link.prove(evidence, sentence, date):
            return f"{link.name}: {proof}"
    return ""


def _engine(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    likelihood = evidence.likelihoods.get(sentence, {}).get(date.bounds, 0.0)
    return (
        f"the engine reads it as that of this sentence, too (probability {likelihood:.2f})"
        if likelihood >= LIKELY
        else ""
    )


def _goes_on(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    origin = date.sentence
    if origin is None or not 0 < sentence - origin <= FARTHEST:
        return ""
    between = [time for at in range(origin + 1, sentence) for time in _days(evidence, at)]
    if between or _days_of(evidence, sentence):
        return ""
    return f'no other date stands between "{date.words}" in sentence {origin + 1} and sentence {sentence + 1}'


def _frame(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    origin = date.sentence
    if origin is None or origin >= sentence:
        return ""
    paragraph = evidence.view.sentences[sentence].paragraph
    first = next(at for at, each in enumerate(evidence.view.sentences) if each.paragraph == paragraph)
    heading = [at for at in range(first) if evidence.view.sentences[at].rejected == "heading or caption"]
    if origin == first:
        return f'"{date.words}" opens the paragraph of sentence {sentence + 1}'
    if heading and origin == heading[-1]:
        return f'"{date.words}" stands in the heading above sentence {sentence + 1}'
    return ""


def _same_deed(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    origin = date.sentence
    if origin is None:
        return ""
    shared = sorted(evidence.view.stems[origin] & evidence.view.stems[sentence])
    if len(shared) < SHARED:
        return ""
    return f"sentence {origin + 1} tells of the same: {', '.join(shared[:5])}"


def _headline(evidence: Evidence, sentence: int, date: OfferedDate) -> str:
    """The story's own deed: a sentence that shares words with the headline, and the date that the lead gives."""
    origin = date.sentence
    if origin is None or evidence.view.rank.get(origin, 9) > 1 or not evidence.article.title:
        return ""
    shared = sorted(set(stems(evidence.article.title)) & evidence.view.stems[sentence])
    if len(shared) < SHARED - 1:
        return ""
    return f'it tells of what the headline does ({", ".join(shared[:5])}), which the opening dates "{date.words}"'


def _days(evidence: Evidence, sentence: int) -> Iterator[object]:
    yield from (time for time in evidence.view.own[sentence] if time.taken and not time.clock and time.grain == "day")


def _days_of(evidence: Evidence, sentence: int) -> bool:
    return any(True for _ in _days(evidence, sentence))


LINKS: Final = (
    Link("engine", "the engine's own model holds the date likely for a happening of the sentence", _engine),
    Link("frame", "the date opens the paragraph, or stands in the heading above it", _frame),
    Link("goes on", "no other date stands between the date and the sentence, which follows it closely", _goes_on),
    Link("same deed", "the sentence with the date tells of the same", _same_deed),
    Link("headline", "the sentence tells of what the headline does, and the opening has the date", _headline),
)
"""The proofs, in the order in which they are tried."""
