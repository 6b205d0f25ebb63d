"""Measures of accuracy.py for events: which passages, when they happened, and which tell of the same happening.

What a model decides is measured on documents that it has not seen: "folds" are the predictions of the models in
folds.json.gz, which train_extraction.py writes.

The unseen part of each set is the third whose names (of ECB+, the topics') have a SHA-256 that three divides.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from crossval import FOLDS, fold_models, predictions
from gold import bounds_of_edtf, news_gold, timeset

from timeline.cli.jsonl.events import anchors_of, events_of
from timeline.cli.jsonl.merging import merged

OWN = Path(__file__).with_name("own_articles.jsonl")
Figures = dict[str, float]
Line = Mapping[str, Any]


def news(data: Path) -> Iterator[tuple[str, Figures]]:
    """news-gold: rows, dates and titles, each article read by models that have not seen it."""
    gold = data / "news-gold" / "dev.jsonl"
    if not gold.exists():
        return
    answers = list(predictions(list(news_gold(data)), fold_models(FOLDS)))
    scored = json.loads(_run([_scorer(data, "score_news"), str(gold), "--json"], answers))["all"]
    shares = ("worth", "date_right", "dated_recall", "title_kept", "accept")
    yield "folds", {name: 100 * scored[name] for name in shares}


def own(_: Path) -> Iterator[tuple[str, Figures]]:
    """Invented articles that may be shipped (own_articles.jsonl), which no model is trained on: rows that are worth
    it, dates that are right of these, and events that are found with the right date."""
    rows = worth = right = events = found = 0
    for line in map(json.loads, OWN.read_text(encoding="utf-8").splitlines()):
        told = {line["text"].index(event["words"]): event for event in line["events"]}
        events += len(told)
        for row in events_of({**line, "docid": line["id"]})["events"]:
            rows += 1
            inside = [at for at, event in told.items() if row["start"] <= at and at + len(event["words"]) <= row["end"]]
            dated = [at for at in inside if bounds_of_edtf(told[at]["date"]) == bounds_of_edtf(row["date"])]
            worth += bool(inside)
            right += bool(dated)
            for at in dated[:1] or inside[:1]:
                del told[at]
            found += bool(dated)
    yield (
        "unseen",
        {"worth": 100 * worth / rows, "date_right": 100 * right / worth, "dated_recall": 100 * found / events},
    )


def passages(data: Path) -> Iterator[tuple[str, Figures]]:
    """TimeSET: selection, and the share of dates that are right, of the events found; by models of the other folds."""
    with tempfile.TemporaryDirectory() as folder:
        dates = ""
        for part in ("timeset", "timeset-more"):
            for path in [*(data / part).glob("*.txt"), *(data / part).glob("*.ann")]:
                shutil.copy(path, folder)
            dates += (data / part / "dates.jsonl").read_text(encoding="utf-8")
        gold = Path(folder) / "dates.jsonl"
        gold.write_text(dates, encoding="utf-8")
        answers = list(predictions(list(timeset(data)), fold_models(FOLDS), everything=True))
        printed = _run([_scorer(data, "score_timeset"), "--texts", folder, "--gold", str(gold)], answers)
    yield "folds", _figures(printed, r"R (?P<recall>\S+) F1 (?P<f1>\S+)[^$]*?of found (?P<dated>\S+)")


def anchors(data: Path) -> Iterator[tuple[str, Figures]]:
    """Event Time: the share of words of which the day or days are exactly right."""
    rows = (data / "eventtime" / "event-times.tab").read_text(encoding="utf-8").splitlines(keepends=True)
    for part, chosen in _parts(sorted({row.split("\t")[0] for row in rows}), str):
        with tempfile.TemporaryDirectory() as folder:
            gold, predicted = Path(folder) / "gold.tab", Path(folder) / "predicted.jsonl"
            gold.write_text("".join(row for row in rows if row.split("\t")[0] in chosen), encoding="utf-8")
            tml = [str(data / "timex" / "tbaq" / f"{name}.tml") for name in chosen]
            tml = [path for path in tml if Path(path).exists()] or [str(data / "timex" / "tbaq")]
            command = [_scorer(data, "score_eventtime"), "--gold", str(gold), "--tml", *tml]
            convert = _scorer(data, "anchors_to_eventtime")
            asked = _lines(_run([convert, "--spans"], _lines(_run([*command, "--dump-inputs"]))))
            predicted.write_text(_run([convert], [anchors_of(line) for line in asked]), encoding="utf-8")
            printed = _run([*command, "--pred", str(predicted), "--split", "all"])
        accuracy = re.search(r"^ *all +\d+ +(\S+)", printed, re.MULTILINE)
        assert accuracy is not None, printed
        yield part, {"exact": float(accuracy[1])}


def merging(data: Path) -> Iterator[tuple[str, Figures]]:
    """ECB+: precision and recall of tellings joined, and the right half of what is joined in a topic."""
    ecb = data / "ecbplus"
    listed = (ecb / "coreference-sentences.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    for part, chosen in _parts(sorted({row.split(",")[0] for row in listed[1:]}), str):
        with tempfile.TemporaryDirectory() as folder:
            for topic in chosen:
                (Path(folder) / topic).symlink_to((ecb / topic).resolve())
            kept = [listed[0], *(row for row in listed[1:] if row.split(",")[0] in chosen)]
            (Path(folder) / "coreference-sentences.csv").write_text("".join(kept), encoding="utf-8")
            command = [_scorer(data, "score_ecbplus"), folder]
            printed = _run(command, list(merged(_lines(_run([*command, "--dump-inputs"])))))
        found = _figures(
            printed,
            r"precision (?P<precision>\S+)[^$]*?chosen (?P<recall>[\d.]+) +wrong topic half (?P<right_half>\S+)",
        )
        found["right_half"] = 100 - found["right_half"]
        yield part, found


def _parts(names: Iterable[Any], name: Callable[[Any], str]) -> Iterator[tuple[str, list[Any]]]:
    every = list(names)
    unseen = [one for one in every if int(hashlib.sha256(name(one).encode()).hexdigest(), 16) % 3 == 0]
    yield "tuned", [one for one in every if one not in unseen]
    yield "unseen", unseen


def _scorer(data: Path, name: str) -> str:
    return str(data.parent / "tools" / f"{name}.py")


def _run(command: list[str], lines: Iterable[Line] = ()) -> str:
    given = "".join(json.dumps(line) + "\n" for line in lines)
    run = subprocess.run([sys.executable, *command], input=given, check=True, capture_output=True, text=True)
    return run.stdout


def _lines(text: str) -> list[Line]:
    return [json.loads(line) for line in text.splitlines()]


def _figures(printed: str, pattern: str) -> Figures:
    match = re.search(pattern, printed)
    assert match is not None, printed
    return {name: 100 * float(value) for name, value in match.groupdict().items()}
