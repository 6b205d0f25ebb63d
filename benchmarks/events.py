"""How fast articles become events: articles of 500 words a minute on one core, beside dateparser's search_dates.

    python benchmarks/events.py [--articles 200]
    python benchmarks/events.py --lines FILE      what merging costs beside reading, on articles of your own

The articles are made of the sentences of seeds/, varied so that none is like another. HeidelTime, which finds
dates only, reads 5.5 documents of news in a second of CPU time (measured once on TimeBank). FILE has lines as
``timeline events`` takes them: {"docid", "dct", "text"}. Merging is all that ``events --merge`` does besides: which
articles are related, which mentions are of one happening, and the event that they make.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from dateparser.search import search_dates

from timeline.articles import Article, read_article
from timeline.corroboration import corroborate, group
from timeline.dates import Day
from timeline.extraction import find_mentions
from timeline.extraction.mentions import EventMention
from timeline.language.sentences import split_sentences

T = TypeVar("T")

WORDS = 500
HEIDELTIME = 5.5
PUBLISHED = Day(2024, 10, 18)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--lines", type=Path, help="articles as JSON lines")
    args = parser.parse_args()
    if args.lines:
        print_share_of_merging(read_lines(args.lines))
        return
    articles = made_articles(args.articles)
    find_mentions(articles[0])  # loads the grammar, the lexicon and the tagger
    candidates, found = timed(partial(find_all, articles))
    events, grouped = timed(partial(group, candidates, articles))
    rate = len(articles) / found
    print(f"{len(articles)} articles of {WORDS} words: {len(candidates)} candidates, {len(events)} events")
    print(f"found    {60 * rate:8.0f} articles a minute of CPU time ({found:.2f} s)")
    print(f"grouped  {60 * len(articles) / grouped:8.0f} articles a minute ({grouped:.2f} s)")
    print(f"together {60 * len(articles) / (found + grouped):8.0f} articles a minute")
    print(f"against HeidelTime's {HEIDELTIME} documents a second, dates only: {rate / HEIDELTIME:.1f} times")
    sample = articles[: max(1, len(articles) // 40)]
    begin = time.process_time()
    for article in sample:
        search_dates(article.text, languages=["en"])
    other = len(sample) / (time.process_time() - begin)
    print(f"against dateparser's search_dates, dates only, {other:.1f} a second: {rate / other:.1f} times")


def read_lines(path: Path) -> list[Article]:
    """Return the articles of a file of lines."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Article(line["docid"], line["text"], Day.parse(line["dct"][:10])) for line in lines]


def find_all(articles: Iterable[Article]) -> list[EventMention]:
    """Return the mentions of some articles."""
    return [mention for article in articles for mention in find_mentions(article)]


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work returns, and the seconds of CPU time that it took."""
    begin = time.process_time()
    return work(), time.process_time() - begin


def print_share_of_merging(articles: list[Article]) -> None:
    """Print how many articles of 500 words a minute are read, and how many are read and merged."""
    words = sum(len(article.text.split()) for article in articles)
    find_mentions(articles[0])
    mentions, found = timed(partial(find_all, articles))
    events, merged = timed(partial(corroborate, mentions, articles))
    joint = sum(len({record.article for record in event.records}) > 1 for event in events)
    print(
        f"{len(articles)} articles of {words / len(articles):.0f} words: {len(mentions)} mentions,"
        f" {len(events)} events, {joint} of several articles"
    )
    for said, seconds in (("events", found), ("events --merge", found + merged)):
        print(f"{said:15}{60 * words / WORDS / seconds:6.0f} articles of {WORDS} words a minute ({seconds:.2f} CPU s)")
    print(f"merging costs {merged / found:.0%} of reading")


def made_articles(count: int) -> list[Article]:
    """Articles of about 500 words, each with names and numbers of its own."""
    seeds = sorted((Path(__file__).parents[1] / "seeds").glob("*.md"))
    texts = [article.text for article in map(read_article, seeds)]
    sentences = [text[start:end] for text in texts for start, end in split_sentences(text) if end - start > 40]
    chance = random.Random(1)
    articles = []
    for number in range(count):
        place = "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()
        chosen: list[str] = []
        while sum(len(sentence.split()) for sentence in chosen) < WORDS:
            sentence = (
                chance.choice(sentences).replace("Korea", place).replace("1,500", str(chance.randrange(10, 9000)))
            )
            chosen.append(sentence)
        text = "\n".join(" ".join(chosen[first : first + 3]) for first in range(0, len(chosen), 3))
        articles.append(Article(f"a{number:04}", text, PUBLISHED))
    return articles


if __name__ == "__main__":
    main()
