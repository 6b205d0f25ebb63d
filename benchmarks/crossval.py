"""Events of the data sets by models that have not seen their articles, as `timeline events --all` prints them.

python benchmarks/crossval.py ../shared/data [--set news|timeset] [--all] > predictions.jsonl
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from gold import Document, news_gold, timeset

from timeline.articles import Article
from timeline.extraction.batch import answer
from timeline.extraction.model import Models
from timeline.extraction.pipeline import find_mentions


def fold_models(path: Path) -> Callable[[str], Models]:
    """Return the models that have not seen a document, by its id."""
    stored = json.loads(gzip.decompress(path.read_bytes()))
    models = [Models.read(gzip.compress(json.dumps(each).encode())) for each in stored["models"]]
    return lambda name: models[stored["folds"][name]]


def main() -> None:
    """Print the events of each document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", choices=("news", "timeset"), default="news")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--folds", type=Path, default=Path(__file__).with_name("folds.json.gz"))
    arguments = parser.parse_args()
    unseen = fold_models(arguments.folds)
    documents: list[Document] = list((news_gold if arguments.set == "news" else timeset)(arguments.data))
    for document in documents:
        article = Article(document.id, document.text, document.published, title=document.title or None)
        mentions = find_mentions(article, models=unseen(document.id))
        print(
            json.dumps({"docid": document.id, "events": answer(mentions, everything=arguments.all)}, ensure_ascii=False)
        )


if __name__ == "__main__":
    main()
