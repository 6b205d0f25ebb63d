"""Train the model that chooses the day of publication: python benchmarks/train_published.py FOLDER.

FOLDER holds gold.jsonl, a line {"file", "url", "date"} a page. The pages of tests/ingestion are learnt from as well,
but never measured. Without --write the weights stay as they are, and only the cross-validated figures are printed: the
pages of a site are all in one fold, so that no page is judged by what its own site taught.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from htmldate import find_date

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.ingestion import test_pages_without_data as without_data  # noqa: E402
from tests.ingestion import test_published as with_data  # noqa: E402
from timeline.ingestion.html import read_html  # noqa: E402
from timeline.ingestion.parsed import Evidence, Unusable  # noqa: E402
from timeline.ingestion.signs import FEATURES, features_of  # noqa: E402

FOLDS = 10
REGULARISATION = 0.3
"""Of 0.1, 0.3 and 1.0 the best by cross-validation, with little between them."""

SEEDS = (1, 2)
"""Of the folds; with two of them a figure shows how much is chance."""

OWN = 2.0
"""How much a page of our own tests counts, beside a saved one: they are few, and each is of another kind."""

THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
"""The probabilities from which on a day can be given; which one is chosen inside the folds."""

COST = 3
"""How many right days a wrong one weighs up: no day is better than a wrong one."""

GIVEN = {"feed": 3.0, "line": 2.5, "file": 0.5, "revision": 3.0}
"""Weights that no saved page can teach: those of feeds, plain texts, PDFs and wikis."""

NAMES = list(FEATURES)
PLACE = {name: number for number, name in enumerate(NAMES)}
MODEL = ROOT / "timeline" / "ingestion" / "published.json"


@dataclass(frozen=True)
class Case:
    """A document with its day, None where it has none, and the features of the days it names."""

    name: str
    site: str
    day: str | None
    features: Mapping[str, Mapping[str, float]]
    saved: bool

    @property
    def answers(self) -> list[str | None]:
        return [None, *self.features]

    @property
    def gold(self) -> int:
        """The right answer; that is "none" as well where the day is not among those that were found."""
        return self.answers.index(self.day) if self.day in self.features else 0

    def matrix(self) -> np.ndarray:
        """A row of features for each answer; all are 0 for "none"."""
        rows = np.zeros((len(self.answers), len(NAMES)))
        for number, features in enumerate(self.features.values(), 1):
            for name, value in features.items():
                rows[number, PLACE[name]] = value
        return rows


def case(name: str, content: bytes, address: str, day: str | None) -> Case:
    try:
        return of_evidence(name, read_html(content, address).evidence, address, day)
    except Unusable:
        return of_evidence(name, (), address, day)


def of_evidence(name: str, evidence: Sequence[Evidence], address: str, day: str | None) -> Case:
    features = {str(found): dict(one) for found, one in sorted(features_of(evidence, address).items())}
    site = ".".join((urlsplit(address).hostname or name).split(".")[-2:])
    return Case(name, site, day, features, bool(address))


def saved(folder: Path) -> Iterator[tuple[Case, str | None]]:
    """The saved pages, and what htmldate says of each."""
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        content = (folder / row["file"]).read_bytes()
        theirs = find_date(content, original_date=True, url=row["url"])
        yield case(row["file"], content, row["url"], row["date"]), theirs


def own() -> Iterator[Case]:
    """The pages of the tests, which are made up: what a day of publication is not stands in them above all."""
    for path in sorted((ROOT / "tests" / "ingestion" / "pages").glob("*.html")):
        content = path.read_bytes()
        told = re.match(rb"<!-- .*: (.*) -->", content)
        day = told[1].decode() if told else "no day"
        yield case(path.name, content, "", None if day == "no day" else day)
    for name, page in without_data.TOLD.items():
        yield case(name, page.encode(), "", "2011-08-12")
    for name, page in without_data.NOT_TOLD.items():
        yield case(name, page.encode(), "", None)
    for name, (content, stamp) in with_data.PAGES.items():
        yield case(name, content, "", stamp[:10] if stamp else None)


def fit(cases: Sequence[Case]) -> np.ndarray:
    """The weights under which the right answers are most probable, by Newton's method, small ones preferred."""
    matrices = [(one.matrix(), one.gold, 1.0 if one.saved else OWN) for one in cases]
    weights = np.zeros(len(NAMES))

    def loss(at: np.ndarray) -> float:
        return REGULARISATION * float(at @ at) - sum(
            count * math.log(max(_softmax(rows @ at)[gold], 1e-300)) for rows, gold, count in matrices
        )

    for _ in range(50):
        gradient = 2 * REGULARISATION * weights
        curvature = 2 * REGULARISATION * np.eye(len(NAMES))
        for rows, gold, count in matrices:
            probable = _softmax(rows @ weights)
            mean = probable @ rows
            gradient -= count * (rows[gold] - mean)
            curvature += count * ((rows.T * probable) @ rows - np.outer(mean, mean))
        step = np.linalg.solve(curvature, gradient)
        size = 1.0
        while loss(weights - size * step) > loss(weights) and size > 1e-4:
            size /= 2
        weights = weights - size * step
        if np.abs(step).max() < 1e-4:
            break
    return weights


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max())
    return powers / powers.sum()


def verdict(found: str | None, gold: str | None) -> str:
    return "none" if found is None else "right" if found == gold else "wrong"


def judged(cases: Iterable[Case], weights: np.ndarray) -> Iterator[tuple[Case, str | None, float]]:
    """The most probable day of each case, and how probable it is."""
    for one in cases:
        probable = _softmax(one.matrix() @ weights)
        best = 1 + int(np.argmax(probable[1:])) if len(probable) > 1 else 0
        yield one, one.answers[best], float(probable[best])


def fold(site: str, seed: int) -> int:
    return int(hashlib.sha256(f"{seed} {site}".encode()).hexdigest(), 16) % FOLDS


def left_out(pages: Sequence[Case], taught: Sequence[Case], seed: int) -> list[tuple[Case, str | None, float]]:
    """The most probable day of each page, by weights that have not seen its site."""
    results: list[tuple[Case, str | None, float]] = []
    for number in range(FOLDS):
        weights = fit([*(one for one in pages if fold(one.site, seed) != number), *taught])
        results.extend(judged((one for one in pages if fold(one.site, seed) == number), weights))
    return results


def threshold_of(results: Sequence[tuple[Case, str | None, float]]) -> float:
    """The threshold with which these verdicts are worth most; of several the one in the middle."""
    worth = {at: sum(_worth(one, day if sure >= at else None) for one, day, sure in results) for at in THRESHOLDS}
    best = [at for at in THRESHOLDS if worth[at] == max(worth.values())]
    return best[len(best) // 2]


def _worth(one: Case, day: str | None) -> int:
    return {"right": 1, "none": 0, "wrong": -COST}[verdict(day, one.day)]


def cross_validated(results: Sequence[tuple[Case, str | None, float]], seed: int) -> Iterator[tuple[Case, str | None]]:
    """The answer on each page, by the threshold that is best on the pages of the other folds."""
    for number in range(FOLDS):
        at = threshold_of([one for one in results if fold(one[0].site, seed) != number])
        for one, day, sure in results:
            if fold(one.site, seed) == number:
                yield one, day if sure >= at else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights, learnt from all pages")
    parser.add_argument("--errors", action="store_true", help="list the pages that are not right in cross-validation")
    options = parser.parse_args()
    both = list(saved(options.folder))
    pages, taught = [one for one, _ in both], list(own())
    print(f"{len(pages)} pages of {len({one.site for one in pages})} sites, {FOLDS} folds by site")
    figures = []
    for seed in SEEDS:
        results = list(cross_validated(left_out(pages, taught, seed), seed))
        counts = Counter(verdict(day, one.day) for one, day in results)
        figures.append({kind: counts[kind] for kind in ("right", "wrong", "none")})
        print(f"folds of seed {seed}:", *(f"{kind} {count / len(pages):.3f}" for kind, count in figures[-1].items()))
        for one, day in results if options.errors else ():
            if day != one.day:
                print(f"  {one.name} is of {one.day}: {day}")
    theirs = Counter(verdict(day, one.day) for one, day in both)
    print("htmldate:       ", *(f"{kind} {theirs[kind] / len(pages):.3f}" for kind in ("right", "wrong", "none")))
    reachable = sum(one.day in one.features for one in pages)
    print(f"the right day is among those found: {reachable / len(pages):.3f}")
    if options.write:
        weights = dict(zip(NAMES, (round(float(weight), 3) for weight in fit([*pages, *taught])), strict=True)) | GIVEN
        card = {
            "what": "weights of a log-linear model that chooses the day of publication; its features: signs.py",
            "trained_on": f"{len(pages)} saved pages of the tests of htmldate (no text of theirs is in the weights) "
            f"and {len(taught)} pages of our own tests",
            "cross_validated_by_site": figures[0],
            "set_by_hand": sorted(GIVEN),
            "made_by": "benchmarks/train_published.py",
        }
        model = {"card": card, "threshold": threshold_of(left_out(pages, taught, SEEDS[0])), "weights": weights}
        MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
        print(f"written: {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
