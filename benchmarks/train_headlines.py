"""Train the choice among headlines on news-gold, and measure it on articles that it has not seen.

    python benchmarks/train_headlines.py DIR            cross-validate, print the figures, write the weights
    python benchmarks/train_headlines.py DIR --show 100  print 100 headlines of the folds, with the gold ones, as well

DIR holds the data sets, with their scorers in ``tools`` beside it. Every gold event whose trigger stands in a sentence
counts; a headline is *kept* where its words and the gold title's agree in F1 >= .5 (``title_f1`` of score_news.py).
Folds are by article. No feature holds a word, so the weights may be shipped (the card says on what they were trained).
Writes timeline/extraction/headline.json.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from timeline.dates import Day
from timeline.extraction.headline import Background, Weights, choose
from timeline.extraction.headline_candidates import HeadlineCandidate, candidates
from timeline.extraction.story import read_story

FOLDS = 5
TEMPERATURE = 0.12
"""How sharply the best candidates are preferred to others nearly as good."""
BONUS = 0.6
"""What a headline that is kept is worth above its F1."""


@dataclass(frozen=True, slots=True)
class Task:
    """An event of the gold, the headlines that its sentence allows, and how good each is."""

    article: str
    gold: str
    sentence: str
    verb: bool
    found: list[HeadlineCandidate]
    scores: list[float]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("data", type=Path)
    args.add_argument("--show", type=int, default=0)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--out", type=Path, default=Path("timeline/extraction/headline.json"))
    given = args.parse_args()
    tasks = list(read_tasks(given.data))
    names = sorted({name for task in tasks for each in task.found for name in each.features})
    articles = sorted({task.article for task in tasks})
    random.Random(given.seed).shuffle(articles)
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    chosen: list[tuple[Task, float, str, float]] = []
    for number in range(FOLDS):
        weights = fit([task for task in tasks if fold[task.article] != number], names, given.seed)
        for task in tasks:
            if fold[task.article] == number:
                headline = choose(task.found, weights)
                at = [each.text for each in task.found].index(headline.text) if headline else -1
                chosen.append(
                    (task, task.scores[at], headline.text, headline.confidence) if headline else (task, 0, "", 0)
                )
    report(chosen)
    for task, f1, text, confidence in random.Random(given.seed + 1).sample(chosen, given.show):
        print(f"{f1:.2f} {confidence:.2f} {text}\n          gold {task.gold}\n          from {task.sentence[:300]}")
    weights = fit(tasks, names, given.seed)
    given.out.write_text(stored(weights, len(articles), len(tasks)), "utf-8")


def read_tasks(data: Path) -> Iterator[Task]:
    title_f1 = scorer(data)
    spent = 0.0
    count = 0
    for line in (data / "news-gold" / "dev.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        year, month, day = map(int, article["dct"][:10].split("-"))
        story = read_story(article["text"], Day(year, month, day))
        begin = time.process_time()
        background = Background(story, article["text"], article["title"] or "")
        for event in article["events"]:
            place = find(article["text"], event)
            index = next((n for n, each in enumerate(story) if each.sentence.start <= place < each.sentence.end), None)
            if place < 0 or index is None:
                continue
            sentence = story[index].sentence
            word = head(sentence, place, place + len(event["trigger"]))
            found = candidates(background, index, word)
            scores = [title_f1(each.text, event["title"]) for each in found]
            verb = any(clause.verb.last == word for clause in sentence.clauses)
            count += 1
            shown = article["text"][sentence.start : sentence.end]
            yield Task(article["id"], event["title"], shown, verb, found, scores)
        spent += time.process_time() - begin
    print(f"{count} events, {1000 * spent / count:.2f} ms an event")


def find(text: str, event: dict[str, Any]) -> int:
    """Where the trigger of an event begins, -1 where it is not found."""
    quote, trigger = text.find(event["quote"]), event["quote"].find(event["trigger"])
    return quote + trigger if quote >= 0 and trigger >= 0 else -1


def head(sentence: Any, start: int, end: int) -> int:
    """The word that names an event whose trigger is text[start:end]: the last of a verb group, else the last noun."""
    inside = [n for n, word in enumerate(sentence.words) if word.start < end and start < word.end]
    inside = inside or [next(n for n, word in enumerate(sentence.words) if word.end > start)]
    for clause in sentence.clauses:
        if any(clause.verb.first <= word <= clause.verb.last for word in inside):
            return int(clause.verb.last)
    nouns = [word for word in inside if sentence.tags[word] in ("NN", "NNS", "NNP")]
    return nouns[-1] if nouns else inside[-1]


def scorer(data: Path) -> Callable[[str, str], float]:
    spec = importlib.util.spec_from_file_location("score_news", data.parent / "tools" / "score_news.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.title_f1  # type: ignore[no-any-return]


def fit(tasks: Sequence[Task], names: Sequence[str], seed: int, rounds: int = 30, penalty: float = 3.0) -> Weights:
    """The weights that make the expected worth of the chosen headlines largest, by Adam; then a logistic regression of
    whether the chosen one is kept."""
    column = {name: number for number, name in enumerate(names)}
    rows = []
    for task in tasks:
        if task.found:
            values = np.zeros((len(task.found), len(names)))
            for row, each in enumerate(task.found):
                for name, value in each.features.items():
                    values[row, column[name]] = value
            scores = np.array(task.scores)
            rows.append((values, scores + BONUS * (scores >= 0.5), scores >= 0.5))
    weight = adam(lambda w, batch: _gain(w, batch) - penalty / len(rows) * w, rows, len(names), seed, rounds)
    picked = []
    for values, _, kept in rows:
        best = int(np.argmax(values @ weight))
        picked.append((values[best], kept[best]))
    design = np.array([np.append(values, 1.0) for values, _ in picked])
    answers = np.array([kept for _, kept in picked], dtype=float)
    trust = np.zeros(len(names) + 1)
    for _ in range(400):
        wrong = answers - 1 / (1 + np.exp(-design @ trust))
        trust += 1.5 * (design.T @ wrong / len(answers) - 0.002 * trust)
    return Weights(
        {name: round(float(weight[n]), 3) for n, name in enumerate(names)},
        {name: round(float(trust[n]), 3) for n, name in enumerate(names)},
        round(float(trust[-1]), 3),
    )


def _gain(weight: Any, batch: Sequence[tuple[Any, Any, Any]]) -> Any:
    """The direction in which the choices of a batch get better."""
    total = np.zeros_like(weight)
    for values, worth, _ in batch:
        raw = values @ weight
        chance = np.exp(raw - raw.max())
        chance /= chance.sum()
        wanted = np.exp((worth - worth.max()) / TEMPERATURE)
        wanted /= wanted.sum()
        total += values.T @ (0.5 * chance * (worth - chance @ worth) + 0.5 * (wanted - chance))
    return total / len(batch)


def adam(gain: Callable[[Any, Any], Any], rows: list[Any], size: int, seed: int, rounds: int) -> Any:
    weight, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    chance, step = random.Random(seed), 0
    order = list(rows)
    for _ in range(rounds):
        chance.shuffle(order)
        for begin in range(0, len(order), 128):
            direction = gain(weight, order[begin : begin + 128])
            step += 1
            mean = 0.9 * mean + 0.1 * direction
            square = 0.999 * square + 0.001 * direction**2
            weight += 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weight


def report(chosen: Sequence[tuple[Task, float, str, float]]) -> None:
    for name, part in (
        ("all", chosen),
        ("verbs", [each for each in chosen if each[0].verb]),
        ("nouns", [each for each in chosen if not each[0].verb]),
    ):
        kept = sum(f1 >= 0.5 for _, f1, _, _ in part) / len(part)
        best = sum(max(task.scores, default=0) >= 0.5 for task, *_ in part) / len(part)
        mean = sum(f1 for _, f1, _, _ in part) / len(part)
        print(f"{name}: {len(part)} events, kept {kept:.3f}, mean F1 {mean:.3f}, best of the candidates {best:.3f}")
    for low in (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        part = [f1 for _, f1, _, confidence in chosen if low <= confidence]
        share = sum(f1 >= 0.5 for f1 in part) / max(len(part), 1)
        print(f"confidence from {low:.1f}: {len(part)} events, kept {share:.3f}")


def stored(weights: Weights, articles: int, events: int) -> str:
    card = (
        "Chooses among the headlines that a sentence allows. Log-linear, over features that hold no word. Trained by "
        f"benchmarks/train_headlines.py on the titles of {events} events of {articles} articles of news (news-gold: "
        "Wikinews, CC BY 2.5; agencies, newspapers and websites, whose texts are not in this file). "
        "docs/guide/events.md has its figures."
    )
    plain = {name: {k: v for k, v in getattr(weights, name).items() if v} for name in ("choice", "trust")}
    return json.dumps({"card": card, "bias": weights.bias, **plain}, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
