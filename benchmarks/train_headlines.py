"""Train the choice among headlines on news-gold, and measure it on articles that it has not seen.

    python benchmarks/train_headlines.py DIR            cross-validate, print the figures, write the weights
    python benchmarks/train_headlines.py DIR --show 100  print 100 headlines of the folds, with the gold ones, as well
    python benchmarks/train_headlines.py DIR --seed 1   the same with other folds, figures only

DIR holds the data sets, with their scorers in ``tools`` beside it. Every gold event whose trigger stands in a sentence
counts; a headline is *kept* where its words and the gold title's agree in F1 >= .5 (``title_f1`` of score_news.py).
Readers judged 7,200 candidates as well: publishable, awkward or wrong (title_judgments.json.gz, which holds hashes of
the candidates and no text). What nobody judged counts as a regression over the features says of it.
Folds are by article. No feature holds a word, so the weights may be shipped (the card says on what they were trained).
Writes timeline/extraction/headline.json, and benchmarks/headline_folds.json.gz, from which crossval.py gives each
article titles by weights that have not seen it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import importlib.util
import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from headline_folds import FOLDS, fold_of, write_folds
from scipy.optimize import minimize

from timeline.dates import Day
from timeline.extraction.referents import Background, HeadlineWeights
from timeline.extraction.story import read_story
from timeline.extraction.title_text import HeadlineCandidate
from timeline.extraction.titles import candidates, choose

TEMPERATURE = 0.12
"""How sharply the best candidates are preferred to others nearly as good."""
BONUS = 0.6
"""What a headline that is kept is worth above its F1."""
KEPT = 0.5
PAST = 0.4
"""What a clause in the words of the text, in its past tense, is worth less than a headline as good. From .12 to .4 the
share of them falls from .043 to .014, by articles not seen, and nothing else moves."""
JUDGED = 0.5
"""How much the readers' judgment counts beside the gold title. From .35 without WRONG to .5 with it, by articles not
seen, .397 to .405 of the chosen that were judged are publishable and .331 to .326 wrong, at .703 and .701 kept."""
WRONG = 0.5
"""What a wrong headline costs more than an awkward one gains: whoever edits would rather have a clumsy one."""
JUDGMENT = 1.6
"""What a publishable headline is worth, where one with the words of the gold title is worth 1 + BONUS."""
JUDGMENTS = Path(__file__).with_name("title_judgments.json.gz")
JUDGMENT_PENALTY = 8.0
PENALTY, TRUST_PENALTY = 3.0, 5.0
"""L2; from 1 to 20 the figures move by less than a third of a point."""


@dataclass(frozen=True, slots=True)
class Task:
    """An event of the gold, the headlines that its sentence allows, and how good each is."""

    article: str
    gold: str
    sentence: str
    verb: bool
    found: list[HeadlineCandidate]
    scores: list[float]
    judgments: list[float]
    """0 wrong, .5 awkward, 1 publishable; NaN where nobody judged."""


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("data", type=Path)
    args.add_argument("--show", type=int, default=0)
    args.add_argument("--seed", type=int, default=0, help="other folds, figures only")
    args.add_argument("--out", type=Path, default=Path("timeline/extraction/headline.json"))
    args.add_argument("--folds", type=Path, default=Path("benchmarks/headline_folds.json.gz"))
    given = args.parse_args()
    tasks = list(read_tasks(given.data))
    names = sorted({name for task in tasks for each in task.found for name in each.features})
    models = [
        fit([task for task in tasks if fold_of(task.article, given.seed) != number], names) for number in range(FOLDS)
    ]
    chosen: list[tuple[Task, float, str, float]] = []
    for task in tasks:
        headline = choose(task.found, models[fold_of(task.article, given.seed)])
        at = [each.text for each in task.found].index(headline.text) if headline else -1
        chosen.append((task, task.scores[at], headline.text, headline.confidence) if headline else (task, 0, "", 0))
    report(chosen)
    for task, f1, text, confidence in random.Random(given.seed + 1).sample(chosen, given.show):
        print(f"{f1:.2f} {confidence:.2f} {text}\n          gold {task.gold}\n          from {task.sentence[:300]}")
    if given.seed == 0:
        write_folds(models, given.folds)
        given.out.write_text(stored(fit(tasks, names), len({task.article for task in tasks}), len(tasks)), "utf-8")


def read_tasks(data: Path) -> Iterator[Task]:
    title_f1 = scorer(data)
    judgments = json.loads(gzip.decompress(JUDGMENTS.read_bytes()))
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
            judged = [judgments.get(judgment_key(article["id"], place, each.text), np.nan) for each in found]
            yield Task(article["id"], event["title"], shown, verb, found, scores, judged)
        spent += time.process_time() - begin
    print(f"{count} events, {1000 * spent / count:.2f} ms an event")


def judgment_key(article: str, place: int, headline: str) -> str:
    """Return what a judged headline is filed under: ``place`` is where the trigger of its event begins."""
    return hashlib.sha256(f"{article} {place} {headline}".encode()).hexdigest()[:12]


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
    return module.title_f1


def fit(tasks: Sequence[Task], names: Sequence[str]) -> HeadlineWeights:
    """Return the weights that make the expected worth of the chosen headlines largest, and those of a logistic
    regression of whether the chosen one is kept."""
    tasks = [task for task in tasks if task.found]
    values = matrix([each.features for task in tasks for each in task.found], names)
    sizes = np.array([len(task.found) for task in tasks])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(sizes)), sizes)
    scores = np.array([score for task in tasks for score in task.scores])
    plain = np.array([each.rule == "plain" for task in tasks for each in task.found])
    worth = (1 - JUDGED) * (scores + BONUS * (scores >= KEPT) - PAST * plain)
    judged = _judged(values, np.array([each for task in tasks for each in task.judgments]))
    worth += JUDGED * JUDGMENT * (judged - WRONG * 2 * np.clip(0.5 - judged, 0, 0.5))
    wanted = softmax(worth / TEMPERATURE, starts, owner)

    def loss(weight: Any) -> tuple[float, Any]:
        chance = softmax(values @ weight, starts, owner)
        expected = np.add.reduceat(chance * worth, starts)
        value = -expected.sum() - (wanted * np.log(chance + 1e-12)).sum()
        gain = chance * (worth - expected[owner]) + wanted - chance
        return value / 2 + PENALTY / 2 * (weight @ weight), PENALTY * weight - values.T @ gain / 2

    weight = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    best = [
        start + int(np.argmax(part)) for start, part in zip(starts, np.split(values @ weight, starts[1:]), strict=True)
    ]
    trust, bias = logistic(values[best], scores[best] >= KEPT)
    return HeadlineWeights(rounded(names, weight), rounded(names, trust), round(float(bias), 3))


def _judged(values: Any, judgments: Any) -> Any:
    """Return the judgment of each candidate; of those that nobody judged what a ridge regression expects."""
    design, known = np.hstack([values, np.ones((len(values), 1))]), np.isfinite(judgments)
    ridge = JUDGMENT_PENALTY * np.eye(design.shape[1])
    ridge[-1, -1] = 0
    weight = np.linalg.solve(design[known].T @ design[known] + ridge, design[known].T @ judgments[known])
    return np.where(known, judgments, design @ weight)


def matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> Any:
    column = {name: number for number, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    for row, features in enumerate(rows):
        for name, value in features.items():
            found[row, column[name]] = value
    return found


def softmax(scores: Any, starts: Any, owner: Any) -> Any:
    """Return the chances of the candidates of each event."""
    grown = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    return grown / np.add.reduceat(grown, starts)[owner]


def logistic(values: Any, answers: Any) -> tuple[Any, float]:
    """Return the weights and the bias of a logistic regression."""
    design, truth = np.hstack([values, np.ones((len(values), 1))]), answers.astype(float)

    def loss(point: Any) -> tuple[float, Any]:
        odds = design @ point
        value = (np.logaddexp(0, odds) - truth * odds).sum() + TRUST_PENALTY / 2 * (point[:-1] @ point[:-1])
        return value, design.T @ (1 / (1 + np.exp(-odds)) - truth) + TRUST_PENALTY * np.append(point[:-1], 0)

    found = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B").x
    return found[:-1], float(found[-1])


def rounded(names: Sequence[str], weights: Any) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def report(chosen: Sequence[tuple[Task, float, str, float]]) -> None:
    judged = [
        judgment
        for task, _, text, _ in chosen
        for each, judgment in zip(task.found, task.judgments, strict=True)
        if each.text == text and np.isfinite(judgment)
    ]
    shares = [sum(low <= each <= high for each in judged) / len(judged) for low, high in ((0.75, 1), (0, 0.25))]
    print(f"of {len(judged)} that readers judged: publishable {shares[0]:.3f}, wrong {shares[1]:.3f}")
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


def stored(weights: HeadlineWeights, articles: int, events: int) -> str:
    card = (
        "Chooses among the headlines that a sentence allows. Log-linear, over features that hold no word. Trained by "
        f"benchmarks/train_headlines.py on the titles of {events} events of {articles} articles of news (news-gold: "
        "Wikinews, CC BY 2.5; agencies, newspapers and websites, whose texts are not in this file), and on 7,200 of "
        "the candidates that readers judged for this project (title_judgments.json.gz). "
        "docs/guide/events.md has its figures."
    )
    plain = {name: {k: v for k, v in getattr(weights, name).items() if v} for name in ("choice", "trust")}
    return json.dumps({"card": card, "bias": weights.bias, **plain}, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
