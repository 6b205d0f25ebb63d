"""Weights of the choice among headlines that have not seen an article. train_headlines.py writes them."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from timeline.extraction.referents import HeadlineWeights
from timeline.extraction.titles import weights

FOLDS: Final = 5
STORED: Final = Path(__file__).with_name("headline_folds.json.gz")


def fold_of(article: str, seed: int = 0) -> int:
    """Return the fold of an article, by a hash of its id."""
    return int(hashlib.sha256(f"{seed or ''}{article}".encode()).hexdigest(), 16) % FOLDS


def write_folds(models: Sequence[HeadlineWeights], path: Path) -> None:
    """Write the weights of each fold, which have not seen its articles."""
    content = json.dumps([model._asdict() for model in models], sort_keys=True)
    path.write_bytes(gzip.compress(content.encode(), mtime=0))


def unseen_headlines(path: Path = STORED, *, shipped: bool = False) -> Callable[[str], HeadlineWeights]:
    """Return the weights that have not seen an article, by its id; those that the package ships where ``shipped``."""
    if shipped:
        return lambda _: weights()
    models = [HeadlineWeights(**each) for each in json.loads(gzip.decompress(path.read_bytes()))]
    return lambda article: models[fold_of(article)]
