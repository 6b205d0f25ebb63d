"""The mentions of an article by engine and model together, as they are remembered."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.articles import Article
from timeline.extraction.mentions import EventMention, dump_mentions
from timeline.proposals.agreement import agree
from timeline.proposals.answers import StoredAnswer
from timeline.proposals.evidence import ArticleEvidence
from timeline.proposals.provenance import provenance_text
from timeline.proposals.verification import verify


def read_together(
    mentions: Sequence[EventMention], article: Article, answer: StoredAnswer, language: str
) -> tuple[str, str]:
    """Return the engine's mentions with what a kept answer adds to them, and who saw each, both as JSON.

    Args:
        mentions: What the engine found in the article.
        article: The article.
        answer: What a model answered about it.
        language: The language that titles were asked for in.
    """
    evidence = ArticleEvidence(article)
    agreed = agree(mentions, verify(answer, evidence, language), evidence, answer.model)
    quotes = [mention.quote for mention in agreed.mentions]
    return dump_mentions(agreed.mentions), provenance_text(dict(zip(quotes, agreed.provenance, strict=True)))
