"""What does it cost in quality that what an update found stays together? One article after another against all at once.

    python benchmarks/increments.py --data DIR            ECB+ by topic and the invented series, three orders each
    python benchmarks/increments.py --data DIR --orders 9

All at once is what a first update does, or one with --regroup. One after another is the longest sequence of updates
that there can be, in a random order: each article joins what stands, or makes more. "all stands" holds every cluster to
what it was, as where an editor accepts all; "the chronology stands" only those of which a mention goes into the files,
as updates do, and groups what waits in review anew. The models have not seen the topic; the figures are those of
train_pairs.py.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import train_pairs
from train_pairs import FOLDS, Block, Lesson, Models, drill_figures, ecb_figures, judged

from timeline.corroboration.grouping import SettledClusters, cluster
from timeline.extraction.mentions import Tier

Stands = Callable[[Block, Sequence[int]], bool]


def everything(_: Block, __: Sequence[int]) -> bool:
    return True


def chronology(block: Block, members: Sequence[int]) -> bool:
    return any(block.records[number].mention.tier is Tier.CHRONOLOGY for number in members)


def one_by_one(block: Block, models: Models, seed: int, stands: Stands) -> list[list[int]]:
    """Return the clusters of a block, its articles added in a random order."""
    likely, apart = judged(block, models)
    articles = sorted({record.article for record in block.records})
    random.Random(seed).shuffle(articles)
    of_article: dict[str, list[int]] = {name: [] for name in articles}
    for number, record in enumerate(block.records):
        of_article[record.article].append(number)
    there: list[int] = []
    clusters: list[list[int]] = []
    for name in articles:
        there = sorted([*there, *of_article[name]])
        place = {number: index for index, number in enumerate(there)}
        standing = SettledClusters(
            [[place[number] for number in members] for members in clusters if stands(block, members)],
            [place[number] for number in of_article[name]],
        )
        inner = {(place[a], place[b]): value for (a, b), value in likely.items() if a in place and b in place}
        kept_apart = [(place[a], place[b]) for a, b in apart if a in place and b in place]
        found = cluster(len(there), inner, models(0).threshold, kept_apart, standing)
        clusters = [[there[index] for index in members] for members in found]
    return clusters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("TIMELINE_DATA"), help="folder of the data sets")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read articles")
    parser.add_argument("--orders", type=int, default=3, help="random orders")
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_dir():
        print("no data sets here: name their folder with --data or TIMELINE_DATA; nothing was measured")
        return
    ecb, events = train_pairs.ecb_blocks(arguments.data, arguments.jobs)
    clusters = train_pairs.cluster_blocks(arguments.data, arguments.jobs)
    within = train_pairs.within_rows(arguments.data, arguments.jobs)
    print_table(Lesson(ecb, events, clusters, train_pairs.drill_block(112, arguments.jobs), within), arguments.orders)


def print_table(lesson: Lesson, orders: int) -> None:
    """Print the figures of both ways, for each order."""
    models = [lesson.model(fold) for fold in range(FOLDS)].__getitem__
    print("ECB+, all at once              ", ecb_figures(lesson, models))
    print("series, all at once            ", drill_figures(lesson, models))
    for said, stands in (("all stands", everything), ("the chronology stands", chronology)):
        for seed in range(orders):
            join = partial(one_by_one, seed=seed, stands=stands)
            print(f"ECB+, {said}, order {seed}".ljust(31), ecb_figures(lesson, models, join), flush=True)
            if not seed:
                print(f"series, {said}, order {seed}".ljust(31), drill_figures(lesson, models, join), flush=True)


if __name__ == "__main__":
    main()
