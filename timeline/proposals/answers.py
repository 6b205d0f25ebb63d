"""proposals/<article>.json: the answer of a model as it was given, with what it refers to; committed, so that a rebuild
needs no model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from timeline.files import read_bytes
from timeline.problems import Problem
from timeline.proposals.prompt import PROMPT_VERSION
from timeline.proposals.schema import MOST_EVENTS, SCHEMA_VERSION
from timeline.text import address

if TYPE_CHECKING:
    from timeline.proposals.evidence import ArticleEvidence

MAX_BYTES: Final = 5_000_000
"""Larger files are refused: no answer about one article is."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What a model answered about one article.

    ``request`` is the digest of the request, ``items`` the events of the answer as JSON has them. They refer by number
    and id to ``sentences``, each with its text, and to ``dates``, each with its sentence, words and date: so they mean
    the same when the engine cuts sentences or reads dates in another way. ``digest`` is that of the file.
    """

    article: str
    request: str
    model: str
    items: tuple[Any, ...]
    sentences: Mapping[int, str] = field(default_factory=dict)
    dates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    prompt: int = PROMPT_VERSION
    schema: int = SCHEMA_VERSION
    path: str = ""
    digest: str = ""


def answer_record(
    article: str, request: str, model: str, items: Iterable[Any], evidence: ArticleEvidence
) -> StoredAnswer:
    """Return an answer as it is kept, with the sentences and dates of the article that it refers to."""
    events = tuple(items)[:MOST_EVENTS]
    numbers: set[int] = set()
    ids: set[str] = set()
    for item in events:
        if isinstance(item, Mapping):
            named = item.get("sentences")
            numbers.update(one for one in (named if isinstance(named, list) else [named]) if isinstance(one, int))
            ids.add(str(item.get("date")))
    dates = {
        date.id: {"sentence": date.sentence + 1, "words": date.words, "date": str(date.when)}
        for date in evidence.dates
        if date.sentence is not None and date.id in ids
    }
    numbers.update(int(str(date["sentence"])) for date in dates.values())
    shown = {number: evidence.sentences[number - 1] for number in numbers if 0 < number <= len(evidence.sentences)}
    return StoredAnswer(article, request, model, events, dict(sorted(shown.items())), dates)


def write_answer(answer: StoredAnswer) -> str:
    """Return the text of the file: the same for the same answer."""
    content = {
        "article": answer.article,
        "request": answer.request,
        "model": answer.model,
        "prompt": answer.prompt,
        "schema": answer.schema,
        "sentences": {str(number): text for number, text in answer.sentences.items()},
        "dates": dict(answer.dates),
        "answer": {"events": list(answer.items)},
    }
    # Lone surrogates, which a model may send as escapes, cannot be written as UTF-8.
    shown = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return shown.encode("utf-8", "replace").decode()


def answer_file(folder: Path, article: str) -> Path:
    """Return the file of an article's answer: article ids are names of files, but may hold what a file system minds."""
    return folder / f"{address(article)}.json"


def read_stored_answers(folder: Path, root: Path) -> tuple[dict[str, StoredAnswer], list[Problem]]:
    """Return the answers in a folder by article, and what is wrong with files that cannot be read."""
    answers: dict[str, StoredAnswer] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        try:
            if path.stat().st_size > MAX_BYTES:
                raise ValueError(f"{path.stat().st_size:,} bytes")
            answer = read_answer_file(read_bytes(path), shown)
        except (OSError, ValueError, RecursionError, KeyError, TypeError) as error:
            message = (
                f"is no answer of a model ({str(error)[:100]}); take the file from git, or remove it and ask again"
            )
            problems.append(Problem(shown, 0, 0, message, "proposal"))
        else:
            answers[answer.article] = answer
    return answers, problems


def read_answer_file(content: bytes, path: str) -> StoredAnswer:
    """Return the answer that a file holds. Raises ValueError or its like for what is none."""
    match json.loads(content.decode("utf-8")):
        case {
            "article": str(article),
            "request": str(request),
            "model": str(model),
            "prompt": int(prompt),
            "schema": int(schema),
            "sentences": dict(sentences),
            "dates": dict(dates),
            "answer": {"events": list(items)},
        }:
            return StoredAnswer(
                article,
                request,
                model,
                tuple(items[:MOST_EVENTS]),
                {int(number): str(text) for number, text in sentences.items()},
                {str(name): dict(date) for name, date in dates.items()},
                prompt,
                schema,
                path,
                hashlib.sha256(content).hexdigest(),
            )
    raise ValueError("keys are missing")


def stale_because(answer: StoredAnswer, request: str) -> str:
    """Return why an answer is stale; "" where it is that of the request that would be made today."""
    if answer.request == request:
        return ""
    if answer.prompt != PROMPT_VERSION:
        return f"the prompt is version {PROMPT_VERSION}, this answers version {answer.prompt}"
    if answer.schema != SCHEMA_VERSION:
        return f"the schema is version {SCHEMA_VERSION}, this answers version {answer.schema}"
    return "the article or the language of titles has changed since it was asked about"
