"""Which happenings of a story make a row: at most one a sentence, and one more for each further date it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from timeline.events import Basis, Mode
from timeline.extraction.date import Dated, date_heads
from timeline.extraction.features import head_features, row_features
from timeline.extraction.heads import Head
from timeline.extraction.model import Models
from timeline.extraction.view import View

LOWEST: Final = 0.12
"""The probability from which on a head is dated at all."""
WORTH_A_LOOK: Final = 0.15
"""The probability of a whole sentence from which on its best head is dated, however unsure it is."""
CARRIES: Final = 0.3
"""The probability from which on a head carries its time on to those behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A happening with its time. ``event`` is the probability that its head names a happening, ``score`` that an editor
    keeps the row; ``number`` counts the rows of its sentence from 0, the likeliest first. ``features`` are those of
    ``score``."""

    head: Head
    event: float
    dated: Dated
    number: int
    score: float
    features: Sequence[str]

    @property
    def basis(self) -> Basis:
        """Where its time is from."""
        return self.dated.basis(self.head)


def read_rows(view: View, models: Models) -> list[Row]:
    """Return the rows of a story, those that wait included, in the order of the text."""
    likely = likely_heads(view, models)
    return scored(view, models, drafted(view, models, likely), sentence_probabilities(likely))


def likely_heads(view: View, models: Models) -> list[tuple[Head, float]]:
    """Return the heads of a story, each with the probability that it names a happening."""
    return [(head, models.select.probability(head_features(view, head))) for head in view.heads]


def sentence_probabilities(likely: Sequence[tuple[Head, float]]) -> dict[int, float]:
    """Return how likely each sentence tells at least one happening, from its heads, taken as independent."""
    missing: dict[int, float] = {}
    for head, probability in likely:
        missing[head.sentence] = missing.get(head.sentence, 1.0) * (1 - probability)
    return {sentence: 1 - product for sentence, product in missing.items()}


def drafted(view: View, models: Models, likely: Sequence[tuple[Head, float]]) -> list[tuple[Head, float, Dated, int]]:
    """Return the heads that make a row with their probability, their time and their number in their sentence."""
    whole = sentence_probabilities(likely)
    asserted = _by_denial(view, likely)
    best: dict[int, float] = {}
    for head, p in asserted:
        best[head.sentence] = max(p, best.get(head.sentence, 0.0))
    tried = [
        (head, p)
        for head, p in asserted
        if p >= LOWEST or (p == best[head.sentence] and whole[head.sentence] > WORTH_A_LOOK)
    ]
    dated = date_heads(view, models.date, tried, sure=CARRIES)
    rows: list[tuple[Head, float, Dated, int]] = []
    for _, group in groupby(dated, key=lambda each: each[0].sentence):
        taken: list[tuple[Head, float, Dated, int]] = []
        for head, p, when in sorted(group, key=lambda each: (-each[1] * (0.3 + each[2].probability), each[0].word)):
            if any(when.choice.bounds == other.choice.bounds for _, _, other, _ in taken):
                continue
            if taken and when.basis(head) is not Basis.GIVEN:
                continue
            taken.append((head, p, when, len(taken)))
        rows += sorted(taken, key=lambda each: each[3])
    return rows


def _by_denial(view: View, likely: Sequence[tuple[Head, float]]) -> list[tuple[Head, float]]:
    """Return the heads without those that somebody denies: the denial is the happening, and it is as likely as they."""
    denied: dict[tuple[int, int], float] = {}
    for head, p in likely:
        governor = _denied_by(view, head)
        if governor is not None:
            denied[head.sentence, governor] = max(p, denied.get((head.sentence, governor), 0.0))
    return [
        (head, max(p, denied.get((head.sentence, head.clause or 0), 0.0) if head.phrase is None else 0.0))
        for head, p in likely
        if _denied_by(view, head) is None
    ]


def _denied_by(view: View, head: Head) -> int | None:
    """Return the clause that denies what a head names, None where none does."""
    if head.clause is None:
        return None
    stand = view.stand(head)
    return stand.governs if stand.mode is Mode.DENIED and stand.governs != head.clause else None


def scored(
    view: View, models: Models, rows: Sequence[tuple[Head, float, Dated, int]], whole: Mapping[int, float]
) -> list[Row]:
    """Return the rows with the probability that an editor keeps them."""
    found: list[Row] = []
    for head, event, dated, number in rows:
        features = row_features(
            view,
            head,
            basis=dated.basis(head).value,
            event=event,
            sentence=whole[head.sentence],
            date=dated.probability,
            grain=dated.choice.time.grain if dated.choice.time else dated.choice.name,
            number=number,
            alike=_most_alike(view, head, dated, found),
        )
        found.append(Row(head, event, dated, number, models.row.probability(features), features))
    return found


def _most_alike(view: View, head: Head, dated: Dated, before: Sequence[Row]) -> float:
    """Return how much of a sentence the rows before tell that have the same time: 0 nothing, 1 all of its words."""
    own = view.stems[head.sentence]
    shares = (
        len(own & view.stems[row.head.sentence]) / max(1, min(len(own), len(view.stems[row.head.sentence])))
        for row in before
        if row.head.sentence != head.sentence
        and row.dated.choice.bounds == dated.choice.bounds
        and row.event * row.dated.probability > WORTH_A_LOOK
    )
    return max(shares, default=0.0)
