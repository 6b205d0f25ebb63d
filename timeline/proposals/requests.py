"""What a model is asked: a small numbered request of an article, and the answer kept with what it refers to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from timeline.articles import Article
from timeline.proposals.prompt import PROMPT_VERSION, SYSTEM
from timeline.proposals.schema import SCHEMA_VERSION

if TYPE_CHECKING:
    from timeline.proposals.evidence import ArticleEvidence, OfferedDate

LONGEST_PART: Final = 12_000
"""Characters of the sentences of one request: with its dates and the answer it fits a context of 8,192 tokens."""


@dataclass(frozen=True, slots=True)
class Request:
    """A part of an article to ask about. ``id`` is the article's and, of a long one, the number of the part.

    ``digest`` is that of all that the answer depends on: the article, the prompt, the schema, the language of titles.
    """

    id: str
    article: str
    digest: str
    messages: tuple[Mapping[str, str], ...]


def requests_of(article: Article, fingerprint: str, language: str, evidence: ArticleEvidence) -> list[Request]:
    """Return the requests of an article: one, or several of a long one.

    Args:
        article: The article.
        fingerprint: SHA-256 of all that the article says.
        language: The language of titles, as a BCP 47 tag.
        evidence: The article as it was read.
    """
    digest = request_digest(fingerprint, language)
    parts = list(_parts(evidence.sentences))
    requests = []
    for number, part in enumerate(parts, 1):
        name = article.id if len(parts) == 1 else f"{article.id}#{number}"
        content = json.dumps(_content(article, evidence, part), ensure_ascii=False, separators=(",", ":"))
        messages = (
            {"role": "system", "content": SYSTEM.format(language=language)},
            {"role": "user", "content": content},
        )
        requests.append(Request(name, article.id, digest, messages))
    return requests


def request_digest(fingerprint: str, language: str) -> str:
    """Return SHA-256 of what makes an answer stale when it changes.

    The engine's readings do not: an answer is kept with those that it picked.
    """
    said = (fingerprint, str(PROMPT_VERSION), str(SCHEMA_VERSION), language)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()


def _parts(sentences: Sequence[str]) -> Iterator[range]:
    """Yield ranges of sentences, each as long as a request may be."""
    first = length = 0
    for number, sentence in enumerate(sentences):
        if length and length + len(sentence) > LONGEST_PART:
            yield range(first, number)
            first, length = number, 0
        length += len(sentence)
    if first < len(sentences):
        yield range(first, len(sentences))


def _content(article: Article, evidence: ArticleEvidence, part: range) -> dict[str, Any]:
    # A part shows the dates of its own sentences, and those before it, which go on.
    dates = [date for date in evidence.dates if date.sentence is None or date.sentence < part.stop]
    return {
        "title": article.title or "",
        "published": str(article.published) if article.published else None,
        "sentences": {str(number + 1): evidence.sentences[number] for number in part},
        "dates": [_shown(date) for date in dates],
    }


def _shown(date: OfferedDate) -> dict[str, Any]:
    if date.sentence is None:
        return {"id": date.id, "date": str(date.when)}
    return {"id": date.id, "sentence": date.sentence + 1, "words": date.words, "date": str(date.when)}
