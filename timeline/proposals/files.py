"""Requests and answers as files: JSON lines in the form of batch interfaces, to be answered by any model or person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from timeline.proposals.requests import Request
from timeline.proposals.schema import MOST_EVENTS, SCHEMA, Unreadable, read_answer

ENDPOINT: Final = "/v1/chat/completions"
LONGEST_ANSWER: Final = 8_000
"""Tokens of one answer, at most."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a file: the events of each article as JSON has them, those of its parts one after the other; the
    models that gave them; the articles of which a part is missing; and what is wrong with lines."""

    items: Mapping[str, tuple[Any, ...]]
    models: Mapping[str, str]
    parts: Mapping[str, frozenset[int]]
    problems: tuple[str, ...]


def request_body(request: Request, model: str) -> dict[str, Any]:
    """Return the body of a chat completion that asks a request."""
    return {
        "model": model,
        "messages": [dict(message) for message in request.messages],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "events", "schema": SCHEMA, "strict": True},
        },
        "temperature": 0,
        "max_tokens": LONGEST_ANSWER,
    }


def request_lines(requests: Iterable[Request], model: str) -> Iterator[str]:
    """Yield a line for each request, as batch interfaces take them."""
    for request in requests:
        line = {"custom_id": request.id, "method": "POST", "url": ENDPOINT, "body": request_body(request, model)}
        yield json.dumps(line, ensure_ascii=False) + "\n"


def answers_in(lines: Iterable[str]) -> Answers:
    """Return the answers of a file: as batch interfaces give them, or ``{"custom_id": ..., "answer": {"events": []}}``.

    A line that cannot be read is a problem and costs only itself.
    """
    by_article: dict[str, dict[int, list[Any]]] = {}
    models: dict[str, str] = {}
    problems: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            name, items, model = _read(line)
        except (ValueError, RecursionError) as error:
            problems.append(f"line {number}: {error}")
            continue
        article, _, part = name.rpartition("#") if name.rpartition("#")[2].isdecimal() else (name, "", "1")
        by_article.setdefault(article, {}).setdefault(int(part[:6]), items)
        models[article] = model
    return Answers(
        {
            article: tuple(item for part in sorted(parts) for item in parts[part])[:MOST_EVENTS]
            for article, parts in by_article.items()
        },
        models,
        {article: frozenset(parts) for article, parts in by_article.items()},
        tuple(problems),
    )


def _read(line: str) -> tuple[str, list[Any], str]:
    """Return the id, the events and the model of a line. Raises ValueError where there is no answer in it."""
    match json.loads(line):
        case {"custom_id": str(name), "answer": {"events": list(items)}, **rest}:
            return name, items, str(rest.get("model") or "a person")
        case {"custom_id": str(name), "response": {"body": dict(body)}}:
            return name, read_answer(answer_text(body)), str(body.get("model") or "unknown")
        case {"custom_id": str(name), "error": dict(error)}:
            raise ValueError(f'no answer for "{name}": {str(error.get("message"))[:200]}')
        case {"custom_id": str(name)}:
            raise ValueError(f'neither "response" nor "answer" stands beside "{name}"')
    raise ValueError('no "custom_id"; a line is {"custom_id": "article", "answer": {"events": [...]}}')


def answer_text(body: Mapping[str, Any]) -> str:
    """Return the text of a chat completion. Raises Unreadable where the model refused or said nothing."""
    match body:
        case {"choices": [{"message": {"refusal": str(refusal)}}, *_]} if refusal:
            raise Unreadable(f"the model refused: {refusal[:200]}")
        case {"choices": [{"message": {"content": str(content)}}, *_]} if content.strip():
            return content
    raise Unreadable("the model said nothing")
