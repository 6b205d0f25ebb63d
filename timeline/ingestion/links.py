"""Whether the sources are still there, and still say what is quoted from them; asked only when a person asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final

from timeline.articles import Article
from timeline.ingestion.addresses import askable
from timeline.ingestion.keyed_executor import KeyedExecutor, ahead
from timeline.ingestion.network import Answer, Declined, Network
from timeline.ingestion.parsed import Unusable
from timeline.ingestion.politeness import PoliteClient, host_of
from timeline.ingestion.sandbox import Sandbox
from timeline.problems import Problem
from timeline.store import Chronology

GONE: Final = (404, 410)
WEB_PAGES: Final = ("text/html", "application/xhtml+xml")

_SAME: Final = str.maketrans(
    {**dict.fromkeys("’‘‛`´", "'"), **dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‐‑–—−", "-"), "…": "..."}
)
"""Marks that a page may show in another form than the copy of it."""


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words that a page is to hold, and where they are quoted."""

    words: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceLink:
    """An address, where it is written, what is quoted from there, and the address of a copy of it."""

    address: str
    path: str
    line: int
    column: int
    passages: tuple[QuotedWords, ...] = ()
    copy: str = ""


def links_of(articles: Iterable[Article], chronology: Chronology) -> list[SourceLink]:
    """The addresses of the articles, each with the quotes from it, then those that events name themselves."""
    quoted: dict[str, list[QuotedWords]] = {}
    elsewhere = []
    for file, entry in chronology.entries:
        for number, citation in enumerate(entry.sources):
            if citation is None:
                continue
            passages = []
            if citation.quote:
                passages.append(QuotedWords(citation.quote, file.path, *entry.place("sources", number, "quote")))
            if citation.article:
                quoted.setdefault(citation.article, []).extend(passages)
            elif citation.url:
                place = entry.place("sources", number, "url")
                elsewhere.append(SourceLink(citation.url, file.path, *place, tuple(passages)))
    ours = [
        SourceLink(
            article.url,
            article.path,
            article.lines.get("url", 0),
            1,
            tuple(quoted.get(article.id, ())),
            article.archive or "",
        )
        for article in articles
        if article.url
    ]
    return ours + elsewhere


def check_links(
    links: Iterable[SourceLink], network: Network | None = None, sandbox: Sandbox | None = None
) -> Iterator[tuple[Problem, ...]]:
    """What is wrong with each link, in their order: its page is gone, or no longer holds what is quoted from it.

    Several sites are asked at once, each for one page at a time, as robots.txt allows. A page that cannot be asked for,
    or cannot be read, is a warning: it may be there for people. Blanks and the form of quotation marks do not count.
    """
    client, executor = PoliteClient(network or Network()), KeyedExecutor()

    def begin(link: SourceLink) -> Future[Answer] | None:
        try:
            address = askable(link.address)
        except Unusable:
            return None
        return executor.submit(host_of(address), lambda: client.get(address))

    with nullcontext(sandbox) if sandbox else Sandbox() as reading:
        for link, asked in ahead(links, begin):
            try:
                answer = asked.result() if asked else client.get(link.address)
                missing = _missing(link, answer, reading) if link.passages else []
            except Declined as refusal:
                gone = refusal.status in GONE
                yield (_gone(link, str(refusal)) if gone else _unasked(link, str(refusal)),)
            except Unusable as refusal:
                yield (_unasked(link, str(refusal)),)
            else:
                yield tuple(_lost(link, passage) for passage in missing)


def _missing(link: SourceLink, answer: Answer, reading: Sandbox) -> list[QuotedWords]:
    """The passages that the page does not hold, neither in its article nor elsewhere."""
    page = reading.read(answer.content, link.address, answer.media_type, answer.address, answer.charset)
    missing = [passage for passage in link.passages if _squeezed(passage.words) not in _squeezed(page.text)]
    if not missing or answer.media_type not in WEB_PAGES:
        return missing
    words = _squeezed(reading.words(answer.content, answer.charset))
    return [passage for passage in missing if _squeezed(passage.words) not in words]


def _squeezed(text: str) -> str:
    return "".join(text.translate(_SAME).split())


def _gone(link: SourceLink, reason: str) -> Problem:
    fix = f"its copy is {link.copy}" if link.copy else "find out where it is now, or note a copy with timeline archive"
    message = f"{link.address} is gone: {reason}; {fix}"
    return Problem(link.path, link.line, link.column, message, "link", "warning" if link.copy else "error")


def _lost(link: SourceLink, passage: QuotedWords) -> Problem:
    message = f'{link.address} no longer says "{passage.words[:80]}"; see what was changed there'
    return Problem(passage.path, passage.line, passage.column, message, "link")


def _unasked(link: SourceLink, reason: str) -> Problem:
    message = f"{link.address} cannot be checked: {reason}"
    return Problem(link.path, link.line, link.column, message, "link-unchecked", "warning")
