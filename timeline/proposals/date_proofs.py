"""Proofs that a date is that of a happening; each can be printed.

That a date stands near a sentence, or in one that has words in common with it, proves nothing: of the dates that an
article also has, two in five passed by such proofs, while hardly any right date needed them (130 articles of news-gold,
by models that had not seen them). What is left is the engine's own reading, and the layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from timeline.extraction.story import Bounds, Head
from timeline.proposals.evidence import ArticleEvidence, OfferedDate

LIKELY: Final = 0.05
"""The probability from which on the engine's own reading of a happening is a proof. Measured, on the articles that it
was chosen on: it lets .955 of the reader's sure dates pass and .09 of other dates; .02 lets .962 and .144 pass, .1 lets
.937 and .063."""
FARTHEST: Final = 8
"""Sentences that a story goes on under one date."""


@dataclass(frozen=True, slots=True)
class DateProof:
    """A way to prove a link: its name, what it says, and a test that returns the proof in words, "" for none."""

    name: str
    about: str
    prove: Callable[[ArticleEvidence, int, OfferedDate, Head | None], str]


def prove(evidence: ArticleEvidence, sentence: int, date: OfferedDate, head: Head | None = None) -> str:
    """Return the first proof that a date which stands elsewhere is that of sentence ``sentence``, "" without any.

    ``head`` is the word that names the happening, where it is known.

    Example: ``engine: the engine reads it as that of this happening, too (probability 0.71)``.
    """
    for link in LINKS:
        if proof := link.prove(evidence, sentence, date, head):
            return f"{link.name}: {proof}"
    return ""


def modifies(evidence: ArticleEvidence, sentence: int, date: OfferedDate, head: Head | None) -> bool:
    """Return whether a date of the happening's own sentence may be that of the happening, and not of another clause.

    The only expression of a sentence is; of several the engine has to hold one of its readings likely for the head, and
    the proposal chooses among them. Where the engine knows no head, as in other languages than English, every one is.
    """
    times = [time for time in evidence.view.own[sentence] if not time.clock]
    if head is None or len({(time.first, time.last) for time in times}) < 2:
        return True
    readings = (time.bounds for time in times if time.mention.text == date.words)
    return any(_likelihood(evidence, sentence, bounds, head) >= LIKELY for bounds in readings)


def _likelihood(evidence: ArticleEvidence, sentence: int, bounds: Bounds, head: Head | None) -> float:
    likelihoods = evidence.likelihoods_of.get(head) if head is not None else None
    return (likelihoods or evidence.likelihoods.get(sentence, {})).get(bounds, 0.0)


def _engine(evidence: ArticleEvidence, sentence: int, date: OfferedDate, head: Head | None) -> str:
    likelihood = _likelihood(evidence, sentence, date.bounds, head)
    if likelihood < LIKELY:
        return ""
    return f"the engine reads it as that of this happening, too (probability {likelihood:.2f})"


def _heading(evidence: ArticleEvidence, sentence: int, date: OfferedDate, _: Head | None) -> str:
    origin = date.sentence
    if origin is None or origin >= sentence:
        return ""
    paragraph = evidence.view.sentences[sentence].paragraph
    first = next(at for at, each in enumerate(evidence.view.sentences) if each.paragraph == paragraph)
    heading = [at for at in range(first) if evidence.view.sentences[at].rejected == "heading or caption"]
    if heading and origin == heading[-1]:
        return f'"{date.words}" stands in the heading above sentence {sentence + 1}'
    return ""


def _goes_on(evidence: ArticleEvidence, sentence: int, date: OfferedDate, _: Head | None) -> str:
    origin = date.sentence
    if evidence.english or origin is None or not 0 < sentence - origin <= FARTHEST:
        return ""
    between = [time for at in range(origin + 1, sentence + 1) for time in _days(evidence, at)]
    if between:
        return ""
    return f'no other date stands between "{date.words}" in sentence {origin + 1} and sentence {sentence + 1}'


def _days(evidence: ArticleEvidence, sentence: int) -> Iterator[object]:
    yield from (time for time in evidence.view.own[sentence] if time.taken and not time.clock and time.grain == "day")


LINKS: Final = (
    DateProof("engine", "the engine's own model holds the date likely for the happening", _engine),
    DateProof("heading", "the date stands in the heading above the paragraph", _heading),
    DateProof(
        "goes on",
        "in a language that the engine does not read: no other date stands between the date and the sentence, which "
        "follows it closely",
        _goes_on,
    ),
)
"""The proofs, in the order in which they are tried."""
