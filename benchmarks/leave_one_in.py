"""Does an article more change events that it has nothing to do with? Articles are left out and added again, in files.

    python benchmarks/leave_one_in.py --made 300 --trials 50          articles made from templates (corpus.py)
    python benchmarks/leave_one_in.py --articles DIR --trials 50      articles of your own, a folder of seeds

Each trial is a repository of its own: all articles but one are read by a first update, then the one is added and
``timeline update`` runs again. Compared are the bytes of each event in docs/events. An event that cites the article may
change, and one whose passages are now cited beside the article may go: it was joined. All else has to stay as it was.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpus import made_articles, write_repository

from timeline.settings import Settings, read_settings
from timeline.store import load
from timeline.updating.pipeline import update

_ENTRY = re.compile(r"^- id: (.+)\n(?:(?!- ).*\n?)*", re.MULTILINE)


class Trial(NamedTuple):
    """What one article changed: the events before and after by id as they are written, those that it has to do with,
    and those that it has not."""

    article: str
    events: int
    related: list[str]
    unrelated: list[str]


def trials(settings: Settings, count: int, seed: int = 1) -> Iterator[Trial]:
    """Yield what each of so many articles changes, chosen at random, each added to all others."""
    update(settings)  # what is found in an article is in the index from now on
    seeds = sorted(settings.seeds_folder.glob("*.md"))
    for path in random.Random(seed).sample(seeds, min(count, len(seeds))):
        _forget(settings)
        text = path.read_bytes()
        path.unlink()
        update(settings)
        before, passages = written(settings), passages_of(settings)
        path.write_bytes(text)
        update(settings)
        yield compare(path.stem, before, passages, settings)


def compare(article: str, before: dict[str, str], passages: dict[str, set[str]], settings: Settings) -> Trial:
    """Return what changed since ``before``, where each event had some ``passages``."""
    after, now = written(settings), passages_of(settings)
    telling = {name for name, cited in now.items() if any(one.startswith(f"{article}:") for one in cited)}
    joined = set().union(*(now[name] for name in telling)) if telling else set()
    changed = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
    related = [name for name in changed if name in telling or (name not in after and passages[name] <= joined)]
    return Trial(article, len(before), related, [name for name in changed if name not in related])


def written(settings: Settings) -> dict[str, str]:
    """Return the events of the files as they are written, by id."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(settings.events_folder.glob("*.yaml")))
    return {match[1]: match[0].rstrip("\n") for text in texts for match in _ENTRY.finditer(text)}


def passages_of(settings: Settings) -> dict[str, set[str]]:
    """Return the passages that each event cites."""
    events = load(settings.events_folder, settings.root).events
    return {event.id: {f"{one.article}:{one.quote}" for one in event.sources} for event in events}


def _forget(settings: Settings) -> None:
    """Take away what updates wrote, but for the index, which changes no outcome."""
    settings.lock_file.unlink(missing_ok=True)
    shutil.rmtree(settings.events_folder, ignore_errors=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--made", type=int, default=300, help="how many articles to make")
    parser.add_argument("--articles", type=Path, help="a folder of articles instead")
    parser.add_argument("--most", type=int, default=300, help="how many of them to take at most")
    parser.add_argument("--trials", type=int, default=50)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        if args.articles is None:
            articles = dict(made_articles(args.made))
        else:
            paths = sorted(args.articles.glob("*.md"))[: args.most]
            articles = {path.stem: path.read_text(encoding="utf-8") for path in paths}
        write_repository(root, articles)
        found = []
        for trial in trials(read_settings(root / "mkdocs.yml"), args.trials):
            found.append(trial)
            if trial.unrelated:
                print(f"{trial.article}: {', '.join(trial.unrelated)}", flush=True)
        related, unrelated = sum(len(one.related) for one in found), sum(len(one.unrelated) for one in found)
        print(
            f"{len(articles)} articles, {len(found)} of them added last: {found[-1].events} events,"
            f" {related} changes of events that an added article tells, {unrelated} of others"
        )


if __name__ == "__main__":
    main()
