"""Gold events of the data sets that extraction is trained and measured on, each as the head that names it."""

from __future__ import annotations

import csv
import datetime
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.dates import Day
from timeline.extraction.story import Bounds, Head, View


@dataclass
class GoldEvent:
    """One event that a reader marked: where its trigger stands, where the text tells it ``again``, and its date as
    bounds, None where it has none."""

    start: int
    end: int
    bounds: Bounds | None
    sure: bool
    basis: str = ""
    rank: str = "key"
    title: str = ""
    again: tuple[tuple[int, int], ...] = ()

    def is_told_by(self, start: int, end: int) -> bool:
        """Return whether a passage of the text holds its trigger, or a whole sentence that tells it again."""
        return any(start <= first and last <= end for first, last in ((self.start, self.end), *self.again))


@dataclass
class Document:
    """An article with its gold events; ``kind`` names its set, ``free`` says whether words of it may be trained on."""

    id: str
    kind: str
    text: str
    published: Day
    title: str
    events: list[GoldEvent]
    free: bool = False
    raw: dict[str, Any] = field(default_factory=dict)


def news_gold(data: Path) -> Iterator[Document]:
    """Yield the articles of news-gold."""
    for line in (data / "news-gold" / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        raw = json.loads(line)
        text, events = raw["text"], []
        for event in raw["events"]:
            quote = text.find(event["quote"])
            inside = event["quote"].find(event["trigger"])
            start = quote + max(inside, 0)
            length = len(event["trigger"]) if inside >= 0 else len(event["quote"])
            events.append(
                GoldEvent(
                    start,
                    start + length,
                    bounds_of_edtf(event["date"]),
                    event["sure"],
                    event["basis"],
                    event["rank"],
                    event["title"],
                    tuple((at, at + len(other)) for other in event.get("also", ()) if (at := text.find(other)) >= 0),
                )
            )
        yield Document(
            raw["id"],
            "news",
            text,
            Day.parse(raw["dct"][:10]),
            raw.get("title") or "",
            events,
            raw["source"] == "wikinews",
            raw,
        )


def timeset(data: Path) -> Iterator[Document]:
    """Yield the articles of TimeSET, both parts."""
    for folder in (data / "timeset", data / "timeset-more"):
        dates: dict[str, dict[tuple[int, int], dict[str, Any]]] = {}
        for gold in map(json.loads, (folder / "dates.jsonl").read_text(encoding="utf-8").splitlines()):
            dates.setdefault(gold["doc"], {})[gold["start"], gold["end"]] = gold
        for path in sorted(folder.glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            headline, day = text.split("\n")[:2]
            published = datetime.datetime.strptime(" ".join(day.split()), "%A, %B %d, %Y").date()
            events = []
            for start, end in _triggers(path.with_suffix(".ann")):
                dated = dates.get(path.stem, {}).get((start, end))
                bounds = bounds_of_edtf(dated["date"]) if dated else None
                events.append(GoldEvent(start, end, bounds, bool(dated and dated["sure"])))
            yield Document(
                path.stem,
                "timeset",
                text,
                Day(published.year, published.month, published.day),
                headline,
                events,
                True,
            )


def _triggers(path: Path) -> list[tuple[int, int]]:
    """Return the spans of the triggers of events in a file of brat."""
    spans: dict[str, tuple[int, int]] = {}
    events: list[str] = []
    for name, *rest in csv.reader(
        path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
    ):
        if name.startswith("T"):
            numbers = [int(number) for number in re.findall(r"\d+", rest[0].partition(" ")[2])]
            spans[name] = numbers[0], numbers[-1]
        elif name.startswith("E"):
            events.append(rest[0].split(" ")[0].partition(":")[2])
    return sorted({spans[name] for name in events if name in spans})


def bounds_of_edtf(edtf: str | None) -> Bounds | None:
    """Return the first and last day of a gold date, as score_news.py reads it; None where it is none."""
    from timeline.dates import DateError, parse_edtf
    from timeline.extraction.story import bounds_of

    if not edtf:
        return None
    try:
        bounds = bounds_of(parse_edtf(edtf.replace("~", "").replace("?", "").replace("%", "")))
    except DateError:
        return None
    return None if bounds == (None, None) else bounds


def heads_of_events(view: View, events: Sequence[GoldEvent]) -> list[tuple[GoldEvent, Head | None, int | None]]:
    """Return each event with the head that its trigger names, and its sentence; None where there is none."""
    by_sentence: dict[int, list[Head]] = {}
    for head in view.heads:
        by_sentence.setdefault(head.sentence, []).append(head)
    found: list[tuple[GoldEvent, Head | None, int | None]] = []
    for event in events:
        at = next(
            (n for n, one in enumerate(view.sentences) if one.sentence.start <= event.start < one.sentence.end), None
        )
        if at is None:
            found.append((event, None, None))
            continue
        sentence = view.sentences[at].sentence
        touched = {n for n, word in enumerate(sentence.words) if word.start < event.end and word.end > event.start}
        heads = by_sentence.get(at, [])
        verbs = [
            head
            for head in heads
            if head.phrase is None
            and head.clause is not None
            and touched.intersection(
                range(sentence.clauses[head.clause].verb.first, sentence.clauses[head.clause].verb.last + 1)
            )
        ]
        nouns = [head for head in heads if head.phrase is not None and head.word in touched]
        found.append((event, next(iter([*verbs, *reversed(nouns)]), None), at))
    return found
