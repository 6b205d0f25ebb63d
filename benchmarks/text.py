"""How much of an article's text is read from a page, and how little else: python benchmarks/text.py [FILE] [--errors].

FILE has a line {"name", "html", "text"} a page; without it the pages are own_pages.jsonl, which are invented, one for
each way in which pages are laid out. "text" is empty where a page has no article, and then a reader is right to refuse.

A page's words are compared as overlapping runs of four, as the article-extraction-benchmark does: what is missing, what
is too much and words that are joined or cut in two all count. Trafilatura, which Timeline builds on, is beside it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from timeline.ingestion.html import read_html
from timeline.ingestion.parsed import Unusable

OWN = Path(__file__).with_name("own_pages.jsonl")
RUN = 4

_WORD = re.compile(r"[\w\u200c\u200d\ufe0f\U0001f000-\U0001faff]+")
"""A word with the joiners inside it, or a picture; marks of Markdown are none."""

_HEADS = re.compile(r"^## \d{4}-\d\d-\d\dT.*$|^\d+\. ", re.MULTILINE)
"""The line that Timeline puts above each entry of a live blog, and the numbers of a list, which may be there or not."""


@dataclass(frozen=True)
class Score:
    """How many runs of words are right, missing and too many, as shares of a page, and whether all of it is right."""

    right: float
    missing: float
    extra: float

    @property
    def whole(self) -> bool:
        return self.missing == self.extra == 0


def by_timeline(page: str) -> str:
    try:
        return _HEADS.sub("", read_html(page.encode()).text)
    except Unusable:
        return ""


def by_trafilatura(page: str) -> str:
    return trafilatura.extract(page, include_comments=False) or ""


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)) if words)


def score(found: str, gold: str) -> Score:
    """Shares of the runs of either, so that a long page weighs no more than a short one."""
    ours, theirs = runs(found), runs(gold)
    right, missing, extra = (sum(one.values()) for one in (ours & theirs, theirs - ours, ours - theirs))
    total = right + missing + extra or 1
    return Score(right / total, missing / total, extra / total) if ours or theirs else Score(1.0, 0.0, 0.0)


def summary(scores: Iterable[Score]) -> str:
    scores = list(scores)
    right, missing, extra = (sum(getattr(one, name) for one in scores) for name in ("right", "missing", "extra"))
    precision, recall = right / (right + extra), right / (right + missing)
    whole = sum(one.whole for one in scores)
    f1 = 2 * precision * recall / (precision + recall)
    return f"F1 {f1:.3f}, precision {precision:.3f}, recall {recall:.3f}, whole {whole} of {len(scores)}"


READERS: dict[str, Callable[[str], str]] = {"timeline": by_timeline, "trafilatura": by_trafilatura}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=OWN)
    parser.add_argument("--errors", action="store_true", help="show what Timeline misses, and what it has too much")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()]
    for name, read in READERS.items():
        print(f"{name:12}", summary(score(read(row["html"]), row["text"]) for row in rows))
    for row in rows if options.errors else ():
        found = by_timeline(row["html"])
        if not score(found, row["text"]).whole:
            print(f"--- {row['name']}\nwanted: {row['text']}\nfound:  {found}")


if __name__ == "__main__":
    main()
