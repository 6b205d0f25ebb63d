"""How often the day of publication is read right from saved pages, and how fast: python benchmarks/ingest.py FOLDER.

FOLDER holds gold.jsonl, a line {"file", "url", "date"} a page. The shipped weights were learnt from the pages of
htmldate's tests, so a figure over those says little: benchmarks/train_published.py cross-validates them. Speed is that
of one processor.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from htmldate import find_date

from timeline.ingestion.html import read_html
from timeline.ingestion.language import recognise_language
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.published import Published, most_probable_day


def verdict(found: str | None, gold: str) -> str:
    return "none" if found is None else "right" if found == gold else "wrong"


def published(content: bytes, address: str) -> Published | None:
    try:
        return most_probable_day(read_html(content, address).evidence, address=address)
    except Unusable:
        return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the pages that are not right")
    options = parser.parse_args()
    recognise_language("What is loaded once is not the speed of reading. " * 10)
    rows = [json.loads(line) for line in (options.folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    seconds = 0.0
    for row in rows:
        content = (options.folder / row["file"]).read_bytes()
        theirs[verdict(find_date(content, original_date=True, url=row["url"]), row["date"])] += 1
        began = time.process_time()
        day = published(content, row["url"])
        seconds += time.process_time() - began
        result = verdict(str(day.day) if day else None, row["date"])
        ours[result] += 1
        if options.errors and result != "right":
            print(f"{result}: {row['file']} is of {row['date']}; {day.words if day else 'nothing found'}")
    for name, counts in (("timeline", ours), ("htmldate", theirs)):
        share = counts["right"] / len(rows)
        print(
            f"{name}: {counts['right']}/{len(rows)} right ({share:.1%}), {counts['wrong']} wrong, {counts['none']} none"
        )
    print(f"timeline: {len(rows) / seconds * 60:,.0f} pages a minute of CPU")


if __name__ == "__main__":
    main()
