"""Train the decision models of extraction, cross-validated by document, and write them with their figures.

    python benchmarks/train_extraction.py ../shared/data              # folds, figures, and the models of all documents
    python benchmarks/train_extraction.py ../shared/data --seed 1     # the same with other folds, figures only

Three log-linear models, trained one after the other: ``select`` (does a head name a happening?), ``date`` (which
time is its?) and ``row`` (would an editor keep the row?). ``row`` learns from the answers of the first two on documents
that they had not seen, so its probabilities are those of unseen articles. Writes timeline/extraction/models.json.gz and
benchmarks/folds.json.gz, from which ``make accuracy`` scores every article by models that have not seen it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import scipy.optimize
import scipy.sparse

sys.path.insert(0, str(Path(__file__).parent))

from gold import Document, GoldEvent, heads_of_events, news_gold, timeset

from timeline.events import Basis
from timeline.extraction.factuality import Claims
from timeline.extraction.features import DecidedDate, head_features
from timeline.extraction.rows import (
    THREAD,
    LogLinear,
    Models,
    Row,
    choices,
    drafted,
    passage_of,
    rounded,
    scored,
    sentence_probabilities,
)
from timeline.extraction.story import Bounds, Head, View, read_story

FOLDS: Final = 5
L2: Final = {"select": 6.0, "date": 4.0, "row": 16.0}
"""Penalties, chosen among 1, 2, 4, 6, 8 and 16 on the folds; the figures of the first two hardly differ from 2 to 8. Of
``row``, whose features are many for so few rows, dated recall at the same worth is .693 with 2, .701 with 16 and .694
with 64 (the mean of two ways to fold)."""
FEWEST: Final = 8
"""Heads that have a feature of ``select`` which gets a weight: a class that few words fall under says little."""
WORTH: Final = 0.88
"""Share of the rows in the chronology that are to tell a happening of the gold: what the issue asks for. The score from
which on a row is in the chronology follows from it, on rows that neither the row's fold nor its model has seen."""
LONGEST_QUOTE: Final = 450
WEIGHT: Final = {"news": 1.0, "timeset": 0.5}
"""TimeSET marks only what matters most in its articles, and knows no lesser events."""

ROW_WEIGHT: Final = {"news": 1.0, "timeset": 0.1}
"""The same for rows, where what it leaves out counts as a row that nobody keeps."""
KEY: Final = 2.0
LESSER: Final = 0.5
"""How much a row that an editor would keep counts where it tells a key event, and where they may keep or drop it. Both
kinds are worth a row, and rows are few, so the former come first: chosen among 1 to 3 and 0.5 to 1 on the folds, where
dated recall at the same worth rose from .686 to .699 (.655 to .672 with other folds)."""

WRONG: Final = 2.0
"""How much a row counts that tells an event of a sure date and has another: an editor loses more by it than by a row
too many. With 1, 2 and 3 the share of wrong dates is .057, .054 and .051, dated recall .708, .704 and .697 (the mean of
two ways to fold)."""


class Space:
    """The features that training has met, numbered."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}

    def encode(self, features: Iterable[str]) -> np.ndarray:
        """Return the numbers of features; new ones get the next."""
        return np.array([self.number.setdefault(each, len(self.number)) for each in features], dtype=np.int32)

    def common(self, rows: Sequence[np.ndarray], fewest: int) -> np.ndarray:
        """Return for each number whether at least ``fewest`` rows have its feature."""
        return np.bincount(np.concatenate(rows), minlength=len(self.number)) >= fewest

    def model(self, weights: np.ndarray) -> LogLinear:
        """Return the model that these weights are."""
        return LogLinear({name: float(weights[at]) for name, at in self.number.items() if weights[at]})


class Label(NamedTuple):
    """What readers make of a row: the number of the gold event that its passage tells, None for none; whether an
    editor would keep it: its sentence tells a gold event, and its date is not wrong; and how much that counts."""

    row: Row
    event: int | None
    kept: bool
    weight: float


@dataclass
class Sample:
    """A document with everything that training reads of it."""

    document: Document
    view: View
    golds: list[tuple[GoldEvent, Head | None, int | None]]
    heads: list[np.ndarray] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    dates: list[tuple[list[np.ndarray], list[bool], float]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


def read(document: Document) -> Sample:
    """Return a document with its story read."""
    view = View(read_story(document.text, document.published), document.published, document.title, read_claims=Claims)
    return Sample(document, view, heads_of_events(view, document.events))


def encode(samples: Sequence[Sample]) -> tuple[Space, Space]:
    """Give every sample its features for ``select`` and ``date``; return the spaces."""
    select, date = Space(), Space()
    for sample in samples:
        view = sample.view
        named = {(head.sentence, head.word) for _, head, _ in sample.golds if head is not None}
        sample.heads = [select.encode(head_features(view, head)) for head in view.heads]
        sample.named = [(head.sentence, head.word) in named for head in view.heads]
        sample.dates = list(_date_groups(sample, date))
    common = select.common([row for sample in samples for row in sample.heads], FEWEST)
    for sample in samples:
        sample.heads = [row[common[row]] for row in sample.heads]
    return select, date


def _date_groups(sample: Sample, space: Space) -> Iterable[tuple[list[np.ndarray], list[bool], float]]:
    dated = [
        (head, event, event.bounds) for event, head, _ in sample.golds if head is not None and event.bounds is not None
    ]
    thread: list[DecidedDate] = []
    for head, event, bounds in sorted(dated, key=lambda each: (each[0].sentence, each[0].word)):
        given = choices(sample.view, head, thread[-THREAD:])
        right = [choice.bounds == bounds for choice in given]
        weight = (1.0 if event.sure else 0.3) * (1.0 if sample.document.kind == "news" else 0.7)
        if any(right):
            yield [space.encode(choice.features) for choice in given], right, weight
        thread.append(DecidedDate(head, sample.view.head_stems(head), bounds))


def _matrix(rows: Sequence[np.ndarray], width: int) -> scipy.sparse.csr_matrix:
    ends = np.cumsum([0, *(len(row) for row in rows)])
    return scipy.sparse.csr_matrix((np.ones(ends[-1]), np.concatenate(rows), ends), shape=(len(rows), width))


def _minimise(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], width: int) -> np.ndarray:
    found = scipy.optimize.minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return np.asarray(found.x)


def fit_yes_no(
    rows: Sequence[np.ndarray], right: Sequence[bool], weights: Sequence[float], width: int, l2: float
) -> np.ndarray:
    """Return the weights of a logistic regression."""
    matrix, y, w = _matrix(rows, width), np.array(right, float), np.array(weights)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ theta
        value = -(w * (y * z - np.logaddexp(0, z))).sum() + l2 / 2 * (theta**2).sum()
        return value, matrix.T @ (w * (1 / (1 + np.exp(-z)) - y)) + l2 * theta

    return _minimise(loss, width)


def fit_choice(groups: Sequence[tuple[list[np.ndarray], list[bool], float]], width: int, l2: float) -> np.ndarray:
    """Return the weights of a softmax over the choices of each group, of which one or more are right."""
    matrix = _matrix([row for rows, _, _ in groups for row in rows], width)
    y = np.array([right for _, rights, _ in groups for right in rights], float)
    sizes = np.array([len(rows) for rows, _, _ in groups])
    w = np.array([weight for _, _, weight in groups])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)

    def loss(theta: np.ndarray) -> tuple[float, np.ndarray]:
        z = matrix @ theta
        grown = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        total, good = np.add.reduceat(grown, starts), np.maximum(np.add.reduceat(grown * y, starts), 1e-300)
        value = -(w * (np.log(good) - np.log(total))).sum() + l2 / 2 * (theta**2).sum()
        return value, matrix.T @ ((grown / total[owner] - grown * y / good[owner]) * w[owner]) + l2 * theta

    return _minimise(loss, width)


def train_stage_one(samples: Sequence[Sample], select: Space, date: Space) -> tuple[LogLinear, LogLinear]:
    """Return ``select`` and ``date``, trained on these samples."""
    rows = [row for sample in samples for row in sample.heads]
    right = [each for sample in samples for each in sample.named]
    weights = [WEIGHT[sample.document.kind] for sample in samples for _ in sample.heads]
    groups = [group for sample in samples for group in sample.dates]
    return (
        select.model(fit_yes_no(rows, right, weights, len(select.number), L2["select"])),
        date.model(fit_choice(groups, len(date.number), L2["date"])),
    )


def apply(sample: Sample, models: Models) -> list[Row]:
    """Return the rows of a sample by these models."""
    view = sample.view
    likely = [(head, models.select.probability(head_features(view, head))) for head in view.heads]
    return scored(view, models, drafted(view, models, likely), sentence_probabilities(likely))


def label(sample: Sample) -> None:
    """Say of each row which gold event it tells, and whether an editor would keep it."""
    left: dict[int, list[GoldEvent]] = {}
    for gold, _, at in sample.golds:
        if at is not None:
            left.setdefault(at, []).append(gold)
    for row in sorted(sample.rows, key=lambda row: (row.head.sentence, row.number)):
        sentence = sample.view.sentences[row.head.sentence].sentence
        events = left.get(row.head.sentence, [])
        best = max(events, key=lambda event: fit(row.decision.choice.bounds, event.bounds), default=None)
        kept = best is not None and sentence.end - sentence.start <= LONGEST_QUOTE
        if best is not None:
            events.remove(best)
            kept = kept and (fit(row.decision.choice.bounds, best.bounds) > 0 or not best.sure)
        event = _event_told_by(row, sample)
        told = sample.golds[event][0] if event is not None else None
        sample.labels.append(Label(row, event, kept, _weight_of_kept(told) if kept else _weight_of_other(row, told)))


def _weight_of_kept(event: GoldEvent | None) -> float:
    """Return how much a row counts that an editor would keep and that tells this gold event."""
    return KEY if event is not None and event.rank == "key" and event.sure else LESSER


def _weight_of_other(row: Row, event: GoldEvent | None) -> float:
    """Return how much a row counts that an editor would not keep and that tells this gold event."""
    sure = event is not None and event.sure and event.bounds is not None
    return WRONG if event is not None and sure and not fit(row.decision.choice.bounds, event.bounds) else 1.0


def _event_told_by(row: Row, sample: Sample) -> int | None:
    """Return the number of the gold event that the passage of a row tells, as score_news.py counts: of several the one
    that its date fits best. None where it tells none."""
    start, end = passage_of(sample.view.sentences[row.head.sentence], row)
    if end - start > LONGEST_QUOTE:
        return None
    events = [number for number, (event, _, _) in enumerate(sample.golds) if event.is_told_by(start, end)]
    bounds = row.decision.choice.bounds
    return max(events, key=lambda number: fit(bounds, sample.golds[number][0].bounds), default=None)


def fit(bounds: Bounds, gold: Bounds | None) -> int:
    """Return 2 where a date is right, 1 where it is true but wider, 0 where it is wrong."""
    if gold is None:
        return 1
    if bounds == gold:
        return 2
    early, late = -(10**7), 10**7
    first, last = (bounds[0] if bounds[0] is not None else early), (bounds[1] if bounds[1] is not None else late)
    begun, ended = (gold[0] if gold[0] is not None else early), (gold[1] if gold[1] is not None else late)
    return int(first <= begun and ended <= last)


def train_rows(samples: Sequence[Sample]) -> LogLinear:
    """Return ``row``, trained on the rows that models made which had not seen their articles."""
    space = Space()
    rows = [space.encode(label.row.features) for sample in samples for label in sample.labels]
    right = [label.kept for sample in samples for label in sample.labels]
    weights = [ROW_WEIGHT[sample.document.kind] * label.weight for sample in samples for label in sample.labels]
    return space.model(fit_yes_no(rows, right, weights, len(space.number), L2["row"]))


def threshold(samples: Sequence[Sample], folds: Mapping[str, int]) -> float:
    """Return the lowest score from which on WORTH of the rows of these samples are worth their place.

    Each is scored by a model that has not seen its article. Rows that wait whatever their score do not count, nor
    TimeSET, which marks only what matters most.
    """
    scores: list[tuple[float, str, int | None]] = []
    for fold in {folds[sample.document.id] for sample in samples}:
        model = train_rows([sample for sample in samples if folds[sample.document.id] != fold])
        held_out = (s for s in samples if folds[s.document.id] == fold and s.document.kind == "news")
        scores += [
            (model.probability(label.row.features), sample.document.id, label.event)
            for sample in held_out
            for label in sample.labels
            if label.row.basis is not Basis.REPORTED
        ]
    lowest, worth = 1.0, 0
    told: set[tuple[str, int | None]] = set()
    for count, (score, name, event) in enumerate(sorted(scores, key=lambda each: -each[0]), 1):
        worth += event is not None and (name, event) not in told  # a second row for one event is worth nothing
        told.add((name, event))
        lowest = score if worth >= WORTH * count else lowest
    return round(lowest, 3)


def folds_of(samples: Sequence[Sample], seed: int) -> dict[str, int]:
    """Return the fold of each document."""
    names = sorted(sample.document.id for sample in samples)
    random.Random(seed).shuffle(names)
    return {name: at % FOLDS for at, name in enumerate(names)}


def cross_validated(samples: Sequence[Sample], seed: int) -> tuple[list[Models], dict[str, int]]:
    """Return models for each fold that have not seen it, and the fold of each document."""
    select, date = encode(samples)
    folds = folds_of(samples, seed)
    none = LogLinear({})
    first: list[tuple[LogLinear, LogLinear]] = []
    for fold in range(FOLDS):
        first.append(train_stage_one([s for s in samples if folds[s.document.id] != fold], select, date))
        for sample in samples:
            if folds[sample.document.id] == fold:
                sample.rows, sample.labels = apply(sample, Models(*first[fold], none, {})), []
                label(sample)
    found = []
    for fold in range(FOLDS):
        seen = [s for s in samples if folds[s.document.id] != fold]
        found.append(Models(*first[fold], train_rows(seen), {"row": threshold(seen, folds)}))
    return found, folds


def final(samples: Sequence[Sample], folds: Mapping[str, int]) -> Models:
    """Return the models of all documents; ``row`` and its threshold are those of the rows of the folds."""
    select, date = encode(samples)
    stage_one = train_stage_one(samples, select, date)
    return Models(*stage_one, train_rows(samples), {"row": threshold(samples, folds)})


def main() -> None:
    """Train, and write the models and the folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--models", type=Path, default=Path("timeline/extraction/models.json.gz"))
    parser.add_argument("--folds", type=Path, default=Path("benchmarks/folds.json.gz"))
    arguments = parser.parse_args()
    samples = [read(document) for document in (*news_gold(arguments.data), *timeset(arguments.data))]
    models, folds = cross_validated(samples, arguments.seed)
    stored: Mapping[str, Any] = {"folds": folds, "models": [json.loads(gzip.decompress(m.write())) for m in models]}
    arguments.folds.write_bytes(gzip.compress(json.dumps(stored, sort_keys=True).encode(), mtime=0))
    if arguments.seed == 0:
        arguments.models.write_bytes(final(samples, folds).write())
    print("thresholds of the folds:", *(m.thresholds["row"] for m in models))
    print(f"{len(samples)} documents, {sum(len(rounded(m.date.weights)) for m in models) // FOLDS} weights of dates")


if __name__ == "__main__":
    main()
