"""Plain text and Markdown, as they stand; what front matter says is taken at its word."""

from __future__ import annotations

from typing import Final

from timeline.articles import parse_article
from timeline.dates import Day
from timeline.ingestion.address_day import read_address
from timeline.ingestion.characters import decode, is_binary, one_line, safe
from timeline.ingestion.dateline import opens_with_dateline, read_dateline, read_lines
from timeline.ingestion.language import recognise_language
from timeline.ingestion.parsed import Evidence, EvidenceKind, Parsed, Unusable
from timeline.layout.notices import notice
from timeline.problems import Invalid


def read_plain(content: bytes, address: str = "", charset: str = "") -> Parsed:
    """The article in a text file. Its first line is the title where it is that of a head.

    Raises Unusable for an empty file, one that is no text, and front matter that cannot be read.
    """
    if is_binary(content):
        raise Unusable("not a text file: its bytes are no text")
    try:
        article = parse_article(decode(content, charset), name="", path="")
    except Invalid as invalid:
        raise Unusable(f"front matter: {invalid.problems[0].message}") from None
    text = safe(article.text)
    if not text.strip():
        raise Unusable("no text in this file")
    url = article.url or address
    return Parsed(
        text,
        title=article.title or _first_line(text),
        publisher=article.publisher or "",
        author=article.author or "",
        # An article without front matter says no language; parse_article then names the usual one.
        language=article.language if "language" in article.lines else "",
        url=url,
        evidence=_evidence(article.published, article.published_from, text, url),
        kind=article.kind or "",
    )


def _evidence(published: Day | None, source: str | None, text: str, url: str) -> tuple[Evidence, ...]:
    if published is not None:
        return (Evidence(EvidenceKind.STATED, published, str(published), source or "front matter"),)
    evidence = (*read_address(url), *read_lines(text, ""))
    return (*evidence, *read_dateline(text, recognise_language(text, "en"), evidence))


MOST_OF_HEAD: Final = 3
"""Lines of a head: a headline, what stands below it, and who wrote it."""
LONGEST_HEADLINE: Final = 200
"""Characters of it; what is longer is a paragraph."""


def _first_line(text: str) -> str:
    """The first line of a head: of lines that end as no sentence does, up to an empty one, or of one above a byline or
    a dateline."""
    head = text.strip()[: 4 * LONGEST_HEADLINE].split("\n\n", 1)[0].split("\n")
    line = head[0]
    title = one_line(line.lstrip("# "))
    if len(line) > LONGEST_HEADLINE or title.endswith("."):
        return ""
    is_head = len(head) <= MOST_OF_HEAD and not any(one.rstrip().endswith((".", "!", "?")) for one in head[1:])
    return title if is_head or notice(head[1]) == "credit" or opens_with_dateline(head[1]) else ""
