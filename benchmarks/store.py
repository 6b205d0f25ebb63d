"""How long reading, checking, merging and writing take as a chronology grows, and how that grows.

    python benchmarks/store.py [EVENTS ...]     500 and 5000 when none are given

Prints seconds of CPU time a stage for each size, and how many times as long the largest took as the smallest. Memory is
the peak of the process.
"""

import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from timeline.articles import Article
from timeline.dates import Date, Day
from timeline.events import Citation, Event
from timeline.store import check, exclusive, load, load_lock, merge, plan, repair, save

SENTENCE = (
    "On day {n} the authorities of district {d} said that {n} soldiers had crossed the river near the old bridge."
)


def made(count: int) -> tuple[list[Event], dict[str, Article]]:
    """So many events in two sources each, from one article for ten events."""
    events, texts = [], {}
    for number in range(count):
        day = Day(2015, 1, 1).plus(number * 2 % 3600)
        sources = []
        for teller in ("herald", "courier"):
            article = f"{teller}-{number // 10}"
            quote = SENTENCE.format(n=number, d=number % 97)
            texts.setdefault(article, []).append(quote)
            sources.append(Citation(article, quote, Date.of(day), f"day {number}"))
        title = f"{number} soldiers cross the river: district {number % 97}"
        events.append(
            Event(f"soldiers-cross-{number}", Date.of(day), title, who=("Army", "District"), sources=tuple(sources))
        )
    articles = {name: Article(name, " ".join(quotes)) for name, quotes in texts.items()}
    return events, articles


def update(root: Path, found: list[Event]) -> tuple[str, ...]:
    with exclusive(root):
        chronology = load(root / "docs/events", root)
        lock = repair(load_lock(root), chronology.by_id)
        merged = merge(lock.base, found, chronology.by_id, chronology.remarks())
        return save(root, plan(chronology, lock, merged).changes)


def measured(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def stages(count: int) -> dict[str, float]:
    """Seconds of CPU time that each stage takes for so many events."""
    found, articles = made(count)
    later = [
        replace(event, title=event.title + "!") if number % 50 == 0 else event for number, event in enumerate(found)
    ]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        times = {"first update": measured(lambda: update(root, found))}
        times["no-op update"] = measured(lambda: update(root, found))
        assert update(root, found) == ()
        times["update, 2 % changed"] = measured(lambda: update(root, later))
        times["load"] = measured(lambda: load(root / "docs/events", root))
        times["check"] = measured(lambda: check(root / "docs/events", articles, root, lock=load_lock(root)))
        size = sum(path.stat().st_size for path in root.rglob("*.yaml"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count:,} events, {size / 1e6:.1f} MB of YAML, peak {peak:.0f} MB")
    return times


def main(counts: list[int]) -> None:
    gc.set_threshold(100_000)  # as the command line does
    rows = [stages(count) for count in sorted(counts)]
    print(f"\n{'stage':22}" + "".join(f"{count:>10,}" for count in sorted(counts)) + f"{'times':>9}")
    for stage in rows[0]:
        seconds = [row[stage] for row in rows]
        print(f"{stage:22}" + "".join(f"{value:9.2f}s" for value in seconds) + f"{seconds[-1] / seconds[0]:8.1f}x")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [500, 5000])
