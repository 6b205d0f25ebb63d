"""Events of the data sets by models that have not seen their articles, as `timeline events --all` prints them.

python benchmarks/crossval.py ../shared/data [--set news|timeset] [--all] [--seen-titles] > predictions.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from gold import Document, news_gold, timeset
from headline_folds import unseen_headlines

from timeline.articles import Article
from timeline.cli.jsonl.events import answer
from timeline.extraction.pipeline import find_mentions
from timeline.extraction.referents import HeadlineWeights
from timeline.extraction.rows import Models

FOLDS: Final = Path(__file__).with_name("folds.json.gz")
"""The models of the folds, and the fold of each document."""


def fold_models(path: Path) -> Callable[[str], Models]:
    """Return the models that have not seen a document, by its id."""
    stored = json.loads(gzip.decompress(path.read_bytes()))
    models = [Models.read(gzip.compress(json.dumps(each).encode())) for each in stored["models"]]
    return lambda name: models[stored["folds"][name]]


def predictions(
    documents: Sequence[Document],
    unseen: Callable[[str], Models],
    titles: Callable[[str], HeadlineWeights] | None = None,
    *,
    everything: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yield the events of each document by models that have not seen it, as `timeline events` prints them; ``titles``
    are the weights of headlines that have not."""
    titles = titles or unseen_headlines()
    for document in documents:
        article = Article(document.id, document.text, document.published, title=document.title or None)
        mentions = find_mentions(article, models=unseen(document.id), headlines=titles(document.id))
        yield {"docid": document.id, "events": answer(mentions, everything=everything)}


def main() -> None:
    """Print the events of each document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", choices=("news", "timeset"), default="news")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--seen-titles", action="store_true", help="titles by the weights that the package ships")
    parser.add_argument("--folds", type=Path, default=FOLDS)
    arguments = parser.parse_args()
    documents = list((news_gold if arguments.set == "news" else timeset)(arguments.data))
    titles = unseen_headlines(shipped=arguments.seen_titles)
    for each in predictions(documents, fold_models(arguments.folds), titles, everything=arguments.all):
        print(json.dumps(each, ensure_ascii=False))


if __name__ == "__main__":
    main()
