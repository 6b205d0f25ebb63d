"""Train which names are shown as who and where on news-gold, and measure it on articles that it has not seen.

    python benchmarks/train_participants.py DIR            cross-validate, print the figures, write the weights
    python benchmarks/train_participants.py DIR --errors   print the names that the gold has not as well

DIR holds the data sets. A name is right as who where the gold event has it as who, or its title has it; as where
likewise; *strict* leaves the title out. Two names match where at least half of the words of the shorter stand in the
other. Folds are by article; the lowest score is chosen within the folds, so that PRECISION holds there. Features hold
no word. Writes timeline/extraction/participants.json.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from headline_folds import FOLDS
from train_headlines import find, head

from timeline.dates import Day
from timeline.extraction.participants import NameCandidate, ParticipantWeights, choose_names, name_candidates, score
from timeline.extraction.referents import Background
from timeline.extraction.story import read_story
from timeline.extraction.titles import write_headline

PRECISION = {"who": 0.925, "where": 0.955}
"""The precision that the lowest score is chosen for, on the articles learnt from; places are fewer and vary more."""


@dataclass(frozen=True, slots=True)
class Task:
    """An event of the gold and the names that its sentence offers."""

    article: str
    event: dict[str, Any]
    sentence: str
    found: list[NameCandidate]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("data", type=Path)
    args.add_argument("--errors", action="store_true")
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--out", type=Path, default=Path("timeline/extraction/participants.json"))
    given = args.parse_args()
    tasks = list(read_tasks(given.data))
    articles = sorted({task.article for task in tasks})
    random.Random(given.seed).shuffle(articles)
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    counts: Counter[str] = Counter()
    for number in range(FOLDS):
        weights = fit([task for task in tasks if fold[task.article] != number])
        for task in tasks:
            if fold[task.article] == number:
                count(task, weights, counts, errors=given.errors)
    report(counts)
    final = fit(tasks)
    card = (
        "Decides which names are shown as who and where. Logistic regressions over features that hold no word, trained "
        f"by benchmarks/train_participants.py on {len(tasks)} events of {len(articles)} articles of news (news-gold). "
        "docs/guide/events.md has their figures."
    )
    stored = {
        "card": card,
        "who": {name: value for name, value in final.who.items() if value},
        "where": {name: value for name, value in final.where.items() if value},
        "least_who": final.least_who,
        "least_where": final.least_where,
    }
    given.out.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", "utf-8")


def read_tasks(data: Path) -> Iterator[Task]:
    for line in (data / "news-gold" / "dev.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        year, month, day = map(int, article["dct"][:10].split("-"))
        story = read_story(article["text"], Day(year, month, day))
        background = Background(story, article["text"], article["title"] or "")
        for event in article["events"]:
            place = find(article["text"], event)
            index = next((n for n, each in enumerate(story) if each.sentence.start <= place < each.sentence.end), None)
            if place < 0 or index is None:
                continue
            sentence = story[index].sentence
            word = head(sentence, place, place + len(event["trigger"]))
            headline = write_headline(background, index, word)
            found = list(name_candidates(background, index, word, headline.text if headline else ""))
            yield Task(article["id"], event, article["text"][sentence.start : sentence.end], found)


def is_right(event: dict[str, Any], kind: str, name: str, *, strict: bool = False) -> bool:
    gold = event.get(kind) or []
    return any(match(name, each) for each in gold) or (not strict and match(name, event["title"]))


def match(one: str, other: str) -> bool:
    """Whether two names share at least half of the words of the shorter."""
    a, b = (set(re.findall(r"[^\W_]+", each.lower())) - {"the", "of", "and"} for each in (one, other))
    return bool(a and b) and 2 * len(a & b) >= min(len(a), len(b))


def fit(tasks: Sequence[Task]) -> ParticipantWeights:
    pairs = [(each, task.event) for task in tasks for each in task.found]
    names = sorted({feature for each, _ in pairs for feature in each.features})
    column = {name: number for number, name in enumerate(names)}
    design = np.zeros((len(pairs), len(names)))
    for row, (each, _) in enumerate(pairs):
        design[row, [column[feature] for feature in each.features]] = 1
    fitted: dict[str, tuple[dict[str, float], float]] = {}
    for kind in ("who", "where"):
        place = kind == "where"
        right = np.array(
            [is_right(event, kind, each.name, strict=(each.kind == "place") is not place) for each, event in pairs],
            float,
        )
        weight = logistic(design, right)
        table = {name: round(float(weight[n]), 3) for n, name in enumerate(names)}
        scores = np.array([score(each.features, table) for each, _ in pairs])
        order = np.argsort(-scores)
        precision = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
        enough = np.nonzero(precision >= PRECISION[kind])[0]
        least = float(scores[order[enough[-1]]]) if len(enough) else 99.0
        fitted[kind] = (table, round(least, 3))
    return ParticipantWeights(fitted["who"][0], fitted["where"][0], fitted["who"][1], fitted["where"][1])


def logistic(design: Any, right: Any, penalty: float = 1.0, rounds: int = 12) -> Any:
    """Logistic regression with L2, by Newton's method."""
    weight = np.zeros(design.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-np.clip(design @ weight, -30, 30)))
        slope = design.T @ (right - chance) - penalty * weight
        curve = (design.T * (chance * (1 - chance))) @ design + penalty * np.eye(len(weight))
        weight += np.linalg.solve(curve, slope)
    return weight


def count(task: Task, weights: ParticipantWeights, counts: Counter[str], *, errors: bool) -> None:
    for kind, found in zip(("who", "where"), choose_names(task.found, weights), strict=True):
        gold = task.event.get(kind) or []
        counts[f"{kind} given"] += len(found)
        counts[f"{kind} gold"] += len(gold)
        counts[f"{kind} recalled"] += sum(any(match(each, name) for name in found) for each in gold)
        for name in found:
            right = is_right(task.event, kind, name)
            counts[f"{kind} strict"] += is_right(task.event, kind, name, strict=True)
            counts[f"{kind} right"] += right
            if errors and not right:
                print(f"{kind}: {name!r} not in {gold} | {task.event['title']} | {task.sentence[:160]!r}")


def report(counts: Counter[str]) -> None:
    for kind in ("who", "where"):
        total = max(counts[f"{kind} given"], 1)
        print(
            f"{kind}: {total} given, precision {counts[f'{kind} right'] / total:.3f} (strict "
            f"{counts[f'{kind} strict'] / total:.3f}), "
            f"recall {counts[f'{kind} recalled'] / counts[f'{kind} gold']:.3f} of {counts[f'{kind} gold']}"
        )


if __name__ == "__main__":
    main()
