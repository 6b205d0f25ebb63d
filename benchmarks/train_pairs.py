"""Train the pair model (timeline/corroboration/pair_model.json), and measure it on what it was not trained on.

    python benchmarks/train_pairs.py --data DIR            print the cross-validated figures
    python benchmarks/train_pairs.py --data DIR --write    the same, then train on everything and write the weights

DIR holds ecbplus, news-clusters and news-gold, with the scorers in ``tools`` beside it. No feature holds a word, so no
text of theirs gets into the weights.

What is learnt from what:
  across   ECB+: two annotated sentences of a topic share an event or not; news-clusters: mentions of articles of two
           labels are of two events; pair_drills.py: invented series in which only names, days and numbers differ.
  within   news-gold: two sentences of an article report one event of the careful reader, or two.
Folds are six: ECB+ by topic, news-clusters by label, drills by kind. ECB+ figures are those of score_ecbplus.py.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import itertools
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from pair_drills import KINDS, drill
from scipy.optimize import minimize

from timeline.articles import Article
from timeline.corroboration.blocking import Related
from timeline.corroboration.grouping import cluster
from timeline.corroboration.pairs import (
    LIKELY,
    LIKELY_WITHIN,
    Features,
    Pair,
    PairModel,
    Record,
    compared_pairs,
    contradict,
    exclude,
    records_of,
    sign_of,
)
from timeline.dates import DateError, Day
from timeline.updating.reading import find_all

MODEL = Path(__file__).parents[1] / "timeline" / "corroboration" / "pair_model.json"
FOLDS = 6
PENALTY = 3.3
"""L2 on the weights of features scaled to unit variance. Chosen once, on the folds; a third or three times as much
moves no figure by more than a point."""
OF_CLUSTERS = 0.5
"""What a pair of news-clusters weighs, against 1 of ECB+."""
OF_DRILLS = 0.03
"""What a pair of the drills weighs: enough to learn that names and numbers tell a series apart, no more."""
THRESHOLD = 0.2
"""The average likelihood down to which clusters are joined: where ECB+ has precision before recall."""

Label = bool | None


@dataclass
class Block:
    """Articles that are compared with each other, with the features and labels of the pairs of their mentions."""

    records: list[Record]
    across: list[tuple[Pair, Features]]
    within: list[tuple[Pair, Features]]
    apart: set[Pair]
    against: set[Pair]
    labels: list[Label] = field(default_factory=list)
    folds: list[frozenset[int]] = field(default_factory=list)
    units: list[frozenset[Any]] = field(default_factory=list)


def block_of(articles: Sequence[Article], jobs: int) -> Block:
    """Return the pairs of mentions of articles, as the program compares them."""
    known = {article.id: article for article in articles}
    mentions = find_all(articles, jobs).candidates
    records = records_of(sorted(mentions, key=lambda m: (m.article, m.start, m.end, m.title)), known)
    across, within = [], []
    for pair, features in compared_pairs(records, known, Related(articles)):
        one, other = (records[number].article for number in pair)
        (within if one == other else across).append((pair, features))
    pairs = [(pair, records[pair[0]], records[pair[1]]) for pair, _ in (*across, *within)]
    apart = {pair for pair, one, other in pairs if exclude(one, other)}
    against = {pair for pair, one, other in pairs if contradict(one, other)}
    return Block(records, across, within, apart, against)


def ecb_blocks(data: Path, jobs: int) -> tuple[dict[str, Block], dict[Any, set[str]]]:
    """Return a block for each topic of ECB+, and the events of each annotated sentence."""
    sys.path.insert(0, str(data.parent / "tools"))
    import score_ecbplus as scorer

    folder = data / "ecbplus"
    marked = defaultdict(set)
    with (folder / "coreference-sentences.csv").open(encoding="utf-8") as rows:
        for topic, name, number in list(csv.reader(rows))[1:]:
            marked[f"{topic}_{name}"].add(int(number))
    blocks: dict[str, Block] = {}
    events: dict[Any, set[str]] = {}
    numbered = (path for path in folder.iterdir() if path.name.isdigit())
    for folder_of_topic in sorted(numbered, key=lambda path: int(path.name)):
        read = {path.stem: scorer.read(path) for path in sorted(folder_of_topic.glob("*.xml"))}
        articles = [Article(name, text, _day(scorer.creation_day(text[:400]))) for name, (text, _, _) in read.items()]
        block = block_of(articles, jobs)
        spans = {
            name: {number: sentences[number] for number in marked[name] if number in sentences}
            for name, (_, sentences, _) in read.items()
        }
        events |= {(name, number): read[name][2].get(number, set()) for name in read for number in spans[name]}
        for record in block.records:
            start, end = record.mention.start, record.mention.end
            of_record = spans[record.article].items()
            block.units.append(
                frozenset((record.article, number) for number, (one, two) in of_record if one < end and start < two)
            )
        for (one, other), _ in block.across:
            pairs = list(itertools.product(block.units[one], block.units[other]))
            block.labels.append(any(events[a] & events[b] for a, b in pairs) if pairs else None)
        blocks[folder_of_topic.name] = block
    for index, name in enumerate(sorted(blocks)):
        blocks[name].folds = [frozenset((index % FOLDS,))] * len(blocks[name].across)
    return blocks, events


def cluster_blocks(data: Path, jobs: int) -> dict[str, tuple[Block, dict[str, str]]]:
    """Return a block for each collection of news-clusters, with the label of each of its articles."""
    articles: dict[str, list[Article]] = defaultdict(list)
    labels: dict[str, str] = {}
    for path in sorted((data / "news-clusters").glob("*.json")):
        line = json.loads(path.read_text(encoding="utf-8"))
        articles[line["collection"]].append(Article(path.stem, line["text"] or "", _day(line["date_publish"])))
        labels[path.stem] = line["event"]
    found = {}
    for name, each in articles.items():
        block = block_of(each, jobs)
        for (one, other), _ in block.across:
            first, second = labels[block.records[one].article], labels[block.records[other].article]
            block.labels.append(False if first != second else None)
            block.folds.append(frozenset((_fold(first), _fold(second))))
        found[name] = block, labels
    return found


def drill_block(stories: int, jobs: int) -> Block:
    """Return the block of invented series; ``units`` name the happening of each mention."""
    made = drill(stories, seed=1)
    block = block_of(made.articles, jobs)
    for record in block.records:
        lines = made.lines[record.article]
        at = record.mention.start
        block.units.append(frozenset(name for start, end, name in lines if start <= at < end))
    for (one, other), _ in block.across:
        block.labels.append(block.units[one] == block.units[other])
        [story] = {name.split("e")[0][1:] for name in block.units[one]}
        block.folds.append(frozenset((int(story) % len(KINDS) % FOLDS,)))
    return block


def within_rows(data: Path, jobs: int) -> list[tuple[Features, bool]]:
    """Return the pairs of mentions in an article of news-gold, and whether the reader has one event for both."""
    lines = [json.loads(line) for line in (data / "news-gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    block = block_of([Article(line["id"], line["text"], _day(line["dct"])) for line in lines], jobs)
    passages = {line["id"]: list(_passages(line)) for line in lines}
    events = [
        frozenset(
            event
            for event, start, end in passages[record.article]
            if 2 * (min(end, record.mention.end) - max(start, record.mention.start))
            >= min(end - start, record.mention.end - record.mention.start)
        )
        for record in block.records
    ]
    return [
        (features, bool(events[one] & events[other]))
        for (one, other), features in block.within
        if events[one] and events[other] and block.records[one].sentence != block.records[other].sentence
    ]


def _passages(line: Mapping[str, Any]) -> Iterator[tuple[int, int, int]]:
    for number, event in enumerate(line["events"]):
        for quote in (event["quote"], *(event.get("also") or ())):
            start = line["text"].find(quote) if quote else -1
            if start >= 0:
                yield number, start, start + len(quote)


def _fold(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % FOLDS


def _day(text: str | None) -> Day | None:
    try:
        return Day.parse(text) if text else None
    except DateError:
        return None


Row = tuple[Features, bool, float]


def fitted(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the bias and the weights of a logistic regression in which each feature speaks only the way that its name
    says (features.sign_of), with L2 on weights of scaled features."""
    names = sorted({name for features, _, _ in rows for name in features})
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for index, (features, _, _) in enumerate(rows):
        for name, value in features.items():
            matrix[index, column[name]] = value
    truth = np.array([label for _, label, _ in rows], dtype=float)
    weight = np.array([weight for _, _, weight in rows])
    scale = matrix.std(0) + 1e-3
    scaled = matrix / scale

    def loss(point: Any) -> tuple[float, Any]:
        odds = scaled @ point[:-1] + point[-1]
        error = weight * (1 / (1 + np.exp(-odds)) - truth)
        value = (weight * (np.logaddexp(0, odds) - truth * odds)).sum() + PENALTY / 2 * (point[:-1] @ point[:-1])
        return value, np.append(scaled.T @ error + PENALTY * point[:-1], error.sum())

    bounds = [{1: (0, None), -1: (None, 0), 0: (None, None)}[sign_of(name)] for name in names]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    weights = {name: round(float(value), 4) for name, value in zip(names, found.x[:-1] / scale, strict=True)}
    return {"bias": round(float(found.x[-1]), 4), "weights": {name: value for name, value in weights.items() if value}}


@dataclass
class Lesson:
    """All that is learnt from: ECB+ by topic, news-clusters by collection, drills, pairs within articles."""

    ecb: dict[str, Block]
    events: dict[Any, set[str]]
    clusters: dict[str, tuple[Block, dict[str, str]]]
    drills: Block
    within: list[tuple[Features, bool]]

    def model(self, without: int | None = None) -> PairModel:
        """Return the model that is learnt from everything, or from everything but a fold."""
        return PairModel.of(self.weights(without))

    def weights(self, without: int | None = None) -> dict[str, Any]:
        blocks = [
            *((block, 1.0) for block in self.ecb.values()),
            *((block, OF_CLUSTERS) for block, _ in self.clusters.values()),
            (self.drills, OF_DRILLS),
        ]
        rows = [
            (features, label, weight)
            for block, weight in blocks
            for (_, features), label, folds in zip(block.across, block.labels, block.folds, strict=True)
            if label is not None and without not in folds
        ]
        within = [(features, label, 1.0) for features, label in self.within]
        return {"threshold": THRESHOLD, "across": fitted(rows), "within": fitted(within)}


Models = Callable[[int], PairModel]
"""The model of each fold, which has not seen it."""


def judged(block: Block, model_of: Models) -> tuple[dict[Pair, float], set[Pair]]:
    """Return how likely the pairs of a block are of one happening, each by a model that has not seen its folds, and
    those that keep their clusters apart."""
    likely: dict[Pair, float] = {}
    for (pair, features), folds in zip(block.across, block.folds, strict=True):
        likely[pair] = model_of(min(folds)).across.likelihood(features)
    likely = {pair: value for pair, value in likely.items() if value >= LIKELY}
    for pair, features in block.within:
        value = model_of(0).within.likelihood(features)
        if value >= LIKELY_WITHIN:
            likely[pair] = value
    apart = block.apart & likely.keys()
    return {pair: value for pair, value in likely.items() if pair not in block.against}, apart


def joined(block: Block, model_of: Models) -> list[list[int]]:
    """Return the clusters of a block."""
    likely, apart = judged(block, model_of)
    return cluster(len(block.records), likely, model_of(0).threshold, apart)


Join = Callable[[Block, Models], list[list[int]]]


def ecb_figures(lesson: Lesson, model_of: Models, join: Join = joined) -> str:
    """Return precision, recall of chosen and wrong half over pairs of annotated sentences, as the scorer does."""
    predicted, told, by_topic = set(), set(), defaultdict(list)
    for unit in lesson.events:
        by_topic[unit[0].split("_")[0]].append(unit)
    for block in lesson.ecb.values():
        for members in join(block, model_of):
            units = {unit for number in members for unit in block.units[number]}
            told |= units
            predicted |= _pairs(units)
    gold = {pair for units in by_topic.values() for pair in _pairs(units) if _share(pair, lesson.events)}
    right = len(predicted & gold)
    chosen = sum(pair <= told for pair in gold)
    crossed = sum(len({unit[0].endswith("plus") for unit in pair}) == 2 for pair in predicted)
    return (
        f"precision {right / len(predicted):.3f}  recall of chosen {right / chosen:.3f}  "
        f"wrong half {crossed / len(predicted):.3f}  sentences told {len(told)} of {len(lesson.events)}"
    )


def _pairs(units: Iterable[Any]) -> set[frozenset[Any]]:
    return {frozenset(pair) for pair in itertools.combinations(sorted(units), 2) if pair[0][0] != pair[1][0]}


def _share(pair: frozenset[Any], events: Mapping[Any, set[str]]) -> bool:
    one, other = pair
    return bool(events[one] & events[other])


def cluster_figures(lesson: Lesson, model_of: Models) -> str:
    """Return precision and recall over the pairs of articles that an event joins, against the labels."""
    predicted, possible = set(), set()
    for block, labels in lesson.clusters.values():
        for members in joined(block, model_of):
            articles = sorted({block.records[number].article for number in members})
            predicted |= set(itertools.combinations(articles, 2))
        articles = sorted({record.article for record in block.records})
        possible |= {pair for pair in itertools.combinations(articles, 2) if labels[pair[0]] == labels[pair[1]]}
    right = len(predicted & possible)
    return f"precision {right / len(predicted):.3f}  recall {right / len(possible):.3f}  ({len(predicted)} pairs)"


def drill_figures(lesson: Lesson, model_of: Models, join: Join = joined) -> str:
    """Return precision and recall over the pairs of mentions of two articles, of kinds that were not learnt from."""
    block = lesson.drills
    predicted = right = 0
    for members in join(block, model_of):
        for one, other in itertools.combinations(members, 2):
            if block.records[one].article != block.records[other].article:
                predicted += 1
                right += block.units[one] == block.units[other]
    possible = sum(count * (count - 1) // 2 for count in Counter(block.units).values())
    return f"precision {right / predicted:.3f}  recall {right / possible:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("TIMELINE_DATA"), help="folder of the data sets")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read articles")
    parser.add_argument("--write", action="store_true", help="train on everything and write pair_model.json")
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_dir():
        print("no data sets here: name their folder with --data or TIMELINE_DATA; nothing was trained")
        return
    ecb, events = ecb_blocks(arguments.data, arguments.jobs)
    clusters = cluster_blocks(arguments.data, arguments.jobs)
    within = within_rows(arguments.data, arguments.jobs)
    lesson = Lesson(ecb, events, clusters, drill_block(112, arguments.jobs), within)
    models = [lesson.model(fold) for fold in range(FOLDS)]
    print("ECB+, folds by topic          ", ecb_figures(lesson, models.__getitem__))
    print("news-clusters, folds by label ", cluster_figures(lesson, models.__getitem__))
    print("drills, folds by kind         ", drill_figures(lesson, models.__getitem__))
    if arguments.write:
        MODEL.write_text(json.dumps(lesson.weights(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
