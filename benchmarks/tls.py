"""Do the days with the most weight stand in timelines that people wrote? Date-F1 on Timeline17 and Entities.

    python benchmarks/tls.py DIR                 days by weight, beside counting mentions and counting articles
    python benchmarks/tls.py DIR --top 30 TOPIC  the events of a topic with the most weight, to be read

DIR holds the folders t17 and entities, each with a folder for each topic: articles.jsonl (date, text) and gold/*.json
(date, text). The texts are not ours to ship.

The protocol is that of news-tls (Ghalandari and Ifrim, ACL 2020, experiments/evaluate.py): for each gold timeline, the
articles published from its first to its last day (Entities: a week more on both sides) are ranked, and as many days of
that span are taken as the timeline has. Date-F1 compares them exactly. As in its released code, no gold day is left
out where no article was published. Given are the mean over timelines, and over topics of the mean of their timelines.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.articles import Article
from timeline.dates import Day
from timeline.weight import Outline, WeightCorpus, outline, weigh_all

EXTENSION = {"t17": 0, "entities": 7}
"""Days before and after a gold timeline from which articles and days are taken."""

_TOKENS = (
    (r"-LRB- ?", "("),
    (r" ?-RRB-", ")"),
    (r" ?'' ", '" '),
    (r"`` ?", '"'),
    (r" (n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1"),
    (r" ([,.;:?!%])(?=\s|$)", r"\1"),
    (r"\( ", "("),
    (r" \)", ")"),
    (r"\$ (?=\d)", "$"),
    (r" +\n", "\n"),
)
"""The texts are cut into tokens; this puts them together again."""

Ranking = Callable[[Mapping[str, Article], Mapping[str, Outline]], Mapping[int, float]]


@dataclass(frozen=True)
class Topic:
    """A topic: its articles, what they show, and the days of each gold timeline."""

    name: str
    articles: Mapping[str, Article]
    outlines: Mapping[str, Outline]
    gold: Sequence[Sequence[int]]
    extension: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("topic", nargs="?", help="only this one, as libya")
    parser.add_argument("--top", type=int, default=0, help="print the events with the most weight")
    args = parser.parse_args()
    topics = list(read_topics(args.folder, args.topic))
    if args.top:
        for topic in topics:
            print_top(topic, args.top)
    else:
        print_table(topics)


def read_topics(folder: Path, only: str | None = None) -> Iterator[Topic]:
    """Yield the topics of both sets."""
    for name, extension in EXTENSION.items():
        for path in sorted((folder / name).iterdir()):
            if only in (None, path.name):
                articles = dict(read_articles(path / "articles.jsonl"))
                gold = [read_gold(file) for file in sorted((path / "gold").glob("*.json"))]
                shown = {ident: outline(article) for ident, article in articles.items()}
                yield Topic(f"{name}/{path.name}", articles, shown, gold, extension)


def read_articles(path: Path) -> Iterator[tuple[str, Article]]:
    """Yield the articles of a topic by id."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            said = json.loads(line)
            ident = f"a{number:05}"
            yield ident, Article(ident, joined(said["text"]), Day.parse(said["date"]))


def joined(text: str) -> str:
    """Return a text without the blanks between its tokens."""
    for pattern, instead in _TOKENS:
        text = re.sub(pattern, instead, text)
    return text


def read_gold(path: Path) -> list[int]:
    """Return the days of a gold timeline as ordinals, in order."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return sorted({Day.parse(row["date"]).ordinal for row in rows})


def by_weight(articles: Mapping[str, Article], outlines: Mapping[str, Outline]) -> Mapping[int, float]:
    return {day: weight.value for day, weight in WeightCorpus(articles, outlines).days.items()}


def by_mentions(_: Mapping[str, Article], outlines: Mapping[str, Outline]) -> Mapping[int, float]:
    return Counter(day for one in outlines.values() for day, _ in one.days)


def by_articles(_: Mapping[str, Article], outlines: Mapping[str, Outline]) -> Mapping[int, float]:
    return Counter(day for one in outlines.values() for day in {day for day, _ in one.days})


RANKINGS: Mapping[str, Ranking] = {"mentions": by_mentions, "articles": by_articles, "weight": by_weight}


def date_f1(topic: Topic, gold: Sequence[int], ranking: Ranking) -> float:
    """Return the F1 of the days of the most weight against those of a gold timeline."""
    start, end = gold[0] - topic.extension, gold[-1] + topic.extension
    articles = {
        name: article
        for name, article in topic.articles.items()
        if article.published is not None and start <= article.published.ordinal <= end
    }
    scores = ranking(articles, {name: topic.outlines[name] for name in articles})
    ranked = sorted((day for day in scores if start <= day <= end), key=lambda day: (-scores[day], day))
    hits = len(set(ranked[: len(gold)]) & set(gold))
    return 2 * hits / (len(ranked[: len(gold)]) + len(gold))


def mean(values: Iterable[float]) -> float:
    every = list(values)
    return sum(every) / max(1, len(every))


def print_table(topics: Sequence[Topic]) -> None:
    print(f"{'Date-F1':34}" + "".join(f"{name:>10}" for name in RANKINGS))
    for name in EXTENSION:
        of_set = [topic for topic in topics if topic.name.startswith(name)]
        figures: dict[str, list[list[float]]] = {each: [] for each in RANKINGS}
        for topic in of_set:
            for each, ranking in RANKINGS.items():
                figures[each].append([date_f1(topic, gold, ranking) for gold in topic.gold])
            _line(f"{topic.name} ({len(topic.articles)}, {len(topic.gold)})", [mean(figures[e][-1]) for e in RANKINGS])
        if of_set:
            _line(f"{name}, mean of topics", [mean(map(mean, figures[each])) for each in RANKINGS])
            flat = [mean(value for topic in figures[each] for value in topic) for each in RANKINGS]
            _line(f"{name}, mean of timelines", flat)


def _line(name: str, values: Sequence[float]) -> None:
    print(f"{name:34}" + "".join(f"{value:10.3f}" for value in values))


def print_top(topic: Topic, top: int) -> None:
    """Print the events of a topic with the most weight, in order of time."""
    from timeline.corroboration import split
    from timeline.updating.reading import find_all

    begin = time.process_time()
    found, _ = split(find_all(topic.articles.values()).candidates, topic.articles.values())
    weights = weigh_all(found, WeightCorpus(topic.articles, topic.outlines))
    best = sorted(found, key=lambda event: (-weights[event.id].value, event.id))[:top]
    print(f"{topic.name}: {len(topic.articles)} articles, {len(found)} events, {time.process_time() - begin:.0f} CPU s")
    for event in sorted(best, key=lambda event: str(event.date)):
        weight = weights[event.id]
        print(f"{event.date}  {weight.value:.2f}  {event.title}\n    {'; '.join(weight.reasons)}")


if __name__ == "__main__":
    main()
