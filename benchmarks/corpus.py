"""How an update grows with the corpus: speed, memory, what one article more costs, and whether it moves anything else.

    python benchmarks/corpus.py 300 1000 3000           a line for each size
    python benchmarks/corpus.py 300 --trials 50         the same, and as many articles left out and added one by one
    python benchmarks/corpus.py 3000 --write DIR        only write the repository, to build or to look at it

The articles are made from templates of our own: stories of a few towns each, told by several publishers over days and
weeks, with copies, later mentions and articles on nothing in particular. CPU seconds and peak memory are those of the
command ``timeline update -j 1`` in a process of its own; they depend on the machine, their ratios little.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.articles import Article, parse_article
from timeline.corroboration import Corpus, EventRow, group_rows
from timeline.dates import Day
from timeline.updating.cache import Index
from timeline.updating.reading import find_all

PUBLISHERS = ("Courier", "Post", "Herald", "Tribune", "Gazette", "Observer", "Monitor", "Standard")
PER_STORY = 6
"""Articles that tell one story, on the average."""
FIRST = Day(2019, 1, 7)

DEEDS = (
    ("A fire destroyed {count} houses in {town} on {day}.", "The fire in {town} began in a bakery, {mayor} said."),
    ("A ferry with {count} passengers ran aground off {town} on {day}.", "Divers searched the ferry off {town}."),
    ("The {firm} plant in {town} closed on {day}, costing {count} jobs.", "Workers of {firm} marched through {town}."),
    ("Voters in {town} elected {mayor} mayor on {day} with {count} votes.", "{mayor} thanked the voters of {town}."),
    (
        "A court in {town} sentenced {mayor} to {count} months on {day}.",
        "The judge said that {mayor} had taken bribes.",
    ),
    ("A flood cut off {count} farms near {town} on {day}.", "The army brought food to the farms near {town}."),
    (
        "Police in {town} arrested {count} smugglers on {day}.",
        "The smugglers had used the harbour of {town}, police said.",
    ),
    ("{firm} bought the shipyard of {town} for {count} million euros on {day}.", "The deal surprised {town}."),
)
FILLING = (
    "Nobody had expected it, residents said.",
    "The ministry promised an inquiry.",
    "Prices in the region have risen for years.",
    "{mayor} did not answer questions on {weekday}.",
    "The opposition called for a debate.",
    "{firm} employs people from three valleys.",
    "A similar case had shaken {town} in {year}.",
    "Trains were late on {weekday}.",
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Story:
    """What one story is about: where and when it happens, to whom."""

    town: str
    mayor: str
    firm: str
    count: int
    deed: tuple[str, str]
    day: Day


def made_articles(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the files of so many articles, by name. The first ones do not depend on how many there are."""
    chance = random.Random(seed)
    for number in range(count):
        if number % PER_STORY == 0:
            stories = [_story(chance, number) for _ in range(3)]
        story = chance.choice(stories) if chance.random() < 0.9 else _story(chance, number)
        published = story.day.plus(chance.choice((1, 1, 1, 2, 3, 9, 40)))
        publisher = chance.choice(PUBLISHERS)
        text = _text(story, published, chance)
        title = story.deed[0].partition(" on {day}")[0].format(**_words(story, published))
        front = f"title: {title}\npublisher: {publisher}\npublished: {published}\nlanguage: en\n"
        yield f"{publisher.lower()}-{number:06}", f"---\n{front}---\n{text}\n"


def _story(chance: random.Random, number: int) -> Story:
    def name(parts: int) -> str:
        return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(parts)).title()

    day = FIRST.plus(number // 8 + chance.randrange(10))
    return Story(name(3), f"{name(2)} {name(3)}", name(3), chance.randrange(11, 900), chance.choice(DEEDS), day)


def _words(story: Story, published: Day) -> dict[str, object]:
    day = f"{MONTHS[story.day.month - 1]} {story.day.day}"
    weekday = WEEKDAYS[(published.plus(-2).ordinal - 1) % 7]
    return {**vars(story), "day": day, "weekday": weekday, "year": story.day.year - 3}


def _text(story: Story, published: Day, chance: random.Random) -> str:
    lines = [*story.deed, *chance.sample(FILLING, 5)]
    lines.insert(3, "Earlier, " + chance.choice(DEEDS)[1])
    return "\n\n".join(line.format(**_words(story, published)) for line in lines)


def write_repository(root: Path, articles: Mapping[str, str]) -> None:
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Corpus\ntheme: {name: timeline}\nplugins: [search, timeline]\n", encoding="utf-8"
    )
    for name, text in articles.items():
        (root / "seeds" / f"{name}.md").write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak megabytes of one command."""

    seconds: float
    megabytes: float


def cost_of(root: Path, *command: str) -> Cost:
    """Return what a command of the program costs in a repository."""
    code = (
        "import resource, sys; from timeline.cli import main\n"
        f"try: main({list(command)!r})\n"
        "except SystemExit: pass\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stderr.split()[-2:]
    return Cost(float(seconds), float(megabytes))


def measure(count: int) -> None:
    """Print what the first update costs, one that changes nothing, and one with an article more."""
    files = dict(made_articles(count + 1))
    last = max(files, key=lambda name: int(name.rpartition("-")[2]))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_repository(root, {name: text for name, text in files.items() if name != last})
        full, again = cost_of(root, "update", "-j", "1"), cost_of(root, "update", "-j", "1")
        before = _rows(root)
        write_repository(root, {last: files[last]})
        more = cost_of(root, "update", "-j", "1")
        after = _rows(root)
    kept = sum(row in after for row in before)
    print(
        f"{count:7} articles: {full.seconds:7.1f} CPU s, {full.megabytes:5.0f} MB | nothing new {again.seconds:5.1f} s"
        f" | one more {more.seconds:5.1f} s ({more.seconds / full.seconds:.0%}), {more.megabytes:5.0f} MB"
        f" | {len(before)} rows, {len(before) - kept} changed, {len(after) - kept} new",
        flush=True,
    )


def _rows(root: Path) -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted((root / "docs" / "events").glob("*.yaml")))
    return {row.strip() for text in texts for row in text.split("- id:")[1:]}


def stability(count: int, trials: int) -> None:
    """Print how many events change that an article has nothing to do with, when it is added last."""
    articles = {name: parse_article(text, name=name, path=name) for name, text in made_articles(count)}
    print_stability(list(articles.values()), trials)


def print_stability(
    articles: Sequence[Article], trials: int, mentions: Mapping[str, Sequence[object]] | None = None
) -> None:
    if mentions is None:
        found: dict[str, list[object]] = {article.id: [] for article in articles}
        for mention in find_all(articles).candidates:
            found[mention.article].append(mention)
        mentions = found
    index = Index()
    whole = _grouped(articles, mentions, index)
    chance = random.Random(7)
    moved = related = 0
    seconds = []
    for article in chance.sample(list(articles), min(trials, len(articles))):
        rest = [one for one in articles if one is not article]
        without = _grouped(rest, mentions, index)
        begin = time.process_time()
        assert _grouped(articles, mentions, index) == whole
        seconds.append(time.process_time() - begin)
        own = f'"article": "{article.id}"'
        joined = {quote for row in whole if own in row.written for quote in _quotes(row)}
        lost = {row.written for row in without} - {row.written for row in whole}
        touched = sum(any(quote in joined for quote in _quotes_of(text)) for text in lost)
        related += touched
        moved += len(lost) - touched
    print(
        f"{len(articles):7} articles, {len(whole)} events, {len(seconds)} left out and added: {related} of their events"
        f" and {moved} others changed; grouping again {sum(seconds) / len(seconds):.2f} CPU s"
    )


def _grouped(articles: Sequence[Article], mentions: Mapping[str, Sequence[object]], index: Index) -> list[EventRow]:
    known = {article.id: article for article in articles}
    corpus = Corpus(known, {name: mentions[name] for name in known}, {name: name for name in known}, index)
    return group_rows(corpus, index)


def _quotes(row: EventRow) -> list[str]:
    return _quotes_of(row.written)


def _quotes_of(written: str) -> list[str]:
    return [part.partition('", "')[0] for part in written.split('"quote": "')[1:]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int)
    parser.add_argument("--trials", type=int, default=0)
    parser.add_argument("--write", type=Path, metavar="DIR")
    args = parser.parse_args()
    for size in args.sizes:
        if args.write:
            write_repository(args.write, dict(made_articles(size)))
        elif args.trials:
            stability(size, args.trials)
        else:
            measure(size)


if __name__ == "__main__":
    main()
