"""Whether the sources are still there, and still say what is quoted from them; asked only when a person asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext

from timeline.articles import Article
from timeline.ingestion.found import Unusable
from timeline.ingestion.network import Network
from timeline.ingestion.robots import Robots
from timeline.ingestion.sandbox import Sandbox
from timeline.problems import Problem


def check_links(
    articles: Iterable[Article],
    quotes: Mapping[str, Iterable[str]],
    network: Network | None = None,
    sandbox: Sandbox | None = None,
) -> Iterator[Problem]:
    """A warning for each article whose page is gone, or no longer has a sentence that ``quotes`` holds for its id.

    Quotes are compared without regard to blanks. A page that refuses programs is no finding.
    """
    network = network or Network()
    robots = Robots(network)
    with nullcontext(sandbox) if sandbox else Sandbox() as reading:
        for number, article in enumerate(article for article in articles if article.url):
            url = article.url or ""
            try:
                network.sleep(max(robots.require(url), 1.0) if number else 0.0)
                answer = network.get(url)
            except Unusable as refusal:
                yield _warning(article, f"{url} cannot be had: {refusal}")
                continue
            wanted = list(quotes.get(article.id, ()))
            try:
                found = reading.read(answer.content, url, answer.media_type, answer.address, answer.charset)
            except Unusable as refusal:
                yield _warning(article, f"{url} has no article any more: {refusal}")
                continue
            text = "".join(found.text.split())
            for quote in wanted:
                if "".join(quote.split()) not in text:
                    yield _warning(article, f'{url} no longer says "{quote[:80]}"; the copy in {article.path} does')


def _warning(article: Article, message: str) -> Problem:
    line = article.lines.get("url", 0)
    return Problem(article.path, line, 1 if line else 0, message, "link", "warning")
