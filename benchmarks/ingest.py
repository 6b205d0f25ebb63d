"""How often the day of publication is read right from saved pages, and how fast: python benchmarks/ingest.py FOLDER.

FOLDER holds gold.jsonl, a line {"file", "url", "date"} a page. A third of the pages, chosen by the hash of the file's
name, is for looking at once at the end (--unseen); errors are listed for the others only. Speed is that
of one processor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from pathlib import Path

from htmldate import find_date

from timeline.ingestion import language
from timeline.ingestion.found import Unusable
from timeline.ingestion.html import read_html
from timeline.ingestion.published import decide


def unseen(name: str) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def verdict(found: str | None, gold: str) -> str:
    return "none" if found is None else "right" if found == gold else "wrong"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--unseen", action="store_true", help="report the third that is not for tuning, too")
    options = parser.parse_args()
    language.load()  # what is loaded once is not the speed of reading
    rows = [json.loads(line) for line in (options.folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    for part in ("tuned", "unseen") if options.unseen else ("tuned",):
        chosen = [row for row in rows if unseen(row["file"]) == (part == "unseen")]
        ours: Counter[str] = Counter()
        theirs: Counter[str] = Counter()
        seconds = 0.0
        for row in chosen:
            content = (options.folder / row["file"]).read_bytes()
            theirs[verdict(find_date(content, original_date=True, url=row["url"]), row["date"])] += 1
            began = time.process_time()
            try:
                found = read_html(content, row["url"])
                day = decide(found.evidence)
            except Unusable:
                day = None
            seconds += time.process_time() - began
            result = verdict(str(day.day) if day else None, row["date"])
            ours[result] += 1
            if result != "right" and part == "tuned":
                print(f"{result}: {row['file']} is of {row['date']}; {day.words if day else 'nothing found'}")
        for name, counts in (("timeline", ours), ("htmldate", theirs)):
            share = counts["right"] / len(chosen)
            print(f"{part:7} {name}: {counts['right']}/{len(chosen)} right ({share:.1%}), {counts['wrong']} wrong")
        print(f"{part:7} timeline: {len(chosen) / seconds * 60:,.0f} pages a minute of CPU")


if __name__ == "__main__":
    main()
