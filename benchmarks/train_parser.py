"""Train the dependency parser on UD English EWT (CC BY-SA 4.0), with our words and our tags.

    python benchmarks/train_parser.py EWT-TRAIN.conllu.gz EWT-DEV.conllu.gz [GUM-DEV.conllu.gz]

Writes timeline/language/parser.json.gz and prints how many words get the right head (UAS), and head and relation
(LAS), in the development parts, marks left out. GUM is CC BY-NC-SA: nothing is learnt from it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.language import syntax
from timeline.language.clauses import correct_tags, finite_past
from timeline.language.sentences import split_words
from timeline.language.syntax import (
    LEFT,
    RELATIONS,
    SHIFT,
    Feature,
    ParserModel,
    State,
    pack,
    read_tables,
    tag,
    write_tables,
)

JOINED = {
    **{f"obl:{kind}": "obl:tmod" for kind in ("tmod", "unmarked", "npmod")},
    "nmod:poss": "nmod:poss",
    "nsubj:pass": "nsubj:pass",
    "csubj:pass": "csubj",
    "acl:relcl": "acl:relcl",
    "aux:pass": "aux:pass",
    "compound:prt": "compound:prt",
}
CARD = (
    "Dependency parser: arc-hybrid steps and relations by averaged perceptrons, over words and part-of-speech tags. "
    "Trained by benchmarks/train_parser.py on the training part of UD English EWT (Universal Dependencies; CC BY-SA "
    "4.0, Silveira et al. 2014), cut into the words and tagged by the tagger of this package. This file is under CC "
    "BY-SA 4.0."
)
EXPLORE = 0.9
"""The share of wrong steps that training follows, from the second round on."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence with our words and tags; ``heads`` names the root by the number of words."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def main() -> None:
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("train", type=Path)
    args.add_argument("dev", type=Path, nargs="+")
    args.add_argument("--rounds", type=int, default=7)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument(
        "--smallest", type=int, default=15, help="the least spread of a step feature's weights to keep it"
    )
    args.add_argument("--out", type=Path, default=Path("timeline/language/parser.json.gz"))
    given = args.parse_args()
    learnt = list(read_treebank(given.train))
    print(f"{len(learnt)} sentences, {sum(len(gold.words) for gold in learnt)} words", flush=True)
    chance = random.Random(given.seed)
    steps, labels = learn_steps(learnt, given.rounds, chance), learn_labels(learnt, chance)
    stored: dict[str, Any] = {
        "card": CARD,
        "steps": write_tables(quantized(steps, 64, given.smallest, 1 << 15, syntax.STEP_LANE)),
        "labels": write_tables(quantized(labels, 8, 16, syntax.LABEL_LIMIT, syntax.LABEL_LANE)),
    }
    given.out.write_bytes(gzip.compress(json.dumps(stored, separators=(",", ":"), sort_keys=True).encode(), 9, mtime=0))
    model = syntax.read_parser(given.out.read_bytes())
    print(
        f"{features_of(stored['steps'])} + {features_of(stored['labels'])} features, {given.out.stat().st_size:,} bytes"
    )
    for path in given.dev:
        report(path.name, model, list(read_treebank(path)))


def features_of(stored: Mapping[str, str]) -> int:
    """How many features are stored."""
    return sum(len(table) for tables in stored.values() for table in read_tables(tables).values())


def read_treebank(path: Path) -> Iterator[Gold]:
    """The sentences of a CoNLL-U file, cut into our words; those that cannot be are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        text, rows = "", []
        for line in lines:
            if line.startswith("# text = "):
                text = line.removeprefix("# text = ").rstrip("\n")
            elif not line.strip():
                if rows and (gold := aligned(text, rows)):
                    yield gold
                rows = []
            elif line[0] != "#" and (cells := line.rstrip("\n").split("\t"))[0].isdigit():
                rows.append((cells[1], int(cells[6]) - 1, cells[7]))


def aligned(text: str, rows: list[tuple[str, int, str]]) -> Gold | None:
    """A sentence of the treebank with our words in place of its own: of "well-known" the word of its three that
    depends on another."""
    words = split_words(text)
    if not 2 <= len(words) <= 100:
        return None
    place, at, word = 0, [], 0
    for form, _, _ in rows:
        place = text.find(form, place)
        if place < 0:
            return None
        while word < len(words) and words[word].end <= place:
            word += 1
        if word == len(words):
            return None
        at.append(word)
        place += len(form)
    heads, relations = [len(words)] * len(words), [""] * len(words)
    for (_, head, relation), own in zip(rows, at, strict=True):
        above = len(words) if head < 0 else at[head]
        if above != own and not relations[own]:
            short = JOINED.get(relation, relation.partition(":")[0])
            heads[own], relations[own] = above, short if short in RELATIONS else "dep"
    for index in range(len(words)):
        if not relations[index]:  # a second word of what is one there
            heads[index], relations[index] = (index - 1, "flat") if index else (len(words), "root")
    tags = finite_past(words, correct_tags([w.low for w in words], tag([w.text for w in words])))
    return Gold(tuple(w.low for w in words), tuple(tags), tuple(heads), tuple(relations))


class Asked:
    """A model without weights that notes which features it is asked for: those that a decision is guessed from."""

    def __init__(self) -> None:
        self.features: list[Feature] = []
        self.model = ParserModel(self._table, self._table)

    def _table(self, owner: str, place: str) -> _Table:
        return _Table(self.features, owner, place)

    def of_step(self, state: State, known: list[syntax.WordTables]) -> list[Feature]:
        self.features.clear()
        self.model.weigh_step(state, known)
        return list(self.features)

    def of_relation(self, state: State, heads: Sequence[int], firsts: Sequence[str], word: int) -> list[Feature]:
        self.features.clear()
        self.model.weigh_relation(state, heads, firsts, word)
        return list(self.features)


@dataclass(frozen=True, slots=True)
class _Table:
    features: list[Feature]
    owner: str
    place: str

    def get(self, beside: str, default: int, /) -> int:
        self.features.append(Feature(self.owner, self.place, beside))
        return default


class Perceptron:
    """Averaged weights: of each feature, for each class, the weight, its sum over time, and when it last changed."""

    def __init__(self, classes: int) -> None:
        self.classes, self.now = classes, 0
        self.weights: dict[Feature, list[float]] = {}

    def scores(self, features: list[Feature]) -> list[float]:
        found = [self.weights[feature] for feature in features if feature in self.weights]
        return [sum(weights[k] for weights in found) for k in range(self.classes)]

    def update(self, good: int, bad: int, features: list[Feature]) -> None:
        k = self.classes
        for feature in features:
            weights = self.weights.setdefault(feature, [0.0] * (3 * k))
            for lane, change in ((good, 1), (bad, -1)):
                weights[k + lane] += (self.now - weights[2 * k + lane]) * weights[lane]
                weights[2 * k + lane] = self.now
                weights[lane] += change

    def averaged(self) -> dict[Feature, list[float]]:
        k, now = self.classes, max(self.now, 1)
        return {
            feature: [(w[k + lane] + (now - w[2 * k + lane]) * w[lane]) / now for lane in range(k)]
            for feature, w in self.weights.items()
        }


def learn_steps(learnt: list[Gold], rounds: int, chance: random.Random) -> dict[Feature, list[float]]:
    model, asked = Perceptron(3), Asked()
    for number in range(rounds):
        chance.shuffle(learnt)
        begin, right, total = time.process_time(), 0, 0
        for gold in learnt:
            state = State(gold.words, gold.tags)
            known = asked.model.words_of(state)
            dependents: list[list[int]] = [[] for _ in range(state.length + 1)]
            for word, head in enumerate(gold.heads):
                dependents[head].append(word)
            while not state.done():
                allowed = state.allowed()
                if len(allowed) == 1:
                    state.take(allowed[0])
                    continue
                features = asked.of_step(state, known)
                scores = model.scores(features)
                model.now += 1
                costs = {action: cost(action, state, gold, dependents) for action in allowed}
                least = min(costs.values())
                guess = max(allowed, key=scores.__getitem__)
                best = max((a for a in allowed if costs[a] == least), key=scores.__getitem__)
                total += 1
                right += costs[guess] == least
                if costs[guess] != least:
                    model.update(best, guess, features)
                wrong = costs[guess] != least
                state.take(best if wrong and (number == 0 or chance.random() >= EXPLORE) else guess)
        print(f"round {number}: {right / total:.4f}, {time.process_time() - begin:.0f} s", flush=True)
    return model.averaged()


def cost(action: int, state: State, gold: Gold, dependents: list[list[int]]) -> int:
    """How many right dependencies a step makes impossible."""
    front, stack, heads = state.front, state.stack, gold.heads
    if action == SHIFT:
        taken = set(stack)
        lost = bool(stack) and heads[front] in taken and heads[front] != stack[-1]
        return lost + sum(word in taken for word in dependents[front])
    word = stack[-1]
    lost = sum(other >= front for other in dependents[word])
    if action == LEFT:
        return lost + (heads[word] > front) + (len(stack) > 1 and heads[word] == stack[-2])
    return lost + (heads[word] >= front)


def learn_labels(learnt: list[Gold], chance: random.Random, rounds: int = 3) -> dict[Feature, list[float]]:
    model, asked = Perceptron(len(RELATIONS)), Asked()
    for _ in range(rounds):
        chance.shuffle(learnt)
        for gold in learnt:
            state = State(gold.words, gold.tags)
            firsts = syntax.first_dependents(state, gold.heads)
            for word, relation in enumerate(gold.relations):
                features = asked.of_relation(state, gold.heads, firsts, word)
                scores = model.scores(features)
                model.now += 1
                guess = scores.index(max(scores))
                if RELATIONS[guess] != relation:
                    model.update(RELATIONS.index(relation), guess, features)
    return model.averaged()


def quantized(
    weights: dict[Feature, list[float]], scale: int, smallest: int, limit: int, width: int
) -> dict[Feature, int]:
    """The weights as whole numbers in lanes of ``width`` bits; features that hardly decide are left out."""
    kept = {}
    for feature, lanes in weights.items():
        whole = [max(-limit, min(limit, round(weight * scale))) for weight in lanes]
        if max(whole) - min(whole) >= smallest:
            kept[feature] = pack(whole, width)
    return kept


def report(name: str, model: ParserModel, golds: list[Gold]) -> None:
    begin = time.process_time()
    trees = [syntax.parse_with(model, gold.words, gold.tags) for gold in golds]
    spent = time.process_time() - begin
    total = right = labelled = 0
    for gold, tree in zip(golds, trees, strict=True):
        for word, head in enumerate(gold.heads):
            if gold.relations[word] == "punct":
                continue
            found = tree.heads[word] if tree.heads[word] != syntax.ROOT else len(gold.words)
            total += 1
            right += found == head
            labelled += found == head and tree.relations[word] == gold.relations[word]
    words = sum(len(gold.words) for gold in golds)
    print(f"{name}: UAS {right / total:.4f}, LAS {labelled / total:.4f}, {words / spent:,.0f} words a second")


if __name__ == "__main__":
    main()
