"""How well a model proposes, and what verification makes of it, on news that a reader dated (news-gold).

python benchmarks/proposer.py ../shared/data --write-requests requests.jsonl
python benchmarks/proposer.py ../shared/data --answers answers.jsonl
python benchmarks/proposer.py ../shared/data --write-gold answers.jsonl [--corrupted]

The first writes what a model is to be asked, in the form of batch interfaces; the second takes its answers, from
anywhere, and prints the table. Without a model the third writes the reader's own events as answers: how much of what
is right does verification reject? ``--corrupted`` spoils a part of every second one: how much of what is wrong passes?
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))

from crossval import FOLDS, fold_models
from gold import Document, bounds_of_edtf, news_gold

from timeline.articles import Article
from timeline.cli.jsonl.events import answer
from timeline.extraction.mentions import EventMention
from timeline.extraction.pipeline import passage_mentions
from timeline.extraction.rows import read_rows
from timeline.proposals.agreement import agree
from timeline.proposals.answers import StoredAnswer, answer_record
from timeline.proposals.evidence import ArticleEvidence, OfferedDate
from timeline.proposals.files import answers_in, request_lines
from timeline.proposals.requests import requests_of
from timeline.proposals.verification import VerifiedSuggestion, verify

MODES: Final = {"happened": "stated", "ongoing": "stated"}
"""The modes of the reader's statuses; the others have the same name."""
AROUND: Final = 70
"""Characters before and after the word that names a happening that the reader's answers quote."""
SPOILT: Final = ("quote", "date", "mode", "who", "title-name", "title-number", "title-roles", "sentences", "other-date")
"""The parts that ``--corrupted`` spoils, one of each event in turn."""


@dataclass(frozen=True, slots=True)
class Read:
    """An article read by models that have not seen it: the engine's mentions, and what proposals are held against."""

    document: Document
    evidence: ArticleEvidence
    mentions: Sequence[EventMention]


def read(document: Document, unseen: Any) -> Read:
    """Read one article."""
    article = Article(document.id, document.text, document.published, title=document.title or None)
    evidence = ArticleEvidence(article, unseen(document.id))
    rows = read_rows(evidence.view, evidence.models)
    return Read(document, evidence, list(passage_mentions(article, evidence.view, rows, evidence.models)))


# --- the reader's events as answers ----------------------------------------------------------------------------------


def gold_answer(one: Read, chance: random.Random | None = None) -> list[dict[str, Any]]:
    """Return the reader's events as a model would have answered them, every second one spoilt where there is chance."""
    events = [event for raw in one.document.raw["events"] if (event := _gold_event(one, raw)) is not None]
    if chance is not None:
        for number, event in enumerate(events):
            if number % 2:
                spoil(event, SPOILT[chance.randrange(len(SPOILT))], one, chance)
    return events


def _gold_event(one: Read, raw: Mapping[str, Any]) -> dict[str, Any] | None:
    text, view = one.document.text, one.evidence.view
    start = text.find(raw["quote"])
    at = raw["quote"].find(raw["trigger"])
    begin = start + max(at, 0)
    end = begin + len(raw["trigger"] if at >= 0 else raw["quote"])
    sentence = next((n for n, s in enumerate(view.sentences) if s.sentence.start <= begin < s.sentence.end), None)
    if start < 0 or sentence is None:
        return None
    inside = view.sentences[sentence].sentence
    end = min(end, inside.end)
    first = max(inside.start, text.rfind(" ", inside.start, max(begin - AROUND, inside.start)) + 1)
    last = text.find(" ", end + AROUND, inside.end)
    status = raw["status"]
    return {
        "sentences": [sentence + 1],
        "quote": text[first : last if last > 0 else inside.end],
        "date": _id_of(raw["date"], sentence, one.evidence.dates),
        "mode": MODES.get(status, status),
        "speaker": None,
        "who": raw.get("who") or [],
        "where": raw.get("where") or [],
        "title": raw["title"],
        "rank": raw["rank"],
        "gold": raw["date"],
        "sure": raw["sure"],
    }


def _id_of(edtf: str, sentence: int, dates: Sequence[OfferedDate]) -> str | None:
    """Return the id of the reading with the reader's days, in the sentence itself or the nearest to it."""
    bounds = bounds_of_edtf(edtf)
    same = [date for date in dates if date.bounds == bounds]
    own = [date for date in same if date.sentence == sentence]
    apart = [date for date in same if date.sentence is not None]
    nearest = min(apart, key=lambda date: abs((date.sentence or 0) - sentence), default=None)
    best = own[0] if own else nearest or (same[0] if same else None)
    return best.id if best is not None else None


def spoil(event: dict[str, Any], part: str, one: Read, chance: random.Random) -> None:
    """Spoil one part of an event, and note which."""
    event["spoilt"] = part
    match part:
        case "quote":
            event["quote"] = event["quote"].replace(" ", " reportedly ", 1)
        case "date":
            event["date"] = chance.choice(["2024-10-03", "d999", "last Tuesday"])
        case "other-date":
            own = next((date.bounds for date in one.evidence.dates if date.id == event["date"]), None)
            others = [date.id for date in one.evidence.dates if date.sentence is not None and date.bounds != own]
            event["date"] = chance.choice(others or ["d999"])
        case "mode":
            event["mode"] = "stated"
        case "who":
            event["who"] = [*event["who"], "Zacharias Quillfeather"]
        case "title-name":
            event["title"] = f"Quillfeather: {event['title']} for Zacharias Quillfeather"
        case "title-number":
            event["title"] = f"{event['title']} after 918,273 complaints"
        case "title-roles":
            words = event["title"].split()
            event["title"] = " ".join(reversed(words))
        case "sentences":
            event["sentences"] = [len(one.evidence.sentences) + 7]


# --- the table -------------------------------------------------------------------------------------------------------


def as_answered(one: Read, items: Iterable[Any]) -> list[dict[str, Any]]:
    """Return the rows of an answer taken at its word, as `timeline events` prints rows."""
    text, view = one.document.text, one.evidence.view
    ids = {date.id: date for date in one.evidence.dates}
    rows = []
    for item in items:
        if not isinstance(item, dict):
            continue
        numbers = [n for n in item.get("sentences") or [] if isinstance(n, int) and 0 < n <= len(view.sentences)]
        start = text.find(str(item.get("quote") or "\0"))
        end = start + len(str(item.get("quote")))
        if start < 0 and numbers:
            inside = view.sentences[numbers[0] - 1].sentence
            start, end = inside.start, inside.end
        date = ids.get(str(item.get("date")))
        status = {"stated": "reported"}.get(str(item.get("mode")), str(item.get("mode")))
        rows.append(
            {
                "start": max(start, 0),
                "end": max(end, 0),
                "date": str(date.when) if date else None,
                "title": str(item.get("title")),
                "status": "planned" if status == "hypothetical" else status,
            }
        )
    return rows


def verified(suggestions: Iterable[VerifiedSuggestion]) -> list[dict[str, Any]]:
    """Return the rows of an answer after verification: those that have a date."""
    return [
        {
            "start": one.start,
            "end": one.end,
            "date": str(one.date.when),
            "title": one.title,
            "status": {"stated": "reported", "hypothetical": "planned"}.get(str(one.mode), str(one.mode)),
        }
        for one in suggestions
        if not one.rejected and one.date is not None
    ]


def score(scorer: Path, gold: Path, predictions: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the figures of score_news.py."""
    lines = "".join(json.dumps(line) + "\n" for line in predictions)
    command = [sys.executable, str(scorer), str(gold), "--json"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)["all"]
    return figures


COLUMNS: Final = ("rows_per_article", "worth", "date_right", "date_wrong", "found", "dated_recall", "claims_as_facts")
MORE: Final = ("title_kept", "accept")


def print_table(systems: Mapping[str, Sequence[Mapping[str, Any]]], scorer: Path, gold: Path) -> None:
    """Print a row of figures for each system."""
    columns = (*COLUMNS, *MORE)
    print("| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for name, lines in systems.items():
        figures = score(scorer, gold, lines)
        print(f"| {name} | " + " | ".join(str(figures[column]) for column in columns) + " |")


def print_findings(answers: Sequence[tuple[Read, StoredAnswer, list[VerifiedSuggestion]]]) -> None:
    """Print what verification rejects by rule, and where the answers say it, how much of it rightly."""
    events = sum(len(kept.items) for _, kept, _ in answers)
    print(f"\n{events} events proposed; what verification rejects or corrects, by rule:\n")
    known = any(isinstance(item, dict) and "gold" in item for _, kept, _ in answers for item in kept.items)
    by_rule: Counter[str] = Counter()
    wrongly: Counter[str] = Counter()
    for _, kept, suggestions in answers:
        for item, suggestion in zip(kept.items, suggestions, strict=True):
            for finding in suggestion.findings:
                by_rule[finding.rule] += 1
                if isinstance(item, dict) and "spoilt" not in item:
                    wrongly[finding.rule] += 1
    head = "| rule | findings |" + (" in events that were not spoilt |" if known else "")
    print(head + "\n|---|---|" + ("---|" if known else ""))
    for rule, count in by_rule.most_common():
        print(f"| {rule} | {count} |" + (f" {wrongly[rule]} |" if known else ""))


def print_spoilt(answers: Sequence[tuple[Read, StoredAnswer, list[VerifiedSuggestion]]]) -> None:
    """Print of each part that was spoilt how often verification found something."""
    total: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for _, kept, suggestions in answers:
        for item, suggestion in zip(kept.items, suggestions, strict=True):
            if isinstance(item, dict) and (part := item.get("spoilt")):
                total[part] += 1
                caught[part] += bool(suggestion.findings)
    if total:
        print("\n| spoilt | events | caught |\n|---|---|---|")
        for part in SPOILT:
            print(f"| {part} | {total[part]} | {caught[part]} |")


def print_dates(answers: Sequence[tuple[Read, StoredAnswer, list[VerifiedSuggestion]]]) -> None:
    """Print what becomes of the reader's dates: how many the engine has a reading of, and how many links are proved."""
    counted: Counter[str] = Counter()
    for _, kept, suggestions in answers:
        for item, suggestion in zip(kept.items, suggestions, strict=True):
            if isinstance(item, dict) and "gold" in item and "spoilt" not in item:
                sure = "sure" if item["sure"] else "unsure"
                counted[f"{sure}: events"] += 1
                counted[f"{sure}: no reading has these days"] += item["date"] is None
                rules = {finding.rule for finding in suggestion.findings}
                counted[f"{sure}: dated elsewhere, no proof"] += "link" in rules
                counted[f"{sure}: dated elsewhere, proved"] += suggestion.proof[:5] not in ("", "given")
    for name, count in sorted(counted.items()):
        print(f"{name}: {count}")


def main() -> None:
    """Write requests or answers, or print the table of answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--answers", type=Path)
    parser.add_argument("--write-requests", type=Path)
    parser.add_argument("--write-gold", type=Path)
    parser.add_argument("--corrupted", action="store_true")
    parser.add_argument("--model", default="model", help="the name of the model in the requests")
    parser.add_argument("--first", type=int, help="only so many articles")
    parser.add_argument("--show", metavar="RULE", help="print every finding of this rule")
    arguments = parser.parse_args()
    unseen = fold_models(FOLDS)
    documents = list(news_gold(arguments.data))[: arguments.first]
    if arguments.write_gold:
        chance = random.Random(7) if arguments.corrupted else None
        with arguments.write_gold.open("w", encoding="utf-8") as file:
            for document in documents:
                events = gold_answer(read(document, unseen), chance)
                file.write(
                    json.dumps({"custom_id": document.id, "answer": {"events": events}}, ensure_ascii=False) + "\n"
                )
    elif arguments.write_requests:
        with arguments.write_requests.open("w", encoding="utf-8") as file:
            for document in documents:
                one = read(document, unseen)
                file.writelines(
                    request_lines(requests_of(one.evidence.article, "", "en", one.evidence), arguments.model)
                )
    elif arguments.answers:
        _measure(arguments, documents, unseen)
    else:
        parser.error("say what to do: --answers, --write-requests or --write-gold")


def _measure(arguments: argparse.Namespace, documents: Sequence[Document], unseen: Any) -> None:
    given = answers_in(arguments.answers.read_text(encoding="utf-8").splitlines())
    answered = given.items
    for problem in given.problems[:20]:
        print(problem, file=sys.stderr)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("engine", "as answered", "verified", "both")}
    answers = []
    for document in documents:
        one = read(document, unseen)
        kept = answer_record(document.id, "", arguments.model, answered.get(document.id, ()), one.evidence)
        suggestions = verify(kept, one.evidence)
        both = agree(one.mentions, suggestions, one.evidence, arguments.model)
        for name, events in (
            ("engine", answer(one.mentions)),
            ("as answered", as_answered(one, kept.items)),
            ("verified", verified(suggestions)),
            ("both", answer(both.mentions)),
        ):
            rows[name].append({"docid": document.id, "events": events})
        answers.append((one, kept, suggestions))
    print_table(rows, arguments.data.parent / "tools" / "score_news.py", _gold(arguments, documents))
    print_findings(answers)
    print_dates(answers)
    print_spoilt(answers)
    if arguments.show:
        for one, kept, suggestions in answers:
            for item, suggestion in zip(kept.items, suggestions, strict=True):
                for finding in suggestion.findings:
                    if finding.rule == arguments.show:
                        print(one.document.id, finding, "|", isinstance(item, dict) and item.get("spoilt", ""))


def _gold(arguments: argparse.Namespace, documents: Sequence[Document]) -> Path:
    """Return the file of the gold, of the first articles alone where only they are measured."""
    gold: Path = arguments.data / "news-gold" / "dev.jsonl"
    if arguments.first is None:
        return gold
    part = Path(".cache") / "proposer-gold.jsonl"
    part.parent.mkdir(exist_ok=True)
    part.write_text("".join(json.dumps(document.raw) + "\n" for document in documents), encoding="utf-8")
    return part


if __name__ == "__main__":
    main()
