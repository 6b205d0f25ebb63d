"""The parts of an article that are read each by itself: the entries of a live blog, which are short items of their own.

"Yesterday" in an entry of Tuesday is Monday, whenever the page was fetched, and what an entry opens with is its news.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.articles import Article
from timeline.dates import Date, DateError, Day
from timeline.events import Basis, Mode
from timeline.extraction.mentions import UNSURE, EventMention, Tier


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """A stretch of an article as an article of its own; ``start`` is where it begins in the whole.

    ``entry`` is whether it is an entry of a live blog, which was published on the day in the line that opens it.
    """

    start: int
    article: Article
    entry: bool = False


def parts_of(article: Article) -> tuple[ArticlePart, ...]:
    """Return the entries of a live blog that stand, in order of the text; of another article the whole."""
    return tuple(_entries(article)) or (ArticlePart(0, article),)


def _entries(article: Article) -> Iterator[ArticlePart]:
    opening = [block for block in article.layout if block.kind == "entry" and "T" in (block.time or "")]
    if not opening:
        return
    if article.text[: opening[0].start].strip():
        yield ArticlePart(0, replace(article, text=article.text[: opening[0].start], pages=()))
    for block, end in zip(opening, [*(each.start for each in opening[1:]), len(article.text)], strict=True):
        # Of an entry that was corrected the correction is read; what was taken back is read no more.
        if block.state not in ("corrected", "withdrawn"):
            day = _day(block.time or "", article)
            entry = replace(article, text=article.text[block.end : end], published=day, pages=())
            yield ArticlePart(block.end, entry, entry=True)


def _day(time: str, article: Article) -> Day | None:
    try:
        return Day.parse(time[:10])
    except DateError:
        return article.published


def placed(mention: EventMention, part: ArticlePart, sentences: int, *, opens: bool = False) -> EventMention:
    """Return a mention of a part as one of the whole article, of which ``sentences`` lie before the part.

    What an entry ``opens`` with is a row of a log. Where it names no day it tells of that of the entry, which was
    posted within hours.
    """
    published = part.article.published
    news = part.entry and opens and mention.mode is Mode.STATED
    if news and published is not None:
        if mention.basis is Basis.REPORTED and mention.tier is Tier.CHRONOLOGY:
            mention = replace(mention, when=Date.of(published), basis=Basis.LINKED)
        elif mention.reason == UNSURE:
            mention = replace(mention, tier=Tier.CHRONOLOGY, reason="")
    return replace(
        mention,
        start=mention.start + part.start,
        end=mention.end + part.start,
        sentence=mention.sentence + sentences,
    )
