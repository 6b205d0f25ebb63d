"""How fast dates are found, side by side with dateparser's search_dates over the same text in one run.

    python benchmarks/dates.py [FOLDER]      FOLDER holds .txt, .md or .tml texts; without it the text below is repeated

Prints kilobytes of text per second of processor time and the ratio, the time to start, and the steps of the grammar on
hostile text at one and eight times its length.
"""

from __future__ import annotations

import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from timeline.cli.jsonl.dates import time_expressions
from timeline.dates import Day
from timeline.when import find_dates
from timeline.when.languages import load_language
from timeline.when.tokens import Pieces

PUBLISHED = Day(2024, 10, 18)
TEXT = """\
North Korea shipped 1,500 special forces soldiers to Russia between October 8th and 13th, the agency said on Friday.
Both countries signed a treaty in June. Six officers were killed on October 3, two weeks after they had arrived, and
about 10,000 more are expected to follow next month. The first troops reached the front in late 2023, according to a
report published last Tuesday. The minister, who has held the office since 2019, is to speak at 10 a.m. on Monday. A
year earlier nobody would have believed it. The talks in the capital went on for three days and nights, and the
ministers left it without a word.
"""
SLOW = 20_000
"""Characters that dateparser is given: it needs minutes for more."""


def texts(folder: str | None) -> list[str]:
    """The texts to read."""
    if folder is None:
        return [TEXT * 10] * 100
    paths = sorted(path for path in Path(folder).rglob("*") if path.suffix in (".txt", ".md", ".tml"))
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


def kilobytes_a_second(read: Callable[[str], object], chosen: list[str]) -> float:
    start = time.process_time()
    for text in chosen:
        read(text)
    return sum(len(text.encode()) for text in chosen) / (time.process_time() - start) / 1000


def shortened(chosen: list[str], characters: int) -> list[str]:
    short = []
    for text in chosen:
        if characters <= 0:
            break
        short.append(text[:characters])
        characters -= len(text)
    return short


def steps(text: str) -> int:
    """The moves that the grammar makes through its rules."""
    _, grammar = load_language("en")
    return sum(island.steps for island in grammar.read(Pieces(text, grammar.lexicon)))


def main() -> None:
    warnings.simplefilter("ignore")
    chosen = texts(sys.argv[1] if len(sys.argv) > 1 else None)
    program = (
        "import time; t = time.process_time(); from timeline.when import find_dates; find_dates('in June', None); "
    )
    started = subprocess.run(
        [sys.executable, "-c", program + "print(time.process_time() - t)"], check=True, capture_output=True, text=True
    )
    print(f"start-up (import, compile, first text)  {float(started.stdout):8.2f} s")

    find_dates(TEXT, PUBLISHED)
    ours = max(
        kilobytes_a_second(lambda text: time_expressions({"text": text, "dct": "2024-10-18"}), chosen) for _ in range(3)
    )
    print(f"timeline dates                          {ours:8.0f} kB/s")

    from dateparser.search import search_dates

    short = shortened(chosen, SLOW)
    search_dates("in June", languages=["en"])
    theirs = kilobytes_a_second(lambda text: search_dates(text, languages=["en"]), short)
    print(f"dateparser.search.search_dates          {theirs:8.1f} kB/s   (of the first {SLOW:,} characters)")
    print(f"ratio                                   {ours / theirs:8.0f}")

    for hostile in ("1 day ", "October 8 ", "2024-10-"):
        once, eightfold = steps(hostile * 2_000), steps(hostile * 16_000)
        print(f"steps on {hostile!r:12} x 2,000 and x 16,000 {once:10,} {eightfold:12,}   x {eightfold / once:.2f}")


if __name__ == "__main__":
    main()
