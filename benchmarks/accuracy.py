"""Measure the accuracy on public data sets and hold it against the figures on record (accuracy.toml).

    python benchmarks/accuracy.py --data DIR            print every figure; exit 1 when one fell by over half a point
    python benchmarks/accuracy.py --data DIR --record   the same, and put the figures on record

DIR (or the environment variable TIMELINE_DATA) holds the data sets, with their scorers in ``tools`` beside it; without
it only what is measured on articles of our own is held. The data sets are not ours to ship. A third of the documents of
each set, the first in order of the SHA-256 of their names, was left unseen while the rules were written; where the
figures of the two parts drift apart, rules fit documents.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import accuracy_events

from timeline.cli.jsonl.dates import time_expressions

Figures = dict[str, float]
RECORD = Path(__file__).with_name("accuracy.toml")
TOLERANCE = 0.5
"""Points (of 100) that a figure may fall."""


def dates(name: str, language: str = "en") -> Callable[[Path], Iterator[tuple[str, Figures]]]:
    """Time expressions of a TimeML set, TempEval-3 strict, relaxed and value F1, of both parts of its documents."""

    def measure(data: Path) -> Iterator[tuple[str, Figures]]:
        documents = sorted((data / name).rglob("*.tml"), key=lambda path: _digest(path.stem))
        third = len(documents) // 3
        for part, chosen in (("tuned", documents[third:]), ("unseen", documents[:third])):
            scored = _score_timex(data.parent / "tools" / "score_timex.py", chosen, language)
            yield (
                part,
                {
                    "strict": 100 * scored["strict"][2],
                    "relaxed": 100 * scored["relaxed"][2],
                    "value": 100 * scored["value_f1"],
                },
            )

    return measure


MEASURES: Mapping[str, Callable[[Path], Iterator[tuple[str, Figures]]]] = {
    "dates/news": dates("timex/tbaq"),
    "dates/narrative": dates("timex/wikiwars"),
    "dates/german": dates("timex-multilingual/de", "de"),
    "dates/french": dates("timex-multilingual/fr", "fr"),
    "events/own": accuracy_events.own,
    "events/news": accuracy_events.news,
    "events/passages": accuracy_events.passages,
    "events/anchors": accuracy_events.anchors,
    "events/merging": accuracy_events.merging,
}
"""What is measured, by the name it has on record. Each gives its parts with their figures."""


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _score_timex(scorer: Path, documents: list[Path], language: str) -> dict[str, Any]:
    command = [sys.executable, str(scorer), *map(str, documents)]
    dumped = subprocess.run([*command, "--dump-inputs"], check=True, capture_output=True, text=True).stdout
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as answers:
        for line in dumped.splitlines():
            answers.write(json.dumps(time_expressions({**json.loads(line), "language": language})) + "\n")
        answers.flush()
        scored = subprocess.run(
            [*command, "--pred", answers.name, "--json"], check=True, capture_output=True, text=True
        )
    result: dict[str, Any] = json.loads(scored.stdout)
    return result


SHIPPED = ("events/own",)
"""What is measured without the data sets, too: on articles of our own."""


def measured(data: Path | None) -> dict[str, Figures]:
    """Every figure, by the name of its measure and part: "dates/news/unseen". Each core takes a measure at a time."""
    if data is None:
        return {f"{name}/{part}": figures for name in SHIPPED for part, figures in _parts_of(name, Path()).items()}
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        parts = dict(zip(MEASURES, pool.map(_parts_of, MEASURES, [data] * len(MEASURES)), strict=True))
    return {f"{name}/{part}": figures for name, found in parts.items() for part, figures in found.items()}


def _parts_of(name: str, data: Path) -> dict[str, Figures]:
    return dict(MEASURES[name](data))


def compared(found: Mapping[str, Figures], recorded: Mapping[str, Figures]) -> Iterator[tuple[str, bool]]:
    """A line for each figure, and whether it fell too far."""
    for name, figures in found.items():
        for figure, value in figures.items():
            before = recorded.get(name, {}).get(figure)
            fell = before is not None and value < before - TOLERANCE
            change = "new" if before is None else f"{value - before:+.1f}"
            yield f"{name:24} {figure:12} {value:6.1f}  {change}{'  FELL' if fell else ''}", fell


def written(found: Mapping[str, Figures]) -> str:
    """The figures as they stand on record."""
    tables = (
        f'["{name}"]\n' + "".join(f"{figure} = {value:.2f}\n" for figure, value in figures.items())
        for name, figures in found.items()
    )
    return "# Points of 100. Written by: python benchmarks/accuracy.py --record\n\n" + "\n".join(tables)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=os.environ.get("TIMELINE_DATA"), help="folder of the data sets")
    parser.add_argument("--record", action="store_true", help="write the figures to accuracy.toml")
    arguments = parser.parse_args()
    data = arguments.data if arguments.data is not None and arguments.data.is_dir() else None
    if data is None:
        print("no data sets here: name their folder with --data or TIMELINE_DATA; measured on our own articles alone")
    found = measured(data)
    recorded = tomllib.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}
    fallen = False
    for line, fell in compared(found, recorded):
        print(line)
        fallen |= fell
    if arguments.record and data is not None:
        RECORD.write_text(written(found), encoding="utf-8")
    return int(fallen and not arguments.record)


if __name__ == "__main__":
    raise SystemExit(main())
